//! Starting a real web server with a configuration of `deploy/`, and asking it.
//!
//! The server listens on a socket in a folder of its own: no port, so nothing else can have taken it.

use std::{
    env,
    fs::{self, Permissions},
    io::{Read, Write},
    os::unix::{fs::PermissionsExt, net::UnixStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::headers::{Headers, insert, text_of};

/// A running web server; dropping it stops it and removes its folder.
pub(crate) struct WebServer {
    process: Child,
    folder: TempDir,
}

/// What it answered. Header names are in small letters.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) body: Vec<u8>,
}

impl WebServer {
    /// nginx with `deploy/nginx.conf`, over a copy of `site`. With brotli, the line for it in the configuration counts.
    pub(crate) fn nginx(site: &Site, brotli: Option<&Path>) -> WebServer {
        let folder = new_folder();
        let mut server = text_of("deploy/nginx.conf");
        replace(
            &mut server,
            "listen 80;",
            &format!("listen unix:{};", folder.path().join("socket").display()),
        );
        replace(&mut server, "root /var/www/readyroom;", &format!("root {};", site.folder.path().display()));
        let mut modules = String::new();
        if let Some(module) = brotli {
            replace(&mut server, "# brotli_static on;", "brotli_static on;");
            modules = format!("load_module {};", module.display());
        }
        // One process, which is this user's: there is nothing to hand over, and stopping it stops everything.
        let own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {};", folder.path().join(name).display()))
            .concat();
        let configuration = format!(
            "daemon off; master_process off; pid {}; error_log stderr; {modules}\n\
             events {{}}\n\
             http {{ access_log off; {own}\n{server} }}\n",
            folder.path().join("pid").display()
        );
        let path = folder.path().join("nginx.conf");
        fs::write(&path, configuration).expect("the temporary folder can be written");
        let mut command = Command::new(nginx_program());
        // Its first words go to a log that it may not write yet as another user than root.
        command.arg("-p").arg(folder.path()).arg("-e").arg("stderr").arg("-c").arg(path);
        WebServer::start(command, folder)
    }

    /// Caddy with `deploy/Caddyfile`, over `site`, without certificates.
    pub(crate) fn caddy(site: &Site) -> WebServer {
        let folder = new_folder();
        let mut configuration = text_of("deploy/Caddyfile");
        let bind = format!("http:// {{\n\tbind unix/{}\n", folder.path().join("socket").display());
        replace(&mut configuration, "readyroom.example.com {\n", &bind);
        replace(&mut configuration, "/var/www/readyroom", &site.folder.path().display().to_string());
        let path = folder.path().join("Caddyfile");
        let options = "{\n\tadmin off\n}\n";
        fs::write(&path, format!("{options}{configuration}")).expect("the temporary folder can be written");
        let mut command = Command::new("caddy");
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(path);
        command.env("HOME", folder.path()).env_remove("XDG_DATA_HOME").env_remove("XDG_CONFIG_HOME");
        WebServer::start(command, folder)
    }

    fn start(mut command: Command, folder: TempDir) -> WebServer {
        let log = fs::File::create(folder.path().join("log")).expect("the temporary folder can be written");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let process = command.spawn().unwrap_or_else(|error| {
            panic!("{}: {error}: run `make setup`, or install it", command.get_program().display())
        });
        let mut server = WebServer { process, folder };
        let start = Instant::now();
        while UnixStream::connect(server.folder.path().join("socket")).is_err() {
            let ended = server.process.try_wait().expect("the state of a child can be asked");
            assert!(
                ended.is_none() && start.elapsed() < Duration::from_secs(20),
                "no start: {}",
                server.log()
            );
            thread::sleep(Duration::from_millis(5));
        }
        server
    }

    /// What it has complained about.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).expect("the log was made before the start")
    }

    /// Asks for a path with further headers.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let further: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let question =
            format!("{method} {path} HTTP/1.1\r\nHost: readyroom.test\r\nConnection: close\r\n{further}\r\n");
        let mut stream = UnixStream::connect(self.folder.path().join("socket")).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time limit can be set");
        stream.write_all(question.as_bytes()).expect("the server reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the server answers");
        Answer::read(&bytes)
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("the headers end");
        let head = str::from_utf8(&bytes[..end]).expect("headers are text");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status line");
        let mut headers = Headers::new();
        for line in lines {
            let (name, value) = line.split_once(':').expect("a header has a value");
            insert(&mut headers, name, value);
        }
        let status = status.parse().expect("a status is a number");
        let chunked = headers.get("transfer-encoding").is_some_and(|encoding| encoding == "chunked");
        let body = &bytes[end + 4..];
        let body = if chunked { join_chunks(body) } else { body.to_vec() };
        Answer { status, headers, body }
    }

    /// The value of a header, empty if there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// The body that was sent in chunks, each after a line with its length.
