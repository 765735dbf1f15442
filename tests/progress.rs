//! The review log against everything that a store, a tab or a file can do to it.
#![expect(clippy::unwrap_used, reason = "clippy.toml allows it in test functions; these are their helpers")]

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    sync::OnceLock,
};

use proptest::prelude::*;
use readyroom::{
    memory::{
        Answer, CardInfo, Memories, Millis, Mode, Moment, Options, Plan, Rating, Review, Scheduler, Scope,
        Session, StudyDay,
    },
    progress::{
        Absorbed, Added, CardChange, Event, Import, ImportError, ImportPreview, Journal, Log, MemoryStore,
        Notice, SaveError, Store, StoreError, export,
    },
    quiz::{CardId, QuestionKind},
};

const NOON: Millis = 1_800_014_400_000;
const DAY: Millis = 86_400_000;

/// A store that can fail, die and be looked into.
#[derive(Default)]
struct FaultyStore {
    values: RefCell<BTreeMap<String, String>>,
    /// Writing calls that still succeed; then each fails with the error.
    until_fault: Cell<Option<usize>>,
    /// Whether the failing store comes to life again after one failure.
    once: Cell<bool>,
    fault: RefCell<Option<StoreError>>,
    writes: Cell<usize>,
}

impl FaultyStore {
    fn fail_at(&self, call: usize, once: bool, error: StoreError) {
        self.until_fault.set(Some(call));
        self.once.set(once);
        *self.fault.borrow_mut() = Some(error);
    }

    fn heal(&self) {
        self.until_fault.set(None);
    }

    fn write(&self) -> Result<(), StoreError> {
        self.writes.set(self.writes.get() + 1);
        match self.until_fault.get() {
            Some(0) => {
                if self.once.get() {
                    self.heal();
                }
                Err(self.fault.borrow().clone().unwrap())
            }
            left => {
                self.until_fault.set(left.map(|left| left - 1));
                Ok(())
            }
        }
    }

    fn value(&self, key: &str) -> Option<String> {
        self.values.borrow().get(key).cloned()
    }

    fn put(&self, key: &str, value: impl Into<String>) {
        self.values.borrow_mut().insert(key.to_owned(), value.into());
    }

    fn all_keys(&self) -> Vec<String> {
        self.values.borrow().keys().cloned().collect()
    }
}

impl Store for FaultyStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.value(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write()?;
        self.put(key, value);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.write()?;
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.all_keys())
    }
}

fn open(store: &Rc<FaultyStore>, tab: u64) -> Journal {
    Journal::open(store.clone(), 1, tab, NOON + 1000 * DAY).journal
}

fn stored(store: &Rc<FaultyStore>, tab: u64) -> Log {
    open(store, tab).log().clone()
}

fn review(id: &str, number: i64) -> Event {
    Event::Review(Review {
        id: id.to_owned(),
        card: CardId::from_stored(format!("entry-{}/meaning", number % 5)),
        at: NOON + number * DAY / 3,
        rating: Rating::ALL[number.unsigned_abs() as usize % 4],
        kind: QuestionKind::ALL[number.unsigned_abs() as usize % 7],
        took: 3_000 + number as u32,
        offset: 60,
        interval: 0,
    })
}

fn answer(journal: &mut Journal, number: i64) -> Result<Added, SaveError> {
    let id = journal.new_id();
    journal.append(review(&id, number))
}

fn undo(journal: &mut Journal, at: Millis) -> String {
    let target = journal.log().last_review(journal.device()).unwrap().id.clone();
    let id = journal.new_id();
    journal.append(Event::Undo { id, at, target: target.clone() }).unwrap();
    target
}

/// The seal as its documentation describes it, for values of other versions.
fn seal(schema: u32, key: &str, body: &str) -> String {
    let bytes = key.bytes().chain([0]).chain(schema.to_le_bytes()).chain(body.bytes());
    let sum = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{schema}.{sum:016x}.{body}")
}

// Generators.

fn ids() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..3u8, 0..40u32).prop_map(|(writer, number)| format!("d{writer}.t-{number}")),
        1 => "[a-z%ü 0-9-]{1,12}",
    ]
}

fn cards() -> impl Strategy<Value = CardId> {
    prop_oneof![
        4 => (0..4u8).prop_map(|entry| CardId::from_stored(format!("entry-{entry}/meaning"))),
        1 => "\\PC{0,8}".prop_map(CardId::from_stored),
    ]
}

fn instants() -> impl Strategy<Value = Millis> {
    prop_oneof![6 => NOON..NOON + 90 * DAY, 1 => NOON..NOON + 3, 1 => any::<i64>()]
}

