//! Handing a text to another program: the clipboard, and what the system shares with.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Puts a text into the clipboard; says whether it is there. Browsers allow it on https: and on this machine only.
pub(crate) async fn copy(text: &str) -> bool {
    let clipboard = navigator().and_then(|navigator| Reflect::get(&navigator, &"clipboard".into()).ok());
    match clipboard.and_then(|clipboard| call(&clipboard, "writeText", &text.into())) {
        Some(copied) => JsFuture::from(copied).await.is_ok(),
        None => false,
    }
}

/// Whether the system has a way to share texts.
pub(crate) fn can_share() -> bool {
    navigator().is_some_and(|navigator| method(&navigator, "share").is_some())
}

/// Lets the person share a text by the system's own means. Nothing happens if they change their mind.
pub(crate) async fn share(text: &str) {
    let data = Object::new();
    // Fails only for an object that cannot be changed.
    let _ = Reflect::set(&data, &"text".into(), &text.into());
    if let Some(shared) = navigator().and_then(|navigator| call(&navigator, "share", &data)) {
        // A rejection is the person's own: they have closed the dialog.
        let _ = JsFuture::from(shared).await;
    }
}

fn navigator() -> Option<JsValue> {
    window().map(|window| window.navigator().into())
}

/// By name, because not every browser has these: web-sys would take them for granted.
fn method(object: &JsValue, name: &str) -> Option<Function> {
    let object = Some(object).filter(|object| object.is_object())?;
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<Promise> {
    method(object, name)?.call1(object, argument).ok()?.dyn_into().ok()
}
