//! Elements of pictures, which belong to the namespace of SVG.

use web_sys::Element;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Adds an element with its attributes and its text to a picture, or a picture to the page; gives the element.
pub(crate) fn add_drawn(
    parent: &Element,
    tag: &str,
    attributes: &[(&'static str, String)],
    text: &str,
) -> Element {
    let made = parent.owner_document().and_then(|page| page.create_element_ns(Some(NAMESPACE), tag).ok());
    // Fails only for a tag that is none, or outside any page; then there is nothing to draw.
    let Some(made) = made else { return parent.clone() };
    attributes.iter().for_each(|(name, value)| super::set_attribute(&made, name, Some(value)));
    if !text.is_empty() {
        made.set_text_content(Some(text));
    }
    // Fails only for a parent that cannot have children.
    let _ = parent.append_child(&made);
    made
}
