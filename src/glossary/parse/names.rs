//! What a term is called: the name itself, what an acronym stands for, other names.

use std::borrow::Cow;

use super::initials::{abbreviates, is_upper};
use super::text::{squeeze, without_invisible, without_ornament};

/// The names in the head of an entry.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Without a parenthesis at its end.
    pub(super) term: String,
    pub(super) expansion: Option<String>,
    pub(super) aliases: Vec<String>,
    /// The term with the parenthesis at its end, where that only tells which of several things is meant.
    pub(super) qualified: Option<String>,
}

/// Reads the text of a head, such as `CRD (Custom Resource Definition)` or `Taint / Toleration`.
pub(super) fn names(head: &str) -> Names {
    if is_one_name(head) {
        return Names { term: head.to_owned(), ..Names::default() };
    }
    let head = clean(head);
    let (term, parenthesis) = split_parenthesis(&head);
    let mut names = Names { term: term.to_owned(), ..Names::default() };
    if let Some(inside) = parenthesis {
        names.parenthesis(inside);
        let tells_more = names.expansion.is_none() && names.aliases.is_empty();
        names.qualified = tells_more.then(|| head.to_string());
    }
    names.parts();
    names.with_words();
    names
}

/// Whether a head is nothing but a name, which most are; what takes heads apart has nothing to do then.
fn is_one_name(head: &str) -> bool {
    let (mut before, mut or) = (b' ', 0);
    for &byte in head.as_bytes() {
        let joins = before == b' ' || before == b'-';
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => {}
            b' ' | b'-' if !joins => {}
            _ => return false,
        }
        // Up to ` or `.
        or = match (byte, or) {
            (b' ', 3) => return false,
            (b' ', _) => 1,
            (b'o', 1) => 2,
            (b'r', 2) => 3,
            _ => 0,
        };
        before = byte;
    }
    !matches!(before, b' ' | b'-')
}

/// Without markup of site generators, invisible characters and separators at the ends.
fn clean(head: &str) -> Cow<'_, str> {
    let mut text =
        if is_plain(head) { Cow::Borrowed(head) } else { squeeze(&without_invisible(head)).into() };
    while let Some(shorter) = without_attributes(text.trim_end_matches([':', ' '])) {
        text = shorter.into();
    }
    let ends = |c: char| matches!(c, ':' | '：' | '–' | '—' | '|' | ' ');
    let trimmed = without_ornament(&text).trim_matches(ends).trim_end_matches([',', ';']).trim_end();
    let trimmed = trimmed.strip_suffix(" -").unwrap_or(trimmed);
    let trimmed = trimmed.strip_suffix('.').filter(|rest| !rest.contains('.')).unwrap_or(trimmed);
    let trimmed =
        [" #", " ¶", " 🔗"].iter().fold(trimmed, |text, link| text.strip_suffix(link).unwrap_or(text));
    let trimmed = trimmed.trim_start_matches(['•', '‣', '▪']).trim_start();
    // Emphasis that blanks at its inner ends keep from being any: `** Bow**`.
    let stars = trimmed.starts_with('*') && trimmed.ends_with('*');
    let trimmed = if stars { trimmed.trim_matches(['*', ' ']) } else { trimmed };
    if trimmed.is_empty() || trimmed.len() == text.len() { text } else { trimmed.to_owned().into() }
}

/// Nothing in it that would have to be taken out.
fn is_plain(head: &str) -> bool {
    // As if a blank stood before it and one behind it.
    let mut blank = true;
    for &byte in head.as_bytes() {
        let is_blank = byte == b' ';
        if !byte.is_ascii() || matches!(byte, b'\n' | b'\t' | b'\r' | 0x0b | 0x0c) || blank && is_blank {
            return false;
        }
        blank = is_blank;
    }
    !blank || head.is_empty()
}

/// Without `{#anchor}` or `{: .class }` at the end.
fn without_attributes(text: &str) -> Option<String> {
    let (before, inside) = text.strip_suffix('}')?.rsplit_once('{')?;
    inside.starts_with([':', '#', '.']).then(|| before.trim_end().to_owned())
}

/// The anchor in `{#anchor}` or `{: #anchor }` at the end of a heading.
pub(super) fn heading_anchor(text: &str) -> Option<&str> {
    let (_, inside) = text.trim_end().strip_suffix('}')?.rsplit_once('{')?;
    inside.trim_start_matches(':').split_whitespace().find_map(|part| part.strip_prefix('#'))
}

/// A heading without such an anchor, which would keep equal names from being equal.
pub(super) fn without_anchor(name: &str) -> &str {
    match heading_anchor(name).and_then(|_| name.rsplit_once('{')) {
        Some((before, _)) => before.trim_end(),
        None => name,
    }
}

/// A term and the inside of the parenthesis at its end.
fn split_parenthesis(head: &str) -> (&str, Option<&str>) {
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']')] {
        if let Some((before, inside)) =
            head.strip_suffix(close).and_then(|rest| split_last_open(rest, open, close))
        {
            let before = before.trim_end();
            if !before.is_empty()
                && !before.ends_with(['.', ':', ']'])
                && (open != '[' || head.contains(" ["))
            {
                return (before, Some(inside.trim()));
            }
        }
    }
    (head, None)
}

