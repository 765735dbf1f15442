//! Reads glossaries for tests and examples.

use std::fs;
use std::path::Path;

use readyroom::glossary::{Glossary, SourceFile, parse};

/// The glossary of a file, or of all Markdown files of a folder, in the order of their names.
pub(crate) fn glossary(path: &Path) -> Glossary {
    let mut files = Vec::new();
    read(path, &mut files);
    parse(&files).glossary
}

fn read(path: &Path, files: &mut Vec<SourceFile>) {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        paths.sort();
        paths.iter().for_each(|path| read(path, files));
    } else if path.extension().is_some_and(|extension| extension == "md") {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        files.push(SourceFile::new(path.display().to_string(), text));
    }
}
