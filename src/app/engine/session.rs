//! A session: the verbs that begin it, answer in it and take answers back.

use rand::{SeedableRng, rngs::SmallRng};

use super::{Answered, Asked, Confusion, Engine, Position, Report, Saved};
use crate::{
    hash::Fnv,
    memory::{self, Interval, Mode, Moment, Plan, Rating, Review, Scope, Session, StudyDay, clock::MINUTE},
    progress::Event,
    quiz::{self, Asking, CardId, Outcome},
};

/// The stored setting that holds the plan of the session under way.
pub(super) const SESSION: &str = "session";

/// So many of the entries that were confused with one come back as its distractors, the last confused first.
const CONFUSED: usize = 2;

impl Engine {
    /// Goes on with the session of that scope if one is under way today, else begins one.
    pub(crate) fn begin(&mut self, scope: &Scope, now: Moment) -> Saved {
        match self.under_way(scope, now) {
            Some(session) => {
                self.session = Some(session);
                self.ask(now);
                Ok(())
            }
            None => self.begin_anew(scope.clone(), now),
        }
    }

    /// Begins a session, whatever is under way.
    pub(crate) fn begin_anew(&mut self, scope: Scope, now: Moment) -> Saved {
        let mut plan = Plan::make(&self.cards, &self.memories, &self.scheduler, scope, now);
        self.put_changes_first(&mut plan);
        // The plan first: it is what a reload needs, where there is no room for both.
        let saved = self.store_plan(&plan, now);
        let kept = self.remember_seen(&plan.cards, now);
        self.session = Some(Session::start(plan));
        self.ask(now);
        let recorded = self.record_confusions();
        saved.and(kept).and(recorded)
    }

    pub(super) fn store_plan(&mut self, plan: &Plan, now: Moment) -> Saved {
        self.journal.set_setting(SESSION, &plan.encode(), now.at)
    }

    /// Goes on with a plan, or begins it, and stores it so that a reload finds it.
    pub(super) fn begin_plan_of(&mut self, plan: Plan, now: Moment) -> Saved {
        let saved = self.store_plan(&plan, now);
        let kept = self.remember_seen(&plan.cards, now);
        self.session = Some(self.resumed(plan, now));
        self.ask(now);
        saved.and(kept)
    }

    /// The plan of the session under way today, if it is of that scope and not yet done.
    pub(super) fn under_way(&self, scope: &Scope, now: Moment) -> Option<Session> {
        let options = self.scheduler.options();
        let stored = self.journal.setting(SESSION).and_then(Plan::decode);
        stored
            .filter(|plan| plan.scope == *scope && plan.is_of_today(now, options))
            // What has changed since comes first, which takes another plan.
            .filter(|plan| !self.has_changed_since(plan.started.at))
            .map(|plan| self.resumed(plan, now))
            .filter(|session| session.current().is_some())
    }

    /// Brings the session up to date with a log that has changed. A question that was answered elsewhere gives way to
    /// the next.
    pub(crate) fn refresh_session(&mut self, now: Moment) {
        let Some(session) = self.session.take() else { return };
        let session = self.session.insert(self.resumed(session.plan().clone(), now));
        let asked = self.asked.as_ref().map(|asked| &asked.question.card);
        if asked.is_some() && asked != session.current() {
            self.ask(now);
        }
    }

    /// Makes what later questions need and the present one did not.
    pub(crate) fn prepare_questions(&self) {
        self.deck.prepare();
    }

    /// The question that waits for an answer.
    pub(crate) fn asked(&self) -> Option<&Asked> {
        self.asked.as_ref()
    }

    /// The question that was answered and is still on the screen.
    pub(crate) fn answered(&self) -> Option<&Answered> {
        self.answered.as_ref()
    }

