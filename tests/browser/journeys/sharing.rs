//! Texts for other people: through the clipboard.

use fantoccini::Locator;

use super::{
    progress::wait_for_text,
    study::{Learner, verdict},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// Catches what goes to the clipboard: a browser without a window has none of its own to be looked at.
const CATCH: &str =
    "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() }";

async fn copied(browser: &Browser) -> String {
    browser.text_from("a copy", "return window.copied").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_problem_is_reported_as_a_note() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/term/goose")).await;
    browser.run(CATCH).await;
    browser.click_button("Report a problem with this entry").await;
    wait_for_text(&browser, "in the clipboard").await;
    let note = copied(&browser).await;
    assert!(note.starts_with("**Problem with “goose”** in ") && note.contains(".md:"), "{note}");
    assert!(note.contains("\n\n> "), "{note}");

    browser.load(&server.url("#/practice/neon")).await;
    browser.run(CATCH).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    browser.press("1").await;
    verdict(&browser).await;
    browser.click_button("Report a problem with this entry").await;
    browser.wait_for(Locator::Css(".notices .notice")).await;
    assert!(copied(&browser).await.starts_with("**Problem with “"));
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_result_is_copied_without_spoilers() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/practice/neon")).await;
    let mut learner = Learner::default();
    for _ in 0..200 {
        if browser.heading().await == "Session complete" {
            break;
        }
        learner.answer(&browser).await;
        browser.wait_for(Locator::Css("[data-testid=prompt], .after")).await;
    }
    browser.wait_for_heading("Session complete").await;
    browser.run(CATCH).await;
    browser.click_button("Copy result").await;
    browser.wait_for(Locator::Css(".notices .notice")).await;
    let result = copied(&browser).await;
    let expected = format!(" of {} questions right (", learner.answered);
    assert!(result.starts_with("Readyroom, Neon: ") && result.contains(&expected), "{result}");
    assert_eq!(result.lines().count(), 1);
    browser.assert_quiet_console().await;
    browser.close().await;
}
