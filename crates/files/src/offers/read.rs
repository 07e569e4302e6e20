//! Offers from JSON.
//!
//! Each offer is read with problems of its own, so that one error is enough to leave it out, and all of its problems are told.

use chrono::NaiveDate;

use super::{FILE, KIND, MOST_MONTHS, MOST_SHARE, OffersFile, OffersReading, Texts};
use crate::amount::{Bare, Mark};
use crate::decode::{Decoder, Field, Number, Object};
use crate::document::json::{JsonDocument, JsonKind, Node};
use crate::ladder::check_format;
use crate::problem::{Code, Collector, Thing, Wanted};
use crate::roster::share;
use crate::separated::{named_step, unknown_step};
use crate::text::{IsoDate, beginning, decode};
use progression::offer::{Base, Bonus, Grant, MOST, Offer, OnTop};
use rules::dataset::Dataset;
use rules::hours::Hours;
use rules::id::LevelId;
use rules::ladder::Level;
use rules::money::{Currency, LARGEST, Money};
use rules::ratio::Ratio;

const FIELDS: &[&str] = &["stepladder", "format", "dataset", "currency", "chosen", "texts", "offers"];
const TEXTS: &[&str] = &["greeting", "opening", "closing", "signature"];
const OFFER: &[&str] =
    &["candidate", "level", "step", "pay", "hours", "region", "table", "start", "sign_on", "bonus", "grant", "others", "group", "reason"];
const BONUS: &[&str] = &["share", "amount"];
const GRANT: &[&str] = &["value", "months", "cliff"];
const OTHER: &[&str] = &["name", "amount"];

/// Reads offers of a dataset, which has this id.
pub fn read(bytes: &[u8], dataset: &Dataset, dataset_id: &str) -> OffersReading {
    let collect = Collector::new(FILE);
    let file = decode(bytes, &collect).and_then(|text| whole(text.into_owned(), dataset, dataset_id, &collect));
    OffersReading { file, problems: collect.into_problems() }
}

fn whole(text: String, dataset: &Dataset, dataset_id: &str, collect: &Collector) -> Option<OffersFile> {
    let document = JsonDocument::parse(text).map_err(|fault| collect.error(fault.place, fault.code)).ok()?;
    let source = Decoder { document: &document, collect };
    let object = opened(source)?.knowing(FIELDS);
    let items = items(object.node("offers"), source);
    let named = object.field::<String>("dataset");
    // A template, which has no offers, opens with any dataset.
    if let Field::Good(named, at) = &named
        && !items.is_empty()
        && named != dataset_id
    {
        source.error(*at, Code::AnotherDataset { found: beginning(named), open: dataset_id.to_owned() });
        return None;
    }
    if named.is_missing() && !items.is_empty() {
        source.missing("dataset", document.root.at);
    }
    let currency = currency(object.field("currency"), source);
    let said = currency.clone().good();
    // What is wrong up to here leaves nothing to go by; what is wrong in the offers is told all the same.
    let sound = !currency.is_wrong() && (items.is_empty() || !(named.is_missing() || named.is_wrong()));
    if let Some(more) = items.get(MOST) {
        source.error(more.at, Code::OfferCount { count: items.len(), most: MOST });
    }
    let read: Vec<_> = items.iter().take(MOST).map(|node| offer(node, dataset, said, source)).collect();
    let chosen = chosen(object.field("chosen"), items.len(), source).filter(|chosen| matches!(read.get(*chosen), Some(Some(_))));
    // Those before it may be left out.
    let chosen = chosen.map(|chosen| read.iter().take(chosen).flatten().count());
    let texts = object.node("texts").and_then(|node| texts(node, source)).unwrap_or_default();
    let file = OffersFile { dataset: named.good().unwrap_or_default(), offers: read.into_iter().flatten().collect(), chosen, texts };
    sound.then_some(file)
}

