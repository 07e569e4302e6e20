//! The rules: ladder, position, money, pay, tables. No browser, no Leptos, no I/O.
//!
//! Words and formulas are those of the field; each formula names its source or its case beside it.

pub mod dataset;
pub mod date;
pub mod id;
pub mod ladder;
pub mod landing;
pub mod money;
pub mod moves;
pub mod order;
pub mod pay;
pub mod per;
pub mod quote;
pub mod ratio;
pub mod sorted_map;
pub mod table;
pub mod wait;
