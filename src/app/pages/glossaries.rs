//! The part of the settings that is about glossaries: which one is in use, and importing one.

use leptos::prelude::*;

use crate::{
    app::{
        import::{GlossaryImport, Stage},
        pages::preview::preview,
        state::AppState,
        widgets::{
            element::{Element, button, dynamic, element, views},
            field::{field, group, hint, progress},
        },
        words,
    },
    browser,
    shelf::Kept,
};

/// What stands in the panel.
pub(crate) fn glossaries() -> Vec<AnyView> {
    let state = AppState::get();
    if let Some(message) = browser::take_message() {
        state.done(message);
    }
    let import = GlossaryImport::new(state);
    let renamed = RwSignal::new_local(None::<String>);
    vec![
        dynamic(move || {
            // Not whenever progress has changed: a list that is built anew loses the focus of who goes through it by keys.
            import.listed.track();
            shelf(state, import, renamed)
        }),
        dynamic(move || renamed.get().map(|id| rename(import, renamed, id))),
        views(drop_zone(import)),
        views(element("div").attr("role", "alert").child(dynamic(move || {
            import.stage.with(|stage| match stage {
                Stage::None(Some(message)) => Some(element("p").class("notice").child(message.clone())),
                _ => None,
            })
        }))),
        dynamic(move || {
            import.stage.with(|stage| match stage {
                Stage::None(_) => None,
                Stage::Reading => Some(reading(import)),
                Stage::Read(candidate) => Some(preview(import, candidate)),
            })
        }),
    ]
}

/// Which one is in use, and what can be done with those that were imported.
fn shelf(
    state: AppState,
    import: GlossaryImport,
    renamed: RwSignal<Option<String>, LocalStorage>,
) -> Vec<AnyView> {
    let shelf = state.shelf();
    let mut rows = vec![choice(import, None, words::embedded_glossary(env!("READYROOM_TITLE")))];
    for kept in shelf.kept {
        rows.push(row(import, renamed, kept));
    }
    vec![
        views(group(words::GLOSSARY_IN_USE, rows)),
        views(shelf.error.map(|error| element("p").class("notice").child(error))),
    ]
}

fn row(import: GlossaryImport, renamed: RwSignal<Option<String>, LocalStorage>, kept: Kept) -> Element {
    let takes = element("span").class("tag").child(words::takes(kept.units));
    let id = kept.id.clone();
    let rename = named_button("button", words::RENAME, &kept.name, move || {
        renamed.set(Some(id.clone()));
        browser::focus_later("#new-name");
    });
    let choice = choice(import, Some(kept.id.clone()), kept.name.clone());
    let remove = named_button("button danger", words::REMOVE, &kept.name.clone(), move || {
        renamed.set(None);
        match import.state.remove_glossary(&kept) {
            Ok(true) => {
                import.list_again();
                import.state.done(words::glossary_removed(&kept.name));
                browser::focus_later("#glossaries");
            }
            Ok(false) => {}
            Err(reason) => import.state.done(words::glossary_not_removed(&reason)),
        }
    });
    element("div").class("row").child([choice, takes, rename, remove])
}

/// A button whose name says what it is about to those who do not see where it stands.
fn named_button(
    class: &'static str,
    verb: &'static str,
    about: &str,
    action: impl Fn() + 'static,
) -> Element {
    let about = element("span").class("visually-hidden").child(format!(" {about}"));
    button(class, verb, action).child(about)
}

fn choice(import: GlossaryImport, id: Option<String>, name: String) -> Element {
    let of = id.clone();
    let told = name.clone();
    let field = element("input")
        .attr("type", "radio")
        .attr("name", "glossary")
        .property("checked", move || import.state.imported == of.as_deref())
        .on("change", move |_| {
            if let Err(reason) = import.state.use_glossary(id.as_deref(), &words::glossary_used(&told)) {
                // What was chosen is not what is in use.
                import.list_again();
                import.state.done(words::glossary_not_used(&reason));
            }
        });
    element("label").class("check").child(field).child(name)
}

fn rename(import: GlossaryImport, renamed: RwSignal<Option<String>, LocalStorage>, id: String) -> Element {
    let state = import.state;
    let now = state.shelf().kept.into_iter().find(|kept| kept.id == id).map(|kept| kept.name);
    let name = RwSignal::new_local(now.unwrap_or_default());
    let save = button("button primary", words::SAVE_NAME, move || {
        match state.rename_glossary(&id, &name.get_untracked()) {
            Ok(()) => {
                renamed.set(None);
                import.list_again();
                browser::focus_later("#glossaries");
            }
            Err(reason) => state.done(words::not_renamed(&reason)),
        }
    });
    let cancel = button("button", words::CANCEL, move || renamed.set(None));
    text_field("new-name", words::NEW_NAME, name).child(element("div").class("row").child([save, cancel]))
}

/// A field for a name, with its label.
pub(super) fn text_field(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String, LocalStorage>,
) -> Element {
    let control = element("input")
        .attr("type", "text")
        .attr("id", id)
        .attr("maxlength", "100")
        .attr("autocomplete", "off")
        .property("value", move || value.get_untracked())
        .on("input", move |event| value.set(event.value()));
    field(id, label, control)
}

/// Where files are chosen or dropped, or text is pasted.
fn drop_zone(import: GlossaryImport) -> Element {
    let pasted = RwSignal::new_local(String::new());
    let area = element("textarea")
        .attr("id", "paste-glossary")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .property("value", move || pasted.get())
        .on("input", move |event| pasted.set(event.value()));
    let read = button("button", words::READ_PASTED, move || import.read_text(pasted.get_untracked()));
    let paste =
        field("paste-glossary", words::PASTE_GLOSSARY, area).child(element("div").class("row").child(read));
    element("div")
        .class("settings-group")
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| {
            event.prevent_default();
            import.read_files(event.take_files());
        })
        .child(files(
            import,
            "import-glossary",
            words::IMPORT_GLOSSARY,
            "multiple",
            Some(words::IMPORT_GLOSSARY_HINT),
        ))
        .child(files(import, "import-folder", words::IMPORT_FOLDER, "webkitdirectory", None))
        .child(paste)
}

fn files(
    import: GlossaryImport,
    id: &'static str,
    label: &'static str,
    several: &'static str,
    explained: Option<&'static str>,
) -> Element {
    let mut control = element("input")
        .attr("type", "file")
        .attr("id", id)
        .attr(several, "")
        .on("change", move |event| import.read_files(event.take_files()));
    if explained.is_some() {
        control = control
            .attr("accept", ".md,.markdown,.mdx,.mkd,text/markdown")
            .attr("aria-describedby", "import-glossary-hint");
    }
    field(id, label, control).child(explained.map(|text| hint("import-glossary-hint", text)))
}

fn reading(import: GlossaryImport) -> Element {
    let bar = progress(words::READING_GLOSSARY, import.percent);
    let stop = button("button", words::STOP, move || import.cancel());
    element("div").class("row").child([element("span").child(words::READING_GLOSSARY), bar, stop])
}
