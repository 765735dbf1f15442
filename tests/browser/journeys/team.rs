//! Readiness codes: made, read by others, refused by name.

use fantoccini::Locator;
use serde_json::json;

use super::{accessibility::assert_accessible, progress::wait_for_text};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

async fn type_into(browser: &Browser, field: &str, text: &str) {
    let field = browser.by_role("textbox", field).await;
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

/// Makes the code of that name.
async fn code_of(browser: &Browser, name: &str) -> String {
    type_into(browser, "Your name", name).await;
    browser.click_button("Make my code").await;
    let focused = Locator::Css("#team-code:focus");
    browser.wait_for(focused).await.text().await.unwrap().trim().to_owned()
}

/// Makes a code and shows a team of it and another.
pub(crate) async fn show_team(browser: &Browser) {
    let codes = [code_of(browser, "Ada").await, code_of(browser, "Eve").await, "RR9-AAAA".to_owned()];
    type_into(browser, "Codes of the team", &codes.join("\n")).await;
    browser.click_button("Show the team").await;
    wait_for_text(browser, "2 codes: ").await;
}

/// What a camera would read from the QR code on the page.
async fn scanned(browser: &Browser) -> String {
    let picture = browser.wait_for(Locator::Css("svg[role=img]")).await;
    assert_eq!(browser.accessible_name(&picture).await.unwrap(), "Your code as a QR code");
    let drawn = "const svg = document.querySelector('svg[role=img]');
        return [svg.viewBox.baseVal.width, svg.querySelector('path').getAttribute('d')]";
    let (side, path): (usize, String) = serde_json::from_value(browser.run(drawn).await).unwrap();
    let mut dark = vec![false; side * side];
    for module in path.split('M').filter(|module| !module.is_empty()) {
        let place = module.strip_suffix("h1v1h-1z").expect("a square");
        let (x, y) = place.split_once(' ').unwrap();
        dark[y.parse::<usize>().unwrap() * side + x.parse::<usize>().unwrap()] = true;
    }
    const SCALE: usize = 4;
    let wide = side * SCALE;
    let grey = |at: usize| if dark[at / wide / SCALE * side + at % wide / SCALE] { 0 } else { 255 };
    let image: Vec<u8> = (0..wide * wide).map(grey).collect();
    let mut reader = quircs::Quirc::default();
    let mut codes = reader.identify(wide, wide, &image);
    let code = codes.next().expect("a code").expect("it is found");
    String::from_utf8(code.decode().expect("it can be read").payload).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_are_made_read_and_refused_by_name() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/readiness")).await;
    browser.click_link("How ready is the team?").await;
    browser.wait_for_heading("Team").await;
    browser.click_button("Make my code").await;
    wait_for_text(&browser, "Type a name first").await;
    let ada = code_of(&browser, "Ada").await;
    assert!(ada.starts_with("RR1-") && ada.len() <= 400, "{ada}");
    wait_for_text(&browser, "readiness is that for the coming week").await;
    assert_eq!(scanned(&browser).await, ada);
    let eve = code_of(&browser, "Eve").await;
    assert_ne!(ada, eve);
    assert_accessible(&browser, "a code").await;
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", allowed).await;
    browser.click_button("Copy code").await;
    wait_for_text(&browser, "The code is in the clipboard").await;

    browser.click_button("Show the team").await;
    wait_for_text(&browser, "Paste at least one code.").await;
    // The tenth character is in the middle of the date or the fingerprint, whatever the day.
    let other = if ada[9..].starts_with('A') { "B" } else { "A" };
    let forged = format!("{}{other}{}", &ada[..9], &ada[10..]);
    type_into(&browser, "Codes of the team", &format!("Ada: {ada}\n{eve}\n{forged}\nRR9-AAAA\n")).await;
    browser.click_button("Show the team").await;
    wait_for_text(&browser, "2 codes: Ada, Eve.").await;
    wait_for_text(&browser, "is refused: this code was changed after it was made").await;
    wait_for_text(&browser, "RR9-AAAA is refused: a newer version made this code").await;
    wait_for_text(&browser, "Nobody knows: Kubernetes / k3s, Docker / Swarm").await;
    let rows = browser.client.find_all(Locator::Css("tbody tr")).await.unwrap();
    assert_eq!(rows.len(), 8, "one for each section");
    assert_accessible(&browser, "a team").await;

    // The name is kept, what was pasted is not.
    browser.reload().await;
    browser.wait_for_heading("Team").await;
    let name = browser.by_role("textbox", "Your name").await;
    assert_eq!(name.prop("value").await.unwrap().as_deref(), Some("Eve"));
    type_into(&browser, "Codes of the team", "good morning").await;
    browser.click_button("Show the team").await;
    wait_for_text(&browser, "good morning is refused: this is no readiness code").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}
