//! A real nginx with `deploy/nginx.conf` serves the built app in `dist/` (or in the folder that READYROOM_DIST names), at
//! the root and below a path; every header of every file is read.

#[path = "support/headers.rs"]
mod headers;
#[path = "support/web_server.rs"]
mod web_server;

use std::{env, fs, path::PathBuf};

use headers::{for_every_answer, for_patterns, in_repository, policy_of_page};
use sha2::{Digest, Sha256};
use web_server::{Answer, Site, WebServer, brotli_module, files_in};

const FOREVER: &str = "public, max-age=31536000, immutable";
const ANEW: &str = "no-cache";
const BASES: [&str; 2] = ["/", "/team/readyroom/"];

/// Files whose content may change while their name stays, so that they would do harm if they were kept.
const ANEW_EACH_TIME: [&str; 4] = ["index.html", "sw.js", "manifest.webmanifest", "icon-192.png"];

/// Files that an app may have one day: none has a hash in its name.
const LATER: [(&str, &str); 2] = [
    ("notes-0123456789ab.json", "{}\n"),
    ("page-cafe.js", "// Not a hash, though it looks like the end of one.\n"),
];

fn dist() -> PathBuf {
    let folder = env::var_os("READYROOM_DIST").map_or_else(|| in_repository("dist"), PathBuf::from);
    assert!(folder.join("index.html").exists(), "no app in {}: run `make build` first", folder.display());
    folder
}

fn site() -> Site {
    Site::of(&dist(), &BASES, &LATER)
}

/// The paths of the files that a browser asks for: those with a compressed version beside them, and the others.
fn addresses(site: &Site) -> Vec<String> {
    let files = files_in(site.folder.path());
    files.into_iter().filter(|path| !path.ends_with(".br") && !path.ends_with(".gz")).collect()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => panic!("{path} has a type that is not looked at: add it here and in deploy/"),
    }
}

/// `name-0123456789ab.js`: the hash, if the file's name has one and may therefore be kept for ever.
fn hash_in(path: &str) -> Option<&str> {
    let (stem, extension) = path.rsplit_once('.')?;
    let (_, hash) = stem.rsplit_once('-')?;
    let is_hash =
        hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    (is_hash && ["js", "css", "wasm"].contains(&extension)).then_some(hash)
}

fn check_safety(answer: &Answer, what: &str) {
    for (name, value) in for_every_answer() {
        assert_eq!(answer.header(&name), value, "{name} of {what}");
    }
}

fn check_file(server: &WebServer, site: &Site, path: &str, accepted: &str, encoding: &str) {
    let what = format!("/{path}, accepting `{accepted}`");
    let ending = match encoding {
        "br" => ".br",
        "gzip" => ".gz",
        _ => "",
    };
    // A file that was not compressed at build time is sent as it is.
    let stored = site.folder.path().join(format!("{path}{ending}"));
    let (stored, encoding) =
        if stored.exists() { (stored, encoding) } else { (site.folder.path().join(path), "") };
    let accept = [("Accept-Encoding", accepted)];
    let answer = server.ask("GET", &format!("/{path}"), &accept);
    assert_eq!(answer.status, 200, "{what}");
    check_safety(&answer, &what);
    assert_eq!(answer.header("content-type"), content_type(path), "{what}");
    assert_eq!(answer.header("content-encoding"), encoding, "{what}");
    assert!(answer.body == fs::read(stored).expect("the file is there"), "{what}: other bytes");
    if answer.header("transfer-encoding") != "chunked" {
        assert_eq!(answer.header("content-length"), answer.body.len().to_string(), "{what}");
    }
    if !encoding.is_empty() {
        assert_eq!(answer.header("vary"), "Accept-Encoding", "{what}");
    }
    let cache = if hash_in(path).is_some() { FOREVER } else { ANEW };
    assert_eq!(answer.header("cache-control"), cache, "{what}");
    assert!(!answer.header("server").contains(char::is_numeric), "{what}: {}", answer.header("server"));

    let head = server.ask("HEAD", &format!("/{path}"), &accept);
    assert_eq!((head.status, head.body.len()), (200, 0), "HEAD {what}");
    for name in ["content-type", "content-encoding", "cache-control", "etag"] {
        assert_eq!(head.header(name), answer.header(name), "{name} of HEAD {what}");
    }

    let known = [("Accept-Encoding", accepted), ("If-None-Match", answer.header("etag"))];
    let same = server.ask("GET", &format!("/{path}"), &known);
    assert_eq!((same.status, same.body.len()), (304, 0), "{what}, unchanged");
    assert_eq!(same.header("cache-control"), cache, "{what}, unchanged");
    check_safety(&same, &format!("{what}, unchanged"));
}

fn check_every_file(server: &WebServer, site: &Site, accepted: &str, encoding: &str) {
    let paths = addresses(site);
    assert!(paths.len() >= 2 * (6 + LATER.len()), "both copies of the app: {paths:?}");
    for name in ANEW_EACH_TIME {
        assert!(paths.iter().any(|path| path == name) && hash_in(name).is_none(), "{name} in {paths:?}");
    }
    for path in paths {
        check_file(server, site, &path, accepted, encoding);
    }
}

