//! What the log tells about studying: how much, how well, what is to come. Pure, as all of `memory`.

mod activity;
mod forecast;
mod retention;
mod strength;

pub use activity::{StudiedDay, activity};
pub use forecast::forecast;
pub use retention::{Band, Prediction, calibration};
pub use strength::{Strength, Strengths};
