//! The schedule: against the reference implementation, against every clock, and as a sitting.
#![expect(clippy::unwrap_used, reason = "clippy.toml allows it in test functions; these are their helpers")]

use std::collections::BTreeMap;

use fsrs::{FSRS, FSRSItem, FSRSReview};
use jiff::{Timestamp, civil::date, tz::TimeZone};
use proptest::prelude::*;
use readyroom::{
    memory::{
        Answer, CardInfo, DaySoFar, Due, Interval, Load, Memories, Millis, Mode, Moment, Options,
        OptionsError, Phase, Plan, Rating, RollOver, Scheduler, Scope, Session, Step, StudyDay, counts,
    },
    quiz::{CardId, CardKind},
};

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;
const DAY: Millis = 24 * HOUR;
/// Ten in the morning of some day, UTC.
const MORNING: Millis = 20_833 * DAY + 10 * HOUR;

fn scheduler() -> Scheduler {
    Scheduler::new(Options::default()).unwrap()
}

fn card(name: &str) -> CardId {
    CardId::new(name, CardKind::Meaning, 1)
}

fn ratings() -> impl Strategy<Value = Rating> {
    (1..=4u8).prop_map(|number| Rating::from_number(number).unwrap())
}

fn options() -> impl Strategy<Value = Options> {
    let steps = || prop::collection::vec(1..1440u16, 0..4);
    (0.80..=0.97f32, steps(), steps(), 1..=36_500u32, 0..1440u16).prop_map(
        |(desired_retention, learning_steps, relearning_steps, maximum_interval, minute)| Options {
            desired_retention,
            learning_steps,
            relearning_steps,
            maximum_interval,
            roll_over: RollOver::at_minute(minute),
            ..Options::default()
        },
    )
}

/// Gaps as they occur: within a sitting, a few days, far away, and backwards.
fn gaps() -> impl Strategy<Value = Millis> {
    prop_oneof![
        0..HOUR,
        HOUR..40 * DAY,
        40 * DAY..4000 * DAY,
        -3 * DAY..0,
        any::<i32>().prop_map(Millis::from)
    ]
}

/// A history and the moments of its reviews, with the clock now here, now there.
fn history() -> impl Strategy<Value = Vec<(Moment, Rating)>> {
    prop::collection::vec((gaps(), -840..=840i16, ratings()), 1..30).prop_map(|reviews| {
        let mut at = MORNING;
        let mut moment = |(gap, offset, rating): (Millis, i16, Rating)| {
            at += gap;
            (Moment { at, offset }, rating)
        };
        reviews.into_iter().map(&mut moment).collect()
    })
}

fn not_before(due: Due, moment: Moment, roll_over: RollOver) -> bool {
    match due {
        Due::New => false,
        Due::At(at) => at >= moment.at,
        Due::On(day) => day > roll_over.day(moment),
    }
}

proptest! {
    #[test]
    fn a_replay_comes_to_what_the_buttons_promised(options in options(), history in history(), days in 0..60i32) {
        let scheduler = Scheduler::new(options).unwrap();
        let card = card("neon");
        let mut load = Load::default();
        (0..days).for_each(|day| load.add(StudyDay(20_833 + day % 17)));
        let (mut memory, mut steps) = (Default::default(), vec![]);
        for (moment, rating) in history {
            let outcome = scheduler.next(&card, &memory, moment, Some(&load))[rating as usize - 1].clone();
            steps.push(Step::Review { moment, rating, promised: outcome.interval.promised() });
            prop_assert_eq!(&scheduler.replay(&card, steps.iter().copied()), &outcome.memory);
            memory = outcome.memory;
        }
    }

    #[test]
    fn nothing_is_due_before_its_review_nor_after_the_maximum(options in options(), history in history()) {
        let scheduler = Scheduler::new(options.clone()).unwrap();
        let card = card("neon");
        let mut memory = Default::default();
        for (moment, rating) in history {
            let outcomes = scheduler.next(&card, &memory, moment, None);
            let mut longest = 0;
            for outcome in &outcomes {
                prop_assert!(not_before(outcome.memory.due, moment, options.roll_over), "{:?}", outcome);
                prop_assert!((0.001..=36_500.0).contains(&outcome.memory.stability));
                prop_assert!((1.0..=10.0).contains(&outcome.memory.difficulty));
                if let Interval::Days(days) = outcome.interval {
                    prop_assert!(days > longest || days == options.maximum_interval);
                    prop_assert!(days <= options.maximum_interval);
                    longest = days;
                }
            }
            memory = outcomes[rating as usize - 1].memory.clone();
            let recall = scheduler.retrievability(&memory, moment.at + HOUR);
            prop_assert!((0.0..=1.0).contains(&recall));
        }
    }

    #[test]
    fn memories_are_those_of_the_reference(reviews in prop::collection::vec((0..400u32, ratings()), 1..40)) {
        let mut day = 0;
        let steps: Vec<Step> = reviews.iter().enumerate().map(|(place, &(gap, rating))| {
            day += if place == 0 { 0 } else { gap };
            // Within a day, a minute later each time.
            let moment = Moment::utc(MORNING + Millis::from(day) * DAY + place as i64 * MINUTE);
            Step::Review { moment, rating, promised: 0 }
        }).collect();
        let reviews = reviews.iter().enumerate().map(|(place, &(gap, rating))| {
            FSRSReview { rating: u32::from(rating.number()), delta_t: if place == 0 { 0 } else { gap } }
        }).collect();
        let reference = FSRS::default().memory_state(FSRSItem { reviews }, None).unwrap();
        let memory = scheduler().replay(&card("neon"), steps);
        prop_assert_eq!((memory.stability, memory.difficulty), (reference.stability, reference.difficulty));
    }
}

