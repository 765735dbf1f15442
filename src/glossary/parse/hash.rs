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

/// Which of many hashes occur more than once, by two bits each: few that do not are taken for some that do.
pub(super) struct Repeats {
    once: Vec<u64>,
    again: Vec<u64>,
}

impl Repeats {
    /// For about so many hashes.
    pub(super) fn of_about(count: usize) -> Self {
        // Eight bits a hash, and no more than a processor's cache holds.
        let words = (count / 8).next_power_of_two().clamp(1, 1 << 15);
        Self { once: vec![0; words], again: vec![0; words] }
    }

    pub(super) fn note(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        if let (Some(once), Some(again)) = (self.once.get_mut(word), self.again.get_mut(word)) {
            *again |= *once & bit;
            *once |= bit;
        }
    }

    /// Whether a hash was noted more than once, as far as can be told; never no if it was.
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.again.get(word).is_some_and(|again| again & bit != 0)
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let mixed = Identity(hash).finish();
        ((mixed >> 6) as usize & (self.once.len() - 1), 1 << (mixed & 63))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_occurs_again_is_told_from_most_that_does_not() {
        let names: Vec<u64> = (0..4_000).map(|number| exact(&format!("term {number}"))).collect();
        let mut repeats = Repeats::of_about(names.len());
        names.iter().chain(names.iter().step_by(10)).for_each(|&name| repeats.note(name));
        assert!(names.iter().step_by(10).all(|&name| repeats.may_hold(name)));
        let wrongly = names.iter().enumerate().filter(|&(at, &name)| at % 10 != 0 && repeats.may_hold(name));
        assert!(wrongly.count() < names.len() / 5);
    }
}
