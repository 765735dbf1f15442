//! Columns: numbers side by side, of one series or two.

use super::{Colour, Drawing, drawing::WIDTH};

/// Numbers to be shown as columns.
pub(crate) struct Columns<'a> {
    /// What each series is called; as many as each place has numbers, at most two.
    pub(crate) series: &'a [&'a str],
    /// For each place its numbers, and what it says of them.
    pub(crate) places: Vec<(Vec<u32>, String)>,
    /// Labels below places, by index.
    pub(crate) labels: Vec<(usize, String)>,
    /// Whether the numbers of a place are parts of one whole, and stand on one another.
    pub(crate) stacked: bool,
    /// The scale reaches at least so far.
    pub(crate) scale: u32,
}

const COLOURS: [Colour; 2] = [Colour::Accent, Colour::Warn];
const LEFT: u32 = 420;
const TOP: u32 = 260;
const HEIGHT: u32 = 1100;

/// The picture of them.
pub(crate) fn columns(shown: &Columns) -> Drawing {
    let mut drawing = Drawing::new(WIDTH, TOP + HEIGHT + 220);
    let whole = |numbers: &Vec<u32>| match shown.stacked {
        true => numbers.iter().sum(),
        false => numbers.iter().copied().max().unwrap_or(0),
    };
    let most =
        round_up(shown.places.iter().map(|(numbers, _)| whole(numbers)).max().unwrap_or(0).max(shown.scale));
    let height = |number: u32| (u64::from(number) * u64::from(HEIGHT) / u64::from(most)) as u32;
    for number in [0, most / 2, most] {
        drawing.rule(LEFT, TOP + HEIGHT - height(number), number.to_string());
    }
    if shown.series.len() > 1 {
        let names: Vec<_> =
            shown.series.iter().zip(COLOURS).map(|(name, colour)| (*name, colour, 100)).collect();
        drawing.legend(0, &names);
    }
    let room = (WIDTH - LEFT) / (shown.places.len() as u32).max(1);
    let gap = (room / 6).max(4);
    for (index, (numbers, text)) in shown.places.iter().enumerate() {
        let left = LEFT + room * index as u32 + gap / 2;
        let wide = room - gap;
        let mut bottom = TOP + HEIGHT;
        for (series, &number) in numbers.iter().enumerate() {
            let tall = height(number);
            let colour = COLOURS[series % COLOURS.len()];
            if shown.stacked {
                bottom -= tall;
                drawing.rectangle([left, bottom, wide, tall], colour, text.clone());
            } else {
                let part = wide / numbers.len() as u32;
                let left = left + part * series as u32;
                drawing.rectangle([left, bottom - tall, part, tall], colour, text.clone());
            }
        }
    }
    for (index, label) in &shown.labels {
        let middle = LEFT + room * *index as u32 + room / 2;
        let (x, anchor) = match *index {
            0 if shown.places.len() > 10 => (LEFT, "start"),
            last if last + 1 == shown.places.len() && last > 10 => (WIDTH, "end"),
            _ => (middle, "middle"),
        };
        drawing.label([x, TOP + HEIGHT + 170], anchor, label.clone());
    }
    drawing
}

/// The next of 2, 4, 10, 20, 40, 100 .. that is not below: both it and its half are whole and round.
fn round_up(number: u32) -> u32 {
    let mut power = 1_u32;
    loop {
        for step in [2, 4, 10] {
            let round = power.saturating_mul(step);
            if round >= number {
                return round;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_round() {
        assert_eq!([0, 1, 2, 3, 5, 11, 21, 100, 101].map(round_up), [2, 2, 2, 4, 10, 20, 40, 100, 200]);
        assert_eq!(round_up(u32::MAX), u32::MAX);
    }

    #[test]
    fn a_scale_reaches_as_far_as_it_has_to() {
        let empty = Columns { series: &["a"], places: vec![], labels: vec![], stacked: false, scale: 100 };
        let drawing = columns(&empty);
        let labels: Vec<_> =
            drawing.shapes.iter().filter(|shape| shape.tag == "text").map(|shape| &*shape.text).collect();
        assert_eq!(labels, ["0", "50", "100"], "percent, though there are none");
    }

    #[test]
    fn columns_stand_on_one_another_and_are_as_high_as_their_numbers() {
        let shown = Columns {
            series: &["right", "wrong"],
            places: vec![(vec![3, 1], String::new())],
            labels: Vec::new(),
            stacked: true,
            scale: 0,
        };
        let drawing = columns(&shown);
        let of = |colour, name| {
            let shape = drawing.shapes.iter().rfind(|shape| shape.colour == colour && shape.tag == "rect")?;
            shape.attributes.iter().find(|(other, _)| *other == name)?.1.parse::<u32>().ok()
        };
        // The scale ends at 4, so three are three quarters of 1100.
        assert_eq!(of(Colour::Accent, "height"), Some(825));
        assert_eq!(of(Colour::Warn, "height"), Some(275));
        assert_eq!(of(Colour::Warn, "y"), Some(TOP));
    }
}
