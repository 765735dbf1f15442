//! `glossary check`: the linter.

use crate::Failure;

pub(crate) const USAGE: &str = "check [--deny-warnings] [PATH..]       what is wrong with a glossary";

pub(crate) fn run(_arguments: lexopt::Parser) -> Result<(), Failure> {
    Ok(())
}
