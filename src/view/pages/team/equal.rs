//! Equal pay: two groups of the roster, told as far as no small group is given away.

use std::num::NonZeroU8;

use leptos::prelude::*;

use super::scene::{LOCALE, Members};
use crate::markup::Markup;
use crate::state::rosters::{EqualPayAsked, rosters};
use crate::state::voice::voice;
use crate::view::parts::html::html;
use crate::view::parts::pick::{Pick, Segments, choice};
use progression::equal_pay::{
    Category, Compared, EqualPay, Gap, Gaps, NotComparable, Paid, Pair, Quarter, Question, Receives, Side, Threshold, Variable,
};
use progression::roster::{equal_pay, groups};
use rules::ladder::Ladder;
use words::Format;
use words::team::{base_head, gap, gaps, mix, receives, variable, variable_head};

/// How few people may be too few; asked for in one place or another.
const THRESHOLDS: [usize; 3] = [3, 5, 8];

impl Members {
    /// What may be told of the groups that are compared; nothing where the roster names fewer than two.
    pub(super) fn compared(&self, asked: &EqualPayAsked) -> Option<GroupsCompared> {
        let groups = asked.groups(&groups(&self.roster.entries))?;
        let question = Question { groups: Pair { reference: &groups.reference, group: &groups.group }, threshold: asked.threshold };
        Some(GroupsCompared { equal: EqualPay::of(&self.paid_people(asked.by_rank), question), groups })
    }

    /// Everybody whose pay is known, without their names.
    fn paid_people(&self, by_rank: bool) -> Vec<Paid> {
        let (dataset, today) = (&self.figures.open.dataset, self.today);
        equal_pay(self.here(), dataset, today, by_rank)
    }
}

/// Two groups, and all that may be told of them.
pub(super) struct GroupsCompared {
    pub equal: Result<EqualPay, NotComparable>,
    pub groups: Pair<String>,
}

/// What the panel shows, and the sentence of it that is announced.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    sentence: String,
    markup: Markup,
}

/// Tells those who listen what a choice has led to. What a roster has led to is announced by the page.
fn announce(told: Memo<Option<Told>>) {
    let voice = voice();
    Effect::new(move |before: Option<String>| {
        let now = told.with(|told| told.as_ref().map(|told| told.sentence.clone())).unwrap_or_default();
        if before.is_some_and(|before| before != now) {
            voice.say(now.clone());
        }
        now
    });
}

/// The panel.
#[component]
pub fn Equal(
    /// The roster.
    members: Members,
) -> impl IntoView {
    let (labels, asked) = (groups(&members.roster.entries), rosters().asked);
    if labels.len() < 2 {
        return view! {
            <section class="panel equal">
                <h2>"Equal pay"</h2>
                <p class="sub">"The roster names fewer than two groups. With a column “group”, such as w and m, the figures of directive (EU) 2023/970 stand here."</p>
            </section>
        }
        .into_any();
    }
    let options: Vec<_> = labels.iter().map(|label| choice(label, label.clone())).collect();
    let own = labels.clone();
    let which = move |of: fn(Pair<String>) -> String| asked.with(|asked| asked.groups(&own).map(of)).unwrap_or_default();
    let (group, reference) = (which.clone(), which);
    // Who chooses the other one's label wants them the other way round.
    let known = labels.clone();
    let choose = move |is_reference: bool, label: String| {
        asked.update(|asked| {
            let Some(Pair { mut reference, mut group }) = asked.groups(&known) else { return };
            let (own, other) = if is_reference { (&mut reference, &mut group) } else { (&mut group, &mut reference) };
            if *other == label {
                other.clone_from(own);
            }
            *own = label;
            (asked.reference, asked.group) = (Some(reference), Some(group));
        });
    };
    let choose = StoredValue::new_local(choose);
    let choose = move |is_reference, label| choose.with_value(|choose| choose(is_reference, label));
    let figures = Memo::new(move |_| asked.with(|asked| Some(told(&members, &members.compared(asked)?, asked))));
    announce(figures);
    view! {
        <section class="panel equal">
            <h2>"Equal pay"</h2>
            <div class="controls">
                <Pick label="Group" choices=options.clone() chosen=Signal::derive(move || group(|groups| groups.group)) choose=move |label: String| choose(false, label) />
                <Pick label="against" choices=options chosen=Signal::derive(move || reference(|groups| groups.reference)) choose=move |label: String| choose(true, label) />
                <Pick
                    label="Hide fewer than" choices=THRESHOLDS.map(|few| choice(&few.to_string(), few.to_string())).to_vec()
                    chosen=Signal::derive(move || asked.with(|asked| asked.threshold.people().to_string())) choose=move |few: String| asked.update(|asked| asked.threshold = few.parse().ok().and_then(Threshold::new).unwrap_or_default())
                />
                <Segments
                    label="Categories" choices=vec![choice("each-level", "Each level"), choice("each-rank", "Each rank")]
                    chosen=Signal::derive(move || asked.with(|asked| if asked.by_rank { "each-rank" } else { "each-level" }.to_owned()))
                    choose=move |value: String| asked.update(|asked| asked.by_rank = value == "each-rank")
                />
            </div>
            {move || figures.with(|told| told.as_ref().map(|told| view! { <div {..html(told.markup.clone())}></div> }.into_any()))}
        </section>
    }
    .into_any()
}

