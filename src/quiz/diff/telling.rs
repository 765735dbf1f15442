//! Whether two texts tell the same.

use crate::quiz::text::words;

use super::matching::{Side, match_words, read_acronyms};
use super::pieces::{Step, steps_between};
use super::tokens::{Key, Lexicon, Role, Token};

/// What a new text tells somebody who knows the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Telling {
    /// The same, in other words.
    Same,
    /// More, less or something else.
    Other,
    /// Something that contradicts: another number, name or piece of code, or the opposite.
    Opposite,
}

/// A text, with the code in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'a> {
    pub(super) text: &'a str,
    pub(super) code: &'a [&'a str],
}

/// How much may be new before a text tells something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// A definition: a word may come or go.
    Definition,
    /// A fact that is true only here: every word of it counts.
    Fact,
}

/// Texts with more words that differ are not compared word by word, which takes time by the square of their number.
const MOST_WORDS: usize = 500;

/// Compares two texts about a thing that is called by the given words.
pub(super) fn telling(
    old: Statement,
    new: Statement,
    names: &[Key],
    care: Care,
    lexicon: &mut Lexicon,
) -> Telling {
    let (mut old_side, mut new_side) = (Side::new(old.text, lexicon), Side::new(new.text, lexicon));
    if old_side.tokens.len().max(new_side.tokens.len()) > MOST_WORDS {
        return Telling::Other;
    }
    read_acronyms(&mut old_side, &mut new_side);
    match_words(&mut old_side, &mut new_side);
    let mut comparison = Comparison { old: old_side, new: new_side, names, care, lexicon };
    if comparison.denies()
        || comparison.has_opposites()
        || comparison.exchanges_roles(old.text)
        || comparison.counts_others()
    {
        return Telling::Opposite;
    }
    let code = (missing_code(old, new), missing_code(new, old));
    comparison.judge(code)
}

/// How many pieces of code the one has and the other does not show.
fn missing_code(of: Statement, other: Statement) -> usize {
    of.code.iter().filter(|code| !shows(other.text, code)).count()
}

/// Whether a text has that code in it, not as a part of something longer.
fn shows(text: &str, code: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '$' | '@');
    text.match_indices(code).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(joins)
            && !text[at + code.len()..].chars().next().is_some_and(joins)
    })
}

struct Comparison<'a> {
    old: Side,
    new: Side,
    names: &'a [Key],
    care: Care,
    lexicon: &'a mut Lexicon,
}

