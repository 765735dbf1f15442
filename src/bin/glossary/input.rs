//! Reading what a command is to work on.

use std::fs;
use std::path::{Path, PathBuf};

use readyroom::glossary::{Diagnostic, Glossary, Severity, SourceFile, parse};

use crate::{Failure, files};

/// What stands at the paths: the files that could be read, and what is wrong with the others.
pub(crate) struct Input {
    pub(crate) files: Vec<SourceFile>,
    pub(crate) findings: Vec<Diagnostic>,
}

/// Reads all files at the paths; without any path, those of `glossary/`.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Input, Failure> {
    let default = [PathBuf::from("glossary")];
    let paths = if paths.is_empty() { &default[..] } else { paths };
    let mut input = Input { files: Vec::new(), findings: Vec::new() };
    for path in paths {
        read_path(path, &mut input)?;
    }
    Ok(input)
}

/// Does some work with the glossary at the paths, as far as it can be read, and says on standard error what is wrong
/// with the rest.
///
/// # Errors
///
/// Those of the work, and [`Failure::Found`] when the glossary has errors, however well the work went.
pub(crate) fn with_glossary(
    paths: &[PathBuf],
    work: impl FnOnce(Glossary) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let input = read(paths)?;
    let mut findings = input.findings;
    let mut parsed = parse(&input.files);
    findings.append(&mut parsed.diagnostics);
    findings.retain(|finding| finding.severity() == Severity::Error);
    findings.iter().for_each(|finding| eprintln!("{finding}"));
    work(parsed.glossary)?;
    if findings.is_empty() { Ok(()) } else { Err(Failure::Found) }
}

fn read_path(path: &Path, input: &mut Input) -> Result<(), Failure> {
    // A path that is not there is a wrong call, not a wrong glossary.
    let paths = files::files(path).map_err(|error| Failure::Usage(error.to_string()))?;
    for path in paths {
        match SourceFile::from_bytes(path.display().to_string(), fs::read(&path)?) {
            Ok(file) => input.files.push(file),
            Err(finding) => input.findings.push(finding),
        }
    }
    Ok(())
}
