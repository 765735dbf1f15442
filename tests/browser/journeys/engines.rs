//! The main journeys in Firefox and WebKit, on the release build behind the headers of a deployment.
//!
//! Left out, each after trying it:
//!
//! - WebKit's driver has no command to print, and a page that is driven may not print by itself either: the call of
//!   `window.print` comes back, without dialog and without `beforeprint`.
//! - WebKit's driver makes a mouse of every finger. The narrow page is used there too, but not touched.
//! - Neither driver hands out its browser's console. The page itself writes down what goes wrong (`Copy::watch`).

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::Once,
};

use fantoccini::{
    Locator,
    actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions},
    elements::Element,
    wd::{PrintConfiguration, PrintPageRange},
};
use serde_json::Value;

use super::{
    browse::{address, choose, terms, wait_for_terms},
    keyboard::study_without_a_pointer,
    offline::{BELOW, update_in_mid_session, visit_every_page, wait_for_worker},
    progress::{import, wait_for_text},
    study::{Learner, question_on_page, stored_events, verdict},
};
use crate::{
    browser::{Browser, Profile},
    copy::Copy,
    engine::Engine,
    server::Server,
};

/// The window of a telephone, in CSS pixels.
const TELEPHONE: (u32, u32) = (390, 844);

/// A browser with nothing stored, and the app served to it.
struct Visit {
    browser: Browser,
    server: Server,
    copy: Copy,
    profile: Profile,
}

impl Visit {
    /// Opens a browser of that engine; none where it is not installed, which is said.
    async fn begin(engine: Engine) -> Option<Visit> {
        if let Some(program) = engine.missing() {
            // Once, and not by `println`, which a test that passes keeps to itself.
            static SAID: [Once; 3] = [const { Once::new() }; 3];
            SAID[engine as usize].call_once(|| {
                let _ = writeln!(std::io::stderr(), "skipped in {engine:?}: {program} is not installed");
            });
            return None;
        }
        let copy = Copy::of_app(BELOW);
        copy.watch();
        let server = Server::as_deployed(copy.root()).await;
        let profile = Profile::new();
        let browser = Browser::of_engine(engine, &profile).await;
        Some(Visit { browser, server, copy, profile })
    }

    fn url(&self, route: &str) -> String {
        self.server.url(&format!("{BELOW}{route}"))
    }

    async fn load(&self, route: &str) {
        self.browser.load(&self.url(route)).await;
    }

    async fn end(self) {
        self.browser.assert_quiet_console().await;
        self.browser.close().await;
    }
}

/// A test of each journey for each of the two engines.
macro_rules! journeys {
    ($($journey:ident)*) => {
        mod firefox {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $journey() {
                if let Some(visit) = super::Visit::begin(super::Engine::Firefox).await {
                    super::$journey(visit).await;
                }
            })*
        }
        mod webkit {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $journey() {
                if let Some(visit) = super::Visit::begin(super::Engine::WebKit).await {
                    super::$journey(visit).await;
                }
            })*
        }
    };
}

journeys! {
    the_first_visit
    study_by_keyboard_only
    study_on_a_telephone
    reload_in_mid_session
    search
    export_and_import
    the_second_visit_is_offline
    an_update_in_mid_session
    print
}

async fn the_first_visit(visit: Visit) {
    let browser = &visit.browser;
    visit.load("").await;
    browser.wait_for_heading("Know it before you are on call").await;
    browser.click_link("Study Neon").await;
    browser.wait_for_heading("Study Neon").await;
    let mut learner = Learner::default();
    while browser.heading().await != "Session complete" {
        assert!(learner.answered < 60, "the session ends");
        learner.answer(browser).await;
    }
    assert_eq!(stored_events(browser).await, learner.answered);

    // The policy is obeyed, and the watch would have seen what goes against it.
    browser.assert_quiet_console().await;
    browser
        .run(
            "const script = document.createElement('script'); script.textContent = 'window.escaped = true'; \
            document.head.append(script)",
        )
        .await;
    browser.wait_until("the policy holds", "return sessionStorage.getItem('watch') !== '[]'").await;
    let seen = browser.console().await;
    assert!(seen.iter().all(|what| what.contains("script-src")), "{seen:?}");
    assert_eq!(browser.run("return window.escaped").await, Value::Null, "the script did not run");
    visit.end().await;
}

