//! A glossary that changes between two visits.
//!
//! Two builds would take minutes. But the glossary is a table of plain text within the program, so the second build is
//! the first with other text of the same length in its place, served from the same address: everything from decoding on is
//! what a real change runs through.

use std::path::{Path, PathBuf};

use fantoccini::Locator;
use serde_json::json;
use tempfile::TempDir;

use super::{
    progress::{file_of, import, wait_for_text},
    study::{go_on, verdict},
};
use crate::{
    browser::{Browser, Profile},
    server::{Server, dist},
};

/// A copy of the built app that can be changed while it is served.
struct App(TempDir);

impl App {
    fn copy() -> App {
        let folder = tempfile::tempdir().unwrap();
        for file in std::fs::read_dir(dist()).unwrap() {
            let path = file.unwrap().path();
            // What is changed is served as it is.
            let is_packed = path.extension().is_some_and(|end| end == "br" || end == "gz");
            if path.is_file() && !is_packed {
                std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
            }
        }
        // One that answers nothing: the real one would go on with the program that it has kept.
        std::fs::write(folder.path().join("sw.js"), "// no answers").unwrap();
        App(folder)
    }

    /// Replaces texts of the glossary by others, which blanks make as long, and gives the parts of the program that hold them
    /// other names. Sentences have to begin where they did: where the facts are was found out by the build.
    fn change(&self, changes: &[(&str, &str)]) {
        for (name, mut program) in self.programs() {
            let before = program.clone();
            for (old, new) in changes {
                assert!(new.len() <= old.len(), "{new:?} is longer");
                let padded = format!("{new}{}", " ".repeat(old.len() - new.len()));
                for at in places(&before, old) {
                    program[at..at + old.len()].copy_from_slice(padded.as_bytes());
                }
            }
            if program != before {
                self.replace(&name, &program);
            }
        }
    }

    /// The parts of the app's program by their names. Each text that is to be changed stands in one of them, once.
    fn programs(&self) -> Vec<(String, Vec<u8>)> {
        let names =
            std::fs::read_dir(&self.0).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let is_of_app = |name: &String| name.ends_with(".wasm") && !name.starts_with("readyroom-worker");
        let programs: Vec<_> = names
            .filter(is_of_app)
            .map(|name| (name.clone(), std::fs::read(self.0.path().join(name)).unwrap()))
            .collect();
        for (old, _) in CHANGES {
            let found: usize = programs.iter().map(|(_, program)| places(program, old).len()).sum();
            assert_eq!(found, 1, "{old:?} is in the program once");
        }
        programs
    }

    fn replace(&self, old_name: &str, program: &[u8]) {
        let (stem, _) = old_name.rsplit_once('-').expect("a name ends with the hash of its content");
        let new_name = format!("{stem}-000000000000.wasm");
        std::fs::write(self.0.path().join(&new_name), program).unwrap();
        for file in texts(self.0.path()) {
            let text = std::fs::read_to_string(&file).unwrap();
            std::fs::write(&file, text.replace(old_name, &new_name)).unwrap();
        }
    }
}

fn places(program: &[u8], text: &str) -> Vec<usize> {
    let text = text.as_bytes();
    (0..program.len()).filter(|&at| program[at..].starts_with(text)).collect()
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|end| end == "html" || end == "js")).collect()
}

const CHANGES: [(&str, &str); 8] = [
    // Told differently.
    ("Machine, physical or virtual", "Machine, virtual or physical"),
    // True only here.
    ("We run 3 nodes", "We run 5 nodes"),
    // Defined anew.
    (
        "Library with which Go programs queue background jobs in Redis: a client enqueues tasks, and a server process handles them concurrently",
        "Dashboard in the browser that draws charts of how much memory each database takes, refreshed every minute by a small script",
    ),
    // Renamed: id and term of an entry, each behind its length.
    ("\u{3}pgx\u{3}pgx", "\u{3}pgy\u{3}pgy"),
    // Moved: the whole section has another name.
    ("\u{8}go-asynq\u{a}Go + Asynq", "\u{8}jobs-etc\u{a}Jobs + etc"),
    // Removed, and another one new.
    ("\u{a}replicaset\u{a}ReplicaSet", "\u{a}night-desk\u{a}Night desk"),
    (
        "Kubernetes object that keeps N identical pods of one template running and replaces any that disappear; normally a Deployment creates and manages it",
        "Telephone number under which customers reach a human being outside office hours; calls go round by roster until somebody picks it up",
    ),
    ("We get a new one with every deploy", "We hand the roster over on Mondays"),
];

/// Somebody who has learned these cards, as an export.
fn learned(cards: &[&str]) -> serde_json::Value {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64;
    let day = 86_400_000;
    let reviews: Vec<_> = (0..)
        .zip(cards)
        .flat_map(|(number, card)| {
            [(1, 9, 0), (2, 8, 20)].map(|(turn, days, interval)| {
                json!({"id": format!("0123456789abcdef.1-{}", number * 10 + turn), "card": card, "at": now - days * day,
                    "rating": 3, "kind": "choice", "took": 4000, "offset": 0, "interval": interval})
            })
        })
        .collect();
    json!({"format": "readyroom-progress", "version": 1, "device": "0123456789abcdef",
        "exported": "2026-01-01T00:00:00Z", "reviews": reviews})
}

