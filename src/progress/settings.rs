//! Settings: small values with a name, each under a key of its own. The later change wins.

use crate::{
    memory::Millis,
    progress::{
        Absorbed, Journal, SaveError,
        envelope::{Unreadable, seal, unseal},
        key,
    },
};

impl Journal {
    /// The value of a setting.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.settings.get(name).map(|(_, value)| &**value)
    }

    /// All settings with the time at which each was set.
    pub fn settings(&self) -> impl Iterator<Item = (&str, Millis, &str)> {
        self.settings.iter().map(|(name, (at, value))| (&**name, *at, &**value))
    }

    /// Changes a setting. Between tabs and devices the later change wins.
    ///
    /// # Errors
    ///
    /// It is changed in memory but not stored.
    pub fn set_setting(&mut self, name: &str, value: &str, now: Millis) -> Result<(), SaveError> {
        // A change here comes after what it changes, even if a clock was wrong before.
        let at = self.settings.get(name).map_or(now, |(before, _)| now.max(before.saturating_add(1)));
        self.settings.insert(name.to_owned(), (at, value.to_owned()));
        self.store_setting(name)
    }

    /// Takes over settings from elsewhere where they are newer than ours.
    ///
    /// # Errors
    ///
    /// They are changed in memory, but the first one that failed and those after it are not stored.
    pub fn import_settings(
        &mut self,
        settings: impl IntoIterator<Item = (String, Millis, String)>,
    ) -> Result<(), SaveError> {
        let mut changed = Vec::new();
        for (name, at, value) in settings {
            if self.settings.get(&name).is_none_or(|known| *known < (at, value.clone())) {
                self.settings.insert(name.clone(), (at, value));
                changed.push(name);
            }
        }
        changed.iter().try_for_each(|name| self.store_setting(name))
    }

    pub(super) fn store_setting(&self, name: &str) -> Result<(), SaveError> {
        self.check_writable()?;
        if let Some((at, value)) = self.settings.get(name) {
            let key = key::of_setting(name);
            self.store.set(&key, &seal(&key, &format!("{at} {value}")))?;
        }
        Ok(())
    }

    pub(super) fn absorb_setting(
        &mut self,
        key: &str,
        name: &str,
        value: &str,
    ) -> Result<Absorbed, Unreadable> {
        let setting = read_setting(key, value)?;
        if self.settings.get(name).is_some_and(|known| *known >= setting) {
            return Ok(Absorbed::Nothing);
        }
        self.settings.insert(name.to_owned(), setting);
        Ok(Absorbed::Setting(name.to_owned()))
    }
}

/// The time and the value of a sealed setting: `<ms> <value>`.
pub(crate) fn read_setting(key: &str, value: &str) -> Result<(Millis, String), Unreadable> {
    let (at, value) = unseal(key, value)?.split_once(' ').ok_or(Unreadable::Damaged)?;
    Ok((at.parse().map_err(|_| Unreadable::Damaged)?, value.to_owned()))
}
