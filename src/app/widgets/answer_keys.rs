//! Keys that answer a question.

use leptos::prelude::*;

use crate::{
    browser::KeyPress,
    memory::Rating,
    quiz::{Answer, Task},
};

/// The answer that a key gives to a question that waits, if it gives one. Where one recalls, the space bar shows what it
/// was first; `shown` is whether it is. The browser does nothing else with a key that was understood.
pub(crate) fn answer_of_key(task: &Task, shown: RwSignal<bool>, key: &KeyPress) -> Option<Answer> {
    let name = key.key();
    let answer = match task {
        Task::Pick { choices, .. } => digit(&name, choices.len()).map(Answer::Picked),
        Task::Judge { .. } => digit(&name, 2).map(|index| Answer::Judged(index == 0)),
        Task::Recall { .. } if shown.get_untracked() => {
            digit(&name, 4).and_then(|index| Rating::ALL.get(index).copied()).map(Answer::Recalled)
        }
        Task::Recall { .. } if name == " " && !key.is_on_control() => {
            key.prevent_default();
            shown.set(true);
            None
        }
        Task::Recall { .. } | Task::Type { .. } | Task::Pair { .. } => None,
    };
    if answer.is_some() {
        key.prevent_default();
    }
    answer
}

/// The index that a digit key stands for, if there are so many.
fn digit(key: &str, number: usize) -> Option<usize> {
    let digit: usize = key.parse().ok().filter(|digit| key.len() == 1 && *digit >= 1)?;
    (digit <= number).then(|| digit - 1)
}
