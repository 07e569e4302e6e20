//! The yardstick: a table that plain JavaScript builds on a page of its own, or changes a little. What it takes beside a measurement tells
//! how much the rest of the machine has slowed both down. Chromium only.

use thirtyfour::WindowHandle;

use crate::arithmetic::median;
use crate::page::{Outcome, Page};

/// What is done on its page: as much as where times are measured, since machines differ in what they are slow at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A table of 480 rows is built and painted: much work in one go.
    Drawing,
    /// Some cells of a table and the lines beside it change: little work and a paint.
    Choice,
}

impl Work {
    /// The function on its page, and how often it is called for a reading.
    const fn call(self) -> (&'static str, usize) {
        match self {
            Self::Drawing => ("draw(arguments[0])", 3),
            Self::Choice => ("choose(arguments[0])", 9),
        }
    }
}

/// What work takes at a slowdown on the machine that the limits were set on, in milliseconds; `docs/decisions.md` tells how that is known.
const QUIET: [(Work, f64, f64); 3] = [(Work::Drawing, 1.0, 137.0), (Work::Drawing, 4.0, 504.0), (Work::Choice, 4.0, 38.5)];

/// The quiet time of work at a slowdown.
pub fn quiet(work: Work, slowdown: f64) -> f64 {
    let known = QUIET.into_iter().find(|(own, factor, _)| *own == work && (factor - slowdown).abs() < f64::EPSILON);
    known.unwrap_or_else(|| panic!("no quiet time of {work:?} is known at {slowdown}x")).2
}

/// A window beside that of the page.
pub struct Window {
    page: Page,
    its: WindowHandle,
    own: WindowHandle,
    work: Work,
    slowdown: f64,
}

impl Window {
    /// Opens it; the page stays where it is.
    pub async fn open(page: &Page, work: Work, slowdown: f64) -> Outcome<Self> {
        let its = page.driver.window().await?;
        let own = page.driver.new_window().await?;
        let window = Self { page: page.clone(), its, own, work, slowdown };
        page.driver.switch_to_window(window.own.clone()).await?;
        page.driver.goto(page.site.url("yardstick.html")).await?;
        page.slow(slowdown).await?;
        // Once for the compiler.
        window.done().await?;
        window.back().await?;
        Ok(window)
    }

    /// What it takes now, in milliseconds.
    pub async fn read(&self) -> Outcome<f64> {
        self.page.driver.switch_to_window(self.own.clone()).await?;
        let mut times = Vec::new();
        for _ in 0..self.work.call().1 {
            times.push(self.done().await?);
        }
        self.back().await?;
        Ok(median(times))
    }

    /// Closes it.
    pub async fn close(self) -> Outcome {
        self.page.driver.switch_to_window(self.own.clone()).await?;
        self.page.driver.close_window().await?;
        self.back().await
    }

    async fn back(&self) -> Outcome {
        Ok(self.page.driver.switch_to_window(self.its.clone()).await?)
    }

    async fn done(&self) -> Outcome<f64> {
        let time = self.page.driver.execute_async(self.work.call().0, vec![]).await?.json().as_f64();
        time.ok_or_else(|| "the yardstick gave no time".into())
    }
}
