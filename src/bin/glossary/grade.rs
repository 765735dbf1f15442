//! `glossary grade`: what a typed answer is worth.

use std::io::{self, Write};

use lexopt::ValueExt;
use readyroom::glossary::{Field, SearchIndex};
use readyroom::quiz::{CardId, Deck, GradeReport, grade_text};

use crate::{Failure, input};

pub(crate) const USAGE: &str = "grade --card ID --answer TEXT [PATH..] whether an answer is right, and why";

/// How many cards are named instead of one that is not there.
const NEAR: usize = 5;

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut paths, mut card, mut answer) = (Vec::new(), None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("card") => card = Some(arguments.value()?.string()?),
            lexopt::Arg::Long("answer") => answer = Some(arguments.value()?.string()?),
            lexopt::Arg::Value(path) => paths.push(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let card = card.ok_or_else(|| Failure::Usage("which card? name it with --card".into()))?;
    let answer = answer.ok_or_else(|| Failure::Usage("what is the answer? give it with --answer".into()))?;
    input::with_glossary(&paths, |glossary| {
        let deck = Deck::new(glossary);
        let report = grade_text(&deck, &CardId::from_stored(&*card), &answer)
            .map_err(|error| Failure::NotFound(format!("{error}{}", near(&deck, &card))))?;
        Ok(writeln!(io::stdout(), "{}", line(&report))?)
    })
}

/// The reason may quote a definition, which can be of several lines and hold what a terminal obeys.
fn line(report: &GradeReport) -> String {
    let text = format!("{}: {}", report.outcome, report.reason);
    text.replace(char::is_control, " ")
}

/// Which cards may have been meant; nothing when none is near.
fn near(deck: &Deck, missing: &str) -> String {
    let near = near_cards(deck, missing);
    if near.is_empty() { String::new() } else { format!("; near it: {}", near.join(", ")) }
}

/// The cards of the entry that the id names, and then those of entries that have nearly its name.
fn near_cards<'a>(deck: &'a Deck, missing: &str) -> Vec<&'a str> {
    let named = missing.split('/').next().unwrap_or_default();
    let glossary = deck.glossary();
    let hits = SearchIndex::new(glossary).search(&named.replace('-', " "));
    let names = hits.iter().filter(|hit| hit.field != Field::Definition);
    let nearly =
        names.filter_map(|hit| hit.entry(glossary)).map(|entry| &*entry.id).filter(|&id| id != named);
    std::iter::once(named)
        .chain(nearly)
        .flat_map(|entry| deck.cards().iter().filter(move |card| card.id.entry() == entry))
        .map(|card| card.id.as_str())
        .take(NEAR)
        .collect()
}

#[cfg(test)]
mod tests {
    use readyroom::quiz::Outcome;

    use super::*;

    #[test]
    fn a_grade_is_one_line_whatever_the_reason_quotes() {
        let report = GradeReport {
            card: CardId::from_stored("pod/local"),
            outcome: Outcome::Incorrect,
            reason: "expected: one\nor\ttwo\u{1b}[31m".to_owned(),
            confused_with: None,
        };
        assert_eq!(line(&report), "incorrect: expected: one or two [31m");
    }
}
