//! Pages and their parts.

pub mod later;
pub mod pages;
pub mod parts;
