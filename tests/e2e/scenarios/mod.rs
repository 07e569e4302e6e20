//! Everything that is tried in a browser. A scenario is an `async fn(Page) -> Outcome`; its name is the function's.

mod access;
mod bad_files;
mod choices;
mod compare_away;
mod compare_keys;
mod compare_landing;
mod compare_links;
mod compare_loading;
mod compare_picking;
mod compare_words;
mod compare_work;
mod content;
mod data;
mod data_check;
mod data_edit;
mod data_keep;
mod data_ladder;
mod data_mapping;
mod datasets;
mod keyboard;
mod large;
mod markup;
mod media;
mod offer;
mod offline;
mod opening;
mod path_away;
mod path_cases;
mod path_chart;
mod path_choosing;
mod path_loading;
mod path_plan;
mod path_speed;
mod path_trouble;
mod path_wide;
mod privacy;
mod speed;
mod speed_data;
mod speed_large;
mod speed_team;
mod stale;
mod tables;
mod team;
mod trust;
mod wear;
mod whole;

use crate::driver::Browser::{Chromium, Firefox};
use crate::driver::Start::{NoJavaScript, NoWebAssembly};
use crate::run::{Scenario, scenario};

/// The whole list.
pub fn all() -> Vec<Scenario> {
    let mut all = general();
    all.extend(offers());
    all.extend(teams());
    all.extend(owning());
    all.extend(comparing());
    all.extend(planning());
    all
}

fn planning() -> Vec<Scenario> {
    vec![
        scenario(path_cases::the_case_of_the_sample).of_the_program(),
        scenario(path_cases::the_same_today).of_the_program(),
        scenario(path_cases::the_public_tables).of_the_program(),
        scenario(path_cases::grades_passed_over).of_the_program(),
        scenario(path_cases::the_best_pay).of_the_program(),
        scenario(path_cases::another_track).of_the_program(),
        scenario(path_cases::month_ends_and_leap_days).of_the_program(),
        scenario(path_cases::a_table_in_the_middle).of_the_program(),
        scenario(path_choosing::from_and_to),
        scenario(path_choosing::changing_places),
        scenario(path_choosing::each_is_in_the_link),
        scenario(path_choosing::an_assumed_rise_is_named).of_the_program(),
        scenario(path_choosing::ways_to_the_view),
        scenario(path_trouble::each_says_what_to_change).of_the_program(),
        scenario(path_trouble::doing_what_it_says_helps).of_the_program(),
        scenario(path_trouble::unknown_positions_are_told).of_the_program(),
        scenario(path_trouble::fields_show_what_is_used),
        scenario(path_plan::each_change_by_menu),
        scenario(path_plan::one_more_change),
        scenario(path_plan::the_link_holds_the_plan).of_the_program(),
        scenario(path_plan::a_start_to_come).of_the_program(),
        scenario(path_plan::an_event_is_dragged),
        scenario(path_chart::every_event_by_keys),
        scenario(path_chart::events_without_pay_are_no_stop),
        scenario(path_chart::all_routes_are_read_by_keys),
        scenario(path_chart::all_routes_are_read_by_pointer),
        scenario(path_chart::ends_of_lines_are_named),
        scenario(path_chart::a_ring_marks_the_arrival),
        scenario(path_chart::lines_differ_by_dash_and_mark),
        scenario(path_chart::month_by_month_adds_up).of_the_program(),
        scenario(path_chart::promotion_now_or_after_the_next_step).of_the_program(),
        scenario(path_chart::what_it_asks_on_the_way).of_the_program(),
        scenario(path_away::csv_reads_back),
        scenario(path_away::markdown_reads_back),
        scenario(path_away::the_calendar_reads_back),
        scenario(path_loading::loads_once_and_goes_on_without_the_host),
        scenario(path_loading::waiting_and_failing_are_told),
        scenario(path_wide::nothing_is_wider_than_the_window).only(&[Chromium]),
        scenario(path_wide::paper_shows_a_path_on_one_sheet).only(&[Chromium]),
        scenario(path_speed::the_search_is_quick).only(&[Chromium]).alone(),
        scenario(path_speed::only_what_matters_is_searched).of_the_program(),
        scenario(path_speed::choices_are_quick).only(&[Chromium]).alone(),
    ]
}

