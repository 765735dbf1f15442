//! The glossary as a list: which entries are on it, in which order, and how well each is known.

use super::{Engine, queries::MASTERY_AHEAD};
use crate::{
    app::route::Filter,
    glossary::{Entry, SearchIndex, Section, index_letter, sorting_key},
    memory::{CardMemory, Moment},
    progress::News,
};

/// How well something is known. What is known of an entry is known of the weakest of its cards that were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Never asked.
    New,
    /// In its first steps, or in those after it was forgotten.
    Learning,
    /// A week from now the chance to recall it is below what is desired: what lasts less is not known on a shift.
    Weak,
    /// It lasts for a week and longer.
    Strong,
    /// Forgotten again and again, whatever else is known of it.
    Leech,
    /// Changed in the glossary since it was learned, whatever else is known of it.
    Changed,
}

impl Known {
    /// In the order in which they are offered.
    pub(crate) const ALL: [Known; 6] =
        [Known::New, Known::Learning, Known::Weak, Known::Strong, Known::Leech, Known::Changed];

    /// As addresses name it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Known::New => "new",
            Known::Learning => "learning",
            Known::Weak => "weak",
            Known::Strong => "strong",
            Known::Leech => "leech",
            Known::Changed => "changed",
        }
    }

    /// The one of that name.
    pub(crate) fn from_name(name: &str) -> Option<Known> {
        Known::ALL.into_iter().find(|known| known.name() == name)
    }
}

/// Everything that is known of an entry; of one that is never asked, nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct States(u8);

impl States {
    fn insert(&mut self, known: Known) {
        self.0 |= 1 << known as u8;
    }

    fn remove(&mut self, known: Known) {
        self.0 &= !(1 << known as u8);
    }

    /// Whether that is known of it.
    pub(crate) fn contains(self, known: Known) -> bool {
        self.0 & 1 << known as u8 != 0
    }

    /// All of it, in the order of [`Known::ALL`].
    pub(crate) fn iter(self) -> impl Iterator<Item = Known> {
        Known::ALL.into_iter().filter(move |&known| self.contains(known))
    }

    /// Of the states of several cards only the weakest tells how well their entry is known.
    fn weakest(mut self) -> States {
        let seen = [Known::Learning, Known::Weak, Known::Strong];
        if let Some(weakest) = seen.into_iter().find(|&known| self.contains(known)) {
            self.remove(Known::New);
            seen.into_iter().filter(|&known| known != weakest).for_each(|known| self.remove(known));
        }
        self
    }
}

/// An entry on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Which entry of the glossary, counted from 0 in document order.
    pub(crate) index: u32,
    /// The letter that it is found under.
    pub(crate) letter: char,
    /// How well it is known.
    pub(crate) states: States,
}

/// Every entry of the glossary, and what lists are made of. It is made once for a page: sorting ten thousand terms and
/// predicting as many recalls at each press of a key would be felt.
pub(crate) struct Catalogue {
    /// In document order.
    entries: Vec<Listed>,
    /// Indices of `entries` in the order of the alphabet.
    alphabetical: Vec<u32>,
    /// The index of each section's first entry, and after the last section that of none.
    starts: Vec<u32>,
}

impl Engine {
    /// Everything that can be listed, as it is known now.
    pub(crate) fn catalogue(&self, now: Moment) -> Catalogue {
        let glossary = self.glossary();
        let mut starts = vec![0];
        let mut end = 0;
        for section in &glossary.sections {
            end += section.entries.len() as u32;
            starts.push(end);
        }
        let keys: Vec<String> = glossary.entries().map(|(_, entry)| sorting_key(&entry.term)).collect();
        let states = self.states_of_entries(keys.len(), now);
        let listed = |((index, key), states): ((u32, &String), States)| Listed {
            index,
            letter: index_letter(key),
            states,
        };
        let entries: Vec<Listed> = (0..).zip(&keys).zip(states).map(listed).collect();
        let mut alphabetical: Vec<u32> = (0..entries.len() as u32).collect();
        // Signs and digits come before the letters, whatever their letter in the index is.
        let key = |&index: &u32| {
            let index = index as usize;
            (entries.get(index).map(|listed| listed.letter), keys.get(index))
        };
        crate::sorting::sort_by(&mut alphabetical, |one, other| key(one).cmp(&key(other)));
        Catalogue { entries, alphabetical, starts }
    }

