//! Learning steps: the minutes that a new or forgotten card waits before it is asked again on the same day.

use crate::memory::{Options, Phase, Rating};

/// Where a rating leads to: Again to the first step, Hard to the same, Good to the next, Easy beyond the last.
pub(super) fn phase_after(options: &Options, phase: Phase, rating: Rating) -> Phase {
    let after = |step: u8| match (phase, rating) {
        (_, Rating::Again) => Some(0),
        (Phase::Review, _) | (_, Rating::Easy) => None,
        (_, Rating::Hard) => Some(step),
        (_, Rating::Good) => step.checked_add(1),
    };
    let (steps, next) = match phase {
        Phase::New => (&options.learning_steps, after(0)),
        Phase::Learning(step) => (&options.learning_steps, after(step)),
        Phase::Review => (&options.relearning_steps, after(0)),
        Phase::Relearning(step) => (&options.relearning_steps, after(step)),
    };
    match next.filter(|&step| usize::from(step) < steps.len()) {
        None => Phase::Review,
        Some(step) if matches!(phase, Phase::New | Phase::Learning(_)) => Phase::Learning(step),
        Some(step) => Phase::Relearning(step),
    }
}

/// Minutes to wait in the step that a rating leads to; nothing if it leads to none. Hard repeats a step; on the first it
/// waits until halfway to the second, or half as long again where there is no second.
pub(super) fn minutes_of_step(options: &Options, before: Phase, rating: Rating) -> Option<u32> {
    let (steps, step) = match phase_after(options, before, rating) {
        Phase::Learning(step) => (&options.learning_steps, step),
        Phase::Relearning(step) => (&options.relearning_steps, step),
        Phase::New | Phase::Review => return None,
    };
    let minutes = |step: u8| u32::from(steps.get(usize::from(step)).copied().unwrap_or(1));
    let wait = minutes(step);
    Some(match (rating, step) {
        (Rating::Hard, 0) if steps.len() > 1 => (wait + minutes(1)).div_ceil(2),
        (Rating::Hard, 0) => wait + wait.div_ceil(2),
        _ => wait,
    })
}
