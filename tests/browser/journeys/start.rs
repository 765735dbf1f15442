//! The first weeks: placement test, path, a page for the mentor.

use fantoccini::Locator;

use super::{
    accessibility::assert_accessible,
    progress::wait_for_text,
    self_test::{dont_know, prompt},
    study::{question_on_page, rate_by_keys, stored_events},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_placement_test_leads_into_the_first_weeks() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    browser.click_link("New here? Begin with your first weeks").await;
    browser.wait_for_heading("First weeks").await;
    for heading in ["What do you know already?", "Your path", "For your mentor"] {
        browser.by_role("heading", heading).await;
    }
    assert_accessible(&browser, "first weeks").await;

    browser.click_button("Begin the placement test").await;
    wait_for_text(&browser, "Question 1 of at most 15").await;
    assert_accessible(&browser, "a question of the placement test").await;
    let first = question_on_page(&browser).await;
    assert!(!first.contains("/local"), "{first}");
    // One answer by keyboard alone, whatever it is worth.
    let before = prompt(&browser).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]:focus, #answer:focus")).await;
    if browser.find_by_role("textbox", |name| name == "Your answer").await.is_some() {
        browser.press("\u{e004}no idea\u{e007}").await;
    } else {
        if browser.find_by_role("button", |name| name.starts_with("Show answer")).await.is_some() {
            rate_by_keys(&browser, "1").await;
        } else {
            browser.press("1").await;
        }
    }
    wait_for_text(&browser, "Question 2 of at most 15").await;
    assert_ne!(prompt(&browser).await, before);
    let second = question_on_page(&browser).await;
    browser.reload().await;
    assert_eq!(question_on_page(&browser).await, second, "the same question after a reload");
    let mut answered = 1;
    while browser.run("return !document.querySelector('[data-testid=placement]')").await == true {
        assert!(answered < 15, "the test ends");
        assert!(!question_on_page(&browser).await.contains("/local"));
        dont_know(&browser).await;
        answered += 1;
    }
    assert!((8..=15).contains(&answered), "each section at least once: {answered}");
    let result = browser.text_of("[data-testid=placement]").await;
    assert!(result.starts_with("No section is known well enough"), "{result}");
    assert_eq!(stored_events(&browser).await, 0, "nothing was marked");

    let summary = browser.text_of("[data-testid=summary]").await;
    assert!(summary.contains(": 0 of "), "{summary}");
    wait_for_text(&browser, "with 10 new cards a day that takes").await;
    browser.run("window.print = () => { window.printed = true }").await;
    browser.click_button("Print this page").await;
    browser.wait_until("a page that is printed", "return window.printed").await;
    let next =
        browser.run("return [...document.querySelectorAll('tbody tr')].map((row) => row.innerText)").await;
    let rows: Vec<String> = serde_json::from_value(next).unwrap();
    assert_eq!(rows.len(), 8);
    assert!(rows[0].ends_with("Next") && rows[1].ends_with("To come"), "{rows:?}");
    let name = rows[0].split('\t').next().unwrap().to_owned();
    browser.click_link(&format!("Study {name}")).await;
    browser.wait_for_heading(&format!("Study {name}")).await;
    browser.assert_quiet_console().await;
    browser.close().await;
}
