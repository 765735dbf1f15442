//! Tables.

use super::element::{Element, element};

/// A table that scrolls sideways by itself where there is no room for it.
pub(crate) fn table<H: ToString, C: IntoIterator<Item = String>>(
    head: &[H],
    rows: impl Iterator<Item = C>,
) -> Element {
    let head: Vec<_> =
        head.iter().map(|name| element("th").attr("scope", "col").child(name.to_string())).collect();
    let cells = |cells: C| cells.into_iter().map(|cell| element("td").child(cell)).collect::<Vec<_>>();
    let rows: Vec<_> = rows.map(|row| element("tr").child(cells(row))).collect();
    let table = element("table")
        .child(element("thead").child(element("tr").child(head)))
        .child(element("tbody").child(rows));
    // Whoever has no pointer scrolls what has focus.
    element("div").class("table-scroll").attr("tabindex", "0").child(table)
}
