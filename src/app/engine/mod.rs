//! Everything that the app does, without a view: verbs change it, queries read it.
//!
//! The flow of one answer is [`Engine::answer`]: grade, review, log, memory, session. The present time, the store
//! and the seeds are passed in, so all of it runs and is tested natively.

use std::rc::Rc;

use rand::{SeedableRng, rngs::SmallRng};

use crate::{
    glossary::{Block, Entry, Glossary, MentionIndex, SearchIndex, Section},
    memory::{
        self, CardInfo, CardMemory, Interval, Memories, Millis, Mode, Moment, Plan, Rating, Review,
        Scheduler, Scope, Session, StudyDay,
    },
    progress::{Absorbed, Event, Journal, Notice, Preferences, SaveError, Store},
    quiz::{self, Asking, CardId, CardKind, Deck, Grade, Outcome, Question},
    sorted_map::SortedMap,
};

/// The stored setting that holds [`Preferences`].
const PREFERENCES: &str = "preferences";
/// The stored setting that holds the plan of the session under way.
const SESSION: &str = "session";
/// Mastery looks so far ahead: what is known only today is not known on a shift.
const MASTERY_DAYS: Millis = 7 * 24 * 60 * 60 * 1000;
/// From so many loose records on it pays to gather them.
const COMPACT_FROM: usize = 200;

/// One person's study of one glossary.
pub(crate) struct Engine {
    deck: Deck,
    search: SearchIndex,
    mentions: MentionIndex,
    cards: Vec<CardInfo>,
    journal: Journal,
    memories: Memories,
    scheduler: Scheduler,
    settings: Preferences,
    session: Option<Session>,
    asked: Option<Asked>,
    answered: Option<Answered>,
    /// Entries that were taken for another one since the page was opened: for each, what it was taken for.
    confusions: SortedMap<String, Vec<String>>,
}

/// A question that waits for its answer.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The question.
    pub(crate) question: Question,
    /// What each rating would make the interval, worst first.
    pub(crate) waits: [Interval; 4],
    /// When it was shown.
    pub(crate) since: Millis,
    /// Where it stands in the session.
    pub(crate) position: Position,
}

/// A question that was answered.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    /// The question.
    pub(crate) question: Question,
    /// What was answered.
    pub(crate) answer: quiz::Answer,
    /// What it is worth; the outcome is the person's own when they overruled it.
    pub(crate) grade: Grade,
    /// The id of the review in the log.
    pub(crate) review: String,
    /// How long until the card comes back.
    pub(crate) wait: Interval,
    /// The entry that was asked about.
    pub(crate) entry: Entry,
    /// The entry that it was taken for.
    pub(crate) confused_with: Option<Entry>,
    /// Where it stands in the session.
    pub(crate) position: Position,
}

/// A place in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    /// Counted from 1.
    pub(crate) number: usize,
    /// Cards that are done with.
    pub(crate) finished: usize,
    /// Cards in all.
    pub(crate) total: usize,
}

/// What a session came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    /// Questions that were answered.
    pub(crate) answered: usize,
    /// Of these, answered right.
    pub(crate) right: usize,
    /// Entries that were missed, by id and term, each once.
    pub(crate) missed: Vec<(String, String)>,
    /// Whether every answer is stored.
    pub(crate) saved: bool,
}

/// What waits today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Today {
    /// Whether nothing was ever answered here.
    pub(crate) first_visit: bool,
    /// Cards that are due, learning steps included.
    pub(crate) due: usize,
    /// New cards, within the daily limit.
    pub(crate) new: usize,
    /// How long all of that takes.
    pub(crate) minutes: u32,
    /// Entries of the glossary.
    pub(crate) entries: usize,
    /// Every section.
    pub(crate) sections: Vec<SectionState>,
}

