// Adds up twiggy's list of a module's items by the crate, and for our own crate by the module, that they come from.
import { readFile } from "node:fs/promises";

const OURS = "readyroom";
const STANDARD = new Set(["core", "alloc", "std", "compiler_builtins", "dlmalloc", "hashbrown", "panic_abort", "__rustc"]);
const LEAST = 500; // bytes; parts below this share one line

const items = JSON.parse(await readFile(process.argv[2], "utf8"));
const parts = new Map();
let total = 0;
for (const { name, shallow_size: bytes } of items) {
  // Names, relocations and such are not in the file that is served.
  if (/^custom section|subsection$/.test(name)) continue;
  const part = partOf(name);
  const entry = parts.get(part) ?? { bytes: 0, items: 0, largest: name, most: 0 };
  entry.bytes += bytes;
  entry.items += 1;
  if (bytes > entry.most) Object.assign(entry, { most: bytes, largest: name });
  parts.set(part, entry);
  total += bytes;
}

const rows = [...parts].sort((a, b) => b[1].bytes - a[1].bytes);
console.log(`${number(total)} bytes of WebAssembly before compression. What the compiler has inlined counts for the function that it was
inlined into; generic code counts for the crate that it was written in.

Our own modules: ${ourModules()}.
`);
console.log("| part | bytes | share | items | largest |\n|---|---:|---:|---:|---|");
const rest = { bytes: 0, items: 0, largest: "", most: 0 };
for (const [part, entry] of rows) {
  if (entry.bytes >= LEAST) {
    console.log(row(part, entry));
  } else {
    rest.bytes += entry.bytes;
    rest.items += entry.items;
    if (entry.most > rest.most) Object.assign(rest, { most: entry.most, largest: entry.largest });
  }
}
if (rest.items > 0) console.log(row("all others", rest));

/** The sums of our own modules, the largest first. */
function ourModules() {
  const sums = new Map();
  for (const [part, { bytes }] of rows) {
    const [crate, module] = part.split("::");
    if (crate === OURS) sums.set(module, (sums.get(module) ?? 0) + bytes);
  }
  return [...sums].sort((a, b) => b[1] - a[1]).map(([module, bytes]) => `${module} ${number(bytes)}`).join(", ");
}

/** The part of the table that an item belongs to. */
function partOf(name) {
  if (name.startsWith("data segment")) return "data: texts, tables, the glossary";
  const path = name.startsWith("import ") ? [] : pathOf(plain(name));
  if (path.length < 2) return "no crate: imports, exports, tables";
  const [crate, module, below] = path;
  // Types begin with a capital letter and stand in the module before them.
  if (crate === OURS) return [crate, module, ...(path.length > 3 && /^[a-z]/.test(below) ? [below] : [])].join("::");
  return STANDARD.has(crate) ? "Rust's standard library" : crate;
}

/** A function's name without the hashes that tell versions of it apart. */
function plain(name) {
  return name.replace(/\[[0-9a-f]+\]/g, "").replace(/::h[0-9a-f]{16}$/, "");
}

/** `<a::B as c::D>::e` is written in `a`, unless `a::B` stands for any type or is one of the language's own. */
function pathOf(name) {
  if (!name.startsWith("<")) return name.split("<")[0].split("::").filter((step) => step && !step.startsWith("{{"));
  const [type, trait = ""] = name.slice(1).split(" as ");
  const [own, other] = [type, trait].map((text) => /(?:[a-z_][a-z0-9_]*::)+\w+/.exec(text)?.[0].split("::") ?? []);
  return own.length > 1 ? own : other;
}

function row(part, { bytes, items: count, largest, most }) {
  const name = plain(largest).replace(/\|/g, "\\|");
  const short = name.length > 70 ? `${name.slice(0, 69)}…` : name;
  return `| ${part} | ${number(bytes)} | ${(100 * bytes / total).toFixed(1)} % | ${count} | \`${short}\` ${number(most)} |`;
}

function number(value) {
  return value.toLocaleString("en");
}
