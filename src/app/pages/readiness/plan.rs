//! The plan until the shift: today, the next days, and whether it reaches the goal.

use leptos::prelude::*;

use super::{panel, table};
use crate::{
    app::{
        engine::shift::{Needed, Outlook},
        route::Route,
        state::AppState,
        widgets::element::{Element, button, dynamic, element, link, views},
        words,
    },
    browser,
    shift::{PlannedDay, Shift, about},
};

/// So many days are shown.
const DAYS_SHOWN: usize = 14;

/// What to study.
pub(super) fn plan(state: AppState, shift: &Shift, outlook: &Outlook) -> Element {
    let (cards, learning) = (outlook.today.len(), outlook.learning);
    let time = state.minutes_of(outlook.answers_today);
    let today = element("p").attr("data-testid", "today").child(words::shift::today(cards, learning, time));
    let own = shift.clone();
    // A link, so that it can be seen where it leads; the plan is chosen on the way.
    let study = (cards + learning > 0).then(|| {
        link("button primary", Route::Planned.href(), words::STUDY_PLAN)
            .on("click", move |_| state.begin_planned(&own))
    });
    let (own, window) = (shift.clone(), outlook.window);
    let download =
        button("button", words::shift::DOWNLOAD_CALENDAR, move || state.download_calendar(&own, window));
    let download = download.attr("aria-describedby", "calendar-hint");
    let hint = element("p").class("hint soft").attr("id", "calendar-hint").child(words::shift::CALENDAR_HINT);
    let parts = vec![
        views(goal(state, shift, outlook)),
        views(today),
        views(element("div").class("row").child(study).child(download)),
        views(hint),
        views(next_days(state, outlook)),
    ];
    panel("plan", words::shift::THE_PLAN, parts)
}

/// Whether the plan reaches the goal; if not, what would, once that is asked.
fn goal(state: AppState, shift: &Shift, outlook: &Outlook) -> Vec<AnyView> {
    let with = outlook.plan.with.all();
    let is_reached = with >= f32::from(shift.goal()) / 100.0;
    let promise = words::shift::promise(about(with), shift.goal(), is_reached, shift.minutes_a_day());
    let mut parts = vec![views(element("p").attr("data-testid", "promise").child(promise))];
    if !is_reached {
        let answer = RwSignal::new(String::new());
        let shift = shift.clone();
        let ask = button("button", words::shift::HOW_MANY_MINUTES, move || {
            answer.set(words::LOADING.to_owned());
            let shift = shift.clone();
            // The browser shows that it is being worked out before it is.
            browser::after(30, move || {
                let needed = state.minutes_needed(&shift);
                answer.try_set(needed.map(in_words).unwrap_or_default());
            })
            .forget();
        });
        let text = dynamic(move || answer.get());
        parts.push(views(element("div").class("row").child(ask)));
        parts.push(views(element("p").attr("aria-live", "polite").child(text)));
    }
    parts
}

fn in_words(needed: Needed) -> String {
    match needed {
        Needed::Minutes(minutes) => words::shift::would_do(minutes),
        Needed::AtBest(best) => words::shift::would_not_do(about(best)),
    }
}

/// The days after today.
fn next_days(state: AppState, outlook: &Outlook) -> Option<Element> {
    let later = outlook.plan.days.get(1..).filter(|days| !days.is_empty())?;
    let head = [words::shift::DAY, words::shift::CARDS_FIRST, words::shift::ANSWERS, words::shift::MINUTES];
    let row = |day: &PlannedDay| {
        let cells = [
            day.cards.len().to_string(),
            format!("{:.0}", day.answers),
            state.minutes_of(day.answers).to_string(),
        ];
        element("tr")
            .child(element("th").attr("scope", "row").child(browser::local_weekday(day.at)))
            .child(cells.map(|cell| element("td").child(cell)))
    };
    let rows: Vec<_> = later.iter().take(DAYS_SHOWN).map(row).collect();
    let each = outlook.plan.days_each;
    let note = (each > 1).then(|| element("p").class("soft").child(words::shift::days_each(each)));
    let left = later.len().saturating_sub(DAYS_SHOWN) * each as usize;
    let more = (left > 0).then(|| element("p").class("soft").child(words::shift::more_days(left)));
    let heading = element("h3").child(words::shift::NEXT_DAYS);
    Some(element("div").class("question").child(heading).child(note).child(table(&head, rows)).child(more))
}
