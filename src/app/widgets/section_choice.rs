//! A choice of sections.

use leptos::prelude::*;

use super::{element::Element, field::check};
use crate::app::state::AppState;

/// Which sections count. Copies are handles to the same.
#[derive(Clone, Copy)]
pub(crate) struct SectionChoice {
    /// Each section's id, name and whether it counts.
    sections: RwSignal<Vec<(String, String, bool)>>,
}

impl SectionChoice {
    /// Every section of the glossary; at first those count of which that is said.
    pub(crate) fn new(state: AppState, counts: &dyn Fn(&str) -> bool) -> SectionChoice {
        let sections = state.sections().into_iter().map(|(id, name)| {
            let counts = counts(&id);
            (id, name, counts)
        });
        SectionChoice { sections: RwSignal::new(sections.collect()) }
    }

    /// A box for each section.
    pub(crate) fn boxes(self) -> Vec<Element> {
        let section = |(place, (_, name, _)): (usize, (String, String, bool))| {
            let is_counted = move || {
                self.sections.with(|sections| sections.get(place).is_some_and(|(.., counts)| *counts))
            };
            check(name, is_counted, move |wanted| {
                self.sections.update(|sections| {
                    if let Some((.., counts)) = sections.get_mut(place) {
                        *counts = wanted;
                    }
                });
            })
        };
        self.sections.get_untracked().into_iter().enumerate().map(section).collect()
    }

    /// The ids of those that count. None for all of them, which includes those that the glossary will have one day.
    pub(crate) fn chosen(self) -> Option<Vec<String>> {
        self.sections.with_untracked(|sections| {
            let counted = sections.iter().filter(|(.., counts)| *counts).map(|(id, ..)| id.clone());
            let counted: Vec<_> = counted.collect();
            (counted.len() < sections.len()).then_some(counted)
        })
    }
}
