//! Every URL of the app, parsed and printed in one place.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stays readable in an address: everything else is percent-encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A page of the app, with what the page is about.
///
/// [`Route::parse`] and [`Route::href`] are inverse for every route but [`Route::Unknown`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What is due, and the sections.
    Home,
    /// Spaced repetition, of one section (by id) or of all.
    Study(Option<String>),
    /// One section at once, whatever is due.
    Practise(String),
    /// The glossary, searched for a text that may be empty.
    Glossary(String),
    /// One entry, by id.
    Term(String),
    /// What the glossary says now and did not say before.
    Changes,
    /// What studying came to, in charts.
    Statistics,
    /// The shift, readiness for it, the plan.
    Readiness,
    /// A session of the cards that are planned for today.
    Planned,
    /// The self-test.
    Test,
    /// How ready the team is, by codes.
    Team,
    /// The first weeks: placement test, milestones.
    Start,
    /// Options, export, import, reset.
    Settings,
    /// An address that leads nowhere.
    Unknown(String),
}

impl Route {
    /// The route of a location's hash, with or without its `#`. Total: what is no route is [`Route::Unknown`].
    pub fn parse(hash: &str) -> Route {
        let address = hash.trim_start_matches('#');
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut parts = path.split('/').filter(|part| !part.is_empty()).map(decode);
        let route = match (parts.next().as_deref(), parts.next()) {
            (None, _) => Route::Home,
            (Some("study"), section) => Route::Study(section),
            (Some("practice"), Some(section)) => Route::Practise(section),
            (Some("glossary"), None) => Route::Glossary(parameter(query, "q").unwrap_or_default()),
            (Some("term"), Some(entry)) => Route::Term(entry),
            (Some("changes"), None) => Route::Changes,
            (Some("stats"), None) => Route::Statistics,
            (Some("readiness"), None) => Route::Readiness,
            (Some("readiness"), Some(part)) if part == "study" => Route::Planned,
            (Some("test"), None) => Route::Test,
            (Some("team"), None) => Route::Team,
            (Some("start"), None) => Route::Start,
            (Some("settings"), None) => Route::Settings,
            _ => Route::Unknown(address.to_owned()),
        };
        if parts.next().is_some() { Route::Unknown(address.to_owned()) } else { route }
    }

    /// The address of the route, to be used as a link's target.
    pub fn href(&self) -> String {
        match self {
            Route::Home => "#/".to_owned(),
            Route::Study(None) => "#/study".to_owned(),
            Route::Study(Some(section)) => format!("#/study/{}", encode(section)),
            Route::Practise(section) => format!("#/practice/{}", encode(section)),
            Route::Glossary(query) if query.is_empty() => "#/glossary".to_owned(),
            Route::Glossary(query) => format!("#/glossary?q={}", encode(query)),
            Route::Term(entry) => format!("#/term/{}", encode(entry)),
            Route::Changes => "#/changes".to_owned(),
            Route::Statistics => "#/stats".to_owned(),
            Route::Readiness => "#/readiness".to_owned(),
            Route::Planned => "#/readiness/study".to_owned(),
            Route::Test => "#/test".to_owned(),
            Route::Team => "#/team".to_owned(),
            Route::Start => "#/start".to_owned(),
            Route::Settings => "#/settings".to_owned(),
            Route::Unknown(address) => format!("#{address}"),
        }
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn parameter(query: &str, name: &str) -> Option<String> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| decode(&value.replace('+', " ")))
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn reads_the_published_addresses() {
        assert_eq!(Route::parse(""), Route::Home);
        assert_eq!(Route::parse("#/"), Route::Home);
        assert_eq!(Route::parse("#/study"), Route::Study(None));
        assert_eq!(Route::parse("#/study/neon"), Route::Study(Some("neon".into())));
        assert_eq!(Route::parse("#/practice/kubernetes-k3s"), Route::Practise("kubernetes-k3s".into()));
        assert_eq!(Route::parse("#/glossary"), Route::Glossary(String::new()));
        assert_eq!(Route::parse("#/glossary?q=load+balancing%21"), Route::Glossary("load balancing!".into()));
        assert_eq!(Route::parse("#/term/crd"), Route::Term("crd".into()));
        assert_eq!(Route::parse("#/changes"), Route::Changes);
        assert_eq!(Route::parse("#/stats"), Route::Statistics);
        assert_eq!(Route::parse("#/settings"), Route::Settings);
        assert_eq!(Route::parse("#/readiness"), Route::Readiness);
        assert_eq!(Route::parse("#/readiness/study"), Route::Planned);
        assert_eq!(Route::parse("#/test"), Route::Test);
        assert_eq!(Route::parse("#/team"), Route::Team);
        assert_eq!(Route::parse("#/start"), Route::Start);
    }

    #[test]
    fn what_it_prints_it_reads_again() {
        let routes = [
            Route::Home,
            Route::Study(None),
            Route::Study(Some("größe-コンテナ".into())),
            Route::Practise("go-asynq".into()),
            Route::Glossary("50 % & more? #1/2".into()),
            Route::Term("term-100".into()),
            Route::Changes,
            Route::Statistics,
            Route::Settings,
            Route::Readiness,
            Route::Planned,
            Route::Test,
            Route::Team,
            Route::Start,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_says_so() {
        for address in [
            "#/nonsense",
            "#/readiness/x",
            "#/practice",
            "#/term",
            "#/settings/x",
            "#/study/a/b",
            "#//%ff%fe/",
        ] {
            assert!(matches!(Route::parse(address), Route::Unknown(_)), "{address}");
        }
    }
}
