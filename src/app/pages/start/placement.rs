//! The placement test: a few questions, each chosen by the answers before it.

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    app::{
        engine::onboarding::Placed,
        pages::study,
        state::{AppState, QUESTION},
        widgets::{
            answer_keys::answer_of_key,
            element::{Element, button, dynamic, element, keep_up, views},
            question::{Respond, open_question},
        },
        words::start as said,
    },
    browser,
};

/// The part of the page.
pub(super) fn placement(state: AppState) -> Element {
    // The page is built anew only when the test has gone on.
    let placed = Memo::new(move |_| {
        state.revision.track();
        state.placed()
    });
    let shown = RwSignal::new(false);
    state.on_page_key(move |key| {
        let question = state.placement_question();
        if let Some(answer) = question.and_then(|question| answer_of_key(&question.task, shown, key)) {
            state.answer_placement(&answer);
        }
    });
    keep_up(Rc::new(move |is_first| {
        let target = if matches!(placed.get(), Placed::Asking { .. }) { QUESTION } else { "#placement" };
        shown.set(false);
        if !is_first {
            browser::focus_later(target);
        }
    }));
    let content = dynamic(move || match placed.get() {
        Placed::NotYet => vec![element("p").child(said::PLACEMENT_TEXT), begin(state, said::BEGIN)],
        Placed::Asking { answered, most } => asking(state, answered, most, shown),
        Placed::Done { known, marked } => {
            let name = |id: &String| state.section_name(id).unwrap_or_default();
            let known: Vec<_> = known.iter().map(name).collect();
            let result = element("p").attr("data-testid", "placement").child(said::placed(&known, marked));
            vec![result, begin(state, said::AGAIN)]
        }
    });
    let heading = element("h2").attr("id", "placement").attr("tabindex", "-1").child(said::PLACEMENT);
    element("section").class("panel").attr("aria-labelledby", "placement").child(heading).child(content)
}

fn begin(state: AppState, label: &'static str) -> Element {
    let class = if label == said::BEGIN { "button primary" } else { "button" };
    element("div").class("row").child(button(class, label, move || state.begin_placement()))
}

fn asking(state: AppState, answered: usize, most: usize, shown: RwSignal<bool>) -> Vec<Element> {
    let Some(question) = state.placement_question() else { return Vec::new() };
    let respond = Respond { answer: Rc::new(move |answer| state.answer_placement(&answer)), shown };
    let recalled = study::recalled(state, &question);
    let question = open_question(&question, &respond, Default::default(), recalled);
    let number = element("p").class("soft").child(said::question(answered + 1, most));
    vec![number, element("div").child(views(question)), element("p").class("soft").child(said::NO_FEEDBACK)]
}
