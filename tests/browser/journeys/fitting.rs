//! Fitting the schedule to a person.

use readyroom::memory::{Millis, Rating, Review};

use super::progress::wait_for_text;
use crate::{
    browser::{Browser, Profile},
    history::{DAY, put, review},
    server::Server,
};

/// Somebody who forgets much faster than the published parameters say: of 150 cards every third answer fails.
fn forgetful(now: Millis) -> Vec<Review> {
    let mut reviews = Vec::new();
    for card in 0..150_i64 {
        for place in 0..8_i64 {
            let at = now - 80 * DAY + (card % 7 + place * place) * DAY;
            let rating = if (card + place) % 3 == 0 { Rating::Again } else { Rating::Good };
            reviews.push(review(reviews.len(), &format!("term-{card}/meaning"), at, rating));
        }
    }
    reviews
}

async fn settings(reviews: fn(Millis) -> Vec<Review>) -> (Server, Profile, Browser) {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    let now = browser.run("return Date.now()").await.as_i64().unwrap();
    put(&browser, "readyroom/", reviews(now), now).await;
    browser.load(&server.url("#/settings")).await;
    (server, profile, browser)
}

async fn stored_preferences(browser: &Browser) -> String {
    let stored = browser.stored().await;
    let found = stored.into_iter().find(|(key, _)| key.ends_with("/preferences"));
    found.map(|(_, value)| value).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn too_few_answers_are_not_fitted_to() {
    let (_server, _profile, browser) = settings(|now| forgetful(now).into_iter().take(80).collect()).await;
    wait_for_text(
        &browser,
        "That needs 400 answers that came a day or more after the one before; so far there are 70.",
    )
    .await;
    assert!(browser.find_by_role("button", |name| name == "Fit the schedule to me").await.is_none());
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schedule_is_fitted_and_goes_back() {
    let (_server, _profile, browser) = settings(forgetful).await;
    let loaded = "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('worker')).length";
    assert_eq!(browser.run(loaded).await, 0, "nothing of the worker is loaded before somebody wants it");
    browser.click_button("Fit the schedule to me").await;
    wait_for_text(&browser, "The schedule is fitted to you: it predicts your last 210 answers").await;
    let told = browser.text_of("[role=alert] .notice").await;
    assert!(told.contains(" % better (log loss 0."), "{told}");
    let fitted = stored_preferences(&browser).await;
    assert!(fitted.contains(" fitted="), "{fitted}");

    browser.reload().await;
    browser.click_button("Back to the published schedule").await;
    wait_for_text(&browser, "The published schedule is in use again.").await;
    assert!(!stored_preferences(&browser).await.contains("fitted="));
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fit_can_be_stopped() {
    let (_server, _profile, browser) = settings(forgetful).await;
    // A worker that says that it works, and never ends.
    let endless = "const real = Worker; window.Worker = function (address) {
        const url = new URL(address, document.baseURI);
        return new real(url.href.replace(/[^/]*$/, 'missing.js')); }";
    browser.run(endless).await;
    browser.click_button("Fit the schedule to me").await;
    wait_for_text(
        &browser,
        "The schedule stays as it is: the part of the program that fits it could not be loaded",
    )
    .await;
    browser.reload().await;
    let silent = "window.Worker = class { postMessage() { setTimeout(() => this.onmessage({ data: 8 }), 20); setTimeout(() => this.onmessage({ data: -2000 }), 40); }
        constructor() { setTimeout(() => this.onmessage({ data: 0 }), 20) } terminate() { window.stopped = true } }";
    browser.run(silent).await;
    browser.click_button("Fit the schedule to me").await;
    // The bar moves on while the worker is silent.
    let moved = "return document.querySelector('progress[aria-label=\"Fitting the schedule\"]')?.value > 20";
    browser.wait_until("a bar that moves", moved).await;
    browser.click_button("Stop").await;
    browser.by_role("button", "Fit the schedule to me").await;
    browser.wait_until("a worker that is stopped", "return window.stopped").await;
    assert!(!stored_preferences(&browser).await.contains("fitted="));
    browser.close().await;
}
