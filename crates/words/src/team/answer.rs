//! What somebody may ask for of their pay and that of others, as a paper: directive (EU) 2023/970, article 7.

use chrono::NaiveDate;

use super::{gap, not_comparable};
use crate::Format;
use crate::counts::{list, number};
use crate::offer::sample;
use files::paper::{Paper, PaperRow, PaperTable, Part};
use progression::equal_pay::{Amount, Answer, Compared, NotComparable, Pair, PayLevel, Receives, Threshold};
use rules::dataset::Dataset;
use rules::exact::ExactMoney;
use rules::id::Position;
use rules::money::Money;

/// What the paper is made from. It names nobody but the person, and not even them where `name` is nothing.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// What the person is called; nothing while names are hidden.
    pub name: Option<&'a str>,
    /// The position held.
    pub at: &'a Position,
    /// The own pay level: base pay a year at full hours, in the unit of the files.
    pub own: Option<Money>,
    /// The own variable pay a year, as it is paid.
    pub variable: Option<Money>,
    /// The figures, or why there are none: nothing where the roster names fewer than two groups.
    pub answer: Option<Result<Answer, NotComparable>>,
    /// The groups that are compared.
    pub groups: Pair<&'a str>,
    /// What people call the category: "level D4", "rank 4".
    pub category: &'a str,
    /// How few people are too few to be told of.
    pub threshold: Threshold,
    /// The dataset.
    pub dataset: &'a Dataset,
    /// Today.
    pub today: NaiveDate,
    /// The reader's formats.
    pub format: &'a dyn Format,
}

/// What the paper is based on, and what it is not.
const BASIS: &str = "Based on article 7 of directive (EU) 2023/970: workers may ask, in writing, for their own pay level and for the average pay levels, by sex, \
                     of workers who do the same work or work of equal value. An answer is due within two months. Which work is of equal value, and whether a difference has \
                     objective reasons, no figure tells. This paper is a help, and no legal advice.";

impl Asked<'_> {
    fn year(&self, pay: Money) -> Option<String> {
        Some(self.format.money(self.dataset.unit.whole_year(ExactMoney::from(pay))?))
    }

    fn mean(&self, amount: Amount) -> Option<String> {
        Some(self.format.money(amount.whole_year(self.dataset.unit)?))
    }

    fn variable(&self, amount: Amount) -> Option<String> {
        Some(self.format.money(amount.whole()?))
    }

    /// A row for each group of which anything is told, by what a pay level tells; and the names of those of which nothing is.
    fn rows(&self, levels: Pair<Option<PayLevel>>, told: &dyn Fn(Amount) -> Option<String>) -> (Vec<PaperRow>, Vec<String>) {
        let (mut rows, mut few) = (Vec::new(), Vec::new());
        for (name, level) in [(self.groups.group, levels.group), (self.groups.reference, levels.reference)] {
            match level.and_then(|level| Some([told(level.mean)?, told(level.median)?])) {
                Some(figures) => {
                    rows.push(PaperRow { cells: [format!("“{name}”")].into_iter().chain(figures).collect(), is_sum: false });
                }
                None => few.push(format!("“{name}”")),
            }
        }
        (rows, few)
    }

    fn table(rows: Vec<PaperRow>) -> Part {
        Part::Table(PaperTable { head: ["Group", "Mean", "Median"].map(str::to_owned).to_vec(), rows, figures: 1 })
    }

    /// Of which groups nothing is told, and why.
    fn too_few(&self, few: &[String], what: &str) -> Part {
        let least = number(self.threshold.people());
        Part::Text(format!(
            "{what} of {} is not told: fewer than {least} people of the group are there, or figures of so few could be computed from it.",
            list(few)
        ))
    }

    fn base(&self, compared: &Compared, parts: &mut Vec<Part>) {
        parts.push(Part::Heading(format!("Average base pay of {}", self.category)));
        let levels =
            Pair { reference: compared.sides.reference.map(|side| side.level), group: compared.sides.group.map(|side| side.level) };
        let (rows, few) = self.rows(levels, &|amount| self.mean(amount));
        if !rows.is_empty() {
            parts.push(Self::table(rows));
        }
        if !few.is_empty() {
            parts.push(self.too_few(&few, "The average"));
        }
        if let Some(gaps) = compared.gaps().filter(|gaps| gaps.mean.is_some()) {
            parts.push(Part::Text(format!(
                "The gap is {} by the means and {} by the medians: so much less is “{}” paid than “{}”. Below zero it is more.",
                gap(gaps.mean, self.format),
                gap(gaps.median, self.format),
                self.groups.group,
                self.groups.reference
            )));
        }
    }

    fn on_top(&self, receives: &Pair<Receives>, parts: &mut Vec<Part>) {
        parts.push(Part::Heading(format!("Average variable pay of {}", self.category)));
        let (rows, few) =
            self.rows(Pair { reference: receives.reference.level, group: receives.group.level }, &|amount| self.variable(amount));
        if !rows.is_empty() {
            parts.push(Self::table(rows));
            parts.push(Part::Text("Of those who receive any, at full hours.".to_owned()));
        }
        if !few.is_empty() {
            parts.push(self.too_few(&few, "Variable pay"));
        }
    }
}

