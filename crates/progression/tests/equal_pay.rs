//! Equal pay: the cases of the rules, fourteen people, and random teams before somebody who computes what is not told.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use progression::equal_pay::{
    Category, Compared, EqualPay, Gap, LEAST_PEOPLE, NotComparable, Paid, Pair, Question, Receives, Threshold, told,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rules::hours::Hours;
use rules::money::Money;
use rules::ratio::Ratio;
use testing::money;

fn usd(dollars: i64) -> Money {
    money(dollars * 100, "USD")
}

fn level(id: &str) -> Category {
    Category::Level(id.parse().unwrap())
}

fn paid(place: usize, level_id: &str, group: &str, dollars: i64) -> Paid {
    Paid { place, category: level(level_id), group: group.to_owned(), pay: usd(dollars), variable: None, hours: Hours::FULL }
}

/// People of one level: men are the reference.
fn one_level(men: &[i64], women: &[i64]) -> Vec<Paid> {
    let each = men.iter().map(|pay| ("m", *pay)).chain(women.iter().map(|pay| ("w", *pay)));
    each.enumerate().map(|(place, (group, pay))| paid(place, "D4", group, pay)).collect()
}

fn at(people: usize) -> Threshold {
    Threshold::new(people).unwrap()
}

fn asked(reference: &'static str, group: &'static str, threshold: usize) -> Question<'static> {
    Question { groups: Pair { reference, group }, threshold: at(threshold) }
}

fn women(people: &[Paid]) -> EqualPay {
    EqualPay::of(people, asked("m", "w", 3)).unwrap()
}

/// In hundredths of a percent.
fn percent(gap: Option<Gap>) -> i128 {
    gap.unwrap().ratio().scaled_change(4)
}

fn gaps(compared: &Compared) -> (i128, i128) {
    let gaps = compared.gaps().unwrap();
    (percent(gaps.mean), percent(gaps.median))
}

/// How many of each group are told.
fn counts(compared: &Compared) -> [Option<usize>; 2] {
    [compared.sides.reference, compared.sides.group].map(|side| side.map(|side| side.people))
}

#[test]
fn the_case_of_the_rules() {
    let below = women(&one_level(&[50_000, 52_000, 54_000], &[48_000, 50_000, 52_000]));
    let side = below.all.sides.group.unwrap();
    assert_eq!((side.people, side.level.mean.minor(), side.level.median.minor()), (3, Ratio::whole(5_000_000), Ratio::whole(5_000_000)));
    assert_eq!(gaps(&below.all), (385, 385));
    assert!(!below.all.gaps().unwrap().mean.unwrap().is_marked());

    let marked = women(&one_level(&[50_000, 52_000, 54_000], &[46_000, 50_000, 52_000]));
    assert_eq!(marked.all.sides.group.unwrap().level.mean.times(Ratio::whole(1)), Some(money(4_933_333, "USD")));
    assert_eq!(gaps(&marked.category(&level("D4")).unwrap()), (513, 385));
    let both = marked.all.gaps().unwrap();
    assert!(both.mean.unwrap().is_marked() && !both.median.unwrap().is_marked());
    // Either way, and from 5 % on exactly.
    assert!(women(&one_level(&[40_000; 3], &[42_000; 3])).all.gaps().unwrap().mean.unwrap().is_marked());
    assert!(!women(&one_level(&[40_000; 3], &[41_999; 3])).all.gaps().unwrap().mean.unwrap().is_marked());
    assert_eq!(gaps(&women(&one_level(&[40_000; 3], &[42_000; 3])).all), (-500, -500));
}

/// Those of `team.rs`.
fn fourteen() -> Vec<Paid> {
    let pays = [
        ("D6", 101_800),
        ("EM5", 92_800),
        ("D5", 96_300),
        ("D5", 92_600),
        ("D5", 90_800),
        ("D4", 89_400),
        ("D4", 87_600),
        ("D4", 85_900),
        ("D4", 84_200),
        ("D4", 82_500),
        ("D4", 82_500),
        ("D3", 79_600),
        ("D3", 76_500),
        ("D2", 71_000),
    ];
    let each = pays.into_iter().zip("wmmmwmmmwwwwmw".chars()).enumerate();
    each.map(|(place, ((level, pay), group))| paid(place, level, &group.to_string(), pay)).collect()
}

