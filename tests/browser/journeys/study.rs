//! Studying a section, from the first visit to the end of the session.

use std::collections::HashMap;

use fantoccini::Locator;

use crate::{
    browser::{Browser, Profile},
    server::Server,
};

/// Answers questions as someone who remembers what the page has told them.
#[derive(Default)]
pub(crate) struct Learner {
    /// For each card and way of asking, the right answer that was shown after a wrong one.
    told: HashMap<(String, String), String>,
    /// How many questions were answered.
    pub(crate) answered: usize,
}

impl Learner {
    /// Answers the question on the page and goes on to the next; says which card it was.
    pub(crate) async fn answer(&mut self, browser: &Browser) -> String {
        browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
        // By one script, so that the page cannot change in between.
        let script = "const prompt = document.querySelector('[data-testid=prompt]');
            return [prompt.dataset.card, prompt.dataset.kind, prompt.innerText]";
        let parts = browser.run(script).await;
        let [card, kind, text]: [String; 3] =
            serde_json::from_value(parts).expect("a question names its card and its kind");
        assert!(!text.trim().is_empty(), "a question has text");
        self.answered += 1;
        if kind == "reveal" {
            browser.click_button("Show answer").await;
            browser.by_role_beginning("button", "Good").await.click().await.unwrap();
            let taken = format!("return !({RATINGS})");
            browser.wait_until("an answer that is taken", &taken).await;
            return card;
        }
        self.give(browser, &card, &kind).await;
        let verdict = verdict(browser).await;
        if let Some(answer) = verdict.strip_prefix("Incorrect. ") {
            self.told.insert((card.clone(), kind), answer.to_owned());
        } else {
            assert!(
                verdict.starts_with("Correct"),
                "a verdict begins with Correct or Incorrect: {verdict:?}"
            );
        }
        go_on(browser).await;
        card
    }

    async fn give(&self, browser: &Browser, card: &str, kind: &str) {
        let told = self.told.get(&(card.to_owned(), kind.to_owned()));
        let choices = browser.client.find_all(Locator::Css("[data-testid=choices] button")).await.unwrap();
        let mut taken = None;
        for choice in &choices {
            let name = browser.accessible_name(choice).await.unwrap();
            assert_eq!(name, choice.text().await.unwrap(), "a choice is named by its text alone");
            if told.is_none_or(|told| *told == name) {
                taken = Some(choice);
                break;
            }
        }
        match (taken, told) {
            (Some(choice), _) => choice.click().await.unwrap(),
            (None, Some(told)) if kind == "typed" => {
                browser
                    .by_role("textbox", "Your answer")
                    .await
                    .send_keys(&format!("{told}\n"))
                    .await
                    .unwrap();
            }
            (None, _) => browser.click_button("I don't know").await,
        }
    }
}

/// Leaves the verdict behind.
pub(crate) async fn go_on(browser: &Browser) {
    browser.click_button("Next").await;
    browser.wait_until("what comes next", "return !document.querySelector('button#next')").await;
}

/// Whether one is asked how well one knew it.
const RATINGS: &str = "document.querySelector('.ratings button')?.checkVisibility()";

/// Uncovers the answer by a key and rates it by another, once that is asked for.
pub(crate) async fn rate_by_keys(browser: &Browser, key: &str) {
    browser.wait_for(Locator::Css("[data-testid=prompt]:focus")).await;
    browser.press(" ").await;
    browser.wait_until("what to rate it by", &format!("return {RATINGS} ?? false")).await;
    browser.press(key).await;
}

/// The text of the verdict, once there is one.
pub(crate) async fn verdict(browser: &Browser) -> String {
    browser.text_of("main > [role=status]").await
}

/// The reviews in local storage, as far as they are keys of their own.
pub(crate) async fn stored_events(browser: &Browser) -> usize {
    let is_review =
        |(key, value): &&(String, String)| key.starts_with("readyroom/log/") && value.contains(" review ");
    browser.stored().await.iter().filter(is_review).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn neon_from_the_first_visit_to_session_complete() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("")).await;
    browser.click_link("Study Neon").await;
    browser.wait_for_heading("Study Neon").await;

    let mut learner = Learner::default();
    for _ in 0..2 {
        learner.answer(&browser).await;
    }
    let before = question_on_page(&browser).await;
    browser.reload().await;
    assert_eq!(
        question_on_page(&browser).await,
        before,
        "the session goes on at the same card after a reload"
    );
    assert_eq!(stored_events(&browser).await, 2, "each answer is stored before the next question");

    while browser.heading().await != "Session complete" {
        assert!(learner.answered < 60, "the session ends");
        learner.answer(&browser).await;
    }
    browser.wait_for_title("Session complete · Readyroom").await;
    assert_eq!(stored_events(&browser).await, learner.answered);
    let cards: std::collections::HashSet<_> = learner.told.keys().map(|(card, _)| card.clone()).collect();
    assert!(
        cards.iter().all(|card| ["branch", "cu", "launch-plan", "pooler"].contains(&entry_of(card))),
        "{cards:?}"
    );
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_outlives_the_browser() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/study/hetzner")).await;
    let first = Learner::default().answer(&browser).await;
    browser.wait_for(Locator::Css("[data-testid=prompt]")).await;
    let stored = browser.stored().await;
    browser.close().await;

    let browser = Browser::open(&profile).await;
    browser.load(&server.url(&format!("#/term/{}", entry_of(&first)))).await;
    let is_review =
        |(key, value): &(String, String)| key.starts_with("readyroom/log/") && value.contains(" review ");
    let kept: Vec<_> = browser.stored().await.into_iter().filter(is_review).collect();
    assert_eq!(kept.len(), 1);
    assert!(kept.iter().all(|pair| stored.contains(pair)), "the same review is there");
    assert!(browser.by_role("heading", "History").await.is_displayed().await.unwrap());
    browser.assert_quiet_console().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_takes_the_last_answer_back_across_a_reload() {
    let server = Server::start().await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    let first = question_on_page(&browser).await;
    Learner::default().answer(&browser).await;
    assert_ne!(question_on_page(&browser).await, first);
    browser.reload().await;
    browser.click_button("Undo").await;
    wait_for_question(&browser, &first).await;
    assert_eq!(stored_events(&browser).await, 1, "the log keeps the review");
    let is_undo =
        |(key, value): &(String, String)| key.starts_with("readyroom/log/") && value.contains(" undo ");
    assert_eq!(browser.stored().await.iter().filter(|pair| is_undo(pair)).count(), 1, "and records the undo");
    browser.assert_quiet_console().await;
    browser.close().await;
}

pub(crate) async fn wait_for_question(browser: &Browser, wanted: &str) {
    browser.wait_for_value(QUESTION, wanted).await;
}

/// Says which card is asked.
const QUESTION: &str = "return document.querySelector('[data-testid=prompt]')?.dataset.card";

/// The card that is asked now.
pub(crate) async fn question_on_page(browser: &Browser) -> String {
    browser.text_from("a question", QUESTION).await
}

fn entry_of(card: &str) -> &str {
    card.split('/').next().unwrap_or(card)
}
