//! Draws from a random generator, each compiled once.

use rand::{Rng, RngExt};

/// A number from 0 up to but not including `count`; 0 if that is 0. Everything in the quiz that picks at random goes
/// through here: the generator's own function becomes part of whoever calls it, at some hundreds of bytes.
#[inline(never)]
pub(super) fn below(count: usize, rng: &mut dyn Rng) -> usize {
    rng.random_range(0..count.max(1))
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::SmallRng};

    use super::*;

    #[test]
    fn every_number_below_is_drawn_about_as_often() {
        let mut rng = SmallRng::seed_from_u64(1);
        let mut drawn = [0; 3];
        (0..3000).for_each(|_| drawn[below(3, &mut rng)] += 1);
        assert!(drawn.iter().all(|count| (900..1100).contains(count)), "{drawn:?}");
        assert_eq!([below(0, &mut rng), below(1, &mut rng)], [0, 0]);
    }
}
