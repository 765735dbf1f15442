//! How well the parser finds the terms of real glossaries: precision, recall and F1 for each.
//!
//! `cargo run --release --example corpus -- FOLDER` reads `NN-name.md` or `NN-name/` and what a careful
//! reader finds there: `expected/NN.txt`, a term a line, and `expected/NN.alt.tsv`, a term and then
//! other names that are as good. With `--verbose` it lists what was missed. It fails below an F1 of 0.98.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::{env, error, fs, process};

use readyroom::glossary::{Entry, SourceFile, parse};

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

/// Every glossary should reach this.
const GOAL: f64 = 0.98;

fn main() -> Result<()> {
    let (options, folders): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let verbose = options.iter().any(|option| option == "--verbose");
    let folder = PathBuf::from(folders.first().ok_or("name the folder of the corpus")?);
    let mut all = Vec::new();
    let mut sources: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    sources.sort();
    for source in sources {
        let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let number = name.split('-').next().unwrap_or_default();
        let expected = folder.join("expected").join(format!("{number}.txt"));
        if expected.exists() {
            let score = score(&source, &expected)?;
            println!("{number}  {score}  {name}");
            if verbose {
                score.missed.iter().for_each(|term| println!("      missed: {term}"));
                score.surplus.iter().for_each(|term| println!("      surplus: {term}"));
            }
            all.push(score.f1());
        }
    }
    if all.is_empty() {
        return Err("no glossary with expected terms is there".into());
    }
    let lowest = all.iter().copied().fold(f64::INFINITY, f64::min);
    let mean = all.iter().sum::<f64>() / all.len() as f64;
    let good = all.iter().filter(|&&f1| f1 >= GOAL).count();
    println!("lowest F1 {lowest:.3}, mean F1 {mean:.3}, {good} of {} at {GOAL} or more", all.len());
    if good < all.len() {
        process::exit(1);
    }
    Ok(())
}

struct Score {
    found: usize,
    expected: usize,
    missed: Vec<String>,
    surplus: Vec<String>,
}

impl Score {
    fn hits(&self) -> f64 {
        (self.expected - self.missed.len()) as f64
    }

    fn precision(&self) -> f64 {
        self.hits() / self.found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.hits() / self.expected.max(1) as f64
    }

    fn f1(&self) -> f64 {
        2.0 * self.hits() / (self.found + self.expected).max(1) as f64
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        write!(f, "P {precision:.3}  R {recall:.3}  F1 {f1:.3}  entries {}/{}", self.found, self.expected)
    }
}

fn score(source: &Path, expected: &Path) -> Result<Score> {
    let mut files = Vec::new();
    for path in markdown(source)? {
        files.push(SourceFile::from_bytes(path.display().to_string(), fs::read(&path)?)?);
    }
    let glossary = parse(&files).glossary;
    let mut free: Vec<(String, HashSet<String>)> =
        glossary.entries().map(|(_, entry)| (entry.term.clone(), names(entry))).collect();
    let found = free.len();
    let others = alternatives(&expected.with_extension("alt.tsv"))?;
    let text = fs::read_to_string(expected)?;
    let terms: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut missed = Vec::new();
    for &term in &terms {
        let wanted = std::iter::once(term).chain(others.get(term).into_iter().flatten().map(String::as_str));
        let wanted: Vec<String> =
            wanted.flat_map(|name| [plain(name), plain(without_parenthesis(name))]).collect();
        match free.iter().position(|(_, names)| wanted.iter().any(|name| names.contains(name))) {
            Some(at) => drop(free.remove(at)),
            None => missed.push(term.to_owned()),
        }
    }
    let surplus = free.into_iter().map(|(term, _)| term).collect();
    Ok(Score { found, expected: terms.len(), missed, surplus })
}

fn markdown(source: &Path) -> Result<Vec<PathBuf>> {
    if !source.is_dir() {
        return Ok(vec![source.to_owned()]);
    }
    let paths = fs::read_dir(source)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut paths: Vec<_> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    paths.sort();
    Ok(paths)
}

fn alternatives(path: &Path) -> Result<HashMap<String, Vec<String>>> {
    let mut others: HashMap<String, Vec<String>> = HashMap::new();
    for line in fs::read_to_string(path).unwrap_or_default().lines() {
        let mut names = line.split('\t').map(str::to_owned);
        if let Some(term) = names.next() {
            others.entry(term).or_default().extend(names);
        }
    }
    Ok(others)
}

/// Its term, and each other name alone and in parentheses beside the term.
fn names(entry: &Entry) -> HashSet<String> {
    let mut names = HashSet::from([plain(&entry.term)]);
    for other in entry.aliases.iter().chain(&entry.expansion) {
        let term = &entry.term;
        names.extend([
            plain(other),
            plain(&format!("{term} ({other})")),
            plain(&format!("{other} ({term})")),
        ]);
    }
    names
}

/// Without case, invisible characters and doubled spaces.
fn plain(name: &str) -> String {
    let visible = |c: &char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '`');
    let text: String = name.chars().filter(visible).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_matches([' ', '.', ':']).to_owned()
}

fn without_parenthesis(name: &str) -> &str {
    let inside = name.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    inside.map_or(name, |(before, _)| before.trim_end())
}
