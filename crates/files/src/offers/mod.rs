//! `offers.json`: offers that somebody has prepared, and the texts around their figures, saved and opened again. It is never hosted.
//!
//! Amounts stand in it as texts of decimals, so that no program on the way rounds them. What is empty is not written, and a file of texts
//! alone is a template, which opens with any dataset.

mod read;
mod write;

use super::problem::FileProblem;
use progression::offer::Offer;
pub use read::read;
pub use write::write;

/// The name of the file, whatever the one opened is called.
pub const FILE: &str = "offers.json";

/// The most months that a grant is read over: each of its years becomes a row.
pub const MOST_MONTHS: u16 = 240;

/// The largest bonus that is read, as a multiple of the pay.
pub const MOST_SHARE: u16 = 10;

/// What the file says that it is.
const KIND: &str = "offers";

/// Offers as they are saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffersFile {
    /// The id of the dataset whose levels they name; it may be empty where there are no offers.
    pub dataset: String,
    /// The offers in their order, at most [`progression::offer::MOST`].
    pub offers: Vec<Offer>,
    /// The place of the one that is to be made.
    pub chosen: Option<usize>,
    /// The texts of the letter.
    pub texts: Texts,
}

/// The texts around the figures of a letter; an empty one is the usual one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Before everything else.
    pub greeting: String,
    /// Before the figures.
    pub opening: String,
    /// After them.
    pub closing: String,
    /// Under everything else.
    pub signature: String,
}

/// The outcome of reading.
#[derive(Clone, Debug, Default)]
pub struct OffersReading {
    /// What the file says; nothing where it cannot mean anything here.
    pub file: Option<OffersFile>,
    /// All problems as they were found: an error is what leaves an offer out, or the whole file; a warning is about what is used.
    pub problems: Vec<FileProblem>,
}
