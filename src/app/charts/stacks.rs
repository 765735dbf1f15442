//! Stacks: wholes of which each has the same parts, one below the other.

use super::{Colour, Drawing, drawing::WIDTH};

const TOP: u32 = 300;
const ROW: u32 = 360;

/// The parts in the order of their names, from none of the colour to all of it.
pub(crate) fn stacks(names: &[&str], rows: &[(String, Vec<u32>, String)]) -> Drawing {
    let mut drawing = Drawing::new(WIDTH, TOP + ROW * rows.len() as u32);
    let shade = |part: usize| match part {
        0 => 100,
        part => part as u32 * 100 / (names.len() as u32 - 1).max(1),
    };
    let legend = names.iter().enumerate().map(|(part, name)| (*name, colour(part), shade(part)));
    drawing.legend(0, &legend.collect::<Vec<_>>());
    for (index, (name, parts, text)) in rows.iter().enumerate() {
        let top = TOP + ROW * index as u32;
        drawing.label([0, top + 110], "start", name.clone());
        let total = parts.iter().sum::<u32>().max(1);
        let mut before = 0;
        for (part, &number) in parts.iter().enumerate().rev() {
            let from = (u64::from(before) * u64::from(WIDTH) / u64::from(total)) as u32;
            before += number;
            let to = (u64::from(before) * u64::from(WIDTH) / u64::from(total)) as u32;
            drawing.rectangle([from, top + 160, to - from, 120], colour(part), text.clone());
            drawing.pale(shade(part));
        }
    }
    drawing
}

/// The first part is what is not there yet.
fn colour(part: usize) -> Colour {
    if part == 0 { Colour::Line } else { Colour::Accent }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_row_and_the_strongest_comes_first() {
        let drawing = stacks(&["new", "weak", "firm"], &[("Neon".to_owned(), vec![1, 0, 3], String::new())]);
        let bars: Vec<_> = drawing.shapes.iter().rev().take(3).rev().collect();
        let widths: Vec<_> = bars.iter().map(|bar| bar.attributes[2].1.clone()).collect();
        assert_eq!(widths, ["2700", "0", "900"]);
        assert_eq!(bars[2].colour, Colour::Line);
    }
}
