//! What people do in the app, one file a journey.

mod accessibility;
mod broken;
mod home;
mod keyboard;
mod offline;
mod pages;
mod progress;
mod screenshots;
mod sharing;
mod statistics;
mod study;