    /// The entries of a catalogue that one looks for: by the alphabet, or, if a text is searched for, the best hit first.
    pub(crate) fn list(&self, catalogue: &Catalogue, filter: &Filter) -> Vec<Listed> {
        let listed = |&index: &u32| catalogue.entries.get(index as usize).copied();
        let mut found: Vec<Listed> = if filter.text.trim().is_empty() {
            catalogue.alphabetical.iter().filter_map(listed).collect()
        } else {
            let index = self.search.get_or_init(|| SearchIndex::new(self.glossary()));
            let place = |(section, entry): (u32, u32)| Some(catalogue.starts.get(section as usize)? + entry);
            let hits = index.search(&filter.text);
            hits.iter().filter_map(|hit| listed(&place(hit.place())?)).collect()
        };
        if !filter.section.is_empty() {
            let place = self.glossary().sections.iter().position(|section| section.id == filter.section);
            let range = place.and_then(|at| Some(*catalogue.starts.get(at)?..*catalogue.starts.get(at + 1)?));
            found.retain(|listed| range.as_ref().is_some_and(|range| range.contains(&listed.index)));
        }
        if !filter.state.is_empty() {
            let wanted = Known::from_name(&filter.state);
            found.retain(|listed| wanted.is_some_and(|known| listed.states.contains(known)));
        }
        found
    }

    /// The entry of a list, with its section.
    pub(crate) fn listed(&self, listed: &Listed) -> (&Section, &Entry) {
        (self.deck.section(listed.index), self.deck.entry(listed.index))
    }

    /// How well a card is known.
    pub(crate) fn known(&self, memory: &CardMemory, now: Moment) -> Known {
        let later = now.at.saturating_add(MASTERY_AHEAD);
        let desired = self.scheduler.options().desired_retention;
        match memory {
            _ if memory.is_new() => Known::New,
            _ if memory.is_learning() => Known::Learning,
            _ if self.scheduler.retrievability(memory, later) < desired => Known::Weak,
            _ => Known::Strong,
        }
    }

