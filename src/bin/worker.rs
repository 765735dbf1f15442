//! The program of the worker: reads imported glossaries, and fits the schedule. It is loaded when somebody wants either,
//! and keeps Markdown's parser and the training out of the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    readyroom::serve_worker();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("error: this program runs in a browser's worker: `make serve` builds and serves it");
    std::process::exit(2);
}
