//! Files that a reader chooses or drops. They are read here and sent nowhere.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// Reads the file chosen in the field that an event comes from, and hands over its name and its bytes; no bytes where it cannot be read. The
/// field is emptied, so that the same file can be chosen once more.
pub fn chosen(event: &Event, then: impl FnOnce(String, Option<Vec<u8>>) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(file) = field.as_ref().and_then(|field| field.files()?.item(0)) {
        read(file, then);
    }
    if let Some(field) = field {
        field.set_value("");
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
        let bytes = JsFuture::from(file.array_buffer()).await;
        then(file.name(), bytes.ok().map(|buffer| Uint8Array::new(&buffer).to_vec()));
    });
}