/// What waits in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectionState {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// How many entries it has.
    pub(crate) entries: usize,
    /// Cards that are due.
    pub(crate) due: usize,
    /// Cards that were never seen, whatever the daily limit.
    pub(crate) new: usize,
    /// Mean predicted recall a week from now, in percent; a card that was never seen counts as unknown.
    pub(crate) known: u32,
}

/// What is remembered of one card.
#[derive(Debug, Clone)]
pub(crate) struct CardState {
    /// What it is about.
    pub(crate) kind: CardKind,
    /// Which of its kind, from the second on.
    pub(crate) ordinal: Option<usize>,
    /// Its memory; none when it was never asked.
    pub(crate) memory: Option<CardMemory>,
    /// Predicted recall now, in percent.
    pub(crate) recall: u32,
    /// Its reviews, newest first.
    pub(crate) reviews: Vec<Review>,
}

/// Something that could not be saved, and why. Nothing of it is lost while the page is open.
pub(crate) type Saved = Result<(), SaveError>;

impl Engine {
    /// Opens the glossary and the progress that the store holds. `device` and `tab` are random numbers, as
    /// [`Journal::open`] wants them.
    pub(crate) fn open(
        glossary: Glossary,
        store: Rc<dyn Store>,
        seeds: [u64; 2],
        now: Moment,
    ) -> (Engine, Vec<Notice>) {
        let opened = Journal::open(store, seeds[0], seeds[1], now.at);
        let (search, mentions) = (SearchIndex::new(&glossary), MentionIndex::new(&glossary));
        let deck = Deck::new(glossary);
        let cards = deck.cards().iter().filter_map(|card| card_info(&deck, &card.id)).collect();
        let settings = opened.journal.setting(PREFERENCES).map(Preferences::decode).unwrap_or_default();
        let scheduler = scheduler(&settings);
        let memories = opened.journal.log().replay(&scheduler);
        let engine = Engine {
            deck,
            search,
            mentions,
            cards,
            journal: opened.journal,
            memories,
            scheduler,
            settings,
            session: None,
            asked: None,
            answered: None,
            confusions: SortedMap::default(),
        };
        (engine, opened.notices)
    }

    /// The glossary.
    pub(crate) fn glossary(&self) -> &Glossary {
        self.deck.glossary()
    }

    /// The log with its store.
    pub(crate) fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What the person has set.
    pub(crate) fn settings(&self) -> &Preferences {
        &self.settings
    }

    // ---- a session ----

    /// Goes on with the session of that scope if one is under way today, else begins one.
    pub(crate) fn begin(&mut self, scope: &Scope, now: Moment) -> Saved {
        let options = self.scheduler.options();
        let stored = self.journal.setting(SESSION).and_then(Plan::decode);
        let under_way = stored
            .filter(|plan| plan.scope == *scope && plan.is_of_today(now, options))
            .map(|plan| self.resumed(plan))
            .filter(|session| session.current().is_some());
        match under_way {
            Some(session) => {
                self.session = Some(session);
                self.ask(now);
                Ok(())
            }
            None => self.begin_anew(scope.clone(), now),
        }
    }

    /// Begins a session, whatever is under way.
    pub(crate) fn begin_anew(&mut self, scope: Scope, now: Moment) -> Saved {
        let plan = Plan::make(&self.cards, &self.memories, &self.scheduler, scope, now);
        let saved = self.journal.set_setting(SESSION, &plan.encode(), now.at);
        self.session = Some(Session::start(plan));
        self.ask(now);
        saved
    }

    /// The question that waits for an answer.
    pub(crate) fn asked(&self) -> Option<&Asked> {
        self.asked.as_ref()
    }

    /// The question that was answered and is still on the screen.
    pub(crate) fn answered(&self) -> Option<&Answered> {
        self.answered.as_ref()
    }

