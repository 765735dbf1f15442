//! What to test.

use leptos::prelude::*;

use super::result;
use crate::{
    app::{
        state::AppState,
        widgets::{
            element::{Element, dynamic, element},
            field::{check, group, number_in_form},
            section_choice::SectionChoice,
        },
        words,
    },
    quiz::{KindSet, QuestionKind},
    shift::TestSetup,
};

/// How many questions a test can have.
const QUESTIONS: std::ops::RangeInclusive<u16> = 5..=50;
/// How many minutes a test can be meant to take, instead.
const MINUTES: std::ops::RangeInclusive<u16> = 1..=60;
/// How long a time limit can be, in minutes.
const LIMIT: std::ops::RangeInclusive<u16> = 1..=180;

/// What stands in the form. Copies are handles to the same.
#[derive(Clone, Copy)]
struct Form {
    sections: SectionChoice,
    questions: RwSignal<String>,
    minutes: RwSignal<String>,
    limit: RwSignal<String>,
    kinds: RwSignal<KindSet>,
    ask_if_sure: RwSignal<bool>,
    error: RwSignal<&'static str>,
}

/// The form that begins a test, and what earlier ones came to.
pub(super) fn setup(state: AppState) -> Vec<Element> {
    let usual = TestSetup::default();
    let form = Form {
        sections: SectionChoice::new(state, &|_| true),
        questions: RwSignal::new(usual.questions.to_string()),
        minutes: RwSignal::new(String::new()),
        limit: RwSignal::new(String::new()),
        kinds: RwSignal::new(usual.kinds),
        ask_if_sure: RwSignal::new(false),
        error: RwSignal::new(""),
    };
    // Rating oneself shows the answer, which a test does not.
    let kinds = QuestionKind::ALL.into_iter().filter(|kind| *kind != QuestionKind::Reveal);
    let kind = |kind: QuestionKind| {
        let is_wanted = move || form.kinds.with(|kinds| kinds.contains(kind));
        check(words::kind(kind), is_wanted, move |wanted| {
            form.kinds.update(|kinds| *kinds = kinds.with(kind, wanted))
        })
    };
    let kinds: Vec<_> = kinds.map(kind).collect();
    let error = dynamic(move || {
        let error = form.error.get();
        (!error.is_empty()).then(|| element("p").class("notice").child(error))
    });
    let begin =
        element("button").attr("type", "submit").class("button primary").child(words::shift::BEGIN_TEST);
    let fields = element("form")
        .class("panel question")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            form.begin(state);
        })
        .child(group(words::SECTIONS, form.sections.boxes()))
        .child(number_in_form(
            words::shift::QUESTIONS,
            words::shift::QUESTIONS_HINT,
            ["test-questions", "5", "50"],
            form.questions,
        ))
        .child(number_in_form(
            words::shift::MINUTES_INSTEAD,
            words::shift::MINUTES_INSTEAD_HINT,
            ["test-minutes", "1", "60"],
            form.minutes,
        ))
        .child(group(words::KINDS, kinds))
        .child(number_in_form(
            words::shift::TIME_LIMIT,
            words::shift::TIME_LIMIT_HINT,
            ["test-limit", "1", "180"],
            form.limit,
        ))
        .child(check(
            words::shift::ASK_IF_SURE,
            move || form.ask_if_sure.get(),
            move |wanted| form.ask_if_sure.set(wanted),
        ))
        .child(element("div").attr("role", "alert").child(error))
        .child(element("div").class("row").child(begin));
    let lede = element("p").class("lede").child(words::shift::TEST_LEDE);
    [Some(lede), Some(fields), result::history(state)].into_iter().flatten().collect()
}

impl Form {
    fn begin(self, state: AppState) {
        let begun = self.setup(state).map(|setup| state.begin_test(&setup));
        self.error.try_set(match begun {
            Err(error) => error,
            Ok(false) => words::shift::NOTHING_TO_TEST,
            Ok(true) => "",
        });
    }

    fn setup(self, state: AppState) -> Result<TestSetup, &'static str> {
        let minutes = if_any(self.minutes, &MINUTES).ok_or(words::shift::MINUTES_UNCLEAR)?;
        let questions = match minutes {
            Some(minutes) => u16::try_from(state.answers_in(minutes)).unwrap_or(u16::MAX),
            None => if_any(self.questions, &QUESTIONS).flatten().ok_or(words::shift::QUESTIONS_UNCLEAR)?,
        };
        let limit = if_any(self.limit, &LIMIT).ok_or(words::shift::LIMIT_UNCLEAR)?;
        let kinds = self.kinds.get_untracked();
        if kinds.iter().next().is_none() {
            return Err(words::shift::NO_KIND);
        }
        let sections = self.sections.chosen();
        if sections.as_ref().is_some_and(Vec::is_empty) {
            return Err(words::shift::NO_SECTION);
        }
        Ok(TestSetup { sections, questions, kinds, ask_if_sure: self.ask_if_sure.get_untracked(), limit })
    }
}

/// The number in the field, none in it if it is empty; `None` if it is no number of the range.
fn if_any(field: RwSignal<String>, range: &std::ops::RangeInclusive<u16>) -> Option<Option<u16>> {
    field.with_untracked(|text| match text.trim() {
        "" => Some(None),
        text => text.parse().ok().filter(|number| range.contains(number)).map(Some),
    })
}
