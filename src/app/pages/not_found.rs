//! The page of an address that leads nowhere.

use leptos::prelude::*;

use crate::app::{route::Route, words};

/// Says that there is no such page, with a way home.
pub(crate) fn not_found() -> AnyView {
    view! {
        <h1 tabindex="-1">{words::NOT_FOUND}</h1>
        <p class="lede">{words::NOT_FOUND_HELP}</p>
        <p><a class="button primary" href=Route::Home.href()>{words::BACK_HOME}</a></p>
    }
    .into_any()
}
