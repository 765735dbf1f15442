use super::{
    changes::SEEN,
    tests::{MONDAY_NOON, answer_right, at},
    *,
};
use crate::{
    glossary::{SourceFile, parse},
    memory::{
        Mode, Phase, Scope,
        clock::{DAY, MINUTE},
    },
    progress::{Event, Import, MemoryStore},
    quiz::{Change, KindSet, Outcome, QuestionKind, Task},
};

const BEFORE: &str = "\
## Kubernetes

**Node**: A machine that runs pods. We have 3 nodes.

**Pod**: Smallest thing that can be scheduled, one or more containers with one address.

**Ingress**: Rules by which requests from outside reach a service in the cluster.

## Databases

**AutoMigrate**: Tool of GORM that changes tables at start so that they fit the models.

**Branch**: Isolated copy of a database that is made in moments and shares its pages.

**Pooler**: PgBouncer that shares few connections among many clients.
";

fn of_events(events: Vec<Event>) -> Import {
    Import { device: None, events, settings: Vec::new(), unreadable: 0 }
}

fn open(text: &str, store: &Rc<MemoryStore>, tab: u64, now: Moment) -> Engine {
    let glossary = parse(&[SourceFile::new("ops.md", text)]).glossary;
    let (engine, notices) = Engine::open(Deck::new(glossary), store.clone(), [1, tab], now);
    assert_eq!(notices, []);
    engine
}

fn everything() -> Scope {
    Scope { mode: Mode::Study, section: None, at_most: None }
}

/// An engine that was opened later with another glossary, and compared.
fn changed(text: &str, store: &Rc<MemoryStore>, tab: u64, now: Moment) -> Engine {
    let mut engine = open(text, store, tab, now);
    engine.compare_glossary(now).unwrap();
    engine
}

/// Answers everything until nothing waits, on two days, so that every card of the glossary was seen.
fn study(engine: &mut Engine, days: std::ops::Range<i64>) {
    for day in days {
        engine.begin_anew(everything(), at(day * DAY)).unwrap();
        for minute in 1.. {
            if engine.asked().is_none() {
                break;
            }
            assert!(minute < 100, "the session ends");
            let now = at(day * DAY + minute * MINUTE);
            answer_right(engine, now);
            engine.next(now);
        }
    }
}

fn learned(text: &str) -> Rc<MemoryStore> {
    let store = Rc::new(MemoryStore::default());
    study(&mut open(text, &store, 1, at(0)), 0..3);
    store
}

fn card(id: &str) -> CardId {
    CardId::from_stored(id)
}

fn reviews(engine: &Engine, id: &str) -> u32 {
    engine.memories.of(&card(id)).reviews
}

fn news(engine: &Engine) -> Vec<(Change, String)> {
    engine.news().into_iter().map(|news| (news.change, news.card.to_string())).collect()
}

fn edited(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BEFORE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    })
}

const FIVE: (&str, &str) = ("We have 3 nodes.", "We have 5 nodes.");
const REWORDED: (&str, &str) = ("A machine that runs pods.", "Machine which runs pods.");
const REDEFINED: (&str, &str) = (
    "Rules by which requests from outside reach a service in the cluster.",
    "Deprecated interface that nothing uses any more; Gateways replace it.",
);
const RENAMED: (&str, &str) = ("**Branch**:", "**Neon branch (formerly Branch)**:");
const GONE: (&str, &str) = ("**Pooler**: PgBouncer that shares few connections among many clients.\n", "");

#[test]
fn the_same_glossary_says_nothing() {
    let store = learned(BEFORE);
    let before = open(BEFORE, &store, 2, at(3 * DAY));
    let engine = changed(BEFORE, &store, 3, at(3 * DAY));
    assert_eq!((news(&engine), engine.tidings()), (vec![], None));
    assert_eq!(engine.journal.log(), before.journal.log());
    assert!(reviews(&engine, "node/local") > 1, "everything was learned");
}

