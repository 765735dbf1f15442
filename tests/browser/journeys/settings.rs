//! What people set, and how they look after their data and their cards.

use fantoccini::Locator;
use serde_json::json;

use super::{
    progress::{export, import, wait_for_text},
    study::{Learner, question_on_page, stored_events},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_card_can_be_put_off_and_suspended_and_brought_back() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    let buried = question_on_page(&browser).await;
    browser.click_button("Why this card?").await;
    wait_for_text(&browser, "You have not seen this card before").await;
    browser.click_button("Not before tomorrow").await;
    wait_for_text(&browser, "not asked before tomorrow").await;
    let suspended = question_on_page(&browser).await;
    assert_ne!(suspended, buried);
    browser.click_button("Why this card?").await;
    browser.click_button("Suspend this card").await;
    wait_for_text(&browser, "This card is suspended").await;
    assert_ne!(question_on_page(&browser).await, suspended);

    browser.reload().await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    let now = question_on_page(&browser).await;
    assert!(now != suspended && now != buried, "they stay away after a reload");

    let (entry, _) = suspended.split_once('/').unwrap();
    browser.load(&server.url(&format!("#/term/{entry}"))).await;
    wait_for_text(&browser, "suspended").await;
    let again =
        browser.find_by_role("button", |name| name.starts_with("Ask it again")).await.expect("a way back");
    again.click().await.unwrap();
    for _ in 0..100 {
        if browser.find_by_role("button", |name| name.starts_with("Ask it again")).await.is_none() {
            browser.assert_quiet_console().await;
            return browser.close().await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    panic!("the card is still suspended");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_set_stays_and_says_what_it_costs() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    browser.load(&server.url("#/settings")).await;
    wait_for_text(&browser, "1 card that you have seen").await;
    for (field, value) in [
        ("Desired retention, in percent", "95"),
        ("Reviews a day, at most", "50"),
        ("A study day begins at, hour", "5"),
    ] {
        let input = browser.by_role("spinbutton", field).await;
        // Control and a: everything that stands there.
        input.send_keys(&format!("\u{e009}a\u{e000}{value}\t")).await.unwrap();
    }
    wait_for_text(&browser, "at 90 % it would be").await;
    browser.load(&server.url("#/settings")).await;
    for (field, value) in [
        ("Desired retention, in percent", "95"),
        ("Reviews a day, at most", "50"),
        ("A study day begins at, hour", "5"),
    ] {
        let input = browser.by_role("spinbutton", field).await;
        assert_eq!(input.prop("value").await.unwrap().as_deref(), Some(value), "{field}");
    }
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_is_replaced_and_brought_back() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    let mut learner = Learner::default();
    learner.answer(&browser).await;
    learner.answer(&browser).await;
    browser.load(&server.url("#/settings")).await;
    wait_for_text(&browser, "Never exported from this browser").await;
    let mut exported = export(&browser).await;
    wait_for_text(&browser, "Last exported").await;
    exported["reviews"].as_array_mut().unwrap().truncate(1);
    exported["reviews"][0]["id"] = json!("elsewhere-1");
    exported["events"] = json!([]);
    let file = std::env::temp_dir().join(format!("readyroom-replace-{}.json", std::process::id()));
    std::fs::write(&file, exported.to_string()).unwrap();

    import(&browser, &file).await;
    browser.click_button("Replace mine by these").await;
    browser.client.dismiss_alert().await.unwrap();
    assert_eq!(stored_events(&browser).await, 2, "dismissed: nothing is touched");
    browser.click_button("Replace mine by these").await;
    browser.client.accept_alert().await.unwrap();
    wait_for_text(&browser, "Your progress was replaced").await;
    assert_eq!(export(&browser).await["reviews"], exported["reviews"]);

    let back = browser
        .find_by_role("button", |name| {
            name.starts_with("Bring back") && name.contains("Before a replacement")
        })
        .await;
    back.expect("the safety copy is offered").click().await.unwrap();
    wait_for_text(&browser, "were added").await;
    assert_eq!(export(&browser).await["reviews"].as_array().unwrap().len(), 3);
    browser.assert_quiet_console().await;
    browser.close().await;
    std::fs::remove_file(&file).unwrap();
}
