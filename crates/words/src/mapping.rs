//! The mapping of other people's tables in words: what columns can be, what is not read of them and why, what comes of it.

use super::counts::{of, plural, sentence};
use super::problem::{quoted, what};
use files::mapping::{HeadMeans, Lies, Mapped, Means, Note, Noted};
use files::problem::{CellAt, Code, FileProblem, Severity};

/// A column as spreadsheets name it: A, B … Z, AA; counted from 0.
pub fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    if column < 26 { last.to_string() } else { letters(column / 26 - 1) + &last.to_string() }
}

/// A cell of the table that came: "Row 5, column C".
pub fn place(at: CellAt) -> String {
    format!("Row {}, column {}", at.row + 1, letters(at.column))
}

/// What can be said of a column.
pub const fn means(means: Means) -> &'static str {
    match means {
        Means::Level => "Level",
        Means::Title => "Title of the level",
        Means::Step => "Step",
        Means::StepPay => "Pay of a step",
        Means::Amount => "Pay",
        Means::Min => "Minimum",
        Means::Mid => "Midpoint",
        Means::Max => "Maximum",
        Means::Region => "Region",
        Means::Effective => "From which day",
        Means::Currency => "Currency",
        Means::Ignored => "Not read",
    }
}

/// What can be said of a row of heads.
pub const fn head_means(means: HeadMeans) -> &'static str {
    match means {
        HeadMeans::Names => "names",
        HeadMeans::Regions => "regions",
        HeadMeans::Dates => "days from which pay holds",
    }
}

/// The label of a choice of what a column is, or a row where levels are columns.
pub fn field_is(lies: Lies, number: usize) -> String {
    match lies {
        Lies::LevelsDown => format!("Column {} is", letters(number)),
        Lies::LevelsAcross => format!("Row {} is", number + 1),
    }
}

/// The label of a tick on a row that is read, or a column where levels are columns.
pub fn read_record(lies: Lies, number: usize) -> String {
    match lies {
        Lies::LevelsDown => format!("Read row {}", number + 1),
        Lies::LevelsAcross => format!("Read column {}", letters(number)),
    }
}

/// The label of what a row of heads holds, counted from 0.
pub fn head_holds(lies: Lies, count: usize, head: usize) -> String {
    let rows = if lies == Lies::LevelsDown { "row" } else { "column" };
    match (count, head) {
        (1, _) => format!("The {rows} of heads holds"),
        _ => format!("The {} {rows} of heads holds", super::counts::ordinal(head + 1)),
    }
}

/// The table waits to be mapped, in a sentence and what to do.
pub fn heading(is_known: bool) -> (String, String) {
    let first = "This table is laid out in another way.".to_owned();
    let then = if is_known {
        "It has the shape of one that you have used before, and is read as that one was."
    } else {
        "Say what its columns are. Beside it stands what will be read."
    };
    (first, then.to_owned())
}

/// What will be read: "Three levels in eight rows of pay; one thing is not read."
pub fn result(mapped: &Mapped, problems: &[FileProblem]) -> String {
    if mapped.rows() == 0 {
        return "Nothing can be read yet: there is no level with an amount.".to_owned();
    }
    let losses = mapped.notes.iter().filter(|note| note.what.is_loss()).count();
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let mut parts = vec![format!("{} in {} of pay", of(mapped.levels.len(), "level"), of(mapped.rows(), "row"))];
    if losses > 0 {
        let are = if losses == 1 { "is" } else { "are" };
        parts.push(format!("{} {are} not read", of(losses, "thing")));
    }
    if errors > 0 {
        parts.push(format!("{} left", of(errors, "error")));
    }
    sentence(&format!("{}.", parts.join("; ")))
}

/// More levels than are shown.
pub fn more_levels(count: usize) -> String {
    format!(
        "{} more {}.",
        sentence(&super::counts::number(count)),
        if count == 1 { "level is read alike" } else { "levels are read alike" }
    )
}

/// The ids that were made of names.
pub fn ids_made(made: usize) -> String {
    format!("{} no id, so one was made of the name. Links and files use it.", has(made, "level"))
}

fn has(count: usize, noun: &str) -> String {
    sentence(&format!("{} {}", of(count, noun), if count == 1 { "has" } else { "have" }))
}

