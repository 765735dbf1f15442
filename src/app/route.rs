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
    /// The glossary; the query, as it stands in the address, says which entries one looks for ([`Filter`]).
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

/// Which entries of the glossary one looks for: what the query of [`Route::Glossary`] says. An empty text leaves none out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// What they are searched for.
    pub text: String,
    /// The id of their section.
    pub section: String,
    /// How well they are known, by name; the page of the glossary knows the names.
    pub state: String,
}

impl Filter {
    /// Reads a query. Total: what is missing is empty, what is unknown is left out.
    pub fn parse(query: &str) -> Filter {
        let [text, section, state] = PARAMETERS.map(|name| parameter(query, name).unwrap_or_default());
        Filter { text, section, state }
    }

    /// The query that says the same; empty for all entries.
    pub fn query(&self) -> String {
        let parts = PARAMETERS.into_iter().zip([&self.text, &self.section, &self.state]);
        let given = parts.filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
    }
}

/// How the parts of a [`Filter`] are called in an address.
const PARAMETERS: [&str; 3] = ["q", "section", "state"];

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
            (Some("glossary"), None) => Route::Glossary(query.to_owned()),
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
            Route::Glossary(query) => format!("#/glossary?{query}"),
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
    use super::{Filter, Route};

    fn filter(text: &str, section: &str, state: &str) -> Filter {
        Filter { text: text.to_owned(), section: section.to_owned(), state: state.to_owned() }
    }

    fn filter_of(address: &str) -> Filter {
        match Route::parse(address) {
            Route::Glossary(query) => Filter::parse(&query),
            other => panic!("{address} is no page of the glossary, but {other:?}"),
        }
    }

    #[test]
    fn reads_the_published_addresses() {
        assert_eq!(Route::parse(""), Route::Home);
        assert_eq!(Route::parse("#/"), Route::Home);
        assert_eq!(Route::parse("#/study"), Route::Study(None));
        assert_eq!(Route::parse("#/study/neon"), Route::Study(Some("neon".into())));
        assert_eq!(Route::parse("#/practice/kubernetes-k3s"), Route::Practise("kubernetes-k3s".into()));
        assert_eq!(Route::parse("#/glossary"), Route::Glossary(String::new()));
        assert_eq!(filter_of("#/glossary?q=load+balancing%21"), filter("load balancing!", "", ""));
        let all = filter("a", "go-asynq", "weak");
        assert_eq!(filter_of("#/glossary?q=a&section=go-asynq&state=weak"), all);
        assert_eq!(filter_of("#/glossary?state=weak&section=go-asynq&q=a&later=1"), all);
        assert_eq!(filter_of("#/glossary?"), Filter::default());
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
            Route::Glossary(String::new()),
            Route::Glossary(filter("50 % & more? #1/2", "", "").query()),
            Route::Glossary(filter("a=b", "größe", "leech").query()),
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
    fn a_filter_is_read_again_from_the_address_that_it_makes() {
        for filter in [
            Filter::default(),
            filter("50 % & more? #1/2", "", ""),
            filter("", "größe", ""),
            filter("a=b", "c+d", "leech"),
        ] {
            assert_eq!(filter_of(&Route::Glossary(filter.query()).href()), filter);
        }
        assert_eq!(filter("a b", "neon", "").query(), "q=a%20b&section=neon");
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
