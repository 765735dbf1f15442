//! Many events in little space.
//!
//! ```text
//! writers: count, texts      ids are mostly <writer>-<number>
//! cards:   count, texts
//! events:  count, each:
//!   head, one byte:
//!     bit 0    a record line follows, not a review
//!     bit 1    the id is the previous one, with its number one higher
//!     bit 2    the clock's offset is that of the review before
//!     bits 3-4 rating - 1    bits 5-7 question kind, by its place in QuestionKind::ALL
//!   id, unless bit 1: writer's place, number + 1 or 0 for none
//!   review: card's place, milliseconds since the event before, took, interval, offset (zigzag) unless bit 2
//!   other:  its record line
//! ```
//!
//! Events stand in order of time and id, so equal logs have equal snapshots.

use crate::{
    index::Index,
    memory::{Millis, Rating, Review},
    progress::{
        Event,
        packed::{Reader, write_number, write_text},
    },
    quiz::{CardId, QuestionKind},
};

const LINE: u8 = 1;
const NEXT_ID: u8 = 2;
const SAME_OFFSET: u8 = 4;

/// Three bits hold a question kind.
const _: () = assert!(QuestionKind::ALL.len() <= 8);

/// Events, which must be in order of time and id, as bytes.
pub(crate) fn encode<'a>(events: impl ExactSizeIterator<Item = &'a Event>) -> Vec<u8> {
    let (mut writers, mut cards) = (Places::default(), Places::default());
    let mut written = Vec::new();
    write_number(&mut written, events.len() as u64);
    let mut before = Before::default();
    for event in events {
        write_event(&mut written, event, &mut before, &mut writers, &mut cards);
    }
    let mut bytes = Vec::new();
    writers.write(&mut bytes);
    cards.write(&mut bytes);
    bytes.append(&mut written);
    bytes
}

/// The events of such bytes; nothing if they are none.
pub(crate) fn decode(bytes: &[u8]) -> Option<Vec<Event>> {
    let mut reader = Reader::new(bytes);
    let writers = read_texts(&mut reader)?;
    let cards: Vec<CardId> = read_texts(&mut reader)?.into_iter().map(CardId::from_stored).collect();
    let mut before = Before::default();
    let count = reader.count()?;
    let mut events = Vec::with_capacity(count);
    for _ in 0..count {
        events.push(read_event(&mut reader, &mut before, &writers, &cards)?);
    }
    reader.is_empty().then_some(events)
}

/// What an event is told apart from: the one before it.
#[derive(Default)]
struct Before {
    writer: u64,
    number: Option<u32>,
    at: Millis,
    offset: i16,
}

fn write_event<'a>(
    bytes: &mut Vec<u8>,
    event: &'a Event,
    before: &mut Before,
    writers: &mut Places<'a>,
    cards: &mut Places<'a>,
) {
    let (writer, number) = split_id(event.id());
    let writer = writers.place(writer);
    let follows =
        writer == before.writer && number.is_some() && number == before.number.and_then(|n| n.checked_add(1));
    let mut head = if follows { NEXT_ID } else { 0 };
    match event {
        Event::Review(review) => {
            let kind = QuestionKind::ALL.iter().position(|&kind| kind == review.kind).unwrap_or(0) as u8;
            head |= (review.rating.number() - 1) << 3 | kind << 5;
            if review.offset == before.offset {
                head |= SAME_OFFSET;
            }
        }
        _ => head |= LINE,
    }
    bytes.push(head);
    if !follows {
        write_number(bytes, writer);
        write_number(bytes, number.map_or(0, |number| u64::from(number) + 1));
    }
    if let Event::Review(review) = event {
        write_number(bytes, cards.place(review.card.as_str()));
        write_number(bytes, review.at.wrapping_sub(before.at) as u64);
        write_number(bytes, u64::from(review.took));
        write_number(bytes, u64::from(review.interval));
        if review.offset != before.offset {
            write_number(bytes, u64::from((review.offset << 1 ^ review.offset >> 15) as u16));
            before.offset = review.offset;
        }
    } else {
        write_text(bytes, &event.to_line());
    }
    (before.writer, before.number, before.at) = (writer, number, event.at());
}

