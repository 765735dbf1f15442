//! The page itself: address, title, focus, theme, and what it is told by the browser.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, HtmlElement, Storage, StorageEvent, window};

use super::{
    dom::set_attribute,
    member::{call, get, text},
    timer::after,
};

/// The address's hash, with its `#`; empty when there is none.
pub(crate) fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Calls back after every change of the address's hash. Lasts as long as the page.
pub(crate) fn on_hash_change(callback: impl Fn() + 'static) {
    listen("hashchange", move |_| callback());
}

/// Calls back when another tab has changed local storage: with the key and its new value, or with nothing when all
/// of the storage was cleared. Lasts as long as the page.
pub(crate) fn on_storage_change(callback: impl Fn(Option<String>, Option<String>) + 'static) {
    listen("storage", move |event| {
        if let Ok(event) = event.dyn_into::<StorageEvent>() {
            callback(event.key(), event.new_value());
        }
    });
}

/// Calls back when the page is hidden: the last moment that a phone's browser grants. Lasts as long as the page.
pub(crate) fn on_page_hidden(callback: impl Fn() + 'static) {
    listen("pagehide", move |_| callback());
}

/// Calls back when a newer version of the app waits, with the numbers of entries that are new in its glossary, that have
/// changed, that have another name, and that are gone, separated by commas; with an empty text where nothing of it differs, or nobody knows.
/// `static/offline.js` says so. Lasts as long as the page.
pub(crate) fn on_update(callback: impl Fn(String) + 'static) {
    listen("readyroom:update", move |event| callback(text(&event, "detail").unwrap_or_default()));
}

/// Calls back for every event of that name at the window. Lasts as long as the page.
pub(super) fn listen(name: &str, callback: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(callback);
    if let Some(window) = window() {
        // Fails only for a bad event name.
        let _ = window.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Names the page in the tab and to assistive tools.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Forces the light or the dark theme, or (`None`) follows the system.
pub(crate) fn set_theme(theme: Option<&str>) {
    let document = window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        set_attribute(&root, "data-theme", theme);
    }
}

/// Takes the static frame of `index.html` away, so that the app can be mounted in its place.
pub(crate) fn take_over_frame() {
    if let Some(body) = window().and_then(|window| window.document()).and_then(|document| document.body()) {
        body.replace_children_with_node_0();
    }
}

/// Moves focus to the first element that matches; says whether there is one.
pub(crate) fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|element| element.focus().is_ok())
}

/// Does what a click on the first element that matches does.
pub(crate) fn click(selector: &str) {
    if let Some(element) = find(selector) {
        element.click();
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    let document = window()?.document()?;
    document.query_selector(selector).ok()??.dyn_into().ok()
}

/// Moves focus to the first element that matches once the page's pending changes are on it.
pub(crate) fn focus_later(selector: &'static str) {
    after(0, move || {
        focus(selector);
    })
    .forget();
}

/// Asks the person to confirm; `false` where the browser does not ask.
pub(crate) fn confirm(question: &str) -> bool {
    window().is_some_and(|window| window.confirm_with_message(question).unwrap_or(false))
}

/// Has the browser print the page.
pub(crate) fn print() {
    if let Some(window) = window() {
        // Fails only where printing is not allowed, which the browser says itself.
        let _ = call(&window, "print", &JsValue::UNDEFINED);
    }
}

/// Puts another address in place of the present one, without a step in the browser's history.
pub(crate) fn replace_address(hash: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Fails only for an address of another origin.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Where a message waits for the page that is loaded anew.
const MESSAGE: &str = "readyroom/message";

/// Loads the page anew, which finds the message with [`take_message`].
pub(crate) fn reload_with(message: &str) {
    // Without the tab's storage the page is loaded anew all the same, and says nothing.
    if let Some(storage) = tab_storage() {
        let _ = storage.set_item(MESSAGE, message);
    }
    if let Some(window) = window() {
        // Fails only where the page is going away already.
        let _ = call(&window.location(), "reload", &JsValue::UNDEFINED);
    }
}

/// What the page was to say when it was loaded anew; once.
pub(crate) fn take_message() -> Option<String> {
    let storage = tab_storage()?;
    let message = storage.get_item(MESSAGE).ok()?;
    // Fails only where there was no message either.
    let _ = storage.remove_item(MESSAGE);
    message
}

fn tab_storage() -> Option<Storage> {
    Some(get(&window()?.into(), "sessionStorage")).filter(JsValue::is_object).map(JsCast::unchecked_into)
}

/// Says on the page, and in the console, that the program has crashed. Nothing is lost by it: every answer was stored
/// before the next question was shown.
pub(crate) fn install_crash_notice() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let document = window().and_then(|window| window.document());
        let banner = document.and_then(|document| document.create_element("p").ok().zip(document.body()));
        if let Some((banner, body)) = banner {
            banner.set_class_name("notice");
            banner.set_text_content(Some(
                "Something went wrong in the program. Your answers are saved; reload the page to go on.",
            ));
            // Both fail only without a page, where nothing can be said.
            let _ = banner.set_attribute("role", "alert");
            let _ = body.prepend_with_node_1(&banner);
        }
    }));
}
