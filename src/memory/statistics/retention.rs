//! Retention as it was measured, against what was predicted.

use crate::memory::{CardMemory, Phase, Scheduler, Step};

/// What was predicted of an answer, and how it went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// Predicted recall just before the answer, 0 to 1.
    pub recall: f32,
    /// Whether the card was recalled.
    pub recalled: bool,
}

/// Answers of which about the same was predicted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Predicted recall of all of them is at least so many percent..
    pub from: u32,
    /// ..and less than so many, unless this is 100.
    pub to: u32,
    /// How many there are.
    pub answers: u32,
    /// How many of them were right.
    pub recalled: u32,
    /// The mean of what was predicted, 0 to 1; 0 without answers.
    pub predicted: f32,
}

/// Where one band ends and the next begins, in percent: narrow where most answers are.
const BOUNDS: [u32; 7] = [0, 50, 70, 80, 90, 95, 100];

impl Scheduler {
    /// What was predicted of each answer to a known card that was given at least a study day after the one before,
    /// along the card's history: the answers that say how well memory is predicted. Learning steps say nothing of it.
    pub fn predictions(&self, history: impl IntoIterator<Item = Step>) -> Vec<Prediction> {
        let mut memory = CardMemory::default();
        let mut predictions = Vec::new();
        for step in history {
            match step {
                Step::Review { moment, rating, .. } => {
                    let roll_over = self.options().roll_over;
                    let is_later =
                        memory.last_review.is_some_and(|last| roll_over.days_between(last, moment) > 0);
                    if memory.phase == Phase::Review && is_later {
                        let recall = self.retrievability(&memory, moment.at);
                        predictions.push(Prediction { recall, recalled: rating.passed() });
                    }
                    self.review(&mut memory, moment, rating);
                }
                Step::Reset => memory = CardMemory::default(),
                Step::Suspend | Step::Unsuspend | Step::Bury(_) => {}
            }
        }
        predictions
    }
}

/// Sorts answers into bands by what was predicted of them; bands without answers are among them.
pub fn calibration(predictions: &[Prediction]) -> Vec<Band> {
    let band = |bounds: &[u32]| {
        let (from, to) = (bounds[0], bounds[1]);
        let fits = |prediction: &&Prediction| {
            let percent = prediction.recall * 100.0;
            percent >= from as f32 && (percent < to as f32 || to == 100)
        };
        let mut band = Band { from, to, answers: 0, recalled: 0, predicted: 0.0 };
        for prediction in predictions.iter().filter(fits) {
            band.answers += 1;
            band.recalled += u32::from(prediction.recalled);
            band.predicted += prediction.recall;
        }
        band.predicted /= band.answers.max(1) as f32;
        band
    };
    BOUNDS.windows(2).map(band).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Moment, Options, Rating, clock::DAY};

    fn answer(day: i64, rating: Rating) -> Step {
        Step::Review { moment: Moment::utc(day * DAY), rating, promised: 0 }
    }

    #[test]
    fn only_answers_to_known_cards_on_a_later_day_count() {
        let scheduler = Scheduler::new(Options::default()).expect("the defaults are in range");
        // New, learning; then known, the same day again, nine days later, and forgotten.
        let history = [
            answer(0, Rating::Good),
            answer(0, Rating::Good),
            answer(0, Rating::Good),
            answer(9, Rating::Good),
            answer(40, Rating::Again),
            answer(40, Rating::Good),
        ];
        let predictions = scheduler.predictions(history);
        assert_eq!(predictions.iter().map(|each| each.recalled).collect::<Vec<_>>(), [true, false]);
        let memory =
            scheduler.replay(&crate::quiz::CardId::from_stored("neon/meaning"), history[..3].to_vec());
        assert_eq!(predictions[0].recall, scheduler.retrievability(&memory, 9 * DAY));
        assert!(
            scheduler.predictions([answer(0, Rating::Good), Step::Reset, answer(9, Rating::Good)]).is_empty()
        );
    }

    #[test]
    fn a_band_holds_its_lower_bound_and_the_last_one_holds_certainty() {
        let predictions = [(0.90, true), (0.92, false), (0.94, true), (1.0, true), (0.3, false)]
            .map(|(recall, recalled)| Prediction { recall, recalled });
        let bands = calibration(&predictions);
        assert_eq!(bands.len(), 6);
        let counts: Vec<_> = bands.iter().map(|band| (band.from, band.answers, band.recalled)).collect();
        assert_eq!(counts, [(0, 1, 0), (50, 0, 0), (70, 0, 0), (80, 0, 0), (90, 3, 2), (95, 1, 1)]);
        assert!((bands[4].predicted - 0.92).abs() < 1e-6);
    }
}
