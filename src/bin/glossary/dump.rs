//! `glossary dump`: the parsed glossary as JSON.

use std::io::{self, BufWriter, Write};

use readyroom::glossary::{Entry, Glossary, Section};
use serde::Serialize;
use serde_json::json;

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
    input::with_glossary(&paths, |glossary| {
        let mut out = BufWriter::new(io::stdout().lock());
        write(&glossary, &mut out)?;
        Ok(out.flush()?)
    })
}

/// Writes section by section, so that a large glossary never stands in memory twice.
pub(crate) fn write(glossary: &Glossary, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{{\"title\":{},\"sections\":[", json!(glossary.title))?;
    for (index, Section { id, name, entries }) in glossary.sections.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(out, "{comma}\n{{\"id\":{},\"name\":{},\"entries\":[", json!(id), json!(name))?;
        for (index, item) in entries.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(out, "{comma}\n{}", serde_json::to_string(&Row::from(item))?)?;
        }
        write!(out, "]}}")?;
    }
    writeln!(out, "]}}")
}

/// An entry as people and scripts read it: its fields in the order of their weight.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    term: &'a str,
    expansion: Option<&'a str>,
    aliases: &'a [String],
    definition: String,
    chapters: &'a [u32],
    see: &'a [String],
    file: &'a str,
    line: u32,
}

impl<'a> From<&'a Entry> for Row<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            id: &entry.id,
            term: &entry.term,
            expansion: entry.expansion.as_deref(),
            aliases: &entry.aliases,
            definition: entry.definition_text(),
            chapters: &entry.chapters,
            see: &entry.see,
            file: &entry.file,
            line: entry.line,
        }
    }
}
