//! The shift that a person has set, how ready they will be for it, and a session of what is planned for today.
//!
//! Nothing of it is stored but the shift itself: readiness and plan are made anew from what is remembered. Both are made
//! of a [`Footing`], which is the person's own: while a plan for a large glossary is made in pieces, the engine goes on.

use super::{Engine, RECENT_ANSWERS, Saved, news::Stale};
use crate::{
    interner::Interner,
    memory::{
        self, CardInfo, CardMemory, Memories, Millis, Mode, Moment, Plan, Review, Scheduler, Scope, StudyDay,
    },
    quiz::{CardId, CardKind},
    shift::{
        Budget, Pause, Planner, Shift, ShiftError, ShiftPlan, ShiftReadiness, Window, Zone, first_right,
        shift_readiness,
    },
};

/// The stored setting that holds the [`Shift`]; empty when it was removed.
const SHIFT: &str = "shift";

/// What readiness and plan rest on, as it was at one moment.
#[derive(Debug, Clone)]
pub(crate) struct Footing {
    /// When one is on call.
    pub(crate) window: Window,
    /// The cards that count, in the order in which the plan numbers them.
    pub(crate) cards: Vec<CardInfo>,
    /// The moment.
    pub(crate) now: Moment,
    memories: Memories,
    scheduler: Scheduler,
    stale: Vec<Stale>,
    first_right: f32,
    answers_a_day: u32,
    answered_today: u32,
    /// The entries of which a card was seen today for the first time.
    begun_today: Interner,
    /// Cards that are being learned, with the instant at which they are due.
    learning: Vec<(Millis, CardId)>,
}

/// The plan to be ready for a shift, and what of it is today's.
#[derive(Debug, Clone)]
pub(crate) struct Outlook {
    /// What to study until then.
    pub(crate) plan: ShiftPlan,
    /// What is planned for today beyond what was studied already.
    pub(crate) today: Vec<CardId>,
    /// Cards of today that are being learned, beside those that are planned, with the instant at which they are due.
    pub(crate) learning: Vec<(Millis, CardId)>,
    /// About how many answers both take.
    pub(crate) answers_today: f32,
}

impl Engine {
    /// The shift that is set; an error if it was stored by a later version or is damaged.
    pub(crate) fn shift(&self) -> Option<Result<Shift, ShiftError>> {
        self.shift_text().map(Shift::decode)
    }

    /// The same as it is stored.
    pub(crate) fn shift_text(&self) -> Option<&str> {
        self.journal.setting(SHIFT).filter(|text| !text.is_empty())
    }

    /// Sets the shift, or removes it.
    pub(crate) fn set_shift(&mut self, shift: Option<&Shift>, now: Moment) -> Saved {
        let text = shift.map(Shift::encode).unwrap_or_default();
        self.journal.set_setting(SHIFT, &text, now.at)
    }

    /// What readiness and plan for that shift rest on; none when it is over.
    pub(crate) fn footing(&self, shift: &Shift, now: Moment, zone: Zone<'_>) -> Option<Footing> {
        let window = shift.window(now, zone)?;
        Some(self.footing_for(window, &|section| shift.counts(section), shift.minutes_a_day(), now))
    }

    /// The same for any window, of the sections that count.
    pub(crate) fn footing_for(
        &self,
        window: Window,
        counts: &dyn Fn(&str) -> bool,
        minutes_a_day: u16,
        now: Moment,
    ) -> Footing {
        let cards: Vec<_> = self.cards.iter().filter(|card| counts(&card.section)).cloned().collect();
        let reviews = self.journal.log().reviews();
        let scope = Scope { mode: Mode::Study, section: None, at_most: None };
        Footing {
            window,
            now,
            memories: self.memories.clone(),
            scheduler: self.scheduler.clone(),
            stale: self.stale_cards(),
            first_right: first_right(
                reviews.iter().map(|counted| counted.review).filter(|review| !review.is_mark()),
            ),
            answers_a_day: self.answers_in(minutes_a_day),
            answered_today: self.answered_today(now),
            begun_today: self.memories.entries_begun(now, self.scheduler.options()),
            learning: Plan::make(&cards, &self.memories, &self.scheduler, scope, now).learning,
            cards,
        }
    }

    /// About how many minutes so many answers take.
    pub(crate) fn minutes_of(&self, answers: f32) -> u32 {
        let answers = answers.max(0.0).ceil() as u32;
        memory::estimate(answers, self.journal.log().recent_durations(RECENT_ANSWERS)).minutes
    }

    /// Begins a session of exactly the cards that are planned for today, after what has changed since it was learned and
    /// with what is being learned already; goes on with it if it is under way.
    pub(crate) fn begin_planned(&mut self, outlook: &Outlook, now: Moment) -> Saved {
        let scope = planned();
        if self.under_way(&scope, now).is_some() {
            return self.begin(&scope, now);
        }
        let is_new = |card: &&CardId| self.memories.of(card).is_new();
        let new = u32::try_from(outlook.today.iter().filter(is_new).count()).unwrap_or(u32::MAX);
        let (cards, learning) = (outlook.today.clone(), outlook.learning.clone());
        let mut plan = Plan { started: now, scope, cards, learning, new };
        self.put_changes_first(&mut plan);
        self.begin_plan_of(plan, now)
    }