impl Comparison<'_> {
    fn denies(&self) -> bool {
        let is_past = |side: &Side| {
            side.tokens.iter().enumerate().any(|(at, token)| {
                let names_something = side.tokens.get(at + 1..).unwrap_or_default().iter();
                let mut following = names_something.filter(|next| {
                    next.role != Role::Filler && next.folded != "called" && next.folded != "known"
                });
                token.role == Role::Time
                    && !following.next().is_some_and(|next| self.names.contains(&next.key))
            })
        };
        self.old.denials() % 2 != self.new.denials() % 2 || is_past(&self.old) != is_past(&self.new)
    }

    fn has_opposites(&mut self) -> bool {
        let old: Vec<&str> = self.old.left().map(|(_, token)| &*token.folded).collect();
        let new: Vec<&str> = self.new.left().map(|(_, token)| &*token.folded).collect();
        !old.is_empty() && !new.is_empty() && self.lexicon.have_opposites(&old, &new)
    }

    /// Whether two parts changed places around something that gives them roles: "from A to B", "A replaced B". In a
    /// list of things they may stand in any order.
    fn exchanges_roles(&self, old_text: &str) -> bool {
        let (old, new) = (&self.old.tokens, &self.new.tokens);
        let same = |(a, b): &(&Token, &Token)| a.folded == b.folded;
        let before = old.iter().zip(new).take_while(same).count();
        let after = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(same).count();
        let (old, new) = (&old[before..old.len() - after], &new[before..new.len() - after]);
        if old.len() != new.len() || old.len() > 40 {
            return false;
        }
        let opens_clause = before.checked_sub(1).and_then(|at| self.old.tokens.get(at));
        let opens_clause =
            opens_clause.is_some_and(|token| matches!(&*token.folded, "that" | "which" | "who"));
        let folded = |tokens: &[Token]| tokens.iter().map(|token| token.folded.clone()).collect::<Vec<_>>();
        let (old, new) = (folded(old), folded(new));
        let length = old.len();
        // "That replaced X" and "that X replaced".
        let turns = (1..length.min(4))
            .any(|cut| length <= 4 && old[cut..] == new[..length - cut] && old[..cut] == new[length - cut..]);
        if opens_clause && turns {
            return true;
        }
        (1..=3).any(|first| {
            (1..=3).any(|last| {
                first + last < length
                    && old[..first] == new[length - first..]
                    && old[length - last..] == new[..last]
                    && old[first..length - last] == new[last..length - first]
                    && gives_roles(&old[first..length - last])
                    && !is_listed(old_text, &old)
            })
        })
    }

    /// Whether the same things are meant to another extent: all of them, some, one; or are allowed and not required.
    fn counts_others(&self) -> bool {
        let extents = |side: &Side| -> Vec<(u8, Key)> {
            let tokens = side.tokens.iter().enumerate();
            let extents = tokens.filter_map(|(at, token)| {
                let counted = side.tokens.get(at + 1..)?.iter().find(|next| next.role != Role::Filler)?;
                Some((extent(&token.folded)?, counted.key))
            });
            extents.collect()
        };
        let (old, new) = (extents(&self.old), extents(&self.new));
        let differs = |one: &[(u8, Key)], other: &[(u8, Key)]| {
            one.iter().any(|extent| {
                !other.contains(extent) && other.iter().any(|(_, counted)| *counted == extent.1)
            })
        };
        differs(&old, &new) && differs(&new, &old)
    }

    /// Whether only one of them says "only".
    fn limits_differently(&self) -> bool {
        let limits = |side: &Side| side.tokens.iter().any(|token| LIMITS.contains(&&*token.folded));
        limits(&self.old) != limits(&self.new)
    }

    fn judge(&self, code: (usize, usize)) -> Telling {
        let (old, new) = (&self.old, &self.new);
        let hard = |side: &Side| {
            let mut left = side.left();
            left.any(|(_, token)| {
                matches!(token.role, Role::Name | Role::Number) && !self.names.contains(&token.key)
            })
        };
        let (old_hard, new_hard) = (hard(old) || code.0 > 0, hard(new) || code.1 > 0);
        let is_contradiction = match self.care {
            Care::Fact => old_hard || new_hard,
            Care::Definition => old_hard && new_hard,
        };
        if is_contradiction {
            return Telling::Opposite;
        }
        let lost = weight(old, self.names) + 2 * code.0;
        let gained = weight(new, self.names) + 2 * code.1;
        let matched = old.matched.iter().filter(|&&matched| matched).count();
        let is_same = if self.limits_differently() {
            false
        } else if lost == 0 && gained == 0 {
            true
        } else if lost == 0 && !old.has_left(Role::Use) || gained == 0 && !new.has_left(Role::Use) {
            lost + gained <= self.may_come_or_go(matched)
        } else {
            self.is_rewritten(matched, lost, gained)
        };
        if is_same { Telling::Same } else { Telling::Other }
    }

    fn may_come_or_go(&self, matched: usize) -> usize {
        match self.care {
            Care::Definition => (matched / 4).max(usize::from(matched > 1)),
            Care::Fact => matched / 5,
        }
    }

    /// Whether words were replaced because the sentence was told anew. Somebody who replaces a word and leaves
    /// everything around it alone means that word.
    fn is_rewritten(&self, matched: usize, lost: usize, gained: usize) -> bool {
        let alike = 200 * matched / (2 * matched + lost + gained).max(1);
        let folded =
            |side: &'_ Side| side.tokens.iter().map(|token| token.folded.clone()).collect::<Vec<_>>();
        let (old, new) = (folded(&self.old), folded(&self.new));
        let steps = steps_between(&old, &new);
        let untouched = steps.iter().filter(|&&step| step == Step::Same).count();
        let touched = old.len().max(new.len()) - untouched;
        let places = steps.chunk_by(|a, b| (*a == Step::Same) == (*b == Step::Same));
        let places = places.filter(|run| run.first() != Some(&Step::Same)).count();
        let needed = if self.care == Care::Fact { 80 } else { 60 };
        places > 1 && touched > lost.max(gained) + 1 && alike >= needed
    }
}

const LIMITS: [&str; 8] =
    ["only", "solely", "exclusively", "merely", "just", "alone", "exactly", "precisely"];

fn extent(word: &str) -> Option<u8> {
    match word {
        "all" | "every" | "each" => Some(0),
        "some" | "several" => Some(1),
        "1" | "single" => Some(2),
        "most" => Some(3),
        "can" | "could" | "may" | "might" => Some(4),
        "must" | "shall" => Some(5),
        _ => None,
    }
}

/// How much is left unmatched, a name or a number counting for two.
fn weight(side: &Side, names: &[Key]) -> usize {
    let left = side.left().filter(|(_, token)| !names.contains(&token.key));
    left.map(|(_, token)| match token.role {
        // "Formerly called" tells nothing besides the name.
        Role::Plain if matches!(&*token.folded, "called" | "known" | "named" | "renamed") => 0,
        Role::Plain => 1,
        Role::Name | Role::Number => 2,
        Role::Filler | Role::Use | Role::Denial | Role::Time => 0,
    })
    .sum()
}

/// Whether words between two things say who does what to whom.
fn gives_roles(between: &[String]) -> bool {
    between.iter().any(|word| !matches!(&**word, "and" | "or" | "nor" | "the" | "a" | "an" | "as" | "well"))
}

/// Whether a comma stands among these words of the text, as in a list.
fn is_listed(text: &str, folded: &[String]) -> bool {
    let found: Vec<_> = words(text).collect();
    let same = |window: &[crate::quiz::text::Word]| {
        window.iter().zip(folded).all(|(word, other)| crate::quiz::text::fold(word.text) == *other)
    };
    found.windows(folded.len().max(1)).find(|window| same(window)).is_some_and(|window| {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { return false };
        text[first.range.start..last.range.end].contains(',')
    })
}
