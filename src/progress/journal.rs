//! The log together with the store that it is kept in.

use std::rc::Rc;

use crate::{
    memory::{Millis, clock::MINUTE},
    progress::{
        Added, Event, Log, Store, StoreError,
        contents::{Contents, Older},
        envelope::{seal, unseal},
        key::{self, DEVICE},
        record::{Epoch, seal_bundle, seal_event},
    },
    sorted_map::SortedMap,
};

/// A clock may be so much behind another device's before we speak of it.
const CLOCK_TOLERANCE: Millis = 5 * MINUTE;
/// More events than these are saved together as a batch.
const FEW: usize = 50;

/// The log of this tab, kept in the store.
///
/// It guarantees:
/// - An event is stored by one `set` of a key that was never used before, so tabs never overwrite each other.
/// - What could not be stored stays in memory, counts, is exported, and is stored when storing works again.
/// - A key is removed only after its content was written elsewhere and read back.
/// - While a newer version's data are there, nothing is written or removed.
pub struct Journal {
    pub(super) store: Rc<dyn Store>,
    pub(super) device: String,
    pub(super) writer: String,
    pub(super) next_number: u32,
    pub(super) log: Log,
    pub(super) epoch: Epoch,
    pub(super) unsaved: Vec<Event>,
    pub(super) settings: SortedMap<String, (Millis, String)>,
    pub(super) newer: Option<u32>,
    pub(super) loose: usize,
    /// The snapshot of which only the head was read.
    pub(super) unchecked: Option<&'static str>,
}

/// A journal, and what the learner should be told about how it was found.
pub struct Opened {
    /// The journal; it works in every case, in memory alone if need be.
    pub journal: Journal,
    /// What was found.
    pub notices: Vec<Notice>,
}

/// Something that the learner should be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Notice {
    /// The store cannot be read; everything stays in memory.
    #[error("{0}")]
    Unreachable(StoreError),
    /// A value could not be read and was moved aside.
    #[error("a stored value was damaged; everything else is there, and the damaged value is kept as {to}")]
    Quarantined {
        /// Where it was.
        from: String,
        /// Where it is now.
        to: String,
    },
    /// A value could not be read and could not be moved aside either: it is still where it was.
    #[error("the stored value {key} is damaged and could not be moved aside: {error}")]
    StillDamaged {
        /// Where it is.
        key: String,
        /// Why it could not be moved.
        error: StoreError,
    },
    /// A newer version has written here.
    #[error(
        "a newer version of Readyroom wrote this progress; reload the page to get it (until then nothing is saved)"
    )]
    Newer(u32),
    /// The clock shows an earlier time than a review that was already recorded.
    #[error("this device's clock is {} minutes behind an answer that was already given; check date and time", .behind / MINUTE)]
    ClockBehind {
        /// By how much, in milliseconds.
        behind: Millis,
    },
}

/// Why something was not saved. It is still in memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A newer version's data are there, which must not be touched.
    #[error(
        "a newer version of Readyroom is in use; reload this page to get it, then your answers are saved"
    )]
    Newer(u32),
    /// Another tab has replaced the whole history.
    #[error("progress was replaced in another tab; reload this page")]
    Replaced,
    /// What was written could not be read back.
    #[error("the browser did not store what it was given; export your progress")]
    NotReadBack,
    /// A damaged value is in the way and could not be moved aside.
    #[error(
        "a damaged value is in the way and there is no room to move it; export your progress, then free some space"
    )]
    DamageInTheWay,
    /// There is no safety copy of that name.
    #[error("there is no readable safety copy of this name")]
    NoSuchCopy,
}

impl Journal {
    /// Reads everything that is stored. `device` and `tab` are random numbers: the first becomes the device's
    /// id if it has none yet, the second tells this tab from all others, past and present.
    pub fn open(store: Rc<dyn Store>, device: u64, tab: u64, now: Millis) -> Opened {
        let (contents, mut notices) = match Contents::read(&*store, Older::Head) {
            Ok(contents) => (contents, vec![]),
            Err(error) => (Contents::default(), vec![Notice::Unreachable(error)]),
        };
        let device = stored_device(&*store).unwrap_or_else(|| format!("{device:016x}"));
        let journal = Journal {
            writer: format!("{device}.{tab:x}"),
            device,
            store,
            next_number: 1,
            log: contents.log,
            epoch: contents.epoch,
            unsaved: Vec::new(),
            settings: contents.settings,
            newer: contents.newer,
            loose: contents.loose.len(),
            unchecked: contents.unchecked,
        };
        match journal.newer {
            Some(schema) => notices.push(Notice::Newer(schema)),
            None => {
                notices.extend(contents.damaged.iter().filter_map(|key| journal.quarantine(key)));
                journal.store_device();
            }
        }
        notices.extend(journal.check_clock(now));
        Opened { journal, notices }
    }

