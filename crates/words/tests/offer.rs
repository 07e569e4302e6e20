//! The sentences and the papers of an offer: the cases of the rules, what a letter must not hold, and that every text stays one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use files::offers::Texts;
use files::paper::{Paper, Part, markdown};
use progression::offer::{Base, Bonus, Fair, Grant, Offer, Standing};
use progression::roster::Entry;
use proptest::prelude::*;
use rules::dataset::Dataset;
use rules::hours::Hours;
use rules::money::Money;
use rules::per::Per;
use rules::ratio::Ratio;
use testing::{day, hosted, money};
use words::offer::{
    Amounts, Considered, Letter, Record, advert, circle, fair, heading, letter, raising, record, spread, start, why_outside,
};
use words::plain::Plain;

const TODAY: &str = "2026-11-21";

fn usd(dollars: i64) -> Money {
    money(dollars * 100, "USD")
}

/// $93,000 in D5 from February 1, 2027, with a sign-on and a bonus of 8%.
fn mira() -> Offer {
    let mut offer = Offer::of("D5.2".parse().unwrap(), String::new(), day("2027-02-01"));
    offer.candidate.push_str("Mira Novak");
    offer.base = Base::Figure(usd(93_000));
    offer.top.sign_on = Some(usd(5_000));
    offer.top.bonus = Some(Bonus::Share(Ratio::new(8, 100).unwrap()));
    offer
}

fn roster() -> Vec<Entry> {
    let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/rosters/cloud-team.csv")).unwrap();
    files::roster::read(&file, &hosted("cloud-team"), day(TODAY)).entries
}

fn amounts(dataset: &Dataset) -> Amounts<'static> {
    Amounts { unit: dataset.unit, per: Per::Year, format: &Plain }
}

fn told(dataset: &Dataset, offer: &Offer) -> String {
    let heading = heading(offer, offer.placing(dataset).as_ref(), amounts(dataset));
    format!("{} {}", heading.now, heading.then)
}

fn paper(dataset: &Dataset, offer: &Offer, texts: &Texts) -> Paper {
    letter(&Letter { offer, dataset, texts, today: day(TODAY), format: &Plain })
}

/// All texts of a paper.
fn texts(paper: &Paper) -> String {
    format!("{:?}", paper.parts)
}

#[test]
fn headings() {
    let cloud = hosted("cloud-team");
    let with = |base: Base| told(&cloud, &Offer { base, ..mira() });
    let figure = |dollars| with(Base::Figure(usd(dollars)));
    assert_eq!(
        figure(93_000),
        "An offer of USD 93000.00 stands between D5.2 (USD 92600.00) and D5.3 (USD 94400.00), 40% into the band of D5."
    );
    assert_eq!(with(Base::Step("2".parse().unwrap())), "An offer of D5.2 pays USD 92600.00 a year, 33% into the band of D5.");
    assert_eq!(figure(92_600), "An offer of USD 92600.00 is what D5.2 pays, 33% into the band of D5.");
    assert_eq!(figure(97_500), "An offer of USD 97500.00 stands above D5.4 (USD 96300.00), USD 1200.00 above the band of D5.");
    assert_eq!(figure(90_000), "An offer of USD 90000.00 stands below D5.1 (USD 90800.00), USD 800.00 below the band of D5.");
    assert_eq!(figure(90_801).split(", ").last(), Some("less than 1% into the band of D5."));
    let unpaid = Offer { base: Base::Step("9".parse().unwrap()), ..mira() };
    assert!(told(&cloud, &unpaid).starts_with("An offer in D5 has no place yet."));
}

#[test]
fn circles_and_reasons() {
    let cloud = hosted("cloud-team");
    let of = |dollars| {
        let offer = Offer { base: Base::Figure(usd(dollars)), ..mira() };
        let placing = offer.placing(&cloud).unwrap();
        (circle(&placing, amounts(&cloud)).unwrap().0, why_outside("B", &placing, amounts(&cloud)), start(&placing, amounts(&cloud)))
    };
    assert_eq!(of(93_000), ("Within the band.".to_owned(), None, "start; USD 400.00 above the step".to_owned()));
    let (above, why, _) = of(97_500);
    assert_eq!((above.as_str(), why.as_deref()), ("Above the band (red circle).", Some("B stands USD 1200.00 above the band of D5. Why?")));
    assert_eq!((of(90_000).0.as_str(), of(90_000).2.as_str()), ("Below the band (green circle).", "start; below all steps"));
}

