//! How a memory fades, as a curve.

use super::{Chart, Colour, Drawing, drawing::WIDTH};
use crate::{
    app::{
        engine::curves::{Curve, POINTS},
        words,
        words::statistics as said,
    },
    memory::Millis,
};

const LEFT: u32 = 420;
const TOP: u32 = 380;
const HEIGHT: u32 = 1000;
/// Half of how thick the line is.
const LINE: u32 = 14;

/// The curve with everything that it says. `date` writes an instant's day as the person's locale does.
pub(crate) fn curve_of(shown: &Curve, name: String, title: String, date: &dyn Fn(Millis) -> String) -> Chart {
    let ahead = shown.ahead.iter().map(|&(days, recall)| (words::in_days(days), recall));
    let rows = std::iter::once((words::TODAY.to_owned(), shown.recall)).chain(ahead);
    Chart {
        name: name.into(),
        title,
        description: said::curve(shown.recall, &shown.ahead),
        head: vec![words::WHEN.to_owned(), said::RECALL.to_owned()],
        rows: rows.map(|(when, recall)| vec![when, words::percent(recall)]).collect(),
        days: Vec::new(),
        drawing: curve(shown, date),
    }
}

/// The picture of it.
pub(crate) fn curve(shown: &Curve, date: &dyn Fn(Millis) -> String) -> Drawing {
    let mut drawing = Drawing::new(WIDTH, TOP + HEIGHT + 220);
    let height = |thousandths: u32| TOP + HEIGHT - thousandths * HEIGHT / 1000;
    for percent in [0, 50, 100] {
        drawing.rule(LEFT, height(percent * 10), words::percent(percent));
    }
    let desired = said::desired(shown.desired);
    drawing.legend(0, &[(said::RECALL, Colour::Accent, 100), (&desired, Colour::Warn, 100)]);
    let x = |step: usize| LEFT + (WIDTH - LEFT) * step as u32 / (POINTS as u32 - 1);
    let points = || (0..).zip(shown.points).map(|(step, recall)| [x(step), height(u32::from(recall))]);
    let ground = [[WIDTH, TOP + HEIGHT], [LEFT, TOP + HEIGHT]];
    drawing.polygon(points().chain(ground), Colour::Accent, "");
    drawing.pale(20);
    drawing.rectangle([LEFT, height(shown.desired * 10) - 5, WIDTH - LEFT, 10], Colour::Warn, "");
    let back = points().map(|[x, y]| [x, y + LINE]).collect::<Vec<_>>().into_iter().rev();
    drawing.polygon(points().map(|[x, y]| [x, y - LINE]).chain(back), Colour::Accent, "");
    today(shown, &mut drawing);
    drawing.label([LEFT, TOP + HEIGHT + 170], "start", date(shown.last));
    drawing.label([WIDTH, TOP + HEIGHT + 170], "end", date(shown.until));
    drawing
}

/// Where the present is between the last review and the end.
fn today(shown: &Curve, drawing: &mut Drawing) {
    let part = (shown.now - shown.last) as f64 / (shown.until - shown.last).max(1) as f64;
    let x = LEFT + (f64::from(WIDTH - LEFT) * part) as u32;
    drawing.rectangle([x, TOP - 40, 10, HEIGHT + 40], Colour::Text, "");
    let anchor = if part < 0.1 { "start" } else { "middle" };
    drawing.label([x, TOP - 80], anchor, said::today(shown.recall));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(now: Millis) -> Curve {
        Curve {
            last: 0,
            now,
            until: 1000,
            points: std::array::from_fn(|step| 1000 - 10 * step as u16),
            recall: 90,
            ahead: [(1, 89), (7, 80), (14, 70), (30, 60), (90, 40)],
            desired: 90,
        }
    }

    #[test]
    fn the_line_goes_from_the_upper_left_to_where_recall_is_at_the_end() {
        let drawing = curve(&sample(0), &|at| at.to_string());
        let line = drawing.shapes.iter().rfind(|shape| shape.tag == "polygon").unwrap();
        let points: Vec<&str> = line.attributes[0].1.split(' ').collect();
        assert_eq!(points.len(), 2 * POINTS);
        assert_eq!(points[0], format!("{LEFT},{}", TOP - LINE));
        assert_eq!(points[POINTS - 1], format!("{WIDTH},{}", TOP + HEIGHT * 6 / 10 - LINE));
        assert_eq!(points[POINTS], format!("{WIDTH},{}", TOP + HEIGHT * 6 / 10 + LINE));
    }

    #[test]
    fn it_says_in_words_and_in_a_table_what_it_shows() {
        let chart = curve_of(&sample(500), "curve-1".to_owned(), "Meaning".to_owned(), &|_| String::new());
        assert_eq!(chart.rows.len(), 6);
        assert_eq!(chart.rows[0], ["today", "90 %"]);
        assert!(
            chart.description.contains("90 %") && chart.description.contains("in 30 days"),
            "{}",
            chart.description
        );
        assert!(chart.svg().contains("<polygon fill=\"#0b5d4e\" points="));
    }
}
