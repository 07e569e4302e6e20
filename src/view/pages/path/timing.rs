//! Promotion at the next chance, or at the one after?

use leptos::prelude::*;

use super::scene::{PathScene, WHOLE};
use crate::view::parts::words::words;
use progression::Why;
use progression::routes::{self, Once};
use words::Format;
use words::path::MonthFormat;

/// The answer, where the rules leave the choice on the way, with both side by side.
pub fn timing(scene: &PathScene) -> Option<AnyView> {
    let (held, locale) = (scene.held()?, scene.figures.locale());
    let timing = routes::timing(&scene.outlook(), &held, &scene.goal(), scene.freedoms().level_jumps)?;
    let answer = words::path::timing(&timing, scene.until, scene.path.rise, scene.figures.open.dataset.unit, &locale);
    let question = words::path::timing_head(&held.at.level, scene.figures.ladder());
    let level = timing.catches_up.map_or_else(|| "not by then".to_owned(), |day| locale.date(day));
    Some(
        view! {
            <section class="panel timing">
                <div><h2>{question}</h2><p>{words(&answer)}</p></div>
                {once(scene, "The next", &timing.now, None)}
                {once(scene, "The one after", &timing.later, Some(level))}
            </section>
        }
        .into_any(),
    )
}

/// One of the two: from where, what it pays, when its last step comes, what it earns, and by when it is level with the other.
fn once(scene: &PathScene, which: &str, once: &Once, level: Option<String>) -> AnyView {
    let locale = scene.figures.locale();
    let place = once.events.iter().position(|event| matches!(event.why, Why::Promotion | Why::LevelJump));
    let event = place.and_then(|place| once.events.get(place));
    let left = place.and_then(|place| once.events.get(place.checked_sub(1)?)).map(|event| format!(" from {}", event.at));
    let pay = event.and_then(|event| scene.shown(event.after?));
    let more = event.and_then(|event| scene.change(event)).map(|change| words::path::more(change, &locale));
    let top = once.events.iter().rfind(|event| event.why.is_move()).map(|event| format!("{} in {}", event.at, locale.month(event.day)));
    let earned = once.total.and_then(|total| scene.sum(total)).map(|sum| WHOLE.money(sum));
    let reason = event.is_some_and(|event| event.why == Why::LevelJump);
    let fact = |name: String, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any();
    view! {
        <div class="once">
            <h3>{format!("{which}: {}", locale.date(once.day))}</h3>
            <p class="figure"><b class="code">{once.lands.to_string()}</b>{left}</p>
            <dl class="facts">
                {pay.map(|pay| fact(words::compare::pay_head(scene.figures.per), format!("{} {}", locale.money(pay), more.unwrap_or_default())))}
                {top.map(|top| fact("Last step".to_owned(), top))}
                {earned.map(|earned| fact(words::path::until(scene.until, &locale), earned))}
                {level.map(|level| fact("Level by".to_owned(), level))}
                {reason.then(|| fact("Needs".to_owned(), "a written reason".to_owned()))}
            </dl>
        </div>
    }
    .into_any()
}