#[test]
fn fourteen_people() {
    let all = women(&fourteen());
    // Men 621,100 and women 592,400 over 7; in D4 262,900 and 249,200 over 3.
    let mean = |compared: Compared| compared.sides.group.unwrap().level.mean.minor();
    assert_eq!(mean(all.all), Ratio::new(59_240_000, 7).unwrap());
    assert_eq!((counts(&all.all), gaps(&all.all)), ([Some(7); 2], (462, 772)));
    let d4 = all.category(&level("D4")).unwrap();
    assert_eq!(mean(d4), Ratio::new(24_920_000, 3).unwrap());
    assert_eq!((counts(&d4), gaps(&d4)), ([Some(3); 2], (521, 582)));
    // The others stay in the list, and hold four women and four men together.
    let others: Vec<_> = all.categories.iter().filter(|(own, _)| *own != level("D4")).collect();
    assert_eq!(others.len(), 5);
    assert!(others.iter().all(|(_, compared)| counts(compared) == [None, None]));
    // Three women and a man, two and two, a woman and two men, a woman and two men: each tells of too few.
    assert_eq!(
        all.quarters.iter().map(|quarter| (quarter.people, quarter.groups)).collect::<Vec<_>>(),
        [(4, None), (4, None), (3, None), (3, None)]
    );
    assert_eq!((all.variable, all.mix), (None, None));

    // At 5 all that is left is the figures over all, at 8 nothing.
    let five = EqualPay::of(&fourteen(), asked("m", "w", 5)).unwrap();
    assert_eq!(gaps(&five.all), (462, 772));
    assert!(five.categories.iter().all(|(_, compared)| counts(compared) == [None, None]));
    let eight = EqualPay::of(&fourteen(), asked("m", "w", 8)).unwrap();
    assert_eq!((counts(&eight.all), eight.categories.len(), eight.quarters.len()), ([None, None], 6, 0));
}

#[test]
fn what_a_worker_may_ask() {
    let people = fourteen();
    let all = women(&people);
    let answer = all.answer(&people[8]);
    assert_eq!((answer.own, answer.category.as_ref().map(gaps)), (usd(84_200), Some((521, 582))));
    assert_eq!(all.answer(&people[0]).category.as_ref().map(counts), Some([None, None]));
}

#[test]
fn what_is_told_of_parts() {
    let parts = |counts: &[usize], least| {
        let told = told(&counts.iter().map(|people| [*people]).collect::<Vec<_>>(), at(least));
        (told.whole, told.parts)
    };
    assert_eq!(parts(&[3, 4, 5], 3), (true, vec![true; 3]));
    // A single hidden one could be computed: the next smallest goes with it.
    assert_eq!(parts(&[5, 1, 4], 3), (true, vec![true, false, false]));
    assert_eq!(parts(&[5, 1, 2], 3), (true, vec![true, false, false]));
    assert_eq!(parts(&[3, 3, 1], 3), (true, vec![false, true, false]));
    // Nobody hides nobody.
    assert_eq!(parts(&[0, 5, 1, 2], 3), (true, vec![true, true, false, false]));
    assert_eq!(parts(&[0, 2], 3), (false, vec![false, false]));
    assert!(!parts(&[1, 1, 0], 3).0);
    assert_eq!(parts(&[], 3), (true, vec![]));
    // Both groups have to be many enough together.
    assert_eq!(told(&[[1, 6], [6, 1], [6, 6], [7, 7]], at(3)).parts, [false, false, true, true]);
    assert_eq!(told(&[[1, 6], [2, 6], [0, 6], [7, 7]], at(3)).parts, [false, false, true, true]);
    assert_eq!(told(&[[1, 0], [2, 0], [6, 6], [7, 7]], at(3)).parts, [false, false, false, true]);
    assert_eq!((Threshold::new(2), Threshold::default().people()), (None, 3));
}

#[test]
fn who_cannot_be_compared() {
    let people = fourteen();
    let refused = |reference, group| EqualPay::of(&people, asked(reference, group, 3)).unwrap_err();
    assert_eq!(refused("m", ""), NotComparable::NoGroup);
    assert_eq!(refused("m", "m"), NotComparable::SameGroup);
    let mut mixed = people.clone();
    mixed[3].variable = Some(money(1, "EUR"));
    assert_eq!(EqualPay::of(&mixed, asked("m", "w", 3)).unwrap_err(), NotComparable::Currencies);
    // Nobody has the label: nothing is told of it, and of the others what they are.
    let nobody = EqualPay::of(&people, asked("m", "x", 3)).unwrap();
    assert_eq!((counts(&nobody.all), nobody.all.gaps(), nobody.quarters.len()), ([Some(7), None], None, 0));
    // Pay of nothing has no gap.
    assert_eq!(women(&one_level(&[0; 3], &[5; 3])).all.gaps().unwrap().mean, None);
}

