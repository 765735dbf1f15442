//! Options, export, import, reset.

use leptos::prelude::*;

use crate::{
    app::{state::AppState, words},
    progress::Theme,
    quiz::QuestionKind,
};

/// The page of settings. Every change is stored at once.
pub(crate) fn settings_page() -> AnyView {
    view! {
        <h1 tabindex="-1">{words::SETTINGS}</h1>
        {studying()}
        {appearance()}
        {data()}
    }
    .into_any()
}

fn studying() -> AnyView {
    let state = AppState::get();
    let settings = state.settings;
    let kinds = QuestionKind::ALL
        .into_iter()
        .map(|kind| {
            let checked = move || settings.with(|settings| settings.kinds.contains(kind));
            let change = move |event| {
                let allowed = event_target_checked(&event);
                state.change_settings(|settings| settings.set_kinds(settings.kinds.with(kind, allowed)));
            };
            view! {
                <label class="check">
                    <input type="checkbox" prop:checked=checked on:change=change/>
                    {words::kind(kind)}
                </label>
            }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="studying">
            <h2 id="studying">{words::STUDYING}</h2>
            <div class="field">
                <label for="new-per-day">{words::NEW_PER_DAY}</label>
                <input
                    type="number"
                    id="new-per-day"
                    min="0"
                    max="100"
                    aria-describedby="new-per-day-hint"
                    prop:value=move || settings.with(|settings| settings.new_per_day.to_string())
                    on:change=move |event| {
                        let text = event_target_value(&event);
                        state.change_settings(|settings| settings.set_new_per_day(&text));
                    }
                />
                <p class="hint" id="new-per-day-hint">{words::NEW_PER_DAY_HINT}</p>
            </div>
            <div class="field">
                <label for="retention">{words::DESIRED_RETENTION}</label>
                <input
                    type="number"
                    id="retention"
                    min="80"
                    max="97"
                    aria-describedby="retention-hint"
                    prop:value=move || settings.with(|settings| settings.retention.to_string())
                    on:change=move |event| {
                        let text = event_target_value(&event);
                        state.change_settings(|settings| settings.set_retention(&text));
                    }
                />
                <p class="hint" id="retention-hint">{words::DESIRED_RETENTION_HINT}</p>
            </div>
            <fieldset class="field">
                <legend class="label">{words::KINDS}</legend>
                {kinds}
            </fieldset>
        </section>
    }
    .into_any()
}

fn appearance() -> AnyView {
    let state = AppState::get();
    let settings = state.settings;
    let themes = [
        (Theme::System, words::THEME_SYSTEM),
        (Theme::Light, words::THEME_LIGHT),
        (Theme::Dark, words::THEME_DARK),
    ];
    let options = themes
        .into_iter()
        .map(|(theme, label)| {
            let selected = move || settings.with(|settings| settings.theme == theme);
            view! { <option value=theme.name() prop:selected=selected>{label}</option> }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="appearance">
            <h2 id="appearance">{words::APPEARANCE}</h2>
            <div class="field">
                <label for="theme">{words::THEME}</label>
                <select
                    id="theme"
                    on:change=move |event| {
                        let theme = Theme::from_name(&event_target_value(&event));
                        state.change_settings(|settings| settings.theme = theme);
                    }
                >
                    {options}
                </select>
            </div>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || settings.with(|settings| settings.shortcuts)
                    on:change=move |event| {
                        let allowed = event_target_checked(&event);
                        state.change_settings(|settings| settings.shortcuts = allowed);
                    }
                />
                {words::SHORTCUTS}
            </label>
        </section>
    }
    .into_any()
}

fn data() -> AnyView {
    let state = AppState::get();
    let chosen = move |event: leptos::ev::Event| state.preview_import(event_target(&event));
    view! {
        <section class="panel" aria-labelledby="data">
            <h2 id="data">{words::YOUR_DATA}</h2>
            <p class="soft">
                {move || {
                    state.revision.track();
                    state.storage_in_words()
                }}
            </p>
            <div class="row">
                <button type="button" class="button" on:click=move |_| state.export()>{words::EXPORT}</button>
            </div>
            <div class="field">
                <label for="import">{words::IMPORT}</label>
                <input
                    type="file"
                    id="import"
                    accept="application/json,.json"
                    aria-describedby="import-hint"
                    on:change=chosen
                />
                <p class="hint" id="import-hint">{words::IMPORT_HINT}</p>
            </div>
            {move || state.import.get().map(|preview| {
                let add = (preview.new > 0).then(|| view! {
                    <button type="button" class="button primary" on:click=move |_| state.finish_import()>
                        {words::IMPORT_NOW}
                    </button>
                });
                view! {
                    <div class="notice">
                        <p>{words::import_preview(preview.new, preview.known, preview.unreadable)}</p>
                        <div class="row">
                            {add}
                            <button type="button" class="button" on:click=move |_| state.import.set(None)>
                                {words::CANCEL}
                            </button>
                        </div>
                    </div>
                }
            })}
            <div class="row">
                <button type="button" class="button danger" on:click=move |_| state.reset()>{words::RESET}</button>
            </div>
        </section>
    }
    .into_any()
}
