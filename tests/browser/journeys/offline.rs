//! Without a network, from the second visit on; and from one version of the app to the next.

use fantoccini::Locator;
use serde_json::json;

use super::{progress::before_every_page, study::Learner};
use crate::{
    browser::{Browser, Profile},
    copy::Copy,
    server::Server,
};

/// A path below which an app is as well off as at the root of a host.
pub(crate) const BELOW: &str = "team/readyroom/";

/// One page of each part that is loaded by itself, and what its heading says.
const PAGES: [(&str, &str); 5] = [
    ("#/", "Know it before you are on call"),
    ("#/practice/neon", "Practise Neon"),
    ("#/term/goose", "goose"),
    ("#/glossary?q=pgbouncer", "Glossary"),
    ("#/settings", "Settings"),
];

/// Waits until the service worker has everything and answers for this page.
pub(crate) async fn wait_for_worker(browser: &Browser) {
    let script = "const done = arguments[arguments.length - 1]; const { serviceWorker } = navigator; \
        serviceWorker.controller ? done(true) : serviceWorker.addEventListener('controllerchange', () => done(true))";
    browser.client.execute_async(script, Vec::new()).await.expect("the worker starts");
}

/// Has the browser look for a newer version, as it does by itself when a page is loaded.
async fn look_for_update(browser: &Browser) {
    let script = "const done = arguments[arguments.length - 1]; \
        navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => done(true), (error) => done(String(error)))";
    let found = browser.client.execute_async(script, Vec::new()).await.expect("the script runs");
    assert_eq!(found, true);
}

/// The mark of the version whose page this is.
async fn mark(browser: &Browser) -> String {
    let script = "return document.querySelector('meta[name=mark]')?.content ?? ''";
    browser.run(script).await.as_str().unwrap_or_default().to_owned()
}

