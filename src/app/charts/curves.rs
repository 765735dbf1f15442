//! Curves over time: shares of a whole, from 0 to 100 per cent.

use super::{
    Colour, Drawing,
    drawing::{LABEL, WIDTH},
};
use crate::app::words;

/// Shares over time. Instants are in any unit, in order.
pub(crate) struct Curves<'a> {
    /// What each curve is called, at most two, the one that matters most last.
    pub(crate) series: &'a [&'a str],
    /// For each instant the share of each curve, 0 to 1, and what it says.
    pub(crate) points: Vec<(i64, Vec<f32>, String)>,
    /// A part of the time that is marked, with its name.
    pub(crate) marked: (i64, i64, String),
    /// Labels below instants.
    pub(crate) labels: Vec<(i64, String)>,
}

const COLOURS: [Colour; 2] = [Colour::Warn, Colour::Accent];
/// The curves differ in their marks too: who sees no colours tells the larger from the smaller.
const MARKS: [u32; 2] = [36, 72];
/// How thick a curve is.
const THICK: f32 = 24.0;
const LEFT: u32 = 480;
const TOP: u32 = 480;
const HEIGHT: u32 = 1100;

/// The picture of them.
pub(crate) fn curves(shown: &Curves) -> Drawing {
    let mut drawing = Drawing::new(WIDTH, TOP + HEIGHT + 220);
    let (first, last) = match (shown.points.first(), shown.points.last()) {
        (Some(first), Some(last)) => (first.0, last.0.max(first.0 + 1)),
        _ => return drawing,
    };
    let x = |at: i64| {
        let part = i128::from(at.clamp(first, last) - first) * i128::from(WIDTH - LEFT - 60);
        LEFT + (part / i128::from(last - first)) as u32
    };
    let y = |share: f32| TOP + HEIGHT - (share.clamp(0.0, 1.0) * HEIGHT as f32) as u32;
    let (from, to, name) = &shown.marked;
    let (from, to) = (x(*from), x(*to));
    drawing.rectangle([from, TOP - 190, to - from, HEIGHT + 190], Colour::Empty, name.clone());
    // A short shift has no room for its name, which then ends where the shift does.
    let (place, anchor) = if to - from > 600 { (from + 40, "start") } else { (to, "end") };
    drawing.label([place, TOP - 70], anchor, name.clone());
    for percent in [0, 50, 100] {
        drawing.rule(LEFT, y(percent as f32 / 100.0), words::percent(percent));
    }
    let names: Vec<_> = shown.series.iter().zip(COLOURS).map(|(name, colour)| (*name, colour, 100)).collect();
    drawing.legend(0, &names);
    for (series, (colour, mark)) in (0..shown.series.len()).zip(COLOURS.into_iter().zip(MARKS)) {
        let place = |(at, shares, _): &(i64, Vec<f32>, String)| {
            (x(*at), y(shares.get(series).copied().unwrap_or_default()))
        };
        let places: Vec<_> = shown.points.iter().map(place).collect();
        drawing.curve(&places, THICK, colour);
        for ((x, y), (_, _, text)) in places.into_iter().zip(&shown.points) {
            drawing.rectangle([x - mark / 2, y - mark / 2, mark, mark], colour, text.clone());
        }
    }
    // A label needs room for about a dozen letters; those that come first have it.
    let mut taken: Vec<u32> = Vec::new();
    for (at, label) in &shown.labels {
        let (place, anchor) = match x(*at) {
            place if place < LEFT + 300 => (LEFT, "start"),
            place if place > WIDTH - 500 => (WIDTH, "end"),
            place => (place, "middle"),
        };
        let left = match anchor {
            "start" => place,
            "end" => place - LABEL * 7,
            _ => place - LABEL * 7 / 2,
        };
        if taken.iter().all(|other| left.abs_diff(*other) >= LABEL * 7) {
            drawing.label([place, TOP + HEIGHT + 170], anchor, label.clone());
            taken.push(left);
        }
    }
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(points: &[(i64, f32)]) -> Curves<'static> {
        Curves {
            series: &["one"],
            points: points.iter().map(|&(at, share)| (at, vec![share], format!("at {at}"))).collect(),
            marked: (10, 20, "marked".to_owned()),
            labels: vec![(0, "first".to_owned()), (1, "too near".to_owned()), (20, "last".to_owned())],
        }
    }

    fn attribute<'a>(shape: &'a super::super::drawing::Shape, name: &str) -> &'a str {
        let found = shape.attributes.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| &**value).unwrap()
    }

    #[test]
    fn a_curve_goes_through_its_points() {
        let drawing = curves(&shown(&[(0, 0.0), (10, 0.5), (20, 1.0)]));
        let lines = drawing.shapes.iter().filter(|shape| shape.tag == "polygon");
        let lines: Vec<_> = lines.map(|line| attribute(line, "points").to_owned()).collect();
        assert_eq!(lines.len(), 2);
        // The middle of the first corner and the last is where the curve begins.
        let corners: Vec<(f32, f32)> = lines[0]
            .split(' ')
            .map(|corner| corner.split_once(',').unwrap())
            .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
            .collect();
        let middle = |one: (f32, f32), other: (f32, f32)| ((one.0 + other.0) / 2.0, (one.1 + other.1) / 2.0);
        assert_eq!(middle(corners[0], corners[3]), (LEFT as f32, (TOP + HEIGHT) as f32));
        let half = ((LEFT + (WIDTH - LEFT - 60) / 2) as f32, (TOP + HEIGHT / 2) as f32);
        assert_eq!(middle(corners[1], corners[2]), half);
        let across = (corners[0].0 - corners[3].0).hypot(corners[0].1 - corners[3].1);
        assert!((across - THICK).abs() < 1.5, "as thick where it is steep: {across}");
        let marks = drawing.shapes.iter().filter(|shape| shape.text.starts_with("at "));
        assert_eq!(marks.count(), 3);
    }

    #[test]
    fn labels_that_would_touch_are_left_out() {
        let drawing = curves(&shown(&[(0, 0.0), (20, 1.0)]));
        let has = |text: &str| drawing.shapes.iter().any(|shape| shape.text == text);
        assert!(has("first") && has("last") && !has("too near"));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(curves(&shown(&[])).shapes.is_empty());
        assert!(!curves(&shown(&[(5, 0.5)])).shapes.is_empty());
    }
}
