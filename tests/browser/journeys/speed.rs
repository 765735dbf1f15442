//! How quick the app is, with a small and a large glossary, an empty and a long history, on a quick and a slow processor.
//!
//! Not part of the tests, since figures of a busy machine prove nothing: `make bench` runs it and prints a table.

use std::{fmt::Write, path::Path, time::Duration};

use readyroom::memory::{Millis, Rating, Review};
use serde_json::{Value, json};

use super::{
    import_glossary::{import_and_keep, settings},
    progress::before_every_page,
};
use crate::{
    browser::{Browser, Profile},
    history::{DAY, put, review},
    server::Server,
};

const SECTIONS: usize = 100;
const ENTRIES_A_SECTION: usize = 100;
/// So often each thing is measured.
const TIMES: usize = 8;
/// The slow processor is so many times slower.
const SLOWER: u32 = 6;

/// Records, by the browser's own clock, when the first page is usable, and how long it takes from a key to the change that
/// it makes and to the frame that shows it.
const STOPWATCH: &str = "
    window.took = [];
    let pressed = null;
    addEventListener('keydown', () => { pressed = performance.now() }, true);
    new MutationObserver(() => {
        const main = document.querySelector('main:not([aria-busy]) h1');
        if (main && !window.startedAt) window.startedAt = performance.now();
        if (document.querySelector('[data-testid=prompt]') && !window.askedAt) window.askedAt = performance.now();
        if (pressed === null) return;
        const since = pressed;
        pressed = null;
        const changed = performance.now() - since;
        requestAnimationFrame(() => setTimeout(() => window.took.push([changed, performance.now() - since]), 0));
    }).observe(document, { childList: true, subtree: true, attributes: true });";

/// A glossary in the style of real ones, of that many entries.
fn glossary() -> String {
    let verbs = ["routes", "stores", "watches", "limits", "repeats", "signs", "measures", "restarts"];
    let things =
        ["requests", "volumes", "queues", "certificates", "replicas", "tokens", "backups", "releases"];
    let mut text = "# Large\n".to_owned();
    for section in 0..SECTIONS {
        let _ = write!(text, "\n## Section {section}\n\n");
        for entry in 0..ENTRIES_A_SECTION {
            let number = section * ENTRIES_A_SECTION + entry;
            let (verb, thing) = (verbs[number % 8], things[number / 8 % 8]);
            let _ = writeln!(
                text,
                "**Tool{number}**: A part of area {section} that {verb} {thing} of kind {} before step {}. We run {} of them.\n",
                number * 7 % 1009,
                number % 97,
                number % 11 + 2
            );
        }
    }
    text
}

/// 100,000 reviews of that glossary's cards in three years, or as many of the embedded one's.
fn history(now: Millis) -> Vec<Review> {
    (0..100_000_usize)
        .map(|number| {
            let at = now - 1000 * DAY + (number as Millis) * 990 * DAY / 100_000;
            let rating = if number % 9 == 0 { Rating::Again } else { Rating::Good };
            review(number, &format!("tool{}/meaning", number * 7919 % 10_000), at, rating)
        })
        .collect()
}

/// The median and the 99th percentile, in milliseconds.
fn of(mut values: Vec<f64>) -> [f64; 2] {
    values.sort_by(f64::total_cmp);
    let at = |part: f64| values[((values.len() - 1) as f64 * part).round() as usize];
    [at(0.5), at(0.99)]
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().filter_map(Value::as_f64).collect()
}

async fn slow_down(browser: &Browser, times: u32) {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
}

/// The parts by themselves, compiled as the app is (`src/bin/timings`).
#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures; `make bench` builds what it runs"]
async fn speed_of_parts() {
    let folder =
        std::env::var_os("READYROOM_TIMINGS").expect("`make bench` builds the program and says where it is");
    let server = Server::of_folder(Path::new(&folder)).await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.client.goto(&server.url("")).await.unwrap();
    println!("\n| part, in the page | median, ms | 99th percentile, ms | longest, ms |");
    println!("|---|---|---|---|");
    let rows = loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        // It does not answer while it measures.
        if let Some(rows) = browser.run("return window.timings ?? null").await.as_str() {
            break rows.to_owned();
        }
        browser.assert_quiet_console().await;
    };
    print!("{rows}");
    browser.close().await;
}

/// One row of the table: from the address to a usable page, to the first question; from a key to its effect and to the frame
/// with it, over answers and steps to the next question.
async fn measure(browser: &Browser, server: &Server, section: &str, what: &str) -> String {
    let (mut started, mut asked, mut changed, mut shown) = (vec![], vec![], vec![], vec![]);
    for time in 0..TIMES {
        browser.load(&server.url("")).await;
        started.push(browser.run("return window.startedAt").await.as_f64().unwrap());
        // A section of its own each time, so that the sessions do not come to their end.
        browser.load(&server.url(&format!("#/practice/{section}"))).await;
        browser.wait_for(fantoccini::Locator::Css("[data-testid=prompt]")).await;
        asked.push(browser.run("return window.askedAt").await.as_f64().unwrap());
        if time % 4 > 0 {
            continue;
        }
        for _ in 0..6 {
            let kind =
                browser.run("return document.querySelector('[data-testid=prompt]')?.dataset.kind").await;
            match kind.as_str() {
                Some("reveal") => browser.press(" ").await,
                Some("typed" | "cloze" | "match") | None => browser.click_button("I don't know").await,
                Some(_) => browser.press("1").await,
            }
            tokio::time::sleep(Duration::from_millis(150)).await;
            browser.press(if kind == "reveal" { "3" } else { "\u{E007}" }).await;
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
        for pair in browser.run("return window.took").await.as_array().unwrap() {
            let pair = numbers(pair);
            changed.push(pair[0]);
            shown.push(pair[1]);
        }
    }
    let cells = [started, asked, changed, shown].map(|values| {
        let [median, most] = of(values);
        format!("{median:.1} / {most:.1}")
    });
    format!("| {what} | {} |", cells.join(" | "))
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures; `make bench` runs it"]
async fn speed() {
    // Row by row, so that a machine that is too slow for all of it has shown something.
    println!(
        "| ms, median / 99th percentile | page usable | first question | key to change | key to frame |"
    );
    println!("|---|---|---|---|---|");
    let (server, _profile, browser) = settings().await;
    before_every_page(&browser, STOPWATCH).await;
    println!("{}", measure(&browser, &server, "kubernetes-k3s", "65 entries, no history").await);
    slow_down(&browser, SLOWER).await;
    println!("{}", measure(&browser, &server, "kubernetes-k3s", "the same, processor 6 times slower").await);
    slow_down(&browser, 1).await;

    browser.load(&server.url("#/settings")).await;
    let began = std::time::Instant::now();
    import_and_keep(&browser, &glossary()).await;
    let imported = began.elapsed();
    println!("{}", measure(&browser, &server, "section-3", "10,000 entries, no history").await);
    let now = browser.run("return Date.now()").await.as_i64().unwrap();
    put(&browser, "readyroom/g/large/", history(now), now).await;
    println!("{}", measure(&browser, &server, "section-4", "10,000 entries, 100,000 reviews").await);
    slow_down(&browser, SLOWER).await;
    println!("{}", measure(&browser, &server, "section-5", "the same, processor 6 times slower").await);
    println!(
        "\nImport of {} KiB, from the file to the page that uses it: {imported:.1?}",
        glossary().len() / 1024
    );
    browser.close().await;
}
