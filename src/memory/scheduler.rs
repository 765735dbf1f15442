//! FSRS-6 with learning steps (`steps`): what a review does to a memory, and when the card comes back.
//!
//! Memory changes by whole study days between reviews ([`crate::memory::RollOver::days_between`]), because
//! FSRS's parameters were fitted to such counts; two reviews on one day use its short-term formula.
//! Predictions use the hours that really passed, so that a forgetting curve has no steps.

use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};

use crate::{
    memory::{
        CardMemory, Due, Load, Memories, Millis, Moment, Options, OptionsError, Phase, Rating, StudyDay,
        clock::{DAY, MINUTE},
        interval::Range,
        steps::{minutes_of_step, phase_after},
    },
    quiz::CardId,
};

/// Turns reviews into memories by FSRS-6 (the `fsrs` crate, the reference implementation).
#[derive(Debug, Clone)]
pub struct Scheduler {
    options: Options,
    model: FSRS,
    decay: f32,
    /// Chosen so that predicted recall after as many days as the stability is 0.9.
    factor: f32,
    /// The raw interval of a card whose stability is 1; those of others are in proportion.
    interval_of_one: f32,
}

/// One thing that happened to a card, as a replay takes it. In a history they stand in order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It was asked.
    Review {
        /// When.
        moment: Moment,
        /// How well it went.
        rating: Rating,
        /// The interval in days that the button promised, 0 when it promised none.
        promised: u32,
    },
    /// It is not to be asked until it is unsuspended.
    Suspend,
    /// It may be asked again.
    Unsuspend,
    /// It is not to be asked before that day.
    Bury(StudyDay),
    /// Everything about it is to be forgotten; it is new.
    Reset,
}

/// What one rating would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The rating.
    pub rating: Rating,
    /// How long until the card comes back: what the answer button shows.
    pub interval: Interval,
    /// The memory afterwards.
    pub memory: CardMemory,
}

/// How long until a card comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interval {
    /// A learning step of so many minutes.
    Minutes(u32),
    /// So many study days, at least 1.
    Days(u32),
}

impl Interval {
    /// The days to store as [`crate::memory::Review::interval`].
    pub fn promised(self) -> u32 {
        match self {
            Interval::Minutes(_) => 0,
            Interval::Days(days) => days,
        }
    }
}

impl Scheduler {
    /// A scheduler with these options.
    ///
    /// # Errors
    ///
    /// The first option that is out of its range.
    pub fn new(options: Options) -> Result<Scheduler, OptionsError> {
        options.check()?;
        let parameters = options.parameters.unwrap_or(fsrs::DEFAULT_PARAMETERS);
        let model = FSRS::new(&parameters).map_err(|_| OptionsError::Parameters)?;
        // The bounds to which the crate itself holds its parameters; it does not show what it made of them.
        let decay = parameters[20].clamp(0.1, 0.8);
        let factor = 0.9f32.powf(-1.0 / decay) - 1.0;
        let interval_of_one = model.next_interval(Some(1.0), options.desired_retention, 3);
        Ok(Scheduler { options, model, decay, factor, interval_of_one })
    }

    /// The options it was made with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What each rating would do now, in the order of [`Rating::ALL`]. Intervals of better ratings are longer
    /// up to the maximum interval, and none is negative even if the clock ran backwards since the last review.
    ///
    /// With a `load` the day with the fewest cards is promised; without, the day depends on the card alone.
    /// Storing [`Interval::promised`] with the review makes [`Scheduler::replay`] come to the same memory.
    pub fn next(&self, card: &CardId, memory: &CardMemory, now: Moment, load: Option<&Load>) -> [Outcome; 4] {
        let mut longest = 0;
        Rating::ALL.map(|rating| {
            let mut after = memory.clone();
            self.review(&mut after, now, rating);
            let interval = match minutes_of_step(&self.options, memory.phase, rating) {
                Some(minutes) => Interval::Minutes(minutes),
                None => {
                    let range = self.range(after.stability, longest);
                    let fraction = fraction(card, memory.reviews);
                    let today = self.options.roll_over.day(now);
                    longest = load
                        .map_or_else(|| range.pick(fraction), |load| range.lightest(fraction, today, load));
                    Interval::Days(longest)
                }
            };
            after.due = self.due(now, interval);
            Outcome { rating, interval, memory: after }
        })
    }

