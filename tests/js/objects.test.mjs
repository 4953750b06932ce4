// Results are frozen plain data with free functions; sources and states are objects that can be disposed of.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import test from "node:test";
import { transform } from "esbuild";
import * as em from "engagement-metrics";
import * as page from "engagement-metrics/page";

const rows = [
  { id: 1, who: "ada", at: "2011-01-05", paid: 12.5, from: "UK" },
  { id: 2, who: "ada", at: "2011-01-20", paid: 8, from: "UK" },
  { id: 3, who: "grace", at: "2011-02-03", paid: 20, from: "FR" },
  { id: 4, who: "grace", at: "2011-02-04", paid: 30, from: null },
];
const columns = { customer: "who", time: "at", value: "paid", order: "id", segment: "from" };
const options = { ...columns, currency: "GBP", timeZone: "UTC", asOf: "2011-03-01" };
const rate = () => em.repeatPurchaseRate({ repeatCustomers: 8, customers: 26 });

function assertFrozen(value, at = "result") {
  if (value === null || typeof value !== "object") return;
  assert.ok(Object.isFrozen(value), `${at} is frozen`);
  assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)), `${at} is plain`);
  Object.entries(value).forEach(([name, inner]) => assertFrozen(inner, `${at}.${name}`));
}

test("results are frozen plain data that survive cloning and JSON", () => {
  const orders = new em.Orders(rows, options);
  const report = orders.by("month", { segment: "from" });
  const results = [rate(), em.interval(rate()), em.difference(rate(), rate()), report, orders.sheet(), em.table(report)];
  for (const result of results) {
    assertFrozen(result);
    assert.deepEqual(structuredClone(result), result);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
  }
  assert.throws(() => "use strict" && (rate().value = 1), TypeError);
  // A clone is as good as the result: nothing hides behind it.
  assert.deepEqual(em.interval(structuredClone(rate()), 0.99), em.interval(rate(), 0.99));
  assert.deepEqual(em.table(JSON.parse(JSON.stringify(report))), em.table(report));
});

test("an estimate has exactly these fields", () => {
  assert.deepEqual(Object.keys(rate()), [
    "metric", "value", "low", "high", "level", "n", "clusters", "unit", "currency", "maturity", "settings", "notes", "evidence",
    "windowStart", "windowEnd", "zone", "asOf", "version",
  ]);
  assert.deepEqual(rate().evidence, { kind: "proportion", successes: 8, trials: 26, effective: 26, clusters: 26 });
});

test("intervals at any level, standard errors, differences", () => {
  const [narrow, usual, wide] = [0.5, 0.95, 0.99].map((level) => em.interval(rate(), level));
  assert.ok(wide.low < usual.low && usual.low < narrow.low && narrow.high < usual.high && usual.high < wide.high);
  assert.deepEqual([usual.low, usual.high, usual.level], [rate().low, rate().high, 0.95]);
  assert.equal(em.interval(em.growthRate({ current: 3, previous: 2 })), null);
  assert.equal(em.standardError(rate()), Math.sqrt(((8 / 26) * (18 / 26)) / 26));
  assert.equal(em.standardError(em.orders({ orders: 3 })), null);
  const change = em.difference(rate(), em.repeatPurchaseRate({ repeatCustomers: 2, customers: 26 }));
  assert.equal(change.value, 8 / 26 - 2 / 26);
  assert.ok(change.low > 0 && change.pValue < 0.05);
  assert.equal(change.notes[0].code, "independent");
  const at99 = em.difference(rate(), em.repeatPurchaseRate({ repeatCustomers: 2, customers: 26 }), 0.99);
  assert.ok(at99.low < change.low && at99.level === 0.99 && at99.pValue === change.pValue);
});

test("format is the core's own line", () => {
  assert.equal(em.format(rate()), "repeat_purchase_rate 30.8 % [16.5, 50.0], n=26");
  const undefinedRate = em.repeatPurchaseRate({ repeatCustomers: 0, customers: 0 });
  assert.equal(undefinedRate.value, null);
  assert.equal(em.format(undefinedRate), "repeat_purchase_rate undefined: `customers` is 0, n=0");
  const summary = new em.Orders(rows, options).summary();
  const estimate = em.estimate(summary, "average_order_value");
  assert.match(em.format(estimate), /^average_order_value 17\.62 GBP .*, n=4, clusters=2/);
  const change = em.difference(estimate, estimate);
  assert.match(em.format(change), /^change of average_order_value 0\.00 GBP .*, p=1\.000$/);
});

test("a source answers, prints itself and becomes a state", () => {
  const orders = new em.Orders(rows, options);
  assert.match(String(orders), /^Orders: 4 orders, 2 customers, 2011-01-05 to 2011-02-04 \(UTC\)/);
  assert.deepEqual(JSON.parse(JSON.stringify(orders)), orders.sheet());
  assert.equal(orders.sheet().customers, 2);
  assert.deepEqual(em.report({ orders, by: "week", segment: "from" }), orders.report({ by: "week", segment: "from" }));
  const state = orders.state();
  assert.equal(state.length, 4);
  assert.equal(String(state), "OrdersState(4)");
  const again = em.Orders.fromState(em.OrdersState.fromBytes(state.toBytes().buffer), { timeZone: "UTC", asOf: "2011-03-01" });
  assert.deepEqual(again.by("month"), orders.by("month"));
  assert.deepEqual(em.Orders.check(rows, options), []);
});

