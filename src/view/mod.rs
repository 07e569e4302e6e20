//! Pages and their parts.

pub mod figures;
pub mod later;
pub mod loading;
pub mod pages;
pub mod parts;
pub mod settled;
pub mod shell;
