// A library in a worker answers as the library itself, and takes nothing from its caller.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { Worker } from "node:worker_threads";
import { tableFromArrays } from "@uwdata/flechette";
import * as em from "engagement-metrics";
import { fromArrow } from "engagement-metrics/arrow";
import { EngagementError, connect } from "engagement-metrics/worker";
import { columns, lines, london, reading, settings } from "./support.mjs";

const start = (name) => new Worker(new URL(`./workers/${name}.mjs`, import.meta.url));
const worker = start("host");
const remote = connect(worker);
after(() => worker.terminate());

const rows = [
  { id: 1, who: "ada", at: "2011-01-05", paid: 12.5, from: "UK" },
  { id: 2, who: "ada", at: "2011-01-20", paid: 8, from: "UK" },
  { id: 3, who: "grace", at: "2011-02-03", paid: 20, from: null },
];
const names = { customer: "who", time: "at", value: "paid", order: "id", segment: "from" };
const options = { ...names, currency: "GBP", timeZone: "UTC", asOf: new Date("2011-03-01") };

test("the same answers, frozen", async () => {
  const all = lines("shop");
  const given = { ...columns, ...reading(), ...settings };
  const near = new em.Orders(all, given);
  const far = await remote.Orders(all, given);
  assert.deepEqual(await far.summary(), near.summary());
  assert.deepEqual(await far.by("month", { segment: "country" }), near.by("month", { segment: "country" }));
  assert.deepEqual(await remote.report({ orders: far, by: "quarter" }), em.report({ orders: near, by: "quarter" }));
  assert.deepEqual(await far.sheet(), near.sheet());
  assert.equal(await far.toString(), String(near));
  assert.deepEqual(await (await far.totals({ by: "month" })).report(), near.totals({ by: "month" }).report());
  const report = await far.report();
  assert.ok(Object.isFrozen(report) && Object.isFrozen(report.findings[0].estimate.notes));
  assert.deepEqual(await remote.table(report), em.table(report));
  assert.deepEqual(await remote.interval(report.findings[0].estimate, 0.9), em.interval(report.findings[0].estimate, 0.9));
  assert.deepEqual(await remote.averageOrderValue({ revenue: [10, 20], orders: Int32Array.of(2, 5) }), em.averageOrderValue({ revenue: [10, 20], orders: [2, 5] }));
  assert.equal((await remote.commerce.averageOrderValue({ revenue: 10, orders: 2 })).value, 5);
  far.dispose();
  await assert.rejects(far.summary(), { code: "disposed" });
});

test("states stream, merge and travel as bytes", async () => {
  const state = await remote.OrdersState({ currency: "GBP", timeZone: london() });
  assert.equal(await state.update(rows.slice(0, 1), names), state);
  // Not awaited one by one: calls are answered in order.
  const pending = rows.slice(1).map((row) => state.update([row], { ...names, value: ({ paid }) => paid }));
  const counts = [state.length, ...pending, state.length];
  assert.equal((await Promise.all(counts)).at(-1), 3);
  const near = new em.OrdersState({ currency: "GBP", timeZone: london() }).update(rows, names);
  assert.deepEqual(await state.toBytes(), near.toBytes());
  const [first, second] = [rows.slice(0, 2), rows.slice(2)].map((part) => new em.OrdersState({ currency: "GBP" }).update(part, { ...names, time: (row) => new Date(row.at) }).toBytes());
  const merged = await remote.OrdersState.fromBytes(Buffer.from(first));
  await merged.merge(await remote.OrdersState.fromBytes(second.buffer));
  assert.deepEqual(await merged.toBytes(), near.toBytes());
  const orders = await remote.Orders.fromState(merged, { timeZone: "UTC", asOf: "2011-03-01" });
  assert.deepEqual(await orders.by("month"), em.Orders.fromState(near, { timeZone: "UTC", asOf: "2011-03-01" }).by("month"));
  assert.deepEqual(await (await orders.state()).toBytes(), near.toBytes());
});

