//! The end of a session: what was answered, and what to look at again.

use super::element::{Element, button, element, link};
use crate::{
    app::{engine::Report, route::Route, state::AppState, words},
    browser,
    memory::{Mode, Scope},
};

/// The page's part under `Session complete`.
/// `minutes` is how long it took, `again` practises once more.
pub(crate) fn summary(
    state: AppState,
    report: &Report,
    scope: &Scope,
    minutes: i64,
    again: impl Fn() + 'static,
) -> Element {
    let missed = (!report.missed.is_empty()).then(|| {
        let entry = |(id, term): &(String, String)| {
            element("li").child(link("", Route::Term(id.clone()).href(), term.clone()))
        };
        let list = element("ul").child(report.missed.iter().map(entry).collect::<Vec<_>>());
        vec![element("h2").child(words::LOOK_AGAIN), list]
    });
    let home = link("button primary", Route::Home.href(), words::BACK_HOME).attr("id", "next");
    element("div")
        .class("after prose")
        .child(sentences(report, scope.mode, minutes))
        .child(missed)
        .child(element("div").class("row").child(home).child(practise(state, report, scope, again)))
        .child((report.answered > 0).then(|| result(state, report, scope)))
}

/// The result as a text for others.
fn result(state: AppState, report: &Report, scope: &Scope) -> Element {
    let told = (scope.clone(), report.clone());
    let copy =
        button("button quiet", words::sharing::COPY_RESULT, move || state.copy_result(&told.0, &told.1));
    let told = (scope.clone(), report.clone());
    let share = browser::can_share().then(|| {
        button("button quiet", words::sharing::SHARE_RESULT, move || state.share_result(&told.0, &told.1))
    });
    element("div").class("row").child(copy).child(share)
}

fn sentences(report: &Report, mode: Mode, minutes: i64) -> Vec<Element> {
    let lede = |text: String| element("p").class("lede").child(text);
    match report.answered {
        0 if mode == Mode::Planned => vec![lede(words::shift::NOTHING_PLANNED.to_owned())],
        0 => vec![lede(words::NOTHING_LEFT.to_owned())],
        answered => vec![
            lede(words::summary(answered, report.right)),
            element("p").class("soft").child(format!(
                "{} {}",
                words::took(minutes),
                words::saved(report.saved)
            )),
        ],
    }
}

/// The way to go on with the section at once.
fn practise(state: AppState, report: &Report, scope: &Scope, again: impl Fn() + 'static) -> Option<Element> {
    if scope.mode == Mode::Planned {
        return Some(link("button", Route::Readiness.href(), words::NAV_READINESS));
    }
    let section = scope.section.clone()?;
    let name = state.section_name(&section)?;
    Some(match scope.mode {
        Mode::Study | Mode::Planned => {
            link("button", Route::Practise(section).href(), words::practise(&name))
        }
        // The address is the one of this page, so a link would lead nowhere.
        Mode::Practice => {
            let label =
                if report.answered > 0 { words::PRACTISE_AGAIN.to_owned() } else { words::practise(&name) };
            button("button", label, again)
        }
    })
}
