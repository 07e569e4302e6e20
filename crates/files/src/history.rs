//! The changes of the files of a dataset, one after the other, each of which can be taken back.
//!
//! What is kept of a change is what differs, so a thousand changes of one cell are no thousand files.

use std::sync::Arc;

use super::Source;

/// Bytes in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Splice {
    at: usize,
    old: Vec<u8>,
    new: Vec<u8>,
}

impl Splice {
    /// What differs between two files, from the first byte to the last that does; nothing where they are the same.
    fn between(old: &[u8], new: &[u8]) -> Option<Self> {
        if old == new {
            return None;
        }
        let same = |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| pairs.take_while(|(old, new)| old == new).count();
        let at = same(&mut old.iter().zip(new));
        let (old, new) = (old.get(at..).unwrap_or_default(), new.get(at..).unwrap_or_default());
        let end = same(&mut old.iter().rev().zip(new.iter().rev()));
        let part = |bytes: &[u8]| bytes.get(..bytes.len() - end).unwrap_or_default().to_vec();
        Some(Self { at, old: part(old), new: part(new) })
    }

    fn done(&self, bytes: &[u8]) -> Vec<u8> {
        put(bytes, self.at, self.old.len(), &self.new)
    }

    fn undone(&self, bytes: &[u8]) -> Vec<u8> {
        put(bytes, self.at, self.new.len(), &self.old)
    }
}

fn put(bytes: &[u8], at: usize, length: usize, new: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.splice(at..at + length, new.iter().copied());
    bytes
}

/// A change of the two files of a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Change {
    ladder: Option<Splice>,
    bands: Option<Splice>,
    /// Whether there was a `bands.csv` before, and is one after.
    there: [bool; 2],
}

impl Change {
    fn between(old: &Source, new: &Source) -> Self {
        let bands = |source: &Source| source.bands.clone().unwrap_or_default();
        Self {
            ladder: Splice::between(&old.ladder, &new.ladder),
            bands: Splice::between(&bands(old), &bands(new)),
            there: [old, new].map(|source| source.bands.is_some()),
        }
    }

    fn is_none(&self) -> bool {
        self.ladder.is_none() && self.bands.is_none() && self.there[0] == self.there[1]
    }

    /// The files with each splice made in the file that it is of.
    fn on(&self, source: &Source, make: fn(&Splice, &[u8]) -> Vec<u8>, is_there: bool) -> Source {
        let spliced = |splice: &Option<Splice>, bytes: &[u8]| splice.as_ref().map_or_else(|| bytes.to_vec(), |own| make(own, bytes));
        let bands = source.bands.as_deref().unwrap_or_default();
        Source { ladder: spliced(&self.ladder, &source.ladder), bands: is_there.then(|| spliced(&self.bands, bands)) }
    }
}

/// Files as they were opened, as they are now, and the way between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    opened: Arc<Source>,
    now: Arc<Source>,
    done: Vec<Change>,
    /// What was taken back, the change that was made first at the end.
    undone: Vec<Change>,
}

impl History {
    /// Files in which nothing is changed yet.
    pub fn new(opened: Arc<Source>) -> Self {
        Self { now: opened.clone(), opened, done: Vec::new(), undone: Vec::new() }
    }

    /// The files as they were opened.
    pub const fn opened(&self) -> &Arc<Source> {
        &self.opened
    }

    /// The files as they are now.
    pub const fn now(&self) -> &Arc<Source> {
        &self.now
    }

    /// Whether something differs from what was opened. Changes that took each other back do not.
    pub fn is_changed(&self) -> bool {
        self.now != self.opened
    }

    /// Whether there is a change to take back.
    pub const fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a change that was taken back.
    pub const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The files become others. What was taken back before is gone.
    pub fn change(&mut self, new: Source) {
        let change = Change::between(&self.now, &new);
        if !change.is_none() {
            self.done.push(change);
            self.undone.clear();
            self.now = Arc::new(new);
        }
    }

    /// Takes the last change back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(change) = self.done.pop() else { return false };
        self.now = Arc::new(change.on(&self.now, Splice::undone, change.there[0]));
        self.undone.push(change);
        true
    }

    /// Makes the change again that was taken back last; false where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(change) = self.undone.pop() else { return false };
        self.now = Arc::new(change.on(&self.now, Splice::done, change.there[1]));
        self.done.push(change);
        true
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::{History, Source};

    fn source() -> impl Strategy<Value = Source> {
        let bytes = || proptest::collection::vec(prop_oneof![Just(b'a'), Just(b'b'), any::<u8>()], 0..30);
        (bytes(), proptest::option::of(bytes())).prop_map(|(ladder, bands)| Source { ladder, bands })
    }

    proptest! {
        #[test]
        fn undo_leads_to_the_start_and_redo_to_the_end(start in source(), ways in proptest::collection::vec(source(), 0..12), back in 0_usize..6) {
            let mut history = History::new(Arc::new(start.clone()));
            for source in ways {
                history.change(source.clone());
                prop_assert_eq!(&**history.now(), &source);
                for _ in 0..back {
                    history.undo();
                }
            }
            let end = history.now().clone();
            let mut steps = 0;
            while history.undo() {
                steps += 1;
            }
            prop_assert_eq!(&**history.now(), &start);
            prop_assert!(!history.is_changed() && !history.can_undo());
            for _ in 0..steps {
                prop_assert!(history.redo());
            }
            prop_assert_eq!(history.now(), &end);
        }
    }

    #[test]
    fn a_change_of_nothing_is_none() {
        let mut history = History::new(Arc::default());
        history.change(Source::default());
        assert!(!history.can_undo());
        // A table for a ladder that came without one.
        history.change(Source { bands: Some(b"level,1\n".to_vec()), ..Source::default() });
        assert!(history.is_changed() && history.undo());
        assert!(!history.is_changed() && history.redo());
        assert_eq!(history.now().bands.as_deref(), Some(&b"level,1\n"[..]));
    }
}
