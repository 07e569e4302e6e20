//! `stepladder-check`: the problems and findings of datasets, for people and for CI.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use check::{Kind, NotChecked, Report};
use lexopt::{Arg, Parser, ValueExt as _};

const HELP: &str = "\
Tells what is wrong or odd in the files of a ladder, in the words of the page.

    stepladder-check [--strict] [--format text|json] FOLDER…

A folder holds ladder.json and bands.csv, or index.json and such folders.

    --strict         warnings and findings count as well; a finding that
                     ladder.json says is on purpose does not
    --format json    for programs
    --help           this text

Ends with 0 where all is well, 1 where --strict finds warnings or findings,
2 where a dataset has errors or something could not be read.
";

/// What was asked for.
struct Asked {
    folders: Vec<PathBuf>,
    strict: bool,
    json: bool,
}

/// Reads the command line; nothing where help is wanted.
fn asked() -> Result<Option<Asked>, lexopt::Error> {
    let mut asked = Asked { folders: Vec::new(), strict: false, json: false };
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(folder) => asked.folders.push(folder.into()),
            Arg::Long("strict") => asked.strict = true,
            Arg::Long("format") => match parser.value()?.string()?.as_str() {
                "text" => asked.json = false,
                "json" => asked.json = true,
                other => return Err(format!("no such format: {other:?}, only text and json").into()),
            },
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    if asked.folders.is_empty() { Err("name a folder that holds ladder.json".into()) } else { Ok(Some(asked)) }
}

/// Why a folder could not be checked, and what to do.
fn not_checked(why: &NotChecked) -> String {
    match why {
        NotChecked::NoLadder(folder) => {
            format!("{}: found neither ladder.json nor index.json. Name the folder that holds the files of a ladder.", folder.display())
        }
        NotChecked::NotRead(file, why) => format!("{}: could not be read: {why}.", file.display()),
    }
}

fn main() -> ExitCode {
    let asked = match asked() {
        Ok(Some(asked)) => asked,
        Ok(None) => {
            print(HELP);
            return ExitCode::SUCCESS;
        }
        Err(why) => {
            eprint(&format!("{why}\n\n{HELP}"));
            return ExitCode::from(2);
        }
    };
    let (mut reports, mut unread): (Vec<Report>, bool) = (Vec::new(), false);
    for folder in &asked.folders {
        match check::folder(folder) {
            Ok(own) => reports.extend(own),
            Err(why) => {
                eprint(&format!("{}\n", not_checked(&why)));
                unread = true;
            }
        }
    }
    print(&if asked.json { check::json(&reports) } else { check::text(&reports) });
    let has = |kind: Kind| reports.iter().any(|report| report.count(kind) > 0);
    match () {
        () if unread || has(Kind::Error) => ExitCode::from(2),
        () if asked.strict && (has(Kind::Warning) || has(Kind::Finding)) => ExitCode::from(1),
        () => ExitCode::SUCCESS,
    }
}

/// Whoever reads may have read enough: that is no failure.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn eprint(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