    /// Grades an answer to the question that waits, records the review, and goes on in the session. The question
    /// stays as [`Engine::answered`] until [`Engine::next`].
    pub(crate) fn answer(&mut self, answer: &quiz::Answer, now: Moment) -> Saved {
        let Some(asked) = self.asked.take() else { return Ok(()) };
        let grade = self.deck.grade(&asked.question, answer);
        let rating = match answer {
            quiz::Answer::Recalled(rating) => *rating,
            _ => grade.rating(),
        };
        let card = asked.question.card.clone();
        let news = self.open_news(&card);
        let before = self.memories.of(&card);
        let interval = self.scheduler.interval(&card, &before, now, rating, Some(&self.memories.load()));
        let id = self.journal.new_id();
        let review = Review {
            id: id.clone(),
            card: card.clone(),
            at: now.at,
            rating,
            kind: asked.question.kind,
            took: u32::try_from(now.at.saturating_sub(asked.since).max(0)).unwrap_or(u32::MAX),
            offset: now.offset,
            interval: interval.promised(),
        };
        let saved = self.record_of(&card, Event::Review(review));
        if let Some(other) = grade.confused_with.clone().filter(|other| other != card.entry()) {
            let event = Event::Confused {
                id: self.journal.new_id(),
                at: now.at,
                review: id.clone(),
                other: other.clone(),
            };
            self.pending.push(Confusion { event, review: id.clone(), asked: card.entry().to_owned(), other });
        }
        self.proceed(&card, now, rating.passed());
        let entry_of = |id: &str| self.glossary().entry(id).map(|(_, entry)| entry.clone());
        self.answered = entry_of(card.entry()).map(|entry| Answered {
            confused_with: grade.confused_with.as_deref().and_then(entry_of),
            entry,
            question: asked.question,
            answer: answer.clone(),
            grade,
            review: id,
            wait: interval,
            news,
            position: asked.position,
        });
        saved
    }

    /// Shows the next question.
    pub(crate) fn next(&mut self, now: Moment) {
        self.ask(now);
    }

    /// Whether there is an answer to take back.
    pub(crate) fn can_undo(&self) -> bool {
        self.journal.log().has_review_on(self.journal.device())
    }

    /// Takes back the last answer that was given on this device and still counts, and asks its card again.
    pub(crate) fn undo(&mut self, now: Moment) -> Saved {
        let Some(review) = self.journal.log().last_review(self.journal.device()) else { return Ok(()) };
        let (target, card, at) = (review.id.clone(), self.journal.log().card_of_review(review), review.at);
        self.pending.retain(|confusion| confusion.review != target);
        let id = self.journal.new_id();
        let saved = self.record_of(&card, Event::Undo { id, at: now.at, target });
        match self.session.take().map(|session| session.plan().clone()) {
            Some(plan) if at >= plan.started.at => {
                self.session = Some(self.resumed(plan, now));
                self.ask(now);
                saved
            }
            // A plan for a shift was chosen card by card, so the card is put before the others.
            Some(mut plan) if plan.scope.mode == Mode::Planned => {
                plan.cards.retain(|planned| *planned != card);
                plan.cards.insert(0, card);
                saved.and(self.begin_plan_of(plan, now))
            }
            // The answer belongs to an earlier session: the card has to find its place in a new plan.
            Some(plan) => saved.and(self.begin_anew(plan.scope, now)),
            None => saved,
        }
    }

    /// Turns the grade of the answered question round: the person knows better. The log keeps both.
    pub(crate) fn overrule(&mut self, now: Moment) -> Saved {
        let Some(mut answered) = self.answered.take() else { return Ok(()) };
        let rating = match answered.grade.outcome {
            Outcome::Correct => Rating::Again,
            Outcome::Close | Outcome::Incorrect => Rating::Good,
        };
        let card = answered.question.card.clone();
        let id = self.journal.new_id();
        let event = Event::Overrule { id, at: now.at, review: answered.review.clone(), rating };
        let saved = self.record_of(&card, event);
        if let Some(session) = self.session.take() {
            self.session = Some(self.resumed(session.plan().clone(), now));
        }
        answered.grade.outcome = if rating.passed() { Outcome::Correct } else { Outcome::Incorrect };
        answered.wait = self.wait_of(&card, now);
        self.answered = Some(answered);
        saved
    }

    /// What the session has come to so far; nothing when there is none.
    pub(crate) fn report(&self) -> Option<Report> {
        let started = self.session.as_ref()?.plan().started.at;
        let reviews = self.journal.log().reviews_since(started);
        let own = |id: &str| id.starts_with(self.journal.device());
        let given: Vec<_> = reviews.iter().filter(|each| own(&each.review.id)).collect();
        let mut missed: Vec<(String, String)> = Vec::new();
        for each in given.iter().filter(|each| !each.rating.passed()) {
            let card = self.journal.log().card_of_review(each.review);
            if let Some((_, entry)) = self.glossary().entry(card.entry())
                && missed.iter().all(|(known, _)| *known != entry.id)
            {
                missed.push((entry.id.clone(), entry.term.clone()));
            }
        }
        let right = given.iter().filter(|each| each.rating.passed()).count();
        Some(Report { answered: given.len(), right, missed, saved: self.journal.unsaved() == 0 })
    }

