//! The ways of asking: a file each, behind one trait. To add one, add its file and its line in [`KINDS`].

mod choice;
mod cloze;
mod drill;
mod pairs;
mod reveal;
mod reverse;
mod true_false;
mod typed;

pub(super) use typed::accepted_expansions;
use typed::is_given_away;

use rand::{Rng, RngExt};

use crate::glossary::Entry;

use super::asking::{Asking, Stage};
use super::deck::{Card, Deck};
use super::names::Names;
use super::question::{Choice, Question, Task};
use super::text::Passage;
use super::{Prompt, QuestionKind};

// `drill` is no kind of its own: it makes true-false and choice of what a card said before.

/// One way of asking.
trait Kind: Sync {
    /// Its name.
    fn kind(&self) -> QuestionKind;

    /// How often it is drawn, beside the other kinds, for a card of that stage. A kind of weight 0 is used only
    /// when no other is possible.
    fn weight(&self, stage: Stage) -> u32;

    /// A fair question about the card, if there is one.
    fn make(&self, asked: &Asked, rng: &mut dyn Rng) -> Option<(Prompt, Task)>;
}

/// Of kinds with weight 0 an earlier one is tried first: who meets a card that cannot be asked by choice is shown it
/// before having to type it.
const KINDS: [&dyn Kind; 7] = [
    &choice::ChoiceKind,
    &cloze::ClozeKind,
    &reverse::ReverseKind,
    &true_false::TrueFalseKind,
    &reveal::RevealKind,
    &typed::TypedKind,
    &pairs::MatchKind,
];

/// The card that is asked, with what every kind needs of it.
pub(super) struct Asked<'a> {
    pub(super) deck: &'a Deck,
    pub(super) card: &'a Card,
    pub(super) entry: &'a Entry,
    pub(super) passage: Passage,
    pub(super) names: Names,
    /// Entries that the person took for this one before.
    pub(super) confused_with: Vec<u32>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(deck: &'a Deck, card: &'a Card, asking: &Asking) -> Asked<'a> {
        let entry = deck.entry(card.entry);
        let passage = deck.passage(card.entry);
        let names = Names::of(deck, &[card.entry]);
        let confused_with = asking.confused_with.iter().filter_map(|id| deck.entry_of_id(id)).collect();
        Asked { deck, card, entry, passage, names, confused_with }
    }

    /// How many of the choices, from the first on, were taken for the asked entry before.
    fn confused_among(&self, choices: &[Choice]) -> usize {
        let is_confused = |choice: &&Choice| {
            let entry = choice.entry.as_deref();
            self.confused_with.iter().any(|&other| Some(&*self.deck.entry(other).id) == entry)
        };
        choices.iter().take_while(is_confused).count()
    }

    /// The entry's term as a heading; with its section when another entry has the same name.
    fn subject(&self) -> Prompt {
        let is_shared = self.deck.named(&super::names::name_key(&self.entry.term)).len() > 1;
        if is_shared {
            Prompt::of_subject(&format!("{} ({})", self.entry.term, self.deck.section(self.card.entry).name))
        } else {
            Prompt::of_subject(&self.entry.term)
        }
    }
}

/// Asks the card in one of the allowed ways, drawn by how well it is known.
pub(super) fn ask(deck: &Deck, card: &Card, asking: &Asking, rng: &mut dyn Rng) -> Question {
    let asked = Asked::new(deck, card, asking);
    if let Some(drill) = drill::drill(&asked, asking, rng) {
        return drill;
    }
    let mut kinds: Vec<(&dyn Kind, u32)> = KINDS
        .into_iter()
        .filter(|kind| asking.kinds.contains(kind.kind()))
        .map(|kind| (kind, weight(kind, asking)))
        .collect();
    while !kinds.is_empty() {
        let (kind, _) = kinds.remove(draw(&kinds, rng));
        if let Some(made) = kind.make(&asked, rng) {
            return question(card, kind, made);
        }
    }
    let made = reveal::recall(&asked);
    question(card, &reveal::RevealKind, made)
}

/// Asks the card in that way.
pub(super) fn make(
    deck: &Deck,
    card: &Card,
    kind: QuestionKind,
    asking: &Asking,
    rng: &mut dyn Rng,
) -> Option<Question> {
    let kind = KINDS.into_iter().find(|other| other.kind() == kind)?;
    let made = kind.make(&Asked::new(deck, card, asking), rng)?;
    Some(question(card, kind, made))
}

fn question(card: &Card, kind: &dyn Kind, (prompt, task): (Prompt, Task)) -> Question {
    Question { card: card.id.clone(), card_kind: card.kind, kind: kind.kind(), prompt, task }
}

/// A kind that was just used is drawn a quarter as often, but never given up for one of weight 0.
fn weight(kind: &dyn Kind, asking: &Asking) -> u32 {
    let weight = 4 * kind.weight(asking.stage());
    if asking.previous == Some(kind.kind()) { weight / 4 } else { weight }
}

/// An index, drawn by weight; the first when all weights are 0. The slice is not empty.
fn draw(kinds: &[(&dyn Kind, u32)], rng: &mut dyn Rng) -> usize {
    let total: u32 = kinds.iter().map(|(_, weight)| weight).sum();
    if total == 0 {
        return 0;
    }
    let mut left = rng.random_range(0..total);
    for (index, (_, weight)) in kinds.iter().enumerate() {
        if left < *weight {
            return index;
        }
        left -= weight;
    }
    0
}

/// A random order of that many things: shuffles indexes, so that only one shuffle is compiled.
pub(super) fn shuffled(count: usize, rng: &mut dyn Rng) -> Vec<usize> {
    use rand::seq::SliceRandom;
    let mut order: Vec<usize> = (0..count).collect();
    order.shuffle(rng);
    order
}

/// The task of picking the first of these choices, in a random order.
fn pick_first(choices: Vec<Choice>, rng: &mut dyn Rng) -> Task {
    let order = shuffled(choices.len(), rng);
    let right = order.iter().position(|&index| index == 0).unwrap_or(0);
    let choices = order.iter().filter_map(|&index| choices.get(index).cloned()).collect();
    Task::Pick { choices, right }
}
