//! A file of progress, read with distrust.

use serde::Deserialize;

use crate::{
    memory::{Millis, Rating, Review},
    progress::{
        Event, Log,
        export::{FORMAT, VERSION},
        lenient::{FURTHEST, Field, List},
    },
    quiz::{CardId, QuestionKind},
};

/// How large a file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Reviews; and as many other events.
    pub reviews: usize,
    /// How deeply lists and objects may be nested.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 5 * 1024 * 1024, reviews: List::<()>::MOST, depth: 128 }
    }
}

/// What a file of progress holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The device that it was exported on, if it says so.
    pub device: Option<String>,
    /// Reviews and other events.
    pub events: Vec<Event>,
    /// Settings: name, time, value. Which of them to take over is for the caller to decide.
    pub settings: Vec<(String, Millis, String)>,
    /// How many items could not be read; all others can.
    pub unreadable: usize,
}

/// What an import would change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportPreview {
    /// Reviews that are not in the log yet.
    pub new: usize,
    /// Reviews that are in the log already.
    pub known: usize,
    /// Other events that are not in the log yet: suspensions, undone answers and such.
    pub other: usize,
    /// Items that cannot be read and would be left out.
    pub unreadable: usize,
}

/// Why a file is refused. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Larger than the limit.
    #[error(
        "the file is larger than 5 MiB; export it again, which makes several files where one would be too large"
    )]
    TooLarge,
    /// More reviews than the limit.
    #[error("the file has more than 100,000 reviews; export it again, which makes several files")]
    TooMany,
    /// Nested more deeply than any file of ours.
    #[error("the file is nested too deeply to be a progress file; choose a file made by Export progress")]
    TooDeep,
    /// Not JSON, or cut short.
    #[error("the file is damaged or cut short ({0}); download or export it again")]
    Damaged(String),
    /// JSON of something else.
    #[error("this is no Readyroom progress file; choose a file made by Export progress")]
    Foreign,
    /// Made by a later version.
    #[error(
        "a newer version of Readyroom made this file (version {0}); reload the page to get it, then import again"
    )]
    Newer(i64),
}

impl Import {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// The file as a whole is refused; single items that are unreadable are only counted.
    pub fn parse(text: &str) -> Result<Import, ImportError> {
        let limits = Limits::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() > limits.bytes {
            return Err(ImportError::TooLarge);
        }
        if depth(text) > limits.depth {
            return Err(ImportError::TooDeep);
        }
        let file: File =
            serde_json::from_str(text).map_err(|error| ImportError::Damaged(error.to_string()))?;
        match (&file.format, &file.version) {
            (Field::Text(format), Field::Number(version)) if format == FORMAT && *version >= 1 => {
                if *version > VERSION {
                    return Err(ImportError::Newer(*version));
                }
            }
            _ => return Err(ImportError::Foreign),
        }
        if file.reviews.overflow || file.events.overflow || file.settings.overflow {
            return Err(ImportError::TooMany);
        }
        Ok(file.into_import())
    }

    /// What it would change in a log.
    pub fn preview(&self, log: &Log) -> ImportPreview {
        let mut preview = ImportPreview { unreadable: self.unreadable, ..ImportPreview::default() };
        let once: Log = self.events.iter().cloned().collect();
        for event in once.events() {
            match (event, log.get(event.id())) {
                (Event::Review(_), None) => preview.new += 1,
                (Event::Review(_), Some(_)) => preview.known += 1,
                (_, None) => preview.other += 1,
                (_, Some(_)) => {}
            }
        }
        preview
    }
}

/// How deeply the brackets of a JSON text are nested.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    format: Field,
    version: Field,
    device: Field,
    reviews: List<ReviewFields>,
    events: List<EventFields>,
    settings: List<SettingFields>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ReviewFields {
    id: Field,
    card: Field,
    at: Field,
    rating: Field,
    first_rating: Field,
    kind: Field,
    took: Field,
    offset: Field,
    interval: Field,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct EventFields {
    id: Field,
    line: Field,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct SettingFields {
    name: Field,
    at: Field,
    value: Field,
}

impl File {
    fn into_import(self) -> Import {
        let items = self.reviews.items.len() + self.events.items.len() + self.settings.items.len();
        let reviews = self.reviews.items.into_iter().filter_map(ReviewFields::into_event);
        let others = self.events.items.into_iter().filter_map(EventFields::into_event);
        let events: Vec<Event> = reviews.chain(others).collect();
        let settings: Vec<_> =
            self.settings.items.into_iter().filter_map(SettingFields::into_setting).collect();
        let unreadable = items - events.len() - settings.len();
        Import { device: self.device.name(), events, settings, unreadable }
    }
}

impl ReviewFields {
    fn into_event(self) -> Option<Event> {
        let recorded =
            if matches!(self.first_rating, Field::Missing) { self.rating } else { self.first_rating };
        Some(Event::Review(Review {
            id: self.id.name()?,
            card: CardId::from_stored(self.card.name()?),
            at: self.at.instant()?,
            rating: Rating::from_number(recorded.number()?)?,
            kind: QuestionKind::from_name(&self.kind.name()?)?,
            took: self.took.number()?,
            offset: self.offset.number_or_zero()?,
            interval: self.interval.number_or_zero()?,
        }))
    }
}

impl EventFields {
    fn into_event(self) -> Option<Event> {
        let Field::Text(line) = self.line else { return None };
        let event = Event::from_line(&self.id.name()?, &line)?;
        (-FURTHEST..=FURTHEST).contains(&event.at()).then_some(event)
    }
}

impl SettingFields {
    fn into_setting(self) -> Option<(String, Millis, String)> {
        let Field::Text(value) = self.value else { return None };
        Some((self.name.name()?, self.at.instant()?, value))
    }
}
