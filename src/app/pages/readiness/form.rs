//! Where a person sets their shift.

use leptos::prelude::*;

use crate::{
    app::{
        state::AppState,
        widgets::{
            element::{Element, button, dynamic, element},
            field::{field, group, number_in_form},
            panel::panel,
            section_choice::SectionChoice,
        },
        words,
    },
    browser,
    shift::{Civil, Shift, ShiftError, Weekday, When},
};

/// What stands in the form. Copies are handles to the same.
#[derive(Clone, Copy)]
struct Form {
    begins: RwSignal<String>,
    ends: RwSignal<String>,
    weeks: RwSignal<String>,
    minutes: RwSignal<String>,
    goal: RwSignal<String>,
    sections: SectionChoice,
    error: RwSignal<String>,
}

/// The form, filled in with the shift that is set, else with a week from next Monday.
pub(super) fn form(state: AppState, shift: Option<&Shift>) -> Element {
    let form = Form::new(state, shift);
    let fields = [
        date("shift-begins", words::shift::SHIFT_BEGINS, form.begins),
        date("shift-ends", words::shift::SHIFT_ENDS, form.ends),
        number_in_form(
            words::shift::EVERY_WEEKS,
            words::shift::EVERY_WEEKS_HINT,
            ["shift-weeks", "1", "52"],
            form.weeks,
        ),
        number_in_form(
            words::shift::MINUTES_A_DAY,
            words::shift::MINUTES_A_DAY_HINT,
            ["shift-minutes", "1", "600"],
            form.minutes,
        ),
        number_in_form(words::shift::GOAL, words::shift::GOAL_HINT, ["shift-goal", "50", "99"], form.goal),
    ];
    let error = dynamic(move || {
        form.error
            .with(|error| (!error.is_empty()).then(|| element("p").class("notice").child(error.clone())))
    });
    let save =
        element("button").attr("type", "submit").class("button primary").child(words::shift::SAVE_SHIFT);
    let remove = shift.is_some().then(|| {
        button("button danger", words::shift::REMOVE_SHIFT, move || {
            state.set_shift(None);
            browser::focus_later("h1");
        })
    });
    let whole = element("form")
        .class("question")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            form.save(state);
        })
        .child(element("div").class("question").child(fields))
        .child(group(words::shift::SECTIONS_THAT_COUNT, form.sections.boxes()))
        .child(element("div").attr("role", "alert").child(error))
        .child(element("div").class("row").child(save).child(remove));
    panel("your-shift", words::shift::YOUR_SHIFT, whole)
}

fn date(id: &'static str, label: &'static str, value: RwSignal<String>) -> Element {
    let input = element("input")
        .attr("type", "datetime-local")
        .attr("id", id)
        .property("value", move || value.get())
        .on("change", move |event| value.set(event.value()));
    field(id, label, input)
}

impl Form {
    fn new(state: AppState, shift: Option<&Shift>) -> Form {
        let (begins, ends, weeks) = match shift.map(Shift::when) {
            Some(When::Once { start, end }) => (start, end, String::new()),
            Some(When::Every { weeks, start, minutes }) => {
                (start, start.plus_minutes(i64::from(minutes)), weeks.to_string())
            }
            None => {
                let monday = next_monday(state.local_now());
                (monday, monday.plus_days(7), String::new())
            }
        };
        let minutes = shift.map_or(15, Shift::minutes_a_day);
        Form {
            begins: RwSignal::new(begins.to_string()),
            ends: RwSignal::new(ends.to_string()),
            weeks: RwSignal::new(weeks),
            minutes: RwSignal::new(minutes.to_string()),
            goal: RwSignal::new(shift.map_or(90, Shift::goal).to_string()),
            sections: SectionChoice::new(state, &|id| shift.is_none_or(|shift| shift.counts(id))),
            error: RwSignal::new(String::new()),
        }
    }

    fn save(self, state: AppState) {
        match self.shift() {
            Ok(shift) => {
                self.error.set(String::new());
                state.set_shift(Some(&shift));
                // What comes of it stands above.
                browser::focus_later("h1");
            }
            Err(error) => self.error.set(error),
        }
    }

    /// The shift that the form describes, or what is wrong with it, in a sentence.
    fn shift(self) -> Result<Shift, String> {
        let civil = |text: RwSignal<String>| {
            text.with_untracked(|text| Civil::parse(text))
                .ok_or_else(|| words::shift::WHEN_UNCLEAR.to_owned())
        };
        let (start, end) = (civil(self.begins)?, civil(self.ends)?);
        let when = self.weeks.with_untracked(|weeks| match weeks.trim() {
            "" => Ok::<When, String>(When::Once { start, end }),
            weeks => {
                let weeks = weeks.parse().map_err(|_| words::shift::WEEKS_UNCLEAR.to_owned())?;
                let minutes = u32::try_from(end.minutes_since(start))
                    .map_err(|_| sentence(ShiftError::EndsBeforeStart))?;
                Ok(When::Every { weeks, start, minutes })
            }
        })?;
        // What is no number is out of the range too.
        let minutes = self.minutes.with_untracked(|text| text.trim().parse().unwrap_or(0));
        let goal = self.goal.with_untracked(|text| text.trim().parse().unwrap_or(0));
        Shift::new(when)
            .and_then(|shift| shift.with_minutes_a_day(minutes))
            .and_then(|shift| shift.with_goal(goal))
            .and_then(|shift| shift.with_sections(self.sections.chosen()))
            .map_err(sentence)
    }
}

/// A refusal as a sentence.
fn sentence(error: ShiftError) -> String {
    words::shift::sentence(&error.to_string())
}

/// The next Monday at nine, a week from now on a Monday.
fn next_monday(now: Civil) -> Civil {
    let mut day = now.plus_days(1).at_minute(9 * 60);
    while day.weekday() != Weekday::Monday {
        day = day.plus_days(1);
    }
    day
}
