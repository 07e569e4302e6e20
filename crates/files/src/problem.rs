//! What is wrong in a file: a code with its arguments, and its place. `words::problem` puts both into sentences.

use std::cell::RefCell;

use chrono::NaiveDate;
use rules::money::{Currency, Money};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot mean anything: the dataset does not open.
    Error,
    /// Something is left out or odd: the dataset opens.
    Warning,
}

/// One problem of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// How much it matters; errors sort first.
    pub severity: Severity,
    /// The file's name.
    pub file: &'static str,
    /// Where it stands in the file.
    pub place: Place,
    /// What it is.
    pub code: Code,
}

impl FileProblem {
    /// What problems are sorted by where they are shown: errors first, then by file and place; at one place as they were found. Reading gives
    /// them as it finds them, since most visits show none.
    pub const fn rank(&self) -> (Severity, &'static str, &Place) {
        (self.severity, self.file, &self.place)
    }
}

/// Where a problem stands within its file; nothing of it is known of a file that is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The path of the field (`tracks[0].levels[1].id`), the head of the column, or the name of what it is about; empty for the whole.
    pub field: String,
    /// The column in the line, in bytes, counted from 1; of JSON.
    pub column: Option<usize>,
    /// The cell of a table.
    pub cell: Option<CellAt>,
    /// The text in the file that it is about.
    pub span: Option<Span>,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellAt {
    /// The row, counted from 0, the header included, blank lines not.
    pub row: usize,
    /// The column, counted from 0.
    pub column: usize,
}

/// A stretch of a file in bytes; it begins and ends between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A value of JSON as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundValue {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// The beginning of a string.
    Text(String),
    /// A list.
    List,
    /// An object.
    Object,
}

/// What a value of JSON should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An object about something.
    Object(Thing),
    /// An object with any names.
    AnyObject,
    /// A list.
    List,
    /// A string.
    Text,
    /// `true` or `false`
    Bool,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A whole number of at most so much.
    WholeUpTo(u32),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A number of steps, or a list of them.
    Steps,
    /// A landing: one of these words, or an object with a rise.
    Lands,
    /// An expectation: a string, or an object.
    Expects,
}

/// What an object of JSON is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is an object of raw.rs, which says what it is
pub enum Thing {
    Index,
    Entry,
    Ladder,
    Pay,
    Region,
    Axis,
    Expectation,
    Grade,
    Scope,
    Review,
    Moves,
    Promotion,
    Switch,
    Track,
    Level,
    Step,
    Role,
    OnPurpose,
    RiseOf,
    Rise,
    Offers,
    Texts,
    Offer,
    Bonus,
    Grant,
    Other,
}

/// What an id is the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // nothing to add to the names
pub enum Identified {
    Dataset,
    Axis,
    Track,
    Level,
    StepOfLevel,
    Expectation,
    Role,
}

/// The form of a table, which says what columns it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// `bands.csv` with one row a cell.
    Tidy,
    /// `bands.csv` with one row a level.
    Wide,
    /// `roster.csv`
    Roster,
}

