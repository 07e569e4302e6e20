//! What all views share: where we are ([`nav`]), the datasets ([`library`]), what is announced ([`voice`]).

pub mod drafts;
pub mod figures;
pub mod library;
pub mod loading;
pub mod mappings;
pub mod memory;
pub mod nav;
pub mod offers;
pub mod own;
pub mod rosters;
pub mod settled;
pub mod shelf;
pub mod voice;
