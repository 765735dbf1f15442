//! The time and the time zone that the browser believes in.

use js_sys::Date;

use crate::memory::Millis;

/// The present time.
pub(crate) fn now() -> Millis {
    Date::now() as Millis
}

/// How many minutes local time is ahead of UTC at a time; daylight saving included.
pub(crate) fn utc_offset_minutes(at: Millis) -> i32 {
    // JavaScript counts the other way round: minutes to add to local time to get UTC.
    -(Date::new(&(at as f64).into()).get_timezone_offset() as i32)
}
