//! Geometry: numbers in, numbers out. Knows nothing of ladders or pay.

pub mod grid;
pub mod labels;
pub mod radar;
pub mod scale;
pub mod steps;
pub mod svg;
pub mod time;
