//! Pictures of every page, to be looked at: `make screenshots`.

use std::path::PathBuf;

use fantoccini::Locator;
use serde_json::json;

use super::study::Learner;
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

const SIZES: [(&str, u32, u32); 2] = [("narrow", 390, 844), ("wide", 1280, 900)];
const THEMES: [&str; 2] = ["light", "dark"];

#[tokio::test(flavor = "multi_thread")]
#[ignore = "makes pictures for people: `make screenshots`"]
async fn every_page_light_and_dark_narrow_and_wide() {
    let folder = PathBuf::from(std::env::var_os("READYROOM_SCREENSHOTS").expect("a folder for the pictures"));
    std::fs::create_dir_all(&folder).unwrap();
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    pictures(&browser, &server, &folder, &[("first-visit", ""), ("term-new", "#/term/pooler")]).await;
    // Something to show: a session's worth of answers, some wrong.
    browser.load(&server.url("#/study")).await;
    let mut learner = Learner::default();
    for _ in 0..14 {
        learner.answer(&browser).await;
    }
    browser.load(&server.url("#/readiness")).await;
    super::readiness::set_shift_of_neon(&browser).await;
    let pages = [
        ("home", ""),
        ("glossary", "#/glossary"),
        ("search", "#/glossary?q=load"),
        ("term", "#/term/clusterip"),
        ("changes", "#/changes"),
        ("statistics", "#/stats"),
        ("readiness", "#/readiness"),
        ("self-test", "#/test"),
        ("start", "#/start"),
        ("settings", "#/settings"),
        ("not-found", "#/nowhere"),
        ("question", "#/practice/neon"),
    ];
    pictures(&browser, &server, &folder, &pages).await;
    for kind in ["answered-wrong", "answered-right"] {
        answer_until(&browser, &server, kind == "answered-right").await;
        picture_here(&browser, &folder, kind).await;
    }
    browser.load(&server.url("#/team")).await;
    super::team::show_team(&browser).await;
    picture_here(&browser, &folder, "team").await;
    browser.load(&server.url("#/start")).await;
    browser.click_button("Begin the placement test").await;
    picture_here(&browser, &folder, "placement").await;
    browser.load(&server.url("#/test")).await;
    super::self_test::take(&browser).await;
    picture_here(&browser, &folder, "self-test-result").await;
    browser.close().await;
}

async fn pictures(browser: &Browser, server: &Server, folder: &std::path::Path, pages: &[(&str, &str)]) {
    for (name, address) in pages {
        browser.load(&server.url(address)).await;
        picture_here(browser, folder, name).await;
    }
}

async fn picture_here(browser: &Browser, folder: &std::path::Path, name: &str) {
    for (size, width, height) in SIZES {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "narrow" });
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        for theme in THEMES {
            let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
            browser.devtools("Emulation.setEmulatedMedia", features).await;
            tokio::time::sleep(std::time::Duration::from_millis(250)).await;
            let picture = browser.client.screenshot().await.unwrap();
            std::fs::write(folder.join(format!("{name}-{size}-{theme}.png")), picture).unwrap();
        }
    }
}

async fn answer_until(browser: &Browser, server: &Server, right: bool) {
    browser.load(&server.url("#/practice/hetzner")).await;
    for _ in 0..30 {
        browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
        let choices = browser.client.find_all(Locator::Css("[data-testid=choices] button")).await.unwrap();
        let Some(choice) = choices.first() else {
            Learner::default().answer(browser).await;
            continue;
        };
        choice.click().await.unwrap();
        if super::study::verdict(browser).await.starts_with("Correct") == right {
            return;
        }
        browser.click_button("Next").await;
    }
}
