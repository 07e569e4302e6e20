//! The page of Stepladder: an engineering career ladder together with its salary band matrix, explored in the browser.
//!
//! The rules, the files and the words are crates of their own (`rules`, `files`, `words`), which know nothing of a browser.
//! `docs/architecture.md` says what stands where.

pub mod app;
pub mod browser;
pub mod chart;
pub mod markup;
pub mod route;
pub mod state;
pub mod view;