#[test]
fn quarters_of_24() {
    let people = |pay: fn(usize) -> i64| -> Vec<_> {
        "mwmwmwmmwwmwwmwwmmmmmmmm".chars().enumerate().map(|(place, group)| paid(place, "D4", &group.to_string(), pay(place))).collect()
    };
    let rising = women(&people(|place| 50_000 + i64::try_from(place).unwrap()));
    let groups: Vec<_> = rising.quarters.iter().map(|quarter| quarter.groups.unwrap()).map(|pair| (pair.reference, pair.group)).collect();
    // That the highest has no woman is told.
    assert_eq!(groups, [(3, 3), (3, 3), (3, 3), (6, 0)]);
    assert_eq!(rising.quarters[1].shares().unwrap().group, Ratio::new(1, 2).unwrap());
    // Equal pay stays in the order of the file, however the slice stands.
    let mut equal = people(|_| 50_000);
    equal.reverse();
    assert_eq!(women(&equal).quarters, rising.quarters);
}

#[test]
fn variable_pay_apart() {
    let mut people = one_level(&[50_000; 8], &[50_000; 8]);
    for (place, dollars, hours) in
        [(0, 2_000, 10_000), (1, 3_000, 10_000), (2, 2_000, 5_000), (8, 3_000, 10_000), (9, 1_500, 8_000), (10, 1_125, 7_500)]
    {
        people[place].variable = Some(usd(dollars));
        people[place].hours = Hours::new(hours).unwrap();
    }
    people[11].variable = Some(usd(0));
    // At full hours men receive 2,000, 3,000 and 4,000, women 3,000, 1,875 and 1,500.
    let all = women(&people);
    let variable = all.variable.unwrap();
    let gaps = variable.groups.gaps().unwrap();
    assert_eq!((percent(gaps.mean), percent(gaps.median)), (2_917, 3_750));
    assert_eq!([variable.groups.reference, variable.groups.group].map(|group| group.share), [Ratio::new(3, 8); 2]);
    // Base pay does not know of it.
    assert_eq!(percent(all.all.gaps().unwrap().mean), 0);

    // Two receive some: neither how much nor how many. Six of eight do: how much only, since it would tell of the two.
    people[10].variable = None;
    let few = women(&people).variable.unwrap().groups.group;
    assert_eq!((few.share, few.level), (None, None));
    (8..14).for_each(|place| people[place].variable = Some(usd(1_000)));
    let most = women(&people).variable.unwrap().groups.group;
    assert!(most.share.is_none() && most.level.is_some());
    // Nobody and everybody.
    (8..16).for_each(|place| people[place].variable = None);
    assert_eq!(women(&people).variable.unwrap().groups.group.share, Some(Ratio::whole(0)));
    (8..16).for_each(|place| people[place].variable = Some(usd(1)));
    assert_eq!(women(&people).variable.unwrap().groups.group.share, Some(Ratio::whole(1)));
}

/// By level: 6 of 9 men of D4 receive 2,000, 4 of 8 in D5 receive 4,000, and the one in D6 9,000; of women 3 of 6 and 3 of 7 receive 1,500 and
/// 5,000.
#[test]
fn variable_pay_by_level() {
    let cells =
        [("D4", "m", 6, 3, 2_000), ("D5", "m", 4, 4, 4_000), ("D6", "m", 1, 0, 9_000), ("D4", "w", 3, 3, 1_500), ("D5", "w", 3, 4, 5_000)];
    let mut people = vec![];
    for (level, group, some, none, dollars) in cells {
        for place in 0..some + none {
            let variable = (place < some).then(|| usd(dollars));
            people.push(Paid { variable, ..paid(people.len(), level, group, 80_000) });
        }
    }
    let all = women(&people);
    let variable = all.variable.clone().unwrap();
    let cell = |id: &str| variable.category(&level(id)).unwrap();
    // One man of D6 would be what the other levels leave of all, so the smallest of these goes with him: in amounts that with the fewest who
    // receive any (D5), in shares that with the fewest who do or do not (D4).
    let kept = Receives::default();
    assert_eq!([cell("D6").reference, cell("D6").group], [kept; 2]);
    assert_eq!(["D4", "D5"].map(|id| cell(id).reference.share), [None, Ratio::new(1, 2)]);
    assert_eq!(["D4", "D5"].map(|id| cell(id).reference.level.is_some()), [true, false]);
    assert_eq!(percent(cell("D4").gaps().unwrap().mean), 2_500);
    assert_eq!((cell("D5").group.share, cell("D5").gaps()), (Ratio::new(3, 7), None));
    assert_eq!(cell("D5").group.level.unwrap().mean.minor(), Ratio::whole(500_000));
    let asks = |place: usize| all.answer(&people[place]);
    assert_eq!((asks(0).variable, asks(0).category_variable), (Some(usd(2_000)), Some(cell("D4"))));
    assert_eq!(asks(17).category_variable, Some(Pair { reference: kept, group: kept }));
    assert_eq!(variable.category(&level("D1")), None);
}

