//! Pages and their parts.

pub mod loading;
pub mod pages;
pub mod parts;
pub mod shell;
