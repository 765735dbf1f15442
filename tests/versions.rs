//! The versions of a glossary in a git repository, as `build.rs` reads them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{fs, path::Path, process::Command};

use readyroom::{glossary, quiz::Changelog};
use tempfile::TempDir;

#[allow(dead_code)]
#[path = "../src/bin/glossary/files.rs"]
mod files;
#[path = "../build/git.rs"]
mod git;

/// 2026-01-01, in days from 1970.
const NEW_YEAR: u32 = 20_454;

struct Folder(TempDir);

impl Folder {
    fn new() -> Folder {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("terms")).unwrap();
        Folder(folder)
    }

    fn git(&self, day: u32, arguments: &[&str]) {
        let date = format!("{} +0000", u64::from(day) * 86_400 + 43_200);
        let status = Command::new("git")
            .arg("-C")
            .arg(self.0.path())
            .args(["-c", "user.name=a", "-c", "user.email=a@localhost", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .env("GIT_COMMITTER_DATE", &date)
            .env("GIT_AUTHOR_DATE", &date)
            .status()
            .unwrap();
        assert!(status.success(), "git {arguments:?}");
    }

    fn commit(&self, day: u32, files: &[(&str, &str)]) {
        for (name, text) in files {
            fs::write(self.0.path().join(name), text).unwrap();
        }
        self.git(day, &["add", "."]);
        self.git(day, &["commit", "--quiet", "--message=-"]);
    }
}

fn has_git() -> bool {
    Command::new("git").arg("--version").output().is_ok()
}

#[test]
fn a_folder_and_a_file_have_their_versions() {
    if !has_git() {
        eprintln!("git is not installed: nothing to look at");
        return;
    }
    let folder = Folder::new();
    folder.git(NEW_YEAR, &["init", "--quiet"]);
    folder.commit(
        NEW_YEAR,
        &[
            ("terms/a.md", "**Node**: We run 3.\n"),
            ("terms/like-a", "**Node**: We run 3.\n"),
            ("other.md", "# Not a glossary\n"),
        ],
    );
    folder.commit(NEW_YEAR + 5, &[("other.md", "# Changed\n")]);
    folder.commit(
        NEW_YEAR + 9,
        &[
            ("terms/a.md", "**Node**: We run 5.\n"),
            ("terms/like-a", "**Node**: We run 5.\n"),
            ("terms/b.md", "**Pod**: Containers.\n"),
            ("terms/.draft.md", "**Ingress**: Not yet.\n"),
            ("terms/c.txt", "no"),
        ],
    );
    // A single file is the glossary, whatever it is called.
    for path in ["terms", "terms/a.md", "terms/like-a"] {
        let path = folder.0.path().join(path);
        let (versions, is_whole) = git::versions(&path).unwrap();
        assert!(is_whole);
        assert_eq!(versions.iter().map(|(day, _)| *day).collect::<Vec<_>>(), [NEW_YEAR, NEW_YEAR + 9]);
        let (_, last) = versions.last().unwrap();
        assert_eq!(last.entries().count(), if path.is_dir() { 2 } else { 1 });
        let changelog = Changelog::new(&versions, is_whole, last);
        assert_eq!(changelog.days_of("node"), (Some(NEW_YEAR), Some(NEW_YEAR + 9)));
    }
}

#[test]
fn without_a_repository_there_are_none() {
    let folder = Folder::new();
    assert!(git::versions(folder.0.path()).is_none());
    assert!(git::versions(Path::new("/nowhere/at/all.md")).is_none());
}
