//! A glossary that changed: what was learned of the old one is compared with the present one, once for each visit.
//!
//! | change | what becomes of the card |
//! |---|---|
//! | wording | nothing |
//! | definition | it comes first in the next session, with the difference after the answer |
//! | local fact | its history does not count any more, it comes first in the next session, and what it said before is to be rejected on two days |
//! | renamed, moved | its history goes to the new name |
//! | removed | its history stays aside: under its name, or under a name that nothing else has when the entry is still there |
//!
//! Everything that changes a memory is an event with an id made of the change itself, so that every device and tab that
//! sees the same change records the same event.

use super::{
    Engine, Saved,
    seen::{Seen, fingerprint},
};
use crate::{
    hash::Fnv,
    memory::{Millis, Moment},
    progress::{self, Event, Moves, News},
    quiz::{CardChange, CardId, Change, Deck, diff},
};

/// The stored setting that holds the text as last seen.
pub(crate) const SEEN: &str = "seen";
/// The stored setting that holds the entries that were new at the last comparison.
pub(super) const ARRIVED: &str = "arrived";
/// So many new entries are named; of more only the number is kept.
const MOST_NAMED: usize = 200;

impl Engine {
    /// Compares the glossary with the text as last seen, and records what that means for what was learned. Does
    /// nothing when the glossary is the same.
    ///
    /// # Errors
    ///
    /// What was found counts, but something of it is not stored: the next visit finds it again.
    pub(crate) fn compare_glossary(&mut self, now: Moment) -> Saved {
        self.learn_moves();
        let Some(seen) = self.journal.setting(SEEN).and_then(Seen::decode) else {
            return if self.journal.log().is_empty() { Ok(()) } else { self.keep_seen(None, &[], now) };
        };
        let late = self.record_late_moves(now);
        if seen.fingerprint == fingerprint(self.glossary()) {
            return late.and(self.keep_seen(Some(seen), &[], now));
        }
        let old = Deck::new(seen.old_glossary(self.glossary()));
        let changes = diff(&old, &self.deck);
        let moved = self.record_moves(&seen, &changes, now);
        let told = self.record_news(&seen, &changes, now);
        let kept = self.keep_arrived(&seen, &changes, now).and(self.see_present(&seen, &changes, now));
        late.and(moved).and(told).and(kept)
    }

    /// Gives histories to the cards that they belong to now.
    pub(super) fn learn_moves(&mut self) {
        if self.journal.learn_moves() {
            self.memories = self.journal.log().replay(&self.scheduler);
        }
    }

    /// Keeps the text of what was reviewed, and of what is about to be asked.
    pub(super) fn remember_seen(&mut self, about_to_be_asked: &[CardId], now: Moment) -> Saved {
        let known = self.journal.setting(SEEN).and_then(Seen::decode);
        self.keep_seen(known, about_to_be_asked, now)
    }

    /// The same, of texts that were read already, since that takes a while for thousands of entries.
    fn keep_seen(&mut self, known: Option<Seen>, about_to_be_asked: &[CardId], now: Moment) -> Saved {
        let is_first = known.is_none();
        let mut seen = known.unwrap_or_else(|| Seen::new(self.deck.glossary()));
        let reviewed = self.memories.iter().map(|(card, _)| card.entry());
        let mut ids: Vec<&str> = reviewed.chain(about_to_be_asked.iter().map(CardId::entry)).collect();
        crate::sorting::sort(&mut ids);
        if !seen.keep(&ids, self.deck.glossary()) && !is_first {
            return Ok(());
        }
        // A tab that has been open since before the glossary changed adds its old texts.
        if seen.fingerprint != fingerprint(self.deck.glossary()) {
            seen.fingerprint = 0;
        }
        self.journal.set_setting(SEEN, &seen.encode(), now.at)
    }

