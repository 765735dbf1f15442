//! Which cards a sitting asks, and in what order.
//!
//! Due cards come by predicted recall relative to desired retention, the most forgotten first; when a backlog
//! exceeds the daily limit, the rest waits for the next study day. New cards keep the glossary's order and are
//! spread evenly between. Siblings are never neighbours where that can be helped, and no two cards of one
//! entry are new on the same day.

use crate::{
    interner::Interner,
    memory::{CardMemory, Due, Memories, Millis, Moment, Options, Scheduler},
    quiz::CardId,
};

/// A card that can be asked, with its section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardInfo {
    /// The card.
    pub id: CardId,
    /// The id of its section.
    pub section: String,
}

/// What a sitting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Due and new cards, within the daily limits.
    Study,
    /// All cards, weakest first, whatever is due.
    Practice,
    /// Cards that were chosen elsewhere, as those for a shift are: [`Plan::make`] has none of its own for it.
    Planned,
}

/// What a sitting draws from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// What it is about.
    pub mode: Mode,
    /// Only the section of this id; every section if there is none.
    pub section: Option<String>,
    /// At most so many cards, beside those in a learning step.
    pub at_most: Option<u32>,
}

/// The cards of one sitting. It never changes; [`crate::memory::Session`] knows how far one has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// When it was made; answers from then on belong to it.
    pub started: Moment,
    /// What it draws from.
    pub scope: Scope,
    /// The cards to ask, in order.
    pub cards: Vec<CardId>,
    /// Cards that were in a learning step already, with the instant at which they are due.
    pub learning: Vec<(Millis, CardId)>,
    /// How many of the cards are new.
    pub new: u32,
}

/// What waits to be asked today.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cards due for review, within the daily limit.
    pub due: u32,
    /// New cards, within the daily limit.
    pub new: u32,
    /// Cards in a learning step, due before the study day ends.
    pub learning: u32,
    /// Due cards beyond the daily limit, left to the next days.
    pub postponed: u32,
}

/// What waits to be asked today: of all cards, or of a section's, according to what is passed.
pub fn counts<'a>(
    cards: impl IntoIterator<Item = &'a CardInfo>,
    memories: &'a Memories,
    options: &'a Options,
    now: Moment,
) -> Counts {
    DaySoFar::new(memories, options, now).counts(cards)
}

/// What was done today, which takes a walk over all memories to know: once for the counts of any number of sections.
pub struct DaySoFar<'a> {
    memories: &'a Memories,
    options: &'a Options,
    now: Moment,
    limits: Limits,
    /// Entries of which a card was new today: their other new cards wait until tomorrow.
    begun: Interner,
}

impl<'a> DaySoFar<'a> {
    /// Looks at what was done on the study day of `now`.
    pub fn new(memories: &'a Memories, options: &'a Options, now: Moment) -> DaySoFar<'a> {
        let limits = Limits::today(memories, options, now);
        DaySoFar { memories, options, now, limits, begun: memories.entries_begun(now, options) }
    }

    /// What [`counts`] says of these cards.
    pub fn counts<'c>(&self, cards: impl IntoIterator<Item = &'c CardInfo>) -> Counts
    where
        'a: 'c,
    {
        let waiting = self.waiting(cards);
        let due = waiting.due.len().min(self.limits.reviews);
        Counts {
            due: count(due),
            new: count(waiting.new.len().min(self.limits.new)),
            learning: count(waiting.learning.len()),
            postponed: count(waiting.due.len() - due),
        }
    }

    /// Those of these cards that may be asked, before the daily limits.
    fn waiting<'c>(&self, cards: impl IntoIterator<Item = &'c CardInfo>) -> Waiting<'c>
    where
        'a: 'c,
    {
        let DaySoFar { memories, options, now, .. } = *self;
        let mut waiting = Waiting::default();
        let day_end = options.roll_over.next(now);
        let mut busy = self.begun.clone();
        let mut fresh = Vec::new();
        for CardInfo { id, .. } in cards {
            match memories.get(id) {
                Some(memory) if !memory.is_active(now, options) => {}
                Some(memory) if !memory.is_new() => match memory.due {
                    Due::At(at) if at < day_end => waiting.learning.push((at, id)),
                    _ if memory.is_due(now, options) => {
                        busy.insert(id.entry());
                        waiting.due.push((id, memory));
                    }
                    _ => {}
                },
                _ => fresh.push(id),
            }
        }
        waiting.new = fresh.into_iter().filter(|id| busy.insert(id.entry())).collect();
        waiting
    }
}

