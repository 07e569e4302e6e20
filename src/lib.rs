//! Stepladder: an engineering career ladder together with its salary band matrix, explored in the browser.
//!
//! The layers, each using only those below it:
//!
//! | module | what it is |
//! |---|---|
//! | [`app`] | the shell: header, navigation, which page |
//!
pub mod app;