fn owning() -> Vec<Scenario> {
    vec![
        scenario(data::files_are_the_dataset_of_every_view),
        scenario(data::one_file_alone).of_the_program(),
        scenario(data::problems_show_their_lines),
        scenario(data::what_is_no_ladder).of_the_program(),
        scenario(data::files_as_they_come),
        scenario(data::beginnings),
        scenario(data::a_matrix_becomes_a_ladder),
        scenario(data::a_site_is_published),
        scenario(data::what_is_public_is_chosen),
        scenario(data::nothing_leaves_the_page),
        scenario(data::by_keyboard_and_without_findings),
        scenario(data::it_opens_where_files_are_broken),
        scenario(data::on_a_phone),
        scenario(data_check::a_finding_is_on_purpose).of_the_program(),
        scenario(data_check::entries_go_stale_in_sight).of_the_program(),
        scenario(data_check::from_a_problem_to_its_cell),
        scenario(data_check::from_a_finding_to_its_level),
        scenario(data_check::from_a_problem_to_its_field),
        scenario(data_check::check_on_a_phone),
        scenario(data_mapping::two_heads_by_keyboard),
        scenario(data_mapping::levels_as_columns),
        scenario(data_mapping::pasted_html),
        scenario(data_mapping::a_mapping_is_remembered),
        scenario(data_mapping::a_ladder_in_markdown),
        scenario(data_mapping::the_mapping_on_a_phone),
        scenario(data_edit::a_cell_by_keyboard),
        scenario(data_edit::blocks_are_pasted_and_copied),
        scenario(data_edit::a_raise_from_a_day),
        scenario(data_edit::what_is_wrong_is_told_at_once),
        scenario(data_edit::leaving_asks_first),
        scenario(data_edit::grids_begin),
        scenario(data_keep::a_draft_is_kept_where_that_is_turned_on),
        scenario(data_keep::several_drafts),
        // WebKit's driver knows one tab only.
        scenario(data_keep::a_second_tab_overwrites_nothing).only(&[Chromium, Firefox]),
        scenario(data_keep::what_is_not_kept_is_told),
        scenario(data_keep::keeping_on_a_phone),
        scenario(data_ladder::a_level_by_keyboard),
        scenario(data_ladder::expectations_steps_and_errors),
        scenario(data_ladder::levels_and_tracks_come_and_go),
        scenario(data_ladder::the_other_parts),
        scenario(data_ladder::forms_begin),
    ]
}

fn offers() -> Vec<Scenario> {
    vec![
        scenario(offer::the_offer_of_the_look).of_the_program(),
        scenario(offer::scenarios_and_papers),
        scenario(offer::placing).of_the_program(),
        scenario(offer::public_tables).only(&[Chromium]),
        scenario(offer::saved_and_opened),
        scenario(offer::nothing_leaves_the_page),
        scenario(offer::texts_stay_texts),
        scenario(offer::by_keyboard_and_without_findings),
        scenario(offer::on_every_width).only(&[Chromium]),
    ]
}

fn teams() -> Vec<Scenario> {
    vec![
        scenario(team::fourteen_people).of_the_program(),
        scenario(team::other_choices).of_the_program(),
        scenario(team::equal_pay).of_the_program(),
        scenario(team::another_table).of_the_program(),
        scenario(team::own_plans).of_the_program(),
        scenario(team::from_the_bands),
        scenario(team::quick_changes),
        scenario(team::answer_to_one_person).of_the_program(),
        scenario(team::variable_pay).of_the_program(),
        scenario(team::styles_of_path_stay_away).only(&[Chromium]),
        scenario(team::names_can_be_hidden),
        scenario(team::bad_rows_are_told),
        scenario(team::rows_are_typed_one_by_one),
        scenario(team::files_are_opened_and_kept),
        scenario(team::nothing_leaves_the_page),
        scenario(team::by_keyboard_and_without_findings),
        scenario(team::many_people).only(&[Chromium]),
        scenario(team::on_every_width).only(&[Chromium]),
        scenario(team::on_paper).only(&[Chromium]),
    ]
}

