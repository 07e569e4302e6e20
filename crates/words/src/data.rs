//! Data in words: what is open, what is wrong in it, what will be public.

use super::Format;
use super::counts::{list, number, of, plural, sentence};
use super::problem::quoted;
use files::matrix::{First, Levels, Matrix};
use rules::dataset::{Dataset, Provenance};

/// How many names are told of files that are of no use.
const NAMED: usize = 3;

/// What is in a dataset: "11 levels in two tracks, with pay in USD", as the middle of a sentence.
pub fn holds(dataset: &Dataset, format: &dyn Format) -> String {
    let ladder = &dataset.ladder;
    let what = format!("{} in {}", of(ladder.levels().count(), "level"), of(ladder.tracks.len(), "track"));
    let mut currencies: Vec<String> = dataset.tables.iter().map(|table| table.currency.to_string()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    if currencies.is_empty() {
        return format!("{what}, without pay");
    }
    let latest = dataset.tables.iter().filter_map(|table| table.effective).max();
    let regions = dataset.tables.regions().iter().filter(|region| !region.is_empty()).count();
    let regions = if regions > 0 { format!(", {}", of(regions, "region")) } else { String::new() };
    let latest = latest.map(|day| format!(", the latest table from {}", format.date(day))).unwrap_or_default();
    format!("{what}, with pay in {}{regions}{latest}", list(&currencies))
}

/// What kind of figures they are, of which somebody may have to think before these are public.
const fn kind(dataset: &Dataset) -> &'static str {
    match dataset.provenance {
        Some(Provenance::Sample) => "made up",
        Some(Provenance::Published) => "public already",
        Some(Provenance::Internal) => "your organization’s own",
        None => "of a kind that the ladder does not say",
    }
}

/// The name of a ladder that was made for a table that came alone.
pub const TABLE: &str = "Table of pay";

/// How many things are told of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// What keeps the files from opening.
    pub errors: usize,
    /// What is left out or odd.
    pub warnings: usize,
    /// What may be on purpose.
    pub findings: usize,
}

impl Counts {
    /// How many there are in all.
    pub const fn all(self) -> usize {
        self.errors + self.warnings + self.findings
    }

    /// Those that keep no file out: "two warnings and three findings".
    fn others(self) -> Option<String> {
        let parts = [(self.warnings, "warning"), (self.findings, "finding")];
        let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| of(count, noun)).collect();
        (!parts.is_empty()).then(|| list(&parts))
    }
}

/// What is checked where it is not this person's own: a hosted dataset, by the name of its ladder where that can be read. `own_open` says
/// whether something of theirs is open beside it.
pub fn checked(name: Option<&str>, own_open: bool) -> String {
    let what = name.unwrap_or("the dataset that is chosen above");
    let own = if own_open { "Your own files are not shown now." } else { "Nothing of yours is open." };
    format!("Checked is {what}, as this site hosts it. {own}")
}

/// How many errors keep something out: "one error keeps", as the beginning of a sentence's middle.
pub fn keeping(errors: usize) -> String {
    format!("{} {}", of(errors, "error"), if errors == 1 { "keeps" } else { "keep" })
}

/// What was found in the files, in a sentence and what follows from it. `stays` says whether something opened before stays in use.
pub fn verdict(counts: Counts, stays: bool) -> (String, String) {
    let others = counts.others();
    if counts.errors > 0 {
        let now = format!("{} these files out.", keeping(counts.errors));
        let stays = if stays { "What was open before stays in use." } else { "Nothing else of yours is open." };
        let wait = others.map(|others| format!(" {} can wait.", sentence(&others))).unwrap_or_default();
        return (sentence(&now), format!("{stays}{wait}"));
    }
    match others {
        Some(others) => ("The files are sound.".to_owned(), {
            let some = if counts.all() == 1 { "may" } else { "some may" };
            format!("{} can wait, and {some} be on purpose.", sentence(&others))
        }),
        None => ("The files are sound.".to_owned(), "Nothing is odd in them either.".to_owned()),
    }
}

/// What a person has opened: "Acme engineering is open on this device."
pub fn open_now(name: &str) -> String {
    format!("{name} is open on this device.")
}

/// A copy of a hosted ladder was opened, for those who listen.
pub fn copied(name: &str) -> String {
    format!("A copy of {name} is open on this device.")
}

/// An empty ladder was made, for those who listen.
pub fn begun(name: &str) -> String {
    format!("{name} is started. Save it under Publish, and go on writing.")
}

/// Levels of a new ladder that cannot be.
pub fn no_levels(most: u16) -> String {
    format!("How many levels does each track have? Write a number from 1 to {most}.")
}

/// A currency of a new ladder that is none.
pub fn no_currency(typed: &str) -> String {
    format!("{} is no currency. Write its three letters, such as USD, EUR or GBP.", quoted(typed.trim()))
}

/// How long a file is: "244 lines, 16 KB".
pub fn size(bytes: &[u8]) -> String {
    // What follows the last end of a line is one only where there is something.
    let lines = bytes.split(|byte| *byte == b'\n').count() - usize::from(bytes.is_empty() || bytes.ends_with(b"\n"));
    format!("{lines} line{}, {}", plural(lines), weight(bytes.len()))
}

