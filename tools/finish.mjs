// Trunk runs this after each build, on what it has staged, before that becomes dist/. It joins the stylesheets into one,
// makes styles and scripts small, gives the page its content security policy, and writes _headers, a file that many static hosts read.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// Trunk's own minifier cannot read the script that wasm-bindgen writes.
const { transformSync } = createRequire(new URL("../.tools/", import.meta.url))("esbuild");
const small = (text, loader) => transformSync(text, { loader, minify: true, legalComments: "none" }).code;

const dir = process.env.TRUNK_STAGING_DIR;
const page = join(dir, "index.html");
const digest = (how, text, as) => createHash(how).update(text).digest(as);
let html = readFileSync(page, "utf8");

// Trunk fills these in when it serves the page, which would change the script after it was hashed.
const reloads = html.includes("/trunk/ws");
html = html.replace("'{{__TRUNK_ADDRESS__}}'", "location.host").replace("{{__TRUNK_WS_BASE__}}", "/");

// One file for all styles: one request, and it compresses better. One for a medium of its own stays by itself.
const links = [...html.matchAll(/<link rel="stylesheet"[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes(" media="));
if (links.length > 0) {
  const files = links.map((tag) => tag.match(/href="\.\/([^"]+)"/)[1]);
  const css = small(files.map((file) => readFileSync(join(dir, file), "utf8")).join("\n"), "css");
  for (const file of files) rmSync(join(dir, file));
  const name = `style-${digest("sha256", css, "hex").slice(0, 16)}.css`;
  writeFileSync(join(dir, name), css);
  const integrity = `sha384-${digest("sha384", css, "base64")}`;
  html = html.replace(links[0], `<link rel="stylesheet" href="./${name}" integrity="${integrity}">`);
  for (const tag of links.slice(1)) html = html.replace(tag, "");
}

for (const name of readdirSync(dir).filter((name) => name.endsWith(".js"))) {
  writeFileSync(join(dir, name), small(readFileSync(join(dir, name), "utf8"), "js"));
}

// Notes to those who write the page are not for those who load it.
html = html.replace(/[ \t]*<!--[\s\S]*?-->\n?/g, "");

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
writeFileSync(join(dir, "_headers"), rules.map((rule) => `${rule.join("\n  ")}\n`).join(""));
