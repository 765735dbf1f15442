//! How ready the team is, by codes that people send one another.

mod qr;

use leptos::prelude::*;

use crate::{
    app::{
        engine::team::Team,
        route::Route,
        state::AppState,
        widgets::{
            element::{Element, button, dynamic, element, link, views},
            field::field,
            panel::panel,
            table::{row, table_of},
        },
        words,
        words::team as said,
    },
    browser,
    shift::{TeamCode, TeamSection},
};

/// The page.
pub(crate) fn team_page() -> AnyView {
    let state = AppState::get();
    views([
        element("h1").attr("tabindex", "-1").child(words::TEAM),
        element("p").class("lede").child(said::LEDE),
        own(state),
        others(state),
        element("p").child(link("", Route::Readiness.href(), words::NAV_READINESS)),
    ])
}

/// Where one makes one's own code.
fn own(state: AppState) -> Element {
    let name = RwSignal::new(state.team_name());
    let made = RwSignal::new(None::<(String, bool)>);
    let error = RwSignal::new("");
    let input = element("input")
        .attr("type", "text")
        .attr("id", "team-name")
        .attr("maxlength", "60")
        .attr("autocomplete", "nickname")
        .attr("aria-describedby", "team-name-hint")
        .property("value", move || name.get())
        .on("input", move |event| name.set(event.value()));
    let hint = element("p").class("hint").attr("id", "team-name-hint").child(said::NAME_HINT);
    let make = element("button").attr("type", "submit").class("button primary").child(said::MAKE);
    let form = element("form")
        .class("question")
        .on("submit", move |event| {
            event.prevent_default();
            let name = name.get_untracked();
            let is_named = !name.trim().is_empty();
            error.set(if is_named { "" } else { said::NAME_MISSING });
            made.set(is_named.then(|| state.make_team_code(name.trim())));
            if is_named {
                browser::focus_later("#team-code");
            }
        })
        .child(field("team-name", said::NAME, input).child(hint))
        .child(alert(move || error.get().to_owned()))
        .child(element("div").class("row").child(make));
    let code = dynamic(move || made.get().map(|(code, is_of_shift)| shown(state, &code, is_of_shift)));
    panel("your-code", said::YOUR_CODE, vec![views(form), code])
}

fn alert(text: impl Fn() -> String + 'static) -> Element {
    let notice = dynamic(move || {
        let text = text();
        (!text.is_empty()).then(|| element("p").class("notice").child(text))
    });
    element("div").attr("role", "alert").child(notice)
}

/// A code as text and as a picture.
fn shown(state: AppState, code: &str, is_of_shift: bool) -> Vec<Element> {
    let text = code.to_owned();
    let copy = button("button", said::COPY, move || state.copy_code(text.clone()));
    let of = if is_of_shift { said::OF_SHIFT } else { said::OF_WEEK };
    let code_text = element("code").attr("data-testid", "team-code").child(code.to_owned());
    let focused = element("p").attr("id", "team-code").attr("tabindex", "-1").child(code_text);
    vec![
        focused,
        element("div").class("row").child(copy),
        qr::picture(code),
        element("p").class("soft").child(said::SAYS).child(" ").child(of),
    ]
}

/// Where one reads those of the others.
fn others(state: AppState) -> Element {
    let text = RwSignal::new(String::new());
    let team = RwSignal::new(None::<Team>);
    let error = RwSignal::new("");
    let area = element("textarea")
        .attr("id", "team-codes")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .attr("aria-describedby", "team-codes-hint")
        .property("value", move || text.get())
        .on("input", move |event| text.set(event.value()));
    let hint = element("p").class("hint").attr("id", "team-codes-hint").child(said::CODES_HINT);
    let show = button("button primary", said::SHOW, move || {
        let pasted = text.get_untracked();
        let is_empty = pasted.trim().is_empty();
        error.set(if is_empty { said::NOTHING_PASTED } else { "" });
        team.set((!is_empty).then(|| state.team(&pasted)));
    });
    let refused = alert(move || {
        let why = error.get();
        team.with(|team| {
            let refused = team.iter().flat_map(|team| &team.refused);
            let mut texts: Vec<_> =
                refused.map(|(code, error)| said::refused(code, &error.to_string())).collect();
            texts.extend((!why.is_empty()).then(|| why.to_owned()));
            texts.join(" ")
        })
    });
    let result =
        dynamic(move || team.with(|team| team.as_ref().filter(|team| !team.codes.is_empty()).map(together)));
    let result = element("div").class("question").attr("aria-live", "polite").child(result);
    let parts = [
        field("team-codes", said::CODES, area).child(hint),
        element("div").class("row").child(show),
        refused,
        result,
    ];
    panel("the-team", said::THE_TEAM, parts)
}

fn together(team: &Team) -> Vec<Element> {
    let names: Vec<&str> = team.codes.iter().map(|code| &*code.name).collect();
    let unknown: Vec<&str> =
        team.sections.iter().filter(|section| section.nobody_knows()).map(|section| &*section.name).collect();
    let head = [words::SECTION, said::WHO_IS_READY, said::BEST];
    let line = |(number, section): (usize, &TeamSection)| {
        let percent = |code: &TeamCode| code.sections.get(number).copied().flatten().unwrap_or_default();
        let codes = section.ready.iter().filter_map(|&place| team.codes.get(place));
        let ready: Vec<_> = codes.map(|code| (&*code.name, percent(code))).collect();
        row(section.name.clone(), [said::ready(&ready), said::best(section.best)])
    };
    let rows = team.sections.iter().enumerate().map(line).collect();
    vec![
        element("p").child(said::read(&names)),
        element("p").child(element("strong").child(said::nobody_knows(&unknown))),
        table_of(&head, rows),
    ]
}
