//! What tabs of this site in the same browser tell each other.

use std::cell::OnceCell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "stepladder";

thread_local! {
    static CHANNEL: OnceCell<Option<BroadcastChannel>> = const { OnceCell::new() };
}

/// Hears what other tabs tell, from now on; once for the whole visit. True where it begins with this.
pub fn hear(heard: impl Fn(String) + 'static) -> bool {
    let is_first = CHANNEL.with(|own| own.get().is_none());
    CHANNEL.with(|own| {
        own.get_or_init(|| {
            // Without it nothing is heard, and a write still finds what another tab has written.
            let channel = BroadcastChannel::new(NAME).ok()?;
            let hear =
                Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| event.data().as_string().into_iter().for_each(&heard));
            channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
            hear.forget();
            Some(channel)
        });
    });
    is_first
}

/// Tells all other tabs something.
pub fn tell(text: &str) {
    CHANNEL.with(|own| {
        if let Some(Some(channel)) = own.get() {
            // Only a channel that is closed says no.
            let _ = channel.post_message(&JsValue::from_str(text));
        }
    });
}
