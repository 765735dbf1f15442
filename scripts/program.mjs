// Puts the program together: the part that is loaded at once, its JavaScript, and the chunks that load later; and the
// worker, which is a program by itself.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

// A chunk does not say which features it was compiled for; these are those of rustc's target.
const FEATURES = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"]
  .map((name) => `--enable-${name}`);

// What the program calls its glue.
const GLUE = "a";

/** The name of a file's content. */
export function hash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

/**
 * Adds every chunk that scripts/shims/wasm-bindgen has left, under the hash of its content, and makes one file of the
 * glue and the chunks' loader, which import one another. Gives the names of the chunks.
 */
export async function bundleProgram({ staging, release, esbuild }) {
  const folder = process.env.READYROOM_CHUNKS;
  const staged = await readdir(staging);
  const glue = staged.find((name) => /^readyroom-.*\.js$/.test(name));
  const wasm = join(staging, staged.find((name) => /^readyroom-.*_bg\.wasm$/.test(name)));
  let code = await bundleGlue({ glue: resolve(staging, glue), loader: resolve(folder, "__wasm_split.js"), esbuild });
  if (release) {
    await dropExports(wasm, (name) => !code.includes(name));
    optimise(wasm, ["--debuginfo"]); // the next step goes by names, and leaves them out
    code = await shortenNames(wasm, code);
  }
  const chunks = [];
  for (const chunk of (await readdir(folder)).filter((name) => name.endsWith(".wasm")).sort()) {
    const path = join(folder, chunk);
    if (release) optimise(path);
    const content = await readFile(path);
    const name = `readyroom-${chunk.replace(/^split_|\.wasm$/g, "").replace("_", "-")}-${hash(content)}.wasm`;
    if (!code.includes(`"./${chunk}"`)) throw new Error(`the loader of chunks does not know ${chunk}`);
    code = code.replaceAll(`"./${chunk}"`, `"./${name}"`);
    await writeFile(join(staging, name), content);
    chunks.push(name);
  }
  await writeFile(join(staging, glue), code);
  return chunks;
}

/**
 * Makes one script of the worker's glue and of what starts it, and puts its wasm under the hash of its content. Gives the
 * name of the wasm; the script is renamed with the others.
 */
export async function bundleWorker({ staging, release, esbuild }) {
  const glue = resolve(staging, "worker.js");
  const wasm = join(staging, "worker_bg.wasm");
  // A classic script: workers that are modules are younger in some browsers than all else that the app needs.
  const start = (name) => `import init from ${JSON.stringify(glue)};\ninit({ module_or_path: new URL("./${name}", self.location) });`;
  const bundle = async (name) => {
    const built = await esbuild.build({
      stdin: { contents: start(name), resolveDir: "." },
      bundle: true, write: false, format: "iife", target: "es2022", logLevel: "warning", treeShaking: true,
      define: { "import.meta.url": "self.location.href" },
      plugins: [{
        name: "worker",
        setup(build) {
          build.onLoad({ filter: /worker\.js$/ }, async () => ({ contents: withoutEffects(await readFile(glue, "utf8")) }));
        },
      }],
    });
    return built.outputFiles[0].text;
  };
  if (release) {
    const code = await bundle("worker_bg.wasm");
    await dropExports(wasm, (name) => !code.includes(name));
    optimise(wasm);
  }
  const content = await readFile(wasm);
  const name = `readyroom-worker-${hash(content)}.wasm`;
  const code = await bundle(name);
  await rm(wasm);
  await writeFile(join(staging, name), content);
  await writeFile(glue, code);
  return name;
}

async function bundleGlue({ glue, loader, esbuild }) {
  const built = await esbuild.build({
    // Only what starts the program is wanted: a library's exported classes go, and with them what they keep alive.
    stdin: { contents: `export { default } from ${JSON.stringify(glue)};`, resolveDir: "." },
    bundle: true, write: false, format: "esm", target: "es2022", logLevel: "warning",
    // The glue names the loader once for each chunk.
    logOverride: { "duplicate-object-key": "silent" },
    plugins: [{
      name: "program",
      setup(build) {
        build.onResolve({ filter: /^\.\/__wasm_split\.js$/ }, () => ({ path: loader }));
        build.onResolve({ filter: /^\.\/readyroom.*\.js$/ }, () => ({ path: glue }));
        build.onLoad({ filter: /__wasm_split\.js$/ }, async () => ({ contents: withFallback(await readFile(loader, "utf8")) }));
        build.onLoad({ filter: /readyroom[^/]*\.js$/ }, async () => ({ contents: withoutEffects(await readFile(glue, "utf8")) }));
      },
    }],
  });
  return built.outputFiles[0].text;
}

/** The loader, which would insist on the right media type, asks our own function instead. */
function withFallback(code) {
  const call = "WebAssembly.instantiateStreaming(";
  if (!code.includes(call)) throw new Error("the loader of chunks is not as expected");
  return `import { instantiate } from ${JSON.stringify(resolve("static/instantiate.js"))};\n${code.replaceAll(call, "instantiate(")}`;
}

