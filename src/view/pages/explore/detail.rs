//! The position detail: pay, place in band, steps, axes, expectations, roles, source.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::scene::{Scene, hue};
use crate::browser::format::Locale;
use crate::browser::{clipboard, link};
use crate::domain::id::Position;
use crate::domain::ladder::{Found, Level, Step};
use crate::domain::pay::Band;
use crate::say::{self, Format};
use crate::view::shell::shell;

/// A position found in its scene.
struct Here<'a> {
    scene: &'a Scene,
    locale: Locale,
    found: Found<'a>,
    step: &'a Step,
}

impl<'a> Here<'a> {
    fn of(scene: &'a Scene, at: &Position) -> Option<Self> {
        let (found, step) = scene.ladder().position(at)?;
        Some(Self { scene, locale: scene.locale(), found, step })
    }

    fn pay(&self) -> Option<String> {
        let pay = self.scene.quote().at(self.found.level, &self.step.id)?;
        Some(say::pay::range(pay, |amount| self.locale.money(amount)))
    }

    fn step_index(&self) -> usize {
        self.found.level.step_index(&self.step.id).unwrap_or_default()
    }
}

/// The position in one line, for those who listen.
pub fn headline(scene: &Scene, at: &Position) -> String {
    let Some(here) = Here::of(scene, at) else { return String::new() };
    let pay = here.pay().map_or_else(|| "no pay given".to_owned(), |pay| format!("{pay} {}", say::time::a(scene.per)));
    format!("{at}, {}, {pay}. Its details follow the ladder.", here.found.level.title)
}

/// Everything about one position.
#[component]
pub fn Detail(scene: Scene, at: Position) -> impl IntoView {
    let here = Here::of(&scene, &at)?;
    let Found { track, level } = here.found;
    let owns = scene.ladder().scope(level.rank).map(|scope| format!(" · Owns: {scope}")).unwrap_or_default();
    let hue = scene.ladder().tracks.iter().position(|other| other.id == track.id).map(hue);
    let label = format!("{at} {}", level.title);
    Some(view! {
        <aside class=format!("detail {}", hue.unwrap_or_default()) aria-label=label>
            <div class="dtop">
                <h2><span class="code big">{at.to_string()}</span>" "{level.title.clone()}</h2>
                <a class="button icon" href=scene.link(None) aria-label="Close the position">"✕"</a>
            </div>
            <p class="sub">{format!("{}{owns}", track.name)}</p>
            {pay(&here)}
            {(!level.about.is_empty()).then(|| view! { <p>{level.about.clone()}</p> })}
            {steps(&here)}
            {axes(&here)}
            {expectations(&here)}
            {roles(&here)}
            {bare(&here)}
            <div class="acts"><CopyLink /></div>
            {source(&scene)}
        </aside>
    })
}

fn pay(here: &Here<'_>) -> AnyView {
    let Here { scene, locale, found, step } = here;
    let Some(figure) = here.pay() else {
        return view! { <p class="figure none">"No pay given"</p> }.into_any();
    };
    let quote = scene.quote();
    let mut sentence = say::pay::place_of_step(here.step_index(), found.level.steps.len());
    let band = quote.pay.band(&found.level.id);
    let paid = quote.pay.amount(found.level, &step.id);
    let shown = band.and_then(|band| quote.convert(band));
    if let (Some(band), Some(shown), Some(paid)) = (band, shown, paid) {
        sentence = format!("{sentence} {}", say::pay::place_in_band(paid, band, shown, locale));
    }
    let figures = band.zip(shown).map(|(band, shown)| {
        let kind = if band.mid_is_given() { "given" } else { "half way" };
        let ratio = paid
            .and_then(|paid| band.compa_ratio(paid))
            .map(|ratio| view! { <div><dt>"Compa-ratio"</dt><dd>{locale.number(ratio, 3)}</dd></div> });
        let spread = band
            .spread()
            .filter(|_| !band.is_point())
            .map(|spread| view! { <div><dt>"Spread"</dt><dd>{locale.percent(spread, 1)}</dd></div> });
        view! {
            <dl class="figures">
                <div><dt>{format!("Midpoint ({kind})")}</dt><dd>{locale.money(shown.mid())}</dd></div>
                {ratio}
                {spread}
            </dl>
        }
    });
    view! {
        <p class="figure">{figure}<small>{format!(" {}", say::time::a(scene.per))}</small></p>
        <p class="sub">{sentence}</p>
        {figures}
    }
    .into_any()
}