test("a report may be asked for while updates go on", async () => {
  const state = await remote.OrdersState({ timeZone: "UTC" });
  const asked = [];
  for (let batch = 0; batch < 50; batch++) {
    const cells = Array.from({ length: 20 }, (_, row) => batch * 20 + row);
    state.update({ who: cells.map((cell) => cell % 7), at: cells.map((cell) => new Date(cell * 1e6)), paid: cells }, { customer: "who", time: "at", value: "paid" });
    if (batch % 10 === 9) asked.push(remote.Orders.fromState(state).then((orders) => orders.summary({ metrics: ["orders"] })));
  }
  const found = (await Promise.all(asked)).map((report) => report.findings[0].estimate.value);
  assert.equal(await state.length, 1000);
  assert.equal(found.length, 5);
  assert.ok(found.every((count, index) => count >= (index + 1) * 200 && count % 20 === 0), found.join());
});

test("the caller's memory stays, unless it is given away", async () => {
  const all = new Float64Array(8).map((_, row) => row + 1);
  const data = () => ({ who: BigInt64Array.of(1n, 2n, 3n), at: rows.map(({ at }) => at), paid: all.subarray(1, 4), id: Float64Array.of(1, 2, 3) });
  const used = { customer: "who", time: "at", value: "paid", order: "id" };
  const expected = new em.OrdersState({ timeZone: "UTC" }).update(data(), used).toBytes();
  const bytes = async (from, given) => (await (await from.OrdersState({ timeZone: "UTC" })).update(given, used)).toBytes();
  const kept = data();
  const call = bytes(remote, kept);
  assert.deepEqual(await call, expected);
  assert.deepEqual([kept.who.length, kept.paid.length, kept.id.length, all.length], [3, 3, 3, 8]);
  const other = start("host");
  const given = data();
  assert.deepEqual(await bytes(connect(other, { transfer: true }), given), expected);
  assert.deepEqual([given.who.length, given.id.length, all.length], [0, 0, 8]);
  await other.terminate();
  const table = tableFromArrays({ who: [1, 2, 3], at: rows.map(({ at }) => at), paid: [2, 3, 4], id: [1, 2, 3] });
  assert.deepEqual(await bytes(remote, fromArrow(table)), expected);
  assert.deepEqual(await bytes(remote, fromArrow(table)), expected);
  assert.equal((await remote.revenue({ orderValues: fromArrow(table.getChild("paid")) })).value, 9);
  // What changes after a call does not change the call.
  const reused = data();
  const state = await remote.OrdersState({ timeZone: "UTC" });
  const pending = state.update(reused, used);
  reused.id.fill(9);
  await pending;
  assert.deepEqual(await state.toBytes(), expected);
});

const asColumns = Object.fromEntries(Object.values(names).map((name) => [name, rows.map((row) => row[name])]));
const empty = new em.OrdersState().toBytes();
// Memory that somebody took.
const [gone, goneWords] = [Float64Array.of(1, 2, 3), BigUint64Array.of(1n, 2n, 3n)];
structuredClone([gone, goneWords], { transfer: [gone.buffer, goneWords.buffer] });

/** A call of both libraries that both refuse alike. */
const REFUSED = [
  (em) => em.averageOrderValue({ revenue: NaN, orders: 1 }),
  (em) => em.averageOrderValue(12),
  (em, orders) => orders(rows.map((row) => ({ ...row, paid: NaN })), options),
  (em, orders) => orders(rows, { ...options, curency: "GBP" }),
  (em, orders) => orders(rows, { ...options, value: 3 }),
  (em, orders) => orders(rows, { ...options, value: "amount" }),
  (em, orders) => orders(null, options),
  (em, orders) => orders("rows", options),
  (em, orders) => orders(rows, "options"),
  (em, orders) => orders({ ...rows, who: ["\ud800"] }, options),
  (em, orders) => orders([{ ...rows[0], at: new Date(NaN) }], options),
  (em, orders) => orders(rows),
  async (em, orders) => (await orders(rows, options)).by("fortnight"),
  async (em, orders) => (await orders(rows, options)).html("summary"),
  async (em, orders) => (await orders(rows, options)).summary({ windows: "60d" }),
  async (em, _, state) => (await state()).update(rows, { ...names, amount: "paid" }),
  async (em, _, state) => (await state()).update(rows, { ...names, amount: "paid", value: 3 }),
  async (em, _, state) => (await state()).merge({}),
  (em) => em.OrdersState.fromBytes(new Uint8Array(40)),
  (em) => em.OrdersState.fromBytes("EM"),
  (em) => em.Orders.fromState({}),
  (em) => em.OrdersState.fromBytes(empty, { customer: "who" }),
  (em) => em.OrdersState.fromBytes(empty, { grain: "day" }),
  (em) => em.report({ by: "month" }),
  (em) => em.averageOrderValue({ revenue: [10, () => 1], orders: [2, 5] }),
  (em) => em.revenue({ orderValues: [Symbol("x")] }),
  (em) => em.interval({ value: () => 1 }),
  (em, orders) => orders(rows, { ...options, nullCustomer: [() => 1] }),
  (em, orders) => orders(rows, { ...options, timeZone: Symbol("here") }),
  (em, orders) => orders(rows, { ...options, value: Symbol("paid") }),
  (em, orders) => orders(() => rows, options),
  (em, orders) => orders({ ...asColumns, paid: gone }, options),
  (em, orders) => orders({ ...asColumns, paid: goneWords }, options),
  (em, _, state) => state({ timeZone: [Symbol("here")] }),
  (em, _, state) => state({ customer: "who" }),
  async (em, _, state) => (await state()).update(rows[0], names),
  async (em, orders) => (await orders(rows, options)).by(() => "month"),
  async (em, orders) => (await orders(rows, options)).summary({ metrics: [() => 1] }),
  async (em, orders) => em.estimate(await (await orders(rows, options)).summary(), "aov"),
];

