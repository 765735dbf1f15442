//! Drawing the cards of a test.

use rand::{Rng, RngExt};

use crate::{interner::Interner, memory::CardInfo};

use super::TestSetup;

/// Draws cards, stratified by section, in mixed order.
pub(super) fn draw(cards: &[CardInfo], setup: &TestSetup, rng: &mut dyn Rng) -> Vec<CardInfo> {
    let counts = |card: &&CardInfo| setup.sections.as_ref().is_none_or(|ids| ids.contains(&card.section));
    let mut names = Interner::default();
    let mut sections: Vec<Vec<&CardInfo>> = Vec::new();
    for card in cards.iter().filter(counts) {
        let place = names.intern(&card.section);
        if place == sections.len() {
            sections.push(Vec::new());
        }
        sections[place].push(card);
    }
    let sizes: Vec<usize> = sections.iter().map(Vec::len).collect();
    let mut drawn = Vec::new();
    for (mut section, share) in sections.into_iter().zip(shares(&sizes, usize::from(setup.questions))) {
        shuffle(&mut section, rng);
        drawn.extend(section.into_iter().take(share).cloned());
    }
    shuffle(&mut drawn, rng);
    drawn
}

/// How many of each group to take: by its size, rounded so that the sum is right (largest remainders), and at least
/// one of each where there are enough.
fn shares(sizes: &[usize], number: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let number = number.min(all);
    let first = usize::from(number >= sizes.len());
    let (rest, left) = (number - first * sizes.len(), (all - first * sizes.len()).max(1));
    let exact = |size: usize| (size - first) * rest;
    let mut shares: Vec<usize> = sizes.iter().map(|&size| first + exact(size) / left).collect();
    let mut places: Vec<usize> = (0..sizes.len()).collect();
    crate::sorting::sort_by_key(&mut places, |&place| std::cmp::Reverse(exact(sizes[place]) % left));
    let missing = number - shares.iter().sum::<usize>();
    for &place in places.iter().take(missing) {
        shares[place] += 1;
    }
    shares
}

/// Every order is equally likely (Fisher and Yates).
fn shuffle<T>(items: &mut [T], rng: &mut dyn Rng) {
    for place in (1..items.len()).rev() {
        items.swap(place, rng.random_range(0..=place));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::SmallRng};

    use super::*;
    use crate::{quiz::CardId, shift::self_test::TestSetup};

    #[test]
    fn shares_are_by_size() {
        assert_eq!(shares(&[50, 30, 20], 10), [5, 3, 2]);
        assert_eq!(shares(&[98, 1, 1], 3), [1, 1, 1]);
        assert_eq!(shares(&[5, 5, 5], 2), [1, 1, 0]);
        assert_eq!(shares(&[2, 1], 10), [2, 1]);
        assert_eq!(shares(&[], 10), [0; 0]);
    }

    proptest! {
        #[test]
        fn shares_fit(sizes in prop::collection::vec(1usize..40, 0..12), number in 0usize..200) {
            let found = shares(&sizes, number);
            prop_assert_eq!(found.iter().sum::<usize>(), number.min(sizes.iter().sum()));
            prop_assert!(found.iter().zip(&sizes).all(|(share, size)| share <= size));
            if number >= sizes.len() {
                prop_assert!(found.iter().all(|&share| share > 0));
            }
        }
    }

    #[test]
    fn a_test_is_drawn_from_the_chosen_sections_without_doubles() {
        let card = |section: &str, number| CardInfo {
            id: CardId::from_stored(format!("{section}-{number}/meaning")),
            section: section.to_owned(),
        };
        let cards: Vec<_> = (0..20).map(|number| card(["go", "neon", "k3s"][number % 3], number)).collect();
        let setup = TestSetup {
            sections: Some(vec!["go".to_owned(), "k3s".to_owned()]),
            questions: 8,
            ..TestSetup::default()
        };
        let drawn = |seed| draw(&cards, &setup, &mut SmallRng::seed_from_u64(seed));
        let mut ids: Vec<_> = drawn(1).into_iter().map(|card| card.id).collect();
        assert!(drawn(1).iter().all(|card| card.section != "neon"));
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 8);
    }
}
