//! Long work in pieces, so that a page stays alive while it is done.
//!
//! The planner is written as asynchronous functions that know nothing of a browser: between two pieces they await a
//! [`Pause`], which the app makes so that the page gets its turn. Where nobody waits the pauses are none, and the
//! work is done at once.

use std::{
    future::Future,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

/// Called between two pieces of work with the part that is done, 0 to 1; the work goes on when the future is ready.
pub type Pause<'a> = &'a dyn Fn(f32) -> Pin<Box<dyn Future<Output = ()>>>;

/// No pause at all.
pub(super) fn none(_: f32) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(std::future::ready(()))
}

/// The result of work that has no pauses.
pub(super) fn at_once<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => unreachable!("it awaits nothing but pauses, and there are none"),
    }
}
