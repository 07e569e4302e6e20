//! One module a view.

pub mod compare;
pub mod data;
pub mod explore;
pub mod offer;
pub mod path;
pub mod team;
