//! What a person is told about a glossary that changed, and how what changed is studied.

use super::{Engine, Saved, changes::ARRIVED};
use crate::{
    memory::{Millis, Mode, Moment, Plan, Scope},
    progress::{Counted, News},
    quiz::{CardId, CardKind, Change},
};

/// The stored setting that says until when the news were read.
const READ: &str = "news-read";

/// What there is to tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tidings {
    /// Facts that were learned and are others now.
    pub(crate) facts: usize,
    /// Definitions likewise.
    pub(crate) definitions: usize,
    /// Entries that were renamed, moved or removed.
    pub(crate) others: usize,
    /// Entries that are new.
    pub(crate) arrived: usize,
}

/// The entries that were new at the last comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Arrived {
    /// When that was.
    pub(crate) at: Millis,
    /// How many.
    pub(crate) number: usize,
    /// The ids of the first of them.
    pub(crate) entries: Vec<String>,
}

/// Everything that has changed, as far as it was told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// The changes, newest first.
    pub(crate) told: Vec<Told>,
    /// The entries that were new at the last comparison, by id and term.
    pub(crate) arrived: Vec<(String, String)>,
}

/// A change as the page of changes shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// The change.
    pub(crate) news: News,
    /// The term of its entry, if that is there.
    pub(crate) term: Option<String>,
    /// On how many days the old text was rejected, while that is not enough.
    pub(crate) rejected: Option<usize>,
}

/// So many changes are shown.
const MOST_SHOWN: usize = 200;

/// A belief that was right when it was learned and is not any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stale {
    /// The change.
    pub(crate) news: News,
    /// On how many days the old text was rejected since.
    pub(crate) rejected: usize,
}

/// A belief is given up when it was rejected on so many days.
pub(crate) const ENOUGH_DAYS: usize = 2;

impl Engine {
    /// Everything that a person was told or is to be told, newest first.
    pub(crate) fn news(&self) -> Vec<News> {
        let mut all = News::all(self.journal.log());
        all.reverse();
        all
    }

    /// Everything that has changed, for the page that shows it.
    pub(crate) fn changes(&self) -> Changes {
        let term = |id: &str| self.glossary().entry(id).map(|(_, entry)| entry.term.clone());
        let stale = self.stale_cards();
        let told = self.news().into_iter().take(MOST_SHOWN).map(|news| Told {
            term: term(news.card.entry()),
            rejected: stale.iter().find(|stale| stale.news.id == news.id).map(|stale| stale.rejected),
            news,
        });
        let arrived = self.arrived().entries.into_iter().filter_map(|id| Some((term(&id)?, id)));
        Changes { told: told.collect(), arrived: arrived.map(|(term, id)| (id, term)).collect() }
    }

    /// The entries that were new at the last comparison.
    pub(crate) fn arrived(&self) -> Arrived {
        let read = |text: &str| {
            let mut fields = text.split('\t');
            let (at, number) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
            Some(Arrived { at, number, entries: fields.map(str::to_owned).collect() })
        };
        self.journal.setting(ARRIVED).and_then(read).unwrap_or_default()
    }

    /// What there is to tell; none when there is nothing, or when all of it was read.
    pub(crate) fn tidings(&self) -> Option<Tidings> {
        let until = self.read_until();
        let mut tidings = Tidings::default();
        for news in News::all(self.journal.log()).iter().filter(|news| news.at > until) {
            match news.change {
                Change::LocalFact => tidings.facts += 1,
                Change::Definition => tidings.definitions += 1,
                _ => tidings.others += 1,
            }
        }
        let arrived = self.arrived();
        if arrived.at > until {
            tidings.arrived = arrived.number;
        }
        (tidings != Tidings::default()).then_some(tidings)
    }

    /// Everything there is to tell was read.
    pub(crate) fn dismiss_news(&mut self, now: Moment) -> Saved {
        // What was found in this very moment counts as read too.
        self.journal.set_setting(READ, &now.at.saturating_add(1).to_string(), now.at)
    }

    pub(super) fn read_until(&self) -> i64 {
        self.journal.setting(READ).and_then(|at| at.parse().ok()).unwrap_or(i64::MIN)
    }

    /// Beliefs that were right when they were learned and are not any more, until what is false was rejected on two days.
    /// The one that changed last comes first. Readiness counts them as not known.
    pub(crate) fn stale_cards(&self) -> Vec<Stale> {
        let mut stale: Vec<Stale> = Vec::new();
        for news in self.news() {
            if news.change != Change::LocalFact || self.deck.card(&news.card).is_none() {
                continue;
            }
            let is_known = stale.iter().any(|known| known.news.card == news.card);
            let rejected = self.days_passed_since(&news);
            if !is_known && rejected < ENOUGH_DAYS {
                stale.push(Stale { news, rejected });
            }
        }
        stale
    }