#[test]
fn options_out_of_range_are_refused_by_name() {
    let refused = |options: Options| Scheduler::new(options).unwrap_err();
    let options = Options::default;
    assert_eq!(refused(Options { desired_retention: 0.79, ..options() }), OptionsError::DesiredRetention);
    assert_eq!(refused(Options { desired_retention: f32::NAN, ..options() }), OptionsError::DesiredRetention);
    assert_eq!(refused(Options { learning_steps: vec![0], ..options() }), OptionsError::Step);
    assert_eq!(refused(Options { relearning_steps: vec![1440], ..options() }), OptionsError::Step);
    assert_eq!(refused(Options { maximum_interval: 0, ..options() }), OptionsError::MaximumInterval);
    let parameters = Some([f32::INFINITY; 21]);
    assert_eq!(refused(Options { parameters, ..options() }), OptionsError::Parameters);
}

// Clocks.

fn local(zone: &TimeZone, day: jiff::civil::Date, hour: i8, minute: i8) -> Moment {
    let zoned = day.at(hour, minute, 0, 0).to_zoned(zone.clone()).unwrap();
    moment(zone, zoned.timestamp().as_millisecond())
}

fn moment(zone: &TimeZone, at: Millis) -> Moment {
    let seconds = zone.to_offset(Timestamp::from_millisecond(at).unwrap()).seconds();
    Moment { at, offset: (seconds / 60) as i16 }
}

#[test]
fn daylight_saving_neither_loses_nor_doubles_a_day() {
    for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"] {
        let zone = TimeZone::get(name).unwrap();
        for roll_over in [RollOver::default(), RollOver::at_minute(0), RollOver::at_minute(150)] {
            for (hour, minute) in [(0, 1), (1, 45), (2, 15), (3, 59), (4, 0), (9, 0), (23, 59)] {
                let days = date(2026, 1, 1).series(jiff::Span::new().days(1)).take(365);
                let moments: Vec<Moment> = days.map(|day| local(&zone, day, hour, minute)).collect();
                for pair in moments.windows(2) {
                    let days = roll_over.days_between(pair[0], pair[1]);
                    // A time that the clocks skip is an hour later: 02:15 may fall on the other side of a roll-over then.
                    let skipped = hour == 2 && roll_over.minute() != 0 && days.abs_diff(1) == 1;
                    assert!(days == 1 || skipped, "{name} {hour}:{minute:02} {pair:?} {roll_over:?}: {days}");
                }
                assert_eq!(roll_over.days_between(moments[0], moments[364]), 364);
            }
        }
    }
}

#[test]
fn the_next_study_day_is_never_past_nor_further_than_a_day_and_an_hour() {
    for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"] {
        let zone = TimeZone::get(name).unwrap();
        for hour in 0..24 * 365 {
            let now = moment(&zone, 1_767_225_600_000 + hour * HOUR);
            let next = RollOver::default().next(now);
            assert!(next > now.at && next <= now.at + DAY, "{name} {now:?}");
        }
    }
}

