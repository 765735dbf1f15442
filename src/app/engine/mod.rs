//! Everything that the app does, without a view: verbs change it, queries read it.
//!
//! The flow of one answer is [`Engine::answer`]: grade, review, log, memory, session. The present time, the store
//! and the seeds are passed in, so all of it runs and is tested natively. This file says what an engine is and how it
//! is opened; the verbs of a session, what is stored, and what pages ask have a file each.

pub(crate) mod browse;
pub(crate) mod cards;
mod changes;
pub(crate) mod curves;
pub(crate) mod glance;
mod mentions;
mod news;
pub(crate) mod onboarding;
mod queries;
mod renames;
mod seen;
pub(crate) mod self_test;
mod session;
pub(crate) mod session_time;
pub(crate) mod shift;
mod statistics;
mod stored;
pub(crate) mod team;
mod trouble;

use std::{cell::OnceCell, rc::Rc};

#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports, reason = "only views name them"))]
pub(crate) use {
    news::{Changes, ENOUGH_DAYS, Tidings, Told},
    statistics::Statistics,
    stored::Taken,
    trouble::{ConfusedPair, HardEntry, Named},
};

use crate::{
    glossary::{Block, Entry, Glossary, MentionIndex, SearchIndex},
    memory::{CardInfo, CardMemory, Interval, Memories, Millis, Moment, Review, Scheduler, Session},
    progress::{Event, Journal, News, Notice, Preferences, SaveError, Store},
    quiz::{self, Card, CardId, CardKind, Deck, Grade, Question},
};

/// The stored setting that holds [`Preferences`].
const PREFERENCES: &str = "preferences";

/// So many recent answers say how long an answer takes.
const RECENT_ANSWERS: usize = 100;

/// One person's study of one glossary.
pub(crate) struct Engine {
    deck: Deck,
    /// Made when something is first looked for.
    search: OnceCell<SearchIndex>,
    /// Made when a definition is first shown with its links.
    mentions: OnceCell<MentionIndex>,
    cards: Vec<CardInfo>,
    journal: Journal,
    memories: Memories,
    scheduler: Scheduler,
    settings: Preferences,
    session: Option<Session>,
    asked: Option<Asked>,
    answered: Option<Answered>,
    /// Confusions that are not in the log yet.
    pending: Vec<Confusion>,
}

/// An entry was taken for another one. An answer is one record in the store, whatever it was; this is recorded when the
/// page is left or the next session begins, and nothing is lost with it but a distractor.
struct Confusion {
    event: Event,
    /// The id of the review.
    review: String,
    /// The id of the entry that was asked.
    asked: String,
    /// The id of the one that it was taken for.
    other: String,
}

impl Confusion {
    /// The entry that was asked, and the one that it was taken for.
    fn pair(&self) -> [&str; 2] {
        [&self.asked, &self.other]
    }

    /// The other of the two, if that entry is one of them.
    fn other_than(&self, entry: &str) -> Option<&str> {
        match entry {
            _ if entry == self.asked => Some(&self.other),
            _ if entry == self.other => Some(&self.asked),
            _ => None,
        }
    }
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
    /// What the card said before, for those who may still believe it.
    pub(crate) news: Option<News>,
    /// Where it stands in the session.
    pub(crate) position: Position,
}

/// A place in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    /// Which of the cards this is, counted from 1. A card that comes back adds none.
    pub(crate) number: usize,
    /// Cards that are done with.
    pub(crate) finished: usize,
    /// Cards that were answered right and come back for one more step.
    pub(crate) halfway: usize,
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
    /// Whether a shift is set, whose plan is to be followed.
    pub(crate) has_shift: bool,
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
    /// The card.
    pub(crate) id: CardId,
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
    /// Whether it is forgotten so often that something about it should change.
    pub(crate) is_leech: bool,
    /// How well it is known.
    pub(crate) known: browse::Known,
    /// How its memory fades; none when it was never asked.
    pub(crate) curve: Option<curves::Curve>,
}

/// Something that could not be saved, and why. Nothing of it is lost while the page is open.
pub(crate) type Saved = Result<(), SaveError>;

impl Engine {
    /// Opens the deck of a glossary and the progress that the store holds. `device` and `tab` are random numbers, as
    /// [`Journal::open`] wants them.
    pub(crate) fn open(
        deck: Deck,
        store: Rc<dyn Store>,
        seeds: [u64; 2],
        now: Moment,
    ) -> (Engine, Vec<Notice>) {
        let opened = Journal::open(store, seeds[0], seeds[1], now.at);
        let cards = deck.cards().iter().map(|card| card_info(&deck, card)).collect();
        let settings = preferences(&opened.journal);
        let scheduler = scheduler(&settings);
        let memories = opened.journal.log().replay(&scheduler);
        let engine = Engine {
            deck,
            search: OnceCell::new(),
            mentions: OnceCell::new(),
            cards,
            journal: opened.journal,
            memories,
            scheduler,
            settings,
            session: None,
            asked: None,
            answered: None,
            pending: Vec::new(),
        };
        (engine, opened.notices)
    }

    /// Whether the definitions are not there yet.
    pub(crate) fn is_outline(&self) -> bool {
        self.deck.is_outline()
    }

    /// Puts the definitions in. Nothing that reads them has been asked before.
    pub(crate) fn define(&mut self, definitions: Vec<Vec<Block>>) {
        self.deck.define(definitions);
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

    /// Records something that changes the memory of a card.
    fn record_of(&mut self, card: &CardId, event: Event) -> Saved {
        let saved = self.journal.append(event).map(drop);
        self.journal.log().replay_card(&self.scheduler, card, &mut self.memories);
        saved
    }
}

fn card_info(deck: &Deck, card: &Card) -> CardInfo {
    CardInfo { id: card.id.clone(), section: deck.section(card.entry).id.clone() }
}

fn preferences(journal: &Journal) -> Preferences {
    journal.setting(PREFERENCES).map(Preferences::decode).unwrap_or_default()
}

fn scheduler(settings: &Preferences) -> Scheduler {
    Scheduler::new(settings.options())
        .expect("settings are kept within the range of options; a test checks it")
}

/// A part of 1 in whole percent.
fn percent(part: f32) -> u32 {
    (part.clamp(0.0, 1.0) * 100.0).round() as u32
}

#[cfg(test)]
mod changes_tests;
#[cfg(test)]
mod tests;
