//! `glossary questions`: every question that can be asked, as JSON lines.

use std::io::{self, BufWriter, Write};

use lexopt::ValueExt;
use readyroom::quiz::{Deck, list_questions};

use crate::{Failure, input};

pub(crate) const USAGE: &str =
    "questions [--seed N] [PATH..]          every question that can be asked, as JSON lines";

/// Without a seed the questions are the same each time, too.
const DEFAULT_SEED: u64 = 1;

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut paths, mut seed) = (Vec::new(), DEFAULT_SEED);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("seed") => seed = arguments.value()?.parse()?,
            lexopt::Arg::Value(path) => paths.push(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    input::with_glossary(&paths, |glossary| {
        let mut out = BufWriter::new(io::stdout().lock());
        write(&Deck::new(glossary), seed, &mut out)?;
        Ok(out.flush()?)
    })
}

fn write(deck: &Deck, seed: u64, out: &mut impl Write) -> io::Result<()> {
    for question in list_questions(deck, seed) {
        writeln!(out, "{}", serde_json::to_string(&question)?)?;
    }
    Ok(())
}
