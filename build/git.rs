//! The versions of a glossary, as git has them. `build.rs` compiles this file, and so does a test (by path).

use std::{path::Path, process::Command};

use crate::glossary::{Glossary, SourceFile, parse};

/// No more versions than these, the last ones, are looked at.
const MOST: usize = 200;

/// Nor more entries in all of them, give or take a version: comparing ten thousand takes a second in a build program.
const MOST_ENTRIES: usize = 50_000;

/// The versions of the glossary at a path, oldest first, each with its day (from 1970), and whether they begin with the
/// first one of all. None without git, without a repository, or when git refuses for whatever reason: nothing depends on
/// it but dates that are shown.
pub(crate) fn versions(path: &Path) -> Option<(Vec<(u32, Glossary)>, bool)> {
    let (folder, name) =
        if path.is_dir() { (path, ".") } else { (path.parent()?, path.file_name()?.to_str()?) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let is_shallow = git(folder, &["rev-parse", "--is-shallow-repository"])?.trim() != "false";
    let log = git(folder, &["log", "--first-parent", "--format=%H %ct", "--", name])?;
    let commits: Vec<&str> = log.lines().take(MOST + 1).collect();
    let mut is_whole = !is_shallow && commits.len() <= MOST;
    let (mut versions, mut entries) = (Vec::new(), 0);
    for line in commits.into_iter().take(MOST) {
        if entries > MOST_ENTRIES {
            is_whole = false;
            break;
        }
        let (commit, seconds) = line.split_once(' ')?;
        let day = u32::try_from(seconds.parse::<u64>().ok()? / (24 * 60 * 60)).ok()?;
        let listed = git(folder, &["ls-tree", "-r", "-z", "--name-only", commit, "--", name])?;
        let mut files = Vec::new();
        // A single file is the glossary, whatever it is called.
        let belongs = |listed: &&str| *listed == name || SourceFile::belongs(listed);
        for name in listed.split_terminator('\0').filter(belongs) {
            // A file that is no text now would fail the build; one that was none then is passed over.
            if let Some(text) = git(folder, &["show", &format!("{commit}:./{name}")]) {
                files.push(SourceFile::new(name, text));
            }
        }
        let glossary = parse(&files).glossary;
        entries += glossary.entries().count();
        versions.push((day, glossary));
    }
    versions.reverse();
    Some((versions, is_whole))
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok())?
}
