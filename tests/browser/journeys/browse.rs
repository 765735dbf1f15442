//! The glossary as a list: filters, letters, a long list, and the sheet that it prints.

use fantoccini::Locator;
use serde_json::json;

use super::{accessibility::assert_accessible, progress::wait_for_text, study::Learner};
use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// The terms that are listed, as far as the list is built.
pub(crate) async fn terms(browser: &Browser) -> Vec<String> {
    serde_json::from_value(browser.run(TERMS).await).unwrap()
}

const TERMS: &str =
    "return [...document.querySelectorAll('.results :is(h2, h3) a')].map((each) => each.textContent)";

/// Waits until just those terms are listed.
pub(crate) async fn wait_for_terms(browser: &Browser, wanted: &[&str]) {
    browser.wait_for_value(TERMS, wanted).await;
}

/// Chooses from a list of options.
pub(crate) async fn choose(browser: &Browser, field: &str, label: &str) {
    browser.by_role("combobox", field).await.select_by_label(label).await.unwrap();
}

/// The route of the page.
pub(crate) async fn address(browser: &Browser) -> String {
    browser.run("return location.hash").await.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_narrowed_and_its_address_says_how() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/glossary")).await;
    wait_for_text(&browser, "65 entries").await;
    choose(&browser, "Section", "Neon").await;
    wait_for_terms(&browser, &["Branch", "CU", "Launch plan", "Pooler"]).await;
    assert_eq!(address(&browser).await, "#/glossary?section=neon");
    browser.by_role("textbox", "Search the glossary").await.send_keys("pgbouncer").await.unwrap();
    wait_for_terms(&browser, &["Pooler"]).await;
    assert_eq!(address(&browser).await, "#/glossary?q=pgbouncer&section=neon");
    choose(&browser, "State", "Weak: may be gone in a week").await;
    wait_for_text(&browser, "No entry is like that now.").await;
    assert_eq!(address(&browser).await, "#/glossary?q=pgbouncer&section=neon&state=weak");
    browser.reload().await;
    wait_for_text(&browser, "No entry is like that now.").await;
    assert_accessible(&browser, "an empty list").await;
    browser.click_button("Show every entry").await;
    wait_for_text(&browser, "65 entries").await;
    assert_eq!(address(&browser).await, "#/glossary");

    // What is learned is no longer new.
    browser.load(&server.url("#/practice/neon")).await;
    let card = Learner::default().answer(&browser).await;
    browser.load(&server.url("#/glossary?state=learning&section=neon")).await;
    wait_for_text(&browser, "1 entry").await;
    let link = browser.wait_for(Locator::Css(".results h3 a")).await.attr("href").await.unwrap().unwrap();
    assert_eq!(link, format!("#/term/{}", card.split('/').next().unwrap()));
    browser.load(&server.url("#/glossary?section=no-such&state=asleep")).await;
    wait_for_text(&browser, "65 entries").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_leads_to_its_entries_and_the_rest_is_built_when_it_comes_near() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/glossary")).await;
    wait_for_text(&browser, "65 entries").await;
    browser.wait_for(Locator::Css(".results h3 a")).await;
    assert!(terms(&browser).await.len() < 65, "not all of it is built at once");
    browser.click_button("V").await;
    let shown = "const heading = document.activeElement; const place = heading.getBoundingClientRect(); \
        return heading.textContent === 'V' && place.top >= 0 && place.top < innerHeight";
    browser.wait_until("the letter in view, with focus", shown).await;
    browser.by_role("link", "VXLAN").await;
    let built = terms(&browser).await.len();
    assert!(built < 65, "what lies between is still to be built");
    browser.run("scrollTo(0, document.documentElement.scrollHeight / 2)").await;
    let more = async || (terms(&browser).await.len() > built).then_some(());
    browser.until("more entries, built where one scrolled to", more).await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn back_leads_to_where_one_was() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/glossary")).await;
    wait_for_text(&browser, "65 entries").await;
    let is_loaded =
        "return performance.getEntriesByType('resource').some((each) => each.name.includes('/places-'))";
    browser.wait_until("the part that keeps places", is_loaded).await;
    // By the letter, so that what lies between was never built, and its height is a guess.
    browser.click_button("V").await;
    browser.by_role("link", "VXLAN").await;
    browser.run("scrollBy(0, -100)").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let place = "const link = [...document.querySelectorAll('main a')].find((each) => each.textContent === 'VXLAN'); \
        return link ? link.getBoundingClientRect().top : NaN";
    let before = browser.run(place).await.as_f64().expect("the link is there");
    browser.click_link("VXLAN").await;
    browser.wait_for_heading("VXLAN").await;
    browser.client.back().await.unwrap();
    browser.wait_for_heading("Glossary").await;
    let is_back = format!("const place = () => {{ {place} }}; return Math.abs(place() - {before}) < 4");
    browser.wait_until("the place where one was", &is_back).await;
    browser.wait_for(Locator::Css("h1:focus")).await;
    assert!(browser.run("return scrollY").await.as_f64().unwrap() > 1000.0);
    // Where one goes by oneself, one begins at the top.
    browser.click_link("VXLAN").await;
    browser.wait_for_heading("VXLAN").await;
    browser.click_link("Glossary").await;
    browser.wait_for_heading("Glossary").await;
    browser.wait_until("the top of the page", "return scrollY < 200").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_found_is_counted_once_and_is_in_order_for_a_screen_reader() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/glossary")).await;
    wait_for_text(&browser, "65 entries").await;
    // A live region is heard only if it was there before what it says, and everything that is put into it.
    let watch = "const live = document.querySelector('[aria-live=polite]'); live.dataset.first = ''; window.heard = []; \
        new MutationObserver(() => heard.push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true })";
    browser.run(watch).await;
    let search = browser.by_role("textbox", "Search the glossary").await;
    search.send_keys("pgbounce").await.unwrap();
    wait_for_terms(&browser, &["Pooler"]).await;
    browser.wait_for_value("return heard.at(-1)", "1 entry").await;
    let heard = browser.run("return heard.length").await;
    search.send_keys("r").await.unwrap();
    wait_for_terms(&browser, &["Pooler"]).await;
    let script = "return [document.querySelectorAll('[data-first]').length, heard.at(-1), heard.length]";
    browser.wait_for_value(script, json!([1, "1 entry", heard])).await;
    assert_accessible(&browser, "what was found").await;
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// The number of pages that the browser prints the page on, at that size in inches.
async fn printed(browser: &Browser, (width, height): (f64, f64)) -> (usize, Vec<u8>) {
    let paper = json!({ "paperWidth": width, "paperHeight": height, "printBackground": false });
    let pdf = browser.devtools("Page.printToPDF", paper).await;
    let pdf = decoded(pdf["data"].as_str().unwrap());
    let text = String::from_utf8_lossy(&pdf).into_owned();
    (text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count(), pdf)
}

/// Base 64, as DevTools gives files.
fn decoded(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let bytes = |group: &[u8]| {
        let number =
            group.iter().fold(0, |number, &byte| number << 6 | value(byte)) << (6 * (4 - group.len()));
        number.to_be_bytes()[1..group.len()].to_vec()
    };
    text.trim_end_matches('=').as_bytes().chunks(4).flat_map(bytes).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_prints_as_a_sheet_on_a4_and_letter() {
    let server = Server::start().await;
    let browser = Browser::open(&Profile::new()).await;
    let papers = [("a4", (8.27, 11.69)), ("letter", (8.5, 11.0))];
    for (name, paper) in papers {
        browser.load(&server.url("#/glossary?section=neon")).await;
        browser.by_role("button", "Print this list").await;
        let (pages, pdf) = printed(&browser, paper).await;
        keep(&format!("neon-{name}.pdf"), &pdf);
        assert_eq!(pages, 1, "four entries on {name}");
        // Everything is printed, not only what was in view.
        browser.load(&server.url("#/glossary")).await;
        browser.by_role("button", "Print this list").await;
        let (pages, pdf) = printed(&browser, paper).await;
        keep(&format!("all-{name}.pdf"), &pdf);
        assert!((3..=6).contains(&pages), "65 entries on {pages} pages of {name}");
        assert_eq!(terms(&browser).await.len(), 65);
    }
    // What is known in one way makes a sheet of its own.
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    browser.load(&server.url("#/glossary?state=learning")).await;
    wait_for_text(&browser, "1 entry").await;
    let (pages, pdf) = printed(&browser, papers[0].1).await;
    keep("learning-a4.pdf", &pdf);
    assert_eq!((pages, terms(&browser).await.len()), (1, 1));
    browser.assert_quiet_console().await;
    browser.close().await;
}

/// Keeps a file to be looked at, where pictures are kept.
fn keep(name: &str, content: &[u8]) {
    if let Some(folder) = std::env::var_os("READYROOM_SCREENSHOTS") {
        std::fs::write(std::path::Path::new(&folder).join(name), content).unwrap();
    }
}
