//! The browsers' engines: the driver of each, what it is asked for, and how its processes end.

use std::{
    env,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, BufReader},
    process::{Child, Command},
};

/// How long a driver may take until it listens.
const PATIENCE: Duration = Duration::from_secs(15);

/// How often a driver may find that its port is taken after all.
const DRAWS: u32 = 5;

/// What a browser is made of. Everything is tested in Chromium, the main journeys in the other two as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Driven by chromedriver.
    Chromium,
    /// Driven by geckodriver.
    Firefox,
    /// WebKitGTK's small browser, driven by WebKitWebDriver, on a display that nobody sees: it knows no headless mode.
    WebKit,
}

/// A driver and what it has started; dropping them ends them, whatever the test has come to.
pub(crate) struct Processes {
    driver: Child,
    display: Option<Child>,
}

impl Engine {
    /// A program without which the engine cannot be driven, and which this machine does not have.
    pub(crate) fn missing(self) -> Option<&'static str> {
        let programs: &[_] = match self {
            Engine::Chromium => &["chromedriver"],
            Engine::Firefox => &["geckodriver", "firefox"],
            Engine::WebKit => &["WebKitWebDriver", "Xvfb"],
        };
        programs.iter().copied().find(|program| !is_installed(program))
    }

    /// Starts the driver; gives the port that it listens on.
    pub(crate) async fn start(self, profile: &Path) -> (Processes, u16) {
        match self {
            Engine::Chromium => {
                // It takes a port that is free for one version of the protocol, and ends if it is not for the other.
                for _ in 0..DRAWS {
                    let mut driver =
                        start(Command::new("chromedriver").args(["--port=0", "--log-level=SEVERE"]));
                    // It says before that on which port it has been told to listen, which is 0.
                    let output = driver.stdout.take().expect("standard output is piped");
                    if let Some(port) = port_in(output, "successfully on port ").await {
                        return (Processes { driver, display: None }, port);
                    }
                }
                panic!("chromedriver ended {DRAWS} times before it said its port");
            }
            Engine::Firefox => {
                // Firefox does not start for root with another user's home, which is what containers of CI have.
                // Its port for a newer protocol, which nobody uses here, would be a fixed one.
                let mut driver = start(
                    Command::new("geckodriver")
                        .args(["--port=0", "--websocket-port=0"])
                        .env("HOME", profile)
                        .stderr(Stdio::null()),
                );
                let output = driver.stdout.take().expect("standard output is piped");
                let port =
                    port_in(output, "Listening on 127.0.0.1:").await.expect("geckodriver says its port");
                (Processes { driver, display: None }, port)
            }
            Engine::WebKit => {
                // By `-displayfd 1` it takes a number that is free, and says which.
                let screen = ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
                let mut display = start(Command::new("Xvfb").args(screen).stderr(Stdio::null()));
                let output = display.stdout.take().expect("standard output is piped");
                let number = port_in(output, "").await.expect("the display says its number");
                // This driver does not say which port it took, so it is given one that was free a moment ago.
                let port = free_port();
                let driver = start(
                    Command::new("WebKitWebDriver")
                        .args(["--host=127.0.0.1", &format!("--port={port}")])
                        .env("DISPLAY", format!(":{number}"))
                        .env("HOME", profile)
                        .stderr(Stdio::null()),
                );
                wait_for_port(port).await;
                (Processes { driver, display: Some(display) }, port)
            }
        }
    }

    /// What a session is asked for.
    pub(crate) fn capabilities(self, profile: &Path) -> Capabilities {
        let wanted = match self {
            Engine::Chromium => chromium(profile),
            Engine::Firefox => firefox(profile),
            // Without its tool bar, which would not become as narrow as a telephone.
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": { "args": ["--automation", "--full-screen"] },
                "unhandledPromptBehavior": "ignore",
            }),
        };
        wanted.as_object().expect("an object").clone()
    }
}

impl Processes {
    /// Ends the driver, when its browser is closed.
    pub(crate) async fn end(&mut self) {
        self.driver.kill().await.expect("the driver ends");
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        // Each leads a group of its own: a test that failed leaves none of its browser's processes behind.
        signal("-KILL", &self.driver);
        if let Some(display) = &mut self.display {
            // Killed, it would leave its lock and its socket behind.
            signal("-TERM", display);
            for _ in 0..100 {
                if !matches!(display.try_wait(), Ok(None)) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }
}

/// Sends a signal to a program and to what it has started, unless it has ended.
fn signal(name: &str, leader: &Child) {
    if let Some(group) = leader.id() {
        // Fails only where there is none left.
        let _ = std::process::Command::new("pkill").args([name, "-g", &group.to_string()]).status();
    }
}

fn chromium(profile: &Path) -> Value {
    let arguments = json!([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        format!("--user-data-dir={}", profile.display()),
    ]);
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
        "unhandledPromptBehavior": "ignore",
    })
}

fn firefox(profile: &Path) -> Value {
    let folder = profile.join("firefox");
    std::fs::create_dir_all(&folder).expect("a folder for the profile");
    // It asks nobody for its settings and its experiments.
    let preferences = json!({
        "services.settings.server": "data:,",
        "app.normandy.enabled": false,
        "browser.download.folderList": 2,
        "browser.download.dir": profile,
    });
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": { "args": ["-headless", "-profile", folder], "prefs": preferences },
        "unhandledPromptBehavior": "ignore",
    })
}

fn is_installed(program: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|folders| env::split_paths(&folders).any(|folder| folder.join(program).is_file()))
}

fn start(command: &mut Command) -> Child {
    command.stdout(Stdio::piped()).process_group(0).kill_on_drop(true).spawn().unwrap_or_else(|error| {
        panic!("{:?}: {error}; `make setup` installs it", command.as_std().get_program())
    })
}

/// The number after those words in what a program says; nothing if it ends before.
async fn port_in(output: impl AsyncRead + Unpin + Send + 'static, words: &str) -> Option<u16> {
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await.expect("what the program says is text") {
        if let Some((_, port)) = line.split_once(words)
            && let Ok(port) = port.trim_end_matches('.').parse::<u16>()
        {
            // The pipe has to stay open, or the program's next line ends it.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Some(port);
        }
    }
    None
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port on the loopback address");
    listener.local_addr().expect("a bound listener has an address").port()
}

async fn wait_for_port(port: u16) {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(Instant::now() < deadline, "nothing listens on port {port}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
