//! What a test came to.

use leptos::prelude::*;

use crate::{
    app::{
        engine::self_test::{Reviewed, Taken},
        route::Route,
        state::AppState,
        widgets::{
            chapters::chapters,
            element::{Element, button, dynamic, element, link, views},
            panel,
            table::{row, table_of},
        },
        words,
    },
    browser,
    memory::Rating,
    quiz::Task,
    shift::{Reading, TestResult},
};

/// So many earlier tests are shown.
const SHOWN: usize = 10;

/// The result of the test that is done.
pub(super) fn result(state: AppState) -> Vec<Element> {
    let (Some(result), Some(test)) = (state.test_result(), state.test()) else { return Vec::new() };
    let reviewed = state.test_reviewed();
    let text = result.text(&state.glossary_title(), &browser::local_time(test.started().at));
    let copy = button("button", words::shift::COPY_RESULT, move || state.copy_test(text.clone()));
    let again = button("button primary", words::shift::ANOTHER_TEST, move || state.close_test());
    let add = dynamic(move || {
        state.revision.track();
        if state.test_is_added() {
            element("p").class("soft").child(words::shift::ADDED)
        } else {
            button("button", words::shift::ADD_TO_SCHEDULE, move || state.add_test())
        }
    });
    let buttons = element("div").class("row").child([again, copy]).child(add);
    let taken = state.tests_taken();
    let parts = [
        Some(score(&result, &taken)),
        Some(buttons),
        sure_but_wrong(state, &result),
        reading(state, &result.reading),
        Some(questions(&reviewed)),
        history(state),
    ];
    parts.into_iter().flatten().collect()
}

fn panel(id: &'static str, heading: &'static str, content: Vec<AnyView>) -> Element {
    panel::panel(id, heading, content).class("panel question")
}

fn score(result: &TestResult, taken: &[Taken]) -> Element {
    let lede = element("p").class("lede").attr("data-testid", "score").child(words::shift::score(result.all));
    let before = taken
        .get(1)
        .map(|last| element("p").class("soft").child(words::shift::compared(result.all, last.score)));
    let head = [words::SECTION, words::shift::RIGHT, words::shift::INTERVAL];
    let scored = |section: &crate::shift::SectionScore| {
        let score = section.score;
        let cells = [words::shift::of(score.right, score.asked), words::shift::interval(score)];
        row(section.name.clone(), cells.map(|cell| words::unbroken(&cell)))
    };
    let rows = result.sections.iter().map(scored).collect();
    let why = element("p").class("hint soft").child(words::shift::INTERVAL_MEANS);
    panel(
        "score",
        words::shift::SCORE,
        vec![views(lede), views(before), views(table_of(&head, rows)), views(why)],
    )
}

fn entry(state: AppState, id: &str) -> Element {
    let term = state.entry(id).map_or_else(|| id.to_owned(), |(_, entry)| entry.term);
    link("", Route::Term(id.to_owned()).href(), term)
}

fn sure_but_wrong(state: AppState, result: &TestResult) -> Option<Element> {
    let cards = &result.sure_but_wrong;
    if cards.is_empty() {
        return None;
    }
    let items: Vec<_> = cards.iter().map(|card| element("li").child(entry(state, card.entry()))).collect();
    let note = element("p").class("soft").child(words::shift::SURE_BUT_WRONG_MEANS);
    let list = element("ul").child(items);
    Some(panel("sure", words::shift::SURE_BUT_WRONG, vec![views(note), views(list)]))
}

fn reading(state: AppState, readings: &[Reading]) -> Option<Element> {
    if readings.is_empty() {
        return None;
    }
    let pattern = state.chapter_link();
    let item = |reading: &Reading| {
        let chapter = reading.chapter.and_then(|chapter| chapters(&[chapter], pattern.as_deref()));
        let chapter = chapter.unwrap_or_else(|| element("span").child(words::shift::NO_CHAPTER));
        let mut entries = Vec::new();
        for (place, id) in reading.entries.iter().enumerate() {
            entries.push(views(if place == 0 { ": " } else { ", " }));
            entries.push(views(entry(state, id)));
        }
        element("li").child(chapter).child(entries)
    };
    let list = element("ol").child(readings.iter().map(item).collect::<Vec<_>>());
    let note = element("p").class("soft").child(words::shift::READING_ORDER);
    Some(panel("reading", words::shift::READING, vec![views(note), views(list)]))
}

fn questions(reviewed: &[Reviewed]) -> Element {
    let item = |each: &Reviewed| {
        let right = each.question.answer_text();
        let (mark, class) =
            if each.right { (words::CORRECT, "verdict right") } else { (words::INCORRECT, "verdict wrong") };
        let given = match (&each.question.task, &*each.given) {
            (_, "") => words::DONT_KNOW.to_owned(),
            // Of a card that one rated oneself the rating is kept.
            (Task::Recall { .. }, rating) => rating
                .parse()
                .ok()
                .and_then(Rating::from_number)
                .map_or_else(String::new, |rating| words::shift::self_rated(rating).to_owned()),
            (_, given) => given.to_owned(),
        };
        let sure = each.sure.map(words::shift::sure);
        let fact =
            |label: &'static str, text: String| [element("dt").child(label), element("dd").child(text)];
        let facts =
            element("dl")
                .class("facts")
                .child(fact(words::YOUR_ANSWER, given))
                .child(fact(words::shift::RIGHT_ANSWER, right))
                .child(sure.map(|sure| {
                    fact(words::shift::CONFIDENCE, sure.to_owned()).into_iter().collect::<Vec<_>>()
                }));
        let term = link("", Route::Term(each.question.card.entry().to_owned()).href(), each.term.clone());
        element("li")
            .child(element("h3").child(term).child(element("span").class(class).child(format!(" {mark}"))))
            .child(element("p").child(each.question.prompt_text()))
            .child(facts)
    };
    let list = element("ol").class("question").child(reviewed.iter().map(item).collect::<Vec<_>>());
    panel("questions", words::shift::ALL_QUESTIONS, vec![views(list)])
}

/// What earlier tests came to; none if there were none.
pub(super) fn history(state: AppState) -> Option<Element> {
    let taken = state.tests_taken();
    if taken.is_empty() {
        return None;
    }
    let scored = |taken: &Taken| {
        let score = taken.score;
        let cells = [words::shift::of(score.right, score.asked), words::shift::interval(score)];
        row(browser::local_time(taken.at), cells)
    };
    let rows = taken.iter().take(SHOWN).map(scored).collect();
    let head = [words::WHEN, words::shift::RIGHT, words::shift::INTERVAL];
    Some(panel("history", words::shift::LAST_TESTS, vec![views(table_of(&head, rows))]))
}
