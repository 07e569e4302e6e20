//! What the files are, how a site is hosted, how pay is kept private.

use leptos::prelude::*;

use crate::browser::save;
use files::archive::{self, Entry};
use files::{bands, ladder};

/// A complete ladder, small enough to be read.
const LADDER: &str = include_str!("../../../../examples/acme/ladder.json");
/// Its pay.
const BANDS: &str = include_str!("../../../../examples/acme/bands.csv");

/// What it is about, first.
pub fn heading() -> (String, String) {
    (
        "A ladder is two plain files.".to_owned(),
        "Prose and structure in ladder.json, figures in bands.csv. A site is these files beside the program.".to_owned(),
    )
}

/// The formats with an example, hosting, privacy.
pub fn learn() -> AnyView {
    let example = move |_| {
        let entry = |path: &str, text: &str| Entry { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
        // Two small files of different names are always written.
        let ladder = LADDER.replace("../../ladder.schema.json", "./ladder.schema.json");
        if let Ok(zip) = archive::write(&[entry(ladder::FILE, &ladder), entry(bands::FILE, BANDS)]) {
            save::bytes("stepladder-example.zip", "application/zip", &zip);
        }
    };
    let columns = [
        ("level", "The id of a level of ladder.json. Needed in every row."),
        ("step", "The id of a step. Empty: the row is the band of the whole level."),
        ("amount", "What it pays. In place of one amount: min and max, and mid where the middle is given."),
        ("region", "Where it is paid. Empty: everywhere."),
        ("effective", "The day from which the row holds, such as 2027-01-01. Without it: that of ladder.json."),
        ("currency", "Where a region pays in another one than ladder.json says."),
    ];
    let columns = columns.into_iter().map(|(name, about)| view! { <dt>{name}</dt><dd>{about}</dd> }.into_any()).collect_view();
    view! {
        <div class="two alike">
            <section class="panel">
                <h2>"bands.csv: the pay"</h2>
                <p>"A table from a spreadsheet, in one of two forms. One row a level, with a column for each step:"</p>
                <pre tabindex="0">{BANDS}</pre>
                <p>"Or one row an amount, with these columns, in any order:"</p>
                <dl>{columns}</dl>
                <p class="sub">"Separated by commas, semicolons or tabs. Amounts as people write them: 84200, $84,200.00, 84.200,00 €. A cell that is empty, or says – or n/a, is a step that does not exist."</p>
            </section>
            <section class="panel">
                <h2>"ladder.json: the ladder"</h2>
                <p>"Tracks with their levels, what each asks, when it is reviewed, how people move. This one is complete:"</p>
                <pre tabindex="0" class="long">{LADDER}</pre>
                <div class="ways">
                    <button type="button" data-act="example" on:click=example>"Save both files as an example"</button>
                    <a class="button" href="./ladder.schema.json" download="ladder.schema.json">"Save the schema"</a>
                </div>
                <p class="sub">"With “$schema” at its top, and the schema where that says, editors complete and check the file while you write. In the example it is the same folder."</p>
            </section>
            <section class="panel">
                <h2>"How to host it"</h2>
                <ol>
                    <li>"Open your files here, and see under Check that nothing keeps them out."</li>
                    <li>"Save the whole site under Publish. It is one zip."</li>
                    <li>"Unpack it on any static host, at any path. Nothing runs on the server, and nothing has to be built."</li>
                    <li>"To change a figure later, put the new bands.csv in the place of the old one. Readers see it when they come back."</li>
                </ol>
                <p>"A host that serves a folder of files is enough: the web space of your organization, a bucket, the pages of a repository."</p>
            </section>
            <section class="panel">
                <h2>"How pay stays private"</h2>
                <ul>
                    <li>"What you open here stays in this tab. It is not sent anywhere, and this browser keeps it only where you turn that on. Links name levels and regions by their ids, and hold no pay and no text."</li>
                    <li>"What you publish can be read by whoever reaches the address. A link that is hard to guess keeps nothing secret."</li>
                    <li>"To keep pay within the organization, put the site where only its people get in: an intranet, or a host that asks for a sign-in."</li>
                    <li>"Or publish the ladder without its pay: take the tick off under Publish. Everybody reads what a level asks, and whoever has bands.csv opens it here beside the ladder."</li>
                    <li>"A roster is never part of what is published."</li>
                </ul>
            </section>
        </div>
    }
    .into_any()
}
