//! Calling the command-line program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// Runs the program in a folder.
pub(crate) fn glossary(arguments: &[&str], folder: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_glossary");
    Command::new(program).args(arguments).current_dir(folder).output().expect("the program was built")
}

/// A new folder with these files.
pub(crate) fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = env::temp_dir().join(format!("readyroom-{}-{name}", std::process::id()));
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