    /// Grades an answer to the question that waits, records the review, and goes on in the session. The question
    /// stays as [`Engine::answered`] until [`Engine::next`].
    pub(crate) fn answer(&mut self, answer: &quiz::Answer, now: Moment) -> Saved {
        let Some(asked) = self.asked.take() else { return Ok(()) };
        let grade = self.deck.grade(&asked.question, answer);
        let rating = match answer {
            quiz::Answer::Recalled(rating) => *rating,
            _ => grade.rating(),
        };
        let card = asked.question.card.clone();
        let before = self.memories.of(&card);
        let outcomes = self.scheduler.next(&card, &before, now, Some(&self.memories.load()));
        let interval = outcomes[usize::from(rating.number()) - 1].interval;
        let id = self.journal.new_id();
        let review = Review {
            id: id.clone(),
            card: card.clone(),
            at: now.at,
            rating,
            kind: asked.question.kind,
            took: u32::try_from(now.at.saturating_sub(asked.since).max(0)).unwrap_or(u32::MAX),
            offset: now.offset,
            interval: interval.promised(),
        };
        let saved = self.journal.append(Event::Review(review)).map(drop);
        self.journal.log().replay_card(&self.scheduler, &card, &mut self.memories);
        self.proceed(&card, now);
        self.remember_confusion(&card, &grade);
        let entry_of = |id: &str| self.glossary().entry(id).map(|(_, entry)| entry.clone());
        self.answered = entry_of(card.entry()).map(|entry| Answered {
            confused_with: grade.confused_with.as_deref().and_then(entry_of),
            entry,
            question: asked.question,
            answer: answer.clone(),
            grade,
            review: id,
            wait: interval,
            position: asked.position,
        });
        saved
    }

    /// Shows the next question.
    pub(crate) fn next(&mut self, now: Moment) {
        self.ask(now);
    }

    /// Whether there is an answer to take back.
    pub(crate) fn can_undo(&self) -> bool {
        self.journal.log().last_review(self.journal.device()).is_some()
    }

    /// Takes back the last answer that was given on this device and still counts, and asks its card again.
    pub(crate) fn undo(&mut self, now: Moment) -> Saved {
        let Some(review) = self.journal.log().last_review(self.journal.device()) else { return Ok(()) };
        let (target, card, at) = (review.id.clone(), review.card.clone(), review.at);
        let id = self.journal.new_id();
        let saved = self.journal.append(Event::Undo { id, at: now.at, target }).map(drop);
        self.journal.log().replay_card(&self.scheduler, &card, &mut self.memories);
        match self.session.take().map(|session| session.plan().clone()) {
            Some(plan) if at >= plan.started.at => {
                self.session = Some(self.resumed(plan));
                self.ask(now);
                saved
            }
            // The answer belongs to an earlier session: the card has to find its place in a new plan.
            Some(plan) => saved.and(self.begin_anew(plan.scope, now)),
            None => saved,
        }
    }

    /// Turns the grade of the answered question round: the person knows better. The log keeps both.
    pub(crate) fn overrule(&mut self, now: Moment) -> Saved {
        let Some(mut answered) = self.answered.take() else { return Ok(()) };
        let rating = match answered.grade.outcome {
            Outcome::Correct => Rating::Again,
            Outcome::Close | Outcome::Incorrect => Rating::Good,
        };
        let card = answered.question.card.clone();
        let id = self.journal.new_id();
        let event = Event::Overrule { id, at: now.at, review: answered.review.clone(), rating };
        let saved = self.journal.append(event).map(drop);
        self.journal.log().replay_card(&self.scheduler, &card, &mut self.memories);
        if let Some(session) = self.session.take() {
            self.session = Some(self.resumed(session.plan().clone()));
        }
        answered.grade.outcome = if rating.passed() { Outcome::Correct } else { Outcome::Incorrect };
        answered.wait = self.wait_of(&card, now);
        self.answered = Some(answered);
        saved
    }