#[test]
fn a_first_visit_and_one_without_answers_are_told_nothing() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = changed(BEFORE, &store, 1, at(0));
    assert!(engine.journal.setting(SEEN).is_none(), "nothing is stored before anything is studied");
    engine.begin(&everything(), at(0)).unwrap();
    assert!(engine.journal.setting(SEEN).is_some());
    let engine = changed(&edited(&[FIVE, REDEFINED]), &store, 2, at(DAY));
    assert_eq!(
        (news(&engine), engine.tidings()),
        (vec![], None),
        "what was asked and not answered is not known"
    );
}

#[test]
fn a_new_wording_keeps_the_memory_and_says_nothing() {
    let store = learned(BEFORE);
    let before = open(BEFORE, &store, 2, at(3 * DAY)).memories;
    let engine = changed(&edited(&[REWORDED]), &store, 3, at(3 * DAY));
    assert_eq!((news(&engine), engine.tidings()), (vec![], None));
    assert_eq!(engine.memories, before);
}

#[test]
fn a_new_definition_is_asked_next_with_the_difference() {
    let store = learned(BEFORE);
    let before = open(BEFORE, &store, 2, at(3 * DAY)).memories.of(&card("ingress/meaning"));
    let mut engine = changed(&edited(&[REDEFINED]), &store, 3, at(2 * DAY + 60 * MINUTE));
    assert_eq!(news(&engine), [(Change::Definition, "ingress/meaning".to_owned())]);
    assert_eq!(engine.memories.of(&card("ingress/meaning")), before, "the memory is kept");
    assert_eq!(engine.tidings().unwrap().definitions, 1);

    let now = at(2 * DAY + 61 * MINUTE);
    engine.begin(&everything(), now).unwrap();
    assert_eq!(
        engine.asked().unwrap().question.card,
        card("ingress/meaning"),
        "it is not due, and yet asked"
    );
    answer_right(&mut engine, now);
    let shown = engine.answered().unwrap().news.clone().expect("the difference is shown");
    assert!(shown.old.starts_with("Rules by which") && shown.new.starts_with("Deprecated"));
    assert_eq!(engine.changed_cards(), []);
    assert!(engine.open_news(&card("ingress/meaning")).is_none(), "once");
    assert_eq!(engine.stale_cards(), []);
}

#[test]
fn a_changed_fact_is_reset_alone_and_asked_at_once() {
    let store = learned(BEFORE);
    let before = open(BEFORE, &store, 2, at(3 * DAY)).memories;
    let mut engine = changed(&edited(&[FIVE]), &store, 3, at(3 * DAY));
    assert_eq!(news(&engine), [(Change::LocalFact, "node/local".to_owned())]);
    for (id, memory) in before.iter() {
        let is_fact = id.as_str() == "node/local";
        assert_eq!(engine.memories.of(id).is_new(), is_fact, "{id}");
        assert!(is_fact || engine.memories.of(id) == *memory, "{id}");
    }
    engine.change_settings(|settings| settings.new_per_day = 0, at(3 * DAY)).unwrap();
    engine.begin(&everything(), at(3 * DAY)).unwrap();
    assert_eq!(engine.asked().unwrap().question.card, card("node/local"), "whatever the limit of new cards");

    // Any device that has the log comes to the same.
    let events: Vec<Event> = engine.journal.log().events().into_iter().cloned().collect();
    let (mut other, _) = Engine::open(
        Deck::new(engine.glossary().clone()),
        Rc::new(MemoryStore::default()),
        [2, 9],
        at(4 * DAY),
    );
    other.import(of_events(events), at(4 * DAY)).unwrap();
    other.change_settings(|settings| settings.new_per_day = 0, at(4 * DAY)).unwrap();
    assert_eq!(other.memories, engine.memories);
    assert_eq!(other.news(), engine.news());
}