    /// Tells when the clock is more than five minutes behind an event that is already in the log: it is wrong, or
    /// was. Nothing is lost by it, but intervals are counted from the time that was recorded.
    pub fn check_clock(&self, now: Millis) -> Option<Notice> {
        let behind = self.log.latest()?.saturating_sub(now);
        (behind > CLOCK_TOLERANCE).then_some(Notice::ClockBehind { behind })
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Gives every event to the card that it belongs to now; see [`Log::learn_moves`].
    pub fn learn_moves(&mut self) -> bool {
        self.log.learn_moves()
    }

    /// The id of this device; ids of its events begin with it.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// How many events are in memory only.
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// The schema of a newer version whose data are there; while there are any, nothing is saved.
    pub fn newer(&self) -> Option<u32> {
        self.newer
    }

    /// Whether the store can be read. What is written to one that cannot is as good as not saved.
    pub fn is_readable(&self) -> bool {
        self.store.get(DEVICE).is_ok()
    }

    /// How many values wait to be gathered into a snapshot; from some hundred on [`Journal::compact`] pays.
    pub fn loose(&self) -> usize {
        self.loose
    }

    /// An id for the next event: never used before, here or in any other tab.
    pub fn new_id(&mut self) -> String {
        loop {
            let id = format!("{}-{}", self.writer, self.next_number);
            self.next_number = self.next_number.saturating_add(1);
            let taken = key::of_event(&id).is_some_and(|key| matches!(self.store.get(&key), Ok(Some(_))));
            if self.next_number == u32::MAX || !(taken || self.log.get(&id).is_some()) {
                return id;
            }
        }
    }

    /// Records an event, in memory in any case, and stores it with one `set`; then stores what was left unsaved
    /// before, if anything.
    ///
    /// # Errors
    ///
    /// The event is recorded but not stored: tell the learner; it is tried again with the next event.
    pub fn append(&mut self, event: Event) -> Result<Added, SaveError> {
        let added = self.log.add(event.clone());
        if added == Added::Known {
            return Ok(added);
        }
        self.unsaved.push(event);
        self.save_unsaved().map(|_| added)
    }

    /// Stores what is in memory only, the last event first, because it is what the learner waits for.
    ///
    /// # Errors
    ///
    /// Something is still unsaved.
    pub fn save_unsaved(&mut self) -> Result<usize, SaveError> {
        self.check_writable()?;
        let before = self.unsaved.len();
        if before > FEW || self.unsaved.iter().any(|event| key::of_event(event.id()).is_none()) {
            self.save_batch()?;
        }
        while let Some(event) = self.unsaved.last() {
            let key = key::of_event(event.id()).ok_or(SaveError::NotReadBack)?;
            self.store.set(&key, &seal_event(&key, self.epoch, event))?;
            self.loose += 1;
            self.unsaved.pop();
        }
        Ok(before)
    }

    /// Adds events from elsewhere (an import, a safety copy), all or none of them with one `set`. Known ids
    /// are left as they are. Gives the number of new events.
    ///
    /// # Errors
    ///
    /// They count, but are in memory only.
    pub fn import(&mut self, events: impl IntoIterator<Item = Event>) -> Result<usize, SaveError> {
        let before = self.log.len();
        for event in events {
            if self.log.get(event.id()).is_none() {
                self.log.add(event.clone());
                self.unsaved.push(event);
            }
        }
        if self.log.len() > before {
            self.check_writable()?;
            self.save_batch()?;
        }
        Ok(self.log.len() - before)
    }

    /// What our keys and values take of the store, in UTF-16 units.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn units(&self) -> Result<usize, StoreError> {
        let mut units = 0;
        for key in self.store.keys()?.iter().filter(|key| key.starts_with(key::PREFIX)) {
            let value = self.store.get(key)?.unwrap_or_default();
            units += key.encode_utf16().count() + value.encode_utf16().count();
        }
        Ok(units)
    }

    pub(super) fn check_writable(&self) -> Result<(), SaveError> {
        self.newer.map_or(Ok(()), |schema| Err(SaveError::Newer(schema)))
    }

    /// Stores the device's id; if that fails, the next visit has another id, which harms nothing.
    pub(super) fn store_device(&self) {
        if stored_device(&*self.store).is_none() {
            self.store.set(DEVICE, &seal(DEVICE, &self.device)).ok();
        }
    }

    /// Moves a damaged value aside. It is removed from its place only when it stands in the other.
    pub(super) fn quarantine(&self, key: &str) -> Option<Notice> {
        let from = key.to_owned();
        match self.move_aside(key) {
            Ok(to) => to.map(|to| Notice::Quarantined { from, to }),
            Err(error) => Some(Notice::StillDamaged { key: from, error }),
        }
    }

    fn move_aside(&self, key: &str) -> Result<Option<String>, StoreError> {
        let Some(value) = self.store.get(key)? else { return Ok(None) };
        let mut attempt = 0;
        let to = loop {
            let to = key::of_quarantine(key, attempt);
            match self.store.get(&to)? {
                None => break to,
                Some(kept) if kept == value => break to,
                Some(_) => attempt += 1,
            }
        };
        self.store.set(&to, &value)?;
        if self.store.get(&to)?.as_deref() != Some(&*value) {
            return Err(StoreError::Other("a value was not stored as it was given".to_owned()));
        }
        self.store.remove(key)?;
        Ok(Some(to))
    }

    fn save_batch(&mut self) -> Result<(), SaveError> {
        let key = key::of_batch(&self.writer, self.next_number);
        self.next_number = self.next_number.saturating_add(1);
        let batch: Log = self.unsaved.iter().cloned().collect();
        self.store.set(&key, &seal_bundle(&key, self.epoch, 0, &batch))?;
        self.loose += 1;
        self.unsaved.clear();
        Ok(())
    }
}

fn stored_device(store: &dyn Store) -> Option<String> {
    let value = store.get(DEVICE).ok()??;
    let device = unseal(DEVICE, &value).ok()?;
    let fits = (1..=32).contains(&device.len()) && device.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| device.to_owned())
}
