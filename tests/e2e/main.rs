//! The built site in real browsers: `make test`, or `cargo test --test e2e [-- WORD…]` once `dist/` is built.
//!
//! | module | what it is |
//! |---|---|
//! | `scenarios/` | what a person does and sees; one file a subject, listed in [`scenarios::all`] |
//! | `run` | runs each scenario in each of its browsers and reports |
//! | `page` | what a scenario can do with a page |
//! | `explore`, `compare`, `path`, `offer`, `team`, `data` | the words of each view |
//! | `views` | all views, from the page's own table |
//! | `overlay` | datasets that a scenario brings along |
//! | `tabs`, `dropped`, `taken` | where the Tab key stops; files put on a page; what a page copies and saves, read back |
//! | `server`, `driver`, `probe.js` | the host of the site, the browsers, and what notes the errors inside a page |
//! | `axe`, `budgets`, `sample` | accessibility, speed and size, and datasets as large as the budgets speak of |
//! | `yardstick`, `arithmetic`, `figures` | what time limits are held against, how, and the table of figures |
//!
//! Words given on the command line choose the scenarios whose line holds all of them: `-- opening firefox`.

// Only the host drives browsers. The attribute keeps this a valid crate where everything else is left out.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::doc_markdown, reason = "the names of browsers and tools are no code")]
#![allow(dead_code, reason = "the helpers are one vocabulary; not every scenario that needs a word of it is written")]

mod arithmetic;
mod axe;
mod budgets;
mod compare;
mod data;
mod driver;
mod dropped;
mod explore;
mod figures;
mod offer;
mod overlay;
mod page;
mod path;
mod run;
mod sample;
mod scenarios;
mod server;
mod tabs;
mod taken;
mod team;
mod views;
mod yardstick;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    run::run(scenarios::all()).await
}
