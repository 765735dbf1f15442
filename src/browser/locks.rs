//! Web Locks: one tab at a time.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;

use super::member::get;

/// Runs work while no other tab of this origin holds the lock of that name. The work waits for its turn as long as it
/// takes; where the browser knows no locks it does not run at all.
pub(crate) fn with_exclusive_lock(name: &'static str, work: impl FnOnce() + 'static) {
    let Some(request) = lock_request(name, work) else { return };
    spawn_local(async move {
        // A rejection means that the lock was stolen or the page is going away: the work is done again another time.
        let _ = JsFuture::from(request).await;
    });
}

/// `navigator.locks.request`, by name: web-sys has it behind its unstable interface only.
fn lock_request(name: &str, work: impl FnOnce() + 'static) -> Option<Promise> {
    let navigator: JsValue = window()?.navigator().into();
    let locks = get(&navigator, "locks");
    let request: Function = get(&locks, "request").dyn_into().ok()?;
    let work = Closure::once_into_js(work);
    request.call2(&locks, &name.into(), &work).ok()?.dyn_into().ok()
}