    /// Moves histories to the cards' new names, all at once, and those that something else needs the name of aside.
    fn record_moves(&mut self, seen: &Seen, changes: &[CardChange], now: Moment) -> Saved {
        let mut moves: Vec<(CardId, CardId)> = Vec::new();
        for change in changes {
            match (&change.from, change.change) {
                (Some(from), _) if *from != change.card => moves.push((from.clone(), change.card.clone())),
                (None, Change::Removed) if self.deck.glossary().entry(change.card.entry()).is_some() => {
                    moves.push((change.card.clone(), aside(&change.card, change.old.as_deref())));
                }
                (None, Change::Added) => {
                    moves.push((aside(&change.card, change.new.as_deref()), change.card.clone()));
                }
                _ => {}
            }
        }
        moves.retain(|(from, _)| self.memories.get(from).is_some());
        let writer = writer_of(&moves, [seen.fingerprint, fingerprint(self.glossary())]);
        // The last visit moved them and then found no room to say that it had seen the glossary.
        if self.journal.log().moves().last().is_some_and(|last| last.id.starts_with(&*writer)) {
            return Ok(());
        }
        self.append_moves(moves, &writer, now)
    }

    /// Moves what a page answered that has been open since before its glossary changed: it still uses the old names.
    fn record_late_moves(&mut self, now: Moment) -> Saved {
        let mut moves: Vec<(CardId, CardId)> = Vec::new();
        for (from, to) in self.journal.log().moves().iter().rev().flat_map(|moves| &moves.cards) {
            let is_late = self.memories.get(from).is_some()
                && !from.as_str().contains(ASIDE)
                && self.deck.card(from).is_none()
                && self.deck.card(to).is_some();
            if is_late && !moves.iter().any(|(known, _)| known == from) {
                moves.push((from.clone(), to.clone()));
            }
        }
        let writer = writer_of(&moves, [0, 0]);
        self.append_moves(moves, &writer, now)
    }

    fn append_moves(&mut self, cards: Vec<(CardId, CardId)>, writer: &str, now: Moment) -> Saved {
        if cards.is_empty() {
            return Ok(());
        }
        let id = format!("{writer}-{}", self.journal.log().moves().len() + 1);
        let saved = self.journal.append(Moves { id, at: now.at, cards }.to_event()).map(drop);
        self.learn_moves();
        saved
    }

    /// Records what a person who had learned it has to be told, and gives up the histories of facts that changed.
    fn record_news(&mut self, seen: &Seen, changes: &[CardChange], now: Moment) -> Saved {
        // After the moves, which take along what was recorded up to then.
        let at = now.at.saturating_add(1);
        let mut saved = Ok(());
        let mut told: Vec<(String, Change)> = Vec::new();
        for change in changes {
            let entry = change.card.entry().to_owned();
            let is_news = match change.change {
                Change::Added | Change::Wording => false,
                Change::Definition | Change::LocalFact => self.is_learned(&change.card),
                // A fact that only has another place in its entry is the same to those who learned it.
                Change::Moved => change.old != change.new && self.is_entry_learned(&entry),
                Change::Renamed => self.is_entry_learned(&entry),
                Change::Removed if self.deck.glossary().entry(&entry).is_some() => {
                    self.is_learned(&aside(&change.card, change.old.as_deref()))
                }
                Change::Removed => !seen.gone.contains(&entry) && self.is_entry_learned(&entry),
            };
            // Of an entry that goes elsewhere as a whole it is enough to say so once.
            let is_whole = !matches!(change.change, Change::Definition | Change::LocalFact);
            if !is_news || (is_whole && told.contains(&(entry.clone(), change.change))) {
                continue;
            }
            told.push((entry, change.change));
            saved = saved.and(self.record(change, at));
        }
        saved
    }

    fn is_learned(&self, card: &CardId) -> bool {
        self.memories.get(card).is_some_and(|memory| !memory.is_new())
    }

    fn is_entry_learned(&self, entry: &str) -> bool {
        self.memories.iter().any(|(card, memory)| card.entry() == entry && !memory.is_new())
    }

