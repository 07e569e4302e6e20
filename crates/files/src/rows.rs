//! The rows of a text of separated values. `csv-core` finds the cells; they get their text here.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A row.
#[derive(Debug, Default)]
pub struct Row {
    /// The offset at which it begins; line ends before it (half of a CRLF, blank lines) count as part of it.
    pub at: usize,
    /// The text of all cells, one after another.
    text: String,
    /// Where each cell ends in it.
    ends: Vec<usize>,
}

impl Row {
    /// The text of all cells, one after another.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many cells it has.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell, counted from 0.
    pub fn get(&self, cell: usize) -> Option<&str> {
        let start = cell.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(cell)?)
    }

    /// The cells in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|cell| self.get(cell))
    }
}

/// The rows of a text, one by one; blank lines are none, and rows may be of any length.
pub struct Rows<'a> {
    text: &'a str,
    reader: Reader,
    at: usize,
    // Room for one row, made larger when a row does not fit.
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Rows<'a> {
    /// Splits a text at a separator, line by line, quotes respected.
    pub fn of(text: &'a str, separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Self { text, reader, at: 0, bytes: vec![0; 256], ends: vec![0; 16] }
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;
    fn next(&mut self) -> Option<Row> {
        let at = self.at;
        let (mut bytes, mut ends) = (0, 0);
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let (byte_room, end_room) = (self.bytes.get_mut(bytes..).unwrap_or_default(), self.ends.get_mut(ends..).unwrap_or_default());
            let (result, read, written, ended) = self.reader.read_record(rest, byte_room, end_room);
            self.at += read;
            bytes += written;
            ends += ended;
            match result {
                // At the end of the text it is asked once more, with nothing, and gives the last row.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.bytes.resize(2 * self.bytes.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::Record => {
                    // Cut at characters of ASCII, text stays text.
                    let text = std::str::from_utf8(self.bytes.get(..bytes)?).unwrap_or_default().to_owned();
                    return Some(Row { at, text, ends: self.ends.get(..ends)?.to_vec() });
                }
                ReadRecordResult::End => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn rows_have_their_cells_and_their_offset() {
        let text = "a,\"b \"\"c\"\"\nd\",é\r\n\r\n,\n x";
        let rows: Vec<(usize, Vec<String>)> = Rows::of(text, b',').map(|row| (row.at, row.iter().map(str::to_owned).collect())).collect();
        let expected: [(usize, &[&str]); 3] = [(0, &["a", "b \"c\"\nd", "é"]), (17, &["", ""]), (22, &[" x"])];
        assert_eq!(rows, expected.map(|(at, cells)| (at, cells.iter().map(ToString::to_string).collect())));
    }

    #[test]
    fn a_row_of_any_length_is_read() {
        let long = "é".repeat(1000);
        let line = [long.as_str(); 100].join(";");
        let row = Rows::of(&line, b';').next().unwrap_or_default();
        assert_eq!((row.len(), row.iter().filter(|cell| *cell == long).count(), row.text().len()), (100, 100, 200_000));
    }
}
