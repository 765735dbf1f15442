//! Definitions as prompts and as choices: masked, cut and tidied.

use std::ops::Range;

use crate::glossary::capitalised;

use super::Prompt;
use super::facts::general_part;
use super::kinds::Asked;
use super::names::Names;
use super::prompt::BLANK;
use super::text::{Passage, fold, is_small_word, sentences, words};

/// How long a definition in a prompt is, in bytes, before further sentences are left out.
const PROMPT_LENGTH: usize = 480;
/// How long a description to choose is, in bytes, before further sentences are left out.
const CHOICE_LENGTH: usize = 120;
/// A description shorter than this stands out beside others: it may be longer with the next sentence.
const SHORT: usize = 80;

/// The asked entry's definition with everything hidden that gives its names away; none when fewer words that
/// say something are left than are needed.
pub(super) fn masked_definition(asked: &Asked, needed: usize) -> Option<Prompt> {
    let text = &asked.passage.text;
    let hidden = asked.names.hidden_in(text);
    let part = beginning(text, &hidden)?;
    (telling_words(text, part.clone(), &hidden) >= needed)
        .then(|| Prompt { blocks: asked.passage.render(part, &hidden) })
}

/// The first sentences of a text, from the first on that is not a blank alone, up to the length of a prompt.
fn beginning(text: &str, hidden: &[Range<usize>]) -> Option<Range<usize>> {
    let sentences = sentences(text);
    let first = sentences.iter().find(|sentence| telling_words(text, (*sentence).clone(), hidden) > 0)?;
    let fitting = sentences.iter().take_while(|sentence| sentence.end <= first.start + PROMPT_LENGTH);
    let end = fitting.last().map_or(first.end, |last| last.end.max(first.end));
    Some(first.start..end)
}

/// How many words of the part say something and are not hidden.
pub(super) fn telling_words(text: &str, part: Range<usize>, hidden: &[Range<usize>]) -> usize {
    words(&text[part.clone()])
        .filter(|word| {
            let start = part.start + word.range.start;
            let is_ideograph = word.text.chars().count() == 1 && !word.text.is_ascii();
            (word.text.len() > 1 && !is_small_word(&fold(word.text)) || is_ideograph)
                && !hidden.iter().any(|range| range.contains(&start))
        })
        .count()
}

/// What a definition says in general, as a choice: one or two sentences without the local facts, with blanks
/// for the names, without article and full stop, so that no description stands out. None when too little is left.
pub(super) fn description(passage: &Passage, names: &Names) -> Option<String> {
    let mut parts = general_part(passage);
    if parts.is_empty() {
        parts = sentences(&passage.text);
    }
    let hidden = names.hidden_in(&passage.text);
    parts.retain(|part| telling_words(&passage.text, part.clone(), &hidden) > 0);
    let mut text = String::new();
    for part in parts {
        let most = if text.len() < SHORT { CHOICE_LENGTH * 2 } else { CHOICE_LENGTH };
        if !text.is_empty() && text.len() + part.len() > most {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&passage.text[part]);
    }
    let text = tidy(&text);
    let hidden = names.hidden_in(&text);
    (telling_words(&text, 0..text.len(), &hidden) >= 2).then(|| with_blanks(&text, &hidden))
}

/// Without an article at the beginning and a full stop at the end, in one line, capitalised.
fn tidy(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', ';', ':', ',', '!']);
    let articles = ["A ", "An ", "The ", "a ", "an ", "the "];
    let text = articles.iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    capitalised(text).replace('\n', " ")
}

