//! One question: its instruction, its prompt, and what can be answered.

use std::rc::Rc;

use leptos::prelude::*;

use super::element::{Children, Element, button, element, views};
use crate::{
    app::{state::wrong_pairs, words},
    memory::Rating,
    quiz::{Answer, BlockShape, Choice, Prompt, PromptBlock, PromptPiece, Question, Task},
};

/// What a question needs besides itself.
#[derive(Clone)]
pub(crate) struct Respond {
    /// Called with the answer.
    pub(crate) answer: Rc<dyn Fn(Answer)>,
    /// Whether the answer of a [`Task::Recall`] is uncovered.
    pub(crate) shown: RwSignal<bool>,
}

impl Respond {
    fn with(&self, make: impl Fn() -> Answer + 'static) -> impl Fn() + 'static {
        let answer = self.answer.clone();
        move || answer(make())
    }
}

/// A question that waits for its answer. `waits` are the intervals that the four ratings would give, in words;
/// `recalled` is what `Show answer` uncovers.
pub(crate) fn open_question(
    question: &Question,
    respond: &Respond,
    waits: [String; 4],
    recalled: Element,
) -> Element {
    let task = match &question.task {
        Task::Pick { choices, .. } => views(open_choices(
            choices.iter().map(|choice| choice.text.clone()).collect(),
            respond,
            Answer::Picked,
        )),
        Task::Judge { .. } => {
            let texts = [words::TRUE, words::FALSE].map(str::to_owned).into();
            views(open_choices(texts, respond, |index| Answer::Judged(index == 0)))
        }
        Task::Type { .. } => views(text_field(respond)),
        Task::Pair { terms, descriptions, .. } => views(matching(terms, descriptions, respond)),
        Task::Recall { ideas, .. } => return framed(question, recall(ideas, respond, waits, recalled)),
    };
    let dont_know = button("button quiet", words::DONT_KNOW, respond.with(|| Answer::Unknown));
    framed(question, [task, views(element("div").class("row").child(dont_know))])
}

/// A question that has been answered: the right choice and the one that was taken are marked.
pub(crate) fn closed_question(question: &Question, answer: &Answer) -> Element {
    let task = match (&question.task, answer) {
        (Task::Pick { choices, right }, answer) => {
            let taken = if let Answer::Picked(index) = answer { Some(*index) } else { None };
            Some(closed_choices(choices.iter().map(|choice| choice.text.clone()).collect(), *right, taken))
        }
        (Task::Judge { truth, .. }, answer) => {
            let taken = if let Answer::Judged(judged) = answer { Some(usize::from(!judged)) } else { None };
            let texts = [words::TRUE, words::FALSE].map(str::to_owned).into();
            Some(closed_choices(texts, usize::from(!truth), taken))
        }
        (Task::Pair { terms, descriptions, right }, answer) => {
            Some(paired(terms, descriptions, right, &wrong_pairs(answer, right)))
        }
        (_, Answer::Typed(text)) => {
            let given = element("strong").child(text.clone());
            Some(element("p").class("soft").child(format!("{}: ", words::YOUR_ANSWER)).child(given))
        }
        _ => None,
    };
    framed(question, task)
}

fn framed(question: &Question, task: impl Children) -> Element {
    let only_subject = matches!(&*question.prompt.blocks, [PromptBlock { shape: BlockShape::Subject, .. }]);
    let instruction = words::instruction(question.kind, question.card_kind);
    let prompt = element("div")
        .class(if only_subject { "prompt term" } else { "prompt" })
        .attr("data-testid", "prompt")
        .attr("data-card", question.card.to_string())
        .attr("data-kind", question.kind.name())
        .attr("tabindex", "-1")
        .child(prompt(&question.prompt));
    element("div")
        .class("question panel")
        .child(element("p").class("instruction").child(instruction))
        .child(prompt)
        .child(task)
}

fn prompt(prompt: &Prompt) -> Vec<Element> {
    let block = |block: &PromptBlock| {
        let pieces: Vec<_> = block.pieces.iter().map(piece).collect();
        match block.shape {
            BlockShape::Subject => element("p").child(element("strong").child(pieces)),
            BlockShape::Paragraph => element("p").child(pieces),
            BlockShape::Item => element("p").class("item").child(pieces),
            BlockShape::Code => element("pre").child(pieces),
        }
    };
    prompt.blocks.iter().map(block).collect()
}

fn piece(piece: &PromptPiece) -> AnyView {
    match piece {
        PromptPiece::Text(text) => views(text.clone()),
        PromptPiece::Code(code) => views(element("code").child(code.clone())),
        // Read out as a word; underscores would be spelled one by one.
        PromptPiece::Blank => {
            let blank = element("span").class("blank").attr("role", "img").attr("aria-label", words::BLANK);
            views(blank.child(crate::quiz::BLANK))
        }
    }
}

fn open_choices(texts: Vec<String>, respond: &Respond, make: fn(usize) -> Answer) -> Element {
    let choose = |(index, text): (usize, String)| {
        let class = choice_class(&text, "");
        let answer = respond.with(move || make(index));
        element("button").attr("type", "button").class(class).on("click", move |_| answer()).child(text)
    };
    choices(texts.into_iter().enumerate().map(choose).collect())
}

fn closed_choices(texts: Vec<String>, right: usize, taken: Option<usize>) -> Element {
    let closed = |(index, text): (usize, String)| {
        let mark = match index {
            index if index == right => " right",
            index if Some(index) == taken => " wrong",
            _ => "",
        };
        let class = choice_class(&text, mark);
        element("button").attr("type", "button").attr("disabled", "").class(class).child(text)
    };
    choices(texts.into_iter().enumerate().map(closed).collect())
}

fn choices(buttons: Vec<Element>) -> Element {
    let group = element("div").class("choices").attr("data-testid", "choices").attr("role", "group");
    group.attr("aria-label", words::CHOICES).child(buttons)
}

/// Sentences are set in a lighter weight than names.
fn choice_class(text: &str, mark: &str) -> String {
    let long = if text.chars().count() > 40 { " long" } else { "" };
    format!("button choice{long}{mark}")
}

fn text_field(respond: &Respond) -> Element {
    let text = RwSignal::new(String::new());
    let answer = respond.answer.clone();
    let field = element("input")
        .attr("type", "text")
        .attr("id", "answer")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "300")
        .on("input", move |event| text.set(event.value()));
    let check = element("button").attr("type", "submit").class("button primary").child(words::CHECK);
    element("form")
        .class("field")
        .on("submit", move |event| {
            event.prevent_default();
            let given = text.get_untracked();
            // An empty Enter is a slip; who does not know has a button for it.
            if !given.trim().is_empty() {
                answer(Answer::Typed(given));
            }
        })
        .child(element("label").attr("for", "answer").child(words::YOUR_ANSWER))
        .child(element("div").class("row typed").child([field, check]))
}

