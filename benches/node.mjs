// A million orders opened and reported in Node, beside the crate on one thread; and a log that grows by small batches.
//
//     node benches/node.mjs 1000000 int
//     node benches/node.mjs 1000000 text
//
// Both halves see the same rows, and must give the same answer. Seconds are those of the fastest of three runs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { Orders, OrdersState } from "../bindings-wasm/dist/index.js";

const [rows = "1000000", ids = "int", native] = process.argv.slice(2);
const n = Number(rows);

/** Pseudo-random numbers, as native.rs draws them too. */
function draws(state) {
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return (bits ^ (bits >>> 16)) >>> 0;
  };
}

function table(n, customers, first = 0) {
  const draw = draws(1 + first);
  // As the crate has them: numbers side by side, texts one by one.
  const Ids = ids === "text" ? Array : Float64Array;
  const columns = { customer: new Ids(n), order: new Ids(n), time: new Array(n), value: new Float64Array(n) };
  const id = ids === "text" ? (tag, number) => tag + number : (_, number) => number;
  for (let row = 0; row < n; row++) {
    columns.customer[row] = id("c", (draw() % customers) + 10_000_000);
    columns.order[row] = id("o", first + row + 500_000_000);
    columns.time[row] = new Date(1_640_995_200_000 + Math.floor((row * 63_072_000_000) / n));
    columns.value[row] = (draw() % 20_000) / 100;
  }
  return columns;
}

const names = { customer: "customer", order: "order", time: "time", value: "value" };
const now = () => performance.now() / 1000;
const figure = (number) => number.toFixed(2).padStart(7);

const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

const columns = table(n, Math.max(Math.floor(n / 10), 1));
let [opening, reporting, answer] = [Infinity, Infinity];
// The module starts at the first call, which is no part of the work.
new OrdersState().toBytes();
for (let run = 0; run < 3; run++) {
  const start = now();
  const orders = new Orders(columns, { ...names, timeZone: "UTC" });
  const opened = now();
  answer = orders.report({ by: "month" });
  reporting = Math.min(reporting, now() - opened);
  opening = Math.min(opening, opened - start);
  orders[dispose]();
}

const build = ["run", "--locked", "--quiet", "--release", "--package", "benches", "--bin", "native", rows, ids];
const told = native === undefined ? execFileSync("cargo", build) : execFileSync(native, [rows, ids]);
const beside = JSON.parse(told);
const bare = JSON.parse(beside.answer);
const plain = (report) => JSON.stringify(report.findings.map((row) => row.estimate.value));
assert.equal(plain(answer), plain(bare), "the same numbers");

console.log(`${n} orders, ${ids} ids    Node s  native s     ratio`);
for (const [what, ours, theirs] of [
  ["opening", opening, beside.opening],
  ["reporting", reporting, beside.reporting],
  ["both", opening + reporting, beside.opening + beside.reporting],
]) {
  console.log(`${what.padEnd(24)} ${figure(ours)}   ${figure(theirs)}   ${figure(ours / theirs)}`);
}
console.log(`memory                   ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at the peak of the process, rows included`);

// A live page: batches come, and each second somebody looks.
const SECOND = 10_000;
console.log("\n    log   batch   orders/s   longest ms   question ms");
for (const size of [10_000, 100_000, 1_000_000]) {
  for (const batch of [100, 1_000]) {
    const state = new OrdersState({ timeZone: "UTC" }).update(table(size, size / 10), names);
    let [next, updating, longest, asking] = [size, 0, 0, 0];
    for (let second = 0; second < 3; second++) {
      for (let taken = 0; taken < SECOND; taken += batch) {
        const rows = table(batch, size / 10, next);
        const start = now();
        state.update(rows, names);
        const took = now() - start;
        [next, updating, longest] = [next + batch, updating + took, Math.max(longest, took)];
      }
      const start = now();
      const orders = Orders.fromState(state, { timeZone: "UTC" });
      orders.summary();
      asking += now() - start;
      orders[dispose]();
    }
    assert.equal(state.length, next);
    const cells = [(3 * SECOND) / updating, longest * 1000, (asking / 3) * 1000];
    const [rate, pause, question] = cells.map((cell) => cell.toFixed(1).padStart(11));
    console.log(`${String(size).padStart(8)} ${String(batch).padStart(6)} ${rate} ${pause} ${question}`);
    state[dispose]();
  }
}
