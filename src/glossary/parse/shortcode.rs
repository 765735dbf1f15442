//! Shortcodes and macros of site generators: `{{< tooltip text="Pod" >}}`, `{{Glossary("TLS")}}`, `{% .. %}`.

/// Replaces each shortcode by what it would show, as far as that can be seen from it: its `text`
/// attribute, else the last text in quotation marks of a call. Others are left out.
pub(super) fn expand(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside, after)) = next(rest) {
        out.push_str(before);
        out.push_str(shown(inside));
        rest = without_target(&mut out, after);
    }
    out.push_str(rest);
    out
}

/// `[words]({{..}})` is no link to Markdown; it leaves its words. Returns what follows.
fn without_target<'a>(out: &mut String, after: &'a str) -> &'a str {
    const LONGEST: usize = 256;
    if !after.starts_with(')') || !out.ends_with("](") {
        return after;
    }
    let Some(back) = out.bytes().rev().take(LONGEST).position(|byte| byte == b'[') else { return after };
    let open = out.len() - 1 - back;
    out.truncate(out.len() - 2);
    out.remove(open);
    after.get(1..).unwrap_or_default()
}

/// Whether a text may hold a shortcode.
pub(super) fn may_hold(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

fn next(text: &str) -> Option<(&str, &str, &str)> {
    let starts = [("{{", "}}"), ("{%", "%}")];
    let found = starts.iter().filter_map(|&(open, close)| Some((text.find(open)?, close))).min()?;
    let (before, tail) = text.split_at(found.0);
    let inside = tail.get(2..)?;
    let end = inside.find(found.1)?;
    Some((before, inside.get(..end)?, inside.get(end + 2..)?))
}

fn shown(inside: &str) -> &str {
    if let Some((_, value)) = inside.split_once("text=") {
        return quoted(value).unwrap_or_default();
    }
    if inside.starts_with(['<', '%']) || !inside.contains('(') {
        return "";
    }
    let mut parts = inside.split('"');
    let last = parts.by_ref().skip(1).step_by(2).filter(|text| !text.is_empty()).last();
    last.unwrap_or_default()
}

fn quoted(value: &str) -> Option<&str> {
    let quote = value.chars().next().filter(|&c| c == '"' || c == '\'')?;
    value.get(1..)?.split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn shows_what_the_site_would_show() {
        assert_eq!(expand("in {{< tip text=\"pods\" term_id=\"pod\" >}}."), "in pods.");
        assert_eq!(expand("{{Glossary(\"TLS\")}} or {{Glossary(\"SSL\", \"old SSL\")}}"), "TLS or old SSL");
        assert_eq!(expand("a {{bug(1)}}b {% include x %}c"), "a b c");
        assert_eq!(expand("{{ open"), "{{ open");
        assert_eq!(
            expand("see [the é deck]({{< ref \"deck\" >}}), [b](c) {{x}}]("),
            "see the é deck, [b](c) ]("
        );
    }
}
