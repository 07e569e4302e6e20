//! Colours of tracks.

/// The colour of a track: four take turns.
pub const fn hue(track: usize) -> &'static str {
    match track % 4 {
        0 => "hue-a",
        1 => "hue-b",
        2 => "hue-c",
        _ => "hue-d",
    }
}

/// The colour of a line in a drawing: seven take turns.
pub const fn line(place: usize) -> &'static str {
    match place % 7 {
        4 => "hue-e",
        5 => "hue-f",
        6 => "hue-g",
        place => hue(place),
    }
}
