//! The program does not arrive: the page stays readable, and what is stored can be saved.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{StatusCode, header::CONTENT_TYPE},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use fantoccini::Locator;
use tower_http::services::ServeDir;

use super::study::Learner;
use crate::{
    browser::{Browser, Profile},
    server::{Server, dist},
};

/// Serves the app, but for its wasm, which `fault` answers.
async fn server_with(fault: fn(Response) -> Response) -> Server {
    let files = Router::new().fallback_service(ServeDir::new(dist()));
    let spoil = move |request: Request, next: Next| async move {
        let is_wasm = request.uri().path().ends_with(".wasm");
        let response = next.run(request).await;
        if is_wasm { fault(response) } else { response }
    };
    Server::of_router(files.layer(middleware::from_fn(spoil))).await
}

/// Serves the app, but for parts of it that load later, for as long as the switch is on.
async fn server_without_chunks(is_broken: Arc<AtomicBool>) -> Server {
    let files = Router::new().fallback_service(ServeDir::new(dist()));
    let spoil = move |request: Request, next: Next| {
        // readyroom-library-0123456789ab.wasm; the first part has no name between.
        let path = request.uri().path();
        let is_chunk = path.ends_with(".wasm") && path.matches('-').count() > 1;
        let is_lost = is_chunk && is_broken.load(Ordering::SeqCst);
        async move { if is_lost { StatusCode::NOT_FOUND.into_response() } else { next.run(request).await } }
    };
    Server::of_router(files.layer(middleware::from_fn(spoil))).await
}

async fn shows_the_failure_and_exports(server: &Server, profile: &Profile) {
    let browser = Browser::open(profile).await;
    browser.client.goto(&server.url("#/study/neon")).await.unwrap();
    browser.wait_for_heading("Readyroom could not start").await;
    let alert = browser.text_of("[role=alert]").await;
    assert!(alert.contains("Your answers are still in this browser"), "{alert}");
    browser.run("window.saved = null; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return make(blob) }").await;
    browser.click_button("Export raw data").await;
    let saved = browser.text_from("a file", "return window.saved").await;
    let saved: serde_json::Value = serde_json::from_str(&saved).expect("JSON");
    assert_eq!(saved["format"], "readyroom-raw");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wasm_that_is_blocked() {
    let server = server_with(|_| StatusCode::FORBIDDEN.into_response()).await;
    shows_the_failure_and_exports(&server, &Profile::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wasm_that_is_cut_short() {
    let server = server_with(|_| {
        let start = b"\0asm\x01\0\0\0\x01".to_vec();
        ([(CONTENT_TYPE, "application/wasm")], Body::from(start)).into_response()
    })
    .await;
    shows_the_failure_and_exports(&server, &Profile::new()).await;
}

/// A wrong type only costs the compilation while streaming.
#[tokio::test(flavor = "multi_thread")]
async fn wasm_of_the_wrong_type_starts_all_the_same() {
    let server = server_with(|mut response| {
        response.headers_mut().insert(CONTENT_TYPE, "text/plain".parse().expect("a header's value"));
        response
    })
    .await;
    let profile = Profile::new();
    let browser = Browser::open(&profile).await;
    browser.load(&server.url("#/practice/neon")).await;
    Learner::default().answer(&browser).await;
    browser.close().await;
}

/// The connection went away between the first page and the next, then came back.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_does_not_arrive_can_be_asked_for_again() {
    let is_broken = Arc::new(AtomicBool::new(true));
    let server = server_without_chunks(Arc::clone(&is_broken)).await;
    let browser = Browser::open(&Profile::new()).await;
    browser.load(&server.url("#/")).await;
    browser.click_link("Glossary").await;
    browser.by_role("button", "Try again").await;
    browser.wait_for_heading("Glossary").await;
    let alert = browser.text_of(".page-parts [role=alert]").await;
    assert!(alert.contains("Your answers are saved"), "{alert}");

    // The rest of the app goes on.
    browser.click_link("Today").await;
    browser.by_role("link", "Study now").await;
    browser.client.back().await.unwrap();
    browser.by_role("button", "Try again").await;
    is_broken.store(false, Ordering::SeqCst);
    browser.click_button("Try again").await;
    browser.wait_for(Locator::Css("#search")).await;
    // Focus goes to the heading of the page that arrived.
    browser.wait_for_value("return document.activeElement.tagName", "H1").await;
    browser.close().await;
}
