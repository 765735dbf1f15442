//! How long a sitting will take.

use crate::memory::review::LONGEST_ANSWER;

/// What an answer takes while the learner has given too few to tell, in milliseconds.
const USUAL_ANSWER: u32 = 12_000;
/// Answers that are enough to tell.
const ENOUGH: usize = 10;

/// How much a sitting asks of the learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// Answers to give; a new card takes one for each learning step.
    pub answers: u32,
    /// Minutes, rounded up; 0 for no answers.
    pub minutes: u32,
    /// Whether it rests on the learner's own pace; otherwise on a usual one.
    pub own_pace: bool,
}

/// How long so many answers will take at the learner's own median pace. `took` holds recent answers'
/// durations in milliseconds, in any order; a hundred are plenty.
pub fn estimate(answers: u32, took: impl IntoIterator<Item = u32>) -> Estimate {
    let (pace, own_pace) = pace(took);
    let minutes = (u64::from(answers) * u64::from(pace)).div_ceil(60_000);
    Estimate { answers, minutes: u32::try_from(minutes).unwrap_or(u32::MAX), own_pace }
}

/// How many answers there is time for in so many minutes at the learner's own median pace, at least 1.
pub fn answers_in(minutes: u16, took: impl IntoIterator<Item = u32>) -> u32 {
    let (pace, _) = pace(took);
    (u32::from(minutes) * 60_000 / pace.max(1)).max(1)
}

/// Milliseconds an answer, and whether that is the learner's own pace.
fn pace(took: impl IntoIterator<Item = u32>) -> (u32, bool) {
    let mut took: Vec<u32> = took.into_iter().map(|took| took.min(LONGEST_ANSWER)).collect();
    crate::sorting::sort(&mut took);
    let own_pace = took.len() >= ENOUGH;
    (if own_pace { took[took.len() / 2] } else { USUAL_ANSWER }, own_pace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginner_gets_the_usual_pace() {
        assert_eq!(estimate(10, [1_000]), Estimate { answers: 10, minutes: 2, own_pace: false });
        assert_eq!(estimate(0, []).minutes, 0);
        assert_eq!((answers_in(10, []), answers_in(0, [])), (50, 1));
    }

    #[test]
    fn the_own_median_counts_and_pauses_do_not() {
        let took = (0..11).map(|number| if number < 6 { 6_000 } else { 3_600_000 });
        assert_eq!(estimate(20, took), Estimate { answers: 20, minutes: 2, own_pace: true });
        assert_eq!(answers_in(2, [6_000; 10]), 20);
        assert_eq!(answers_in(u16::MAX, [0; 10]), 3_932_100_000);
    }
}
