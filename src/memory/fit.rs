//! Fits the schedule's parameters to a learner.
//!
//! Training is the `fsrs` crate's and takes seconds, so it belongs in a worker: the page makes a [`FitInput`], which is
//! what the worker needs and nothing more, and the worker calls [`fit`].

use fsrs::{
    ComputeParametersInput, DEFAULT_PARAMETERS, FSRS, FSRSError, FSRSItem, FSRSReview, TrainingConfig,
};
use serde::{Deserialize, Serialize};

use crate::memory::{Options, Step};

/// A fit needs so many reviews that came a day or more after the one before; fewer say too little.
pub const ENOUGH_TO_FIT: usize = 400;

/// One review of so many, the last ones, is kept from the training, to judge it by.
const JUDGED: usize = 5;

/// How often the training goes over the reviews: the crate's own default.
const EPOCHS: usize = 5;

/// A learner's histories, as far as a fit needs them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FitInput {
    /// For each card since it was new, or reset: the study day (any day may be 0) and the rating (1 to 4) of each review,
    /// in order of time.
    histories: Vec<Vec<(i32, u8)>>,
    present: [f32; 21],
    relearning_steps: usize,
}

/// What a fit found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// The better of the present and the trained parameters; for [`Options::parameters`]. None are the present ones.
    pub parameters: Option<[f32; 21]>,
    /// Log loss of the present parameters over the judged reviews: how badly they predict the learner's answers; 0 is
    /// perfect.
    pub loss_before: f32,
    /// Log loss of what was trained without the judged reviews, over these.
    pub loss_after: f32,
    /// How many reviews were judged.
    pub judged: usize,
}

/// Why there is no fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum FitError {
    /// Too few reviews.
    #[error(
        "{reviews} reviews so far came a day or more after the one before; come back when there are {ENOUGH_TO_FIT}"
    )]
    TooFew {
        /// How many there are.
        reviews: usize,
    },
    /// The training failed; the schedule stays as it is.
    #[error("the training came to no result; the schedule stays as it is")]
    Failed,
}

impl From<FSRSError> for FitError {
    fn from(_: FSRSError) -> FitError {
        FitError::Failed
    }
}

impl FitInput {
    /// What a fit needs of the histories of all cards, each in order of time.
    pub fn new(histories: impl IntoIterator<Item = Vec<Step>>, options: &Options) -> FitInput {
        FitInput {
            histories: histories.into_iter().flat_map(|history| since_new(&history, options)).collect(),
            present: options.parameters.unwrap_or(DEFAULT_PARAMETERS),
            relearning_steps: options.relearning_steps.len(),
        }
    }

    /// How many reviews came a day or more after the one before; [`ENOUGH_TO_FIT`] are needed.
    pub fn reviews(&self) -> usize {
        let later =
            |history: &Vec<(i32, u8)>| history.windows(2).filter(|pair| pair[0].0 < pair[1].0).count();
        self.histories.iter().map(later).sum()
    }

    /// For each such review: it, and everything since the card was new; in order of time, since the training gives
    /// later ones more weight.
    fn items(&self) -> Vec<FSRSItem> {
        let mut items = Vec::with_capacity(self.reviews());
        for history in &self.histories {
            let mut reviews = Vec::with_capacity(history.len());
            let mut last = None;
            for &(day, rating) in history {
                let delta_t = last.map_or(0, |last| day.saturating_sub(last).max(0) as u32);
                last = Some(day);
                reviews.push(FSRSReview { rating: u32::from(rating), delta_t });
                if delta_t > 0 {
                    items.push((day, FSRSItem { reviews: reviews.clone() }));
                }
            }
        }
        items.sort_by_key(|(day, _)| *day);
        items.into_iter().map(|(_, item)| item).collect()
    }
}

/// Trains parameters, and keeps them if they are better than the present ones.
///
/// Better means: trained on the first four fifths of the reviews, they predict the last fifth, which the training has not
/// seen, with a smaller log loss. What is kept is then trained on all reviews. `tell` hears what part of the work is
/// done, above 0 and up to 1; at the first time it is small.
///
/// # Errors
///
/// There are too few reviews, or the training failed.
pub fn fit(input: &FitInput, mut tell: impl FnMut(f32)) -> Result<Fit, FitError> {
    let items = input.items();
    if items.len() < ENOUGH_TO_FIT {
        return Err(FitError::TooFew { reviews: items.len() });
    }
    let (earlier, judged) = items.split_at(items.len() - items.len() / JUDGED);
    // The crate says nothing while it trains, so one epoch is done for the sake of what is known of time after it.
    let work = earlier.len() * (1 + EPOCHS) + items.len() * EPOCHS;
    let part = |epochs: usize| (earlier.len() * epochs) as f32 / work as f32;
    train(input, earlier, 1)?;
    tell(part(1));
    let trained = train(input, earlier, EPOCHS)?;
    tell(part(1 + EPOCHS));
    let (loss_before, loss_after) = (loss(&input.present, judged)?, loss(&trained, judged)?);
    let parameters = if loss_after < loss_before {
        let all = train(input, &items, EPOCHS)?;
        // Nobody has judged these; but worse than the present ones over everything they cannot be.
        (loss(&all, &items)? <= loss(&input.present, &items)?).then_some(all)
    } else {
        None
    };
    tell(1.0);
    Ok(Fit { parameters, loss_before, loss_after, judged: judged.len() })
}

