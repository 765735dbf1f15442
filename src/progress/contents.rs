//! Everything that is stored, as it is read from the store.

use crate::{
    memory::Millis,
    progress::{
        Event, Log, Store, StoreError,
        envelope::Unreadable,
        key::{Key, SNAPSHOTS},
        record::{Bundle, Epoch, Packed, unseal_bundle, unseal_event},
        settings::read_setting,
    },
    sorted_map::SortedMap,
};

/// The generation that no snapshot has: it marks events that came one by one or in a batch.
const LOOSE: u32 = 0;

/// What the store holds.
#[derive(Default)]
pub(crate) struct Contents {
    /// The events that count.
    pub(crate) log: Log,
    /// The history that they belong to.
    pub(crate) epoch: Epoch,
    /// The snapshots' epochs and generations, where they can be read.
    pub(crate) slots: [Option<(Epoch, u32)>; 2],
    /// Keys of single events and batches, all of whose events that count are in the log.
    pub(crate) loose: Vec<String>,
    /// Each setting with the time at which it was set.
    pub(crate) settings: SortedMap<String, (Millis, String)>,
    /// Keys whose values cannot be read.
    pub(crate) damaged: Vec<String>,
    /// The highest schema newer than ours.
    pub(crate) newer: Option<u32>,
    /// The snapshot of which only the head was read.
    pub(crate) unchecked: Option<&'static str>,
}

/// How the older of two snapshots is read. It holds a part of the newer one's events and is needed only when that is
/// damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Older {
    /// Its head: it costs as much as the newer one to read, and nobody should wait for it to open the app.
    Head,
    /// Whole, so that damage to it shows.
    Checked,
}

impl Contents {
    /// Reads the store.
    ///
    /// Single events and batches come first, snapshots last: another tab deletes an event only after it has
    /// written a snapshot with it, so one that is gone when we come to it is in a snapshot still to be read.
    pub(crate) fn read(store: &dyn Store, older: Older) -> Result<Contents, StoreError> {
        let mut contents = Contents::default();
        let mut bundles = Vec::new();
        for key in store.keys()? {
            if let Some(value) = contents.value(store, &key)? {
                let bundle = contents.read_loose(&key, &value);
                bundles.extend(contents.note(&key, bundle).flatten());
            }
        }
        let newest = match older {
            Older::Head => contents.read_newer_snapshot(store)?,
            Older::Checked => None,
        };
        bundles.extend(match newest {
            Some(newest) => Some(newest),
            None => contents.read_snapshots(store)?,
        });
        contents.count(bundles);
        Ok(contents)
    }

    /// The value of a key that holds progress and is no snapshot.
    fn value(&self, store: &dyn Store, key: &str) -> Result<Option<String>, StoreError> {
        match Key::parse(key) {
            Key::Event { .. } | Key::Batch | Key::Setting(_) => store.get(key),
            Key::Snapshot(_) | Key::Device | Key::Copy(_) | Key::Quarantine | Key::Other => Ok(None),
        }
    }

    fn note<T>(&mut self, key: &str, read: Result<T, Unreadable>) -> Option<T> {
        match read {
            Ok(read) => return Some(read),
            Err(Unreadable::Newer(schema)) => self.newer = self.newer.max(Some(schema)),
            Err(Unreadable::Damaged) => self.damaged.push(key.to_owned()),
        }
        None
    }

    fn read_loose(&mut self, key: &str, value: &str) -> Result<Option<Bundle>, Unreadable> {
        let bundle = match Key::parse(key) {
            Key::Event { writer, number } => {
                let (epoch, event) = unseal_event(key, &format!("{writer}-{number}"), value)?;
                Bundle { epoch, generation: LOOSE, events: vec![event] }
            }
            Key::Setting(name) => {
                let setting = read_setting(key, value)?;
                self.settings.insert(name.to_owned(), setting);
                return Ok(None);
            }
            _ => Bundle { generation: LOOSE, ..unseal_bundle(key, value)? },
        };
        self.loose.push(key.to_owned());
        Ok(Some(bundle))
    }

    /// The events of the newer of two snapshots by their heads; none unless there are two, and the newer one can be read.
    fn read_newer_snapshot(&mut self, store: &dyn Store) -> Result<Option<Bundle>, StoreError> {
        let head = |key| Ok(store.get_start(key, Packed::HEAD)?.as_deref().and_then(Packed::head));
        let heads = [head(SNAPSHOTS[0])?, head(SNAPSHOTS[1])?];
        if heads.contains(&None) {
            return Ok(None);
        }
        let newer = usize::from(heads[1] > heads[0]);
        let value = store.get(SNAPSHOTS[newer])?.unwrap_or_default();
        let newest = unseal_bundle(SNAPSHOTS[newer], &value).ok();
        if newest.is_some() {
            self.slots = heads;
            self.unchecked = Some(SNAPSHOTS[1 - newer]);
        }
        Ok(newest)
    }

    /// The events of the newest snapshot that can be read. An older one holds a part of them, so it is read
    /// only when the newest is damaged.
    fn read_snapshots(&mut self, store: &dyn Store) -> Result<Option<Bundle>, StoreError> {
        let values = [store.get(SNAPSHOTS[0])?, store.get(SNAPSHOTS[1])?];
        let mut found = Vec::new();
        for (slot, value) in values.iter().enumerate() {
            if let Some(value) = value
                && let Some(packed) = self.note(SNAPSHOTS[slot], Packed::unseal(SNAPSHOTS[slot], value))
            {
                found.push((packed, slot));
            }
        }
        crate::sorting::sort_by_key(&mut found, |(packed, _)| {
            std::cmp::Reverse((packed.epoch, packed.generation))
        });
        let mut newest = None;
        for (packed, slot) in found {
            if newest.is_none() {
                newest = self.note(SNAPSHOTS[slot], packed.unpack().ok_or(Unreadable::Damaged));
            }
            if newest.is_some() {
                self.slots[slot] = Some((packed.epoch, packed.generation));
            }
        }
        Ok(newest)
    }

    fn count(&mut self, bundles: Vec<Bundle>) {
        self.epoch = bundles.iter().map(|bundle| bundle.epoch).max().unwrap_or_default();
        let epoch = self.epoch;
        self.log = Log::with_capacity(bundles.iter().map(|bundle| bundle.events.len()).sum());
        for Bundle { epoch: own, generation, events } in bundles {
            let counts = |event: &Event| own == epoch || (generation == LOOSE && event.at() > epoch.began);
            self.log.extend(events.into_iter().filter(counts));
        }
    }
}
