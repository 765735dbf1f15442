//! `glossary diff`: what changed between two glossaries, card by card.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use readyroom::glossary::{Severity, parse};
use readyroom::quiz::{CardChange, Deck, diff};
use serde::Serialize;

use crate::{Failure, input};

pub(crate) const USAGE: &str = "diff OLD NEW                           each card's change, as JSON lines";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(path) => paths.push(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let [old, new] = <[PathBuf; 2]>::try_from(paths)
        .map_err(|_| Failure::Usage("diff compares two glossaries; name the old and the new one".into()))?;
    let (old, old_errors) = read(old)?;
    let (new, new_errors) = read(new)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for change in diff(&old, &new) {
        serde_json::to_writer(&mut out, &Row::from(&change)).map_err(io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    if old_errors + new_errors == 0 { Ok(()) } else { Err(Failure::Found) }
}

/// The deck of a glossary, and how many errors were reported.
fn read(path: PathBuf) -> Result<(Deck, usize), Failure> {
    let input = input::read(&[path])?;
    let parsed = parse(&input.files);
    let findings = input.findings.iter().chain(&parsed.diagnostics);
    let errors: Vec<_> = findings.filter(|finding| finding.severity() == Severity::Error).collect();
    errors.iter().for_each(|error| eprintln!("{error}"));
    let count = errors.len();
    Ok((Deck::new(parsed.glossary), count))
}

/// A change as people and scripts read it.
#[derive(Serialize)]
struct Row<'a> {
    card: &'a str,
    change: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    /// The old id of a card that was renamed or moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
}

impl<'a> From<&'a CardChange> for Row<'a> {
    fn from(change: &'a CardChange) -> Self {
        Self {
            card: change.card.as_str(),
            change: change.change.name(),
            old: change.old.as_deref(),
            new: change.new.as_deref(),
            from: change.from.as_ref().map(readyroom::quiz::CardId::as_str),
        }
    }
}
