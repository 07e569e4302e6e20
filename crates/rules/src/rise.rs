//! A yearly rise of all tables that somebody assumes, in hundredths of a percent.

/// The largest rise that can be assumed, in hundredths of a percent.
pub const LARGEST: u16 = 2_000;

/// Reads a percentage with at most two decimals, such as `2.5`, as hundredths; nothing for zero and above [`LARGEST`].
///
/// ```
/// use rules::rise::parse;
/// assert_eq!((parse("2.5"), parse("0.05"), parse("3")), (Some(250), Some(5), Some(300)));
/// assert_eq!((parse("0"), parse("-1"), parse("2.555"), parse("21"), parse("")), (None, None, None, None, None));
/// ```
pub fn parse(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 2 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let hundredths: u16 = format!("{whole}{decimals:0<2}").parse().ok()?;
    (1..=LARGEST).contains(&hundredths).then_some(hundredths)
}

/// The percentage as links and fields write it: `2.5`.
pub fn text(hundredths: u16) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}
