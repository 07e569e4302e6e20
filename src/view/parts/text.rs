//! Running text.

use crate::markup::Markup;

/// A paragraph of a class, where there is a text.
pub fn paragraph(out: &mut Markup, class: &'static str, text: &str) {
    if !text.is_empty() {
        out.html("<p class=\"").html(class).html("\">").text(text).html("</p>");
    }
}
