// Trunk's post_build hook: makes the staged files what is served.
//
// - minifies the style sheet (with its imports) and the JavaScript;
// - adds the chunks that load later, with the JavaScript that loads them, and the worker (scripts/program.mjs);
// - renames the style sheet, the glue and the wasm by the hash of their final content, so that they can be cached
//   for ever (Trunk's own names are hashed before wasm-opt runs, so one name could stand for two contents);
// - names the glossary in the page, and adds its digest, by which an update says what it changes;
// - draws the icons and writes the service worker (scripts/offline.mjs);
// - writes .br and .gz beside every text file and the wasm;
// - holds the first load, and all of it, against the size budget.
import { existsSync } from "node:fs";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { LATER, drawIcons, writeWorker } from "./offline.mjs";
import { bundleProgram, bundleWorker, hash } from "./program.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
const requireTool = toolLoader();
const esbuild = requireTool("esbuild");

let html = await readFile(join(staging, "index.html"), "utf8");
await bundleStyle();
const later = await bundleProgram({ staging, release, esbuild });
later.push(await bundleWorker({ staging, release, esbuild }));
await minifyScripts();
await rename(/^readyroom-.*_bg\.wasm$/, "readyroom", "wasm");
await rename(/^readyroom-.*\.js$/, "readyroom", "js");
for (const part of ["offline", "places"]) {
  const name = await rename(new RegExp(`^${part}\\.js$`), part, "js");
  await replaceIn("boot.js", `./${part}.js`, `./${name}`);
}
await rename(/^boot\.js$/, "boot", "js");
later.push(await rename(/^worker\.js$/, "readyroom-worker", "js"));
if (release) await nameGlossary();
await writeFile(join(staging, "index.html"), html.replace(/<!--[\s\S]*?-->| data-integrity="none"/g, "").replace(/\n\s+/g, "\n"));
await drawIcons(staging, await loadRenderer());
// A build for looking at changes would be hidden by the version that the worker has kept.
if (release) await writeWorker(staging, async (code) => (await esbuild.transform(code, { minify: true, target: "es2022" })).code);
if (release) await compressAndWeigh();

/** Tools stand in a folder of their own, whose bin directory scripts/env.sh puts on PATH. */
function toolLoader() {
  for (const folder of process.env.PATH.split(delimiter)) {
    if (existsSync(join(folder, "..", "esbuild", "package.json"))) return createRequire(join(folder, "..", "index.js"));
  }
  throw new Error("esbuild is not installed: build with `make build`, which sets it up");
}

/** The renderer of SVG is WebAssembly itself, so that every machine draws the same pictures. */
async function loadRenderer() {
  const { initWasm, Resvg } = requireTool("@resvg/resvg-wasm");
  await initWasm(await readFile(requireTool.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  return Resvg;
}

/**
 * Says before the program is there what it is going to say: what is painted first stays as it is. And leaves the digest
 * of the glossary for the service worker.
 */
async function nameGlossary() {
  const digest = await readFile(process.env.READYROOM_DIGEST, "utf8");
  const { title, entries } = JSON.parse(digest);
  const number = Object.keys(entries).length;
  const general = "your team's own glossary";
  if (!html.includes(general)) throw new Error(`index.html does not say ${general}`);
  const name = title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  html = html.replaceAll(general, () => `“${name}” (${number} ${number === 1 ? "entry" : "entries"})`);
  await writeFile(join(staging, "glossary.json"), digest);
}

async function bundleStyle() {
  const [trunkName] = (await readdir(staging)).filter((name) => /^main-.*\.css$/.test(name));
  const built = await esbuild.build({
    entryPoints: [join("style", "main.css")], bundle: true, minify: true, write: false,
    external: ["*.svg"], logLevel: "warning",
  });
  const content = built.outputFiles[0].contents;
  const name = `style-${hash(content)}.css`;
  await rm(join(staging, trunkName));
  await writeFile(join(staging, name), content);
  html = html.replaceAll(trunkName, name);
}

async function minifyScripts() {
  for (const name of (await readdir(staging)).filter((each) => each.endsWith(".js"))) {
    const path = join(staging, name);
    const { code } = await esbuild.transform(await readFile(path, "utf8"), {
      // The glue warns of its own past: nobody who could change that reads it.
      minify: true, format: "esm", target: "es2022", pure: ["console.warn"],
    });
    await writeFile(path, code);
  }
}

async function rename(pattern, stem, extension) {
  const [found] = (await readdir(staging)).filter((name) => pattern.test(name));
  const content = await readFile(join(staging, found));
  const name = `${stem}-${hash(content)}.${extension}`;
  await writeFile(join(staging, name), content);
  await rm(join(staging, found));
  html = html.replaceAll(found, name);
  return name;
}

async function replaceIn(file, text, replacement) {
  const content = await readFile(join(staging, file), "utf8");
  if (!content.includes(text)) throw new Error(`${file} does not name ${text}`);
  await writeFile(join(staging, file), content.replaceAll(text, replacement));
}

async function compressAndWeigh() {
  const budget = JSON.parse(await readFile("size-budget.json", "utf8"));
  const none = () => ({ wasm: 0, js: 0, css: 0, html: 0, other: 0, first: 0, later: 0, total: 0 });
  const weights = { brotli: none(), raw: none() };
  for (const name of (await readdir(staging, { recursive: true })).sort()) {
    const extension = name.split(".").pop();
    if (!["wasm", "js", "css", "html", "svg", "webmanifest", "json", "png"].includes(extension)) continue;
    const content = await readFile(join(staging, name));
    const bytes = { raw: content.length, brotli: content.length };
    if (extension !== "png") { // which is compressed already
      const small = brotliCompressSync(content, { params: {
        [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      } });
      await writeFile(join(staging, `${name}.br`), small);
      await writeFile(join(staging, `${name}.gz`), gzipSync(content, { level: 9 }));
      bytes.brotli = small.length;
    }
    const isLater = extension === "png" || later.includes(name) || LATER.test(name);
    const kinds = isLater ? ["later", "total"] : ["first", "total", extension in weights.raw ? extension : "other"];
    for (const measure of Object.keys(weights)) {
      for (const kind of kinds) weights[measure][kind] += bytes[measure];
    }
  }
  for (const [measure, weighed] of Object.entries(weights)) {
    console.error(`size, ${measure} bytes:`, Object.entries(weighed).map(([kind, bytes]) => `${kind} ${bytes}`).join(", "));
    for (const [kind, most] of Object.entries(budget[measure])) {
      if (weighed[kind] <= most) continue;
      console.error(`error: ${kind} is ${weighed[kind]} ${measure} bytes, over the budget of ${most} in size-budget.json`);
      process.exitCode = 1;
    }
  }
}