async fn study_by_keyboard_only(visit: Visit) {
    visit.load("").await;
    study_without_a_pointer(&visit.browser).await;
    visit.end().await;
}

async fn study_on_a_telephone(visit: Visit) {
    let browser = &visit.browser;
    visit.load("").await;
    as_narrow_as_a_telephone(browser).await;
    // The window may be another one than before, where nothing was looked at yet.
    visit.load("").await;
    assert_fits(browser).await;
    tap(browser, &browser.by_role("link", "Study Neon").await).await;
    browser.wait_for_heading("Study Neon").await;
    for answered in 1..=3 {
        let asked = question_on_page(browser).await;
        assert_fits(browser).await;
        let choices = browser.client.find_all(Locator::Css("[data-testid=choices] button")).await.unwrap();
        tap(browser, choices.first().expect("new cards are asked with choices")).await;
        assert!(!verdict(browser).await.is_empty());
        assert_fits(browser).await;
        tap(browser, &browser.by_role("button", "Next").await).await;
        browser.wait_until("the next question", "return !document.querySelector('#next')").await;
        assert_ne!(question_on_page(browser).await, asked);
        assert_eq!(stored_events(browser).await, answered);
    }
    visit.end().await;
}

async fn reload_in_mid_session(visit: Visit) {
    let browser = &visit.browser;
    visit.load("#/practice/neon").await;
    let mut learner = Learner::default();
    learner.answer(browser).await;
    let second = question_on_page(browser).await;
    learner.answer(browser).await;
    let third = question_on_page(browser).await;
    browser.reload().await;
    assert_eq!(question_on_page(browser).await, third, "the session goes on at the same card");
    assert_eq!(stored_events(browser).await, 2, "each answer is stored before the next question");
    browser.click_button("Undo").await;
    let asked_again =
        format!("return document.querySelector('[data-testid=prompt]')?.dataset.card === '{second}'");
    browser.wait_until("the second question again", &asked_again).await;
    visit.end().await;
}

async fn search(visit: Visit) {
    let browser = &visit.browser;
    visit.load("#/glossary").await;
    wait_for_text(browser, "65 entries").await;
    choose(browser, "Section", "Neon").await;
    wait_for_terms(browser, &["Branch", "CU", "Launch plan", "Pooler"]).await;
    browser.by_role("textbox", "Search the glossary").await.send_keys("pgbouncer").await.unwrap();
    wait_for_terms(browser, &["Pooler"]).await;
    assert_eq!(address(browser).await, "#/glossary?q=pgbouncer&section=neon");
    browser.click_link("Pooler").await;
    browser.wait_for_heading("Pooler").await;
    browser.client.back().await.unwrap();
    wait_for_terms(browser, &["Pooler"]).await;
    visit.end().await;
}

async fn export_and_import(visit: Visit) {
    let browser = &visit.browser;
    visit.load("#/practice/cloudflare").await;
    let mut learner = Learner::default();
    for _ in 0..3 {
        learner.answer(browser).await;
    }
    visit.load("#/settings").await;
    browser.click_button("Export progress").await;
    let file = downloaded(browser, visit.profile.path()).await;
    let exported: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(exported["format"], "readyroom-progress");
    assert_eq!(exported["reviews"].as_array().unwrap().len(), 3);
    browser.assert_quiet_console().await;

    // Another host as far as the browser is concerned, so it has nothing stored for that.
    let elsewhere = Server::as_deployed(visit.copy.root()).await;
    browser.load(&elsewhere.url(&format!("{BELOW}#/settings"))).await;
    assert_eq!(stored_events(browser).await, 0);
    import(browser, &file).await;
    browser.click_button("Add these reviews").await;
    wait_for_text(browser, "3 reviews were added").await;
    import(browser, &file).await;
    wait_for_text(browser, "0 new reviews, 3 that you have already").await;
    visit.end().await;
}

async fn the_second_visit_is_offline(visit: Visit) {
    let base = visit.url("");
    visit.load("").await;
    wait_for_worker(&visit.browser).await;
    let Visit { browser, server, .. } = visit;
    drop(server);
    visit_every_page(&browser, &base).await;
    browser.close().await;
}

async fn an_update_in_mid_session(visit: Visit) {
    update_in_mid_session(&visit.browser, &visit.server, &visit.copy).await;
    visit.end().await;
}