/// What is told beyond the first few things.
pub fn others(count: usize) -> String {
    format!("{} other{}", sentence(&super::counts::number(count)), plural(count))
}

/// The rows that are not shown.
pub fn more_rows(count: usize) -> String {
    format!("Show {count} more row{}", plural(count))
}

/// Why something is not read as it stands, without its place.
pub fn noted(what: &Noted) -> String {
    match what {
        Noted::OtherTables(count) => format!("{} beside it {} not read: this is the largest.", sentence(&of(*count, "table")), is(*count)),
        Noted::Beside(1, first) => format!("{} stands beside the table and is not read.", quoted(first)),
        Noted::Beside(lines, first) => format!(
            "{} lines stand beside the table and are not read, the first is {}.",
            sentence(&super::counts::number(*lines)),
            quoted(first)
        ),
        Noted::Above(text) => format!("{} stands above the table and is not read.", quoted(text)),
        Noted::Total(text) => format!("{} is made of other rows and is left out.", quoted(text)),
        Noted::LeftOut(text) => format!("{} is left out, as you chose.", quoted(text)),
        Noted::NoLevel(text) => format!("{} pays something, but no level stands there. It is left out.", quoted(text)),
        Noted::NoPay(text) => format!("{} pays nothing and is left out.", quoted(text)),
        Noted::NoStep(cells) => format!("No step stands above {}, so they are not read.", of(*cells, "amount")),
        Noted::NotRead { head, cells } => {
            let head = if head.is_empty() { "A column without a head".to_owned() } else { quoted(head) };
            format!("{head} is not read: {}.", of(*cells, "cell"))
        }
        Noted::NotAnAmount(text) => format!("{} is no amount and is not read.", quoted(text)),
        Noted::Mark { found, mark } => format!("{} is read without the mark {}.", quoted(found), quoted(mark)),
        Noted::YearAlone(text) => format!("{} is taken as the first day of that year.", quoted(text)),
        Noted::NoLevelColumn => "No column is the level. Choose one.".to_owned(),
        Noted::NoPayColumn => "No column is pay. Choose one, or several.".to_owned(),
    }
}

const fn is(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// What is not read as it stands, with its place: "Row 5, column A: “Total” is made of other rows and is left out."
pub fn note(note: &Note) -> String {
    note.at.map_or_else(|| noted(&note.what), |at| format!("{}: {}", place(at), noted(&note.what)))
}

/// A problem of what will be read, with its place in the table that came.
pub fn problem(mapped: &Mapped, problem: &FileProblem) -> String {
    if problem.code == Code::NoCurrency {
        return NO_CURRENCY.to_owned();
    }
    let place = match mapped.origin(problem) {
        Some(at) => place(at),
        // Of the whole table, or of a ladder.
        None if problem.place.field.is_empty() => sentence(problem.file),
        None => problem.place.field.clone(),
    };
    format!("{place}: {}", what(problem))
}

/// No amount says in which currency it is, and nobody has.
pub const NO_CURRENCY: &str = "No amount says in which currency it is. Write it in the field “Currency”.";

/// A table waits to be mapped, for those who listen.
pub const COMES: &str = "This table is laid out in another way. Say what its columns are.";

#[cfg(test)]
mod tests {
    use super::{letters, note};
    use files::mapping::{CellGrid, guess, read};

    #[test]
    fn columns_are_named_as_in_spreadsheets() {
        let names = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_is_left_out_says_where_and_why() {
        let table = CellGrid::read(b"Pay\nLevel,1,2,Notes\nE1,40000 USD,soon,x\nTotal,40000,,\n").unwrap_or_default();
        let mapped = read(&table, &guess(&table));
        let told: Vec<String> = mapped.notes.iter().map(note).collect();
        assert_eq!(
            told,
            [
                "Row 1, column A: “Pay” stands above the table and is not read.",
                "Row 3, column C: “soon” is no amount and is not read.",
                "Row 4, column A: “Total” is made of other rows and is left out.",
                "Row 2, column D: “Notes” is not read: one cell.",
            ]
        );
        assert_eq!(super::result(&mapped, &[]), "One level in one row of pay; one thing is not read.");
    }
}
