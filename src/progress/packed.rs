//! Bytes as compact text, and numbers as bytes.
//!
//! localStorage counts UTF-16 units, and a lone surrogate does not survive every way of storing. So 15 bits go
//! into each unit, as one of the 32,768 code points from U+3400, none of which is a surrogate.

use serde::{Serialize, de::DeserializeOwned};

/// The code point that stands for fifteen zero bits.
const BASE: u32 = 0x3400;
const BITS: u32 = 15;

/// Bytes as text: one UTF-16 unit for 15 bits.
pub(crate) fn to_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 3);
    let (mut held, mut bits) = (0u32, 0u32);
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            text.extend(char::from_u32(BASE + (held >> bits)));
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        text.extend(char::from_u32(BASE + (held << (BITS - bits))));
    }
    text
}

/// The bytes of such a text; nothing if it is none or does not hold exactly `length` bytes.
pub(crate) fn from_text(text: &str, length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 15 / 8 + 8);
    let (mut held, mut bits) = (0u64, 0u32);
    // A snapshot has a million units, each of which is three bytes of UTF-8; decoding them as text takes twice as long.
    let (units, rest) = text.as_bytes().as_chunks::<3>();
    for unit in units {
        // Only a character of three bytes begins so; with the first one in place all others are.
        if unit[0] & 0xf0 != 0xe0 {
            return None;
        }
        let [high, middle, low] = unit.map(u32::from);
        let value = ((high & 0xf) << 12 | (middle & 0x3f) << 6 | low & 0x3f).checked_sub(BASE)?;
        if value >> BITS != 0 {
            return None;
        }
        held = held << BITS | u64::from(value);
        bits += BITS;
        if bits >= 32 {
            bits -= 32;
            bytes.extend_from_slice(&((held >> bits) as u32).to_be_bytes());
        }
    }
    while bits >= 8 {
        bits -= 8;
        bytes.push((held >> bits) as u8);
    }
    let left = held & ((1 << bits) - 1);
    // The last unit may hold a whole byte of padding.
    let padding = bytes.split_off(length.min(bytes.len()));
    let is_padded = padding.len() < 2 && padding.iter().all(|&byte| byte == 0) && left == 0;
    (rest.is_empty() && bytes.len() == length && is_padded).then_some(bytes)
}

/// Bytes as a text that says how many they are.
pub(crate) fn pack(bytes: &[u8]) -> String {
    format!("{} {}", bytes.len(), to_text(bytes))
}

/// The bytes of what [`pack`] wrote; nothing if it is anything else.
pub(crate) fn unpack(text: &str) -> Option<Vec<u8>> {
    let (length, packed) = text.split_once(' ')?;
    from_text(packed, length.parse().ok()?)
}

/// A value as a text; empty if there is not enough memory for it.
pub(crate) fn pack_value<T: Serialize>(value: &T) -> String {
    postcard::to_allocvec(value).map(|bytes| pack(&bytes)).unwrap_or_default()
}

/// The value of what [`pack_value`] wrote; nothing if it is anything else.
pub(crate) fn unpack_value<T: DeserializeOwned>(text: &str) -> Option<T> {
    postcard::from_bytes(&unpack(text)?).ok()
}

/// Appends a number, low bits first, seven to a byte.
pub(crate) fn write_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Appends a text with its length.
pub(crate) fn write_text(bytes: &mut Vec<u8>, text: &str) {
    write_number(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

/// Reads what the functions above wrote; every method gives nothing when that is not there.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { rest: bytes }
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    pub(crate) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            if part << shift >> shift != part {
                return None;
            }
            number |= part << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number of things that follow, each of at least one byte; so a forged count cannot claim memory.
    pub(crate) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|&count| count <= self.rest.len())
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        for length in 0..70 {
            let bytes: Vec<u8> = (0..length).map(|byte| (byte * 37 + 255) as u8).collect();
            let text = to_text(&bytes);
            assert_eq!(text.encode_utf16().count(), (bytes.len() * 8).div_ceil(15));
            assert_eq!(from_text(&text, bytes.len()), Some(bytes.clone()));
            assert_eq!(from_text(&text, bytes.len() + 2), None);
        }
        assert_eq!(from_text("undefined", 1), None);
        let text = to_text(&[1, 2, 3, 4, 5, 6, 7, 8]);
        for other in ["a", "ä", "\u{33ff}", "\u{b400}", "\u{fffd}", "\u{1f600}"] {
            for (place, unit) in text.char_indices() {
                let changed = format!("{}{other}{}", &text[..place], &text[place + unit.len_utf8()..]);
                assert_eq!(from_text(&changed, 8), None, "{changed}");
            }
        }
    }

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX - 1, u64::MAX] {
            let mut bytes = Vec::new();
            write_number(&mut bytes, number);
            assert_eq!(Reader::new(&bytes).number(), Some(number));
            assert_eq!(Reader::new(&bytes[..bytes.len() - 1]).number(), None);
        }
        assert_eq!(Reader::new(&[0xff; 20]).number(), None);
    }
}
