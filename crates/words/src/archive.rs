//! Zip files that are not opened or not saved: what is wrong, and what to do.

use super::problem::quoted;
use files::archive::{NotAnArchive, NotWritten};

/// Why a zip is not opened, in one sentence.
pub fn refused(why: &NotAnArchive) -> String {
    match why {
        NotAnArchive::Broken => "This is not a whole zip file: fetch or make it again, or open the files in it by themselves.".to_owned(),
        NotAnArchive::Outside(path) => {
            format!("The zip holds {}, a path that leads out of its folder: make it anew from the folder alone.", quoted(path))
        }
        NotAnArchive::NameTwice(path) => {
            format!("The zip holds {} twice, in capitals or not: make it anew with one of the two.", quoted(path))
        }
        NotAnArchive::Encrypted(path) => {
            format!(
                "A password locks {} in the zip: unpack it yourself and open the files, or make the zip anew without one.",
                quoted(path)
            )
        }
        NotAnArchive::Method(path) => format!(
            "The zip packs {} in a way that is not read here: make it anew as a usual zip, which is deflated, or open the files in it by themselves.",
            quoted(path)
        ),
        NotAnArchive::TooMany(most) => {
            format!("The zip holds more than {} files and folders: make it anew with those of the datasets alone.", grouped(*most))
        }
        NotAnArchive::TooLarge(most) => format!(
            "Unpacked, the files of the zip are larger than {} MiB: make it anew with those of the datasets alone.",
            mebibytes(*most)
        ),
    }
}

/// Why files are not saved as a zip, in one sentence.
pub fn not_written(why: &NotWritten) -> String {
    match why {
        NotWritten::NotAPath(path) => format!("A zip cannot hold a file named {}: give it another name.", quoted(path)),
        NotWritten::NameTwice(path) => format!("Two files would be {} in the zip, in capitals or not: rename one of them.", quoted(path)),
        NotWritten::TooMany(most) => format!("A zip is saved with {} files at most: save fewer at a time.", grouped(*most)),
        NotWritten::TooLarge(most) => {
            format!("A zip is saved with files of {} MiB at most: save fewer at a time.", mebibytes(*most))
        }
    }
}

const fn mebibytes(bytes: usize) -> usize {
    bytes >> 20
}

/// A number below a million with a comma between thousands.
fn grouped(number: usize) -> String {
    let (thousands, rest) = (number / 1000, number % 1000);
    if thousands == 0 { rest.to_string() } else { format!("{thousands},{rest:03}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use files::archive::{MOST_BYTES, MOST_ENTRIES};

    #[test]
    fn each_says_what_and_what_to_do() {
        let path = || "../evil".to_owned();
        let refused = [
            NotAnArchive::Broken,
            NotAnArchive::Outside(path()),
            NotAnArchive::NameTwice(path()),
            NotAnArchive::Encrypted(path()),
            NotAnArchive::Method(path()),
            NotAnArchive::TooMany(MOST_ENTRIES),
            NotAnArchive::TooLarge(MOST_BYTES),
        ]
        .map(|why| refused(&why));
        let not_written = [
            NotWritten::NotAPath(path()),
            NotWritten::NameTwice(path()),
            NotWritten::TooMany(MOST_ENTRIES),
            NotWritten::TooLarge(MOST_BYTES),
        ]
        .map(|why| not_written(&why));
        for sentence in refused.iter().chain(&not_written) {
            assert!(sentence.ends_with('.') && sentence.contains(": ") && sentence.matches(". ").count() == 0, "{sentence}");
        }
        assert!(refused.iter().any(|sentence| sentence.contains("“../evil”")));
        assert!(refused.iter().any(|sentence| sentence.contains("10,000 files")));
        assert!(refused.iter().any(|sentence| sentence.contains("256 MiB")));
    }
}
