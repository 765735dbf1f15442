//! The browser program: mounts the app, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    readyroom::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("error: this program runs in a browser: `make serve` builds and serves it");
    std::process::exit(2);
}