    /// How long until a card comes back that is rated so; one of those that [`Scheduler::next`] gives.
    pub fn interval(
        &self,
        card: &CardId,
        memory: &CardMemory,
        now: Moment,
        rating: Rating,
        load: Option<&Load>,
    ) -> Interval {
        let [again, hard, good, easy] = self.next(card, memory, now, load);
        let outcome = match rating {
            Rating::Again => again,
            Rating::Hard => hard,
            Rating::Good => good,
            Rating::Easy => easy,
        };
        outcome.interval
    }

    /// What a review makes of a memory, except that it stays due when it was: for looking ahead over many reviews, where
    /// only what is known counts.
    pub fn after(&self, memory: &CardMemory, moment: Moment, rating: Rating) -> CardMemory {
        let mut after = memory.clone();
        self.review(&mut after, moment, rating);
        after
    }

    /// The memory that a history leaves behind. The history must be in order of time.
    pub fn replay(&self, card: &CardId, history: impl IntoIterator<Item = Step>) -> CardMemory {
        let mut memory = CardMemory::default();
        let mut last = None;
        for step in history {
            match step {
                Step::Review { moment, rating, promised } => {
                    last = Some((memory.clone(), moment, rating, promised));
                    self.review(&mut memory, moment, rating);
                }
                Step::Suspend => memory.suspended = true,
                Step::Unsuspend => memory.suspended = false,
                Step::Bury(day) => memory.buried_until = Some(day),
                Step::Reset => {
                    memory = CardMemory::default();
                    last = None;
                }
            }
        }
        // Only the last review decides when the card is due, so the intervals before it are never computed.
        if let Some((before, moment, rating, promised)) = last {
            memory.due = self.due_again(card, &before, &memory, moment, rating, promised);
        }
        memory
    }

    /// Predicted recall at an instant, 0 to 1: 0 for a new card, 1 at and before the last review. By the power
    /// forgetting curve of FSRS-6, `(1 + factor * days / stability) ^ -decay`; written out here because the
    /// crate's function works out the factor anew for each of the hundred thousands of points that readiness takes.
    pub fn retrievability(&self, memory: &CardMemory, at: Millis) -> f32 {
        let Some(last) = memory.last_review else { return 0.0 };
        let days = at.saturating_sub(last.at).max(0) as f32 / DAY as f32;
        (days / memory.stability * self.factor + 1.0).powf(-self.decay)
    }

    /// Days after a review until predicted recall of a card of that stability falls to desired retention.
    pub fn raw_interval(&self, stability: f32) -> f32 {
        stability * self.interval_of_one
    }

    /// About how many reviews a day the seen cards cost in the long run: the sum of their intervals' inverses. Comparing
    /// schedulers shows what a change of desired retention costs. Suspended cards cost nothing.
    pub fn reviews_a_day(&self, memories: &Memories) -> f32 {
        let seen =
            memories.iter().map(|(_, memory)| memory).filter(|memory| !memory.is_new() && !memory.suspended);
        let longest = self.options.maximum_interval as f32;
        seen.map(|memory| 1.0 / self.raw_interval(memory.stability).clamp(1.0, longest)).sum()
    }

    /// Everything that a review changes, except when the card is due.
    pub(super) fn review(&self, memory: &mut CardMemory, moment: Moment, rating: Rating) {
        let elapsed = memory.last_review.map_or(0, |last| self.options.roll_over.days_between(last, moment));
        let review = FSRSReview { rating: u32::from(rating.number()), delta_t: elapsed };
        let before = memory.last_review.map(|_| state(memory));
        // The crate refuses only numbers that are not finite, which it keeps from coming up itself.
        if let Ok(after) = self.model.memory_state(FSRSItem { reviews: vec![review] }, before) {
            memory.stability = after.stability;
            memory.difficulty = after.difficulty;
        }
        if memory.phase == Phase::Review && !rating.passed() {
            memory.lapses = memory.lapses.saturating_add(1);
        }
        memory.phase = phase_after(&self.options, memory.phase, rating);
        memory.reviews = memory.reviews.saturating_add(1);
        memory.first_review = memory.first_review.or(Some(moment));
        memory.last_review = Some(moment);
    }

