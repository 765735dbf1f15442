//! The shift: setting it, readiness, the plan, the calendar.

use fantoccini::Locator;
use serde_json::json;

use super::{
    accessibility::assert_accessible,
    progress::{before_every_page, wait_for_text},
    study::{Learner, stored_events},
};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// Sets a field as a person's picker or typing does.
pub(crate) async fn fill(browser: &Browser, label: &str, value: &str) {
    // A page that comes in a chunk may still be on its way.
    browser.wait_for(Locator::Css("form label[for]")).await;
    let script = "const [name, value] = arguments; const label = [...document.querySelectorAll('label')].find((each) => each.textContent === name); const field = document.getElementById(label.htmlFor); field.value = value; field.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.client.execute(script, vec![json!(label), json!(value)]).await.expect("the field is there");
}

/// What the local clock will show in so many days at nine, as a field of date and time has it.
pub(crate) async fn in_days(browser: &Browser, days: u32) -> String {
    let script = format!(
        "const day = new Date(); day.setDate(day.getDate() + {days}); const two = (number) => String(number).padStart(2, '0'); return `${{day.getFullYear()}}-${{two(day.getMonth() + 1)}}-${{two(day.getDate())}}T09:00`"
    );
    browser.run(&script).await.as_str().unwrap().to_owned()
}

/// Sets a shift of Neon alone that begins in five days and lasts a week.
pub(crate) async fn set_shift_of_neon(browser: &Browser) {
    fill(browser, "Shift begins", &in_days(browser, 5).await).await;
    fill(browser, "Shift ends", &in_days(browser, 12).await).await;
    for section in
        ["Kubernetes / k3s", "Docker / Swarm", "Cloudflare", "Hetzner", "Backblaze B2", "Go + Asynq", "Other"]
    {
        browser.by_role("checkbox", section).await.click().await.unwrap();
    }
    browser.click_button("Save shift").await;
    wait_for_text(browser, "Your shift is saved").await;
}

