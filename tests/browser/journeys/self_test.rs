//! The self-test: set up, taken without feedback, across a reload, and looked at.

use fantoccini::{Locator, elements::Element};
use serde_json::json;

use super::{
    accessibility::assert_accessible,
    progress::wait_for_text,
    readiness::fill,
    study::{question_on_page, rate_by_keys, stored_events},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// Waits until another question than that is asked, or none.
async fn wait_for_another(browser: &Browser, before: &str) {
    let another = async || {
        let now =
            browser.run("return document.querySelector('[data-testid=prompt]')?.textContent ?? ''").await;
        (now.as_str() != Some(before)).then_some(())
    };
    browser.until(&format!("another question than {before:?}"), another).await;
}

pub(crate) async fn prompt(browser: &Browser) -> String {
    let script = "return document.querySelector('[data-testid=prompt]')?.textContent";
    browser.text_from("a question", script).await
}

pub(crate) async fn dont_know(browser: &Browser) {
    let before = prompt(browser).await;
    // What cannot be asked in the chosen kinds is shown for one to rate oneself.
    if let Some(show) = browser.find_by_role("button", |name| name.starts_with("Show answer")).await {
        show.click().await.unwrap();
        browser.by_role_beginning("button", "Again").await.click().await.unwrap();
    } else {
        browser.click_button("I don't know").await;
    }
    wait_for_another(browser, &before).await;
}

/// Takes a test of five questions without knowing anything.
pub(crate) async fn take(browser: &Browser) {
    fill(browser, "Number of questions", "5").await;
    browser.click_button("Begin the test").await;
    for _ in 0..5 {
        dont_know(browser).await;
    }
    browser.wait_for_heading("Self-test complete").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_goes_on_after_a_reload_and_ends_in_a_result() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/test")).await;
    browser.wait_for_heading("Self-test").await;
    fill(&browser, "Number of questions", "4").await;
    browser.click_button("Begin the test").await;
    wait_for_text(&browser, "Choose from 5 to 50 questions.").await;
    fill(&browser, "Number of questions", "5").await;
    // Choices, since their right answers need not be known to give one.
    for kind in ["Choose the term", "Fill the blank", "Type the answer"] {
        browser.by_role("checkbox", kind).await.click().await.unwrap();
    }
    browser.by_role("checkbox", "Ask me before each answer if I am sure").await.click().await.unwrap();
    browser.click_button("Begin the test").await;

    browser.by_role("progressbar", "Session progress").await;
    assert_accessible(&browser, "a question of a test").await;
    let first = prompt(&browser).await;
    browser.by_role("checkbox", "I am sure of my answer").await.click().await.unwrap();
    // So that the next key is an answer again.
    browser.wait_for(Locator::Css("[data-testid=prompt]:focus")).await;
    if browser.find_by_role("button", |name| name.starts_with("Show answer")).await.is_some() {
        rate_by_keys(&browser, "1").await;
    } else {
        browser.press("1").await;
    }
    wait_for_another(&browser, &first).await;
    let status = browser.run("return document.querySelector('main > [role=status]').innerText").await;
    assert_eq!(status, "", "no feedback until the end");
    let second = question_on_page(&browser).await;
    browser.reload().await;
    assert_eq!(question_on_page(&browser).await, second, "the same question after a reload");
    for _ in 0..4 {
        dont_know(&browser).await;
    }
    browser.wait_for_heading("Self-test complete").await;
    browser.wait_for_title("Self-test complete · Readyroom").await;
    let score = browser.text_of("[data-testid=score]").await;
    assert!(score.starts_with("0 of 5 right") || score.starts_with("1 of 5 right"), "{score}");
    for heading in ["Score", "What to read", "Every question", "The last tests"] {
        browser.by_role("heading", heading).await;
    }
    assert_accessible(&browser, "the result of a test").await;
    assert_eq!(stored_events(&browser).await, 0, "the schedule is left alone");

    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", allowed).await;
    browser.click_button("Copy result").await;
    wait_for_text(&browser, "The result is in the clipboard").await;

    browser.click_button("Add these answers to my schedule").await;
    wait_for_text(&browser, "These answers are in your schedule").await;
    assert_eq!(stored_events(&browser).await, 5);
    browser.reload().await;
    wait_for_text(&browser, "These answers are in your schedule").await;

    browser.click_button("Another test").await;
    browser.by_role("button", "Begin the test").await;
    browser.by_role("heading", "The last tests").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_can_be_as_long_as_one_has_minutes() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/test")).await;
    fill(&browser, "Or so many minutes", "0").await;
    browser.click_button("Begin the test").await;
    wait_for_text(&browser, "Choose from 1 to 60 minutes, or none.").await;
    fill(&browser, "Or so many minutes", "2").await;
    browser.click_button("Begin the test").await;
    // Twelve seconds an answer, as long as too few answers are known to tell.
    wait_for_text(&browser, "1 of 10").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

async fn wait_for_tick(browser: &Browser, field: &Element, ticked: &str) {
    let is_so = async || (field.prop("checked").await.unwrap()? == ticked).then_some(());
    browser.until(&format!("a field whose tick is {ticked}"), is_so).await;
}

/// Ctrl is never needed, and no pointer.
#[tokio::test(flavor = "multi_thread")]
async fn confidence_is_given_by_keyboard_and_tests_are_compared() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/test")).await;
    fill(&browser, "Number of questions", "5").await;
    browser.by_role("checkbox", "Ask me before each answer if I am sure").await.click().await.unwrap();
    // Questions whose answers are typed, where letters are no shortcuts.
    browser.by_role("checkbox", "Fill the blank").await.click().await.unwrap();
    browser.click_button("Begin the test").await;
    for _ in 0..5 {
        let before = prompt(&browser).await;
        let sure = browser.by_role("checkbox", "I am sure of my answer").await;
        browser.wait_for(Locator::Css("[data-testid=prompt]:focus")).await;
        browser.press("s").await;
        wait_for_tick(&browser, &sure, "true").await;
        if browser.find_by_role("textbox", |name| name == "Your answer").await.is_some() {
            // Tab leads to the field, where letters are letters; Shift+Tab and Space take it back and give it again.
            browser.press("\u{e004}something else").await;
            for ticked in ["false", "true"] {
                browser.press("\u{e008}\u{e004}\u{e000} ").await;
                browser.wait_for(Locator::Css("[data-testid=prompt]:focus")).await;
                wait_for_tick(&browser, &sure, ticked).await;
                browser.press("\u{e004}").await;
            }
            browser.press("\u{e007}").await;
        } else {
            rate_by_keys(&browser, "1").await;
        }
        wait_for_another(&browser, &before).await;
    }
    browser.wait_for_heading("Self-test complete").await;
    browser.by_role("heading", "Sure, but wrong").await;
    let text = browser.run("return document.body.innerText").await;
    assert!(!text.as_str().unwrap().contains("The test before"), "there is none");
    browser.click_button("Another test").await;
    take(&browser).await;
    wait_for_text(&browser, "The test before: 0 of 5 right").await;
    wait_for_text(&browser, "The difference can be chance.").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_result_of_twenty_questions_prints_on_one_page() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/test")).await;
    browser.click_button("Begin the test").await;
    for _ in 0..20 {
        dont_know(&browser).await;
    }
    browser.wait_for_heading("Self-test complete").await;
    // A4, with the margins that a browser takes.
    let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
    let printed = browser.devtools("Page.printToPDF", paper).await;
    let pdf = printed["data"].as_str().unwrap();
    let pages = "return atob(arguments[0]).match(/\\/Type\\s*\\/Page[^s]/g).length";
    let pages = browser.client.execute(pages, vec![json!(pdf)]).await.unwrap();
    assert_eq!(pages, 1);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn time_is_limited_only_if_wanted_and_can_be_stopped_and_extended() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/test")).await;
    fill(&browser, "Time limit, in minutes", "1").await;
    browser.click_button("Begin the test").await;
    wait_for_text(&browser, "0:5").await;
    browser.click_button("Pause").await;
    browser.by_role("button", "Go on").await;
    let hidden = "return !document.querySelector('[data-testid=prompt]')?.checkVisibility()";
    browser.wait_until("no time to think while the clock stands", hidden).await;
    browser.click_button("Go on").await;
    browser.click_button("More time").await;
    wait_for_text(&browser, "1:5").await;
    dont_know(&browser).await;
    browser.click_button("End the test now").await;
    browser.wait_for_heading("Self-test complete").await;
    wait_for_text(&browser, "0 of 1 right").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}
