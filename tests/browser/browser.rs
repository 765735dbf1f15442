//! A real browser with a profile of its own, and ways to find things in it as a person finds them.

use std::{
    fmt,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder, Locator, elements::Element, error::CmdError, wd::WebDriverCompatibleCommand,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Command;

use crate::{
    engine::{Engine, Processes},
    lateness,
};

/// How long a thing may take to appear before a test fails. Far more than it does, since nobody waits for what is there.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often one looks again.
const PAUSE: Duration = Duration::from_millis(25);

/// An open browser window and its driver.
pub(crate) struct Browser {
    /// The plain WebDriver client, for what has no better name here.
    pub(crate) client: Client,
    /// What the browser is made of.
    pub(crate) engine: Engine,
    processes: Processes,
    _profile: Profile,
}

/// A browser's profile folder. It is there for as long as this or a browser that uses it.
#[derive(Clone)]
pub(crate) struct Profile {
    folder: Arc<TempDir>,
}

impl Profile {
    /// A fresh profile.
    pub(crate) fn new() -> Profile {
        let folder = tempfile::Builder::new().prefix("readyroom-profile-").tempdir();
        Profile { folder: Arc::new(folder.expect("there is room for a profile")) }
    }

    /// Where the browser keeps what it stores and downloads.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Browser {
    /// Opens a browser of 1280 by 900 CSS pixels on a profile.
    pub(crate) async fn open(profile: &Profile) -> Browser {
        Browser::of_engine(Engine::Chromium, profile).await
    }

    /// Opens a browser of another engine.
    pub(crate) async fn of_engine(engine: Engine, profile: &Profile) -> Browser {
        let (processes, port) = engine.start(profile.path()).await;
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(engine.capabilities(profile.path()))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a browser session starts");
        if engine != Engine::Chromium {
            // It has been told already.
            client.set_window_size(1280, 900).await.expect("a window of that size");
        }
        let browser = Browser { client, engine, processes, _profile: profile.clone() };
        // The other engines get it from the page, see `Copy::watch`.
        if let Some(script) = lateness::script()
            && engine == Engine::Chromium
        {
            browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        }
        browser
    }

    /// Loads an address afresh and waits until the app has taken over the page.
    pub(crate) async fn load(&self, url: &str) {
        self.client.goto("about:blank").await.expect("an empty page");
        self.client.goto(url).await.expect("the address loads");
        self.wait_for_app().await;
    }

    /// Reloads the page and waits for the app.
    pub(crate) async fn reload(&self) {
        if self.engine == Engine::Firefox {
            self.reload_by_script().await;
        } else {
            self.client.refresh().await.expect("the page reloads");
        }
        self.wait_for_app().await;
    }

    /// As Firefox's own button does. Its driver's command reloads past caches and service worker, as the button does with
    /// Shift, so that a newer version would no longer wait.
    async fn reload_by_script(&self) {
        self.run("document.documentElement.dataset.old = ''; setTimeout(() => location.reload())").await;
        // While one page takes the place of the other the driver may have none to look at.
        let new = Locator::Css(":root:not([data-old])");
        self.until("the page loaded anew", async || self.client.find(new).await.ok()).await;
    }

    async fn wait_for_app(&self) {
        self.wait_for(Locator::Css("main:not([aria-busy]) h1")).await;
    }

    /// The first element that matches, once there is one.
    pub(crate) async fn wait_for(&self, locator: Locator<'_>) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(locator).await {
            Ok(element) => element,
            Err(error) => panic!("nothing matches {locator:?}: {error}\n{}", self.page_text().await),
        }
    }

    /// The element of that role and accessible name, as the browser computes them for assistive tools; waits for it.
    pub(crate) async fn by_role(&self, role: &str, name: &str) -> Element {
        let what = format!("{role} named {name:?}");
        self.until(&what, async || self.find_by_role(role, |label| label == name).await).await
    }

    /// The same for one whose name begins like that.
    pub(crate) async fn by_role_beginning(&self, role: &str, name: &str) -> Element {
        let what = format!("{role} whose name begins with {name:?}");
        self.until(&what, async || self.find_by_role(role, |label| label.starts_with(name)).await).await
    }

    /// Tries until something comes of it. What the page does by and by may be late on a busy machine, so nothing that
    /// it does so is looked at only once.
    pub(crate) async fn until<T>(&self, what: &str, mut attempt: impl AsyncFnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = attempt().await {
                return found;
            }
            assert!(Instant::now() < deadline, "there never was {what} in:\n{}", self.page_text().await);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until a script says `true`.
    pub(crate) async fn wait_until(&self, what: &str, script: &str) {
        self.until(what, async || (self.run(script).await == true).then_some(())).await;
    }

    /// Waits until a script says that.
    pub(crate) async fn wait_for_value(&self, script: &str, wanted: impl Into<Value>) {
        let wanted = wanted.into();
        let mut found = Value::Null;
        let deadline = Instant::now() + PATIENCE;
        while found != wanted {
            assert!(Instant::now() < deadline, "{script} says {found}, not {wanted}");
            tokio::time::sleep(PAUSE).await;
            found = self.run(script).await;
        }
    }

    /// Waits until a script says some text that is not empty, and gives it.
    pub(crate) async fn text_from(&self, what: &str, script: &str) -> String {
        let text = async || self.run(script).await.as_str().map(str::to_owned);
        self.until(what, async || text().await.filter(|text| !text.is_empty())).await
    }

    /// What stands in the first element that matches, once something does. By one script each time: between two
    /// commands to the driver the page may put another element in its place.
    pub(crate) async fn text_of(&self, selector: &str) -> String {
        let script = format!("return document.querySelector({})?.innerText", json!(selector));
        self.text_from(selector, &script).await
    }

    /// Waits until the tab is called that.
    pub(crate) async fn wait_for_title(&self, title: &str) {
        self.wait_for_value("return document.title", title).await;
    }

    /// The displayed element of that role whose accessible name fits, if there is one now.
    pub(crate) async fn find_by_role(&self, role: &str, fits: impl Fn(&str) -> bool) -> Option<Element> {
        let candidates = self.client.find_all(Locator::Css(selector_of(role))).await.ok()?;
        for element in candidates {
            // An element that went away while we looked is no longer there to be found.
            let Ok(label) = self.accessible_name(&element).await else { continue };
            // Firefox adds the words on its own button for files, and what was chosen.
            let label = label.split(" Browse…").next().unwrap_or_default();
            if fits(label) && self.is_displayed(&element).await {
                return Some(element);
            }
        }
        None
    }

    async fn is_displayed(&self, element: &Element) -> bool {
        if self.engine != Engine::WebKit {
            return element.is_displayed().await.unwrap_or(false);
        }
        // Its driver takes a box that clips what is in it for hidden while nothing is, such as a bar at 0 per cent.
        let script = "return arguments[0].checkVisibility({ visibilityProperty: true })";
        let element = serde_json::to_value(element).expect("a reference to the element");
        self.client.execute(script, vec![element]).await.is_ok_and(|displayed| displayed == true)
    }

    /// The accessible name of an element, as computed by the browser.
    pub(crate) async fn accessible_name(&self, element: &Element) -> Result<String, CmdError> {
        let command = Raw::get(format!("element/{}/computedlabel", element.element_id().as_ref()));
        let label = self.client.issue_cmd(command).await?;
        Ok(label.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks the button of that name.
    pub(crate) async fn click_button(&self, name: &str) {
        self.click("button", name).await;
    }

    /// Follows the link of that name.
    pub(crate) async fn click_link(&self, name: &str) {
        self.click("link", name).await;
    }

    async fn click(&self, role: &str, name: &str) {
        let what = format!("{role} named {name:?}, to be clicked");
        let click = async || match self.find_by_role(role, |label| label == name).await?.click().await {
            // The page has put another one in its place, such as one that leads somewhere else by now.
            Err(error) if error.is_stale_element_reference() => None,
            Err(error) => panic!("{what}: {error}"),
            Ok(()) => Some(()),
        };
        self.until(&what, click).await;
    }

    /// Presses keys on whatever has focus, as a keyboard does.
    pub(crate) async fn press(&self, keys: &str) {
        let target = self.client.active_element().await.expect("something has focus");
        target.send_keys(keys).await.expect("the keys arrive");
    }

    /// The text of the page's one `h1`; fails when there is not exactly one.
    pub(crate) async fn heading(&self) -> String {
        // By one script, so that the page cannot change in between.
        let texts = self
            .run("return [...document.querySelectorAll('h1')].map((each) => each.innerText.trim())")
            .await;
        let headings: Vec<String> = serde_json::from_value(texts).expect("a list of texts");
        assert_eq!(headings.len(), 1, "a page has one h1: {headings:?}");
        headings[0].clone()
    }

    /// Waits until the page's `h1` is that text.
    pub(crate) async fn wait_for_heading(&self, text: &str) {
        self.wait_for_value("return document.querySelector('h1')?.innerText.trim()", text).await;
    }

    /// Runs a script in the page and returns its result.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// Every stored pair whose key begins with `readyroom/`.
    pub(crate) async fn stored(&self) -> Vec<(String, String)> {
        let pairs = self
            .run("return Object.entries(localStorage).filter(([key]) => key.startsWith('readyroom/'))")
            .await;
        serde_json::from_value(pairs).expect("pairs of texts")
    }

    /// Fails if the console holds an error or a warning.
    pub(crate) async fn assert_quiet_console(&self) {
        let log = self.console().await;
        assert!(log.is_empty(), "the console is not quiet: {log:#?}");
    }

    /// Errors and warnings that the console got since it was last read.
    pub(crate) async fn console(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return self.watched().await;
        }
        let entries = self
            .client
            .issue_cmd(Raw::post("se/log", json!({ "type": "browser" })))
            .await
            .expect("the console");
        let serious = |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
        entries
            .as_array()
            .into_iter()
            .flatten()
            .filter(serious)
            .map(|entry| entry["message"].to_string())
            .collect()
    }

    /// What the watch (see `Copy::watch`) has seen since it was last read: only chromedriver hands out its browser's
    /// console. What workers say, and warnings of the browser itself, are not seen this way.
    async fn watched(&self) -> Vec<String> {
        let take = "const seen = sessionStorage.getItem('watch'); sessionStorage.setItem('watch', '[]'); return seen";
        let seen = self.run(take).await;
        serde_json::from_str(seen.as_str().expect("the page is watched")).expect("a list of texts")
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(Raw::post("goog/cdp/execute", body)).await.expect("the command is known")
    }

    /// Kills the browser as a crash or a power cut does.
    pub(crate) async fn kill(mut self, profile: &Profile) {
        // Not the profile whose name begins with this one's.
        let folder = format!("{}( |/|$)", profile.path().display());
        let killed =
            Command::new("pkill").args(["-9", "-f", &folder]).status().await.expect("pkill is there");
        assert!(killed.success(), "there was a browser to kill");
        self.processes.end().await;
        // What it held open is free again when its processes are gone.
        while Command::new("pgrep")
            .args(["-f", &folder])
            .output()
            .await
            .is_ok_and(|found| found.status.success())
        {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Ends the browser in an orderly way, so that its profile is complete on the disk.
    pub(crate) async fn close(mut self) {
        self.client.clone().close().await.expect("the browser closes");
        self.processes.end().await;
    }

    async fn page_text(&self) -> String {
        self.run("return location.href + '\\n' + document.body.innerText")
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

/// Which elements can have a role; the browser computes names, and by tag we look no further than needed.
fn selector_of(role: &str) -> &'static str {
    match role {
        "button" => "button, [role=button]",
        "link" => "a[href]",
        "heading" => "h1, h2, h3",
        "textbox" => "input[type=text], input[type=search], textarea",
        "progressbar" => "[role=progressbar], progress",
        "status" => "[role=status]",
        "alert" => "[role=alert]",
        "file" => "input[type=file]",
        "checkbox" => "input[type=checkbox]",
        "radio" => "input[type=radio]",
        "spinbutton" => "input[type=number]",
        "combobox" => "select",
        other => panic!("no test looks for the role {other} yet"),
    }
}

/// A driver command below the session's address.
struct Raw {
    path: String,
    body: Option<Value>,
}

impl Raw {
    fn get(path: String) -> Raw {
        Raw { path, body: None }
    }

    fn post(path: &str, body: Value) -> Raw {
        Raw { path: path.to_owned(), body: Some(body) }
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        match &self.body {
            None => (http::Method::GET, None),
            Some(body) => (http::Method::POST, Some(body.to_string())),
        }
    }
}
