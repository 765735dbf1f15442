//! The shift: what a person sets, and what pages ask about it.

use leptos::prelude::*;

use super::{AppState, Notice, now};
use crate::{
    app::{
        engine::{
            glance::Glance,
            shift::{Footing, Outlook},
        },
        words,
    },
    browser,
    memory::Millis,
    quiz::CardId,
    shift::{CalendarWords, Civil, Reminders, Shift, ShiftError, ShiftReadiness, Window, calendar},
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
        if self.save(|engine| engine.set_shift(shift, now())) {
            let text = if shift.is_some() { words::shift::SAVED } else { words::shift::REMOVED };
            self.tell(Notice::Done(text.to_owned()));
        }
    }

    /// What readiness and plan for that shift rest on; none when it is over.
    pub(crate) fn footing(&self, shift: &Shift) -> Option<Footing> {
        self.engine.with_value(|engine| engine.footing(shift, now(), &zone))
    }

    /// A mark of what readiness and plan are made of, by which it is known if something has changed.
    pub(crate) fn made_of(&self) -> String {
        self.engine.with_value(|engine| engine.made_of(now()))
    }

    /// The last figures of readiness and plan, and whether they are still true.
    pub(crate) fn glance(&self) -> Option<(Glance, bool)> {
        self.engine.with_value(|engine| engine.glance(now()))
    }

    /// Keeps the figures of an outlook for the first page, unless something has changed since it was begun.
    pub(crate) fn keep_glance(&self, made_of: &str, readiness: &ShiftReadiness, outlook: &Outlook) -> Glance {
        // No page is told: nobody should lose the place where they are for a figure. It is a cache, so what cannot be stored
        // is made again.
        let kept = self.engine.try_update_value(|engine| {
            let glance = engine.glance_at(readiness, outlook);
            if engine.made_of(now()) == made_of && engine.glance(now()) != Some((glance, true)) {
                drop(engine.keep_glance(glance, now()));
            }
            glance
        });
        kept.expect("the state is made once for the app and lives as long as the page")
    }

    /// About how many minutes so many answers take.
    pub(crate) fn minutes_of(&self, answers: f32) -> u32 {
        self.engine.with_value(|engine| engine.minutes_of(answers))
    }

    /// How many answers so many minutes have room for.
    pub(crate) fn answers_in(&self, minutes: u16) -> u32 {
        self.engine.with_value(|engine| engine.answers_in(minutes))
    }

    /// Chooses the session of what is planned for today; its page then goes on with it.
    pub(crate) fn begin_planned(&self, outlook: &Outlook) {
        self.save(|engine| engine.begin_planned(outlook, now()));
    }

    /// Whether a session of what was planned for today is under way.
    pub(crate) fn planned_is_under_way(&self) -> bool {
        self.engine.with_value(|engine| engine.planned_is_under_way(now()))
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

    /// What a card is called beside its entry's term; none if the glossary has it no more.
    pub(crate) fn card_name(&self, card: &CardId) -> Option<String> {
        let (kind, ordinal) = self.engine.with_value(|engine| engine.card_kind_and_ordinal(card))?;
        Some(words::card_name(kind, ordinal))
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
        self.save_file(CALENDAR, "text/calendar", &text);
    }
}

/// When this device's clock shows something.
fn zone(civil: Civil) -> Millis {
    browser::local_instant(civil.fields())
}
