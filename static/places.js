// Brings a person back to the place on a page where a link led away from it.
//
// The browser cannot: it looks for the place before the page is built anew, and long lists are built part by part at
// heights that were guessed. So what is kept, in the browser's own history, is the link, and how far from the top of the
// window it stood. Nothing else depends on this.

// So many frames are given to lists for being built around the place, each time a page has arrived.
const FRAMES = 30;
// What has the page moved by the person's own hand.
const BY_HAND = ["wheel", "touchstart", "pointerdown", "keydown"];

let wanted;

addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href^='#']");
  if (link) history.replaceState({ place: placeOf(link) }, "");
});
addEventListener("popstate", ({ state }) => { wanted = state?.place; });
// The app moves focus to the heading of every page that arrives.
addEventListener("focusin", ({ target }) => {
  if (wanted && target.matches("h1")) requestAnimationFrame(() => goTo(wanted, FRAMES));
});
for (const name of BY_HAND) addEventListener(name, () => { wanted = undefined; }, { passive: true });

/** Where a link stands: in which part of a list, and which of the links there that lead to the same page. */
function placeOf(link) {
  const helping = [...helpings()].indexOf(link.closest(".helping"));
  const address = link.getAttribute("href");
  const number = links(helping, address).indexOf(link);
  return { scrolled: scrollY, helping, address, number, top: link.getBoundingClientRect().top };
}

/** Moves the link to where it stood; as long as it is not there, its part of the list into view, so that it is built. */
function goTo(place, frames) {
  // Another page was asked for, or the page was moved by hand.
  if (place !== wanted || frames === 0) return;
  const link = links(place.helping, place.address)[place.number];
  if (link) scrollBy(0, link.getBoundingClientRect().top - place.top);
  else if (helpings()[place.helping]) helpings()[place.helping].scrollIntoView();
  else scrollTo(0, place.scrolled);
  requestAnimationFrame(() => goTo(place, frames - 1));
}

function helpings() {
  return document.querySelectorAll("main .helping");
}

function links(helping, address) {
  const part = helpings()[helping] ?? document.querySelector("main");
  return [...part.querySelectorAll("a")].filter((link) => link.getAttribute("href") === address);
}