    /// What is known of each entry, in document order.
    fn states_of_entries(&self, entries: usize, now: Moment) -> Vec<States> {
        let mut states = vec![States::default(); entries];
        let mut changed: Vec<String> =
            News::all(self.journal.log()).iter().map(|news| news.card.entry().to_owned()).collect();
        crate::sorting::sort(&mut changed);
        for card in self.deck.cards() {
            let Some(states) = states.get_mut(card.entry as usize) else { continue };
            let memory = self.memories.get(&card.id);
            states.insert(memory.map_or(Known::New, |memory| self.known(memory, now)));
            if memory.is_some_and(|memory| memory.is_leech(self.scheduler.options())) {
                states.insert(Known::Leech);
            }
            if changed.binary_search_by(|entry| entry.as_str().cmp(card.id.entry())).is_ok() {
                states.insert(Known::Changed);
            }
        }
        states.into_iter().map(States::weakest).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{
        app::engine::tests::{answer_right, at, open},
        memory::{Millis, Mode, Scope},
        progress::MemoryStore,
        quiz,
    };

    const MINUTE: Millis = 60_000;
    const DAY: Millis = 24 * 60 * MINUTE;

    fn terms(engine: &Engine, filter: &Filter, now: Moment) -> Vec<String> {
        let catalogue = engine.catalogue(now);
        let found = engine.list(&catalogue, filter);
        found.iter().map(|listed| engine.listed(listed).1.term.clone()).collect()
    }

    fn state(name: &str) -> Filter {
        Filter { state: name.to_owned(), ..Filter::default() }
    }

    #[test]
    fn a_list_is_in_the_order_of_the_alphabet_and_a_search_in_that_of_its_hits() {
        let engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
        assert_eq!(terms(&engine, &Filter::default(), at(0)), ["Branch", "Launch plan", "Pooler", "Replica"]);
        let filter = |text: &str, section: &str| Filter {
            text: text.to_owned(),
            section: section.to_owned(),
            ..Filter::default()
        };
        assert_eq!(terms(&engine, &filter("replica", "neon"), at(0)), ["Replica"]);
        assert_eq!(terms(&engine, &filter("pgbouncer", ""), at(0)), ["Pooler"]);
        assert_eq!(terms(&engine, &filter("", "neon"), at(0)).len(), 4);
        for nothing in [filter("replica", "nowhere"), filter("zzz", ""), state("no-such-state")] {
            assert_eq!(terms(&engine, &nothing, at(0)), Vec::<String>::new());
        }
    }

    #[test]
    fn an_entry_goes_from_new_by_learning_and_weak_to_strong() {
        let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
        assert_eq!(terms(&engine, &state("new"), at(0)).len(), 4);
        engine
            .begin(&Scope { mode: Mode::Study, section: Some("neon".to_owned()), at_most: None }, at(0))
            .unwrap();
        engine.answer(&quiz::Answer::Unknown, at(MINUTE)).unwrap();
        assert_eq!(
            (
                terms(&engine, &state("new"), at(MINUTE)).len(),
                terms(&engine, &state("learning"), at(MINUTE)).len()
            ),
            (3, 1)
        );
        let mut now = at(2 * MINUTE);
        engine.next(now);
        while engine.asked().is_some() {
            answer_right(&mut engine, now);
            engine.next(now);
            now = Moment { at: now.at + MINUTE, ..now };
        }
        assert_eq!(terms(&engine, &state("learning"), now), Vec::<String>::new());
        let weak = terms(&engine, &state("weak"), now);
        assert!(!weak.is_empty(), "a day's memory does not last a week");
        assert_eq!(weak.len() + terms(&engine, &state("strong"), now).len(), 4);
        for day in [7, 30, 90] {
            let mut now = at(day * DAY);
            engine.begin_anew(Scope { mode: Mode::Practice, section: None, at_most: None }, now).unwrap();
            while engine.asked().is_some() {
                answer_right(&mut engine, now);
                now = Moment { at: now.at + MINUTE, ..now };
                engine.next(now);
            }
        }
        assert_eq!(terms(&engine, &state("strong"), at(91 * DAY)).len(), 4);
        assert_eq!(terms(&engine, &state("weak"), at(900 * DAY)).len(), 4, "nothing lasts for ever");
        assert_eq!(terms(&engine, &state("leech"), at(91 * DAY)), Vec::<String>::new());
    }

    #[test]
    fn of_several_cards_the_weakest_that_was_asked_tells() {
        let of = |known: &[Known]| {
            let mut states = States::default();
            known.iter().for_each(|&each| states.insert(each));
            states.weakest().iter().collect::<Vec<_>>()
        };
        assert_eq!(of(&[Known::New, Known::Strong]), [Known::Strong]);
        assert_eq!(of(&[Known::Strong, Known::Weak, Known::Leech]), [Known::Weak, Known::Leech]);
        assert_eq!(of(&[Known::New, Known::Changed]), [Known::New, Known::Changed]);
        assert_eq!(of(&[]), []);
    }

    #[test]
    fn names_are_read_again() {
        for known in Known::ALL {
            assert_eq!(Known::from_name(known.name()), Some(known));
        }
        assert_eq!(Known::from_name("asleep"), None);
    }
}