/// Kiritimati is 24 hours ahead of Honolulu: the same time of day, another date.
#[test]
fn a_card_learnt_before_a_journey_over_the_date_line_is_neither_lost_nor_hurried() {
    let [kiritimati, honolulu] =
        ["Pacific/Kiritimati", "Pacific/Honolulu"].map(|name| TimeZone::get(name).unwrap());
    let scheduler = scheduler();
    let card = card("neon");
    for (from, to) in [(&kiritimati, &honolulu), (&honolulu, &kiritimati)] {
        let start = local(from, date(2026, 6, 1), 10, 0);
        let mut memory = scheduler.next(&card, &Default::default(), start, None)[3].memory.clone();
        for hours in [1, 3, 7, 30, 60, 200, 400] {
            let now = moment(to, start.at + hours * HOUR);
            let days = scheduler.options().roll_over.days_between(memory.last_review.unwrap(), now);
            let passed = now.at - memory.last_review.unwrap().at;
            assert!(i64::from(days) * DAY < passed + DAY + HOUR && i64::from(days + 1) * DAY > passed - HOUR);
            memory = scheduler.next(&card, &memory, now, None)[2].memory.clone();
            assert!(not_before(memory.due, now, scheduler.options().roll_over));
        }
    }
}

#[test]
fn a_clock_that_was_a_year_ahead_does_no_harm_to_memory() {
    let scheduler = scheduler();
    let card = card("neon");
    let ahead = Moment::utc(MORNING + 365 * DAY);
    let memory = scheduler.next(&card, &Default::default(), ahead, None)[3].memory.clone();
    assert_eq!(scheduler.retrievability(&memory, MORNING), 1.0);
    let again = scheduler.next(&card, &memory, Moment::utc(MORNING), None);
    assert!(again.iter().all(|outcome| not_before(
        outcome.memory.due,
        Moment::utc(MORNING),
        RollOver::default()
    )));
}

// Load.

#[test]
fn cards_learnt_together_come_back_spread_out() {
    let scheduler = scheduler();
    let now = Moment::utc(MORNING);
    let today = RollOver::default().day(now);
    let (mut with, mut without) = (Load::default(), Load::default());
    for number in 0..200 {
        let card = card(&format!("entry-{number}"));
        let first = Step::Review { moment: now, rating: Rating::Easy, promised: 8 };
        let memory = scheduler.replay(&card, [first]);
        let later = Moment::utc(MORNING + 8 * DAY);
        for (load, known) in [(&mut with, true), (&mut without, false)] {
            let seen = load.clone();
            let outcome = scheduler.next(&card, &memory, later, known.then_some(&seen))[2].clone();
            let Due::On(day) = outcome.memory.due else { panic!("{outcome:?}") };
            load.add(day);
        }
    }
    let days = |load: &Load| -> Vec<u32> {
        (0..100).map(|day| load.on(today.plus(day))).filter(|count| *count > 0).collect()
    };
    let (with, without) = (days(&with), days(&without));
    assert!(without.len() >= 5, "fuzz alone spreads as well: {without:?}");
    assert!(with.iter().max().unwrap() - with.iter().min().unwrap() <= 1, "{with:?}");
}

// Sittings.

fn info(name: &str, kind: CardKind, section: &str) -> CardInfo {
    CardInfo { id: CardId::new(name, kind, 1), section: section.to_owned() }
}

/// Three sections of ten entries; each entry has two cards.
fn glossary() -> Vec<CardInfo> {
    let mut cards = Vec::new();
    for number in 0..30 {
        let section = format!("section-{}", number / 10);
        for kind in [CardKind::Meaning, CardKind::LocalFact] {
            cards.push(info(&format!("entry-{number:02}"), kind, &section));
        }
    }
    cards
}

fn study() -> Scope {
    Scope { mode: Mode::Study, section: None, at_most: None }
}

/// Memories of these cards, each learnt `days` before and last seen then.
fn learnt(scheduler: &Scheduler, cards: &[(CardId, Millis)]) -> Memories {
    let replay = |(card, days): &(CardId, Millis)| {
        let moment = Moment::utc(MORNING - days * DAY);
        let step = Step::Review { moment, rating: Rating::Easy, promised: 0 };
        (card.clone(), scheduler.replay(card, [step]))
    };
    cards.iter().map(replay).collect()
}

