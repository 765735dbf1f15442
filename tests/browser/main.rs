//! The app in a real browser: the release build in `dist/` (or in the folder that READYROOM_DIST names), served on the
//! loopback address, driven by WebDriver. Every journey finds things by role and accessible name, and every one
//! fails on an error in the console.
#![expect(clippy::unwrap_used, reason = "a journey that cannot go on fails")]

mod browser;
mod copy;
mod engine;
#[path = "../support/headers.rs"]
#[expect(dead_code, reason = "other tests read more of it")]
mod headers;
mod history;
mod lateness;
mod server;

mod journeys;