    /// The days that may be promised: where the maximum interval allows it, more than a worse rating's.
    fn range(&self, stability: f32, worse: u32) -> Range {
        let maximum = self.options.maximum_interval;
        Range::around(self.raw_interval(stability), maximum).at_least(worse.saturating_add(1).min(maximum))
    }

    fn due(&self, moment: Moment, interval: Interval) -> Due {
        match interval {
            Interval::Minutes(minutes) => Due::At(moment.at.saturating_add(Millis::from(minutes) * MINUTE)),
            Interval::Days(days) => Due::On(self.options.roll_over.day(moment).plus(days)),
        }
    }

    /// When a card is due after its last review: on the promised day, unless the options have changed so much
    /// since that [`Scheduler::next`] would not promise it under any load.
    fn due_again(
        &self,
        card: &CardId,
        before: &CardMemory,
        after: &CardMemory,
        moment: Moment,
        rating: Rating,
        promised: u32,
    ) -> Due {
        if let Some(minutes) = minutes_of_step(&self.options, before.phase, rating) {
            return self.due(moment, Interval::Minutes(minutes));
        }
        let fraction = fraction(card, before.reviews);
        let (mut days, mut most) = (0, 0);
        for worse in Rating::ALL
            .into_iter()
            .filter(|&other| other < rating && minutes_of_step(&self.options, before.phase, other).is_none())
        {
            let mut after = before.clone();
            self.review(&mut after, moment, worse);
            days = self.range(after.stability, days).pick(fraction);
            most = self.range(after.stability, most).highest;
        }
        let possible = self.range(after.stability, 0).lowest..=self.range(after.stability, most).highest;
        let days = if possible.contains(&promised) {
            promised
        } else {
            self.range(after.stability, days).pick(fraction)
        };
        self.due(moment, Interval::Days(days))
    }
}

fn state(memory: &CardMemory) -> MemoryState {
    MemoryState { stability: memory.stability, difficulty: memory.difficulty }
}

