//! Files that the person saves and opens.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url, window};

use super::page::after;

/// Has the browser save a text as a file.
pub(crate) fn download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = window().and_then(|window| window.document()).ok_or("no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the blob after the click; the address has to live until then.
    after(60_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// The text of a file that the person chose; what is no UTF-8 becomes U+FFFD.
pub(crate) async fn read_text(file: &File) -> Result<String, String> {
    let text = JsFuture::from(file.text()).await.map_err(|error| format!("{error:?}"))?;
    text.as_string().ok_or_else(|| "the browser returned no text".to_owned())
}

/// Puts a text on the clipboard; says whether the browser let us.
pub(crate) async fn copy_text(text: &str) -> bool {
    let Some(written) = written(text) else { return false };
    JsFuture::from(written).await.is_ok()
}

/// `navigator.clipboard.writeText`, by name: it is not there on a page that is not served securely.
fn written(text: &str) -> Option<Promise> {
    let navigator: JsValue = window()?.navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
