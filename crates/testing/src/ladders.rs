//! Ladders made for a test: the shared reference's profiles, and random ones.

use std::num::NonZeroU8;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rules::dataset::{Dataset, Provenance};
use rules::ladder::{Axis, Expectation, Grade, Ladder, Level, Role, Step, Track};
use rules::moves::Lands::{self, FirstStep, NoDecrease, Raise, RiseSteps, SameStep};
use rules::moves::{LeaveFrom, MoveRule, Moves};
use rules::pay::Band;
use rules::per::{Per, Unit};
use rules::ratio::Ratio;
use rules::table::{LevelPay, Table, Tables};

use crate::money;

/// A ladder of these tracks and nothing else.
pub fn bare(tracks: Vec<Track>) -> Ladder {
    Ladder { name: "Made".to_owned(), tracks, ..Ladder::default() }
}

pub fn track(id: &str, levels: Vec<Level>) -> Track {
    Track { id: id.parse().unwrap(), name: format!("Track {id}"), about: String::new(), levels }
}

/// A level with so many steps, named 1, 2, ….
pub fn level(id: &str, rank: u16, steps: usize) -> Level {
    let step = |number: usize| Step { id: number.to_string().parse().unwrap(), name: None, next: None };
    Level {
        id: id.parse().unwrap(),
        rank,
        title: format!("Title {id}"),
        about: String::new(),
        profile: Vec::new(),
        expects: Vec::new(),
        steps: (1..=steps).map(step).collect(),
        promotes_to: None,
    }
}

/// An axis with five grades.
pub fn axis(name: &str) -> Axis {
    let grade = |number| Grade { name: format!("Grade {number}"), about: String::new() };
    Axis {
        id: name.to_ascii_lowercase().parse().unwrap(),
        name: name.to_owned(),
        about: String::new(),
        grades: (1..=5).map(grade).collect(),
    }
}

/// A profile from digits, lowest grade 1; 0 stands for none.
pub fn profile(digits: &str) -> Vec<Option<NonZeroU8>> {
    digits.bytes().map(|digit| NonZeroU8::new(digit - b'0')).collect()
}

/// A ladder with tables of one currency: nothing for a level without pay, else its steps in cents.
pub fn paid(ladder: Ladder, pay: &[(&str, &[i64])], currency: &str) -> Dataset {
    let steps = |pay: &[i64]| {
        let step = |(number, minor): (usize, &i64)| (number.to_string().parse().unwrap(), Band::point(money(*minor, currency)).unwrap());
        LevelPay { own: None, steps: (1..).zip(pay).map(step).collect() }
    };
    let levels = pay.iter().map(|(level, pay)| (level.parse().unwrap(), steps(pay))).collect();
    let table = Table { region: String::new(), effective: None, currency: currency.parse().unwrap(), levels };
    Dataset {
        ladder,
        tables: Tables::new(vec![table], Vec::new()),
        unit: Unit::new(Per::Year, Some(Ratio::whole(2087))),
        provenance: Some(Provenance::Sample),
    }
}

fn rule() -> impl Strategy<Value = Lands> {
    prop_oneof![Just(FirstStep), Just(SameStep), Just(NoDecrease), Just(Raise), (1..4_u8).prop_map(RiseSteps)]
}

/// What is drawn of a level: how many ranks above the one before it, its steps' pay, its profile, its expectations.
type Drawn = (u16, Vec<Option<i64>>, Vec<u8>, Vec<usize>);

/// Up to three tracks of up to four levels, with profiles, texts that repeat, roles, and pay that may be missing.
pub fn random() -> impl Strategy<Value = Dataset> {
    let level = (1..3_u16, vec(option::weighted(0.9, 0..500_i64), 1..4), vec(0..4_u8, 2), vec(0..12_usize, 0..5));
    let tracks = vec(vec(level, 1..5), 1..4);
    let role = (vec(0..3_usize, 1..3), 1..6_u16);
    (tracks, vec(role, 0..3), rule(), rule(), any::<bool>(), any::<bool>()).prop_map(|(drawn, roles, promotion, switch, top, jumps)| {
        let mut pay = Vec::new();
        let tracks: Vec<Track> = (0..).zip(drawn).map(|(number, levels)| made(number, levels, &mut pay)).collect();
        let name = |number: usize| format!("t{number}");
        let role = |(number, (within, from_rank)): (usize, (Vec<usize>, u16))| Role {
            id: format!("r{number}").parse().unwrap(),
            name: format!("Role {number}"),
            about: String::new(),
            tracks: within.into_iter().map(|number| name(number).parse().unwrap()).collect(),
            from_rank,
        };
        let moves = Moves {
            promotion_from: if top { LeaveFrom::TopStep } else { LeaveFrom::AnyStep },
            promotion: MoveRule { lands: promotion, ..MoveRule::default() },
            level_jumps: jumps,
            switch: MoveRule { lands: switch, ..MoveRule::default() },
        };
        let ladder = Ladder { axes: vec![axis("A"), axis("B")], moves, roles: (0..).zip(roles).map(role).collect(), ..bare(tracks) };
        let levels = pay.into_iter().collect();
        let table = Table { region: String::new(), effective: None, currency: "USD".parse().unwrap(), levels };
        Dataset {
            ladder,
            tables: Tables::new(vec![table], Vec::new()),
            unit: Unit::new(Per::Year, Some(Ratio::whole(2087))),
            provenance: Some(Provenance::Sample),
        }
    })
}

fn made(number: usize, levels: Vec<Drawn>, pay: &mut Vec<(rules::id::LevelId, LevelPay)>) -> Track {
    let mut rank = 0;
    let levels = levels.into_iter().map(|(rise, paid, grades, texts)| {
        rank += rise;
        let mut level = level(&format!("T{number}L{rank}"), rank, paid.len());
        level.profile = grades.into_iter().map(NonZeroU8::new).collect();
        level.expects = texts.into_iter().map(|text| Expectation::line(format!("{}Text {text}", " ".repeat(text % 2)))).collect();
        let steps = level.steps.iter().zip(paid);
        let steps: std::collections::BTreeMap<_, _> =
            steps.filter_map(|(step, minor)| Some((step.id.clone(), Band::point(money(minor?, "USD")).unwrap()))).collect();
        if !steps.is_empty() {
            pay.push((level.id.clone(), LevelPay { own: None, steps }));
        }
        level
    });
    track(&format!("t{number}"), levels.collect())
}