/// A problem with its arguments. Texts found are cut by [`super::text::beginning`] where a file may have any length there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// The file is not there: `bands.csv`, without which there is no pay.
    NoBands,
    /// UTF-16 that is cut off or broken.
    BrokenUtf16,
    /// There is nothing in the file.
    EmptyFile,
    /// A byte that is not UTF-8.
    NotUtf8(u8),
    /// A web page stands in place of the file.
    WebPage,
    /// The file stops in the middle of a value.
    CutOff,
    /// Not JSON; what `serde_json` says about it.
    NotJson(String),
    /// An escape of half a character.
    HalfACharacter,
    /// More lists and objects in one another than so many.
    TooDeep(usize),
    /// A value of another shape.
    Shape {
        /// What it is.
        found: FoundValue,
        /// What it should be.
        wanted: Wanted,
    },
    /// A field a second time.
    FieldTwice(String),
    /// A field that nothing reads.
    UnknownField {
        /// Its name.
        name: String,
        /// Those that are read.
        known: &'static [&'static str],
    },
    /// A field that must be there is not.
    NoField(&'static str),
    /// A text that must say something is empty.
    EmptyText(&'static str),
    /// No datasets.
    NoDataset,
    /// A dataset without an id or a name.
    HalfAnEntry,
    /// A text that cannot be the name of a folder.
    NotAFolder(String),
    /// An id a second time.
    IdTwice {
        /// The id.
        id: String,
        /// Of what.
        of: Identified,
    },
    /// A text that cannot be an id.
    NotAnId(String),
    /// A text that is no currency, in JSON.
    NotACurrency(String),
    /// A text that is no currency, in a row.
    NotACurrencyOfRow(String),
    /// A text that is no date.
    NotADate(String),
    /// A text that is no duration.
    NotADuration(String),
    /// A text that is neither a duration nor says that the next step is given on merit.
    NotAStepWait(String),
    /// A time between level reviews beside the least time, which is read.
    LevelBesideLevelAfter,
    /// A level to which no promotion can lead: of another track, no higher, or none at all.
    NoPromotionTo {
        /// The level left.
        from: String,
        /// What stands there.
        to: String,
    },
    /// A region that another entry names.
    RegionTwice(String),
    /// A percentage of a region that cannot be.
    PercentOutside(String),
    /// A text that is no amount.
    NotADecimal(String),
    /// The least that is added is more than the most.
    AdditionReversed,
    /// The highest pay of a region is below the lowest pay of everywhere.
    CapBelowPay {
        /// The cap.
        cap: Money,
        /// The lowest pay of everywhere.
        lowest: Money,
    },
    /// Another version of the format.
    AnotherFormat(u32),
    /// No version of the format.
    NoFormat,
    /// A rank outside 1 to the highest.
    RankOutside {
        /// The rank.
        rank: u32,
        /// The highest.
        highest: u32,
    },
    /// The field that `figures` replaces beside it.
    SampleBesideFigures,
    /// Hours of a week beside those of a year.
    HoursTwice,
    /// Hours that cannot be.
    HoursOutside {
        /// As written.
        found: String,
        /// The most.
        most: u16,
    },
    /// No grades, or too many.
    GradeCount(usize),
    /// An entry of what is on purpose that means no finding, or none that another entry does not mean.
    IdleOnPurpose {
        /// The kind of finding.
        finding: String,
        /// What it is about.
        at: Vec<String>,
    },
    /// A second scope of a rank.
    ScopeTwice(u16),
    /// Ranks of a review that another has already.
    ReviewsOverlap {
        /// The lowest and the highest rank.
        ranks: (u16, u16),
        /// Those of the earlier one.
        before: (u16, u16),
    },
    /// So many ranks in place of two.
    RankCount(usize),
    /// The higher rank before the lower.
    RanksReversed(u16, u16),
    /// A percentage that is not above 0.
    NotAPercentage(String),
    /// A rise that is neither in steps nor in percent.
    AnotherRise,
    /// No track.
    NoTrack,
    /// No level.
    NoLevel,
    /// An expectation without words.
    EmptyExpectation,
    /// A rank that the track leaves out.
    RankLeftOut {
        /// The level below it.
        lower: (u16, String),
        /// The level above it.
        higher: (u16, String),
    },
    /// A grade on an axis that the ladder does not have.
    UnknownAxis(String),
    /// A grade that the axis does not have.
    GradeOutside {
        /// The grade.
        grade: u32,
        /// How many there are.
        most: usize,
        /// The name of the axis.
        axis: String,
    },
    /// No steps, or too many.
    StepCount {
        /// How many.
        count: usize,
        /// The most.
        most: u32,
    },
    /// A track that the ladder does not have.
    UnknownTrack(String),
    /// A step that no level has.
    StepOfNoLevel(String),
    /// A header without a level: the beginning of it.
    NoLevelColumn(String),
    /// A tidy table without pay.
    NoAmountColumn,
    /// A table without pay.
    NoPayColumn,
    /// A column that is not read.
    UnknownColumn {
        /// Its head.
        head: String,
        /// The form of the table.
        form: TableForm,
    },
    /// A quoted cell that goes on over several lines.
    OpenQuote {
        /// Its beginning.
        found: String,
        /// Over how many lines.
        lines: usize,
    },
    /// More cells than heads.
    CellCount {
        /// How many.
        cells: usize,
        /// How many heads.
        heads: usize,
    },
    /// A cell under no head.
    NoHead(String),
    /// A row without a level.
    NoLevelId,
    /// A level that the ladder does not have.
    UnknownLevel(String),
    /// A text that cannot be a step.
    NotAStep(String),
    /// A step that the level does not have.
    UnknownStep {
        /// The step.
        step: String,
        /// The level.
        level: String,
        /// The steps it has.
        steps: Vec<String>,
    },
    /// Pay without a currency.
    NoCurrency,
    /// A text that is no amount.
    NotAnAmount(String),
    /// An amount that names another currency.
    AnotherCurrency {
        /// As written.
        found: String,
        /// The currency of the table.
        currency: Currency,
    },
    /// A file whose amounts can be read in two ways.
    TwoMarks {
        /// The first amount that shows it.
        found: String,
        /// Read with a decimal point.
        point: Money,
        /// Read with a decimal comma.
        comma: Money,
    },
    /// Pay of nothing.
    ZeroPay,
    /// Pay below zero.
    NegativePay(String),
    /// An amount with the decimal mark that the rest of the file does not have.
    OtherMark(String),
    /// An amount that is too large, too fine or oddly grouped.
    AmountOutside {
        /// As written.
        found: String,
        /// The largest that is read.
        largest: Money,
    },
    /// A row without pay.
    NoPay,
    /// An amount beside a range.
    AmountBesideRange,
    /// One end of a range.
    HalfARange,
    /// A cell that another line has already.
    CellTwice(usize),
    /// A later table that pays fewer steps of a level than the level has.
    FewerSteps {
        /// The level.
        level: String,
        /// The steps that are left out.
        without: Vec<String>,
    },
    /// Two currencies in one table.
    TwoCurrencies {
        /// That of the row.
        found: Currency,
        /// That of the table.
        table: Currency,
    },
    /// A midpoint outside its band.
    MidOutside {
        /// The midpoint.
        mid: Money,
        /// The lower end.
        min: Money,
        /// The upper end.
        max: Money,
    },
    /// A band whose lower end is the higher one.
    BandReversed {
        /// The lower end.
        min: Money,
        /// The upper end.
        max: Money,
    },
    /// A level of the ladder without pay.
    LevelWithoutPay,
    /// A column of a roster that tells when people were born, or how old they are.
    BirthColumn(String),
    /// A region that no table pays, of a row of a roster.
    UnknownRegion(String),
    /// A share of full time that is none.
    NotAShare {
        /// As written.
        found: String,
        /// Whether it looks like hours a week.
        by_week: bool,
    },
    /// A date too far off to be meant.
    DateOutside {
        /// The date.
        found: NaiveDate,
        /// The first day that may be.
        from: NaiveDate,
        /// The last one.
        to: NaiveDate,
    },
    /// A step that is held longer than its level.
    StepBeforeLevel {
        /// Since when the step is held.
        step: NaiveDate,
        /// Since when the level is held.
        level: NaiveDate,
    },
    /// A step beside a position of another one.
    StepBesidePosition {
        /// The step.
        step: String,
        /// The position.
        position: String,
    },
    /// Neither a step nor pay.
    NeitherStepNorPay,
    /// Amounts in a roster of a ladder without pay.
    AmountWithoutTables,
    /// Pay off the step held that is the pay of another one of the level: one of the two is perhaps a slip.
    PayOfAnotherStep {
        /// The pay.
        pay: Money,
        /// The other step.
        other: String,
        /// The step held.
        step: String,
        /// What it pays.
        pays: Money,
    },
    /// The same person as in an earlier line.
    PersonTwice(usize),
    /// JSON that holds no offers.
    NotOffers,
    /// Offers of another dataset than the one that is open.
    AnotherDataset {
        /// The dataset that they are of.
        found: String,
        /// The dataset that is open.
        open: String,
    },
    /// More offers than stand side by side.
    OfferCount {
        /// How many.
        count: usize,
        /// The most.
        most: usize,
    },
    /// A chosen offer that is not there.
    NoSuchOffer {
        /// Its place, counted from 0.
        chosen: u32,
        /// How many offers there are.
        count: usize,
    },
    /// Both or neither of two fields of which one must be there.
    OneOfTwo {
        /// The fields.
        fields: [&'static str; 2],
        /// Whether both are there.
        both: bool,
    },
    /// A bonus that is no share of pay.
    BonusOutside {
        /// As written.
        found: String,
        /// The most.
        most: u16,
    },
    /// A grant over no months or too many.
    MonthsOutside {
        /// How many.
        months: u32,
        /// The most.
        most: u16,
    },
    /// A grant of which nothing is anybody's own before all of it would be.
    CliffAfterGrant {
        /// The months before any of it is.
        cliff: u32,
        /// The months before all of it is.
        months: u32,
    },
}

/// Collects the problems of one file.
#[derive(Debug)]
pub struct Collector {
    file: &'static str,
    problems: RefCell<Vec<FileProblem>>,
}

impl Collector {
    /// An empty collection for a file of that name.
    pub fn new(file: &'static str) -> Self {
        Self { file, problems: RefCell::default() }
    }

    /// Reports a problem.
    #[inline(never)]
    pub fn add(&self, severity: Severity, place: Place, code: Code) {
        self.problems.borrow_mut().push(FileProblem { severity, file: self.file, place, code });
    }

    /// The file cannot mean anything.
    pub fn error(&self, place: Place, code: Code) {
        self.add(Severity::Error, place, code);
    }

    /// Something is left out or odd.
    pub fn warning(&self, place: Place, code: Code) {
        self.add(Severity::Warning, place, code);
    }

    /// Whether an error was found so far.
    pub fn has_errors(&self) -> bool {
        self.problems.borrow().iter().any(|problem| problem.severity == Severity::Error)
    }

    /// All problems, as they were found.
    pub fn into_problems(self) -> Vec<FileProblem> {
        self.problems.into_inner()
    }
}
