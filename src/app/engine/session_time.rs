//! How long a session takes, and how long a practice is.

use super::{Engine, Saved};
use crate::memory::{LONGEST_ANSWER, Millis, Moment};

/// The stored setting that holds how many cards a practice has.
const PRACTICE: &str = "practice";

/// How many cards a practice can have; none is all of them.
pub(crate) const LENGTHS: [Option<u32>; 4] = [Some(10), Some(20), Some(50), None];

/// How many it has before one chooses.
const DEFAULT_LENGTH: Option<u32> = Some(20);

impl Engine {
    /// How long the answers of the session under way took together, in milliseconds.
    pub(crate) fn session_took(&self) -> Millis {
        let Some(session) = &self.session else { return 0 };
        let reviews = self.journal.log().reviews_since(session.plan().started.at);
        let own = reviews.iter().filter(|counted| counted.review.id.starts_with(self.journal.device()));
        own.map(|counted| Millis::from(counted.review.took.min(LONGEST_ANSWER))).sum()
    }

    /// Leaves a pause of so many milliseconds that has just ended out of the time that the question on the screen takes.
    pub(crate) fn leave_out(&mut self, pause: Millis, now: Moment) {
        if let Some(asked) = &mut self.asked {
            asked.since = asked.since.saturating_add(pause.max(0)).min(now.at);
        }
    }

    /// How many cards a practice has at most; none is all of them.
    pub(crate) fn practice_length(&self) -> Option<u32> {
        let stored = self.journal.setting(PRACTICE);
        let chosen = LENGTHS.into_iter().find(|&length| stored == Some(&*stored_length(length)));
        chosen.unwrap_or(DEFAULT_LENGTH)
    }

    /// Chooses how many cards a practice has; remembered with the other settings.
    pub(crate) fn set_practice_length(&mut self, length: Option<u32>, now: Moment) -> Saved {
        self.journal.set_setting(PRACTICE, &stored_length(length), now.at)
    }
}

fn stored_length(length: Option<u32>) -> String {
    length.map_or_else(|| "all".to_owned(), |cards| cards.to_string())
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{
        app::engine::tests::{answer_right, at, open},
        memory::{Mode, Scope, clock::MINUTE},
        progress::MemoryStore,
    };

    #[test]
    fn a_pause_is_no_time_to_answer() {
        let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
        engine.begin(&Scope { mode: Mode::Study, section: None, at_most: None }, at(0)).unwrap();
        assert_eq!(engine.session_took(), 0);
        // Ten seconds, a pause of an hour, five seconds.
        engine.leave_out(60 * MINUTE, at(60 * MINUTE + 10_000));
        answer_right(&mut engine, at(60 * MINUTE + 15_000));
        let took = |engine: &Engine| engine.journal().log().reviews().last().unwrap().review.took;
        assert_eq!(took(&engine), 15_000);
        engine.leave_out(MINUTE, at(62 * MINUTE));
        // Without a pause the time of an answer that took too long is a minute.
        engine.next(at(62 * MINUTE));
        answer_right(&mut engine, at(92 * MINUTE));
        assert_eq!(took(&engine), u32::try_from(30 * MINUTE).unwrap());
        assert_eq!(engine.session_took(), 15_000 + MINUTE);
        // A clock that was put back takes no time away.
        engine.next(at(92 * MINUTE));
        engine.leave_out(MINUTE, at(92 * MINUTE));
        answer_right(&mut engine, at(92 * MINUTE));
        assert_eq!(took(&engine), 0);
    }

    #[test]
    fn a_practice_is_as_long_as_was_chosen_last() {
        let store = Rc::new(MemoryStore::default());
        let mut engine = open(&store, 1, at(0));
        assert_eq!(engine.practice_length(), Some(20));
        for length in LENGTHS {
            engine.set_practice_length(length, at(0)).unwrap();
            assert_eq!(open(&store, 2, at(0)).practice_length(), length);
        }
        engine.journal.set_setting(PRACTICE, "seven", MINUTE).unwrap();
        assert_eq!(engine.practice_length(), Some(20));
    }
}
