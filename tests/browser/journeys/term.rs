//! One entry: what mentions it, and how its cards are remembered.

use std::process::Command;

use fantoccini::Locator;

use super::{
    accessibility::assert_accessible,
    progress::wait_for_text,
    study::{Learner, question_on_page},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_says_what_mentions_it() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/term/service")).await;
    wait_for_text(&browser, "Mentioned by").await;
    browser.click_link("ClusterIP").await;
    browser.wait_for_heading("ClusterIP").await;
    browser.click_link("Service").await;
    browser.wait_for_heading("Service").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// What git says here when the glossary was committed, in seconds; nothing where its first version cannot be known.
fn days_of_versions() -> Vec<i64> {
    let git = |arguments: &[&str]| {
        let output =
            Command::new("git").arg("-C").arg(env!("CARGO_MANIFEST_DIR")).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8(output.stdout).ok())?
    };
    match git(&["rev-parse", "--is-shallow-repository"]).as_deref().map(str::trim) {
        Some("false") => {
            git(&["log", "--first-parent", "--format=%ct", "--", "glossary"]).unwrap_or_default()
        }
        _ => String::new(),
    }
    .lines()
    .map(|seconds| seconds.parse().expect("git prints numbers"))
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_says_since_when_it_has_been_there() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/term/goose")).await;
    wait_for_text(&browser, "Chapter").await;
    let shown = "return [...document.querySelectorAll('dt')].find((each) => each.innerText === 'In the glossary since')?.nextElementSibling.innerText ?? ''";
    let shown = browser.run(shown).await.as_str().unwrap().to_owned();
    let mut possible = Vec::new();
    for seconds in days_of_versions() {
        let day = format!(
            "return new Date({seconds} * 1000).toLocaleDateString(undefined, {{ dateStyle: 'medium', timeZone: 'UTC' }})"
        );
        possible.push(browser.run(&day).await.as_str().unwrap().to_owned());
    }
    if possible.is_empty() {
        assert_eq!(shown, "", "nobody knows");
    } else {
        assert!(possible.contains(&shown), "{shown:?} is the day of a version: {possible:?}");
    }
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_memory_is_drawn_on_the_page_of_its_entry_and_where_one_asks_why() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/practice/neon")).await;
    browser.click_button("Why this card?").await;
    wait_for_text(&browser, "You have not seen this card before").await;
    assert!(browser.client.find(Locator::Css("svg")).await.is_err(), "a new card has nothing to forget");
    let card = question_on_page(&browser).await;
    Learner::default().answer(&browser).await;

    browser.load(&server.url(&format!("#/term/{}", card.split('/').next().unwrap()))).await;
    let title = "Forgetting curve: Meaning";
    browser.by_role("heading", title).await;
    let picture = browser.wait_for(Locator::Css("figure svg[role=img]")).await;
    assert_eq!(browser.accessible_name(&picture).await.unwrap(), title);
    wait_for_text(&browser, "The chance to recall it is 100 % now").await;
    let states = browser.text_of("table").await;
    assert!(states.contains("learning"), "{states}");
    assert_accessible(&browser, "an entry with a curve").await;
    browser.client.find(Locator::Css("figure summary")).await.unwrap().click().await.unwrap();
    let table = browser.text_of("figure details[open] tbody").await;
    assert!(table.contains("in 30 days"), "{table:?}");

    browser.load(&server.url("#/practice/neon")).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    // Until the answered card comes back.
    let mut learner = Learner::default();
    while question_on_page(&browser).await != card {
        assert!(learner.answered < 20, "the card comes back");
        learner.answer(&browser).await;
    }
    browser.click_button("Why this card?").await;
    let picture = browser.wait_for(Locator::Css(".why svg[role=img]")).await;
    let name = browser.accessible_name(&picture).await.unwrap();
    assert_eq!(name, "Chance to recall it, if it is not asked");
    let height = "return document.querySelector('.why svg').getBoundingClientRect().height > 50";
    browser.wait_until("a picture that can be seen", height).await;
    assert_accessible(&browser, "why this card").await;
    browser.press("w").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}
