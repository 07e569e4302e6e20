//! Changes of a ladder in words: what followed, what differs, why something was not changed.

use super::counts::{list, number, of, sentence};
use super::forms::label;
use super::problem::quoted;
use files::structure::{Followed, LadderChange, NotEdited, Thing};

/// Why the ladder was not changed, and what to do.
pub fn not_edited(why: &NotEdited) -> String {
    match why {
        NotEdited::NotRead => "ladder.json cannot be read as it is. Mend it first: Check says where.".to_owned(),
        NotEdited::NotThere(path) => format!("The file has something else at {path}, or nothing. Check says what is wrong there."),
        NotEdited::NotAnId(text) if text.is_empty() => "Write an id: 1 to 40 letters, digits, - or _.".to_owned(),
        NotEdited::NotAnId(text) => format!("{} can be no id. Write 1 to 40 letters, digits, - or _, without blanks.", quoted(text)),
        NotEdited::Taken(text) => format!("{} is another one’s id already. Write one that is free.", quoted(text)),
        NotEdited::ColumnTaken(text) => {
            format!(
                "bands.csv has a column {} already, with something in it that is no step’s pay. Write another id, or rename that column first.",
                quoted(text)
            )
        }
        NotEdited::LastOne => "A ladder has a track, and a track a level: add another one first.".to_owned(),
        NotEdited::OpenQuote => {
            "The last row of bands.csv has quotation marks that are not closed. Mend that first: Check shows where.".to_owned()
        }
    }
}

/// What pointed at something, as a list: "eight amounts and one promotion". Nothing where nothing did.
fn pointing(followed: &Followed) -> Option<String> {
    let counts = [
        (followed.levels, "level"),
        (followed.amounts, "amount"),
        (followed.promotions, "promotion"),
        (followed.grades, "grade"),
        (followed.expectations, "expectation"),
        (followed.roles, "role"),
        (followed.rules, "rule"),
    ];
    let mut there: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| of(*count, noun)).collect();
    if followed.on_purpose > 0 {
        there.push(format!("{} on purpose", of(followed.on_purpose, "finding")));
    }
    (!there.is_empty()).then(|| list(&there))
}

const fn pay_left(followed: &Followed) -> &'static str {
    if followed.is_pay_left { " bands.csv cannot be read, so its rows stay as they are." } else { "" }
}

/// What was changed along with what somebody changed, for all to see; nothing where nothing pointed at it.
pub fn followed(followed: &Followed) -> Option<String> {
    let told = pointing(followed).map(|told| format!("Changed along with it: {told}."));
    let left = pay_left(followed);
    (told.is_some() || !left.is_empty()).then(|| format!("{}{left}", told.unwrap_or_default()).trim_start().to_owned())
}

/// Asked before something goes: what goes along, and how many people of the open roster hold it. Nothing where that is none.
pub fn asked(name: &str, thing: Thing, followed: &Followed, people: usize) -> Option<String> {
    let along = pointing(followed).map(|told| match thing {
        Thing::Grade => format!("{} of levels would be the one below.", sentence(&told)),
        Thing::Axis => format!("{} would name it no more.", sentence(&told)),
        _ => format!("{} would go with it.", sentence(&told)),
    });
    let hold = if people == 1 { "holds" } else { "hold" };
    let people = match people {
        0 => None,
        1 => Some(format!("One person of the open roster {hold} it.")),
        _ => Some(format!("{} people of the open roster {hold} it.", sentence(&number(people)))),
    };
    let left = Some(pay_left(followed).trim().to_owned()).filter(|left| !left.is_empty());
    let told: Vec<String> = along.into_iter().chain(people).chain(left).collect();
    (!told.is_empty()).then(|| format!("Remove {name}? {}", told.join(" ")))
}

/// A person whose level has another id now is not found by it.
pub fn roster_left(people: usize) -> String {
    let name = if people == 1 {
        "One person of the open roster names".to_owned()
    } else {
        format!("{} people of the open roster name", sentence(&number(people)))
    };
    format!("{name} the id that was: change it in roster.csv.")
}

/// The longest text of a change that is told.
const TOLD: usize = 60;

fn short(text: &str) -> String {
    let mut words: String = text.chars().take(TOLD).collect();
    if text.chars().nth(TOLD).is_some() {
        words.push('…');
    }
    if words.trim().is_empty() { "nothing".to_owned() } else { format!("“{words}”") }
}

/// What differs from what was opened: of what, and how.
pub fn change(change: &LadderChange) -> (String, String) {
    if change.field.is_empty() {
        return (change.of.clone(), if change.after.is_some() { "is new.".to_owned() } else { "is gone.".to_owned() });
    }
    let of = if change.of.is_empty() { String::new() } else { format!("{} · ", change.of) };
    let item = if change.item.is_empty() { String::new() } else { format!(" ({})", change.item) };
    let what = format!("{of}{}{item}", label(&change.field));
    let how = match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{} → {}", short(before), short(after)),
        (None, Some(after)) => format!("new: {}", short(after)),
        (Some(before), None) => format!("gone: {}", short(before)),
        (None, None) => String::new(),
    };
    (what, how)
}

