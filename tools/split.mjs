// Splits the program that cargo has linked: the start is one file, and each view that later.rs names is another, loaded when somebody
// goes there. Trunk has made one program of it, which cannot run with its parts missing; this one takes its place.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Measured in brotli: twice, and on flattened code first, takes off 0.8 %; functions of like names side by side 0.9 %; the lowest
// kilobyte, which is the far end of the stack, taken as unused 0.5 %; no word on alignment, a hint that no browser follows, 0.3 %.
const small = ["--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name", "--low-memory-unused", "--dealign", "--strip-debug"];
// Rust emits these features by default; the tools refuse what they are not told of.
const features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
  (name) => `--enable-${name}`,
);

const run = (command, ...words) => execFileSync(command, words, { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

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

/** The content of a file of the program, made small. */
function shrunk(file, profile) {
  if (profile === "release") run("wasm-opt", ...features, ...small, file, "-o", file);
  return readFileSync(file);
}

/** Drops what the program offers to a script but this one does not name: Leptos brings streams that nothing here opens. */
function forget(file, script) {
  const offered = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file)));
  const named = offered.filter(({ name }) => script.includes(name)).map(({ name }) => ({ name, export: name, root: true }));
  writeFileSync(`${file}.json`, JSON.stringify(named));
  run("wasm-metadce", ...features, "-g", "--graph-file", `${file}.json`, file, "-o", file);
}

/**
 * Puts the parts of the program and one script into `dir`, each named by its content.
 * Gives the names of the script and of the part that starts.
 */
export function split(dir, profile, bundle) {
  const keep = (name, kind, content) => {
    const kept = `${name}-${digest(content)}.${kind}`;
    writeFileSync(join(dir, kept), content);
    return kept;
  };
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
    for (const part of readdirSync(work).filter((name) => name.endsWith(".wasm") && join(work, name) !== main)) {
      const name = keep(part.replace(".wasm", ""), "wasm", shrunk(join(work, part), profile));
      edit(join(work, "__wasm_split.js"), `"./${part}"`, `"./${name}"`);
    }
    // With this word a bundler sees that the registries of the streams are not needed either.
    edit(join(work, "main.js"), "new FinalizationRegistry", "/* @__PURE__ */ new FinalizationRegistry");
    writeFileSync(join(work, "start.js"), 'export { default } from "./main.js";');
    const script = bundle(join(work, "start.js"));
    if (profile === "release") forget(main, script);
    return { script: keep("stepladder", "js", script), start: keep("main", "wasm", shrunk(main, profile)) };
  } finally {
    rmSync(work, { recursive: true });
  }
}
