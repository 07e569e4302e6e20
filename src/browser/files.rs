//! Files that a reader chooses or drops. They are read here and sent nowhere.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DragEvent, Event, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry, HtmlInputElement, TextDecoder,
};

/// Reads the file chosen in the field that an event comes from, and hands over its name and its bytes; no bytes where it cannot be read. The
/// field is emptied, so that the same file can be chosen once more.
pub fn chosen(event: &Event, then: impl FnOnce(String, Option<Vec<u8>>) + 'static) {
    if let Some(found) = all_chosen(event).into_iter().next() {
        read(found.file, then);
    }
}

/// Whether files are dragged, and not a text. Where they are, the page takes them, or the browser would open them in its place.
pub fn takes(event: &DragEvent) -> bool {
    let files = event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
    if files {
        event.prevent_default();
    }
    files
}

/// Reads the first file that is dropped, like one that is chosen; nothing where a text is.
pub fn dropped(event: &DragEvent, then: impl FnOnce(String, Option<Vec<u8>>) + 'static) {
    if let Some(file) = event.data_transfer().filter(|_| takes(event)).and_then(|data| data.files()?.item(0)) {
        read(file, then);
    }
}

fn read(file: File, then: impl FnOnce(String, Option<Vec<u8>>) + 'static) {
    spawn_local(async move {
        then(file.name(), bytes_of(&file).await);
    });
}

async fn bytes_of(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A file that was chosen or dropped, with its path within what was.
#[derive(Clone)]
pub struct Found {
    /// The path, with `/`; the name alone where no folder was chosen.
    pub path: String,
    file: File,
    /// Where it was dropped: what stands there by now can be read anew, which not all browsers do of a file alone.
    entry: Option<FileSystemFileEntry>,
}

impl Found {
    fn new(file: File, path: &str) -> Self {
        let path = path.trim_start_matches('/');
        Self { path: if path.is_empty() { file.name() } else { path.to_owned() }, file, entry: None }
    }

    /// How many megabytes it has, each begun one counted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "files have from none to fewer than 2^32 of them")]
    pub fn megabytes(&self) -> u32 {
        (self.file.size() / 1_000_000.0).ceil() as u32
    }

    /// Its bytes as they are by now; nothing where it cannot be read.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        match &self.entry {
            Some(entry) => bytes_of(&in_place(entry).await?).await,
            None => bytes_of(&self.file).await,
        }
    }
}

/// More files than these are not gone through.
const MOST_FILES: usize = 10_000;

/// All files chosen in the field that an event comes from, which may be those of a folder. The field is emptied, so that the same ones can be
/// chosen once more.
pub fn all_chosen(event: &Event) -> Vec<Found> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = field.as_ref().and_then(HtmlInputElement::files).map(all).unwrap_or_default();
    if let Some(field) = field {
        field.set_value("");
    }
    files
}

fn all(files: FileList) -> Vec<Found> {
    // Of a folder that was chosen each file knows its path; web-sys does not know that name.
    let path = |file: &File| Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string()).unwrap_or_default();
    let files = (0..files.length()).filter_map(|place| files.item(place));
    files.take(MOST_FILES).map(|file| Found::new(file.clone(), &path(&file))).collect()
}

/// All files that are dropped, with those in folders; none where a text is.
pub fn all_dropped(event: &DragEvent, then: impl FnOnce(Vec<Found>) + 'static) {
    let Some(data) = event.data_transfer().filter(|_| takes(event)) else { return };
    let items = data.items();
    // What was dropped is there only until this returns, so all of it is taken out before anything is waited for.
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|place| items.get(place)?.webkit_get_as_entry().ok().flatten()).collect();
    let files = data.files().map(all).unwrap_or_default();
    spawn_local(async move {
        let found = within(entries).await;
        // A file that a script has made has no place, though a browser may name one.
        then(if found.is_empty() { files } else { found });
    });
}

/// The files of folders, and of the folders in them.
async fn within(mut entries: Vec<FileSystemEntry>) -> Vec<Found> {
    let mut found = Vec::new();
    while let Some(entry) = entries.pop() {
        if found.len() >= MOST_FILES {
            break;
        }
        if entry.is_directory() {
            let reader = entry.unchecked_ref::<FileSystemDirectoryEntry>().create_reader();
            // A reader hands out some at a time, and nothing once all are out.
            while let Ok(some) = called_back(|done, failed| reader.read_entries_with_callback_and_callback(done, failed)).await {
                let some: Array = some.unchecked_into();
                if some.length() == 0 {
                    break;
                }
                entries.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
            }
        } else {
            let own: FileSystemFileEntry = entry.unchecked_into();
            if let Some(file) = in_place(&own).await {
                found.push(Found { entry: Some(own.clone()), ..Found::new(file, &own.full_path()) });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// What stands in a place by now.
async fn in_place(entry: &FileSystemFileEntry) -> Option<File> {
    let file = called_back(|done, failed| {
        entry.file_with_callback_and_callback(done, failed);
        Ok(())
    });
    file.await.ok().map(JsCast::unchecked_into)
}

/// What a function of the browser that calls back hands over.
async fn called_back(ask: impl Fn(&Function, &Function) -> Result<(), JsValue>) -> Result<JsValue, JsValue> {
    let asked = Promise::new(&mut |done, failed| {
        if let Err(why) = ask(&done, &failed) {
            let _ = failed.call1(&JsValue::NULL, &why);
        }
    });
    JsFuture::from(asked).await
}

/// Text in Windows-1252, in which spreadsheets save where nobody tells them otherwise, as UTF-8.
pub fn western(bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label("windows-1252").ok()?.decode_with_u8_array(bytes).ok()
}
