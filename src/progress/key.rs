//! The keys under which progress is stored.
//!
//! ```text
//! readyroom/device                   the id of this device
//! readyroom/log/<writer>/<number>    one event, whose id is <writer>-<number>
//! readyroom/batch/<writer>/<number>  many events at once: an import
//! readyroom/snapshot/a, .../b        all events up to some time, in turn
//! readyroom/settings/<name>          one setting
//! readyroom/copy/<reason>-<ms>       a safety copy of all events
//! readyroom/quarantine/<key>         a value that could not be read, under its old key
//! ```

/// What every key of ours begins with.
pub const PREFIX: &str = "readyroom/";
/// The key of the device's id.
pub(crate) const DEVICE: &str = "readyroom/device";
/// The keys of the two snapshots.
pub(crate) const SNAPSHOTS: [&str; 2] = ["readyroom/snapshot/a", "readyroom/snapshot/b"];

/// What a key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key<'a> {
    Device,
    Event {
        writer: &'a str,
        number: u32,
    },
    Batch,
    Snapshot(usize),
    Setting(&'a str),
    Copy(&'a str),
    Quarantine,
    /// Not ours, or a later version's.
    Other,
}

impl Key<'_> {
    pub(crate) fn parse(key: &str) -> Key<'_> {
        let Some(rest) = key.strip_prefix(PREFIX) else { return Key::Other };
        let (kind, name) = rest.split_once('/').unwrap_or((rest, ""));
        match kind {
            "device" if name.is_empty() => Key::Device,
            "log" => event(name).unwrap_or(Key::Other),
            "batch" => Key::Batch,
            "snapshot" => SNAPSHOTS.iter().position(|slot| *slot == key).map_or(Key::Other, Key::Snapshot),
            "settings" => Key::Setting(name),
            "copy" => Key::Copy(name),
            "quarantine" => Key::Quarantine,
            _ => Key::Other,
        }
    }
}

fn event(name: &str) -> Option<Key<'_>> {
    let (writer, digits) = name.rsplit_once('/')?;
    let number: u32 = digits.parse().ok()?;
    (number.to_string() == digits && !writer.is_empty()).then_some(Key::Event { writer, number })
}

/// The key of an event, if its id is a writer's with a number.
pub(crate) fn of_event(id: &str) -> Option<String> {
    let (writer, digits) = id.rsplit_once('-')?;
    let key = format!("{PREFIX}log/{writer}/{digits}");
    match Key::parse(&key) {
        Key::Event { writer: parsed, .. } if parsed == writer => Some(key),
        _ => None,
    }
}

pub(crate) fn of_batch(writer: &str, number: u32) -> String {
    format!("{PREFIX}batch/{writer}/{number}")
}

pub(crate) fn of_setting(name: &str) -> String {
    format!("{PREFIX}settings/{name}")
}

pub(crate) fn of_copy(name: &str) -> String {
    format!("{PREFIX}copy/{name}")
}

/// Where an unreadable value goes.
pub(crate) fn of_quarantine(key: &str, attempt: u32) -> String {
    let key = key.strip_prefix(PREFIX).unwrap_or(key);
    if attempt == 0 {
        format!("{PREFIX}quarantine/{key}")
    } else {
        format!("{PREFIX}quarantine/{key}~{attempt}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart() {
        assert_eq!(Key::parse("readyroom/device"), Key::Device);
        assert_eq!(Key::parse("readyroom/log/ab-1/7"), Key::Event { writer: "ab-1", number: 7 });
        assert_eq!(Key::parse("readyroom/snapshot/b"), Key::Snapshot(1));
        assert_eq!(Key::parse("readyroom/settings/theme"), Key::Setting("theme"));
        for key in ["theme", "readyroom/", "readyroom/log/a/07", "readyroom/log//7", "readyroom/snapshot/c"] {
            assert_eq!(Key::parse(key), Key::Other, "{key}");
        }
    }

    #[test]
    fn an_event_has_the_key_of_its_id() {
        assert_eq!(of_event("ab-1-7").as_deref(), Some("readyroom/log/ab-1/7"));
        for id in ["7", "ab", "ab-", "ab-07", "-7", "ab-4294967296"] {
            assert_eq!(of_event(id), None, "{id}");
        }
    }
}
