//! Drafts that a browser keeps, in words.

use chrono::{NaiveDate, NaiveDateTime};

use super::Format;
use super::problem::quoted;

/// What being kept means, beside the switch.
pub const MEANS: &str = "Only in this browser, unlocked: whoever uses it can open it. Browsers may clear it, so save what must last.";
/// What being kept no more means.
pub const OFF: &str = "It is in this tab only, and gone when you close it.";
/// What is kept is open in two tabs.
pub const BESIDE: &str = "This draft is open in another tab as well. What is changed first is kept, and the other tab is told.";
/// What was kept was deleted elsewhere.
pub const GONE: &str = "Another tab deleted this draft. What you have here is not kept any more.";
/// A draft that cannot be opened.
pub const NOT_THERE: &str = "This draft is not there any more: another tab deleted it.";
/// A draft in the list that cannot be read.
pub const OTHER_VERSION: &str = "A draft of another version of this page";
/// Before all drafts are deleted.
pub const ALL_LOST: &str = "Delete all drafts that this browser keeps? They stand nowhere else.";

/// A moment as people say it: "today at 14:03", "on 29 November 2026 at 14:03".
fn moment(at: NaiveDateTime, today: NaiveDate, format: &dyn Format) -> String {
    let day = if at.date() == today { "today".to_owned() } else { format!("on {}", format.date(at.date())) };
    format!("{day} at {}", at.format("%H:%M"))
}

/// When a draft was written, in the list of them.
pub fn changed(at: NaiveDateTime, today: NaiveDate, format: &dyn Format) -> String {
    format!("kept {}", moment(at, today, format))
}

/// A draft is kept as it is; nothing where it is just being written for the first time.
pub fn kept(at: Option<NaiveDateTime>, today: NaiveDate, format: &dyn Format) -> String {
    at.map_or_else(|| "Being kept…".to_owned(), |at| format!("Kept {}, and again after each change.", moment(at, today, format)))
}

/// Another tab has written the draft.
pub fn ahead(at: Option<NaiveDateTime>, today: NaiveDate, format: &dyn Format) -> String {
    let when = at.map(|at| format!(" {}", moment(at, today, format))).unwrap_or_default();
    format!("Another tab changed this draft{when}. What you have here is not kept, and what is there stays.")
}

/// The browser has no room, or another reason, which it may tell.
pub fn not_kept(why: Option<&str>) -> String {
    let why = why.map_or_else(
        || "The browser has no room for it: delete drafts that you do not need.".to_owned(),
        |why| format!("The browser says: {}.", why.trim_end_matches('.')),
    );
    format!("This is not kept. {why} Nothing is lost on this page, and you can save the files.")
}

/// The list of drafts cannot be read.
pub fn not_listed(why: Option<&str>) -> String {
    format!("What this browser keeps cannot be read. It says: {}.", why.unwrap_or("no room").trim_end_matches('.'))
}

/// Before a draft is deleted.
pub fn lost(name: &str) -> String {
    format!("Delete the draft {}? It stands nowhere else.", quoted(name))
}

/// A draft was opened, for those who listen.
pub fn opened(name: &str) -> String {
    format!("The draft {} is open, and is kept on.", quoted(name))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::plain::Plain;

    #[test]
    fn moments_are_told_as_people_say_them() {
        let (at, today) = ("2026-11-30T09:05:59".parse().unwrap(), "2026-11-30".parse().unwrap());
        assert_eq!(kept(Some(at), today, &Plain), "Kept today at 09:05, and again after each change.");
        let later = today.succ_opt().unwrap();
        assert_eq!(changed(at, later, &Plain), format!("kept on {} at 09:05", Plain.date(today)));
        assert_eq!(kept(None, today, &Plain), "Being kept…");
    }

    #[test]
    fn what_is_not_kept_says_why_and_what_to_do() {
        assert!(not_kept(None).contains("no room") && not_kept(None).contains("save the files"));
        assert!(not_kept(Some("Blocked.")).contains("says: Blocked. Nothing is lost"));
    }
}
