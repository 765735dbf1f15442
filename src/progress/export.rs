//! Progress as a file: JSON that import takes again and that other programs can read.
//!
//! ```json
//! {"format": "readyroom-progress", "version": 1, "device": "..", "exported": "2027-01-15T08:00:00Z",
//!  "part": 1, "parts": 1,
//!  "reviews": [{"id": "..", "card": "neon/meaning", "at": 1800000000000, "rating": 3, "kind": "choice",
//!               "took": 4200, "offset": 60, "interval": 4}],
//!  "events": [{"id": "..", "line": "suspend 1800000000000 neon/meaning"}],
//!  "settings": [{"name": "theme", "at": 1800000000000, "value": "dark"}]}
//! ```
//!
//! `reviews` holds what counts: a review that was taken back stands in `events`, as a record line, together with
//! everything that is no review; of an overruled one `rating` is the last and `first_rating` the recorded one.

use crate::{
    memory::{Millis, Rating, Review},
    progress::{Event, Journal, Limits, timestamp::rfc3339},
};

/// What `format` says in our files.
pub(crate) const FORMAT: &str = "readyroom-progress";
/// The version that we write, and the highest that we read.
pub(crate) const VERSION: i64 = 1;
/// Room that a part leaves for what stands around its lists.
const FRAME: usize = 1024;
/// What stands between two items, at most.
const SEPARATOR: usize = 2;

/// Everything in a journal as the text of a file; of several files where one would be larger than import
/// takes ([`Limits`]). They can be imported one by one, in any order. Unsaved events are in them as well.
pub fn export(journal: &Journal, now: Millis) -> Vec<String> {
    let limits = Limits::default();
    let mut parts = vec![Part::default()];
    let mut add = |list: fn(&mut Part) -> &mut Vec<String>, item: String| {
        let full = |part: &Part| {
            part.size + item.len() + SEPARATOR + FRAME > limits.bytes || part.items() >= limits.reviews
        };
        if parts.last().is_none_or(full) {
            parts.push(Part::default());
        }
        if let Some(part) = parts.last_mut() {
            part.size += item.len() + SEPARATOR;
            list(part).push(item);
        }
    };
    for (name, at, value) in journal.settings() {
        add(
            |part| &mut part.settings,
            Object::default().text("name", name).number("at", at).text("value", value).end(),
        );
    }
    let log = journal.log();
    for counted in log.reviews() {
        add(|part| &mut part.reviews, review(counted.review, counted.rating));
    }
    for event in log.events() {
        if !matches!(event, Event::Review(review) if !log.is_taken_back(&review.id)) {
            add(
                |part| &mut part.events,
                Object::default().text("id", event.id()).text("line", &event.to_line()).end(),
            );
        }
    }
    let count = parts.len();
    parts.iter().enumerate().map(|(place, part)| part.text(journal.device(), now, place + 1, count)).collect()
}

fn review(review: &Review, rating: Rating) -> String {
    let mut item = Object::default().text("id", &review.id).text("card", review.card.as_str());
    item = item.number("at", review.at).number("rating", rating.number().into());
    if rating != review.rating {
        item = item.number("first_rating", review.rating.number().into());
    }
    item.text("kind", review.kind.name())
        .number("took", review.took.into())
        .number("offset", review.offset.into())
        .number("interval", review.interval.into())
        .end()
}

/// One file's lists, each item as JSON already.
#[derive(Default)]
struct Part {
    reviews: Vec<String>,
    events: Vec<String>,
    settings: Vec<String>,
    size: usize,
}

impl Part {
    fn items(&self) -> usize {
        self.reviews.len().max(self.events.len())
    }

    fn text(&self, device: &str, now: Millis, part: usize, parts: usize) -> String {
        let (device, exported) = (quoted(device), quoted(&rfc3339(now)));
        let [reviews, events, settings] =
            [&self.reviews, &self.events, &self.settings].map(|list| list.join(",\n"));
        format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"device\":{device},\"exported\":{exported},\
             \"part\":{part},\"parts\":{parts},\n\"reviews\":[\n{reviews}],\n\"events\":[{events}],\n\
             \"settings\":[{settings}]}}\n"
        )
    }
}

/// A JSON object of texts and whole numbers, written field by field.
#[derive(Default)]
struct Object(String);

impl Object {
    fn text(self, name: &str, value: &str) -> Object {
        self.field(name, &quoted(value))
    }

    fn number(self, name: &str, value: i64) -> Object {
        self.field(name, &value.to_string())
    }

    fn field(mut self, name: &str, value: &str) -> Object {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        for piece in [&*quoted(name), ":", value] {
            self.0.push_str(piece);
        }
        self
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A text as a JSON string: quotes, backslashes and control characters are escaped, everything else may stand as it is.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..='\x1f' => {
                let digits = [u32::from(c) >> 4, u32::from(c) & 15];
                out.push_str("\\u00");
                out.extend(digits.into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_read_back(name in any::<String>(), value in any::<String>(), number: i64) {
            let text = Object::default().text(&name, &value).number("a number", number).end();
            let mut expected = serde_json::json!({ "a number": number });
            expected[&name] = value.clone().into();
            prop_assume!(name != "a number");
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), expected);
        }
    }

    #[test]
    fn every_character_is_read_back() {
        let text: String = ('\0'..='\u{2fff}').chain(['\u{fffd}', '🙂']).collect();
        assert_eq!(serde_json::from_str::<String>(&quoted(&text)).unwrap(), text);
    }
}
