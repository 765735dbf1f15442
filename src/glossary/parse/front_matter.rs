//! The lines between two `---` (YAML) or two `+++` (TOML) at the top of a file, as far as a glossary needs them.

/// What front matter says about an entry or a glossary.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// What the file is about: `title`, `term` or `name`.
    pub(super) title: Option<String>,
    /// Other names of it.
    pub(super) aliases: Vec<String>,
    /// What an acronym stands for.
    pub(super) expansion: Option<String>,
    /// A definition in short.
    pub(super) summary: Option<String>,
    /// Whether a key is there that only a file about one term has.
    pub(super) about_a_term: bool,
    /// What does not parse: line (counted from 1) and message.
    pub(super) problems: Vec<(u32, String)>,
}

/// Takes front matter off the top of a file. Returns it with the offset at which the rest begins.
pub(super) fn split(text: &str) -> (Option<FrontMatter>, usize) {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let body = text.get(start..).unwrap_or_default();
    let first = body.lines().next().unwrap_or_default().trim_end();
    let separator = match first {
        "---" => ':',
        "+++" => '=',
        _ => return (None, start),
    };
    let mut at = start;
    for (index, line) in body.split_inclusive('\n').enumerate() {
        let begins = at;
        at += line.len();
        let fence = line.trim_end();
        if index > 0 && (fence == first || (separator == ':' && fence == "...")) {
            let inside = text.get(start..begins).unwrap_or_default();
            return (Some(read(inside, separator)), at);
        }
    }
    if !looks_like_pairs(body, separator) {
        return (None, start);
    }
    let problem = (1, format!("front matter begins with `{first}` and never ends"));
    (Some(FrontMatter { problems: vec![problem], ..FrontMatter::default() }), start)
}

/// Whether what follows an opening `---` is front matter rather than a thematic break.
fn looks_like_pairs(body: &str, separator: char) -> bool {
    body.lines().nth(1).is_some_and(|line| pair(line, separator).is_some())
}

fn pair(line: &str, separator: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(separator)?;
    let key = key.trim().trim_matches(['"', '\'']);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    let spaced = separator == '=' || value.is_empty() || value.starts_with([' ', '\t', '\r']);
    (!key.is_empty() && key.chars().all(plain) && spaced).then_some((key, value.trim()))
}

fn read(text: &str, separator: char) -> FrontMatter {
    let mut matter = FrontMatter::default();
    let mut key = String::new();
    let mut continued = false;
    for (index, line) in text.lines().enumerate().skip(1) {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') || content.starts_with('[') {
            continue;
        }
        if let Some(item) = content.strip_prefix("- ").or((content == "-").then_some("")) {
            matter.set(&key, item);
        } else if continued && line.starts_with([' ', '\t']) {
            matter.set(&key, content);
        } else if let Some((name, value)) = pair(line, separator) {
            key = name.to_lowercase().replace(['-', ' '], "_");
            continued = matches!(value, "" | ">" | "|" | ">-" | "|-" | ">+" | "|+");
            if !continued {
                matter.set(&key, value);
            }
            if unclosed(value) {
                matter.problems.push((index as u32 + 1, format!("the value of `{name}` is not closed")));
            }
        } else if line.starts_with([' ', '\t']) {
            matter.set(&key, content);
        } else {
            matter.problems.push((index as u32 + 1, format!("`{content}` is no `key{separator} value`")));
        }
    }
    matter
}

/// Whether a value opens a quotation or a list that its line does not close.
fn unclosed(value: &str) -> bool {
    let value = value.trim();
    ['"', '\''].iter().any(|&quote| {
        value.starts_with(quote)
            && (value.len() < 2 || !value.split(" #").any(|part| part.trim_end().ends_with(quote)))
    })
}

impl FrontMatter {
    /// Takes a value, one item of a list, or one line of a value that spans several.
    fn set(&mut self, key: &str, value: &str) {
        let value = unquote(value);
        if value.is_empty() {
            return;
        }
        match key {
            "title" | "term" | "name" => {
                self.title.get_or_insert_with(|| value.to_owned());
            }
            "aka" | "alias" | "aliases" | "also_known_as" | "synonym" | "synonyms" | "abbreviation"
            | "abbreviations" | "abbr" | "acronym" | "acronyms" => {
                let list = value.trim_start_matches('[').trim_end_matches(']');
                let names = list.split(',').map(unquote).filter(|name| is_name(name));
                self.aliases.extend(names.map(str::to_owned));
            }
            "expansion" | "full_form" | "fullform" | "stands_for" | "long_form" => {
                self.expansion.get_or_insert_with(|| value.to_owned());
            }
            "short_description" | "definition" | "description" | "summary" => {
                let summary = self.summary.get_or_insert_default();
                if !summary.is_empty() {
                    summary.push(' ');
                }
                summary.push_str(value);
            }
            _ => {}
        }
        self.about_a_term |= matches!(
            key,
            "term" | "aka" | "also_known_as" | "synonyms" | "short_description" | "definition" | "expansion"
        ) || (matches!(key, "slug" | "page_type" | "type" | "layout")
            && value.to_lowercase().contains("glossary"));
    }
}

/// Addresses of old pages are listed under `aliases` too; they are no names.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('/') && !name.contains("://")
}

fn unquote(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.split(quote).next()) {
            return inner.trim();
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_may_stand_in_any_case_with_blanks_before_them() {
        let (matter, at) = split("---\n  Title : Event loop\n  AKA: [tick, \"turn\"]\n---\nBody");
        let matter = matter.unwrap();
        assert_eq!(matter.title.as_deref(), Some("Event loop"));
        assert_eq!(matter.aliases, ["tick", "turn"]);
        assert!(matter.about_a_term);
        assert_eq!(at, "---\n  Title : Event loop\n  AKA: [tick, \"turn\"]\n---\n".len());
    }

    #[test]
    fn values_may_span_lines_and_lists_may_hang() {
        let text =
            "---\ntitle: X\nshort_description: >\n  One two\n  three.\n\naka:\n- Y\n- /old/page\n---\n";
        let matter = split(text).0.unwrap();
        assert_eq!(matter.summary.as_deref(), Some("One two three."));
        assert_eq!(matter.aliases, ["Y"]);
        assert_eq!(matter.problems, []);
    }

    #[test]
    fn a_thematic_break_is_no_front_matter() {
        assert_eq!(split("---\n\n**A**: b\n"), (None, 0));
        assert_eq!(split("# A\n---\n"), (None, 0));
    }

    #[test]
    fn reports_what_does_not_parse() {
        assert_eq!(split("---\ntitle: \"X\nfoo bar\n---\n").0.unwrap().problems.len(), 2);
        assert_eq!(split("---\ntitle: X\n\nBody").0.unwrap().problems.len(), 1);
        assert_eq!(split("+++\ntitle = \"X\"\n+++\n").0.unwrap().title.as_deref(), Some("X"));
    }
}
