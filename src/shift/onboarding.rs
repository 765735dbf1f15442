//! The first weeks: what one knows already, in what order to learn the rest, and how far one has come.

use crate::{
    glossary::Glossary,
    interner::Interner,
    memory::{CardInfo, Memories, Rating, Review},
    quiz::CardId,
};

/// Questions of a placement test.
pub const PLACEMENT_QUESTIONS: usize = 15;
/// From this share of right answers on, a section's general terms count as known: two of two, by the rule of
/// succession ([`PlacedSection::share`]), but neither one of one nor three of four.
const KNOWN: f64 = 0.75;
/// At most so many questions are asked about one section.
const MOST_OF_ONE_SECTION: usize = 4;

/// A placement test under way. It asks where an answer says most: first about each section once, then about those that may
/// still turn out to be known.
///
/// It never asks about what is true only here (cards whose kind is [`crate::quiz::CardKind::LocalFact`]): who
/// knows Kubernetes from elsewhere does not know how many clusters we have.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    sections: Vec<PlacedSection>,
    answers: Vec<(CardId, bool)>,
}

#[derive(Debug, Clone, PartialEq)]
struct PlacedSection {
    id: String,
    /// What can be asked, in the order of asking.
    cards: Vec<CardId>,
    right: usize,
    asked: usize,
}

/// How far one has come in one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// The section's id.
    pub section: String,
    /// How many cards it has.
    pub cards: u32,
    /// How many of them were seen.
    pub seen: u32,
    /// How many of them stay for three weeks or longer.
    pub firm: u32,
}

impl Milestone {
    /// Whether every card was seen.
    pub fn all_seen(&self) -> bool {
        self.seen == self.cards
    }

    /// Whether nine of ten cards stay for three weeks or longer.
    pub fn reached(&self) -> bool {
        self.cards > 0 && self.firm * 10 >= self.cards * 9
    }
}

impl Placement {
    /// A test about these cards, in document order, without those that are true only here. Within a section it goes
    /// by even steps through the document, beginning in the middle of the first step, so that few questions cover it.
    pub fn new(cards: &[CardInfo], is_local: &dyn Fn(&CardId) -> bool) -> Placement {
        let mut names = Interner::default();
        let mut sections: Vec<PlacedSection> = Vec::new();
        for card in cards.iter().filter(|card| !is_local(&card.id)) {
            let place = names.intern(&card.section);
            if place == sections.len() {
                let (id, cards) = (card.section.clone(), Vec::new());
                sections.push(PlacedSection { id, cards, right: 0, asked: 0 });
            }
            sections[place].cards.push(card.id.clone());
        }
        for section in &mut sections {
            let (all, steps) = (section.cards.len(), section.cards.len().min(MOST_OF_ONE_SECTION));
            let asked = (0..steps).map(|step| section.cards[(2 * step + 1) * all / (2 * steps)].clone());
            section.cards = asked.collect();
        }
        Placement { sections, answers: Vec::new() }
    }

    /// The card to ask next; none after fifteen questions, or when no answer would change what counts as known.
    pub fn next(&self) -> Option<&CardId> {
        if self.answers.len() >= PLACEMENT_QUESTIONS {
            return None;
        }
        let open = self.sections.iter().filter(|section| section.is_open());
        let mut best: Option<(&PlacedSection, f64)> = None;
        for section in open {
            let worth = section.worth_asking();
            if best.is_none_or(|(_, most)| worth > most) {
                best = Some((section, worth));
            }
        }
        best.map(|(section, _)| &section.cards[section.asked])
    }

    /// Takes the answer to the card that [`Placement::next`] named; nothing happens for another.
    pub fn answer(&mut self, card: &CardId, right: bool) {
        if self.next() != Some(card) {
            return;
        }
        let asked = |section: &&mut PlacedSection| section.cards.get(section.asked) == Some(card);
        if let Some(section) = self.sections.iter_mut().find(asked) {
            section.asked += 1;
            section.right += usize::from(right);
            self.answers.push((card.clone(), right));
        }
    }

    /// The answers so far, in order: enough to stand at the same question again by answering them anew.
    pub fn answers(&self) -> &[(CardId, bool)] {
        &self.answers
    }

    /// The ids of the sections whose general terms one knows already.
    pub fn known_sections(&self) -> Vec<&str> {
        let known = self.sections.iter().filter(|section| section.share() >= KNOWN);
        known.map(|section| &*section.id).collect()
    }

    /// The new cards that one knows already: those of known sections that were not answered wrong, never those that
    /// are true only here, and never one that has a history.
    pub fn known_cards<'a>(
        &self,
        cards: &'a [CardInfo],
        memories: &Memories,
        is_local: &dyn Fn(&CardId) -> bool,
    ) -> Vec<&'a CardId> {
        let known = self.known_sections();
        let wrong = |id: &CardId| self.answers.iter().any(|(card, right)| card == id && !right);
        let is_known = |card: &&CardInfo| {
            known.contains(&&*card.section)
                && !is_local(&card.id)
                && !wrong(&card.id)
                && memories.get(&card.id).is_none_or(crate::memory::CardMemory::is_new)
        };
        cards.iter().filter(is_known).map(|card| &card.id).collect()
    }

    /// The rating that marks a card as known: it comes back after about a week, so a wrong guess is found out.
    pub const KNOWN_RATING: Rating = Rating::Easy;
}

