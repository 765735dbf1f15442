// Makes the files that let the app be installed and used without a network: icons and the service worker.
//
//   node scripts/offline.mjs FOLDER   makes the service worker of a built app anew, after one of its files was changed
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hash } from "./program.mjs";

/** What is asked for after the first page is there, if at all. */
export const LATER = /^(sw\.js|glossary\.json|(offline|places)-.*\.js|manifest\.webmanifest|icon-.*\.png)$/;

const own = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Systems that draw icons themselves want pictures of fixed sizes, some of them to be cut to a shape. */
export async function drawIcons(folder, Resvg) {
  for (const name of ["icon", "icon-maskable"]) {
    const drawing = await readFile(own(`static/${name}.svg`), "utf8");
    for (const width of [192, 512]) {
      const picture = new Resvg(drawing, { fitTo: { mode: "width", value: width } }).render().asPng();
      await writeFile(join(folder, `${name}-${width}.png`), picture);
    }
  }
}

/** Writes the service worker for the files that are there, but for pictures that only installing the app needs. */
export async function writeWorker(folder, minify = (code) => code) {
  const names = (await readdir(folder)).filter((name) => !/\.(br|gz|png)$|^sw\.js$/.test(name)).sort();
  const files = {};
  for (const name of names) {
    // Some hosts redirect index.html to the folder, which is its address for people anyway.
    files[name === "index.html" ? "./" : name] = hash(await readFile(join(folder, name)));
  }
  const code = await minify(await readFile(own("static/sw.js"), "utf8"));
  const list = JSON.stringify(files);
  await writeFile(join(folder, "sw.js"), `const FILES=${list},VERSION="${hash(list + code)}";\n${code}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeWorker(process.argv[2]);