/// The text with a blank in place of each range.
pub(super) fn with_blanks(text: &str, hidden: &[Range<usize>]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for range in hidden {
        shown.push_str(&text[at..range.start]);
        shown.push_str(BLANK);
        at = range.end;
    }
    shown + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Block, Inline, SourceFile, parse};
    use crate::quiz::{Asking, CardId, CardKind, Deck};

    fn described(name: &str, definition: &str) -> Option<String> {
        let mut names = Names::default();
        names.add(name);
        description(&Passage::new(&[Block::Paragraph(vec![Inline::Text(definition.into())])]), &names)
    }

    /// A sentence of that many bytes, in words that say something.
    fn sentence(length: usize) -> String {
        let mut text = String::from("Word");
        while text.len() + 5 < length {
            text += " word";
        }
        text.extend(std::iter::repeat_n('s', length - text.len() - 1));
        text + "."
    }

    #[test]
    fn a_description_tells_neither_name_nor_article_nor_full_stop() {
        for (definition, expected) in [
            ("A machine of the cluster.", "Machine of the cluster"),
            ("the smallest unit of scheduling;", "Smallest unit of scheduling"),
            ("An agent on a pod's machine!", "Agent on ____'s machine"),
            ("Pod of pods, in some small place", "____ of ____, in some small place"),
            ("Anthem of a country", "Anthem of a country"),
        ] {
            assert_eq!(described("Pod", definition).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_description_is_without_local_facts_unless_there_is_nothing_else() {
        assert_eq!(
            described("Pod", "Machine of the cluster. We have 3.").as_deref(),
            Some("Machine of the cluster")
        );
        assert_eq!(described("Pod", "We have 3 large ones.").as_deref(), Some("We have 3 large ones"));
    }

    #[test]
    fn sentences_that_are_a_blank_alone_are_left_out() {
        assert_eq!(
            described("Pod", "Pods. Machines of the cluster.").as_deref(),
            Some("Machines of the cluster")
        );
    }

    #[test]
    fn two_words_have_to_be_left() {
        assert_eq!(described("Pod", "A pod of it."), None);
        assert_eq!(described("Pod", "The machine."), None);
        assert_eq!(described("Pod", "Virtual machine.").as_deref(), Some("Virtual machine"));
        assert_eq!(described("Pod", ""), None);
    }

    #[test]
    fn a_short_description_is_lengthened_by_the_next_sentence() {
        let length = |first: usize, second: usize| {
            let text = format!("{} {}", sentence(first), sentence(second));
            described("Pod", &text).map_or(0, |text| text.len() + 1)
        };
        assert_eq!(length(40, 60), 101, "both");
        assert_eq!(
            length(SHORT - 1, CHOICE_LENGTH * 2 - SHORT + 1),
            CHOICE_LENGTH * 2 + 1,
            "as long as it may be"
        );
        assert_eq!(length(SHORT - 1, CHOICE_LENGTH * 2 - SHORT + 2), SHORT - 1, "too long");
        assert_eq!(length(SHORT, CHOICE_LENGTH - SHORT), CHOICE_LENGTH + 1, "as long as it may be");
        assert_eq!(length(SHORT, CHOICE_LENGTH - SHORT + 1), SHORT, "long enough by itself");
        assert_eq!(length(700, 20), 700, "the first is taken however long it is");
    }

    #[test]
    fn a_prompt_begins_where_something_is_said_and_ends_in_time() {
        let beginning = |text: &str, hidden: Option<Range<usize>>| {
            super::beginning(text, hidden.as_slice()).map(|range| text[range].to_owned())
        };
        assert_eq!(
            beginning("Pod. Unit of work. Small.", Some(0..3)).as_deref(),
            Some("Unit of work. Small.")
        );
        assert_eq!(beginning("Pod.", Some(0..3)), None);
        let (first, second) = (sentence(400), sentence(79));
        let text = format!("{first} {second} More of it.");
        assert_eq!(beginning(&text, None), Some(format!("{first} {second}")));
        let long = sentence(600);
        assert_eq!(beginning(&format!("{long} More of it."), None), Some(long));
    }

    #[test]
    fn words_that_say_something_are_counted() {
        let count =
            |text: &str, hidden: Option<Range<usize>>| telling_words(text, 0..text.len(), hidden.as_slice());
        assert_eq!(count("the unit of a pod", None), 2);
        assert_eq!(count("the unit of a pod", Some(4..8)), 1);
        assert_eq!(count("unit x y", None), 1, "a letter says nothing");
        assert_eq!(telling_words("one unit, two pods", 10..18, Some(10..13).as_slice()), 1);
        assert!(count("容器", None) > 0, "a character can be a word");
    }

    #[test]
    fn a_definition_of_which_too_little_is_left_is_no_prompt() {
        let deck = Deck::new(
            parse(&[SourceFile::new("ops.md", "**Pod**: Smallest unit of pods.\n\n**Node**: Machine.\n")])
                .glossary,
        );
        let asking = Asking::default();
        let card = deck.card(&CardId::new("pod", CardKind::Meaning, 1)).expect("a card");
        let asked = Asked::new(&deck, card, &asking);
        assert_eq!(
            masked_definition(&asked, 2).map(|prompt| prompt.text()).as_deref(),
            Some("Smallest unit of ____.")
        );
        assert_eq!(masked_definition(&asked, 3), None);
    }
}
