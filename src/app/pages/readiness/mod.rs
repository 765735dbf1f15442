//! The shift: how ready one will be, and what to study until then.

mod form;
mod plan;

use leptos::prelude::*;

use crate::{
    app::{
        engine::shift::Outlook,
        route::Route,
        state::AppState,
        widgets::element::{Children, Element, button, dynamic, element, link, views},
        words,
    },
    browser,
    shift::{SectionReadiness, Shift, about},
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
                None => vec![element("p").class("lede").child(words::shift::WITHOUT_SHIFT)],
                Some(Err(error)) => {
                    let text = words::shift::sentence(&error.to_string());
                    vec![element("p").class("notice").child(text)]
                }
                Some(Ok(shift)) => outlook(state, &shift),
            }
        }),
        // Built anew only when the shift is another, so that an answer elsewhere does not empty what is being typed.
        dynamic(move || form::form(state, shift.get().and_then(Result::ok).as_ref())),
        views(element("p").child(link("", Route::Test.href(), words::shift::TAKE_TEST))),
    ])
}

fn outlook(state: AppState, shift: &Shift) -> Vec<Element> {
    let Some(outlook) = state.outlook(shift) else {
        return vec![element("p").class("lede").child(words::shift::SHIFT_OVER)];
    };
    vec![
        summary(&outlook),
        plan::plan(state, shift, &outlook),
        sections(state, &outlook),
        at_risk(state, &outlook),
    ]
}

/// A part of the page with its heading.
fn panel(id: &'static str, heading: &'static str, content: impl Children) -> Element {
    let heading = element("h2").attr("id", id).child(heading);
    element("section").class("panel").attr("aria-labelledby", id).child(heading).child(content)
}

fn summary(outlook: &Outlook) -> Element {
    let window = outlook.window;
    let under_way = window.contains(browser::now());
    let times = [(window.from, window.starts), (window.to, window.ends)].map(|(at, civil)| {
        let (.., hour, minute) = civil.fields();
        words::shift::day_and_time(&browser::local_weekday(at), hour, minute)
    });
    let readiness = &outlook.readiness;
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

/// Readiness by section, with the plan and without it.
fn sections(state: AppState, outlook: &Outlook) -> Element {
    let head = [
        words::SECTION,
        words::shift::AS_IT_IS,
        words::shift::WITH_PLAN,
        words::shift::AT_RISK,
        words::shift::CERTAINTY,
    ];
    let row = |name: String, recalls: [f32; 2], risk: [u32; 2], certainty| {
        let recalls = recalls.map(|recall| element("td").child(words::shift::about(about(recall))));
        element("tr")
            .child(element("th").attr("scope", "row").child(name))
            .child(recalls)
            .child(element("td").child(words::shift::of(risk[0], risk[1])))
            .child(element("td").child(words::shift::certainty(certainty)))
    };
    let section = |section: &SectionReadiness| {
        let is_here = |number: &usize| outlook.cards[*number].section == section.section;
        let with = outlook.plan.with.mean((0..outlook.cards.len()).filter(is_here));
        let name = state.section_name(&section.section).unwrap_or_default();
        row(name, [section.lowest, with], [section.at_risk, section.cards], section.certainty)
    };
    let mut rows: Vec<_> = outlook.readiness.sections.iter().map(section).collect();
    let readiness = &outlook.readiness;
    let all = [readiness.all.at_risk.len(), outlook.cards.len()].map(|number| number as u32);
    let recalls = [readiness.all.lowest, outlook.plan.with.all()];
    rows.push(row(words::shift::ALL.to_owned(), recalls, all, readiness.certainty));
    panel("by-section", words::shift::BY_SECTION, table(&head, rows))
}

/// A table that scrolls by itself where it is too wide.
fn table(head: &[&'static str], rows: Vec<Element>) -> Element {
    let cells: Vec<_> = head.iter().map(|&name| element("th").attr("scope", "col").child(name)).collect();
    let head = element("thead").child(element("tr").child(cells));
    // Who scrolls by keyboard has to be able to get there.
    element("div")
        .class("table-scroll")
        .attr("tabindex", "0")
        .child(element("table").child(head).child(element("tbody").child(rows)))
}

fn at_risk(state: AppState, outlook: &Outlook) -> Element {
    let cards = outlook.readiness.all.at_risk.clone();
    if cards.is_empty() {
        return panel("at-risk", words::shift::CARDS_AT_RISK, element("p").child(words::shift::NONE_AT_RISK));
    }
    let shown = RwSignal::new(AT_RISK_SHOWN);
    let number = cards.len();
    let rows = dynamic(move || {
        let row = |card: &crate::memory::AtRisk| {
            let id = card.card.entry();
            let term = state.entry(id).map_or_else(|| id.to_owned(), |(_, entry)| entry.term);
            let kind = state.card_kind(&card.card).map(words::card_kind).unwrap_or_default();
            let about = format!(" · {kind} · {}", words::shift::recall(card.recall));
            element("li")
                .child(link("", Route::Term(id.to_owned()).href(), term))
                .child(element("span").class("soft").child(about))
        };
        element("ol").child(cards.iter().take(shown.get()).map(row).collect::<Vec<_>>())
    });
    let more = dynamic(move || {
        let left = number.saturating_sub(shown.get());
        (left > 0).then(|| button("button", words::more(left), move || shown.set(usize::MAX)))
    });
    panel("at-risk", words::shift::CARDS_AT_RISK, vec![rows, more])
}