    /// Whether a session of what was planned for today is under way.
    pub(crate) fn planned_is_under_way(&self, now: Moment) -> bool {
        self.under_way(&planned(), now).is_some()
    }

    /// What a card is about; none if the glossary has it no more.
    pub(crate) fn card_kind(&self, card: &CardId) -> Option<CardKind> {
        self.deck.card(card).map(|card| card.kind)
    }

    /// The same, and which of its kind it is among the cards of its entry, from the second on.
    pub(crate) fn card_kind_and_ordinal(&self, card: &CardId) -> Option<(CardKind, Option<usize>)> {
        let kind = self.card_kind(card)?;
        let alike =
            self.deck.cards().iter().filter(|other| other.kind == kind && other.id.entry() == card.entry());
        let place = alike.map(|other| &other.id).position(|id| id == card)?;
        Some((kind, (place > 0).then_some(place + 1)))
    }

    /// How many answers so many minutes have room for.
    pub(crate) fn answers_in(&self, minutes: u16) -> u32 {
        memory::answers_in(minutes, self.journal.log().recent_durations(RECENT_ANSWERS))
    }

    fn answered_today(&self, now: Moment) -> u32 {
        let reviews = self.journal.log().reviews();
        let today = self.today_number(now);
        let day = |review: &Review| self.scheduler.options().roll_over.day(review.moment());
        let given = reviews.iter().rev().take_while(|counted| day(counted.review) >= today).count();
        u32::try_from(given).unwrap_or(u32::MAX)
    }
}

impl Footing {
    /// What will be known on the shift if nothing more is studied.
    pub(crate) fn readiness(&self) -> ShiftReadiness {
        let stale: Vec<_> = self.stale.iter().map(|stale| stale.news.card.clone()).collect();
        let rest = self.window.rest(self.now.at);
        shift_readiness(&self.cards, &stale, &self.memories, &self.scheduler, self.now.at, rest, 2)
    }

    /// The study day.
    pub(crate) fn day(&self) -> StudyDay {
        self.scheduler.options().roll_over.day(self.now)
    }

    /// The plan, with pauses.
    pub(crate) async fn outlook(&self, pause: Pause<'_>) -> Outlook {
        // Most of the work is in the planner: it looks at every card on every day.
        let planner = self.planner(&|done| pause(done * 0.6)).await;
        let budget = Budget::a_day(self.answers_a_day);
        let plan = planner.plan_in_pieces(budget, &|done| pause(0.6 + done * 0.4)).await;
        let (mut today, answers) =
            plan.days.first().map(|day| (day.cards.clone(), day.answers)).unwrap_or_default();
        let each = answers / (today.len().max(1) as f32);
        // Two cards of one entry are not begun on the same day, since one would give the other away.
        let is_begun = |card: &CardId| self.begun_today.get(card.entry()).is_some();
        today.retain(|card| !self.memories.of(card).is_new() || !is_begun(card));
        // What was answered today has used up its part of today's minutes.
        let left = self.answers_a_day.saturating_sub(self.answered_today) as f32;
        today.truncate((left / each.max(1.0)) as usize);
        let learning = self.learning.clone();
        let answers_today = each * today.len() as f32 + learning.len() as f32;
        Outlook { plan, today, learning, answers_today }
    }

    /// The fewest answers a day, at most so many, that bring the readiness about, 0 to 1; else the most that can be reached.
    /// With pauses; it takes about thirty times as long as [`Footing::outlook`].
    pub(crate) async fn answers_needed(&self, goal: f32, most: u32, pause: Pause<'_>) -> Result<u32, f32> {
        self.planner(pause).await.answers_needed_in_pieces(goal, most, pause).await
    }

    async fn planner(&self, pause: Pause<'_>) -> Planner {
        let mut memories = self.memories.clone();
        for stale in &self.stale {
            memories.set(stale.news.card.clone(), self.unlearned(&stale.news.card));
        }
        let (scheduler, first) = (&self.scheduler, self.first_right);
        Planner::in_pieces(&self.cards, &memories, scheduler, self.now, self.window, first, pause).await
    }

    /// To the planner a belief that is false now is a card yet to be learned. If it was studied today it waits, as any
    /// other: it is given up on two days.
    fn unlearned(&self, card: &CardId) -> CardMemory {
        let memory = self.memories.of(card);
        let day = self.day();
        let is_today = |last: Moment| self.scheduler.options().roll_over.day(last) == day;
        let studied = memory.last_review.is_some_and(is_today);
        CardMemory {
            suspended: memory.suspended,
            buried_until: if studied { Some(day.plus(1)) } else { memory.buried_until },
            ..CardMemory::default()
        }
    }
}

fn planned() -> Scope {
    Scope { mode: Mode::Planned, section: None, at_most: None }
}

#[cfg(test)]
#[path = "shift_tests.rs"]
mod tests;