fn events() -> impl Strategy<Value = Event> {
    let rating = || (1..=4u8).prop_map(|number| Rating::from_number(number).unwrap());
    let kind = (0..7usize).prop_map(|place| QuestionKind::ALL[place]);
    let interval = prop_oneof![Just(0), 0..40u32, any::<u32>()];
    let reviews = (ids(), cards(), instants(), rating(), kind, any::<u32>(), -840..=840i16, interval);
    let reviews = reviews.prop_map(|(id, card, at, rating, kind, took, offset, interval)| {
        Event::Review(Review { id, card, at, rating, kind, took, offset, interval })
    });
    let change = prop_oneof![
        Just(CardChange::Suspend),
        Just(CardChange::Unsuspend),
        Just(CardChange::Reset),
        any::<i32>().prop_map(|day| CardChange::Bury(StudyDay(day)))
    ];
    prop_oneof![
        8 => reviews,
        1 => (ids(), instants(), ids()).prop_map(|(id, at, target)| Event::Undo { id, at, target }),
        1 => (ids(), instants(), ids(), rating())
            .prop_map(|(id, at, review, rating)| Event::Overrule { id, at, review, rating }),
        1 => (ids(), instants(), ids(), "[a-z%ü -]{1,9}")
            .prop_map(|(id, at, review, other)| Event::Confused { id, at, review, other }),
        1 => (ids(), instants(), cards(), change).prop_map(|(id, at, card, change)| Event::Card { id, at, card, change }),
        1 => (ids(), instants(), "praise|wink", "[ -~ü]{0,9}")
            .prop_map(|(id, at, word, rest)| Event::Unknown { id, at, line: format!("{word} {at} {rest}") }),
    ]
}

fn logs() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(events(), 0..40)
}

fn log(events: &[Event]) -> Log {
    events.iter().cloned().collect()
}

fn merged(one: &Log, other: &Log) -> Log {
    let mut both = one.clone();
    both.merge(other);
    both
}

fn scheduler() -> Scheduler {
    Scheduler::new(Options::default()).unwrap()
}

proptest! {
    #[test]
    fn a_line_gives_the_event_again(event in events()) {
        prop_assert_eq!(Event::from_line(event.id(), &event.to_line()), Some(event));
    }

    #[test]
    fn no_line_makes_decode_panic(line in "\\PC{0,60}") {
        if let Some(event) = Event::from_line("a-1", &line) {
            prop_assert_eq!(event.to_line(), line);
        }
    }

    #[test]
    fn recent_reviews_are_the_end_of_all(events in logs(), start in instants(), device in "[0-9a-f]{0,2}") {
        let log = log(&events);
        let recent: Vec<_> = log.reviews().into_iter().filter(|counted| counted.review.at >= start).collect();
        prop_assert_eq!(log.reviews_since(start), recent);
        let on_device = log.reviews().iter().any(|counted| counted.review.id.starts_with(&device));
        prop_assert_eq!(log.has_review_on(&device), on_device);
        prop_assert_eq!(log.last_review(&device).is_some(), on_device);
    }

    #[test]
    fn any_order_and_any_split_give_the_same_memories(
        (events, shuffled) in logs().prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = log(&events);
        let (one, other) = shuffled.split_at(cut.index(shuffled.len() + 1));
        let put_together = merged(&log(one), &log(other));
        prop_assert_eq!(&whole, &put_together);
        prop_assert_eq!(whole.replay(&scheduler()), put_together.replay(&scheduler()));
    }

    #[test]
    fn merge_is_union(a in logs(), b in logs(), c in logs()) {
        let (a, b, c) = (log(&a), log(&b), log(&c));
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a);
    }

    #[test]
    fn replaying_what_an_event_names_is_enough(events in logs()) {
        let (mut log, mut memories) = (Log::default(), Default::default());
        for event in events {
            match log.add(event) {
                Added::Known => {}
                Added::New(Some(card)) => log.replay_card(&scheduler(), &card, &mut memories),
                Added::New(None) => {}
                Added::Conflict => memories = log.replay(&scheduler()),
            }
        }
        prop_assert_eq!(memories, log.replay(&scheduler()));
    }

    #[test]
    fn what_is_gathered_is_found_again(events in logs(), more in logs()) {
        let store = Rc::new(FaultyStore::default());
        let mut journal = open(&store, 1);
        journal.import(events).unwrap();
        journal.compact().unwrap();
        prop_assert_eq!(&stored(&store, 2), journal.log());
        journal.import(more).unwrap();
        prop_assert_eq!(&stored(&store, 3), journal.log());
        journal.compact().unwrap();
        prop_assert_eq!(&stored(&store, 4), journal.log());
    }

    #[test]
    fn an_export_is_what_import_takes(events in logs()) {
        let far = |event: &Event| event.at().unsigned_abs() > 8_640_000_000_000_000;
        let readable = |event: &&Event| !matches!(event, Event::Review(review) if review.card.as_str().is_empty());
        let events: Vec<Event> = events.iter().filter(|event| !far(event)).filter(readable).cloned().collect();
        let mut journal = Journal::open(Rc::new(MemoryStore::default()), 1, 1, NOON).journal;
        journal.import(events).unwrap();
        let files = export(&journal, NOON);
        prop_assert_eq!(files.len(), 1);
        let import = Import::parse(&files[0]).unwrap();
        prop_assert_eq!(import.unreadable, 0);
        prop_assert_eq!(&log(&import.events), journal.log());
        let again = import.preview(journal.log());
        prop_assert_eq!((again.new, again.other), (0, 0));
    }

    #[test]
    fn no_file_makes_import_panic(text in "\\PC{0,80}") {
        prop_assert!(Import::parse(&text).is_err());
    }
}

