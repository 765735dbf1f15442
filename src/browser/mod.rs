//! The only code that touches web APIs: storage, locks, clock, seed, files, the page itself.

mod clock;
mod dom;
mod drawing;
mod files;
mod json;
mod keyboard;
mod locks;
mod member;
mod page;
mod seed;
mod sharing;
mod storage;
mod timer;
mod turns;
mod view;
mod worker;

pub(crate) use clock::{
    local_date, local_day, local_instant, local_time, local_weekday, now, utc_offset_minutes,
};
pub(crate) use dom::{DomEvent, listen, set_attribute, set_property, set_style};
pub(crate) use drawing::add_drawn;
pub(crate) use files::{download, read_text};
pub(crate) use json::read_json;
pub(crate) use keyboard::{KeyPress, on_key};
pub(crate) use locks::with_exclusive_lock;
pub(crate) use page::{
    click, confirm, focus, focus_later, hash, install_crash_notice, on_hash_change, on_page_hidden,
    on_storage_change, on_update, print, reload_with, replace_address, set_theme, set_title, take_message,
    take_over_frame,
};
pub(crate) use seed::random_seed;
pub(crate) use sharing::{can_share, copy, share};
pub(crate) use storage::{BrowserStore, is_persisted, persist, room};
pub(crate) use timer::{Timer, after};
pub(crate) use turns::Turns;
pub(crate) use view::{is_near_view, on_view_change, show_at_top};
pub(crate) use wasm_bindgen_futures::spawn_local as spawn;
pub(crate) use web_sys::{Element, File};
pub use worker::serve_worker;
pub(crate) use worker::{BackgroundWorker, Heard, Source, Task};
