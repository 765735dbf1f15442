//! Which files a glossary is made of. `build.rs` compiles this file too (by path).

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::glossary::SourceFile;

/// The deepest folder within a glossary's folder that is still looked into.
const DEEPEST: usize = 16;

/// The files at a path: the file itself, or all Markdown files and `glossary.toml` in the folder and below
/// it, in order of their names. Hidden files and folders are passed over.
///
/// # Errors
///
/// When there is nothing at the path, or it cannot be read. The error says which path.
pub(crate) fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let kind = fs::metadata(path).map_err(|error| at(path, &error))?;
    if kind.is_dir() {
        folder(path, 0, &mut found)?;
    } else {
        found.push(path.to_owned());
    }
    Ok(found)
}

fn folder(path: &Path, depth: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = entries.map_err(|error| at(path, &error))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if path.is_file() && SourceFile::belongs(&name) {
            found.push(path);
        } else if path.is_dir() && !name.starts_with('.') && depth < DEEPEST {
            folder(&path, depth + 1, found)?;
        }
    }
    Ok(())
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("{}: {error}; name a Markdown file or a folder of them", path.display()),
    )
}