/// Four descriptions, each with a list of the terms to choose from.
fn matching(terms: &[Choice], descriptions: &[Choice], respond: &Respond) -> Element {
    // For each description the index of the term that was given to it.
    let given = RwSignal::new(vec![None::<usize>; descriptions.len()]);
    let number_of_terms = terms.len();
    let choose = move |description: usize, term: Option<usize>| {
        given.update(|given| {
            // A term belongs to one description: giving it to another takes it away from the first.
            given
                .iter_mut()
                .filter(|other| term.is_some() && **other == term)
                .for_each(|other| *other = None);
            if let Some(slot) = given.get_mut(description) {
                *slot = term;
            }
        });
    };
    let option = |index: usize, term: Option<usize>, name: &str| {
        let is_selected = move || given.with(|given| given.get(index) == Some(&term));
        let value = term.map(|term| term.to_string()).unwrap_or_default();
        element("option").attr("value", value).property("selected", is_selected).child(name)
    };
    let pair = |(index, description): (usize, &Choice)| {
        let id = format!("description-{index}");
        let names = terms.iter().enumerate().map(|(term, choice)| option(index, Some(term), &choice.text));
        let select = element("select")
            .attr("id", id.clone())
            .on("change", move |event| choose(index, event.value().parse().ok()))
            .child(option(index, None, "–"))
            .child(names.collect::<Vec<_>>());
        let label = element("label").attr("for", id).child(description.text.clone());
        element("div").class("pair").child([label, select])
    };
    let pairs: Vec<_> = descriptions.iter().enumerate().map(pair).collect();
    let answer = move || {
        let given = given.get_untracked();
        let description_of = |term| given.iter().position(|&each| each == Some(term)).unwrap_or(usize::MAX);
        Answer::Paired((0..number_of_terms).map(description_of).collect())
    };
    let check = button("button primary", words::CHECK, respond.with(answer));
    element("div").class("matching").child(pairs).child(element("div").class("row").child(check))
}

/// Each term with its description, and whether it had been put there.
fn paired(terms: &[Choice], descriptions: &[Choice], right: &[usize], wrong: &[usize]) -> Element {
    let rows = terms.iter().zip(right).enumerate().flat_map(|(place, (term, &index))| {
        let description = descriptions.get(index).map_or_else(String::new, |choice| choice.text.clone());
        let (mark, verdict) =
            if wrong.contains(&place) { (" ✗", words::INCORRECT) } else { (" ✓", words::CORRECT) };
        let mark = element("span").attr("aria-hidden", "true").child(mark);
        let verdict = element("span").class("visually-hidden").child(format!(" ({verdict})"));
        let term = element("strong").child(term.text.clone()).child([mark, verdict]);
        [element("dt").child(term), element("dd").child(description)]
    });
    element("dl").class("facts").child(rows.collect::<Vec<_>>())
}

fn recall(ideas: &[String], respond: &Respond, waits: [String; 4], recalled: Element) -> AnyView {
    let shown = respond.shown;
    let hidden_when = move |state: bool| move || (shown.get() == state).then(String::new);
    let rate = |((rating, wait), number): ((Rating, String), u8)| {
        let key = element("kbd").attr("aria-hidden", "true").child(number.to_string());
        let name = element("span").child(words::rating(rating)).child(" ").child(key);
        let label = [name, element("small").child(wait)];
        button("button", Vec::from(label), respond.with(move || Answer::Recalled(rating)))
    };
    let rates: Vec<_> = Rating::ALL.into_iter().zip(waits).zip(1..).map(rate).collect();
    let tick = |idea: &String| {
        element("label").class("check").child(element("input").attr("type", "checkbox")).child(idea.clone())
    };
    let ideas = (ideas.len() > 1).then(|| {
        let summary = element("summary").child(words::IDEAS);
        element("details").child(summary).child(ideas.iter().map(tick).collect::<Vec<_>>())
    });
    let key = element("kbd").attr("aria-hidden", "true").child("Space");
    let show = button("button primary", vec![views(words::SHOW_ANSWER), views(" "), views(key)], move || {
        shown.set(true)
    });
    let ratings = element("div").class("ratings").attr("role", "group").attr("aria-label", words::RATINGS);
    let answer = element("div").class("question").attr_with("hidden", hidden_when(false));
    views([
        element("div").class("row").attr_with("hidden", hidden_when(true)).child(show),
        answer.child(recalled).child(ideas).child(ratings.child(rates)),
    ])
}
