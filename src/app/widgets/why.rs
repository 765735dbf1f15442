//! Why a card is asked, and what can be done with it.

use super::{
    element::{Element, button, element},
    figure::picture,
};
use crate::{
    app::{
        charts,
        engine::{cards::Explanation, curves::Curve},
        state::AppState,
        words,
    },
    browser,
    memory::Rating,
};

/// What is remembered of the card on the screen, what becomes of it, and the ways to have it asked less.
pub(crate) fn why(state: AppState, explanation: &Explanation) -> Element {
    let memory = &explanation.memory;
    let text = match memory.is_new() {
        true => words::WHY_NEW.to_owned(),
        false => words::why(memory.reviews, memory.lapses, explanation.recall, memory.stability),
    };
    let curve = explanation.curve.as_ref().map(curve);
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

/// How the memory fades, as a picture and in numbers.
fn curve(shown: &Curve) -> Vec<Element> {
    let rows = shown.ahead.iter().map(|&(days, recall)| (words::in_days(days), words::percent(recall)));
    let drawing = charts::curve(shown, &browser::local_date);
    let [heading, numbers] = ["if-not-asked", "if-not-asked-numbers"];
    vec![
        element("h2").attr("id", heading).child(words::IF_NOT_ASKED),
        picture(&drawing, heading, numbers).class("curve"),
        facts(rows).attr("id", numbers),
    ]
}

fn list(heading: &'static str, rows: impl Iterator<Item = (String, String)>) -> Vec<Element> {
    vec![element("h2").child(heading), facts(rows)]
}

fn facts(rows: impl Iterator<Item = (String, String)>) -> Element {
    let row = |(name, value): (String, String)| [element("dt").child(name), element("dd").child(value)];
    element("dl").class("facts").child(rows.map(row).collect::<Vec<_>>())
}
