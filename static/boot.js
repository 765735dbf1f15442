// Starts the app. A file of its own, because the Content-Security-Policy allows no inline script.
// Whatever goes wrong before the app runs, the page stays readable and the stored answers can be saved.

const script = document.querySelector("script[data-glue]");

try {
  const glue = await import(new URL(script.dataset.glue, document.baseURI));
  const starting = glue.default({ module_or_path: new URL(script.dataset.wasm, document.baseURI) });
  waitForStorage();
  loadRestLater();
  await starting;
} catch (error) {
  console.error("Readyroom could not start:", error);
  showFailure(error);
}

/** The app starts in turns, and takes the place of the page's frame in the last: before, it would not hear of an update. */
function loadRestLater() {
  new MutationObserver((_, observer) => {
    observer.disconnect();
    // Not waited for, and no failure of the app if one of them does not arrive.
    for (const part of ["./offline.js", "./places.js"]) import(part).catch(() => {});
  }).observe(document.body, { childList: true });
}

/** Whoever first asks for the storage waits until the browser has read all of it: better now, while the program loads. */
function waitForStorage() {
  try {
    localStorage.length;
  } catch {
    // The app says so if it may store nothing.
  }
}

function showFailure(error) {
  const main = document.querySelector("main");
  const heading = element("h1", "Readyroom could not start");
  heading.tabIndex = -1;
  const button = element("button", "Export raw data");
  button.type = "button";
  button.className = "button primary";
  button.addEventListener("click", exportRawData);
  const alert = element("div");
  alert.setAttribute("role", "alert");
  alert.append(
    element("p", "The program did not load. Your answers are still in this browser; nothing was changed."),
    element("p", "Reload the page. If that does not help, the browser or a proxy may be blocking WebAssembly: " +
      "try another browser, and save your data first."),
    element("p", `What happened: ${error instanceof Error ? error.message : String(error)}`),
  );
  main.replaceChildren(heading, alert, button);
  main.removeAttribute("aria-busy");
  heading.focus();
}

function exportRawData() {
  const values = {};
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key.startsWith("readyroom/")) values[key] = localStorage.getItem(key);
    }
  } catch (error) {
    document.querySelector("[role=alert]").append(
      element("p", `The browser does not let this page read its storage: ${error.message}`));
    return;
  }
  const file = new Blob([JSON.stringify({ format: "readyroom-raw", values }, null, 1)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "readyroom-raw-data.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