fn train(input: &FitInput, items: &[FSRSItem], epochs: usize) -> Result<[f32; 21], FitError> {
    let trained = fsrs::compute_parameters(ComputeParametersInput {
        train_set: items.to_vec(),
        num_relearning_steps: Some(input.relearning_steps),
        training_config: Some(TrainingConfig { num_epochs: epochs, ..TrainingConfig::default() }),
        ..ComputeParametersInput::default()
    })?;
    trained.try_into().map_err(|_| FitError::Failed)
}

fn loss(parameters: &[f32; 21], items: &[FSRSItem]) -> Result<f32, FitError> {
    Ok(FSRS::new(parameters)?.evaluate(items.to_vec(), |_| true)?.log_loss)
}

/// The study days and ratings of a card's reviews; a reset begins a history of its own.
fn since_new(history: &[Step], options: &Options) -> Vec<Vec<(i32, u8)>> {
    let (mut histories, mut reviews, mut last) = (Vec::new(), Vec::<(i32, u8)>::new(), None);
    for step in history {
        match *step {
            Step::Review { moment, rating, .. } => {
                // Not the day of each: a journey between two reviews neither makes a day nor takes one away.
                let day = match (last, reviews.last()) {
                    (Some(last), Some((day, _))) => {
                        day.saturating_add_unsigned(options.roll_over.days_between(last, moment))
                    }
                    _ => options.roll_over.day(moment).0,
                };
                last = Some(moment);
                reviews.push((day, rating.number()));
            }
            Step::Reset => {
                histories.push(std::mem::take(&mut reviews));
                last = None;
            }
            Step::Suspend | Step::Unsuspend | Step::Bury(_) => {}
        }
    }
    histories.push(reviews);
    histories.retain(|reviews| reviews.len() > 1);
    histories
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Moment, Rating, clock::DAY};

    /// Somebody who forgets much faster than the default parameters say: every third answer fails.
    fn forgetful(cards: i64) -> Vec<Vec<Step>> {
        let review = |card: i64, place: i64| {
            let rating = if (card + place) % 3 == 0 { Rating::Again } else { Rating::Good };
            Step::Review { moment: Moment::utc((card % 7 + place * place) * DAY), rating, promised: 0 }
        };
        (0..cards).map(|card| (0..8).map(|place| review(card, place)).collect()).collect()
    }

    fn input(cards: i64, options: &Options) -> FitInput {
        FitInput::new(forgetful(cards), options)
    }

    #[test]
    fn too_few_reviews_are_refused() {
        let input = input(10, &Options::default());
        assert_eq!(input.reviews(), 70);
        assert_eq!(fit(&input, |_| ()), Err(FitError::TooFew { reviews: 70 }));
    }

    #[test]
    fn a_fit_predicts_what_it_has_not_seen_better_than_the_defaults() {
        let mut parts = Vec::new();
        let fitted = fit(&input(150, &Options::default()), |part| parts.push(part)).unwrap();
        assert_eq!(fitted.judged, 210);
        assert!(fitted.loss_after < fitted.loss_before, "{fitted:?}");
        assert!(parts.is_sorted() && parts[0] > 0.0 && parts.last() == Some(&1.0), "{parts:?}");
        let options = Options { parameters: fitted.parameters, ..Options::default() };
        assert!(crate::memory::Scheduler::new(options.clone()).is_ok());
        // Fitted once, there is nothing left to gain, or little.
        let again = fit(&input(150, &options), |_| ()).unwrap();
        assert!(again.loss_before < fitted.loss_before, "{again:?}");
    }

    #[test]
    fn a_fit_that_is_not_better_leaves_everything_as_it_is() {
        // The last fifth is answered the other way round: what was learned of the first ones predicts it badly.
        let mut histories = forgetful(150);
        for step in histories.iter_mut().flat_map(|history| &mut history[7..]) {
            if let Step::Review { rating, .. } = step {
                *rating = Rating::Good;
            }
        }
        let fitted = fit(&FitInput::new(histories, &Options::default()), |_| ()).unwrap();
        assert!(fitted.loss_after >= fitted.loss_before && fitted.parameters.is_none(), "{fitted:?}");
    }

    #[test]
    fn a_reset_begins_a_history_of_its_own() {
        let mut history = forgetful(1).remove(0);
        history.insert(4, Step::Reset);
        let items = FitInput::new([history], &Options::default()).items();
        assert_eq!(items.iter().map(|item| item.reviews.len()).collect::<Vec<_>>(), [2, 3, 4, 2, 3, 4]);
        // Of the squares of the places, the differences.
        assert_eq!(items[5].reviews.iter().map(|review| review.delta_t).collect::<Vec<_>>(), [0, 9, 11, 13]);
    }

    #[test]
    fn later_reviews_come_later() {
        let input = input(20, &Options::default());
        let days = input.histories.iter().flat_map(|history| history[1..].iter().map(|(day, _)| *day));
        let mut days: Vec<i32> = days.collect();
        days.sort_unstable();
        assert_eq!(input.items().len(), days.len());
    }
}
