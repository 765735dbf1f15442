//! Hashes of names, where a name is only ever compared.

use std::hash::{BuildHasherDefault, Hasher};

use crate::hash::Fnv;

/// The letters and digits of a text in lower case.
#[derive(Default)]
pub(super) struct Letters(Fnv);

impl Letters {
    pub(super) fn add(&mut self, text: &str) {
        if text.is_ascii() {
            let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
            return letters.for_each(|byte| self.0.write(&[byte.to_ascii_lowercase()]));
        }
        for c in text.chars().filter(|c| c.is_alphanumeric()) {
            c.to_lowercase().for_each(|c| self.0.write(c.encode_utf8(&mut [0; 4]).as_bytes()));
        }
    }

    pub(super) fn hash(&self) -> u64 {
        self.0.finish()
    }
}

/// The hash of a text as it is.
pub(super) fn exact(text: &str) -> u64 {
    let mut hash = Fnv::default();
    hash.write(text.as_bytes());
    hash.finish()
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
