//! Reading the response headers out of the page and of the hosts' configurations in `deploy/`.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Headers by their names in small letters.
pub(crate) type Headers = BTreeMap<String, String>;

/// A file of the repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
pub(crate) fn text_of(path: &str) -> String {
    let path = in_repository(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The Content-Security-Policy in a page's head.
pub(crate) fn policy_of_page(html: &str) -> String {
    let (_, rest) = html.split_once("http-equiv=\"Content-Security-Policy\"").expect("the page has a policy");
    let (_, rest) = rest.split_once("content=\"").expect("the policy has a content");
    let (policy, _) = rest.split_once('"').expect("the attribute ends");
    policy.to_owned()
}

/// What each host should send with every answer: the headers for `/*` in `deploy/_headers`.
pub(crate) fn for_every_answer() -> Headers {
    for_patterns().remove("/*").expect("deploy/_headers has a rule for everything")
}

/// The rules of `deploy/_headers`: the headers of each pattern.
pub(crate) fn for_patterns() -> BTreeMap<String, Headers> {
    let mut rules: BTreeMap<String, Headers> = BTreeMap::new();
    let mut pattern = None;
    for line in text_of("deploy/_headers").lines() {
        if line.starts_with('/') {
            pattern = Some(line.to_owned());
        } else if line.starts_with(' ') {
            let (name, value) = line.split_once(':').expect("an indented line is a header");
            let pattern = pattern.clone().expect("a header stands below a pattern");
            insert(rules.entry(pattern).or_default(), name, value);
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "deploy/_headers: {line}");
        }
    }
    rules
}

/// Adds a header, of which there may be only one by its name.
pub(crate) fn insert(headers: &mut Headers, name: &str, value: &str) {
    let name = name.trim().to_lowercase();
    let before = headers.insert(name.clone(), value.trim().to_owned());
    assert_eq!(before, None, "{name} stands there twice");
}
