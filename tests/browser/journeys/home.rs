//! The first page.

use fantoccini::Locator;

use crate::{
    browser::{Browser, Profile},
    server::Server,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_explains_itself_and_offers_every_section() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    browser.wait_for_title("Today · Readyroom").await;
    browser.wait_for_heading("Know it before you are on call").await;
    browser.by_role("link", "Study now").await;
    browser.by_role("link", "New here? Begin with your first weeks").await;
    let sections = [
        "Kubernetes / k3s",
        "Docker / Swarm",
        "Cloudflare",
        "Hetzner",
        "Neon",
        "Backblaze B2",
        "Go + Asynq",
        "Other",
    ];
    for section in sections {
        browser.by_role("link", &format!("Study {section}")).await;
        browser.by_role("link", &format!("Practise {section}")).await;
    }
    let rows = browser.client.find_all(Locator::Css(".sections > li")).await.unwrap();
    assert_eq!(rows.len(), sections.len());
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_learned_is_counted() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    let new_today = new_today(&browser).await;
    assert_eq!(new_today, 10, "the daily limit");
    browser.click_link("Study now").await;
    super::study::Learner::default().answer(&browser).await;
    browser.load(&server.url("")).await;
    // No longer a first visit.
    browser.wait_for_heading("Today").await;
    assert_eq!(self::new_today(&browser).await, 9);
    browser.close().await;
}

async fn new_today(browser: &Browser) -> u32 {
    let script = "return [...document.querySelectorAll('dt')].find((dt) => dt.textContent === 'New today').nextElementSibling.textContent";
    browser.run(script).await.as_str().unwrap().parse().unwrap()
}