/**
 * Says of what the glue does for its classes that it is only worth doing when the class is used; leaves out what is for
 * browsers without `encodeInto`, which have no WebAssembly as new as ours either, and a default that boot.js never takes.
 */
function withoutEffects(code) {
  return code
    .replace(/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?^\}\n/m, "")
    .replace(/^ *if \(module_or_path === undefined\) \{\n.*\n *\}\n/m, "")
    .replace(/^if \(Symbol\.dispose\) .*$/gm, "")
    .replace(/new FinalizationRegistry\(/g, "/* @__PURE__ */ new FinalizationRegistry(");
}

/** Takes away the exports that nobody names; wasm-opt then finds what only they reached. */
async function dropExports(path, isUnused) {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(await readFile(path))).map(({ name }) => name);
  const kept = exported.filter((name) => !isUnused(name));
  const graph = [
    { name: "page", root: true, reaches: kept },
    ...kept.map((name) => ({ name, export: name })),
  ];
  const file = join(process.env.READYROOM_CHUNKS, "exports.json");
  await writeFile(file, JSON.stringify(graph));
  run("wasm-metadce", [...FEATURES, "--debuginfo", "--graph-file", file, path, "-o", path]);
}

/**
 * Gives the functions that the program and its glue take from one another names of a letter or two: their long ones end
 * in hashes, which no compression shortens, and stand in both files. So does the glue's own name, once for each import.
 */
async function shortenNames(path, code) {
  const text = execFileSync("wasm-dis", [...FEATURES, path], { maxBuffer: 1 << 28, encoding: "utf8" });
  const names = [...new Set([...text.matchAll(/^ \(import "\.\/readyroom[^"]*_bg\.js" "([^"]+)"/gm)].map(([, name]) => name))];
  const short = new Map(names.map((name, index) => [name, index.toString(36).replace(/^(?=\d)/, "_")]));
  for (const [name, shortened] of short) {
    const key = new RegExp(`\\b${name}(?=: )`, "g");
    if (code.match(key)?.length !== 1) throw new Error(`the glue does not define ${name} once`);
    code = code.replace(key, shortened);
  }
  const exported = [...text.matchAll(/^ \(export "(wasm_bindgen__[^"]+)"/gm)].map(([, name]) => name);
  for (const [index, name] of exported.entries()) {
    short.set(name, `call${index}`);
    code = code.replace(new RegExp(`\\b${name}\\b`, "g"), `call${index}`);
  }
  const renamed = join(process.env.READYROOM_CHUNKS, "program.wat");
  await writeFile(renamed, withoutDebugFormats(text)
    .replace(/^ \(import "\.\/readyroom[^"]*_bg\.js" "([^"]+)"/gm, (_, name) => ` (import "${GLUE}" "${short.get(name)}"`)
    .replace(/^ \(export "(wasm_bindgen__[^"]+)"/gm, (_, name) => ` (export "${short.get(name)}"`));
  const key = /"\.\/readyroom[^"]*_bg\.js"(?=: )/g;
  if (code.match(key)?.length !== 1) throw new Error("the glue does not name itself once");
  code = code.replace(key, `"${GLUE}"`);
  run("wasm-as", [...FEATURES, renamed, "-o", path]);
  // Compressed, it is smaller by half a kilobyte after another such round and copies for calls with constants.
  optimise(path, ["--monomorphize", "-Oz"]);
  return code;
}

/**
 * Simplifies what only messages of panics in the standard library ask for: a float as a debugger shows it ("min > max, or
 * either was NaN. min = .., max = .." of `clamp`) brings 14 KB that know how to write any float in decimals, a text with
 * its control characters escaped ("byte index 1 is not a char boundary; it is inside 'é'") 4 KB. The messages now lack the
 * floats and characters, and show texts as they are.
 */
function withoutDebugFormats(text) {
  const debug = (type) => new RegExp(
    `^( \\(func \\$"<${type} as core\\[?\\w*\\]?::fmt::Debug>::fmt(?:\\[\\d+\\])?"(?: \\(type [^)]*\\))?(?: \\(param [^)]*\\))* \\(result i32\\))\\n[\\s\\S]*?^ \\)$`,
    "gm",
  );
  const display = text.match(/^ \(func (\$"<&str as core\[?\w*\]?::fmt::Display>::fmt(?:\[\d+\])?")/m);
  if (!display) throw new Error("no function that shows a text");
  return text
    .replace(debug("(?:f32|f64|char)"), "$1\n  (i32.const 0)\n )")
    .replace(debug("&str"), (_, head) => `${head}\n  (call ${display[1]} (local.get $0) (local.get $1))\n )`);
}

/** As small as it gets; the same for everything that is served. */
export function optimise(path, options = []) {
  // A second round after the control flow has been rebuilt saves 2 KB. The lowest kilobyte of memory is the end of the
  // stack, which no pointer points into, so that offsets may be folded into loads and stores.
  run("wasm-opt", [...FEATURES, "--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz", ...options, path, "-o", path]);
}

function run(program, options) {
  execFileSync(program, options, { stdio: ["ignore", "ignore", "pipe"] });
}
