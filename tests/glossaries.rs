//! The two glossaries that the product is for: the original one, as its team wrote it, and ours of the same entries.

use readyroom::{
    glossary::{Entry, Glossary, SourceFile, embedded, parse},
    quiz::{CardKind, Deck},
};

const SECTIONS: [(&str, &str, usize); 8] = [
    ("kubernetes-k3s", "Kubernetes / k3s", 29),
    ("docker-swarm", "Docker / Swarm", 6),
    ("cloudflare", "Cloudflare", 6),
    ("hetzner", "Hetzner", 3),
    ("neon", "Neon", 4),
    ("backblaze-b2", "Backblaze B2", 3),
    ("go-asynq", "Go + Asynq", 7),
    ("other", "Other", 7),
];

fn original() -> Glossary {
    let parsed = parse(&[SourceFile::new("ops-glossary.md", include_str!("data/ops-glossary.md"))]);
    assert_eq!(parsed.diagnostics, [], "the original needs no editing");
    parsed.glossary
}

fn ours() -> Glossary {
    embedded().expect("it was embedded by this build")
}

fn entry<'a>(glossary: &'a Glossary, id: &str) -> &'a Entry {
    glossary.entry(id).unwrap_or_else(|| panic!("no entry {id}")).1
}

#[test]
fn both_have_eight_sections_and_sixty_five_entries() {
    for glossary in [original(), ours()] {
        let sections: Vec<_> = glossary
            .sections
            .iter()
            .map(|section| (section.id.as_str(), section.name.as_str(), section.entries.len()))
            .collect();
        assert_eq!(sections, SECTIONS);
        assert_eq!(glossary.entries().count(), 65);
    }
}

#[test]
fn sixty_four_entries_can_be_asked() {
    for glossary in [original(), ours()] {
        let deck = Deck::new(glossary);
        let askable = deck.cards().iter().filter(|card| card.kind == CardKind::Meaning).count();
        assert_eq!(askable, 64);
    }
}

#[test]
fn both_have_the_same_terms_expansions_and_chapters() {
    let facts = |glossary: Glossary| {
        let fact = |entry: &Entry| {
            (
                entry.id.clone(),
                entry.term.clone(),
                entry.expansion.clone(),
                entry.chapters.clone(),
                entry.redirect,
            )
        };
        glossary.entries().map(|(_, entry)| fact(entry)).collect::<Vec<_>>()
    };
    assert_eq!(facts(ours()), facts(original()));
}

#[test]
fn unusual_terms_are_read_as_they_are_meant() {
    let glossary = original();
    assert_eq!(entry(&glossary, "mode-global").term, "mode: global");
    assert_eq!(entry(&glossary, "full-strict-ssl").term, "Full (strict) SSL");
    assert_eq!(entry(&glossary, "proxied").term, "Proxied");
    assert_eq!(entry(&glossary, "proxied").expansion, None, "a qualifier is no expansion");
    assert_eq!(entry(&glossary, "taint-toleration").term, "Taint / Toleration");
    assert_eq!(entry(&glossary, "goose-db-version").term, "goose_db_version");
    assert_eq!(entry(&glossary, "sync-once").term, "sync.Once");
    assert_eq!(entry(&glossary, "crd").expansion.as_deref(), Some("Custom Resource Definition"));
    assert_eq!(entry(&glossary, "rbac").expansion.as_deref(), Some("Role-Based Access Control"));
    let redirect = entry(&glossary, "other-vxlan");
    assert!(redirect.redirect);
    assert_eq!(redirect.see, ["vxlan"]);
    let bug = entry(&glossary, "sync-once");
    assert_eq!(bug.chapters, [19]);
    assert!(bug.definition_text().ends_with("Source of bug #6."), "{}", bug.definition_text());
}

/// Facts that are true only of this stack: to lose one in a rewording is to teach people something else.
#[test]
fn ours_keeps_every_local_fact() {
    let glossary = ours();
    let facts = [
        ("node", "3 nodes"),
        ("hpa", "not currently enabled"),
        ("networkpolicy", "not currently"),
        ("namespace", "honeydue"),
        ("namespace", "kube-system"),
        ("daemonset", "Traefik"),
        ("kube-proxy", "IPVS"),
        ("pvc", "Redis"),
        ("configmap", "envFrom"),
        ("taint-toleration", "neither"),
        ("swarm", "used to"),
        ("flexible-ssl", "current"),
        ("full-strict-ssl", "target"),
        ("pop", "300"),
        ("workers", "yet"),
        ("cx33", "80 GB"),
        ("cloud-firewall", "UFW"),
        ("nbg1", "our region"),
        ("launch-plan", "$5"),
        ("pooler", "-pooler"),
        ("b2", "uploads"),
        ("automigrate", "2026-04"),
        ("automigrate", "testutil.SetupTestDB"),
        ("goose", "12b2f9d"),
        ("goose", "migrations/"),
        ("goose-db-version", "RequireSchemaApplied"),
        ("mtu", "50 bytes"),
        ("starttls", "Fastmail"),
        ("sync-once", "bug #6"),
    ];
    for (id, fact) in facts {
        let text = entry(&glossary, id).definition_text();
        assert!(text.to_lowercase().contains(&fact.to_lowercase()), "{id} lost {fact:?}: {text}");
    }
}
