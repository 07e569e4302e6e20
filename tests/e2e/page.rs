//! What a scenario can do with a page: go, look, click, type. Every look waits, for a bounded time, until it sees.

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner::StaleElementReference;
use thirtyfour::{By, Key, TypingData, WebDriver, WebElement};

use crate::driver::Browser;
use crate::server::Site;

/// Why a scenario failed, as words for a person.
pub type Oops = Box<dyn Error + Send + Sync>;
pub type Outcome<T = ()> = Result<T, Oops>;

/// How long a page may take for anything. Far more than it needs, because the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(15);

/// A browser window and the site it is to look at. Clones are the same window.
#[derive(Clone)]
pub struct Page {
    pub browser: Browser,
    pub site: Site,
    /// For what has no word here.
    pub driver: WebDriver,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    problems: Vec<String>,
    allowed: Vec<String>,
}

impl Page {
    pub fn new(browser: Browser, site: Site, driver: WebDriver) -> Self {
        Self { browser, site, driver, seen: Arc::default() }
    }

    /// Goes to a link: `#/explore?data=us-gs-2026`. The first time it loads the page; after that, only the fragment changes.
    pub async fn open(&self, link: &str) -> Outcome {
        self.gather().await;
        Ok(self.driver.goto(self.site.url(link)).await?)
    }

    /// Opens a link as on another machine: a new document, with nothing kept on the device.
    pub async fn fresh(&self, link: &str) -> Outcome {
        self.gather().await;
        self.js("if (location.protocol === 'http:') localStorage.clear()", vec![]).await?;
        self.driver.goto("about:blank").await?;
        Ok(self.driver.goto(self.site.url(link)).await?)
    }

    /// As [`Self::fresh`], while files are held that the page loads with: it returns before the page is there.
    pub async fn fresh_without_waiting(&self, link: &str) -> Outcome {
        self.gather().await;
        self.js("if (location.protocol === 'http:') localStorage.clear()", vec![]).await?;
        self.driver.goto(self.site.url("yardstick.html")).await?;
        self.js("const link = arguments[0]; setTimeout(() => location.assign(link))", vec![json!(self.site.url(link))]).await.map(drop)
    }

    /// Loads the page anew.
    pub async fn reload(&self) -> Outcome {
        self.gather().await;
        Ok(self.driver.refresh().await?)
    }

    /// The link that is in the address bar, from the `#` on.
    pub async fn link(&self) -> Outcome<String> {
        Ok(self.driver.current_url().await?.fragment().map_or_else(String::new, |fragment| format!("#{fragment}")))
    }

