// Splits the program that cargo has linked: the start is one file, and each view that later.rs names is another, loaded when somebody
// goes there. Trunk has made one program of it, which cannot run with its parts missing; this one takes its place.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Twice, and on flattened code first: 0.8 % smaller in brotli (measured).
const small = ["--flatten", "--rereloop", "-Oz", "-Oz", "--strip-debug"];
// Rust emits these features by default; wasm-opt refuses what it is not told of.
const features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

const run = (command, ...words) => execFileSync(command, words, { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** What cargo has linked for the browser. */
function linked(profile) {
  const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--offline", "--no-deps", "--format-version", "1"));
  return join(target, "wasm32-unknown-unknown", profile, "stepladder.wasm");
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
    const names = new Map();
    for (const part of readdirSync(work).filter((name) => name.endsWith(".wasm"))) {
      const file = join(work, part);
      if (profile === "release") run("wasm-opt", ...features.map((name) => `--enable-${name}`), ...small, file, "-o", file);
      const bytes = readFileSync(file);
      names.set(part, `${part.replace(/(_bg)?\.wasm$/, "")}-${digest(bytes)}.wasm`);
      writeFileSync(join(dir, names.get(part)), bytes);
    }
    // A host may send a part with another media type than WebAssembly's, which streaming refuses; the start has a way round it of its own.
    const link = join(work, "__wasm_split.js");
    const streaming = "WebAssembly.instantiateStreaming(src, imports)";
    let script = readFileSync(link, "utf8");
    if (!script.includes(streaming)) throw new Error("wasm-split-cli writes another loader than tools/split.mjs knows");
    script = script.replaceAll(streaming, "src.then((file) => file.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))");
    for (const [part, name] of names) script = script.replaceAll(`"./${part}"`, `"./${name}"`);
    writeFileSync(link, script);
    const code = bundle(join(work, "main.js"));
    const name = `stepladder-${digest(code)}.js`;
    writeFileSync(join(dir, name), code);
    return { script: name, start: names.get("main_bg.wasm") };
  } finally {
    rmSync(work, { recursive: true });
  }
}
