//! What heads of other tables mean, and which words stand at totals.

use super::laid::Means;
use crate::separated::step_id;
use crate::start::slug;
use rules::id::StepId;

/// The words of heads, by what they mean. Where a head has words of several, the first kind counts: “Minimum salary” is a minimum, “Pay grade” a level.
const WORDS: &[(Means, &[&str])] = &[
    (Means::Effective, &["effective", "valid", "date", "since", "gültig", "gueltig", "datum", "gilt"]),
    (Means::Currency, &["currency", "ccy", "währung", "devise"]),
    (Means::Region, &["region", "location", "country", "area", "zone", "city", "locality", "standort", "ort", "land", "tarifgebiet"]),
    (Means::Min, &["min", "minimum", "lowest", "lower", "from", "von", "mindestens"]),
    (Means::Mid, &["mid", "midpoint", "middle", "target", "mitte"]),
    (Means::Max, &["max", "maximum", "highest", "upper", "to", "bis", "höchstens"]),
    (Means::Title, &["title", "name", "role", "titel", "bezeichnung", "funktion"]),
    (
        Means::Level,
        &["level", "grade", "band", "lvl", "niveau", "entgeltgruppe", "gruppe", "besoldungsgruppe", "grad", "code", "job", "rank"],
    ),
    (Means::Step, &["step", "stufe", "point", "spine", "increment", "erfahrungsstufe", "échelon"]),
    (
        Means::Amount,
        &["amount", "pay", "salary", "base", "wage", "rate", "gehalt", "grundgehalt", "entgelt", "betrag", "salaire", "montant", "annual"],
    ),
];

/// The words that stand at totals.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "sum",
    "average",
    "avg",
    "mean",
    "median",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "somme",
    "σ",
    "∑",
    "ø",
];
/// The words that may stand beside them.
const BESIDE_TOTALS: &[&str] =
    &["grand", "sub", "overall", "all", "levels", "grades", "pay", "salary", "of", "aller", "stufen", "row", "column"];

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '∑' | '&')).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Whether a text says that what stands beside it is made of other rows.
pub fn is_total(text: &str) -> bool {
    let is_of = |list: &[&str], word: &str| list.contains(&word);
    words(text).any(|word| is_of(TOTALS, &word)) && words(text).all(|word| is_of(TOTALS, &word) || is_of(BESIDE_TOTALS, &word))
}

/// What a head means by its words; nothing where none is known. One that names a step by a number is the pay of it.
pub fn meaning(head: &str) -> Option<Means> {
    if numbered(head).is_some() {
        return Some(Means::StepPay);
    }
    if is_total(head) {
        return Some(Means::Ignored);
    }
    // What stands in brackets explains the rest.
    let head = head.split(['(', '[']).next().unwrap_or_default();
    let all: Vec<String> = words(head).collect();
    WORDS.iter().find(|(_, known)| all.iter().any(|word| known.contains(&word.as_str()))).map(|(means, _)| *means)
}

/// The step that a text names by a number: `1`, `Step 1`, `Stufe 1`.
pub fn numbered(text: &str) -> Option<StepId> {
    const LONGEST: usize = 3;
    step_id(text).filter(|id| id.as_str().len() <= LONGEST && id.as_str().bytes().all(|byte| byte.is_ascii_digit()))
}

/// The step that the names of a head are: the last of them that is a number, else what they make together.
pub fn step_of_head(names: &[&str]) -> Option<StepId> {
    names.iter().rev().find_map(|name| numbered(name)).or_else(|| step(&names.join(" ")))
}

/// The step that a text names: its number, its id as it stands, else one made of it.
pub fn step(text: &str) -> Option<StepId> {
    if text.is_empty() {
        return None;
    }
    numbered(text).or_else(|| text.parse().ok()).or_else(|| step_id(text)).or_else(|| slug(text).parse().ok())
}

#[cfg(test)]
mod tests {
    use super::{Means, is_total, meaning, step, step_of_head};

    #[test]
    fn heads_mean_what_people_mean() {
        for (head, means) in [
            ("Level", Some(Means::Level)),
            ("Pay grade", Some(Means::Level)),
            ("Minimum salary", Some(Means::Min)),
            ("Band max (EUR)", Some(Means::Max)),
            ("Stufe", Some(Means::Step)),
            ("Stufe 3", Some(Means::StepPay)),
            ("4", Some(Means::StepPay)),
            ("Gültig ab", Some(Means::Effective)),
            ("Base salary", Some(Means::Amount)),
            ("Job title", Some(Means::Title)),
            ("Average", Some(Means::Ignored)),
            ("Notes", None),
        ] {
            assert_eq!(meaning(head), means, "{head}");
        }
    }

    #[test]
    fn totals_are_known_by_their_words_alone() {
        for text in ["Total", "TOTALS:", "Grand total", "Summe", "Durchschnitt", "Average of all levels", "∑", "*Total*"] {
            assert!(is_total(text), "{text}");
        }
        for text in ["", "Total rewards lead", "Sum Ting", "E1", "All levels", "pay"] {
            assert!(!is_total(text), "{text}");
        }
    }

    #[test]
    fn steps_have_ids() {
        let id = |text: &str| step(text).map(|id| id.to_string());
        for (text, expected) in [("Step 1", "1"), ("1", "1"), ("Entry", "Entry"), ("2 years", "2-years"), ("Stufe A", "A"), ("1a", "1a")] {
            assert_eq!(id(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(id(""), None);
        assert_eq!(step_of_head(&["Grundgehalt", "Stufe 2"]).map(|id| id.to_string()).as_deref(), Some("2"));
        assert_eq!(step_of_head(&["After", "2 years"]).map(|id| id.to_string()).as_deref(), Some("after-2-years"));
    }
}
