//! What studying came to, in charts.

use leptos::prelude::*;

use crate::{
    app::{
        charts::of_statistics,
        engine::HardEntry,
        route::Route,
        state::AppState,
        widgets::{
            element::{Element, element, link, views},
            figure::figure,
        },
        words,
        words::statistics as said,
    },
    browser,
};

/// The page of statistics, as they are when it is opened.
pub(crate) fn statistics_page() -> AnyView {
    let state = AppState::get();
    let heading = element("h1").attr("tabindex", "-1").child(words::NAV_STATISTICS);
    let Some(statistics) = state.statistics() else {
        let start = link("button primary", Route::Study(None).href(), words::STUDY_NOW);
        return views([
            heading,
            element("p").class("lede").child(said::NOTHING_YET),
            element("p").child(start),
        ]);
    };
    let charts = of_statistics(&statistics, &browser::local_day);
    let figures: Vec<_> = charts.into_iter().map(|chart| figure(state, chart)).collect();
    views([heading, element("div").class("charts").child(figures).child(hardest(&statistics.hardest))])
}

fn hardest(entries: &[HardEntry]) -> Element {
    let heading = element("h2").attr("id", "hardest").child(said::HARDEST);
    let part = element("section").class("panel prose").attr("aria-labelledby", "hardest").child(heading);
    if entries.is_empty() {
        return part.child(element("p").class("soft").child(said::NO_HARD_TERM));
    }
    let item = |entry: &HardEntry| {
        let name = link("", Route::Term(entry.id.clone()).href(), entry.term.clone());
        let numbers = said::hard_term(entry.wrong, entry.answers, entry.recall);
        element("li").child(name).child(element("span").class("soft").child(format!(" · {numbers}")))
    };
    let list = element("ol").child(entries.iter().map(item).collect::<Vec<_>>());
    part.child(element("p").class("soft").child(said::HARDEST_HELP)).child(list)
}
