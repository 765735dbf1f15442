//! A session of what is planned for today.

use std::rc::Rc;

use leptos::prelude::*;

use super::planning::Planning;
use crate::{
    app::{
        engine::glance::Glance,
        pages::study::study_page,
        route::Route,
        state::{AppState, SessionView},
        widgets::element::{Element, dynamic, element, link, views},
        words,
    },
    browser,
};

/// Goes on with today's planned session, or makes the plan and begins it. Without a shift that lies ahead, what is due is
/// studied as usual.
pub(crate) fn planned_page() -> AnyView {
    let state = AppState::get();
    if state.planned_is_under_way() {
        return session(state);
    }
    let Some(footing) = state.shift().and_then(Result::ok).and_then(|shift| state.footing(&shift)) else {
        browser::after(0, move || {
            state.replace_address(&Route::Study(None));
            state.route.set(Route::Study(None));
        })
        .forget();
        return waiting(None);
    };
    let readiness = Rc::new(footing.readiness());
    let planning = Planning::begin(state, Rc::new(footing), readiness);
    let has_waited = StoredValue::new(false);
    dynamic(move || match planning.outlook() {
        None => {
            has_waited.set_value(true);
            waiting(Some(planning))
        }
        Some(outlook) => untrack(|| {
            state.begin_planned(&outlook);
            if has_waited.get_value() {
                browser::focus_later("h1");
            }
            session(state)
        }),
    })
}

fn waiting(planning: Option<Planning>) -> AnyView {
    views([
        views(element("h1").attr("tabindex", "-1").child(words::STUDY_PLAN)),
        views(planning.map(Planning::progress)),
    ])
}

/// The session, and after it what it came to.
fn session(state: AppState) -> AnyView {
    let end = dynamic(move || {
        let is_complete = state.session.with(|view| matches!(view, SessionView::Complete(_)));
        is_complete.then(|| after(state))
    });
    views([study_page(&Route::Planned), end])
}

/// How ready one is now, and what is left.
fn after(state: AppState) -> Option<AnyView> {
    let footing = state.shift().and_then(Result::ok).and_then(|shift| state.footing(&shift))?;
    let made_of = state.made_of();
    let readiness = Rc::new(footing.readiness());
    let planning = Planning::begin(state, Rc::new(footing), Rc::clone(&readiness));
    Some(dynamic(move || {
        planning.outlook().map(|outlook| said(&state.keep_glance(&made_of, &readiness, &outlook)))
    }))
}

fn said(glance: &Glance) -> Element {
    let ready = words::shift::ready_after(glance.readiness, glance.with_plan);
    let next = glance.next.map(|(at, minutes)| words::shift::next_day(&browser::local_weekday(at), minutes));
    let left = words::shift::left_today(glance.cards, glance.minutes);
    let usual = link("", Route::Study(None).href(), words::shift::STUDY_AS_USUAL);
    element("div")
        .class("after prose")
        .child(element("p").attr("data-testid", "readiness").child(ready))
        .child(element("p").child(left).child(next.map(|next| format!(" {next}"))))
        .child(element("p").child(usual))
}
