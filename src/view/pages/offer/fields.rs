//! The fields of an offer. Each shows what is used; what cannot be read is said beside it, and what was there before still holds.

use chrono::Datelike;
use leptos::prelude::*;

use super::edit::Editor;
use super::scene::{LOCALE, Reach, Scene};
use crate::browser::time;
use crate::view::parts::pick::{Pick, PickOption, choice};
use crate::view::parts::table_choices::TableChoices;
use files::amount::typed_amount;
use files::offers::{MOST_MONTHS, MOST_SHARE, Texts};
use progression::offer::{Base, Bonus, Grant, Offer, levels_at};
use rules::date;
use rules::hours::Hours;
use rules::id::{LevelId, StepId};
use rules::money::Money;
use rules::ratio::Ratio;
use words::Format;
use words::offer::{no_amount, no_bonus, no_day, no_hours, no_months};

/// The earliest year that a start is taken from: a browser tells of each digit of a year that is typed.
const FIRST_YEAR: i32 = 1900;

/// A decimal with a point or a comma.
fn decimal(text: &str) -> Option<Ratio> {
    Ratio::decimal(&text.trim().replace(',', "."))
}

/// A labelled field. `read` takes what was typed, or says what is wrong with it.
#[component]
fn Field(
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// Its name, of which there is one in the page.
    #[prop(into)]
    name: String,
    /// The kind of field.
    #[prop(default = "text")]
    kind: &'static str,
    /// What it shows.
    #[prop(into)]
    text: Signal<String>,
    /// Takes what was typed.
    #[prop(into)]
    read: Callback<String, Result<(), String>>,
    /// What could be typed.
    #[prop(optional)]
    example: &'static str,
) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    // What was wrong is so no longer once something else is used.
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        if before.is_some_and(|before| before != now) {
            wrong.set(None);
        }
        now
    });
    let change = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        match read.run(typed) {
            // As it is used, which need not be as it was typed.
            Ok(()) => {
                wrong.set(None);
                crate::browser::field::show(&event, &text.get_untracked());
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let about = format!("wrong-{name}");
    let id = about.clone();
    let told = move || wrong.get().map(|why| view! { <p class="wrong" role="alert" id=id.clone()>{why}</p> }.into_any());
    view! {
        <div class="field">
            <label>
                <span>{move || label.get()}</span>
                <input
                    type=kind name=name autocomplete="off" placeholder=example prop:value=move || text.get() on:change=change
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true") aria-describedby=move || wrong.with(Option::is_some).then(|| about.clone())
                />
            </label>
            {told}
        </div>
    }
    .into_any()
}

/// A text that is taken as it is typed.
#[component]
fn Line(
    /// What it is.
    label: String,
    /// Its name, of which there is one in the page.
    #[prop(into)]
    name: String,
    /// What it shows.
    #[prop(into)]
    text: Signal<String>,
    /// Takes what was typed.
    #[prop(into)]
    typed: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="field wide">
            <span>{label}</span>
            <input type="text" name=name autocomplete="off" dir="auto" prop:value=move || text.get() on:input=move |event| typed.run(event_target_value(&event)) />
        </label>
    }
    .into_any()
}

impl Editor {
    /// Something of the offer that is shown.
    fn of<T: Default>(self, of: impl FnOnce(&Scene) -> T) -> T {
        self.scene.with(|scene| scene.as_ref().map(of)).unwrap_or_default()
    }

    /// Reads an amount as it is typed in the currency of the table.
    fn amount(self, typed: &str) -> Result<Money, String> {
        self.scene.with_untracked(|scene| {
            let scene = scene.as_ref().ok_or_else(String::new)?;
            let wrong = || no_amount(typed, &scene.example());
            typed_amount(typed, scene.currency().ok_or_else(wrong)?).ok_or_else(wrong)
        })
    }

    /// An amount of what is on top; an empty field is none.
    fn on_top(self, typed: &str, put: impl FnOnce(&mut Offer, Option<Money>)) -> Result<(), String> {
        let amount = if typed.trim().is_empty() { None } else { Some(self.amount(typed)?) };
        self.change(|offer| put(offer, amount.filter(|amount| amount.minor() != 0)));
        Ok(())
    }
}

