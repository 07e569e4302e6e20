//! Keeping drafts in this browser, where somebody turns it on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::opener::Opener;
use crate::browser::format::Locale;
use crate::browser::kept::NotKept;
use crate::browser::{field, focus, leaving, time};
use crate::route::data::Tab;
use crate::state::drafts::{self, Drafts, Keeping, Listed, Trouble};
use crate::state::own::Own;
use words::kept;

/// What is kept, and the draft on the page among it.
#[derive(Clone, Copy)]
pub struct Keep {
    own: Own,
    /// By its place, since it is handed around.
    opener: StoredValue<Opener>,
    keeping: RwSignal<Option<Keeping>>,
    drafts: RwSignal<Drafts>,
}

impl Keep {
    /// Follows what is changed in files of this person's own.
    pub fn follow(own: Own, opener: Opener) -> Self {
        drafts::hear(own);
        drafts::list();
        Effect::new(move |_| drafts::changed(own));
        Self { own, opener: StoredValue::new(opener), keeping: drafts::keeping().into(), drafts: drafts::drafts().into() }
    }

    /// Whether the draft on the page is kept, or shall be.
    pub fn is_on(self) -> bool {
        self.keeping.with(Option::is_some)
    }

    /// Looks at the draft on the page, where it is to be kept.
    fn of<T>(self, look: impl FnOnce(&Keeping) -> T) -> Option<T> {
        self.keeping.with(|keeping| keeping.as_ref().map(look))
    }

    fn id(self) -> Option<String> {
        self.of(|keeping| keeping.id.clone())
    }

    fn name(self) -> String {
        self.of(|keeping| keeping.name.clone()).unwrap_or_default()
    }

