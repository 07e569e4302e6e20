//! Offers as JSON.

use super::{KIND, OffersFile, Texts};
use crate::document::json::quoted;
use crate::roster::share;
use crate::sheet::decimal;
use progression::offer::{Base, Bonus, Grant, Offer, OnTop};
use rules::money::{Currency, Money};
use rules::ratio::Ratio;

/// A value of the file. (Serde's pretty printing of derived types would weigh more than these lines.)
enum Value {
    Text(String),
    Whole(usize),
    List(Vec<Value>),
    Object(Vec<(&'static str, Value)>),
}

impl Value {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Whole(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Object(fields) => fields.iter().all(|(_, value)| value.is_empty()),
        }
    }

    /// Writes the value, without what is empty in it.
    fn put(&self, depth: usize, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::Whole(number) => out.push_str(&number.to_string()),
            Self::List(items) => members(items.iter().map(|item| (None, item)), ['[', ']'], depth, out),
            Self::Object(fields) => {
                let fields = fields.iter().filter(|(_, value)| !value.is_empty());
                members(fields.map(|(name, value)| (Some(*name), value)), ['{', '}'], depth, out);
            }
        }
    }
}

/// Writes the members of a list or an object, each in a line of its own.
fn members<'a>(members: impl Iterator<Item = (Option<&'static str>, &'a Value)>, [open, close]: [char; 2], depth: usize, out: &mut String) {
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    out.push(open);
    for (place, (name, value)) in members.enumerate() {
        if place > 0 {
            out.push(',');
        }
        line(depth + 1, out);
        if let Some(name) = name {
            out.extend(["\"", name, "\": "]);
        }
        value.put(depth + 1, out);
    }
    line(depth, out);
    out.push(close);
}

/// Writes offers, amounts in the currency of the file without its code. They read back as the same, shares of pay to the tenth decimal.
pub fn write(file: &OffersFile, currency: Option<Currency>) -> String {
    let text = |text: &str| Value::Text(text.to_owned());
    let said = currency.filter(|_| !file.offers.is_empty());
    let mut fields = vec![
        ("stepladder", text(KIND)),
        ("format", Value::Whole(1)),
        ("dataset", text(&file.dataset)),
        ("currency", Value::Text(said.map(|said| said.to_string()).unwrap_or_default())),
    ];
    fields.extend(file.chosen.filter(|chosen| *chosen < file.offers.len()).map(|chosen| ("chosen", Value::Whole(chosen))));
    fields.push(("texts", texts(&file.texts)));
    fields.push(("offers", Value::List(file.offers.iter().map(|each| offer(each, said)).collect())));
    let mut out = String::new();
    Value::Object(fields).put(0, &mut out);
    out.push('\n');
    out
}

fn texts(texts: &Texts) -> Value {
    let fields = [("greeting", &texts.greeting), ("opening", &texts.opening), ("closing", &texts.closing), ("signature", &texts.signature)];
    Value::Object(fields.map(|(name, text)| (name, Value::Text(text.clone()))).into())
}

fn offer(offer: &Offer, said: Option<Currency>) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    let base = match &offer.base {
        Base::Step(step) => ("step", text(step.as_str())),
        Base::Figure(pay) => ("pay", amount(*pay, said)),
    };
    let mut fields = vec![
        ("candidate", text(&offer.candidate)),
        ("level", text(offer.level.as_str())),
        base,
        ("hours", Value::Text(share::written(offer.hours))),
        ("region", text(&offer.region)),
        ("table", Value::Text(offer.table.map(|day| day.to_string()).unwrap_or_default())),
        ("start", Value::Text(offer.start.to_string())),
    ];
    fields.extend(on_top(&offer.top, said));
    fields.extend([("group", text(&offer.group)), ("reason", text(&offer.reason))]);
    Value::Object(fields)
}

fn on_top(top: &OnTop, said: Option<Currency>) -> Vec<(&'static str, Value)> {
    let mut fields = Vec::new();
    fields.extend(top.sign_on.map(|sign_on| ("sign_on", amount(sign_on, said))));
    let bonus = top.bonus.map(|bonus| match bonus {
        Bonus::Share(share) => ("share", Value::Text(plain(share))),
        Bonus::Amount(money) => ("amount", amount(money, said)),
    });
    fields.extend(bonus.map(|bonus| ("bonus", Value::Object(vec![bonus]))));
    fields.extend(top.grant.map(|own| ("grant", grant(own, said))));
    let other =
        |(name, money): &(String, Money)| Value::Object(vec![("name", Value::Text(name.clone())), ("amount", amount(*money, said))]);
    fields.push(("others", Value::List(top.others.iter().map(other).collect())));
    fields
}

fn grant(grant: Grant, said: Option<Currency>) -> Value {
    let mut fields = vec![("value", amount(grant.value, said)), ("months", Value::Whole(grant.months.into()))];
    fields.extend((grant.cliff > 0).then(|| ("cliff", Value::Whole(grant.cliff.into()))));
    Value::Object(fields)
}

/// An amount, with its currency where that is not the one of the file.
fn amount(money: Money, said: Option<Currency>) -> Value {
    let currency = money.currency();
    Value::Text(if said == Some(currency) { money.to_string() } else { format!("{money} {currency}") })
}

/// A share without zeros at its end.
fn plain(share: Ratio) -> String {
    decimal(share, 10).trim_end_matches('0').trim_end_matches('.').to_owned()
}