fn join_chunks(mut bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = bytes.windows(2).position(|two| two == b"\r\n") {
        let length = str::from_utf8(&bytes[..end]).expect("a length is text");
        let length = usize::from_str_radix(length, 16).expect("a length is a number");
        let start = end + 2;
        body.extend_from_slice(&bytes[start..start + length]);
        bytes = &bytes[start + length + 2..];
    }
    body
}

/// The folder that a web server serves: an app at the root and below a path. Dropping it removes it.
pub(crate) struct Site {
    pub(crate) folder: TempDir,
}

impl Site {
    /// A copy of an app for each of the paths, with further files.
    pub(crate) fn of(app: &Path, paths: &[&str], further: &[(&str, &str)]) -> Site {
        let folder = new_folder();
        for path in paths {
            let copy = folder.path().join(path.trim_matches('/'));
            fs::create_dir_all(&copy).expect("the temporary folder can be written");
            for (name, text) in further {
                fs::write(copy.join(name), text).expect("the temporary folder can be written");
            }
            copy_files(app, &copy);
        }
        Site { folder }
    }
}

/// The paths of the files in a folder and the folders below it.
pub(crate) fn files_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(each) = folders.pop() {
        for item in fs::read_dir(&each).unwrap_or_else(|error| panic!("{}: {error}", each.display())) {
            let path = item.expect("a folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder).expect("it was found below the folder");
                found.push(relative.to_str().expect("names of built files are ASCII").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Debian keeps nginx where only root looks for programs.
fn nginx_program() -> PathBuf {
    let paths = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&paths)
        .chain([PathBuf::from("/usr/sbin"), PathBuf::from("/usr/local/sbin")])
        .map(|folder| folder.join("nginx"))
        .find(|program| program.exists())
        .expect("nginx is missing: run `make setup`, or install it (Debian: apt-get install nginx)")
}

/// nginx's module for files compressed with brotli, where the distribution has it.
pub(crate) fn brotli_module() -> Option<PathBuf> {
    let output = Command::new(nginx_program()).arg("-V").output().expect("nginx runs");
    let options = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, rest) = options.split_once("--modules-path=")?;
    let folder = rest.split_whitespace().next()?;
    Some(Path::new(folder).join("ngx_http_brotli_static_module.so")).filter(|module| module.exists())
}

/// A server that runs as another user has to get in.
fn new_folder() -> TempDir {
    let everyone = Permissions::from_mode(0o755);
    let folder = tempfile::Builder::new().permissions(everyone).tempdir();
    folder.expect("there is room for a temporary folder")
}

fn copy_files(from: &Path, to: &Path) {
    for name in files_in(from) {
        let target = to.join(&name);
        fs::create_dir_all(target.parent().expect("it lies in a folder")).expect("the folder can be made");
        fs::copy(from.join(&name), target).expect("the file can be copied");
    }
}

/// Replaces what stands there exactly once, so that a configuration cannot change unnoticed.
fn replace(text: &mut String, old: &str, new: &str) {
    assert_eq!(text.matches(old).count(), 1, "`{old}` stands there once");
    *text = text.replace(old, new);
}