fn steps(here: &Here<'_>) -> AnyView {
    let Here { scene, locale, found, .. } = here;
    let (level, quote) = (found.level, scene.quote());
    let waits = level.steps.iter().any(|step| scene.ladder().wait(level, step).is_some());
    let mut before: Option<Band> = None;
    let rows = level
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let pay = quote.pay.at(level, &step.id);
            let rise = before.zip(pay).and_then(|(before, pay)| pay.mid().rise_over(before.mid())).map(|rise| locale.change(rise));
            before = pay;
            let shown = pay.and_then(|pay| quote.convert(pay)).map(|pay| say::pay::range(pay, |amount| locale.money(amount)));
            let wait = match scene.ladder().wait(level, step) {
                Some(wait) => say::time::wait(wait),
                None if index + 1 == level.steps.len() => "top step".to_owned(),
                None => "–".to_owned(),
            };
            let at = level.at(step);
            let current = (step.id == here.step.id).then_some("true");
            let name = step.name.clone().map(|name| view! { <small>{name}</small> });
            view! {
                <tr class:now=current.is_some()>
                    <th scope="row"><a class="code" href=scene.link(Some(&at)) aria-current=current>{at.to_string()}</a>{name}</th>
                    <td class="num">{shown}</td>
                    <td class="num">{rise}</td>
                    {waits.then(|| view! { <td>{wait}</td> })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="steps">
            <caption>"Steps"</caption>
            <thead>
                <tr>
                    <th scope="col">"Step"</th>
                    <th scope="col" class="num">"Pay"</th>
                    <th scope="col" class="num">"Rise"</th>
                    {waits.then(|| view! { <th scope="col">"Next review after"</th> })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn axes(here: &Here<'_>) -> Option<AnyView> {
    let ladder = here.scene.ladder();
    let graded = ladder.axes.iter().zip(&here.found.level.profile).filter_map(|(axis, grade)| {
        let number = (*grade)?;
        Some((axis, number, axis.grade(number)?))
    });
    let graded: Vec<_> = graded.collect();
    if graded.is_empty() {
        return None;
    }
    let rows = graded
        .iter()
        .map(|(axis, number, grade)| {
            let (held, of) = (usize::from(number.get()), axis.grades.len());
            let dots = format!("{}{}", "●".repeat(held), "○".repeat(of - held));
            view! {
                <tr>
                    <th scope="row">{axis.name.clone()}</th>
                    <td>{grade.name.clone()}</td>
                    <td class="dots"><span aria-hidden="true">{dots}</span><span class="hidden">{format!("{held} of {of}")}</span></td>
                </tr>
            }
        })
        .collect_view();
    let meanings = graded
        .iter()
        .filter(|(_, _, grade)| !grade.about.is_empty())
        .map(|(axis, _, grade)| view! { <dt>{format!("{}: {}", axis.name, grade.name)}</dt><dd>{grade.about.clone()}</dd> })
        .collect_view();
    let meanings =
        (!meanings.is_empty()).then(|| view! { <details><summary>"What these grades mean"</summary><dl>{meanings}</dl></details> });
    Some(view! { <table class="axes"><caption>"Axes"</caption><tbody>{rows}</tbody></table>{meanings} }.into_any())
}

fn lines(level: &Level) -> impl IntoView + use<> {
    level.expects.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view()
}

fn expectations(here: &Here<'_>) -> Option<AnyView> {
    let level = here.found.level;
    let lower: Vec<&Level> = here.scene.ladder().since_lower_levels(here.found).collect();
    if level.expects.is_empty() && lower.is_empty() {
        return None;
    }
    let new = (!level.expects.is_empty()).then(|| view! { <h3>{format!("New at {}", level.id)}</h3><ul>{lines(level)}</ul> });
    let count: usize = lower.iter().map(|level| level.expects.len()).sum();
    let since = (!lower.is_empty()).then(|| {
        let groups = lower.iter().map(|level| view! { <h4>{format!("Since {}", level.id)}</h4><ul>{lines(level)}</ul> }).collect_view();
        view! { <details><summary>{format!("Expected since lower levels ({count})")}</summary>{groups}</details> }
    });
    Some(view! { <div class="expects">{new}{since}</div> }.into_any())
}

fn roles(here: &Here<'_>) -> Option<AnyView> {
    let roles = here.scene.ladder().roles_at(here.found).map(|role| {
        view! { <li><b>{role.name.clone()}</b>" "<span class="sub">{format!("— {}", say::ladder::role(role, here.found))}</span>{about(&role.about)}</li> }
    });
    let roles = roles.collect_view();
    (!roles.is_empty()).then(|| view! { <div class="hats"><h3>"Can wear"</h3><ul>{roles}</ul></div> }.into_any())
}

fn about(text: &str) -> Option<impl IntoView + use<>> {
    (!text.is_empty()).then(|| view! { <p class="sub">{text.to_owned()}</p> })
}

/// Says what a ladder of pay alone does not have, so that nobody looks for it.
fn bare(here: &Here<'_>) -> Option<AnyView> {
    let ladder = here.scene.ladder();
    let expects = ladder.levels().any(|found| !found.level.expects.is_empty());
    let missing = say::ladder::missing(!ladder.axes.is_empty(), expects)?;
    Some(view! { <p class="sub">{missing}</p> }.into_any())
}

fn source(scene: &Scene) -> AnyView {
    let from = scene.quote().pay.effective().map(|date| format!("In force from {}. ", scene.locale().date(date)));
    let source = &scene.ladder().source;
    let kind = scene.open.dataset.sample.then_some("The figures are made up. ");
    let words = (!source.is_empty()).then(|| linked(source));
    view! { <p class="source">{kind}{from}{words}</p> }.into_any()
}

/// A text with its first web address as a link.
fn linked(text: &str) -> AnyView {
    let start = text.find("https://").or_else(|| text.find("http://"));
    let Some((before, rest)) = start.and_then(|start| text.split_at_checked(start)) else { return text.to_owned().into_any() };
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let address = rest.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ')']);
    let after = rest.get(address.len()..).unwrap_or_default();
    view! { {before.to_owned()}<a href=address.to_owned() rel="noopener noreferrer external">{address.to_owned()}</a>{after.to_owned()} }
        .into_any()
}

#[component]
fn CopyLink() -> impl IntoView {
    let shell = shell();
    let words = RwSignal::new("Copy link".to_owned());
    let copy = move |_| {
        spawn_local(async move {
            let done = say::load::copied(clipboard::copy(&link::address()).await).to_owned();
            words.set(done.clone());
            shell.said.set(done);
        });
    };
    view! { <button type="button" on:click=copy>{move || words.get()}</button> }
}

/// What stands beside the ladder while no position is open.
#[component]
pub fn About(scene: Scene) -> impl IntoView {
    let ladder = scene.ladder();
    let tracks = ladder
        .tracks
        .iter()
        .enumerate()
        .filter(|(_, track)| !track.about.is_empty())
        .map(|(index, track)| view! { <dt class=hue(index)>{track.name.clone()}</dt><dd>{track.about.clone()}</dd> })
        .collect_view();
    let roles =
        ladder.roles.iter().map(|role| view! { <dt>{format!("{} (a role)", role.name)}</dt><dd>{role.about.clone()}</dd> }).collect_view();
    view! {
        <aside class="detail about" aria-label="About this ladder">
            <h2>"About this ladder"</h2>
            {about_ladder(&ladder.about)}
            <p class="sub">"Choose a level to see its pay, its steps and what it asks."</p>
            <dl>{tracks}{roles}</dl>
            {source(&scene)}
        </aside>
    }
}

fn about_ladder(text: &str) -> Option<impl IntoView + use<>> {
    (!text.is_empty()).then(|| view! { <p>{text.to_owned()}</p> })
}
