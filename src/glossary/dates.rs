//! When entries were added and changed, as the versions of a glossary tell it.

use serde::{Deserialize, Serialize};

use super::Glossary;

/// What is known of one entry. Days are counted from 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// Which entry of the glossary, in document order, from 0.
    pub entry: u32,
    /// When the entry came; none if it was there before the oldest version that is known.
    pub added: Option<u32>,
    /// When its definition last became another one; none if it never did, or before that version.
    pub changed: Option<u32>,
}

/// What the versions of a glossary, oldest first, each with its day, say of its present entries. Whether they begin with
/// the first one of all is `from_first`: only then is it known when its entries came.
///
/// An entry is followed by its id; entries of which nothing is known are left out, and so are those whose definition is not
/// that of the last version, since that change has no day yet.
///
/// ```
/// use readyroom::glossary::{Dates, SourceFile, dates, parse};
///
/// let version = |text: &str| parse(&[SourceFile::new("g.md", text)]).glossary;
/// let (old, new) = (version("**Node**: We run 3.\n"), version("**Node**: We run 5.\n"));
/// let versions = [(20_000, old), (20_100, new.clone())];
/// assert_eq!(dates(&new, &versions, true), [Dates { entry: 0, added: Some(20_000), changed: Some(20_100) }]);
/// ```
pub fn dates(present: &Glossary, versions: &[(u32, Glossary)], from_first: bool) -> Vec<Dates> {
    let mut found = Vec::new();
    for (entry, (_, now)) in (0..).zip(present.entries()) {
        let (mut before, mut dates) = (None, Dates { entry, added: None, changed: None });
        for (number, (day, version)) in versions.iter().enumerate() {
            let text = version.entry(&now.id).map(|(_, entry)| entry.definition_text());
            match (&before, &text) {
                (None, Some(_)) => {
                    dates.added = (number > 0 || from_first).then_some(*day);
                    dates.changed = None;
                }
                (Some(before), Some(text)) if before != text => dates.changed = Some(*day),
                _ => {}
            }
            before = text;
        }
        if before.is_some_and(|text| text == now.definition_text())
            && (dates.added, dates.changed) != (None, None)
        {
            found.push(dates);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{SourceFile, parse};

    fn version(text: &str) -> Glossary {
        parse(&[SourceFile::new("g.md", text)]).glossary
    }

    #[test]
    fn an_entry_has_the_days_on_which_it_came_and_changed() {
        let versions = [
            (10, version("**A**: one.\n\n**B**: two.\n")),
            (20, version("**A**: one.\n\n**B**: two, or three.\n\n**C**: four.\n")),
            (30, version("**B**: two, or three.\n\n**C**: four.\n")),
            (40, version("**A**: one again.\n\n**B**: two, or five.\n\n**C**: four.\n")),
        ];
        let of = |text, from_first| dates(&version(text), &versions, from_first);
        let text = "**A**: one again.\n\n**B**: two, or five.\n\n**C**: four.\n";
        let [a, b, c] = [
            Dates { entry: 0, added: Some(40), changed: None }, // it had gone
            Dates { entry: 1, added: None, changed: Some(40) },
            Dates { entry: 2, added: Some(20), changed: None },
        ];
        assert_eq!(of(text, false), [a, b, c]);
        assert_eq!(of(text, true), [a, Dates { added: Some(10), ..b }, c]);
        // What is not committed yet has no day.
        assert_eq!(of("**C**: four, or six.\n\n**A**: one again.\n", false), [Dates { entry: 1, ..a }]);
        assert_eq!(dates(&version(text), &[], true), []);
    }
}
