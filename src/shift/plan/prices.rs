//! The price of an answer on each day: so high that the answers worth it are as many as there is time for.

use super::{
    Pause,
    model::{Choices, Model, Tables},
};

/// Rounds of raising prices where too much is wanted and lowering them where time is left.
const ROUNDS: u32 = 30;
/// A first guess, in recall of one card for an answer.
const FIRST_GUESS: f32 = 0.03;
/// No answer brings more than a whole card.
const HIGHEST: f32 = 1.0;
/// A price from which it does not take many rounds to come back.
const LOWEST: f32 = 1e-4;
/// Part of a limit by which it may be missed: what is planned is chosen card by card anyway.
const CLOSE_ENOUGH: f32 = 0.02;

/// The time that there is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Limits {
    /// Answers a time to study.
    pub(super) each: f32,
    /// Answers in all.
    pub(super) in_all: Option<f32>,
    /// An answer that brings less recall than this is not worth it, even if there is time.
    pub(super) least_gain: f32,
}

/// Prices that suit the limits, and what the states are worth at them.
#[derive(Debug, Clone)]
pub(super) struct Priced {
    pub(super) prices: Vec<f32>,
    /// What an answer must bring at least, whatever the day.
    pub(super) floor: f32,
    pub(super) tables: Tables,
}

/// Finds the prices.
pub(super) async fn find(model: &Model, cards: &[Choices], limits: Limits, pause: Pause<'_>) -> Priced {
    let mut floor = limits.least_gain.max(if limits.in_all.is_some() { FIRST_GUESS } else { 0.0 });
    let mut above = vec![FIRST_GUESS; model.calendar.len()];
    let close_enough = if limits.in_all.is_some() { CLOSE_ENOUGH / 5.0 } else { CLOSE_ENOUGH };
    for round in 1.. {
        let prices: Vec<f32> = above.iter().map(|above| above.max(floor)).collect();
        let tables = model.tables(&prices);
        let done = |part: f32| pause((round as f32 - 1.0 + part) / ROUNDS as f32);
        let answers = model.answers(cards, &tables, &prices, &done).await;
        let mut off: f32 = 0.0;
        // Steps become smaller, so that two days do not pass the same cards to and fro for ever.
        let step = 1.2 / (1.0 + round as f32 * 0.1);
        let mut change = |price: &mut f32, wanted: f32, there: f32, least: f32| {
            let excess = (wanted - there) / there.max(1.0);
            // A day with time left is as it should be when its price is as low as it can be.
            off = off.max(if *price <= least { excess } else { excess.abs() });
            *price = (*price * (step * excess.clamp(-1.0, 1.5)).exp()).clamp(least.max(LOWEST), HIGHEST);
        };
        for (above, &wanted) in above.iter_mut().zip(&answers) {
            change(above, wanted, limits.each, floor);
        }
        if let Some(in_all) = limits.in_all {
            change(&mut floor, answers.iter().sum(), in_all, limits.least_gain);
        }
        if off < close_enough || round >= ROUNDS {
            return Priced { prices, floor, tables };
        }
    }
    unreachable!("the rounds are counted")
}
