//! What is stored: preferences, other tabs' changes, gathering, import and reset.

use super::{Engine, PREFERENCES, Saved, scheduler};
use crate::{
    memory::{Memories, Moment},
    progress::{Absorbed, Event, Preferences, SaveError},
};

/// From so many loose records on it pays to gather them.
const COMPACT_FROM: usize = 200;

impl Engine {
    /// Changes what the person has set, and stores it.
    pub(crate) fn change_settings(&mut self, change: impl FnOnce(&mut Preferences), now: Moment) -> Saved {
        change(&mut self.settings);
        let saved = self.journal.set_setting(PREFERENCES, &self.settings.encode(), now.at);
        self.apply_settings();
        saved
    }

    fn apply_settings(&mut self) {
        self.scheduler = scheduler(&self.settings);
        self.memories = self.journal.log().replay(&self.scheduler);
    }

    /// Takes in what another tab has stored; `None` as key means that everything was cleared. A session that is on
    /// the screen is brought up to date by [`Engine::refresh_session`].
    pub(crate) fn absorb(&mut self, key: Option<&str>, value: Option<&str>) -> Absorbed {
        let absorbed = key.map_or(Absorbed::Removed, |key| self.journal.absorb(key, value));
        match &absorbed {
            Absorbed::Cards(cards) => {
                for card in cards {
                    self.journal.log().replay_card(&self.scheduler, card, &mut self.memories);
                }
            }
            Absorbed::Everything => self.memories = self.journal.log().replay(&self.scheduler),
            Absorbed::Setting(name) if name == PREFERENCES => {
                self.settings =
                    self.journal.setting(PREFERENCES).map(Preferences::decode).unwrap_or_default();
                self.apply_settings();
            }
            _ => {}
        }
        absorbed
    }

    /// Writes again what someone has cleared from the store; says how many values were gone.
    pub(crate) fn rewrite_missing(&mut self) -> Result<usize, SaveError> {
        let mended = self.journal.rewrite_missing()?;
        if mended.learned > 0 {
            self.memories = self.journal.log().replay(&self.scheduler);
        }
        Ok(mended.rewritten)
    }

    /// Whether so many records lie about that they should be gathered.
    pub(crate) fn wants_compaction(&self) -> bool {
        self.journal.loose() >= COMPACT_FROM
    }

    /// Gathers the records into a snapshot; only while the tab holds the lock for it.
    pub(crate) fn compact(&mut self) -> Saved {
        self.journal.compact().map(drop)
    }

    /// Tries again to store what could not be stored.
    pub(crate) fn save_unsaved(&mut self) -> Saved {
        self.journal.save_unsaved().map(drop)
    }

    /// Adds reviews from elsewhere, after a safety copy, and the texts that were seen there. Gives the number of new
    /// reviews and other events.
    pub(crate) fn import(
        &mut self,
        events: Vec<Event>,
        seen: Option<String>,
        now: Moment,
    ) -> Result<usize, SaveError> {
        self.journal.safety_copy("import", now.at)?;
        let mut added = self.journal.import(events);
        self.learn_moves();
        if let Some(seen) = seen {
            added = added.and_then(|number| self.import_seen(&seen, now).map(|()| number));
        }
        self.memories = self.journal.log().replay(&self.scheduler);
        added
    }

    /// Forgets everything, after a safety copy.
    pub(crate) fn reset(&mut self, now: Moment) -> Saved {
        self.journal.replace([], "reset", now.at)?;
        self.memories = Memories::default();
        (self.session, self.asked, self.answered) = (None, None, None);
        self.confusions.clear();
        Ok(())
    }
}