    /// Runs the body of a function in the page and returns its value.
    pub async fn js(&self, body: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.driver.execute(body, arguments).await?.json().clone())
    }

    /// Waits until a function body is true in the page; `what` names it in the failure. A page that is just being replaced by another one
    /// answers nothing, which is not the end of waiting.
    pub async fn until(&self, what: &str, body: &str, arguments: Vec<Value>) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = self.js(body, arguments.clone()).await;
            if matches!(answer, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if Instant::now() > deadline {
                let why = answer.err().map(|why| format!(": {why}")).unwrap_or_default();
                return Err(format!("waited {} s for {what}{why}", PATIENCE.as_secs()).into());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until a page that was busy has come to rest: no change for 120 ms, the hash told of, two frames painted.
    pub async fn rest(&self) -> Outcome {
        let body = "const done = arguments[0], start = performance.now(); let last = start; \
            const watch = new MutationObserver(() => { last = performance.now(); }); \
            watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true }); \
            const look = () => performance.now() - last > 120 || performance.now() - start > 10_000 \
              ? (watch.disconnect(), requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - last > 100)))) \
              : setTimeout(look, 30); \
            look();";
        let rested = self.driver.execute_async(body, vec![]).await?.json().clone();
        if rested == Value::Bool(true) { Ok(()) } else { Err("the page does not come to rest".into()) }
    }

    /// Waits until an element is to be seen.
    pub async fn shown(&self, selector: &str) -> Outcome {
        let shown = "return [...document.querySelectorAll(arguments[0])].some((e) => e.checkVisibility())";
        self.until(&format!("`{selector}` to be seen"), shown, vec![json!(selector)]).await
    }

    /// Waits for an element that is to be seen. The driver holds on to what it has given out, and with it to a whole drawing that the
    /// page has let go of: where memory is measured, [`Self::shown`] is used.
    pub async fn see(&self, selector: &str) -> Outcome<WebElement> {
        self.shown(selector).await?;
        Ok(self.driver.find(By::Css(selector)).await?)
    }

    /// Waits until an element's text, as a reader sees it, holds the words.
    pub async fn see_text(&self, selector: &str, words: &str) -> Outcome {
        let body = "return [...document.querySelectorAll(arguments[0])].some((e) => e.innerText.includes(arguments[1]))";
        let what = format!("`{selector}` to say {words:?}");
        let outcome = self.until(&what, body, vec![json!(selector), json!(words)]).await;
        match outcome {
            Ok(()) => Ok(()),
            Err(why) => Err(format!("{why}; it says {:?}", self.text(selector).await.unwrap_or_default()).into()),
        }
    }

    /// Waits until no such element is left.
    pub async fn gone(&self, selector: &str) -> Outcome {
        let body = "return document.querySelector(arguments[0]) === null";
        self.until(&format!("`{selector}` to go"), body, vec![json!(selector)]).await
    }

    /// The texts of all such elements, a line each, as they are now.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        let body = "return [...document.querySelectorAll(arguments[0])].map((e) => e.innerText).join('\\n')";
        Ok(self.js(body, vec![json!(selector)]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks an element as a person would: it must be there, in view and not covered. One that was just drawn anew was not clicked: its
    /// successor is.
    pub async fn click(&self, selector: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.see(selector).await?.click().await {
                Err(why) if matches!(*why, StaleElementReference(_)) && Instant::now() < deadline => {}
                outcome => return Ok(outcome?),
            }
        }
    }

    /// Chooses an option of a `<select>` by its value.
    pub async fn choose(&self, selector: &str, value: &str) -> Outcome {
        self.see(selector).await?;
        let option = format!("{selector} option[value=\"{value}\"]");
        self.until(&format!("`{option}`"), "return document.querySelector(arguments[0]) !== null", vec![json!(option)]).await?;
        Ok(self.driver.find(By::Css(option)).await?.click().await?)
    }

    /// Types into an element, after what it holds already.
    pub async fn type_into(&self, selector: &str, text: &str) -> Outcome {
        Ok(self.see(selector).await?.send_keys(text).await?)
    }

    /// Types into a field, in the place of what it holds.
    pub async fn retype(&self, selector: &str, text: &str) -> Outcome {
        self.js("document.querySelector(arguments[0]).value = ''", vec![json!(selector)]).await?;
        self.type_into(selector, text).await
    }

    /// Presses keys, one after the other, wherever the focus is: `Key::Tab + Key::Enter`, or `"a"`. No chords.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// Presses keys while another one is held.
    pub async fn press_with(&self, held: Key, keys: impl Into<TypingData>) -> Outcome {
        Ok(self.driver.action_chain().key_down(held.clone()).send_keys(keys).key_up(held).perform().await?)
    }

    /// Presses Tab backwards.
    pub async fn press_shift_tab(&self) -> Outcome {
        self.press_with(Key::Shift, Key::Tab + "").await
    }

    /// What has the focus, as `tag#id.class "text"`.
    pub async fn focus(&self) -> Outcome<String> {
        let body = "const e = document.activeElement; return e.localName + (e.id && '#' + e.id) \
            + [...e.classList].map((c) => '.' + c).join('') + ' ' + JSON.stringify((e.ariaLabel || e.innerText || '').trim().slice(0, 60))";
        Ok(self.js(body, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until an element has the focus.
    pub async fn focused(&self, selector: &str) -> Outcome {
        let has = "return !!document.activeElement?.matches(arguments[0])";
        match self.until(&format!("the focus on `{selector}`"), has, vec![json!(selector)]).await {
            Ok(()) => Ok(()),
            Err(why) => Err(format!("{why}; it is on {}", self.focus().await?).into()),
        }
    }

    /// The inner size of the window in CSS pixels. Only Chromium goes below about 450 pixels.
    pub async fn size(&self, width: u32, height: u32) -> Outcome {
        if self.browser == Browser::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            return self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
        }
        self.driver.set_window_rect(0, 0, width, height).await?;
        let chrome = self.js("return [outerWidth - innerWidth, outerHeight - innerHeight]", vec![]).await?;
        let extra = |i: usize| u32::try_from(chrome[i].as_i64().unwrap_or(0)).unwrap_or(0);
        self.driver.set_window_rect(0, 0, width + extra(0), height + extra(1)).await?;
        Ok(())
    }

    /// Sets media features, all at once: `[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]`. Chromium only.
    pub async fn media(&self, features: &[(&str, &str)]) -> Outcome {
        let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "", "features": features })).await
    }

    /// Shows the page as on paper, or as on a screen again. Chromium only.
    pub async fn paper(&self, on: bool) -> Outcome {
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": if on { "print" } else { "" } })).await
    }

    /// Slows the processor down by a factor. Chromium only.
    pub async fn slow(&self, factor: f64) -> Outcome {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": factor })).await
    }

    /// The connection: the delay of an answer in milliseconds, and bytes a second, -1 for as fast as can be. Chromium only.
    pub async fn connection(&self, delay: f64, speed: f64) -> Outcome {
        let wire = json!({ "offline": false, "latency": delay, "downloadThroughput": speed, "uploadThroughput": speed });
        self.cdp("Network.emulateNetworkConditions", wire).await
    }

    /// How many sheets of A4 the page is on paper. Chromium only.
    pub async fn sheets(&self) -> Outcome<u64> {
        let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let printed = self.driver.cdp().send_raw("Page.printToPDF", paper).await?;
        let body = "return (atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b/g) || []).length";
        Ok(self.js(body, vec![printed["data"].clone()]).await?.as_u64().unwrap_or_default())
    }

    /// The text of the page as it would be printed, in lines as they stand on paper.
    pub async fn printed_text(&self) -> Outcome<String> {
        let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let printed = self.driver.cdp().send_raw("Page.printToPDF", paper).await?;
        let read = "base64 -d | pdftotext -layout - -";
        let mut reader = Command::new("sh").args(["-c", read]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        if let Some(mut input) = reader.stdin.take() {
            input.write_all(printed["data"].as_str().unwrap_or_default().as_bytes())?;
        }
        Ok(String::from_utf8(reader.wait_with_output()?.stdout)?)
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Outcome {
        assert_eq!(self.browser, Browser::Chromium, "{command} is a command of Chromium");
        self.driver.cdp().send_raw(command, parameters).await?;
        Ok(())
    }

    /// A picture for a person, in `target/shots/`.
    pub async fn shot(&self, name: &str) -> Outcome<PathBuf> {
        let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/shots");
        std::fs::create_dir_all(&dir)?;
        let path = dir.join(format!("{name}-{}.png", self.browser.name()));
        self.driver.screenshot(&path).await?;
        Ok(path)
    }

    /// How long each `performance.measure` of that name took, in milliseconds, oldest first.
    pub async fn measures(&self, name: &str) -> Outcome<Vec<f64>> {
        let body = "return performance.getEntriesByName(arguments[0], 'measure').map((m) => m.duration)";
        let found = self.js(body, vec![json!(name)]).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
    }

    /// A problem that holds these words belongs to the scenario, such as a file that is missing on purpose.
    pub fn allow(&self, words: &str) {
        self.seen.lock().unwrap().allowed.push(words.to_owned());
    }

    /// What went wrong so far and is not allowed: errors in the console, requests that failed, requests to other hosts.
    /// Every scenario ends with this, so none needs to call it.
    pub async fn problems(&self) -> Vec<String> {
        self.gather().await;
        let seen = self.seen.lock().unwrap();
        let failed = self.site.requests().into_iter().filter_map(|request| match request.status {
            Some(status) if status < 400 => None,
            Some(status) => Some(format!("request answered {status}: {}", request.path)),
            None => Some(format!("request while offline: {}", request.path)),
        });
        let all = seen.problems.iter().cloned().chain(failed);
        all.filter(|problem| !seen.allowed.iter().any(|words| problem.contains(words))).collect()
    }

    /// Takes what the page noted so far, before a new document forgets it.
    async fn gather(&self) {
        let body = "const noted = (window.__problems || []).splice(0); \
            const foreign = performance.getEntriesByType('resource').map((e) => e.name) \
              .filter((name) => /^[a-z]+:\\/\\//.test(name) && new URL(name).origin !== location.origin); \
            return location.protocol === 'http:' ? noted.concat(foreign.map((name) => 'request to another host: ' + name)) : []";
        // Without JavaScript there is nothing to ask, and nothing that could have gone wrong in it.
        let noted = self.js(body, vec![]).await.unwrap_or_default();
        let mut found: Vec<String> = noted.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        if self.browser == Browser::Chromium {
            let log = self.driver.browser_log().await.unwrap_or_default();
            found.extend(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| format!("console: {}", entry.message)));
        }
        self.seen.lock().unwrap().problems.extend(found);
    }
}
