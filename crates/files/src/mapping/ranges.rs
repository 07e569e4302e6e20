//! Ranges of pay in one cell: `80,000 – 95,000`, `$80,000 to $95,000`, `80.000/87.500/95.000 €`.

use super::marks::unmarked;

/// What stands between the ends of a range. A comma or a point never does: they stand within amounts.
const BETWEEN: [&str; 8] = ["–", "—", "-", "…", "/", " to ", " bis ", " up to "];

/// The amounts of a range, from the lowest: two ends, or a midpoint between them; nothing where a text is an amount as it stands, or no range.
pub fn range(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    if is_amount(text) {
        return None;
    }
    let parts = BETWEEN.into_iter().map(|between| text.split(between).map(str::trim).collect::<Vec<_>>());
    parts.into_iter().find(|parts| (2..=3).contains(&parts.len()) && parts.iter().all(|part| is_amount(part)))
}

fn is_amount(text: &str) -> bool {
    unmarked(text).is_some_and(|bare| !bare.is_negative())
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn ranges_are_two_amounts_or_three() {
        for (text, ends) in [
            ("80,000 – 95,000", &["80,000", "95,000"][..]),
            ("80000-95000", &["80000", "95000"]),
            ("$80,000 to $95,000", &["$80,000", "$95,000"]),
            ("80.000 € — 95.000 €", &["80.000 €", "95.000 €"]),
            ("48.000 bis 52.500,50", &["48.000", "52.500,50"]),
            ("80,000/87,500/95,000*", &["80,000", "87,500", "95,000*"]),
        ] {
            assert_eq!(range(text).as_deref(), Some(ends), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_ranges() {
        for text in ["80,000", "-80,000", "–", "", "n/a", "80,000 –", "– 95,000", "from 80,000", "1-2-3-4", "80,000 - -95,000", "A-B"]
        {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
