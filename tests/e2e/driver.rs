//! The browsers: their WebDriver servers as child processes, and sessions in fresh profiles.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::page::Oops;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

impl Browser {
    pub const ALL: &[Self] = &[Self::Chromium, Self::Firefox, Self::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// The size of a window at first, in CSS pixels.
const WINDOW: (u32, u32) = (1280, 900);

/// What a browser starts as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    #[default]
    Usual,
    NoJavaScript,
    /// Chromium only.
    NoWebAssembly,
}

/// A running WebDriver server. Its process and its display end when this is dropped.
pub struct Driver {
    browser: Browser,
    port: u16,
    /// A session that the next scenario may go on with.
    kept: Option<WebDriver>,
    _server: Child,
    _display: Option<Child>,
}

impl Driver {
    pub async fn start(browser: Browser) -> Result<Self, Oops> {
        // The port is free again once the listener is dropped, and nobody else is likely to take it in between.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut display = None;
        let mut command = match browser {
            Browser::Chromium => Command::new("chromedriver"),
            Browser::Firefox => Command::new("geckodriver"),
            Browser::WebKit => {
                // WebKitGTK has no headless mode, so it gets a screen of its own.
                let (child, name) = screen().await?;
                display = Some(child);
                let mut command = Command::new("WebKitWebDriver");
                command.env("DISPLAY", name).env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
                // Layers would be drawn by a graphics card that is made of software.
                command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
                command
            }
        };
        // Numbers and dates are read in one language, whatever this machine speaks.
        command.env("LC_ALL", "en_US.UTF-8").env("LANGUAGE", "en_US");
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let server = command.kill_on_drop(true).spawn().map_err(|why| missing(browser.name(), why))?;
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > deadline {
                return Err(format!("the WebDriver server of {} did not come up", browser.name()).into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(Self { browser, port, kept: None, _server: server, _display: display })
    }

    /// A window for one scenario, with no history and nothing kept of its site, which has a port of its own. The caller gives it back to
    /// [`Self::end`].
    pub async fn session(&mut self, start: Start) -> Result<WebDriver, Oops> {
        if let Some(kept) = self.kept.take() {
            if start == Start::Usual && only_new_tab(&kept, self.browser).await.is_ok() {
                return Ok(kept);
            }
            kept.quit().await?;
        }
        let mut wanted = Capabilities::new();
        for (key, value) in capabilities(self.browser, start).as_object().into_iter().flatten() {
            wanted.set(key.as_str(), value.clone())?;
        }
        let session = WebDriver::builder(format!("http://127.0.0.1:{}", self.port), wanted).request_timeout(Duration::from_mins(1)).await?;
        session.set_script_timeout(Duration::from_secs(50)).await?;
        if self.browser == Browser::WebKit {
            // As large as the others, which are told when they start.
            session.set_window_rect(0, 0, 1280, 1000).await?;
        }
        Ok(session)
    }

    /// Takes a session back. Where it may be kept, the next scenario goes on with it: starting takes seconds beside the others. WebKit's
    /// driver knows one tab only; there, and after anything unusual, a session ends with its profile.
    pub async fn end(&mut self, session: WebDriver, start: Start, keep: bool) -> Result<(), Oops> {
        if keep && self.browser != Browser::WebKit && start == Start::Usual {
            self.kept = Some(session);
            return Ok(());
        }
        Ok(session.quit().await?)
    }

    /// Ends the server, and the browser that it may have kept.
    pub async fn finish(mut self) {
        if let Some(kept) = self.kept.take() {
            // Nothing depends on it any more.
            let _ = kept.quit().await;
        }
    }
}

/// Leaves a new tab, as large as the first one was, and nothing else: what was emulated or kept out of sight goes with the old one.
async fn only_new_tab(session: &WebDriver, browser: Browser) -> Result<(), Oops> {
    let before = session.windows().await?;
    let new = session.new_tab().await?;
    for window in before {
        session.switch_to_window(window).await?;
        session.close_window().await?;
    }
    session.switch_to_window(new).await?;
    if browser == Browser::Chromium {
        // Reading the log empties it.
        session.browser_log().await?;
    }
    let (width, height) = WINDOW;
    Ok(session.set_window_rect(0, 0, width, height).await?)
}

fn capabilities(browser: Browser, start: Start) -> Value {
    match browser {
        Browser::Chromium => {
            let mut args = vec![
                "--headless=new",
                // The tests may run as root, where the sandbox cannot start.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                // No traffic of the browser's own, so that what is seen comes from the page…
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // …and a request to any other host fails, which is reported as an error.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--window-size=1280,900",
                "--lang=en-US",
            ];
            let mut prefs = json!({});
            match start {
                Start::Usual => {}
                Start::NoJavaScript => prefs = json!({ "profile.managed_default_content_settings.javascript": 2 }),
                // A mode without a compiler at run time, which leaves WebAssembly out. The flag for just that is no longer heard.
                Start::NoWebAssembly => args.push("--js-flags=--jitless"),
            }
            json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "args": args, "prefs": prefs },
                "goog:loggingPrefs": { "browser": "ALL" },
            })
        }
        Browser::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless", "-width", "1280", "-height", "900"],
                "prefs": { "intl.locale.requested": "en-US", "intl.accept_languages": "en-US", "javascript.enabled": start != Start::NoJavaScript },
            },
        }),
        Browser::WebKit => json!({ "browserName": "MiniBrowser" }),
    }
}

/// A virtual screen, with its name.
async fn screen() -> Result<(Child, String), Oops> {
    let mut child = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|why| missing("Xvfb", why))?;
    let mut number = String::new();
    if let Some(out) = child.stdout.take() {
        BufReader::new(out).read_line(&mut number).await?;
    }
    Ok((child, format!(":{}", number.trim())))
}

fn missing(what: &str, why: io::Error) -> Oops {
    format!("{what} does not start ({why}): `tools/setup tests` installs what the tests need").into()
}