/// The figures, as far as they may be told.
fn told(members: &Members, compared: &GroupsCompared, asked: &EqualPayAsked) -> Told {
    let mut out = Markup::default();
    let equal = match &compared.equal {
        Ok(equal) => equal,
        Err(why) => {
            let sentence = words::team::not_comparable(*why).to_owned();
            out.html("<p>").text(&sentence).html("</p>");
            return Told { sentence, markup: out };
        }
    };
    let names = (compared.groups.group.as_str(), compared.groups.reference.as_str());
    let mut sentence = gaps(&equal.all, names, &LOCALE);
    if equal.all.gaps().is_some() {
        sentence = format!("{sentence} {}", mix(equal, if asked.by_rank { "rank" } else { "level" }, &LOCALE));
    }
    out.html("<p>").text(&sentence).html("</p><table><caption>").text(base_head(names));
    let head = if asked.by_rank { "Rank" } else { "Level" };
    out.html("</caption><thead><tr><th scope=\"col\">").html(head).html("</th><th scope=\"col\" class=\"num\">");
    out.text(names.0)
        .html(", ")
        .text(names.1)
        .html("</th><th scope=\"col\" class=\"num\">Mean</th><th scope=\"col\" class=\"num\">Median</th></tr></thead><tbody>");
    let categories = categories(members.figures.ladder(), asked.by_rank);
    for (name, category) in &categories {
        if let Some(compared) = equal.category(category) {
            row(&mut out, Some(name), &compared);
        }
    }
    out.html("</tbody><tfoot>");
    row(&mut out, None, &equal.all);
    out.html("</tfoot></table>");
    quarters(&mut out, &equal.quarters, names);
    if let Some(receive) = &equal.variable {
        out.html("<p>").text(variable(receive, names, &LOCALE)).html("</p>");
        on_top(&mut out, receive, names, (head, &categories));
    }
    out.html(
        "<p class=\"sub\">A category is marked where the mean differs by 5% or more, either way: where objective reasons do not explain it and it is not mended within six months, \
         article 10 of directive (EU) 2023/970 asks for a joint pay assessment. Categories of fewer people of a group are not told, nor is another one from which they could be computed. People paid the same keep the order of the file. A help, and \
         no legal advice.</p>",
    );
    Told { sentence, markup: out }
}

/// The categories of a ladder, from the highest rank down, each with its name.
fn categories(ladder: &Ladder, by_rank: bool) -> Vec<(String, Category)> {
    if by_rank {
        let rank = |rank: u16| Some((rank.to_string(), Category::Rank(NonZeroU8::new(u8::try_from(rank).ok()?)?)));
        return ladder.ranks().into_iter().filter_map(rank).collect();
    }
    let mut levels: Vec<_> = ladder.levels().map(|found| found.level).collect();
    levels.sort_by_key(|level| std::cmp::Reverse(level.rank));
    levels.into_iter().map(|level| (level.id.to_string(), Category::Level(level.id.clone()))).collect()
}

