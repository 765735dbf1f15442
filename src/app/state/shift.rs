//! The shift: what a person sets, and what pages ask about it.

use leptos::prelude::*;

use super::{AppState, Notice, now};
use crate::{
    app::{
        engine::shift::{Needed, Outlook},
        words,
    },
    browser,
    memory::Millis,
    quiz::{CardId, CardKind},
    shift::{CalendarWords, Civil, Reminders, Shift, ShiftError, Window, calendar},
};

/// What a calendar file is called.
const CALENDAR: &str = "readyroom-shift.ics";
/// When a calendar reminds: nine in the morning, in minutes after midnight.
const REMIND_AT: u16 = 9 * 60;

impl AppState {
    /// The shift that is set.
    pub(crate) fn shift(&self) -> Option<Result<Shift, ShiftError>> {
        self.engine.with_value(|engine| engine.shift())
    }

    /// Sets the shift, or removes it.
    pub(crate) fn set_shift(&self, shift: Option<&Shift>) {
        self.save(|engine| engine.set_shift(shift, now()));
        let text = if shift.is_some() { words::shift::SAVED } else { words::shift::REMOVED };
        self.tell(Notice::Done(text.to_owned()));
    }

    /// Readiness and plan for that shift; none when it is over.
    pub(crate) fn outlook(&self, shift: &Shift) -> Option<Outlook> {
        self.engine.with_value(|engine| engine.outlook(shift, now(), &zone))
    }

    /// About how many minutes so many answers take.
    pub(crate) fn minutes_of(&self, answers: f32) -> u32 {
        self.engine.with_value(|engine| engine.minutes_of(answers))
    }

    /// How many minutes a day bring the goal about; none when the shift is over.
    pub(crate) fn minutes_needed(&self, shift: &Shift) -> Option<Needed> {
        self.engine.with_value(|engine| engine.needed(shift, now(), &zone))
    }

    /// Chooses the session of what is planned for today; its page then goes on with it.
    pub(crate) fn begin_planned(&self, shift: &Shift) {
        self.save(|engine| engine.begin_planned(shift, now(), &zone));
    }

    /// What the local clock shows now.
    pub(crate) fn local_now(&self) -> Civil {
        Civil::of(now())
    }

    /// Every section's id and name.
    pub(crate) fn sections(&self) -> Vec<(String, String)> {
        self.engine.with_value(|engine| {
            let named = |section: &crate::glossary::Section| (section.id.clone(), section.name.clone());
            engine.glossary().sections.iter().map(named).collect()
        })
    }

    /// What a card is about; none if the glossary has it no more.
    pub(crate) fn card_kind(&self, card: &CardId) -> Option<CardKind> {
        self.engine.with_value(|engine| engine.card_kind(card))
    }

    /// Gives the person a calendar file with the shift and a reminder for each day until it begins.
    pub(crate) fn download_calendar(&self, shift: &Shift, window: Window) {
        let reminders = Reminders { minute: REMIND_AT, minutes_a_day: shift.minutes_a_day() };
        let details = words::shift::reminder_details(shift.minutes_a_day());
        let words = CalendarWords {
            shift: words::shift::CALENDAR_SHIFT,
            study: words::shift::CALENDAR_STUDY,
            details: &details,
        };
        let text = calendar(window, reminders, now(), &zone, words);
        let saved = browser::download(CALENDAR, "text/calendar", &text).is_ok();
        let text = if saved { words::EXPORT_DONE } else { words::EXPORT_FAILED };
        self.tell(Notice::Done(text.to_owned()));
    }
}

/// When this device's clock shows something.
fn zone(civil: Civil) -> Millis {
    browser::local_instant(civil.fields())
}
