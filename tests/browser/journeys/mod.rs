//! What people do in the app, one file a journey.

mod home;
mod keyboard;
mod pages;
mod progress;
mod study;
