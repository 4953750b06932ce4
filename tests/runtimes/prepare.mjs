// Installs the packed package as a user would, and writes what every runtime is given.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { columns, json, lines, london, pick, reading, settings } from "../js/support.mjs";

const here = import.meta.dirname;
// `npm install` of a tarball with a known name and version may take an older one from its cache.
const target = path.join(here, "node_modules/engagement-metrics");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const tarball = path.join(here, "../js/engagement-metrics.tgz");
execFileSync("tar", ["--extract", "--strip-components=1", "--file", tarball, "--directory", target]);
// Vite keeps what it has prepared of a package under its name and version.
rmSync(path.join(here, "node_modules/.vite"), { recursive: true, force: true });

// The lines that tests/vectors.rs picked, and the example of every formula without its answer.
const all = lines("shop");
const picked = all.order.flatMap((order, row) => (order.endsWith("00") ? [row] : []));
const examples = json("formulas.json").map(({ id, inputs, given }) => ({ id, inputs, given }));
const input = { examples, lines: pick(all, picked), columns, reading: reading(london()), settings };
writeFileSync(path.join(here, "shared/input.js"), `export const input = ${JSON.stringify(input)};\n`);