fn check_pages(server: &WebServer, site: &Site) {
    for base in BASES {
        let page = server.ask("GET", base, &[]);
        assert_eq!(page.status, 200, "{base}");
        assert_eq!(page.header("cache-control"), ANEW, "{base}");
        assert_eq!(page.body, fs::read(site.folder.path().join("index.html")).expect("the app has a page"));
        check_safety(&page, base);
        // What the page names is there, from where the page stands.
        let html = String::from_utf8(page.body).expect("the page is UTF-8");
        let named: Vec<_> = html.split('"').filter_map(|text| text.strip_prefix("./")).collect();
        assert!(named.len() >= 5, "{named:?}");
        for name in named {
            assert_eq!(server.ask("GET", &format!("{base}{name}"), &[]).status, 200, "{base}{name}");
        }
        assert_eq!(
            page.headers["content-security-policy"],
            format!("{}; frame-ancestors 'none'", policy_of_page(&html))
        );
    }
    let without_slash = server.ask("GET", "/team/readyroom", &[]);
    assert!([301, 308].contains(&without_slash.status), "{}", without_slash.status);
    assert_eq!(
        without_slash.header("location"),
        "/team/readyroom/",
        "without a scheme, which a proxy may change"
    );
}

fn check_what_is_not_there(server: &WebServer) {
    for path in [
        "/nothing",
        "/study",
        "/readyroom-000000000000.wasm",
        "/team/readyroom/boot-000000000000.js",
        "/team/",
        "/..%2f..%2fetc/passwd",
    ] {
        let answer = server.ask("GET", path, &[("Accept-Encoding", "br, gzip")]);
        assert!([400, 403, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("Readyroom"), "{path} is not the page");
        if answer.status == 404 {
            assert_eq!(answer.header("cache-control"), ANEW, "{path} may be there tomorrow");
            check_safety(&answer, path);
        }
    }
    let missing = server.ask("GET", "/readyroom-000000000000.wasm", &[]);
    assert_eq!(missing.status, 404, "the program is there or it is not; a page in its stead would be run");
}

fn check_that_nothing_can_be_written(server: &WebServer) {
    for method in ["POST", "PUT", "DELETE"] {
        let answer = server.ask(method, "/index.html", &[("Content-Length", "0")]);
        assert_eq!(answer.status, 405, "{method}");
        check_safety(&answer, method);
    }
}

#[test]
fn nginx_serves_every_file_as_it_should() {
    let site = site();
    let nginx = WebServer::nginx(&site, None);
    check_every_file(&nginx, &site, "", "");
    check_every_file(&nginx, &site, "gzip, deflate, br, zstd", "gzip");
    check_every_file(&nginx, &site, "gzip;q=0, identity", "");
    check_pages(&nginx, &site);
    check_what_is_not_there(&nginx);
    check_that_nothing_can_be_written(&nginx);
    let complaints: Vec<_> =
        nginx.log().lines().filter(|line| !line.contains("[error]")).map(str::to_owned).collect();
    assert_eq!(complaints, Vec::<String>::new(), "nginx reads its configuration without a warning");
}

#[test]
fn nginx_serves_brotli_where_it_has_the_module() {
    let Some(module) = brotli_module() else {
        eprintln!(
            "nginx has no module for brotli here (Debian: libnginx-mod-http-brotli-static): not tested"
        );
        return;
    };
    let site = site();
    let nginx = WebServer::nginx(&site, Some(&module));
    check_every_file(&nginx, &site, "gzip, deflate, br, zstd", "br");
    check_every_file(&nginx, &site, "gzip", "gzip");
    check_every_file(&nginx, &site, "br;q=0, gzip", "gzip");
    check_every_file(&nginx, &site, "", "");
}

#[test]
#[ignore = "needs Caddy, which set-up does not install: run it by name after a change of deploy/Caddyfile"]
fn caddy_serves_every_file_as_it_should() {
    let site = site();
    let caddy = WebServer::caddy(&site);
    check_every_file(&caddy, &site, "gzip, deflate, br, zstd", "br");
    check_every_file(&caddy, &site, "gzip", "gzip");
    check_every_file(&caddy, &site, "", "");
    check_pages(&caddy, &site);
    check_what_is_not_there(&caddy);
}

#[test]
fn names_with_a_hash_are_hashes_of_the_content_and_stand_beside_compressed_files() {
    let mut kinds = Vec::new();
    for path in files_in(&dist()) {
        let Some(hash) = hash_in(&path) else { continue };
        let content = fs::read(dist().join(&path)).expect("the file is there");
        let digest: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(digest.starts_with(hash), "{path}: {digest}");
        for ending in ["br", "gz"] {
            assert!(dist().join(format!("{path}.{ending}")).exists(), "{path} has no {ending} beside it");
        }
        kinds.push(path.rsplit_once('.').expect("it has a hash and an extension").1.to_owned());
    }
    for kind in ["js", "css", "wasm"] {
        assert!(kinds.iter().any(|each| each == kind), "no {kind} with a hash in its name: {kinds:?}");
    }
}

/// Cloudflare Pages and Netlify cannot say "a hash", so that `deploy/_headers` lists the names' beginnings.
#[test]
fn the_list_for_other_hosts_names_every_file_with_a_hash_and_no_other() {
    let rules = for_patterns();
    let kept: Vec<_> = rules.iter().filter(|(_, headers)| headers.contains_key("cache-control")).collect();
    assert!(kept.iter().all(|(_, headers)| headers["cache-control"] == FOREVER), "{kept:?}");
    let matching = |path: &str| {
        let matches = |pattern: &str| {
            let (start, end) = pattern.split_once('*').expect("a pattern has one star");
            path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end))
        };
        kept.iter().filter(|(pattern, _)| matches(pattern)).count()
    };
    for path in files_in(&dist()).iter().map(String::as_str).chain(LATER.map(|(name, _)| name)) {
        assert_eq!(matching(&format!("/{path}")), usize::from(hash_in(path).is_some()), "{path}");
    }
}