/// Variable pay by category: who receives any, and how much less.
fn on_top(out: &mut Markup, variable: &Variable, names: (&str, &str), (head, categories): (&str, &[(String, Category)])) {
    out.html("<table class=\"variable\"><caption>").text(variable_head(names)).html("</caption><thead><tr><th scope=\"col\">").text(head);
    for name in [names.0, names.1] {
        out.html("</th><th scope=\"col\" class=\"num\">").text(name).html(" receiving any");
    }
    out.html("</th><th scope=\"col\" class=\"num\">Mean</th><th scope=\"col\" class=\"num\">Median</th></tr></thead><tbody>");
    let row = |out: &mut Markup, name: &str, pair: Pair<Receives>| {
        out.html("<tr><th scope=\"row\"><span class=\"code\">").text(name).html("</span></th>");
        let between = pair.gaps();
        if between.is_none() && pair.group.share.is_none() && pair.reference.share.is_none() {
            out.html("<td colspan=\"4\" class=\"num few\">too few to tell</td></tr>");
            return;
        }
        let of = |of: fn(Gaps) -> Option<Gap>| between.map_or_else(|| "not told".to_owned(), |gaps| gap(of(gaps), &LOCALE));
        let cells = [receives(pair.group, &LOCALE), receives(pair.reference, &LOCALE), of(|gaps| gaps.mean), of(|gaps| gaps.median)];
        for cell in cells {
            out.html("<td class=\"num\">").text(cell).html("</td>");
        }
        out.html("</tr>");
    };
    for (name, category) in categories {
        if let Some(pair) = variable.category(category) {
            row(out, name, pair);
        }
    }
    out.html("</tbody><tfoot>");
    row(out, "All", variable.groups);
    out.html("</tfoot></table>");
}

/// A category, or all of them, of which none is marked: what follows is asked of categories.
fn row(out: &mut Markup, name: Option<&str>, compared: &Compared) {
    let over_all = name.is_none();
    let between = compared.gaps();
    let marks = |gap: Option<Gap>| !over_all && gap.is_some_and(Gap::is_marked);
    // The directive looks at means.
    let marked = between.is_some_and(|gaps| marks(gaps.mean));
    out.html(if marked { "<tr class=\"marked\">" } else { "<tr>" })
        .html("<th scope=\"row\"><span class=\"code\">")
        .text(name.unwrap_or("All"))
        .html("</span></th>");
    let Some(gaps) = between else {
        out.html("<td colspan=\"3\" class=\"num few\">too few to tell</td></tr>");
        return;
    };
    let count = |side: Option<Side>| side.map_or(0, |side| side.people);
    out.html("<td class=\"num\">").text(count(compared.sides.group)).html(", ").text(count(compared.sides.reference)).html("</td>");
    out.html("<td class=\"num\">").text(gap(gaps.mean, &LOCALE)).html(if marked { "<span class=\"hidden\">, marked</span>" } else { "" });
    out.html("</td><td class=\"num\">").text(gap(gaps.median, &LOCALE)).html("</td>");
    out.html("</tr>");
}

/// How the groups share the quarters of all people by pay.
fn quarters(out: &mut Markup, quarters: &[Quarter], (group, reference): (&str, &str)) {
    if quarters.is_empty() {
        return;
    }
    if quarters.iter().all(|quarter| quarter.groups.is_none()) {
        out.html("<p>Quarters by pay hold too few people of a group each, so they are not shown.</p>");
        return;
    }
    out.html(
        "<table><caption>Quarters of both groups by pay</caption><thead><tr><th scope=\"col\">Quarter</th><th scope=\"col\" class=\"num\">",
    );
    out.text(group).html("</th><th scope=\"col\" class=\"num\">").text(reference).html("</th></tr></thead><tbody>");
    for (name, quarter) in ["Lowest", "Second", "Third", "Highest"].into_iter().zip(quarters) {
        out.html("<tr><th scope=\"row\">").html(name).html("</th>");
        match quarter.shares() {
            Some(shares) => {
                for share in [shares.group, shares.reference] {
                    out.html("<td class=\"num\">").text(LOCALE.percent(share, 0)).html("</td>");
                }
            }
            None => {
                out.html("<td colspan=\"2\" class=\"num few\">too few to tell</td>");
            }
        }
        out.html("</tr>");
    }
    out.html("</tbody></table>");
}
