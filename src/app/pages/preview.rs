//! What is in a glossary that was read, before anything of it is written.

use std::rc::Rc;

use leptos::prelude::*;

use super::glossaries::text_field;
use crate::{
    app::{
        import::{Candidate, GlossaryImport},
        widgets::{
            element::{Element, button, dynamic, element, views},
            table::{row, table_of},
        },
        words,
    },
    shelf::{Preview, Sample},
};

/// The preview, with the buttons that keep or discard it.
pub(crate) fn preview(import: GlossaryImport, candidate: &Rc<Candidate>) -> Element {
    let found = &candidate.preview;
    let entries = found.sections.iter().map(|(_, entries, _)| entries).sum();
    let cards = found.sections.iter().map(|(.., cards)| cards).sum();
    let left_out = (found.skipped > 0).then(|| soft(words::left_out(found.skipped)));
    element("section")
        .class("panel")
        .attr("aria-labelledby", "preview")
        .child(element("h3").attr("id", "preview").attr("tabindex", "-1").child(words::PREVIEW))
        .child(element("p").child(words::holds(found.sections.len(), entries, cards)))
        .child(left_out)
        .child(text_field("glossary-name", words::NAME, import.name))
        .child(decision(import, candidate))
        .child(sections(found))
        .child(warnings(found))
        .child(samples(&found.samples))
}

fn soft(text: String) -> Element {
    element("p").class("soft").child(text)
}

/// What it takes, what it replaces, and the buttons; by the name, since another glossary may have it.
fn decision(import: GlossaryImport, candidate: &Rc<Candidate>) -> AnyView {
    let candidate = Rc::clone(candidate);
    dynamic(move || {
        let name = import.name.get();
        let needed = match &candidate.room {
            Ok(_) => soft(words::space_needed(candidate.needed)),
            Err(reason) => element("p").class("notice").child(reason.clone()),
        };
        let replaced =
            import.replaces(&name).then(|| element("p").class("notice").child(words::replaces(&name)));
        let problem = import.fits(&candidate, &name).err();
        let keep =
            problem.is_none().then(|| button("button primary", words::KEEP_GLOSSARY, move || import.keep()));
        let discard = button("button", words::DISCARD, move || import.cancel());
        let problem = problem.map(|reason| {
            element("p").class("notice").attr("role", "alert").child(words::glossary_refused(&reason))
        });
        vec![
            views(needed),
            views(replaced),
            views(problem),
            views(element("div").class("row").child(keep).child(discard)),
        ]
    })
}

fn sections(found: &Preview) -> Element {
    let section = |(name, entries, cards): &(String, u32, u32)| {
        row(name.clone(), [entries, cards].map(ToString::to_string))
    };
    let rows = found.sections.iter().map(section).collect();
    table_of(&[words::SECTION, words::ENTRIES, words::CARDS], rows)
}

fn warnings(found: &Preview) -> Option<Element> {
    let more = found.warning_count as usize - found.warnings.len().min(found.warning_count as usize);
    let mut items: Vec<_> =
        found.warnings.iter().map(|warning| element("li").child(warning.clone())).collect();
    if more > 0 {
        items.push(element("li").child(words::more_warnings(more as u32)));
    }
    (found.warning_count > 0).then(|| {
        element("details")
            .child(element("summary").child(words::warnings(found.warning_count)))
            .child(element("ul").child(items))
    })
}

fn samples(samples: &[Sample]) -> Vec<Element> {
    let sample = |sample: &Sample| {
        let lines = sample.prompt.lines().map(|line| element("p").child(line.to_owned())).collect::<Vec<_>>();
        let choices = (!sample.choices.is_empty()).then(|| soft(sample.choices.join(" · ")));
        element("li").child(lines).child(choices).child(soft(words::answer(&sample.answer)))
    };
    let items: Vec<_> = samples.iter().map(sample).collect();
    vec![
        element("h4").child(words::SAMPLE_QUESTIONS),
        element("ol").attr("data-testid", "samples").child(items),
    ]
}