/// Level, region, table, hours, start, candidate: what is placed, and for whom.
#[component]
pub fn Terms(
    /// The offers.
    editor: Editor,
    /// The dataset and how its pay is shown.
    figures: Memo<crate::state::figures::Figures>,
) -> impl IntoView {
    let levels: Vec<PickOption> = figures.with_untracked(|figures| {
        let levels = figures.ladder().levels();
        levels.map(|found| choice(found.level.id.as_str(), format!("{} {}", found.level.id, found.level.title))).collect()
    });
    let level = Signal::derive(move || editor.of(|scene| scene.offer.level.to_string()));
    let choose_level = move |id: String| {
        let first =
            id.parse::<LevelId>().ok().and_then(|id| figures.with_untracked(|figures| Some(figures.ladder().level(&id)?.level.clone())));
        if let Some(level) = first {
            // A figure goes along: the same pay in another level is often the question.
            editor.change(|offer| {
                if let (Base::Step(_), Some(step)) = (&offer.base, level.steps.first()) {
                    offer.base = Base::Step(step.id.clone());
                }
                offer.level = level.id;
            });
        }
    };
    let hours = move || {
        editor.of(|scene| {
            LOCALE
                .number(scene.offer.hours.ratio().times(Ratio::whole(100)), 2)
                .trim_end_matches('0')
                .trim_end_matches(['.', ','])
                .to_owned()
        })
    };
    let read_hours = move |typed: String| {
        let share = decimal(typed.trim().trim_end_matches('%'));
        let share = share.and_then(|share| u16::try_from(share.times(Ratio::whole(100)).round()).ok()).and_then(Hours::new);
        let hours = share.ok_or_else(|| no_hours(&typed))?;
        editor.change(|offer| offer.hours = hours);
        Ok(())
    };
    let start = move || editor.of(|scene| scene.offer.start.to_string());
    let read_start = move |typed: String| {
        let day = date::parse(&typed).filter(|day| day.year() >= FIRST_YEAR).ok_or_else(|| no_day(&typed))?;
        editor.change(|offer| offer.start = day);
        Ok(())
    };
    let groups = Memo::new(move |_| editor.of(Scene::labels));
    let group = move || {
        let labels = groups.get();
        let chosen = Signal::derive(move || editor.of(|scene| scene.offer.group.clone()));
        let choices = [choice("", "none")].into_iter().chain(labels.iter().map(|label| choice(label, label.clone()))).collect::<Vec<_>>();
        let choose = move |label: String| editor.change(|offer| offer.group = label);
        (!labels.is_empty()).then(|| view! { <Pick label="Group, for equal pay" choices chosen choose /> }.into_any())
    };
    view! {
        <div class="choices controls terms">
            <Pick label="Level" choices=levels chosen=level choose=choose_level />
            <TableChoices figures />
            <TableDate editor figures />
            <Field label="Hours, % of full" name="hours" text=Signal::derive(hours) read=read_hours />
            <Field label="Start" name="start" kind="date" text=Signal::derive(start) read=read_start />
            {group}
        </div>
    }
    .into_any()
}

/// Which table pays: that of the day of the start, or another one.
#[component]
fn TableDate(editor: Editor, figures: Memo<crate::state::figures::Figures>) -> impl IntoView {
    let region = Memo::new(move |_| figures.with(|figures| figures.region.clone()));
    let today = time::today();
    move || {
        let dates = region.with(|region| figures.with_untracked(|figures| figures.open.dataset.tables.dates(region)));
        let note = |date: chrono::NaiveDate| if date > today { " (to come)" } else { "" };
        let tables = dates.iter().rev().map(|date| choice(&date.to_string(), LOCALE.date(*date) + note(*date)));
        let choices = [choice("", "the one of the start")].into_iter().chain(tables).collect::<Vec<_>>();
        let chosen = Signal::derive(move || editor.of(|scene| scene.offer.table.map(|day| day.to_string()).unwrap_or_default()));
        let choose = move |day: String| editor.change(|offer| offer.table = date::parse(&day));
        (dates.len() > 1).then(|| view! { <Pick label="Table" choices chosen choose /> }.into_any())
    }
}

