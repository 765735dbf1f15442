//! The parts of a page.

use super::element::{Children, Element, element};

/// A part of a page under a heading, by which it is named.
pub(crate) fn panel(id: &'static str, heading: &'static str, content: impl Children) -> Element {
    let heading = element("h2").attr("id", id).child(heading);
    element("section").class("panel").attr("aria-labelledby", id).child(heading).child(content)
}