/// A number from 0 up to but not including 1 that depends on the card and its number of reviews only.
fn fraction(card: &CardId, reviews: u32) -> f32 {
    let mut hash = crate::hash::Fnv::default();
    hash.write(card.as_str().as_bytes());
    hash.write(&reviews.to_le_bytes());
    // FNV-1a hardly mixes its last bytes into the high bits; one multiplication by an odd number with
    // well-spread bits (the golden ratio's) does.
    let mixed = (hash.finish() ^ (hash.finish() >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) as f32 / (1u64 << 24) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheduler() -> Scheduler {
        Scheduler::new(Options::default()).unwrap()
    }

    fn card() -> CardId {
        CardId::from_stored("neon/meaning")
    }

    fn review(day: i64, minute: i64, rating: Rating) -> Step {
        let at = day * DAY + 10 * crate::memory::clock::HOUR + minute * MINUTE;
        Step::Review { moment: Moment::utc(at), rating, promised: 0 }
    }

    /// The vector that the `fsrs` crate's own tests and the other FSRS-6 implementations publish.
    #[test]
    fn published_memory_after_six_reviews() {
        let history = [(0, 0, 1), (0, 1, 3), (1, 0, 3), (4, 0, 3), (12, 0, 3), (33, 0, 3)];
        let history =
            history.map(|(day, minute, rating)| review(day, minute, Rating::from_number(rating).unwrap()));
        let memory = scheduler().replay(&card(), history);
        assert!((memory.stability - 53.62691).abs() < 1e-4, "{}", memory.stability);
        assert!((memory.difficulty - 6.3574867).abs() < 1e-5, "{}", memory.difficulty);
    }

    #[test]
    fn published_short_term_stability() {
        let now = Moment::utc(100 * DAY + DAY / 2);
        let before = CardMemory {
            stability: 5.0,
            difficulty: 5.0,
            phase: Phase::Review,
            first_review: Some(now),
            last_review: Some(now),
            reviews: 3,
            ..CardMemory::default()
        };
        let later = Moment::utc(now.at + MINUTE);
        let stabilities =
            scheduler().next(&card(), &before, later, None).map(|outcome| outcome.memory.stability);
        for (found, published) in stabilities.into_iter().zip([1.596818, 5.0, 5.0, 8.12961]) {
            assert!((found - published).abs() < 1e-5, "{found} {published}");
        }
    }

    #[test]
    fn a_new_card_takes_its_steps() {
        let scheduler = scheduler();
        let now = Moment::utc(100 * DAY);
        let intervals =
            scheduler.next(&card(), &CardMemory::default(), now, None).map(|outcome| outcome.interval);
        assert_eq!(intervals[..3], [1, 6, 10].map(Interval::Minutes));
        assert!(matches!(intervals[3], Interval::Days(7..=10)), "{intervals:?}");
        let [.., good, _] = scheduler.next(&card(), &CardMemory::default(), now, None);
        let next = scheduler.next(&card(), &good.memory, Moment::utc(now.at + 10 * MINUTE), None);
        assert_eq!(next[2].memory.phase, Phase::Review);
        assert_eq!(next[0].interval, Interval::Minutes(1));
    }

    #[test]
    fn a_lapse_is_relearnt_and_counted() {
        let scheduler = scheduler();
        let history = [review(0, 0, Rating::Easy), review(9, 0, Rating::Again)];
        let memory = scheduler.replay(&card(), history);
        assert_eq!((memory.phase, memory.lapses, memory.reviews), (Phase::Relearning(0), 1, 2));
        let next = scheduler.next(&card(), &memory, memory.last_review.unwrap(), None);
        assert_eq!(next[1].interval, Interval::Minutes(15));
        assert!(matches!(next[2].interval, Interval::Days(_)));
        assert_eq!(next[0].memory.lapses, 1, "failing a relearning step is no further lapse");
    }

    #[test]
    fn recall_at_the_raw_interval_is_the_desired_retention() {
        for desired_retention in [0.80, 0.85, 0.9, 0.97] {
            let scheduler = Scheduler::new(Options { desired_retention, ..Options::default() }).unwrap();
            let memory = scheduler.replay(&card(), [review(0, 0, Rating::Easy)]);
            let days = scheduler.raw_interval(memory.stability);
            let at = memory.last_review.unwrap().at + (f64::from(days) * DAY as f64) as i64;
            assert!((scheduler.retrievability(&memory, at) - desired_retention).abs() < 1e-4);
        }
    }

    #[test]
    fn predictions_are_those_of_the_crate() {
        for desired_retention in [0.8, 0.9, 0.97] {
            let scheduler = Scheduler::new(Options { desired_retention, ..Options::default() }).unwrap();
            let memory = scheduler.replay(&card(), [review(0, 0, Rating::Good), review(3, 0, Rating::Hard)]);
            for days in [0.0, 0.1, 1.0, 7.5, 300.0, 9000.0] {
                let at = memory.last_review.unwrap().at + (days * DAY as f64) as i64;
                let crate_alone =
                    fsrs::current_retrievability(state(&memory), days as f32, fsrs::FSRS6_DEFAULT_DECAY);
                assert!((scheduler.retrievability(&memory, at) - crate_alone).abs() < 1e-5);
            }
            for stability in [0.001, 0.5, 3.7, 400.0, 36_500.0] {
                let crate_alone = scheduler.model.next_interval(Some(stability), desired_retention, 3);
                assert!((scheduler.raw_interval(stability) / crate_alone - 1.0).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn remembering_more_costs_more_reviews() {
        let history = [review(0, 0, Rating::Good), review(1, 0, Rating::Good), review(5, 0, Rating::Good)];
        let cost = |desired_retention| {
            let scheduler = Scheduler::new(Options { desired_retention, ..Options::default() }).unwrap();
            let memories = [(card(), scheduler.replay(&card(), history))].into_iter().collect();
            (scheduler.reviews_a_day(&memories), 1.0 / scheduler.raw_interval(memories.of(&card()).stability))
        };
        let (cost_now, inverse) = cost(0.9);
        assert!((cost_now - inverse).abs() < 1e-6);
        assert!(cost(0.8).0 < cost_now && cost_now < cost(0.97).0);
    }

    #[test]
    fn fractions_are_spread_evenly() {
        let mut tenths = [0; 10];
        for number in 0..10_000 {
            let fraction = fraction(&CardId::from_stored(format!("entry-{number}/meaning")), number % 7);
            tenths[(fraction * 10.0) as usize] += 1;
        }
        assert!(tenths.iter().all(|count| (900..1100).contains(count)), "{tenths:?}");
    }
}