async fn text_of(browser: &Browser, hook: &str) -> String {
    browser.text_of(&format!("[data-testid={hook}]")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_is_set_studied_for_and_removed() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    browser.click_link("Ready for your shift?").await;
    browser.wait_for_heading("Readiness").await;
    wait_for_text(&browser, "Say when you are on call next").await;
    assert_accessible(&browser, "readiness without a shift").await;

    // What cannot be is refused in words.
    fill(&browser, "Shift ends", "2020-01-01T09:00").await;
    browser.click_button("Save shift").await;
    wait_for_text(&browser, "The shift must end after it begins.").await;
    set_shift_of_neon(&browser).await;
    assert_eq!(text_of(&browser, "readiness").await, "about 0 %", "nothing was seen");
    wait_for_text(&browser, "This is a guess").await;
    wait_for_text(&browser, "With 15 minutes a day the plan brings you to about").await;
    browser.reload().await;
    assert!(text_of(&browser, "today").await.starts_with("Today: "), "the shift outlives a reload");
    let field = browser.wait_for(Locator::Css("#shift-begins")).await;
    assert_eq!(browser.accessible_name(&field).await.unwrap(), "Shift begins");
    assert_eq!(field.prop("value").await.unwrap(), Some(in_days(&browser, 5).await));
    browser.wait_for(Locator::Css("summary")).await.click().await.unwrap();
    wait_for_text(&browser, "FSRS predicts").await;
    assert_accessible(&browser, "readiness with a shift").await;

    // The curve, with the days of the shift marked.
    let picture = browser.wait_for(Locator::Css("figure svg[role=img]")).await;
    assert_eq!(browser.accessible_name(&picture).await.unwrap(), "Readiness until the end of the shift");
    let drawn = browser.run("return document.querySelector('figure svg').textContent").await;
    let drawn = drawn.as_str().unwrap().to_owned();
    for text in ["On call", "Without the plan", "With the plan", "100 %"] {
        assert!(drawn.contains(text), "{text:?} in {drawn:?}");
    }
    let points = browser.run("return document.querySelectorAll('figure tbody tr').length").await;
    // Late in the evening the study day of today has no point of its own any more.
    let points = points.as_u64().unwrap();
    assert!((4 + 1 + 9..=5 + 1 + 9).contains(&points), "now, five days, and the shift: {points}");

    browser.click_link("Study today's plan").await;
    browser.wait_for_heading("Study today's plan").await;
    let mut learner = Learner::default();
    let first = learner.answer(&browser).await;
    assert!(["branch", "cu", "launch-plan", "pooler"].contains(&first.split('/').next().unwrap()), "{first}");
    browser.reload().await;
    browser.wait_for_heading("Study today's plan").await;
    while browser.heading().await != "Session complete" {
        assert!(learner.answered < 60, "the session ends");
        learner.answer(&browser).await;
    }
    assert_eq!(stored_events(&browser).await, learner.answered);
    wait_for_text(&browser, "Nothing is left of today's plan. It goes on").await;
    browser.click_link("Readiness").await;
    browser.wait_for_heading("Readiness").await;
    assert_ne!(text_of(&browser, "readiness").await, "about 0 %");
    assert!(text_of(&browser, "today").await.starts_with("Nothing is planned for today"));

    browser.click_button("Remove shift").await;
    wait_for_text(&browser, "Say when you are on call next").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn study_now_follows_the_plan_while_a_shift_is_set() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/readiness")).await;
    set_shift_of_neon(&browser).await;
    browser.click_link("Today").await;
    // Worked out by the page of readiness, kept for this one.
    assert_eq!(text_of(&browser, "readiness").await, "about 0 %");
    wait_for_text(&browser, "Left of today's plan: ").await;
    assert_accessible(&browser, "home with a shift").await;
    browser.reload().await;
    assert_eq!(text_of(&browser, "readiness").await, "about 0 %");

    // From an empty page too, without any other page before it.
    browser.load(&server.url("")).await;
    browser.click_link("Study now").await;
    browser.wait_for_heading("Study today's plan").await;
    let mut learner = Learner::default();
    learner.answer(&browser).await;
    browser.click_link("Today").await;
    wait_for_text(&browser, "Left of today's plan: ").await;
    browser.click_link("Study now").await;
    browser.wait_for_heading("Study today's plan").await;
    while browser.heading().await != "Session complete" {
        assert!(learner.answered < 60, "the session ends");
        let card = learner.answer(&browser).await;
        assert!(
            ["branch", "cu", "launch-plan", "pooler"].contains(&card.split('/').next().unwrap()),
            "{card}"
        );
    }
    browser.click_link("Back to today").await;
    wait_for_text(&browser, "Nothing is left of today's plan.").await;
    assert_ne!(text_of(&browser, "readiness").await, "about 0 %");
    browser.click_link("Study what is due instead").await;
    browser.wait_for_heading("Study").await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;

    // Without a shift all is as it was.
    browser.load(&server.url("#/readiness")).await;
    browser.click_button("Remove shift").await;
    wait_for_text(&browser, "Say when you are on call next").await;
    browser.load(&server.url("#/readiness/study")).await;
    browser.wait_for_heading("Study").await;
    browser.click_link("Today").await;
    browser.click_link("Study now").await;
    browser.wait_for_heading("Study").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_goal_out_of_reach_is_said_and_what_would_do() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/readiness")).await;
    fill(&browser, "Minutes a day", "1").await;
    fill(&browser, "Goal, in percent", "80").await;
    fill(&browser, "Shift begins", &in_days(&browser, 3).await).await;
    fill(&browser, "Shift ends", &in_days(&browser, 5).await).await;
    browser.click_button("Save shift").await;
    wait_for_text(&browser, "Your goal of 80 % is not reached in that time.").await;
    browser.click_button("How many minutes would do?").await;
    wait_for_text(&browser, " a day would do.").await;
    fill(&browser, "Goal, in percent", "99").await;
    browser.click_button("Save shift").await;
    wait_for_text(&browser, "Your goal of 99 % is not reached in that time.").await;
    browser.click_button("How many minutes would do?").await;
    wait_for_text(&browser, "No number of minutes would do").await;
    browser.by_role_beginning("button", "Show more").await.click().await.unwrap();
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// Berlin puts its clock forward on 28 March 2027: a week from Monday to Monday over it is an hour shorter.
#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_has_the_shift_in_the_time_zone_of_the_browser() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Europe/Berlin" })).await;
    // On Thursday, 18 March 2027, at noon.
    let clock = "const real = Date.now; const shift = Date.UTC(2027, 2, 18, 11) - real(); Date.now = () => real() + shift; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.file = text }); return make(blob) }";
    before_every_page(&browser, clock).await;
    browser.load(&server.url("#/readiness")).await;
    fill(&browser, "Shift begins", "2027-03-22T09:00").await;
    fill(&browser, "Shift ends", "2027-03-29T09:00").await;
    browser.click_button("Save shift").await;
    wait_for_text(&browser, "Your shift is saved").await;
    browser.click_button("Download calendar").await;
    let file = browser.text_from("a calendar", "return window.file").await;
    assert!(file.contains("DTSTART:20270322T080000Z\r\nDTEND:20270329T070000Z\r\n"), "{file}");
    assert_eq!(file.matches("DTSTART:").count(), 4, "the shift, and Friday to Sunday: {file}");
    browser.assert_quiet_console().await;
    browser.close().await;
}
