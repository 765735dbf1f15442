//! One file a page.

pub(crate) mod browse;
pub(crate) mod changes;
mod data;
mod fit;
mod glossaries;
mod history;
pub(crate) mod home;
pub(crate) mod not_found;
mod number;
mod preview;
pub(crate) mod readiness;
pub(crate) mod self_test;
pub(crate) mod settings;
mod shortcuts;
pub(crate) mod start;
pub(crate) mod statistics;
pub(crate) mod study;
pub(crate) mod team;
pub(crate) mod term;
