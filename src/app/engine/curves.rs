//! How the memory of a card fades.

use super::{Engine, percent};
use crate::memory::{CardMemory, Millis, Moment, clock::DAY};

/// A curve has so many points.
pub(crate) const POINTS: usize = 61;

/// What is told of a curve in words: recall after so many days from now.
const AHEAD: [u32; 5] = [1, 7, 14, 30, 90];

/// A curve ends so many days from now: the first of these in which the memory fades well below what is desired.
const ENDS: [u32; 5] = [7, 30, 90, 365, 1460];

/// Predicted recall of a card from its last review on, if it is not asked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Curve {
    /// When it was last asked, where the curve begins.
    pub(crate) last: Millis,
    /// The present.
    pub(crate) now: Millis,
    /// Where the curve ends.
    pub(crate) until: Millis,
    /// Recall at equal steps from the beginning to the end, in thousandths.
    pub(crate) points: [u16; POINTS],
    /// Recall now, in percent.
    pub(crate) recall: u32,
    /// Recall after so many days from now, in percent.
    pub(crate) ahead: [(u32, u32); AHEAD.len()],
    /// Desired retention, in percent.
    pub(crate) desired: u32,
}

impl Engine {
    /// How a memory fades; nothing for a card that was never asked.
    pub(crate) fn curve(&self, memory: &CardMemory, now: Moment) -> Option<Curve> {
        let last = memory.last_review.filter(|_| !memory.is_new())?.at;
        let now = now.at.max(last);
        let recall = |at: Millis| self.scheduler.retrievability(memory, at);
        let in_days = |days: u32| now.saturating_add(i64::from(days) * DAY);
        let is_far = |&&days: &&u32| days as f32 >= 2.0 * memory.stability;
        let days = ENDS.iter().find(is_far).or(ENDS.last()).copied().unwrap_or_default();
        let until = in_days(days);
        let steps = POINTS as i64 - 1;
        let at = |step: usize| last + (until - last) / steps * step as i64;
        Some(Curve {
            last,
            now,
            until,
            points: std::array::from_fn(|step| (recall(at(step)).clamp(0.0, 1.0) * 1000.0).round() as u16),
            recall: percent(recall(now)),
            ahead: AHEAD.map(|days| (days, percent(recall(in_days(days))))),
            desired: percent(self.scheduler.options().desired_retention),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{
        app::engine::tests::{at, open},
        memory::{Due, Phase, StudyDay},
        progress::MemoryStore,
    };

    #[test]
    fn a_curve_falls_from_the_last_review_and_passes_90_percent_after_its_stability() {
        let engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
        let memory = CardMemory {
            stability: 10.0,
            difficulty: 5.0,
            phase: Phase::Review,
            due: Due::On(StudyDay(0)),
            first_review: Some(at(0)),
            last_review: Some(at(0)),
            reviews: 3,
            ..CardMemory::default()
        };
        let curve = engine.curve(&memory, at(10 * DAY)).unwrap();
        assert_eq!(curve.points[0], 1000);
        assert!(curve.points.is_sorted_by(|one, other| one >= other), "{:?}", curve.points);
        assert_eq!((curve.recall, curve.desired), (90, 90));
        assert_eq!(curve.until - curve.now, 30 * DAY, "until it is well below");
        assert_eq!(curve.ahead.map(|(days, _)| days), AHEAD);
        assert!(curve.ahead.is_sorted_by(|(_, one), (_, other)| one >= other));
        assert!(curve.ahead[0].1 <= 90);
        assert_eq!(engine.curve(&CardMemory::default(), at(0)), None, "a new card has nothing to forget");
    }
}
