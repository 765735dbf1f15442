//! What can go wrong with a browser's storage in the middle of a session.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    progress::{alert_text, before_every_page, export, file_of, import, wait_for_text},
    study::{Learner, question_on_page, stored_events},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// The ids of the reviews that an export holds.
async fn exported_ids(browser: &Browser, server: &Server) -> Vec<String> {
    browser.load(&server.url("#/settings")).await;
    let exported = export(browser).await;
    let reviews = exported["reviews"].as_array().expect("a list of reviews");
    reviews.iter().map(|review| review["id"].as_str().expect("an id").to_owned()).collect()
}

/// From the `k`-th write on the storage is full, for every `k` of a short session and under both names of the error.
#[tokio::test(flavor = "multi_thread")]
async fn the_storage_fills_up_at_any_write() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    let script = "
        const set = Storage.prototype.setItem;
        let writes = 0;
        Storage.prototype.setItem = function (key, value) {
            const { failFrom, failAs } = sessionStorage;
            if (this === localStorage && failFrom && ++writes >= Number(failFrom)) throw new DOMException('full', failAs);
            set.call(this, key, value);
        }";
    before_every_page(&browser, script).await;
    browser.load(&server.url("")).await;
    let mut told = 0;
    for (name, from) in (1..=6)
        .map(|from| ("QuotaExceededError", from))
        .chain((1..=6).step_by(2).map(|from| ("NS_ERROR_DOM_QUOTA_REACHED", from)))
    {
        let begin = format!(
            "sessionStorage.failFrom = ''; localStorage.clear(); sessionStorage.failFrom = '{from}'; sessionStorage.failAs = '{name}'"
        );
        browser.run(&begin).await;
        browser.load(&server.url("#/practice/neon")).await;
        let mut learner = Learner::default();
        for _ in 0..3 {
            learner.answer(&browser).await;
        }
        question_on_page(&browser).await;
        let stored = stored_events(&browser).await;
        if stored < 3 {
            assert!(alert_text(&browser).await.contains("not saved"), "{name} from write {from}");
            told += 1;
        }
        let ids = exported_ids(&browser, &server).await;
        assert_eq!(
            ids.len(),
            stored,
            "what was stored loads, no more and no less ({name} from write {from})"
        );
    }
    assert!(told >= 6, "the fault was met: {told}");
    browser.close().await;
}

