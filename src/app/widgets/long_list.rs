//! A list of which only what is near the view is built.
//!
//! Ten thousand entries as elements would take seconds to make. So the list is cut into helpings, each of which is an
//! empty box of about its height until it comes near the view. What was built stays.

use std::rc::Rc;

use leptos::prelude::*;

use super::element::{Element, dynamic, element, views};
use crate::browser;

/// A part of a long list.
pub(crate) struct Helping {
    /// What stands above it, which is always built.
    pub(crate) heading: Option<Element>,
    /// About how high it is, as a length of the style sheet.
    pub(crate) height: String,
    /// Makes it.
    pub(crate) build: Rc<dyn Fn() -> Element>,
}

/// The list of these parts. A page has one at a time.
pub(crate) fn long_list(helpings: Vec<Helping>) -> Element {
    let boxes = StoredValue::new_local(Vec::<(browser::Element, RwSignal<bool>)>::new());
    let list = element("div")
        .class("long-list")
        .child(helpings.into_iter().map(|helping| one(helping, boxes)).collect::<Vec<_>>());
    browser::on_view_change(Some(Rc::new(move |is_printed| fill(boxes, is_printed))));
    on_cleanup(|| browser::on_view_change(None));
    // Once the boxes are on the page.
    browser::after(0, move || fill(boxes, false)).forget();
    list
}

fn one(
    helping: Helping,
    boxes: StoredValue<Vec<(browser::Element, RwSignal<bool>)>, LocalStorage>,
) -> Element {
    let Helping { heading, height, build } = helping;
    let is_built = RwSignal::new(false);
    let content = dynamic(move || match is_built.get() {
        true => views(build()),
        false => views(element("div").style("height", height.clone())),
    });
    element("div")
        .class("helping")
        .made(move |place| boxes.update_value(|boxes| boxes.push((place.clone(), is_built))))
        .child(heading)
        .child(content)
}

/// Builds what is near the view, or all of it, and looks again afterwards: what was built has another height.
fn fill(boxes: StoredValue<Vec<(browser::Element, RwSignal<bool>)>, LocalStorage>, all: bool) {
    // The page may have been left since.
    let wanted = boxes.try_update_value(|boxes| {
        let (near, far) =
            std::mem::take(boxes).into_iter().partition(|(place, _)| all || browser::is_near_view(place));
        *boxes = far;
        near
    });
    let wanted: Vec<(browser::Element, RwSignal<bool>)> = wanted.unwrap_or_default();
    if wanted.is_empty() {
        return;
    }
    wanted.into_iter().for_each(|(_, is_built)| is_built.set(true));
    browser::after(0, move || fill(boxes, all)).forget();
}