/// 5 and 15 men, 15 and 5 women in levels that pay 50,000 and 100,000; women are paid less by so much.
fn twenty_and_twenty(less: i64) -> Vec<Paid> {
    let cells =
        [("D2", "m", 5, 50_000), ("D5", "m", 15, 100_000), ("D2", "w", 15, 500 * (100 - less)), ("D5", "w", 5, 1_000 * (100 - less))];
    let each = cells.into_iter().flat_map(|(level, group, people, pay)| (0..people).map(move |_| (level, group, pay)));
    each.enumerate().map(|(place, (level, group, pay))| paid(place, level, group, pay)).collect()
}

#[test]
fn what_the_mix_explains() {
    let parts = |people: &[Paid]| {
        let all = women(people);
        let mix = all.mix.unwrap();
        (percent(all.all.gaps().unwrap().mean), percent(Some(mix.explained)), percent(Some(mix.within)), mix.pooled)
    };
    let none = Pair { reference: 0, group: 0 };
    assert_eq!(parts(&twenty_and_twenty(0)), (2_857, 2_857, 0, none));
    // Men's mean is 87,500, women's 61,250; men spread as women are would have 62,500.
    assert_eq!(parts(&twenty_and_twenty(2)), (3_000, 2_857, 143, none));
    // Levels without a gap of their own are one: three women and a man, whom nobody can tell apart by level.
    let mut people = twenty_and_twenty(2);
    for (level, group) in [("D3", "w"), ("D4", "w"), ("D4", "w")] {
        people.push(paid(people.len(), level, group, 80_000));
    }
    let all = women(&people);
    assert_eq!(all.mix.unwrap().pooled, Pair { reference: 0, group: 3 });
    assert_eq!(counts(&all.category(&level("D3")).unwrap()), [None, None]);
    // Too few people, or one pool.
    assert!(women(&twenty_and_twenty(2)[6..LEAST_PEOPLE + 5]).mix.is_none());
    assert!(EqualPay::of(&twenty_and_twenty(2), asked("m", "w", 8)).unwrap().mix.is_none());
}

const LABELS: [&str; 3] = ["m", "w", "x"];
const LEVELS: usize = 6;
const PRIME: u128 = (1 << 61) - 1;

fn team() -> impl Strategy<Value = Vec<Paid>> {
    // The lower a level's number, the more people it has, so that sizes are on both sides of a threshold.
    let category = (0..LEVELS, 0..LEVELS).prop_map(|(one, other)| one.min(other));
    let person = (category, select(vec!["m", "m", "w", "w", "w", "x", ""]), 30_000..30_020_i64, 0..4_i64, 1..=10_000_u16);
    vec(person, 0..70).prop_map(|people| {
        let each = people.into_iter().enumerate();
        each.map(|(place, (level, group, pay, variable, hours))| Paid {
            variable: (variable > 0).then(|| usd(variable * 1_000)),
            hours: Hours::new(hours).unwrap(),
            ..paid(place, &format!("L{level}"), group, pay)
        })
        .collect()
    })
}

fn power(base: u128, mut exponent: u128) -> u128 {
    let (mut base, mut result) = (base % PRIME, 1);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}

/// `num / den` in the field, in which exactness costs nothing.
fn share(num: usize, den: usize) -> u128 {
    num as u128 * power(den as u128, PRIME - 2) % PRIME
}

/// Somebody who knows all headcounts and solves the equations of what is told.
#[derive(Default)]
struct Solver {
    /// Reduced rows, each with the place of its first coefficient, which is 1.
    rows: Vec<(usize, Vec<u128>)>,
}

