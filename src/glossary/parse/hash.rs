//! Hashes of names, where a name is only ever compared.

use std::hash::{BuildHasherDefault, Hasher};

/// The letters and digits of a text in lower case, by FNV-1a.
pub(super) struct Letters(u64);

impl Default for Letters {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Letters {
    pub(super) fn add(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_alphanumeric() {
                self.mix(u64::from(c.to_ascii_lowercase()));
            } else if !c.is_ascii() && c.is_alphanumeric() {
                c.to_lowercase().for_each(|c| self.mix(u64::from(c)));
            }
        }
    }

    pub(super) fn hash(&self) -> u64 {
        self.0
    }

    fn mix(&mut self, value: u64) {
        self.0 = (self.0 ^ value).wrapping_mul(0x0100_0000_01b3);
    }
}

/// The hash of a text as it is.
pub(super) fn exact(text: &str) -> u64 {
    let mut letters = Letters::default();
    text.bytes().for_each(|byte| letters.mix(u64::from(byte)));
    letters.0
}

/// For maps whose keys are hashes already.
pub(super) type Hashed = BuildHasherDefault<Identity>;

/// Takes a hash as it is, its high bits mixed into its low ones.
#[derive(Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0 ^ self.0.rotate_left(29)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
