// Programs outside the browser: Node, Deno and Bun. Node's answers are those that Rust wrote to tests/vectors.
import assert from "node:assert/strict";
import test from "node:test";
import { asVector, bits, json } from "../js/support.mjs";
import { all } from "./shared/entries.js";
import { input } from "./shared/input.js";
import { expected, expectedFar, expectedSlim, fresh, printed, same, tool } from "./support.mjs";

test("the answers have the bits that Rust wrote", () => {
  const formulas = json("formulas.json").map(({ id, bits, bits_99 }) => ({ id, bits, bits_99 }));
  const { lines, state, summary, report } = json("online_retail_sample.json");
  assert.equal(input.lines.order.length, lines);
  const hasBits = (questions) => {
    assert.deepEqual(asVector(questions.summary, summary.columns), summary.rows);
    assert.deepEqual(asVector(questions.report, report.columns), report.rows);
  };
  const isState = (bytes) =>
    assert.deepEqual({ size: bytes.length, checksum: Buffer.from(bytes.slice(-8)).toString("hex") }, state);
  const { arrow, ...entries } = all();
  for (const entry of Object.values(entries)) {
    const found = entry.formulas.map(({ id, value, low, high, wide }) =>
      ({ id, bits: [value, low, high].map(bits), bits_99: wide && [wide.low, wide.high].map(bits) }));
    assert.deepEqual(found, formulas);
    [entry.fromRows, entry.fromColumns, entry.merged].forEach(hasBits);
    isState(entry.state);
    assert.deepEqual([entry.refusal.name, entry.refusal.code, entry.refusal.row], ["EngagementError", "finite", 1]);
  }
  hasBits(arrow);
  isState(arrow.state);
});

const app = fresh("node");
const [deno, bun] = [tool("deno"), tool("bun")];
const programs = {
  "Node, import": [process.execPath, "main.js"],
  "Node, require": [process.execPath, "main.cjs"],
  "Deno, import": [deno, "run", "main.js"],
  "Bun, import": [bun, "main.js"],
  "Bun, require": [bun, "main.cjs"],
};
for (const [name, [command, ...args]] of Object.entries(programs)) {
  test(name, async () => same(await printed(command, args, app), `${expected}\n`, name));
}

const others = {
  "Node, slim": [expectedSlim, process.execPath, "slim.js"],
  "Deno, slim": [expectedSlim, deno, "run", "--allow-read", "slim.js"],
  "Bun, slim": [expectedSlim, bun, "slim.js"],
  "Node, worker thread": [expectedFar, process.execPath, "far.js"],
  "Deno, web worker": [expectedFar, deno, "run", "--allow-read", "far-web.js"],
  "Bun, web worker": [expectedFar, bun, "far-web.js"],
};
for (const [name, [answer, command, ...args]] of Object.entries(others)) {
  test(name, async () => same(await printed(command, args, app), `${answer}\n`, name));
}
