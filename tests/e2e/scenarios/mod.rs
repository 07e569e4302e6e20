//! Everything that is tried in a browser. A scenario is an `async fn(Page) -> Outcome`; its name is the function's.

mod opening;
mod speed;
mod trust;

use crate::driver::Browser::{Chromium, Firefox};
use crate::driver::Start::{NoJavaScript, NoWebAssembly};
use crate::run::{Scenario, scenario};

/// The whole list.
pub fn all() -> Vec<Scenario> {
    vec![
        scenario(trust::notices_errors_and_foreign_requests),
        scenario(trust::notices_requests_while_offline),
        scenario(trust::sets_speed_and_media).only(&[Chromium]).alone(),
        scenario(opening::opens_under_a_subpath),
        scenario(opening::says_when_there_is_no_javascript).only(&[Chromium, Firefox]).starting(NoJavaScript),
        scenario(opening::says_when_there_is_no_webassembly).only(&[Chromium]).starting(NoWebAssembly),
        scenario(opening::says_when_the_program_is_missing),
        scenario(opening::says_when_the_program_is_broken),
        scenario(speed::first_visit_is_small).only(&[Chromium]),
        scenario(speed::reads_a_large_dataset_fast).only(&[Chromium]).alone(),
    ]
}
