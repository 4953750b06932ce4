// The same bits as Rust and Python: formulas, and both views of the real orders, whole, shuffled, split and merged.
import assert from "node:assert/strict";
import test from "node:test";
import * as em from "engagement-metrics";
import * as support from "./support.mjs";

const { QUESTIONS, asVector, bits, columns, lines, london, pick, random, reading, settings, shuffled } = support;
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

test("formulas give the bits of the vectors", () => {
  for (const vector of support.json("formulas.json")) {
    const given = vector.given.map((value, index) => [camel(vector.inputs[index]), value]);
    const estimate = em[camel(vector.id)](Object.fromEntries(given));
    assert.equal(estimate.metric, vector.metric);
    assert.deepEqual([estimate.value, estimate.low, estimate.high].map(bits), vector.bits, vector.id);
    const wide = em.interval(estimate, 0.99);
    assert.deepEqual(wide && [wide.low, wide.high].map(bits), vector.bits_99, vector.id);
    const families = Object.values(em).filter((family) => family[camel(vector.id)] === em[camel(vector.id)]);
    assert.equal(families.length, 1, vector.id);
  }
});

test("a formula of numbers takes lists of them, and gives the same bits row by row", () => {
  let lists = 0;
  for (const vector of support.json("formulas.json")) {
    if (vector.given.some(Array.isArray)) continue;
    lists += 1;
    const named = (cell) => Object.fromEntries(vector.given.map((value, index) => [camel(vector.inputs[index]), cell(value)]));
    const forms = [(value) => [value, null, value], (value) => [BigInt, Number][+!Number.isInteger(value)](value)];
    const typed = (value) => Float64Array.of(value, value);
    for (const form of [forms[0], typed, (value) => [forms[1](value)]]) {
      const rows = em[camel(vector.id)](named(form));
      assert.ok(Object.isFrozen(rows) && Array.isArray(rows));
      for (const [index, row] of rows.entries()) {
        assert.deepEqual(Object.keys(row), ["value", "low", "high", "n"]);
        if (index === 1 && form === forms[0]) assert.deepEqual(Object.values(row), [null, null, null, null]);
        else assert.deepEqual([row.value, row.low, row.high].map(bits), vector.bits, vector.id);
      }
    }
  }
  assert.ok(lists > 15);
  const rows = em.repeatPurchaseRate({ repeatCustomers: new Set([8, 3]), customers: 26 });
  assert.deepEqual(rows.map((row) => row.n), [26, 26]);
});

function agrees(orders, view) {
  const vectors = support.json(`online_retail_${view}.json`);
  assert.deepEqual(Object.keys(vectors).sort(), Object.keys(QUESTIONS).sort());
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const rows = em.table(ask(orders));
    assert.deepEqual(asVector(rows, vectors[name].columns), vectors[name].rows, `${view}: ${name}`);
  }
}

const open = (data, timeZone) => new em.Orders(data, { ...columns, ...reading(timeZone), ...settings });

for (const view of ["golden", "shop"]) {
  test(`${view}: columns, rows and any order of them give the bits of the vectors`, () => {
    const all = lines(view);
    const order = shuffled(all.order.length, random(20101201));
    agrees(open(all), view);
    agrees(open(pick(all, order)), view);
    const rows = order.map((row) => ({ c: all.customer[row], line: row }));
    const read = (name) => ({ line }) => all[name][line];
    const accessors = { customer: "c", time: read("time"), value: read("value"), order: read("order"), kind: read("kind") };
    agrees(new em.Orders(rows, { ...accessors, segment: { country: read("country") }, ...reading(), ...settings }), view);
  });

  test(`${view}: the host's own zone gives the same bits`, () => {
    const orders = open(lines(view), "Europe/London");
    assert.match(orders.by("month").zone, /^Europe\/London \(.+\)$/);
    agrees(orders, view);
  });
}

test("shop: parts merged in any tree, through bytes, are the whole", () => {
  const all = lines("shop");
  const whole = open(all).state().toBytes();
  const source = random(20101201);
  for (const parts of [1, 2, 7, 1000]) {
    const order = shuffled(all.order.length, source);
    const size = Math.ceil(order.length / parts);
    const states = [];
    for (let start = 0; start < order.length; start += size) {
      const state = new em.OrdersState(reading()).update(pick(all, order.slice(start, start + size)), columns);
      states.push(em.OrdersState.fromBytes(state.toBytes()));
    }
    while (states.length > 1) {
      const [part] = states.splice(source.below(states.length), 1);
      const into = source.below(states.length);
      states[into].merge(part);
    }
    assert.deepEqual(states[0].toBytes(), whole, `${parts} parts`);
    agrees(em.Orders.fromState(states[0], { timeZone: london(), ...settings }), "shop");
  }
});

test("the host's zones agree with the committed table where it reaches", () => {
  const table = london();
  const [from, to] = [Date.UTC(2010, 0, 1), Date.UTC(2013, 0, 1)];
  const clock = new Intl.DateTimeFormat("en-US", { timeZone: table.name, timeZoneName: "longOffset" });
  const hostOffset = (millis) => (/GMT([+-])(\d+):(\d+)/.exec(clock.format(millis)) ?? []).slice(1);
  const own = (millis) => table.transitions.filter(([at]) => at <= millis * 1000).at(-1)?.[1] ?? table.initialOffset;
  let checked = 0;
  for (let millis = from; millis < to; millis += 1_800_000, checked++) {
    const [sign = "+", hours = 0, minutes = 0] = hostOffset(millis);
    const offset = (Number(hours) * 3600 + Number(minutes) * 60) * (sign === "-" ? -1 : 1);
    if (offset !== own(millis)) assert.fail(`${new Date(millis).toISOString()}: ${offset}`);
  }
  assert.equal(checked, 52_608);
  const edges = table.transitions.flatMap(([at]) => [at / 1000 - 1, at / 1000]);
  edges.forEach((millis) => assert.equal(Number(hostOffset(millis)[1] ?? 0) * 3600, own(millis)));
});
