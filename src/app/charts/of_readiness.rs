//! The chart of readiness until the end of the shift.

use super::{Chart, Curves, curves, iso_day};
use crate::{
    app::{
        engine::shift::Footing,
        words::{self, shift as said},
    },
    memory::{Millis, Moment, RollOver, StudyDay},
    shift::{CurvePoint, ShiftPlan, ShiftReadiness, about},
};

/// Mean predicted recall from today to the end of the shift, with the plan and without it. `day` writes a day as the
/// person's locale does.
pub(crate) fn of_readiness(
    footing: &Footing,
    readiness: &ShiftReadiness,
    plan: &ShiftPlan,
    day: &dyn Fn(Millis) -> String,
) -> Chart {
    let window = footing.window;
    let start = readiness.all.curve.first().map_or(1.0, |&(_, recall)| recall);
    let first = CurvePoint { at: footing.now.at, with: start, without: start };
    let points: Vec<CurvePoint> = std::iter::once(first).chain(plan.curve.iter().copied()).collect();
    let last = points.last().copied().unwrap_or(first);
    let percent = |recall: f32| format!("{} %", words::decimal(recall * 100.0, 0));
    let text =
        |point: &CurvePoint| said::of_both(&day(point.at), &percent(point.without), &percent(point.with));
    let row = |point: &CurvePoint| vec![day(point.at), percent(point.without), percent(point.with)];
    Chart {
        name: "readiness".into(),
        title: said::CURVE.to_owned(),
        description: said::curve(
            about(start),
            about(last.without),
            about(last.with),
            &day(window.from),
            &day(window.to),
        ),
        head: [said::DAY, said::WITHOUT_PLAN, said::WITH_PLAN].map(str::to_owned).into(),
        rows: points.iter().map(row).collect(),
        days: points.iter().map(|point| iso_day(local_day(Moment { at: point.at, ..footing.now }))).collect(),
        drawing: curves(&Curves {
            series: &[said::WITHOUT_PLAN, said::WITH_PLAN],
            points: points
                .iter()
                .map(|point| (point.at, vec![point.without, point.with], text(point)))
                .collect(),
            marked: (window.from, window.to, said::ON_CALL.to_owned()),
            labels: [first.at, window.to, window.from.max(first.at)].map(|at| (at, day(at))).into(),
        }),
    }
}

/// The day that a local calendar shows at a moment, whenever a study day begins.
fn local_day(moment: Moment) -> StudyDay {
    RollOver::at_minute(0).day(moment)
}
