//! Charts: what they show, as a drawing, as a table and as files. Plain Rust, tested natively; `app/widgets/figure.rs` puts
//! them on a page.

use std::borrow::Cow;

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
    /// The picture.
    pub(crate) drawing: Drawing,
}

impl Chart {
    /// The table as a file of comma-separated values (RFC 4180).
    pub(crate) fn csv(&self) -> String {
        let line = |cells: &Vec<String>| {
            let mut line = cells.iter().map(|cell| csv_cell(cell)).collect::<Vec<_>>().join(",");
            line.push_str("\r\n");
            line
        };
        std::iter::once(&self.head).chain(&self.rows).map(line).collect()
    }

    /// The picture as a file of its own, in the colours of the light theme.
    pub(crate) fn svg(&self) -> String {
        self.drawing.file(&self.title, &self.description)
    }
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
    fn a_file_has_title_description_and_fixed_colours() {
        let svg = chart(["", ""]).svg();
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\""), "{svg}");
        assert!(svg.contains("<title>T &amp; T</title><desc>D</desc>"), "{svg}");
        assert!(svg.contains("<title>a &lt; b &amp; &quot;c&quot;</title></rect>"), "{svg}");
        assert!(!svg.contains("var("), "{svg}");
    }
}
