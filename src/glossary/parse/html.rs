//! The little HTML that glossaries use: tags and text of a piece of HTML, never turned back into HTML.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name ..>` or `</name>`; the name is as written.
    Tag { name: &'a str, closing: bool, anchor: Option<&'a str> },
    /// What stands between tags, with its entities.
    Text(&'a str),
}

/// Splits HTML into tags and text. Comments, declarations and processing instructions are left out; a
/// `<` that begins no tag is text; a tag without an end takes the rest.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = (usize, Token<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
            let begins = at;
            if let Some(length) = ignored(rest) {
                at += length;
                continue;
            }
            let (token, length) = if is_tag(rest) { tag(rest) } else { text(rest) };
            at += length;
            return Some((begins, token));
        }
    })
}

fn ignored(rest: &str) -> Option<usize> {
    let end = if rest.starts_with("<!--") {
        "-->"
    } else if rest.starts_with("<!") || rest.starts_with("<?") {
        ">"
    } else {
        return None;
    };
    Some(rest.find(end).map_or(rest.len(), |found| found + end.len()))
}

fn is_tag(rest: &str) -> bool {
    let name = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn tag(rest: &str) -> (Token<'_>, usize) {
    let length = tag_length(rest);
    let inside = rest.get(1..length).unwrap_or_default().trim_end_matches('>');
    let closing = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let anchor = attribute(inside, "id").or_else(|| attribute(inside, "name"));
    (Token::Tag { name, closing, anchor }, length)
}

/// Up to the `>` that stands outside quotation marks.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    rest.find('>').map_or(rest.len(), |found| found + 1)
}

fn text(rest: &str) -> (Token<'_>, usize) {
    let begins_markup = |&(at, _): &(usize, &str)| {
        let tail = rest.get(at..).unwrap_or_default();
        is_tag(tail) || tail.starts_with("<!") || tail.starts_with("<?")
    };
    let length = rest.match_indices('<').find(begins_markup).map_or(rest.len(), |(at, _)| at);
    let length = length.max(rest.chars().next().map_or(0, char::len_utf8));
    (Token::Text(rest.get(..length).unwrap_or(rest)), length)
}

/// The value of an attribute in the inside of a tag.
fn attribute<'a>(inside: &'a str, name: &str) -> Option<&'a str> {
    for (at, _) in inside.match_indices(name) {
        let before = inside.get(..at).unwrap_or_default();
        let after = inside.get(at + name.len()..).unwrap_or_default().trim_start();
        if !before.ends_with(|c: char| c.is_whitespace() || c == '"') || !after.starts_with('=') {
            continue;
        }
        let value = after.get(1..).unwrap_or_default().trim_start();
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
            _ => value.split(|c: char| c.is_whitespace() || c == '/').next(),
        };
    }
    None
}

/// Appends text with its entities decoded, the usual ones and those by number.
pub(super) fn decode(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        match entity(tail) {
            Some((c, length)) => {
                out.push(c);
                rest = tail.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
}

fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.char_indices().take(12).find(|&(_, c)| c == ';')?.0;
    let name = text.get(1..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "rarr" => '→',
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number).filter(|&c| c != '\0')?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(html: &str) -> Vec<Token<'_>> {
        tokens(html).map(|(_, token)| token).collect()
    }

    #[test]
    fn the_name_of_an_attribute_is_a_whole_word() {
        assert_eq!(attribute("a grid=\"x\" id = 'y z' class=c", "id"), Some("y z"));
        assert_eq!(attribute("a identity=x", "id"), None);
        assert_eq!(attribute("a data=\"b\"id=c/", "id"), Some("c"));
    }

    #[test]
    fn splits_tags_and_text_and_finds_anchors() {
        let tag = |name, closing, anchor| Token::Tag { name, closing, anchor };
        assert_eq!(
            all("<dt class='a>b' id=\"x\">A < B</dt><!-- <b> --><BR/>"),
            [
                tag("dt", false, Some("x")),
                Token::Text("A < B"),
                tag("dt", true, None),
                tag("BR", false, None)
            ]
        );
        assert_eq!(all("<a name=y>"), [tag("a", false, Some("y"))]);
    }

    #[test]
    fn survives_what_never_ends() {
        assert_eq!(all("<!-- x"), []);
        assert_eq!(all("a <"), [Token::Text("a <")]);
        assert_eq!(all("<b \"").len(), 1);
        assert_eq!(all("é<é>"), [Token::Text("é<é>")]);
    }

    #[test]
    fn decodes_entities_and_leaves_the_unknown() {
        let mut out = String::new();
        decode("a &lt; b &amp;&#65;&#x42; &foo; & &#0;", &mut out);
        assert_eq!(out, "a < b &AB &foo; & &#0;");
    }
}
