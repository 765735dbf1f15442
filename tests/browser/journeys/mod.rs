//! What people do in the app, one file a journey.

mod accessibility;
mod broken;
mod browse;
mod changes;
mod engines;
mod faults;
mod fitting;
mod home;
mod import_glossary;
mod keyboard;
mod offline;
mod pages;
mod planning_time;
mod progress;
mod readiness;
mod screenshots;
mod self_test;
mod session_time;
mod settings;
mod sharing;
mod speed;
mod start;
mod statistics;
mod study;
mod team;
mod term;
