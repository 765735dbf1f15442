//! The page's own JSON parser.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::progress::Json;

/// Parses JSON that is nested no more deeply than the stack bears; half a surrogate pair becomes U+FFFD. None if the text
/// is no JSON.
pub(crate) fn read_json(text: &str) -> Option<Json> {
    JSON::parse(text).ok().map(|value| tree(&value))
}

fn tree(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(value) = value.as_bool() {
        Json::Bool(value)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::List(items.iter().map(|item| tree(&item)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let fields = Object::entries(object);
        Json::Object(fields.iter().filter_map(|field| named(&field.unchecked_into())).collect())
    } else {
        Json::Null
    }
}

/// A pair of name and value, as `Object.entries` lists them.
fn named(field: &Array) -> Option<(String, Json)> {
    Some((field.get(0).as_string()?, tree(&field.get(1))))
}
