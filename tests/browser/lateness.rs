//! A page that takes its time, as one on a busy machine may: a journey that looks too early fails here first, and every
//! time rather than once in a hundred runs.

/// Makes what a page does by and by come up to MOST milliseconds later, each time by another number.
const SCRIPT: &str = "{
    const some = () => Math.random() * MOST;
    const { setTimeout, fetch, addEventListener, requestAnimationFrame } = window;
    window.setTimeout = (call, time = 0, ...rest) => setTimeout(call, time + some(), ...rest);
    window.requestAnimationFrame = (call) => requestAnimationFrame(() => setTimeout(() => call(performance.now()), some()));
    window.fetch = (...rest) => new Promise((go) => setTimeout(go, some())).then(() => fetch(...rest));
    window.addEventListener = (name, call, ...rest) => {
        const comesLate = ['hashchange', 'storage', 'resize'].includes(name);
        addEventListener(name, comesLate ? (event) => setTimeout(() => call(event), some()) : call, ...rest);
    };
    window.Worker = class extends Worker {
        postMessage(...rest) {
            setTimeout(() => super.postMessage(...rest), some());
        }
    };
}";

/// The script for a page, if READYROOM_LATE says by how many milliseconds.
pub(crate) fn script() -> Option<String> {
    let most = std::env::var("READYROOM_LATE").ok()?;
    Some(SCRIPT.replace("MOST", &most))
}
