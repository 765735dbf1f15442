//! Words about fitting the schedule to a person.

use super::{count, decimal};
use crate::memory::{ENOUGH_TO_FIT, Fit};

pub(crate) const FIT: &str = "Fit the schedule to me";
pub(crate) const FIT_HINT: &str = "Learns from your answers how quickly you forget. It takes some seconds, and nothing \
    leaves your browser.";
pub(crate) const FITTING: &str = "Fitting the schedule";
pub(crate) const FITTED: &str = "The schedule is fitted to you.";
pub(crate) const UNFIT: &str = "Back to the published schedule";
pub(crate) const UNFITTED: &str = "The published schedule is in use again.";
pub(crate) const FIT_NOT_LOADED: &str = "The schedule stays as it is: the part of the program that fits it could not be \
    loaded, or broke down. Check the connection and try again.";

/// How far it is to the first fit.
pub(crate) fn too_few_to_fit(reviews: usize) -> String {
    format!(
        "That needs {ENOUGH_TO_FIT} answers that came a day or more after the one before; so far there {} {reviews}.",
        if reviews == 1 { "is" } else { "are" }
    )
}

/// What a fit came to. Log loss says how badly answers were predicted.
pub(crate) fn fitted(fit: &Fit) -> String {
    let answers = count(fit.judged, "answer", "answers");
    let losses =
        format!("log loss {} before, {} after", decimal(fit.loss_before, 3), decimal(fit.loss_after, 3));
    if fit.parameters.is_none() {
        return format!(
            "The schedule stays as it is: what was learned does not predict your last {answers} better ({losses})."
        );
    }
    let percent = decimal((1.0 - fit.loss_after / fit.loss_before) * 100.0, 1);
    format!(
        "The schedule is fitted to you: it predicts your last {answers}, which it had not learned from, {percent} % \
         better ({losses})."
    )
}

/// A fit that failed.
pub(crate) fn not_fitted(reason: &str) -> String {
    format!("The schedule was not fitted: {reason}.")
}
