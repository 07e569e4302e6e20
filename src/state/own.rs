//! Files that a person opened in Data: on this device, for as long as the page is, and nowhere else.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;

use super::library::Library;
use super::loading::{Loading, Problems};
use super::shelf::{Open, Origin, opened};
use crate::browser::time;
use files::history::History;
use files::{LadderReading, Reading, Source, purpose, read_ladder};
use rules::health::{self, Finding, Search};

/// The name that links have for what a person opened. No hosted dataset may have it.
pub const LOCAL: &str = "local";

/// So long the search for findings goes on before the page has its turn, in milliseconds.
const TURN_MS: f64 = 20.0;

/// Files as they were opened, whether or not they mean anything.
#[derive(Debug)]
pub struct Files {
    /// Their bytes.
    pub source: Arc<Source>,
    /// What is wrong or odd in them.
    pub problems: Problems,
    /// The dataset; nothing where an error keeps them from meaning anything.
    pub open: Option<Arc<Open>>,
    /// Whether the ladder was made here, since only a table came.
    pub made: bool,
    /// The ladder as it was read: a change of its pay reads it no more. Nothing of files that are not this person's own.
    pub ladder: Option<LadderReading>,
    findings: OnceLock<Found>,
}

/// What is odd in files that can be used.
#[derive(Debug, Default)]
struct Found {
    /// All findings, those on purpose among them.
    all: Vec<Finding>,
    /// A warning of each entry that says something is on purpose and means no finding.
    idle: Problems,
}

impl Files {
    /// Reads files of this device.
    pub fn read(source: Arc<Source>, made: bool) -> Self {
        let ladder = read_ladder(&source.ladder);
        Self::with_ladder(source, ladder, made)
    }

    /// The same with pauses, in which the page answers, and with what is odd in the files: a table may have a hundred thousand rows. Each pause is
    /// told how many of how many of them are read.
    pub async fn read_with_pauses(source: Arc<Source>, made: bool, pause: &impl AsyncFn(usize, usize)) -> Self {
        let ladder = read_ladder(&source.ladder);
        let reading = ladder.clone().with_pauses(source.bands.as_deref(), pause).await;
        let files = Self::of_reading(source, ladder, reading, made);
        if let Some(open) = &files.open {
            let mut search = Search::default();
            while !search.go(&open.dataset, &time::passed(TURN_MS)) {
                pause(1, 1).await;
            }
            let _ = files.findings.set(files.found_of(open, search.findings(&open.dataset)));
            pause(1, 1).await;
        }
        files
    }

    fn with_ladder(source: Arc<Source>, ladder: LadderReading, made: bool) -> Self {
        let reading = ladder.clone().with(source.bands.as_deref());
        Self::of_reading(source, ladder, reading, made)
    }

    fn of_reading(source: Arc<Source>, ladder: LadderReading, reading: Reading, made: bool) -> Self {
        let (open, problems) = match opened(Origin::Device(LOCAL.to_owned()), source.clone(), reading) {
            Loading::Ready(open) => (Some(open.clone()), open.problems.clone()),
            Loading::Invalid(problems) => (None, problems),
            Loading::Loading(_) | Loading::Failed(_) => (None, Problems::default()),
        };
        Self { source, problems, open, made, ladder: Some(ladder), findings: OnceLock::new() }
    }

    /// Files of which nothing can be made. Those that a site hosts are not here any more, but for their problems.
    pub fn broken(source: Source, problems: Problems) -> Self {
        Self { source: Arc::new(source), problems, open: None, made: false, ladder: None, findings: OnceLock::new() }
    }

    /// The files of a dataset that is open.
    pub fn of(open: &Arc<Open>) -> Self {
        Self {
            source: open.source.clone(),
            problems: open.problems.clone(),
            open: Some(open.clone()),
            made: false,
            ladder: None,
            findings: OnceLock::new(),
        }
    }

    fn found(&self) -> &Found {
        self.findings.get_or_init(|| {
            let Some(open) = &self.open else { return Found::default() };
            self.found_of(open, health::findings(&open.dataset))
        })
    }

    fn found_of(&self, open: &Open, all: Vec<Finding>) -> Found {
        let idle = purpose::idle(&self.source, &open.dataset.ladder, &all).into();
        Found { all, idle }
    }

    /// What is odd, on purpose or not, looked for once.
    pub fn findings(&self) -> &[Finding] {
        &self.found().all
    }

    /// How many findings are not on purpose.
    pub fn open_findings(&self) -> usize {
        self.findings().iter().filter(|finding| finding.on_purpose.is_none()).count()
    }

    /// All that is wrong or left out, with entries that say something is on purpose and mean nothing any more.
    pub fn told(&self) -> Problems {
        let idle = &self.found().idle;
        if idle.is_empty() { self.problems.clone() } else { self.problems.iter().chain(idle.iter()).cloned().collect::<Vec<_>>().into() }
    }
}

