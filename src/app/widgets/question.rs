//! One question: its instruction, its prompt, and what can be answered.

use leptos::prelude::*;

use crate::{
    app::words,
    memory::Rating,
    quiz::{Answer, BlockShape, Choice, Prompt, PromptBlock, PromptPiece, Question, Task},
};

/// What a question needs besides itself.
#[derive(Clone, Copy)]
pub(crate) struct Respond {
    /// Called once, with the answer.
    pub(crate) answer: Callback<Answer>,
    /// Whether the answer of a [`Task::Recall`] is uncovered.
    pub(crate) shown: RwSignal<bool>,
}

/// A question that waits for its answer. `waits` are the intervals that the four ratings would give, in words.
pub(crate) fn open_question(
    question: &Question,
    respond: Respond,
    waits: [String; 4],
    answer: AnyView,
) -> AnyView {
    let task = match &question.task {
        Task::Pick { choices, .. } => {
            open_choices(choices.iter().map(|choice| choice.text.clone()), respond, Answer::Picked)
        }
        Task::Judge { .. } => {
            let texts = [words::TRUE, words::FALSE].map(str::to_owned).into_iter();
            open_choices(texts, respond, |index| Answer::Judged(index == 0))
        }
        Task::Type { .. } => text_field(respond),
        Task::Pair { terms, descriptions, .. } => matching(terms, descriptions, respond),
        Task::Recall { ideas, .. } => recall(ideas.clone(), respond, waits, answer),
    };
    let dont_know = (!matches!(question.task, Task::Recall { .. })).then(|| {
        view! {
            <div class="row">
                <button type="button" class="button quiet" on:click=move |_| respond.answer.run(Answer::Unknown)>
                    {words::DONT_KNOW}
                </button>
            </div>
        }
    });
    framed(question, view! { {task} {dont_know} }.into_any())
}

/// A question that has been answered: the right choice and the one that was taken are marked.
pub(crate) fn closed_question(question: &Question, answer: &Answer) -> AnyView {
    let task = match (&question.task, answer) {
        (Task::Pick { choices, right }, answer) => {
            let taken = if let Answer::Picked(index) = answer { Some(*index) } else { None };
            closed_choices(choices.iter().map(|choice| choice.text.clone()), *right, taken)
        }
        (Task::Judge { truth, .. }, answer) => {
            let taken = if let Answer::Judged(judged) = answer { Some(usize::from(!judged)) } else { None };
            closed_choices(
                [words::TRUE, words::FALSE].map(str::to_owned).into_iter(),
                usize::from(!truth),
                taken,
            )
        }
        (_, Answer::Typed(text)) => {
            view! { <p class="soft">{words::YOUR_ANSWER}": "<strong>{text.clone()}</strong></p> }.into_any()
        }
        (Task::Pair { terms, descriptions, right }, _) => paired(terms, descriptions, right),
        _ => ().into_any(),
    };
    framed(question, task)
}

fn framed(question: &Question, task: AnyView) -> AnyView {
    let only_subject = matches!(&*question.prompt.blocks, [PromptBlock { shape: BlockShape::Subject, .. }]);
    view! {
        <div class="question panel">
            <p class="instruction">{words::instruction(question.kind, question.card_kind)}</p>
            <div
                class="prompt"
                class:term=only_subject
                data-testid="prompt"
                data-card=question.card.to_string()
                data-kind=question.kind.name()
                tabindex="-1"
            >
                {prompt(&question.prompt)}
            </div>
            {task}
        </div>
    }
    .into_any()
}

fn prompt(prompt: &Prompt) -> AnyView {
    let block = |block: &PromptBlock| {
        let pieces = block.pieces.iter().map(piece).collect_view();
        match block.shape {
            BlockShape::Subject => view! { <p><strong>{pieces}</strong></p> }.into_any(),
            BlockShape::Paragraph => view! { <p>{pieces}</p> }.into_any(),
            BlockShape::Item => view! { <p class="item">{pieces}</p> }.into_any(),
            BlockShape::Code => view! { <pre>{pieces}</pre> }.into_any(),
        }
    };
    prompt.blocks.iter().map(block).collect_view().into_any()
}

fn piece(piece: &PromptPiece) -> AnyView {
    match piece {
        PromptPiece::Text(text) => text.clone().into_any(),
        PromptPiece::Code(code) => view! { <code>{code.clone()}</code> }.into_any(),
        // Read out as a word; underscores would be spelled one by one.
        PromptPiece::Blank => {
            view! { <span class="blank" role="img" aria-label=words::BLANK>"____"</span> }.into_any()
        }
    }
}

fn open_choices(texts: impl Iterator<Item = String>, respond: Respond, make: fn(usize) -> Answer) -> AnyView {
    let buttons = texts
        .enumerate()
        .map(|(index, text)| {
            let class = choice_class(&text, "");
            view! {
                <button type="button" class=class on:click=move |_| respond.answer.run(make(index))>
                    {text}
                </button>
            }
        })
        .collect_view();
    choices(buttons.into_any())
}

