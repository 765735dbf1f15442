//! The keys of imported glossaries.

/// The key that names the imported glossary in use.
pub(super) const ACTIVE: &str = "readyroom/active";
/// What the keys of every imported glossary begin with.
const SHELF: &str = "readyroom/g/";

/// What the keys of a glossary, and of the progress in it, begin with.
pub(super) fn space(id: &str) -> String {
    [SHELF, id, "/"].concat()
}

/// The key of a glossary's name.
pub(super) fn name(id: &str) -> String {
    space(id) + "name"
}

/// The key of a parsed glossary.
pub(super) fn table(id: &str) -> String {
    space(id) + "table"
}

/// Where a table goes that cannot be read.
pub(super) fn aside(id: &str, attempt: u32) -> String {
    format!("readyroom/quarantine/g/{id}/table~{attempt}")
}

/// The id in the key of a name or of a table (`part`).
pub(super) fn id_in<'a>(key: &'a str, part: &str) -> Option<&'a str> {
    key.strip_prefix(SHELF)?.strip_suffix(part)?.strip_suffix('/').filter(|id| !id.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_in_keys() {
        assert_eq!(id_in(&table("größe-2"), "table"), Some("größe-2"));
        assert_eq!(id_in(&name("ops"), "table"), None);
        for key in ["readyroom/g/ops/log/table", "readyroom/table", "table", "readyroom/g/table"] {
            assert_eq!(id_in(key, "table"), None, "{key}");
        }
    }
}
