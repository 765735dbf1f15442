//! Handing a text to another program: the clipboard, and what the system shares with.

use js_sys::{Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

use super::member::{call, get, set};

/// Puts a text into the clipboard; says whether it is there. Browsers allow it on https: and on this machine only.
pub(crate) async fn copy(text: &str) -> bool {
    match promised(&get(&navigator(), "clipboard"), "writeText", &text.into()) {
        Some(copied) => JsFuture::from(copied).await.is_ok(),
        None => false,
    }
}

/// Whether the system has a way to share texts.
pub(crate) fn can_share() -> bool {
    get(&navigator(), "share").is_function()
}

/// Lets the person share a text by the system's own means. Nothing happens if they change their mind.
pub(crate) async fn share(text: &str) {
    let data = Object::new();
    set(&data, "text", &text.into());
    if let Some(shared) = promised(&navigator(), "share", &data) {
        // A rejection is the person's own: they have closed the dialog.
        let _ = JsFuture::from(shared).await;
    }
}

fn navigator() -> JsValue {
    window().map_or(JsValue::UNDEFINED, |window| window.navigator().into())
}

/// By name, because not every browser has these: web-sys would take them for granted.
fn promised(object: &JsValue, method: &str, argument: &JsValue) -> Option<Promise> {
    call(object, method, argument).ok()?.dyn_into().ok()
}
