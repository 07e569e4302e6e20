//! What a level asks: axes, expectations, roles.

use leptos::prelude::*;

use super::OpenPosition;
use crate::view::parts::long_list::long_list;
use crate::view::parts::text::paragraph;
use rules::ladder::Level;

impl OpenPosition<'_> {
    pub(super) fn axes(&self) -> Option<AnyView> {
        let graded = self.figures.ladder().axes.iter().zip(&self.found.level.profile).filter_map(|(axis, grade)| {
            let number = (*grade)?;
            Some((axis, usize::from(number.get()), axis.grade(number)?))
        });
        let graded: Vec<_> = graded.collect();
        if graded.is_empty() {
            return None;
        }
        let rows = graded.iter().map(|(axis, held, grade)| {
            let of = axis.grades.len();
            let dots = format!("{}{}", "●".repeat(*held), "○".repeat(of - held));
            view! {
                <tr>
                    <th scope="row">{axis.name.clone()}</th>
                    <td>{grade.name.clone()}</td>
                    <td class="dots"><span aria-hidden="true">{dots}</span><span class="hidden">{format!("{held} of {of}")}</span></td>
                </tr>
            }
            .into_any()
        });
        let rows = rows.collect_view();
        let explained = graded.iter().filter(|(_, _, grade)| !grade.about.is_empty());
        let meanings = explained
            .map(|(axis, _, grade)| view! { <dt>{format!("{}: {}", axis.name, grade.name)}</dt><dd>{grade.about.clone()}</dd> }.into_any());
        let meanings = meanings.collect_view();
        let meanings =
            (!meanings.is_empty()).then(|| folded("What these grades mean".to_owned(), view! { <dl>{meanings}</dl> }.into_any()));
        Some(view! { <table class="axes"><caption>"Axes"</caption><tbody>{rows}</tbody></table>{meanings} }.into_any())
    }

    pub(super) fn expectations(&self) -> Option<AnyView> {
        let level = self.found.level;
        let lower: Vec<&Level> = self.figures.ladder().since_lower_levels(self.found).collect();
        if level.expects.is_empty() && lower.is_empty() {
            return None;
        }
        let new = (!level.expects.is_empty()).then(|| view! { <h3>{format!("New at {}", level.id)}</h3>{lines(level)} }.into_any());
        let count: usize = lower.iter().map(|level| level.expects.len()).sum();
        let groups = lower.iter().map(|level| view! { <h4>{format!("Since {}", level.id)}</h4>{lines(level)} }.into_any()).collect_view();
        let since = (!lower.is_empty()).then(|| folded(format!("Expected since lower levels ({count})"), groups.into_any()));
        Some(view! { <div class="expects">{new}{since}</div> }.into_any())
    }

    pub(super) fn roles(&self) -> Option<AnyView> {
        let roles = self.figures.ladder().roles_at(self.found).map(|role| {
            let from = format!(" — {}", words::ladder::role(role, self.found));
            view! { <li><b>{role.name.clone()}</b><span class="sub">{from}</span>{paragraph(&role.about, "sub")}</li> }.into_any()
        });
        let roles = roles.collect_view();
        (!roles.is_empty()).then(|| view! { <div class="hats"><h3>"Can wear"</h3><ul>{roles}</ul></div> }.into_any())
    }

    /// What a ladder of pay alone does not have, so that nobody looks for it.
    pub(super) fn lacks(&self) -> Option<AnyView> {
        let ladder = self.figures.ladder();
        let expects = ladder.levels().any(|found| !found.level.expects.is_empty());
        paragraph(words::ladder::missing(!ladder.axes.is_empty(), expects)?, "sub")
    }
}

fn lines(level: &Level) -> AnyView {
    long_list(level.expects.iter().map(|line| line.text.clone()).collect())
}

/// Something that opens on request.
fn folded(summary: String, content: AnyView) -> AnyView {
    view! { <details><summary>{summary}</summary>{content}</details> }.into_any()
}