/// The browser is killed so many seconds after an answer. What it had committed to its disk loads, in the order of the
/// answers and without a gap.
#[tokio::test(flavor = "multi_thread")]
async fn a_killed_browser_keeps_a_consistent_beginning() {
    let server = Server::start().await;
    for (seconds, at_least) in [(0, 0), (1, 0), (6, 2)] {
        let profile = Profile::new();
        let browser = Browser::open(&profile).await;
        browser.load(&server.url("#/practice/hetzner")).await;
        let mut learner = Learner::default();
        learner.answer(&browser).await;
        learner.answer(&browser).await;
        let mut answered: Vec<(String, String)> = browser.stored().await;
        answered.retain(|(key, value)| key.starts_with("readyroom/log/") && value.contains(" review "));
        assert_eq!(answered.len(), 2);
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        browser.kill(&profile).await;

        let browser = Browser::open(&profile).await;
        let ids = exported_ids(&browser, &server).await;
        assert!((at_least..=2).contains(&ids.len()), "{} reviews after {seconds} s", ids.len());
        let kept: Vec<_> = browser.stored().await;
        assert!(kept.iter().all(|(key, _)| !key.contains("quarantine")), "nothing is damaged");
        if ids.len() == 1 {
            let time = |value: &str| value.split(" review ").nth(1).map(|rest| rest[..13].to_owned());
            let mut times: Vec<_> = answered.iter().filter_map(|(_, value)| time(value)).collect();
            times.sort();
            assert!(
                kept.iter().any(|(_, value)| time(value).as_ref() == times.first()),
                "the first, not the second"
            );
        }
        browser.load(&server.url("#/practice/hetzner")).await;
        learner.answer(&browser).await;
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_that_is_held_for_ever_stops_nobody() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/cloudflare")).await;
    browser.run("navigator.locks.request('readyroom/compaction', () => new Promise(() => {}))").await;
    browser.client.new_window(true).await.unwrap();
    let windows = browser.client.windows().await.unwrap();
    browser.client.switch_to_window(windows[1].clone()).await.unwrap();
    browser.load(&server.url("#/practice/cloudflare")).await;
    let mut learner = Learner::default();
    for answers in 1..=3 {
        learner.answer(&browser).await;
        assert_eq!(stored_events(&browser).await, answers);
    }
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// A value as a later version would seal it: the checksum covers the key, the schema and the body.
fn sealed_by_a_later_version(key: &str, body: &str) -> String {
    let schema: u32 = 2;
    let bytes = [key.as_bytes(), &[0], &schema.to_le_bytes(), body.as_bytes()].concat();
    let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{schema}.{sum:016x}.{body}")
}

/// The app was updated in another tab: this one stops writing, says so, and its export has everything.
#[tokio::test(flavor = "multi_thread")]
async fn an_old_tab_stops_writing_after_an_update() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    let old = browser.client.window().await.unwrap();

    let new = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(new).await.unwrap();
    browser.client.goto(&server.url("icon.svg")).await.unwrap();
    let key = "readyroom/log/later/1";
    let value = sealed_by_a_later_version(key, "0 0 something from the future");
    browser
        .client
        .execute("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(value)])
        .await
        .unwrap();

    browser.client.switch_to_window(old).await.unwrap();
    wait_for_text(&browser, "newer version of Readyroom wrote this progress").await;
    Learner::default().answer(&browser).await;
    assert_eq!(stored_events(&browser).await, 1, "the second answer is not written");
    browser.click_link("Settings").await;
    assert_eq!(export(&browser).await["reviews"].as_array().unwrap().len(), 2, "the export has it");

    // Opened anew, the old version reads what it can, writes nothing, and touches nothing of the newer one's.
    browser.load(&server.url("#/practice/neon")).await;
    assert!(alert_text(&browser).await.contains("newer version"));
    Learner::default().answer(&browser).await;
    assert_eq!(stored_events(&browser).await, 1);
    assert!(browser.stored().await.contains(&(key.to_owned(), value)));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_files_are_refused_and_nothing_is_lost() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    browser.load(&server.url("#/settings")).await;
    let mine = export(&browser).await;
    let whole = mine.to_string();
    let with = |name: &str, value: Value| {
        let mut file = mine.clone();
        file[name] = value;
        file.to_string()
    };
    let many: Vec<Value> = (0..100_001).map(|_| json!({})).collect();
    let files = [
        ("not JSON", "rubbish \u{1f642}".to_owned(), "no Readyroom progress file"),
        ("half of JSON", "{\"format\": rubbish}".to_owned(), "is damaged or cut short; download"),
        ("truncated", whole[..whole.floor_char_boundary(whole.len() / 2)].to_owned(), "damaged or cut short"),
        (
            "foreign",
            json!({ "format": "someone-elses", "version": 1, "reviews": [] }).to_string(),
            "no Readyroom progress file",
        ),
        ("newer", with("version", json!(99)), "newer version"),
        (
            "without reviews",
            json!({ "format": "readyroom-progress", "version": 1 }).to_string(),
            "looks cut short, since its list of reviews is missing",
        ),
        ("nested", format!("{}{}", "[".repeat(200), "]".repeat(200)), "nested too deeply"),
        ("too large", format!("\"{}\"", "x".repeat(5 * 1024 * 1024)), "larger than 5 MiB"),
        ("too many", with("reviews", json!(many)), "more than 100,000 reviews"),
    ];
    for (what, text, reason) in files {
        let file = file_of(&text);
        browser.load(&server.url("#/settings")).await;
        import(&browser, &file).await;
        wait_for_text(&browser, reason).await;
        assert_eq!(export(&browser).await["reviews"], mine["reviews"], "{what}: nothing has changed");
    }
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// What can be written and not read is lost with the page, whatever page is shown meanwhile.
#[tokio::test(flavor = "multi_thread")]
async fn storage_that_cannot_be_read_is_said_on_every_page() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    let script = "
        const get = Storage.prototype.getItem;
        Storage.prototype.getItem = function (key) {
            if (this === localStorage) throw new DOMException('denied', 'InvalidStateError');
            return get.call(this, key);
        }";
    before_every_page(&browser, script).await;
    browser.load(&server.url("#/")).await;
    assert!(alert_text(&browser).await.contains("not saved"));
    browser.click_link("Study Neon").await;
    Learner::default().answer(&browser).await;
    assert!(alert_text(&browser).await.contains("not saved"), "after an answer");
    for page in ["Settings", "Glossary", "Today"] {
        browser.click_link(page).await;
        assert!(alert_text(&browser).await.contains("not saved"), "{page}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_damaged_values_are_spoken_of_once() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/practice/neon")).await;
    let mut learner = Learner::default();
    for _ in 0..4 {
        learner.answer(&browser).await;
    }
    let damage = "
        const keys = Object.keys(localStorage).filter((key) => key.startsWith('readyroom/log/'));
        keys.forEach((key) => localStorage.setItem(key, 'rubbish'));
        return keys.length";
    let damaged = browser.run(damage).await;
    assert!(damaged.as_u64().is_some_and(|number| number >= 4), "{damaged}");
    browser.load(&server.url("")).await;
    let told = alert_text(&browser).await;
    assert!(told.starts_with(&format!("{damaged} stored values could not be read")), "{told}");
    assert_eq!(browser.run("return document.querySelectorAll('[role=alert] .notice').length").await, 1);
    browser.close().await;
}