    fn resumed(&self, mut plan: Plan, now: Moment) -> Session {
        for card in plan.cards.iter_mut().chain(plan.learning.iter_mut().map(|(_, card)| card)) {
            *card = self.journal.log().present(card, plan.started.at);
        }
        let options = self.scheduler.options();
        let is_gone = |card: &&CardId| {
            self.deck.card(card).is_none() || !self.memories.of(card).is_active(now, options)
        };
        let gone: Vec<CardId> = plan.cards.iter().filter(is_gone).cloned().collect();
        let started = plan.started.at;
        let mut session = Session::resume(plan, self.journal.log().answers_since(started, &self.scheduler));
        // Since the plan was made the glossary may have changed, and cards may have been suspended.
        gone.iter().for_each(|card| session.remove(card, started));
        session
    }

    fn proceed(&mut self, card: &CardId, now: Moment, passed: bool) {
        let due = self.memories.of(card).due;
        if let Some(session) = &mut self.session {
            session.answer(&memory::Answer { card: card.clone(), at: now.at, due, passed });
        }
    }

    pub(super) fn ask(&mut self, now: Moment) {
        self.answered = None;
        self.asked = self.session.as_ref().and_then(|session| {
            let position = Position {
                number: session.place(),
                finished: session.finished(),
                halfway: session.halfway(),
                total: session.plan().len(),
            };
            self.question(session.current()?, position, now)
        });
    }

    /// The same card with the same history is asked in the same way on this device, so that a reload changes nothing.
    fn question(&self, card: &CardId, position: Position, now: Moment) -> Option<Asked> {
        let memory = self.memories.of(card);
        let log = self.journal.log();
        let reviews = log.reviews_of(card);
        let asking = Asking {
            kinds: self.settings.kinds,
            stability: (!memory.is_new()).then_some(memory.stability),
            reviews: memory.reviews,
            confused_with: self.confused_with(card.entry()),
            previous: reviews.last().map(|counted| counted.review.kind),
            former: self.former_text(card),
        };
        let mut rng = SmallRng::seed_from_u64(seed(&[
            self.journal.device().as_bytes(),
            card.as_str().as_bytes(),
            &memory.reviews.to_le_bytes(),
        ]));
        let question = self.deck.ask(card, &asking, &mut rng)?;
        let outcomes = self.scheduler.next(card, &memory, now, Some(&self.memories.load()));
        Some(Asked { question, waits: outcomes.map(|outcome| outcome.interval), since: now.at, position })
    }

    /// The entries that were confused with that one and come back beside it, the last confused first.
    pub(super) fn confused_with(&self, entry: &str) -> Vec<String> {
        let pending = self.pending.iter().rev().filter_map(|confusion| confusion.other_than(entry));
        let mut entries: Vec<String> = Vec::new();
        for other in pending.chain(self.journal.log().confused_with(entry)) {
            if entries.len() < CONFUSED && !entries.iter().any(|known| known == other) {
                entries.push(other.to_owned());
            }
        }
        entries
    }

    fn wait_of(&self, card: &CardId, now: Moment) -> Interval {
        match self.memories.of(card).due {
            memory::Due::At(at) => {
                let wait = u64::try_from(at.saturating_sub(now.at)).unwrap_or(0);
                Interval::Minutes(u32::try_from(wait.div_ceil(MINUTE.unsigned_abs())).unwrap_or(u32::MAX))
            }
            memory::Due::On(day) => Interval::Days(day.since(self.today_number(now)).max(1)),
            memory::Due::New => Interval::Minutes(0),
        }
    }

    pub(super) fn today_number(&self, now: Moment) -> StudyDay {
        self.scheduler.options().roll_over.day(now)
    }
}

/// A seed that depends on all the parts and on where one ends.
fn seed(parts: &[&[u8]]) -> u64 {
    let mut hash = Fnv::default();
    for part in parts {
        hash.write(part);
        hash.write(&[0]);
    }
    hash.finish()
}