test("every refusal arrives as it is", async () => {
  const fields = ({ name, message, code, metric, input, rule, value, row, hint }) => ({ name, message, code, metric, input, rule, value, row, hint });
  const outcome = async (call, ...from) => {
    try {
      await call(...from);
    } catch (error) {
      return error;
    }
    return assert.fail(`${call} was not refused`);
  };
  for (const call of REFUSED) {
    const near = await outcome(call, em, (...given) => new em.Orders(...given), (...given) => new em.OrdersState(...given));
    const far = await outcome(call, remote, remote.Orders, remote.OrdersState);
    assert.ok(far instanceof EngagementError, `${call}: ${far.stack}`);
    assert.deepEqual(fields(far), fields(near), `${call}`);
  }
  assert.deepEqual(await remote.Orders.check(rows, options), []);
  const wrong = await remote.Orders.check([...rows, { ...rows[0], paid: NaN }], options, 5);
  assert.deepEqual(wrong, em.Orders.check([...rows, { ...rows[0], paid: NaN }], options, 5));
});

test("what there is not, and what is no more", async () => {
  await assert.rejects(remote.averageOrder({}), { name: "EngagementError", code: "unknown", input: "averageOrder" });
  const state = await remote.OrdersState();
  await assert.rejects(state.updated(rows), { code: "unknown", input: "updated" });
  assert.equal(`${state}`, "OrdersState in a worker");
  state.dispose();
  state[Symbol.dispose]();
  await assert.rejects(state.toBytes(), { code: "disposed", message: "OrdersState: it has been disposed of" });
  await assert.rejects(async () => state.length, { code: "disposed" });
  // One that never answers, so that the call still waits when the worker ends.
  const gone = new Worker("setInterval(() => {}, 1000)", { eval: true });
  const away = connect(gone);
  const waiting = assert.rejects(away.orders({ orders: 1 }), { code: "worker", message: /has ended/ });
  await gone.terminate();
  await waiting;
  await assert.rejects(away.orders({ orders: 1 }), { code: "worker", message: /has ended/ });
  const broken = new Worker("throw new Error('no such script')", { eval: true });
  await assert.rejects(connect(broken).orders({ orders: 1 }), { code: "worker", message: /no such script/ });
});

test("pages and text come from the page's host", async () => {
  const other = start("page-host");
  const orders = await connect(other).Orders(rows, options);
  const { Orders } = await import("engagement-metrics/page");
  assert.equal(await orders.html("report", { by: "month" }), new Orders(rows, options).html("report", { by: "month" }));
  await other.terminate();
  await assert.rejects(import("engagement-metrics/worker/host"), /is for workers/);
});

