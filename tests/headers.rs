//! The page and the hosts' configurations in `deploy/` say the same about safety, so that it does not matter where
//! Readyroom is deployed. `tests/deploy.rs` asks a real server.

#[path = "support/headers.rs"]
mod headers;

use headers::{Headers, for_every_answer, insert, policy_of_page, text_of};

/// The lines of a configuration, without comments.
fn lines_of(path: &str) -> Vec<String> {
    let is_code = |line: &&str| !line.is_empty() && !line.starts_with('#');
    text_of(path).lines().map(str::trim).filter(is_code).map(str::to_owned).collect()
}

/// What nginx adds to every answer, error pages included.
fn of_nginx() -> Headers {
    let mut headers = Headers::new();
    for line in lines_of("deploy/nginx.conf") {
        let Some(header) = line.strip_prefix("add_header ") else { continue };
        let (header, _) =
            header.split_once(" always;").unwrap_or_else(|| panic!("not for error pages: {line}"));
        let (name, value) = header.split_once(' ').expect("a header has a value");
        insert(&mut headers, name, value.trim_matches('"'));
    }
    headers
}

/// What Caddy adds to every answer: the block of its `header` directive.
fn of_caddy() -> Headers {
    let mut headers = Headers::new();
    let lines = lines_of("deploy/Caddyfile");
    let block = lines.iter().skip_while(|line| *line != "header {").skip(1).take_while(|line| *line != "}");
    for line in block {
        let (name, value) = line.split_once(' ').expect("a header has a value");
        insert(&mut headers, name, value.trim_matches('"'));
    }
    headers
}

#[test]
fn every_copy_of_the_policy_is_the_pages_own() {
    let policy = policy_of_page(&text_of("index.html"));
    assert!(policy.starts_with("default-src 'none';"), "what is not allowed is forbidden: {policy}");
    for unsafe_source in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "data:", "*"] {
        assert!(!policy.contains(unsafe_source), "{unsafe_source} in {policy}");
    }
    let with_header_only = format!("{policy}; frame-ancestors 'none'");
    for (host, headers) in [("nginx", of_nginx()), ("Caddy", of_caddy()), ("_headers", for_every_answer())] {
        assert_eq!(headers.get("content-security-policy"), Some(&with_header_only), "{host}");
    }
}

#[test]
fn every_host_sends_the_same_headers() {
    let mut nginx = of_nginx();
    assert_eq!(nginx.remove("cache-control").as_deref(), Some("$readyroom_cache"));
    assert_eq!(nginx, for_every_answer(), "nginx");
    assert_eq!(of_caddy(), for_every_answer(), "Caddy");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(for_every_answer().get(name).map(String::as_str), Some(value), "{name}");
    }
}