test("further rows of a state that was made elsewhere are read in the zone that is named", () => {
  const columns = { customer: "customer", time: "time", value: "value" };
  const more = { customer: ["new"], time: ["2011-07-01"], value: [1] };
  const bytes = new em.OrdersState({ currency: "GBP", timeZone: "UTC" }).update(more, columns).toBytes();
  assert.throws(() => em.OrdersState.fromBytes(bytes).update(more, columns), /`time_zone` must be given/);
  const state = em.OrdersState.fromBytes(bytes, { timeZone: "Europe/London", nullRow: "skip" });
  state.update(more, columns).update({ ...more, value: [null] }, columns);
  assert.equal(state.length, 2);
  const sheet = em.Orders.fromState(state, { timeZone: "UTC" }).sheet();
  assert.deepEqual([sheet.first, sheet.last], ["2011-06-30T23:00:00Z", "2011-07-01T00:00:00Z"]);
  assert.throws(() => em.OrdersState.fromBytes(bytes, { nullRow: "drop" }), /`null_row` must be one of/);
});

test("the page entry answers as pages and as text, the default entry says where", () => {
  const orders = new page.Orders(rows, options);
  assert.match(orders.html("report", { by: "month" }), /^<!doctype html>/i);
  assert.equal(page.reportHtml({ orders, by: "month" }), orders.html("report", { by: "month" }));
  assert.match(orders.markdown("by", { period: "month" }), /^# Orders by month\n[^]*\n\| Average order value \| /);
  assert.match(orders.text("by", { period: "month" }), /average_order_value/);
  assert.deepEqual(orders.by("month"), new em.Orders(rows, options).by("month"));
  for (const shape of ["html", "markdown", "text"]) {
    const message = /^report: `shape` must be plain data .*"engagement-metrics\/page" for pages and text, got /;
    assert.throws(() => new em.Orders(rows, options)[shape]("summary"), { name: "EngagementError", message });
  }
});

test("a finding is found by metric, period and group", () => {
  const orders = new em.Orders(rows, options);
  const months = orders.by("month", { segment: "from" });
  assert.equal(em.estimate(months, "orders", "2011-02-01", "FR").value, 1);
  assert.equal(em.estimate(months, "orders", "2011-02-01").value, 1);
  assert.equal(em.finding(orders.by("month"), "revenue").periodStart, "2011-01-01");
  assert.equal(em.estimate(orders.report({ segment: "from" }), "revenue").value, 70.5);
  assert.equal(em.estimate(orders.report({ segment: "from" }), "revenue", null, "UK").value, 20.5);
});

test("states are updated, merged and disposed of", () => {
  const state = new em.OrdersState({ currency: "GBP", timeZone: "UTC" });
  assert.equal(state.update(rows.slice(0, 2), columns), state);
  const other = new em.OrdersState({ currency: "GBP", timeZone: "UTC" }).update(rows.slice(2), columns);
  assert.deepEqual(state.merge(other).toBytes(), new em.Orders(rows, options).state().toBytes());
  assert.equal(other.length, 2);
  other.dispose();
  other[Symbol.dispose]();
  assert.throws(() => other.length, { name: "EngagementError", code: "disposed" });
  assert.throws(() => state.merge(other), { code: "disposed" });
  assert.equal(state.length, 4);
  const orders = new em.Orders(rows, options);
  orders[Symbol.dispose]();
  assert.throws(() => orders.summary(), { code: "disposed" });
});

test("every holder is freed at the end of its block", async () => {
  for (const library of [em, page]) {
    const holders = Object.values(library).filter((one) => typeof one?.prototype?.[Symbol.dispose] === "function");
    assert.ok(["Orders", "OrdersState"].every((name) => holders.some((holder) => holder.name === name)));
    const source = "{ using holder = made(Holder); seen.push(holder, String(holder)); }";
    const { code } = await transform(source, { target: "es2022" });
    for (const Holder of holders) {
      const seen = [];
      const made = (Holder) => (Holder.name === "OrdersTotals" ? new library.Orders(rows, options).totals() : new Holder(...(Holder.name.endsWith("State") ? [] : [rows, options])));
      new Function("Holder", "made", "seen", code)(Holder, made, seen);
      assert.equal(seen.length, 2, Holder.name);
      assert.throws(() => (seen[0].toBytes ?? seen[0].sheet).call(seen[0]), { code: "disposed", metric: Holder.name });
    }
  }
});

test("what is forgotten is freed as well", () => {
  // 400 logs of 3 MB: without the net they would take more than 1 GB.
  const script = `
    import { Orders, OrdersState } from "engagement-metrics";
    const rows = Float64Array.from({ length: 100_000 }, (_, row) => row);
    const columns = { customer: "who", time: "at", value: "paid" };
    const at = Array.from(rows, (row) => new Date(row * 1000));
    const state = new OrdersState().update({ who: rows, at, paid: rows }, columns);
    for (let round = 0; round < 40; round++) {
      for (let copy = 0; copy < 10; copy++) Orders.fromState(state);
      globalThis.gc();
      await new Promise((resolve) => setTimeout(resolve));
    }
    console.log(Math.round(process.memoryUsage().rss / 2 ** 20));`;
  const flags = ["--expose-gc", "--input-type=module", "--eval", script];
  const megabytes = Number(execFileSync(process.execPath, flags, { cwd: import.meta.dirname, encoding: "utf8" }));
  assert.ok(megabytes > 0 && megabytes < 500, `${megabytes} MB`);
});

test("CommonJS requires it", () => {
  const required = createRequire(import.meta.url)("engagement-metrics");
  assert.equal(required.averageOrderValue({ revenue: 12500, orders: 250 }).value, 50);
});
