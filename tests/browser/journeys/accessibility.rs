//! axe-core's rules on every page and state, in both themes. `make test` installs axe-core and names its file.

use fantoccini::Locator;
use serde_json::{Value, json};

use super::study::verdict;
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// What axe finds wrong with the page: rule, and the elements that break it.
async fn violations(browser: &Browser) -> Vec<String> {
    let file = std::env::var("READYROOM_AXE").expect("READYROOM_AXE names axe.min.js: run `make test`");
    let axe = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    browser.run(&axe).await;
    let run = "const done = arguments[arguments.length - 1]; axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations), (error) => done([{ id: String(error), nodes: [] }]))";
    let found: Value = browser.client.execute_async(run, Vec::new()).await.expect("axe runs");
    let describe = |rule: &Value| {
        let nodes = rule["nodes"].as_array().into_iter().flatten();
        let nodes: Vec<_> =
            nodes.map(|node| format!("{} {}", node["target"], node["failureSummary"])).collect();
        format!("{}: {}", rule["id"], nodes.join("; "))
    };
    found.as_array().expect("a list").iter().map(describe).collect()
}

pub(crate) async fn assert_accessible(browser: &Browser, state: &str) {
    for theme in ["light", "dark"] {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }, { "name": "prefers-reduced-motion", "value": "reduce" }] });
        browser.devtools("Emulation.setEmulatedMedia", features).await;
        let found = violations(browser).await;
        assert!(found.is_empty(), "{state}, {theme}: {found:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_page() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    for address in [
        "",
        "#/glossary",
        "#/glossary?q=nothing-has-this",
        "#/term/goose",
        "#/term/other-vxlan",
        "#/stats",
        "#/readiness",
        "#/test",
        "#/team",
        "#/start",
        "#/settings",
        "#/nowhere",
    ] {
        browser.load(&server.url(address)).await;
        assert_accessible(&browser, address).await;
    }
    browser.load(&server.url("")).await;
    browser.press("?").await;
    browser.by_role("heading", "Keyboard shortcuts").await;
    assert_accessible(&browser, "the list of keys").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_a_session() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    assert_accessible(&browser, "a question").await;
    browser.click_button("Why this card?").await;
    browser.press("1").await;
    verdict(&browser).await;
    assert_accessible(&browser, "an answered question").await;
    browser.load(&server.url("#/stats")).await;
    browser.wait_for_heading("Statistics").await;
    assert_accessible(&browser, "charts").await;

    // Cards only, to see a question that is uncovered.
    browser.load(&server.url("#/settings")).await;
    for kind in [
        "Choose the term",
        "Fill the blank",
        "Type the answer",
        "Choose the meaning",
        "True or false",
        "Match pairs",
    ] {
        browser.by_role("checkbox", kind).await.click().await.unwrap();
    }
    browser.load(&server.url("#/practice/hetzner")).await;
    browser.click_button("Show answer").await;
    assert_accessible(&browser, "an uncovered card").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_high_contrast() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/settings")).await;
    browser.by_role("combobox", "Theme").await.select_by_label("High contrast").await.unwrap();
    let theme = "return document.documentElement.dataset.theme";
    browser.wait_for_value(theme, "contrast").await;
    for address in ["", "#/practice/neon", "#/glossary", "#/stats", "#/readiness", "#/settings"] {
        browser.load(&server.url(address)).await;
        assert_eq!(browser.run(theme).await, "contrast");
        assert_accessible(&browser, &format!("high contrast, {address}")).await;
    }
    // The system's wish does the same without a choice here.
    let look = "const style = getComputedStyle(document.body); return [style.color, style.backgroundColor]";
    let chosen = browser.run(look).await;
    browser.load(&server.url("#/settings")).await;
    browser.by_role("combobox", "Theme").await.select_by_label("As the system").await.unwrap();
    browser.until("another look", async || (browser.run(look).await != chosen).then_some(())).await;
    let features = json!({ "features": [
        { "name": "prefers-contrast", "value": "more" }, { "name": "prefers-color-scheme", "value": "dark" }
    ] });
    browser.devtools("Emulation.setEmulatedMedia", features).await;
    browser.wait_for_value(look, chosen).await;
    let found = violations(&browser).await;
    assert!(found.is_empty(), "{found:#?}");
    for scheme in ["light", "dark"] {
        let features = json!({ "features": [
            { "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme }
        ] });
        browser.devtools("Emulation.setEmulatedMedia", features).await;
        let found = violations(&browser).await;
        assert!(found.is_empty(), "forced colours, {scheme}: {found:#?}");
    }
    browser.close().await;
}
