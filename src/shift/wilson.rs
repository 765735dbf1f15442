//! How much a score says.

/// The standard normal distribution's 97.5 % point: 95 % lie between its negative and it.
const Z: f64 = 1.959_963_984_540_054;

/// A score with the range in which the true share lies, 95 times of 100.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// How many were right.
    pub right: u32,
    /// Of how many; at least `right`.
    pub asked: u32,
}

impl Score {
    /// The share that was right, 0 to 1; 0 if nothing was asked.
    pub fn share(self) -> f64 {
        if self.asked == 0 { 0.0 } else { f64::from(self.right.min(self.asked)) / f64::from(self.asked) }
    }

    /// The lower and the upper end of the 95 % interval for the share that would be right if everything were asked, by
    /// E. B. Wilson ("Probable inference", 1927). It is sound for few questions and for all or none right; 0 to 1
    /// if nothing was asked.
    pub fn interval(self) -> (f64, f64) {
        if self.asked == 0 {
            return (0.0, 1.0);
        }
        let (asked, share) = (f64::from(self.asked), self.share());
        let spread = Z * Z / asked;
        let middle = share + spread / 2.0;
        let reach = (spread * (share * (1.0 - share) + spread / 4.0)).sqrt();
        let scale = 1.0 + spread;
        (((middle - reach) / scale).max(0.0), ((middle + reach) / scale).min(1.0))
    }

    /// Counts one more question.
    pub fn add(&mut self, right: bool) {
        self.right += u32::from(right);
        self.asked += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked by hand: of 10, with z² = 3.8415, the middle is (share + 0.19207) / 1.38415.
    #[test]
    fn known_intervals() {
        for (right, asked, low, high) in
            [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 100, 0.7222, 0.8749)]
        {
            let (from, to) = Score { right, asked }.interval();
            assert!((from - low).abs() < 1e-4 && (to - high).abs() < 1e-4, "{right}/{asked}: {from} {to}");
        }
        assert_eq!(Score { right: 0, asked: 0 }.interval(), (0.0, 1.0));
    }

    #[test]
    fn the_interval_holds_the_share_and_narrows() {
        let mut before = 2.0;
        for asked in [1, 3, 10, 100, 10_000] {
            let score = Score { right: asked / 3, asked };
            let (from, to) = score.interval();
            assert!(from <= score.share() && score.share() <= to);
            assert!(to - from < before);
            before = to - from;
        }
    }
}
