//! Taking turns with the page while something long is done.

use std::{
    cell::Cell,
    future::{Future, poll_fn, ready},
    pin::Pin,
    rc::Rc,
    task::Poll,
};

use super::{after, now};
use crate::memory::Millis;

/// Work goes on for so many milliseconds before the page has its turn: shorter than what a person notices.
const TURN: Millis = 25;

/// The turns of one piece of work.
pub(crate) struct Turns {
    began: Cell<Millis>,
}

impl Turns {
    /// The first turn begins now.
    pub(crate) fn new() -> Turns {
        Turns { began: Cell::new(now()) }
    }

    /// Ready at once while the turn lasts, else when the page had its own.
    pub(crate) fn pause(self: &Rc<Turns>) -> Pin<Box<dyn Future<Output = ()>>> {
        if (0..TURN).contains(&(now() - self.began.get())) {
            return Box::pin(ready(()));
        }
        let turns = Rc::clone(self);
        Box::pin(async move {
            let is_over = Rc::new(Cell::new(false));
            let mut timer = None;
            poll_fn(|context| {
                if is_over.get() {
                    return Poll::Ready(());
                }
                let (waker, over) = (context.waker().clone(), Rc::clone(&is_over));
                timer = Some(after(0, move || {
                    over.set(true);
                    waker.wake();
                }));
                Poll::Pending
            })
            .await;
            drop(timer);
            turns.began.set(now());
        })
    }
}