impl Solver {
    fn rest(&self, mut row: Vec<u128>) -> Vec<u128> {
        for (lead, known) in &self.rows {
            let factor = PRIME - row[*lead];
            row.iter_mut().zip(known).for_each(|(own, known)| *own = (*own + factor * known) % PRIME);
        }
        row
    }

    fn learn(&mut self, row: Vec<u128>) {
        let row = self.rest(row);
        if let Some(lead) = row.iter().position(|own| *own != 0) {
            let by = power(row[lead], PRIME - 2);
            self.rows.push((lead, row.iter().map(|own| own * by % PRIME).collect()));
        }
    }

    fn knows(&self, row: Vec<u128>) -> bool {
        self.rest(row).iter().all(|own| *own == 0)
    }
}

fn many(people: &[Paid], label: usize, level_id: usize) -> usize {
    people.iter().filter(|person| person.group == LABELS[label] && person.category == level(&format!("L{level_id}"))).count()
}

/// The sum of the pay of a group in some levels, as coefficients of the sums of every group in every level.
fn sums(label: usize, levels: impl Iterator<Item = (usize, u128)>) -> Vec<u128> {
    let mut row = vec![0; LABELS.len() * LEVELS];
    levels.for_each(|(level, coefficient)| row[label * LEVELS + level] = coefficient);
    row
}

impl Solver {
    fn reads(&mut self, told: &EqualPay, people: &[Paid], reference: usize, group: usize) {
        let cell = |level_id: usize| told.category(&level(&format!("L{level_id}")));
        for (label, side) in [(reference, told.all.sides.reference), (group, told.all.sides.group)] {
            if side.is_some() {
                self.learn(sums(label, (0..LEVELS).map(|level| (level, 1))));
            }
        }
        for level in 0..LEVELS {
            let sides = cell(level).map(|compared| compared.sides).unwrap_or_default();
            for (label, side) in [(reference, sides.reference), (group, sides.group)] {
                if side.is_some() {
                    self.learn(sums(label, [(level, 1)].into_iter()));
                }
            }
        }
        if let Some(mix) = told.mix {
            // What the reference would be paid, spread as the group is.
            let compared = |level: &usize| cell(*level).is_some_and(|cell| cell.gaps().is_some());
            let pool = if mix.pooled.reference > 0 { share(mix.pooled.group, mix.pooled.reference) } else { 0 };
            let coefficient =
                |level| if compared(&level) { share(many(people, group, level), many(people, reference, level)) } else { pool };
            let mut row = sums(reference, (0..LEVELS).map(|level| (level, coefficient(level))));
            if mix.pooled.reference == 0 {
                (0..LEVELS).filter(|level| !compared(level)).for_each(|level| row[group * LEVELS + level] = 1);
            }
            self.learn(row);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// All comparisons of three groups at once, and at higher thresholds too: no sum of too few people of a group follows from them.
    #[test]
    fn nobody_can_be_computed(people in team(), least in select(vec![3, 5, 8])) {
        let mut solver = Solver::default();
        for (reference, group) in [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)] {
            for threshold in [3, 5, 8].into_iter().filter(|threshold| *threshold >= least) {
                let told = EqualPay::of(&people, asked(LABELS[reference], LABELS[group], threshold)).unwrap();
                solver.reads(&told, &people, reference, group);
            }
        }
        // Nobody is paid nothing.
        for (label, level) in (0..LABELS.len()).flat_map(|label| (0..LEVELS).map(move |level| (label, level))) {
            if many(&people, label, level) == 0 {
                solver.learn(sums(label, [(level, 1)].into_iter()));
            }
        }
        for (label, name) in LABELS.into_iter().enumerate() {
            let there: Vec<_> = (0..LEVELS).filter(|level| many(&people, label, *level) > 0).collect();
            for subset in 1..1_usize << there.len() {
                let levels: Vec<_> = there.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1).map(|(_, level)| *level).collect();
                let together: usize = levels.iter().map(|level| many(&people, label, *level)).sum();
                if together < least {
                    let known = solver.knows(sums(label, levels.iter().map(|level| (*level, 1))));
                    prop_assert!(!known, "{together} of {} in {levels:?}", name);
                }
            }
        }
    }

