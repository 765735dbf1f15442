//! What a person is told about a glossary that changed.
//!
//! ```text
//! changed <at> <change> <card> <old> <new>
//! ```
//!
//! `change` is [`Change::name`]; the texts are escaped as every field of a line is. The log keeps these lines word for
//! word ([`Event::Unknown`]) and replays nothing from them: that a fact's history was given up is an event of its own,
//! which every version understands. So nothing that the first page loads has to read them.

use crate::{
    memory::Millis,
    progress::{
        Event, Log,
        line::{escape, unescape},
    },
    quiz::{CardId, Change},
};

/// A change of a card that was recorded when it was first seen on a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The id of the event; the same on every device that saw the same change.
    pub id: String,
    /// When it was seen.
    pub at: Millis,
    /// What happened.
    pub change: Change,
    /// The card, by the name that it has now.
    pub card: CardId,
    /// What it was; empty for nothing.
    pub old: String,
    /// What it became; empty for nothing.
    pub new: String,
}

impl News {
    /// The event that records it.
    pub fn to_event(&self) -> Event {
        let fields = [self.card.as_str(), &self.old, &self.new].map(escape);
        let line = format!("changed {} {} {}", self.at, self.change.name(), fields.join(" "));
        Event::Unknown { id: self.id.clone(), at: self.at, line }
    }

    /// The change that an event records; none if it records anything else.
    pub fn from_event(event: &Event) -> Option<News> {
        let Event::Unknown { id, at, line } = event else { return None };
        let mut fields = line.strip_prefix("changed ")?.split(' ').skip(1);
        let change = Change::from_name(fields.next()?)?;
        let mut text = || fields.next().and_then(unescape);
        let (card, old, new) = (text()?, text()?, text()?);
        Some(News { id: id.clone(), at: *at, change, card: CardId::from_stored(card), old, new })
    }

    /// Everything of that sort in a log, oldest first, with the cards' present names.
    pub fn all(log: &Log) -> Vec<News> {
        let present = |news: News| News { card: log.present(&news.card, news.at), ..news };
        let mut all: Vec<News> = log.unknown().filter_map(News::from_event).map(present).collect();
        crate::sorting::sort_by(&mut all, |one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Moves;

    #[test]
    fn it_is_kept_word_for_word_and_read_again() {
        let news = News {
            id: "cafe-1".into(),
            at: 12,
            change: Change::LocalFact,
            card: CardId::from_stored("node/local"),
            old: "We have 3 %.\n".into(),
            new: String::new(),
        };
        let event = news.to_event();
        assert_eq!(Event::from_line("cafe-1", &event.to_line()), Some(event.clone()));
        assert_eq!(News::from_event(&event), Some(news));
    }

    #[test]
    fn news_come_in_order_with_the_names_that_cards_have_now() {
        let news = |id: &str, at: Millis, card: &str| News {
            id: id.into(),
            at,
            change: Change::Wording,
            card: CardId::from_stored(card),
            old: "We have 3.".into(),
            new: "We run 3.".into(),
        };
        let (before, after, other) =
            (news("a-3", 5, "node/local"), news("a-1", 30, "node/local"), news("a-2", 5, "pod/local"));
        let cards = vec![(CardId::from_stored("node/local"), CardId::from_stored("machine/local"))];
        let moves = Moves { id: "a-4".into(), at: 20, cards };
        let mut log: Log =
            [&after, &before, &other].map(News::to_event).into_iter().chain([moves.to_event()]).collect();
        assert_eq!(News::all(&log), [other.clone(), before.clone(), after.clone()]);
        assert!(log.learn_moves());
        let moved = News { card: CardId::from_stored("machine/local"), ..before };
        assert_eq!(
            News::all(&log),
            [other, moved, after],
            "what came later is about another card of that name"
        );
    }

    #[test]
    fn what_is_something_else_is_no_news() {
        for line in ["changed 12 sung a b c", "changed 12 local-fact a b", "praise 12 a b c", "changed 12"] {
            assert_eq!(News::from_event(&Event::from_line("a-1", line).unwrap()), None, "{line}");
        }
    }
}
