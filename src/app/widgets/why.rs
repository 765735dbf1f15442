//! Why a card is asked, and what can be done with it.

use super::element::{Element, button, element};
use crate::{
    app::{engine::cards::Explanation, state::AppState, words},
    memory::Rating,
};

/// What is remembered of the card on the screen, what becomes of it, and the ways to have it asked less.
pub(crate) fn why(state: AppState, explanation: &Explanation) -> Element {
    let memory = &explanation.memory;
    let text = match memory.is_new() {
        true => words::WHY_NEW.to_owned(),
        false => words::why(memory.reviews, memory.lapses, explanation.recall, memory.stability),
    };
    let curve = (!explanation.curve.is_empty()).then(|| {
        list(
            words::IF_NOT_ASKED,
            explanation.curve.iter().map(|&(days, recall)| (words::in_days(days), words::percent(recall))),
        )
    });
    let waits = explanation.waits.map(|waits| {
        let row = |(rating, wait)| (words::rating(rating).to_owned(), words::wait(wait));
        list(words::BACK_AFTER, Rating::ALL.into_iter().zip(waits).map(row))
    });
    let leech = explanation.is_leech.then(|| element("p").child(words::LEECH));
    let (buried, suspended) = (explanation.card.clone(), explanation.card.clone());
    let ways = element("div")
        .class("row")
        .child(button("button", words::BURY, move || state.bury(&buried)))
        .child(button("button", words::SUSPEND, move || state.suspend(&suspended)));
    element("div")
        .class("notice why")
        .attr("role", "note")
        .child(element("p").child(text))
        .child(leech)
        .child(curve)
        .child(waits)
        .child(ways)
}

fn list(heading: &'static str, rows: impl Iterator<Item = (String, String)>) -> Vec<Element> {
    let row = |(name, value): (String, String)| [element("dt").child(name), element("dd").child(value)];
    let rows: Vec<_> = rows.map(row).collect();
    vec![element("h2").child(heading), element("dl").class("facts").child(rows)]
}