/// Splits at the opening mark that matches the closing one at the very end.
fn split_last_open(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            if depth == 0 {
                // `f(x)` is a name; a parenthesis that explains stands apart.
                let before = text.get(..at)?;
                let apart = before.ends_with(' ') || open == '（';
                return apart.then_some((before, text.get(at + c.len_utf8()..)?));
            }
            depth -= 1;
        }
    }
    None
}

impl Names {
    fn parenthesis(&mut self, inside: &str) {
        if let Some(name) = after_also(inside) {
            return self.other_names(name);
        }
        for part in inside.split([';', ',']).map(str::trim) {
            if let Some(name) = after_also(part) {
                self.other_names(name);
            } else if abbreviates(&self.term, part) {
                self.expansion.get_or_insert_with(|| part.to_owned());
            } else if abbreviates(part, &self.term) || !is_qualifier(part, &self.term) {
                self.alias(part);
            }
        }
    }

    fn other_names(&mut self, names: &str) {
        for name in names.split([',', ';', '/']) {
            let name = after_also(name.trim()).unwrap_or(name.trim());
            if abbreviates(&self.term, name) && self.expansion.is_none() {
                self.expansion = Some(name.to_owned());
            } else {
                self.alias(name);
            }
        }
    }

    /// Names beside each other: `A / B`, `A, B`, `A or B`.
    fn parts(&mut self) {
        if !self.term.contains(['/', '|', ',']) && !self.term.contains(" or ") {
            return;
        }
        let parts = split_names(&self.term);
        if parts.len() < 2 {
            return;
        }
        for (index, &part) in parts.iter().enumerate() {
            let short_for = |other: &&str| abbreviates(part, other);
            if index == 0
                && let Some(words) = parts.iter().skip(1).find(|other| short_for(other))
            {
                self.expansion.get_or_insert_with(|| (*words).to_owned());
            }
        }
        let parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
        for part in parts {
            let (name, parenthesis) = split_parenthesis(&part);
            self.alias(name);
            parenthesis.into_iter().for_each(|inside| self.alias(inside));
        }
    }

    /// A short form and its words beside it: `GPS — Global Positioning System`.
    fn with_words(&mut self) {
        let separators = [": ", " — ", " – ", " - "];
        if !self.term.contains([':', '—', '–', '-']) {
            return;
        }
        let pair = separators.iter().find_map(|separator| self.term.split_once(separator));
        if let Some((short, words)) = pair.filter(|(short, words)| abbreviates(short, words)) {
            for name in [short.to_owned(), words.to_owned()] {
                self.alias(&name);
            }
        }
    }

    /// Takes another name, unless it is there already.
    pub(super) fn alias(&mut self, name: &str) {
        let name = name.trim().trim_matches(['"', '“', '”', '.', ',']);
        if is_name(name) && !self.has(name) {
            self.aliases.push(name.to_owned());
        }
    }

    fn has(&self, name: &str) -> bool {
        let same = |other: &String| match other.is_ascii() && name.is_ascii() {
            true => other.eq_ignore_ascii_case(name),
            false => other.to_lowercase() == name.to_lowercase(),
        };
        same(&self.term) || self.expansion.as_ref().is_some_and(same) || self.aliases.iter().any(same)
    }
}

fn is_name(name: &str) -> bool {
    name.chars().any(char::is_alphanumeric) && name.chars().count() <= 80
}

/// The name in `aka X`, `also known as X`, `formerly X`.
pub(super) fn after_also(text: &str) -> Option<&str> {
    const WORDS: [&str; 26] = [
        "also known as",
        "also called",
        "also",
        "a.k.a.",
        "a.k.a",
        "aka.",
        "aka",
        "previously known as",
        "formerly known as",
        "previously",
        "formerly",
        "or just",
        "or simply",
        "or",
        "sometimes called",
        "sometimes",
        "abbreviated as",
        "abbreviated",
        "abbreviation",
        "abbr.",
        "short for",
        "short form",
        "synonyms:",
        "synonym:",
        "auch",
        "ou",
    ];
    if !begins_with_any(text, b"apfos") {
        return None;
    }
    let rest = WORDS.iter().find_map(|word| strip_word(text, word))?;
    let rest = rest.trim_start_matches([':', ' ']).trim_start_matches("as ");
    (!rest.is_empty()).then_some(rest)
}

/// Whether a text begins with one of those small letters, in any case: a cheap look before the careful one.
pub(super) fn begins_with_any(text: &str, letters: &[u8]) -> bool {
    text.as_bytes().first().is_some_and(|first| letters.contains(&first.to_ascii_lowercase()))
}

/// Whether a text begins with another of ASCII letters, in any case.
fn begins_with(text: &str, start: &str) -> bool {
    text.as_bytes().get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start.as_bytes()))
}

