//! A chart on the page: title, what it says, the picture, the same as a table, and files of it.

use std::rc::Rc;

use super::{
    element::{Element, button, element},
    table::table,
};
use crate::{
    app::{
        charts::{Chart, Drawing},
        state::AppState,
        words::statistics as said,
    },
    browser,
};

/// The chart with everything around it.
pub(crate) fn figure(state: AppState, chart: Chart) -> Element {
    let chart = Rc::new(chart);
    let (heading, description) = (format!("chart-{}", chart.name), format!("chart-{}-text", chart.name));
    let details = element("details")
        .child(element("summary").child(said::SHOW_AS_TABLE))
        .child(table(&chart.head, chart.rows.iter().cloned()));
    let file =
        |label: &'static str, kind: &'static str, media_type: &'static str, text: fn(&Chart) -> String| {
            let shown = Rc::clone(&chart);
            let save = move || {
                state.save_file(&format!("readyroom-{}.{kind}", shown.name), media_type, &text(&shown))
            };
            button("button", label, save).attr("aria-describedby", heading.clone())
        };
    let files = element("div")
        .class("row")
        .child(file(said::SAVE_AS_SVG, "svg", "image/svg+xml", Chart::svg))
        .child(file(said::SAVE_AS_CSV, "csv", "text/csv", Chart::csv));
    element("figure")
        .class("panel prose")
        .attr("aria-labelledby", heading.clone())
        .child(element("h2").attr("id", heading.clone()).child(chart.title.clone()))
        .child(element("p").class("soft").attr("id", description.clone()).child(chart.description.clone()))
        .child(picture(&chart.drawing, &heading, &description))
        .child(details)
        .child(files)
}

/// The picture is one image to those who do not see it: the elements of these ids say what it is and what it shows.
pub(crate) fn picture(drawing: &Drawing, heading: &str, description: &str) -> Element {
    let named = [
        ("role", "img".to_owned()),
        ("width", "100%".to_owned()),
        ("viewBox", format!("0 0 {} {}", drawing.width, drawing.height)),
        ("aria-labelledby", heading.to_owned()),
        ("aria-describedby", description.to_owned()),
    ];
    let shapes = drawing.shapes.clone();
    element("div").made(move |place| {
        let picture = browser::add_drawn(place, "svg", &named, "");
        for shape in &shapes {
            let fill = [("fill", shape.colour.token().to_owned())];
            let is_label = shape.tag == "text";
            let drawn =
                browser::add_drawn(&picture, shape.tag, &fill, if is_label { &shape.text } else { "" });
            shape
                .attributes
                .iter()
                .for_each(|(name, value)| browser::set_attribute(&drawn, name, Some(value)));
            if !is_label && !shape.text.is_empty() {
                browser::add_drawn(&drawn, "title", &[], &shape.text);
            }
        }
    })
}