impl PartialEq for Files {
    /// One reading makes one of them.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.source, &other.source)
    }
}

/// What was opened. The last files may have errors: then what was open before them stays in use.
#[derive(Clone, Debug, Default)]
struct Opened {
    last: Option<Arc<Files>>,
    in_use: Option<Arc<Open>>,
    /// The files as they were opened, before anything was changed.
    first: Option<Arc<Files>>,
    /// What was changed since.
    history: History,
    /// Each file as it was saved last; as it was opened, where it was not.
    saved: Source,
    /// The files as the browser keeps them, where it does.
    kept: Option<Arc<Source>>,
}

impl Opened {
    fn put(&mut self, files: Arc<Files>) {
        self.in_use = files.open.clone().or(self.in_use.take());
        self.last = Some(files);
    }
}

/// What was opened, and what of it is in use.
#[derive(Clone, Copy, Debug)]
pub struct Own(RwSignal<Opened>);

impl Own {
    /// Nothing is open.
    pub fn start() -> Self {
        Self(RwSignal::default())
    }

    /// What was opened last.
    pub fn files(self) -> Option<Arc<Files>> {
        self.0.with(|opened| opened.last.clone())
    }

    /// The dataset that is in use.
    pub fn in_use(self) -> Option<Arc<Open>> {
        self.0.with(|opened| opened.in_use.clone())
    }

    /// The files as they were opened, before anything of them was changed.
    pub fn first(self) -> Option<Arc<Files>> {
        self.0.with(|opened| opened.first.clone())
    }

    /// Looks at what was changed.
    pub fn history<T>(self, look: impl FnOnce(&History) -> T) -> T {
        self.0.with(|opened| look(&opened.history))
    }

    /// Whether something was changed that is not saved.
    pub fn is_unsaved(self) -> bool {
        self.0.with(|opened| {
            let now = opened.history.now();
            opened.history.is_changed() && opened.kept.as_ref() != Some(now) && **now != opened.saved
        })
    }

    /// The browser keeps the files like this, or does not.
    pub fn kept(self, files: Option<Arc<Source>>) {
        self.0.maybe_update(|opened| {
            opened.kept = files;
            // The files are the same: nothing that follows from them has to be worked out anew.
            false
        });
    }

    /// Files are saved: of those that are as they are now nothing would be lost any more.
    pub fn saved(self, ladder: Option<&[u8]>, bands: Option<&[u8]>) {
        self.0.maybe_update(|opened| {
            let Opened { history, saved, .. } = opened;
            let (ladder, bands) =
                (ladder.filter(|own| *own == history.now().ladder), bands.filter(|own| Some(*own) == history.now().bands.as_deref()));
            if let Some(ladder) = ladder {
                saved.ladder = ladder.to_vec();
            }
            if let Some(bands) = bands {
                saved.bands = Some(bands.to_vec());
            }
            ladder.is_some() || bands.is_some()
        });
    }

    /// Puts down what was opened. Where it can be used, it is in use in every view.
    pub fn put(self, files: Arc<Files>, library: Library) {
        hold(&files, library);
        self.0.update(|opened| {
            opened.history = History::new(files.source.clone());
            opened.saved = Source::clone(&files.source);
            opened.kept = None;
            opened.first = Some(files.clone());
            opened.put(files);
        });
    }

    /// Changes the files, or takes a change back. What they have become is read, and is in use in every view where it can be.
    pub fn change<T>(self, library: Library, change: impl FnOnce(&mut History) -> T) {
        let changed = self.0.try_maybe_update(|opened| {
            let before = opened.history.now().clone();
            change(&mut opened.history);
            let source = opened.history.now().clone();
            if Arc::ptr_eq(&before, &source) {
                return (false, None);
            }
            // The same ladder is not read again.
            let same = opened.last.as_ref().filter(|files| files.source.ladder == source.ladder);
            let made = same.is_some_and(|files| files.made);
            let ladder = same.and_then(|files| files.ladder.clone()).unwrap_or_else(|| read_ladder(&source.ladder));
            let files = Arc::new(Files::with_ladder(source, ladder, made));
            opened.put(files.clone());
            (true, Some(files))
        });
        if let Some(files) = changed.flatten() {
            hold(&files, library);
        }
    }

    /// Nothing is open any more.
    pub fn close(self) {
        self.0.set(Opened::default());
    }
}

/// Has every view find files that can be used.
fn hold(files: &Files, library: Library) {
    if let Some(open) = &files.open {
        library.hold(open.clone());
    }
}

/// What was opened, from anywhere below [`crate::app::App`].
pub fn own() -> Own {
    expect_context()
}
