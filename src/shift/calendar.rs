//! The shift and the reminders to study as a calendar file (RFC 5545).
//!
//! Written by hand: of the crates, `icalendar` brings a clock and a random generator (chrono's and uuid's), which this
//! part of the app must not have, and a calendar of two kinds of event needs four rules: lines end with CR
//! and LF, are folded after 75 bytes, text is escaped, instants are in UTC. The tests read it with another
//! crate.

use crate::{
    memory::{Millis, Moment, clock::MINUTE},
    progress::rfc3339,
    shift::{Civil, Window, Zone},
};

/// The longest line in bytes, without its end.
const LONGEST_LINE: usize = 75;
/// At most so many reminders; nobody needs more than a year's.
const MOST_REMINDERS: i64 = 366;

/// What the calendar says, in the person's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarWords<'a> {
    /// What the shift is called.
    pub shift: &'a str,
    /// What a reminder is called.
    pub study: &'a str,
    /// What is said about a reminder, such as the app's address.
    pub details: &'a str,
}

/// When to remind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminders {
    /// Time of day, in minutes after midnight, 0 to 1439.
    pub minute: u16,
    /// How long one will study, in minutes, at least 1.
    pub minutes_a_day: u16,
}

/// A calendar file with the shift and a reminder for each day until it begins. All instants are in UTC, each worked out
/// from the local time of its own day, so that a reminder stays at its hour when the clocks change. Events have
/// the same identity in every file, so a calendar that takes in a second one changes them instead of doubling them.
pub fn calendar(
    window: Window,
    reminders: Reminders,
    now: Moment,
    zone: Zone<'_>,
    words: CalendarWords<'_>,
) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Readyroom//Readyroom//EN");
    file.line("CALSCALE", "GREGORIAN");
    let shift = Event {
        kind: "shift",
        day: window.starts,
        from: window.from,
        to: window.to,
        summary: words.shift,
        details: "",
    };
    file.event(&shift, now.at);
    let first = Civil::of(now).at_minute(reminders.minute);
    let length = Millis::from(reminders.minutes_a_day.max(1)) * MINUTE;
    for day in (0..MOST_REMINDERS).map(|day| first.plus_days(day)) {
        let from = zone(day);
        if from >= window.from {
            break;
        }
        if from >= now.at {
            let (summary, details) = (words.study, words.details);
            file.event(&Event { kind: "study", day, from, to: from + length, summary, details }, now.at);
        }
    }
    file.line("END", "VCALENDAR");
    file.text
}

struct Event<'a> {
    kind: &'a str,
    day: Civil,
    from: Millis,
    to: Millis,
    summary: &'a str,
    details: &'a str,
}

#[derive(Default)]
struct File {
    text: String,
}

impl File {
    fn event(&mut self, event: &Event<'_>, now: Millis) {
        let (year, month, day, ..) = event.day.fields();
        let is_reminder = event.kind == "study";
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{}-{year:04}{month:02}{day:02}@readyroom", event.kind));
        self.line("DTSTAMP", &instant(now));
        self.line("DTSTART", &instant(event.from));
        self.line("DTEND", &instant(event.to));
        self.line("SUMMARY", &escape(event.summary));
        if !event.details.is_empty() {
            self.line("DESCRIPTION", &escape(event.details));
        }
        // Time to study is free time for everybody else.
        self.line("TRANSP", "TRANSPARENT");
        if is_reminder {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.line("TRIGGER", "PT0S");
            self.line("DESCRIPTION", &escape(event.summary));
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
    }

    /// One line, folded: what goes on begins with a space, and no character is cut in two.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if length + character.len_utf8() > LONGEST_LINE {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(character);
            length += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// An instant in UTC, as `20261123T090000Z`.
fn instant(at: Millis) -> String {
    rfc3339(at).replace(['-', ':'], "")
}

/// Text as RFC 5545 writes it (section 3.3.11), without control characters.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use ical::{IcalParser, parser::ical::component::IcalEvent};
    use jiff::tz::TimeZone;

    use super::*;

    const WORDS: CalendarWords<'_> = CalendarWords {
        shift: "On call, with Zoë; all of it \\ night",
        study: "Study",
        details: "A line that is longer than seventy-five bytes, with ümläüts äöü äöü äöü äöü, and\na second line",
    };

    fn civil(text: &str) -> Civil {
        Civil::parse(text).unwrap()
    }

    fn berlin(local: Civil) -> Millis {
        let (year, month, day, hour, minute) = local.fields();
        let date = jiff::civil::date(year as i16, month as i8, day as i8);
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let zoned = zone.to_ambiguous_zoned(date.at(hour as i8, minute as i8, 0, 0)).compatible();
        zoned.unwrap().timestamp().as_millisecond()
    }

    fn file() -> String {
        let [starts, ends] = ["2026-03-31T09:00", "2026-04-07T09:00"].map(civil);
        let window = Window { from: berlin(starts), to: berlin(ends), starts, ends };
        let now = Moment { at: berlin(civil("2026-03-27T12:00")), offset: 60 };
        calendar(window, Reminders { minute: 8 * 60, minutes_a_day: 15 }, now, &berlin, WORDS)
    }

    fn value<'a>(event: &'a IcalEvent, name: &str) -> &'a str {
        let property = event.properties.iter().find(|property| property.name == name);
        property.and_then(|property| property.value.as_deref()).unwrap_or_default()
    }

    #[test]
    fn another_library_reads_it() {
        let file = file();
        let calendar = IcalParser::new(file.as_bytes()).next().unwrap().unwrap();
        let times: Vec<_> = calendar
            .events
            .iter()
            .map(|event| (value(event, "UID"), value(event, "DTSTART"), value(event, "DTEND")))
            .collect();
        // The first reminder of the day is over, and the clocks are put forward on the 29th.
        let expected = [
            ("shift-20260331@readyroom", "20260331T070000Z", "20260407T070000Z"),
            ("study-20260328@readyroom", "20260328T070000Z", "20260328T071500Z"),
            ("study-20260329@readyroom", "20260329T060000Z", "20260329T061500Z"),
            ("study-20260330@readyroom", "20260330T060000Z", "20260330T061500Z"),
            ("study-20260331@readyroom", "20260331T060000Z", "20260331T061500Z"),
        ];
        assert_eq!(times, expected);
        assert_eq!(value(&calendar.events[0], "SUMMARY"), "On call\\, with Zoë\\; all of it \\\\ night");
        assert_eq!(value(&calendar.events[1], "DESCRIPTION"), escape(WORDS.details), "folded and unfolded");
        assert_eq!(calendar.events[1].alarms.len(), 1);
        assert_eq!(value(&calendar.events[1], "DTSTAMP"), "20260327T110000Z");
    }

    #[test]
    fn lines_are_short_and_end_as_they_should() {
        let file = file();
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= LONGEST_LINE && !line.contains(['\r', '\n'])));
        assert!(file.contains("\r\n "), "something was folded");
    }

    #[test]
    fn no_text_can_add_a_line() {
        assert_eq!(escape("a\r\nEND:VEVENT\u{0}"), "a\\nEND:VEVENT");
    }
}
