//! What a test says.

use crate::{
    glossary::Glossary,
    interner::Interner,
    memory::CardInfo,
    quiz::{CardId, Outcome},
    shift::wilson::Score,
    sorted_map::SortedMap,
};

use super::SelfTest;

/// What a test says.
#[derive(Debug, Clone, PartialEq)]
pub struct TestResult {
    /// Of all questions.
    pub all: Score,
    /// By section, in the glossary's order.
    pub sections: Vec<SectionScore>,
    /// Cards that were wrong though one was sure: these do harm on a shift.
    pub sure_but_wrong: Vec<CardId>,
    /// What to read, that first which gains most.
    pub reading: Vec<Reading>,
}

/// The score in one section.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionScore {
    /// The section's id.
    pub section: String,
    /// The section's name.
    pub name: String,
    /// How it went.
    pub score: Score,
}

/// A chapter to read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Its number; none for the entries that refer to no chapter.
    pub chapter: Option<u32>,
    /// The ids of the entries that were wrong and refer to it, each once.
    pub entries: Vec<String>,
    /// About how many cards that are not known it covers: each wrong answer stands for as many cards as its section has
    /// for each question that was asked about it.
    pub gain: f32,
}

impl TestResult {
    /// The result of the answers so far. `cards` are all the glossary's cards, for the share that was asked.
    pub fn of(test: &SelfTest, glossary: &Glossary, cards: &[CardInfo]) -> TestResult {
        let mut all = Score { right: 0, asked: 0 };
        let mut scores: SortedMap<&str, Score> = SortedMap::default();
        let mut wrong = Vec::new();
        let mut sure_but_wrong = Vec::new();
        for (card, answer) in test.cards.iter().zip(&test.answers) {
            let right = answer.outcome != Outcome::Incorrect;
            all.add(right);
            scores.or_default(&card.section).add(right);
            if !right {
                wrong.push(card);
                if answer.sure == Some(true) {
                    sure_but_wrong.push(card.id.clone());
                }
            }
        }
        let reading = reading(&wrong, &scores, glossary, cards);
        let sections = glossary.sections.iter().filter_map(|section| {
            let score = *scores.get(&*section.id)?;
            Some(SectionScore { section: section.id.clone(), name: section.name.clone(), score })
        });
        TestResult { all, sections: sections.collect(), sure_but_wrong, reading }
    }

    /// The result as plain text that names no term, so that it can be shown to who is yet to take the test.
    pub fn text(&self, title: &str, date: &str) -> String {
        let mut text = format!("{title}: self-test of {date}\nAll: {}\n", words(self.all));
        for section in &self.sections {
            text.push_str(&format!("{}: {}\n", section.name, words(section.score)));
        }
        let chapters: Vec<String> = self
            .reading
            .iter()
            .filter_map(|reading| reading.chapter)
            .map(|chapter| chapter.to_string())
            .collect();
        if !chapters.is_empty() {
            text.push_str(&format!("To read: chapter {}\n", chapters.join(", ")));
        }
        text
    }
}

fn words(score: Score) -> String {
    let (low, high) = score.interval();
    let percent = |share: f64| (share * 100.0).round() as u32;
    format!("{} of {} right ({} to {} %)", score.right, score.asked, percent(low), percent(high))
}

