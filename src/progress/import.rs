//! A file of progress, read with distrust.

use crate::{
    memory::{Millis, Rating, Review},
    progress::{
        Event, Log,
        export::{FORMAT, VERSION},
        json::{FURTHEST, Fields, Json},
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
        Limits { bytes: 5 * 1024 * 1024, reviews: 100_000, depth: 128 }
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
    /// Other events that are not in the log yet: suspensions, answers that were taken back and such.
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
    /// No whole JSON text. What a parser says of it differs from browser to browser and helps nobody.
    #[error("the file is damaged or cut short; download or export it again")]
    Damaged,
    /// Without its list of reviews, which every export has: to replace progress by it would be to lose all of it.
    #[error("the file looks cut short, since its list of reviews is missing; download or export it again")]
    NoReviews,
    /// Something else, be it JSON or not.
    #[error("this is no Readyroom progress file; choose a file made by Export progress")]
    Foreign,
    /// Made by a later version.
    #[error(
        "a newer version of Readyroom made this file (version {0}); reload the page to get it, then import again"
    )]
    Newer(i64),
}

impl Import {
    /// Reads the text of a file with [`read_json`](crate::progress::read_json), as native programs do.
    ///
    /// # Errors
    ///
    /// See [`Import::parse_with`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn parse(text: &str) -> Result<Import, ImportError> {
        Import::parse_with(text, crate::progress::read_json)
    }

    /// Reads the text of a file with a JSON parser, which is given no text that is too long or nested more deeply
    /// than [`Limits::depth`], and returns the tree, or none if that is no JSON.
    ///
    /// # Errors
    ///
    /// The file as a whole is refused; single items that are unreadable are only counted.
    pub fn parse_with(text: &str, read_json: fn(&str) -> Option<Json>) -> Result<Import, ImportError> {
        let limits = Limits::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() > limits.bytes {
            return Err(ImportError::TooLarge);
        }
        if depth(text) > limits.depth {
            return Err(ImportError::TooDeep);
        }
        // What does not even begin like a file of ours was never one.
        if text.trim_start().starts_with(|first| first != '{') {
            return Err(ImportError::Foreign);
        }
        let mut file = Fields::of(read_json(text).ok_or(ImportError::Damaged)?);
        match (file.text("format"), file.whole("version")) {
            (Some(format), Some(version)) if format == FORMAT && version >= 1 => {
                if version > VERSION {
                    return Err(ImportError::Newer(version));
                }
            }
            _ => return Err(ImportError::Foreign),
        }
        if !file.has("reviews") {
            return Err(ImportError::NoReviews);
        }
        let mut import =
            Import { device: file.name("device"), events: Vec::new(), settings: Vec::new(), unreadable: 0 };
        import.read(&mut file, "reviews", |import, item| {
            import.events.push(review(item)?);
            Some(())
        })?;
        import.read(&mut file, "events", |import, item| {
            import.events.push(event(item)?);
            Some(())
        })?;
        import.read(&mut file, "settings", |import, item| {
            import.settings.push(setting(item)?);
            Some(())
        })?;
        Ok(import)
    }

    /// Reads a list of items, and counts those that are unreadable.
    fn read(
        &mut self,
        file: &mut Fields,
        list: &str,
        read: fn(&mut Import, Fields) -> Option<()>,
    ) -> Result<(), ImportError> {
        let items = match file.take(list) {
            None => return Ok(()),
            Some(Json::List(items)) => items,
            Some(_) => return Err(ImportError::Damaged),
        };
        if items.len() > Limits::default().reviews {
            return Err(ImportError::TooMany);
        }
        for item in items {
            self.unreadable += usize::from(read(self, Fields::of(item)).is_none());
        }
        Ok(())
    }

    /// What it would change in a log.
    pub fn preview(&self, log: &Log) -> ImportPreview {
        let mut preview = ImportPreview { unreadable: self.unreadable, ..ImportPreview::default() };
        let once: Log = self.events.iter().cloned().collect();
        for event in once.events() {
            // A review that was taken back counts no more, there as here.
            let counts = matches!(event, Event::Review(review) if !once.is_taken_back(&review.id));
            match (counts, log.get(event.id())) {
                (true, None) => preview.new += 1,
                (true, Some(_)) => preview.known += 1,
                (false, None) => preview.other += 1,
                (false, Some(_)) => {}
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

fn review(mut item: Fields) -> Option<Event> {
    let recorded = if item.has("first_rating") { "first_rating" } else { "rating" };
    Some(Event::Review(Review {
        id: item.name("id")?,
        card: CardId::from_stored(item.name("card")?),
        at: item.whole("at")?,
        rating: Rating::from_number(item.number(recorded)?)?,
        kind: QuestionKind::from_name(&item.name("kind")?)?,
        took: item.number("took")?,
        offset: item.number_or_zero("offset")?,
        interval: item.number_or_zero("interval")?,
    }))
}

fn event(mut item: Fields) -> Option<Event> {
    let event = Event::from_line(&item.name("id")?, &item.text("line")?)?;
    (-FURTHEST..=FURTHEST).contains(&event.at()).then_some(event)
}

fn setting(mut item: Fields) -> Option<(String, Millis, String)> {
    Some((item.name("name")?, item.whole("at")?, item.text("value")?))
}
