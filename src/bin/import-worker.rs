//! The program of the worker that reads imported glossaries. It is loaded when somebody imports one, and keeps Markdown's
//! parser out of the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    readyroom::serve_imports();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("error: this program runs in a browser's worker: `make serve` builds and serves it");
    std::process::exit(2);
}
