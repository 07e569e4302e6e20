//! Runs every scenario in each of its browsers, side by side where nothing is timed, and reports all failures at the end.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use thirtyfour::WebDriver;

use crate::driver::{Browser, Driver, Start};
use crate::figures;
use crate::page::{Oops, Outcome, Page};
use crate::server::Site;

/// No scenario is this slow, all rounds in the large ladder on a slow machine included; one that hangs must not take the others with it.
const LIMIT: Duration = Duration::from_mins(8);

/// Where `make dist` puts the site, in the repository.
const DIST: &str = "dist";

/// So many scenarios are named with their time at the end.
const SLOWEST: usize = 20;

type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Something that a person does with the site, and what must come of it.
pub struct Scenario {
    name: String,
    browsers: &'static [Browser],
    is_of_the_program: bool,
    start: Start,
    alone: bool,
    site: &'static str,
    run: Box<dyn Fn(Page) -> Running + Send + Sync>,
}

/// A scenario for all three browsers, named after its function.
pub fn scenario<F, R>(function: F) -> Scenario
where
    F: Fn(Page) -> R + Send + Sync + 'static,
    R: Future<Output = Outcome> + Send + 'static,
{
    let name = std::any::type_name::<F>().rsplit("scenarios::").next().unwrap_or_default().to_owned();
    Scenario {
        name,
        browsers: Browser::ALL,
        is_of_the_program: false,
        start: Start::Usual,
        alone: false,
        site: DIST,
        run: Box::new(move |page| Box::pin(function(page))),
    }
}

impl Scenario {
    /// Runs in these browsers only.
    pub fn only(mut self, browsers: &'static [Browser]) -> Self {
        self.browsers = browsers;
        self
    }

    /// Looks at words and figures only, which the program makes without asking its browser: one browser is enough, and each takes its share.
    pub fn of_the_program(mut self) -> Self {
        self.is_of_the_program = true;
        self
    }

    /// Runs after the others and by itself, because it measures time.
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// Visits the site of another build, in this folder of the repository.
    pub fn of(mut self, site: &'static str) -> Self {
        self.site = site;
        self
    }

    /// Starts the browser in an unusual way.
    pub fn starting(mut self, start: Start) -> Self {
        self.start = start;
        self
    }

    fn label(&self, browser: Browser) -> String {
        format!("{} in {}", self.name, browser.name())
    }
}

/// Where a build is. Another site can be measured in the place of `dist`: `SITE=/tmp/other/dist cargo test --test e2e -- content`.
fn built(site: &str) -> PathBuf {
    let other = std::env::var_os("SITE").filter(|_| site == DIST).map(PathBuf::from);
    other.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(site))
}

/// What became of one scenario in one browser.
struct Report {
    label: String,
    took: Duration,
    problem: Option<String>,
}

/// Scenarios of the program go to the browsers in turn: to which one follows from their order in the list.
fn shared_out(scenarios: &mut [Scenario]) {
    let shares = Browser::ALL.chunks(1).cycle();
    for (scenario, browsers) in scenarios.iter_mut().filter(|scenario| scenario.is_of_the_program).zip(shares) {
        scenario.browsers = browsers;
    }
}

