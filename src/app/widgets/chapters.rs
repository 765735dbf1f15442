//! References to chapters, as links where the glossary says where chapters are.

use leptos::prelude::*;

use crate::app::words;

/// "Chapter 3, 4", each number a link if there is a pattern with `{chapter}` in it.
pub(crate) fn chapters(numbers: &[u32], link: Option<&str>) -> AnyView {
    if numbers.is_empty() {
        return ().into_any();
    }
    let label = if numbers.len() == 1 { words::CHAPTER } else { words::CHAPTERS };
    let numbers = numbers
        .iter()
        .enumerate()
        .map(|(index, number)| {
            let separator = if index == 0 { " " } else { ", " };
            let text = number.to_string();
            let shown = match link {
                Some(pattern) => {
                    let target = pattern.replace("{chapter}", &text);
                    view! { <a href=target target="_blank" rel="noopener noreferrer">{text}</a> }.into_any()
                }
                None => text.into_any(),
            };
            view! { {separator}{shown} }
        })
        .collect_view();
    view! { <span>{label}{numbers}</span> }.into_any()
}
