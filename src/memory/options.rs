//! What a learner can set.

use crate::memory::RollOver;

/// How the schedule is made. [`Options::default`] is what a new learner gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Predicted recall at which a card becomes due, 0.80 to 0.97.
    pub desired_retention: f32,
    /// FSRS-6 parameters fitted to the learner; the published defaults when there are none.
    pub parameters: Option<[f32; 21]>,
    /// Minutes to wait in each step of a card that is being learnt, each 1 to 1439.
    pub learning_steps: Vec<u16>,
    /// Minutes to wait in each step of a card that has lapsed, each 1 to 1439.
    pub relearning_steps: Vec<u16>,
    /// The longest interval, in days, 1 to 36500.
    pub maximum_interval: u32,
    /// After so many lapses a card is a leech; at least 1.
    pub leech_lapses: u32,
    /// At most so many cards are seen for the first time in a study day.
    pub new_per_day: u32,
    /// At most so many cards are reviewed in a study day, which spreads a backlog over several.
    pub reviews_per_day: u32,
    /// When a study day begins.
    pub roll_over: RollOver,
}

/// Why a schedule cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// Desired retention is out of its range.
    #[error("desired retention must be from 0.80 to 0.97; choose a value in this range")]
    DesiredRetention,
    /// A step is out of its range.
    #[error("a learning step must be from 1 to 1439 minutes; a longer wait is for the schedule to choose")]
    Step,
    /// The maximum interval is out of its range.
    #[error("the maximum interval must be from 1 to 36500 days")]
    MaximumInterval,
    /// The parameters are not 21 finite numbers.
    #[error("the fitted parameters are damaged; fit the schedule again or go back to the defaults")]
    Parameters,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            desired_retention: 0.9,
            parameters: None,
            learning_steps: vec![1, 10],
            relearning_steps: vec![10],
            maximum_interval: 36_500,
            leech_lapses: 8,
            new_per_day: 10,
            reviews_per_day: 200,
            roll_over: RollOver::default(),
        }
    }
}

impl Options {
    /// Whether a schedule can be made.
    ///
    /// # Errors
    ///
    /// Names the first option that is out of its range.
    pub fn check(&self) -> Result<(), OptionsError> {
        let steps = || self.learning_steps.iter().chain(&self.relearning_steps);
        if !(0.80..=0.97).contains(&self.desired_retention) {
            Err(OptionsError::DesiredRetention)
        } else if !(1..=36_500).contains(&self.maximum_interval) {
            Err(OptionsError::MaximumInterval)
        } else if !steps().all(|minutes| (1..24 * 60).contains(minutes)) {
            Err(OptionsError::Step)
        } else if self.parameters.iter().flatten().any(|parameter| !parameter.is_finite()) {
            Err(OptionsError::Parameters)
        } else {
            Ok(())
        }
    }
}
