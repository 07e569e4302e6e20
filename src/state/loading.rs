//! Something that comes from outside, in one of four states.

use std::ops::Deref;
use std::sync::Arc;

use files::problem::FileProblem;

/// What is wrong or odd in files, in order; a list that many hold at once.
#[derive(Clone, Debug, Default)]
pub struct Problems(Arc<Vec<FileProblem>>);

impl From<Vec<FileProblem>> for Problems {
    fn from(problems: Vec<FileProblem>) -> Self {
        Self(Arc::new(problems))
    }
}

impl Deref for Problems {
    type Target = [FileProblem];
    fn deref(&self) -> &[FileProblem] {
        &self.0
    }
}

impl PartialEq for Problems {
    /// One reading makes one list.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.is_empty() && other.is_empty())
    }
}

/// Something that is loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Loading<T> {
    /// On its way; says what.
    Loading(String),
    /// There.
    Ready(T),
    /// There, but it cannot mean anything.
    Invalid(Problems),
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