#[test]
fn a_history_goes_to_the_new_name_and_to_the_new_section() {
    let store = learned(BEFORE);
    let before = open(BEFORE, &store, 2, at(3 * DAY)).memories;
    let moved = edited(&[
        RENAMED,
        ("## Databases\n\n**AutoMigrate**", "**AutoMigrate**"),
        ("**Neon branch", "## Databases\n\n**Neon branch"),
    ]);
    let engine = changed(&moved, &store, 3, at(3 * DAY));
    assert_eq!(engine.memories.of(&card("neon-branch/meaning")), before.of(&card("branch/meaning")));
    assert!(engine.memories.get(&card("branch/meaning")).is_none());
    assert_eq!(engine.memories.of(&card("automigrate/meaning")), before.of(&card("automigrate/meaning")));
    let mut found = news(&engine);
    found.sort();
    assert_eq!(
        found,
        [
            (Change::Renamed, "neon-branch/meaning".to_owned()),
            (Change::Moved, "automigrate/meaning".to_owned()),
        ]
    );
    assert_eq!(engine.tidings().unwrap().others, 2);
    assert_eq!(engine.changed_cards(), [], "nothing to learn anew");
}

#[test]
fn a_safety_copy_that_is_brought_back_goes_to_the_new_names() {
    let mut engine = changed(&edited(&[RENAMED]), &learned(BEFORE), 2, at(3 * DAY));
    let before = engine.memories.of(&card("neon-branch/meaning"));
    assert!(!before.is_new());
    engine.reset(at(4 * DAY)).unwrap();
    let copy = engine.copies().remove(0).name;
    engine.restore(&copy).unwrap();
    assert_eq!(engine.memories.of(&card("neon-branch/meaning")), before);
    assert!(engine.memories.get(&card("branch/meaning")).is_none());
}

#[test]
fn what_is_removed_is_kept_and_comes_back() {
    let store = learned(BEFORE);
    let before = open(BEFORE, &store, 2, at(3 * DAY)).memories;
    let without = edited(&[GONE]);
    let engine = changed(&without, &store, 3, at(3 * DAY));
    assert_eq!(news(&engine), [(Change::Removed, "pooler/meaning".to_owned())]);
    assert_eq!(engine.memories, before, "kept aside");
    let another = changed(&without.replace("Smallest", "The smallest"), &store, 4, at(4 * DAY));
    assert_eq!(news(&another).len(), 1, "said once");

    let back = changed(BEFORE, &store, 5, at(5 * DAY));
    assert_eq!(back.memories.of(&card("pooler/meaning")), before.of(&card("pooler/meaning")));
    assert_eq!(news(&back).len(), 1, "it is what it was");
    let other = changed(
        &edited(&[(
            "PgBouncer that shares few connections among many clients.",
            "Queue of questions that wait for the support team to be answered by hand.",
        )]),
        &store,
        6,
        at(6 * DAY),
    );
    assert_eq!(news(&other)[0], (Change::Definition, "pooler/meaning".to_owned()));
}

#[test]
fn a_fact_that_goes_takes_its_history_along() {
    let two = edited(&[("We have 3 nodes.", "We have 3 nodes. We pay $40 a month for each.")]);
    let store = Rc::new(MemoryStore::default());
    // Siblings are never new on one day.
    study(&mut open(&two, &store, 1, at(0)), 0..12);
    let before = open(&two, &store, 2, at(12 * DAY)).memories;
    assert!(before.get(&card("node/local-2")).is_some());
    let one = two.replace("We have 3 nodes. ", "");
    let engine = changed(&one, &store, 3, at(12 * DAY));
    assert_eq!(engine.memories.of(&card("node/local")).reviews, before.of(&card("node/local-2")).reviews);
    assert_eq!(news(&engine), [(Change::Removed, "node/local".to_owned())]);
    let back = changed(&two, &store, 4, at(13 * DAY));
    for id in ["node/local", "node/local-2"] {
        assert_eq!(back.memories.of(&card(id)).reviews, before.of(&card(id)).reviews, "{id}");
    }
}

#[test]
fn new_entries_are_counted_and_named_until_the_note_is_put_away() {
    let store = learned(BEFORE);
    let more = format!("{BEFORE}\n**Replica**: Second server that answers queries and never takes writes.\n");
    let mut engine = changed(&more, &store, 2, at(3 * DAY));
    assert_eq!(engine.tidings(), Some(Tidings { facts: 0, definitions: 0, others: 0, arrived: 1 }));
    assert_eq!(engine.changes().arrived, [("replica".to_owned(), "Replica".to_owned())]);
    engine.dismiss_news(at(3 * DAY + MINUTE)).unwrap();
    assert_eq!(engine.tidings(), None);
    let engine = changed(&more, &store, 3, at(4 * DAY));
    assert_eq!(engine.tidings(), None, "that is remembered");
    assert_eq!(engine.changes().arrived.len(), 1, "the page still has it");
}

