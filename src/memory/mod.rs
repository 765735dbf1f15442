//! Reviews to memory to what is asked next. Pure: the present time is passed in.
//!
//! A [`Scheduler`] turns a card's history into its [`CardMemory`] and says what each answer would do.
//! A [`Plan`] is the list of cards for one sitting and a [`Session`] is where one is in it; both can be made
//! again from the log, so a reload or an undo needs nothing else.
//!
//! ```
//! use readyroom::memory::{CardMemory, Interval, Moment, Options, Rating, Scheduler, Step};
//! use readyroom::quiz::CardId;
//!
//! let scheduler = Scheduler::new(Options::default())?;
//! let card = CardId::from_stored("neon/meaning");
//! let now = Moment { at: 1_800_000_000_000, offset: 60 };
//! let [again, hard, good, easy] = scheduler.next(&card, &CardMemory::default(), now, None);
//! assert_eq!(good.interval, Interval::Minutes(10));
//!
//! // A replay of the log comes to what the button promised.
//! let review = Step::Review { moment: now, rating: Rating::Easy, promised: easy.interval.promised() };
//! assert_eq!(scheduler.replay(&card, [review]), easy.memory);
//! # Ok::<(), readyroom::memory::OptionsError>(())
//! ```

mod card_memory;
pub(crate) mod clock;
mod estimate;
mod fit;
mod interval;
mod memories;
mod options;
mod plan;
mod rating;
mod readiness;
mod review;
mod scheduler;
mod session;
pub mod statistics;
mod steps;

pub use card_memory::{CardMemory, Due, Phase};
pub use clock::{Moment, RollOver, StudyDay};
pub use estimate::{Estimate, answers_in, estimate};
pub use fit::{ENOUGH_TO_FIT, Fit, FitError, FitInput, fit};
pub use interval::Load;
pub use memories::{Done, Memories};
pub use options::{Options, OptionsError};
pub use plan::{CardInfo, Counts, DaySoFar, Mode, Plan, Scope, counts};
pub use rating::Rating;
pub use readiness::{AtRisk, Readiness, mean_recall, readiness};
pub(crate) use review::LONGEST_ANSWER;
pub use review::{Millis, Review};
pub use scheduler::{Interval, Outcome, Scheduler, Step};
pub use session::{Answer, Session};
