//! The review log: a set of events, and what they come to.

use std::cmp::Ordering;

use crate::{
    index::Index,
    interner::Interner,
    memory::{Answer, Memories, Millis, Rating, Review, Scheduler, Step},
    progress::{CardChange, Event, Moves},
    quiz::CardId,
};

/// Every event that is known, each once. Two logs with the same events are equal, in whatever order these came;
/// merging is union by id, so it is commutative, associative and idempotent.
#[derive(Debug, Clone, Default)]
pub struct Log {
    events: Vec<Event>,
    by_id: Index,
    cards: Vec<(CardId, Vec<usize>)>,
    by_card: Index,
    /// The ids of reviews that were overruled, and by which events.
    overruled: Interner,
    overrules: Vec<Vec<usize>>,
    taken_back: Interner,
    confusions: Vec<usize>,
    /// Which histories were moved, in order; none before [`Log::learn_moves`].
    moves: Vec<Moves>,
}

/// What adding an event did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It was known.
    Known,
    /// It is new; the memory of this card, if any, is to be replayed.
    New(Option<CardId>),
    /// Another event had its id, which only damage or forgery can bring about. The smaller of the two
    /// stays, whichever came first; all memories are to be replayed.
    Conflict,
}

enum Put {
    Known,
    Conflict,
    At(usize),
}

/// A review as it counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<'a> {
    /// As it was recorded.
    pub review: &'a Review,
    /// The rating that counts: the learner may have overruled the recorded one.
    pub rating: Rating,
}

impl Log {
    /// An empty log with room for so many events.
    pub(crate) fn with_capacity(events: usize) -> Log {
        Log { events: Vec::with_capacity(events), by_id: Index::with_capacity(events), ..Log::default() }
    }

    /// Adds an event.
    pub fn add(&mut self, event: Event) -> Added {
        match self.put(event) {
            Put::Known => Added::Known,
            Put::Conflict => Added::Conflict,
            Put::At(place) => Added::New(self.card_of(&self.events[place])),
        }
    }

    /// Adds all events of another log.
    pub fn merge(&mut self, other: &Log) {
        for event in &other.events {
            if self.get(event.id()) != Some(event) {
                self.put(event.clone());
            }
        }
    }

    /// The event of that id.
    pub fn get(&self, id: &str) -> Option<&Event> {
        self.place(id).map(|place| &self.events[place])
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// All events in order of time, then id.
    pub fn events(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.events.iter().collect();
        crate::sorting::sort_by(&mut events, |one, other| order(one, other));
        events
    }

    /// The reviews that count, those taken back left out, in order of time, then id.
    pub fn reviews(&self) -> Vec<Counted<'_>> {
        self.events().into_iter().filter_map(|event| self.counted(event)).collect()
    }

