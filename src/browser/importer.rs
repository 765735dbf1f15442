//! The page's side of an import: starts the worker, sends it files, hears from it, stops it.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, File, Worker, window};

use super::member::{call, get, set, text};

/// Something to import.
#[derive(Clone)]
pub(crate) enum Source {
    /// A file that the person chose.
    File(File),
    /// A text that the person pasted, under a name.
    Text(&'static str, String),
}

impl Source {
    /// Its path in the folder that was chosen, or its name.
    pub(crate) fn name(&self) -> String {
        match self {
            Source::File(file) => {
                let path = text(file, "webkitRelativePath").filter(|path| !path.is_empty());
                path.or_else(|| text(file, "name")).unwrap_or_default()
            }
            Source::Text(name, _) => (*name).to_owned(),
        }
    }

    /// Its size in bytes.
    pub(crate) fn size(&self) -> u64 {
        match self {
            Source::File(file) => get(file, "size").as_f64().unwrap_or_default() as u64,
            Source::Text(_, text) => text.len() as u64,
        }
    }

    fn content(&self) -> JsValue {
        match self {
            Source::File(file) => file.into(),
            Source::Text(_, text) => text.into(),
        }
    }
}

/// What the worker says.
pub(crate) enum Heard {
    /// It has come so far, in percent; 0 when it is loaded and can begin.
    Progress(u32),
    /// It is done: the preview and the table, packed.
    Done(String, String),
    /// It could not be loaded, or it broke down.
    Failed,
}

/// A worker that reads glossaries. Dropping it stops it, whatever it is doing.
pub(crate) struct ImportWorker {
    worker: Worker,
    _on_message: Closure<dyn Fn(Event)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl ImportWorker {
    /// Starts a worker. Its program is loaded now, if it was not before.
    pub(crate) fn start(heard: impl Fn(Heard) + Clone + 'static) -> Option<ImportWorker> {
        let worker = Worker::new(&program()?).ok()?;
        let failed = heard.clone();
        let on_message = Closure::<dyn Fn(Event)>::new(move |event: Event| heard(read(&get(&event, "data"))));
        let on_error = Closure::<dyn Fn(Event)>::new(move |_| failed(Heard::Failed));
        set(&worker, "onmessage", on_message.as_ref());
        set(&worker, "onerror", on_error.as_ref());
        Some(ImportWorker { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Has it read these.
    pub(crate) fn send(&self, sources: &[Source]) {
        let pair = |source: &Source| pair(&source.name().into(), &source.content());
        let pairs: Array = sources.iter().map(pair).collect();
        // Fails only for what cannot be copied; files and texts can.
        let _ = call(&self.worker, "postMessage", &pairs);
    }
}

impl Drop for ImportWorker {
    fn drop(&mut self) {
        set(&self.worker, "onmessage", &JsValue::NULL);
        set(&self.worker, "onerror", &JsValue::NULL);
        // Never fails.
        let _ = call(&self.worker, "terminate", &JsValue::UNDEFINED);
    }
}

fn pair(one: &JsValue, other: &JsValue) -> Array {
    [one, other].into_iter().collect()
}

/// The address of the worker's program, which the build writes where boot.js finds that of the app.
fn program() -> Option<String> {
    let script = window()?.document()?.query_selector("script[data-import]").ok()??;
    text(&get(&script, "dataset"), "import")
}

fn read(message: &JsValue) -> Heard {
    if let Some(percent) = message.as_f64() {
        return Heard::Progress(percent as u32);
    }
    let parts: &Array = message.unchecked_ref();
    let text = |at| parts.get(at).as_string().unwrap_or_default();
    Heard::Done(text(0), text(1))
}
