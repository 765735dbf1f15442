//! Ready for the shift. Pure: the present time, the time zone and the random generator are passed in.
//!
//! A [`Shift`] is what a person has set; its [`Window`] says when they are on call next.
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
pub use self_test::{Reading, SectionScore, SelfTest, TestAnswer, TestLength, TestResult, TestSetup};
pub use setting::{Shift, ShiftError, When};
pub use team_code::{LONGEST_CODE, TeamCode, TeamCodeError, TeamSection, split_codes};
pub use wilson::Score;
pub use window::Window;