async fn print(visit: Visit) {
    let browser = &visit.browser;
    visit.load("#/glossary?section=neon").await;
    browser.by_role("button", "Print this list").await;
    if browser.engine == Engine::WebKit {
        visit.load("#/glossary").await;
        browser.run("window.print = () => dispatchEvent(new Event('beforeprint'))").await;
        browser.click_button("Print this list").await;
    } else {
        assert!(has_page(browser, 1).await && !has_page(browser, 2).await, "four entries are one page");
        visit.load("#/glossary").await;
        browser.by_role("button", "Print this list").await;
        assert!(has_page(browser, 3).await && !has_page(browser, 7).await, "65 entries are some pages");
    }
    wait_for_text(browser, "VXLAN").await;
    assert_eq!(terms(browser).await.len(), 65, "everything is printed, not only what was in view");
    visit.end().await;
}

/// Whether there is something on that page of A4. An engine that prints a page behind the last one prints nothing.
async fn has_page(browser: &Browser, number: u64) -> bool {
    let page =
        PrintConfiguration::builder().page_ranges(vec![PrintPageRange::single(number)]).build().unwrap();
    let pdf = browser.client.print(page).await.unwrap();
    assert!(pdf.starts_with(b"%PDF-"), "a PDF");
    // The frame of an empty one takes about 1,000 bytes, a page with its fonts more than 20,000.
    pdf.len() > 4_000
}

/// Makes the page as large as a telephone's.
async fn as_narrow_as_a_telephone(browser: &Browser) {
    let (width, height) = TELEPHONE;
    if browser.engine == Engine::Firefox {
        // The window with all its bars is never narrower than 500 pixels; one that a page has opened may be.
        browser.run(&format!("open(location.href, '', 'popup,width={width},height={height}')")).await;
        let windows = browser.client.windows().await.unwrap();
        browser.client.switch_to_window(windows.last().unwrap().clone()).await.unwrap();
    }
    browser.client.set_window_size(width, height).await.unwrap();
    // The window is resized in its own time, and the page after it.
    let settled = format!("return innerWidth === {width} && outerHeight >= innerHeight");
    browser.wait_until("a window of that width", &settled).await;
    let bars = browser.run("return outerHeight - innerHeight").await.as_u64().unwrap();
    browser.client.set_window_size(width, height + u32::try_from(bars).unwrap()).await.unwrap();
    let fits = format!("return innerWidth === {width} && innerHeight === {height}");
    browser.wait_until("a page of that size", &fits).await;
}

/// Nothing of the page has to be looked for beyond its right edge.
async fn assert_fits(browser: &Browser) {
    let beyond = browser.run("return document.documentElement.scrollWidth - innerWidth").await;
    assert!(beyond.as_i64().unwrap() <= 0, "the page is {beyond} pixels too wide");
}

/// Touches an element, which has to be large enough for a finger.
async fn tap(browser: &Browser, element: &Element) {
    let into_view = "arguments[0].scrollIntoView({ block: 'center' })";
    browser.client.execute(into_view, vec![serde_json::to_value(element).unwrap()]).await.unwrap();
    let (_, _, width, height) = element.rectangle().await.unwrap();
    assert!(width >= 24.0 && height >= 24.0, "{width} by {height} pixels are too small");
    let listen = "window.pointer = ''; \
        addEventListener('pointerup', (event) => { window.pointer = event.pointerType }, { capture: true, once: true })";
    browser.run(listen).await;
    let finger = TouchActions::new("finger".to_owned())
        .then(PointerAction::MoveToElement { element: element.clone(), duration: None, x: 0.0, y: 0.0 })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    browser.client.perform_actions(finger).await.unwrap();
    let kind = if browser.engine == Engine::WebKit { "mouse" } else { "touch" };
    browser.wait_until("a touch", &format!("return window.pointer === '{kind}'")).await;
}

/// The export in a folder of downloads, once it is complete.
async fn downloaded(browser: &Browser, folder: &Path) -> PathBuf {
    let complete = async || {
        let files = fs::read_dir(folder).into_iter().flatten().map(|item| item.unwrap().path());
        let mut exports = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
        exports.find(|file| fs::read(file).is_ok_and(|content| content.ends_with(b"}\n")))
    };
    browser.until("a downloaded file", complete).await
}
