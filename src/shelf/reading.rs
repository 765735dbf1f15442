//! From files to a preview and a table: what the worker does for the page.

use rand::{SeedableRng, rngs::SmallRng};
use serde::{Deserialize, Serialize};

use super::table::encode;
use crate::{
    glossary::{Code, Limits, SETTINGS_FILE, SourceFile, check},
    quiz::{Asking, Deck, Task},
};

/// What a glossary is that does not say whose it is.
const GLOSSARY: &str = "glossary";
/// So many questions are shown as samples.
const SAMPLES: usize = 10;
/// So many warnings are shown in full.
const MOST_WARNINGS: usize = 50;
/// All files together may have so many bytes; each alone is held to [`Limits::IMPORT`].
const MOST_BYTES: usize = 20 << 20;
/// So many files may be given at once.
const MOST_FILES: usize = 2_000;

/// What a glossary is like, before it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Preview {
    /// What it calls itself.
    pub(crate) title: String,
    /// Each section's name, entries and cards.
    pub(crate) sections: Vec<(String, u32, u32)>,
    /// Blocks of prose that are no entry.
    pub(crate) skipped: u32,
    /// Why it cannot be kept; empty if it can.
    pub(crate) errors: Vec<String>,
    /// What its authors may want to mend; the first ones only.
    pub(crate) warnings: Vec<String>,
    /// How many warnings there are in all.
    pub(crate) warning_count: u32,
    /// Some of the questions that it makes.
    pub(crate) samples: Vec<Sample>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sample {
    /// What is shown.
    pub(crate) prompt: String,
    /// What can be picked.
    pub(crate) choices: Vec<String>,
    /// The right answer.
    pub(crate) answer: String,
}

/// Whether files of these names and sizes are too large or too many to be read at all: what is wrong, naming the limit.
pub(crate) fn refusal<'a>(files: impl IntoIterator<Item = (&'a str, u64)>) -> Option<String> {
    let (mut count, mut total) = (0, 0_u64);
    for (name, size) in files {
        if size > Limits::IMPORT.file as u64 {
            let limit = mebibytes(Limits::IMPORT.file as u64);
            return Some(format!("{name} has {} and the limit is {limit} a file", mebibytes(size)));
        }
        (count, total) = (count + 1, total + size);
    }
    if count > MOST_FILES {
        return Some(format!("there are {count} files and the limit is {MOST_FILES}"));
    }
    let limit = mebibytes(MOST_BYTES as u64);
    let all = mebibytes(total);
    (total > MOST_BYTES as u64).then(|| format!("the files have {all} together and the limit is {limit}"))
}

/// Bytes for people, rounded up, so that a file just above a limit does not seem to be within it.
fn mebibytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    match tenths % 10 {
        0 => format!("{} MiB", tenths / 10),
        tenth => format!("{}.{tenth} MiB", tenths / 10),
    }
}

/// Reads files: what they are like, and the table to be kept. `tell` hears how far it is, in percent.
pub(crate) fn read(files: Vec<Result<SourceFile, String>>, mut tell: impl FnMut(u32)) -> (Preview, String) {
    let mut errors = Vec::new();
    let mut sources = Vec::with_capacity(files.len());
    for file in files {
        match file {
            Ok(file) => sources.push(file),
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return (Preview { errors, ..Preview::default() }, String::new());
    }
    tell(20);
    let parsed = check(&sources, &Limits::IMPORT);
    let title = telling_title(&parsed.glossary.title, &sources);
    drop(sources);
    tell(60);
    let mut preview = Preview { title, skipped: parsed.glossary.skipped, ..Preview::default() };
    for finding in &parsed.diagnostics {
        if refuses(finding.code) {
            preview.errors.push(finding.to_string());
        } else {
            preview.warning_count += 1;
            if preview.warnings.len() < MOST_WARNINGS {
                preview.warnings.push(finding.to_string());
            }
        }
    }
    if !preview.errors.is_empty() {
        return (preview, String::new());
    }
    let Ok(table) = encode(&parsed.glossary) else {
        preview.errors.push("there is not enough memory".to_owned());
        return (preview, String::new());
    };
    tell(70);
    let deck = Deck::new(parsed.glossary);
    tell(80);
    count_cards(&deck, &mut preview);
    preview.samples = samples(&deck);
    tell(100);
    (preview, table)
}

/// What to call a glossary: as it calls itself, unless that is what every glossary is. Then its file tells more, or the folder
/// of its files.
fn telling_title(own: &str, files: &[SourceFile]) -> String {
    let is_telling = |name: &&str| !name.is_empty() && !name.eq_ignore_ascii_case(GLOSSARY);
    let mut paths = files.iter().map(|file| &*file.path).filter(|path| !path.ends_with(SETTINGS_FILE));
    let named = match (paths.next(), paths.next()) {
        (Some(path), None) => {
            path.rsplit('/').next().map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem))
        }
        (Some(path), Some(_)) => path.split_once('/').map(|(folder, _)| folder),
        (None, _) => None,
    };
    let own = own.trim();
    Some(own).filter(is_telling).or(named.filter(is_telling)).unwrap_or(own).to_owned()
}

