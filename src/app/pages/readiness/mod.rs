//! The shift: how ready one will be, and what to study until then.

mod form;
mod glance;
mod plan;
mod planned;
mod planning;

use std::rc::Rc;

use leptos::prelude::*;

pub(crate) use glance::glance;
pub(crate) use planned::planned_page;

use self::planning::Planning;
use crate::{
    app::{
        charts::of_readiness,
        engine::shift::{Footing, Outlook},
        route::Route,
        state::AppState,
        widgets::{
            element::{Element, button, dynamic, element, link, views},
            figure::figure,
            panel::panel,
            table::{row, table_of},
        },
        words,
    },
    browser,
    interner::Interner,
    memory::AtRisk,
    shift::{SectionReadiness, Shift, ShiftReadiness, about},
};

/// So many cards at risk are shown at first.
const AT_RISK_SHOWN: usize = 10;

/// The page of readiness: of the shift that is set, with the form to set it.
pub(crate) fn readiness_page() -> AnyView {
    let state = AppState::get();
    let shift = Memo::new(move |_| {
        state.revision.track();
        state.shift()
    });
    views(vec![
        views(element("h1").attr("tabindex", "-1").child(words::NAV_READINESS)),
        dynamic(move || {
            state.revision.track();
            match shift.get() {
                None => vec![views(element("p").class("lede").child(words::shift::WITHOUT_SHIFT))],
                Some(Err(error)) => {
                    let text = words::shift::sentence(&error.to_string());
                    vec![views(element("p").class("notice").child(text))]
                }
                Some(Ok(shift)) => outlook(state, &shift),
            }
        }),
        // Built anew only when the shift is another, so that an answer elsewhere does not empty what is being typed.
        dynamic(move || form::form(state, shift.get().and_then(Result::ok).as_ref())),
        views(
            element("p")
                .class("row")
                .child(link("", Route::Test.href(), words::shift::TAKE_TEST))
                .child(link("", Route::Team.href(), words::shift::SEE_TEAM))
                .child(link("", Route::Start.href(), words::FIRST_WEEKS)),
        ),
    ])
}

fn outlook(state: AppState, shift: &Shift) -> Vec<AnyView> {
    let Some(footing) = state.footing(shift).map(Rc::new) else {
        return vec![views(element("p").class("lede").child(words::shift::SHIFT_OVER))];
    };
    let readiness = Rc::new(footing.readiness());
    let planning = Planning::begin(state, Rc::clone(&footing), Rc::clone(&readiness));
    let shift = shift.clone();
    let (shown, known) = (Rc::clone(&footing), Rc::clone(&readiness));
    let planned = dynamic(move || match planning.outlook() {
        None => vec![
            views(panel("plan", words::shift::THE_PLAN, planning.progress())),
            views(sections(state, &shown, &known, None)),
        ],
        Some(outlook) => vec![
            views(plan::plan(state, &shift, &shown, &outlook)),
            views(figure(state, of_readiness(&shown, &known, &outlook.plan, &browser::local_weekday))),
            views(sections(state, &shown, &known, Some(&outlook))),
        ],
    });
    vec![views(summary(&footing, &readiness)), planned, views(at_risk(state, &readiness))]
}

/// A part of the page with its heading.
fn summary(footing: &Footing, readiness: &ShiftReadiness) -> Element {
    let window = footing.window;
    let under_way = window.contains(browser::now());
    let times = [(window.from, window.starts), (window.to, window.ends)].map(|(at, civil)| {
        let (.., hour, minute) = civil.fields();
        words::shift::day_and_time(&browser::local_weekday(at), hour, minute)
    });
    let share = words::shift::about(about(readiness.all.lowest));
    let number = element("p")
        .child(element("strong").class("lede").attr("data-testid", "readiness").child(share))
        .child(format!(" {}", words::shift::lowest(readiness.certainty)));
    let how = element("details").child(element("summary").child(words::shift::HOW)).child(
        element("div").class("prose").child(words::shift::HOW_TEXT.map(|text| element("p").child(text))),
    );
    panel(
        "readiness",
        words::READY_FOR_SHIFT,
        [element("p").child(words::shift::window(&times[0], &times[1], under_way)), number, how],
    )
}

