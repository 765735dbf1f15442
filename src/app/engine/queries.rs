//! What pages show: what waits, what is remembered, what a search finds.

use super::{CardState, Engine, RECENT_ANSWERS, SectionState, Today, browse::Known, percent};
use crate::{
    glossary::Section,
    memory::{self, CardMemory, Millis, Mode, Moment, Plan, Review, Scope, clock::DAY},
    quiz::CardKind,
    sorted_map::SortedMap,
};

/// Mastery looks so far ahead: what is known only today is not known on a shift.
pub(super) const MASTERY_AHEAD: Millis = 7 * DAY;

impl Engine {
    /// What waits today, in all and by section.
    pub(crate) fn today(&self, now: Moment) -> Today {
        let options = self.scheduler.options();
        let counts = memory::counts(&self.cards, &self.memories, options, now);
        let scope = Scope { mode: Mode::Study, section: None, at_most: None };
        let plan = Plan::make(&self.cards, &self.memories, &self.scheduler, scope, now);
        let pace = self.journal.log().recent_durations(RECENT_ANSWERS);
        Today {
            first_visit: self.journal.log().is_empty(),
            has_shift: self.shift_text().is_some(),
            due: (counts.due + counts.learning) as usize,
            new: counts.new as usize,
            minutes: memory::estimate(plan.answers(options), pace).minutes,
            entries: self.glossary().entries().count(),
            sections: self.sections(now),
        }
    }

    fn sections(&self, now: Moment) -> Vec<SectionState> {
        let today = memory::DaySoFar::new(&self.memories, self.scheduler.options(), now);
        let later = now.at.saturating_add(MASTERY_AHEAD);
        // Cards stand in the order of the document, those of a section together.
        let mut rest = &self.cards[..];
        let state = |section: &Section| {
            let (cards, others) =
                rest.split_at(rest.iter().take_while(|card| card.section == section.id).count());
            rest = others;
            let counts = today.counts(cards);
            let ids = cards.iter().map(|card| &card.id);
            let known = memory::mean_recall(ids, &self.memories, &self.scheduler, later);
            SectionState {
                id: section.id.clone(),
                name: section.name.clone(),
                entries: section.entries.len(),
                due: (counts.due + counts.learning) as usize,
                new: cards
                    .iter()
                    .filter(|card| self.memories.get(&card.id).is_none_or(CardMemory::is_new))
                    .count(),
                known: percent(known),
            }
        };
        self.glossary().sections.iter().map(state).collect()
    }

    /// What is remembered of each card of an entry.
    pub(crate) fn cards_of(&self, entry: &str, now: Moment) -> Vec<CardState> {
        let mut ordinals: SortedMap<CardKind, usize> = SortedMap::default();
        let cards = self.deck.cards().iter().filter(|card| card.id.entry() == entry);
        cards
            .map(|card| {
                let ordinal = ordinals.or_default(card.kind);
                *ordinal += 1;
                let known = |memory: &&CardMemory| !memory.is_new() || memory.suspended;
                let memory = self.memories.get(&card.id).filter(known).cloned();
                let reviews = self.journal.log().reviews_of(&card.id);
                CardState {
                    id: card.id.clone(),
                    is_leech: self.is_leech(&card.id),
                    kind: card.kind,
                    ordinal: (*ordinal > 1).then_some(*ordinal),
                    recall: memory
                        .as_ref()
                        .map_or(0, |memory| percent(self.scheduler.retrievability(memory, now.at))),
                    known: memory.as_ref().map_or(Known::New, |memory| self.known(memory, now)),
                    curve: memory.as_ref().and_then(|memory| self.curve(memory, now)),
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

    /// Days from the study day of `now` until a card is due; 0 when it is due.
    pub(crate) fn days_until(&self, memory: &CardMemory, now: Moment) -> u32 {
        match memory.due {
            memory::Due::On(day) => day.since(self.today_number(now)),
            memory::Due::At(_) | memory::Due::New => 0,
        }
    }
}
