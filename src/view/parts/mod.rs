//! What pages are made of.

pub mod band_bar;
pub mod header;
pub mod notices;
pub mod pick;
pub mod problems;
pub mod table;
