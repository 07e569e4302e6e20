//! Something that comes from outside, in one of four states.

use files::problem::FileProblem;

/// Something that is loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Loading<T> {
    /// On its way; says what.
    Loading(String),
    /// There.
    Ready(T),
    /// There, but it cannot mean anything.
    Invalid(Vec<FileProblem>),
    /// It did not come; says what failed and what to do.
    Failed(String),
}

impl<T> Loading<T> {
    /// The same without what is there.
    pub fn without(&self) -> Loading<()> {
        match self {
            Self::Loading(what) => Loading::Loading(what.clone()),
            Self::Ready(_) => Loading::Ready(()),
            Self::Invalid(problems) => Loading::Invalid(problems.clone()),
            Self::Failed(why) => Loading::Failed(why.clone()),
        }
    }

    /// What is there.
    pub const fn ready(&self) -> Option<&T> {
        if let Self::Ready(value) = self { Some(value) } else { None }
    }
}
