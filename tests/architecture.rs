//! The invariants of `lib.rs` that can be checked by reading the source.
#![expect(clippy::unwrap_used, reason = "clippy.toml allows it in test functions; these are their helpers")]

use std::{
    fs,
    path::{Path, PathBuf},
};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no source in src/{folder}");
    found
}

/// Lines of code that hold one of the words; documentation may speak of what the code must not use.
fn lines_with(folder: &str, words: &[&str]) -> Vec<String> {
    let is_comment = |line: &str| line.trim_start().starts_with("//");
    sources(folder)
        .iter()
        .flat_map(|(path, text)| text.lines().enumerate().map(move |(index, line)| (path, index + 1, line)))
        .filter(|(_, _, line)| !is_comment(line) && words.iter().any(|word| line.contains(word)))
        .map(|(path, number, line)| format!("{}:{number}: {line}", path.display()))
        .collect()
}

#[test]
fn pure_modules_know_no_browser_clock_or_global_randomness() {
    let impure = [
        "leptos",
        "web_sys",
        "js_sys",
        "gloo",
        "wasm_bindgen",
        "crate::app",
        "crate::browser",
        "SystemTime",
        "Instant::now",
        "rand::rng(",
        "thread_rng",
        "std::fs",
        "std::env::",
        "println!",
    ];
    for folder in ["glossary", "quiz", "memory", "progress", "shift", "shelf"] {
        assert_eq!(lines_with(folder, &impure), Vec::<String>::new(), "src/{folder} is pure");
    }
}

#[test]
fn only_the_browser_module_touches_web_apis() {
    let apis = ["js_sys", "gloo_storage", "wasm_bindgen_futures", "local_storage", "navigator()"];
    assert_eq!(lines_with("app", &apis), Vec::<String>::new());
}

#[test]
fn only_the_app_knows_leptos() {
    assert_eq!(lines_with("browser", &["leptos"]), Vec::<String>::new());
    assert!(!lines_with("app", &["leptos"]).is_empty(), "the check finds what it looks for");
}

#[test]
fn no_text_becomes_html() {
    assert_eq!(
        lines_with("", &["inner_html", "set_inner_html", "insert_adjacent_html", "outer_html"]),
        Vec::<String>::new()
    );
}

#[test]
fn the_glossary_module_stands_alone() {
    // build.rs compiles it by path, so it may not use the rest of the crate.
    let others = [
        "crate::quiz",
        "crate::memory",
        "crate::progress",
        "crate::shift",
        "crate::shelf",
        "crate::app",
        "crate::browser",
    ];
    assert_eq!(lines_with("glossary", &others), Vec::<String>::new());
}
