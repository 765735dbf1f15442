//! Leptos: state, route, pages, widgets. Nothing else knows Leptos.

pub mod route;

#[cfg(target_arch = "wasm32")]
use leptos::prelude::*;

/// Puts the app in the place of the page's static frame.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    mount_to_body(|| view! { <main><h1>"hello"</h1><button>"x"</button></main> });
}
