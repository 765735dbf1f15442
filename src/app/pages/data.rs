//! A person's data, in the settings: how safe it is, export, import, safety copies, reset.

use leptos::prelude::*;

use crate::{
    app::{
        state::AppState,
        widgets::{
            element::{Element, button, dynamic, element, views},
            field::{check, field, hint},
        },
        words,
    },
    browser,
    progress::ImportPreview,
};

/// What stands under "Your data".
pub(super) fn data(state: AppState) -> Vec<AnyView> {
    state.look_at_persistence();
    let export = button("button", words::EXPORT, move || state.export());
    let reset = button("button danger", words::RESET, move || state.reset());
    let is_reminded = move || state.settings.with(|settings| settings.reminders);
    let reminders = check(words::REMINDERS, is_reminded, move |wanted| {
        state.change_settings(|settings| settings.reminders = wanted);
    });
    vec![
        dynamic(move || {
            state.revision.track();
            let exported = state.last_export().map_or_else(
                || words::NEVER_EXPORTED.to_owned(),
                |at| words::exported(&browser::local_time(at)),
            );
            [state.storage_in_words(), exported].map(|text| element("p").class("soft").child(text))
        }),
        dynamic(move || state.persisted.get().map(|kept| persistence(state, kept))),
        views(element("div").class("row").child(export)),
        views(reminders),
        views(import()),
        dynamic(move || state.import.get().map(|found| preview(state, &found))),
        dynamic(move || {
            state.revision.track();
            copies(state)
        }),
        views(element("div").class("row").child(reset)),
    ]
}

fn persistence(state: AppState, kept: bool) -> Vec<Element> {
    let text = if kept { words::KEPT } else { words::NOT_KEPT };
    let mut parts = vec![element("p").class("soft").child(text)];
    if !kept {
        let ask = button("button", words::ASK_TO_KEEP, move || state.ask_to_persist());
        parts.push(element("div").class("row").child(ask));
    }
    parts
}

fn import() -> Element {
    let state = AppState::get();
    let file = element("input")
        .attr("type", "file")
        .attr("id", "import")
        .attr("accept", "application/json,.json")
        .attr("aria-describedby", "import-hint")
        .on("change", move |event| {
            if let Some(file) = event.take_file() {
                state.preview_import(file, || browser::focus_later("#import-preview"));
            }
        });
    field("import", words::IMPORT, file).child(hint("import-hint", words::IMPORT_HINT))
}

/// What the chosen file would change. It takes focus, by which it is read out, and the buttons come next; when it is gone,
/// focus goes back to where one chooses a file.
fn preview(state: AppState, found: &ImportPreview) -> Element {
    let leave = || browser::focus_later("#import");
    let add = (found.new + found.other > 0).then(|| {
        button("button primary", words::IMPORT_NOW, move || {
            state.finish_import();
            leave();
        })
    });
    let replace = button("button danger", words::REPLACE_BY, move || {
        if state.replace_by_import() {
            leave();
        }
    });
    let cancel = button("button", words::CANCEL, move || {
        state.cancel_import();
        leave();
    });
    element("div")
        .class("notice")
        .attr("role", "group")
        .attr("id", "import-preview")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "import-found")
        .child(element("p").attr("id", "import-found").child(words::import_preview(
            found.new,
            found.known,
            found.unreadable,
        )))
        .child(element("div").class("row").child(add).child(replace).child(cancel))
}

fn copies(state: AppState) -> Vec<Element> {
    let copies = state.copies();
    if copies.is_empty() {
        return Vec::new();
    }
    let row = |copy: crate::progress::SafetyCopy| {
        let label = words::copy(&copy.reason, &browser::local_time(copy.at));
        // The button's name says which of them, for those who do not see the row.
        let name = element("span").class("visually-hidden").child(format!(": {label}"));
        let back = button("button", words::BRING_BACK, move || state.restore(&copy.name)).child(name);
        element("li").class("row").child(element("span").child(label)).child(back)
    };
    let rows: Vec<_> = copies.into_iter().map(row).collect();
    vec![
        element("h3").child(words::COPIES),
        element("p").class("hint").child(words::COPIES_HINT),
        element("ul").class("copies").child(rows),
    ]
}
