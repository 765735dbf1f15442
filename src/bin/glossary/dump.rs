//! `glossary dump`: the parsed glossary as JSON.

use std::io::{self, BufWriter, Write};

use readyroom::glossary::{Entry, Glossary, Section, Severity, parse};
use serde_json::{Value, json};

use crate::{Failure, input};

pub(crate) const USAGE: &str = "dump [PATH..]                          the parsed glossary as JSON";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let mut paths = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(path) => paths.push(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let input = input::read(&paths)?;
    let mut findings = input.findings;
    let mut parsed = parse(&input.files);
    findings.append(&mut parsed.diagnostics);
    findings.retain(|finding| finding.severity() == Severity::Error);
    findings.iter().for_each(|finding| eprintln!("{finding}"));

    let mut out = BufWriter::new(io::stdout().lock());
    write(&parsed.glossary, &mut out)?;
    out.flush()?;
    if findings.is_empty() { Ok(()) } else { Err(Failure::Found) }
}

/// Writes section by section, so that a large glossary never stands in memory twice.
fn write(glossary: &Glossary, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{{\"title\":{},\"sections\":[", json!(glossary.title))?;
    for (index, Section { id, name, entries }) in glossary.sections.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(out, "{comma}\n{{\"id\":{},\"name\":{},\"entries\":[", json!(id), json!(name))?;
        for (index, item) in entries.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(out, "{comma}\n{}", entry(item))?;
        }
        write!(out, "]}}")?;
    }
    writeln!(out, "]}}")
}

fn entry(entry: &Entry) -> Value {
    json!({
        "id": entry.id,
        "term": entry.term,
        "expansion": entry.expansion,
        "aliases": entry.aliases,
        "definition": entry.definition_text(),
        "chapters": entry.chapters,
        "see": entry.see,
        "file": entry.file,
        "line": entry.line,
    })
}
