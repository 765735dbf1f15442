//! What people set, and how they look after their data and their cards.

use fantoccini::Locator;
use serde_json::json;

use super::{
    progress::{export, file_of, import, wait_for_text},
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
    browser.by_role_beginning("button", "Ask it again").await.click().await.unwrap();
    let is_suspended =
        async || browser.find_by_role("button", |name| name.starts_with("Ask it again")).await.is_some();
    browser.until("a card that is asked again", async || (!is_suspended().await).then_some(())).await;
    browser.assert_quiet_console().await;
    browser.close().await;
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
        let shows = async || (input.prop("value").await.unwrap()? == value).then_some(());
        browser.until(&format!("{field}: {value}"), shows).await;
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
    let file = file_of(&exported.to_string());

    import(&browser, &file).await;
    browser.click_button("Replace mine by these").await;
    browser.client.dismiss_alert().await.unwrap();
    assert_eq!(stored_events(&browser).await, 2, "dismissed: nothing is touched");
    browser.click_button("Replace mine by these").await;
    browser.client.accept_alert().await.unwrap();
    wait_for_text(&browser, "Your progress was replaced by 1 review.").await;
    assert_eq!(export(&browser).await["reviews"], exported["reviews"]);

    let is_copy = |name: &str| name.starts_with("Bring back") && name.contains("Before a replacement");
    let copy = async || browser.find_by_role("button", is_copy).await;
    browser.until("the safety copy, which is offered", copy).await.click().await.unwrap();
    wait_for_text(&browser, "2 reviews were added").await;
    assert_eq!(export(&browser).await["reviews"].as_array().unwrap().len(), 3);
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// What the status line says, once it says that.
async fn wait_for_status(browser: &Browser, text: &str) {
    let is_said = async || {
        let said = browser.run("return document.querySelector('[role=status]').textContent").await;
        let said = said.as_str().unwrap_or_default();
        (said.contains(text) && said.is_empty() == text.is_empty()).then_some(())
    };
    browser.until(&format!("a status line that says {text:?}"), is_said).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_setting_that_is_not_taken_says_why() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/settings")).await;
    for (field, wrong, right, range) in [
        ("New cards a day", "101", "20", "choose from 0 to 100. It is still 10."),
        ("Desired retention, in percent", "79", "85", "choose from 80 to 97. It is still 90."),
        ("A study day begins at, hour", "24", "5", "choose from 0 to 23. It is still 4."),
    ] {
        let input = browser.by_role("spinbutton", field).await;
        input.send_keys(&format!("\u{e009}a\u{e000}{wrong}\t")).await.unwrap();
        wait_for_status(&browser, &format!("{field}: {range}")).await;
        assert_eq!(input.attr("aria-invalid").await.unwrap().as_deref(), Some("true"), "{field}");
        assert_eq!(input.prop("value").await.unwrap().as_deref(), Some(wrong), "{field}: to be corrected");
        super::accessibility::assert_accessible(&browser, field).await;
        input.send_keys(&format!("\u{e009}a\u{e000}{right}\t")).await.unwrap();
        wait_for_status(&browser, "").await;
        let taken = async || input.attr("aria-invalid").await.unwrap().is_none().then_some(());
        browser.until(&format!("{field}, taken"), taken).await;
    }
    let kinds = [
        "Choose the term",
        "Fill the blank",
        "Type the answer",
        "Choose the meaning",
        "Cards (rate yourself)",
        "True or false",
        "Match pairs",
    ];
    for kind in kinds {
        wait_for_status(&browser, "").await;
        browser.by_role("checkbox", kind).await.click().await.unwrap();
    }
    wait_for_status(&browser, "At least one kind of question has to stay").await;
    let last = browser.by_role("checkbox", "Match pairs").await;
    assert_eq!(last.prop("checked").await.unwrap().as_deref(), Some("true"));
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_chosen_file_is_spoken_of_alone() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    browser.load(&server.url("#/settings")).await;
    let exported = export(&browser).await;
    let (good, bad) = (file_of(&exported.to_string()), file_of("rubbish"));

    import(&browser, &good).await;
    wait_for_text(&browser, "0 new reviews, 1 that you have already").await;
    wait_for_focus_on(&browser, "import-preview").await;
    import(&browser, &bad).await;
    let page = wait_for_text(&browser, "Nothing was imported").await;
    assert!(!page.contains("Replace mine by these"), "nothing of the file before is left: {page}");
    import(&browser, &good).await;
    let page = wait_for_text(&browser, "Replace mine by these").await;
    assert!(!page.contains("Nothing was imported"), "nor of what was said of it: {page}");

    // By keys alone from there to the buttons, and back to where one chooses.
    wait_for_focus_on(&browser, "import-preview").await;
    super::accessibility::assert_accessible(&browser, "a file of progress that was looked at").await;
    browser.press("\t").await;
    let name = "return document.activeElement.textContent";
    browser.wait_for_value(name, "Replace mine by these").await;
    browser.click_button("Cancel").await;
    wait_for_focus_on(&browser, "import").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

async fn wait_for_focus_on(browser: &Browser, id: &str) {
    browser.wait_for_value("return document.activeElement.id", id).await;
}
