//! Rows of delimited text.

use std::io::{self, Write};

/// Writes one row: fields apart by the separator, quoted as RFC 4180 says, and the end of the line.
///
/// A field is quoted only when it must be.
pub(crate) fn write_row(
    out: &mut impl Write,
    separator: char,
    line_end: &str,
    fields: &[&str],
) -> io::Result<()> {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            write!(out, "{separator}")?;
        }
        if field.contains([separator, '"', '\r', '\n']) {
            write!(out, "\"{}\"", field.replace('"', "\"\""))?;
        } else {
            write!(out, "{field}")?;
        }
    }
    write!(out, "{line_end}")
}

#[cfg(test)]
mod tests {
    use super::write_row;

    fn row(separator: char, fields: &[&str]) -> String {
        let mut out = Vec::new();
        write_row(&mut out, separator, "\r\n", fields).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn quotes_what_would_be_read_otherwise() {
        assert_eq!(row(',', &["a", "", "b c"]), "a,,b c\r\n");
        assert_eq!(row(',', &["a,b", "a\tb"]), "\"a,b\",a\tb\r\n");
        assert_eq!(row('\t', &["a,b", "a\tb"]), "a,b\t\"a\tb\"\r\n");
        assert_eq!(
            row(',', &["say \"hi\"", "two\nlines", "\r"]),
            "\"say \"\"hi\"\"\",\"two\nlines\",\"\r\"\r\n"
        );
    }
}