/// A store with two snapshots, a batch, single events, settings and the events that it holds.
fn furnished() -> (Rc<FaultyStore>, Log) {
    static VALUES: OnceLock<(BTreeMap<String, String>, Vec<Event>)> = OnceLock::new();
    let (values, events) = VALUES.get_or_init(|| {
        let (store, log) = furnish();
        (store.values.borrow().clone(), log.events().into_iter().cloned().collect())
    });
    let store = FaultyStore { values: RefCell::new(values.clone()), ..FaultyStore::default() };
    (Rc::new(store), log(events))
}

fn furnish() -> (Rc<FaultyStore>, Log) {
    let store = Rc::new(FaultyStore::default());
    let mut journal = open(&store, 1);
    for number in 0..30 {
        answer(&mut journal, number).unwrap();
        if number % 10 == 9 {
            journal.compact().unwrap();
        }
    }
    journal.import((0..5).map(|number| review(&format!("foreign {number}"), number))).unwrap();
    (30..35).for_each(|number| drop(answer(&mut journal, number).unwrap()));
    undo(&mut journal, NOON + 35 * DAY);
    journal.set_setting("theme", "dark", NOON).unwrap();
    (store, journal.log().clone())
}

fn is_part(part: &Log, whole: &Log) -> bool {
    part.events().into_iter().all(|event| whole.get(event.id()) == Some(event))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Every way in which a stored value was ever seen damaged, at any place of any value.
    #[test]
    fn a_damaged_value_costs_at_most_itself(
        key in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        kind in 0..6,
        unit in any::<char>(),
    ) {
        let (store, whole) = furnished();
        let keys = store.all_keys();
        let key = key.get(&keys);
        let before = store.value(key).unwrap();
        let mut units: Vec<char> = before.chars().collect();
        let place = place.index(units.len());
        match kind {
            0 => units[place] = unit,
            1 => units.truncate(place),
            2 => units = "undefined".chars().collect(),
            3 => units = "1e999".chars().collect(),
            4 => units[place] = char::REPLACEMENT_CHARACTER,
            _ => units.insert(place, unit),
        }
        let damaged: String = units.into_iter().collect();
        prop_assume!(damaged != before);
        store.put(key, damaged.clone());

        let mut opened = Journal::open(store.clone(), 1, 2, NOON + 1000 * DAY);
        opened.notices.extend(opened.journal.check_older_snapshot());
        let found = opened.journal.log();
        prop_assert!(is_part(found, &whole));
        let lost = whole.len() - found.len();
        if key.contains("/snapshot/") {
            // The other snapshot is one generation behind at most.
            prop_assert!(lost <= 10, "{lost}");
        } else if key.contains("/log/") {
            prop_assert!(lost <= 1, "{lost}");
        } else if key.contains("/batch/") {
            prop_assert!(lost <= 5, "{lost}");
        } else {
            prop_assert_eq!(lost, 0);
        }
        if key != "readyroom/device" {
            let aside = format!("readyroom/quarantine/{}", key.trim_start_matches("readyroom/"));
            let quarantined = Notice::Quarantined { from: key.clone(), to: aside.clone() };
            prop_assert_eq!(opened.notices, [quarantined]);
            prop_assert_eq!(store.value(&aside), Some(damaged));
            prop_assert_eq!(store.value(key), None);
        }
    }
}

#[test]
fn the_older_snapshot_is_looked_at_later_and_once() {
    let (store, whole) = furnished();
    let open = || Journal::open(store.clone(), 1, 2, NOON + 1000 * DAY);
    assert_eq!(open().journal.check_older_snapshot(), None, "it is as it was written");
    let keys = ["readyroom/snapshot/a", "readyroom/snapshot/b"];
    let mut found = Vec::new();
    for key in keys {
        let before = store.value(key).unwrap();
        store.put(key, before[..before.len() - 3].to_owned());
        let mut opened = open();
        assert!(opened.journal.log().len() + 10 >= whole.len());
        if opened.notices.is_empty() {
            assert_eq!(
                store.value(key),
                Some(before[..before.len() - 3].to_owned()),
                "the start has not looked"
            );
            opened.notices.extend(opened.journal.check_older_snapshot());
            assert_eq!(opened.journal.check_older_snapshot(), None);
            found.push(key);
        }
        let to = key.replace("snapshot", "quarantine/snapshot");
        assert_eq!(opened.notices, [Notice::Quarantined { from: key.to_owned(), to: to.clone() }]);
        store.put(key, before);
    }
    assert_eq!(found.len(), 1, "the newer one is needed at once");
}

#[test]
fn a_newer_versions_older_snapshot_is_left_alone() {
    let (store, _) = furnished();
    let mut opened = Journal::open(store.clone(), 1, 2, NOON + 1000 * DAY);
    for key in ["readyroom/snapshot/a", "readyroom/snapshot/b"] {
        store.put(key, seal(2, key, "from the future"));
    }
    assert_eq!(opened.journal.check_older_snapshot(), None);
    assert!(store.all_keys().iter().all(|key| !key.contains("quarantine")));
}

#[test]
fn both_snapshots_damaged_leave_the_single_events() {
    let (store, whole) = furnished();
    store.put("readyroom/snapshot/a", "undefined");
    store.put("readyroom/snapshot/b", "null");
    let opened = Journal::open(store, 1, 2, NOON + 1000 * DAY);
    assert_eq!(opened.notices.len(), 2);
    assert_eq!(opened.journal.log().len(), whole.len() - 30);
}

