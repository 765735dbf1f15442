//! The time and the time zone that the browser believes in.

use js_sys::{Date, JSON};

use crate::memory::{Millis, StudyDay, clock::DAY};

/// The present time.
pub(crate) fn now() -> Millis {
    Date::now() as Millis
}

/// How many minutes local time is ahead of UTC at a time; daylight saving included.
pub(crate) fn utc_offset_minutes(at: Millis) -> i32 {
    // JavaScript counts the other way round: minutes to add to local time to get UTC.
    -(Date::new(&(at as f64).into()).get_timezone_offset() as i32)
}

/// When the local clock shows a year, month from 1, day, hour and minute. Where it is put forward over that, as long after
/// the change as it is after the hour that is left out; where it shows that twice, the first time.
pub(crate) fn local_instant((year, month, day, hour, minute): (u16, u8, u8, u8, u8)) -> Millis {
    let [month, day, hour, minute] = [month - 1, day, hour, minute].map(i32::from);
    Date::new_with_year_month_day_hr_min(u32::from(year), month, day, hour, minute).get_time() as Millis
}

/// A time as the person's locale writes it.
pub(crate) fn local_time(at: Millis) -> String {
    written(at, "{}")
}

/// The day of a time as the person's locale writes it, such as `Mar 3, 2026`.
pub(crate) fn local_date(at: Millis) -> String {
    written(at, r#"{"dateStyle":"medium"}"#)
}

/// A day as the person's locale writes it in a list: "Mon, 23 Nov".
pub(crate) fn local_weekday(at: Millis) -> String {
    written(at, r#"{"weekday":"short","day":"numeric","month":"short"}"#)
}

/// A study day as the person's locale writes it, such as `Mar 3, 2026`.
pub(crate) fn local_day(day: StudyDay) -> String {
    // The day was found by the local clock already; it is no instant of any time zone.
    written(Millis::from(day.0) * DAY, r#"{"dateStyle":"medium","timeZone":"UTC"}"#)
}

/// An instant as the person's locale writes it, with those options of `Date.toLocaleString`, as JSON.
fn written(at: Millis, options: &str) -> String {
    // With options that nobody understands it would still be the instant.
    let options = JSON::parse(options).unwrap_or_default();
    String::from(Date::new(&(at as f64).into()).to_locale_string("default", &options))
}
