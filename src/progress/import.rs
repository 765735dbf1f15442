//! A file of progress, read with distrust.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{
    memory::{Millis, Rating, Review},
    progress::{
        Event, Log,
        export::{FORMAT, VERSION},
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
        Limits { bytes: 5 * 1024 * 1024, reviews: MOST, depth: 128 }
    }
}

/// At most so many reviews, and as many other events, are read from a file.
const MOST: usize = 100_000;
/// No id and no card is longer, in bytes.
const LONGEST_NAME: usize = 300;
/// The instants that a browser's `Date` can hold are at most so far from 1970.
const FURTHEST: Millis = 8_640_000_000_000_000;

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

/// A value of a file; of whatever type, so that one that is wrong spoils only its item.
#[derive(Default)]
enum Field {
    #[default]
    Missing,
    Text(String),
    Number(i64),
    Other,
}

impl Field {
    fn name(self) -> Option<String> {
        match self {
            Field::Text(text) if (1..=LONGEST_NAME).contains(&text.len()) => Some(text),
            _ => None,
        }
    }

    fn number<T: TryFrom<i64>>(self) -> Option<T> {
        match self {
            Field::Number(number) => T::try_from(number).ok(),
            _ => None,
        }
    }

    fn number_or_zero<T: TryFrom<i64> + Default>(self) -> Option<T> {
        if matches!(self, Field::Missing) { Some(T::default()) } else { self.number() }
    }

    fn instant(self) -> Option<Millis> {
        self.number().filter(|at| (-FURTHEST..=FURTHEST).contains(at))
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Field, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Field, E> {
        Ok(Field::Text(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Field, E> {
        Ok(Field::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Field, E> {
        Ok(i64::try_from(number).map_or(Field::Other, Field::Number))
    }

    /// Some programs write whole numbers with a fraction of zero.
    fn visit_f64<E>(self, number: f64) -> Result<Field, E> {
        let whole = number.fract() == 0.0 && number.abs() <= FURTHEST as f64;
        Ok(if whole { Field::Number(number as i64) } else { Field::Other })
    }

    fn visit_bool<E>(self, _: bool) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Field, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }
}

/// A list that keeps no more items than a file may have.
struct List<T> {
    items: Vec<T>,
    overflow: bool,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { items: Vec::new(), overflow: false }
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<List<T>, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
        let mut list = List::default();
        while list.items.len() < MOST {
            match seq.next_element()? {
                Some(Item(item)) => list.items.push(item),
                None => return Ok(list),
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {
            list.overflow = true;
        }
        Ok(list)
    }
}

/// An item of a list: one that is no object is as good as one without any fields.
struct Item<T>(T);

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Item<T>, D::Error> {
        deserializer.deserialize_any(ItemVisitor(PhantomData))
    }
}

struct ItemVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for ItemVisitor<T> {
    type Value = Item<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Item<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Item)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Item<T>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Item(T::default()))
    }

    fn visit_str<E>(self, _: &str) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_unit<E>(self) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }
}
