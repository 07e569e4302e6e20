//! What may be told a paint later than what it follows from.

use leptos::prelude::*;

use crate::browser::turns::Turns;

/// A value, a paint behind: what was typed is seen before all that follows from it is worked out.
pub fn behind<T: Clone + Send + Sync + 'static>(value: impl Fn() -> T + 'static) -> ReadSignal<T> {
    let (told, tell) = signal(untrack(&value));
    let turns = StoredValue::new_local(None::<Turns>);
    Effect::new(move |before: Option<()>| {
        let value = value();
        if before.is_some() {
            let mut left = Some(value);
            turns.set_value(Some(Turns::start(move || {
                if let Some(value) = left.take() {
                    // Somebody may have left the page meanwhile.
                    let _ = tell.try_set(value);
                }
                false
            })));
        }
    });
    told
}