    /// What the session has come to so far; nothing when there is none.
    pub(crate) fn report(&self) -> Option<Report> {
        let started = self.session.as_ref()?.plan().started.at;
        let reviews = self.journal.log().reviews();
        let own = |id: &str| id.starts_with(self.journal.device());
        let given: Vec<_> =
            reviews.iter().filter(|each| each.review.at >= started && own(&each.review.id)).collect();
        let mut missed: Vec<(String, String)> = Vec::new();
        for each in given.iter().filter(|each| !each.rating.passed()) {
            let id = each.review.card.entry();
            if let Some((_, entry)) = self.glossary().entry(id)
                && missed.iter().all(|(known, _)| known != id)
            {
                missed.push((id.to_owned(), entry.term.clone()));
            }
        }
        let right = given.iter().filter(|each| each.rating.passed()).count();
        Some(Report { answered: given.len(), right, missed, saved: self.journal.unsaved() == 0 })
    }

    fn resumed(&self, plan: Plan) -> Session {
        let gone: Vec<CardId> =
            plan.cards.iter().filter(|card| self.deck.card(card).is_none()).cloned().collect();
        let started = plan.started.at;
        let mut session = Session::resume(plan, self.journal.log().answers_since(started, &self.scheduler));
        // The glossary may have changed since the plan was made.
        gone.iter().for_each(|card| session.remove(card, started));
        session
    }

    fn proceed(&mut self, card: &CardId, now: Moment) {
        let due = self.memories.of(card).due;
        if let Some(session) = &mut self.session {
            session.answer(&memory::Answer { card: card.clone(), at: now.at, due });
        }
    }

    fn ask(&mut self, now: Moment) {
        self.answered = None;
        self.asked = self.session.as_ref().and_then(|session| {
            let position = Position {
                number: (session.finished() + 1).min(session.plan().len()),
                finished: session.finished(),
                total: session.plan().len(),
            };
            self.question(session.current()?, position, now)
        });
    }

    /// The same card with the same history is asked in the same way on this device, so that a reload changes nothing.
    fn question(&self, card: &CardId, position: Position, now: Moment) -> Option<Asked> {
        let memory = self.memories.of(card);
        let reviews = self.journal.log().reviews_of(card);
        let asking = Asking {
            kinds: self.settings.kinds,
            stability: (!memory.is_new()).then_some(memory.stability),
            reviews: memory.reviews,
            confused_with: self.confusions.get(card.entry()).cloned().unwrap_or_default(),
            previous: reviews.last().map(|counted| counted.review.kind),
        };
        let mut rng = SmallRng::seed_from_u64(seed(&[
            self.journal.device().as_bytes(),
            card.as_str().as_bytes(),
            &memory.reviews.to_le_bytes(),
        ]));
        let question = self.deck.ask(card, &asking, &mut rng)?;
        let outcomes = self.scheduler.next(card, &memory, now, Some(&self.memories.load()));
        Some(Asked { question, waits: outcomes.map(|outcome| outcome.interval), since: now.at, position })
    }

    fn remember_confusion(&mut self, card: &CardId, grade: &Grade) {
        if let Some(other) = &grade.confused_with {
            let known = self.confusions.or_default(card.entry().to_owned());
            if !known.contains(other) {
                known.push(other.clone());
            }
        }
    }

    fn wait_of(&self, card: &CardId, now: Moment) -> Interval {
        match self.memories.of(card).due {
            memory::Due::At(at) => {
                let wait = u64::try_from(at.saturating_sub(now.at)).unwrap_or(0);
                Interval::Minutes(u32::try_from(wait.div_ceil(60_000)).unwrap_or(u32::MAX))
            }
            memory::Due::On(day) => Interval::Days(day.since(self.today_number(now)).max(1)),
            memory::Due::New => Interval::Minutes(0),
        }
    }

    fn today_number(&self, now: Moment) -> StudyDay {
        self.scheduler.options().roll_over.day(now)
    }

    // ---- queries ----

