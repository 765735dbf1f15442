//! What of the page is in view, and what of it is printed.
//!
//! What is read and called here goes through `Reflect`: each name that the glue has to know by itself would be paid for
//! by the first page.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsValue;
use web_sys::{Element, window};

use super::{
    member::{call, get},
    page::listen,
};

/// Called with whether the page is about to be printed.
type OnViewChange = Rc<dyn Fn(bool)>;

thread_local! {
    static ON_VIEW_CHANGE: RefCell<Option<OnViewChange>> = const { RefCell::new(None) };
    static IS_LISTENING: RefCell<bool> = const { RefCell::new(false) };
}

/// Calls back whenever the page was scrolled or its window has changed its size, with `false`, and before it is printed,
/// with `true`, until another callback, or none, takes its place.
pub(crate) fn on_view_change(callback: Option<OnViewChange>) {
    ON_VIEW_CHANGE.replace(callback);
    if !IS_LISTENING.replace(true) {
        for (event, is_printed) in [("scroll", false), ("resize", false), ("beforeprint", true)] {
            listen(event, move |_| {
                let callback = ON_VIEW_CHANGE.with_borrow(Clone::clone);
                if let Some(callback) = callback {
                    callback(is_printed);
                }
            });
        }
    }
}

/// Whether an element is in view, or so near that it is going to be.
pub(crate) fn is_near_view(element: &Element) -> bool {
    let Some(window) = window() else { return false };
    let (top, screen) = (number(&window, "scrollY"), number(&window, "innerHeight"));
    let (start, height) = (number(element, "offsetTop"), number(element, "offsetHeight"));
    start < top + 2.5 * screen && start + height > top - 1.5 * screen
}

/// Scrolls so that the first element that matches stands at the top, and gives it focus.
pub(crate) fn show_at_top(selector: &str) {
    if super::focus(selector)
        && let Some(element) = window()
            .and_then(|window| window.document())
            .and_then(|document| document.query_selector(selector).ok().flatten())
    {
        // Never fails.
        let _ = call(&element, "scrollIntoView", &JsValue::UNDEFINED);
    }
}

/// A property that is a number; 0 for any other.
fn number(object: &JsValue, name: &str) -> f64 {
    get(object, name).as_f64().unwrap_or_default()
}
