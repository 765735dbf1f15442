//! The charts of the statistics page.

use super::{Chart, Columns, calendar, columns, iso_day, stacks};
use crate::{
    app::{engine::Statistics, words, words::statistics as said},
    memory::{
        StudyDay,
        statistics::{Strength, StudiedDay},
    },
};

/// The charts of single days show so many.
const RECENT_DAYS: usize = 30;

/// Every chart, in the order of the page. `date` writes a day as the person's locale does.
pub(crate) fn of_statistics(statistics: &Statistics, date: &dyn Fn(StudyDay) -> String) -> Vec<Chart> {
    let days = &statistics.days;
    let recent = &days[days.len().saturating_sub(RECENT_DAYS)..];
    let mut charts = vec![
        days_of_study(days, date),
        answers_a_day(recent, date),
        minutes_a_day(recent, date),
        what_is_coming(statistics, date),
    ];
    charts.push(retention(statistics));
    charts.push(memory_by_section(statistics));
    charts
}

fn days_of_study(days: &[StudiedDay], date: &dyn Fn(StudyDay) -> String) -> Chart {
    let answers = days.iter().map(|day| day.answers).sum();
    let studied = days.iter().filter(|day| day.answers > 0).count();
    let numbers: Vec<_> = days.iter().map(|day| (day.day, day.answers)).collect();
    let most = numbers.iter().map(|(_, number)| *number).max().unwrap_or(0);
    let say = |day, number| said::of_day(&date(day), &said::answers_in_words(number));
    let row = |day: &StudiedDay| vec![date(day.day), day.answers.to_string()];
    Chart {
        name: "days".into(),
        title: said::CALENDAR.to_owned(),
        description: said::calendar(answers, studied, days.len()),
        head: heads(&[said::DAY, said::NUMBER]),
        rows: days.iter().filter(|day| day.answers > 0).map(row).collect(),
        days: days.iter().filter(|day| day.answers > 0).map(|day| iso_day(day.day)).collect(),
        drawing: calendar(&numbers, most, date, &say),
    }
}

fn answers_a_day(days: &[StudiedDay], date: &dyn Fn(StudyDay) -> String) -> Chart {
    let (answers, right) = days.iter().fold((0, 0), |sum, day| (sum.0 + day.answers, sum.1 + day.right));
    let place = |day: &StudiedDay| {
        let text = said::of_day(&date(day.day), &said::answers_in_words(day.answers));
        (vec![day.right, day.answers - day.right], text)
    };
    let row = |day: &StudiedDay| {
        vec![
            date(day.day),
            day.answers.to_string(),
            day.right.to_string(),
            (day.answers - day.right).to_string(),
        ]
    };
    Chart {
        name: "answers".into(),
        title: said::ANSWERS.to_owned(),
        description: said::answers(answers, right, days.len()),
        head: heads(&[said::DAY, said::NUMBER, said::RIGHT, said::WRONG]),
        rows: days.iter().map(row).collect(),
        days: days.iter().map(|day| iso_day(day.day)).collect(),
        drawing: columns(&Columns {
            series: &[said::RIGHT, said::WRONG],
            places: days.iter().map(place).collect(),
            labels: ends(days.len(), |index| date(days[index].day)),
            stacked: true,
            scale: 0,
        }),
    }
}

fn minutes_a_day(days: &[StudiedDay], date: &dyn Fn(StudyDay) -> String) -> Chart {
    let minutes = |took: u64| took.div_ceil(60_000) as u32;
    let all = minutes(days.iter().map(|day| day.took).sum());
    let place = |day: &StudiedDay| {
        let number = minutes(day.took);
        (vec![number], said::of_day(&date(day.day), &said::minutes_in_words(number)))
    };
    Chart {
        name: "minutes".into(),
        title: said::MINUTES.to_owned(),
        description: said::minutes(all, days.len()),
        head: heads(&[said::DAY, said::MINUTES_COLUMN]),
        rows: days.iter().map(|day| vec![date(day.day), minutes(day.took).to_string()]).collect(),
        days: days.iter().map(|day| iso_day(day.day)).collect(),
        drawing: columns(&Columns {
            series: &[said::MINUTES_COLUMN],
            places: days.iter().map(place).collect(),
            labels: ends(days.len(), |index| date(days[index].day)),
            stacked: true,
            scale: 0,
        }),
    }
}

