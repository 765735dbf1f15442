//! The shift that a person has set, how ready they will be for it, and a session of what is planned for today.
//!
//! Nothing of it is stored but the shift itself: readiness and plan are made anew from what is remembered.

use super::{Engine, Saved};
use crate::{
    memory::{self, CardInfo, CardMemory, Mode, Moment, Plan, Review, Scope},
    quiz::{CardId, CardKind},
    shift::{
        Budget, Planner, Shift, ShiftError, ShiftPlan, ShiftReadiness, Window, Zone, first_right,
        shift_readiness,
    },
};

/// The stored setting that holds the [`Shift`]; empty when it was removed.
const SHIFT: &str = "shift";

/// Recent answers that say how long an answer takes.
const RECENT: usize = 100;

/// The readiness for a shift, and the plan to get there.
#[derive(Debug, Clone)]
pub(crate) struct Outlook {
    /// When one is on call.
    pub(crate) window: Window,
    /// What is known then if nothing more is studied.
    pub(crate) readiness: ShiftReadiness,
    /// What to study until then.
    pub(crate) plan: ShiftPlan,
    /// The cards that count, in the order in which the plan numbers them.
    pub(crate) cards: Vec<CardInfo>,
    /// What is planned for today beyond what was studied already.
    pub(crate) today: Vec<CardId>,
    /// How many of today's cards are being learned, beside those that are planned.
    pub(crate) learning: usize,
    /// About how many answers both take.
    pub(crate) answers_today: f32,
}

/// What would bring a goal about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Needed {
    /// About so many minutes a day.
    Minutes(u32),
    /// No number of minutes that a day has room for; so much readiness is the most.
    AtBest(f32),
}

/// So many minutes a day are the most that anybody studies.
const MOST_MINUTES: u16 = 600;

impl Engine {
    /// The shift that is set; an error if it was stored by a later version or is damaged.
    pub(crate) fn shift(&self) -> Option<Result<Shift, ShiftError>> {
        self.journal.setting(SHIFT).filter(|text| !text.is_empty()).map(Shift::decode)
    }

    /// Sets the shift, or removes it.
    pub(crate) fn set_shift(&mut self, shift: Option<&Shift>, now: Moment) -> Saved {
        let text = shift.map(Shift::encode).unwrap_or_default();
        self.journal.set_setting(SHIFT, &text, now.at)
    }

    /// Readiness and plan for that shift; none when it is over.
    pub(crate) fn outlook(&self, shift: &Shift, now: Moment, zone: Zone<'_>) -> Option<Outlook> {
        let window = shift.window(now, zone)?;
        let cards = self.cards_of_shift(shift);
        let rest = window.rest(now.at);
        let readiness = shift_readiness(&cards, &self.memories, &self.scheduler, now.at, rest, 2);
        let answers_a_day = self.answers_in(shift.minutes_a_day());
        let plan = self.planner(&cards, now, window).plan(Budget::a_day(answers_a_day));
        let (mut today, answers) =
            plan.days.first().map(|day| (day.cards.clone(), day.answers)).unwrap_or_default();
        let each = answers / (today.len().max(1) as f32);
        // Two cards of one entry are not begun on the same day, since one would give the other away.
        let begun = self.entries_begun_today(now);
        today.retain(|card| !self.memories.of(card).is_new() || !begun.contains(&card.entry()));
        // What was answered today has used up its part of today's minutes.
        let left = answers_a_day.saturating_sub(self.answered_today(now)) as f32;
        today.truncate((left / each.max(1.0)) as usize);
        let learning = self.learning_today(&cards, now).len();
        let answers_today = each * today.len() as f32 + learning as f32;
        Some(Outlook { window, readiness, plan, cards, today, learning, answers_today })
    }

    /// About how many minutes so many answers take.
    pub(crate) fn minutes_of(&self, answers: f32) -> u32 {
        let answers = answers.max(0.0).ceil() as u32;
        memory::estimate(answers, self.journal.log().recent_durations(RECENT)).minutes
    }

    /// How many minutes a day bring the goal about. It takes about thirty times as long as [`Engine::outlook`]. None when
    /// the shift is over.
    pub(crate) fn needed(&self, shift: &Shift, now: Moment, zone: Zone<'_>) -> Option<Needed> {
        let window = shift.window(now, zone)?;
        let planner = self.planner(&self.cards_of_shift(shift), now, window);
        let goal = f32::from(shift.goal()) / 100.0;
        Some(match planner.answers_needed(goal, self.answers_in(MOST_MINUTES)) {
            Ok(answers) => Needed::Minutes(self.minutes_of(answers as f32)),
            Err(best) => Needed::AtBest(best),
        })
    }

    /// Begins a session of exactly the cards that are planned for today, with those that are being learned already;
    /// goes on with it if it is under way.
    pub(crate) fn begin_planned(&mut self, shift: &Shift, now: Moment, zone: Zone<'_>) -> Saved {
        let scope = Scope { mode: Mode::Planned, section: None, at_most: None };
        if self.under_way(&scope, now).is_some() {
            return self.begin(&scope, now);
        }
        let Some(outlook) = self.outlook(shift, now, zone) else { return Ok(()) };
        let learning = self.learning_today(&outlook.cards, now);
        let is_new = |card: &&CardId| self.memories.of(card).is_new();
        let new = u32::try_from(outlook.today.iter().filter(is_new).count()).unwrap_or(u32::MAX);
        self.begin_plan_of(Plan { started: now, scope, cards: outlook.today, learning, new }, now)
    }

    /// What a card is about; none if the glossary has it no more.
    pub(crate) fn card_kind(&self, card: &CardId) -> Option<CardKind> {
        self.deck.card(card).map(|card| card.kind)
    }

    fn cards_of_shift(&self, shift: &Shift) -> Vec<CardInfo> {
        self.cards.iter().filter(|card| shift.counts(&card.section)).cloned().collect()
    }

    fn planner(&self, cards: &[CardInfo], now: Moment, window: Window) -> Planner {
        let reviews = self.journal.log().reviews();
        let first = first_right(reviews.iter().map(|counted| counted.review));
        Planner::new(cards, &self.memories, &self.scheduler, now, window, first)
    }

    fn answers_in(&self, minutes: u16) -> u32 {
        memory::answers_in(minutes, self.journal.log().recent_durations(RECENT))
    }

    fn answered_today(&self, now: Moment) -> u32 {
        let reviews = self.journal.log().reviews();
        let today = self.today_number(now);
        let day = |review: &Review| {
            self.scheduler.options().roll_over.day(Moment { at: review.at, offset: review.offset })
        };
        let given = reviews.iter().rev().take_while(|counted| day(counted.review) >= today).count();
        u32::try_from(given).unwrap_or(u32::MAX)
    }

    fn entries_begun_today(&self, now: Moment) -> Vec<&str> {
        let (roll_over, today) = (self.scheduler.options().roll_over, self.today_number(now));
        let is_today =
            |memory: &CardMemory| memory.first_review.is_some_and(|first| roll_over.day(first) == today);
        self.memories.iter().filter(|(_, memory)| is_today(memory)).map(|(card, _)| card.entry()).collect()
    }

    fn learning_today(&self, cards: &[CardInfo], now: Moment) -> Vec<(memory::Millis, CardId)> {
        let scope = Scope { mode: Mode::Study, section: None, at_most: None };
        Plan::make(cards, &self.memories, &self.scheduler, scope, now).learning
    }
}

#[cfg(test)]
#[path = "shift_tests.rs"]
mod tests;