fn comparing() -> Vec<Scenario> {
    vec![
        scenario(compare_landing::all_six_of_the_general_schedule).of_the_program(),
        scenario(compare_landing::band_5_to_band_6_of_the_nhs).of_the_program(),
        scenario(compare_landing::a_switch_at_the_same_rank).of_the_program(),
        scenario(compare_landing::moves_that_are_no_plain_landing).of_the_program(),
        scenario(compare_words::tell_gains_losses_and_pay).of_the_program(),
        scenario(compare_words::tell_what_is_missing).of_the_program(),
        scenario(compare_words::say_that_a_ladder_has_no_axes).of_the_program(),
        scenario(compare_words::ask_for_what_is_lacking).of_the_program(),
        scenario(compare_picking::by_typing),
        scenario(compare_picking::by_selects_and_suggestions),
        scenario(compare_picking::in_the_place_of_another),
        scenario(compare_picking::up_to_four),
        scenario(compare_picking::moved_and_stepped),
        scenario(compare_keys::everything_by_keys),
        scenario(compare_keys::the_ends_of_a_track),
        scenario(compare_keys::groups_and_menus),
        scenario(compare_work::only_what_differs).of_the_program(),
        scenario(compare_work::expectations_in_three_groups).of_the_program(),
        scenario(compare_work::expectations_are_filtered),
        scenario(compare_work::level_by_level).of_the_program(),
        scenario(compare_links::drop_what_is_unknown).of_the_program(),
        scenario(compare_links::hold_period_region_and_date).of_the_program(),
        scenario(compare_links::lead_here_from_explore),
        scenario(compare_links::hold_nothing_typed_and_no_pay),
        scenario(compare_loading::a_first_visit_goes_without),
        scenario(compare_loading::waiting_says_for_what),
        scenario(compare_loading::what_does_not_come_is_told),
        scenario(compare_loading::styles_come_before_the_view),
        scenario(compare_loading::styles_that_do_not_come_are_no_loss),
        scenario(compare_away::csv_reads_back),
        scenario(compare_away::markdown_reads_back),
        scenario(compare_away::drawings_open_on_their_own),
    ]
}

