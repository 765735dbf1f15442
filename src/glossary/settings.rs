//! `glossary.toml`: what a glossary says about itself.

use super::diagnostic::{Code, Diagnostic};
use super::source::{SourceFile, narrow};

/// The name of the settings file, beside the Markdown files.
pub const SETTINGS_FILE: &str = "glossary.toml";

/// What the settings file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) title: Option<String>,
    pub(super) chapter_link: Option<String>,
}

/// Reads `name = "value"` lines, blank lines and comments: the part of TOML that two strings need.
/// What else stands there is reported and left out.
pub(super) fn read(file: &SourceFile) -> (Settings, Vec<Diagnostic>) {
    let mut settings = Settings::default();
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err(message) = setting(line, &mut settings) {
            findings.push(Diagnostic::new(Code::Settings, &file.path, narrow(index + 1), 1, message));
        }
    }
    (settings, findings)
}

fn setting(line: &str, settings: &mut Settings) -> Result<(), String> {
    let (name, value) = line.split_once('=').ok_or_else(|| format!("`{line}` is no setting"))?;
    let value = string(value.trim()).ok_or_else(|| format!("`{}` is no quoted text", value.trim()))?;
    let slot = match name.trim() {
        "title" => &mut settings.title,
        "chapter_link" if is_chapter_link(&value) => &mut settings.chapter_link,
        "chapter_link" => return Err(format!("`{value}` is no https URL with `{{chapter}}` in it")),
        other => return Err(format!("`{other}` is unknown")),
    };
    if slot.replace(value).is_some() {
        return Err(format!("`{}` is set twice", name.trim()));
    }
    Ok(())
}

fn is_chapter_link(value: &str) -> bool {
    value.starts_with("https://") && value.contains("{chapter}")
}

/// A basic or literal TOML string, with nothing but a comment after it.
fn string(value: &str) -> Option<String> {
    let mut rest = value.chars();
    let quote = rest.next().filter(|&c| c == '"' || c == '\'')?;
    let mut text = String::new();
    loop {
        match rest.next()? {
            c if c == quote => break,
            '\\' if quote == '"' => text.push(match rest.next()? {
                'n' => '\n',
                't' => '\t',
                c @ ('"' | '\\') => c,
                _ => return None,
            }),
            c => text.push(c),
        }
    }
    let after = rest.as_str().trim();
    (after.is_empty() || after.starts_with('#')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Settings, Vec<Diagnostic>) {
        read(&SourceFile::new(SETTINGS_FILE, text))
    }

    #[test]
    fn reads_both_settings_with_comments_and_escapes() {
        let (settings, findings) =
            of("# ours\ntitle = \"The \\\"Stack\\\"\" # short\n\nchapter_link='https://x.org/{chapter}'\n");
        assert_eq!(settings.title.as_deref(), Some("The \"Stack\""));
        assert_eq!(settings.chapter_link.as_deref(), Some("https://x.org/{chapter}"));
        assert_eq!(findings, []);
    }

    #[test]
    fn reports_the_line_of_what_it_does_not_understand() {
        let (settings, findings) =
            of("title = \"A\"\ntitel = \"B\"\nchapter_link = \"javascript:{chapter}\"\nx\n");
        assert_eq!(settings.title.as_deref(), Some("A"));
        assert_eq!(settings.chapter_link, None);
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2, 3, 4]);
    }
}
