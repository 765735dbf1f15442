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

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::SmallRng};

    use super::*;
    use crate::glossary::{SourceFile, parse};
    use crate::quiz::{CardId, CardKind};

    fn deck() -> Deck {
        let text = "\
**Pod**: Smallest unit that the scheduler places on a machine.

**Node**: Computer that runs the workloads of a cluster. We have 3.

**Taint**: Mark that keeps work away from some machines.

**Bucket**: Named container of objects, with rules of its own.

**WAL (Write-Ahead Log)**: Journal of changes that are not yet in the tables.
";
        Deck::new(parse(&[SourceFile::new("ops.md", text)]).glossary)
    }

    fn possible(id: CardId) -> Vec<QuestionKind> {
        let deck = deck();
        let mut rng = SmallRng::seed_from_u64(1);
        let ask = |kind: &QuestionKind| deck.ask_as(&id, *kind, &Asking::default(), &mut rng).is_some();
        QuestionKind::ALL.into_iter().filter(ask).collect()
    }

    #[test]
    fn each_sort_of_card_has_its_ways_of_being_asked() {
        use QuestionKind::*;
        let kinds = |kinds: &[QuestionKind]| {
            QuestionKind::ALL.into_iter().filter(|kind| kinds.contains(kind)).collect::<Vec<_>>()
        };
        assert_eq!(
            possible(CardId::new("pod", CardKind::Meaning, 1)),
            kinds(&[Choice, Reverse, TrueFalse, Reveal, Typed, Match])
        );
        assert_eq!(possible(CardId::new("wal", CardKind::Expansion, 1)), kinds(&[Choice, Reveal, Typed]));
        assert_eq!(
            possible(CardId::new("node", CardKind::LocalFact, 1)),
            kinds(&[Cloze, TrueFalse, Reveal, Typed])
        );
    }

    /// How often each kind is drawn of 400 times.
    fn drawn(asking: &Asking) -> [usize; QuestionKind::ALL.len()] {
        let deck = deck();
        let mut rng = SmallRng::seed_from_u64(1);
        let mut counts = [0; QuestionKind::ALL.len()];
        for _ in 0..400 {
            let question = deck.ask(&CardId::new("pod", CardKind::Meaning, 1), asking, &mut rng);
            counts[question.expect("the card exists").kind as usize] += 1;
        }
        counts
    }

    fn growing() -> Asking {
        Asking { stability: Some(5.0), reviews: 3, ..Asking::default() }
    }

    #[test]
    fn what_is_growing_is_asked_in_every_way_by_weight() {
        let counts = drawn(&growing());
        // Of 13: choice 1, reverse 4, true or false 2, reveal 1, typed 3, match 2; a cloze finds nothing to leave out.
        for (kind, expected) in [
            (QuestionKind::Choice, 31),
            (QuestionKind::Reverse, 123),
            (QuestionKind::TrueFalse, 62),
            (QuestionKind::Reveal, 31),
            (QuestionKind::Typed, 92),
            (QuestionKind::Match, 62),
            (QuestionKind::Cloze, 0),
        ] {
            assert!(counts[kind as usize].abs_diff(expected) <= 30, "{kind:?}: {counts:?}");
        }
    }

    #[test]
    fn the_kind_of_the_last_time_comes_again_less_often_but_is_not_given_up() {
        let again = Asking { previous: Some(QuestionKind::Reverse), ..growing() };
        let (before, after) = (drawn(&growing()), drawn(&again));
        let reverse = QuestionKind::Reverse as usize;
        assert!(after[reverse] > 10 && after[reverse] * 2 < before[reverse], "{before:?} {after:?}");
        let only = Asking { kinds: [QuestionKind::Reverse].into_iter().collect(), ..again };
        assert_eq!(drawn(&only)[reverse], 400, "there is no other");
    }

    #[test]
    fn of_kinds_that_do_not_suit_the_first_in_order_is_used() {
        let kinds = [QuestionKind::Typed, QuestionKind::Match, QuestionKind::Reveal].into_iter().collect();
        let counts = drawn(&Asking { kinds, ..Asking::default() });
        assert_eq!(counts[QuestionKind::Reveal as usize], 400, "it is shown before it has to be typed");
    }

    #[test]
    fn a_question_is_of_its_card() {
        let deck = deck();
        let id = CardId::new("node", CardKind::LocalFact, 1);
        let mut rng = SmallRng::seed_from_u64(1);
        let question = deck.ask(&id, &Asking::default(), &mut rng).expect("the card exists");
        assert_eq!((&question.card, question.card_kind), (&id, CardKind::LocalFact));
        assert!(
            deck.ask(&CardId::new("nothing", CardKind::Meaning, 1), &Asking::default(), &mut rng).is_none()
        );
    }

    #[test]
    fn choices_are_shuffled_and_the_right_one_is_known() {
        let mut places = [0; 3];
        for seed in 0..300 {
            let choices = ["right", "wrong", "worse"].map(|text| Choice::of_text(text.to_owned()));
            let Task::Pick { choices, right } =
                pick_first(choices.into(), &mut SmallRng::seed_from_u64(seed))
            else {
                panic!("a choice")
            };
            assert_eq!((choices.len(), &*choices[right].text), (3, "right"));
            places[right] += 1;
        }
        assert!(places.iter().all(|count| (70..130).contains(count)), "{places:?}");
    }
}
