//! The page of an address that leads nowhere.

use leptos::prelude::AnyView;

use crate::app::{
    route::Route,
    widgets::element::{element, link, views},
    words,
};

/// Says that there is no such page, with a way home.
pub(crate) fn not_found() -> AnyView {
    let home = link("button primary", Route::Home.href(), words::BACK_HOME);
    views([
        element("h1").attr("tabindex", "-1").child(words::NOT_FOUND),
        element("p").class("lede").child(words::NOT_FOUND_HELP),
        element("p").child(home),
    ])
}