#[test]
fn studying_the_changes_asks_exactly_them() {
    let store = learned(BEFORE);
    let more = format!(
        "{}\n**Replica**: Second server that answers queries and never takes writes.\n",
        edited(&[FIVE, REDEFINED])
    );
    let mut engine = changed(&more, &store, 2, at(30 * DAY));
    assert!(engine.today(at(30 * DAY)).due > 0, "other cards are due");
    let start = at(30 * DAY + MINUTE);
    engine.plan_changes(start).unwrap();
    engine.begin(&everything(), start).unwrap();
    assert_eq!(engine.asked().unwrap().position.total, 3);
    let mut asked = Vec::new();
    for minute in 2.. {
        let Some(question) = engine.asked() else { break };
        asked.push(question.question.card.to_string());
        answer_right(&mut engine, at(30 * DAY + minute * MINUTE));
        engine.next(at(30 * DAY + minute * MINUTE));
    }
    asked.sort();
    asked.dedup();
    assert_eq!(asked, ["ingress/meaning", "node/local", "replica/meaning"]);
    assert!(!engine.has_changes_to_study());
}

#[test]
fn the_old_value_is_a_distractor_until_it_was_rejected_on_two_days() {
    let store = learned(BEFORE);
    let mut engine = changed(&edited(&[FIVE]), &store, 2, at(3 * DAY));
    let stale = engine.stale_cards();
    assert_eq!((stale.len(), stale[0].rejected), (1, 0));
    assert_eq!((&*stale[0].news.old, &*stale[0].news.new), ("We have 3 nodes.", "We have 5 nodes."));
    let mut drilled = 0;
    for day in 3..30 {
        engine.begin_anew(everything(), at(day * DAY)).unwrap();
        for minute in 1.. {
            let Some(asked) = engine.asked() else { break };
            let now = at(day * DAY + minute * MINUTE);
            if asked.question.card == card("node/local") {
                let is_stale = !engine.stale_cards().is_empty();
                let holds = match &asked.question.task {
                    Task::Pick { choices, right } => choices
                        .iter()
                        .enumerate()
                        .any(|(place, choice)| choice.text == "We have 3 nodes." && place != *right),
                    Task::Judge { truth, .. } => {
                        asked.question.prompt_text().contains("We have 3 nodes.") && !truth
                    }
                    _ => false,
                };
                assert!(holds || !is_stale, "{:?}", asked.question);
                drilled += u32::from(holds);
                answer_right(&mut engine, now);
                assert_eq!(engine.answered().unwrap().news.is_some(), is_stale, "it says that it changed");
            } else {
                answer_right(&mut engine, now);
            }
            engine.next(now);
        }
        if engine.stale_cards().is_empty() {
            break;
        }
    }
    assert!(engine.stale_cards().is_empty());
    assert!(drilled >= 2, "on two days");
    assert_eq!(engine.memories.of(&card("node/local")).phase, Phase::Review);
}

#[test]
fn who_falls_for_the_old_value_is_told_and_asked_again() {
    let store = learned(BEFORE);
    let mut engine = changed(&edited(&[FIVE]), &store, 2, at(3 * DAY));
    let judge = KindSet::NONE.with(QuestionKind::TrueFalse, true);
    engine.change_settings(|settings| settings.set_kinds(judge), at(3 * DAY)).unwrap();
    engine.begin(&everything(), at(3 * DAY)).unwrap();
    engine.answer(&quiz::Answer::Judged(true), at(3 * DAY)).unwrap();
    let answered = engine.answered().unwrap();
    assert_eq!(answered.question.card, card("node/local"));
    assert_eq!(
        (answered.question.kind, answered.grade.outcome),
        (QuestionKind::TrueFalse, Outcome::Incorrect)
    );
    assert_eq!(answered.news.as_ref().unwrap().old, "We have 3 nodes.");
    assert_eq!(engine.stale_cards()[0].rejected, 0);
}

