//! A picture made of a few shapes, for the page and for a file.

/// A picture. Lengths are whole numbers, of which [`WIDTH`] are as wide as a chart.
pub(crate) struct Drawing {
    /// How wide it is.
    pub(crate) width: u32,
    /// How high it is.
    pub(crate) height: u32,
    /// From back to front.
    pub(crate) shapes: Vec<Shape>,
}

/// An element of a picture.
#[derive(Clone)]
pub(crate) struct Shape {
    /// Its tag.
    pub(crate) tag: &'static str,
    /// Its attributes but for the colour.
    pub(crate) attributes: Vec<(&'static str, String)>,
    /// What it is filled with.
    pub(crate) colour: Colour,
    /// What it says: a label's text, or what a pointer that rests on it is told.
    pub(crate) text: String,
}

/// A colour by what it is for: a token of the page's theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Colour {
    /// What is counted.
    Accent,
    /// What is counted beside it.
    Warn,
    /// Nothing.
    Empty,
    /// Lines behind.
    Line,
    /// Labels.
    Text,
}

/// How wide a chart is.
pub(crate) const WIDTH: u32 = 3600;

/// The size of labels.
pub(crate) const LABEL: u32 = 120;

impl Colour {
    /// As the page names it.
    pub(crate) const fn token(self) -> &'static str {
        match self {
            Colour::Accent => "var(--accent)",
            Colour::Warn => "var(--warn)",
            Colour::Empty => "var(--sunken)",
            Colour::Line => "var(--line)",
            Colour::Text => "var(--ink-soft)",
        }
    }

    /// As it is in the light theme (`style/tokens.css`).
    const fn light(self) -> &'static str {
        match self {
            Colour::Accent => "#0b5d4e",
            Colour::Warn => "#7a4d00",
            Colour::Empty => "#eaede7",
            Colour::Line => "#d5dbd3",
            Colour::Text => "#4c5b55",
        }
    }
}

impl Drawing {
    /// An empty picture.
    pub(crate) fn new(width: u32, height: u32) -> Drawing {
        Drawing { width, height, shapes: Vec::new() }
    }

    /// Adds a rectangle (left, top, width, height).
    pub(crate) fn rectangle(&mut self, place: [u32; 4], colour: Colour, text: impl Into<String>) {
        let names = ["x", "y", "width", "height"];
        let attributes = names.into_iter().zip(place.map(|number| number.to_string())).collect();
        self.shapes.push(Shape { tag: "rect", attributes, colour, text: text.into() });
    }

    /// Adds a line of the scale, from so far to the left to the right edge, and what it stands for before it.
    pub(crate) fn rule(&mut self, left: u32, y: u32, text: impl Into<String>) {
        self.rectangle([left, y, WIDTH - left, 8], Colour::Line, "");
        self.label([left - 60, y + 40], "end", text);
    }

    /// Adds a surface between points.
    pub(crate) fn polygon(
        &mut self,
        points: impl Iterator<Item = [u32; 2]>,
        colour: Colour,
        text: impl Into<String>,
    ) {
        let points: Vec<_> = points.map(|[x, y]| format!("{x},{y}")).collect();
        let attributes = vec![("points", points.join(" "))];
        self.shapes.push(Shape { tag: "polygon", attributes, colour, text: text.into() });
    }

    /// Adds a curve through points, from one to the next, so thick.
    pub(crate) fn curve(&mut self, places: &[(u32, u32)], thick: f32, colour: Colour) {
        for pair in places.windows(2) {
            let &[(x, y), (next_x, next_y)] = pair else { continue };
            let (wide, high) = (next_x as f32 - x as f32, next_y as f32 - y as f32);
            let length = wide.hypot(high).max(1.0);
            // Half of the thickness to each side, at a right angle to the line.
            let (aside, down) = (-high / length * thick / 2.0, wide / length * thick / 2.0);
            let corner = |x: u32, y: u32, side: f32| {
                [x as f32 + aside * side, y as f32 + down * side].map(|place| place.round() as u32)
            };
            let corners = [(x, y, 1.0), (next_x, next_y, 1.0), (next_x, next_y, -1.0), (x, y, -1.0)]
                .map(|(x, y, side)| corner(x, y, side));
            self.polygon(corners.into_iter(), colour, "");
        }
    }

    /// Makes the last shape paler: `percent` of 100 of its colour.
    pub(crate) fn pale(&mut self, percent: u32) {
        if let Some(shape) = self.shapes.last_mut() {
            shape.attributes.push(("fill-opacity", format!("{percent}%")));
        }
    }

    /// Adds a label at the left and lower end of its text, or at the point that `anchor` names (`middle`, `end`).
    pub(crate) fn label(&mut self, [x, y]: [u32; 2], anchor: &'static str, text: impl Into<String>) {
        let attributes = vec![
            ("x", x.to_string()),
            ("y", y.to_string()),
            ("text-anchor", anchor.to_owned()),
            ("font-size", LABEL.to_string()),
        ];
        self.shapes.push(Shape { tag: "text", attributes, colour: Colour::Text, text: text.into() });
    }

    /// A square for each of the names, from left to right.
    pub(crate) fn legend(&mut self, top: u32, names: &[(&str, Colour, u32)]) {
        let mut left = 0;
        for (name, colour, percent) in names {
            self.rectangle([left, top, 110, 110], *colour, "");
            self.pale(*percent);
            self.label([left + 160, top + 100], "start", *name);
            // Letters are about half as wide as they are high.
            left += 330 + name.chars().count() as u32 * LABEL * 11 / 20;
        }
    }

    pub(super) fn file(&self, title: &str, description: &str) -> String {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"900\" font-family=\"sans-serif\">\
             <title>{}</title><desc>{}</desc>",
            self.width,
            self.height,
            escaped(title),
            escaped(description)
        );
        for Shape { tag, attributes, colour, text } in &self.shapes {
            svg.push_str(&format!("<{tag} fill=\"{}\"", colour.light()));
            for (name, value) in attributes {
                svg.push_str(&format!(" {name}=\"{}\"", escaped(value)));
            }
            svg.push('>');
            let text = escaped(text);
            match *tag {
                "text" => svg.push_str(&text),
                _ if text.is_empty() => {}
                _ => svg.push_str(&format!("<title>{text}</title>")),
            }
            svg.push_str(&format!("</{tag}>"));
        }
        svg.push_str("</svg>\n");
        svg
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
