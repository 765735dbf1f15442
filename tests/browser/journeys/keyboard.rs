//! Everything without a pointer.

use fantoccini::{Locator, key::Key};
use serde_json::{Value, json};

use super::{
    progress::wait_for_text,
    study::{question_on_page, verdict, wait_for_question},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_session_by_keyboard_alone() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    study_without_a_pointer(&browser).await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// From the first page through two answers, and the last one taken back.
pub(crate) async fn study_without_a_pointer(browser: &Browser) {
    // To `Study now` by Tab, as someone does who cannot point.
    for _ in 0..20 {
        browser.press(&Key::Tab.to_string()).await;
        if focused_name(browser).await == "Study now" {
            break;
        }
    }
    assert_eq!(focused_name(browser).await, "Study now");
    browser.press(&Key::Enter.to_string()).await;
    browser.wait_for_heading("Study").await;

    let first = question_on_page(browser).await;
    browser.press("1").await;
    verdict(browser).await;
    wait_for_focus(browser, "Next").await;
    browser.press(&Key::Enter.to_string()).await;
    browser.wait_until("another question", "return !document.querySelector('#next')").await;
    let focus_is_on_question = "return document.activeElement.dataset.testid === 'prompt'";
    browser.wait_until("focus on the new question", focus_is_on_question).await;
    let second = question_on_page(browser).await;
    assert_ne!(first, second);

    browser.press("2").await;
    verdict(browser).await;
    wait_for_focus(browser, "Next").await;
    browser.press(" ").await;
    browser.wait_until("the third question", "return !document.querySelector('#next')").await;

    // Undo goes back to the second.
    browser.press("u").await;
    wait_for_question(browser, &second).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_begins_and_the_list_of_keys_keeps_keys_to_itself() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    browser.wait_for(Locator::Css("#study-now")).await;
    browser.press(&Key::Enter.to_string()).await;
    browser.wait_for_heading("Study").await;
    let first = question_on_page(&browser).await;

    browser.press("?").await;
    browser.wait_for(Locator::Css("dialog")).await;
    browser.press("1").await;
    browser.press("?").await;
    browser.wait_until("the list to go", "return !document.querySelector('dialog')").await;
    assert_eq!(browser.run("return document.querySelector('#next')").await, Value::Null, "1 was no answer");
    assert_eq!(question_on_page(&browser).await, first);
    browser.press("1").await;
    verdict(&browser).await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// Every control of the page, by its place in the document, and the one that has focus now; radio buttons of one group are one
/// stop. A control inside a closed `details` is none yet.
const STOPS: &str = "
    const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled;
    const wanted = 'a[href], button, input, select, textarea, summary, [tabindex=\"0\"]';
    const all = [...document.querySelectorAll(wanted)].filter((each) => shown(each) && each.tabIndex >= 0);
    const stops = all.filter((each) => each.type !== 'radio' || each.checked || !all.some((other) => other.name === each.name && other.checked));
    const outline = getComputedStyle(document.activeElement);
    return [stops.length, stops.indexOf(document.activeElement), outline.outlineStyle !== 'none' && parseFloat(outline.outlineWidth) >= 2];";

/// Comes back when nothing of the page has changed for half a second.
const STILLNESS: &str = "
    const done = arguments[arguments.length - 1];
    let last = setTimeout(done, 500);
    new MutationObserver(() => { clearTimeout(last); last = setTimeout(done, 500) })
        .observe(document, { childList: true, subtree: true, attributes: true, characterData: true });";

/// Tab reaches every control in the order of the document, and one always sees where one is.
#[tokio::test(flavor = "multi_thread")]
async fn tab_reaches_every_control_of_every_page() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    for (heading, address) in [
        ("Know it before you are on call", ""),
        ("Practise Neon", "#/practice/neon"),
        ("Glossary", "#/glossary?section=neon"),
        ("goose", "#/term/goose"),
        ("Statistics", "#/stats"),
        ("Readiness", "#/readiness"),
        ("Self-test", "#/test"),
        ("Team", "#/team"),
        ("First weeks", "#/start"),
        ("Settings", "#/settings"),
    ] {
        browser.load(&server.url(address)).await;
        browser.wait_for_heading(heading).await;
        // Its part of the program is there, and what it does once it is shown is done.
        browser.client.execute_async(STILLNESS, Vec::new()).await.expect("a page that comes to rest");
        // From the beginning of the document.
        browser.run("document.activeElement.blur(); getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')").await;
        let mut reached = Vec::new();
        loop {
            press_tab(&browser).await;
            let [stops, place, is_outlined] = read_stops(&browser).await;
            // The parts of a date are stops of their own.
            if reached.last() == Some(&place) {
                continue;
            }
            if place < 0 || reached.contains(&place) {
                let all: Vec<i64> = (0..stops).collect();
                assert_eq!(reached, all, "{heading}: Tab visits the controls in their order");
                break;
            }
            assert_eq!(
                is_outlined,
                1,
                "{heading}: one sees that {:?} has focus",
                focused_name(&browser).await
            );
            reached.push(place);
        }
        assert!(reached.len() > 5, "{heading}: {reached:?}");
    }
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// As the keyboard does it. The driver's own way to send keys takes those that a field for files gets for names of files.
async fn press_tab(browser: &Browser) {
    for kind in ["rawKeyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
        browser.devtools("Input.dispatchKeyEvent", key).await;
    }
}

async fn read_stops(browser: &Browser) -> [i64; 3] {
    let found = browser.run(STOPS).await;
    [0, 1, 2].map(|part| found[part].as_i64().unwrap_or_else(|| i64::from(found[part] == true)))
}

#[tokio::test(flavor = "multi_thread")]
async fn question_mark_lists_the_keys_and_escape_closes() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    browser.press("?").await;
    browser.wait_until("the list", "return document.querySelector('dialog')?.open ?? false").await;
    browser.by_role("heading", "Keyboard shortcuts").await;
    wait_for_focus(&browser, "Close").await;
    browser.press(&Key::Escape.to_string()).await;
    browser.wait_until("no list", "return !document.querySelector('dialog')?.open").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn single_key_shortcuts_can_be_switched_off() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/settings")).await;
    browser.by_role("checkbox", "Single-key shortcuts").await.click().await.unwrap();
    browser.load(&server.url("#/practice/neon")).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    browser.press("1").await;
    browser.press("?").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(browser.run("return document.querySelector('main > [role=status]').textContent").await, "");
    assert_eq!(browser.run("return document.querySelector('dialog')?.open ?? false").await, false);
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_takes_nothing_back_on_a_page_without_a_session() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    super::study::Learner::default().answer(&browser).await;
    browser.click_link("Settings").await;
    browser.wait_for_heading("Settings").await;
    browser.press(&format!("{}z", Key::Control)).await;
    browser.press(&Key::Null.to_string()).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let stored = browser.stored().await;
    assert!(
        !stored.iter().any(|(_, value)| value.contains(" undo ")),
        "only the answer, no undo: {stored:?}"
    );

    // Back in the session the same keys do take it back.
    browser.load(&server.url("#/practice/neon")).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    browser.press(&format!("{}z", Key::Control)).await;
    let undone = "return Object.entries(localStorage).filter(([key, value]) => key.startsWith('readyroom/log/') && value.includes(' undo ')).length === 1";
    browser.wait_until("an undo", undone).await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_remapped_clashes_refused_and_the_first_ones_brought_back() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/settings")).await;
    // What is typed comes after the key that is there.
    browser.by_role("textbox", "Key: why this card?").await.send_keys("x").await.unwrap();
    wait_for_text(&browser, "x now means: why this card?").await;
    let undo = browser.by_role("textbox", "Key: undo the last answer").await;
    for (key, reason) in
        [("o", "o already means: overrule the grade"), ("1", "Digits and Space answer questions")]
    {
        undo.send_keys(key).await.unwrap();
        wait_for_text(&browser, reason).await;
        assert_eq!(undo.prop("value").await.unwrap().as_deref(), Some("u"), "nothing was changed");
    }
    // Emptied, then left.
    undo.send_keys("\u{e003}\t").await.unwrap();
    wait_for_text(&browser, "The field was empty, so the key for “undo the last answer” is as it was").await;
    assert_eq!(undo.prop("value").await.unwrap().as_deref(), Some("u"), "it has its key back");
    browser.by_role("textbox", "Key: list the keys").await.send_keys("h").await.unwrap();
    wait_for_text(&browser, "h now means: list the keys").await;
    super::accessibility::assert_accessible(&browser, "settings of keys").await;
    let exported = super::progress::export(&browser).await;
    assert!(exported.to_string().contains("keys=uoxph"), "the export carries them: {exported}");

    browser.load(&server.url("#/practice/neon")).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    browser.press("w").await;
    browser.press("h").await;
    browser.wait_until("the list", "return document.querySelector('dialog')?.open ?? false").await;
    let list = browser.text_of("dialog").await;
    assert!(list.contains("x\nwhy this card?") || list.contains("x why this card?"), "{list}");
    assert!(browser.client.find(Locator::Css(".why")).await.is_err(), "w means nothing now");
    browser.press(&Key::Escape.to_string()).await;
    browser.wait_until("no list", "return !document.querySelector('dialog')").await;
    browser.press("x").await;
    browser.wait_for(Locator::Css(".why")).await;

    browser.load(&server.url("#/settings")).await;
    browser.click_button("Back to the first keys").await;
    wait_for_text(&browser, "The keys are as they were at first").await;
    browser.press("?").await;
    browser.wait_until("the list", "return document.querySelector('dialog')?.open ?? false").await;
    wait_for_focus(&browser, "Close").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

async fn focused_name(browser: &Browser) -> String {
    // What has focus may go away while we look.
    match browser.client.active_element().await {
        Ok(focused) => browser.accessible_name(&focused).await.unwrap_or_default(),
        Err(_) => String::new(),
    }
}

async fn wait_for_focus(browser: &Browser, name: &str) {
    let what = format!("focus on {name:?}");
    browser.until(&what, async || (focused_name(browser).await == name).then_some(())).await;
}
