//! A sentence with words that matter most.

/// Some words of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, with the blanks around them.
    pub text: String,
    /// Whether they matter most.
    pub strong: bool,
}

/// A text put together piece by piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Piece>);

impl Text {
    /// The text with more words.
    #[must_use]
    pub fn say(self, words: &str) -> Self {
        self.with(words, false)
    }

    /// The text with more words, which matter most.
    #[must_use]
    pub fn strong(self, words: &str) -> Self {
        self.with(words, true)
    }

    fn with(mut self, words: &str, strong: bool) -> Self {
        if !words.is_empty() {
            self.0.push(Piece { text: words.to_owned(), strong });
        }
        self
    }

    /// The words alone, for a title or for those who listen.
    pub fn plain(&self) -> String {
        self.0.iter().map(|piece| piece.text.as_str()).collect()
    }
}
