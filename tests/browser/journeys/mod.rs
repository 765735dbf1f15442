//! What people do in the app, one file a journey.

mod accessibility;
mod broken;
mod home;
mod import_glossary;
mod keyboard;
mod pages;
mod progress;
mod screenshots;
mod study;
