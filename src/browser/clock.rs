//! The time and the time zone that the browser believes in.

use js_sys::{Date, Object, Reflect};

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

/// When the local clock shows a year, month from 1, day, hour and minute. Where it is put forward over that, as long after
/// the change as it is after the hour that is left out; where it shows that twice, the first time.
pub(crate) fn local_instant((year, month, day, hour, minute): (u16, u8, u8, u8, u8)) -> Millis {
    let [month, day, hour, minute] = [month - 1, day, hour, minute].map(i32::from);
    Date::new_with_year_month_day_hr_min(u32::from(year), month, day, hour, minute).get_time() as Millis
}

/// A day as the person's locale writes it in a list: "Mon, 23 Nov".
pub(crate) fn local_weekday(at: Millis) -> String {
    let options = Object::new();
    for (name, value) in [("weekday", "short"), ("day", "numeric"), ("month", "short")] {
        // Fails only for a frozen object.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    String::from(Date::new(&(at as f64).into()).to_locale_date_string("default", &options))
}
