//! The worker's side of an import: files come in, how far it is and what was found go out.
//!
//! A worker, because Markdown's parser is no part of the app itself, because the page stays alive while it runs, and
//! because it can be stopped: no promise about every hostile file has to be kept.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::{glossary::SourceFile, shelf};

/// Answers one import after the other, for as long as the worker lives. The body of the worker's program.
///
/// It takes lists of pairs of name and content, which is a `File` or a text. It sends numbers (how far it is, in percent;
/// 0 when it can begin) and, at the end, a pair of texts: the preview and the table, packed.
pub fn serve_imports() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|message: MessageEvent| {
        spawn_local(async move {
            let files = files(&Array::from(&message.data())).await;
            let (preview, table) = shelf::read(files, |percent| send(&percent.into()));
            send(&Array::of2(&shelf::encode_preview(&preview).into(), &table.into()));
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
    // Fails only for what cannot be copied; numbers and bytes can.
    let _ = scope().post_message(message);
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
