//! The page of statistics.

use fantoccini::Locator;

use super::study::Learner;
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

const CHARTS: [&str; 6] = [
    "Days of study",
    "Answers a day",
    "Minutes a day",
    "What is coming",
    "Predicted and real recall",
    "Memory by section",
];

/// The text of the last file that the page gave to the browser.
async fn saved(browser: &Browser) -> String {
    browser.text_from("a file", "return window.saved").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_person_is_told_how_to_begin() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("")).await;
    browser.click_link("Statistics").await;
    browser.wait_for_heading("Statistics").await;
    let text = browser.text_of(".lede").await;
    assert!(text.starts_with("Nothing to show yet"), "{text}");
    browser.click_link("Study now").await;
    browser.wait_for_heading("Study").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_chart_has_words_a_table_and_files() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/practice/neon")).await;
    let mut learner = Learner::default();
    for _ in 0..3 {
        learner.answer(&browser).await;
    }
    browser.load(&server.url("#/stats")).await;
    browser.wait_for_heading("Statistics").await;
    for title in CHARTS.into_iter().chain(["Hardest terms", "Taken for one another"]) {
        browser.by_role("heading", title).await;
    }
    browser.wait_for(Locator::Css("figure svg[role=img]")).await;
    let pictures = browser.client.find_all(Locator::Css("figure svg[role=img]")).await.unwrap();
    assert_eq!(pictures.len(), CHARTS.len());
    for (picture, title) in pictures.iter().zip(CHARTS) {
        assert_eq!(browser.accessible_name(picture).await.unwrap(), title);
    }
    let drawn = "return [...document.querySelectorAll('figure svg')].every((svg) => svg instanceof SVGElement && svg.getBoundingClientRect().height > 50)";
    browser.wait_until("charts", drawn).await;
    browser.client.find(Locator::Css("figure summary")).await.unwrap().click().await.unwrap();
    let table = browser.text_of("figure details[open] tbody").await;
    assert!(table.ends_with("\t3"), "today's three answers: {table:?}");

    browser.run("window.saved = null; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return make(blob) }").await;
    browser.click_button("Save as CSV").await;
    let csv = saved(&browser).await;
    assert!(csv.starts_with("Day,Answers\r\n") && csv.ends_with(",3\r\n"), "{csv}");
    browser.run("window.saved = null").await;
    browser.click_button("Save as SVG").await;
    let svg = saved(&browser).await;
    let parsed = format!(
        "return new DOMParser().parseFromString({}, 'image/svg+xml').querySelector('parsererror')",
        serde_json::json!(svg)
    );
    assert_eq!(browser.run(&parsed).await, serde_json::Value::Null, "{svg}");
    browser.assert_quiet_console().await;
    browser.close().await;
}
