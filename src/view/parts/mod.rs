//! What pages are made of.

pub mod asks;
pub mod band_bar;
pub mod cells;
pub mod copy_link;
pub mod header;
pub mod html;
pub mod hue;
pub mod lines;
pub mod long_list;
pub mod notices;
pub mod opened;
pub mod paper;
pub mod pick;
pub mod picker;
pub mod plan;
pub mod problem_list;
pub mod problems;
pub mod rise_field;
pub mod roster_opening;
pub mod source;
pub mod table;
pub mod table_choices;
pub mod take_away;
pub mod text;
pub mod title;
pub mod words;
