// The service worker: keeps one version of the app, complete, and serves it without a network. scripts/offline.mjs puts
// two constants before this: FILES, the hash of the content of each file by its name ("./" is index.html), and VERSION,
// the hash of that list and of this program.
//
// - A version is installed only when every file of it has the content that the list says. So index.html and the files
//   that it names always fit each other, even if the host was in the middle of an update.
// - A newer version waits until no tab uses the older one any more, or until the person says so.
// - What an older tab may still ask for, the files of the version before, is kept until the next update.

const SCOPE = self.registration.scope;
// The same host may serve several copies of the app, and caches belong to hosts.
const CACHES = `readyroom ${SCOPE} `;
const CACHE = CACHES + VERSION;
const PAGE = new URL("./", SCOPE).href;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "start") self.skipWaiting();
  // What this version's glossary holds, for the page of another version.
  if (event.data === "glossary") event.waitUntil(tellGlossary(event.ports[0]));
});
self.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (address) event.respondWith(answer(address, event.request));
});

async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(FILES).map(async ([name, hash]) => {
    const address = new URL(name, SCOPE).href;
    await cache.put(address, (await kept(address, hash)) ?? (await fetched(address, hash)));
  }));
}

/** The file from another version, if it is the same: an update fetches only what is new. */
async function kept(address, hash) {
  const response = await caches.match(address, { ignoreVary: true });
  return response && (await checked(response, hash));
}

async function fetched(address, hash) {
  // A name that never changes may stand for an older content in the browser's own cache.
  const response = await fetch(address, { cache: "no-cache" });
  const file = response.ok && (await checked(response, hash));
  if (!file) throw new Error(`${address} is not of this version`);
  return file;
}

/** The response, if its content has that hash. */
async function checked(response, hash) {
  const content = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  // Made anew, because a page may not be answered with a response that was redirected.
  return found.startsWith(hash) ? new Response(content, { headers: response.headers }) : undefined;
}

/** Whatever happens, there is an answer: the page waits for it before it says that this version is there. */
async function tellGlossary(port) {
  const digest = await (await caches.open(CACHE)).match(new URL("glossary.json", SCOPE));
  port.postMessage(await digest?.json().catch(() => undefined));
}

async function activate() {
  const older = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
  // All but the last: tabs of the version before go on until they are reloaded.
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  // The page of the first visit has everything at hand from now on, too.
  await self.clients.claim();
}

/** Under which address the answer may be kept; none for what is no part of the app. */
function addressOf({ method, mode, url }) {
  const address = url.replace(/[?#].*/s, "");
  if (method !== "GET" || !address.startsWith(SCOPE)) return null;
  if (mode !== "navigate") return address;
  // Pages are behind `#`, so any other address is somebody else's, or leads nowhere.
  return address === PAGE || address === `${PAGE}index.html` ? PAGE : null;
}

async function answer(address, request) {
  const own = await (await caches.open(CACHE)).match(address, { ignoreVary: true });
  // Another version's page is none; names with a hash are the same everywhere.
  const other = () => (address === PAGE ? undefined : caches.match(address, { ignoreVary: true }));
  return own ?? (await other()) ?? fetch(request);
}