async fn page_text(browser: &Browser) -> String {
    browser.run("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
}

async fn card(browser: &Browser) -> (String, String) {
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    let script =
        "const { card, kind } = document.querySelector('[data-testid=prompt]').dataset; return [card, kind]";
    serde_json::from_value(browser.run(script).await).expect("a question names its card and its kind")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_is_told_shown_and_asked() {
    let app = App::copy();
    let server = Server::of_folder(app.0.path()).await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;

    // A first visit is told nothing.
    browser.load(&server.url("")).await;
    browser.wait_for_heading("Know it before you are on call").await;
    let cards =
        ["node/meaning", "node/local", "asynq/meaning", "pgx/meaning", "replicaset/meaning", "etcd/meaning"];
    let file = file_of(&learned(&cards).to_string());
    browser.load(&server.url("#/settings")).await;
    import(&browser, &file).await;
    browser.click_button("Add these reviews").await;
    wait_for_text(&browser, "12 reviews were added").await;
    browser.load(&server.url("#/study")).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    assert!(!page_text(&browser).await.contains("Since you were last here"));

    // The session is open when the glossary changes; what changed comes first.
    app.change(&CHANGES);
    browser.reload().await;
    let (first, _) = card(&browser).await;
    assert!(["node/local", "asynq/meaning"].contains(&&*first), "{first}");

    browser.load(&server.url("")).await;
    wait_for_text(
        &browser,
        "Since you were last here: 1 fact changed, 1 definition changed, 1 entry is new, 3 entries were renamed, moved or removed.",
    )
    .await;
    browser.click_link("See what changed").await;
    browser.wait_for_heading("What changed").await;
    let marked = browser
        .text_from("marks", "return [...document.querySelectorAll('.changes del, .changes ins')].map((each) => `${each.tagName} ${each.textContent}`).join('|')")
        .await;
    for text in [
        "DEL  (removed: 3) ",
        "INS  (new: 5) ",
        "pgx",
        "pgy",
        "Asynq",
        "Jobs",
        "Kubernetes object that keeps N",
    ] {
        assert!(marked.contains(text), "{text:?} in {marked:?}");
    }
    let text = page_text(&browser).await;
    assert!(text.contains("Night desk"), "the new entry: {text}");
    assert!(!text.contains("virtual or physical"), "a wording is not worth a word: {text}");

    // Exactly these cards.
    browser.click_link("Study the changes").await;
    browser.wait_for_heading("Study").await;
    let mut asked = Vec::new();
    for _ in 0..3 {
        let (id, kind) = card(&browser).await;
        asked.push(id.clone());
        match &*id {
            "node/local" => {
                let shown = page_text(&browser).await;
                assert!(shown.contains("We run 3 nodes."), "the old value is the mistake to make: {shown}");
                let right = if kind == "true-false" { "False" } else { "We run 5 nodes." };
                browser.click_button(right).await;
                let verdict = verdict(&browser).await;
                assert!(verdict.starts_with("Correct"), "{verdict}");
                wait_for_text(&browser, "This has changed since you learned it").await;
            }
            _ if kind == "reveal" => {
                browser.click_button("Show answer").await;
                browser.by_role_beginning("button", "Good").await.click().await.unwrap();
            }
            _ => browser.click_button("I don't know").await,
        }
        if id == "asynq/meaning" {
            wait_for_text(&browser, "The definition has changed since you learned it").await;
            browser.wait_for(Locator::Css(".difference del")).await;
        }
        go_on(&browser).await;
    }
    asked.sort();
    assert_eq!(asked, ["asynq/meaning", "night-desk/meaning", "node/local"]);

    // The history of what was renamed is under its new name; the wording kept it.
    browser.load(&server.url("#/term/pgy")).await;
    wait_for_text(&browser, "History").await;
    // So is who comes by the old one.
    browser.load(&server.url("#/term/pgx")).await;
    browser.wait_for_heading("pgy").await;
    wait_for_text(&browser, "You came by the address of “pgx”. The entry is called “pgy” now.").await;
    browser.wait_for_value("return location.hash + ' ' + document.title", "#/term/pgy pgy · Readyroom").await;
    browser.load(&server.url("#/term/node")).await;
    wait_for_text(&browser, "History").await;

    // Rejected on one day is not yet unlearned: readiness counts it as not known and names it first.
    browser.load(&server.url("#/readiness")).await;
    browser.click_button("Save shift").await;
    wait_for_text(&browser, "1 fact has changed since you learned it").await;
    let first = "return document.querySelector('[aria-labelledby=at-risk] li')?.textContent";
    let first = browser.text_from("a card at risk", first).await;
    assert_eq!(first, "Node · True only here · changed since you learned it");

    // Put away is put away.
    browser.load(&server.url("")).await;
    browser.click_button("Dismiss").await;
    browser.reload().await;
    browser.wait_for_heading("Today").await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert!(!page_text(&browser).await.contains("Since you were last here"));
    browser.assert_quiet_console().await;
    browser.close().await;
}
