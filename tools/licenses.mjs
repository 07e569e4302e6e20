// Writes licenses.txt: whose work a built site ships, and under which terms: each crate of the program with the texts that it brings, equal
// texts once, and what is shipped beside crates. Some crates under the MIT licence bring no text: they get it with the authors they name.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is shipped beside crates. */
const OTHERS = [
  {
    name: "The standard library of Rust",
    terms: "MIT OR Apache-2.0, see below",
    notice: "Copyright (c) The Rust Project Contributors",
  },
  {
    name: "The sample ladder of a cloud team (data/cloud-team)",
    terms: "Apache-2.0, see below",
    notice:
      "Names of axes and grades and most profiles follow the Engineering Ladders (http://www.engineeringladders.com), Copyright its authors,\n" +
      "under the Apache License, Version 2.0. They were changed: descriptions, titles, expectations, steps and pay were written for this sample,\n" +
      "and an engineering manager's level was added.",
  },
];

const run = (...words) => JSON.parse(execFileSync("cargo", words, { encoding: "utf8", maxBuffer: 1 << 28 }));

/** The crates that become part of the program: what it depends on in the browser, without what only builds it. */
function shipped(features) {
  const target = ["--filter-platform", "wasm32-unknown-unknown"];
  const { packages, resolve } = run("metadata", "--offline", "--format-version", "1", ...target, ...features);
  const byId = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const visit = (id) => {
    const builds = byId.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
    if (found.has(id) || builds) return;
    found.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  visit(resolve.root);
  return [...found].map((id) => byId.get(id)).sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The texts of licences and notices in the folder of a crate. */
function texts(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|copyright|unlicense)/i.test(name));
  return names.sort().map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim());
}

const own = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8").trim();

/** The MIT licence with another copyright. */
const mit = (owner) => own("LICENSE-MIT").replace(/^Copyright .*$/m, `Copyright (c) ${owner}`);

/** Writes licenses.txt into `dir`, for a program built with these features. */
export function licenses(dir, features) {
  const crates = shipped(features);
  const foreign = crates.filter(({ source }) => source !== null);
  const [main] = crates.filter(({ name }) => name === "stepladder");
  const bringers = new Map();
  for (const { name, version, license, authors, manifest_path: manifest } of foreign) {
    const found = texts(dirname(manifest));
    if (!found.length) {
      if (!/\bMIT\b/.test(license ?? "")) throw new Error(`${name} ${version} (${license}) brings no licence text: tools/licenses.mjs cannot name its terms`);
      found.push(mit(authors.join(", ") || `the authors of ${name}`));
    }
    for (const text of found) bringers.set(text, [...(bringers.get(text) ?? []), `${name} ${version}`]);
  }
  const list = [`Stepladder ${main.version}: ${main.license}`, ...OTHERS.map(({ name, terms }) => `${name}: ${terms}`)];
  const rule = "=".repeat(100);
  const sections = [
    `Stepladder\n\n${own("LICENSE-MIT")}`,
    `Stepladder; what is named “Apache-2.0, see below”\n\n${own("LICENSE-APACHE")}`,
    ...OTHERS.map(({ name, notice }) => `${name}\n\n${notice}`),
    ...[...bringers].map(([text, names]) => `${names.join(", ")}\n\n${text}`),
  ];
  const all = [...list, ...foreign.map(({ name, version, license }) => `${name} ${version}: ${license}`)];
  writeFileSync(join(dir, "licenses.txt"), `What this site ships, and under which terms.\n\n${all.join("\n")}\n\n${sections.map((text) => `${rule}\n${text}\n`).join("\n")}`);
}
