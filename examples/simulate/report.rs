//! Figures as Markdown.

use std::fmt::Write;

/// What a way of studying came to: for each learner mean recall, the worst day's, and answers.
pub(crate) struct Result {
    pub(crate) name: String,
    pub(crate) runs: Vec<[f64; 3]>,
}

impl Result {
    /// Mean recall with its standard error.
    pub(crate) fn mean(&self) -> (f64, f64) {
        self.figure(0)
    }

    /// Answers, on average.
    pub(crate) fn answers(&self) -> f64 {
        self.figure(2).0
    }

    fn figure(&self, place: usize) -> (f64, f64) {
        mean(self.runs.iter().map(|run| run[place]))
    }
}

/// One line for each.
pub(crate) fn table(results: &[Result]) -> String {
    let mut text = "| way | mean recall | worst day | answers |\n|---|---|---|---|\n".to_owned();
    for result in results {
        let [(mean, error), (worst, worst_error), (answers, _)] = [0, 1, 2].map(|place| result.figure(place));
        let name = &result.name;
        let _ = writeln!(
            text,
            "| {name} | {mean:.4} ± {error:.4} | {worst:.4} ± {worst_error:.4} | {answers:.0} |"
        );
    }
    text
}

/// How far the last one is ahead of each other, learner by learner.
pub(crate) fn compare(results: &[Result]) -> String {
    let Some((ours, others)) = results.split_last() else { return String::new() };
    let mut text = format!(
        "| {} ahead of | mean recall | in standard errors | worst day | in standard errors |\n|---|---|---|---|---|\n",
        ours.name
    );
    for other in others {
        let ahead = |place: usize| {
            mean(ours.runs.iter().zip(&other.runs).map(|(ours, other)| ours[place] - other[place]))
        };
        let [(mean, error), (worst, worst_error)] = [0, 1].map(ahead);
        let name = &other.name;
        let _ = writeln!(
            text,
            "| {name} | {mean:+.4} | {:+.1} | {worst:+.4} | {:+.1} |",
            mean / error,
            worst / worst_error
        );
    }
    text
}

/// The mean of some numbers with its standard error.
fn mean(numbers: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let count = numbers.clone().count().max(2) as f64;
    let mean = numbers.clone().sum::<f64>() / count;
    let squares: f64 = numbers.map(|number| (number - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}