fn siblings_in_a_row(cards: &[CardId]) -> usize {
    cards.windows(2).filter(|pair| pair[0].entry() == pair[1].entry()).count()
}

#[test]
fn a_beginner_gets_new_cards_of_different_entries() {
    let (scheduler, cards) = (scheduler(), glossary());
    let now = Moment::utc(MORNING);
    let plan = Plan::make(&cards, &Memories::default(), &scheduler, study(), now);
    let entries: Vec<&str> = plan.cards.iter().map(CardId::entry).collect();
    let expected: Vec<String> = (0..10).map(|number| format!("entry-{number:02}")).collect();
    assert_eq!(entries, expected);
    assert_eq!((plan.new, plan.answers(scheduler.options())), (10, 20));
    let counts = counts(&cards, &Memories::default(), scheduler.options(), now);
    assert_eq!((counts.new, counts.due, counts.learning), (10, 0, 0));
}

#[test]
fn the_most_forgotten_come_first_and_a_backlog_is_spread_over_days() {
    let scheduler =
        Scheduler::new(Options { reviews_per_day: 12, new_per_day: 0, ..Options::default() }).unwrap();
    let cards = glossary();
    let known: Vec<_> =
        cards.iter().enumerate().map(|(place, card)| (card.id.clone(), 20 + place as i64)).collect();
    let memories = learnt(&scheduler, &known);
    let now = Moment::utc(MORNING);
    let plan = Plan::make(&cards, &memories, &scheduler, study(), now);
    assert_eq!(plan.cards.len(), 12);
    let oldest: Vec<&CardId> = known.iter().rev().take(12).map(|(card, _)| card).collect();
    assert!(oldest.iter().all(|card| plan.cards.contains(card)));
    assert_eq!(siblings_in_a_row(&plan.cards), 0);
    let all = counts(&cards, &memories, scheduler.options(), now);
    assert_eq!((all.due, all.postponed), (12, 48));
    let today = DaySoFar::new(&memories, scheduler.options(), now);
    let (some, others) = cards.split_at(25);
    assert_eq!([some, others].map(|cards| today.counts(cards).postponed), [13, 23], "each up to the limit");
}

#[test]
fn new_cards_stand_between_the_due_ones_and_never_beside_a_due_sibling() {
    let (scheduler, cards) = (scheduler(), glossary());
    let known: Vec<_> = cards.iter().take(20).map(|card| (card.id.clone(), 30)).collect();
    let plan = Plan::make(&cards, &learnt(&scheduler, &known), &scheduler, study(), Moment::utc(MORNING));
    assert_eq!((plan.cards.len(), plan.new), (30, 10));
    let is_new = |card: &CardId| known.iter().all(|(known, _)| known != card);
    for three in plan.cards.chunks(3) {
        assert!(three.iter().filter(|card| is_new(card)).count() <= 2, "{:?}", plan.cards);
    }
    assert_eq!(siblings_in_a_row(&plan.cards), 0);
    let due_entries: Vec<&str> = known.iter().map(|(card, _)| card.entry()).collect();
    assert!(plan.cards.iter().filter(|card| is_new(card)).all(|card| !due_entries.contains(&card.entry())));
}

#[test]
fn what_was_done_today_counts_against_the_limits() {
    let (scheduler, cards) = (scheduler(), glossary());
    let done: Vec<_> = cards.iter().step_by(2).take(7).map(|card| (card.id.clone(), 0)).collect();
    let memories = learnt(&scheduler, &done);
    let now = Moment::utc(MORNING + HOUR);
    assert_eq!(memories.done(now, scheduler.options()).new, 7);
    assert_eq!(counts(&cards, &memories, scheduler.options(), now).new, 3);
    let plan = Plan::make(&cards, &memories, &scheduler, study(), now);
    assert_eq!(plan.cards.len(), 3);
    assert!(plan.cards.iter().all(|card| done.iter().all(|(done, _)| done.entry() != card.entry())));
}