#[test]
fn what_was_quarantined_before_is_never_overwritten() {
    let (store, _) = furnished();
    for value in ["undefined", "null", "undefined"] {
        store.put("readyroom/snapshot/a", value);
        Journal::open(store.clone(), 1, 2, NOON + 1000 * DAY);
    }
    assert_eq!(store.value("readyroom/quarantine/snapshot/a").as_deref(), Some("undefined"));
    assert_eq!(store.value("readyroom/quarantine/snapshot/a~1").as_deref(), Some("null"));
}

/// A sitting with everything that writes: answers, an undo, settings, gathering twice, a copy, an import, a reset.
/// Gives what was acknowledged as saved and what was given at all.
fn sitting(store: &Rc<FaultyStore>) -> (Log, Log) {
    let mut journal = open(store, 1);
    let mut saved = Log::default();
    for number in 0..12 {
        let result = answer(&mut journal, number);
        if result.is_ok() && journal.unsaved() == 0 {
            saved = journal.log().clone();
        }
        if number % 5 == 4 && journal.compact().is_ok() {
            saved = journal.log().clone();
        }
        journal.set_setting("last", &number.to_string(), NOON + number).ok();
    }
    journal.safety_copy("import", NOON).ok();
    if journal.import((0..3).map(|number| review(&format!("foreign {number}"), number))).is_ok() {
        saved.merge(&(0..3).map(|number| review(&format!("foreign {number}"), number)).collect());
    }
    if journal.save_unsaved().is_ok() {
        saved = journal.log().clone();
    }
    (saved, journal.log().clone())
}

#[test]
fn a_store_that_fails_at_any_call_loses_nothing_that_was_acknowledged() {
    let healthy = Rc::new(FaultyStore::default());
    sitting(&healthy);
    for call in 0..=healthy.writes.get() {
        for error in [StoreError::Full, StoreError::Blocked, StoreError::Other("InvalidStateError".into())] {
            for once in [true, false] {
                let store = Rc::new(FaultyStore::default());
                store.fail_at(call, once, error.clone());
                let (saved, given) = sitting(&store);
                store.heal();
                let found = open(&store, 2);
                assert!(is_part(&saved, found.log()), "call {call}, {error:?}, once: {once}");
                assert!(is_part(found.log(), &given), "call {call}, {error:?}, once: {once}");
                if once {
                    assert_eq!(found.log(), &given, "everything is saved once the store works again");
                }
            }
        }
    }
}

#[test]
fn a_reset_that_fails_at_any_call_leaves_the_old_or_the_new_history() {
    let mut outcomes = [0, 0];
    for call in 0..30 {
        let (store, whole) = furnished();
        let mut journal = open(&store, 2);
        store.fail_at(call, false, StoreError::Full);
        let result = journal.replace([], "reset", NOON + 100 * DAY);
        store.heal();
        let found = open(&store, 3);
        if result.is_ok() {
            assert!(found.log().is_empty() && journal.log().is_empty());
        } else {
            assert_eq!((found.log(), journal.log()), (&whole, &whole));
        }
        outcomes[usize::from(result.is_ok())] += 1;
    }
    assert!(outcomes.iter().all(|count| *count > 0), "{outcomes:?}");
}

#[test]
fn an_answer_is_one_write_of_a_new_key() {
    let store = Rc::new(FaultyStore::default());
    let mut journal = open(&store, 1);
    let (writes, keys) = (store.writes.get(), store.all_keys().len());
    for number in 0..20 {
        answer(&mut journal, number).unwrap();
    }
    assert_eq!(store.writes.get() - writes, 20);
    assert_eq!(store.all_keys().len() - keys, 20);
}

#[test]
fn a_full_store_keeps_answers_in_memory_and_in_the_export() {
    let store = Rc::new(FaultyStore::default());
    let mut journal = open(&store, 1);
    store.fail_at(0, false, StoreError::Full);
    assert_eq!(answer(&mut journal, 1), Err(SaveError::Store(StoreError::Full)));
    assert_eq!(answer(&mut journal, 2), Err(SaveError::Store(StoreError::Full)));
    assert_eq!((journal.unsaved(), journal.log().len()), (2, 2));
    assert_eq!(Import::parse(&export(&journal, NOON)[0]).unwrap().events.len(), 2);
    store.heal();
    answer(&mut journal, 3).unwrap();
    assert_eq!((journal.unsaved(), open(&store, 2).log().len()), (0, 3));
}

#[test]
fn a_blocked_store_is_reported_and_the_session_goes_on() {
    struct Blocked;
    impl Store for Blocked {
        fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
            Err(StoreError::Blocked)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
            Err(StoreError::Blocked)
        }
        fn remove(&self, _: &str) -> Result<(), StoreError> {
            Err(StoreError::Blocked)
        }
        fn keys(&self) -> Result<Vec<String>, StoreError> {
            Err(StoreError::Blocked)
        }
    }
    let mut opened = Journal::open(Rc::new(Blocked), 1, 1, NOON);
    assert_eq!(opened.notices, [Notice::Unreachable(StoreError::Blocked)]);
    assert_eq!(answer(&mut opened.journal, 1), Err(SaveError::Store(StoreError::Blocked)));
    assert_eq!(opened.journal.log().len(), 1);
}