/// Each part of the app, and an answer.
pub(crate) async fn visit_every_page(browser: &Browser, base: &str) {
    for (address, heading) in PAGES {
        browser.load(&format!("{base}{address}")).await;
        browser.wait_for_heading(heading).await;
    }
    browser.load(&format!("{base}#/practice/neon")).await;
    Learner::default().answer(browser).await;
    browser.assert_quiet_console().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_visit_needs_no_network() {
    let copy = Copy::of_app(BELOW);
    let server = Server::of_folder(copy.root()).await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url(BELOW)).await;
    wait_for_worker(&browser).await;
    let conditions =
        json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.emulateNetworkConditions", conditions).await;
    visit_every_page(&browser, &server.url(BELOW)).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_visit_needs_no_server() {
    let copy = Copy::of_app(BELOW);
    let server = Server::of_folder(copy.root()).await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url(&format!("{BELOW}index.html"))).await;
    wait_for_worker(&browser).await;
    browser.close().await;
    let base = server.url(BELOW);
    drop(server);
    let browser = Browser::open(&profile).await;
    visit_every_page(&browser, &base).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_is_announced_and_an_open_session_survives_it() {
    let copy = Copy::of_app(BELOW);
    let server = Server::of_folder(copy.root()).await;
    let browser = Browser::open(&Profile::new()).await;
    update_in_mid_session(&browser, &server, &copy).await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// A newer version of the served copy comes out while somebody studies.
pub(crate) async fn update_in_mid_session(browser: &Browser, server: &Server, copy: &Copy) {
    browser.load(&server.url(&format!("{BELOW}#/practice/neon"))).await;
    wait_for_worker(browser).await;
    let mut learner = Learner::default();
    learner.answer(browser).await;
    learner.answer(browser).await;
    let before = where_it_stands(browser).await;

    copy.release("second");
    look_for_update(browser).await;
    browser.by_role("button", "Reload now").await;
    let notice = browser.text_of(".notices").await;
    assert!(
        notice.contains(
            "A newer version is ready. In its glossary: 1 new, 1 changed or reworded, 1 renamed, 2 gone."
        ),
        "{notice}"
    );
    assert_eq!(where_it_stands(browser).await, before, "nothing moves");
    // What is built anew in an alert is announced anew, and a click on it may be lost.
    browser.run("document.querySelector('.notices .notice').dataset.told = ''").await;
    learner.answer(browser).await;
    browser
        .client
        .find(Locator::Css(".notices [data-told]"))
        .await
        .expect("an answer leaves the notice alone");
    let before = where_it_stands(browser).await;
    browser.click_button("Close").await;
    assert!(browser.find_by_role("button", |name| name == "Reload now").await.is_none());

    // A reload is no consent.
    browser.reload().await;
    assert_eq!(mark(browser).await, "");
    browser.click_button("Reload now").await;
    browser.wait_for(Locator::Css("meta[name=mark]")).await;
    assert_eq!(mark(browser).await, "second");
    assert_eq!(where_it_stands(browser).await, before, "the session goes on where it was");
    learner.answer(browser).await;
    assert!(browser.find_by_role("button", |name| name == "Reload now").await.is_none());
    browser.load(&server.url(&format!("{BELOW}#/term/goose"))).await;
    browser.wait_for_heading("goose").await;
}

/// A slow machine takes longer to start the app than to find that a version waits.
#[tokio::test(flavor = "multi_thread")]
async fn an_update_that_waits_is_announced_however_slowly_the_app_starts() {
    let copy = Copy::of_app(BELOW);
    let server = Server::of_folder(copy.root()).await;
    let browser = Browser::open(&Profile::new()).await;
    let slow = "{ const { setTimeout } = window; window.setTimeout = (call, time = 0) => setTimeout(call, time + 400) }";
    before_every_page(&browser, slow).await;
    browser.load(&server.url(BELOW)).await;
    wait_for_worker(&browser).await;
    copy.release("second");
    look_for_update(&browser).await;
    browser.by_role("button", "Reload now").await;
    browser.reload().await;
    browser.by_role("button", "Reload now").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roll_back_to_a_version_that_cannot_say_what_it_changes_is_announced() {
    let copy = Copy::of_app(BELOW);
    let server = Server::of_folder(copy.root()).await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url(BELOW)).await;
    wait_for_worker(&browser).await;
    copy.release("rolled back");
    copy.silence_worker();
    look_for_update(&browser).await;
    browser.click_button("Reload now").await;
    browser.wait_for(Locator::Css("meta[name=mark]")).await;
    assert_eq!(mark(&browser).await, "rolled back");
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// The files of its version are gone from the host by then.
#[tokio::test(flavor = "multi_thread")]
async fn a_tab_of_the_older_version_goes_on() {
    let copy = Copy::of_app(BELOW);
    let server = Server::of_folder(copy.root()).await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url(BELOW)).await;
    wait_for_worker(&browser).await;
    let first = browser.client.window().await.unwrap();
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(second).await.unwrap();
    browser.load(&server.url(BELOW)).await;
    copy.release("second");
    look_for_update(&browser).await;
    browser.click_button("Reload now").await;
    browser.wait_for(Locator::Css("meta[name=mark]")).await;

    browser.client.switch_to_window(first).await.unwrap();
    assert_eq!(mark(&browser).await, "", "only the tab that was asked to reloads");
    browser.click_link("Glossary").await;
    browser.wait_for(Locator::Css("#search")).await;
    browser.click_button("Reload now").await;
    browser.wait_for(Locator::Css("meta[name=mark]")).await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_whose_files_do_not_fit_is_not_kept() {
    let copy = Copy::of_app("");
    copy.mark_page("of another version than the worker lists");
    let server = Server::of_folder(copy.root()).await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("")).await;
    let script = "const done = arguments[arguments.length - 1]; navigator.serviceWorker.register('sw.js').then((found) => { \
        const worker = found.installing ?? found.waiting ?? found.active; const tell = () => worker.state === 'redundant' && done('redundant'); \
        tell(); worker.addEventListener('statechange', tell); setTimeout(() => done(worker.state), 8000) })";
    let state = browser.client.execute_async(script, Vec::new()).await.expect("the script runs");
    assert_eq!(state, "redundant");
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_app_can_be_installed() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("")).await;
    wait_for_worker(&browser).await;
    let manifest = browser.devtools("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    assert!(manifest["url"].as_str().is_some_and(|url| url.ends_with("manifest.webmanifest")), "{manifest}");
    let errors = browser.devtools("Page.getInstallabilityErrors", json!({})).await;
    assert_eq!(errors["installabilityErrors"], json!([]));
    browser.close().await;
}

async fn where_it_stands(browser: &Browser) -> (String, String) {
    let bar = browser.by_role("progressbar", "Session progress").await;
    let done = bar.attr("aria-valuenow").await.unwrap().unwrap_or_default();
    let total = bar.attr("aria-valuemax").await.unwrap().unwrap_or_default();
    (done, total)
}
