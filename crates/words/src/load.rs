//! Files that did not come.

/// The list of datasets is on its way.
pub fn list() -> String {
    "Loading the list of datasets…".to_owned()
}

/// A dataset is on its way.
pub fn dataset() -> String {
    "Loading the ladder and its bands…".to_owned()
}

/// The host has no such file.
pub fn missing(file: &str) -> String {
    format!("The host has no file data/{file}. Put it there, or correct data/index.json. The other datasets are still open to you.")
}

/// The host has no list of datasets.
pub fn no_index() -> String {
    "The host has no file data/index.json, which lists the datasets of a site. If this site is yours, put it there.".to_owned()
}

/// The host answered with a status that means no.
pub fn refused(file: &str, status: u16) -> String {
    format!("The host answered with status {status} when asked for data/{file}. Try again later, or ask those who run this site.")
}

/// Nothing answered.
pub fn no_answer(file: &str) -> String {
    format!(
        "Nothing answered when asked for data/{file}: you may be offline. Check the connection, then try again. What was open before is one step back."
    )
}

/// Whether something was copied, and what to do instead where it was not.
pub fn copied(done: bool, instead: &str) -> String {
    if done { "Copied".to_owned() } else { format!("Could not copy: {instead}") }
}

/// The program of a view is on its way.
pub fn view(name: &str) -> String {
    format!("Loading the view {name}…")
}

/// The words of problems are on their way.
pub fn problems() -> String {
    "Loading what they are…".to_owned()
}

/// A part of the program did not come.
pub fn no_part() -> String {
    "Its program did not load: the connection broke off, or the site was renewed a moment ago. Nothing of yours is lost. Try again. Reload the page if that does not help."
        .to_owned()
}