test("a handle is of one connection", async () => {
  const other = start("host");
  const away = connect(other);
  const [here, there] = [await remote.OrdersState({ timeZone: "UTC" }), await away.OrdersState({ timeZone: "UTC" })];
  await here.update(rows, names);
  await there.update(rows.slice(0, 1), names);
  const foreign = (input) => ({ name: "EngagementError", code: "worker", input, message: /is of another connection.*bytes/ });
  await assert.rejects(remote.Orders.fromState(there, { timeZone: "UTC" }), foreign("Orders.fromState"));
  await assert.rejects(here.merge(there), foreign("merge"));
  await assert.rejects(remote.report({ orders: await away.Orders(rows, options) }), foreign("report"));
  await assert.rejects(remote.interval([there]), foreign("interval"));
  assert.equal(await here.length, 3);
  await here.merge(await remote.OrdersState.fromBytes(await there.toBytes())).catch(({ message }) => assert.match(message, /merged/));
  there.dispose();
  await assert.rejects(away.Orders.fromState(there), { code: "disposed", metric: "OrdersState" });
  await other.terminate();
});

test("connections to one worker keep apart", async () => {
  const other = start("host");
  const [one, two] = [connect(other), connect(other)];
  const states = await Promise.all([one.OrdersState({ timeZone: "UTC" }), two.OrdersState({ timeZone: "UTC" }), one.OrdersState({ timeZone: "UTC" }), two.OrdersState({ timeZone: "UTC" })]);
  await Promise.all(states.map((state, count) => state.update(rows.slice(0, count), names)));
  assert.deepEqual(await Promise.all(states.map((state) => state.length)), [0, 1, 2, 3]);
  const asked = [one, two].flatMap((from) => [1, 2, 3].map((orders) => from.averageOrderValue({ revenue: from === one ? 12 : 24, orders })));
  assert.deepEqual((await Promise.all(asked)).map(({ value }) => value), [12, 6, 4, 24, 12, 8]);
  await assert.rejects(one.Orders.fromState(states[1]), { code: "worker" });
  // Frees what it holds, and nothing of the other.
  one.dispose();
  await assert.rejects(one.orders({ orders: 1 }), { code: "disposed" });
  assert.deepEqual([await states[1].length, await states[3].length], [1, 3]);
  await other.terminate();
});

test("what cannot be sent is an error, and the worker goes on", async () => {
  const state = await remote.OrdersState({ timeZone: "UTC" });
  await state.update(rows, names);
  for (const name of ["toBytes", "constructor"]) {
    await assert.rejects(async () => state[name], { name: "EngagementError", code: "worker", input: name, message: `worker: \`${name}\` is a method: call it` });
  }
  await assert.rejects(remote.commerce.valueOf(), { name: "EngagementError", code: "worker", input: "commerce.valueOf", message: /^worker: the answer cannot be sent: .*could not be cloned/ });
  const promise = { name: "EngagementError", code: "worker", input: "Orders.fromState", message: /^Orders.fromState: a worker cannot be sent this: .*could not be cloned/ };
  await assert.rejects(remote.Orders.fromState(Promise.resolve(state)), promise);
  await assert.rejects(remote.revenue({ orderValues: gone }), { ...promise, input: "revenue", message: /^revenue: a worker cannot be sent this: .*detached/ });
  // Only of a handle itself is `dispose` not the worker's.
  await assert.rejects(remote.Orders.dispose(), { code: "unknown", input: "Orders.dispose" });
  assert.equal(state.update[Symbol.dispose], undefined);
  assert.equal(await state.length, 3);
});

test("columns that were given away twice are refused by name", async () => {
  const other = start("host");
  const away = connect(other, { transfer: true });
  const state = await away.OrdersState({ timeZone: "UTC" });
  const paid = Float64Array.of(12.5, 8, 20);
  await state.update({ ...asColumns, paid }, names);
  await assert.rejects(state.update({ ...asColumns, paid }, names), { name: "EngagementError", code: "column_type", input: "value", message: /memory has moved/ });
  assert.equal(await state.length, 3);
  await other.terminate();
});

test("a call that the worker cannot read does not wait for ever", async () => {
  const other = start("host");
  const away = connect(other);
  await away.orders({ orders: 1 });
  other.postMessage({ gone }, [gone.buffer]);
  await assert.rejects(async () => {
    for (;;) await away.orders({ orders: 1 });
  }, { code: "worker", message: "worker: a message could not be read" });
  await other.terminate();
});

test("whatever a worker throws is told in words", async () => {
  for (const [thrown, words] of [["{}", /: it threw an object$/], ["'no luck'", /: no luck$/], ["[1]", /: it threw a list$/], ["null", /: it threw nothing$/]]) {
    const broken = new Worker(`throw ${thrown}`, { eval: true });
    await assert.rejects(connect(broken).orders({ orders: 1 }), { code: "worker", message: words });
  }
});
