//! The parts of a ladder, and the list of them.

use leptos::prelude::*;

use super::Forms;
use crate::view::parts::hue::hue;
use files::document::json::{JsonPath, JsonStep};
use files::structure::LadderText;

/// A part of the ladder that has a form of its own. Tracks and levels are known by their places in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Its name and where it comes from.
    #[default]
    Ladder,
    /// The unit of its pay, and its regions.
    Pay,
    /// Axes and areas.
    Axes,
    /// What ranks own.
    Scopes,
    /// The rhythm of reviews.
    Reviews,
    /// Where moves lead.
    Moves,
    /// Roles.
    Roles,
    /// A track.
    Track(usize),
    /// A level of a track.
    Level(usize, usize),
}

impl Part {
    /// Those that every ladder has.
    const ALWAYS: [(Self, &'static str); 7] = [
        (Self::Ladder, "The ladder"),
        (Self::Pay, "Pay and regions"),
        (Self::Axes, "Axes and areas"),
        (Self::Scopes, "Scopes"),
        (Self::Reviews, "Reviews"),
        (Self::Moves, "Moves"),
        (Self::Roles, "Roles"),
    ];

    /// The track or the level at a path.
    pub fn at(path: &JsonPath) -> Option<Self> {
        match path.steps() {
            [JsonStep::Field(tracks), JsonStep::Item(track)] if tracks == "tracks" => Some(Self::Track(*track)),
            [JsonStep::Field(tracks), JsonStep::Item(track), JsonStep::Field(_), JsonStep::Item(level)] if tracks == "tracks" => {
                Some(Self::Level(*track, *level))
            }
            _ => None,
        }
    }

    /// The part in whose form something stands.
    pub fn holding(path: &JsonPath) -> Option<Self> {
        if let Some((owner, _)) = path.split()
            && let Some(part) = Self::at(path).or_else(|| Self::holding(&owner))
        {
            return Some(part);
        }
        let JsonStep::Field(name) = path.steps().first()? else { return None };
        Some(match name.as_str() {
            "pay" => Self::Pay,
            "axes" => Self::Axes,
            "scopes" => Self::Scopes,
            "reviews" => Self::Reviews,
            "moves" => Self::Moves,
            "roles" => Self::Roles,
            _ => Self::Ladder,
        })
    }

    /// The part, or the nearest that is there: undoing may have taken it away.
    pub fn there(self, text: &LadderText) -> Self {
        let tracks = text.tracks();
        match self {
            Self::Track(track) if track >= tracks.len() => Self::Ladder,
            Self::Level(track, level) => match tracks.get(track).map(|path| text.levels(path).len()) {
                None => Self::Ladder,
                Some(levels) if level >= levels => Self::Track(track),
                Some(_) => self,
            },
            other => other,
        }
    }

    /// What it is called.
    pub fn name(self, text: &LadderText) -> String {
        let of =
            |path: &JsonPath, name: &str| [text.written(&path.field("id")), text.written(&path.field(name))].join(" ").trim().to_owned();
        let tracks = JsonPath::root().field("tracks");
        match self {
            Self::Track(track) => {
                let path = tracks.item(track);
                let name = text.written(&path.field("name"));
                if name.is_empty() { words::structure::UNNAMED_TRACK.to_owned() } else { name }
            }
            Self::Level(track, level) => {
                let path = tracks.item(track).field("levels").item(level);
                let name = of(&path, "title");
                if name.is_empty() { words::structure::UNNAMED_LEVEL.to_owned() } else { name }
            }
            other => Self::ALWAYS.iter().find(|(part, _)| *part == other).map_or("", |(_, name)| *name).to_owned(),
        }
    }
}

/// The list of all parts: the tracks with their levels, the highest first, as Explore draws them.
pub fn navigation(forms: Forms) -> AnyView {
    // A list is drawn anew where something comes, goes or moves, and not where it is called otherwise: then somebody may be about to press in it.
    let tracks = Memo::new(move |_| {
        forms.with(|text| text.tracks().iter().map(|track| text.by_rank(track).into_iter().rev().collect::<Vec<_>>()).collect::<Vec<_>>())
    });
    let here = Memo::new(move |_| forms.with(|text| forms.part.get().there(text)));
    let item = move |part: Part, class: &'static str, name: AnyView| {
        let current = move || (here.get() == part).then_some("true");
        view! { <li><button type="button" class=class aria-current=current on:click=move |_| forms.go(part)>{name}</button></li> }
            .into_any()
    };
    let always = Part::ALWAYS.map(|(part, name)| item(part, "", view! { {name} }.into_any())).collect_view();
    let of_level = move |track: usize, level: usize| {
        let path = JsonPath::root().field("tracks").item(track).field("levels").item(level);
        let (id, title) = (path.field("id"), path.field("title"));
        let (id, title) = (move || forms.written(&id), move || forms.written(&title));
        item(Part::Level(track, level), "level", view! { <b class="code">{id}</b>" "<span dir="auto">{title}</span> }.into_any())
    };
    let listed = move || {
        let lists = tracks.get().into_iter().enumerate().map(|(track, levels)| {
            let name = move || forms.with(|text| Part::Track(track).name(text));
            let levels = levels.into_iter().map(|level| of_level(track, level));
            view! {
                <ul class=hue(track)>
                    {item(Part::Track(track), "track", view! { <span dir="auto">{name}</span> }.into_any())}
                    {levels.collect_view()}
                </ul>
            }
            .into_any()
        });
        lists.collect_view()
    };
    view! {
        <nav class="panel parts" aria-label="Parts of the ladder">
            <ul>{always}</ul>
            {listed}
            {super::level::new_track(forms)}
        </nav>
    }
    .into_any()
}