/// The file as an object, if it holds offers in the one format that is read. Another format may mean anything by its fields.
fn opened(source: Decoder<'_>) -> Option<Object<'_>> {
    let root = &source.document.root;
    let object = Object::open(root, source, Wanted::Object(Thing::Offers))?;
    let kind = object.node("stepladder");
    if !kind.is_some_and(|kind| matches!(&kind.kind, JsonKind::Text(kind) if kind == KIND)) {
        source.error(kind.map_or(root.at, |kind| kind.at), Code::NotOffers);
        return None;
    }
    let format = object.field("format");
    check_format(source, &format);
    matches!(format, Field::Good(1, _)).then_some(object)
}

/// The items of a list; none where there is no list.
fn items<'a>(node: Option<&'a Node>, source: Decoder<'_>) -> &'a [Node] {
    match node {
        Some(Node { kind: JsonKind::List(items), .. }) => items,
        Some(node) => {
            source.wanted(node, Wanted::List);
            &[]
        }
        None => &[],
    }
}

fn currency(field: Field<String>, source: Decoder<'_>) -> Field<Currency> {
    match field {
        Field::Good(text, at) => text.parse().map_or_else(
            |_| {
                source.error(at, Code::NotACurrency(beginning(&text)));
                Field::Wrong
            },
            |currency| Field::Good(currency, at),
        ),
        Field::Missing => Field::Missing,
        Field::Wrong => Field::Wrong,
    }
}

fn chosen(field: Field<u32>, count: usize, source: Decoder<'_>) -> Option<usize> {
    let Field::Good(chosen, at) = field else { return None };
    let place = usize::try_from(chosen).ok().filter(|place| *place < count);
    if place.is_none() {
        source.warning(at, Code::NoSuchOffer { chosen, count });
    }
    place
}

fn texts(node: &Node, source: Decoder<'_>) -> Option<Texts> {
    let object = Object::open(node, source, Wanted::Object(Thing::Texts))?.knowing(TEXTS);
    let text = |name| object.field(name).good().unwrap_or_default();
    Some(Texts { greeting: text("greeting"), opening: text("opening"), closing: text("closing"), signature: text("signature") })
}

/// An offer; nothing where there is an error in it.
fn offer(node: &Node, dataset: &Dataset, said: Option<Currency>, source: Decoder<'_>) -> Option<Offer> {
    let own = Collector::new(FILE);
    let source_of_it = Decoder { document: source.document, collect: &own };
    let offer = Reader::open(node, dataset, said, source_of_it).and_then(Reader::offer);
    let sound = !own.has_errors();
    for problem in own.into_problems() {
        source.collect.add(problem.severity, problem.place, problem.code);
    }
    offer.filter(|_| sound)
}

/// Reads one offer. What is nothing here was either not there, or has been told and leaves the offer out.
struct Reader<'a> {
    dataset: &'a Dataset,
    source: Decoder<'a>,
    object: Object<'a>,
    at: usize,
    /// The currency that the file names.
    said: Option<Currency>,
    /// The currency that the offer is paid in.
    pays: Option<Currency>,
    region: String,
    table: Option<NaiveDate>,
    start: Option<NaiveDate>,
}

impl<'a> Reader<'a> {
    fn open(node: &'a Node, dataset: &'a Dataset, said: Option<Currency>, source: Decoder<'a>) -> Option<Self> {
        let object = Object::open(node, source, Wanted::Object(Thing::Offer))?.knowing(OFFER);
        let day = |name| match object.field::<String>(name) {
            Field::Good(text, at) => day(&text, at, source),
            _ => None,
        };
        let (table, start) = (day("table"), day("start"));
        let region = region(object.field("region"), dataset, source);
        let pays = pays(dataset, &region, table.or(start).unwrap_or_default());
        Some(Self { dataset, source, object, at: node.at, said, pays, region, table, start })
    }

    fn offer(self) -> Option<Offer> {
        if self.object.node("start").is_none() {
            self.source.missing("start", self.at);
        }
        let level = self.level();
        let base = self.base(level);
        let (hours, top) = (self.hours(), self.on_top());
        let label = |name| self.object.field(name).good().unwrap_or_default();
        let [candidate, group, reason] = ["candidate", "group", "reason"].map(label);
        let (level, table, region) = (level?.id.clone(), self.table, self.region);
        Some(Offer { candidate, level, base: base?, hours: hours?, region, table, start: self.start?, top, group, reason })
    }