#[test]
fn two_tabs_answer_in_turn() {
    let store = Rc::new(FaultyStore::default());
    let mut tabs = [open(&store, 1), open(&store, 2)];
    for number in 0..200 {
        let (mine, other) = (number as usize % 2, (number as usize + 1) % 2);
        let before = store.all_keys();
        answer(&mut tabs[mine], number).unwrap();
        for key in store.all_keys().iter().filter(|key| !before.contains(key)) {
            let card = CardId::from_stored(format!("entry-{}/meaning", number % 5));
            assert_eq!(tabs[other].absorb(key, store.value(key).as_deref()), Absorbed::Cards(vec![card]));
        }
        if number % 50 == 20 {
            tabs[mine].compact().unwrap();
        }
    }
    assert_eq!(tabs[0].log(), tabs[1].log());
    assert_eq!(open(&store, 3).log(), tabs[0].log());
    assert_eq!(tabs[0].log().len(), 200);
}

/// A duplicated tab starts with the same random numbers where these were taken from the page's state.
#[test]
fn two_tabs_with_the_same_random_numbers_still_do_not_overwrite() {
    let store = Rc::new(FaultyStore::default());
    let mut tabs = [open(&store, 1), open(&store, 1)];
    for number in 0..20 {
        answer(&mut tabs[number as usize % 2], number).unwrap();
    }
    assert_eq!(open(&store, 2).log().len(), 20);
}

#[test]
fn a_cleared_store_is_written_again() {
    let (store, whole) = furnished();
    let mut journal = open(&store, 2);
    store.values.borrow_mut().clear();
    store.put("elsewhere", "not ours");
    assert_eq!(journal.absorb("readyroom/snapshot/a", None), Absorbed::Removed);
    let mended = journal.rewrite_missing().unwrap();
    assert_eq!((mended.rewritten, mended.learned), (whole.len() + 1, 0));
    let again = open(&store, 3);
    assert_eq!((again.log(), again.setting("theme")), (&whole, Some("dark")));
    assert_eq!(again.device(), journal.device());
    assert_eq!(journal.rewrite_missing().unwrap().rewritten, 0);
}

#[test]
fn what_another_tab_gathered_is_not_missing() {
    let store = Rc::new(FaultyStore::default());
    let (mut one, mut other) = (open(&store, 1), open(&store, 2));
    answer(&mut one, 1).unwrap();
    assert_eq!(other.compact(), Ok(1));
    assert_eq!(one.rewrite_missing().unwrap(), Default::default());
}

#[test]
fn what_lies_about_is_counted_until_it_is_gathered() {
    let store = Rc::new(FaultyStore::default());
    let mut journal = open(&store, 1);
    assert_eq!(journal.loose(), 0);
    (0..3).for_each(|number| drop(answer(&mut journal, number).unwrap()));
    assert_eq!((journal.loose(), open(&store, 2).loose()), (3, 3));
    journal.compact().unwrap();
    assert_eq!((journal.loose(), open(&store, 2).loose()), (0, 0));
    journal.import((0..5).map(|number| review(&format!("foreign {number}"), number))).unwrap();
    assert_eq!((journal.loose(), open(&store, 2).loose()), (1, 1), "an import is one value");
}

#[test]
fn newer_data_are_read_only_and_export_still_works() {
    let (store, whole) = furnished();
    store.put("readyroom/snapshot/b", seal(2, "readyroom/snapshot/b", "from the future"));
    store.put("readyroom/log/x/1", "damaged");
    let before = store.values.borrow().clone();
    let mut opened = Journal::open(store.clone(), 1, 2, NOON + 1000 * DAY);
    assert_eq!(opened.notices, [Notice::Newer(2)]);
    let journal = &mut opened.journal;
    assert_eq!(answer(journal, 50), Err(SaveError::Newer(2)));
    assert_eq!(journal.compact(), Err(SaveError::Newer(2)));
    assert_eq!(journal.replace([], "reset", NOON), Err(SaveError::Newer(2)));
    assert_eq!(journal.set_setting("theme", "light", NOON), Err(SaveError::Newer(2)));
    assert!(journal.rewrite_missing().is_err() && journal.safety_copy("import", NOON).is_err());
    assert_eq!(*store.values.borrow(), before, "nothing was touched");
    assert!(is_part(journal.log(), &merged(&whole, journal.log())));
    let exported = Import::parse(&export(journal, NOON)[0]).unwrap();
    assert_eq!(exported.events.len(), journal.log().len());
}

#[test]
fn an_old_tab_stops_writing_when_a_newer_version_writes() {
    let (store, _) = furnished();
    let mut journal = open(&store, 2);
    let key = "readyroom/log/new/1";
    assert_eq!(journal.absorb(key, Some(&seal(7, key, "?"))), Absorbed::Newer(7));
    let writes = store.writes.get();
    assert_eq!(answer(&mut journal, 1), Err(SaveError::Newer(7)));
    assert_eq!((store.writes.get(), journal.unsaved()), (writes, 1));
}

