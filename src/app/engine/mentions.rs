//! Which entries mention which.

use super::Engine;
use crate::glossary::{Block, Entry, Inline, MentionIndex, lower_case};

impl Engine {
    /// The definition of an entry, in which the terms of other entries are links to them.
    pub(crate) fn linked_definition(&self, entry: &Entry) -> Vec<Block> {
        self.mention_index().link(&entry.definition, &entry.id)
    }

    /// The entries whose definition links to that one, or that point to it, in document order.
    pub(crate) fn mentioned_by(&self, entry: &Entry) -> Vec<&Entry> {
        let target = format!("#/term/{}", entry.id);
        let names = std::iter::once(&entry.term).chain(&entry.expansion).chain(&entry.aliases);
        let names: Vec<String> = names.map(|name| lower_case(name)).collect();
        let mentions = |other: &Entry| {
            let text = lower_case(&other.definition_text());
            // Looking up every word of ten thousand definitions would be felt.
            names.iter().any(|name| text.contains(name.as_str()))
                && links(&self.linked_definition(other), &target)
        };
        let points = |other: &Entry| other.see.contains(&entry.id) || links(&other.definition, &target);
        let others = self.glossary().entries().map(|(_, other)| other).filter(|other| other.id != entry.id);
        others.filter(|other| points(other) || mentions(other)).collect()
    }

    fn mention_index(&self) -> &MentionIndex {
        self.mentions.get_or_init(|| MentionIndex::new(self.glossary()))
    }
}

/// Whether there is a link to that target in a definition.
fn links(blocks: &[Block], target: &str) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(pieces) => leads(pieces, target),
        Block::List { items, .. } => items.iter().any(|item| links(item, target)),
        Block::Quote(blocks) => links(blocks, target),
        Block::Code(_) => false,
    })
}

fn leads(pieces: &[Inline], target: &str) -> bool {
    pieces.iter().any(|piece| match piece {
        Inline::Link(link) => link.target == target,
        Inline::Emphasis(pieces) | Inline::Strong(pieces) => leads(pieces, target),
        Inline::Text(_) | Inline::Code(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{
        glossary::{SourceFile, parse},
        memory::Moment,
        progress::MemoryStore,
        quiz::Deck,
    };

    #[test]
    fn an_entry_is_mentioned_where_its_name_is_a_link() {
        let text = "## Net\n\n**Pod (workload unit)**: Group of containers.\n\n**Service**: Finds pods by label.\n\n\
            **CNI**: Connects what a *Pod* holds, see `Pod`.\n\n**Podman**: Runs containers without a daemon.\n\n\
            **Unit**: See Pod.\n\n**Code**: Writes `Pod` in code alone.\n";
        let glossary = parse(&[SourceFile::new("g.md", text)]).glossary;
        let engine =
            Engine::open(Deck::new(glossary), Rc::new(MemoryStore::default()), [1, 1], Moment::utc(0)).0;
        let by = |id: &str| {
            let entry = engine.glossary().entry(id).unwrap().1;
            engine.mentioned_by(entry).iter().map(|other| other.term.clone()).collect::<Vec<_>>()
        };
        assert_eq!(by("pod"), ["Service", "CNI", "Unit"]);
        assert_eq!(by("cni"), Vec::<String>::new());
    }
}
