//! How fast the parts are in a browser: what `benches/` measures natively and has a budget in the browser, compiled as the
//! app is. `make bench` runs it in a page and prints what it leaves in `globalThis.timings`, rows of a Markdown table.

#[cfg(target_arch = "wasm32")]
#[path = "../../../tests/support/large.rs"]
mod large;

#[cfg(target_arch = "wasm32")]
mod in_browser;

#[cfg(target_arch = "wasm32")]
fn main() {
    let rows = in_browser::rows();
    // Fails only for an object that cannot be written.
    let _ = js_sys::Reflect::set(&js_sys::global(), &"timings".into(), &rows.into());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("error: this program runs in a page: `make bench` builds and serves it");
    std::process::exit(2);
}