/// The figures of the look: three of four are paid less, two are overtaken, raising them costs $600 a year.
#[test]
fn fair_to_the_team() {
    let (cloud, people) = (hosted("cloud-team"), roster());
    let of = |dollars| Fair::of(&Offer { base: Base::Figure(usd(dollars)), ..mira() }, &cloud, &people, day(TODAY)).unwrap();
    let levels = ["D5", "EM5"].map(str::to_owned);
    assert_eq!(fair(&of(93_000), &levels), "Three of the four people in D5 and EM5 are paid less; two of them are overtaken.");
    let cost = |dollars| {
        let fair = of(dollars);
        raising(&fair, [false, true].map(|all| fair.raising(all).map(rules::exact::ExactMoney::money)), "it", &Plain)
    };
    assert_eq!(cost(93_000).as_deref(), Some("Raising those two to it costs USD 600.00 a year, and all three USD 2800.00."));
    assert_eq!(cost(91_000).as_deref(), Some("Raising that one person to it costs USD 200.00 a year."));
    assert_eq!(cost(90_000), None);
    let names: Vec<_> = of(93_000).people.iter().map(|person| (people[person.place].name.clone(), person.standing)).collect();
    let expected = [
        ("Ravi Nair", Standing::PaidMore),
        ("Karl Berg", Standing::Overtaken),
        ("Mark Ilves", Standing::Overtaken),
        ("Lena Brandt", Standing::PaidLess),
    ];
    assert_eq!(names, expected.map(|(name, standing)| (name.to_owned(), standing)));
    assert_eq!(fair(&of(97_500), &levels), "All four people in D5 and EM5 are paid less; one of them is overtaken.");
    assert_eq!(fair(&of(90_000), &levels), "Nobody of the four people in D5 and EM5 is paid less.");
    assert_eq!(
        spread(of(97_500).ranges().unwrap(), amounts(&cloud)),
        "Their pay runs from USD 90800.00 to USD 96300.00; with the offer from USD 90800.00 to USD 97500.00."
    );
    assert!(spread(of(93_000).ranges().unwrap(), amounts(&cloud)).ends_with("with the offer it still does."));
    assert_eq!(fair(&Fair { figure: usd(1), people: Vec::new() }, &levels), "Nobody of the roster is in D5 and EM5.");
}

/// What is raised is paid at the share of hours.
#[test]
fn raising_at_a_share_of_hours() {
    let (cloud, mut people) = (hosted("cloud-team"), roster());
    for person in &mut people {
        person.hours = Hours::new(5_000).unwrap();
    }
    let fair = Fair::of(&mira(), &cloud, &people, day(TODAY)).unwrap();
    assert_eq!(fair.raising(false).unwrap().money(), usd(300));
}

#[test]
fn the_letter() {
    let cloud = hosted("cloud-team");
    let letter = paper(&cloud, &mira(), &Texts::default());
    assert_eq!(letter.title, "Our offer: Staff engineer, D5");
    let text = markdown(&letter);
    // The range stands before any talk of pay.
    let places = [
        "To Mira Novak",
        "The band of D5 runs from USD 90800.00 to USD 96300.00 a year in four steps",
        "USD 93000.00",
        "40% into the band",
    ];
    let found: Vec<_> = places.iter().map(|words| text.find(words).unwrap_or_else(|| panic!("no {words} in {text}"))).collect();
    assert!(found.is_sorted(), "{found:?}");
    for words in ["2027-02-01", "USD 105440.00", "USD 7440.00", "2028-02-01", "D5.3", "made up", "USD 400.00 above step D5.2"] {
        assert!(text.contains(words) || words == "no {words} in {text}");
    }
}

