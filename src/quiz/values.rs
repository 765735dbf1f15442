//! Numbers, dates, prices, versions and code in a definition: what has one exact form.

use std::ops::Range;

use super::text::Passage;

/// Something with one exact form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    /// Where it stands in the passage, without its unit.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) sort: ValueSort,
    /// The canonical unit; empty for none. A currency is a unit too.
    pub(crate) unit: &'static str,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueSort {
    /// A number: a count, an amount, a price.
    Number,
    /// A version or a date: digits in groups.
    Groups,
    /// A span of code.
    Code,
}

/// The values of a part of a passage, in order; none within another.
pub(crate) fn values(passage: &Passage, part: Range<usize>) -> Vec<Value> {
    let inside = |range: &Range<usize>| range.start >= part.start && range.end <= part.end;
    let mut found: Vec<Value> = passage
        .code
        .iter()
        .filter(|&range| inside(range) && range.len() >= 3 && !passage.text[range.clone()].contains('\n'))
        .map(|range| Value { range: range.clone(), sort: ValueSort::Code, unit: "" })
        .collect();
    let in_code = |at: usize| passage.code.iter().any(|code| code.contains(&at));
    let shifted = numbers(&passage.text[part.clone()])
        .into_iter()
        .map(|value| Value { range: value.range.start + part.start..value.range.end + part.start, ..value });
    found.extend(shifted.filter(|value| !in_code(value.range.start)));
    crate::sorting::sort_by_key(&mut found, |value| value.range.start);
    found
}

/// The numbers of a text, in order. Digits that are part of a name are none: `L4`, `Layer-2`, `#6`, `64-bit`.
pub(crate) fn numbers(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let end = start + digits_length(&text[start..]);
        found.extend(number_at(text, start, end));
        at = end;
    }
    found
}

/// The length of digits with single `.`, `,`, `-` or `:` between them.
fn digits_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end)
        || (end > 0 && matches!(bytes.get(end), Some(b'.' | b',' | b'-' | b':')) && is_digit(end + 1))
    {
        end += 1;
    }
    end
}

fn number_at(text: &str, start: usize, end: usize) -> Option<Value> {
    let (before, after) = (&text[..start], &text[end..]);
    let previous = before.chars().next_back();
    let currency = previous.and_then(currency_of);
    let is_version = before.ends_with('v') && !before[..start - 1].ends_with(char::is_alphanumeric);
    let is_named =
        previous.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '#' | '_' | '/' | '.' | '@'));
    let mut following = after.chars();
    let next = following.next();
    let goes_on = next == Some('-') && following.next().is_some_and(char::is_alphabetic);
    if (is_named && !is_version) || goes_on || is_reference(before) {
        return None;
    }
    let attached = next.is_some_and(|c| c.is_alphanumeric() || c == '_');
    // `12b2f9d` is no 12 bytes.
    let is_mixed = after.trim_start_matches(char::is_alphabetic).starts_with(|c: char| c.is_alphanumeric());
    let unit = currency.or_else(|| unit_after(after)).unwrap_or("");
    if attached && (unit.is_empty() || is_mixed) {
        return None;
    }
    let digits = &text[start..end];
    let is_groups = is_version || digits.contains(['-', ':']) || digits.matches('.').count() > 1;
    let sort = if is_groups { ValueSort::Groups } else { ValueSort::Number };
    // A currency sign and a version's `v` belong to the value.
    let whole = match previous {
        Some(sign) if currency.is_some() || is_version => start - sign.len_utf8(),
        _ => start,
    };
    Some(Value { range: whole..end, sort, unit })
}

/// Whether the number only says which document, layer or chapter is meant.
fn is_reference(before: &str) -> bool {
    let Some(before) = before.strip_suffix(' ') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    [
        "RFC", "ISO", "IEEE", "chapter", "Chapter", "layer", "Layer", "section", "Section", "bug", "figure",
        "level",
    ]
    .contains(&word)
}

fn currency_of(sign: char) -> Option<&'static str> {
    match sign {
        '$' => Some("$"),
        '€' => Some("€"),
        '£' => Some("£"),
        _ => None,
    }
}

/// The unit that a text begins with, after at most one blank.
pub(crate) fn unit_after(after: &str) -> Option<&'static str> {
    let rest = after.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(after);
    if rest.starts_with('%') {
        return Some("%");
    }
    let end =
        rest.find(|c: char| !c.is_alphabetic() && c != '€' && c != '$' && c != '£').unwrap_or(rest.len());
    unit_named(&rest[..end])
}

/// The canonical form of a unit's name. A lone letter counts only as it is written in tables of units.
pub(crate) fn unit_named(name: &str) -> Option<&'static str> {
    if let Some(found) = UNITS.iter().find(|names| names.contains(&name)) {
        return found.first().copied();
    }
    let same = |other: &&str| other.len() > 1 && other.eq_ignore_ascii_case(name);
    let found = UNITS.iter().find(|names| names.iter().any(same));
    found.and_then(|names| names.first().copied())
}