    /// Those from an instant on. Others are not sorted, so that recent ones are found quickly in a long history.
    pub fn reviews_since(&self, start: Millis) -> Vec<Counted<'_>> {
        let mut events: Vec<&Event> = self.events.iter().filter(|event| event.at() >= start).collect();
        crate::sorting::sort_by(&mut events, |one, other| order(one, other));
        events.into_iter().filter_map(|event| self.counted(event)).collect()
    }

    /// The reviews of a card that count, in order of time, then id.
    pub fn reviews_of(&self, card: &CardId) -> Vec<Counted<'_>> {
        self.events_of(card).into_iter().filter_map(|event| self.counted(event)).collect()
    }

    /// What a card that was called so at an instant is called now.
    pub fn present(&self, card: &CardId, at: Millis) -> CardId {
        let later = self.moves.iter().filter(|moves| moves.at >= at);
        later.fold(card, |card, moves| moves.target(card)).clone()
    }

    /// The card that a review belongs to now.
    pub fn card_of_review(&self, review: &Review) -> CardId {
        self.present(&review.card, review.at)
    }

    /// Gives every event to the card that it belongs to now, after [`Moves`] among the events. Not done by itself: there
    /// hardly ever are any, and to know them is no part of the first load. All memories are to be replayed when there
    /// were some; says whether there were.
    pub fn learn_moves(&mut self) -> bool {
        let moves = Moves::all(self);
        if moves == self.moves {
            return false;
        }
        self.moves = moves;
        self.cards.clear();
        self.by_card = Index::default();
        for place in 0..self.events.len() {
            if let Event::Review(Review { card, at, .. }) | Event::Card { card, at, .. } = &self.events[place]
            {
                let (card, at) = (card.clone(), *at);
                self.add_to_card(&card, at, place);
            }
        }
        true
    }

    /// The moves of histories that were learned, in order.
    pub fn moves(&self) -> &[Moves] {
        &self.moves
    }

    /// What is kept word for word, in no order.
    pub fn unknown(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| matches!(event, Event::Unknown { .. }))
    }

    /// How long the last `count` answers took that were added to the log, in milliseconds. What took no time was marked as
    /// known, and says nothing.
    pub fn recent_durations(&self, count: usize) -> impl Iterator<Item = u32> + '_ {
        let took = |event: &Event| match event {
            Event::Review(review) if review.took > 0 => Some(review.took),
            _ => None,
        };
        self.events.iter().rev().filter_map(took).take(count)
    }

    /// The entries that were taken for that one, and those that it was taken for: each once, the last confusion first.
    /// A confusion in an answer that was taken back does not count.
    pub fn confused_with(&self, entry: &str) -> Vec<&str> {
        let mut found: Vec<(&Event, &str)> = Vec::new();
        for (event, asked, other) in self.confusions() {
            match () {
                () if asked == entry => found.push((event, other)),
                () if other == entry => found.push((event, asked)),
                () => {}
            }
        }
        crate::sorting::sort_by(&mut found, |(one, _), (other, _)| order(other, one));
        let mut entries: Vec<&str> = Vec::new();
        for (_, entry) in found {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        entries
    }

    /// Every confusion that counts: the event, the entry that was asked, and the one that it was taken for.
    pub fn confusions(&self) -> impl Iterator<Item = (&Event, &str, &str)> {
        self.confusions.iter().filter_map(|&place| {
            let event = &self.events[place];
            let Event::Confused { review, other, .. } = event else { return None };
            let Some(Event::Review(asked)) = self.get(review) else { return None };
            let counts = !self.is_taken_back(review) && !self.is_taken_back(event.id());
            (counts && asked.card.entry() != other).then(|| (event, asked.card.entry(), other.as_str()))
        })
    }

    /// Whether an event was taken back.
    pub fn is_taken_back(&self, id: &str) -> bool {
        self.taken_back.get(id).is_some()
    }

    /// The review that the next undo on a device takes back: the last one given there that still counts.
    /// Reviews of a device have ids that begin with the device's id.
    pub fn last_review(&self, device: &str) -> Option<&Review> {
        self.reviews_on(device).max_by_key(|review| (review.at, number(&review.id), &review.id))
    }

    /// Whether there is such a review. Found at once where one was given lately.
    pub fn has_review_on(&self, device: &str) -> bool {
        self.reviews_on(device).next().is_some()
    }

    /// The reviews of a device that count, those that were added last first.
    fn reviews_on<'a>(&'a self, device: &str) -> impl Iterator<Item = &'a Review> {
        self.events.iter().rev().filter_map(move |event| match event {
            Event::Review(review) if review.id.starts_with(device) && !self.is_taken_back(&review.id) => {
                Some(review)
            }
            _ => None,
        })
    }

    /// The memory of every card with a history.
    pub fn replay(&self, scheduler: &Scheduler) -> Memories {
        let memory = |(card, places): &(CardId, Vec<usize>)| {
            let history = self.in_order(places).into_iter().filter_map(|event| self.step(event));
            (card.clone(), scheduler.replay(card, history))
        };
        self.cards.iter().map(memory).collect()
    }

    /// Replays one card after something about it was added.
    pub fn replay_card(&self, scheduler: &Scheduler, card: &CardId, memories: &mut Memories) {
        memories.set(card.clone(), scheduler.replay(card, self.history(card)));
    }

    /// What happened to a card, in order of time, as a [`Scheduler`] takes it.
    pub fn history(&self, card: &CardId) -> Vec<Step> {
        self.events_of(card).into_iter().filter_map(|event| self.step(event)).collect()
    }

    /// The answers from an instant on, as a [`crate::memory::Session`] needs them to resume.
    pub fn answers_since(&self, start: Millis, scheduler: &Scheduler) -> Vec<Answer> {
        let answer = |counted: Counted<'_>| {
            let Review { id, at, .. } = counted.review;
            let card = self.card_of_review(counted.review);
            let events = self.events_of(&card);
            let until = events.iter().position(|event| event.id() == id).map_or(0, |place| place + 1);
            let history = events.into_iter().take(until).filter_map(|event| self.step(event));
            Answer {
                at: *at,
                due: scheduler.replay(&card, history).due,
                passed: counted.rating.passed(),
                card,
            }
        };
        self.reviews_since(start).into_iter().map(answer).collect()
    }

    /// The latest instant that any event claims; if it lies in the future, a clock was wrong or is.
    pub fn latest(&self) -> Option<Millis> {
        self.events.iter().map(Event::at).max()
    }

    fn put(&mut self, event: Event) -> Put {
        let hash = Index::hash(event.id());
        if let Some(place) = self.by_id.find(hash, event.id(), &|place| self.events[place].id()) {
            let known = &mut self.events[place];
            if *known == event {
                return Put::Known;
            }
            if event < *known {
                *known = event;
                let moves = std::mem::take(&mut self.moves);
                let mut events = std::mem::take(&mut self.events).into_iter();
                *self = Log { moves, ..Log::default() };
                self.extend(&mut events);
            }
            return Put::Conflict;
        }
        let place = self.events.len();
        match &event {
            Event::Review(Review { card, at, .. }) | Event::Card { card, at, .. } => {
                self.add_to_card(card, *at, place);
            }
            Event::Overrule { review, .. } => {
                let number = self.overruled.intern(review);
                self.overrules.resize_with(self.overruled.len(), Vec::new);
                self.overrules[number].push(place);
            }
            Event::Undo { target, .. } => drop(self.taken_back.intern(target)),
            Event::Confused { .. } => self.confusions.push(place),
            Event::Unknown { .. } => {}
        }
        self.events.push(event);
        self.by_id.add(hash, place, &|place| self.events[place].id());
        Put::At(place)
    }

    fn events_of(&self, card: &CardId) -> Vec<&Event> {
        let name = card.as_str();
        let card = self.by_card.find(Index::hash(name), name, &|place| self.cards[place].0.as_str());
        card.map_or(vec![], |card| self.in_order(&self.cards[card].1))
    }

    fn in_order(&self, places: &[usize]) -> Vec<&Event> {
        let mut events: Vec<&Event> = places.iter().map(|&place| &self.events[place]).collect();
        crate::sorting::sort_by(&mut events, |one, other| order(one, other));
        events
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.by_id.find(Index::hash(id), id, &|place| self.events[place].id())
    }

    fn add_to_card(&mut self, card: &CardId, at: Millis, place: usize) {
        let moved = (!self.moves.is_empty()).then(|| self.present(card, at));
        let card = moved.as_ref().unwrap_or(card);
        let hash = Index::hash(card.as_str());
        match self.by_card.find(hash, card.as_str(), &|place| self.cards[place].0.as_str()) {
            Some(known) => self.cards[known].1.push(place),
            None => {
                self.cards.push((card.clone(), vec![place]));
                self.by_card.add(hash, self.cards.len() - 1, &|place| self.cards[place].0.as_str());
            }
        }
    }

    fn counted<'a>(&'a self, event: &'a Event) -> Option<Counted<'a>> {
        match event {
            Event::Review(review) if !self.is_taken_back(&review.id) => {
                Some(Counted { review, rating: self.rating(review) })
            }
            _ => None,
        }
    }

    fn rating(&self, review: &Review) -> Rating {
        let Some(number) = self.overruled.get(&review.id) else { return review.rating };
        let overrules = self.overrules[number].iter().map(|&place| &self.events[place]);
        match overrules.filter(|event| !self.is_taken_back(event.id())).max_by(|one, other| order(one, other))
        {
            Some(Event::Overrule { rating, .. }) => *rating,
            _ => review.rating,
        }
    }

    fn step(&self, event: &Event) -> Option<Step> {
        match event {
            Event::Card { id, change, .. } if !self.is_taken_back(id) => Some(match change {
                CardChange::Suspend => Step::Suspend,
                CardChange::Unsuspend => Step::Unsuspend,
                CardChange::Bury(day) => Step::Bury(*day),
                CardChange::Reset => Step::Reset,
            }),
            event => self.counted(event).map(|Counted { review, rating }| Step::Review {
                moment: review.moment(),
                rating,
                promised: review.interval,
            }),
        }
    }

    /// The card that an event is about, if that is known yet.
    fn card_of(&self, event: &Event) -> Option<CardId> {
        let mut event = event;
        // An undo of an overruling is two steps away from its review; forged events may point in a circle.
        for _ in 0..3 {
            match event {
                Event::Review(Review { card, at, .. }) | Event::Card { card, at, .. } => {
                    return Some(self.present(card, *at));
                }
                Event::Undo { target: about, .. } | Event::Overrule { review: about, .. } => {
                    event = self.get(about)?;
                }
                // No memory depends on it.
                Event::Confused { .. } | Event::Unknown { .. } => return None,
            }
        }
        None
    }
}

impl Extend<Event> for Log {
    fn extend<T: IntoIterator<Item = Event>>(&mut self, events: T) {
        for event in events {
            self.put(event);
        }
    }
}

impl FromIterator<Event> for Log {
    fn from_iter<T: IntoIterator<Item = Event>>(events: T) -> Self {
        let events = events.into_iter();
        let mut log = Log::with_capacity(events.size_hint().0);
        log.extend(events);
        log
    }
}

impl PartialEq for Log {
    fn eq(&self, other: &Self) -> bool {
        self.events() == other.events()
    }
}

/// By time, then by id; numbers at the ids' ends as numbers.
fn order(one: &Event, other: &Event) -> Ordering {
    let by_id = || number(one.id()).cmp(&number(other.id())).then_with(|| one.id().cmp(other.id()));
    one.at().cmp(&other.at()).then_with(by_id)
}

/// The number at an id's end, so that a tab's tenth answer comes after its ninth in the same millisecond.
fn number(id: &str) -> u64 {
    id.rsplit_once('-').and_then(|(_, digits)| digits.parse().ok()).unwrap_or(0)
}
