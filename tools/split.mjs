// Splits the program that cargo has linked: the start is one file, and each view that later.rs names is another, loaded when somebody
// goes there. Trunk has made one program of it, which cannot run with its parts missing; this one takes its place.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { digestOf, features, keep, run, shrunk } from "./program.mjs";

/** What cargo has linked for the browser. */
function linked(profile) {
  const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--offline", "--no-deps", "--format-version", "1"));
  return join(target, "wasm32-unknown-unknown", profile, "stepladder.wasm");
}

/** Replaces a text in a file of the tools; fails where it is not there, because then they write other files than are known here. */
function edit(file, text, by) {
  const before = readFileSync(file, "utf8");
  if (!before.includes(text)) throw new Error(`no ${text} in ${file}: tools/split.mjs knows another version of what wrote it`);
  writeFileSync(file, before.replaceAll(text, by));
}

/** Drops what the program offers to a script but this one does not name: Leptos brings streams that nothing here opens. */
function forget(file, script) {
  const offered = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file)));
  const named = offered.filter(({ name }) => script.includes(name)).map(({ name }) => ({ name, export: name, root: true }));
  writeFileSync(`${file}.json`, JSON.stringify(named));
  run("wasm-metadce", ...features, "-g", "--graph-file", `${file}.json`, file, "-o", file);
}

/** The names of one letter, then those of two. */
const short = (number) => {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const last = letters[number % letters.length];
  return number < letters.length ? last : letters[Math.floor(number / letters.length) - 1] + last;
};

/**
 * Gives what the program asks of its script, and what it offers to it alone, short names, and gives the script with these. wasm-bindgen ends each of
 * some two hundred names with a hash, and they stand in both files: together 3 KB of a first visit. Binaryen shortens names only of a module that
 * is called `env`, so the program goes through its text.
 */
function shortened(file, script) {
  const text = `${file}.wat`;
  run("wasm-dis", ...features, file, "-o", text);
  const [asked, offered] = [new Map(), new Map()];
  const named = (names, name) => {
    if (!names.has(name)) names.set(name, short(names.size));
    return names.get(name);
  };
  const program = readFileSync(text, "utf8")
    .replace(/^( *\(import "\.\/main_bg\.js" ")([^"]+)"/gm, (_, before, name) => `${before}${named(asked, name)}"`)
    .replace(/^( *\(export ")(wasm_bindgen__convert__\w+)"/gm, (_, before, name) => `${before}_${named(offered, name)}"`);
  writeFileSync(text, program);
  run("wasm-as", ...features, "-g", text, "-o", file);
  const given = script
    .replace(/\b__wb\w+(?=:function\b)/g, (name) => {
      const instead = asked.get(name);
      asked.delete(name);
      return instead ?? name;
    })
    .replace(/(?<=\.)wasm_bindgen__convert__\w+/g, (name) => (offered.has(name) ? `_${offered.get(name)}` : name));
  const left = [...asked.keys(), ...(given.match(/wasm_bindgen__convert__\w+/g) ?? [])];
  if (left.length > 0) throw new Error(`the script does not give ${left}: tools/split.mjs knows another version of what wrote it`);
  return given;
}

/**
 * Puts the parts of the program and one script into `dir`, each named by its content.
 * Gives the names of the script and of the part that starts.
 */
export function split(dir, profile, bundle) {
  const work = mkdtempSync(join(tmpdir(), "stepladder-"));
  try {
    run("wasm-split-cli", linked(profile), work);
    run("wasm-bindgen", "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", work, "--out-name", "main", join(work, "main.wasm"));
    rmSync(join(work, "main.wasm"));
    const main = join(work, "main_bg.wasm");
    // A host may send a part with another media type than WebAssembly's, which streaming refuses; the start has a way round it of its own.
    const streaming = "WebAssembly.instantiateStreaming(src, imports)";
    const instead = "src.then((file) => file.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";
    edit(join(work, "__wasm_split.js"), streaming, instead);
    const parts = readdirSync(work).filter((name) => name.endsWith(".wasm") && join(work, name) !== main);
    const bytes = parts.map((part) => shrunk(join(work, part), profile));
    // All of them have one hash: the script names each, and dozens of hashes would be a good part of what a first visit loads. They are linked
    // together, so that a build that changes one changes most.
    const digest = digestOf(Buffer.concat(bytes));
    for (const [place, part] of parts.entries()) {
      const name = part.replace(".wasm", `-${digest}.wasm`);
      writeFileSync(join(dir, name), bytes[place]);
      edit(join(work, "__wasm_split.js"), `"./${part}"`, `"./${name}"`);
    }
    // With this word a bundler sees that the registries of the streams are not needed either.
    edit(join(work, "main.js"), "new FinalizationRegistry", "/* @__PURE__ */ new FinalizationRegistry");
    writeFileSync(join(work, "start.js"), 'export { default } from "./main.js";');
    let script = bundle(join(work, "start.js"));
    if (profile === "release") {
      forget(main, script);
      script = shortened(main, script);
    }
    return { script: keep(dir, "stepladder", "js", script), start: keep(dir, "main", "wasm", shrunk(main, profile)) };
  } finally {
    rmSync(work, { recursive: true });
  }
}
