//! The page's side of the worker: starts it, gives it a task, hears from it, stops it. `program` is the other side.

mod program;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, File, Worker, window};

use super::member::{call, get, set, text};

pub use program::serve_worker;

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

/// What the worker can do.
pub(crate) enum Task<'a> {
    /// Read a glossary; done, it says the preview and the table, packed.
    Import(&'a [Source]),
    /// Fit the schedule to a `FitInput`, packed; done, it says what was found, packed.
    Fit(&'a str),
}

impl Task<'_> {
    /// By its name the worker knows what to do.
    fn message(&self) -> Array {
        match self {
            Task::Import(sources) => {
                let files: Array =
                    sources.iter().map(|source| pair(&source.name().into(), &source.content())).collect();
                pair(&program::IMPORT.into(), &files)
            }
            Task::Fit(input) => pair(&program::FIT.into(), &(*input).into()),
        }
    }
}

/// What the worker says.
pub(crate) enum Heard {
    /// It has come so far, in percent; 0 when it is loaded and can begin.
    Progress(u32),
    /// It is going to need about so many milliseconds more, in which it says nothing.
    Wait(u32),
    /// It is done.
    Done(Vec<String>),
    /// It could not be loaded, or it broke down.
    Failed,
}

/// A worker. Dropping it stops it, whatever it is doing.
pub(crate) struct BackgroundWorker {
    worker: Worker,
    _on_message: Closure<dyn Fn(Event)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl BackgroundWorker {
    /// Starts a worker. Its program is loaded now, if it was not before.
    pub(crate) fn start(heard: impl Fn(Heard) + Clone + 'static) -> Option<BackgroundWorker> {
        let worker = Worker::new(&address()?).ok()?;
        let failed = heard.clone();
        let on_message = Closure::<dyn Fn(Event)>::new(move |event: Event| heard(read(&get(&event, "data"))));
        let on_error = Closure::<dyn Fn(Event)>::new(move |_| failed(Heard::Failed));
        set(&worker, "onmessage", on_message.as_ref());
        set(&worker, "onerror", on_error.as_ref());
        Some(BackgroundWorker { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Gives it a task.
    pub(crate) fn send(&self, task: &Task) {
        // Fails only for what cannot be copied; files and texts can.
        let _ = call(&self.worker, "postMessage", &task.message());
    }
}

impl Drop for BackgroundWorker {
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
fn address() -> Option<String> {
    let script = window()?.document()?.query_selector("script[data-worker]").ok()??;
    text(&get(&script, "dataset"), "worker")
}

/// A number is progress, and a wait if it is negative; texts are what was asked for.
fn read(message: &JsValue) -> Heard {
    if let Some(number) = message.as_f64() {
        return if number < 0.0 { Heard::Wait(-number as u32) } else { Heard::Progress(number as u32) };
    }
    let parts: &Array = message.unchecked_ref();
    Heard::Done(parts.iter().map(|part| part.as_string().unwrap_or_default()).collect())
}
