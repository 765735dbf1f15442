//! How long readiness and plan take, for people who want to know. With a large glossary:
//! `READYROOM_DIST=<its build> READYROOM_LEARNED=<an export> cargo test --features browser-tests --test browser planning_time --
//! --ignored --nocapture`.

use serde_json::json;

use fantoccini::{Locator, wd::TimeoutConfiguration};

use super::{
    progress::wait_for_text,
    readiness::{fill, in_days},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// Goes to the page of readiness; gives milliseconds until readiness and until the plan stand there, and the longest time
/// for which the page did not answer.
async fn measured(browser: &Browser) -> [f64; 3] {
    let script = "const done = arguments[arguments.length - 1];
        let longest = 0;
        new PerformanceObserver((list) => { for (const each of list.getEntries()) longest = Math.max(longest, each.duration) }).observe({ entryTypes: ['longtask'] });
        const times = [0, 0];
        const begun = performance.now();
        const look = () => {
            const found = ['readiness', 'promise'].map((hook) => document.querySelector(`main section [data-testid=${hook}]`));
            found.forEach((each, place) => { if (each && !times[place]) times[place] = performance.now() - begun });
            if (times[1]) { setTimeout(() => done([...times, longest]), 100) } else { setTimeout(look, 0) }
        };
        location.hash = '#/readiness';
        setTimeout(look, 0)";
    let patience = TimeoutConfiguration::new(Some(std::time::Duration::from_secs(120)), None, None);
    browser.client.update_timeouts(patience).await.unwrap();
    let times = browser.client.execute_async(script, Vec::new()).await.expect("the plan is made");
    serde_json::from_value(times).expect("three numbers")
}

/// Milliseconds for which the page's program has run so far, time in which others had the processor left out.
async fn run_for(browser: &Browser) -> f64 {
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await;
    let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let script =
        metrics.iter().find(|metric| metric["name"] == "ScriptDuration").expect("the metric is there");
    script["value"].as_f64().expect("a number") * 1000.0
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures, for people"]
async fn readiness_and_plan() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    if let Some(file) = std::env::var_os("READYROOM_LEARNED") {
        browser.load(&server.url("#/settings")).await;
        let input = browser.by_role("file", "Import progress").await;
        input.send_keys(&file.to_string_lossy()).await.unwrap();
        browser.click_button("Add these reviews").await;
        wait_for_text(&browser, "reviews were added").await;
    }
    browser.load(&server.url("#/readiness")).await;
    fill(&browser, "Shift begins", &in_days(&browser, 21).await).await;
    fill(&browser, "Shift ends", &in_days(&browser, 28).await).await;
    browser.click_button("Save shift").await;
    wait_for_text(&browser, "Your shift is saved").await;
    let cards = browser.wait_for(Locator::Css("[aria-labelledby=by-section] tbody tr:last-child")).await;
    println!("{}", cards.text().await.unwrap());
    browser.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
    // A code for the team takes readiness and nothing of the plan.
    browser.load(&server.url("#/team")).await;
    browser.by_role("textbox", "Your name").await.send_keys("Ada").await.unwrap();
    for _ in 0..3 {
        let before = run_for(&browser).await;
        browser.click_button("Make my code").await;
        println!("readiness alone runs for {:.0} ms", run_for(&browser).await - before);
    }
    for _ in 0..3 {
        // Loaded anew, so that no plan is there already; from another page, so that the program is.
        browser.load(&server.url("#/test")).await;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        let before = run_for(&browser).await;
        let [readiness, plan, longest] = measured(&browser).await;
        println!("the page with its plan runs for {:.0} ms", run_for(&browser).await - before);
        println!(
            "readiness after {readiness:.0} ms, plan after {plan:.0} ms, not answering for {longest:.0} ms"
        );
    }
    browser.close().await;
}
