//! Reviews to memory to what is asked next. Pure: the present time is passed in.

mod rating;
mod review;

pub use rating::Rating;
pub use review::{Millis, Review};