    /// What is told is true, and no more is hidden than has to be: of each group the smallest ones.
    #[test]
    fn what_is_told_is_so(people in team(), least in select(vec![3, 5, 8])) {
        let told = EqualPay::of(&people, asked("m", "w", least)).unwrap();
        for (label, of) in [(0, (|pair: Pair<_>| pair.reference) as fn(Pair<_>) -> _), (1, |pair| pair.group)] {
            let mut hidden = vec![];
            let mut seen = vec![];
            for level_id in 0..LEVELS {
                let own = level(&format!("L{level_id}"));
                let members = people.iter().filter(|person| person.group == LABELS[label] && person.category == own);
                let mut pays: Vec<_> = members.map(|person| person.pay.minor()).collect();
                pays.sort_unstable();
                let Some(side) = told.category(&own).and_then(|compared| of(compared.sides)) else {
                    hidden.extend((!pays.is_empty()).then_some(pays.len()));
                    continue;
                };
                seen.push(pays.len());
                let by = i128::try_from(pays.len()).unwrap();
                prop_assert_eq!(side.people, pays.len());
                prop_assert_eq!(Some(side.level.mean.minor()), Ratio::new(pays.iter().sum::<i64>().into(), by));
                let middle = pays[pays.len() / 2] + pays[(pays.len() - 1) / 2];
                prop_assert_eq!(Some(side.level.median.minor()), Ratio::new(middle.into(), 2));
            }
            hidden.sort_unstable();
            let together: usize = hidden.iter().sum();
            prop_assert!(seen.iter().all(|people| *people >= least && hidden.iter().all(|hidden| hidden <= people)));
            // The largest hidden one is hidden for a reason: too small itself, or the others with nothing to go with.
            if let Some((last, others)) = hidden.split_last() {
                prop_assert!(*last < least || others.iter().sum::<usize>() < least);
                prop_assert_eq!(of(told.all.sides).is_some(), together >= least || !seen.is_empty());
                prop_assert!(hidden.len() > 1 || of(told.all.sides).is_none());
            }
        }
        if let (Some(mix), Some(gaps)) = (told.mix, told.all.gaps()) {
            let billionths = |gap: Gap| gap.ratio().scaled_change(9);
            let apart = billionths(mix.explained) + billionths(mix.within) - billionths(gaps.mean.unwrap());
            prop_assert!(apart.abs() <= 1, "{apart}");
        }
        if let Some(variable) = &told.variable {
            for (label, receives) in [("m", variable.groups.reference), ("w", variable.groups.group)] {
                let members: Vec<_> = people.iter().filter(|person| person.group == label).collect();
                let some = members.iter().filter(|person| person.variable.is_some()).count();
                let enough = |people: usize| people == 0 || people >= least;
                prop_assert_eq!(receives.level.is_some(), some >= least);
                prop_assert_eq!(receives.share.is_some(), enough(some) && enough(members.len() - some) && !members.is_empty());
            }
        }
    }