fn read_event(
    reader: &mut Reader<'_>,
    before: &mut Before,
    writers: &[&str],
    cards: &[CardId],
) -> Option<Event> {
    let head = reader.byte()?;
    if head & NEXT_ID != 0 {
        before.number = Some(before.number?.checked_add(1)?);
    } else {
        before.writer = reader.number()?;
        before.number = match reader.number()? {
            0 => None,
            number => Some(u32::try_from(number - 1).ok()?),
        };
    }
    let writer = *writers.get(usize::try_from(before.writer).ok()?)?;
    let id = join_id(writer, before.number);
    let event = if head & LINE != 0 {
        Event::from_line(&id, reader.text()?)?
    } else {
        let card = cards.get(usize::try_from(reader.number()?).ok()?)?.clone();
        let at = before.at.wrapping_add(reader.number()? as Millis);
        let took = u32::try_from(reader.number()?).ok()?;
        let interval = u32::try_from(reader.number()?).ok()?;
        if head & SAME_OFFSET == 0 {
            let zigzag = u16::try_from(reader.number()?).ok()?;
            before.offset = (zigzag >> 1) as i16 ^ -((zigzag & 1) as i16);
        }
        let rating = Rating::from_number((head >> 3 & 3) + 1)?;
        let kind = *QuestionKind::ALL.get(usize::from(head >> 5))?;
        Event::Review(Review { id, card, at, rating, kind, took, offset: before.offset, interval })
    };
    before.at = event.at();
    Some(event)
}

/// Texts in order of their first use, each once.
#[derive(Default)]
struct Places<'a> {
    places: Index,
    texts: Vec<&'a str>,
}

impl<'a> Places<'a> {
    fn place(&mut self, text: &'a str) -> u64 {
        let hash = Index::hash(text);
        let known = self.places.find(hash, text, &|place| self.texts[place]);
        let place = known.unwrap_or_else(|| {
            self.texts.push(text);
            self.places.add(hash, self.texts.len() - 1, &|place| self.texts[place]);
            self.texts.len() - 1
        });
        place as u64
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        write_number(bytes, self.texts.len() as u64);
        self.texts.iter().for_each(|text| write_text(bytes, text));
    }
}

fn read_texts<'a>(reader: &mut Reader<'a>) -> Option<Vec<&'a str>> {
    (0..reader.count()?).map(|_| reader.text()).collect()
}

/// An id's writer and number; no number if putting the two together would not give the id again.
fn split_id(id: &str) -> (&str, Option<u32>) {
    let split = id.rsplit_once('-').and_then(|(writer, digits)| {
        let canonical = digits == "0" || !digits.starts_with(['0', '+']);
        Some((writer, Some(digits.parse().ok().filter(|_| canonical)?)))
    });
    split.unwrap_or((id, None))
}

/// Puts together what [`split_id`] took apart. Of all that reading does this is done most often, so it
/// goes without the formatting machinery.
fn join_id(writer: &str, number: Option<u32>) -> String {
    let mut id = String::with_capacity(writer.len() + 11);
    id.push_str(writer);
    if let Some(number) = number {
        id.push('-');
        let places = number.checked_ilog10().unwrap_or(0);
        for place in (0..=places).rev() {
            id.push(char::from(b'0' + (number / 10u32.pow(place) % 10) as u8));
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_put_together_as_they_were() {
        for id in
            ["a-0", "a-7", "a-b-10", "a-4294967295", "a-4294967296", "a", "", "-", "a-07", "a-+7", "ü-120"]
        {
            let (writer, number) = split_id(id);
            assert_eq!(join_id(writer, number), id);
        }
        assert_eq!(split_id("a-b-10"), ("a-b", Some(10)));
        assert_eq!(split_id("a-07"), ("a-07", None));
    }

    #[test]
    fn forged_counts_claim_no_memory() {
        for bytes in [
            &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1][..],
            &[0, 0, 0xff, 0x7f],
            &[0, 0, 1, 2],
        ] {
            assert_eq!(decode(bytes), None);
        }
        assert_eq!(decode(&[0, 0, 0]), Some(vec![]));
    }
}