    /// What waits today, in all and by section.
    pub(crate) fn today(&self, now: Moment) -> Today {
        let options = self.scheduler.options();
        let counts = memory::counts(&self.cards, &self.memories, options, now);
        let scope = Scope { mode: Mode::Study, section: None, at_most: None };
        let plan = Plan::make(&self.cards, &self.memories, &self.scheduler, scope, now);
        let pace = self.journal.log().recent_durations(100);
        Today {
            first_visit: self.journal.log().is_empty(),
            due: (counts.due + counts.learning) as usize,
            new: counts.new as usize,
            minutes: memory::estimate(plan.answers(options), pace).minutes,
            entries: self.glossary().entries().count(),
            sections: self.sections(now),
        }
    }

    fn sections(&self, now: Moment) -> Vec<SectionState> {
        let options = self.scheduler.options();
        let state = |section: &Section| {
            let cards = || self.cards.iter().filter(|card| card.section == section.id);
            let counts = memory::counts(cards(), &self.memories, options, now);
            let later = now.at.saturating_add(MASTERY_DAYS);
            let ids = cards().map(|card| &card.id);
            let known = memory::readiness(ids, &self.memories, &self.scheduler, later, later, 2).lowest;
            SectionState {
                id: section.id.clone(),
                name: section.name.clone(),
                entries: section.entries.len(),
                due: (counts.due + counts.learning) as usize,
                new: cards().filter(|card| self.memories.of(&card.id).is_new()).count(),
                known: if cards().next().is_none() { 0 } else { percent(known) },
            }
        };
        self.glossary().sections.iter().map(state).collect()
    }

    /// The entries that a text finds, with their sections; all of them when it is empty.
    pub(crate) fn search(&self, query: &str) -> Vec<(&Section, &Entry)> {
        if query.trim().is_empty() {
            return self.glossary().entries().collect();
        }
        let found = self.search.search(query);
        found
            .iter()
            .filter_map(|hit| Some((hit.section(self.glossary())?, hit.entry(self.glossary())?)))
            .collect()
    }

    /// The definition of an entry, in which the terms of other entries are links to them.
    pub(crate) fn linked_definition(&self, entry: &Entry) -> Vec<Block> {
        self.mentions.link(&entry.definition, &entry.id)
    }

    /// What is remembered of each card of an entry.
    pub(crate) fn cards_of(&self, entry: &str, now: Moment) -> Vec<CardState> {
        let mut ordinals: SortedMap<CardKind, usize> = SortedMap::default();
        let cards = self.deck.cards().iter().filter(|card| card.id.entry() == entry);
        cards
            .map(|card| {
                let ordinal = ordinals.or_default(card.kind);
                *ordinal += 1;
                let memory = self.memories.get(&card.id).filter(|memory| !memory.is_new()).cloned();
                let reviews = self.journal.log().reviews_of(&card.id);
                CardState {
                    kind: card.kind,
                    ordinal: (*ordinal > 1).then_some(*ordinal),
                    recall: memory
                        .as_ref()
                        .map_or(0, |memory| percent(self.scheduler.retrievability(memory, now.at))),
                    memory,
                    reviews: reviews
                        .into_iter()
                        .rev()
                        .map(|counted| Review { rating: counted.rating, ..counted.review.clone() })
                        .collect(),
                }
            })
            .collect()
    }

    /// What is remembered of the card on the screen.
    pub(crate) fn current_card(&self, now: Moment) -> Option<(CardMemory, u32)> {
        let asked = self.asked.as_ref().map(|asked| &asked.question);
        let card = &asked.or(self.answered.as_ref().map(|answered| &answered.question))?.card;
        let memory = self.memories.of(card);
        let recall = percent(self.scheduler.retrievability(&memory, now.at));
        Some((memory, recall))
    }

    /// Days from the study day of `now` until a card is due; 0 when it is due.
    pub(crate) fn days_until(&self, memory: &CardMemory, now: Moment) -> u32 {
        match memory.due {
            memory::Due::On(day) => day.since(self.today_number(now)),
            memory::Due::At(_) | memory::Due::New => 0,
        }
    }

    // ---- what is stored ----