#[test]
fn two_tabs_and_two_devices_that_see_a_change_record_it_once() {
    let store = learned(BEFORE);
    let changes = edited(&[FIVE, REDEFINED, RENAMED, GONE]);
    let one = open(&changes, &store, 2, at(3 * DAY));
    let mut two = open(&changes, &store, 3, at(3 * DAY));
    let mut one = one;
    one.compare_glossary(at(3 * DAY)).unwrap();
    two.compare_glossary(at(3 * DAY + 5)).unwrap();
    let known = one.journal.log().len();
    let events: Vec<Event> = two.journal.log().events().into_iter().cloned().collect();
    one.import(of_events(events), at(3 * DAY)).unwrap();
    assert_eq!(one.journal.log().len(), known, "the same events");
    assert_eq!(one.memories, two.memories);
}

#[test]
fn a_session_under_way_goes_on_under_the_new_names() {
    let store = learned(BEFORE);
    let mut engine = open(BEFORE, &store, 2, at(60 * DAY));
    engine.begin(&everything(), at(60 * DAY)).unwrap();
    let total = engine.asked().unwrap().position.total;
    answer_right(&mut engine, at(60 * DAY + MINUTE));
    let mut engine = changed(&edited(&[RENAMED]), &store, 3, at(60 * DAY + 2 * MINUTE));
    engine.begin(&everything(), at(60 * DAY + 2 * MINUTE)).unwrap();
    assert_eq!(engine.asked().unwrap().position.total, total, "the same session");
    let mut asked = Vec::new();
    for minute in 3.. {
        let Some(question) = engine.asked() else { break };
        asked.push(question.question.card.clone());
        answer_right(&mut engine, at(60 * DAY + minute * MINUTE));
        engine.next(at(60 * DAY + minute * MINUTE));
    }
    assert!(asked.contains(&card("neon-branch/meaning")));
    assert_eq!(reviews(&engine, "branch/meaning"), 0);
}

#[test]
fn a_tab_that_knows_only_the_old_glossary_loses_nothing() {
    let store = learned(BEFORE);
    let mut old = open(BEFORE, &store, 2, at(60 * DAY));
    old.begin(&everything(), at(60 * DAY)).unwrap();
    let new = changed(&edited(&[RENAMED]), &store, 3, at(60 * DAY + MINUTE));
    let before = reviews(&new, "neon-branch/meaning");
    let mut given = 0;
    for minute in 2.. {
        let Some(question) = old.asked() else { break };
        given += u32::from(question.question.card == card("branch/meaning"));
        answer_right(&mut old, at(60 * DAY + minute * MINUTE));
        old.next(at(60 * DAY + minute * MINUTE));
    }
    assert!(given > 0);
    let new = changed(&edited(&[RENAMED]), &store, 4, at(61 * DAY));
    assert_eq!(reviews(&new, "neon-branch/meaning"), before + given);
}

#[test]
fn an_import_brings_the_texts_that_were_seen() {
    let store = learned(BEFORE);
    let from = open(BEFORE, &store, 2, at(3 * DAY));
    let events: Vec<Event> = from.journal.log().events().into_iter().cloned().collect();
    let seen = from.journal.setting(SEEN).map(str::to_owned).expect("texts were seen");
    let settings = vec![(SEEN.to_owned(), MONDAY_NOON, seen)];
    let elsewhere = Rc::new(MemoryStore::default());
    let mut engine = open(&edited(&[FIVE]), &elsewhere, 7, at(4 * DAY));
    engine.import(Import { settings, ..of_events(events) }, at(4 * DAY)).unwrap();
    let engine = changed(&edited(&[FIVE]), &elsewhere, 8, at(4 * DAY));
    assert_eq!(news(&engine), [(Change::LocalFact, "node/local".to_owned())]);
}

