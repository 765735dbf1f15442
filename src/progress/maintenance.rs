//! What is done to the store now and then: gathering, mending, copying, replacing.

use crate::{
    memory::Millis,
    progress::{
        Event, Journal, Log, Notice, SaveError, StoreError,
        contents::{Contents, Older},
        envelope::{Unreadable, unseal},
        key::{self, Key, SNAPSHOTS},
        record::{Epoch, seal_bundle, unseal_bundle},
    },
};

/// So many safety copies are kept for each reason.
const COPIES: usize = 2;

/// What [`Journal::rewrite_missing`] did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mended {
    /// Events and settings that were gone from the store and are there again.
    pub rewritten: usize,
    /// Events that were in the store and not in memory; replay the memories if there are any.
    pub learned: usize,
}

/// A safety copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyCopy {
    /// What [`Journal::restore`] takes.
    pub name: String,
    /// Why it was made: `import`, `reset`, ..
    pub reason: String,
    /// When.
    pub at: Millis,
}

impl Journal {
    /// Gathers everything that is stored into one snapshot and removes what that holds. To be called only
    /// while this tab holds the lock that all tabs use for it: two at once could remove what neither holds.
    /// Gives the number of values that were gathered.
    ///
    /// # Errors
    ///
    /// Nothing is lost: what could not be gathered is where it was.
    pub fn compact(&mut self) -> Result<usize, SaveError> {
        let contents = self.read_current()?;
        self.log.merge(&contents.log);
        self.mend_slots(&contents)?;
        self.write_snapshot(&contents, self.epoch, &self.log)?;
        self.unsaved.clear();
        let gathered = contents.loose.iter().filter(|key| self.store.remove(key).is_ok()).count();
        self.loose = contents.loose.len() - gathered;
        Ok(gathered)
    }

    /// Writes again what is in memory and no longer in the store, because someone has cleared it.
    ///
    /// # Errors
    ///
    /// Something is still missing in the store.
    pub fn rewrite_missing(&mut self) -> Result<Mended, SaveError> {
        let contents = self.read_current()?;
        let is_missing = |event: &&Event| contents.log.get(event.id()).is_none();
        self.unsaved = self.log.events().into_iter().filter(is_missing).cloned().collect();
        let mut rewritten = self.save_unsaved()?;
        self.store_device();
        for name in self.settings.keys().filter(|name| !contents.settings.contains_key(*name)) {
            self.store_setting(name)?;
            rewritten += 1;
        }
        let known = self.log.len();
        self.log.merge(&contents.log);
        Ok(Mended { rewritten, learned: self.log.len() - known })
    }

    /// Replaces the whole history, by the events of an import or by none (a reset), after a safety copy. One
    /// `set` makes the change, so the store never holds a mixture; other tabs see [`crate::progress::Absorbed::Replaced`].
    ///
    /// # Errors
    ///
    /// Nothing has changed.
    pub fn replace(
        &mut self,
        events: impl IntoIterator<Item = Event>,
        reason: &str,
        now: Millis,
    ) -> Result<(), SaveError> {
        let contents = self.read_current()?;
        self.log.merge(&contents.log);
        self.mend_slots(&contents)?;
        self.safety_copy(reason, now)?;
        let log: Log = events.into_iter().collect();
        let epoch = Epoch { number: self.epoch.number.saturating_add(1), began: now };
        let slot = self.write_snapshot(&contents, epoch, &log)?;
        (self.log, self.epoch) = (log, epoch);
        self.unsaved.clear();
        // What is left of the old history no longer counts, so a removal that fails does no harm.
        self.store.remove(SNAPSHOTS[1 - slot]).ok();
        contents.loose.iter().for_each(|key| drop(self.store.remove(key)));
        self.loose = 0;
        Ok(())
    }

    /// Keeps a copy of all events aside; nothing if there are none. Of each reason the last two are kept.
    ///
    /// # Errors
    ///
    /// There is no copy: do not go on with what it was to protect from, or let the learner export first.
    pub fn safety_copy(&self, reason: &str, now: Millis) -> Result<Option<SafetyCopy>, SaveError> {
        self.check_writable()?;
        if self.log.is_empty() {
            return Ok(None);
        }
        let copy = SafetyCopy { name: format!("{reason}-{now}"), reason: reason.to_owned(), at: now };
        let key = key::of_copy(&copy.name);
        let text = seal_bundle(&key, self.epoch, 0, &self.log);
        self.store.set(&key, &text)?;
        if self.store.get(&key)?.as_deref() != Some(&*text) {
            return Err(SaveError::NotReadBack);
        }
        let copies = self.copies()?;
        let mut older: Vec<_> =
            copies.iter().filter(|other| other.reason == reason && **other != copy).collect();
        crate::sorting::sort_by_key(&mut older, |copy| std::cmp::Reverse(copy.at));
        for copy in older.iter().skip(COPIES - 1) {
            self.store.remove(&key::of_copy(&copy.name)).ok();
        }
        Ok(Some(copy))
    }

