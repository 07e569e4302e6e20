//! Mounts the page, nothing else.

fn main() {
    stepladder::browser::crash::watch();
    leptos::mount::mount_to_body(stepladder::app::App);
}
