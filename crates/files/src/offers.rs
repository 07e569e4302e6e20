//! TEMP
use rules::offer::Offer;
/// Texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// g
    pub greeting: String,
    /// o
    pub opening: String,
    /// c
    pub closing: String,
    /// s
    pub signature: String,
}
/// F
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffersFile {
    /// d
    pub dataset: String,
    /// o
    pub offers: Vec<Offer>,
    /// c
    pub chosen: Option<usize>,
    /// t
    pub texts: Texts,
}
