//! What a link asked for and did not get.

use crate::route::{Dropped, Why};

/// One value of a link that was dropped, and why.
pub fn dropped(dropped: &Dropped) -> String {
    let Dropped { name, value, why } = dropped;
    match why {
        Why::Name => format!("“{name}={value}”: this view has no such choice."),
        Why::View => format!("“{value}”: there is no such view, so this is Explore."),
        Why::Value => format!("“{name}={value}”: the value cannot be read."),
        Why::TooMany => format!("“{value}”: four positions side by side are the most."),
        Why::Unknown if name == "data" => format!("“{value}”: this site hosts no such dataset, so this is its first."),
        Why::Unknown => format!("“{name}={value}”: not in this dataset, or no longer."),
    }
}
