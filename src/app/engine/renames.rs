//! What an entry is called now that had another name: bookmarks and links of others outlive names.

use super::{Engine, changes::ASIDE};
use crate::{
    progress::Moves,
    quiz::{Change, Changelog},
};

impl Engine {
    /// The id of the present entry that had that one before, as far as the versions of the glossary or the histories that
    /// were moved tell. None while an entry has that very id.
    pub(crate) fn renamed_to(&self, former: &str, changelog: &Changelog) -> Option<String> {
        let is_there = |id: &String| self.glossary().entry(id).is_some();
        if is_there(&former.to_owned()) {
            return None;
        }
        // From the log, which has not learned them yet when the first page is made.
        let moves = Moves::all(self.journal.log());
        let by_versions = |id: &str| after_versions(id, changelog);
        let by_moves = |id: &str| after_moves(id, &moves);
        // Renamed before what one of them knows, and again after it.
        let ways = [
            by_versions(former),
            by_moves(former),
            by_moves(&by_versions(former)),
            by_versions(&by_moves(former)),
        ];
        ways.into_iter().find(is_there)
    }
}

fn after_versions(id: &str, changelog: &Changelog) -> String {
    let mut id = id.to_owned();
    for version in &changelog.versions {
        let is_of_it = |from: &Option<String>| from.as_deref() == Some(&*id);
        let renamed = version.changes.iter().find(|change| {
            matches!(change.change, Change::Renamed | Change::Moved) && is_of_it(&change.from)
        });
        if let Some(renamed) = renamed {
            id = renamed.card.entry().to_owned();
        }
    }
    id
}

fn after_moves(id: &str, moves: &[Moves]) -> String {
    let mut id = id.to_owned();
    for moves in moves {
        // A single fact may go elsewhere, or be set aside while its entry stays.
        let mut of_it =
            moves.cards.iter().filter(|(from, to)| from.entry() == id && !to.entry().contains(ASIDE));
        let first = of_it.clone().next();
        if let Some((_, to)) = of_it.find(|(from, _)| from.as_str().ends_with("/meaning")).or(first) {
            id = to.entry().to_owned();
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{
        app::engine::tests::at,
        glossary::{Glossary, SourceFile, parse},
        progress::{Event, Import, MemoryStore},
        quiz::{CardId, Deck},
    };

    fn glossary(text: &str) -> Glossary {
        parse(&[SourceFile::new("g.md", text)]).glossary
    }

    fn open(text: &str, events: Vec<Event>) -> Engine {
        let (mut engine, _) =
            Engine::open(Deck::new(glossary(text)), Rc::new(MemoryStore::default()), [1, 1], at(0));
        engine.import(Import { device: None, events, settings: Vec::new(), unreadable: 0 }, at(0)).unwrap();
        engine
    }

    fn moved(at: i64, pairs: &[(&str, &str)]) -> Event {
        let card = |id: &str| CardId::from_stored(id);
        let cards = pairs.iter().map(|(from, to)| (card(from), card(to))).collect();
        Moves { id: format!("m-{at}"), at, cards }.to_event()
    }

    const PLAN: &str = "What Neon bills a project by: its size, hours of computing and storage.";

    fn plan(name: &str) -> String {
        format!("## Neon\n\n**{name}**: {PLAN}\n\n**Branch**: Isolated copy of a database.\n")
    }

    #[test]
    fn the_versions_of_the_glossary_lead_on() {
        let versions: Vec<_> =
            (0..).zip(["Launch plan", "Start plan"].map(|name| glossary(&plan(name)))).collect();
        let present = plan("Price plan");
        let changelog = Changelog::new(&versions, true, &glossary(&present));
        let engine = open(&present, Vec::new());
        for former in ["launch-plan", "start-plan"] {
            assert_eq!(engine.renamed_to(former, &changelog).as_deref(), Some("price-plan"), "{former}");
        }
        for other in ["price-plan", "branch", "nothing", ""] {
            assert_eq!(engine.renamed_to(other, &changelog), None, "{other}");
        }
        assert_eq!(engine.renamed_to("launch-plan", &Changelog::default()), None);
    }

    #[test]
    fn moved_histories_lead_on() {
        let none = Changelog::default();
        let later =
            moved(20, &[("start-plan/local", "branch/local"), ("start-plan/meaning", "price-plan/meaning")]);
        let events = vec![later, moved(10, &[("launch-plan/meaning", "start-plan/meaning")])];
        let engine = open(&plan("Price plan"), events);
        assert_eq!(engine.renamed_to("launch-plan", &none).as_deref(), Some("price-plan"));
        assert_eq!(engine.renamed_to("start-plan", &none).as_deref(), Some("price-plan"));
        assert_eq!(engine.renamed_to("branch", &none), None);
        let aside = moved(10, &[("launch-plan/local", "launch-plan~12ab/local")]);
        assert_eq!(open(&plan("Price plan"), vec![aside]).renamed_to("launch-plan", &none), None);
    }

    #[test]
    fn what_both_know_is_put_together() {
        let versions = [(1, glossary(&plan("Start plan")))];
        let changelog = Changelog::new(&versions, true, &glossary(&plan("Price plan")));
        let engine =
            open(&plan("Price plan"), vec![moved(10, &[("launch-plan/meaning", "start-plan/meaning")])]);
        assert_eq!(engine.renamed_to("launch-plan", &changelog).as_deref(), Some("price-plan"));
    }
}
