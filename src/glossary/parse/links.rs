//! Links: which are safe to follow, and which lead to an entry.

use super::super::model::{Inline, Link};
use super::assemble::Anchors;

/// Gives every link a target that is safe, or leaves only its text.
pub(super) fn resolve(content: &mut Vec<Inline>, entry: &mut dyn FnMut(&str) -> Option<String>) {
    let mut at = 0;
    while let Some(piece) = content.get_mut(at) {
        match piece {
            Inline::Emphasis(inside) | Inline::Strong(inside) => resolve(inside, entry),
            Inline::Link(link) => {
                let Link { target, content: inside } = &mut **link;
                resolve(inside, entry);
                let safe = if is_external(target) { Some(std::mem::take(target)) } else { entry(target) };
                match safe {
                    Some(safe) => *target = safe,
                    None => {
                        let inside = std::mem::take(inside);
                        let count = inside.len();
                        content.splice(at..=at, inside);
                        at += count;
                        continue;
                    }
                }
            }
            Inline::Text(_) | Inline::Code(_) => {}
        }
        at += 1;
    }
    merge(content);
}

/// Text beside text is one piece.
fn merge(content: &mut Vec<Inline>) {
    content.dedup_by(|next, last| match (last, next) {
        (Inline::Text(last), Inline::Text(next)) => {
            last.push_str(next);
            true
        }
        _ => false,
    });
}

/// `http`, `https` or `mailto`, without anything that a browser could read as another scheme.
fn is_external(target: &str) -> bool {
    let lower: String = target.chars().take(8).flat_map(char::to_lowercase).collect();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
        && !target.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// The entry that a link within the glossary leads to.
pub(super) fn entry(
    link: &str,
    file: &str,
    anchors: &Anchors,
    by_name: impl Fn(&str) -> Option<usize>,
) -> Option<usize> {
    if has_scheme(link) {
        return None;
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let name = path.rsplit('/').next().unwrap_or(path);
    let target = if path.is_empty() { file } else { name };
    match anchor.filter(|anchor| !anchor.is_empty()) {
        Some(anchor) if path.is_empty() || anchors.files.contains_key(name) => {
            let key = (file_name(target).to_owned(), anchor.to_owned());
            anchors.entries.get(&key).copied().or_else(|| by_name(&decoded(anchor)))
        }
        Some(_) => None,
        None if path.is_empty() => None,
        None => match anchors.files.get(name) {
            Some(only) => *only,
            // A wiki link names its target without an extension.
            None if !path.contains('/') && !path.contains('.') => by_name(&decoded(path)),
            None => None,
        },
    }
}

/// Whether a link within its own file leads nowhere at all.
pub(super) fn is_unknown(link: &str, anchors: &Anchors, _file: &str) -> bool {
    let Some(anchor) = link.strip_prefix('#') else { return false };
    !matches!(anchor, "" | "top")
        && !anchor.starts_with('/')
        && !anchors.headings.contains(&super::super::slug::slug(&decoded(anchor)))
}

fn has_scheme(link: &str) -> bool {
    let scheme = link.split([':', '/', '#', '?']).next().unwrap_or_default();
    link.get(scheme.len()..).is_some_and(|rest| rest.starts_with(':')) || link.starts_with("//")
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Without `%20` and the like, as far as it is UTF-8.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit = || ahead.next().and_then(|byte| char::from(byte).to_digit(16));
        match (byte, digit(), digit()) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(target: &str) -> Vec<Inline> {
        let text = || vec![Inline::Text("x".into())];
        let mut content = vec![
            Inline::Text("a ".into()),
            Inline::Link(Box::new(Link { target: target.into(), content: text() })),
        ];
        resolve(&mut content, &mut |link| (link == "#pod").then(|| "#/term/pod".into()));
        content
    }

    #[test]
    fn only_safe_targets_survive() {
        for target in [
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "//evil.example",
            "https://a b",
            "x.md",
            "#none",
        ] {
            assert_eq!(resolved(target), [Inline::Text("a x".into())], "{target}");
        }
        for target in ["https://a.b/c", "HTTP://a.b", "mailto:a@b.c", "#pod"] {
            assert_eq!(resolved(target).len(), 2, "{target}");
        }
    }

    #[test]
    fn decodes_percent_signs() {
        assert_eq!(decoded("a%20b%C3%A9%zz%2"), "a bé%zz%2");
    }
}
