//! A test as text: lines of fields, so that a reload finds it.

use crate::{
    memory::{CardInfo, Moment},
    quiz::{CardId, KindSet, Outcome, QuestionKind},
};

use super::{SelfTest, TestAnswer};

/// What it is, and the version of its format.
const HEAD: &str = "self-test 1";

impl SelfTest {
    /// The test as one text, to be stored as a setting.
    pub fn encode(&self) -> String {
        let kinds: Vec<_> = self.kinds.iter().map(QuestionKind::name).collect();
        let Moment { at, offset } = self.started;
        let limit = self.limit.map(|minutes| minutes.to_string()).unwrap_or_default();
        let (sure, kinds) = (if self.ask_if_sure { "ask" } else { "" }, kinds.join(","));
        let mut text =
            format!("{HEAD}\n{at}\t{offset}\t{}\t{kinds}\t{sure}\t{limit}\t{}", self.seed, self.extensions);
        for (place, card) in self.cards.iter().enumerate() {
            text.push_str(&format!("\n{}\t{}", card.id, card.section));
            if let Some(answer) = self.answers.get(place) {
                let sure = match answer.sure {
                    None => "",
                    Some(true) => "sure",
                    Some(false) => "unsure",
                };
                let outcome = outcome_name(answer.outcome);
                text.push_str(&format!("\t{outcome}\t{sure}\t{}\t{}", answer.took, escape(&answer.given)));
            }
        }
        text
    }

    /// The test of such a text; none if it is no test, damaged, or of a later version.
    pub fn decode(text: &str) -> Option<SelfTest> {
        let mut lines = text.split('\n');
        if lines.next()? != HEAD {
            return None;
        }
        let mut fields = lines.next()?.split('\t');
        let mut test = SelfTest {
            started: Moment { at: fields.next()?.parse().ok()?, offset: fields.next()?.parse().ok()? },
            seed: fields.next()?.parse().ok()?,
            kinds: fields.next()?.split(',').filter_map(QuestionKind::from_name).collect::<KindSet>(),
            ask_if_sure: fields.next()? == "ask",
            limit: match fields.next()? {
                "" => None,
                minutes => Some(minutes.parse().ok()?),
            },
            extensions: fields.next()?.parse().ok()?,
            cards: Vec::new(),
            answers: Vec::new(),
        };
        for line in lines {
            let mut fields = line.split('\t');
            let id = CardId::from_stored(fields.next()?);
            let card = CardInfo { id, section: fields.next()?.to_owned() };
            if let Some(outcome) = fields.next() {
                // Answers come one after another.
                if test.answers.len() < test.cards.len() {
                    return None;
                }
                test.answers.push(TestAnswer {
                    outcome: outcome_of(outcome)?,
                    sure: match fields.next()? {
                        "" => None,
                        sure => Some(sure == "sure"),
                    },
                    took: fields.next()?.parse().ok()?,
                    given: unescape(fields.next()?),
                });
            }
            test.cards.push(card);
        }
        Some(test)
    }
}

fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Correct => "correct",
        Outcome::Close => "close",
        Outcome::Incorrect => "incorrect",
    }
}

fn outcome_of(name: &str) -> Option<Outcome> {
    let outcomes = [Outcome::Correct, Outcome::Close, Outcome::Incorrect];
    outcomes.into_iter().find(|&outcome| outcome_name(outcome) == name)
}

/// Text without tabs and line feeds.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n")
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('t') => plain.push('\t'),
                Some('n') => plain.push('\n'),
                other => plain.extend(other),
            },
            character => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        quiz::{Grade, Reason},
        shift::self_test::TestSetup,
    };

    fn test() -> SelfTest {
        let card = |number| CardInfo {
            id: CardId::from_stored(format!("term-{number}/meaning")),
            section: "größe".to_owned(),
        };
        let cards: Vec<_> = (0..5).map(card).collect();
        let setup = TestSetup { limit: Some(10), ..TestSetup::default() };
        SelfTest::draw(&cards, &setup, 7, Moment { at: 1_800_000_000_000, offset: -300 })
    }

    fn grade(outcome: Outcome) -> Grade {
        Grade { outcome, reason: Reason::Same, confused_with: None }
    }

    #[test]
    fn it_survives_a_reload_after_every_answer() {
        let mut test = test();
        for given in ["a", "tab\tand\nline", "back\\slash \\t", "", "ö"] {
            assert_eq!(SelfTest::decode(&test.encode()).as_ref(), Some(&test));
            test.answer(&grade(Outcome::Close), given, Some(false), 1200);
            test.extend();
        }
        assert_eq!(test.current(), None);
        assert_eq!(SelfTest::decode(&test.encode()), Some(test));
    }

    #[test]
    fn a_limit_can_be_extended_ten_times() {
        let mut test = test();
        assert_eq!(test.time_left(60_000), Some(9 * 60_000));
        assert!((0..10).all(|_| test.extend()) && !test.extend());
        assert_eq!(test.time_left(60_000), Some(109 * 60_000));
    }

    #[test]
    fn what_is_no_test_is_none() {
        let text = test().encode();
        for text in
            [String::new(), text.replace("test 1", "test 2"), text.replace('\t', " "), format!("{text}\n")]
        {
            assert_eq!(SelfTest::decode(&text), None);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "self-test 1\n[0-9\t]{0,9}(correct|sure|\t|\n|\\PC){0,30}") {
            SelfTest::decode(&text);
        }

        #[test]
        fn every_answer_comes_back(given in "\\PC*|[\\\\tn\t\n]*") {
            prop_assert_eq!(unescape(&escape(&given)), given);
        }
    }
}
