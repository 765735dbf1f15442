//! Addresses, titles, headings, focus.

use fantoccini::Locator;

use crate::{
    browser::{Browser, Profile},
    server::Server,
};

#[tokio::test(flavor = "multi_thread")]
async fn every_address_leads_to_a_page_with_one_heading_and_a_title() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    let pages = [
        ("#/", "Know it before you are on call", "Today · Readyroom"),
        ("#/study", "Study", "Study · Readyroom"),
        ("#/study/go-asynq", "Study Go + Asynq", "Study Go + Asynq · Readyroom"),
        ("#/practice/kubernetes-k3s", "Practise Kubernetes / k3s", "Practise Kubernetes / k3s · Readyroom"),
        ("#/glossary", "Glossary", "Glossary · Readyroom"),
        ("#/glossary?q=pgbouncer", "Glossary", "Glossary · Readyroom"),
        ("#/term/full-strict-ssl", "Full (strict) SSL", "Full (strict) SSL · Readyroom"),
        ("#/term/goose-db-version", "goose_db_version", "goose_db_version · Readyroom"),
        ("#/term/other-vxlan", "VXLAN", "VXLAN · Readyroom"),
        ("#/stats", "Statistics", "Statistics · Readyroom"),
        ("#/team", "Team", "Team · Readyroom"),
        ("#/start", "First weeks", "First weeks · Readyroom"),
        ("#/settings", "Settings", "Settings · Readyroom"),
        ("#/nonsense", "There is no such page", "There is no such page · Readyroom"),
        ("#/study/nonsense", "There is no such page", "There is no such page · Readyroom"),
        ("#/term/nonsense", "There is no such page", "There is no such page · Readyroom"),
    ];
    for (address, heading, title) in pages {
        browser.load(&server.url(address)).await;
        // A page that is loaded by itself has a heading of its own until then.
        browser.wait_for_heading(heading).await;
        assert_eq!(browser.heading().await, heading, "{address}");
        browser.wait_for_title(title).await;
        let statuses = browser.run("return document.querySelectorAll('[role=status]').length").await;
        assert_eq!(statuses, 1, "{address}: one place for what is said");
    }
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_change_moves_focus_to_the_heading() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    for (link, heading) in
        [("Settings", "Settings"), ("Glossary", "Glossary"), ("Today", "Know it before you are on call")]
    {
        browser.click_link(link).await;
        browser.wait_for_heading(heading).await;
        browser.wait_for(Locator::Css("h1:focus")).await;
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_address_has_a_way_home() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/no/such/page")).await;
    browser.click_link("Back to today").await;
    browser.wait_for_heading("Know it before you are on call").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_fits_a_narrow_phone() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    let metrics = serde_json::json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true });
    browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    for address in [
        "#/",
        "#/study/kubernetes-k3s",
        "#/practice/go-asynq",
        "#/glossary",
        "#/term/automigrate",
        "#/stats",
        "#/readiness",
        "#/team",
        "#/start",
        "#/settings",
    ] {
        browser.load(&server.url(address)).await;
        let overflow = browser
            .run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await;
        assert_eq!(overflow, 0, "{address} scrolls sideways");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_of_another_origin() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    for address in ["", "#/study/neon", "#/glossary", "#/settings"] {
        browser.load(&server.url(address)).await;
        let foreign = "return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith(location.origin))";
        assert_eq!(browser.run(foreign).await, serde_json::json!([]));
    }
    browser.close().await;
}
