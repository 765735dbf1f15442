//! Charts: what they show, as a drawing, as a table and as files. Plain Rust, tested natively; `app/widgets/figure.rs` puts
//! them on a page.

use std::borrow::Cow;

use crate::{
    memory::{StudyDay, clock::DAY},
    progress::rfc3339,
};

mod calendar;
mod columns;
mod curves;
mod drawing;
mod forgetting;
mod of_readiness;
mod of_statistics;
mod stacks;

use calendar::calendar;
use columns::{Columns, columns};
use curves::{Curves, curves};
use drawing::Colour;
use stacks::stacks;

pub(crate) use calendar::weekday;
pub(crate) use drawing::Drawing;
pub(crate) use forgetting::{curve, curve_of};
pub(crate) use of_readiness::of_readiness;
pub(crate) use of_statistics::of_statistics;

/// A chart with all that it says in words.
pub(crate) struct Chart {
    /// Names its element and its files; of small letters.
    pub(crate) name: Cow<'static, str>,
    /// What it is about.
    pub(crate) title: String,
    /// What it says, in a sentence or two.
    pub(crate) description: String,
    /// The heads of its table.
    pub(crate) head: Vec<String>,
    /// The rows of its table, each as long as `head`.
    pub(crate) rows: Vec<Vec<String>>,
    /// Where each row is about a day, that day as files write it (ISO 8601), in place of the row's first cell; else empty.
    pub(crate) days: Vec<String>,
    /// The picture.
    pub(crate) drawing: Drawing,
}

impl Chart {
    /// The table as a file of comma-separated values (RFC 4180).
    pub(crate) fn csv(&self) -> String {
        let line = |cells: &[String], day: Option<&String>| {
            let first = day.or(cells.first());
            let cells = first.into_iter().chain(cells.get(1..).unwrap_or_default());
            let mut line = cells.map(|cell| csv_cell(cell)).collect::<Vec<_>>().join(",");
            line.push_str("\r\n");
            line
        };
        let rows = self.rows.iter().enumerate().map(|(row, cells)| line(cells, self.days.get(row)));
        std::iter::once(line(&self.head, None)).chain(rows).collect()
    }

    /// The picture as a file of its own, in the colours of the light theme.
    pub(crate) fn svg(&self) -> String {
        self.drawing.file(&self.title, &self.description)
    }
}

/// A local day as files write it, such as `2026-11-25`.
fn iso_day(day: StudyDay) -> String {
    let mut text = rfc3339(i64::from(day.0) * DAY);
    text.truncate("2026-11-25".len());
    text
}

/// A spreadsheet takes a text that begins like a formula for one, and a term may come from anybody's glossary.
fn csv_cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(cells: [&str; 2]) -> Chart {
        let mut drawing = Drawing::new(100, 50);
        drawing.rectangle([0, 0, 10, 20], Colour::Accent, "a < b & \"c\"");
        Chart {
            name: "test".into(),
            title: "T & T".to_owned(),
            description: "D".to_owned(),
            head: vec!["Day".to_owned(), "Answers".to_owned()],
            rows: vec![cells.map(str::to_owned).to_vec()],
            days: Vec::new(),
            drawing,
        }
    }

    #[test]
    fn a_cell_is_quoted_where_it_has_to_be_and_is_never_a_formula() {
        assert_eq!(chart(["1 Mar", "5"]).csv(), "Day,Answers\r\n1 Mar,5\r\n");
        assert_eq!(
            chart(["Mar 1, 2026", "say \"x\""]).csv(),
            "Day,Answers\r\n\"Mar 1, 2026\",\"say \"\"x\"\"\"\r\n"
        );
        assert_eq!(chart(["=1+1", "@x"]).csv(), "Day,Answers\r\n'=1+1,'@x\r\n");
    }

    #[test]
    fn a_file_writes_days_as_every_program_reads_them() {
        let mut chart = chart(["Nov 25, 2026", "5"]);
        chart.days = vec![iso_day(StudyDay(20_782))];
        assert_eq!(chart.csv(), "Day,Answers\r\n2026-11-25,5\r\n");
    }

    #[test]
    fn a_file_has_title_description_and_fixed_colours() {
        let svg = chart(["", ""]).svg();
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\""), "{svg}");
        assert!(svg.contains("<title>T &amp; T</title><desc>D</desc>"), "{svg}");
        assert!(svg.contains("<title>a &lt; b &amp; &quot;c&quot;</title></rect>"), "{svg}");
        assert!(!svg.contains("var("), "{svg}");
    }
}
