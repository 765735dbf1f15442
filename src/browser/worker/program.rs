//! The worker's side: a task comes in, how far it is and what was found go out.
//!
//! A worker, because Markdown's parser and the training are no part of the app itself, because the page stays alive while
//! they run, and because it can be stopped: no promise about every hostile file has to be kept.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::{
    browser::now,
    glossary::SourceFile,
    memory,
    progress::{pack_value, unpack_value},
    shelf,
};

/// The task of reading files: pairs of name and content, which is a `File` or a text.
pub(super) const IMPORT: &str = "import";
/// The task of fitting the schedule to histories.
pub(super) const FIT: &str = "fit";

/// Does one task after the other, for as long as the worker lives. The body of the worker's program.
///
/// It takes pairs of a task's name and what it is done with. It sends numbers (how far it is, in percent; 0 when it can
/// begin; below 0 how many milliseconds it is going to be silent) and, at the end, a list of texts.
pub fn serve_worker() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|message: MessageEvent| {
        spawn_local(async move {
            let task = Array::from(&message.data());
            let found = match task.get(0).as_string().as_deref() {
                Some(IMPORT) => import(&Array::from(&task.get(1))).await,
                Some(FIT) => fit(&task.get(1)),
                // Another version's page; it takes an empty list for a failure.
                _ => Vec::new(),
            };
            send(&found.into_iter().map(JsValue::from).collect::<Array>());
        });
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    send(&0.into());
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn send(message: &JsValue) {
    // Fails only for what cannot be copied; numbers and texts can.
    let _ = scope().post_message(message);
}

async fn import(pairs: &Array) -> Vec<String> {
    let (preview, table) = shelf::read(files(pairs).await, |percent| send(&percent.into()));
    vec![pack_value(&preview), table]
}

async fn files(pairs: &Array) -> Vec<Result<SourceFile, String>> {
    let mut files = Vec::new();
    for pair in pairs.iter() {
        let pair: Array = pair.unchecked_into();
        let name = pair.get(0).as_string().unwrap_or_default();
        files.push(match bytes(pair.get(1)).await {
            Some(bytes) => SourceFile::from_bytes(name, bytes).map_err(|finding| finding.to_string()),
            None => Err(format!("the browser could not read {name}")),
        });
        // Never 0, which means that it can begin.
        send(&(20 * files.len() as u32 / pairs.length()).max(1).into());
    }
    files
}

/// What a content holds; nothing for a file that is gone, or that the browser may not read.
async fn bytes(content: JsValue) -> Option<Vec<u8>> {
    match content.dyn_ref::<File>() {
        Some(file) => Some(Uint8Array::new(&JsFuture::from(file.array_buffer()).await.ok()?).to_vec()),
        None => content.as_string().map(String::into_bytes),
    }
}

fn fit(input: &JsValue) -> Vec<String> {
    let Some(input) = input.as_string().as_deref().and_then(unpack_value) else { return Vec::new() };
    let began = now();
    let found = memory::fit(&input, |part| {
        let passed = (now() - began) as f32;
        send(&(part * 100.0).ceil().into());
        // The crate says nothing while it trains: the time so far tells how long the rest is going to take.
        send(&(-(passed * (1.0 - part) / part) - 1.0).floor().into());
    });
    vec![pack_value(&found)]
}
