//! The time of a session, its pause, and how long a practice is.

use fantoccini::{Locator, key::Key};

use super::{
    accessibility::assert_accessible,
    progress::{export, wait_for_text},
    study::{Learner, question_on_page, verdict},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// How long the last answer took, in milliseconds, as it is stored.
async fn took(browser: &Browser, server: &Server) -> u64 {
    browser.load(&server.url("#/settings")).await;
    export(browser).await["reviews"].as_array().unwrap().last().unwrap()["took"].as_u64().unwrap()
}

async fn wait_until_question_is(browser: &Browser, shown: bool) {
    let script = "return document.querySelector('[data-testid=prompt]')?.checkVisibility()";
    browser.wait_for_value(script, shown).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_hides_the_question_and_is_no_time_to_answer() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/practice/neon")).await;
    let card = question_on_page(&browser).await;
    let time = browser.wait_for(Locator::Css("[role=timer]")).await;
    assert_eq!(browser.accessible_name(&time).await.unwrap(), "Session time");
    assert_eq!(browser.text_of("[role=timer]").await, "under 1 min");

    // By key, by button, and all ways back.
    for (begin, end) in [("p", Some("p")), ("button", Some("escape")), ("p", None)] {
        match begin {
            "button" => browser.click_button("Pause").await,
            key => browser.press(key).await,
        }
        wait_until_question_is(&browser, false).await;
        browser.by_role("heading", "Paused").await;
        browser.wait_for(Locator::Css("#go-on:focus")).await;
        if end.is_none() {
            assert_accessible(&browser, "a pause").await;
        }
        // A digit answers nothing while the question is hidden.
        browser.press("1").await;
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
        match end {
            Some("escape") => browser.press(&Key::Escape.to_string()).await,
            Some(key) => browser.press(key).await,
            None => browser.click_button("Go on").await,
        }
        wait_until_question_is(&browser, true).await;
        browser.wait_for(Locator::Css("[data-testid=prompt]:focus, #answer:focus")).await;
    }
    assert_eq!(question_on_page(&browser).await, card);
    assert_eq!(browser.run("return document.querySelector('main > [role=status]').textContent").await, "");
    let on_page = browser.run("return performance.now()").await.as_f64().unwrap();
    browser.click_button("I don't know").await;
    verdict(&browser).await;
    let took = took(&browser, &server).await as f64;
    assert!(took < on_page - 3000.0, "three pauses of more than a second: {took} of {on_page}");
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_practice_is_as_long_as_one_likes() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/practice/kubernetes-k3s")).await;
    wait_for_text(&browser, "1 of 20").await;
    let length = browser.by_role("combobox", "Practice length").await;
    length.select_by_label("10 cards").await.unwrap();
    wait_for_text(&browser, "1 of 10").await;
    Learner::default().answer(&browser).await;
    browser.reload().await;
    wait_for_text(&browser, " of 10").await;
    browser.load(&server.url("#/practice/go-asynq")).await;
    wait_for_text(&browser, "1 of 10").await;
    browser.load(&server.url("#/practice/kubernetes-k3s")).await;
    let length = browser.by_role("combobox", "Practice length").await;
    length.select_by_label("all cards").await.unwrap();
    wait_for_text(&browser, "1 of ").await;
    let is_all = "return document.querySelector('.position').textContent.match(/1 of ([0-9]+)/)?.[1] > 20";
    browser.wait_until("all cards of the section", is_all).await;
    browser.load(&server.url("#/study")).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    assert!(browser.find_by_role("combobox", |_| true).await.is_none(), "study has daily limits instead");
    browser.assert_quiet_console().await;
    browser.close().await;
}
