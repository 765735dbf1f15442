//! Which key does what, where a single key does something.

/// Something that a single key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Takes the last answer back.
    Undo,
    /// Turns the grade round.
    Overrule,
    /// Says why this card is asked.
    Why,
    /// Begins and ends a pause.
    Pause,
    /// Lists the keys.
    Help,
}

impl Shortcut {
    /// In the order in which their keys are stored. New ones come last.
    pub const ALL: [Shortcut; 5] =
        [Shortcut::Undo, Shortcut::Overrule, Shortcut::Why, Shortcut::Pause, Shortcut::Help];
}

/// The key of each [`Shortcut`]. No two are the same, and none is a key that answers questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys([char; 5]);

/// Why a key cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyRefused {
    /// Another shortcut has it.
    Taken(Shortcut),
    /// It answers questions, as digits and the space bar do, or is no key that writes a sign.
    Reserved,
}

impl Default for Keys {
    fn default() -> Self {
        Keys(['u', 'o', 'w', 'p', '?'])
    }
}

impl Keys {
    /// Reads what [`Keys::stored`] wrote; what is missing has its default.
    pub fn from_stored(text: &str) -> Keys {
        let mut keys = Keys::default();
        keys.0.iter_mut().zip(text.chars()).for_each(|(key, stored)| *key = stored);
        keys
    }

    /// The keys in the order of [`Shortcut::ALL`], as one word.
    pub fn stored(&self) -> String {
        self.0.iter().collect()
    }

    /// The key of a shortcut.
    pub fn key(&self, shortcut: Shortcut) -> char {
        self.0[shortcut as usize]
    }

    /// What a key does.
    pub fn shortcut(&self, key: char) -> Option<Shortcut> {
        Shortcut::ALL.into_iter().find(|&shortcut| self.key(shortcut) == key)
    }

    /// The same with another key for one shortcut; letters are taken as small ones.
    ///
    /// # Errors
    ///
    /// Says why not when that would leave a key with two meanings. Nothing is changed then.
    pub fn with(mut self, shortcut: Shortcut, key: char) -> Result<Keys, KeyRefused> {
        let key = crate::glossary::lower(key);
        if key.is_numeric() || key.is_whitespace() || key.is_control() {
            return Err(KeyRefused::Reserved);
        }
        match self.shortcut(key) {
            Some(other) if other != shortcut => Err(KeyRefused::Taken(other)),
            _ => {
                self.0[shortcut as usize] = key;
                Ok(self)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_changed_found_stored_and_read_again() {
        let keys = Keys::default().with(Shortcut::Undo, 'Z').unwrap().with(Shortcut::Help, 'h').unwrap();
        assert_eq!((keys.key(Shortcut::Undo), keys.shortcut('z')), ('z', Some(Shortcut::Undo)));
        assert_eq!(keys.shortcut('u'), None);
        assert_eq!(Keys::from_stored(&keys.stored()), keys);
        assert_eq!(Keys::default().with(Shortcut::Why, 'w'), Ok(Keys::default()), "its own key is no clash");
    }

    #[test]
    fn a_key_has_one_meaning() {
        let keys = Keys::default();
        assert_eq!(keys.with(Shortcut::Undo, 'o'), Err(KeyRefused::Taken(Shortcut::Overrule)));
        assert_eq!(keys.with(Shortcut::Undo, 'O'), Err(KeyRefused::Taken(Shortcut::Overrule)));
        for reserved in ['1', '9', ' ', '\u{1b}', '٣'] {
            assert_eq!(keys.with(Shortcut::Undo, reserved), Err(KeyRefused::Reserved), "{reserved:?}");
        }
    }

    #[test]
    fn what_a_version_with_fewer_shortcuts_stored_can_be_read() {
        assert_eq!(Keys::from_stored("x").stored(), "xowp?");
        assert_eq!(Keys::from_stored(""), Keys::default());
        assert_eq!(Keys::from_stored("abcdefgh").stored(), "abcde");
    }
}