    /// All comparisons at all thresholds at once: no sum of what too few people of a group receive follows from them.
    #[test]
    fn nobody_receives_what_can_be_computed(people in team(), least in select(vec![3, 5, 8])) {
        let mut solver = Solver::default();
        for (reference, group) in [(0, 1), (0, 2), (1, 2)] {
            for threshold in [3, 5, 8].into_iter().filter(|threshold| *threshold >= least) {
                let told = EqualPay::of(&people, asked(LABELS[reference], LABELS[group], threshold)).unwrap();
                let Some(variable) = told.variable else { continue };
                for (label, receives) in [(reference, variable.groups.reference), (group, variable.groups.group)] {
                    if receives.level.is_some() {
                        solver.learn(sums(label, (0..LEVELS).map(|level| (level, 1))));
                    }
                }
                for level_id in 0..LEVELS {
                    let Some(pair) = variable.category(&level(&format!("L{level_id}"))) else { continue };
                    for (label, receives) in [(reference, pair.reference), (group, pair.group)] {
                        if receives.level.is_some() {
                            solver.learn(sums(label, [(level_id, 1)].into_iter()));
                        }
                    }
                }
            }
        }
        let receivers: Vec<_> = people.iter().filter(|person| person.variable.is_some()).cloned().collect();
        for (label, level) in (0..LABELS.len()).flat_map(|label| (0..LEVELS).map(move |level| (label, level))) {
            if many(&receivers, label, level) == 0 {
                solver.learn(sums(label, [(level, 1)].into_iter()));
            }
        }
        for (label, name) in LABELS.into_iter().enumerate() {
            let there: Vec<_> = (0..LEVELS).filter(|level| many(&receivers, label, *level) > 0).collect();
            for subset in 1..1_usize << there.len() {
                let levels: Vec<_> = there.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1).map(|(_, level)| *level).collect();
                let together: usize = levels.iter().map(|level| many(&receivers, label, *level)).sum();
                if together < least {
                    let known = solver.knows(sums(label, levels.iter().map(|level| (*level, 1))));
                    prop_assert!(!known, "{together} receivers of {} in {levels:?}", name);
                }
            }
        }
    }

    /// What is told of who receives any is so, and whatever else fits it: no number of too few people is the only one that does.
    #[test]
    fn who_receives_any_stays_hidden(people in team(), least in select(vec![3, 5, 8])) {
        let told = EqualPay::of(&people, asked("m", "w", least)).unwrap();
        prop_assume!(told.variable.is_some());
        let variable = told.variable.unwrap();
        for (label, of) in [(0, (|pair: Pair<_>| pair.reference) as fn(Pair<Receives>) -> Receives), (1, |pair| pair.group)] {
            let receivers: Vec<_> = people.iter().filter(|person| person.variable.is_some()).cloned().collect();
            let counts = |level_id| (many(&people, label, level_id), many(&receivers, label, level_id));
            let mut hidden = vec![];
            for level_id in 0..LEVELS {
                let (size, some) = counts(level_id);
                let receives = variable.category(&level(&format!("L{level_id}"))).map(of).unwrap_or_default();
                match receives.share {
                    Some(share) => {
                        prop_assert_eq!(Some(share), Ratio::new(some as i128, size as i128));
                        prop_assert!([some, size - some].iter().all(|people| *people == 0 || *people >= least));
                    }
                    None => hidden.push((size, some)),
                }
                if let Some(told) = receives.level {
                    let own = level(&format!("L{level_id}"));
                    prop_assert!(some >= least);
                    let each = receivers.iter().filter(|person| person.group == LABELS[label] && person.category == own);
                    // In whole minor units at full hours: what is cut of each is less than one.
                    let full = each.map(|person| i128::from(person.variable.unwrap().minor()) * 10_000 / person.hours.ratio().scaled(4));
                    let apart = told.mean.minor().scaled(0) - full.sum::<i128>() / some as i128;
                    prop_assert!((-1..=2).contains(&apart), "{apart}");
                }
            }
            let some: usize = hidden.iter().map(|(_, some)| some).sum();
            // Where the whole is not told, no total is known that could settle anything.
            if of(variable.groups).share.is_none() || hidden.iter().all(|(size, _)| *size == 0) {
                continue;
            }
            let size: usize = hidden.iter().map(|(size, _)| size).sum();
            // All of the group or none of it: said of everybody at once, whatever is hidden.
            if some == 0 || some == size {
                let alike = (0..LEVELS).map(counts).all(|(size, own)| own == if some == 0 { 0 } else { size });
                prop_assert!(alike);
                continue;
            }
            for subset in 1..1_usize << hidden.len() {
                let within = |of: fn(&(usize, usize)) -> usize, inside: bool| -> usize {
                    hidden.iter().enumerate().filter(|(bit, _)| (subset >> bit & 1 == 1) == inside).map(|(_, cell)| of(cell)).sum()
                };
                let (size, own) = (within(|cell| cell.0, true), within(|cell| cell.1, true));
                if [own, size - own].iter().any(|people| (1..least).contains(people)) {
                    let (lowest, highest) = (some.saturating_sub(within(|cell| cell.0, false)), size.min(some));
                    prop_assert!(lowest < highest, "{own} of {size} is the only number that fits");
                }
            }
        }
    }

    /// Whatever fits what is told of the quarters, no number of too few people in hidden ones is the only one that fits.
    #[test]
    fn quarters_hide_what_they_hide(people in team(), least in select(vec![3, 5, 8])) {
        let question = asked("m", "w", least);
        let told = EqualPay::of(&people, question).unwrap();
        prop_assume!(!told.quarters.is_empty());
        let mut both: Vec<_> = people.iter().filter(|person| person.group == "m" || person.group == "w").collect();
        both.sort_by_key(|person| person.pay);
        let mut start = 0;
        let mut hidden = vec![];
        let sizes: Vec<_> = told.quarters.iter().map(|quarter| quarter.people).collect();
        prop_assert!(sizes.is_sorted_by(|one, next| one >= next) && sizes[0] - sizes[3] <= 1 && sizes.iter().sum::<usize>() == both.len());
        for quarter in &told.quarters {
            let men = both[start..start + quarter.people].iter().filter(|person| person.group == "m").count();
            start += quarter.people;
            match quarter.groups {
                Some(groups) => {
                    prop_assert_eq!((groups.reference, groups.group), (men, quarter.people - men));
                    prop_assert!([men, quarter.people - men].iter().all(|people| *people == 0 || *people >= least));
                }
                None => hidden.push((quarter.people, men)),
            }
        }
        let men: usize = hidden.iter().map(|(_, men)| men).sum();
        let mut fits = vec![vec![]];
        for (size, _) in &hidden {
            let longer = |so_far: Vec<usize>| (0..=*size).map(move |men| [so_far.clone(), vec![men]].concat());
            fits = fits.into_iter().flat_map(longer).collect();
        }
        fits.retain(|fit| fit.iter().sum::<usize>() == men);
        for subset in 1..1_usize << hidden.len() {
            let within = |counts: &mut dyn Iterator<Item = usize>| -> usize {
                counts.enumerate().filter(|(bit, _)| subset >> bit & 1 == 1).map(|(_, people)| people).sum()
            };
            let size = within(&mut hidden.iter().map(|(size, _)| *size));
            let own = within(&mut hidden.iter().map(|(_, men)| *men));
            if [own, size - own].iter().any(|people| (1..least).contains(people)) {
                prop_assert!(fits.iter().any(|fit| within(&mut fit.iter().copied()) != own));
            }
        }
    }

    /// The order of people in the slice does not matter, nor do people of other groups; a factor on all pay changes no gap.
    #[test]
    fn what_changes_nothing(people in team(), shuffled in any::<prop::sample::Index>(), factor in 1..50_i64) {
        let question = asked("m", "w", 3);
        let told = EqualPay::of(&people, question).unwrap();
        let mut turned = people.clone();
        turned.rotate_left(shuffled.index(people.len().max(1)));
        turned.reverse();
        prop_assert_eq!(&EqualPay::of(&turned, question).unwrap(), &told);

        let others: Vec<_> = people.iter().filter(|person| person.group == "m" || person.group == "w").cloned().collect();
        let without = EqualPay::of(&others, question).unwrap();
        prop_assert_eq!((&without.all, &without.quarters), (&told.all, &told.quarters));
        prop_assert_eq!(&without.mix, &told.mix);
        prop_assert_eq!(without.variable.as_ref().map(|own| own.groups), told.variable.as_ref().map(|own| own.groups));
        for (category, own) in without.variable.iter().flat_map(|variable| &variable.categories) {
            prop_assert_eq!(told.variable.as_ref().unwrap().category(category), Some(*own));
        }

        let times = |money: Money| Money::new(money.minor() * factor, money.currency());
        let scaled: Vec<_> =
            people.iter().map(|person| Paid { pay: times(person.pay), variable: person.variable.map(times), ..person.clone() }).collect();
        let scaled = EqualPay::of(&scaled, question).unwrap();
        prop_assert_eq!(scaled.all.gaps(), told.all.gaps());
        prop_assert_eq!(&scaled.quarters, &told.quarters);
        let gaps = |told: &EqualPay| told.categories.iter().map(|(_, compared)| compared.gaps()).collect::<Vec<_>>();
        prop_assert_eq!(gaps(&scaled), gaps(&told));
    }

    /// The same people under other names of levels, in another order: each level keeps its figures where no two are equally small.
    #[test]
    fn the_order_of_levels_changes_nothing(people in team()) {
        let sizes = |label| (0..LEVELS).map(|level| many(&people, label, level)).filter(|people| *people > 0).collect::<Vec<_>>();
        let distinct = |sizes: Vec<usize>| sizes.iter().collect::<std::collections::BTreeSet<_>>().len() == sizes.len();
        if !distinct(sizes(0)) || !distinct(sizes(1)) {
            return Ok(());
        }
        let other = |category: &Category| {
            let own = (0..LEVELS).find(|own| level(&format!("L{own}")) == *category).unwrap();
            level(&format!("L{}", LEVELS - 1 - own))
        };
        let renamed: Vec<_> = people.iter().map(|person| Paid { category: other(&person.category), ..person.clone() }).collect();
        let (one, two) = (women(&people), women(&renamed));
        prop_assert_eq!(one.all, two.all);
        for (category, compared) in &one.categories {
            prop_assert_eq!(two.category(&other(category)), Some(*compared));
        }
    }
}
