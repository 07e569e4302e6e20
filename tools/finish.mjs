// Trunk runs this after each build, on what it has staged, before that becomes dist/. It splits the program (with SPLIT=1, as the
// Makefile has it), joins the stylesheets,
// makes styles and scripts small, gives the page its content security policy, and writes _headers, a file that many static hosts read.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

import { licenses } from "./licenses.mjs";
import { keep, shrunk } from "./program.mjs";
import { split } from "./split.mjs";

// Trunk's own minifier cannot read the script that wasm-bindgen writes.
const { buildSync, transformSync } = createRequire(new URL("../.tools/", import.meta.url))("esbuild");
const small = (text, loader) => transformSync(text, { loader, minify: true, legalComments: "none" }).code;

const dir = process.env.TRUNK_STAGING_DIR;
const page = join(dir, "index.html");
const digest = (how, text, as) => createHash(how).update(text).digest(as);
let html = readFileSync(page, "utf8");

// Trunk fills these in when it serves the page, which would change the script after it was hashed.
const reloads = html.includes("/trunk/ws");
html = html.replace("'{{__TRUNK_ADDRESS__}}'", "location.host").replace("{{__TRUNK_WS_BASE__}}", "/");

// The styles of the first visit are one file: fewer requests, and they compress better. Where index.html says so stand those of the
// views that come with it; each other view has a file of its own, which without rel is not fetched until browser/style.rs asks for it.
const root = process.env.TRUNK_SOURCE_DIR;
// The rows of the table of views: its name, its type, its title, what it needs, when it comes.
const views = [...readFileSync(join(root, "src/route/pages.rs"), "utf8").matchAll(/^\s+(\w+)\s+\w+\s+"[^"]+"\s+\w+\s+(First|Later),$/gm)];
if (views.length === 0) throw new Error("src/route/pages.rs has no rows that tools/finish.mjs can read");
const ofViews = (when) => views.filter(([, , comes]) => comes === when).map(([, name]) => name);
// Views that are loaded later share styles by importing them from style/: each has a copy in its one file.
const imported = (css) => css.replace(/^@import "([^"]+)";$/gm, (_, file) => readFileSync(join(root, "style", file), "utf8"));
const ofView = (name) => imported(readFileSync(join(root, "src/view/pages", name, `${name}.css`), "utf8"));
const written = (name, text) => {
  const css = small(text, "css");
  const file = `${name}-${digest("sha256", css, "hex").slice(0, 16)}.css`;
  writeFileSync(join(dir, file), css);
  return `href="./${file}"`;
};
const place = "<!-- styles of the views: tools/finish.mjs puts them here -->";
if (!html.includes(place)) throw new Error(`index.html has no ${place}`);
const linked = /<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>\s*/g;
const shared = (part) => {
  const files = [...part.matchAll(linked)].map(([, file]) => file);
  const css = files.map((file) => readFileSync(join(dir, file), "utf8"));
  for (const file of files) rmSync(join(dir, file));
  return css;
};
const [before, after] = html.split(place);
const first = [...shared(before), ...ofViews("First").map(ofView), ...shared(after)].join("\n");
const later = ofViews("Later").map((name) => `<link id="style-${name}" ${written(`later-${name}`, ofView(name))}>`);
html = [before.replaceAll(linked, ""), `<link rel="stylesheet" ${written("style", first)}>`, ...later, after.replaceAll(linked, "")].join("\n");

// One script: the two that load the program's parts import each other.
const bundle = (file) => {
  // Nothing here disposes of a stream, and what only that needs is left out.
  const define = { "Symbol.dispose": "undefined" };
  const options = { entryPoints: [file], define, bundle: true, format: "esm", minify: true, legalComments: "none", write: false, logLevel: "error" };
  return buildSync(options).outputFiles[0].text;
};
const profile = process.env.TRUNK_PROFILE;
const made = readdirSync(dir).filter((name) => /^stepladder-[0-9a-f]+(_bg\.wasm|\.js)$/.test(name));
const [script, wasm] = [".js", ".wasm"].map((end) => made.find((name) => name.endsWith(end)));
const whole = () => ({ script: keep(dir, "stepladder", "js", bundle(join(dir, script))), start: keep(dir, "main", "wasm", shrunk(join(dir, wasm), profile)) });
const parted = process.env.SPLIT === "1";
const program = parted ? split(dir, profile, bundle) : whole();
for (const [name, instead] of [[script, program.script], [wasm, program.start]]) {
  if (!html.includes(name)) throw new Error(`index.html does not name ${name}, which Trunk has made`);
  html = html.replaceAll(name, instead);
  rmSync(join(dir, name));
}

// Notes to those who write the page are not for those who load it.
html = html.replace(/[ \t]*<!--[\s\S]*?-->\n?/g, "");
html = html.replace(/(<script(?![^>]*\bsrc=)[^>]*>)([\s\S]*?)(<\/script>)/g, (_, start, code, end) => start + small(code, "js").trim() + end);

// Only the scripts that are in the page now may run inline; nothing may be fetched from or sent to another origin.
const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
const hashes = inline.map(([, code]) => `'sha256-${digest("sha256", code, "base64")}'`);
const policy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
  "style-src 'self'",
  "img-src 'self' data: blob:",
  `connect-src 'self'${reloads ? " ws:" : ""}`,
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
// After the charset, which a browser looks for only at the very start, and before anything that the policy is about.
const charset = '<meta charset="utf-8">';
if (!html.includes(charset)) throw new Error(`index.html has no ${charset} to put the content security policy after`);
html = html.replace(charset, `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
writeFileSync(page, html);

// Names with a hash never change their content; the page and the data do.
const forever = readdirSync(dir).filter((name) => /-[0-9a-f]{8,}(_bg)?\.(js|wasm|css)$/.test(name));
const rules = [
  ["/*", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer"],
  ...["/", "/index.html", "/data/*"].map((path) => [path, "Cache-Control: no-cache"]),
  ...forever.sort().map((name) => [`/${name}`, "Cache-Control: public, max-age=31536000, immutable"]),
];
const headers = rules.map((rule) => `${rule.join("\n  ")}\n`).join("");
writeFileSync(join(dir, "_headers"), headers);

licenses(dir, parted ? ["--features", "split"] : []);

// What a site is made of but its data: a copy of it that Data saves is fetched by this list and held against it (crates/files/src/site.rs).
// Hosts that read _headers do not hand it out, so its text stands here.
const own = readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .filter((path) => path !== "_headers" && !path.startsWith("data/"))
  .sort();
const files = own.map((path) => ({ path, sha256: digest("sha256", readFileSync(join(dir, path)), "hex") }));
writeFileSync(join(dir, "site-files.json"), `${JSON.stringify({ files, headers }, null, 1)}\n`);
