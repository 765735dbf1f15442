//! Calls that come later.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Window, window};

/// A call that is still to come; dropping it cancels it.
pub(crate) struct Timer {
    handle: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Lets the call come even though nobody holds the timer.
    pub(crate) fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// Calls back once, after that many milliseconds.
pub(crate) fn after(milliseconds: i32, callback: impl FnOnce() + 'static) -> Timer {
    boxed_after(milliseconds, Box::new(callback))
}

/// What all of them have in common, and so is there once.
fn boxed_after(milliseconds: i32, callback: Box<dyn FnOnce()>) -> Timer {
    let callback = Closure::once(callback);
    let schedule = |window: Window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(
            callback.as_ref().unchecked_ref(),
            milliseconds,
        )
    };
    // Fails only without a window, where nothing is shown either.
    let handle = window().and_then(|window| schedule(window).ok()).unwrap_or_default();
    Timer { handle, _callback: callback }
}
