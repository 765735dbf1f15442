//! `glossary check`: the linter.

use std::io::{self, IsTerminal, Write};

use lexopt::ValueExt;
use readyroom::glossary::{self, Diagnostic, Glossary, Limits, Severity};
use serde_json::json;

use crate::{Failure, input};

pub(crate) const USAGE: &str = "check [--deny-warnings] [--format text|json|github] [PATH..]\n                                                  what is wrong with a glossary";

/// How findings are printed.
#[derive(Debug, Clone, Copy)]
enum Format {
    /// One line each, to standard error.
    Text,
    /// One array of objects, to standard output.
    Json,
    /// Workflow commands that annotate the lines of a pull request, to standard output.
    Github,
}

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut paths, mut deny_warnings, mut format) = (Vec::new(), false, Format::Text);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("deny-warnings") => deny_warnings = true,
            lexopt::Arg::Long("format") => format = arguments.value()?.parse_with(parse_format)?,
            lexopt::Arg::Value(path) => paths.push(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let input = input::read(&paths)?;
    let parsed = glossary::check(&input.files, &Limits::IMPORT);
    let mut findings = input.findings;
    // A file that cannot be read says enough about why nothing was found.
    let unreadable = !findings.is_empty() && input.files.is_empty();
    findings.extend(parsed.diagnostics.into_iter().filter(|_| !unreadable));
    print(&findings, format)?;
    summarize(&findings, &parsed.glossary);
    let worst = findings.iter().map(Diagnostic::severity).max();
    match worst {
        Some(Severity::Error) => Err(Failure::Found),
        Some(Severity::Warning) if deny_warnings => Err(Failure::Found),
        _ => Ok(()),
    }
}

fn parse_format(name: &str) -> Result<Format, &'static str> {
    match name {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "github" => Ok(Format::Github),
        _ => Err("the formats are text, json and github"),
    }
}

fn print(findings: &[Diagnostic], format: Format) -> io::Result<()> {
    match format {
        Format::Text => text(findings),
        Format::Json => json(findings),
        Format::Github => github(findings),
    }
}

fn text(findings: &[Diagnostic]) -> io::Result<()> {
    let mut out = io::stderr().lock();
    let plain = !out.is_terminal() || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    for finding in findings {
        let Diagnostic { file, line, column, message, .. } = finding;
        let (severity, name, advice) = (finding.severity(), finding.code.name(), finding.advice());
        if plain {
            writeln!(out, "{finding}")?;
        } else {
            let color = if severity == Severity::Error { 31 } else { 33 };
            writeln!(
                out,
                "\x1b[1m{file}:{line}:{column}:\x1b[0m \x1b[1;{color}m{severity}[{name}]\x1b[0m: {message}; {advice}"
            )?;
        }
    }
    Ok(())
}

fn json(findings: &[Diagnostic]) -> io::Result<()> {
    let findings: Vec<_> = findings.iter().map(object).collect();
    writeln!(io::stdout().lock(), "{}", serde_json::Value::from(findings))
}

fn object(finding: &Diagnostic) -> serde_json::Value {
    let Diagnostic { code, file, line, column, message } = finding;
    json!({
        "code": code.name(),
        "severity": finding.severity().to_string(),
        "file": file,
        "line": line,
        "column": column,
        "message": message,
        "advice": finding.advice(),
    })
}

fn github(findings: &[Diagnostic]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for finding in findings {
        let Diagnostic { code, file, line, column, message } = finding;
        let (severity, title, advice) = (finding.severity(), code.name(), finding.advice());
        let (file, message) = (property(file), data(&format!("{message}; {advice}")));
        writeln!(out, "::{severity} file={file},line={line},col={column},title={title}::{message}")?;
    }
    Ok(())
}

/// Workflow commands end at a line feed and give `%` a meaning.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property ends at a colon or comma, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn summarize(findings: &[Diagnostic], glossary: &Glossary) {
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let (entries, sections) = (glossary.entries().count(), glossary.sections.len());
    eprintln!(
        "{} in {}; {}, {}; {}",
        counted(entries, "entry", "entries"),
        counted(sections, "section", "sections"),
        counted(errors, "error", "errors"),
        counted(warnings, "warning", "warnings"),
        counted(
            glossary.skipped as usize,
            "block of prose is no entry and was left out",
            "blocks of prose are no entry and were left out"
        ),
    );
}

/// "1 entry", "2 entries".
fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
