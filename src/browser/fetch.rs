//! Reading the site's own files.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
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

/// Fetches a file by its address relative to the page.
///
/// # Errors
/// See [`NotFetched`].
pub async fn bytes(address: &str) -> Result<Vec<u8>, NotFetched> {
    let window = web_sys::window().ok_or(NotFetched::NoAnswer)?;
    let init = RequestInit::new();
    // A ladder's owner who has changed a file sees the change: the browser asks whether its copy is still good.
    init.set_cache(RequestCache::NoCache);
    let response = JsFuture::from(window.fetch_with_str_and_init(address, &init)).await.map_err(|_| NotFetched::NoAnswer)?;
    let response: Response = response.dyn_into().map_err(|_| NotFetched::NoAnswer)?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(NotFetched::Missing),
        other => return Err(NotFetched::Status(other)),
    }
    let body = response.array_buffer().map_err(|_| NotFetched::NoAnswer)?;
    let body = JsFuture::from(body).await.map_err(|_| NotFetched::NoAnswer)?;
    Ok(Uint8Array::new(&body).to_vec())
}
