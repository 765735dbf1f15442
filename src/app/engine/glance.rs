//! The last figures of readiness and plan, kept so that the first page can show them without working them out.

use super::{Engine, Saved, shift::Outlook};
use crate::{
    hash::Fnv,
    memory::{Millis, Moment},
    shift::{ShiftReadiness, about},
};

/// The stored setting that holds a [`Glance`] with what it was made of: `1 <made of> <fields>`.
const GLANCE: &str = "glance";

/// Readiness and plan in a line. Only a cache: it is made again from the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glance {
    /// Readiness in per cent if nothing more is studied, in steps of five.
    pub(crate) readiness: u32,
    /// The same with the plan.
    pub(crate) with_plan: u32,
    /// Cards of today's plan that are left.
    pub(crate) cards: u32,
    /// About how many minutes they take.
    pub(crate) minutes: u32,
    /// When there is something to study after today, and about how many minutes it takes.
    pub(crate) next: Option<(Millis, u32)>,
}

impl Engine {
    /// The glance of an outlook.
    pub(crate) fn glance_at(&self, readiness: &ShiftReadiness, outlook: &Outlook) -> Glance {
        // A day with less than one answer on average is mostly a day without.
        let later = outlook.plan.days.iter().skip(1).find(|day| day.answers >= 1.0);
        let cards = outlook.today.len() + outlook.learning.len();
        Glance {
            readiness: about(readiness.all.lowest),
            with_plan: about(outlook.plan.with.all()),
            cards: u32::try_from(cards).unwrap_or(u32::MAX),
            minutes: self.minutes_of(outlook.answers_today),
            next: later.map(|day| (day.at, self.minutes_of(day.answers))),
        }
    }

    /// The last glance, and whether it is still true: made on this study day, of these answers, for this shift.
    pub(crate) fn glance(&self, now: Moment) -> Option<(Glance, bool)> {
        let (made_of, fields) = self.journal.setting(GLANCE)?.strip_prefix("1 ")?.split_once(' ')?;
        Some((read(fields)?, made_of == self.made_of(now)))
    }

    /// Keeps a glance that was made of what is remembered now.
    pub(crate) fn keep_glance(&mut self, glance: Glance, now: Moment) -> Saved {
        let Glance { readiness, with_plan, cards, minutes, next } = glance;
        let (at, takes) = next.unwrap_or_default();
        let text = format!("1 {} {readiness} {with_plan} {cards} {minutes} {at} {takes}", self.made_of(now));
        self.journal.set_setting(GLANCE, &text, now.at)
    }

    /// A mark of what readiness and plan are made of. It is another one tomorrow, after an answer, and with another shift.
    pub(crate) fn made_of(&self, now: Moment) -> String {
        let mut hash = Fnv::default();
        hash.write(&self.today_number(now).0.to_le_bytes());
        hash.write(&(self.journal.log().len() as u64).to_le_bytes());
        hash.write(&(self.cards.len() as u64).to_le_bytes());
        hash.write(self.shift_text().unwrap_or_default().as_bytes());
        hash.write(self.settings.encode().as_bytes());
        format!("{:016x}", hash.finish())
    }
}

fn read(fields: &str) -> Option<Glance> {
    let fields: Vec<i64> = fields.split(' ').map(|field| field.parse().unwrap_or(-1)).collect();
    let small = |place: usize| fields.get(place).and_then(|&field| u32::try_from(field).ok());
    let at = fields.get(4).copied().filter(|&at| at > 0);
    Some(Glance {
        readiness: small(0)?,
        with_plan: small(1)?,
        cards: small(2)?,
        minutes: small(3)?,
        next: at.zip(small(5)),
    })
}
