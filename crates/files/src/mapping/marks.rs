//! The marks of footnotes at amounts: `1,234*`, `1,234 (1)`, `1.234¹`.

use crate::amount::Bare;

/// An amount without the mark that stands at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked<'a> {
    /// The amount.
    pub amount: &'a str,
    /// The mark.
    pub mark: &'a str,
}

/// The amount in a text that has the mark of a footnote; nothing where it is an amount as it stands, or none without its marks either. What may
/// belong to the amount is no mark: a letter at it could be a thousand, brackets around all of it a minus.
pub fn marked(text: &str) -> Option<Marked<'_>> {
    let text = text.trim();
    if is_amount(text) {
        return None;
    }
    if let Some(amount) = text.strip_prefix(['*', '†', '‡']).map(str::trim_start).filter(|rest| is_amount(rest)) {
        let mark = text.strip_suffix(amount)?;
        return Some(Marked { amount, mark: mark.trim() });
    }
    let mut amount = text;
    loop {
        amount = without_last(amount)?.trim_end();
        if is_amount(amount) {
            let mark = text.get(amount.len()..)?;
            return Some(Marked { amount, mark: mark.trim() });
        }
    }
}

/// The amount in a text, with the mark of a footnote or without; nothing where there is none.
pub fn unmarked(text: &str) -> Option<Bare> {
    Bare::parse(marked(text).map_or(text, |found| found.amount))
}

fn is_amount(text: &str) -> bool {
    Bare::parse(text).is_some()
}

/// A text without the mark at its end.
fn without_last(text: &str) -> Option<&str> {
    const LONGEST: usize = 3;
    if let Some(open) = text.strip_suffix([')', ']']).and_then(|inner| inner.rfind(['(', '['])) {
        let inner = text.get(open + 1..text.len() - 1)?;
        let is_mark = (1..=LONGEST).contains(&inner.chars().count()) && inner.chars().all(|c| c.is_alphanumeric() || is_sign(c));
        return text.get(..open).filter(|rest| is_mark && !rest.is_empty());
    }
    // Several stand with commas between them.
    text.strip_suffix(|c: char| is_sign(c)).or_else(|| {
        let rest = text.strip_suffix(',')?;
        rest.ends_with(is_sign).then_some(rest)
    })
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '*' | '†' | '‡' | '§' | '#' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | 'ª' | 'ᵃ'..='ᵗ')
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn marks_are_taken_off_amounts_only() {
        for (text, amount, mark) in [
            ("1,234*", "1,234", "*"),
            ("1,234 (1)", "1,234", "(1)"),
            ("1.234¹", "1.234", "¹"),
            ("$25,684 **", "$25,684", "**"),
            ("48.000,00 € [a]", "48.000,00 €", "[a]"),
            ("48 000¹,²", "48 000", "¹,²"),
            ("1,234 (a)†", "1,234", "(a)†"),
            ("* 1,234", "1,234", "*"),
        ] {
            let found = marked(text).map(|found| (found.amount, found.mark));
            assert_eq!(found, Some((amount, mark)), "{text}");
        }
        for text in ["1,234", "(1,234)", "-5", "48k", "1,234a", "48,000 (50,000)", "(1)", "*", "", "n/a", "see (1)", "1,234 (1"] {
            assert_eq!(marked(text), None, "{text}");
        }
    }
}
