//! The rules: ladder, position, money, pay, tables, landing, comparison. No browser, no Leptos, no I/O.
//!
//! Words and formulas are those of the field; each formula names its source or its case beside it.

pub mod addition;
pub mod at;
pub mod compare;
pub mod dataset;
pub mod date;
pub mod exact;
pub mod health;
pub mod hours;
pub mod id;
pub mod ladder;
pub mod landing;
pub mod lookup;
pub mod money;
pub mod moves;
pub mod pay;
pub mod per;
pub mod quote;
pub mod ratio;
pub mod rise;
pub mod table;
pub mod wait;
