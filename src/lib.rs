//! Stepladder: an engineering career ladder together with its salary band matrix, explored in the browser.
//!
//! The layers, each using only those below it:
//!
//! | module | what it is |
//! |---|---|
//! | [`app`] | the shell: header, navigation, which page |
//! | [`view`] | pages and their parts |
//! | [`browser`] | all that touches the browser's API |
//! | [`say`] | answers put into sentences |
//! | [`route`] | what a link says |
//! | [`data`] | files in and out |
//! | [`chart`] | geometry: numbers in, numbers out |
//! | [`domain`] | the rules |

pub mod app;
pub mod browser;
pub mod chart;
pub mod data;
pub mod domain;
pub mod route;
pub mod say;
pub mod view;