    fn level(&self) -> Option<&'a Level> {
        let (text, at) = match self.object.field::<String>("level") {
            Field::Good(text, at) => (text, at),
            Field::Missing => {
                self.source.missing("level", self.at);
                return None;
            }
            Field::Wrong => return None,
        };
        let found = text.parse().ok().and_then(|id: LevelId| self.dataset.ladder.level(&id));
        if found.is_none() {
            self.source.error(at, Code::UnknownLevel(beginning(&text)));
        }
        found.map(|found| found.level)
    }

    /// The step, whose level must be known, or the figure.
    fn base(&self, level: Option<&Level>) -> Option<Base> {
        let pay = self.amount(&self.object, "pay");
        self.one_of(&self.object, ["step", "pay"], self.at)?;
        let Field::Good(text, at) = self.object.field::<String>("step") else { return pay.map(Base::Figure) };
        let level = level?;
        let step = named_step(Some(level), &text).ok_or_else(|| Code::NotAStep(beginning(&text)));
        let known = step.and_then(|step| if level.step_index(&step).is_some() { Ok(step) } else { Err(unknown_step(level, &step)) });
        known.map(Base::Step).map_err(|code| self.source.error(at, code)).ok()
    }

    /// Whether exactly one of two fields is there.
    fn one_of(&self, object: &Object<'_>, fields: [&'static str; 2], at: usize) -> Option<()> {
        let [first, second] = fields.map(|name| object.node(name).is_some());
        if first != second {
            return Some(());
        }
        self.source.error(at, Code::OneOfTwo { fields, both: first });
        None
    }

    fn hours(&self) -> Option<Hours> {
        match self.object.field("hours") {
            Field::Good(Number(text), at) => share::read(&text).map_err(|code| self.source.error(at, code)).ok(),
            Field::Missing => Some(Hours::FULL),
            Field::Wrong => None,
        }
    }

    fn on_top(&self) -> OnTop {
        let others = items(self.object.node("others"), self.source);
        OnTop {
            sign_on: self.amount(&self.object, "sign_on"),
            bonus: self.object.node("bonus").and_then(|node| self.bonus(node)),
            grant: self.object.node("grant").and_then(|node| self.grant(node)),
            others: others.iter().filter_map(|node| self.other(node)).collect(),
        }
    }

    fn bonus(&self, node: &Node) -> Option<Bonus> {
        let object = self.part(node, Thing::Bonus, BONUS)?;
        let amount = self.amount(&object, "amount");
        let share = match object.field("share") {
            Field::Good(Number(text), at) => self.share(&text, at),
            _ => None,
        };
        self.one_of(&object, ["share", "amount"], node.at)?;
        share.map(Bonus::Share).or(amount.map(Bonus::Amount))
    }

    fn share(&self, text: &str, at: usize) -> Option<Ratio> {
        let fits = |share: &Ratio| share.signum() >= 0 && *share <= Ratio::whole(MOST_SHARE.into());
        let share = Ratio::decimal(text).filter(fits);
        if share.is_none() {
            self.source.error(at, Code::BonusOutside { found: beginning(text), most: MOST_SHARE });
        }
        share
    }

    fn grant(&self, node: &Node) -> Option<Grant> {
        let object = self.part(node, Thing::Grant, GRANT)?;
        let value = self.needed_amount(&object, "value", node.at);
        let cliff = object.field::<u32>("cliff");
        let (months, at) = match object.field::<u32>("months") {
            Field::Good(months, at) => (months, at),
            Field::Missing => {
                self.source.missing("months", node.at);
                return None;
            }
            Field::Wrong => return None,
        };
        if !(1..=u32::from(MOST_MONTHS)).contains(&months) {
            self.source.error(at, Code::MonthsOutside { months, most: MOST_MONTHS });
            return None;
        }
        let (cliff, at) = if let Field::Good(cliff, at) = cliff { (cliff, at) } else { (0, node.at) };
        if cliff > months {
            self.source.error(at, Code::CliffAfterGrant { cliff, months });
        }
        Some(Grant { value: value?, months: u16::try_from(months).ok()?, cliff: u16::try_from(cliff).ok()? })
    }

    fn other(&self, node: &Node) -> Option<(String, Money)> {
        let object = self.part(node, Thing::Other, OTHER)?;
        let name = object.field("name").good().unwrap_or_default();
        Some((name, self.needed_amount(&object, "amount", node.at)?))
    }

    fn part<'n>(&'n self, node: &'n Node, thing: Thing, known: &'static [&'static str]) -> Option<Object<'n>> {
        Some(Object::open(node, self.source, Wanted::Object(thing))?.knowing(known))
    }

    fn needed_amount(&self, object: &Object<'_>, name: &'static str, owner: usize) -> Option<Money> {
        if object.node(name).is_none() {
            self.source.missing(name, owner);
        }
        self.amount(object, name)
    }

    fn amount(&self, object: &Object<'_>, name: &str) -> Option<Money> {
        let Field::Good(Number(text), at) = object.field(name) else { return None };
        self.money(&text).map_err(|code| self.source.error(at, code)).ok()
    }

    /// An amount with a decimal point: in the currency that stands in it, else in that of the file, else in that of the table.
    fn money(&self, text: &str) -> Result<Money, Code> {
        let bare = Bare::parse(text).ok_or_else(|| Code::NotAnAmount(beginning(text)))?;
        if bare.is_negative() {
            return Err(Code::NegativePay(beginning(text)));
        }
        let named = bare.code().or(self.said);
        let currency = self.pays.or(named).ok_or(Code::NoField("currency"))?;
        if bare.contradicts(currency) {
            return Err(Code::AnotherCurrency { found: beginning(text), currency });
        }
        if let Some(said) = named.filter(|said| *said != currency) {
            return Err(Code::AnotherCurrency { found: beginning(&format!("{text} {said}")), currency });
        }
        let largest = Money::new(LARGEST, currency);
        bare.with(Mark::Point, currency).ok_or_else(|| Code::AmountOutside { found: beginning(text), largest })
    }
}

fn day(text: &str, at: usize, source: Decoder<'_>) -> Option<NaiveDate> {
    let day = text.parse().map(|IsoDate(day)| day).ok();
    if day.is_none() {
        source.error(at, Code::NotADate(beginning(text)));
    }
    day
}

fn region(field: Field<String>, dataset: &Dataset, source: Decoder<'_>) -> String {
    let Field::Good(region, at) = field else { return String::new() };
    if !region.is_empty() && !dataset.tables.regions().contains(&region.as_str()) {
        source.error(at, Code::UnknownRegion(beginning(&region)));
    }
    region
}

/// The currency of the pay in a region on a day; where none is in force yet, that of the pay to come.
fn pays(dataset: &Dataset, region: &str, day: NaiveDate) -> Option<Currency> {
    let tables = &dataset.tables;
    let to_come = || tables.iter().find(|table| table.region == region).or_else(|| tables.iter().next());
    tables.in_force(region, day).currency().or_else(|| to_come().map(|table| table.currency))
}
