//! The yardstick: a table that plain JavaScript builds on a page of its own. What it takes beside a measurement tells how much the rest of
//! the machine has slowed both down. Chromium only.

use thirtyfour::WindowHandle;

use crate::arithmetic::median;
use crate::page::{Outcome, Page};

/// What it takes at a slowdown on the machine that the limits were set on, in milliseconds; `docs/decisions.md` tells how that is known.
const QUIET: [(f64, f64); 2] = [(1.0, 137.0), (4.0, 504.0)];
/// Drawings to a reading.
const DRAWINGS: usize = 3;

/// The quiet time at a slowdown.
pub fn quiet(slowdown: f64) -> f64 {
    let known = QUIET.into_iter().find(|(factor, _)| (factor - slowdown).abs() < f64::EPSILON);
    known.unwrap_or_else(|| panic!("no quiet time is known at {slowdown}x")).1
}

/// A window beside that of the page.
pub struct Window {
    page: Page,
    its: WindowHandle,
    own: WindowHandle,
    slowdown: f64,
}

impl Window {
    /// Opens it; the page stays where it is.
    pub async fn open(page: &Page, slowdown: f64) -> Outcome<Self> {
        let its = page.driver.window().await?;
        let own = page.driver.new_window().await?;
        let window = Self { page: page.clone(), its, own, slowdown };
        page.driver.switch_to_window(window.own.clone()).await?;
        page.driver.goto(page.site.url("yardstick.html")).await?;
        page.slow(slowdown).await?;
        // Once for the compiler.
        window.drawn().await?;
        window.back().await?;
        Ok(window)
    }

    /// What it takes now, in milliseconds.
    pub async fn read(&self) -> Outcome<f64> {
        self.page.driver.switch_to_window(self.own.clone()).await?;
        let mut times = Vec::new();
        for _ in 0..DRAWINGS {
            times.push(self.drawn().await?);
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

    async fn drawn(&self) -> Outcome<f64> {
        let time = self.page.driver.execute_async("draw(arguments[0])", vec![]).await?.json().as_f64();
        time.ok_or_else(|| "the yardstick gave no time".into())
    }
}
