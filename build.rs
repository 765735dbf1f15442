//! Parses the glossary at build time, with the library's own parser, and leaves the parsed table where the
//! library embeds it, with what its versions changed where git has them.
//!
//! `GLOSSARY` names a Markdown file or a folder, relative to this package; without it, `glossary/` is taken.
//! A malformed glossary fails the build of the app. The build of native programs goes on with what could
//! be read, since the command-line program is what one finds the mistakes with.

#[allow(dead_code, unreachable_pub, unused_imports, missing_docs)]
#[path = "src/glossary/mod.rs"]
mod glossary;

// What changed between versions of the glossary is said in cards.
#[allow(dead_code, unreachable_pub, unused_imports, missing_docs)]
#[path = "src/quiz/mod.rs"]
mod quiz;

/// What cards need of the scheduler.
#[path = "src/memory"]
mod memory {
    #[allow(dead_code, unreachable_pub)]
    mod rating;
    pub(crate) use rating::Rating;
}

// Both modules stand on these.
#[allow(dead_code)]
#[path = "src/hash.rs"]
mod hash;
#[allow(dead_code)]
#[path = "src/index.rs"]
mod index;
#[allow(dead_code)]
#[path = "src/interner.rs"]
mod interner;
#[allow(dead_code)]
#[path = "src/sorted_map.rs"]
mod sorted_map;
#[allow(dead_code)]
#[path = "src/sorting.rs"]
mod sorting;

#[allow(unreachable_pub)]
#[path = "src/bin/glossary/files.rs"]
mod files;

#[path = "build/git.rs"]
mod git;

use std::path::{Path, PathBuf};
use std::{env, error, fs};

use glossary::{Diagnostic, SourceFile};

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rustc-check-cfg=cfg(embedded_glossary)");
    println!("cargo::rustc-cfg=embedded_glossary");
    println!("cargo::rerun-if-env-changed=GLOSSARY");
    println!("cargo::rerun-if-env-changed=READYROOM_DIGEST");
    println!("cargo::rerun-if-changed=src/glossary");
    println!("cargo::rerun-if-changed=src/quiz");
    for file in ["memory/rating", "hash", "index", "interner", "sorted_map", "sorting"] {
        println!("cargo::rerun-if-changed=src/{file}.rs");
    }
    println!("cargo::rerun-if-changed=src/bin/glossary/files.rs");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");

    let is_app = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if is_app {
        // The program is cut into chunks after linking, which needs to know what refers to what.
        println!("cargo::rustc-link-arg-bin=readyroom=--emit-relocs");
    }
    let path = env::var("GLOSSARY").ok().filter(|path| !path.is_empty()).unwrap_or_else(|| "glossary".into());
    println!("cargo::rerun-if-changed={path}");

    let (files, mut findings) = read(Path::new(&path), is_app)?;
    let mut parsed = glossary::parse(&files);
    // A file that cannot be read says enough about why nothing was found.
    if findings.is_empty() || !files.is_empty() {
        findings.append(&mut parsed.diagnostics);
    }
    findings.iter().for_each(|finding| report(finding, is_app));
    // The list of glossaries names the embedded one without decoding it.
    let title: String = parsed.glossary.title.chars().filter(|c| !c.is_control()).collect();
    println!("cargo::rustc-env=READYROOM_TITLE={title}");
    // What is served beside the app, and so nothing that a build for looking at changes, or a lint, may write.
    if is_app
        && env::var("PROFILE").is_ok_and(|profile| profile == "release")
        && let Ok(path) = env::var("READYROOM_DIGEST")
    {
        fs::write(path, glossary::digest(&parsed.glossary))?;
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut outline = parsed.glossary.clone();
    fs::write(out.join("definitions.bin"), postcard::to_allocvec(&outline.take_definitions())?)?;
    fs::write(out.join("outline.bin"), postcard::to_allocvec(&outline)?)?;
    // So that the first load need not know how cards are found in definitions.
    fs::write(out.join("cards.bin"), quiz::Deck::new(parsed.glossary.clone()).table()?)?;
    // Only the app shows the changelog. A commit of the glossary alone makes no difference to cargo until something changes here;
    // a release is built from a clean clone.
    let versions = is_app.then(|| git::versions(Path::new(&path))).flatten();
    let changelog =
        versions.map(|(versions, is_whole)| quiz::Changelog::new(&versions, is_whole, &parsed.glossary));
    fs::write(out.join("changelog.bin"), postcard::to_allocvec(&changelog.unwrap_or_default())?)?;
    Ok(())
}

/// The files of a glossary, in order of their names. For native programs it may be missing.
fn read(path: &Path, is_app: bool) -> Result<(Vec<SourceFile>, Vec<Diagnostic>), Box<dyn error::Error>> {
    let mut files = Vec::new();
    let mut findings = Vec::new();
    let paths = match files::files(path) {
        Ok(paths) => paths,
        Err(error) if is_app => return Err(error.into()),
        Err(error) => {
            println!("cargo::warning={error}");
            Vec::new()
        }
    };
    for path in paths {
        let name = path.display().to_string();
        match SourceFile::from_bytes(name, fs::read(&path)?) {
            Ok(file) => files.push(file),
            Err(finding) => findings.push(finding),
        }
    }
    Ok((files, findings))
}

/// Only errors end the build of the app; warnings of a docs team's own linter would drown the build's.
fn report(finding: &Diagnostic, is_app: bool) {
    if finding.severity() == glossary::Severity::Error {
        let level = if is_app { "error" } else { "warning" };
        println!("cargo::{level}={finding}");
    }
}
