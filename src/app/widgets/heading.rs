//! The heading of a page that is called differently as one goes on.

use super::element::{Element, element};
use crate::{app::words, browser};

/// The page's heading, which takes focus on arrival; the browser's tab is called by the same name.
pub(crate) fn page_heading(name: String) -> Element {
    let title = words::title(&name);
    // The shell names a page by its address, and may do so after the page was made.
    browser::after(0, move || browser::set_title(&title)).forget();
    element("h1").attr("tabindex", "-1").child(name)
}