const UNITS: [&[&str]; 29] = [
    &["%", "percent", "per cent"],
    &["$", "USD", "dollar", "dollars"],
    &["€", "EUR", "euro", "euros"],
    &["£", "GBP", "pound", "pounds"],
    &["¢", "cent", "cents"],
    &["bit", "bits"],
    &["B", "byte", "bytes"],
    &["KB", "kB", "K", "kilobyte", "kilobytes"],
    &["MB", "M", "megabyte", "megabytes"],
    &["GB", "G", "gigabyte", "gigabytes"],
    &["TB", "T", "terabyte", "terabytes"],
    &["KiB", "Ki"],
    &["MiB", "Mi"],
    &["GiB", "Gi"],
    &["TiB", "Ti"],
    &["ns", "nanosecond", "nanoseconds"],
    &["µs", "us", "microsecond", "microseconds"],
    &["ms", "millisecond", "milliseconds"],
    &["s", "sec", "second", "seconds"],
    &["min", "minute", "minutes"],
    &["h", "hour", "hours"],
    &["d", "day", "days"],
    &["week", "weeks"],
    &["month", "months"],
    &["year", "years"],
    &["vCPU", "vCPUs", "CPU", "CPUs", "core", "cores"],
    &["Hz", "hertz"],
    &["MHz"],
    &["GHz"],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Block, Inline};

    fn found(text: &str) -> Vec<(&str, &'static str)> {
        numbers(text).into_iter().map(|value| (&text[value.range], value.unit)).collect()
    }

    #[test]
    fn amounts_have_units() {
        assert_eq!(found("4 vCPU, 8 GB RAM, 80GB SSD."), [("4", "vCPU"), ("8", "GB"), ("80", "GB")]);
        assert_eq!(found("$5 min + usage"), [("$5", "$")]);
        assert_eq!(found("reduces effective MTU by 50 bytes"), [("50", "B")]);
        assert_eq!(found("We have 3."), [("3", "")]);
        assert_eq!(found("~300 globally, 99.9% up"), [("300", ""), ("99.9", "%")]);
    }

    #[test]
    fn dates_and_versions_are_whole() {
        assert_eq!(found("until 2026-04, replaced"), [("2026-04", "")]);
        assert_eq!(found("since v1.31.2 and 1.2"), [("v1.31.2", ""), ("1.2", "")]);
        assert_eq!(numbers("2026-04")[0].sort, ValueSort::Groups);
    }

    #[test]
    fn digits_in_groups_are_told_from_numbers() {
        let sort = |text: &str| numbers(text).first().map(|value| (value.sort, value.range.len()));
        for text in ["3", "99.9", "1,000", "1,000.5", "007"] {
            assert_eq!(sort(text), Some((ValueSort::Number, text.len())), "{text}");
        }
        for text in ["1.31.2", "10.0.0.1", "v2", "v1.31", "10:30", "2026-04-01", "3-5"] {
            assert_eq!(sort(text), Some((ValueSort::Groups, text.len())), "{text}");
        }
        assert_eq!(found("1..2 and 3. Then 4, 5"), [("1", ""), ("3", ""), ("4", ""), ("5", "")]);
        assert_eq!(found("dev1.2"), [], "a version begins a word");
    }

    #[test]
    fn units_stand_beside_a_number_or_after_one_blank() {
        for (after, unit) in [
            ("GB", Some("GB")),
            (" gigabytes of it", Some("GB")),
            ("\u{a0}ms", Some("ms")),
            ("%", Some("%")),
            (" % of all", Some("%")),
            (" gb", Some("GB")),
            (" s", Some("s")),
            (" euros", Some("€")),
            ("€", Some("€")),
            ("  GB", None),
            (" S", None),
            (" b", None),
            (" nodes", None),
            ("", None),
        ] {
            assert_eq!(unit_after(after), unit, "{after}");
        }
        assert_eq!(found("£7, 8MiB and 9 cores"), [("£7", "£"), ("8", "MiB"), ("9", "vCPU")]);
        assert_eq!(found("8nodes and 8GB2 and 8_GB"), [], "what goes on is part of a name");
    }

    #[test]
    fn what_a_number_refers_to_is_no_value() {
        for text in ["see chapter 3", "Layer 7", "(RFC 2119)", "level 2"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("chapters of 3"), [("3", "")]);
    }

    #[test]
    fn code_is_one_value_and_its_digits_are_none() {
        let passage = Passage::new(&[
            Block::Paragraph(vec![
                Inline::Text("Has 3 of ".into()),
                Inline::Code("max=20".into()),
                Inline::Text(" and ".into()),
                Inline::Code("-x".into()),
                Inline::Text(" for 4 s. Then 5.".into()),
            ]),
            Block::Code("two\nlines".into()),
        ]);
        let found = |part| -> Vec<(String, ValueSort)> {
            let values = values(&passage, part).into_iter();
            values.map(|value| (passage.text[value.range].to_owned(), value.sort)).collect()
        };
        let all = [
            ("3", ValueSort::Number),
            ("max=20", ValueSort::Code),
            ("4", ValueSort::Number),
            ("5", ValueSort::Number),
        ]
        .map(|(text, sort)| (text.to_owned(), sort));
        assert_eq!(found(passage.all()), all, "neither two characters of code nor two lines of it");
        let end = passage.text.find(". Then").expect("it is there");
        assert_eq!(found(0..end), all[..3]);
        assert_eq!(found(end..passage.text.len()), all[3..]);
        let within = passage.text.find("20").expect("it is there");
        assert_eq!(found(within..end), all[2..3], "a part of the code is no value");
    }

    #[test]
    fn digits_in_names_are_no_numbers() {
        for text in [
            "L4",
            "Layer-2 over Layer-3",
            "bug #6",
            "k3s",
            "a 64-bit host",
            "RFC 2119",
            "S3",
            "x_1",
            "B2",
            "1-ZST",
            "12B2F9D",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
