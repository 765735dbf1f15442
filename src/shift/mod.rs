//! Ready for the shift. Pure: the present time, the time zone and the random generator are passed in.
//!
//! A [`Shift`] is what a person has set; its [`Window`] says when they are on call next, [`shift_readiness`] what they will
//! still know then, and a [`Planner`] what to study until then:
//!
//! ```
//! use readyroom::memory::{CardInfo, Memories, Moment, Options, Scheduler};
//! use readyroom::quiz::CardId;
//! use readyroom::shift::{Budget, Civil, FIRST_RIGHT, Planner, Shift, When, shift_readiness};
//!
//! let monday = Civil::new(2027, 3, 1, 9, 0).expect("a time of that day");
//! let shift = Shift::new(When::Once { start: monday, end: monday.plus_days(7) })?.with_minutes_a_day(10)?;
//! let now = Moment::utc(1_803_600_000_000); // 26 February
//! let epoch = Civil::new(1970, 1, 1, 0, 0).expect("a time of that day");
//! let in_utc = |civil: Civil| civil.minutes_since(epoch) * 60_000;
//! let window = shift.window(now, &in_utc).expect("it is still to come");
//!
//! let card = |number| CardInfo { id: CardId::from_stored(format!("term-{number}/meaning")), section: "neon".into() };
//! let cards: Vec<CardInfo> = (0..4).map(card).collect();
//! let (memories, scheduler) = (Memories::default(), Scheduler::new(Options::default()).expect("the defaults are in range"));
//! let readiness = shift_readiness(&cards, &[], &memories, &scheduler, now.at, window, 2);
//! assert_eq!(readiness.all.lowest, 0.0, "nothing was seen yet");
//!
//! let plan = Planner::new(&cards, &memories, &scheduler, now, window, FIRST_RIGHT).plan(Budget::a_day(20));
//! assert!(plan.with.all() > 0.5 && plan.without.all() == 0.0);
//! # Ok::<(), readyroom::shift::ShiftError>(())
//! ```
//!
//! | file | concept |
//! |---|---|
//! | `civil`, `setting`, `window` | when one is on call, right in every time zone |
//! | `readiness` | what will be known then, if nothing more is studied |
//! | `plan/` | what to study until then |
//! | `self_test/`, `wilson` | what one knows now, and how much a score says |
//! | `team_code` | readiness as a short text for the team |
//! | `calendar` | the shift and reminders to study as a calendar file |
//! | `onboarding` | the first weeks: placement test, order of sections, milestones |

mod calendar;
mod civil;
mod onboarding;
mod plan;
mod readiness;
mod self_test;
mod setting;
mod team_code;
mod wilson;
mod window;

pub use calendar::{CalendarWords, Reminders, calendar};
pub use civil::{Civil, Weekday, Zone};
pub use onboarding::{Milestone, PLACEMENT_QUESTIONS, Placement, first_right, milestones, order_of_sections};
pub use plan::{Budget, CurvePoint, Expected, FIRST_RIGHT, Pause, PlannedDay, Planner, ShiftPlan};
pub use readiness::{Certainty, SectionReadiness, ShiftReadiness, about, shift_readiness};
pub use self_test::{Reading, SectionScore, SelfTest, TestAnswer, TestResult, TestSetup};
pub use setting::{Shift, ShiftError, When};
pub use team_code::{LONGEST_CODE, TeamCode, TeamCodeError, TeamSection, split_codes};
pub use wilson::Score;
pub use window::Window;