impl Plan {
    /// Chooses the cards of a sitting from the glossary's cards, which must be in document order.
    pub fn make<'a>(
        cards: impl IntoIterator<Item = &'a CardInfo>,
        memories: &'a Memories,
        scheduler: &'a Scheduler,
        scope: Scope,
        now: Moment,
    ) -> Plan {
        let options = scheduler.options();
        let in_scope =
            |card: &&CardInfo| scope.section.as_ref().is_none_or(|section| card.section == *section);
        let cards = cards.into_iter().filter(in_scope);
        let chosen = match scope.mode {
            Mode::Study => {
                let today = DaySoFar::new(memories, options, now);
                let mut waiting = today.waiting(cards);
                sort_by_recall(&mut waiting.due, scheduler, now);
                waiting.due.truncate(today.limits.reviews);
                waiting.new.truncate(today.limits.new);
                waiting
            }
            Mode::Practice => {
                let mut all = Waiting::practice(cards, memories);
                sort_by_recall(&mut all.due, scheduler, now);
                all
            }
            Mode::Planned => Waiting::default(),
        };
        let mut order = spread(chosen.due.iter().map(|&(card, _)| card).collect(), &chosen.new);
        order.truncate(scope.at_most.map_or(usize::MAX, |at_most| at_most as usize));
        keep_siblings_apart(&mut order);
        Plan {
            started: now,
            new: count(order.iter().filter(|card| memories.get(card).is_none_or(CardMemory::is_new)).count()),
            cards: order.into_iter().cloned().collect(),
            learning: chosen.learning.into_iter().map(|(due, card)| (due, card.clone())).collect(),
            scope,
        }
    }

    /// How many cards it has.
    pub fn len(&self) -> usize {
        self.cards.len() + self.learning.len()
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many answers it takes if every answer is right.
    pub fn answers(&self, options: &Options) -> u32 {
        let more_for_each_new = count(options.learning_steps.len().saturating_sub(1));
        count(self.len()).saturating_add(self.new.saturating_mul(more_for_each_new))
    }

    /// Whether it was made on the study day of `now`; otherwise another should be made.
    pub fn is_of_today(&self, now: Moment, options: &Options) -> bool {
        options.roll_over.day(self.started) == options.roll_over.day(now)
    }

    /// The plan as one text, to be stored under a settings key so that a reload finds it.
    pub fn encode(&self) -> String {
        let mode = match self.scope.mode {
            Mode::Study => "study",
            Mode::Practice => "practice",
            Mode::Planned => "planned",
        };
        let at_most = self.scope.at_most.map(|at_most| at_most.to_string()).unwrap_or_default();
        let section = self.scope.section.as_deref().map(|section| format!("={section}")).unwrap_or_default();
        let Moment { at, offset } = self.started;
        let mut text = format!("{at}\t{offset}\t{mode}\t{at_most}\t{section}\t{}", self.new);
        for card in &self.cards {
            text.push_str("\n\t");
            text.push_str(card.as_str());
        }
        for (due, card) in &self.learning {
            text.push_str(&format!("\n{due}\t{card}"));
        }
        text
    }

    /// The plan of such a text; nothing if it is none.
    pub fn decode(text: &str) -> Option<Plan> {
        let mut lines = text.split('\n');
        let mut fields = lines.next()?.split('\t');
        let started = Moment { at: fields.next()?.parse().ok()?, offset: fields.next()?.parse().ok()? };
        let mode = match fields.next()? {
            "study" => Mode::Study,
            "practice" => Mode::Practice,
            "planned" => Mode::Planned,
            _ => return None,
        };
        let at_most = match fields.next()? {
            "" => None,
            at_most => Some(at_most.parse().ok()?),
        };
        let section = fields.next()?.strip_prefix('=').map(str::to_owned);
        let new = fields.next()?.parse().ok()?;
        let mut plan =
            Plan { started, scope: Scope { mode, section, at_most }, cards: vec![], learning: vec![], new };
        for line in lines {
            let (due, card) = line.split_once('\t')?;
            let card = CardId::from_stored(card);
            match due {
                "" => plan.cards.push(card),
                due => plan.learning.push((due.parse().ok()?, card)),
            }
        }
        Some(plan)
    }
}

/// The cards that may be asked, before the daily limits.
#[derive(Default)]
struct Waiting<'a> {
    due: Vec<(&'a CardId, &'a CardMemory)>,
    new: Vec<&'a CardId>,
    learning: Vec<(Millis, &'a CardId)>,
}

impl<'a> Waiting<'a> {
    fn practice(cards: impl IntoIterator<Item = &'a CardInfo>, memories: &'a Memories) -> Waiting<'a> {
        let mut waiting = Waiting::default();
        for CardInfo { id, .. } in cards {
            match memories.get(id) {
                Some(memory) if memory.suspended => {}
                Some(memory) if !memory.is_new() => waiting.due.push((id, memory)),
                _ => waiting.new.push(id),
            }
        }
        waiting
    }
}

/// What the daily limits leave for the rest of today.
struct Limits {
    new: usize,
    reviews: usize,
}

impl Limits {
    fn today(memories: &Memories, options: &Options, now: Moment) -> Limits {
        let done = memories.done(now, options);
        Limits {
            new: options.new_per_day.saturating_sub(done.new) as usize,
            reviews: options.reviews_per_day.saturating_sub(done.reviewed) as usize,
        }
    }
}

fn sort_by_recall(cards: &mut [(&CardId, &CardMemory)], scheduler: &Scheduler, now: Moment) {
    let recall = |memory: &CardMemory| scheduler.retrievability(memory, now.at);
    crate::sorting::sort_by_key(cards, |&(card, memory)| (Ordered(recall(memory)), card));
}

/// A number that sorts, also where it is none.
#[derive(PartialEq)]
struct Ordered(f32);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Puts the new cards between the known ones at even distances.
fn spread<'a>(known: Vec<&'a CardId>, new: &[&'a CardId]) -> Vec<&'a CardId> {
    let total = known.len() + new.len();
    let mut order = Vec::with_capacity(total);
    let (mut known, mut placed) = (known.into_iter(), 0);
    for place in 1..=total {
        // After each place as many new cards stand as their share of all cards demands.
        if place * new.len() / total > placed {
            order.push(new[placed]);
            placed += 1;
        } else {
            order.extend(known.next());
        }
    }
    order
}

/// Where two neighbours are siblings, brings the next card of another entry between them.
fn keep_siblings_apart(order: &mut [&CardId]) {
    for place in 1..order.len() {
        let before = order[place - 1].entry();
        if order[place].entry() == before
            && let Some(other) = (place + 1..order.len()).find(|&other| order[other].entry() != before)
        {
            order[place..=other].rotate_right(1);
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
