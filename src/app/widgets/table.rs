//! Tables.

use super::element::{Children, Element, element};

/// A table of texts that scrolls sideways by itself where there is no room for it.
pub(crate) fn table<H: ToString, C: IntoIterator<Item = String>>(
    head: &[H],
    rows: impl Iterator<Item = C>,
) -> Element {
    table_of(head, rows.map(|texts| element("tr").child(cells(texts))).collect())
}

/// The same of rows that are made already, such as those that [`row`] makes.
pub(crate) fn table_of<H: ToString>(head: &[H], rows: Vec<Element>) -> Element {
    let head: Vec<_> =
        head.iter().map(|name| element("th").attr("scope", "col").child(name.to_string())).collect();
    let table = element("table")
        .child(element("thead").child(element("tr").child(head)))
        .child(element("tbody").child(rows));
    // Whoever has no pointer scrolls what has focus.
    element("div").class("table-scroll").attr("tabindex", "0").child(table)
}

/// A row that is named by its first cell.
pub(crate) fn row(name: impl Children, texts: impl IntoIterator<Item = String>) -> Element {
    element("tr").child(element("th").attr("scope", "row").child(name)).child(cells(texts))
}

fn cells(texts: impl IntoIterator<Item = String>) -> Vec<Element> {
    texts.into_iter().map(|text| element("td").child(text)).collect()
}
