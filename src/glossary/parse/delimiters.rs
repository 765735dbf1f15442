//! Delimiter rows of tables with another number of cells than the header has: for CommonMark those are no tables at all.

use std::borrow::Cow;

/// Gives each of them as many cells as the row above it. Every byte stays in its place.
///
/// ```text
/// | Term | Meaning |      |
/// |---|---|---|          | |-|-------|
/// | hull | Floats. |      |
/// ```
pub(super) fn repaired(text: Cow<'_, str>) -> Cow<'_, str> {
    let starts = memchr::memmem::find_iter(text.as_bytes(), "\n|").map(|at| at + 1);
    let repairs: Vec<_> = starts.filter_map(|begins| Some((begins, repaired_row(&text, begins)?))).collect();
    if repairs.is_empty() {
        return text;
    }
    let mut out = text.into_owned();
    for (begins, row) in repairs {
        out.replace_range(begins..begins + row.len(), &row);
    }
    out.into()
}

/// What should stand where a line begins, if that is such a row below the first one of a table.
fn repaired_row(text: &str, begins: usize) -> Option<String> {
    let row = text.get(begins..)?.lines().next()?.trim_end();
    if !row.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t')) {
        return None;
    }
    let mut above = text.get(..begins)?.lines().rev();
    let header = above.next()?.trim();
    let is_first = above.next().is_none_or(|line| !line.starts_with('|'));
    let wanted = cells(header);
    let is_right = row.contains('-') && cells(row) == wanted;
    if is_right || !is_first || !header.starts_with('|') || wanted < 2 || row.len() <= 2 * wanted {
        return None;
    }
    let last = "-".repeat(row.len() - 2 * wanted);
    Some(format!("{}|{last}|", "|-".repeat(wanted - 1)))
}

fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let pipes = |text: &str| text.matches('|').count() - text.matches("\\|").count();
    pipes(row.strip_suffix('|').unwrap_or(row)) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_delimiter_rows_the_cells_of_the_header() {
        let check = |text: &str, expected: &str| assert_eq!(repaired(text.into()), expected);
        check("| a | b |\n|---|---|---|\n| c | d |\n", "| a | b |\n|-|---------|\n| c | d |\n");
        check("| a | b | c |\r\n|---|---|\r\n", "| a | b | c |\r\n|-|-|---|\r\n");
        check("| a | b |\n|   |   |\n", "| a | b |\n|-|-----|\n");
        // Right ones, rows of blanks further down, and what has no room stay.
        for text in
            ["| a | b |\n|-|:-:|\n", "| a | b |\n|-|-|\n| | |\n", "| a | b | c |\n|-|\n", "a\n|--|-|-|\n"]
        {
            check(text, text);
        }
    }
}
