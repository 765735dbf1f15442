//! Fields of forms.

use leptos::prelude::*;

use super::element::{Children, Element, element};
use crate::browser::DomEvent;

/// A number field that is named, explained and held within limits. What is typed is handed over as text when the field is
/// left.
pub(crate) fn number_field<V: Into<wasm_bindgen::JsValue>>(
    label: &'static str,
    hint: &'static str,
    [id, lowest, highest]: [&'static str; 3],
    value: impl Fn() -> V + 'static,
    change: impl Fn(&DomEvent) + 'static,
) -> Element {
    let hint_id = format!("{id}-hint");
    let input = element("input")
        .attr("type", "number")
        .attr("id", id)
        .attr("min", lowest)
        .attr("max", highest)
        .attr("aria-describedby", hint_id.clone())
        .property("value", value)
        .on("change", change);
    field(id, label, input).child(element("p").class("hint").attr("id", hint_id).child(hint))
}

/// The same for a text that a form holds.
pub(crate) fn number_in_form(
    label: &'static str,
    hint: &'static str,
    limits: [&'static str; 3],
    text: RwSignal<String>,
) -> Element {
    number_field(label, hint, limits, move || text.get(), move |event| text.set(event.value()))
}

/// Anything that is filled in, under its label. `control` has the id.
pub(crate) fn field(id: &'static str, label: &'static str, control: impl Children) -> Element {
    element("div").class("field").child(element("label").attr("for", id).child(label)).child(control)
}
