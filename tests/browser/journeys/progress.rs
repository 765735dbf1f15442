//! Progress under fault, and its export, import and reset.

use std::{collections::HashSet, io::Write};

use fantoccini::Locator;
use serde_json::{Value, json};
use tempfile::TempPath;

use super::study::{Learner, question_on_page, stored_events};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// Runs a script in every page before the page's own.
pub(crate) async fn before_every_page(browser: &Browser, script: &str) {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
}

pub(crate) async fn alert_text(browser: &Browser) -> String {
    browser.text_of("[role=alert] .notice").await
}

/// The session goes on for two questions, the page says that nothing is saved, and the export has both answers.
async fn works_in_memory(browser: &Browser, server: &Server) {
    browser.load(&server.url("#/practice/neon")).await;
    let first = Learner::default().answer(browser).await;
    assert_ne!(question_on_page(browser).await, first, "the session goes on");
    Learner::default().answer(browser).await;
    let text = alert_text(browser).await;
    assert!(text.contains("not saved"), "the page says so: {text}");
    browser.click_link("Settings").await;
    let exported = export(browser).await;
    assert_eq!(exported["reviews"].as_array().unwrap().len(), 2, "nothing is lost while the page is open");
}

/// The text of the file that `Export progress` makes.
pub(crate) async fn export(browser: &Browser) -> Value {
    // The file is read where the page makes it: headless browsers keep downloads to themselves.
    browser.run("window.exported = null; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.exported = text }); return make(blob) }").await;
    browser.click_button("Export progress").await;
    let text = browser.text_from("an export", "return window.exported").await;
    serde_json::from_str(&text).expect("the export is JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn blocked_storage_is_said_and_the_session_goes_on() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    let script = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })";
    before_every_page(&browser, script).await;
    works_in_memory(&browser, &server).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_that_is_null_is_said_and_the_session_goes_on() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    before_every_page(&browser, "Object.defineProperty(window, 'localStorage', { value: null })").await;
    works_in_memory(&browser, &server).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn full_storage_is_said_under_both_names_of_the_error() {
    let server = Server::start().await;
    for name in ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"] {
        let profile = Profile::new();
        let browser = Browser::open(&profile).await;
        let script =
            format!("Storage.prototype.setItem = () => {{ throw new DOMException('full', '{name}') }}");
        before_every_page(&browser, &script).await;
        works_in_memory(&browser, &server).await;
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unreadable_value_is_kept_aside_and_reported() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    let damage = "for (const key of Object.keys(localStorage)) if (key.startsWith('readyroom/log/')) localStorage.setItem(key, 'undefined \\ud800 1e999')";
    browser.run(damage).await;
    browser.load(&server.url("")).await;
    assert!(alert_text(&browser).await.contains("could not be read"));
    let kept = browser
        .stored()
        .await
        .into_iter()
        .filter(|(key, value)| key.contains("quarantine") && value.contains("1e999"));
    assert!(kept.count() >= 1, "the damaged value is kept under another key");
    browser.click_link("Study Neon").await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_is_imported_elsewhere_and_twice_is_once() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/cloudflare")).await;
    let mut learner = Learner::default();
    for _ in 0..3 {
        learner.answer(&browser).await;
    }
    browser.load(&server.url("#/settings")).await;
    let exported = export(&browser).await;
    assert_eq!(exported["format"], "readyroom-progress");
    let reviews = exported["reviews"].as_array().unwrap();
    assert_eq!(reviews.len(), 3);
    for review in reviews {
        assert!(
            review["id"].is_string() && review["card"].is_string() && review["kind"].is_string(),
            "{review}"
        );
        assert!((1..=4).contains(&review["rating"].as_u64().unwrap()), "{review}");
        assert!(review["at"].is_i64() && review["took"].is_u64(), "{review}");
    }
    browser.assert_quiet_console().await;
    browser.close().await;

    let file = file_of(&exported.to_string());
    let elsewhere = Profile::new();
    let browser = Browser::open(&elsewhere).await;
    browser.load(&server.url("#/settings")).await;
    import(&browser, &file).await;
    browser.click_button("Add these reviews").await;
    wait_for_text(&browser, "3 reviews were added").await;
    assert_eq!(export(&browser).await["reviews"], exported["reviews"], "the same reviews");
    import(&browser, &file).await;
    wait_for_text(&browser, "0 new reviews, 3 that you have already").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_without_room_changes_nothing_and_says_so() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    browser.load(&server.url("#/settings")).await;
    let mut exported = export(&browser).await;
    exported["reviews"][0]["id"] = json!("elsewhere-1");
    let file = file_of(&exported.to_string());
    browser
        .run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
        .await;
    import(&browser, &file).await;
    browser.click_button("Add these reviews").await;
    wait_for_text(&browser, "Nothing was imported").await;
    assert_eq!(export(&browser).await["reviews"].as_array().unwrap().len(), 1, "nothing was changed");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reset_is_confirmed_and_leaves_a_copy() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/hetzner")).await;
    Learner::default().answer(&browser).await;
    browser.load(&server.url("#/settings")).await;

    browser.click_button("Reset progress").await;
    browser.client.dismiss_alert().await.unwrap();
    assert_eq!(stored_events(&browser).await, 1, "dismissed: nothing is touched");

    browser.click_button("Reset progress").await;
    browser.client.accept_alert().await.unwrap();
    wait_for_text(&browser, "Progress was reset").await;
    assert_eq!(stored_events(&browser).await, 0);
    assert!(browser.stored().await.iter().any(|(key, _)| key.contains("copy")), "a safety copy is kept");
    browser.load(&server.url("")).await;
    browser.wait_for_heading("Know it before you are on call").await;
    browser.close().await;
}

/// A file that holds that, for as long as the value is kept.
pub(crate) fn file_of(text: &str) -> TempPath {
    let mut file = tempfile::Builder::new().suffix(".json").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.into_temp_path()
}

pub(crate) async fn import(browser: &Browser, file: &std::path::Path) {
    let input = browser.by_role("file", "Import progress").await;
    input.send_keys(&file.display().to_string()).await.unwrap();
}

/// Waits until the page says it, and gives the whole text of the page.
pub(crate) async fn wait_for_text(browser: &Browser, text: &str) -> String {
    let page = async || {
        // The page may be loading anew just now.
        let found = browser.client.execute("return document.body.innerText", Vec::new()).await;
        found.ok()?.as_str().filter(|page| page.contains(text)).map(str::to_owned)
    };
    browser.until(&format!("{text:?}"), page).await
}

/// Answers one question wholly in the page, since there are many to come; begins another session when one is over. It never
/// loads the page anew: what the tab knows of the other's answers it has heard.
const ANSWER: &str = "
    const done = arguments[arguments.length - 1];
    // By what changes and not by the clock, which stands almost still in a tab that nobody looks at.
    const until = (find) => new Promise((resolve, reject) => {
        const look = () => {
            const found = find();
            if (!found) return;
            changes.disconnect();
            resolve(found);
        };
        const changes = new MutationObserver(look);
        changes.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
        setTimeout(() => reject(new Error(`${find} in: ${document.body.innerText}`)), 20_000);
        look();
    });
    const button = (name) => [...document.querySelectorAll('main button')].find((each) => each.checkVisibility() && each.innerText.startsWith(name));
    const question = () => document.querySelector('[data-testid=prompt]');
    const answer = async () => {
        if (!question()) {
            location.hash = '#/';
            await until(() => [...document.querySelectorAll('a')].find((each) => each.innerText.includes('Practise')));
            location.hash = '#/practice/kubernetes-k3s';
        }
        const first = await until(() => question() && (button(\"I don't know\") ?? button('Show answer')));
        first.click();
        (await until(() => button('Next') ?? button('Good'))).click();
        await until(() => !button('Next') && !button('Good'));
    };
    answer().then(() => done('answered'), (error) => done(String(error)));";

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_share_one_log() {
    const ANSWERS: usize = 200;
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/kubernetes-k3s")).await;
    let first = browser.client.window().await.unwrap();
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(second.clone()).await.unwrap();
    browser.load(&server.url("#/practice/kubernetes-k3s")).await;
    let tabs = [first, second];
    for answers in 1..=ANSWERS {
        browser.client.switch_to_window(tabs[answers % 2].clone()).await.unwrap();
        let outcome = browser.client.execute_async(ANSWER, Vec::new()).await.unwrap();
        assert_eq!(outcome, "answered", "answer {answers}");
        // A browser takes its time to tell one tab's process what another's has written.
        let written = async || (stored_events(&browser).await == answers).then_some(());
        browser.until(&format!("a record of answer {answers}"), written).await;
    }
    for tab in tabs {
        browser.client.switch_to_window(tab).await.unwrap();
        browser.run("location.hash = '#/settings'").await;
        wait_for_text(&browser, "200 reviews in this browser").await;
    }
    let exported = export(&browser).await;
    let ids: HashSet<_> =
        exported["reviews"].as_array().unwrap().iter().map(|review| review["id"].to_string()).collect();
    assert_eq!(ids.len(), ANSWERS);
    assert_eq!(exported["reviews"].as_array().unwrap().len(), ANSWERS, "all of them, once each");
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_cleared_by_another_tab_is_written_again() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    let mut learner = Learner::default();
    learner.answer(&browser).await;
    learner.answer(&browser).await;
    let first = browser.client.window().await.unwrap();
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(second).await.unwrap();
    browser.client.goto(&server.url("icon.svg")).await.unwrap();
    browser.run("localStorage.clear()").await;
    browser.client.switch_to_window(first).await.unwrap();
    wait_for_text(&browser, "storage was cleared").await;
    assert_eq!(stored_events(&browser).await, 2);
    browser.close().await;
}
