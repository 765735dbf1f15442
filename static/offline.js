// Keeps the app in the browser for use without a network, and says when a newer version waits. Nothing else depends on
// it: where the browser has no service workers, as on http: addresses of other hosts, everything but this works.

const workers = navigator.serviceWorker;
// Looking for a newer version costs a request, so a tab that is often returned to does it at most so often.
const LOOK_AGAIN_AFTER = 60 * 60 * 1000;
// A version from before the question was invented, deployed again as a roll-back, never says what it changes.
const ANSWER_WITHIN = 3000;

if (workers) keep().catch(() => {});

async function keep() {
  const registration = await workers.register("sw.js", { updateViaCache: "none" });
  const announce = async () => {
    const { waiting, active } = registration;
    // The first version of all has nothing to wait for.
    if (!waiting || !active) return;
    // An update is announced even if nobody can say what it changes.
    const numbers = await changes(waiting).catch(() => []);
    const detail = numbers.some((number) => number > 0) ? numbers.join() : "";
    dispatchEvent(new CustomEvent("readyroom:update", { detail }));
  };
  announce();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", announce));
  // The app's button; the app itself is spared what is needed once in a while.
  addEventListener("click", ({ target }) => target.id === "reload" && reload(registration.waiting));
  lookAgain(registration);
}

/** How many entries of the glossary are new, have changed, have another name, and are gone in the version of that worker. */
async function changes(worker) {
  const here = await (await fetch("glossary.json")).json();
  const there = await new Promise((resolve, reject) => {
    setTimeout(reject, ANSWER_WITHIN);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("glossary", [port2]);
  });
  const arrived = definitionsOnlyIn(there, here);
  const gone = definitionsOnlyIn(here, there);
  // What is gone under one name and new under another has only been renamed.
  const left = [...arrived];
  const renamed = gone.filter((definition) => {
    const place = definition ? left.indexOf(definition) : -1;
    return place >= 0 && left.splice(place, 1);
  }).length;
  const isOther = (id) => id in here.entries && here.entries[id] !== there.entries[id];
  const changed = Object.keys(there.entries).filter(isOther).length;
  return [arrived.length - renamed, changed, renamed, gone.length - renamed];
}

/** The hashed definitions of the entries that only one of two versions has; nothing for each if it is too old to say. */
function definitionsOnlyIn({ entries, definitions = "" }, other) {
  const all = Object.keys(entries).sort().map((id, number) => [id, definitions.substr(6 * number, 6)]);
  return all.filter(([id]) => !(id in other.entries)).map(([, definition]) => definition);
}

/** Only the person starts another version: it takes over all tabs, and this one reloads. */
function reload(waiting) {
  // Another tab was first.
  if (!waiting) return location.reload();
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("start");
}

/** The browser looks by itself when a page is loaded; a tab that stays open for weeks never is. */
function lookAgain(registration) {
  let last = Date.now();
  addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - last < LOOK_AGAIN_AFTER) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}
