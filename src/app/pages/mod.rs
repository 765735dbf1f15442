//! One file a page.

pub(crate) mod browse;
mod glossaries;
pub(crate) mod home;
pub(crate) mod not_found;
mod preview;
pub(crate) mod settings;
pub(crate) mod study;
pub(crate) mod term;
