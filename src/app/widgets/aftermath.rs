//! What follows an answer: the right one, why, and what one mistook it for.

use super::{
    chapters::chapters,
    difference::difference,
    element::{Element, button, element, link},
    prose::prose,
};
use crate::{
    app::{engine::Answered, route::Route, state::AppState, words},
    browser,
    progress::News,
    quiz::{Outcome, Task},
};

/// The explanation under an answered question, with the way on.
pub(crate) fn aftermath(answered: &Answered) -> Element {
    let state = AppState::get();
    let (overrule, class) = match answered.grade.outcome {
        Outcome::Correct => (words::OVERRULE_INCORRECT, "button quiet"),
        Outcome::Close | Outcome::Incorrect => (words::OVERRULE_CORRECT, "button"),
    };
    let next = button("button primary", words::NEXT, move || state.next()).attr("id", "next");
    let confused = answered.confused_with.as_ref().map(|other| {
        let heading = element("h2").child(words::you_chose(&other.term));
        element("div").class("answer panel").child([heading, prose(&other.definition)])
    });
    element("div").class("after").child(explanation(state, answered)).child(confused).child(
        element("div").class("row").child(next).child(button(class, overrule, move || state.overrule())),
    )
}

fn explanation(state: AppState, answered: &Answered) -> Element {
    let entry = &answered.entry;
    let subject = entry.clone();
    let report =
        button("button quiet", words::sharing::REPORT_PROBLEM, move || state.report_problem(&subject));
    let expansion =
        entry.expansion.as_ref().map(|words| element("span").class("soft").child(format!(" · {words}")));
    let correction = match &answered.question.task {
        Task::Judge { truth: false, correction } => Some(element("strong").child(correction.clone())),
        _ => None,
    };
    // Said when it has just been forgotten again, which is when one wants to hear it.
    let is_leech = answered.grade.outcome == Outcome::Incorrect && state.is_leech(&answered.question.card);
    let leech = is_leech.then(|| element("p").class("notice").child(words::LEECH));
    let about = element("p")
        .class("about row")
        .child(chapters(&entry.chapters, state.chapter_link().as_deref()))
        .child(link("", Route::Term(entry.id.clone()).href(), words::OPEN_ENTRY))
        .child(element("span").child(words::back_in(&words::wait(answered.wait))));
    element("div")
        .class("answer panel")
        .child(element("h2").child(entry.term.clone()).child(expansion))
        .child(words::reason(&answered.grade.reason).map(|reason| element("p").child(reason)))
        .child(correction.map(|text| element("p").child(text)))
        .child(answered.news.as_ref().map(changed))
        .child(prose(&entry.definition))
        .child(about)
        .child(leech)
        .child(report)
}

/// What the card said before.
fn changed(news: &News) -> Element {
    let when = words::changed_on(news.change, &browser::local_time(news.at));
    element("div").class("changed").child(element("p").child(when)).child(difference(&news.old, &news.new))
}
