//! A calendar: a square for each day, darker the more was done, a column for each week.

use super::{Colour, Drawing, drawing::WIDTH};
use crate::memory::StudyDay;

const TOP: u32 = 200;

/// The picture of days in order, without gaps. Numbers up to `most` are told apart.
pub(crate) fn calendar(
    days: &[(StudyDay, u32)],
    most: u32,
    date: &dyn Fn(StudyDay) -> String,
    say: &dyn Fn(StudyDay, u32) -> String,
) -> Drawing {
    let Some(&(first, _)) = days.first() else { return Drawing::new(WIDTH, TOP) };
    let lead = weekday(first);
    let weeks = (lead + days.len() as u32).div_ceil(7);
    let cell = WIDTH / weeks.max(1);
    let mut drawing = Drawing::new(WIDTH, TOP + 7 * cell);
    for (index, &(day, number)) in days.iter().enumerate() {
        let place = lead + index as u32;
        let (week, row) = (place / 7, place % 7);
        let size = cell - cell / 8;
        let colour = if number == 0 { Colour::Empty } else { Colour::Accent };
        drawing.rectangle([week * cell, TOP + row * cell, size, size], colour, say(day, number));
        drawing.pale(shade(number, most));
        // Room for a date every eight weeks.
        if row == 0 && week % 8 == 0 && week + 4 < weeks {
            drawing.label([week * cell, TOP - 70], "start", date(day));
        }
    }
    drawing
}

/// Four shades, so that the eye can tell them apart.
fn shade(number: u32, most: u32) -> u32 {
    match number {
        0 => 100,
        _ => (number * 4).div_ceil(most.max(1)).clamp(1, 4) * 25,
    }
}

/// Days since Monday; 1970-01-01 was a Thursday.
pub(crate) fn weekday(day: StudyDay) -> u32 {
    (i64::from(day.0) + 3).rem_euclid(7) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!(weekday(StudyDay(0)), 3);
        assert_eq!(weekday(StudyDay(4)), 0);
        assert_eq!(weekday(StudyDay(-4)), 6);
    }

    #[test]
    fn the_busiest_day_is_darkest_and_any_day_is_seen() {
        assert_eq!([0, 1, 25, 26, 75, 100].map(|number| shade(number, 100)), [100, 25, 25, 50, 75, 100]);
    }

    #[test]
    fn days_stand_below_one_another_by_week() {
        // Thursday to the Monday after: two columns, the second with one day.
        let days: Vec<_> = (0..5).map(|day| (StudyDay(day), 1)).collect();
        let drawing = calendar(&days, 1, &|_| String::new(), &|_, _| String::new());
        let squares: Vec<_> = drawing.shapes.iter().filter(|shape| shape.tag == "rect").collect();
        assert_eq!(squares.len(), 5);
        assert_eq!(squares[0].attributes[0].1, "0");
        assert_eq!(squares[4].attributes[0].1, "1800");
        assert_eq!(squares[4].attributes[1].1, TOP.to_string());
    }
}
