//! The FNV-1a hash with 64 bits: small, and the same on every machine and in every version.

/// A running FNV-1a hash.
///
/// Each byte is folded in by a bijection of the state, so two inputs of one length that differ in one byte
/// never have the same hash; other differences go unnoticed once in 2^64.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Folds the bytes in.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// The hash of everything that was written.
    pub(crate) fn finish(self) -> u64 {
        self.0
    }

    /// The same with 32 bits: both halves in one.
    pub(crate) fn finish_short(self) -> u32 {
        (self.0 ^ (self.0 >> 32)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the test vectors of the FNV specification.
    #[test]
    fn published_hashes() {
        let hash = |text: &str| {
            let mut hash = Fnv::default();
            hash.write(text.as_bytes());
            hash.finish()
        };
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(Fnv(0x8594_4171_f739_67e8).finish_short(), 0x8594_4171 ^ 0xf739_67e8);
    }
}
