//! Reading the site's own files.

use js_sys::{Map, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response};

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFetched {
    /// The host answered that it has no such file (404 or 410).
    Missing,
    /// The host answered with another status.
    Status(u16),
    /// Nothing answered: offline, or the host is gone.
    NoAnswer,
}

/// A file's bytes, or why it did not come.
pub type Fetched = Result<Vec<u8>, NotFetched>;

/// Fetches files by their addresses relative to the page, all at once, and hands them over in the same order.
pub fn files(addresses: &[String], then: Box<dyn FnOnce(Vec<Fetched>)>) {
    // Asking starts here for all of them; waiting one by one costs no time.
    let asked: Vec<Option<JsFuture>> = addresses.iter().map(|address| ask(address)).collect();
    spawn_local(async move {
        let mut files = Vec::new();
        for response in asked {
            files.push(receive(response).await);
        }
        then(files);
    });
}

fn ask(address: &str) -> Option<JsFuture> {
    if let Some(answer) = asked_before(address) {
        return Some(JsFuture::from(answer));
    }
    let init = RequestInit::new();
    // A ladder's owner who has changed a file sees the change: the browser asks whether its copy is still good.
    init.set_cache(RequestCache::NoCache);
    Some(JsFuture::from(web_sys::window()?.fetch_with_str_and_init(address, &init)))
}

/// The answer to what `index.html` asked for while the program was on its way; each can be taken once, so that asking again asks the host.
fn asked_before(address: &str) -> Option<Promise> {
    let answers = Reflect::get(&web_sys::window()?.into(), &"stepladderAnswers".into()).ok()?.dyn_into::<Map>().ok()?;
    let address = JsValue::from_str(address);
    let answer = answers.get(&address).dyn_into::<Promise>().ok();
    answers.set(&address, &JsValue::NULL);
    answer
}

async fn receive(response: Option<JsFuture>) -> Fetched {
    let no_answer = |_: JsValue| NotFetched::NoAnswer;
    let response = response.ok_or(NotFetched::NoAnswer)?.await.map_err(no_answer)?;
    let response: Response = response.dyn_into().map_err(no_answer)?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(NotFetched::Missing),
        other => return Err(NotFetched::Status(other)),
    }
    let body = JsFuture::from(response.array_buffer().map_err(no_answer)?).await.map_err(no_answer)?;
    Ok(Uint8Array::new(&body).to_vec())
}
