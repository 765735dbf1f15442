//! What the person has to know.

use crate::{app::words, progress};

/// Something that the person has to know.
#[derive(Clone, PartialEq)]
pub(crate) enum Notice {
    /// What was found when the stored progress was opened.
    Found(String),
    /// Answers are not saved, and why.
    NotSaved(String),
    /// Something that was asked for is done, or could not be done.
    Done(String),
    /// A newer version of the app waits for a reload; what is said of it.
    Update(String),
}

impl Notice {
    /// What is shown.
    pub(crate) fn text(&self) -> String {
        match self {
            Notice::Found(text) | Notice::Done(text) | Notice::Update(text) => text.clone(),
            Notice::NotSaved(reason) => words::not_saved(reason),
        }
    }

    /// Whether it may be put away: not while answers are being lost.
    pub(crate) fn can_be_dismissed(&self) -> bool {
        !matches!(self, Notice::NotSaved(_))
    }

    /// What was found when the stored progress was opened, in words: of damaged values, however many, once.
    pub(crate) fn of_opening(found: &[progress::Notice]) -> Vec<Notice> {
        let (mut aside, mut in_place) = (0, 0);
        let mut notices = Vec::new();
        for notice in found {
            notices.push(match notice {
                progress::Notice::Unreachable(error) => Notice::NotSaved(error.to_string()),
                progress::Notice::Newer(_) => Notice::NotSaved(words::NEWER_ELSEWHERE.to_owned()),
                progress::Notice::ClockBehind { behind } => Notice::Found(words::clock_behind(*behind)),
                progress::Notice::Quarantined { .. } => {
                    aside += 1;
                    continue;
                }
                progress::Notice::StillDamaged { .. } => {
                    in_place += 1;
                    continue;
                }
            });
        }
        for (number, is_aside) in [(aside, true), (in_place, false)] {
            if number > 0 {
                notices.push(Notice::Found(words::unreadable_values(number, is_aside)));
            }
        }
        notices
    }
}