/// Explore, and what all views share.
fn general() -> Vec<Scenario> {
    vec![
        scenario(trust::notices_errors_and_foreign_requests),
        scenario(trust::notices_requests_while_offline),
        scenario(trust::sets_speed_and_media).only(&[Chromium]).alone(),
        scenario(trust::the_yardstick_follows_the_slowdown).only(&[Chromium]).alone(),
        scenario(opening::opens_under_a_subpath),
        scenario(opening::says_when_there_is_no_javascript).only(&[Chromium, Firefox]).starting(NoJavaScript),
        scenario(opening::says_when_there_is_no_webassembly).only(&[Chromium]).starting(NoWebAssembly),
        scenario(opening::says_when_the_program_is_missing),
        scenario(opening::says_when_the_program_is_broken),
        scenario(whole::every_view_opens).only(&[Chromium]).of(whole::SITE),
        scenario(datasets::open_through_the_select),
        scenario(datasets::open_through_links),
        scenario(datasets::quick_moves_ask_once_and_end_on_the_last),
        scenario(datasets::pay_what_their_sources_say).of_the_program(),
        scenario(datasets::show_every_cell_of_their_files).of_the_program(),
        scenario(choices::pay_per_year_month_and_hour),
        scenario(choices::come_back_by_history_reload_and_link),
        scenario(choices::going_away_and_coming_back_loses_nothing),
        scenario(choices::tracks_hide_and_show),
        scenario(choices::rises_to_the_next_step).of_the_program(),
        scenario(choices::bands_sort_and_meet).of_the_program(),
        scenario(stale::each_unknown_value_is_told).of_the_program(),
        scenario(stale::the_rest_of_the_link_works).of_the_program(),
        scenario(stale::a_stale_day_is_said_nowhere).of_the_program(),
        scenario(stale::long_values_are_cut).only(&[Chromium]),
        scenario(stale::mangled_links_open_the_start_page),
        scenario(keyboard::tab_goes_through_the_page_in_order),
        scenario(keyboard::the_skip_link_leads_to_the_heading),
        scenario(keyboard::arrows_move_within_the_map),
        scenario(keyboard::enter_opens_and_escape_closes_on_the_map),
        scenario(keyboard::a_step_of_the_detail_keeps_the_focus),
        scenario(keyboard::enter_opens_and_escape_closes_on_the_steps),
        scenario(keyboard::the_focus_is_not_behind_the_sheet).only(&[Chromium]),
        scenario(keyboard::the_bands_are_links),
        scenario(keyboard::choices_are_made_by_keys),
        scenario(keyboard::every_view_opens_by_its_tab),
        scenario(offline::everything_loaded_goes_on),
        scenario(offline::another_dataset_says_that_it_did_not_come),
        scenario(offline::what_failed_can_be_tried_again),
        scenario(offline::waiting_says_for_what),
        scenario(bad_files::missing_ladder),
        scenario(bad_files::the_words_come_later),
        scenario(bad_files::findings_are_told_on_request).of_the_program(),
        scenario(bad_files::missing_bands).of_the_program(),
        scenario(bad_files::files_that_are_no_ladder),
        scenario(bad_files::ladders_that_make_no_sense).of_the_program(),
        scenario(bad_files::pay_that_makes_no_sense).of_the_program(),
        scenario(bad_files::pay_that_belongs_nowhere).of_the_program(),
        scenario(bad_files::ten_megabytes_of_noise),
        // Three browsers with 12,500 regions at once would leave none of them the time that a page is given.
        scenario(bad_files::a_hundred_thousand_rows).alone(),
        scenario(bad_files::a_list_that_is_missing_or_broken),
        scenario(tables::are_chosen_by_region_and_date).of_the_program(),
        scenario(tables::of_the_future_are_shown_when_there_is_no_other).of_the_program(),
        scenario(tables::newer_rows_of_a_level_leave_the_others_alone).of_the_program(),
        scenario(tables::regions_by_percentage).of_the_program(),
        scenario(tables::steps_stand_under_their_own_heads).of_the_program(),
        scenario(tables::of_regions_with_unusual_names).of_the_program(),
        scenario(privacy::no_link_holds_pay),
        scenario(privacy::no_link_of_any_view_holds_pay),
        scenario(privacy::the_page_forbids_what_it_never_does),
        scenario(privacy::only_the_theme_is_kept),
        scenario(large::heads_stay_in_sight_on_a_wide_map).only(&[Chromium]),
        scenario(large::cells_hold_their_words),
        scenario(large::one_long_track_is_whole).only(&[Chromium]),
        scenario(large::other_lenses_of_a_large_ladder).only(&[Chromium]),
        scenario(large::nothing_is_wider_than_the_window).only(&[Chromium]),
        scenario(markup::is_shown_letter_by_letter),
        scenario(media::forced_colours_keep_the_mark).only(&[Chromium]),
        scenario(media::reduced_motion_moves_nothing).only(&[Chromium]),
        scenario(media::paper_shows_the_ladder_whole).only(&[Chromium]),
        scenario(media::paper_shows_a_comparison_on_one_sheet).only(&[Chromium]),
        scenario(access::light_and_wide).only(&[Chromium]),
        scenario(access::dark_and_wide).only(&[Chromium]),
        scenario(access::light_and_narrow).only(&[Chromium]),
        scenario(access::dark_and_narrow).only(&[Chromium]),
        scenario(access::no_view_has_a_finding).only(&[Chromium]),
        scenario(access::by_the_theme_button).only(&[Firefox]),
        scenario(speed::first_visit_is_small).only(&[Chromium]),
        scenario(speed::another_lens_is_quick).only(&[Chromium]).alone(),
        scenario(speed::another_period_is_quick).only(&[Chromium]).alone(),
        scenario(speed::another_position_is_quick).only(&[Chromium]).alone(),
        scenario(speed::other_tracks_are_quick).only(&[Chromium]).alone(),
        scenario(speed::comparing_is_quick).only(&[Chromium]).alone(),
        scenario(speed_data::eight_thousand_cells).only(&[Chromium]).alone(),
        scenario(speed_data::a_hundred_thousand_rows_open_in_turns).only(&[Chromium]).alone(),
        scenario(speed_team::ten_thousand_people).only(&[Chromium]).alone(),
        scenario(speed_large::another_position_is_quick).only(&[Chromium]).alone(),
        scenario(speed_large::another_period_is_quick_on_the_map).only(&[Chromium]).alone(),
        scenario(speed_large::another_period_is_quick_in_the_steps).only(&[Chromium]).alone(),
        scenario(speed_large::another_period_is_quick_in_the_bands).only(&[Chromium]).alone(),
        scenario(speed_large::another_lens_is_quick).only(&[Chromium]).alone(),
        scenario(speed_large::a_level_of_very_many_expectations_opens_at_once).only(&[Chromium]).alone(),
        scenario(wear::nothing_wears_out).only(&[Chromium]).alone(),
        scenario(wear::twenty_large_files).only(&[Chromium]).alone(),
        scenario(content::a_first_visit_asks_for_all_at_once),
        scenario(content::when_a_first_visit_shows_its_content).only(&[Chromium]).alone(),
        scenario(speed::reads_a_large_dataset_fast).only(&[Chromium]).alone(),
    ]
}
