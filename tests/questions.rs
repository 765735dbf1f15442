//! Are the questions fair, and the grades those of a fair colleague?

#[path = "support/fairness.rs"]
mod fairness;
#[path = "support/large.rs"]
mod large;
#[path = "support/load.rs"]
mod load;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use rand::{SeedableRng, rngs::SmallRng};
use readyroom::glossary::{Block, Entry, Glossary, Inline, Section, SourceFile, parse};
use readyroom::quiz::{
    Answer, Asking, CardId, CardKind, Deck, KindSet, Outcome, QuestionKind, QuestionRecord, Task, grade_text,
    list_questions,
};

fn ops() -> Glossary {
    load::glossary(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/ops-glossary.md"))
}

fn glossary_of(entries: &[(&str, &str)]) -> Glossary {
    let entries = entries.iter().enumerate().map(|(number, (term, definition))| Entry {
        id: format!("entry-{number}"),
        term: (*term).into(),
        definition: vec![Block::Paragraph(vec![Inline::Text((*definition).into())])],
        ..Entry::default()
    });
    let section = Section { id: "all".into(), name: "All".into(), entries: entries.collect() };
    Glossary { sections: vec![section], ..Glossary::default() }
}

fn records_of(deck: &Deck, seeds: std::ops::Range<u64>) -> Vec<QuestionRecord> {
    seeds.flat_map(|seed| list_questions(deck, seed)).collect()
}

fn listed(faults: &[fairness::Fault]) -> String {
    faults.iter().take(20).map(|fault| format!("\n{}: {}", fault.what, fault.detail)).collect()
}

fn card(id: &str) -> CardId {
    CardId::from_stored(id)
}

#[test]
fn questions_are_fair() {
    let glossary = ops();
    let records = records_of(&Deck::new(glossary.clone()), 0..2);
    let faults = fairness::faults(&glossary, &records);
    assert!(faults.is_empty(), "{} of {}: {}", faults.len(), records.len(), listed(&faults));
}

#[test]
fn the_judge_of_fairness_finds_faults() {
    let glossary = glossary_of(&[("Pod", "Unit of pods."), ("Node", "Machine."), ("Volume", "Disk.")]);
    let unfair = |kind, prompt: &str, choices: &[&str], answer: &str| {
        let record = QuestionRecord {
            card: card("entry-0/meaning"),
            kind,
            section: "all".into(),
            prompt: prompt.into(),
            choices: choices.iter().map(|&choice| choice.into()).collect(),
            answer: answer.into(),
            accept: Vec::new(),
        };
        fairness::faults(&glossary, &[record]).iter().map(|fault| fault.what).collect::<Vec<_>>()
    };
    let choices = ["Pod", "Node", "Volume"];
    assert_eq!(unfair(QuestionKind::Choice, "Unit of ____.", &choices, "Pod"), [""; 0]);
    assert!(unfair(QuestionKind::Choice, "Unit of pods.", &choices, "Pod").contains(&"leak"));
    assert!(unfair(QuestionKind::Choice, "Unit", &["Pod", "pod", "Node"], "Pod").contains(&"choices"));
    assert!(unfair(QuestionKind::Choice, "Unit", &["Node", "Volume", "Disk"], "Pod").contains(&"choices"));
    assert!(
        unfair(QuestionKind::Reverse, "Pod", &["Unit of ____", "Unit of pods", "Disk"], "Unit of ____")
            .contains(&"double")
    );
}

#[test]
fn the_right_choice_stands_anywhere() {
    let records = records_of(&Deck::new(ops()), 0..6);
    let places = fairness::places(&records);
    assert!(places.iter().sum::<usize>() > 800);
    assert!(fairness::chi_squared(places) < 11.345, "{places:?}");
}

#[test]
fn wrong_choices_are_plausible() {
    let glossary = ops();
    let records = records_of(&Deck::new(glossary.clone()), 0..2);
    let (same, all) = fairness::same_section(&glossary, &records);
    assert!(same * 10 > all * 7, "{same} of {all} wrong terms are of the same section");
    let ranks = fairness::length_ranks(&records);
    let choices: usize = ranks.iter().sum();
    assert!(
        ranks.iter().all(|&rank| rank * 8 > choices),
        "the right choice has a length of its own: {ranks:?}"
    );
}

#[test]
fn every_askable_entry_has_a_meaning_card_and_no_redirect_has_any() {
    let glossary = ops();
    let deck = Deck::new(glossary.clone());
    for (_, entry) in glossary.entries() {
        let meaning = deck.card(&CardId::new(&entry.id, CardKind::Meaning, 1));
        assert_eq!(meaning.is_some(), !entry.redirect, "{}", entry.id);
    }
    assert!(
        deck.cards().iter().any(|card| card.id.as_str() == "flannel/expansion"),
        "CNI is spelled out there"
    );
    let ids: BTreeSet<&CardId> = deck.cards().iter().map(|card| &card.id).collect();
    assert_eq!(ids.len(), deck.cards().len());
}

#[test]
fn local_facts_are_what_is_true_only_here() {
    let deck = Deck::new(ops());
    for (id, fact) in [
        ("node/local", "We have 3."),
        ("hpa/local", "Not currently enabled for us."),
        ("cx33/local", "4 vCPU, 8 GB RAM, 80 GB SSD."),
        ("launch-plan/local", "$5 min + usage."),
        ("nbg1/local", "Our region."),
    ] {
        let question =
            deck.ask_as(&card(id), QuestionKind::Reveal, &Asking::default(), &mut SmallRng::seed_from_u64(1));
        assert_eq!(question.expect("reveal is always possible").answer_text(), fact, "{id}");
    }
    assert!(deck.card(&card("etcd/local")).is_none());
}

#[test]
fn grading_agrees_with_a_fair_colleague() {
    grades_agree(&ops(), include_str!("data/grading.tsv"));
}

/// The labels were made without a look at the grader.
#[test]
fn grading_agrees_with_a_colleague_who_does_not_know_it() {
    let book = load::glossary(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/book-glossary.md"));
    grades_agree(&book, include_str!("data/grading-heldout.tsv"));
}

/// Of at least 300 labelled answers 98 % get their label. Those that are known to get another have it in a fourth column:
/// any other is a mistake that was not there before.
fn grades_agree(glossary: &Glossary, table: &str) {
    let deck = Deck::new(glossary.clone());
    let mut rows = 0;
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (id, answer, expected, instead) = match line.split('\t').collect::<Vec<_>>()[..] {
            [id, answer, expected] => (id, answer, expected, None),
            [id, answer, expected, instead] => (id, answer, expected, Some(instead)),
            _ => panic!("three columns or four: {line}"),
        };
        rows += 1;
        let report = grade_text(&deck, &card(id), answer).unwrap_or_else(|error| panic!("{line}: {error}"));
        let outcome = report.outcome.to_string();
        assert_eq!(outcome, instead.unwrap_or(expected), "{line}: {}", report.reason);
        if outcome != expected {
            wrong.push(line);
        }
    }
    println!("{} of {rows} grades agree", rows - wrong.len());
    assert!(rows >= 300);
    assert!(wrong.len() * 50 <= rows, "{wrong:#?}");
}

/// Otherwise the form of a statement would tell whether it is true.
#[test]
fn lies_are_not_always_denials() {
    let statements: Vec<(bool, String)> = records_of(&Deck::new(ops()), 0..8)
        .into_iter()
        .filter(|record| record.kind == QuestionKind::TrueFalse && record.card.as_str().contains("/local"))
        .map(|record| (record.answer == "true", record.prompt))
        .collect();
    let denies = |prompt: &str| prompt.contains("n't ") || prompt.to_lowercase().contains("not ");
    let lies = statements.iter().filter(|(is_true, _)| !is_true).count();
    let denials = statements.iter().filter(|(is_true, prompt)| !is_true && denies(prompt)).count();
    assert!(lies > 20 && denials * 4 < lies * 3, "{denials} of {lies}");
}

#[test]
fn what_the_list_calls_the_answer_is_graded_correct() {
    let deck = Deck::new(ops());
    for record in records_of(&deck, 0..2).iter().filter(|record| record.kind == QuestionKind::Typed) {
        for accepted in &record.accept {
            let report = grade_text(&deck, &record.card, accepted).expect("the card exists");
            assert_eq!(report.outcome, Outcome::Correct, "{}: {accepted} ({})", record.card, report.reason);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_questions() {
    let once: Vec<QuestionRecord> = list_questions(&Deck::new(ops()), 5).collect();
    assert_eq!(once, list_questions(&Deck::new(ops()), 5).collect::<Vec<_>>());
    assert_ne!(once, list_questions(&Deck::new(ops()), 6).collect::<Vec<_>>());
}

#[test]
fn new_cards_begin_with_choice_and_strong_ones_are_typed_more() {
    let deck = Deck::new(ops());
    let mut rng = SmallRng::seed_from_u64(3);
    let kinds = |asking: &Asking, rng: &mut SmallRng| -> Vec<QuestionKind> {
        (0..200)
            .filter_map(|_| deck.ask(&card("etcd/meaning"), asking, rng))
            .map(|question| question.kind)
            .collect()
    };
    let share = |kinds: &[QuestionKind], kind| kinds.iter().filter(|&&other| other == kind).count();
    let new = kinds(&Asking::default(), &mut rng);
    let strong = kinds(&Asking { stability: Some(60.0), reviews: 9, ..Asking::default() }, &mut rng);
    assert!(share(&new, QuestionKind::Choice) > 190);
    assert!(share(&strong, QuestionKind::Typed) > 40);
    assert_eq!(share(&strong, QuestionKind::Choice), 0);
}

#[test]
fn the_allowed_kinds_are_kept_to() {
    let deck = Deck::new(ops());
    let mut rng = SmallRng::seed_from_u64(4);
    for kind in QuestionKind::ALL {
        let asking = Asking { kinds: KindSet::NONE.with(kind, true), ..Asking::default() };
        for card in deck.cards() {
            let question = deck.ask(&card.id, &asking, &mut rng).expect("the card exists");
            assert!(question.kind == kind || question.kind == QuestionKind::Reveal);
        }
    }
}

#[test]
fn what_was_confused_before_comes_back() {
    let deck = Deck::new(ops());
    let asking = Asking { confused_with: vec!["raft".into()], ..Asking::default() };
    let mut rng = SmallRng::seed_from_u64(5);
    let mut hits = 0;
    for _ in 0..50 {
        let question = deck.ask_as(&card("goose/meaning"), QuestionKind::Choice, &asking, &mut rng);
        let Some(Task::Pick { choices, .. }) = question.map(|question| question.task) else {
            panic!("a choice")
        };
        hits += usize::from(choices.iter().any(|choice| choice.text == "Raft"));
    }
    assert_eq!(hits, 50);
}

#[test]
fn namesakes_of_other_sections_are_met_on_purpose() {
    let text = "\
# Ops

## Kubernetes

**Service**: Stable address in front of a changing set of pods.

**Pod**: Smallest unit that the scheduler places on a machine.

**Ingress**: Rules by which requests from outside reach what runs inside.

**Taint**: Mark that keeps work away from a machine.

## Swarm

**Service**: Declared number of equal containers that the manager keeps running.

**Task**: One container that a manager has handed to a worker.

**Stack**: Several declarations that are deployed together from one file.
";
    let deck = Deck::new(parse(&[SourceFile::new("ops.md", text)]).glossary);
    let mut rng = SmallRng::seed_from_u64(8);
    for (id, namesake) in [("service/meaning", "swarm-service"), ("swarm-service/meaning", "service")] {
        for _ in 0..20 {
            let question = deck
                .ask_as(&card(id), QuestionKind::Reverse, &Asking::default(), &mut rng)
                .expect("a reverse question is possible");
            let section = if id.starts_with("swarm") { "Swarm" } else { "Kubernetes" };
            assert!(question.prompt.text().contains(section), "the prompt says which of the two is asked");
            let Task::Pick { choices, right } = &question.task else { panic!("a choice") };
            let other = choices.iter().position(|choice| choice.entry.as_deref() == Some(namesake));
            assert!(other.is_some_and(|other| other != *right), "{choices:?}");
        }
    }
}

#[test]
fn answers_are_graded_and_confusions_named() {
    let deck = Deck::new(ops());
    let mut rng = SmallRng::seed_from_u64(6);
    let question = deck
        .ask_as(&card("kubelet/meaning"), QuestionKind::Choice, &Asking::default(), &mut rng)
        .expect("a choice is possible");
    let Task::Pick { choices, right } = &question.task else { panic!("a choice") };
    assert_eq!(deck.grade(&question, &Answer::Picked(*right)).outcome, Outcome::Correct);
    let wrong = (right + 1) % choices.len();
    let grade = deck.grade(&question, &Answer::Picked(wrong));
    assert_eq!((grade.outcome, grade.confused_with), (Outcome::Incorrect, choices[wrong].entry.clone()));
    for nonsense in [Answer::Picked(99), Answer::Unknown, Answer::Judged(true), Answer::Paired(vec![9])] {
        assert_eq!(deck.grade(&question, &nonsense).outcome, Outcome::Incorrect);
    }
    let typed = deck
        .ask_as(&card("kubelet/meaning"), QuestionKind::Typed, &Asking::default(), &mut rng)
        .expect("typed");
    let grade = deck.grade(&typed, &Answer::Typed("kubectl".into()));
    assert_eq!((grade.outcome, grade.confused_with.as_deref()), (Outcome::Incorrect, Some("kubectl")));
}

#[test]
fn a_question_outlives_its_glossary() {
    let mut rng = SmallRng::seed_from_u64(10);
    let question = Deck::new(ops())
        .ask_as(&card("kubelet/meaning"), QuestionKind::Typed, &Asking::default(), &mut rng)
        .expect("typed");
    let other = Deck::new(glossary_of(&[("Pod", "Smallest unit of scheduling.")]));
    for (answer, outcome) in [
        ("Kubelet", Outcome::Correct),
        ("kublet", Outcome::Close),
        ("Pod", Outcome::Incorrect),
        ("agent kubelet", Outcome::Incorrect),
    ] {
        assert_eq!(other.grade(&question, &Answer::Typed(answer.into())).outcome, outcome, "{answer}");
    }
}

#[test]
fn a_pair_is_graded_by_the_asked_one() {
    let deck = Deck::new(ops());
    let mut rng = SmallRng::seed_from_u64(7);
    let question = deck
        .ask_as(&card("etcd/meaning"), QuestionKind::Match, &Asking::default(), &mut rng)
        .expect("a match");
    let Task::Pair { terms, right, .. } = &question.task else { panic!("pairs") };
    assert_eq!(deck.grade(&question, &Answer::Paired(right.clone())).outcome, Outcome::Correct);
    let asked = terms.iter().position(|term| term.entry.as_deref() == Some("etcd")).expect("the asked one");
    let mut others_swapped = right.clone();
    others_swapped.swap((asked + 1) % 4, (asked + 2) % 4);
    assert_eq!(deck.grade(&question, &Answer::Paired(others_swapped)).outcome, Outcome::Close);
    let mut own_swapped = right.clone();
    own_swapped.swap(asked, (asked + 1) % 4);
    assert_eq!(deck.grade(&question, &Answer::Paired(own_swapped)).outcome, Outcome::Incorrect);
}

#[test]
fn a_match_pairs_each_term_with_its_own_definition() {
    let glossary = ops();
    let deck = Deck::new(glossary.clone());
    let mut rng = SmallRng::seed_from_u64(11);
    let mut made = 0;
    for id in deck.cards().iter().map(|card| &card.id).filter(|id| id.as_str().ends_with("/meaning")) {
        let Some(question) = deck.ask_as(id, QuestionKind::Match, &Asking::default(), &mut rng) else {
            continue;
        };
        made += 1;
        let Task::Pair { terms, descriptions, right } = &question.task else { panic!("pairs") };
        let section = deck.section_of(id).expect("the card exists");
        assert_eq!(question.prompt_text(), section.name);
        assert_eq!((terms.len(), descriptions.len(), right.len()), (4, 4, 4));
        assert_eq!(right.iter().collect::<BTreeSet<_>>().len(), 4, "each belongs to another");
        assert!(terms.iter().any(|term| term.entry.as_deref() == Some(id.entry())), "{id} is among them");
        for (term, &place) in terms.iter().zip(right) {
            assert_eq!(term.entry, descriptions[place].entry, "{id}");
            let entry = section.entries.iter().find(|entry| Some(&*entry.id) == term.entry.as_deref());
            assert_eq!(entry.map(|entry| &entry.term), Some(&term.text), "all are of the section");
            let told = |description: &str| description.to_lowercase().contains(&term.text.to_lowercase());
            let is_long = term.text.chars().count() >= 4;
            assert!(
                !is_long || descriptions.iter().all(|other| !told(&other.text)),
                "{id}: {descriptions:?}"
            );
        }
    }
    assert!(made > 20, "{made}");
}

#[test]
fn a_false_statement_has_another_value_of_the_same_form() {
    let deck = Deck::new(ops());
    let mut rng = SmallRng::seed_from_u64(12);
    let mut truths = [0; 2];
    for _ in 0..60 {
        let question = deck
            .ask_as(&card("node/local"), QuestionKind::TrueFalse, &Asking::default(), &mut rng)
            .expect("it has a number");
        let Task::Judge { truth, correction } = &question.task else { panic!("a statement") };
        let text = question.prompt_text();
        let statement = text.lines().last().expect("it says something");
        assert_eq!((correction.as_str(), text.lines().next()), ("We have 3.", Some("Node")));
        assert_eq!(*truth, statement == correction);
        let number = statement.strip_prefix("We have ").and_then(|rest| rest.strip_suffix('.'));
        assert!(number.is_some_and(|number| number.parse::<u32>().is_ok()), "{statement}");
        truths[usize::from(*truth)] += 1;
    }
    assert!(truths.iter().all(|&count| count > 15), "{truths:?}");
}

#[test]
fn a_false_statement_about_a_meaning_is_what_another_entry_means() {
    let deck = Deck::new(ops());
    let mut rng = SmallRng::seed_from_u64(13);
    let mut truths = [0; 2];
    for _ in 0..60 {
        let question = deck
            .ask_as(&card("etcd/meaning"), QuestionKind::TrueFalse, &Asking::default(), &mut rng)
            .expect("there are others to take for it");
        let Task::Judge { truth, correction } = &question.task else { panic!("a statement") };
        assert_eq!(*truth, question.prompt_text().ends_with(correction.as_str()));
        truths[usize::from(*truth)] += 1;
    }
    assert!(truths.iter().all(|&count| count > 15), "{truths:?}");
}

/// Entries whose definitions have names, code and long terms in them.
fn named() -> Deck {
    let text = "\
**Scheduler**: Component that picks the Machine for new work, by what Prometheus says.

**Machine**: Computer that runs what it is told to run, watched with `kubectl top`.

**Volume**: Disk that outlives what uses it, listed with `kubectl get`.

**Gateway**: Door through which requests of Traefik come in, shown with `kubectl describe`.

**Mesh**: Web of proxies of Istio between all services, opened with `istioctl dashboard`.

**Queue**: List of work of RabbitMQ that waits for its turn.

**YAML (YAML Ain't Markup Language)**: Notation for data of Redis, kept with `kubectl apply`.

**A term that is by far too long to be typed by anybody at all**: Something that nobody would want to spell.
";
    Deck::new(parse(&[SourceFile::new("ops.md", text)]).glossary)
}

/// What a cloze of that card leaves out, and its wrong choices, over many draws.
fn left_out(deck: &Deck, id: &str) -> Vec<(String, Vec<String>)> {
    let mut rng = SmallRng::seed_from_u64(14);
    let definition = deck.entry_of(&card(id)).expect("the card exists").definition_text();
    let cloze = |_| {
        let question = deck.ask_as(&card(id), QuestionKind::Cloze, &Asking::default(), &mut rng)?;
        let Task::Pick { choices, right } = &question.task else { panic!("a choice") };
        let answer = choices[*right].text.clone();
        let prompt = question.prompt_text();
        let (heading, text) = prompt.split_once('\n').expect("a heading and a definition");
        assert_eq!(heading, deck.entry_of(&card(id)).expect("the card exists").term);
        assert_eq!(text.replace("____", &answer), definition, "nothing else is left out");
        let wrong = choices.iter().map(|choice| choice.text.clone()).filter(|text| *text != answer).collect();
        Some((answer, wrong))
    };
    (0..40).filter_map(cloze).collect()
}

#[test]
fn a_cloze_leaves_out_a_piece_of_code_before_it_leaves_out_a_name() {
    let clozes = left_out(&named(), "machine/meaning");
    assert_eq!(clozes.len(), 40);
    for (answer, wrong) in clozes {
        assert_eq!((&*answer, wrong.len()), ("kubectl top", 3));
        assert!(wrong.iter().all(|code| code.contains(' ') && !code.contains("top")), "{wrong:?}");
    }
}

#[test]
fn a_cloze_leaves_out_other_terms_and_proper_names_beside_ones_of_their_look() {
    let clozes = left_out(&named(), "scheduler/meaning");
    let answers: BTreeSet<&str> = clozes.iter().map(|(answer, _)| &**answer).collect();
    assert_eq!(answers, BTreeSet::from(["Machine", "Prometheus"]));
    let names = ["Traefik", "Istio", "Redis", "RabbitMQ"];
    for (answer, wrong) in &clozes {
        assert_eq!(wrong.len(), 3, "{answer}");
        if answer == "Machine" {
            let terms = ["Volume", "Gateway", "Mesh", "Queue"];
            assert!(
                wrong.iter().all(|term| terms.contains(&&**term)),
                "no acronym, no name, not itself: {wrong:?}"
            );
        } else {
            assert!(wrong.iter().all(|name| names.contains(&&**name)), "names that are no terms: {wrong:?}");
        }
    }
}

#[test]
fn what_is_too_long_or_gives_itself_away_is_not_typed() {
    let deck = named();
    let mut rng = SmallRng::seed_from_u64(15);
    let mut can = |id: &str, kind| deck.ask_as(&card(id), kind, &Asking::default(), &mut rng).is_some();
    let long = "a-term-that-is-by-far-too-long-to-be-typed-by-anybody-at-all/meaning";
    assert!(deck.card(&card(long)).is_some());
    assert!(!can(long, QuestionKind::Typed) && can(long, QuestionKind::Reveal));
    assert!(can("mesh/meaning", QuestionKind::Typed));
    assert!(deck.card(&card("yaml/expansion")).is_some());
    for kind in [QuestionKind::Typed, QuestionKind::Choice] {
        assert!(!can("yaml/expansion", kind), "YAML stands in what it stands for");
    }
}

#[test]
fn what_is_revealed_is_ticked_off_idea_by_idea() {
    let sentences: Vec<String> = (1..=9).map(|number| format!("Idea{number} of it.")).collect();
    let ideas = |count: usize| {
        let deck = Deck::new(glossary_of(&[("Pod", &sentences[..count].join(" "))]));
        let question = deck
            .ask_as(
                &card("entry-0/meaning"),
                QuestionKind::Reveal,
                &Asking::default(),
                &mut SmallRng::seed_from_u64(1),
            )
            .expect("always possible");
        let Task::Recall { answer, ideas } = question.task else { panic!("to recall") };
        assert_eq!(answer, sentences[..count].join(" "));
        ideas
    };
    assert_eq!(ideas(2), ["Idea1 of it", "Idea2 of it"]);
    assert_eq!(ideas(8).len(), 8);
    assert_eq!(ideas(9)[7], "Idea8 of it Idea9 of it", "the last ones together");
}

#[test]
fn bad_glossaries_give_sensible_questions_or_none() {
    let long = "very ".repeat(4000) + "long";
    let glossaries: [&[(&str, &str)]; 9] = [
        &[],
        &[("Alone", "The only entry there is.")],
        &[("One", "Word"), ("Two", "Two"), ("", "No term"), ("No definition", "")],
        &[
            ("A", "Same thing said."),
            ("B", "Same thing said."),
            ("C", "Same thing said."),
            ("D", "Same thing said."),
        ],
        &[("Echo", "Echo"), ("Echo echo", "Echo echo echo."), ("…", "—"), ("🙂", "🙂 🙂 🙂")],
        &[
            (&long, "A long term."),
            ("Short", &long),
            ("Other", "Another entry."),
            ("More", "One more entry."),
        ],
        &[
            ("שלום", "מילה של ברכה בעברית."),
            ("עולם", "כדור הארץ וכל יושביו."),
            ("ספר", "דפים כרוכים יחד לקריאה."),
        ],
        &[
            ("容器", "打包应用程序的轻量级单元。"),
            ("节点", "运行容器的机器。"),
            ("网络", "连接节点的系统，有3个。"),
        ],
        &[
            ("İstanbul", "ŞEHİR ẞ ﬁ \u{301}\u{200b} of 99999999999999999999999 GB and -5..6-7-8 v."),
            ("ß", "$"),
            ("e\u{301}", "é 2026-13-45"),
        ],
    ];
    for entries in glossaries {
        let glossary = glossary_of(entries);
        let deck = Deck::new(glossary.clone());
        let records = records_of(&deck, 0..3);
        let faults = fairness::faults(&glossary, &records);
        assert!(faults.is_empty(), "{}", listed(&faults));
        assert!(
            records
                .iter()
                .all(|record| !record.prompt.is_empty() || entries.iter().any(|(term, _)| term.is_empty()))
        );
        for card in deck.cards() {
            for text in ["", " ", "word", "شيء", "容器", "🙂", "-1", "99999999999999999999999", &long]
            {
                let _ = grade_text(&deck, &card.id, text).expect("the card exists");
            }
        }
    }
}

#[test]
fn two_terms_of_one_name_are_told_apart() {
    let mut glossary = glossary_of(&[
        ("Service", "Stable endpoint for a set of pods."),
        ("Secret", "Sensitive values kept by the cluster."),
        ("Node", "Machine that runs the workloads."),
    ]);
    let mut swarm = glossary.sections[0].clone();
    swarm.id = "swarm".into();
    swarm.name = "Swarm".into();
    swarm.entries.truncate(1);
    swarm.entries[0].id = "swarm-service".into();
    swarm.entries[0].definition =
        vec![Block::Paragraph(vec![Inline::Text("Tasks that the manager schedules.".into())])];
    glossary.sections.push(swarm);
    let deck = Deck::new(glossary);
    let mut rng = SmallRng::seed_from_u64(8);
    let question = deck
        .ask_as(&card("entry-0/meaning"), QuestionKind::Choice, &Asking::default(), &mut rng)
        .expect("possible");
    let Task::Pick { choices, .. } = &question.task else { panic!("choices") };
    assert!(
        !choices.iter().any(|choice| choice.entry.as_deref() == Some("swarm-service")),
        "also right by its name"
    );
    let question = deck
        .ask_as(&card("swarm-service/meaning"), QuestionKind::Reveal, &Asking::default(), &mut rng)
        .expect("possible");
    assert_eq!(question.prompt_text(), "Service (Swarm)");
}

/// A generous bound: benches/quiz.rs measures. This one only notices when a question takes time in proportion
/// to the glossary, or more.
#[test]
fn a_large_glossary_is_asked_quickly() {
    let deck = Deck::new(large::glossary(10_000));
    let mut rng = SmallRng::seed_from_u64(9);
    let begin = Instant::now();
    for card in deck.cards().iter().step_by(200) {
        assert!(deck.ask(&card.id, &Asking::default(), &mut rng).is_some());
    }
    let questions = deck.cards().len().div_ceil(200) as u32;
    assert!(
        begin.elapsed() / questions < Duration::from_millis(100),
        "{:?} a question",
        begin.elapsed() / questions
    );
}

mod any_text {
    use proptest::prelude::*;

    use super::*;

    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zA-Z]{1,9}",
            "\\PC{0,6}",
            "[A-Z]{2,5}s?",
            "[$€v~#-]?[0-9]{1,30}([.,:-][0-9]{0,3}){0,3}[a-zA-Z%]{0,3}",
            "[容器がשלоПé🙂’\u{301}\u{200b}.;()' -]{1,5}",
            Just("We don't".to_owned()),
        ]
    }

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(word(), 0..12).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn can_be_asked_and_graded(
            entries in prop::collection::vec((text(), text(), text()), 0..7),
            answer in text(),
            seed in any::<u64>(),
        ) {
            let parts: Vec<(&str, &str)> =
                entries.iter().map(|(term, definition, _)| (&**term, &**definition)).collect();
            let mut glossary = glossary_of(&parts);
            for (entry, (_, code, alias)) in glossary.sections[0].entries.iter_mut().zip(&entries) {
                entry.aliases.push(alias.clone());
                entry.definition.push(Block::List { ordered: false, items: vec![vec![Block::Code(code.clone())]] });
                entry.definition.push(Block::Paragraph(vec![Inline::Code(alias.clone()), Inline::Text(code.clone())]));
            }
            let deck = Deck::new(glossary);
            for record in list_questions(&deck, seed) {
                if !record.choices.is_empty() {
                    prop_assert_eq!(record.choices.iter().filter(|choice| **choice == record.answer).count(), 1);
                }
            }
            for card in deck.cards() {
                prop_assert!(grade_text(&deck, &card.id, &answer).is_ok());
            }
        }
    }
}