/// A table to come raises everybody: it sets nobody against each other.
#[test]
fn a_table_to_come_overtakes_nobody() {
    let cloud = hosted("cloud-team");
    let mut later = "level,step,amount,effective\n".to_owned();
    for found in cloud.ladder.levels() {
        for (step, pay) in found.level.steps.iter().zip(cloud.tables.in_force("", day(TODAY)).steps(found.level)) {
            let minor = pay.unwrap().minor();
            let row = |pay: i64, from: &str| format!("{},{},{},{from}\n", found.level.id, step.id, pay / 100);
            later = later + &row(minor, "2026-07-01") + &row(minor / 100 * 104, "2027-01-01");
        }
    }
    let risen = testing::dataset(&String::from_utf8(testing::hosted_file("cloud-team", "ladder.json")).unwrap(), &later);
    let offer = Offer { base: Base::Step("2".parse().unwrap()), ..mira() };
    let found = Fair::of(&offer, &risen, &roster(), day(TODAY)).unwrap();
    assert_eq!((found.count(Standing::Overtaken), found.paid_less()), (1, 2), "Karl Berg, off the steps, and D5.1");
}

/// What cannot be summed up is listed all the same.
#[test]
fn amounts_in_another_currency_are_listed() {
    let mut offer = mira();
    offer.top.sign_on = Some(money(500_000, "EUR"));
    offer.top.others = vec![(String::new(), usd(10)), ("None".to_owned(), usd(0))];
    let text = markdown(&paper(&hosted("cloud-team"), &offer, &Texts::default()));
    for words in ["EUR 5000.00", "Bonus a year, 8% of pay", "Another amount, a year | USD 10.00"] {
        assert!(text.contains(words), "no {words} in {text}");
    }
    assert!(!text.contains("In all") && !text.contains("None"), "{text}");
}

#[test]
fn texts_of_a_template() {
    let cloud = hosted("cloud-team");
    let of = |text: &str| {
        let texts = Texts { opening: text.to_owned(), ..Texts::default() };
        let parts = paper(&cloud, &Offer { candidate: "{title} {name".to_owned(), ..mira() }, &texts).parts;
        let Part::Text(text) = parts[3].clone() else { panic!("{parts:?}") };
        text
    };
    assert_eq!(of("Dear {name}, be {title} in {level} from {start}."), "Dear {title} {name, be Staff engineer in D5 from 2027-02-01.");
    assert_eq!(of("{pay} {} { {name"), "{pay} {} { {name");
    assert!(of("  ").starts_with("You would start on 2027-02-01, at full hours, in Development."));
}

#[test]
fn the_record_holds_everything() {
    let cloud = hosted("cloud-team");
    let other = Offer { base: Base::Figure(usd(97_500)), reason: "A competitor".to_owned(), candidate: "Ben".to_owned(), ..mira() };
    let (texts, considered) = (
        Texts::default(),
        [Considered { name: "Karl Berg".to_owned(), at: "EM5.1".parse().unwrap(), pay: usd(92_800), standing: "overtaken" }],
    );
    let offers = [("A".to_owned(), mira()), ("B".to_owned(), other.clone())];
    let with = Record { offers: &offers, chosen: Some(0), fair: &["Two are overtaken.".to_owned()], considered: &considered };
    let of = |offer: &Offer| markdown(&record(&Letter { offer, dataset: &cloud, texts: &texts, today: day(TODAY), format: &Plain }, &with));
    let text = of(&mira());
    for words in ["Mira Novak", "Ben", "A competitor", "Karl Berg", "-200.00", "chosen", "Two are overtaken.", "0.9941", "2026-07-01"] {
        assert!(text.contains(words), "no {words} in {text}");
    }
    assert!(of(&other).contains("Why outside of the band"));
    let unsaid = Offer { reason: " ".to_owned(), ..other };
    assert!(of(&unsaid).contains("No reason is written yet."));
    assert!(!text.contains("Why outside of the band"));
}

#[test]
fn an_advert_names_nobody() {
    let cloud = hosted("cloud-team");
    let text = markdown(&advert(&Letter { offer: &mira(), dataset: &cloud, texts: &Texts::default(), today: day(TODAY), format: &Plain }));
    for words in ["Staff engineer, D5", "USD 90800.00 – USD 96300.00", "What the level asks", "D5.4: USD 96300.00", "12 months"] {
        assert!(text.contains(words), "no {words} in {text}");
    }
    assert!(!text.contains("Mira") && !text.contains("93000"), "{text}");
}