impl PlacedSection {
    /// The share that would be right of all its cards, by Laplace's rule of succession: a half before the first answer.
    fn share(&self) -> f64 {
        succession(self.right, self.asked)
    }

    /// Whether there is something left to ask, and it could still be known if all of that were right.
    fn is_open(&self) -> bool {
        let left = self.cards.len().saturating_sub(self.asked);
        left > 0 && succession(self.right + left, self.asked + left) >= KNOWN
    }

    /// How much a further answer would say: the variance of the share.
    fn worth_asking(&self) -> f64 {
        let share = self.share();
        share * (1.0 - share) / (self.asked as f64 + 3.0)
    }
}

fn succession(right: usize, asked: usize) -> f64 {
    (right as f64 + 1.0) / (asked as f64 + 2.0)
}

/// The sections in the order in which to learn them: those first which most other sections' entries point to
/// ("See ..") in parts of their size, since the rest builds on them; else in the glossary's order.
pub fn order_of_sections(glossary: &Glossary) -> Vec<&str> {
    let mut entries = Interner::default();
    let mut section_of = Vec::new();
    for (number, section) in glossary.sections.iter().enumerate() {
        for entry in &section.entries {
            if entries.insert(&entry.id) {
                section_of.push(number);
            }
        }
    }
    let mut pointed_to = vec![0u32; glossary.sections.len()];
    for (number, section) in glossary.sections.iter().enumerate() {
        for target in section.entries.iter().flat_map(|entry| &entry.see) {
            if let Some(&other) = entries.get(target).and_then(|place| section_of.get(place))
                && other != number
            {
                pointed_to[other] += 1;
            }
        }
    }
    let mut order: Vec<usize> = (0..glossary.sections.len()).collect();
    crate::sorting::sort_by(&mut order, |&one, &other| {
        let share = |number: usize| {
            f64::from(pointed_to[number]) / glossary.sections[number].entries.len().max(1) as f64
        };
        share(other).total_cmp(&share(one))
    });
    order.into_iter().map(|number| &*glossary.sections[number].id).collect()
}

/// How far one has come, by section, in the order of the cards.
pub fn milestones(cards: &[CardInfo], memories: &Memories) -> Vec<Milestone> {
    /// Days of stability from which on a card is firm: recall is 0.9 after three weeks.
    const FIRM: f32 = 21.0;
    let mut names = Interner::default();
    let mut milestones: Vec<Milestone> = Vec::new();
    for card in cards {
        let place = names.intern(&card.section);
        if place == milestones.len() {
            milestones.push(Milestone { section: card.section.clone(), cards: 0, seen: 0, firm: 0 });
        }
        let memory = memories.get(&card.id).filter(|memory| !memory.is_new());
        milestones[place].cards += 1;
        milestones[place].seen += u32::from(memory.is_some());
        milestones[place].firm += u32::from(memory.is_some_and(|memory| memory.stability >= FIRM));
    }
    milestones
}