/// So many bytes, in the unit in which one reads them.
fn weight(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// Something was saved.
pub fn saved(name: &str, bytes: usize) -> String {
    format!("{name} is saved, {}.", weight(bytes))
}

/// What somebody who makes a dataset public should know of it: what is in it, and what kind of figures they are.
pub fn public(dataset: &Dataset, format: &dyn Format) -> String {
    let kind = if dataset.tables.is_empty() { String::new() } else { format!(". The figures are {}", kind(dataset)) };
    format!("{}{kind}.", sentence(&holds(dataset, format)))
}

/// What an owner wants to be sure of before a ladder becomes public, and whether it is so. `is_own` says whether something was opened here,
/// `in_use` whether it can be used, `counts` what was found in what was opened last, and `changed` how many cells were changed of it.
pub fn before(counts: Counts, is_own: bool, in_use: bool, changed: usize) -> Vec<(bool, String)> {
    let mut sure = Vec::new();
    if !is_own {
        sure.push((true, "Nothing of yours is open: this is a copy of what the site hosts.".to_owned()));
    } else if counts.errors > 0 {
        let others = if in_use { "what was open before is saved" } else { "so nothing of yours is saved" };
        sure.push((false, format!("The files that you opened last have {}, {others}.", of(counts.errors, "error"))));
    } else {
        let are = if counts.warnings + counts.findings == 1 { "is" } else { "are" };
        let known = counts.others().map(|others| format!("; {others} {are} known")).unwrap_or_default();
        sure.push((true, format!("The files in use have no error{known}.")));
    }
    if changed > 0 {
        sure.push((true, format!("What you changed is in it: {}.", of(changed, "cell"))));
    }
    sure.push((true, "No name and no pay of a roster goes along, and nothing of an offer.".to_owned()));
    sure.push((true, "Each file of the program is held against the list of its build before it is saved.".to_owned()));
    sure
}

/// A text that is no matrix.
pub const NO_MATRIX: &str = "This is no matrix yet: its first row names levels or competencies, its first column the other ones, and there is text in the cells. Or it is a text in Markdown with a heading for each level and lists under it.";

/// What was read of a matrix: "Three levels as columns, the lowest first; two competencies: Craft and Impact; ten expectations."
pub fn matrix(matrix: &Matrix) -> String {
    const LISTED: usize = 8;
    let way = match matrix.way {
        Levels::Columns => "as columns",
        Levels::Rows => "as rows",
        Levels::Headings => "as headings",
    };
    let first = match matrix.first {
        First::Lowest => "lowest",
        First::Highest => "highest",
    };
    // What a text puts under no competency has no name for it.
    let all = || matrix.competencies.iter().filter(|name| !name.is_empty());
    let count = all().count();
    let mut names: Vec<String> = all().take(LISTED).map(|name| super::dropped::cut(name)).collect();
    if count > LISTED {
        names.push(of(count - LISTED, "other"));
    }
    let names = if names.is_empty() { String::new() } else { format!(": {}", list(&names)) };
    let competencies = format!("{} competenc{}{names}", number(count), if count == 1 { "y" } else { "ies" });
    let levels = sentence(&of(matrix.levels.len(), "level"));
    format!("{levels} {way}, the {first} first; {competencies}; {}.", of(matrix.expectations(), "expectation"))
}

/// What was read, for those who listen: "Read: ladder.json and bands.csv."
pub fn read(names: &[String]) -> String {
    format!("Read: {}.", list(names))
}

/// The first of some names, and how many others there are; nothing where there is none.
fn named(names: &[String]) -> Option<String> {
    let told: Vec<String> = names.iter().take(NAMED).map(|name| quoted(name)).collect();
    match (told.is_empty(), names.len().saturating_sub(NAMED)) {
        (true, _) => None,
        (false, 0) => Some(list(&told)),
        (false, more) => Some(format!("{} and {}", told.join(", "), of(more, "other file"))),
    }
}

/// None of the files is one of a ladder.
pub fn nothing_found(names: &[String]) -> String {
    let lead = named(names).map_or_else(|| "There is no file in it.".to_owned(), |named| format!("Found {named}."));
    format!(
        "{lead} None can be taken as a ladder or its pay. A ladder is a JSON file with “tracks”, mostly ladder.json; pay is a table with a column “level”, mostly bands.csv. Of several such files with other names none is chosen. What was open stays open."
    )
}

/// Far too many files to look into each.
pub fn too_many(count: usize) -> String {
    format!(
        "There are {count} files in it, and none is called ladder.json, bands.csv or roster.csv. Choose the files themselves, or their folder. What was open stays open."
    )
}

/// A file too large to be one of a ladder.
pub fn too_large(name: &str, megabytes: u32, most: u32) -> String {
    format!(
        "{} is {megabytes} MB. Files up to {most} MB are read, which is far more than 100,000 rows of pay. What was open stays open.",
        quoted(name)
    )
}

/// The browser could not read a file.
pub fn unreadable(name: &str) -> String {
    format!("{} could not be read. It may have been moved, or changed since it was chosen: choose it again.", quoted(name))
}

/// Files that came with others and were not taken.
pub fn left_over(names: &[String]) -> String {
    let which = named(names).unwrap_or_default();
    format!(
        "Not used: {which}. Files are taken by their names, ladder.json, bands.csv and roster.csv, and only where none is called so by what is in them."
    )
}

/// A hosted ladder has errors, so there is nothing to copy.
pub fn not_copied(count: &str) -> String {
    format!("This ladder cannot be copied: its files have {count}. Choose it at the top of the page, and Check shows them.")
}

/// A file of a hosted ladder did not come, so nothing was saved.
pub fn not_come(file: &str) -> String {
    format!("Nothing was saved: data/{file} did not come. Check the connection and try again, or take the tick off that ladder.")
}

/// A roster came without a ladder to read it by.
pub fn roster_alone() -> &'static str {
    "A roster needs the ladder that its people are on. Open the ladder first, or open the roster in Team, beside the ladder that is shown there."
}