fn what_is_coming(statistics: &Statistics, date: &dyn Fn(StudyDay) -> String) -> Chart {
    let due = &statistics.forecast;
    let today = statistics.days.last().map_or(StudyDay(0), |day| day.day);
    let name = |index: usize| date(today.plus(index as u32));
    let place = |(index, &number): (usize, &u32)| {
        (vec![number], said::of_day(&name(index), &said::cards_in_words(number)))
    };
    Chart {
        name: "forecast".into(),
        title: said::FORECAST.to_owned(),
        description: said::forecast(due.iter().sum(), due.first().copied().unwrap_or(0), due.len()),
        head: heads(&[said::DAY, said::DUE]),
        rows: due.iter().enumerate().map(|(index, number)| vec![name(index), number.to_string()]).collect(),
        days: (0..due.len()).map(|index| iso_day(today.plus(index as u32))).collect(),
        drawing: columns(&Columns {
            series: &[said::DUE],
            places: due.iter().enumerate().map(place).collect(),
            labels: ends(due.len(), name),
            stacked: true,
            scale: 0,
        }),
    }
}

fn retention(statistics: &Statistics) -> Chart {
    let part = |part: f32| (part * 100.0).round() as u32;
    let bands: Vec<_> = statistics.bands.iter().filter(|band| band.answers > 0).collect();
    let answers: u32 = bands.iter().map(|band| band.answers).sum();
    let recalled: u32 = bands.iter().map(|band| band.recalled).sum();
    let predicted: f32 = bands.iter().map(|band| band.predicted * band.answers as f32).sum();
    let of_all = |number: f32| part(number / answers.max(1) as f32);
    let numbers: Vec<_> = bands
        .iter()
        .map(|band| {
            (
                said::band(band.from, band.to),
                band.answers,
                part(band.predicted),
                part(band.recalled as f32 / band.answers as f32),
            )
        })
        .collect();
    let place = |(name, answers, predicted, real): &(String, u32, u32, u32)| {
        (vec![*predicted, *real], said::of_day(name, &said::answers_in_words(*answers)))
    };
    let row = |(name, answers, predicted, real): &(String, u32, u32, u32)| {
        vec![name.clone(), answers.to_string(), words::percent(*predicted), words::percent(*real)]
    };
    Chart {
        name: "retention".into(),
        title: said::RETENTION.to_owned(),
        description: said::retention(answers, of_all(predicted), of_all(recalled as f32)),
        head: heads(&[said::BAND, said::NUMBER, said::PREDICTED, said::REAL]),
        rows: numbers.iter().map(row).collect(),
        days: Vec::new(),
        drawing: columns(&Columns {
            series: &[said::PREDICTED, said::REAL],
            places: numbers.iter().map(place).collect(),
            labels: bands
                .iter()
                .enumerate()
                .map(|(index, band)| (index, format!("{}–{}", band.from, band.to)))
                .collect(),
            stacked: false,
            // Percent, even while there are none.
            scale: 100,
        }),
    }
}

fn memory_by_section(statistics: &Statistics) -> Chart {
    let names = Strength::ALL.map(said::strength);
    let all: u32 = statistics.sections.iter().map(|(_, strengths)| strengths.total()).sum();
    let new: u32 = statistics.sections.iter().map(|(_, strengths)| strengths.number(Strength::New)).sum();
    let numbers =
        |strengths: &crate::memory::statistics::Strengths| Strength::ALL.map(|each| strengths.number(each));
    let rows: Vec<_> = statistics
        .sections
        .iter()
        .map(|(name, strengths)| {
            let text = said::of_day(name, &said::cards_in_words(strengths.total()));
            (name.clone(), numbers(strengths).to_vec(), text)
        })
        .collect();
    let mut head = heads(&[words::SECTION]);
    head.extend(heads(&names));
    Chart {
        name: "memory".into(),
        title: said::MEMORY.to_owned(),
        description: said::memory(all - new, all),
        head,
        rows: rows
            .iter()
            .map(|(name, numbers, _)| {
                std::iter::once(name.clone()).chain(numbers.iter().map(u32::to_string)).collect()
            })
            .collect(),
        days: Vec::new(),
        drawing: stacks(&names, &rows),
    }
}

fn heads(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Labels for the first, the middle and the last of so many places; none of none.
fn ends(places: usize, label: impl Fn(usize) -> String) -> Vec<(usize, String)> {
    if places == 0 {
        return Vec::new();
    }
    [0, places / 2, places - 1].map(|index| (index, label(index))).to_vec()
}