/// The rest of a text after a word that it begins with, in any case.
#[inline]
pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    // Mostly a letter or two tell.
    let differs = |at: usize| match (text.as_bytes().get(at), word.as_bytes().get(at)) {
        (Some(own), Some(wanted)) => !own.eq_ignore_ascii_case(wanted),
        (None, Some(_)) => true,
        (_, None) => false,
    };
    if differs(0) || differs(1) {
        return None;
    }
    strip_whole_word(text, word)
}

fn strip_whole_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    if !begins_with(text, word) {
        return None;
    }
    let rest = text.get(word.len()..)?;
    let ends =
        rest.chars().next().is_none_or(|c| !c.is_alphanumeric()) || !word.ends_with(char::is_alphanumeric);
    ends.then_some(rest.trim_start())
}

/// `in Kubernetes`, `v1`, `disambiguation`: it tells which of several things is meant and is no name.
fn is_qualifier(inside: &str, term: &str) -> bool {
    const FIRST: [&str; 18] = [
        "in",
        "for",
        "of",
        "on",
        "to",
        "from",
        "by",
        "as",
        "with",
        "see",
        "deprecated",
        "obsolete",
        "optional",
        "disambiguation",
        "noun",
        "verb",
        "adjective",
        "the",
    ];
    let first = inside.split(' ').next().unwrap_or_default();
    if FIRST.iter().any(|word| word.eq_ignore_ascii_case(first))
        || inside.chars().count() > 60
        || inside.ends_with(['.', '!', '?'])
    {
        return true;
    }
    let is_version =
        |word: &str| word.trim_start_matches(['v', 'V']).chars().all(|c| c.is_numeric() || c == '.');
    if is_version(inside) {
        return true;
    }
    // A single word is another name only if it shortens the term; else it names the field.
    !inside.contains([' ', '-', '_', '.']) && !shortens(inside, term)
}

/// `var` shortens `variable`.
fn shortens(short: &str, long: &str) -> bool {
    let (short, long) = (short.to_lowercase(), long.to_lowercase());
    // Where a script has no capitals, a word beside the term is its name in that language.
    is_upper(&short) || long.contains(&short)
}

/// The names in `A / B`, `A, B`, `A or B`; one name if it is not several.
fn split_names(term: &str) -> Vec<&str> {
    for separator in [" / ", " | ", " or ", ", ", "/ ", " /"] {
        if term.contains(separator) {
            let parts: Vec<&str> =
                term.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
            let is_list = term.contains(" and ") || term.contains('&');
            let are_names = parts.iter().all(|part| part.split(' ').count() <= 5);
            return if separator == ", " && is_list || !are_names { vec![term] } else { parts };
        }
    }
    vec![term]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, term: &str, expansion: Option<&str>, aliases: &[&str]) {
        let names = names(head);
        assert_eq!((names.term.as_str(), names.expansion.as_deref()), (term, expansion), "{head}");
        assert_eq!(names.aliases, aliases, "{head}");
    }

    #[test]
    fn a_parenthesis_is_an_expansion_an_alias_or_a_qualifier() {
        check("CRD (Custom Resource Definition)", "CRD", Some("Custom Resource Definition"), &[]);
        check("HPA (HorizontalPodAutoscaler)", "HPA", Some("HorizontalPodAutoscaler"), &[]);
        check("POP (Point of Presence)", "POP", Some("Point of Presence"), &[]);
        check(
            "SLSA (Supply Chain Levels for Software Artifacts)",
            "SLSA",
            Some("Supply Chain Levels for Software Artifacts"),
            &[],
        );
        check("cgroup (control group)", "cgroup", Some("control group"), &[]);
        check("Persistent Volume (PV)", "Persistent Volume", None, &["PV"]);
        check("Proxied (orange cloud)", "Proxied", None, &["orange cloud"]);
        check("Job (aka Release Job)", "Job", None, &["Release Job"]);
        check("Variable (var)", "Variable", None, &["var"]);
        check("Pod (容器组)", "Pod", None, &["容器组"]);
        check("Pod (docker)", "Pod", None, &[]);
        check("CLI (v1)", "CLI", None, &[]);
        check("Pod (in Kubernetes)", "Pod", None, &[]);
        check("Full (strict) SSL", "Full (strict) SSL", None, &[]);
        check("map(f)", "map(f)", None, &[]);
    }

    #[test]
    fn names_beside_each_other_are_aliases() {
        check("Taint / Toleration", "Taint / Toleration", None, &["Taint", "Toleration"]);
        check("AZ or Availability Zone", "AZ or Availability Zone", Some("Availability Zone"), &["AZ"]);
        check("arena, arena allocation", "arena, arena allocation", None, &["arena", "arena allocation"]);
        check("Create, read and update", "Create, read and update", None, &[]);
        check("CI/CD", "CI/CD", None, &[]);
    }

    #[test]
    fn cleans_what_site_generators_and_editors_leave() {
        check("Addon {: #addon }", "Addon", None, &[]);
        check("Pod {#pod}:", "Pod", None, &[]);
        check("\u{200b}Pod\u{feff}  set :", "Pod set", None, &[]);
        check("mode: global", "mode: global", None, &[]);
        check("sync.Once", "sync.Once", None, &[]);
        assert_eq!(heading_anchor("Addon {: #addon }"), Some("addon"));
    }
}
