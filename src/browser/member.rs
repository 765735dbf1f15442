//! Members of objects by name, for what only pages in chunks do.
//!
//! web-sys has a typed function for each, and each is a function of its own that the program imports from its glue. All
//! of those are part of the first load, whoever calls them; these three are there anyway.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The member of that name; undefined if there is none, or none that one may read.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// The member of that name, if it is a text.
pub(super) fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

/// Calls the method of that name; another argument than it takes does no harm.
pub(super) fn call(object: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    method.call1(object, argument)
}

/// Changes the member of that name.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Fails only for a member that cannot be written.
    let _ = Reflect::set(object, &name.into(), value);
}