/// How much of the ladder differs, in a sentence, and what becomes of it; `is_out` says that errors keep it out of the other views.
pub fn heading(count: usize, is_out: bool) -> (String, String) {
    if count == 0 {
        return (
            "Nothing of the ladder is changed yet.".to_owned(),
            "Change a title, add a level, move a grade: what points at it follows.".to_owned(),
        );
    }
    let differ = if count == 1 { "differs" } else { "differ" };
    let then = if is_out { "The other views do not show it yet." } else { "All other views show this already." };
    (format!("{} of the ladder {differ} from what you opened.", sentence(&of(count, "thing"))), then.to_owned())
}

/// How many more things differ than are told.
pub fn more(count: usize) -> String {
    format!("And {} more.", number(count))
}

/// A button that does something with something: "Remove D4".
pub fn act(act: &str, name: &str) -> String {
    if name.is_empty() { act.to_owned() } else { format!("{act}: {name}") }
}

/// The beginning of an expectation, by which it is known.
pub fn beginning(text: &str) -> String {
    let mut words: String = text.chars().take(TOLD / 2).collect();
    if text.chars().nth(TOLD / 2).is_some() {
        words.push('…');
    }
    words
}

/// A step by its id.
pub fn step(id: &str) -> String {
    format!("step {id}")
}

/// A grade of an axis with its number.
pub fn grade(place: usize, name: &str) -> String {
    format!("{place} · {name}")
}

/// How many steps a level may have.
pub fn no_steps(most: usize) -> String {
    format!("Write how many steps there are: 1 to {most}.")
}

/// The choice of a rank that others may have as well.
pub fn next_rank(rank: u32) -> String {
    format!("{rank}, as others may have")
}

/// The choice of a rank of its own.
pub fn between(rank: u32) -> String {
    format!("{rank}, its own: what is there moves up by one in all tracks")
}

/// What a level is called until somebody says it.
pub const NEW_LEVEL: &str = "New level";

/// The preview of a draft with errors.
pub const PREVIEW_BEHIND: &str = "As it was before the error: the draft cannot be shown yet.";

/// A draft that is saved with errors in it.
pub const SAVED_WITH_ERRORS: &str = "It has errors. Saved as it is, it does not open until they are mended.";

/// A track that has no name yet.
pub const UNNAMED_TRACK: &str = "a track without an id";

/// A level that has no id and no title yet.
pub const UNNAMED_LEVEL: &str = "a level without an id";

#[cfg(test)]
mod tests {
    use super::{asked, change, followed, not_edited};
    use files::structure::{Followed, LadderChange, NotEdited, Thing};

    #[test]
    fn what_follows_is_told() {
        let two = Followed { amounts: 8, promotions: 1, ..Followed::default() };
        assert_eq!(followed(&two).as_deref(), Some("Changed along with it: eight amounts and one promotion."));
        assert_eq!(followed(&Followed::default()), None);
        assert_eq!(
            asked("D4", Thing::Level, &two, 3).as_deref(),
            Some("Remove D4? Eight amounts and one promotion would go with it. Three people of the open roster hold it.")
        );
        assert_eq!(asked("D4", Thing::Level, &Followed::default(), 0), None);
        let left = Followed { is_pay_left: true, ..Followed::default() };
        assert_eq!(followed(&left).as_deref(), Some("bands.csv cannot be read, so its rows stay as they are."));
    }

    #[test]
    fn what_differs_is_told() {
        let differs = |of: &str, field: &str, item: &str, before: Option<&str>, after: Option<&str>| {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let (what, how) = change(&LadderChange {
                of: of.to_owned(),
                field: field.to_owned(),
                item: item.to_owned(),
                before: owned(before),
                after: owned(after),
                path: None,
            });
            format!("{what}: {how}")
        };
        assert_eq!(differs("D4", "title", "", Some("A"), Some("B")), "D4 · Title: “A” → “B”");
        assert_eq!(differs("", "pay.regions.percent", "North", Some("5"), Some("6")), "Region, percent added (North): “5” → “6”");
        assert_eq!(differs("D4", "expects", "", None, Some("C.")), "D4 · Expectation: new: “C.”");
        assert_eq!(differs("D4", "profile.tech", "", Some("2"), None), "D4 · Grade on tech: gone: “2”");
        assert_eq!(differs("D4", "", "", Some("D4"), None), "D4: is gone.");
        assert_eq!(differs("", "moves.promotion.from", "", None, Some("top-step")), "Moves, a promotion leaves: new: “top-step”");
        assert!(not_edited(&NotEdited::Taken("D4".to_owned())).contains("“D4”"));
    }
}
