//! What the first page says of the shift.

use std::rc::Rc;

use leptos::prelude::*;

use super::planning::Planning;
use crate::{
    app::{
        engine::glance::Glance,
        route::Route,
        state::AppState,
        widgets::element::{dynamic, element, link, views},
        words,
    },
    browser,
};

/// The last figures at once; where something has changed since, they are worked out anew when the page has been painted.
pub(crate) fn glance() -> AnyView {
    let state = AppState::get();
    let Some(shift) = state.shift().and_then(Result::ok) else { return nothing() };
    let (known, is_true) = state.glance().map_or((None, false), |(glance, is_true)| (Some(glance), is_true));
    let glance = RwSignal::new_local(known);
    if !is_true {
        let made_of = state.made_of();
        let Some(footing) = state.footing(&shift) else { return nothing() };
        let readiness = Rc::new(footing.readiness());
        let planning = Planning::begin(state, Rc::new(footing), Rc::clone(&readiness));
        Effect::new(move |_| {
            if let Some(outlook) = planning.outlook() {
                glance.set(Some(state.keep_glance(&made_of, &readiness, &outlook)));
            }
        });
    }
    dynamic(move || glance.get().as_ref().map(said))
}

fn nothing() -> AnyView {
    views(Vec::<AnyView>::new())
}

fn said(glance: &Glance) -> AnyView {
    let ready =
        element("strong").attr("data-testid", "readiness").child(words::shift::about(glance.readiness));
    let next = glance.next.filter(|_| glance.cards == 0);
    let next = next.map(|(at, minutes)| words::shift::next_day(&browser::local_weekday(at), minutes));
    let parts = vec![
        views(" "),
        views(ready),
        views(format!(" {} ", words::shift::glance(glance.with_plan))),
        views(words::shift::left_today(glance.cards, glance.minutes)),
        views(next.map(|next| format!(" {next}"))),
        views(" "),
        views(link("", Route::Study(None).href(), words::shift::STUDY_AS_USUAL)),
    ];
    views(parts)
}