/// Whether what was found means that the glossary cannot be used, rather than that its authors may want to mend it.
fn refuses(code: Code) -> bool {
    use Code::{EmptyGlossary, EntryTooLarge, FileTooLarge, InvalidUtf8, TooDeep, TooManyEntries};
    matches!(code, InvalidUtf8 | EmptyGlossary | FileTooLarge | EntryTooLarge | TooManyEntries | TooDeep)
}

fn count_cards(deck: &Deck, preview: &mut Preview) {
    let sections = &deck.glossary().sections;
    preview.sections =
        sections.iter().map(|section| (section.name.clone(), section.entries.len() as u32, 0)).collect();
    // Cards stand in document order, so each section's follow those of the section before.
    let mut at = 0;
    for card in deck.cards() {
        let Some(section) = deck.section_of(&card.id) else { continue };
        while sections.get(at).is_some_and(|each| each.id != section.id) {
            at += 1;
        }
        if let Some((.., cards)) = preview.sections.get_mut(at) {
            *cards += 1;
        }
    }
}

/// Questions from all over the glossary, the same each time.
fn samples(deck: &Deck) -> Vec<Sample> {
    let cards = deck.cards();
    let mut rng = SmallRng::seed_from_u64(1);
    let wanted = cards.len().min(SAMPLES);
    let places = (0..wanted).map(|number| number * cards.len() / wanted);
    let ask = |place: usize| deck.ask(&cards.get(place)?.id, &Asking::default(), &mut rng);
    places
        .filter_map(ask)
        .map(|question| Sample {
            prompt: question.prompt_text(),
            choices: match &question.task {
                Task::Pick { choices, .. } => choices.iter().map(|choice| choice.text.clone()).collect(),
                _ => Vec::new(),
            },
            answer: question.answer_text(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{pack_value, unpack_value};

    fn read_text(text: &str) -> (Preview, String) {
        read(vec![Ok(SourceFile::new("g.md", text))], |_| {})
    }

    #[test]
    fn a_preview_counts_and_samples() {
        let text = include_str!("../../tests/data/ops-glossary.md");
        let mut steps = Vec::new();
        let (preview, table) = read(vec![Ok(SourceFile::new("ops.md", text))], |step| steps.push(step));
        assert!(steps.is_sorted() && steps.last() == Some(&100), "{steps:?}");
        assert_eq!((preview.errors.len(), preview.samples.len()), (0, SAMPLES));
        assert!(preview.samples.iter().all(|sample| !sample.prompt.is_empty() && !sample.answer.is_empty()));
        let deck = Deck::new(crate::glossary::parse(&[SourceFile::new("ops.md", text)]).glossary);
        assert_eq!(
            preview.sections.iter().map(|(.., cards)| *cards as usize).sum::<usize>(),
            deck.cards().len()
        );
        assert_eq!(table, encode(deck.glossary()).unwrap());
        assert_eq!(unpack_value(&pack_value(&preview)), Some(preview));
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_its_limit() {
        let refused = |text: &str| read_text(text).0.errors.join("\n");
        assert!(refused("").contains("no entry"));
        assert!(refused(&format!("**A**: b\n\n{}c\n", "> ".repeat(40))).contains("32 levels"));
        assert!(refused(&format!("**A**: {}", "b ".repeat(40 << 10))).contains("64 KiB"));
        let rubbish =
            SourceFile::from_bytes("x.md", vec![0xff, 0xfe, 0x00]).map_err(|error| error.to_string());
        let (preview, table) = read(vec![rubbish], |_| {});
        assert!(preview.errors[0].contains("UTF-8") && table.is_empty());
    }

    #[test]
    fn a_glossary_that_is_called_one_is_named_by_its_file() {
        let title = |own: &str, paths: &[&str]| {
            let files: Vec<_> = paths.iter().map(|path| SourceFile::new(*path, "")).collect();
            telling_title(own, &files)
        };
        assert_eq!(title("Glossary", &["team-ops.md"]), "team-ops");
        assert_eq!(title("GLOSSARY", &["ops/glossary/a.md", "ops/b.md", "ops/glossary.toml"]), "ops");
        assert_eq!(title("Glossary", &["glossary.md"]), "Glossary", "its file says no more");
        assert_eq!(title("Glossary", &["a.md", "b.md"]), "Glossary");
        assert_eq!(title("Team glossary", &["x.md"]), "Team glossary");
    }

    #[test]
    fn what_can_be_mended_only_warns() {
        let (preview, table) = read_text("**A**: See B.\n\n**B**: See A.\n\n**C**: d\n");
        assert_eq!((preview.errors.len(), table.is_empty()), (0, false));
        assert!(preview.warning_count > 0 && preview.warnings.len() == preview.warning_count as usize);
    }

    #[test]
    fn files_are_refused_by_size_and_number() {
        assert_eq!(refusal([("a.md", 5 << 20)]), None);
        let error = refusal([("a.md", 1), ("b.md", (5 << 20) + 1)]);
        assert_eq!(error.as_deref(), Some("b.md has 5.1 MiB and the limit is 5 MiB a file"));
        assert_eq!(refusal(vec![("a.md", 5 << 20); 4]), None, "20 MiB and no more");
        assert_eq!(refusal(vec![("a.md", 1); 2_000]), None);
        assert!(refusal(vec![("a.md", 5 << 20); 5]).unwrap().contains("the limit is 20 MiB"));
        assert!(refusal(vec![("a.md", 1); 2_001]).unwrap().contains("the limit is 2000"));
    }
}
