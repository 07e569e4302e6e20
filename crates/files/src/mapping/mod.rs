//! Pay tables as people have them: with titles, several rows of heads, totals and footnotes, with levels as columns, in HTML or Markdown.
//!
//! [`guess`] proposes how such a table is to be read, a person corrects that, and [`read`] makes `bands.csv` of it in the tidy form, which the usual
//! reader then reads. Amounts are left as they are written: what they are worth is settled there, once for the whole table.

mod cells;
mod dates;
mod guess;
mod heads;
mod html;
mod laid;
mod marks;
pub(crate) mod pipes;
mod ranges;
mod read;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

pub(crate) use cells::is_marked_up;
pub use cells::{CellGrid, RawCell};
pub use guess::{guess, headed, lying};
pub use laid::{HeadMeans, Laid, Lies, Mapping, Means};
pub use read::{Mapped, NamedLevel, Note, Noted, read};

use super::document::csv::CsvDocument;
use super::problem::Collector;
use super::separated::{level_head, named_separator, normal, separator, step_id};
use super::text::decode;

/// The shape of a table: the same for all that have the same heads in the same places. It is a number, which holds nothing of their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape(u64);

/// The shape of a table.
pub fn shape(grid: &CellGrid) -> Shape {
    let guess = guess(grid);
    let laid = Laid::new(grid, &guess);
    let mut hasher = DefaultHasher::new();
    (guess.above, guess.lies == Lies::LevelsAcross, laid.head_count(), laid.fields()).hash(&mut hasher);
    for head in 0..laid.head_count() {
        for field in 0..laid.fields() {
            normal(laid.head(head, field)).hash(&mut hasher);
        }
    }
    Shape(hasher.finish())
}

/// A mapping of an earlier table for another one of its shape. Which rows are left out goes by the words of the new one.
pub fn again(mapping: &Mapping, grid: &CellGrid) -> Mapping {
    let left_out = guess::totals(Laid::new(grid, mapping), &mapping.columns);
    Mapping { left_out, ..mapping.clone() }
}

/// Whether a table has to be mapped: its first row does not name a column of levels and one of pay, as `bands.csv` does, but there is a table in it.
pub fn is_needed(bytes: &[u8]) -> bool {
    let Some(text) = decode(bytes, &Collector::new("")) else { return false };
    let named = named_separator(&text);
    let heads = match named {
        // Its heads stand in the second line.
        Some(own) => text.split_once('\n').and_then(|(_, rest)| CsvDocument::heads(rest, own)),
        None => CsvDocument::heads(&text, separator(&text)),
    };
    let heads: Vec<String> = heads.into_iter().flatten().map(|head| normal(&head)).collect();
    let is_pay = |head: &String| matches!(head.as_str(), "amount" | "min" | "max") || step_id(head).is_some_and(|_| !is_other(head));
    let is_usual = level_head(&heads).is_some() && heads.iter().any(is_pay);
    !is_usual && is_pay_table(bytes)
}

/// Whether a head of `bands.csv` is none of pay.
fn is_other(head: &str) -> bool {
    matches!(head, "level" | "step" | "region" | "effective" | "currency" | "title" | "name" | "mid")
}

/// Whether there is a table of at least two rows and columns in it that pays something.
pub fn is_pay_table(bytes: &[u8]) -> bool {
    CellGrid::read(bytes)
        .is_some_and(|grid| grid.height() > 1 && grid.width() > 1 && guess(&grid).columns.iter().any(|means| means.is_pay()))
}
