// Programs outside the browser: Node, Deno and Bun. Node's answers are those that Rust wrote to tests/vectors.
import assert from "node:assert/strict";
import test from "node:test";
import { asVector, bits, json } from "../js/support.mjs";
import { all } from "./shared/entries.js";
import { input } from "./shared/input.js";
import { expected, expectedSlim, fresh, printed, same, tool } from "./support.mjs";

test("the answers have the bits that Rust wrote", () => {
  const formulas = json("formulas.json").map(({ id, bits, bits_99 }) => ({ id, bits, bits_99 }));
  const { lines, state, summary, report } = json("online_retail_sample.json");
  assert.equal(input.lines.order.length, lines);
  for (const entry of Object.values(all())) {
    const found = entry.formulas.map(({ id, value, low, high, wide }) =>
      ({ id, bits: [value, low, high].map(bits), bits_99: wide && [wide.low, wide.high].map(bits) }));
    assert.deepEqual(found, formulas);
    for (const questions of [entry.fromRows, entry.fromColumns, entry.merged]) {
      assert.deepEqual(asVector(questions.summary, summary.columns), summary.rows);
      assert.deepEqual(asVector(questions.report, report.columns), report.rows);
    }
    const checksum = Buffer.from(entry.state.slice(-8)).toString("hex");
    assert.deepEqual({ size: entry.state.length, checksum }, state);
    assert.deepEqual([entry.refusal.name, entry.refusal.code, entry.refusal.row], ["EngagementError", "finite", 1]);
  }
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

const slim = {
  "Node, slim": [process.execPath, "slim.js"],
  "Deno, slim": [deno, "run", "--allow-read", "slim.js"],
  "Bun, slim": [bun, "slim.js"],
};
for (const [name, [command, ...args]] of Object.entries(slim)) {
  test(name, async () => same(await printed(command, args, app), `${expectedSlim}\n`, name));
}
