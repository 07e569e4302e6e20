//! The arithmetic by which the end-to-end tests hold times against their limits.

#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::indexing_slicing)]

#[path = "e2e/arithmetic.rs"]
mod arithmetic;

use arithmetic::{Round, Yardstick, median};

const fn round(median: f64, now: f64) -> Round {
    Round { median, yardstick: Yardstick { now, quiet: 200.0 } }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

#[test]
fn medians_are_in_the_middle() {
    assert!(close(median(vec![9.0, 1.0, 5.0]), 5.0));
    assert!(close(median(vec![4.0, 9.0, 1.0, 6.0]), 5.0));
}

#[test]
fn limits_grow_with_the_yardstick_and_never_shrink() {
    let scale = |now| Yardstick { now, quiet: 200.0 }.scale();
    assert!(close(scale(300.0), 1.5));
    assert!(close(scale(200.0), 1.0));
    assert!(close(scale(100.0), 1.0), "a quick machine does not make limits stricter");
    assert!(close(scale(f64::NAN), 1.0), "no reading is no excuse");
}

#[test]
fn the_lesser_of_two_readings_counts() {
    assert!(close(Yardstick::between(300.0, 500.0, 200.0).scale(), 1.5));
    assert!(close(Yardstick::between(500.0, 180.0, 200.0).scale(), 1.0));
}

#[test]
fn a_time_is_held_against_the_scaled_limit() {
    assert!(round(50.0, 200.0).within(50.0));
    assert!(!round(50.1, 200.0).within(50.0), "on a quiet machine there is no allowance");
    assert!(!round(50.1, 100.0).within(50.0));
    assert!(round(75.0, 300.0).within(50.0));
    assert!(!round(75.1, 300.0).within(50.0));
}

#[test]
fn the_round_that_takes_less_of_its_limit_counts() {
    // 80 of 100 at twice the quiet yardstick, 60 of 50 on the quiet machine.
    let (busy, quiet) = (round(80.0, 400.0), round(60.0, 200.0));
    assert_eq!(quiet.better(busy), busy);
    assert_eq!(busy.better(quiet), busy);
    // A quicker yardstick does not make a round worse.
    assert_eq!(round(40.0, 100.0).better(round(41.0, 200.0)), round(40.0, 100.0));
}