#[test]
fn a_reset_can_be_taken_back_and_reaches_other_tabs() {
    let (store, whole) = furnished();
    let (mut mine, mut other) = (open(&store, 2), open(&store, 3));
    let before = store.all_keys();
    mine.replace([], "reset", NOON + 40 * DAY).unwrap();
    assert!(open(&store, 4).log().is_empty());
    let changed = ["readyroom/snapshot/a", "readyroom/snapshot/b"];
    let heard = changed.map(|key| other.absorb(key, store.value(key).as_deref()));
    assert!(heard.contains(&Absorbed::Replaced), "{heard:?} {before:?}");
    assert_eq!(other.compact(), Err(SaveError::Replaced));

    // The other tab has not read the news yet and answers: old answers are gone, this one is not.
    answer(&mut other, 1).unwrap();
    answer(&mut other, 200).unwrap();
    assert_eq!(open(&store, 5).log().len(), 1);

    let copies = mine.copies().unwrap();
    assert_eq!(copies[0].reason, "reset");
    assert_eq!(mine.restore(&copies[0].name), Ok(whole.len()));
    assert!(is_part(&whole, open(&store, 6).log()));
}

#[test]
fn of_a_tab_that_has_not_heard_of_a_reset_only_later_answers_count() {
    let (store, _) = furnished();
    let (mut mine, mut other) = (open(&store, 2), open(&store, 3));
    mine.replace([], "reset", NOON + 40 * DAY).unwrap();
    let mut hear = |number| {
        let before = store.all_keys();
        answer(&mut other, number).unwrap();
        let key = store.all_keys().into_iter().find(|key| !before.contains(key)).unwrap();
        mine.absorb(&key, store.value(&key).as_deref())
    };
    assert_eq!(hear(1), Absorbed::Nothing);
    assert_eq!(hear(200), Absorbed::Cards(vec![CardId::from_stored("entry-0/meaning")]));
    assert_eq!(mine.log().len(), 1);
}

#[test]
fn of_each_reason_the_last_two_copies_stay() {
    let (store, _) = furnished();
    let journal = open(&store, 2);
    (0..5).for_each(|number| drop(journal.safety_copy("import", NOON + number).unwrap()));
    journal.safety_copy("reset", NOON).unwrap();
    let names: Vec<String> = journal.copies().unwrap().into_iter().map(|copy| copy.name).collect();
    assert_eq!(
        names,
        [format!("reset-{NOON}"), format!("import-{}", NOON + 3), format!("import-{}", NOON + 4)]
    );
}

#[test]
fn undo_goes_back_step_by_step_across_reloads() {
    let store = Rc::new(FaultyStore::default());
    let mut journal = open(&store, 1);
    let empty = journal.log().replay(&scheduler());
    // All in one millisecond, so that the order within it counts as well.
    let mut ids: Vec<String> = Vec::new();
    for number in 0..45 {
        let id = journal.new_id();
        let Event::Review(review) = review(&id, number) else { unreachable!() };
        journal.append(Event::Review(Review { at: NOON, ..review })).unwrap();
        ids.push(id);
    }
    for step in 0..45 {
        journal = open(&store, 10 + step);
        assert_eq!(Some(undo(&mut journal, NOON + 1)), ids.pop());
    }
    assert!(!journal.log().has_review_on(journal.device()));
    let after = journal.log().replay(&scheduler());
    assert!(empty.is_empty() && after.iter().all(|(_, memory)| *memory == Default::default()));
}

/// What the app does: a sitting whose every answer is stored, and which is taken up again from the store alone.
#[test]
fn a_sitting_is_taken_up_at_the_same_card_after_a_reload_and_after_an_undo() {
    let store = Rc::new(FaultyStore::default());
    let scheduler = scheduler();
    let cards: Vec<CardInfo> = (0..8)
        .map(|number| CardInfo {
            id: CardId::from_stored(format!("entry-{number}/meaning")),
            section: "s".into(),
        })
        .collect();
    let mut journal = open(&store, 1);
    let mut memories = Memories::default();
    let scope = Scope { mode: Mode::Study, section: None, at_most: None };
    let plan = Plan::make(&cards, &memories, &scheduler, scope, Moment { at: NOON, offset: 60 });
    journal.set_setting("plan", &plan.encode(), NOON).unwrap();
    let mut session = Session::start(plan);
    let mut asked = Vec::new();
    while let Some(card) = session.current().cloned() {
        let number = asked.len();
        let moment = Moment { at: NOON + 30_000 * number as i64, offset: 60 };
        let load = memories.load();
        let outcome = scheduler.next(&card, &memories.of(&card), moment, Some(&load))[number * 5 % 4].clone();
        let id = journal.new_id();
        let review = Review {
            id,
            card: card.clone(),
            at: moment.at,
            rating: outcome.rating,
            kind: QuestionKind::Reveal,
            took: 9_000,
            offset: moment.offset,
            interval: outcome.interval.promised(),
        };
        assert_eq!(journal.append(Event::Review(review)), Ok(Added::New(Some(card.clone()))));
        journal.log().replay_card(&scheduler, &card, &mut memories);
        assert_eq!(memories.of(&card), outcome.memory, "what the button showed");
        let (due, passed) = (outcome.memory.due, outcome.rating.passed());
        session.answer(&Answer { card: card.clone(), at: moment.at, due, passed });
        asked.push(card);

        let stored = open(&store, 100);
        let plan = Plan::decode(stored.setting("plan").unwrap()).unwrap();
        let resumed = Session::resume(plan.clone(), stored.log().answers_since(plan.started.at, &scheduler));
        assert_eq!(resumed, session);
    }
    assert!(asked.len() > 12, "{asked:?}");
    while let Some(last) = asked.pop() {
        let plan = session.plan().clone();
        undo(&mut journal, NOON + DAY);
        session = Session::resume(plan, journal.log().answers_since(NOON, &scheduler));
        assert_eq!(session.current(), Some(&last));
        assert_eq!(session.answers() as usize, asked.len());
    }
}

