//! Fits the schedule's parameters to a learner.
//!
//! Training is the `fsrs` crate's and takes seconds, so it belongs in a worker. Nothing else in this library calls it:
//! the first load of the app does without it.

use fsrs::{ComputeParametersInput, FSRS, FSRSError, FSRSItem, FSRSReview, compute_parameters};

use crate::memory::{Options, Step};

/// A fit needs so many reviews that came a day or more after the one before; fewer say too little.
const ENOUGH: usize = 400;

/// What a fit found.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The better of the present and the trained parameters; for [`Options::parameters`].
    pub parameters: [f32; 21],
    /// Log loss of the present parameters: how badly they predict the learner's answers, 0 is perfect.
    pub loss_before: f32,
    /// Log loss of [`Fit::parameters`]; never above `loss_before`.
    pub loss_after: f32,
    /// How many reviews were predicted.
    pub reviews: usize,
}

/// Why there is no fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FitError {
    /// Too few reviews.
    #[error(
        "{reviews} reviews so far came a day or more after the one before; come back when there are {ENOUGH}"
    )]
    TooFew {
        /// How many there are.
        reviews: usize,
    },
    /// The training failed; the schedule stays as it is.
    #[error("the training came to no result; the schedule stays as it is")]
    Failed,
}

/// Trains parameters on the histories of all cards, each in order of time, and keeps the better.
///
/// # Errors
///
/// There are too few reviews, or the training failed.
pub fn fit(histories: impl IntoIterator<Item = Vec<Step>>, options: &Options) -> Result<Fit, FitError> {
    let items: Vec<FSRSItem> =
        histories.into_iter().flat_map(|history| predictions(&history, options)).collect();
    let reviews = items.len();
    if reviews < ENOUGH {
        return Err(FitError::TooFew { reviews });
    }
    let present = options.parameters.unwrap_or(fsrs::DEFAULT_PARAMETERS);
    let input = ComputeParametersInput {
        train_set: items.clone(),
        num_relearning_steps: Some(options.relearning_steps.len()),
        ..ComputeParametersInput::default()
    };
    let trained = compute_parameters(input).map_err(|_| FitError::Failed)?;
    let trained: [f32; 21] = trained.try_into().map_err(|_| FitError::Failed)?;
    let loss_before = loss(&present, &items).map_err(|_| FitError::Failed)?;
    let better = loss(&trained, &items).ok().filter(|loss_after| *loss_after < loss_before);
    Ok(match better {
        Some(loss_after) => Fit { parameters: trained, loss_before, loss_after, reviews },
        None => Fit { parameters: present, loss_before, loss_after: loss_before, reviews },
    })
}

fn loss(parameters: &[f32; 21], items: &[FSRSItem]) -> Result<f32, FSRSError> {
    Ok(FSRS::new(parameters)?.evaluate(items.to_vec(), |_| true)?.log_loss)
}

/// For each review on a later day than the one before: it, and everything since the card was new.
fn predictions(history: &[Step], options: &Options) -> Vec<FSRSItem> {
    let (mut items, mut reviews, mut last) = (Vec::new(), Vec::new(), None);
    for step in history {
        match *step {
            Step::Review { moment, rating, .. } => {
                let delta_t = last.map_or(0, |last| options.roll_over.days_between(last, moment));
                last = Some(moment);
                reviews.push(FSRSReview { rating: u32::from(rating.number()), delta_t });
                if delta_t > 0 {
                    items.push(FSRSItem { reviews: reviews.clone() });
                }
            }
            Step::Reset => {
                reviews.clear();
                last = None;
            }
            Step::Suspend | Step::Unsuspend | Step::Bury(_) => {}
        }
    }
    items
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

    #[test]
    fn too_few_reviews_are_refused() {
        assert_eq!(fit(forgetful(10), &Options::default()), Err(FitError::TooFew { reviews: 70 }));
    }

    #[test]
    fn a_fit_predicts_better_than_the_defaults() {
        let fitted = fit(forgetful(150), &Options::default()).unwrap();
        assert_eq!(fitted.reviews, 1050);
        assert!(fitted.loss_after < fitted.loss_before, "{fitted:?}");
        let again = Options { parameters: Some(fitted.parameters), ..Options::default() };
        assert!(crate::memory::Scheduler::new(again.clone()).is_ok());
        let second = fit(forgetful(150), &again).unwrap();
        assert!(second.loss_after <= fitted.loss_after, "{second:?}");
    }

    #[test]
    fn a_reset_begins_a_history_of_its_own() {
        let mut history = forgetful(1).remove(0);
        history.insert(4, Step::Reset);
        let items = predictions(&history, &Options::default());
        assert_eq!(items.iter().map(|item| item.reviews.len()).collect::<Vec<_>>(), [2, 3, 4, 2, 3, 4]);
    }
}
