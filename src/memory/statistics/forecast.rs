//! What is to come.

use crate::memory::{CardMemory, Due, StudyDay};

/// How many cards are due on each of so many study days from `today` on, if nothing is answered in between. Cards that
/// are overdue or in a learning step count today; new, suspended and buried ones not before they are asked at all.
pub fn forecast<'a>(cards: impl IntoIterator<Item = &'a CardMemory>, today: StudyDay, days: u32) -> Vec<u32> {
    let mut due = vec![0; days as usize];
    for memory in cards.into_iter().filter(|memory| !memory.suspended) {
        let day = match memory.due {
            Due::New => continue,
            Due::At(_) => today,
            Due::On(day) => day,
        };
        let day = memory.buried_until.map_or(day, |until| day.max(until));
        if let Some(number) = due.get_mut(day.since(today) as usize) {
            *number += 1;
        }
    }
    due
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(due: Due) -> CardMemory {
        CardMemory { due, ..CardMemory::default() }
    }

    #[test]
    fn what_is_overdue_counts_today() {
        let today = StudyDay(100);
        let buried = CardMemory { buried_until: Some(StudyDay(102)), ..due(Due::On(StudyDay(90))) };
        let suspended = CardMemory { suspended: true, ..due(Due::On(StudyDay(100))) };
        let cards = [
            due(Due::On(StudyDay(90))),
            due(Due::On(StudyDay(100))),
            due(Due::At(7)),
            due(Due::On(StudyDay(101))),
            due(Due::On(StudyDay(103))),
            due(Due::New),
            buried,
            suspended,
        ];
        assert_eq!(forecast(&cards, today, 3), [3, 1, 1]);
        assert_eq!(forecast(&cards, today, 0), [0; 0]);
    }
}
