//! The test under way: one question after another, without feedback.

use std::rc::Rc;

use leptos::prelude::*;

use super::Stage;
use crate::{
    app::{
        engine::Position,
        pages::study,
        state::{AppState, QUESTION},
        widgets::{
            answer_keys::answer_of_key,
            element::{Element, button, dynamic, element, views},
            field::check,
            question::{Respond, open_question},
            stopwatch::Stopwatch,
        },
        words,
    },
    browser::{self, KeyPress, Timer},
    quiz::Answer,
};

/// Says that one is sure, and takes it back; where one types, Shift+Tab and Space do.
const SURE_KEY: &str = "s";

/// What belongs to the question on the page. Copies are handles to the same.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    /// How long it has been there, pauses apart.
    watch: Stopwatch,
    /// Whole seconds that are left, where there is a limit.
    left: RwSignal<Option<u64>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    sure: RwSignal<bool>,
    shown: RwSignal<bool>,
}

impl Clock {
    pub(super) fn new() -> Clock {
        Clock {
            watch: Stopwatch::start(),
            left: RwSignal::new(None),
            timer: StoredValue::new_local(None),
            sure: RwSignal::new(false),
            shown: RwSignal::new(false),
        }
    }

    fn restart(self) {
        self.watch.restart(0);
        self.sure.set(false);
        self.shown.set(false);
    }

    /// Begins a pause, or ends it.
    fn pause(self, state: AppState) {
        if self.watch.is_paused_now() {
            self.watch.go_on();
        } else {
            self.watch.pause();
        }
        self.tick(state);
    }

    /// Counts down where there is a limit, and ends the test when time is up. Ends itself with the page.
    fn tick(self, state: AppState) {
        let Some(test) = state.test().filter(|test| test.current().is_some()) else { return };
        let answered: u64 = test.answered().map(|(_, answer)| u64::from(answer.took)).sum();
        let left = test.time_left(answered + u64::try_from(self.watch.took()).unwrap_or(0));
        let Some(left) = left else { return };
        self.left.set(Some(left.div_ceil(1000)));
        if left == 0 {
            return state.finish_test();
        }
        if self.watch.is_paused_now() {
            return self.timer.set_value(None);
        }
        self.timer.set_value(Some(browser::after(1000, move || self.tick(state))));
    }
}

/// Answers by keys, as in a session.
pub(super) fn listen(state: AppState, stage: Memo<Stage>, clock: Clock) {
    state.on_page_key(move |key| {
        if matches!(stage.get_untracked(), Stage::Asking(_)) && !clock.watch.is_paused_now() {
            answer_by_key(state, clock, key);
        }
    });
}

fn answer_by_key(state: AppState, clock: Clock, key: &KeyPress) {
    let Some(question) = state.test_question() else { return };
    if key.key() == SURE_KEY && state.test().is_some_and(|test| test.asks_if_sure()) {
        key.prevent_default();
        return clock.sure.update(|sure| *sure = !*sure);
    }
    if let Some(answer) = answer_of_key(&question.task, clock.shown, key) {
        give(state, clock, &answer);
    }
}

fn give(state: AppState, clock: Clock, answer: &Answer) {
    let asks = state.test().is_some_and(|test| test.asks_if_sure());
    // Who says that they do not know is not asked if they are sure of it.
    let sure = asks.then(|| clock.sure.get_untracked() && *answer != Answer::Unknown);
    state.answer_test(answer, sure, u32::try_from(clock.watch.took()).unwrap_or(u32::MAX));
}

/// How far the test is.
pub(super) fn progress(state: AppState, stage: Stage) -> Vec<Element> {
    let Stage::Asking(place) = stage else { return Vec::new() };
    let total = state.test().map_or(0, |test| test.len());
    study::progress(Position { number: place + 1, finished: place, halfway: 0, total })
}

/// What takes focus when a question is shown. Who is asked if they are sure says so by a key, before typing: then it is not
/// the field, where keys are letters.
pub(super) fn focus_target(state: AppState) -> &'static str {
    match state.test().is_some_and(|test| test.asks_if_sure()) {
        true => "[data-testid=prompt]",
        false => QUESTION,
    }
}

/// The question that waits.
pub(super) fn run(state: AppState, clock: Clock) -> Vec<Element> {
    let (Some(test), Some(question)) = (state.test(), state.test_question()) else { return Vec::new() };
    clock.restart();
    clock.tick(state);
    let respond = Respond { answer: Rc::new(move |answer| give(state, clock, &answer)), shown: clock.shown };
    let recalled = study::recalled(state, &question);
    let question = open_question(&question, &respond, Default::default(), recalled);
    let is_sure = move |sure| {
        clock.sure.set(sure);
        // So that the next key is an answer again.
        browser::focus_later(focus_target(state));
    };
    let sure = test.asks_if_sure().then(|| check(words::shift::I_AM_SURE, move || clock.sure.get(), is_sure));
    let asked = element("div")
        .class("question")
        .attr_with("hidden", move || clock.watch.is_paused().then(String::new))
        .child(sure)
        .child(question);
    let timed = test.time_left(0).is_some().then(|| time(state, clock));
    let end = button("button quiet", words::shift::END_TEST, move || state.finish_test());
    let note = element("p").class("soft").child(words::shift::NO_FEEDBACK);
    let tools = element("div").class("study-tools").child(end);
    [Some(note), timed, Some(asked), Some(tools)].into_iter().flatten().collect()
}

/// How much time is left, with the ways to have more of it.
fn time(state: AppState, clock: Clock) -> Element {
    let left = dynamic(move || clock.left.get().map(words::shift::time_left));
    let label =
        dynamic(move || if clock.watch.is_paused() { words::shift::GO_ON } else { words::shift::PAUSE });
    let pause = button("button", label, move || clock.pause(state));
    let more = button("button", words::shift::MORE_TIME, move || {
        state.extend_test();
        clock.tick(state);
    });
    let left = element("span").attr("role", "timer").child(views(left));
    element("div").class("row").child(left).child([pause, more])
}