/// Histories of edits: whatever is renamed, exchanged, moved, removed and brought back, every review belongs to exactly
/// one card, and the same log gives the same on any device.
#[test]
fn no_review_is_lost_or_doubled() {
    use proptest::prelude::*;
    let terms = ["Alpha", "Bravo", "Charlie", "Delta"];
    let texts = [
        "Volcano that covers the island with ash every second winter.",
        "Committee which decides upon colours of uniforms and flags.",
        "Recipe for bread made of rye, water, salt and much patience.",
        "Telescope whose mirror was ground by hand in a cold cellar.",
    ];
    let facts = ["", " We have 3 of them.", " We have 8 of them.", " Our own one costs $40."];
    let version = (
        Just(vec![0usize, 1, 2, 3]).prop_shuffle(),
        prop::collection::vec((any::<bool>(), 0usize..4, any::<bool>()), 4),
    );
    let runner = prop::collection::vec(version, 2..5);
    let write = |(order, entries): &(Vec<usize>, Vec<(bool, usize, bool)>)| {
        let mut sections = [String::from("## One\n\n"), String::from("## Two\n\n")];
        for (place, (is_there, fact, section)) in entries.iter().enumerate() {
            if *is_there || place == 0 {
                let text = format!("**{}**: {}{}\n\n", terms[place], texts[order[place]], facts[*fact]);
                sections[usize::from(*section)].push_str(&text);
            }
        }
        sections.concat()
    };
    proptest!(ProptestConfig::with_cases(60), |(versions in runner)| {
        let store = Rc::new(MemoryStore::default());
        let mut given = 0;
        for (day, version) in versions.iter().enumerate() {
            let day = day as i64 * 7;
            let mut engine = changed(&write(version), &store, 10 + day as u64, at(day * DAY));
            engine.begin_anew(everything(), at(day * DAY + MINUTE)).unwrap();
            for minute in 2..12 {
                if engine.asked().is_none() { break }
                answer_right(&mut engine, at(day * DAY + minute * MINUTE));
                engine.next(at(day * DAY + minute * MINUTE));
                given += 1;
            }
            let log = engine.journal.log();
            let mut cards: Vec<CardId> = log.reviews().iter().map(|each| log.card_of_review(each.review)).collect();
            prop_assert_eq!(cards.len(), given);
            cards.sort();
            cards.dedup();
            let counted: usize = cards.iter().map(|card| log.reviews_of(card).len()).sum();
            prop_assert_eq!(counted, given, "each belongs to one card");
            let mut shuffled: Vec<Event> = log.events().into_iter().cloned().collect();
            shuffled.reverse();
            let mut again: crate::progress::Log = shuffled.into_iter().collect();
            again.learn_moves();
            prop_assert_eq!(again.replay(&engine.scheduler), engine.memories.clone());
            let known = log.len();
            let mut engine = changed(&write(version), &store, 900 + day as u64, at(day * DAY + 30 * MINUTE));
            prop_assert_eq!(engine.journal.log().len(), known, "a second look finds nothing");
            engine.begin_anew(everything(), at(day * DAY + 31 * MINUTE)).unwrap();
        }
    });
}

/// What a browser stores for a person who learned a large glossary.
#[test]
fn the_text_as_last_seen_is_compact_and_limited() {
    let entry = |number: usize| {
        format!(
            "**Term {number}**: {} that makes number {number} of a long list of things worth knowing.\n\n",
            "Word ".repeat(20)
        )
    };
    let text: String = (0..2_000).map(entry).collect();
    let glossary = parse(&[SourceFile::new("ops.md", format!("## All\n\n{text}"))]).glossary;
    let ids: Vec<String> = glossary.entries().map(|(_, entry)| entry.id.clone()).collect();
    let mut ids: Vec<&str> = ids.iter().map(|id| &**id).collect();
    ids.sort();
    let mut seen = seen::Seen::new(&glossary);
    assert!(seen.encode().encode_utf16().count() < 6_000, "two thousand entries that were never asked");
    seen.keep(&ids, &glossary);
    let units = seen.encode().encode_utf16().count();
    assert!(units < 400_000, "{units}");
    assert_eq!(seen::Seen::decode(&seen.encode()), Some(seen));
    for text in ["", "7 x", "rubbish", "3 㐀㐀"] {
        assert_eq!(seen::Seen::decode(text), None, "{text}");
    }
}