fn reading(
    wrong: &[&CardInfo],
    scores: &SortedMap<&str, Score>,
    glossary: &Glossary,
    cards: &[CardInfo],
) -> Vec<Reading> {
    let mut sizes: SortedMap<&str, u32> = SortedMap::default();
    for card in cards {
        *sizes.or_default(&card.section) += 1;
    }
    let mut wanted = Interner::default();
    wrong.iter().for_each(|card| {
        wanted.intern(card.id.entry());
    });
    // One pass over the glossary for all the entries.
    let mut chapters: SortedMap<&str, &[u32]> = SortedMap::default();
    for (_, entry) in glossary.entries().filter(|(_, entry)| wanted.get(&entry.id).is_some()) {
        chapters.insert(&entry.id, &entry.chapters);
    }
    let mut found: SortedMap<Option<u32>, Reading> = SortedMap::default();
    for card in wrong {
        let asked = scores.get(&*card.section).map_or(1, |score| score.asked).max(1);
        let stands_for = sizes.get(&*card.section).copied().unwrap_or(asked) as f32 / asked as f32;
        let of_entry = chapters.get(card.id.entry()).copied().unwrap_or_default();
        let mut add = |chapter: Option<u32>| {
            let reading = found.or_default(chapter);
            reading.chapter = chapter;
            reading.gain += stands_for;
            if !reading.entries.iter().any(|entry| entry == card.id.entry()) {
                reading.entries.push(card.id.entry().to_owned());
            }
        };
        if of_entry.is_empty() {
            add(None);
        }
        of_entry.iter().for_each(|&chapter| add(Some(chapter)));
    }
    let mut readings: Vec<Reading> = found.values().cloned().collect();
    // What has no chapter cannot be looked up as quickly, so it comes last.
    crate::sorting::sort_by(&mut readings, |one, other| {
        let order = one.chapter.is_none().cmp(&other.chapter.is_none());
        order.then_with(|| other.gain.total_cmp(&one.gain))
    });
    readings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        glossary::{SourceFile, parse},
        memory::Moment,
        quiz::{Deck, Grade, Reason},
        shift::self_test::TestSetup,
    };

    const TEXT: &str = "# Ops\n\n## Neon\n\n**CU**: What Neon prices. (Chapter 8)\n\n\
        **Branch**: A copy of a project's data. (Chapters 8, 9)\n\n## Go\n\n**Asynq**: A queue in Redis. (Chapter 3)\n\n\
        **fx**: Puts an application together.\n";

    fn deck() -> Deck {
        Deck::new(parse(&[SourceFile::new("glossary.md", TEXT)]).glossary)
    }

    fn cards(deck: &Deck) -> Vec<CardInfo> {
        let section = |id| deck.section_of(id).unwrap().id.clone();
        deck.cards().iter().map(|card| CardInfo { id: card.id.clone(), section: section(&card.id) }).collect()
    }

    fn answered(right: &[&str], sure: bool) -> (TestResult, SelfTest) {
        let deck = deck();
        let cards = cards(&deck);
        let setup = TestSetup { questions: 99, ..TestSetup::default() };
        let mut test = SelfTest::draw(&cards, &setup, 5, Moment::utc(0));
        while let Some(place) = test.current() {
            let question = test.question(place, &deck).unwrap();
            assert_eq!(test.question(place, &deck).unwrap(), question, "the same after a reload");
            let outcome =
                if right.contains(&question.card.entry()) { Outcome::Correct } else { Outcome::Incorrect };
            test.answer(&Grade { outcome, reason: Reason::Same, confused_with: None }, "?", Some(sure), 1);
        }
        (TestResult::of(&test, deck.glossary(), &cards), test)
    }

    #[test]
    fn what_was_wrong_says_what_to_read() {
        let (result, test) = answered(&["asynq"], true);
        assert_eq!((result.all.right, result.all.asked), (1, test.len() as u32));
        assert_eq!(
            result.sections.iter().map(|section| &*section.section).collect::<Vec<_>>(),
            ["neon", "go"]
        );
        let chapters: Vec<_> =
            result.reading.iter().map(|reading| (reading.chapter, reading.entries.len())).collect();
        assert_eq!(chapters, [(Some(8), 2), (Some(9), 1), (None, 1)]);
        assert_eq!(result.sure_but_wrong.len() as u32, result.all.asked - 1);
        assert!(answered(&["asynq"], false).0.sure_but_wrong.is_empty());
    }

    #[test]
    fn the_text_names_no_term() {
        let text = answered(&["fx"], true).0.text("Ops", "2026-11-23");
        assert!(
            text.starts_with("Ops: self-test of 2026-11-23\nAll: 1 of 4 right (5 to 70 %)\nNeon: 0 of 2"),
            "{text}"
        );
        assert!(["CU", "Branch", "Asynq", "fx"].iter().all(|term| !text.contains(term)), "{text}");
        assert!(
            text.ends_with("To read: chapter 8, 3, 9\n") || text.ends_with("To read: chapter 8, 9, 3\n"),
            "{text}"
        );
    }
}