/// Readiness by section, with the plan, once it is made, and without it.
fn sections(
    state: AppState,
    footing: &Footing,
    readiness: &ShiftReadiness,
    outlook: Option<&Outlook>,
) -> Element {
    let head = [
        words::SECTION,
        words::shift::AS_IT_IS,
        words::shift::WITH_PLAN,
        words::shift::AT_RISK,
        words::shift::CERTAINTY,
    ];
    let line = |name: String, now: f32, then: Option<f32>, risk: [u32; 2], certainty| {
        let said = |recall| words::shift::about(about(recall));
        let then = then.map_or_else(|| words::LOADING.to_owned(), said);
        let risk = words::shift::of(risk[0], risk[1]);
        let cells = [said(now), then, risk, words::shift::certainty(certainty).to_owned()];
        row(name, cells.map(|cell| words::unbroken(&cell)))
    };
    // By section in one pass: there may be many of both.
    let mut names = Interner::default();
    let mut numbers: Vec<Vec<usize>> = Vec::new();
    for (number, card) in footing.cards.iter().enumerate() {
        let place = names.intern(&card.section);
        numbers.resize_with(names.len(), Vec::new);
        numbers[place].push(number);
    }
    let section = |section: &SectionReadiness| {
        let here = names.get(&section.section).and_then(|place| numbers.get(place));
        let here = || here.into_iter().flatten().copied();
        let then = outlook.map(|outlook| outlook.plan.with.mean(here()));
        let name = state.section_name(&section.section).unwrap_or_default();
        line(name, section.lowest, then, [section.at_risk, section.cards], section.certainty)
    };
    let mut rows: Vec<_> = readiness.sections.iter().map(section).collect();
    let risk = [readiness.all.at_risk.len(), footing.cards.len()].map(|number| number as u32);
    let then = outlook.map(|outlook| outlook.plan.with.all());
    rows.push(line(words::shift::ALL.to_owned(), readiness.all.lowest, then, risk, readiness.certainty));
    panel("by-section", words::shift::BY_SECTION, table_of(&head, rows))
}

/// What may not be known, that first which is believed falsely.
fn at_risk(state: AppState, readiness: &ShiftReadiness) -> Element {
    let (cards, stale) = (readiness.all.at_risk.clone(), readiness.stale);
    if cards.is_empty() {
        return panel("at-risk", words::shift::CARDS_AT_RISK, element("p").child(words::shift::NONE_AT_RISK));
    }
    let shown = RwSignal::new(AT_RISK_SHOWN);
    let number = cards.len();
    let note = (stale > 0).then(|| {
        let changes = link("", Route::Changes.href(), words::SEE_CHANGES);
        element("p").child(words::shift::stale(stale)).child(" ").child(changes)
    });
    let rows = dynamic(move || {
        let item = |(place, card): (usize, &AtRisk)| {
            let id = card.card.entry();
            let term = state.entry(id).map_or_else(|| id.to_owned(), |(_, entry)| entry.term);
            let kind = state.card_name(&card.card).unwrap_or_default();
            let is_stale = place < stale;
            let why =
                if is_stale { words::shift::STALE.to_owned() } else { words::shift::recall(card.recall) };
            let about = element("span").class("soft").child(format!(" · {kind} · "));
            let why = element(if is_stale { "strong" } else { "span" }).child(why);
            element("li").child(link("", Route::Term(id.to_owned()).href(), term)).child(about).child(why)
        };
        let items = cards.iter().enumerate().take(shown.get()).map(item);
        element("ol").child(items.collect::<Vec<_>>())
    });
    let more = dynamic(move || {
        let left = number.saturating_sub(shown.get());
        (left > 0).then(|| button("button", words::more(left), move || shown.set(usize::MAX)))
    });
    panel("at-risk", words::shift::CARDS_AT_RISK, vec![views(note), rows, more])
}
