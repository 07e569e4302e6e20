//! One module a view.

pub mod explore;