#[test]
fn suspended_and_buried_cards_are_left_out() {
    let (scheduler, cards) = (scheduler(), glossary());
    let now = Moment::utc(MORNING);
    let today = RollOver::default().day(now);
    let mut memories =
        learnt(&scheduler, &cards.iter().map(|card| (card.id.clone(), 50)).collect::<Vec<_>>());
    let (suspended, buried, back) = (&cards[0].id, &cards[2].id, &cards[4].id);
    memories.set(suspended.clone(), scheduler.replay(suspended, [Step::Suspend]));
    let mut memory = memories.of(buried);
    memory.buried_until = Some(today.plus(1));
    memories.set(buried.clone(), memory);
    let mut memory = memories.of(back);
    memory.buried_until = Some(today);
    memories.set(back.clone(), memory);
    let plan = Plan::make(&cards, &memories, &scheduler, study(), now);
    assert!(!plan.cards.contains(suspended) && !plan.cards.contains(buried) && plan.cards.contains(back));
}

#[test]
fn practice_takes_a_whole_section_weakest_first() {
    let (scheduler, cards) = (scheduler(), glossary());
    let known: Vec<_> = (20..40).step_by(2).map(|place| (cards[place].id.clone(), place as i64)).collect();
    let scope = Scope { mode: Mode::Practice, section: Some("section-1".into()), at_most: None };
    let plan =
        Plan::make(&cards, &learnt(&scheduler, &known), &scheduler, scope.clone(), Moment::utc(MORNING));
    assert_eq!(plan.cards.len(), 20);
    let order: Vec<&CardId> =
        plan.cards.iter().filter(|card| known.iter().any(|(known, _)| known == *card)).collect();
    let weakest_first: Vec<&CardId> = known.iter().rev().map(|(card, _)| card).collect();
    assert_eq!(order, weakest_first);
    let short = Scope { at_most: Some(5), ..scope };
    assert_eq!(Plan::make(&cards, &Memories::default(), &scheduler, short, Moment::utc(MORNING)).len(), 5);
}

#[test]
fn a_plan_is_found_again() {
    let (scheduler, cards) = (scheduler(), glossary());
    let now = Moment { at: MORNING, offset: -210 };
    let mut memories = learnt(&scheduler, &[(cards[0].id.clone(), 40)]);
    let learning = scheduler.next(&cards[2].id, &Default::default(), now, None)[0].memory.clone();
    memories.set(cards[2].id.clone(), learning);
    for (section, at_most) in [(None, None), (Some("section-0".to_owned()), Some(7))] {
        for mode in [Mode::Study, Mode::Practice] {
            let scope = Scope { mode, section: section.clone(), at_most };
            let plan = Plan::make(&cards, &memories, &scheduler, scope, now);
            assert_eq!(Plan::decode(&plan.encode()), Some(plan));
        }
    }
    for text in ["", "undefined", "1e999", "1\t2\tstudy\t\t\tx", "1\t2\tstudy\t\t\t0\nx"] {
        assert_eq!(Plan::decode(text), None, "{text}");
    }
}

/// Answers a sitting to its end, every answer by `rate`. Gives the answers.
fn sit(plan: &Plan, memories: &mut Memories, rate: impl Fn(usize, &CardId) -> Rating) -> Vec<Answer> {
    let scheduler = scheduler();
    let (mut session, mut answers) = (Session::start(plan.clone()), vec![]);
    while let Some(card) = session.current().cloned() {
        let at = MORNING + answers.len() as i64 * 20_000;
        let rating = rate(answers.len(), &card);
        let memory = memories.of(&card);
        let after = scheduler.next(&card, &memory, Moment::utc(at), None)[rating as usize - 1].memory.clone();
        let answer = Answer { card: card.clone(), at, due: after.due, passed: rating.passed() };
        memories.set(card, after);
        session.answer(&answer);
        answers.push(answer);
        assert!(answers.len() < 1000, "the session never ends");
    }
    assert_eq!((session.left(), session.finished()), (0, plan.len()));
    answers
}

#[test]
fn a_session_asks_every_card_until_it_is_learnt() {
    let (scheduler, cards) = (scheduler(), glossary());
    let mut memories = Memories::default();
    let plan = Plan::make(&cards, &memories, &scheduler, study(), Moment::utc(MORNING));
    let answers =
        sit(&plan, &mut memories, |number, _| if number % 4 == 1 { Rating::Again } else { Rating::Good });
    // But one that was missed four times is left for later.
    let missed =
        |card: &CardId| answers.iter().filter(|answer| answer.card == *card && !answer.passed).count();
    assert!(plan.cards.iter().all(|card| memories.of(card).phase == Phase::Review || missed(card) == 4));
    assert!(plan.cards.iter().filter(|card| missed(card) < 4).count() > plan.len() / 2);
    let asked: Vec<CardId> = answers.iter().map(|answer| answer.card.clone()).collect();
    assert!(asked.len() > 20);
    assert_eq!(siblings_in_a_row(&asked[..asked.len() - 3]), 0);
}

