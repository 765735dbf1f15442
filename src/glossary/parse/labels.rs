//! Words that occur again and again where a term would stand.

use std::collections::HashMap;

use super::document::{Kind, Node, Piece};
use super::hash::{Hashed, Letters};
use super::head::{Head, Lead};
use super::{headings, position};

/// Words before a separator that occur again and again, such as "Example", are no terms.
#[derive(Debug, Default)]
pub(super) struct Labels(HashMap<u64, Seen, Hashed>);

/// In how many regions, and in which last.
#[derive(Debug, Default)]
struct Seen {
    regions: u32,
    last: usize,
}

/// Hands over what may be a label, with the region that it stands in, counted from 1.
fn each_label(nodes: &[Node<'_>], take: &mut dyn FnMut(u64, usize)) {
    let mut region = 1;
    for node in nodes {
        match &node.kind {
            Kind::Heading { level, content } => {
                region += 1;
                if *level == 7 {
                    take(hash(&Piece::text(content)), region);
                }
            }
            Kind::List { items, .. } => {
                for node in items.iter().filter_map(|item| item.first()) {
                    block_labels(&node.kind, &mut |label| take(label, region));
                }
            }
            kind => block_labels(kind, &mut |label| take(label, region)),
        }
    }
}

fn block_labels(kind: &Kind<'_>, take: &mut dyn FnMut(u64)) {
    match kind {
        Kind::Paragraph { content, head, has_lines } => {
            let mut add = |head: &Head| {
                if head.cut.lead != Lead::Plain || head.is_strong() {
                    take(head.name);
                }
            };
            head.iter().for_each(&mut add);
            if *has_lines {
                let heads = position::line_starts(content).filter_map(|begins| Head::at(content, begins));
                heads.for_each(|head| add(&head));
            }
        }
        Kind::Heading { content, .. } => take(hash(&Piece::text(content))),
        _ => {}
    }
}

impl Labels {
    /// Those in three regions or more.
    pub(super) fn count(nodes: &[Node<'_>]) -> Self {
        let mut all = Vec::new();
        each_label(nodes, &mut |label, region| all.push((label, region)));
        // Of a large file nearly all occur but once. Counted by a few bits of each, those never come into the map.
        let mut counts = vec![0_u8; 2 * all.len().next_power_of_two()];
        let last = counts.len() - 1;
        for &(label, _) in &all {
            let count = &mut counts[label as usize & last];
            *count = count.saturating_add(1);
        }
        let mut labels = Self::default();
        for (label, region) in all.into_iter().filter(|&(label, _)| counts[label as usize & last] >= 3) {
            labels.add(label, region);
        }
        labels.0.retain(|_, seen| seen.regions >= 3);
        labels.0.shrink_to_fit();
        labels.0.extend(headings::LABELS.iter().map(|label| (hash(label), Seen::default())));
        labels
    }

    fn add(&mut self, label: u64, region: usize) {
        let seen = self.0.entry(label).or_default();
        seen.regions += u32::from(seen.last != region);
        seen.last = region;
    }

    pub(super) fn holds(&self, head: &Head) -> bool {
        self.0.contains_key(&head.name)
    }

    pub(super) fn holds_text(&self, label: &str) -> bool {
        self.0.contains_key(&hash(label))
    }
}

fn hash(label: &str) -> u64 {
    let mut letters = Letters::default();
    letters.add(label);
    letters.hash()
}
