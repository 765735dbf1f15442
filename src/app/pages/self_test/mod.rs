//! The self-test: set up, taken without feedback, looked at.

mod result;
pub(super) mod run;
mod setup;

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    app::{
        state::AppState,
        widgets::{
            element::{dynamic, element, keep_up, views},
            heading::page_heading,
        },
        words,
    },
    browser,
};

/// Where a test stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stage {
    /// Nothing is under way.
    Setup,
    /// The question of that number is asked, counted from 0.
    Asking(usize),
    /// All is answered.
    Done,
}

/// The page of the self-test.
pub(crate) fn self_test_page() -> AnyView {
    let state = AppState::get();
    // Progress may change for many reasons; the page is built anew only when the test has gone on.
    let stage = Memo::new(move |_| {
        state.revision.track();
        match state.test().map(|test| test.current()) {
            None => Stage::Setup,
            Some(Some(place)) => Stage::Asking(place),
            Some(None) => Stage::Done,
        }
    });
    let clock = run::Clock::new();
    keep_up(Rc::new(move |is_first| {
        let target = match stage.get() {
            Stage::Asking(_) => run::focus_target(state),
            Stage::Setup | Stage::Done => "h1",
        };
        if !is_first {
            browser::focus_later(target);
        }
    }));
    run::listen(state, stage, clock);
    let heading = move || match stage.get() {
        Stage::Done => words::shift::TEST_DONE,
        Stage::Setup | Stage::Asking(_) => words::SELF_TEST,
    };
    let head = element("div").class("study-head").child(dynamic(move || {
        let head = vec![page_heading(heading().to_owned())];
        head.into_iter().chain(run::progress(state, stage.get())).collect::<Vec<_>>()
    }));
    views(vec![
        views(head),
        dynamic(move || match stage.get() {
            Stage::Setup => setup::setup(state),
            Stage::Asking(_) => run::run(state, clock),
            Stage::Done => result::result(state),
        }),
    ])
}
