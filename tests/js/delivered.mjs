// What the tools of package authors say of the tarball: publint, and "are the types wrong?".
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { publint } from "publint";

const tarball = path.join(import.meta.dirname, "engagement-metrics.tgz");
const bytes = readFileSync(tarball);
const pack = { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) };
const { messages } = await publint({ pack, strict: true });
assert.deepEqual(messages, []);

// The module of WebAssembly has no types. `require` of an ES module works from Node 20.19 on, and what knows no map of exports is
// older than that: neither is news.
const rules = ["--exclude-entrypoints", "./em.wasm", "--ignore-rules", "cjs-resolves-to-esm", "no-resolution", "--format", "json"];
const attw = path.join(import.meta.dirname, "node_modules/.bin/attw");
const { analysis } = JSON.parse(execFileSync(attw, [tarball, ...rules], { encoding: "utf8" }));
const isExpected = ({ kind, resolutionKind }) => `${kind} ${resolutionKind}` === "CJSResolvesToESM node16-cjs" || `${kind} ${resolutionKind}` === "NoResolution node10";
assert.deepEqual(analysis.problems.filter((problem) => !isExpected(problem)), []);
const entries = Object.keys(analysis.entrypoints);
assert.ok(["./arrow", "./page", "./slim", "./worker", "./worker/host"].every((name) => entries.includes(name)), entries.join());
console.log(`delivered: ${entries.length} entries, no word from publint and attw`);
