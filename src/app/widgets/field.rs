//! Fields of forms.

use leptos::prelude::*;

use super::element::{Children, Element, element};

/// A number that a form holds as text, in a field that is named, explained and held within limits.
pub(crate) fn number_in_form(
    label: &'static str,
    hint: &'static str,
    limits: [&'static str; 3],
    text: RwSignal<String>,
) -> Element {
    number_field(label, hint, limits, |input| {
        input.property("value", move || text.get()).on("change", move |event| text.set(event.value()))
    })
}

/// The same for any number: `bind` says what the control shows and what becomes of what is typed.
pub(crate) fn number_field(
    label: &'static str,
    hint: &'static str,
    [id, lowest, highest]: [&'static str; 3],
    bind: impl FnOnce(Element) -> Element,
) -> Element {
    let hint_id = format!("{id}-hint");
    let input = element("input")
        .attr("type", "number")
        .attr("id", id)
        .attr("min", lowest)
        .attr("max", highest)
        .attr("aria-describedby", hint_id.clone());
    field(id, label, bind(input)).child(element("p").class("hint").attr("id", hint_id).child(hint))
}

/// Anything that is filled in, under its label. `control` has the id.
pub(crate) fn field(id: &'static str, label: &'static str, control: impl Children) -> Element {
    element("div").class("field").child(element("label").attr("for", id).child(label)).child(control)
}

/// A box that is ticked or not.
pub(crate) fn check(
    label: impl Children,
    is_checked: impl Fn() -> bool + 'static,
    change: impl Fn(bool) + 'static,
) -> Element {
    let field = element("input")
        .attr("type", "checkbox")
        .property("checked", is_checked)
        .on("change", move |event| change(event.is_checked()));
    element("label").class("check").child(field).child(label)
}

/// Boxes or choices that belong together, under what they are about.
pub(crate) fn group(legend: &'static str, controls: Vec<Element>) -> Element {
    let legend = element("legend").class("label").child(legend);
    element("fieldset").class("field").child(legend).child(controls)
}

/// What explains a field that names it as its description.
pub(crate) fn hint(id: &'static str, text: &'static str) -> Element {
    element("p").class("hint").attr("id", id).child(text)
}

/// How much of something that one waits for is done, in percent.
pub(crate) fn progress(label: &'static str, percent: RwSignal<u32, LocalStorage>) -> Element {
    element("progress")
        .attr("max", "100")
        .attr("aria-label", label)
        .attr_with("value", move || Some(percent.get().to_string()))
}
