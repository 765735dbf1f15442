//! One event as one line of text.
//!
//! ```text
//! review <at> <card> <rating> <kind> <took> <offset> <interval>
//! undo <at> <id>
//! overrule <at> <id> <rating>
//! confused <at> <id> <entry>
//! suspend <at> <card>      unsuspend <at> <card>      reset <at> <card>
//! bury <at> <card> <study day>
//! ```
//!
//! Fields stand one space apart; in a card, an entry or an id, `%` and whatever is not visible ASCII is written as
//! `%` and two hexadecimal digits a byte. The event's own id is not in the line: the key or the snapshot
//! that holds the line has it. Any other line that begins with a word and a time is an event of a later
//! version.

use crate::{
    memory::{Millis, Rating, Review, StudyDay},
    progress::{CardChange, Event},
    quiz::{CardId, QuestionKind},
};

impl Event {
    /// The event as one line, without its id.
    pub fn to_line(&self) -> String {
        match self {
            Event::Review(Review { at, card, rating, kind, took, offset, interval, .. }) => {
                let (card, rating, kind) = (escape(card.as_str()), rating.number(), kind.name());
                format!("review {at} {card} {rating} {kind} {took} {offset} {interval}")
            }
            Event::Undo { at, target, .. } => format!("undo {at} {}", escape(target)),
            Event::Overrule { at, review, rating, .. } => {
                format!("overrule {at} {} {}", escape(review), rating.number())
            }
            Event::Confused { at, review, other, .. } => {
                format!("confused {at} {} {}", escape(review), escape(other))
            }
            Event::Card { at, card, change, .. } => {
                let card = escape(card.as_str());
                match change {
                    CardChange::Suspend => format!("suspend {at} {card}"),
                    CardChange::Unsuspend => format!("unsuspend {at} {card}"),
                    CardChange::Reset => format!("reset {at} {card}"),
                    CardChange::Bury(day) => format!("bury {at} {card} {}", day.0),
                }
            }
            Event::Unknown { line, .. } => line.clone(),
        }
    }

    /// The event of that id and line; nothing if the line does not even begin with a word and a time.
    pub fn from_line(id: &str, line: &str) -> Option<Event> {
        let mut fields = line.split(' ');
        let word = fields.next().filter(|word| !word.is_empty())?;
        let at = fields.next()?.parse().ok()?;
        let known = known(word, id, at, &mut fields).filter(|_| fields.next().is_none());
        // Written again, a line must be the same, or it holds more than this version understands.
        let known = known.filter(|event| event.to_line() == line);
        Some(known.unwrap_or_else(|| Event::Unknown { id: id.to_owned(), at, line: line.to_owned() }))
    }
}

fn known<'a>(word: &str, id: &str, at: Millis, fields: &mut impl Iterator<Item = &'a str>) -> Option<Event> {
    let id = id.to_owned();
    let subject = unescape(fields.next()?)?;
    let mut field = || fields.next();
    Some(match word {
        "review" => Event::Review(Review {
            id,
            card: CardId::from_stored(subject),
            at,
            rating: rating(field()?)?,
            kind: QuestionKind::from_name(field()?)?,
            took: field()?.parse().ok()?,
            offset: field()?.parse().ok()?,
            interval: field()?.parse().ok()?,
        }),
        "undo" => Event::Undo { id, at, target: subject },
        "overrule" => Event::Overrule { id, at, review: subject, rating: rating(field()?)? },
        "confused" => Event::Confused { id, at, review: subject, other: unescape(field()?)? },
        _ => {
            let change = match word {
                "suspend" => CardChange::Suspend,
                "unsuspend" => CardChange::Unsuspend,
                "reset" => CardChange::Reset,
                "bury" => CardChange::Bury(StudyDay(field()?.parse().ok()?)),
                _ => return None,
            };
            Event::Card { id, at, card: CardId::from_stored(subject), change }
        }
    })
}

fn rating(field: &str) -> Option<Rating> {
    field.parse().ok().and_then(Rating::from_number)
}

pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for &byte in text.as_bytes() {
        if byte.is_ascii_graphic() && byte != b'%' {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            escaped.extend(
                [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])),
            );
        }
    }
    escaped
}

pub(super) fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? << 4 | hex(rest.next()?)?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_a_readable_line() {
        let line = "review 1800000000000 fünf%/meaning 3 true-false 4200 -600 7";
        let event = Event::from_line("a-1", &line.replace("fünf%", "f%c3%bcnf%25"));
        let Some(Event::Review(review)) = &event else { panic!("{event:?}") };
        assert_eq!((review.card.as_str(), review.rating), ("fünf%/meaning", Rating::Good));
        assert_eq!((review.kind, review.took), (QuestionKind::TrueFalse, 4200));
        assert_eq!((review.offset, review.interval), (-600, 7));
    }

    #[test]
    fn what_a_later_version_wrote_is_kept_word_for_word() {
        for line in
            ["praise 12 neon 7", "review 12 neon/meaning 3 sung 1 0 0", "undo 12 a-1 because", "undo +12 a"]
        {
            let event = Event::from_line("a-1", line).unwrap();
            assert_eq!(event, Event::Unknown { id: "a-1".into(), at: 12, line: line.into() });
            assert_eq!(event.to_line(), line);
        }
    }

    #[test]
    fn what_is_no_line_is_refused() {
        for line in ["", " 12", "undo", "undo x", "undo 1e999 a", "undefined", "null"] {
            assert_eq!(Event::from_line("a-1", line), None, "{line}");
        }
    }
}
