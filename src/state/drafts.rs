//! Drafts that a person has this browser keep: each under a name of its own, written again after every change, and by no tab over what another one
//! wrote. Only Data knows of them. They outlive its page: what is on its way is still written when somebody has gone on to another view.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use chrono::NaiveDateTime;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::own::Own;
use crate::browser::kept::{self, Head, NotKept, WriteOutcome};
use crate::browser::{leaving, tabs, time};
use files::Source;
use files::history::History;
use files::kept::{About, NOW, OPENED, free_name, named, source};

/// So long after a change it is written, with those that came meanwhile.
const QUIET_MS: i32 = 250;

/// A draft that is kept, as the list tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// What is told of it; nothing where another version of this page wrote it.
    pub about: Option<About>,
}

/// Why what is on the page is not kept, though it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser did not.
    NotKept(NotKept),
    /// Another tab has changed the draft, then.
    Ahead(Option<NaiveDateTime>),
    /// Another tab has deleted it.
    Gone,
}

/// The draft on the page, where it is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// Its id.
    pub id: String,
    /// What the person calls it.
    pub name: String,
    /// When it was written last; nothing before the first time.
    pub at: Option<NaiveDateTime>,
    /// Why it is not kept as it is.
    pub trouble: Option<Trouble>,
    /// Whether another tab has it open as well.
    pub is_beside: bool,
    made: bool,
    /// The files as they were opened, by which they are known.
    opened: Arc<Source>,
    revision: Option<u32>,
    /// The files and the name that were written last.
    written: Option<(Arc<Source>, String)>,
}

/// A kept draft that is to be opened.
#[derive(Debug)]
pub struct KeptDraft {
    /// Its id.
    pub id: String,
    /// What is told of it.
    pub about: About,
    /// The files as they were opened once.
    pub opened: Source,
    /// The files as they are.
    pub now: Source,
    revision: u32,
}

/// Which drafts are kept, or why that is not known.
pub type Drafts = Result<Vec<Listed>, NotKept>;

/// What tabs tell each other of a draft; its id follows.
mod told {
    pub const OPEN: &str = "open";
    pub const ALSO: &str = "also";
    pub const LEFT: &str = "left";
    pub const WRITTEN: &str = "written";
    pub const DELETED: &str = "deleted";
}

