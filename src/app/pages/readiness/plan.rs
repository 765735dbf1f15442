//! The plan until the shift: today, the next days, and whether it reaches the goal.

use leptos::prelude::*;

use std::rc::Rc;

use super::planning::in_turns;
use crate::{
    app::{
        engine::shift::{Footing, Outlook},
        route::Route,
        state::AppState,
        widgets::{
            element::{Element, button, dynamic, element, link, views},
            panel::panel,
            table::{row, table_of},
        },
        words,
    },
    browser,
    shift::{PlannedDay, Shift, about},
};

/// So many days are shown.
const DAYS_SHOWN: usize = 14;

/// So many minutes a day are the most that anybody studies.
const MOST_MINUTES: u16 = 600;

/// What to study.
pub(super) fn plan(state: AppState, shift: &Shift, footing: &Rc<Footing>, outlook: &Outlook) -> Element {
    let (cards, learning) = (outlook.today.len(), outlook.learning.len());
    let time = state.minutes_of(outlook.answers_today);
    let today = element("p").attr("data-testid", "today").child(words::shift::today(cards, learning, time));
    let study =
        (cards + learning > 0).then(|| link("button primary", Route::Planned.href(), words::STUDY_PLAN));
    let (own, window) = (shift.clone(), footing.window);
    let download =
        button("button", words::shift::DOWNLOAD_CALENDAR, move || state.download_calendar(&own, window));
    let download = download.attr("aria-describedby", "calendar-hint");
    let hint = element("p").class("hint soft").attr("id", "calendar-hint").child(words::shift::CALENDAR_HINT);
    let parts = vec![
        views(goal(state, shift, footing, outlook)),
        views(today),
        views(element("div").class("row").child(study).child(download)),
        views(hint),
        views(next_days(state, outlook)),
    ];
    panel("plan", words::shift::THE_PLAN, parts)
}

/// Whether the plan reaches the goal; if not, what would, once that is asked.
fn goal(state: AppState, shift: &Shift, footing: &Rc<Footing>, outlook: &Outlook) -> Vec<AnyView> {
    let with = outlook.plan.with.all();
    let is_reached = with >= f32::from(shift.goal()) / 100.0;
    let promise = words::shift::promise(about(with), shift.goal(), is_reached, shift.minutes_a_day());
    let mut parts = vec![views(element("p").attr("data-testid", "promise").child(promise))];
    if !is_reached {
        let answer = RwSignal::new(String::new());
        let (footing, goal) = (Rc::clone(footing), f32::from(shift.goal()) / 100.0);
        let ask = button("button", words::shift::HOW_MANY_MINUTES, move || {
            answer.set(words::LOADING.to_owned());
            let (footing, most) = (Rc::clone(&footing), state.answers_in(MOST_MINUTES));
            // The browser shows that it is being worked out before it is.
            browser::after(30, move || {
                let is_wanted = move || answer.try_get_untracked().is_some();
                in_turns(
                    is_wanted,
                    |_| (),
                    async move |pause| {
                        let needed = footing.answers_needed(goal, most, pause).await;
                        answer.try_set(in_words(state, needed));
                    },
                );
            })
            .forget();
        });
        let text = dynamic(move || answer.get());
        parts.push(views(element("div").class("row").child(ask)));
        parts.push(views(element("p").attr("aria-live", "polite").child(text)));
    }
    parts
}

fn in_words(state: AppState, needed: Result<u32, f32>) -> String {
    match needed {
        Ok(answers) => words::shift::would_do(state.minutes_of(answers as f32)),
        Err(best) => words::shift::would_not_do(about(best)),
    }
}

/// The days after today.
fn next_days(state: AppState, outlook: &Outlook) -> Option<Element> {
    let later = outlook.plan.days.get(1..).filter(|days| !days.is_empty())?;
    let head = [words::shift::DAY, words::shift::CARDS_FIRST, words::shift::ANSWERS, words::shift::MINUTES];
    let planned = |day: &PlannedDay| {
        let cells = [
            day.cards.len().to_string(),
            words::decimal(day.answers, 0),
            state.minutes_of(day.answers).to_string(),
        ];
        row(browser::local_weekday(day.at), cells)
    };
    let rows: Vec<_> = later.iter().take(DAYS_SHOWN).map(planned).collect();
    let each = outlook.plan.days_each;
    let note = (each > 1).then(|| element("p").class("soft").child(words::shift::days_each(each)));
    let left = later.len().saturating_sub(DAYS_SHOWN) * each as usize;
    let more = (left > 0).then(|| element("p").class("soft").child(words::shift::more_days(left)));
    let heading = element("h3").child(words::shift::NEXT_DAYS);
    let repeats = element("p").class("hint soft").child(words::shift::ANSWERS_MEAN);
    let parts = element("div").class("question").child(heading).child(note);
    Some(parts.child(table_of(&head, rows)).child(more).child(repeats))
}
