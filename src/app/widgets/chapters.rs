//! References to chapters, as links where the glossary says where chapters are.

use leptos::prelude::AnyView;

use super::element::{Element, element, views};
use crate::app::words;

/// "Chapters 3, 4", each number a link if there is a pattern with `{chapter}` in it; nothing without numbers.
pub(crate) fn chapters(numbers: &[u32], pattern: Option<&str>) -> Option<Element> {
    let label = match numbers.len() {
        0 => return None,
        1 => words::CHAPTER,
        _ => words::CHAPTERS,
    };
    let mut parts = vec![views(label)];
    for (index, number) in numbers.iter().enumerate() {
        parts.push(views(if index == 0 { " " } else { ", " }));
        parts.push(chapter(number.to_string(), pattern));
    }
    Some(element("span").child(parts))
}

fn chapter(number: String, pattern: Option<&str>) -> AnyView {
    match pattern {
        None => views(number),
        Some(pattern) => {
            let target = pattern.replace("{chapter}", &number);
            let link = element("a").attr("href", target).attr("target", "_blank");
            views(link.attr("rel", "noopener noreferrer").child(number))
        }
    }
}