    /// Changes what the person has set, and stores it.
    pub(crate) fn change_settings(&mut self, change: impl FnOnce(&mut Preferences), now: Moment) -> Saved {
        change(&mut self.settings);
        let saved = self.journal.set_setting(PREFERENCES, &self.settings.encode(), now.at);
        self.apply_settings();
        saved
    }

    fn apply_settings(&mut self) {
        self.scheduler = scheduler(&self.settings);
        self.memories = self.journal.log().replay(&self.scheduler);
    }

    /// Takes in what another tab has stored; `None` as key means that everything was cleared. A question that was
    /// answered there gives way to the next.
    pub(crate) fn absorb(&mut self, key: Option<&str>, value: Option<&str>, now: Moment) -> Absorbed {
        let absorbed = key.map_or(Absorbed::Removed, |key| self.journal.absorb(key, value));
        match &absorbed {
            Absorbed::Cards(cards) => {
                for card in cards {
                    self.journal.log().replay_card(&self.scheduler, card, &mut self.memories);
                }
            }
            Absorbed::Everything => self.memories = self.journal.log().replay(&self.scheduler),
            Absorbed::Setting(name) if name == PREFERENCES => {
                self.settings =
                    self.journal.setting(PREFERENCES).map(Preferences::decode).unwrap_or_default();
                self.apply_settings();
            }
            _ => {}
        }
        if matches!(absorbed, Absorbed::Cards(_) | Absorbed::Everything)
            && let Some(session) = self.session.take()
        {
            let session = self.session.insert(self.resumed(session.plan().clone()));
            let asked = self.asked.as_ref().map(|asked| &asked.question.card);
            if asked.is_some() && asked != session.current() {
                self.ask(now);
            }
        }
        absorbed
    }

    /// Writes again what someone has cleared from the store; says how many values were gone.
    pub(crate) fn rewrite_missing(&mut self) -> Result<usize, SaveError> {
        let mended = self.journal.rewrite_missing()?;
        if mended.learned > 0 {
            self.memories = self.journal.log().replay(&self.scheduler);
        }
        Ok(mended.rewritten)
    }

    /// Whether so many records lie about that they should be gathered.
    pub(crate) fn wants_compaction(&self) -> bool {
        self.journal.loose() >= COMPACT_FROM
    }

    /// Gathers the records into a snapshot; only while the tab holds the lock for it.
    pub(crate) fn compact(&mut self) -> Saved {
        self.journal.compact().map(drop)
    }

    /// Tries again to store what could not be stored.
    pub(crate) fn save_unsaved(&mut self) -> Saved {
        self.journal.save_unsaved().map(drop)
    }

    /// Adds reviews from elsewhere, after a safety copy. Gives the number of new ones.
    pub(crate) fn import(&mut self, events: Vec<Event>, now: Moment) -> Result<usize, SaveError> {
        self.journal.safety_copy("import", now.at)?;
        let added = self.journal.import(events);
        self.memories = self.journal.log().replay(&self.scheduler);
        added
    }

    /// Forgets everything, after a safety copy.
    pub(crate) fn reset(&mut self, now: Moment) -> Saved {
        self.journal.replace([], "reset", now.at)?;
        self.memories = Memories::default();
        (self.session, self.asked, self.answered) = (None, None, None);
        self.confusions.clear();
        Ok(())
    }
}

fn card_info(deck: &Deck, id: &CardId) -> Option<CardInfo> {
    Some(CardInfo { id: id.clone(), section: deck.section_of(id)?.id.clone() })
}

fn scheduler(settings: &Preferences) -> Scheduler {
    Scheduler::new(settings.options())
        .expect("settings are kept within the range of options; a test checks it")
}

/// A part of 1 in whole percent.
fn percent(part: f32) -> u32 {
    (part.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// FNV-1a, which spreads short texts well enough to seed a generator.
fn seed(parts: &[&[u8]]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.iter().chain(&[0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests;
