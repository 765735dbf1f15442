//! What stands in the sealed values: single events, snapshots and batches.

use crate::{
    memory::Millis,
    progress::{
        Event, Log,
        envelope::{Unreadable, seal, unseal},
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
    let body = unseal(key, value)?;
    bundle(body).ok_or(Unreadable::Damaged)
}

/// The epoch and generation of a sealed snapshot, whose checksum is right; its events are not read.
pub(crate) fn unseal_header(key: &str, value: &str) -> Result<(Epoch, u32), Unreadable> {
    let body = unseal(key, value)?;
    header(body).map(|(epoch, generation, _)| (epoch, generation)).ok_or(Unreadable::Damaged)
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

fn bundle(body: &str) -> Option<Bundle> {
    let (epoch, generation, rest) = header(body)?;
    let (length, packed) = rest.split_once(' ')?;
    let bytes = packed::from_text(packed, length.parse().ok()?)?;
    Some(Bundle { epoch, generation, events: snapshot::decode(&bytes)? })
}

fn header(body: &str) -> Option<(Epoch, u32, &str)> {
    let (epoch, rest) = epoch(body)?;
    let (generation, rest) = rest.split_once(' ')?;
    Some((epoch, generation.parse().ok()?, rest))
}

fn epoch(body: &str) -> Option<(Epoch, &str)> {
    let (number, rest) = body.split_once(' ')?;
    let (began, rest) = rest.split_once(' ')?;
    Some((Epoch { number: number.parse().ok()?, began: began.parse().ok()? }, rest))
}
