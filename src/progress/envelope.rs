//! How a value is sealed, so that any damage to it shows.
//!
//! ```text
//! <schema>.<checksum, 16 hexadecimal digits>.<body>
//! ```
//!
//! The checksum covers key, schema and body: a value that stands under another key than it was written for
//! is damaged too, and so is one whose schema was changed. This layout is the same in every schema, so that an
//! old version can tell newer data from damaged data.

use crate::hash::Fnv;

/// The schema that this version writes.
pub(crate) const SCHEMA: u32 = 1;

/// Why a value cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unreadable {
    /// Something changed it after it was written, or it never was ours.
    #[error("the value is damaged")]
    Damaged,
    /// A newer version wrote it, with this schema.
    #[error("a newer version wrote the value (schema {0}); reload to get that version")]
    Newer(u32),
}

/// Seals a body for a key.
pub(crate) fn seal(key: &str, body: &str) -> String {
    seal_as(SCHEMA, key, body)
}

/// Seals a body as a version with another schema would.
pub(crate) fn seal_as(schema: u32, key: &str, body: &str) -> String {
    format!("{schema}.{:016x}.{body}", checksum(schema, key, body))
}

/// The body of a sealed value.
pub(crate) fn unseal<'a>(key: &str, value: &'a str) -> Result<&'a str, Unreadable> {
    let (schema, rest) = value.split_once('.').ok_or(Unreadable::Damaged)?;
    let (sum, body) = rest.split_once('.').ok_or(Unreadable::Damaged)?;
    let number: u32 = schema.parse().map_err(|_| Unreadable::Damaged)?;
    if sum != format!("{:016x}", checksum(number, key, body)) || number.to_string() != schema {
        return Err(Unreadable::Damaged);
    }
    match number {
        SCHEMA => Ok(body),
        newer if newer > SCHEMA => Err(Unreadable::Newer(newer)),
        _ => Err(Unreadable::Damaged),
    }
}

/// The body of a value of our schema, or its beginning, if the value is cut off. Damage to it does not show.
pub(crate) fn unchecked_body(value: &str) -> Option<&str> {
    let (schema, rest) = value.split_once('.')?;
    let (_, body) = rest.split_once('.')?;
    (schema.parse() == Ok(SCHEMA)).then_some(body)
}

fn checksum(schema: u32, key: &str, body: &str) -> u64 {
    let mut hash = Fnv::default();
    hash.write(key.as_bytes());
    hash.write(&[0]);
    hash.write(&schema.to_le_bytes());
    hash.write(body.as_bytes());
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_single_change_is_noticed() {
        let value = seal("readyroom/log/a/1", "1 undo 12 a-1");
        assert_eq!(unseal("readyroom/log/a/1", &value), Ok("1 undo 12 a-1"));
        assert_eq!(unseal("readyroom/log/a/2", &value), Err(Unreadable::Damaged));
        for place in 0..value.len() {
            assert_eq!(unseal("readyroom/log/a/1", &value[..place]), Err(Unreadable::Damaged));
            for byte in 0..128 {
                let mut bytes = value.clone().into_bytes();
                if bytes[place] != byte {
                    bytes[place] = byte;
                    let damaged = String::from_utf8(bytes).unwrap();
                    assert_eq!(unseal("readyroom/log/a/1", &damaged), Err(Unreadable::Damaged), "{damaged}");
                }
            }
        }
    }

    #[test]
    fn a_newer_schema_is_told_from_damage() {
        assert_eq!(unseal("k", &seal_as(2, "k", "whatever")), Err(Unreadable::Newer(2)));
        assert_eq!(unseal("k", &seal_as(0, "k", "whatever")), Err(Unreadable::Damaged));
    }
}
