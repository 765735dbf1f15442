//! What the log tells about studying: how much, how well, what is to come. Pure, as all of `memory`.
//!
//! ```
//! use readyroom::memory::{RollOver, StudyDay, statistics::activity};
//!
//! // Days on which nothing was answered are there too.
//! let days = activity([], RollOver::default(), StudyDay(10), StudyDay(12));
//! assert_eq!(days.iter().map(|day| day.answers).collect::<Vec<_>>(), [0, 0, 0]);
//! ```

mod activity;
mod forecast;
mod retention;
mod strength;

pub use activity::{StudiedDay, activity};
pub use forecast::forecast;
pub use retention::{Band, Prediction, calibration};
pub use strength::{Strength, Strengths};