    fn record(&mut self, change: &CardChange, at: Millis) -> Saved {
        let (old, new) = (change.old.clone().unwrap_or_default(), change.new.clone().unwrap_or_default());
        let earlier = News::all(self.journal.log());
        let mut earlier = earlier.iter().filter(|news| news.card == change.card);
        let number = earlier.clone().count() + 1;
        if earlier
            .next_back()
            .is_some_and(|last| (last.change, &last.old, &last.new) == (change.change, &old, &new))
        {
            return Ok(());
        }
        let mut hash = Fnv::default();
        for text in [change.card.as_str(), change.change.name(), &old, &new] {
            hash.write(text.as_bytes());
            hash.write(&[0]);
        }
        let writer = format!("{:016x}", hash.finish());
        let card = change.card.clone();
        let mut saved = Ok(());
        if change.change == Change::LocalFact {
            let id = format!("{writer}r-{number}");
            let reset = Event::Card { id, at, card: card.clone(), change: progress::CardChange::Reset };
            saved = self.record_of(&card, reset);
        }
        let id = format!("{writer}-{number}");
        let news = News { id, at, change: change.change, card, old, new };
        saved.and(self.journal.append(news.to_event()).map(drop))
    }

    /// Keeps the names of the entries that are new, besides those that were new before and are still to be told.
    fn keep_arrived(&mut self, seen: &Seen, changes: &[CardChange], now: Moment) -> Saved {
        let known = seen.known();
        let renamed =
            |id: &str| changes.iter().any(|change| change.from.is_some() && change.card.entry() == id);
        let is_new = |id: &str| !known.has(id) && seen.entry(id).is_none() && !renamed(id);
        let entries = self.glossary().entries().filter(|(_, entry)| !entry.redirect && is_new(&entry.id));
        let mut found: Vec<String> = entries.map(|(_, entry)| entry.id.clone()).collect();
        if found.is_empty() {
            return Ok(());
        }
        let before = self.arrived();
        if before.at > self.read_until() {
            found.extend(before.entries.into_iter().filter(|id| self.glossary().entry(id).is_some()));
        }
        crate::sorting::sort(&mut found);
        found.dedup();
        let number = found.len();
        found.truncate(MOST_NAMED);
        let value = format!("{}\t{number}\t{}", now.at.saturating_add(1), found.join("\t"));
        self.journal.set_setting(ARRIVED, &value, now.at)
    }

    /// The present glossary is what was seen last.
    fn see_present(&mut self, seen: &Seen, changes: &[CardChange], now: Moment) -> Saved {
        let mut present = Seen::new(self.glossary());
        let reviewed = self.memories.iter().map(|(card, _)| card.entry());
        let mut ids: Vec<&str> =
            reviewed.chain(seen.glossary.entries().map(|(_, entry)| &*entry.id)).collect();
        crate::sorting::sort(&mut ids);
        present.keep(&ids, self.deck.glossary());
        let has_left = |id: &str| {
            self.deck.glossary().entry(id).is_none()
                && !changes.iter().any(|change| change.from.as_ref().is_some_and(|from| from.entry() == id))
        };
        let gone =
            seen.glossary.entries().map(|(_, entry)| entry.id.clone()).filter(|id| has_left(id)).collect();
        present.keep_gone(seen, gone);
        self.journal.set_setting(SEEN, &present.encode(), now.at)
    }

    /// Takes over which texts another device has seen.
    pub(super) fn import_seen(&mut self, stored: &str, now: Moment) -> Saved {
        let Some(other) = Seen::decode(stored) else { return Ok(()) };
        let mut seen =
            self.journal.setting(SEEN).and_then(Seen::decode).unwrap_or_else(|| Seen::new(self.glossary()));
        seen.merge(&other);
        self.journal.set_setting(SEEN, &seen.encode(), now.at)
    }
}

/// What no slug has in it.
pub(super) const ASIDE: char = '~';

/// The name under which the history of a card is kept that is gone from an entry: its own name may be needed by the
/// next fact of that entry. It is found again when a card with that text comes.
fn aside(card: &CardId, text: Option<&str>) -> CardId {
    let mut hash = Fnv::default();
    hash.write(text.unwrap_or_default().as_bytes());
    CardId::from_stored(format!("{}{ASIDE}{:x}", card.entry(), hash.finish()))
}

/// A name for the writer of an event that depends on the moves and on the glossaries between which they are.
fn writer_of(moves: &[(CardId, CardId)], glossaries: [u64; 2]) -> String {
    let mut hash = Fnv::default();
    glossaries.iter().for_each(|glossary| hash.write(&glossary.to_le_bytes()));
    for card in moves.iter().flat_map(|(from, to)| [from, to]) {
        hash.write(card.as_str().as_bytes());
        hash.write(&[0]);
    }
    format!("{:016x}", hash.finish())
}