/// How often a person's first answer to a card was right, drawn towards what is usual while there are few: the
/// planner's expectation of new cards, 0 to 1. Reviews must be in order of time.
pub fn first_right<'a>(reviews: impl IntoIterator<Item = &'a Review>) -> f32 {
    /// As many answers as the usual share counts for.
    const WEIGHT: f32 = 20.0;
    let mut seen = Interner::default();
    let (mut right, mut all) = (crate::shift::FIRST_RIGHT * WEIGHT, WEIGHT);
    for review in reviews.into_iter().filter(|review| seen.insert(review.card.as_str())) {
        all += 1.0;
        right += if review.rating.passed() { 1.0 } else { 0.0 };
    }
    right / all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        glossary::{Entry, Section},
        memory::{CardMemory, Phase},
    };

    fn is_local(card: &CardId) -> bool {
        card.as_str().contains("/local")
    }

    fn cards(sections: &[(&str, usize)]) -> Vec<CardInfo> {
        let section = |&(section, count): &(&str, usize)| {
            let kinds = |number| ["meaning", "local"].map(|kind| format!("{section}-{number}/{kind}"));
            let info = |id| CardInfo { id: CardId::from_stored(id), section: section.to_owned() };
            (0..count).flat_map(kinds).map(info).collect::<Vec<_>>()
        };
        sections.iter().flat_map(section).collect()
    }

    /// Who knows Kubernetes and nothing else.
    fn placed(cards: &[CardInfo]) -> Placement {
        let mut placement = Placement::new(cards, &is_local);
        while let Some(card) = placement.next().cloned() {
            assert!(!is_local(&card), "{card}");
            placement.answer(&card, card.as_str().starts_with("k3s"));
        }
        placement
    }

    #[test]
    fn fifteen_questions_find_what_is_known() {
        let cards = cards(&[("go", 9), ("k3s", 12), ("neon", 7), ("redis", 8), ("wal", 5)]);
        let placement = placed(&cards);
        // One each, and three more about the only section that was right.
        assert_eq!(placement.answers().len(), 8);
        assert_eq!(placement.known_sections(), ["k3s"]);
        let known = placement.known_cards(&cards, &Memories::default(), &is_local);
        assert_eq!(known.len(), 12);
        assert!(known.iter().all(|card| card.as_str().starts_with("k3s") && !is_local(card)));
    }

    #[test]
    fn who_knows_all_is_asked_fifteen_times() {
        let cards = cards(&[("a", 9), ("b", 12), ("c", 7), ("d", 8), ("e", 5)]);
        let mut placement = Placement::new(&cards, &is_local);
        while let Some(card) = placement.next().cloned() {
            placement.answer(&card, true);
        }
        assert_eq!(placement.answers().len(), PLACEMENT_QUESTIONS);
        assert_eq!(placement.known_sections(), ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn every_section_is_asked_before_one_is_asked_again() {
        let cards = cards(&[("a", 3), ("b", 3), ("c", 3), ("d", 3)]);
        let first: Vec<_> =
            placed(&cards).answers()[..4].iter().map(|(card, _)| card.as_str()[..1].to_owned()).collect();
        assert_eq!(first, ["a", "b", "c", "d"]);
    }

    #[test]
    fn few_questions_cover_a_section() {
        let asked = |count: usize| {
            let cards = cards(&[("k3s", count)]);
            let placement = placed(&cards);
            let name = |(card, _): &(CardId, bool)| card.entry().trim_start_matches("k3s-").to_owned();
            placement.answers().iter().map(name).collect::<Vec<_>>()
        };
        assert_eq!(asked(12), ["1", "4", "7", "10"]);
        assert_eq!(asked(3), ["0", "1", "2"]);
    }

    #[test]
    fn nine_of_ten_firm_cards_reach_a_milestone() {
        let reached = |cards, firm| Milestone { section: String::new(), cards, seen: cards, firm }.reached();
        assert_eq!(
            [reached(10, 8), reached(10, 9), reached(11, 9), reached(0, 0)],
            [false, true, false, false]
        );
        let seen = |seen| Milestone { section: String::new(), cards: 3, seen, firm: 0 }.all_seen();
        assert_eq!([seen(2), seen(3)], [false, true]);
    }

    #[test]
    fn answering_anew_leads_to_the_same_question() {
        let cards = cards(&[("go", 9), ("k3s", 12)]);
        let placement = placed(&cards);
        let mut again = Placement::new(&cards, &is_local);
        placement.answers().iter().for_each(|(card, right)| again.answer(card, *right));
        assert_eq!(again, placement);
        again.answer(&CardId::from_stored("unknown/meaning"), true);
        assert_eq!(again, placement);
    }

    #[test]
    fn what_has_a_history_is_not_marked() {
        let cards = cards(&[("k3s", 5)]);
        let seen = CardMemory { phase: Phase::Review, stability: 30.0, ..CardMemory::default() };
        let memories: Memories = [(cards[0].id.clone(), seen)].into_iter().collect();
        let known = placed(&cards).known_cards(&cards, &memories, &is_local).len();
        assert_eq!(known, 4);
        let milestones = milestones(&cards, &memories);
        let expected = Milestone { section: "k3s".to_owned(), cards: 10, seen: 1, firm: 1 };
        assert_eq!(milestones, [expected]);
        assert!(!milestones[0].reached() && !milestones[0].all_seen());
    }

    #[test]
    fn what_others_point_to_comes_first() {
        let section = |id: &str, entries: &[(&str, &[&str])]| Section {
            id: id.to_owned(),
            name: id.to_owned(),
            entries: entries
                .iter()
                .map(|(id, see)| Entry {
                    id: (*id).to_owned(),
                    see: see.iter().map(|see| (*see).to_owned()).collect(),
                    ..Entry::default()
                })
                .collect(),
        };
        let sections = vec![
            section("rollout", &[("canary", &["pod"]), ("blue", &["pod", "canary"])]),
            section("other", &[("x", &[])]),
            section("kubernetes", &[("pod", &[]), ("node", &["pod"])]),
        ];
        let glossary = Glossary { sections, ..Glossary::default() };
        assert_eq!(order_of_sections(&glossary), ["kubernetes", "rollout", "other"]);
    }

    #[test]
    fn a_person_is_known_by_their_first_answers() {
        let review = |number: u32, rating| Review {
            id: number.to_string(),
            card: CardId::from_stored(format!("term-{}/meaning", number / 2)),
            at: i64::from(number),
            rating,
            kind: crate::quiz::QuestionKind::Typed,
            took: 1,
            offset: 0,
            interval: 0,
        };
        assert!((first_right([]) - 0.76).abs() < 1e-6);
        // Twenty cards, each wrong at first and right then.
        let reviews: Vec<_> = (0..40)
            .map(|number| review(number, if number % 2 == 0 { Rating::Again } else { Rating::Good }))
            .collect();
        assert!((first_right(&reviews) - 0.38).abs() < 1e-6);
    }
}
