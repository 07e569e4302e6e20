//! What the page shows when the program has failed in a way it cannot mend.

use wasm_bindgen::{JsCast, JsValue};

/// Has every panic show a banner with a reload button, and its message in the console.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        // Nothing more can be done where even the banner fails: the console has the message.
        let _ = banner();
    }));
}

/// Shows the banner. The button calls the browser's own `reload`, because the program cannot be called any more.
///
/// # Errors
/// What the browser says, where the page cannot be changed.
pub fn banner() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    if document.get_element_by_id("crash").is_some() {
        return Ok(());
    }
    let banner = document.create_element("div")?;
    banner.set_id("crash");
    banner.set_attribute("role", "alert")?;
    let words = document.create_element("p")?;
    words.set_text_content(Some(
        "Stepladder has stopped because of a fault of its own. Nothing was sent anywhere. Reload the page to go on where the link says.",
    ));
    let button = document.create_element("button")?;
    button.set_text_content(Some("Reload the page"));
    let location = window.location();
    let reload: js_sys::Function = js_sys::Reflect::get(&location, &"reload".into())?.dyn_into()?;
    button.add_event_listener_with_callback("click", &reload.bind0(&location))?;
    banner.append_child(&words)?;
    banner.append_child(&button)?;
    document.body().ok_or(JsValue::NULL)?.prepend_with_node_1(&banner)?;
    Ok(())
}
