// Writes licenses.txt: under what terms each crate stands whose code is in the program, with the texts and notices that go with it.
// The terms and the texts are those that crates.io has handed over with the crates, so nothing is asked of the network.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

import { run } from "./program.mjs";

/**
 * Crates that hand over no text, all of them under MIT or leaving the choice. They stand under the text of LICENSE-MIT, with the
 * holder that their repository names, or else the authors that their manifest names. Another crate without a text fails the build.
 */
const leptos = "2022 Greg Johnston";
const textless = {
  any_spawner: leptos, const_str_slice_concat: leptos, either_of: leptos, hydration_context: leptos, leptos, leptos_config: leptos,
  leptos_dom: leptos, leptos_hot_reload: leptos, leptos_server: leptos, next_tuple: leptos, oco_ref: leptos, or_poisoned: leptos,
  reactive_graph: leptos, reactive_stores: leptos, server_fn: leptos, tachys: leptos, throw_error: leptos,
  drain_filter_polyfill: null, erased: null, "gloo-net": null, "gloo-storage": null, "gloo-utils": null, rstml: null, wasm_split_helpers: null,
};

const [mit, apache] = ["MIT", "APACHE"].map((name) => readFileSync(new URL(`../LICENSE-${name}`, import.meta.url), "utf8"));

const head = `Stepladder is licensed under MIT or Apache-2.0, at your choice; both texts are at the end.

The sample dataset "cloud-team" follows two published works. The axes, their grades and the profiles of its developer, tech lead,
program manager and engineering manager tracks follow Engineering Ladders (https://www.engineeringladders.com/,
https://github.com/jorgef/engineeringladders), which is licensed under the Apache License 2.0. They were changed: the sentences are
written anew, tracks and levels were adapted as the engineering of 2i2c describes them, and steps and pay were added. The pay is made up.

The program holds Rust's standard library (MIT or Apache-2.0, Copyright (c) The Rust Project Contributors) and the crates below.
Each text is preceded by the crates that it belongs to. Where a crate leaves the choice between MIT and Apache-2.0, it is
taken under what it hands over.
`;

/** The packages whose code is in the program: what it depends on for the browser, without what only builds or writes code. */
function shipped() {
  const words = ["metadata", "--offline", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown", "--features", "split"];
  const { packages, resolve } = JSON.parse(run("cargo", ...words));
  const byId = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const follow = (id) => {
    const crate = byId.get(id);
    if (found.has(crate) || crate.targets.some(({ kind }) => kind.includes("proc-macro"))) return;
    found.add(crate);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) follow(pkg);
  };
  follow(resolve.root);
  return [...found].filter(({ source }) => source).sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/** The texts that a crate hands over; of a crate without any, the recorded exception. */
function texts({ name, version, authors, manifest_path: manifest }) {
  const dir = dirname(manifest);
  const files = readdirSync(dir).filter((file) => /^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file));
  if (files.length > 0) return files.sort().map((file) => readFileSync(join(dir, file), "utf8"));
  if (!(name in textless)) throw new Error(`${name} ${version} is shipped and hands over no licence: see tools/licenses.mjs`);
  return [mit.replace(/Copyright .*/, `Copyright (c) ${textless[name] ?? (authors.join(", ") || `the authors of ${name}`)}`)];
}

/** The whole of licenses.txt. */
export function licenses() {
  // Texts that differ in their line breaks only are one.
  const plain = (text) => text.replaceAll(/\s+/g, " ").trim();
  const groups = new Map();
  const crates = shipped();
  for (const crate of crates) {
    for (const text of texts(crate)) {
      const group = groups.get(plain(text)) ?? { text: text.trim(), crates: [] };
      group.crates.push(`${crate.name} ${crate.version}`);
      groups.set(plain(text), group);
    }
  }
  const rule = "=".repeat(80);
  const terms = crates.map(({ name, version, license }) => `  ${name} ${version}: ${license}`);
  const each = [...groups.values()].map(({ text, crates }) => [rule, crates.join(", "), rule, "", text, ""].join("\n"));
  const own = [mit, apache].map((text) => [rule, "Stepladder", rule, "", text.trim(), ""].join("\n"));
  return [head, ...terms, "", ...each, ...own].join("\n");
}
