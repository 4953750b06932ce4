// Comparisons and splits of changes: the numbers of the vectors, by names as JavaScript writes them.
import assert from "node:assert/strict";
import test from "node:test";
import * as em from "engagement-metrics";
import * as support from "./support.mjs";

const { columns, lines, reading, settings } = support;
const vectors = support.json("comparison.json");
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** As a result has it: names in camelCase. */
function named(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(named);
  return Object.fromEntries(Object.entries(value).map(([name, cell]) => [camel(name), named(cell)]));
}

const withoutProse = ({ notes, version, ...rest }) => rest;
const plain = (value) => JSON.parse(JSON.stringify(withoutProse(value)));

test("many estimates side by side give the numbers of the vectors", () => {
  for (const { id, inputs, groups, against, level, rows } of vectors.compare) {
    const given = (values) => Object.fromEntries(values.map((value, index) => [camel(inputs[index]), value]));
    const estimates = Object.entries(groups).map(([name, values]) => [name, em[camel(id)](given(values))]);
    for (const current of [new Map(estimates), Object.fromEntries(estimates)]) {
      assert.deepEqual(em.compare({ current, against, level }).map(plain), named(rows), `${id} ${against}`);
    }
  }
});

test("names of groups stay as they are, and lists go by their places", () => {
  const rate = (repeatCustomers) => em.repeatPurchaseRate({ repeatCustomers, customers: 400 });
  const [row] = em.compare({ current: { UK: rate(80) }, previous: { UK: rate(40) } });
  assert.deepEqual([row.name, row.verdict], ["UK", "better"]);
  assert.equal(row.low, em.difference(rate(80), rate(40)).low);
  const change = em.difference(rate(80), rate(40));
  assert.deepEqual([row.relativeLow, row.relativeHigh], [change.relativeLow, change.relativeHigh]);
  assert.ok(0 < row.relativeLow && row.relativeLow < row.relative && row.relative < row.relativeHigh);
  assert.deepEqual(em.compare({ current: [rate(80), rate(40)] }).map(({ name, against }) => [name, against]), [["1", "0"]]);
  assert.throws(() => em.compare({ current: { a: 0.2 } }), { code: "option", input: "current" });
  assert.throws(() => em.compare({ current: { a: rate(1) }, against: "b" }), { code: "unknown", input: "against" });
});

test("columns split into the effects of the vectors", () => {
  const { segments, before, after, ratio, sum } = vectors.columns;
  const side = ([numerator, denominator]) => ({ numerator, denominator });
  for (const { metric, value } of ratio) {
    assert.deepEqual(plain(em.decompose({ segments, before: side(before), after: side(after), metric })), named(value));
  }
  for (const { metric, value } of sum) {
    assert.deepEqual(plain(em.decompose({ segments, before: before[0], after: after[0], metric })), named(value));
  }
  assert.throws(() => em.decompose({ segments, before: before[0], after: side(after) }), { code: "missing_column" });
  assert.throws(() => em.decompose({ segments, before: [1], after: [1] }), { code: "column_length", input: "before" });
});

for (const view of ["golden", "shop"]) {
  test(`${view}: changes of the real orders split into the effects of the vectors`, () => {
    const orders = new em.Orders(lines(view), { ...columns, ...reading(), ...settings });
    for (const { metric, by, period, previous, value } of vectors.orders[view]) {
      const split = orders.decompose(metric, "country", { by, period, previous });
      assert.ok(Object.isFrozen(split));
      assert.deepEqual(plain(split), named(value), metric);
    }
    assert.throws(() => orders.decompose("median_order_value", "country"), { code: "not_additive" });
  });
}
