//! What people do in the app, one file a journey.

mod accessibility;
mod broken;
mod changes;
mod home;
mod keyboard;
mod pages;
mod progress;
mod screenshots;
mod study;