/// The figure: typed, by a step, or by sliding over the band.
#[component]
pub fn Figure(
    /// The offers.
    editor: Editor,
    /// From where to where one slides.
    reach: Memo<Option<Reach>>,
) -> impl IntoView {
    let figure =
        move || editor.of(|scene| scene.offer.pay(&scene.figures.open.dataset).map(|pay| scene.amounts().of(pay)).unwrap_or_default());
    let read = move |typed: String| {
        let amount = editor.amount(&typed)?;
        if amount.minor() == 0 {
            return Err(no_amount(&typed, "50,000"));
        }
        let figure = editor.scene.with_untracked(|scene| scene.as_ref().and_then(|scene| scene.figures.to_files(amount)));
        let figure = figure.ok_or_else(|| no_amount(&typed, "50,000"))?;
        editor.change(|offer| offer.base = Base::Figure(figure));
        Ok(())
    };
    let label = Memo::new(move |_| editor.of(|scene| format!("Pay {}, at full hours", words::time::a(scene.figures.per))));
    let steps = Memo::new(move |_| {
        editor.of(|scene| {
            let level = scene.figures.ladder().level(&scene.offer.level);
            level
                .map(|found| found.level.steps.iter().map(|step| (found.level.at(step).to_string(), step.id.clone())).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let buttons = move || {
        let button = |(name, id): (String, StepId)| {
            let (own, step, label) = (id.clone(), id, name.clone());
            let pressed = move || editor.of(|scene| scene.offer.base == Base::Step(own.clone())).to_string();
            let choose = move |_| editor.change(|offer| offer.base = Base::Step(step.clone()));
            view! { <button type="button" class="tiny" data-step=label aria-pressed=pressed on:click=choose>{name}</button> }.into_any()
        };
        steps.get().into_iter().map(button).collect_view()
    };
    view! {
        <div class="figure-row">
            <Field label name="figure" text=Signal::derive(figure) read />
            <div class="steps" role="group" aria-label="A step"><span class="sub">"or a step"</span>{buttons}</div>
        </div>
        <Slider editor reach />
    }
    .into_any()
}

/// A slider over the same amounts as are drawn below it.
#[component]
fn Slider(editor: Editor, reach: Memo<Option<Reach>>) -> impl IntoView {
    let now =
        move || editor.of(|scene| scene.offer.pay(&scene.figures.open.dataset).map(|pay| pay.minor().to_string()).unwrap_or_default());
    let told = move || {
        editor.of(|scene| {
            scene
                .placing()
                .and_then(|placing| {
                    Some(format!("{}, {}", scene.amounts().of(placing.figure), words::offer::in_band(&placing, scene.amounts())?))
                })
                .unwrap_or_default()
        })
    };
    let slide = move |event: leptos::ev::Event| {
        let currency = editor.scene.with_untracked(|scene| scene.as_ref().and_then(Scene::currency));
        if let (Ok(minor), Some(currency)) = (event_target_value(&event).parse::<i64>(), currency) {
            editor.change(|offer| offer.base = Base::Figure(Money::new(minor, currency)));
        }
    };
    move || {
        reach.get().map(|Reach { low, high, step, .. }| {
            view! {
                <label class="slide">
                    <span class="hidden">"Slide over the band"</span>
                    <input
                        type="range" name="slide" min=low.to_string() max=high.to_string() step=step.to_string()
                        prop:value=now aria-valuetext=told on:input=slide
                    />
                </label>
            }
            .into_any()
        })
    }
}

/// The levels whose band holds the figure: each leads there, with the figure.
#[component]
pub fn Elsewhere(
    /// The offers.
    editor: Editor,
) -> impl IntoView {
    let levels = Memo::new(move |_| {
        editor.of(|scene| {
            let (dataset, pay) = (&scene.figures.open.dataset, scene.offer.in_force(&scene.figures.open.dataset));
            let figure = scene.offer.pay(dataset)?;
            let found = levels_at(&dataset.ladder, pay, figure).into_iter();
            let levels =
                found.map(|found| (found.level.id.clone(), words::offer::holding(found, pay.band(&found.level.id), figure, &LOCALE)));
            Some((scene.amounts().of(figure), levels.collect::<Vec<_>>()))
        })
    });
    move || {
        levels.get().map(|(figure, levels)| {
            let lead = words::offer::holds(&figure, levels.len());
            let button = |(id, name): (LevelId, String)| {
                let (own, level) = (id.clone(), id.to_string());
                let here = move || editor.of(|scene| scene.offer.level == own).to_string();
                let choose = move |_| {
                    editor.change(|offer| {
                        let dataset = editor.scene.with_untracked(|scene| scene.as_ref().map(|scene| scene.figures.open.clone()));
                        if let Some(pay) = dataset.and_then(|open| offer.pay(&open.dataset)) {
                            (offer.base, offer.level) = (Base::Figure(pay), id.clone());
                        }
                    });
                };
                view! { <button type="button" class="tiny" data-level=level aria-pressed=here on:click=choose>{name}</button> }.into_any()
            };
            view! { <p class="elsewhere"><span class="sub">{lead}</span>" "{levels.into_iter().map(button).collect_view()}</p> }.into_any()
        })
    }
}

/// What comes on top of base pay.
#[component]
pub fn OnTop(
    /// The offers.
    editor: Editor,
) -> impl IntoView {
    let money = |amount: Option<Money>| amount.map(|amount| LOCALE.money(amount)).unwrap_or_default();
    let sign_on = move || editor.of(|scene| money(scene.offer.top.sign_on));
    let bonus = move || {
        editor.of(|scene| match scene.offer.top.bonus {
            None => String::new(),
            Some(Bonus::Amount(amount)) => LOCALE.money(amount),
            Some(Bonus::Share(share)) => words::offer::percent(share, &LOCALE),
        })
    };
    let read_bonus = move |typed: String| {
        let text = typed.trim();
        let bonus = if text.is_empty() {
            None
        } else if let Some(share) = text.strip_suffix('%') {
            let share =
                Ratio::decimal(share.trim_end()).filter(|share| share.signum() >= 0 && share.scaled(0) <= i128::from(MOST_SHARE) * 100);
            Some(Bonus::Share(share.and_then(|share| share.checked_times(Ratio::new(1, 100)?)).ok_or_else(|| no_bonus(&typed, "5,000"))?))
        } else {
            Some(Bonus::Amount(editor.amount(text).map_err(|_| no_bonus(&typed, "5,000"))?))
        };
        editor.change(|offer| offer.top.bonus = bonus);
        Ok(())
    };
    let grant = move || editor.of(|scene| money(scene.offer.top.grant.map(|grant| grant.value)));
    let months =
        move |of: fn(Grant) -> u16| editor.of(|scene| scene.offer.top.grant.map(|grant| of(grant).to_string()).unwrap_or_default());
    let read_months = move |typed: String, least: u16, put: fn(&mut Grant, u16)| {
        let count = typed
            .trim()
            .parse()
            .ok()
            .filter(|count| (least..=MOST_MONTHS).contains(count))
            .ok_or_else(|| no_months(&typed, least, MOST_MONTHS))?;
        editor.change(|offer| {
            if let Some(grant) = offer.top.grant.as_mut() {
                put(grant, count);
                grant.cliff = grant.cliff.min(grant.months);
            }
        });
        Ok(())
    };
    let granted = Memo::new(move |_| editor.of(|scene| scene.offer.top.grant.is_some()));
    let over = move || {
        granted.get().then(|| {
            let over = move || months(|grant| grant.months);
            let cliff = move || months(|grant| grant.cliff);
            view! {
                <Field label="over months" name="months" text=Signal::derive(over) read=move |typed| read_months(typed, 1, |grant, months| grant.months = months) />
                <Field label="cliff, months" name="cliff" text=Signal::derive(cliff) read=move |typed| read_months(typed, 0, |grant, cliff| grant.cliff = cliff) />
            }
            .into_any()
        })
    };
    // Four years with a cliff of one are what most grants have.
    let put_grant = |offer: &mut Offer, value: Option<Money>| {
        let before = offer.top.grant;
        offer.top.grant = value.map(|value| before.map_or(Grant { value, months: 48, cliff: 12 }, |grant| Grant { value, ..grant }));
    };
    view! {
        <div class="fields">
            <Field label="Sign-on, once" name="sign-on" example="5,000" text=Signal::derive(sign_on) read=move |typed: String| editor.on_top(&typed, |offer, amount| offer.top.sign_on = amount) />
            <Field label="Bonus a year" name="bonus" example="8% or 5,000" text=Signal::derive(bonus) read=read_bonus />
            <Field label="Equity, assumed worth" name="grant" example="40,000" text=Signal::derive(grant) read=move |typed: String| editor.on_top(&typed, put_grant) />
            {over}
        </div>
        <Others editor />
    }
    .into_any()
}

/// Other amounts a year, each with its name.
#[component]
fn Others(editor: Editor) -> impl IntoView {
    let count = Memo::new(move |_| editor.of(|scene| scene.offer.top.others.len()));
    let rows = move || {
        let row = |place: usize| {
            let name = move || editor.of(|scene| scene.offer.top.others.get(place).map(|(name, _)| name.clone()).unwrap_or_default());
            let amount =
                move || editor.of(|scene| scene.offer.top.others.get(place).map(|(_, amount)| LOCALE.money(*amount)).unwrap_or_default());
            let put = move |change: &dyn Fn(&mut (String, Money))| {
                editor.change(|offer| {
                    if let Some(other) = offer.top.others.get_mut(place) {
                        change(other);
                    }
                });
            };
            let read = move |typed: String| {
                let amount = editor.amount(&typed)?;
                put(&|other| other.1 = amount);
                Ok(())
            };
            let remove = move |_| {
                editor.change(|offer| {
                    if place < offer.top.others.len() {
                        offer.top.others.remove(place);
                    }
                });
                crate::browser::focus::soon("[data-act=other]".to_owned());
            };
            view! {
                <div class="fields other">
                    <Line label="Name".to_owned() name=format!("other-name-{}", place + 1) text=Signal::derive(name) typed=move |name: String| put(&|other| other.0.clone_from(&name)) />
                    <Field label="a year" name=format!("other-amount-{}", place + 1) text=Signal::derive(amount) read />
                    <button type="button" class="icon" aria-label="Take it away" on:click=remove>"✕"</button>
                </div>
            }
            .into_any()
        };
        (0..count.get()).map(row).collect_view()
    };
    let add = move |_| {
        let currency = editor.scene.with_untracked(|scene| scene.as_ref().and_then(Scene::currency));
        if let Some(currency) = currency {
            editor.change(|offer| offer.top.others.push((String::new(), Money::new(0, currency))));
            crate::browser::focus::soon(format!("[name=other-name-{}]", count.get_untracked()));
        }
    };
    view! { {rows}<button type="button" class="tiny" data-act="other" on:click=add>"Another amount a year"</button> }.into_any()
}

/// The reason that a figure outside of the band asks for.
#[component]
pub fn Reason(
    /// The offers.
    editor: Editor,
) -> impl IntoView {
    let asks = Memo::new(move |_| {
        editor.of(|scene| {
            let name = words::team::letters(scene.desk.shown);
            words::offer::why_outside(&name, &scene.placing()?, scene.amounts())
        })
    });
    let text = move || editor.of(|scene| scene.offer.reason.clone());
    let typed = move |reason: String| editor.change(|offer| offer.reason.clone_from(&reason));
    move || {
        asks.get().map(|label| view! { <div class="need"><Line label name="reason" text=Signal::derive(text) typed /></div> }.into_any())
    }
}

/// Whom the offer is made to.
#[component]
pub fn Candidate(
    /// The offers.
    editor: Editor,
) -> impl IntoView {
    let text = move || editor.of(|scene| scene.offer.candidate.clone());
    view! { <Line label="Candidate".to_owned() name="candidate" text=Signal::derive(text) typed=move |name: String| editor.change(|offer| offer.candidate.clone_from(&name)) /> }
}

/// A text of the letter: its label, its name, and how to get at it.
type LetterText = (&'static str, &'static str, fn(&mut Texts) -> &mut String);

/// The texts around the figures of the letter.
#[component]
pub fn LetterTexts(
    /// The offers.
    editor: Editor,
) -> impl IntoView {
    let texts: [LetterText; 4] = [
        ("To whom", "greeting", |texts| &mut texts.greeting),
        ("First paragraph", "opening", |texts| &mut texts.opening),
        ("Last paragraph", "closing", |texts| &mut texts.closing),
        ("Signed", "signature", |texts| &mut texts.signature),
    ];
    let field = |(label, name, of): LetterText| {
        let text = move || editor.of(|scene| of(&mut scene.desk.texts.clone()).clone());
        let typed = move |event: leptos::ev::Event| {
            let value = event_target_value(&event);
            editor.texts(|texts| of(texts).clone_from(&value));
        };
        view! {
            <label class="field wide">
                <span>{label}</span>
                <textarea name=name rows="2" dir="auto" prop:value=text on:input=typed></textarea>
            </label>
        }
        .into_any()
    };
    view! {
        <details class="texts">
            <summary>"Texts around the figures"</summary>
            <p class="sub">"An empty one is the usual one. {name}, {title}, {level} and {start} are filled in."</p>
            {texts.into_iter().map(field).collect_view()}
        </details>
    }
    .into_any()
}