/// The NHS and the General Schedule: an hour, the place, what a level with one waits of its own says.
#[test]
fn public_tables() {
    let nhs = hosted("nhs-afc-2026");
    let mut offer = Offer::of("Band-6.1".parse().unwrap(), String::new(), day("2027-01-01"));
    offer.base = Base::Figure(money(4_217_000, "GBP"));
    let text = markdown(&paper(&nhs, &offer, &Texts::default()));
    for words in ["GBP 42170.00", "27% into the band of Band-6", "GBP 21.57 an hour"] {
        assert!(text.contains(words), "no {words} in {text}");
    }
    let gs = hosted("us-gs-2026");
    let mut offer = Offer::of("GS-13.1".parse().unwrap(), String::new(), day("2027-01-04"));
    offer.base = Base::Figure(usd(103_049));
    let text = markdown(&paper(&gs, &offer, &Texts::default()));
    for words in ["GS-13.5", "USD 49.38 an hour", "44% into the band"] {
        assert!(text.contains(words), "no {words} in {text}");
    }
}

proptest! {
    /// Whatever stands in the reason, the letter and the advert hold no word of it, and neither do they of the group.
    #[test]
    fn a_letter_holds_no_reason(reason in "[A-Za-z<>&\"|*_`]{0,20}", dollars in 80_000..110_000_i64) {
        let cloud = hosted("cloud-team");
        let marked = Offer { base: Base::Figure(usd(dollars)), reason: format!("MARKED{reason}"), group: format!("GROUP{reason}"), ..mira() };
        let plain = Offer { reason: String::new(), group: String::new(), ..marked.clone() };
        let texts_ = Texts::default();
        prop_assert_eq!(paper(&cloud, &marked, &texts_), paper(&cloud, &plain, &texts_));
        let advert_of = |offer: &Offer| advert(&Letter { offer, dataset: &cloud, texts: &texts_, today: day(TODAY), format: &Plain });
        prop_assert_eq!(advert_of(&marked), advert_of(&plain));
        prop_assert!(!texts(&paper(&cloud, &marked, &texts_)).contains("MARKED"));
    }

    /// Hours, a grant and other amounts never panic, and the last column is the sum of a year.
    #[test]
    fn years_add_up(pay in 1..30_000_000_i64, hours in 1..=10_000_u16, value in 0..9_000_000_i64, months in 1..=240_u16, cliff in 0..=240_u16) {
        let cloud = hosted("cloud-team");
        let mut offer = mira();
        offer.base = Base::Figure(money(pay, "USD"));
        offer.hours = Hours::new(hours).unwrap();
        offer.top.grant = Some(Grant { value: money(value, "USD"), months, cliff: cliff.min(months) });
        let years = offer.years(&cloud).unwrap();
        let granted: i64 = years.iter().filter_map(|year| year.grant).map(Money::minor).sum();
        prop_assert!((granted - value).abs() <= i64::try_from(years.len()).unwrap(), "{granted} of {value}");
        prop_assert_eq!(years.len(), usize::from(months.div_ceil(12)).max(2));
        let sum = |year: &progression::offer::YearInAll| [Some(year.base), year.sign_on, year.bonus, year.grant, year.others].into_iter().flatten().map(Money::minor).sum::<i64>();
        for year in &years {
            prop_assert!((year.total.minor() - sum(year)).abs() <= 2);
        }
    }
}

/// No figure counts on a promotion: the first one possible is a sentence.
#[test]
fn a_promotion_is_told_and_not_counted() {
    let gs = hosted("us-gs-2026");
    let offer = Offer::of("GS-13.4".parse().unwrap(), String::new(), day("2027-01-04"));
    let at = |events: progression::team::Walk| events.unwrap().iter().map(|event| event.at.to_string()).collect::<Vec<_>>();
    // A step after 104 weeks, which end on January 1, 2029.
    assert_eq!(at(offer.after(&gs, 2)), ["GS-13.4", "GS-13.5"]);
    let promotion = offer.first_promotion(&gs, 2).unwrap();
    assert_eq!((promotion.at.level.as_str(), promotion.day), ("GS-14", day("2028-01-03")));
    let text = markdown(&paper(&gs, &offer, &Texts::default()));
    assert!(text.contains("A promotion to GS-14.1 is possible from 2028-01-03 at the earliest."), "{text}");
    assert_eq!(offer.years(&gs).unwrap()[1].base, offer.pay(&gs).unwrap());
    assert!(mira().first_promotion(&hosted("cloud-team"), 2).is_none());
}
