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

use serde::Serialize;

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

#[derive(Serialize)]
struct ReviewFields<'a> {
    id: &'a str,
    card: &'a str,
    at: Millis,
    rating: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_rating: Option<u8>,
    kind: &'a str,
    took: u32,
    offset: i16,
    interval: u32,
}

#[derive(Serialize)]
struct EventFields<'a> {
    id: &'a str,
    line: &'a str,
}

#[derive(Serialize)]
struct SettingFields<'a> {
    name: &'a str,
    at: Millis,
    value: &'a str,
}

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
        add(|part| &mut part.settings, json(&SettingFields { name, at, value }));
    }
    let log = journal.log();
    for counted in log.reviews() {
        add(|part| &mut part.reviews, json(&review_fields(counted.review, counted.rating)));
    }
    for event in log.events() {
        if !matches!(event, Event::Review(review) if !log.is_taken_back(&review.id)) {
            add(|part| &mut part.events, json(&EventFields { id: event.id(), line: &event.to_line() }));
        }
    }
    let count = parts.len();
    parts.iter().enumerate().map(|(place, part)| part.text(journal.device(), now, place + 1, count)).collect()
}

fn review_fields(review: &Review, rating: Rating) -> ReviewFields<'_> {
    ReviewFields {
        id: &review.id,
        card: review.card.as_str(),
        at: review.at,
        rating: rating.number(),
        first_rating: (rating != review.rating).then_some(review.rating.number()),
        kind: review.kind.name(),
        took: review.took,
        offset: review.offset,
        interval: review.interval,
    }
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
        let (device, exported) = (json(device), json(&rfc3339(now)));
        let [reviews, events, settings] =
            [&self.reviews, &self.events, &self.settings].map(|list| list.join(",\n"));
        format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"device\":{device},\"exported\":{exported},\
             \"part\":{part},\"parts\":{parts},\n\"reviews\":[\n{reviews}],\n\"events\":[{events}],\n\
             \"settings\":[{settings}]}}\n"
        )
    }
}

/// JSON of something made of texts and numbers only.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("texts and numbers can always be written as JSON")
}
