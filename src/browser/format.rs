//! Numbers and dates in the reader's locale, by the browser's `Intl`.

use std::cell::RefCell;

use chrono::NaiveDate;
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use rules::money::Money;
use rules::ratio::Ratio;
use words::Format;
use words::path::MonthFormat;

thread_local! {
    /// One formatter for each set of options, a handful in all: making one takes far longer than using it.
    static FORMATTERS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;

/// The reader's formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// Whether amounts show their cents even where there are none, so that a column of them lines up.
    pub cents: bool,
}

impl Locale {
    /// How many decimals an amount has.
    fn decimals(self, amount: Money) -> u32 {
        if self.cents || !amount.is_whole() { amount.currency().decimals() } else { 0 }
    }

    /// An amount without its currency, for a table that says it once.
    pub fn amount(self, amount: Money) -> String {
        self.number(in_units(amount), self.decimals(amount))
    }

    /// A month with its year in few letters, for an axis: "Nov 2026".
    pub fn short_month(self, date: NaiveDate) -> String {
        dated_by(date, "short month", &[("month", "short"), ("year", "numeric")])
    }
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // Setting a plain property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), value);
    }
    options
}

fn cached(key: String, make: impl FnOnce() -> Function, value: &JsValue) -> String {
    let text = FORMATTERS.with_borrow_mut(|formatters| {
        let place = formatters.iter().position(|(own, _)| *own == key).unwrap_or_else(|| {
            formatters.push((key, make()));
            formatters.len() - 1
        });
        formatters.get(place)?.1.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
    });
    text.unwrap_or_default()
}

fn number(key: String, pairs: impl FnOnce() -> Vec<(&'static str, JsValue)>, value: &JsValue) -> String {
    cached(key, || Intl::NumberFormat::new(&Array::new(), &options(&pairs())).format(), value)
}

/// A ratio as a number for `Intl`.
fn js(ratio: Ratio) -> JsValue {
    JsValue::from_f64(ratio.to_f64())
}

fn digits(least: u32, most: u32) -> [(&'static str, JsValue); 2] {
    [("minimumFractionDigits", least.into()), ("maximumFractionDigits", most.into())]
}

impl Format for Locale {
    fn money(&self, amount: Money) -> String {
        let currency = amount.currency();
        let decimals = self.decimals(amount);
        let pairs = || {
            let mut pairs = vec![("style", "currency".into()), ("currency", currency.code().into())];
            pairs.extend(digits(decimals, decimals));
            pairs
        };
        number(format!("{currency}{decimals}"), pairs, &js(in_units(amount)))
    }

    fn short(&self, amount: Money) -> String {
        let currency = amount.currency();
        let pairs = || {
            let mut pairs = vec![("style", "currency".into()), ("currency", currency.code().into()), ("notation", "compact".into())];
            pairs.extend(digits(0, 1));
            pairs
        };
        number(format!("{currency} short"), pairs, &js(in_units(amount)))
    }

    fn percent(&self, share: Ratio, decimals: u32) -> String {
        let pairs = || {
            let mut pairs = vec![("style", "percent".into())];
            pairs.extend(digits(decimals, decimals));
            pairs
        };
        number(format!("percent {decimals}"), pairs, &js(rounded(share, decimals + 2)))
    }

    fn change(&self, share: Ratio) -> String {
        let pairs = || {
            let mut pairs = vec![("style", "percent".into()), ("signDisplay", "exceptZero".into())];
            pairs.extend(digits(1, 1));
            pairs
        };
        number("change".to_owned(), pairs, &js(scaled(share.scaled_change(3), 3)))
    }

    fn number(&self, value: Ratio, decimals: u32) -> String {
        number(format!("number {decimals}"), || digits(decimals, decimals).to_vec(), &js(rounded(value, decimals)))
    }

    fn date(&self, date: NaiveDate) -> String {
        dated(date, "long")
    }

    fn day(&self, date: NaiveDate) -> String {
        dated(date, "medium")
    }
}

impl MonthFormat for Locale {
    fn month(&self, date: NaiveDate) -> String {
        dated_by(date, "month", &[("month", "long"), ("year", "numeric")])
    }
}

fn dated(date: NaiveDate, style: &str) -> String {
    dated_by(date, style, &[("dateStyle", style)])
}

fn dated_by(date: NaiveDate, key: &str, style: &[(&str, &str)]) -> String {
    let make = || {
        let options = options(&[("timeZone", "UTC".into())]);
        for (name, value) in style {
            // As above.
            let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        Intl::DateTimeFormat::new(&Array::new(), &options).format()
    };
    let days = i32::try_from(date.signed_duration_since(NaiveDate::default()).num_days()).unwrap_or_default();
    let utc = f64::from(days) * MILLISECONDS_A_DAY;
    cached(key.to_owned(), make, &JsValue::from_f64(utc))
}

fn in_units(amount: Money) -> Ratio {
    Ratio::new(amount.minor().into(), amount.currency().minor_per_unit().into()).unwrap_or(Ratio::whole(0))
}

/// Rounded half up here, exactly, so that `Intl` has nothing left to round.
fn rounded(ratio: Ratio, decimals: u32) -> Ratio {
    scaled(ratio.scaled(decimals), decimals)
}

fn scaled(number: i128, decimals: u32) -> Ratio {
    Ratio::new(number, 10_i128.pow(decimals)).unwrap_or(Ratio::whole(number))
}