#[test]
fn a_session_resumes_at_the_same_card_after_every_answer() {
    let (scheduler, cards) = (scheduler(), glossary());
    let mut memories = learnt(&scheduler, &[(cards[40].id.clone(), 40), (cards[42].id.clone(), 30)]);
    let plan = Plan::make(&cards, &memories, &scheduler, study(), Moment::utc(MORNING));
    let rate = |number: usize, _: &CardId| Rating::ALL[number * 7 % 4];
    let answers = sit(&plan, &mut memories, rate);
    for given in 0..answers.len() {
        let stored = Plan::decode(&plan.encode()).unwrap();
        let session = Session::resume(stored, answers[..given].iter().cloned());
        assert_eq!(session.current(), Some(&answers[given].card), "after {given} answers");
        assert_eq!(session.answers() as usize, given);
    }
}

#[test]
fn a_failed_card_comes_back_but_not_at_once() {
    let (scheduler, cards) = (scheduler(), glossary());
    let mut memories = Memories::default();
    let plan = Plan::make(&cards, &memories, &scheduler, study(), Moment::utc(MORNING));
    let mut asked: BTreeMap<CardId, Vec<usize>> = BTreeMap::new();
    let answers =
        sit(&plan, &mut memories, |number, _| if number == 0 { Rating::Again } else { Rating::Easy });
    for (place, answer) in answers.iter().enumerate() {
        asked.entry(answer.card.clone()).or_default().push(place);
    }
    // A minute is three answers of twenty seconds.
    assert_eq!(asked[&plan.cards[0]], [0, 4]);
}

#[test]
fn a_session_ends_even_if_every_answer_is_wrong_or_hesitant() {
    let (scheduler, cards) = (scheduler(), glossary());
    let plan = Plan::make(&cards, &Memories::default(), &scheduler, study(), Moment::utc(MORNING));
    let wrong = sit(&plan, &mut Memories::default(), |_, _| Rating::Again);
    assert_eq!(wrong.len(), 4 * plan.len());
    let hesitant = sit(&plan, &mut Memories::default(), |_, _| Rating::Hard);
    assert_eq!(hesitant.len(), 8 * plan.len());
}

#[test]
fn every_right_answer_is_a_step_forward() {
    let (scheduler, cards) = (scheduler(), glossary());
    let mut memories = Memories::default();
    let plan = Plan::make(&cards, &memories, &scheduler, study(), Moment::utc(MORNING));
    let answers =
        sit(&plan, &mut memories, |number, _| if number % 3 == 1 { Rating::Again } else { Rating::Good });
    let (mut before, mut session) = (0, Session::start(plan.clone()));
    let mut seen: Vec<CardId> = Vec::new();
    for answer in &answers {
        if !seen.contains(&answer.card) {
            seen.push(answer.card.clone());
            assert_eq!(session.place(), seen.len());
        }
        session.answer(answer);
        let done = 2 * session.finished() + session.halfway();
        if answer.passed {
            assert!(done > before, "{answer:?}");
        }
        before = done;
    }
    assert_eq!((before, session.place()), (2 * plan.len(), plan.len()));
}

#[test]
fn a_card_that_is_taken_out_is_not_asked() {
    let (scheduler, cards) = (scheduler(), glossary());
    let plan = Plan::make(&cards, &Memories::default(), &scheduler, study(), Moment::utc(MORNING));
    let mut session = Session::start(plan.clone());
    session.remove(&plan.cards[0], MORNING);
    assert_eq!(session.current(), Some(&plan.cards[1]));
    session.remove(&plan.cards[5], MORNING);
    assert_eq!((session.left(), session.finished()), (8, 2));
}

#[test]
fn siblings_are_asked_in_a_row_when_nothing_else_is_left() {
    let (scheduler, cards) = (scheduler(), glossary());
    let scope = Scope { mode: Mode::Practice, section: None, at_most: None };
    let plan = Plan::make(&cards[..2], &Memories::default(), &scheduler, scope, Moment::utc(MORNING));
    let answers = sit(&plan, &mut Memories::default(), |_, _| Rating::Easy);
    assert_eq!(answers.len(), 2);
}
