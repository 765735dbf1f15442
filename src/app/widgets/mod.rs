//! Parts that pages are made of.

pub(crate) mod aftermath;
pub(crate) mod answer_keys;
pub(crate) mod chapters;
pub(crate) mod difference;
pub(crate) mod element;
pub(crate) mod field;
pub(crate) mod figure;
pub(crate) mod heading;
pub(crate) mod key_list;
pub(crate) mod long_list;
pub(crate) mod panel;
pub(crate) mod prose;
pub(crate) mod question;
pub(crate) mod section_choice;
pub(crate) mod session_clock;
pub(crate) mod stopwatch;
pub(crate) mod summary;
pub(crate) mod table;
pub(crate) mod why;
