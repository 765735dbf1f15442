//! Calling the command-line program.

use std::fs;
use std::ops::Deref;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// Runs the program in a folder.
pub(crate) fn glossary(arguments: &[&str], folder: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_glossary");
    Command::new(program).args(arguments).current_dir(folder).output().expect("the program was built")
}

/// A folder that is removed with the value.
pub(crate) struct Folder(TempDir);

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        self.0.path()
    }
}

/// A new folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> Folder {
    let folder = Folder(tempfile::tempdir().expect("there is room for a temporary folder"));
    fs::create_dir_all(folder.join("glossary")).expect("the temporary folder can be written");
    for (path, bytes) in files {
        fs::write(folder.join(path), bytes).expect("the temporary folder can be written");
    }
    folder
}

/// What the program wrote to standard error.
pub(crate) fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