/// The paper.
pub fn answer(of: &Asked<'_>) -> Paper {
    let title = "What you may ask about pay".to_owned();
    let mut parts = vec![Part::Letterhead(of.dataset.ladder.name.clone(), of.format.date(of.today))];
    parts.extend(of.name.filter(|name| !name.trim().is_empty()).map(|name| Part::Text(format!("To {name}"))));
    parts.push(Part::Title(title.clone()));
    parts.push(Part::Heading(format!("Your own pay, {}", of.at)));
    match of.own.and_then(|own| of.year(own)) {
        Some(own) => parts.push(Part::Figure(own, "base pay a year at full hours".to_owned())),
        None => parts.push(Part::Text("What this position is paid is not known.".to_owned())),
    }
    if let Some(variable) = of.variable {
        parts.push(Part::Text(format!("Variable pay: {} a year, as it is paid.", of.format.money(variable))));
    }
    match &of.answer {
        Some(Ok(answer)) => {
            if let Some(compared) = &answer.category {
                of.base(compared, &mut parts);
            }
            if let Some(receives) = answer.category_variable {
                of.on_top(&receives, &mut parts);
            }
        }
        Some(Err(why)) => parts.push(Part::Text(not_comparable(*why).to_owned())),
        None => parts.push(Part::Text("The roster names fewer than two groups, so there are no averages by group.".to_owned())),
    }
    parts.push(Part::Heading("How this was reckoned".to_owned()));
    parts.push(Part::Text(format!(
        "Base pay a year at full hours, as of {}, of everybody in {} who is in one of the groups. Groups are those that the employer has named.",
        of.format.date(of.today),
        of.category
    )));
    parts.push(Part::Note(format!("{BASIS} {}{}", sample(of.dataset).unwrap_or_default(), of.dataset.ladder.source)));
    Paper { title, parts }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::{Asked, answer};
    use crate::plain::Plain;
    use files::paper::{Paper, Part};
    use progression::equal_pay::{EqualPay, Paid, Pair, Question, Threshold};
    use progression::roster::Entry;
    use testing::{day, hosted, money};

    /// All texts of a paper.
    fn texts(paper: &Paper) -> String {
        format!("{:?}", paper.parts)
    }

    fn person(name: &str, at: &str, group: &str, variable: Option<i64>) -> Entry {
        Entry {
            name: name.to_owned(),
            at: at.parse().unwrap(),
            paid: None,
            hours: rules::hours::Hours::FULL,
            region: String::new(),
            level_since: None,
            step_since: None,
            variable: variable.map(|dollars| money(dollars * 100, "USD")),
            group: group.to_owned(),
            team: String::new(),
        }
    }

    #[test]
    fn what_one_person_may_know() {
        let cloud = hosted("cloud-team");
        let today = day("2026-11-21");
        let roster = [
            person("Ana", "D4.2", "w", Some(1_000)),
            person("Bea", "D4.1", "w", Some(2_000)),
            person("Cleo", "D4.1", "w", Some(3_000)),
            person("Dan", "D4.4", "m", None),
            person("Ed", "D4.3", "m", None),
            person("Fritz", "D5.3", "m", None),
        ];
        let people: Vec<Paid> =
            roster.iter().enumerate().filter_map(|(place, entry)| entry.equal_pay(place, &cloud, today, false)).collect();
        let groups = Pair { reference: "m", group: "w" };
        let equal = EqualPay::of(&people, Question { groups, threshold: Threshold::USUAL }).unwrap();
        let asked = Asked {
            name: Some("Ana"),
            at: &roster[0].at,
            own: Some(people[0].pay),
            variable: people[0].variable,
            answer: Some(Ok(equal.answer(&people[0]))),
            groups,
            category: "level D4",
            threshold: Threshold::USUAL,
            dataset: &cloud,
            today,
            format: &Plain,
        };
        let paper = answer(&asked);
        let told = texts(&paper);
        // 84,200, 82,500 and 82,500.
        for words in [
            "To Ana",
            "USD 84200.00",
            "USD 83067.00",
            "USD 82500.00",
            "USD 1000.00",
            "USD 2000.00",
            "article 7 of directive (EU) 2023/970",
            "no legal advice",
        ] {
            assert!(told.contains(words), "{words} in {told}");
        }
        assert!(told.contains("The average of “m” is not told: fewer than three people"), "{told}");
        // Two men are too few, and nobody else is named.
        assert!(!["87600", "85900", "86750"].iter().any(|pay| told.contains(pay)), "{told}");
        assert!(!roster[1..].iter().any(|other| told.contains(&other.name)), "{told}");
        assert!(matches!(paper.parts.last(), Some(Part::Note(_))));
        let hidden = texts(&answer(&Asked { name: None, answer: None, ..asked }));
        assert!(!hidden.contains("Ana") && hidden.contains("fewer than two groups"), "{hidden}");
    }
}