    /// The safety copies there are, oldest first.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn copies(&self) -> Result<Vec<SafetyCopy>, StoreError> {
        let keys = self.store.keys()?;
        let mut copies: Vec<SafetyCopy> = keys.iter().filter_map(|key| parse_copy(key)).collect();
        crate::sorting::sort_by(&mut copies, |one, other| (one.at, &one.name).cmp(&(other.at, &other.name)));
        Ok(copies)
    }

    /// Looks at the snapshot of which [`Journal::open`] has read only the head, once; a damaged one is moved aside. It
    /// is spare: every event of it is in the newer one.
    pub fn check_older_snapshot(&mut self) -> Option<Notice> {
        let key = self.unchecked.take()?;
        let value = self.store.get(key).ok()??;
        let is_damaged = self.newer.is_none() && unseal(key, &value) == Err(Unreadable::Damaged);
        is_damaged.then(|| self.quarantine(key))?
    }

    /// Brings back the events of a safety copy, beside those there are. Gives the number of events that were gone.
    ///
    /// # Errors
    ///
    /// There is no readable copy of this name, or its events are back in memory only.
    pub fn restore(&mut self, name: &str) -> Result<usize, SaveError> {
        let key = key::of_copy(name);
        let value = self.store.get(&key)?.ok_or(SaveError::NoSuchCopy)?;
        let copy = unseal_bundle(&key, &value).map_err(|_| SaveError::NoSuchCopy)?;
        self.import(copy.events)
    }

    /// What the store holds now, if this tab may write there.
    fn read_current(&mut self) -> Result<Contents, SaveError> {
        let contents = Contents::read(&*self.store, Older::Checked)?;
        self.newer = self.newer.max(contents.newer);
        self.check_writable()?;
        if contents.epoch > self.epoch { Err(SaveError::Replaced) } else { Ok(contents) }
    }

    /// Moves damaged values out of the snapshots' way.
    fn mend_slots(&self, contents: &Contents) -> Result<(), SaveError> {
        for key in &contents.damaged {
            let moved = self.quarantine(key);
            if SNAPSHOTS.contains(&&**key) && matches!(moved, Some(Notice::StillDamaged { .. })) {
                return Err(SaveError::DamageInTheWay);
            }
        }
        Ok(())
    }

    /// Writes a snapshot over the older of the two and reads it back. Gives its slot.
    fn write_snapshot(&self, contents: &Contents, epoch: Epoch, log: &Log) -> Result<usize, SaveError> {
        // An empty slot sorts before every snapshot.
        let slot = usize::from(contents.slots[1] < contents.slots[0]);
        let key = SNAPSHOTS[slot];
        let generation =
            contents.slots.iter().flatten().map(|(_, generation)| *generation).max().unwrap_or(0);
        let text = seal_bundle(key, epoch, generation.saturating_add(1), log);
        if let Err(error) = self.store.set(key, &text) {
            // Beside a newer snapshot the older one is spare; without it there may be room for the new one.
            if error != StoreError::Full || contents.slots[slot].is_none() {
                return Err(error.into());
            }
            self.store.remove(key)?;
            self.store.set(key, &text)?;
        }
        let stored = self.store.get(key)?.ok_or(SaveError::NotReadBack)?;
        let read = unseal_bundle(key, &stored).map_err(|_| SaveError::NotReadBack)?;
        if read.events.iter().eq(log.events()) { Ok(slot) } else { Err(SaveError::NotReadBack) }
    }
}

fn parse_copy(key: &str) -> Option<SafetyCopy> {
    let Key::Copy(name) = Key::parse(key) else { return None };
    let (reason, at) = name.rsplit_once('-')?;
    Some(SafetyCopy { name: name.to_owned(), reason: reason.to_owned(), at: at.parse().ok()? })
}
