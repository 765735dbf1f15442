//! What stands in the sealed values: single events, snapshots and batches.

use crate::{
    memory::Millis,
    progress::{
        Event, Log,
        envelope::{Unreadable, seal, unchecked_body, unseal},
        packed, snapshot,
    },
};

/// Which history a value belongs to. Replacing the whole history (a reset) begins a new one; what belongs to
/// an earlier one no longer counts, except what was answered after the replacement by a tab that had not
/// heard of it yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Epoch {
    pub(crate) number: u32,
    pub(crate) began: Millis,
}

/// Many events, as snapshots, batches and safety copies hold them.
pub(crate) struct Bundle {
    pub(crate) epoch: Epoch,
    pub(crate) generation: u32,
    pub(crate) events: Vec<Event>,
}

/// Seals one event: `<epoch> <began> <line>`.
pub(crate) fn seal_event(key: &str, epoch: Epoch, event: &Event) -> String {
    seal(key, &format!("{} {} {}", epoch.number, epoch.began, event.to_line()))
}

/// The event that is sealed under a key.
pub(crate) fn unseal_event(key: &str, id: &str, value: &str) -> Result<(Epoch, Event), Unreadable> {
    let body = unseal(key, value)?;
    event(id, body).ok_or(Unreadable::Damaged)
}

/// Seals all events of a log: `<epoch> <began> <generation> <bytes> <packed>`.
pub(crate) fn seal_bundle(key: &str, epoch: Epoch, generation: u32, log: &Log) -> String {
    let bytes = snapshot::encode(log.events().into_iter());
    let packed = packed::to_text(&bytes);
    seal(key, &format!("{} {} {generation} {} {packed}", epoch.number, epoch.began, bytes.len()))
}

/// The events that are sealed under a key.
pub(crate) fn unseal_bundle(key: &str, value: &str) -> Result<Bundle, Unreadable> {
    Packed::unseal(key, value)?.unpack().ok_or(Unreadable::Damaged)
}

/// A bundle whose checksum is right and whose events are still to be read.
pub(crate) struct Packed<'a> {
    pub(crate) epoch: Epoch,
    pub(crate) generation: u32,
    length: usize,
    packed: &'a str,
}

impl<'a> Packed<'a> {
    /// More UTF-16 units than all numbers before the events can have.
    pub(crate) const HEAD: usize = 120;

    pub(crate) fn unseal(key: &str, value: &'a str) -> Result<Packed<'a>, Unreadable> {
        Packed::parse(unseal(key, value)?).ok_or(Unreadable::Damaged)
    }

    /// What a bundle says of itself in the first [`Packed::HEAD`] units of its sealed value; nothing if that is not of
    /// our schema. The checksum is not looked at.
    pub(crate) fn head(start: &str) -> Option<(Epoch, u32)> {
        let packed = Packed::parse(unchecked_body(start)?)?;
        Some((packed.epoch, packed.generation))
    }

    /// The events; nothing if there is anything else.
    pub(crate) fn unpack(&self) -> Option<Bundle> {
        let bytes = packed::from_text(self.packed, self.length)?;
        let events = snapshot::decode(&bytes)?;
        Some(Bundle { epoch: self.epoch, generation: self.generation, events })
    }

    fn parse(body: &'a str) -> Option<Packed<'a>> {
        let (epoch, rest) = epoch(body)?;
        let (generation, rest) = rest.split_once(' ')?;
        let (length, packed) = rest.split_once(' ')?;
        Some(Packed { epoch, generation: generation.parse().ok()?, length: length.parse().ok()?, packed })
    }
}

/// The epoch of a sealed value that holds events, whether one or many.
pub(crate) fn epoch_of(key: &str, value: &str) -> Result<Epoch, Unreadable> {
    let body = unseal(key, value)?;
    epoch(body).map(|(epoch, _)| epoch).ok_or(Unreadable::Damaged)
}

fn event(id: &str, body: &str) -> Option<(Epoch, Event)> {
    let (epoch, line) = epoch(body)?;
    Some((epoch, Event::from_line(id, line)?))
}

fn epoch(body: &str) -> Option<(Epoch, &str)> {
    let (number, rest) = body.split_once(' ')?;
    let (began, rest) = rest.split_once(' ')?;
    Some((Epoch { number: number.parse().ok()?, began: began.parse().ok()? }, rest))
}
