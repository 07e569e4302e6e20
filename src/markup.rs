//! Text as HTML or SVG, escaped by type: a text from a file becomes markup only through [`Markup::text`].

use std::fmt::{self, Display, Write};

/// Markup. It is made of constants of the program, of escaped texts and of other markup, and of nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Markup that the program itself holds.
    pub fn of(constant: &'static str) -> Self {
        Self(constant.to_owned())
    }

    /// A text as markup.
    pub fn from_text(text: impl Display) -> Self {
        let mut out = Self::default();
        out.text(text);
        out
    }

    /// Adds markup that the program itself holds.
    pub fn html(&mut self, constant: &'static str) -> &mut Self {
        self.0.push_str(constant);
        self
    }

    /// Adds a text or a number, between tags or between the double quotes of an attribute: none of its characters can end the attribute or
    /// begin markup. Characters that XML forbids are left out, and breaks become blanks.
    pub fn text(&mut self, text: impl Display) -> &mut Self {
        // Writing into a String cannot fail.
        let _ = write!(Escaping(&mut self.0), "{text}");
        self
    }

    /// Adds other markup.
    pub fn add(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As the browser and files take it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromIterator<Self> for Markup {
    fn from_iter<T: IntoIterator<Item = Self>>(parts: T) -> Self {
        let mut out = Self::default();
        out.extend(parts);
        out
    }
}

impl Extend<Self> for Markup {
    fn extend<T: IntoIterator<Item = Self>>(&mut self, parts: T) {
        for part in parts {
            self.add(&part);
        }
    }
}

/// Escapes what is written through it.
struct Escaping<'a>(&'a mut String);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // Most texts have nothing to escape, and go over as they are.
        let plain = |letter: char| !matches!(letter, '&' | '<' | '>' | '"' | '\'' | '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        let mut rest = text;
        while let Some((at, letter)) = rest.char_indices().find(|(_, letter)| !plain(*letter)) {
            self.0.push_str(rest.get(..at).unwrap_or_default());
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\t' | '\n' | '\r' => self.0.push(' '),
                _ => {}
            }
            rest = rest.get(at + letter.len_utf8()..).unwrap_or_default();
        }
        self.0.push_str(rest);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn a_text_stays_a_text() {
        for (text, expected) in [
            ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
            ("\" onclick='x' a=\"", "&quot; onclick=&#39;x&#39; a=&quot;"),
            ("]]>&amp;<!--", "]]&gt;&amp;amp;&lt;!--"),
            ("\u{202e}right to left\u{200f}", "\u{202e}right to left\u{200f}"),
            ("two\nlines\tand\u{0}\u{8}\u{ffff} more", "two lines and more"),
            ("größer 漢字 🙂", "größer 漢字 🙂"),
            ("", ""),
        ] {
            assert_eq!(Markup::from_text(text).as_str(), expected);
        }
    }

    #[test]
    fn parts_follow_each_other() {
        let mut out = Markup::of("<b title=\"");
        out.text("\"").html("\">").text(12).add(&Markup::of("<br>")).html("</b>");
        assert_eq!(out.as_str(), "<b title=\"&quot;\">12<br></b>");
        assert_eq!([Markup::of("<i>"), Markup::from_text("<"), Markup::of("</i>")].into_iter().collect::<Markup>().as_str(), "<i>&lt;</i>");
        assert!(Markup::default().is_empty());
    }
}