thread_local! {
    static KEEPING: ArcRwSignal<Option<Keeping>> = ArcRwSignal::new(None);
    static DRAFTS: ArcRwSignal<Drafts> = ArcRwSignal::new(Ok(Vec::new()));
    static IS_WRITING: Cell<bool> = const { Cell::new(false) };
    /// Ids of drafts that were deleted here: one that was just being written is deleted after that.
    static DELETED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The draft on the page, where it is to be kept.
pub fn keeping() -> ArcRwSignal<Option<Keeping>> {
    KEEPING.with(ArcRwSignal::clone)
}

/// Which drafts are kept, the one written last first.
pub fn drafts() -> ArcRwSignal<Drafts> {
    DRAFTS.with(ArcRwSignal::clone)
}

fn update(change: impl FnOnce(&mut Keeping)) {
    keeping().update(|keeping| {
        if let Some(keeping) = keeping {
            change(keeping);
        }
    });
}

fn with<T>(look: impl FnOnce(&Keeping) -> T) -> Option<T> {
    keeping().with_untracked(|keeping| keeping.as_ref().map(look))
}

/// Reads the list anew.
pub fn list() {
    spawn_local(async {
        let heads = kept::heads().await.map(|heads| {
            let listed = |head: Head| Listed { about: About::read(&head.about), id: head.id };
            let mut drafts: Vec<_> = heads.into_iter().map(listed).collect();
            drafts.sort_by_key(|draft| std::cmp::Reverse(draft.about.as_ref().map(|about| about.at)));
            drafts
        });
        drafts().set(heads);
    });
}

/// Hears what other tabs do to a draft that is open here.
pub fn hear(own: Own) {
    let is_first = tabs::hear(move |text| {
        let Some((kind, id)) = text.split_once(' ') else { return };
        let is_mine = with(|keeping| keeping.id == id) == Some(true);
        match kind {
            told::OPEN | told::ALSO if is_mine => {
                if kind == told::OPEN {
                    tell(told::ALSO);
                }
                update(|keeping| keeping.is_beside = true);
            }
            told::LEFT if is_mine => {
                // A third one says so again.
                update(|keeping| keeping.is_beside = false);
                tell(told::OPEN);
            }
            told::WRITTEN | told::DELETED => {
                if is_mine {
                    look_again(own);
                }
                list();
            }
            _ => {}
        }
    });
    if is_first {
        leaving::at_end(|| tell(told::LEFT));
    }
}

/// Tells other tabs something of the draft that is open here.
fn tell(kind: &str) {
    if let Some(id) = with(|keeping| keeping.id.clone()) {
        tell_of(kind, &id);
    }
}

fn tell_of(kind: &str, id: &str) {
    tabs::tell(&format!("{kind} {id}"));
}

/// Looks what another tab has made of the draft.
fn look_again(own: Own) {
    spawn_local(async move {
        let Some((id, revision)) = with(|keeping| (keeping.id.clone(), keeping.revision)) else { return };
        let Ok(heads) = kept::heads().await else { return };
        let there = heads.into_iter().find(|head| head.id == id);
        if there.as_ref().map(|head| head.revision) != revision {
            otherwise(own, there);
        }
    });
}

/// Something else stands there than was written here.
fn otherwise(own: Own, there: Option<Head>) {
    if there.is_none() {
        own.kept(None);
    }
    let trouble = there.map_or(Trouble::Gone, |head| Trouble::Ahead(About::read(&head.about).map(|about| about.at)));
    update(|keeping| keeping.trouble = Some(trouble));
}

/// Has the browser keep what is on the page from now on, under a name that no other draft has.
pub fn keep(own: Own, name: &str) {
    leave();
    let opened = untrack(|| own.history(|history| history.opened().clone()));
    let made = untrack(|| own.first()).is_some_and(|files| files.made);
    let name = free(name, None);
    let keeping =
        Keeping { id: kept::new_id(), name, at: None, trouble: None, is_beside: false, made, opened, revision: None, written: None };
    self::keeping().set(Some(keeping));
    write(own);
}

/// A name like that, which no draft has but perhaps the one of that id.
fn free(name: &str, id: Option<&str>) -> String {
    drafts().with_untracked(|drafts| {
        let others = drafts.iter().flatten().filter(|draft| Some(draft.id.as_str()) != id);
        free_name(name, others.filter_map(|draft| Some(draft.about.as_ref()?.name.as_str())))
    })
}

/// Another name for the draft; with a number where another draft has it.
pub fn rename(own: Own, name: &str) {
    if let Some(name) = with(|keeping| free(name, Some(&keeping.id))) {
        update(|keeping| keeping.name = name);
        write(own);
    }
}

/// Tries once more to keep what was not kept.
pub fn try_again(own: Own) {
    update(|keeping| keeping.trouble = None);
    write(own);
}

/// What is on the page is kept no more, and what was kept of it stays where it is.
fn leave() {
    tell(told::LEFT);
    keeping().set(None);
}

/// The browser keeps drafts no more.
pub fn delete(own: Own, ids: Vec<String>) {
    if with(|keeping| ids.contains(&keeping.id)) == Some(true) {
        keeping().set(None);
        own.kept(None);
    }
    DELETED.with_borrow_mut(|all| all.extend(ids.iter().cloned()));
    spawn_local(async move {
        match kept::delete(&ids).await {
            Ok(()) => ids.iter().for_each(|id| tell_of(told::DELETED, id)),
            Err(why) => drafts().set(Err(why)),
        }
        list();
    });
}

/// The files on the page have become others, or other files are on the page.
pub fn changed(own: Own) {
    let opened = own.history(|history| history.opened().clone());
    match with(|keeping| Arc::ptr_eq(&keeping.opened, &opened)) {
        Some(true) => write(own),
        Some(false) => leave(),
        None => {}
    }
}

/// Reads a draft that is kept.
///
/// # Errors
/// The browser's reason; nothing where it is not there any more, or is of another version.
pub async fn find(id: String) -> Result<KeptDraft, Option<NotKept>> {
    let (head, files) = kept::read(&id).await?.ok_or(None)?;
    let about = About::read(&head.about).ok_or(None)?;
    let (opened, now) = (source(&files, OPENED).ok_or(None)?, source(&files, NOW).ok_or(None)?);
    Ok(KeptDraft { id, about, opened, now, revision: head.revision })
}

/// A draft that was found is on the page now, and is kept on.
pub fn opened(own: Own, found: KeptDraft) {
    leave();
    let (opened, now) = untrack(|| own.history(|history| (history.opened().clone(), history.now().clone())));
    own.kept(Some(now.clone()));
    let About { name, at, made } = found.about;
    let written = Some((now, name.clone()));
    let revision = Some(found.revision);
    keeping().set(Some(Keeping { id: found.id, name, at: Some(at), trouble: None, is_beside: false, made, opened, revision, written }));
    tell(told::OPEN);
}

/// What there is to be written.
struct Job {
    keeping: Keeping,
    now: Arc<Source>,
}

impl Job {
    /// What is on the page, unless it is kept like this, or cannot be.
    fn of(own: Own) -> Option<Self> {
        let keeping = with(Keeping::clone)?;
        let now = own.history(|history: &History| Arc::ptr_eq(history.opened(), &keeping.opened).then(|| history.now().clone()))?;
        let is_written = keeping.written.as_ref().is_some_and(|(files, name)| *files == now && *name == keeping.name);
        (!is_written && keeping.trouble.is_none()).then_some(Self { keeping, now })
    }

    async fn done(self, own: Own) {
        let Self { keeping, now } = self;
        let Keeping { id, name, made, revision, opened, .. } = keeping;
        let at = time::now();
        let about = About { name: name.clone(), at, made }.write();
        // What was opened never changes.
        let first = named(&opened, OPENED).into_iter().filter(|_| revision.is_none());
        let files: Vec<_> = first.chain(named(&now, NOW)).collect();
        let written = kept::write(&id, revision, &about, &files).await;
        if with(|keeping| keeping.id == id) != Some(true) {
            // Somebody has thought better of it meanwhile, or has opened another one.
            if DELETED.with_borrow(|ids| ids.contains(&id)) {
                // Where this fails as well, the list tells that it is there.
                let _ = kept::delete(&[id]).await;
            }
            return list();
        }
        match written {
            Ok(WriteOutcome::Done(revision)) => {
                update(|keeping| {
                    keeping.revision = Some(revision);
                    keeping.at = Some(at);
                    keeping.written = Some((now.clone(), name));
                });
                own.kept(Some(now));
                tell(told::WRITTEN);
                list();
            }
            Ok(WriteOutcome::Otherwise(there)) => otherwise(own, there),
            Err(why) => update(|keeping| keeping.trouble = Some(Trouble::NotKept(why))),
        }
    }
}

/// Writes what is on the page, a moment after the last change.
fn write(own: Own) {
    if untrack(|| Job::of(own)).is_none() || IS_WRITING.replace(true) {
        return;
    }
    spawn_local(async move {
        loop {
            time::wait(QUIET_MS).await;
            let Some(job) = untrack(|| Job::of(own)) else { break };
            job.done(own).await;
        }
        IS_WRITING.set(false);
    });
}
