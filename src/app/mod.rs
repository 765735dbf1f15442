//! Leptos: state, route, pages, widgets. Nothing else knows Leptos.
//!
//! [`route`] and the interface's words are plain Rust and are tested natively; the rest is there only in a browser.

#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "only views call all of it")
)]
mod charts;
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "only views call all of it")
)]
mod engine;
pub mod route;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only views use them"))]
mod words;

#[cfg(target_arch = "wasm32")]
mod chunks;
#[cfg(target_arch = "wasm32")]
mod fitting;
#[cfg(target_arch = "wasm32")]
mod import;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod widgets;

#[cfg(target_arch = "wasm32")]
pub use start::mount;