#[test]
fn an_overruled_review_counts_by_its_last_rating() {
    let mut log = Log::default();
    log.add(review("a-1", 1));
    let overrule = |id: &str, at, rating| Event::Overrule { id: id.into(), at, review: "a-1".into(), rating };
    log.add(overrule("a-3", NOON + 2, Rating::Easy));
    log.add(overrule("a-2", NOON + 1, Rating::Again));
    assert_eq!(log.reviews()[0].rating, Rating::Easy);
    log.add(Event::Undo { id: "a-4".into(), at: NOON + 3, target: "a-3".into() });
    assert_eq!(log.reviews()[0].rating, Rating::Again);
}

#[test]
fn confusions_count_both_ways_until_their_answer_is_taken_back() {
    let mut log = Log::default();
    let Event::Review(first) = review("a-1", 1) else { panic!("a review") };
    let asked = first.card.entry().to_owned();
    log.add(Event::Review(first));
    log.add(review("a-3", 1));
    let confused = |id: &str, at, review: &str, other: &str| Event::Confused {
        id: id.into(),
        at,
        review: review.into(),
        other: other.into(),
    };
    log.add(confused("a-2", NOON, "a-1", "pooler"));
    log.add(confused("a-4", NOON + 1, "a-3", "branch"));
    log.add(confused("a-5", NOON + 2, "gone", "replica"));
    assert_eq!(log.confused_with(&asked), ["branch", "pooler"], "the last one first");
    assert_eq!(log.confused_with("pooler"), [asked.as_str()]);
    assert!(log.confused_with("replica").is_empty(), "its review is not known");
    log.add(Event::Undo { id: "a-6".into(), at: NOON + 3, target: "a-3".into() });
    assert_eq!(log.confused_with(&asked), ["pooler"]);
}

#[test]
fn a_clock_that_jumped_is_reported() {
    let (store, _) = furnished();
    let opened = Journal::open(store, 1, 2, NOON);
    assert_eq!(opened.notices, [Notice::ClockBehind { behind: 35 * DAY }]);
}

#[test]
fn the_later_change_of_a_setting_wins() {
    let store = Rc::new(FaultyStore::default());
    let (mut one, mut other) = (open(&store, 1), open(&store, 2));
    one.set_setting("theme", "dark", NOON + 5).unwrap();
    let key = "readyroom/settings/theme";
    let sealed = store.value(key).unwrap();
    other.set_setting("theme", "light", NOON).unwrap();
    assert_eq!(other.absorb(key, Some(&sealed)), Absorbed::Setting("theme".into()));
    assert_eq!(other.setting("theme"), Some("dark"));
    assert_eq!(other.absorb(key, Some(&sealed)), Absorbed::Nothing);
    // A clock that is behind does not make the learner's own next change void.
    other.set_setting("theme", "auto", NOON).unwrap();
    assert_eq!(open(&store, 3).setting("theme"), Some("auto"));
}

#[test]
fn imported_settings_are_taken_over_where_they_are_newer() {
    let store = Rc::new(FaultyStore::default());
    let mut journal = open(&store, 1);
    journal.set_setting("theme", "dark", NOON).unwrap();
    let setting = |name: &str, at, value: &str| (name.to_owned(), at, value.to_owned());
    let writes = store.writes.get();
    journal.import_settings([setting("theme", NOON - 1, "light"), setting("theme", NOON, "dark")]).unwrap();
    assert_eq!((journal.setting("theme"), store.writes.get()), (Some("dark"), writes), "nothing is newer");
    journal.import_settings([setting("theme", NOON + 1, "light"), setting("pace", NOON, "slow")]).unwrap();
    for journal in [&journal, &open(&store, 2)] {
        assert_eq!((journal.setting("theme"), journal.setting("pace")), (Some("light"), Some("slow")));
    }
}

// Files.

fn file(reviews: &str) -> String {
    format!("{{\"format\":\"readyroom-progress\",\"version\":1,\"reviews\":{reviews}}}")
}