/// What will be saved.
pub fn ready(whole: bool, count: usize) -> String {
    let what = if whole { "one zip with the whole site" } else { "one zip with the data folder" };
    match count {
        0 => "Choose what shall be public.".to_owned(),
        _ => format!("Ready to publish: {what} and {}.", of(count, "ladder")),
    }
}

/// Whose pay anybody can read once the site is public.
pub fn open_pay(names: &[String]) -> String {
    // More names than two are a list, and it stands below.
    let whose = if names.len() <= 2 { list(names) } else { of(names.len(), "ladder") };
    if names.is_empty() { "No table of pay is in it.".to_owned() } else { format!("Whoever has its address can read the pay of {whose}.") }
}

/// A site cannot copy itself, since a file of its own did not come or is another one than it was built with.
pub fn no_copy(file: &str) -> String {
    format!(
        "The site was not saved: {file} did not come as it was built. The site may have been renewed a moment ago, or somebody has changed a file of it. Reload the page and try again; the data folder alone can be saved all the same."
    )
}

/// A name of a folder that cannot be one.
pub fn no_folder(typed: &str) -> String {
    format!("{} cannot be the name of a folder in links: use up to 40 letters, digits and hyphens, and not “local”.", quoted(typed))
}

/// A name of a folder that another dataset has.
pub fn folder_twice(id: &str) -> String {
    format!("Two of the ladders would be in the folder “{id}”. Give yours another one.")
}

/// What whoever unpacks a site reads first.
pub fn read_me(ladders: &[String], pay_of: &[String]) -> String {
    let ladders: String = ladders.iter().flat_map(|name| ["  - ", name, "\n"]).collect();
    format!(
        "A SITE OF STEPLADDER, READY TO HOST\n\n\
        In it:\n{ladders}\n\
        {}\n\n\
        How to host it\n\n\
        1. Unpack the zip.\n\
        2. Put everything in it on any static host, at any path: nothing runs on the server, and there is nothing to build.\n\
        3. Open the address. That is all.\n\n\
        Opened from a disk, as a file, it does not work: browsers keep a page from reading files beside it. To try it here, serve the folder, for instance with: python3 -m http.server\n\n\
        _headers is read by some hosts (Netlify, Cloudflare Pages); others leave it alone. They say which files browsers may keep.\n\n\
        How to change it later\n\n\
        data/index.json lists the ladders, and the first of them opens first. Each has a folder with ladder.json and, with its pay, bands.csv. Replace these files, or open them under Data on the site and save anew.\n\n\
        Who may read it\n\n\
        Whoever reaches the address reads every file in it. A link that is hard to guess keeps nothing secret. To keep pay within the organization, put the site where only its people get in, or publish the ladder without its pay.\n",
        open_pay(pay_of)
    )
}

#[cfg(test)]
mod tests {
    use super::{Counts, nothing_found, verdict};

    #[test]
    fn an_error_comes_first_and_the_rest_can_wait() {
        let told = |errors, warnings, findings, stays| {
            let (now, then) = verdict(Counts { errors, warnings, findings }, stays);
            format!("{now} {then}")
        };
        assert_eq!(
            told(1, 2, 3, true),
            "One error keeps these files out. What was open before stays in use. Two warnings and three findings can wait."
        );
        assert_eq!(told(2, 0, 0, false), "Two errors keep these files out. Nothing else of yours is open.");
        assert_eq!(told(0, 0, 1, false), "The files are sound. One finding can wait, and may be on purpose.");
        assert_eq!(told(0, 0, 0, true), "The files are sound. Nothing is odd in them either.");
    }

    #[test]
    fn what_was_found_instead_is_named() {
        let names = |names: &[&str]| nothing_found(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert!(names(&["a.png"]).starts_with("Found “a.png”. None can"));
        assert!(names(&["a", "b", "c", "d", "e"]).starts_with("Found “a”, “b”, “c” and two other files. None can"));
        assert!(names(&[]).starts_with("There is no file in it. None can"));
    }
}
