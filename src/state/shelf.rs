//! The datasets that were asked for, opened or unsealed, each with the bytes of its files.

use std::sync::Arc;

use super::loading::{Loading, Problems};
use files::{Reading, Source};
use rules::dataset::Dataset;

/// How many hosted datasets are kept at most: they can be asked for anew.
const MOST_HOSTED: usize = 12;

/// Where a dataset comes from, with the name that links have for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A folder of the site.
    Hosted(String),
    /// Files of this device, which only this visit knows.
    Device(String),
    /// Something sealed that was opened here.
    Sealed(String),
}

impl Origin {
    /// The name that links have for it.
    pub fn id(&self) -> &str {
        match self {
            Self::Hosted(id) | Self::Device(id) | Self::Sealed(id) => id,
        }
    }

    /// Whether it can be asked for anew; what came from a person cannot.
    const fn is_hosted(&self) -> bool {
        matches!(self, Self::Hosted(_))
    }
}

/// A dataset that is open.
#[derive(Debug)]
pub struct Open {
    /// Where it came from.
    pub origin: Origin,
    /// The bytes of its files.
    pub source: Arc<Source>,
    /// The dataset.
    pub dataset: Dataset,
    /// What is odd in its files.
    pub problems: Problems,
}

impl PartialEq for Open {
    /// One reading makes one dataset.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Files as they were read.
pub type Read = Loading<Arc<Open>>;

/// Reads the files of an origin, the same way for all of them.
pub fn read(origin: Origin, source: Arc<Source>) -> Read {
    let reading = files::read(&source);
    opened(origin, source, reading)
}

/// What reading files of an origin has given.
pub fn opened(origin: Origin, source: Arc<Source>, reading: Reading) -> Read {
    match reading.dataset {
        Some(dataset) => Loading::Ready(Arc::new(Open { origin, source, dataset, problems: reading.problems.into() })),
        None => Loading::Invalid(reading.problems.into()),
    }
}

/// What is known of each origin.
#[derive(Debug, Default)]
pub struct Shelf {
    slots: Vec<(Origin, Read)>,
    /// The hosted ones that are there, the one asked for last at the end.
    hosted: Vec<Origin>,
}

impl Shelf {
    /// What is known of an origin.
    pub fn get(&self, origin: &Origin) -> Option<&Read> {
        self.slots.iter().find(|(own, _)| own == origin).map(|(_, read)| read)
    }

    fn set(&mut self, origin: Origin, read: Read) {
        match self.slots.iter_mut().find(|(own, _)| *own == origin) {
            Some(slot) => slot.1 = read,
            None => self.slots.push((origin, read)),
        }
    }

    /// All origins that a link may name beside the site's.
    pub fn own(&self) -> impl Iterator<Item = &Origin> {
        self.slots.iter().map(|(origin, _)| origin).filter(|origin| !origin.is_hosted())
    }

    /// Somebody wants an origin: whether its files must be asked for now. They are asked for once, however often somebody wants them;
    /// once more where they did not come.
    pub fn want(&mut self, origin: &Origin) -> bool {
        self.hosted.retain(|other| other != origin);
        if origin.is_hosted() {
            self.hosted.push(origin.clone());
        }
        let missing = matches!(self.get(origin), None | Some(Loading::Failed(_)));
        if missing && origin.is_hosted() {
            self.set(origin.clone(), Loading::Loading(words::load::dataset()));
        }
        missing && origin.is_hosted()
    }

    /// Forgets what a person opened, on their request.
    pub fn close(&mut self, origin: &Origin) {
        self.slots.retain(|(own, _)| own != origin);
    }

    /// Puts down what an origin turned out to be, and forgets hosted ones that nobody asked for in a long time.
    pub fn put(&mut self, origin: Origin, read: Read) {
        self.set(origin, read);
        while self.hosted.len() > MOST_HOSTED {
            let oldest = self.hosted.remove(0);
            self.slots.retain(|(origin, _)| *origin != oldest);
        }
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::{MOST_HOSTED, Origin, Read, Shelf, read};
    use crate::state::loading::Loading;
    use files::Source;
    use std::sync::Arc;

    fn source(id: &str) -> Arc<Source> {
        Arc::new(Source { ladder: testing::hosted_file(id, "ladder.json"), bands: Some(testing::hosted_file(id, "bands.csv")) })
    }

    fn hosted(id: &str) -> Origin {
        Origin::Hosted(id.to_owned())
    }

    fn failed() -> Read {
        Loading::Failed("no answer".to_owned())
    }

    #[test]
    fn an_origin_is_asked_for_once() {
        let (a, b, mut shelf) = (hosted("us-gs-2026"), hosted("cloud-team"), Shelf::default());
        assert!(shelf.want(&a) && shelf.want(&b) && !shelf.want(&a));
        shelf.put(a.clone(), read(a.clone(), source("us-gs-2026")));
        let before = shelf.get(&a).cloned();
        assert!(!shelf.want(&a));
        assert_eq!(shelf.get(&a).cloned(), before, "the same dataset, not another one with the same content");
        let open = before.as_ref().and_then(Loading::ready).map(|open| (open.origin.id(), open.source.ladder.len()));
        assert_eq!(open, Some(("us-gs-2026", source("us-gs-2026").ladder.len())));
    }

    #[test]
    fn what_did_not_come_is_asked_for_again_on_request() {
        let (a, mut shelf) = (hosted("a"), Shelf::default());
        assert!(shelf.want(&a));
        shelf.put(a.clone(), failed());
        assert!(shelf.want(&a) && !shelf.want(&a), "once more, and not while it is on its way");
    }

    #[test]
    fn hosted_ones_are_forgotten_and_own_ones_never() {
        let mut shelf = Shelf::default();
        let own = [Origin::Device("files".to_owned()), Origin::Sealed("offer".to_owned())];
        for origin in &own {
            assert!(!shelf.want(origin), "nobody can be asked for {origin:?}");
            shelf.put(origin.clone(), read(origin.clone(), source("cloud-team")));
        }
        let many: Vec<Origin> = (0..2 * MOST_HOSTED).map(|number| hosted(&number.to_string())).collect();
        for origin in &many {
            // The first is in use all the time.
            shelf.want(&many[0]);
            shelf.want(origin);
            shelf.put(origin.clone(), read(origin.clone(), source("cloud-team")));
        }
        assert_eq!(shelf.own().cloned().collect::<Vec<_>>(), own);
        assert!(own.iter().all(|origin| shelf.get(origin).and_then(Loading::ready).is_some()));
        let kept = many.iter().filter(|origin| shelf.get(origin).is_some()).count();
        assert!(kept == MOST_HOSTED && shelf.get(&many[0]).is_some(), "{kept}");
        assert!(shelf.want(&many[1]), "a forgotten one is asked for anew");
    }

    #[test]
    fn files_that_mean_nothing_are_kept_as_such() {
        let origin = Origin::Device("broken".to_owned());
        assert!(
            matches!(read(origin, Arc::new(Source { ladder: b"{".to_vec(), bands: None })), Loading::Invalid(problems) if !problems.is_empty())
        );
    }
}