#[test]
fn the_published_fields_are_enough() {
    let text =
        file(r#"[{"id":"x","card":"neon/meaning","at":1800000000000,"rating":3,"kind":"typed","took":900}]"#);
    let import = Import::parse(&text).unwrap();
    let preview = import.preview(&Log::default());
    assert_eq!(preview, ImportPreview { new: 1, ..ImportPreview::default() });
    let Event::Review(review) = &import.events[0] else { panic!() };
    assert_eq!((review.offset, review.interval, review.rating), (0, 0, Rating::Good));
}

#[test]
fn an_import_twice_is_the_same_as_once() {
    let (store, whole) = furnished();
    let mut journal = open(&store, 2);
    let import = Import::parse(&export(&journal, NOON)[0]).unwrap();
    assert_eq!(journal.import(import.events.clone()), Ok(0));
    let elsewhere = Rc::new(FaultyStore::default());
    let mut other = open(&elsewhere, 1);
    assert_eq!(other.import(import.events.clone()), Ok(whole.len()));
    assert_eq!(other.import(import.events), Ok(0));
    assert_eq!(open(&elsewhere, 2).log(), &whole);
}

#[test]
fn an_import_never_changes_what_is_known() {
    let mut journal = Journal::open(Rc::new(MemoryStore::default()), 1, 1, NOON).journal;
    journal.import([review("x", 3)]).unwrap();
    journal.import([review("x", 1)]).unwrap();
    assert_eq!(journal.log().events(), [&review("x", 3)]);
}

#[test]
fn unreadable_items_are_counted_and_the_others_read() {
    let good = r#"{"id":"x","card":"neon/meaning","at":1800000000000,"rating":3,"kind":"typed","took":900}"#;
    let bad = [
        "null",
        "7",
        "[]",
        "\"x\"",
        "{}",
        r#"{"id":"","card":"c","at":1,"rating":3,"kind":"typed","took":1}"#,
        r#"{"id":"y","card":"c","at":1,"rating":5,"kind":"typed","took":1}"#,
        r#"{"id":"y","card":"c","at":9e18,"rating":3,"kind":"typed","took":1}"#,
        r#"{"id":"y","card":"c","at":1,"rating":3,"kind":"sung","took":1}"#,
        r#"{"id":"y","card":"c","at":1,"rating":3,"kind":"typed","took":-1}"#,
        r#"{"id":["y"],"card":{"a":[1]},"at":true,"rating":null,"kind":1.5,"took":"1"}"#,
    ];
    let import = Import::parse(&file(&format!("[{},{good}]", bad.join(",")))).unwrap();
    assert_eq!((import.unreadable, import.events.len()), (bad.len(), 1));
}

#[test]
fn files_that_are_refused_say_why() {
    let refused = |text: &str| Import::parse(text).unwrap_err();
    assert_eq!(refused(r#"{"reviews":[]}"#), ImportError::Foreign);
    assert_eq!(refused(r#"{"format":"other","version":1,"reviews":[]}"#), ImportError::Foreign);
    assert_eq!(refused(r#"{"format":"readyroom-progress","version":2}"#), ImportError::Newer(2));
    assert_eq!(refused(&" ".repeat(5 * 1024 * 1024 + 1)), ImportError::TooLarge);
    assert_eq!(refused(&"[".repeat(1_000_000)), ImportError::TooDeep);
    let deep = format!("{{\"extra\":{}{}}}", "[".repeat(128), "]".repeat(128));
    assert_eq!(refused(&deep), ImportError::TooDeep);
    assert_eq!(refused(&file(&format!("[{}{{}}]", "{},".repeat(100_000)))), ImportError::TooMany);
    for text in ["", " ", "{", "{undefined", &file("[1e999]"), &file("null"), &file(r#"["\ud800"]"#)] {
        assert_eq!(refused(text), ImportError::Damaged, "{text}");
    }
    for text in ["undefined", "[1]", "\u{fffd}\u{0}PNG", "<!doctype html>", "null"] {
        assert_eq!(refused(text), ImportError::Foreign, "{text}");
    }
    let without = r#"{"format":"readyroom-progress","version":1,"device":"d","part":1,"parts":1}"#;
    assert_eq!(refused(without), ImportError::NoReviews, "it would replace everything by nothing");
    let whole = export(&open(&furnished().0, 9), NOON).remove(0);
    for end in (0..whole.trim_end().len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(Import::parse(&whole[..end]).is_err(), "cut at {end}");
    }
}

// Size.

/// 100,000 reviews of 10,000 cards over five years, in many visits from two devices.
fn long_history() -> Vec<Event> {
    let mut at = NOON;
    let mut state = 1u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let event = |number: u64| {
        let visit = number / 60;
        at += if number.is_multiple_of(60) { DAY } else { 4_000 + random(20_000) as i64 };
        Event::Review(Review {
            id: format!("{:016x}.{:x}-{}", visit % 2, visit * 0x9e37_79b9, number % 60 + 1),
            card: CardId::from_stored(format!("some-longer-entry-{}/meaning", random(10_000))),
            at,
            rating: Rating::ALL[random(4) as usize],
            kind: QuestionKind::ALL[random(7) as usize],
            took: 1_500 + random(30_000) as u32,
            offset: if visit % 365 < 180 { 60 } else { 120 },
            interval: random(200) as u32,
        })
    };
    (0..100_000).map(event).collect()
}

#[test]
fn a_hundred_thousand_reviews_fit_twice() {
    let store = Rc::new(FaultyStore::default());
    let mut journal = open(&store, 1);
    assert_eq!(journal.import(long_history()), Ok(100_000));
    journal.compact().unwrap();
    (0..200).for_each(|number| drop(answer(&mut journal, number).unwrap()));
    journal.compact().unwrap();
    let units = journal.units().unwrap();
    println!("two snapshots of 100,000 reviews: {units} UTF-16 units");
    assert!(units < 2_500_000, "{units}");
    let again = open(&store, 2);
    assert_eq!(again.log(), journal.log());

    let files = export(&journal, NOON);
    assert!(files.len() > 1);
    let mut other = open(&Rc::new(FaultyStore::default()), 1);
    for file in files.iter().rev() {
        other.import(Import::parse(file).unwrap().events).unwrap();
    }
    assert_eq!(other.log(), journal.log());
}
