//! How much was studied, day by day.

use crate::memory::{Rating, Review, RollOver, StudyDay, review::LONGEST_ANSWER};

/// What was answered on one study day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StudiedDay {
    /// The day.
    pub day: StudyDay,
    /// Answers given.
    pub answers: u32,
    /// Of these, answers that were right.
    pub right: u32,
    /// How long they took together, in milliseconds; pauses count as a minute each.
    pub took: u64,
}

/// Every study day from `first` to `last`, both included, in order. Each review comes with the rating that counts, in
/// any order; those of other days are left out. No days at all when `last` is before `first`.
pub fn activity<'a>(
    reviews: impl IntoIterator<Item = (&'a Review, Rating)>,
    roll_over: RollOver,
    first: StudyDay,
    last: StudyDay,
) -> Vec<StudiedDay> {
    let mut days: Vec<StudiedDay> = (first.0..=last.0)
        .map(|day| StudiedDay { day: StudyDay(day), answers: 0, right: 0, took: 0 })
        .collect();
    for (review, rating) in reviews {
        let day = roll_over.day(review.moment());
        let place = usize::try_from(i64::from(day.0) - i64::from(first.0)).ok();
        if let Some(studied) = place.and_then(|place| days.get_mut(place)) {
            studied.answers += 1;
            studied.right += u32::from(rating.passed());
            studied.took += u64::from(review.took.min(LONGEST_ANSWER));
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        memory::clock::{DAY, HOUR},
        quiz::{CardId, QuestionKind},
    };

    fn review(at: i64, took: u32) -> Review {
        Review {
            id: at.to_string(),
            card: CardId::from_stored("neon/meaning"),
            at,
            rating: Rating::Good,
            kind: QuestionKind::Choice,
            took,
            offset: 0,
            interval: 0,
        }
    }

    #[test]
    fn a_day_runs_to_four_in_the_morning_and_a_pause_is_a_minute() {
        // Days 10 and 12; the answer at three in the morning of day 11 belongs to day 10.
        let reviews = [
            review(10 * DAY + 9 * HOUR, 5_000),
            review(11 * DAY + 3 * HOUR, 7_200_000),
            review(12 * DAY + 5 * HOUR, 1),
        ];
        let ratings = [Rating::Good, Rating::Again, Rating::Hard];
        let days = activity(reviews.iter().zip(ratings), RollOver::default(), StudyDay(10), StudyDay(12));
        let expected = [(10, 2, 1, 65_000), (11, 0, 0, 0), (12, 1, 1, 1)];
        let expected = expected.map(|(day, answers, right, took)| StudiedDay {
            day: StudyDay(day),
            answers,
            right,
            took,
        });
        assert_eq!(days, expected);
    }

    #[test]
    fn other_days_are_left_out_and_no_days_are_none() {
        let early = review(0, 1);
        assert_eq!(
            activity([(&early, Rating::Good)], RollOver::default(), StudyDay(5), StudyDay(5))[0].answers,
            0
        );
        assert!(activity([(&early, Rating::Good)], RollOver::default(), StudyDay(5), StudyDay(4)).is_empty());
    }
}
