//! Elements: attributes, properties, events.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, File, HtmlInputElement};

use super::member::{self, get};

/// Something that happened to an element.
pub(crate) struct DomEvent(Event);

impl DomEvent {
    /// The text of the field that it happened to, or the value of the option that was chosen; empty for anything else.
    pub(crate) fn value(&self) -> String {
        // By name: fields, lists and areas of text are of three types.
        self.0.target().and_then(|target| member::text(&target, "value")).unwrap_or_default()
    }

    /// Whether the box that it happened to is ticked.
    pub(crate) fn is_checked(&self) -> bool {
        self.input().is_some_and(|input| input.checked())
    }

    /// The file that was chosen. The field is emptied, so that choosing the same file again is noticed.
    pub(crate) fn take_file(&self) -> Option<File> {
        let input = self.input()?;
        let file = input.files()?.get(0);
        input.set_value("");
        file
    }

    /// The files that were chosen or dropped. The field is emptied, so that choosing the same again is noticed.
    pub(crate) fn take_files(&self) -> Vec<File> {
        let Some(input) = self.input() else { return listed(&get(&get(&self.0, "dataTransfer"), "files")) };
        let files = input.files().map(|files| listed(&files)).unwrap_or_default();
        input.set_value("");
        files
    }

    /// Keeps the browser from doing what it does.
    pub(crate) fn prevent_default(&self) {
        self.0.prevent_default();
    }

    fn input(&self) -> Option<HtmlInputElement> {
        self.0.target()?.dyn_into().ok()
    }
}

/// The files of a list of files.
fn listed(files: &JsValue) -> Vec<File> {
    let count = get(files, "length").as_f64().unwrap_or_default() as u32;
    (0..count).map(|at| get(files, &at.to_string()).unchecked_into()).collect()
}

/// Sets an attribute, or takes it away.
pub(crate) fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Both fail only for a name that no attribute can have.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Sets a property of the element's object, such as `checked`, which an attribute of that name only initialises.
pub(crate) fn set_property(element: &Element, name: &str, value: &JsValue) {
    // Fails only for a property that cannot be written.
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}

/// Sets a property of the element's style: unlike a `style` attribute, a Content-Security-Policy allows it.
pub(crate) fn set_style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // Fails only for an element that cannot be styled.
        let _ = element.style().set_property(name, value);
    }
}

/// Calls back for every event of that name at the element. Lasts as long as the element.
pub(crate) fn listen(element: &Element, name: &str, handler: Rc<dyn Fn(&DomEvent)>) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event| handler(&DomEvent(event)));
    // The browser's garbage collector frees it with the element. It fails only for a bad name.
    let _ = element.add_event_listener_with_callback(name, listener.into_js_value().unchecked_ref());
}