pub async fn run(mut scenarios: Vec<Scenario>) -> ExitCode {
    if std::env::var_os("EVERYWHERE").is_none() {
        shared_out(&mut scenarios);
    }
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let chosen = |label: &str| words.iter().all(|word| label.contains(word.as_str()));
    let started = Instant::now();
    if !built(DIST).join("index.html").exists() {
        eprintln!("There is no site to test: `make dist` builds it.");
        return ExitCode::FAILURE;
    }
    // One line with its place for a failed assertion; a backtrace through the runtime says nothing more.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));

    let lane = |browser: Browser, alone: bool| {
        let list = scenarios.iter().filter(move |scenario| scenario.alone == alone && scenario.browsers.contains(&browser));
        let list: Vec<&Scenario> = list.filter(|scenario| chosen(&scenario.label(browser))).collect();
        in_browser(browser, list)
    };
    println!("\nend to end, in {}:", Browser::ALL.iter().map(|browser| browser.name()).collect::<Vec<_>>().join(", "));
    let (chromium, firefox, webkit) =
        tokio::join!(lane(Browser::Chromium, false), lane(Browser::Firefox, false), lane(Browser::WebKit, false));
    let mut reports: Vec<Report> = [chromium, firefox, webkit].into_iter().flatten().collect();
    for &browser in Browser::ALL {
        reports.extend(lane(browser, true).await);
    }

    let failed: Vec<&Report> = reports.iter().filter(|report| report.problem.is_some()).collect();
    println!("{}\n{}", figures::table(), slowest(&reports));
    // Last, where the end of a long output shows them.
    for report in &failed {
        println!("---- {} ----\n{}\n", report.label, report.problem.as_deref().unwrap_or_default());
    }
    println!(
        "test result: {}. {} passed; {} failed; 0 ignored; 0 measured; 0 filtered out; finished in {:.1}s\n",
        if failed.is_empty() { "ok" } else { "FAILED" },
        reports.len() - failed.len(),
        failed.len(),
        started.elapsed().as_secs_f64()
    );
    // A run of nothing is a mistake in the words, not a success.
    if failed.is_empty() && !reports.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The scenarios that took longest, so that one that grows slow is seen.
fn slowest(reports: &[Report]) -> String {
    let mut reports: Vec<&Report> = reports.iter().collect();
    reports.sort_by_key(|report| std::cmp::Reverse(report.took));
    let lines = reports.iter().take(SLOWEST).map(|report| format!("  {:>6.1} s  {}\n", report.took.as_secs_f64(), report.label));
    format!(
        "slowest of {}, {:.0} s in all:\n{}",
        reports.len(),
        reports.iter().map(|report| report.took.as_secs_f64()).sum::<f64>(),
        lines.collect::<String>()
    )
}

/// Runs a list one after the other: Firefox and WebKitGTK take one session at a time.
async fn in_browser(browser: Browser, list: Vec<&Scenario>) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut driver = None;
    for scenario in list {
        let started = Instant::now();
        let outcome = one(scenario, browser, &mut driver).await;
        if outcome.is_err() {
            // What failed may have left the server with a session that it cannot end.
            driver = None;
        }
        let label = scenario.label(browser);
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        let took = started.elapsed();
        println!("test {label} ({:.1} s) ... {word}", took.as_secs_f64());
        reports.push(Report { label, took, problem: outcome.err().map(|why| why.to_string()) });
    }
    if let Some(driver) = driver {
        driver.finish().await;
    }
    reports
}

/// A session of the driver that is there, or of a new one.
async fn session(scenario: &Scenario, browser: Browser, driver: &mut Option<Driver>) -> Outcome<WebDriver> {
    let driver = match driver {
        Some(driver) => driver,
        None => driver.insert(Driver::start(browser).await?),
    };
    let session = tokio::time::timeout(Duration::from_secs(20), driver.session(scenario.start)).await;
    session.map_err(|_| format!("{} does not start a session", browser.name()))?
}

async fn one(scenario: &Scenario, browser: Browser, driver: &mut Option<Driver>) -> Outcome {
    let folder = built(scenario.site);
    if !folder.join("index.html").exists() {
        return Err(format!("{} has no site to test: `make dist whole` builds it", folder.display()).into());
    }
    let site = Site::start(&folder).await?;
    let mut started = session(scenario, browser, driver).await;
    // WebKit's server now and then does not answer while it ends the session before.
    if started.is_err() {
        *driver = None;
        started = session(scenario, browser, driver).await;
    }
    let session = started?;
    let page = Page::new(browser, site, session.clone());
    // A task of its own, so that a failed assertion ends the scenario and not the run.
    let task = tokio::spawn(tokio::time::timeout(LIMIT, (scenario.run)(page.clone())));
    let outcome = match task.await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(format!("not done after {} s", LIMIT.as_secs()).into()),
        Err(panic) => Err(words_of(panic)),
    };
    let outcome = explained(outcome, &page, &scenario.name).await;
    drop(page);
    let Some(driver) = driver else { return outcome };
    // What measures time and memory starts from nothing.
    let keep = outcome.is_ok() && !scenario.alone;
    let ended = tokio::time::timeout(Duration::from_secs(20), driver.end(session, scenario.start, keep)).await;
    outcome.and(ended.unwrap_or_else(|_| Err("the browser does not end its session".into())))
}

/// A scenario that went well fails all the same when the page had problems; one that failed gets what helps to find out why.
async fn explained(outcome: Outcome, page: &Page, name: &str) -> Outcome {
    let problems = page.problems().await;
    if outcome.is_ok() && problems.is_empty() {
        return Ok(());
    }
    let mut lines = vec![outcome.err().map_or_else(|| "The scenario itself went well.".to_owned(), |why| why.to_string())];
    lines.extend(problems.into_iter().map(|problem| format!("in the page: {problem}")));
    if let Ok(link) = page.driver.current_url().await {
        lines.push(format!("address: {link}"));
    }
    if let Ok(words) = page.text("body").await {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push(format!("it says: {}", words.chars().take(400).collect::<String>()));
    }
    if let Ok(path) = page.shot(&format!("failed-{}", name.replace("::", "-"))).await {
        lines.push(format!("picture: {}", path.display()));
    }
    Err(lines.join("\n  ").into())
}

fn words_of(panic: tokio::task::JoinError) -> Oops {
    let payload = panic.into_panic();
    let text = payload.downcast_ref::<String>().cloned();
    text.or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_else(|| "panicked".to_owned()).into()
}
