//! The page of an address that leads nowhere.

use leptos::prelude::AnyView;

use crate::app::{
    route::Route,
    widgets::{
        element::{element, link, views},
        heading::page_heading,
    },
    words,
};

/// Says that there is no such page, with a way home.
pub(crate) fn not_found() -> AnyView {
    let home = link("button primary", Route::Home.href(), words::BACK_HOME);
    views([
        page_heading(words::NOT_FOUND.to_owned()),
        element("p").class("lede").child(words::NOT_FOUND_HELP),
        element("p").child(home),
    ])
}
