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