    /// What changed about a card and is to be shown after its answer: the last change, until it was unlearned or, of
    /// a definition, answered once.
    pub(super) fn open_news(&self, card: &CardId) -> Option<News> {
        let is_told = |news: &&News| matches!(news.change, Change::Definition | Change::LocalFact);
        let all = self.news();
        let news = all.iter().filter(|news| news.card == *card).find(is_told)?;
        let is_open = match news.change {
            Change::LocalFact => self.days_passed_since(news) < ENOUGH_DAYS,
            _ => !self.is_answered_since(news),
        };
        is_open.then(|| news.clone())
    }

    /// What a card said when it was learned, while that is still to be unlearned.
    pub(super) fn former_text(&self, card: &CardId) -> Option<String> {
        self.open_news(card).filter(|news| news.change == Change::LocalFact).map(|news| news.old)
    }

    /// Whether a card changed after that instant and was not answered since.
    pub(super) fn has_changed_since(&self, at: Millis) -> bool {
        let changed = self.changed_cards();
        self.news().iter().any(|news| news.at > at && changed.contains(&news.card))
    }

    /// Cards that changed and were not answered since, the last change first.
    pub(crate) fn changed_cards(&self) -> Vec<CardId> {
        let mut cards: Vec<CardId> = Vec::new();
        for news in self.news() {
            let is_to_be_asked = matches!(news.change, Change::Definition | Change::LocalFact)
                && self.deck.card(&news.card).is_some()
                && !self.memories.of(&news.card).suspended
                && !self.is_answered_since(&news);
            if is_to_be_asked && !cards.contains(&news.card) {
                cards.push(news.card);
            }
        }
        cards
    }

    /// Cards of new entries that were never asked: one for each entry.
    fn arrived_cards(&self) -> Vec<CardId> {
        let arrived = self.arrived();
        let first = |id: &String| {
            let card = CardId::new(id, CardKind::Meaning, 1);
            (self.deck.card(&card).is_some() && self.memories.of(&card).is_new()).then_some(card)
        };
        arrived.entries.iter().filter_map(first).collect()
    }

    /// Whether there is anything to ask in a session of the changes.
    pub(crate) fn has_changes_to_study(&self) -> bool {
        !self.changed_cards().is_empty() || !self.arrived_cards().is_empty()
    }

    /// Makes exactly what changed and what is new the session under way, of all sections: [`Engine::begin`] goes on
    /// with it.
    pub(crate) fn plan_changes(&mut self, now: Moment) -> Saved {
        let mut cards = self.changed_cards();
        cards.extend(self.arrived_cards());
        let scope = Scope { mode: Mode::Study, section: None, at_most: None };
        let is_new = |card: &&CardId| self.memories.of(card).is_new();
        let new = u32::try_from(cards.iter().filter(is_new).count()).unwrap_or(u32::MAX);
        let plan = Plan { started: now, scope, cards, learning: Vec::new(), new };
        let saved = self.store_plan(&plan, now);
        saved.and(self.remember_seen(&plan.cards, now))
    }

    /// Puts what changed before everything else in a plan: it is asked at once, whatever is due and whatever the day's
    /// limit of new cards.
    pub(super) fn put_changes_first(&self, plan: &mut Plan) {
        let in_scope = |card: &CardId| {
            let section = self.deck.section_of(card);
            plan.scope.section.is_none() || section.map(|section| &section.id) == plan.scope.section.as_ref()
        };
        let mut cards = self.changed_cards();
        cards.retain(|card| in_scope(card) && !plan.learning.iter().any(|(_, known)| known == card));
        let is_more = |card: &&CardId| self.memories.of(card).is_new() && !plan.cards.contains(card);
        plan.new += cards.iter().filter(is_more).count() as u32;
        plan.cards.retain(|card| !cards.contains(card));
        cards.append(&mut plan.cards);
        plan.cards = cards;
    }

    fn is_answered_since(&self, news: &News) -> bool {
        self.journal.log().reviews_of(&news.card).iter().any(|counted| counted.review.at >= news.at)
    }

    /// On how many study days a card was answered right since it changed. Every question that can hold the old text does
    /// (`quiz/kinds/drill.rs`), so a right answer rejects it.
    fn days_passed_since(&self, news: &News) -> usize {
        let roll_over = self.scheduler.options().roll_over;
        let reviews = self.journal.log().reviews_of(&news.card);
        let passed = reviews.iter().filter(|counted| counted.review.at >= news.at && counted.rating.passed());
        let day = |counted: &Counted<'_>| roll_over.day(counted.review.moment());
        let mut days: Vec<_> = passed.map(day).collect();
        days.dedup();
        days.len()
    }
}
