//! Texts for other people: a note about an entry, the result of a session.

use leptos::task::spawn_local;

use super::{AppState, Notice};
use crate::{
    app::{engine::Report, words::sharing as words},
    browser,
    glossary::Entry,
    memory::Scope,
};

impl AppState {
    /// Copies a note about an entry for those who keep the glossary.
    pub(crate) fn report_problem(&self, entry: &Entry) {
        let note = words::problem_note(
            &entry.term,
            &entry.file,
            entry.line,
            &self.glossary_title(),
            &entry.definition_text(),
        );
        self.copy(note, words::NOTE_COPIED);
    }

    /// Copies what a session came to.
    pub(crate) fn copy_result(&self, scope: &Scope, report: &Report) {
        self.copy(self.result(scope, report), words::RESULT_COPIED);
    }

    /// Shares what a session came to, by the system's own means.
    pub(crate) fn share_result(&self, scope: &Scope, report: &Report) {
        let text = self.result(scope, report);
        spawn_local(async move { browser::share(&text).await });
    }

    /// Copies what a self-test came to.
    pub(crate) fn copy_test(&self, text: String) {
        self.copy(text, words::RESULT_COPIED);
    }

    fn result(&self, scope: &Scope, report: &Report) -> String {
        let section = scope.section.as_deref().and_then(|id| self.section_name(id));
        let about = section.unwrap_or_else(|| self.glossary_title());
        words::result(&about, report.answered, report.right)
    }

    /// Puts a text where it can be pasted from.
    pub(super) fn copy(&self, text: String, done: &'static str) {
        let state = *self;
        spawn_local(async move {
            let is_copied = browser::copy(&text).await;
            state.tell(Notice::Done(if is_copied { done } else { words::NOT_COPIED }.to_owned()));
        });
    }
}
