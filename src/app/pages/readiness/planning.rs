//! Making the plan while the page stays alive.

use std::{cell::RefCell, future::pending, rc::Rc};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        engine::shift::{Footing, Outlook},
        state::AppState,
        widgets::element::{Element, dynamic, element},
        words,
    },
    browser::{self, Turns},
    memory::Millis,
    shift::{Pause, ShiftReadiness},
};

/// A plan is shown again without making it anew for so long, while nothing has changed.
const KEPT_FOR: Millis = 10 * 60 * 1000;

thread_local! {
    /// The last plan, for whoever goes from one page to another that needs it too.
    static LAST: RefCell<Option<Made>> = const { RefCell::new(None) };
}

struct Made {
    of: String,
    at: Millis,
    outlook: Rc<Outlook>,
}

/// A plan that is being made. Copies are handles to the same.
#[derive(Clone, Copy)]
pub(super) struct Planning {
    outlook: RwSignal<Option<Rc<Outlook>>, LocalStorage>,
    percent: RwSignal<u32>,
}

impl Planning {
    /// Begins to make the plan, unless it is there already. It ends with the view in which it was begun.
    pub(super) fn begin(state: AppState, footing: Rc<Footing>, readiness: Rc<ShiftReadiness>) -> Planning {
        let planning = Planning { outlook: RwSignal::new_local(None), percent: RwSignal::new(0) };
        let made_of = state.made_of();
        if let Some(outlook) = last(&made_of) {
            planning.outlook.set(Some(outlook));
            return planning;
        }
        let percent = planning.percent;
        // The first turn comes before the page is painted: most plans are made in it.
        in_turns(
            move || percent.try_get_untracked().is_some(),
            move |done| percent.set((done * 100.0) as u32),
            async move |pause| {
                let outlook = Rc::new(footing.outlook(pause).await);
                state.keep_glance(&made_of, &readiness, &outlook);
                let made = Made { of: made_of, at: browser::now(), outlook: Rc::clone(&outlook) };
                LAST.with(|last| last.replace(Some(made)));
                planning.outlook.try_set(Some(outlook));
            },
        );
        planning
    }

    /// The plan, once it is made.
    pub(super) fn outlook(self) -> Option<Rc<Outlook>> {
        self.outlook.get()
    }

    /// How far it is.
    pub(super) fn progress(self) -> Element {
        let percent = self.percent;
        let filled = dynamic(move || element("span").style("width", format!("{}%", percent.get())));
        let bar = element("div")
            .class("meter")
            .attr("role", "progressbar")
            .attr("aria-label", words::shift::PLANNING)
            .attr("aria-valuemin", "0")
            .attr("aria-valuemax", "100")
            .attr_with("aria-valuenow", move || Some(percent.get().to_string()))
            .child(filled);
        element("div").class("question").child(element("p").child(words::shift::PLANNING)).child(bar)
    }
}

/// Does something long by turns with the page. It ends when it is no longer wanted.
pub(super) fn in_turns(
    is_wanted: impl Fn() -> bool + 'static,
    tell: impl Fn(f32) + 'static,
    work: impl AsyncFnOnce(Pause<'_>) + 'static,
) {
    let turns = Rc::new(Turns::new());
    spawn_local(async move {
        work(&|done| {
            if !is_wanted() {
                // Nobody wakes it again, so it is dropped.
                return Box::pin(pending());
            }
            tell(done);
            turns.pause()
        })
        .await;
    });
}

fn last(made_of: &str) -> Option<Rc<Outlook>> {
    let now = browser::now();
    let is_good = |made: &&Made| made.of == made_of && (0..KEPT_FOR).contains(&(now - made.at));
    LAST.with_borrow(|last| last.as_ref().filter(is_good).map(|made| Rc::clone(&made.outlook)))
}