fn closed_choices(texts: impl Iterator<Item = String>, right: usize, taken: Option<usize>) -> AnyView {
    let buttons = texts
        .enumerate()
        .map(|(index, text)| {
            let mark = match index {
                index if index == right => " right",
                index if Some(index) == taken => " wrong",
                _ => "",
            };
            let class = choice_class(&text, mark);
            view! { <button type="button" class=class disabled>{text}</button> }
        })
        .collect_view();
    choices(buttons.into_any())
}

fn choices(buttons: AnyView) -> AnyView {
    view! { <div class="choices" data-testid="choices" role="group" aria-label=words::CHOICES>{buttons}</div> }.into_any()
}

/// Sentences are set in a lighter weight than names.
fn choice_class(text: &str, mark: &str) -> String {
    let long = if text.chars().count() > 40 { " long" } else { "" };
    format!("button choice{long}{mark}")
}

fn text_field(respond: Respond) -> AnyView {
    let text = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = text.get_untracked();
        // An empty Enter is a slip; who does not know has a button for it.
        if !given.trim().is_empty() {
            respond.answer.run(Answer::Typed(given));
        }
    };
    view! {
        <form class="field" on:submit=submit>
            <label for="answer">{words::YOUR_ANSWER}</label>
            <div class="row typed">
                <input
                    type="text"
                    id="answer"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    maxlength="300"
                    on:input=move |event| text.set(event_target_value(&event))
                />
                <button type="submit" class="button primary">{words::CHECK}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Four descriptions, each with a list of the terms to choose from.
fn matching(terms: &[Choice], descriptions: &[Choice], respond: Respond) -> AnyView {
    // For each description the index of the term that was given to it.
    let given = RwSignal::new(vec![None::<usize>; descriptions.len()]);
    let names: Vec<String> = terms.iter().map(|term| term.text.clone()).collect();
    let number_of_terms = names.len();
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
    let pairs = descriptions
        .iter()
        .enumerate()
        .map(|(index, description)| {
            let id = format!("description-{index}");
            let options = names
                .iter()
                .enumerate()
                .map(|(term, name)| {
                    let selected = move || given.with(|given| given.get(index) == Some(&Some(term)));
                    view! { <option value=term.to_string() prop:selected=selected>{name.clone()}</option> }
                })
                .collect_view();
            view! {
                <div class="pair">
                    <label for=id.clone()>{description.text.clone()}</label>
                    <select id=id on:change=move |event| choose(index, event_target_value(&event).parse().ok())>
                        <option value="" prop:selected=move || given.with(|given| given.get(index) == Some(&None))>
                            "–"
                        </option>
                        {options}
                    </select>
                </div>
            }
        })
        .collect_view();
    let check = move |_| {
        let given = given.get_untracked();
        let description_of = |term| given.iter().position(|&each| each == Some(term)).unwrap_or(usize::MAX);
        respond.answer.run(Answer::Paired((0..number_of_terms).map(description_of).collect()));
    };
    view! {
        <div class="matching">
            {pairs}
            <div class="row">
                <button type="button" class="button primary" on:click=check>{words::CHECK}</button>
            </div>
        </div>
    }
    .into_any()
}

fn paired(terms: &[Choice], descriptions: &[Choice], right: &[usize]) -> AnyView {
    let rows = terms
        .iter()
        .zip(right)
        .map(|(term, &index)| {
            let description = descriptions.get(index).map_or_else(String::new, |choice| choice.text.clone());
            view! { <dt><strong>{term.text.clone()}</strong></dt><dd>{description}</dd> }
        })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

fn recall(ideas: Vec<String>, respond: Respond, waits: [String; 4], answer: AnyView) -> AnyView {
    let rating_buttons = Rating::ALL
        .into_iter()
        .zip(waits)
        .enumerate()
        .map(|(index, (rating, wait))| {
            view! {
                <button type="button" class="button" on:click=move |_| respond.answer.run(Answer::Recalled(rating))>
                    <span>{words::rating(rating)}" "<kbd aria-hidden="true">{index + 1}</kbd></span>
                    <small>{wait}</small>
                </button>
            }
        })
        .collect_view();
    let ideas = (ideas.len() > 1).then(|| {
        let ticks = ideas
            .into_iter()
            .map(|idea| view! { <label class="check"><input type="checkbox"/>{idea}</label> })
            .collect_view();
        view! { <details><summary>{words::IDEAS}</summary>{ticks}</details> }
    });
    view! {
        <div class="row" hidden=move || respond.shown.get()>
            <button type="button" class="button primary" on:click=move |_| respond.shown.set(true)>
                {words::SHOW_ANSWER}" "<kbd aria-hidden="true">"Space"</kbd>
            </button>
        </div>
        <div class="question" hidden=move || !respond.shown.get()>
            <div class="prose recalled" tabindex="-1">{answer}</div>
            {ideas}
            <div class="ratings" role="group" aria-label=words::RATINGS>{rating_buttons}</div>
        </div>
    }
    .into_any()
}
