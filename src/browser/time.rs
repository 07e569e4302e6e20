//! Today, and how long work takes or may take.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Today where the reader is.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// The day and the time of day where the reader is.
pub fn now() -> NaiveDateTime {
    let now = js_sys::Date::new_0();
    let time = NaiveTime::from_hms_opt(now.get_hours(), now.get_minutes(), now.get_seconds());
    today().and_time(time.unwrap_or_default())
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // A promise that only ever resolves.
    let _ = JsFuture::from(promise).await;
}

/// Tells whether so many milliseconds have passed since this was called.
pub fn passed(milliseconds: f64) -> impl Fn() -> bool {
    let performance = web_sys::window().and_then(|window| window.performance());
    let end = performance.as_ref().map_or(0.0, |performance| performance.now() + milliseconds);
    move || performance.as_ref().is_some_and(|performance| performance.now() >= end)
}

/// Work under a name begins, of which [`ended`] shall tell the duration.
pub fn began(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let _ = performance.mark(&format!("{name} start"));
    }
}

/// Leaves the duration of work that [`began`] in the browser's performance timeline, for developers' tools and benchmarks.
pub fn ended(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let _ = performance.measure_with_start_mark(name, &format!("{name} start"));
    }
}

/// Does some work and leaves its duration (see [`ended`]).
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    began(name);
    let done = work();
    ended(name);
    done
}