    /// The name of the ladder on the page.
    fn ladder_name(self) -> String {
        let name = untrack(|| Some(self.own.files()?.ladder.as_ref()?.file.as_ref()?.ladder.name.clone()));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| words::data::TABLE.to_owned())
    }

    fn turn(self, is_on: bool) {
        if is_on {
            drafts::keep(self.own, &self.ladder_name());
        } else if let Some(id) = untrack(|| self.id()) {
            drafts::delete(self.own, vec![id]);
        }
    }

    /// Opens a draft that is kept, in place of what is open.
    fn open(self, id: String) {
        let opener = self.opener.get_value();
        spawn_local(async move {
            match drafts::find(id).await {
                Ok(found) => opener.start_kept(found),
                Err(why) => opener.refuse(why.map_or_else(|| kept::NOT_THERE.to_owned(), |why| kept::not_listed(reason(&why)))),
            }
            drafts::list();
        });
    }

    /// Deletes drafts, once somebody is sure.
    fn delete(self, ids: Vec<String>, question: &str) {
        if leaving::may_lose(question) {
            drafts::delete(self.own, ids);
            focus::soon("h1".to_owned());
        }
    }

    /// The switch, and what has become of it.
    pub fn switch(self) -> AnyView {
        let is_on = Memo::new(move |_| self.is_on());
        let name = Memo::new(move |_| self.name());
        let rename = move |event: leptos::ev::Event| {
            let typed = event_target_value(&event);
            if !typed.trim().is_empty() {
                drafts::rename(self.own, typed.trim());
            }
            // It may be another one: no two drafts have one name, and none has none.
            field::show(&event, &untrack(|| name.get()));
        };
        let told = move || {
            let (at, trouble, is_beside) = self.of(|keeping| (keeping.at, keeping.trouble.clone(), keeping.is_beside))?;
            let told = match trouble {
                None => {
                    view! { <p class="sub" data-kept=at.is_some().then_some("")>{kept::kept(at, time::today(), &Locale::default())}</p> }
                        .into_any()
                }
                Some(Trouble::NotKept(why)) => view! {
                    <p class="wrong" role="alert">{kept::not_kept(reason(&why))}</p>
                    <button type="button" data-act="again" on:click=move |_| drafts::try_again(self.own)>"Try again"</button>
                }
                .into_any(),
                // It stands at the top of the page.
                Some(Trouble::Ahead(_) | Trouble::Gone) => view! { <p class="sub">"Not kept as it is: see above."</p> }.into_any(),
            };
            let beside = is_beside.then(|| view! { <p class="sub" data-beside="">{kept::BESIDE}</p> }.into_any());
            Some(view! { {told}{beside} }.into_any())
        };
        let more = move || {
            if !is_on.get() {
                return view! { <p class="sub">{kept::OFF}</p> }.into_any();
            }
            view! {
                <label class="pick">
                    <span>"Name of the draft"</span>
                    <input type="text" name="draft-name" autocomplete="off" prop:value=move || name.get() on:change=rename />
                </label>
                {told}
                <p class="sub">{kept::MEANS}</p>
            }
            .into_any()
        };
        view! {
            <div class="keep">
                <label class="check">
                    <input type="checkbox" name="keep" prop:checked=move || is_on.get() on:change=move |event| self.turn(event_target_checked(&event)) />
                    "Keep this draft in this browser"
                </label>
                {more}
            </div>
        }
        .into_any()
    }

    /// What another tab has done to the draft, and what can be done now.
    pub fn told(self) -> AnyView {
        let trouble = Memo::new(move |_| self.of(|keeping| keeping.trouble.clone()).flatten());
        let told = move || {
            let (told, theirs) = match trouble.get()? {
                Trouble::Ahead(at) => (kept::ahead(at, time::today(), &Locale::default()), true),
                Trouble::Gone => (kept::GONE.to_owned(), false),
                Trouble::NotKept(_) => return None,
            };
            let theirs = theirs.then(|| {
                let open = move |_| untrack(|| self.id()).into_iter().for_each(|id| self.open(id));
                view! { <button type="button" data-act="theirs" on:click=open>"Show what the other tab kept"</button> }.into_any()
            });
            let mine = move |_| {
                drafts::keep(self.own, &untrack(|| self.name()));
                focus::soon("h1".to_owned());
            };
            Some(
                view! {
                    <section class="panel trouble" data-elsewhere="">
                        <p role="alert">{told}</p>
                        <div class="ways">
                            <button type="button" class="primary" data-act="mine" on:click=mine>"Keep mine as another draft"</button>
                            {theirs}
                        </div>
                    </section>
                }
                .into_any(),
            )
        };
        told.into_any()
    }

    /// All drafts that are kept; nothing where there are none.
    pub fn list(self) -> AnyView {
        let here = Memo::new(move |_| self.id());
        let shown = move || {
            match self.drafts.get() {
            Err(why) => Some(view! { <section class="panel"><h2>"Kept in this browser"</h2><p class="wrong" role="status">{kept::not_listed(reason(&why))}</p></section> }.into_any()),
            Ok(drafts) if drafts.is_empty() => None,
            Ok(drafts) => {
                let ids: Vec<_> = drafts.iter().map(|draft| draft.id.clone()).collect();
                let all = (ids.len() > 1).then(|| {
                    let delete = move |_| self.delete(ids.clone(), kept::ALL_LOST);
                    view! { <button type="button" data-act="delete-all" on:click=delete>"Delete all drafts"</button> }.into_any()
                });
                let lines = drafts.into_iter().map(|draft| self.line(draft, here)).collect_view();
                Some(
                    view! {
                        <section class="panel" data-drafts="">
                            <h2>"Kept in this browser"</h2>
                            <ul class="drafts">{lines}</ul>
                            {all}
                        </section>
                    }
                    .into_any(),
                )
            }
        }
        };
        shown.into_any()
    }

    fn line(self, draft: Listed, here: Memo<Option<String>>) -> AnyView {
        let Listed { id, about } = draft;
        let (name, when) = match &about {
            Some(about) => (about.name.clone(), Some(kept::changed(about.at, time::today(), &Locale::default()))),
            None => (kept::OTHER_VERSION.to_owned(), None),
        };
        let open = {
            let (id, can_open, label) = (id.clone(), about.is_some(), format!("Open {name}"));
            move || {
                if here.with(|here| here.as_ref() == Some(&id)) {
                    return view! { <span class="sub">"open here"</span> }.into_any();
                }
                let (id, label) = (id.clone(), label.clone());
                let open = move |_| self.open(id.clone());
                can_open
                    .then(|| {
                        view! { <button type="button" data-act="open-draft" aria-label=label on:click=open>"Open"</button> }.into_any()
                    })
                    .into_any()
            }
        };
        let (label, question) = (format!("Delete {name}"), kept::lost(&name));
        let delete = move |_| self.delete(vec![id.clone()], &question);
        view! {
            <li>
                <span><b dir="auto">{name}</b>" "<span class="sub">{when}</span></span>
                <span class="ways">
                    {open}
                    <button type="button" data-act="delete-draft" aria-label=label on:click=delete>"Delete"</button>
                </span>
            </li>
        }
        .into_any()
    }
}

/// The browser's own words, where it has any.
fn reason(why: &NotKept) -> Option<&str> {
    match why {
        NotKept::Full => None,
        NotKept::Refused(why) => Some(why),
    }
}

impl Opener {
    /// Opens a draft that is kept, which is kept on.
    pub fn start_kept(self, found: drafts::KeptDraft) {
        let told = kept::opened(&found.about.name);
        self.start_changed(found.opened.clone(), found.now.clone(), found.about.made, &told, Tab::Edit, |own| drafts::opened(own, found));
    }
}
