//! The one table of views. A row here, a file beside it with the choices, and a folder in `view/pages/` are a view
//! (`docs/adding-a-view.md`): whatever goes through all views is made from these rows.

use super::at::At;
use super::choices::Choices;
use super::query::{DropReason, Dropped, Query};
use rules::ladder::Ladder;

/// Hands the rows to a macro. Each has the view's name in links, which is that of its modules and files too; the type of its choices;
/// its title; what it needs ([`Needs`]); and when its program comes ([`Comes`]). `tools/finish.mjs` reads the rows as well.
macro_rules! views {
    ($make:ident) => {
        $make! {
            explore Explore "Explore" Dataset First,
            compare Compare "Compare" Dataset Later,
            path    Path    "Path"    Dataset Later,
            offer   Offer   "Offer"   Dataset Later,
            team    Team    "Team"    Dataset Later,
            data    Data    "Data"    Nothing Later,
        }
    };
}
pub(crate) use views;

/// What a view cannot be drawn without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// A dataset: while none is there, the page says why.
    Dataset,
    /// Nothing: it opens also when files are broken.
    Nothing,
}

/// When the program and the styles of a view come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// With the first visit.
    First,
    /// When somebody goes there.
    Later,
}

/// The choices of one view among the pages of all.
pub trait OfPage: Choices + Into<Page> {
    /// The choices of a page; nothing where it is another view's.
    fn of(page: &Page) -> Option<&Self>;
}

macro_rules! pages {
    ($($name:ident $Choices:ident $title:literal $needs:ident $comes:ident),* $(,)?) => {
        /// A view without its choices.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum View {
            $(#[doc = $title] $Choices),*
        }

        /// A view with its choices.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Page {
            $(#[doc = $title] $Choices(super::$name::$Choices)),*
        }

        impl View {
            /// All views, in order.
            pub const ALL: [Self; [$($title),*].len()] = [$(Self::$Choices),*];

            /// The name in links.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Choices => stringify!($name)),* }
            }

            /// What people call it.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$Choices => $title),* }
            }

            /// What it cannot be drawn without.
            pub const fn needs(self) -> Needs {
                match self { $(Self::$Choices => Needs::$needs),* }
            }

            /// When its program comes.
            pub const fn comes(self) -> Comes {
                match self { $(Self::$Choices => Comes::$comes),* }
            }

            /// The view at a position: open, the baseline, or the start.
            pub fn page_at(self, at: Option<At>) -> Page {
                match self { $(Self::$Choices => Page::$Choices(Choices::begin(at))),* }
            }
        }

        impl Page {
            /// Which view it is.
            pub const fn view(&self) -> View {
                match self { $(Self::$Choices(_) => View::$Choices),* }
            }

            /// The position that another view would begin with.
            pub fn at(&self) -> Option<&At> {
                match self { $(Self::$Choices(choices) => choices.at()),* }
            }

            /// Whether anything is chosen.
            pub fn is_begun(&self) -> bool {
                match self { $(Self::$Choices(choices) => *choices != super::$name::$Choices::default()),* }
            }

            /// The same view in another dataset, with what means the same there.
            #[must_use]
            pub fn elsewhere(&self) -> Self {
                match self { $(Self::$Choices(choices) => Self::$Choices(choices.elsewhere())),* }
            }

            pub(super) fn read(&mut self, name: &str, value: &str, dropped: &mut Vec<Dropped>) -> Result<(), DropReason> {
                match self { $(Self::$Choices(choices) => choices.read(name, value, dropped)),* }
            }

            pub(super) fn write(&self, query: &mut Query) {
                match self { $(Self::$Choices(choices) => choices.write(query)),* }
            }

            pub(super) fn settle(&mut self, ladder: &Ladder, dropped: &mut Vec<Dropped>) {
                match self { $(Self::$Choices(choices) => choices.settle(ladder, dropped)),* }
            }

            pub(super) fn refines(&self, before: &Self) -> bool {
                match (self, before) {
                    $((Self::$Choices(choices), Self::$Choices(before)) => choices.refines(before),)*
                    _ => false,
                }
            }
        }

        $(
            impl From<super::$name::$Choices> for Page {
                fn from(choices: super::$name::$Choices) -> Self {
                    Self::$Choices(choices)
                }
            }

            impl OfPage for super::$name::$Choices {
                fn of(page: &Page) -> Option<&Self> {
                    if let Page::$Choices(choices) = page { Some(choices) } else { None }
                }
            }
        )*
    };
}
views!(pages);

impl View {
    /// The view of a link that names none.
    pub const FIRST: Self = {
        let [first, ..] = Self::ALL;
        first
    };

    /// The view without any choice made.
    pub fn page(self) -> Page {
        self.page_at(None)
    }
}

impl Default for Page {
    fn default() -> Self {
        View::FIRST.page()
    }
}
