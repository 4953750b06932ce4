// Every form in which JavaScript holds a table gives the same log.
import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";
import { Orders, OrdersState, averageOrderValue, revenue, uniqueCustomers } from "engagement-metrics";

const who = [17850, 17850, 13047, null];
const at = ["2011-01-05T10:00:00Z", "2011-01-20T10:00:00Z", "2011-02-03T10:00:00Z", "2011-02-04T10:00:00Z"];
const paid = [12.5, 8, 20, 30];
const id = [536365, 536366, 536367, 536368];
const names = { customer: "who", time: "at", value: "paid", order: "id" };
const bytes = (data, columns = names, options = {}) => new OrdersState(options).update(data, columns).toBytes();
const expected = bytes({ who, at, paid, id });
const same = (data, columns, options) => assert.deepEqual(bytes(data, columns, options), expected);

test("rows, columns, iterables and accessors", () => {
  const rows = at.map((_, row) => ({ who: who[row], at: at[row], paid: paid[row], id: id[row] }));
  same(rows);
  same(new Set(rows));
  same(rows.map((row) => ({ nested: row })), {
    customer: (row) => row.nested.who,
    time: (row) => new Date(row.nested.at),
    value: ({ nested }) => nested.paid,
    order: (_, index) => id[index],
  });
  same({ who: new Set([17850, 13047]).size && who, at, paid: Object.freeze([...paid]), id });
  same(vm.runInNewContext("({ who, at: at.map((text) => new Date(text)), paid, id })", { who, at, paid, id }));
});

test("ids as numbers, text, bigints and typed arrays are one", () => {
  const texts = who.map((one) => (one === null ? null : String(one)));
  const bigints = who.map((one) => (one === null ? undefined : BigInt(one)));
  for (const ids of [texts, bigints, [17850, "17850", 13047n, undefined], [17850, 17850, 13047, NaN], ["17850", "17850", "13047", ""]]) {
    same({ who: ids, at, paid, id });
  }
  for (const Type of [Int32Array, Uint32Array, Float64Array]) same({ who, at, paid, id: Type.from(id) });
  for (const Type of [BigInt64Array, BigUint64Array]) same({ who, at, paid, id: Type.from(id, BigInt) });
  const huge = BigUint64Array.of(2n ** 64n - 1n, 2n ** 64n - 2n, 1n, 2n);
  assert.deepEqual(bytes({ who, at, paid, id: huge }), bytes({ who, at, paid, id: Array.from(huge, String) }));
});

test("times as dates, text and a mix of both", () => {
  const dates = at.map((text) => new Date(text));
  same({ who, at: dates, paid, id });
  same({ who, at: [dates[0], at[1], dates[2], at[3]], paid, id });
  const local = at.map((text) => text.replace("T", " ").replace("Z", ""));
  same({ who, at: local, paid, id }, names, { timeZone: "UTC" });
  same({ who, at: local, paid, id }, names, { timeZone: "Europe/London" });
  same({ who, at: local.map((text) => text.replace(" 10", " 15:30").replace(":00:00", ":00")), paid, id }, names, { timeZone: "Asia/Kolkata" });
  const old = { who: [1], at: ["1918-07-01 12:00:00"], paid: [1], id: [1] };
  const utc = { who: [1], at: ["1918-07-01T16:00:00Z"], paid: [1], id: [1] };
  assert.deepEqual(bytes(old, names, { timeZone: "America/New_York" }), bytes(utc));
});

test("amounts as numbers, bigints and typed arrays", () => {
  same({ who, at, paid: Float64Array.from(paid), id });
  const whole = [12, 8, 20, 30];
  const reference = bytes({ who, at, paid: whole, id });
  for (const cells of [whole.map(BigInt), Int16Array.from(whole), Uint8ClampedArray.from(whole), Float32Array.from(whole), BigInt64Array.from(whole, BigInt)]) {
    assert.deepEqual(bytes({ who, at, paid: cells, id }), reference);
  }
});

test("flags, categories, nulls and empty tables", () => {
  const flags = [[true, false, null, true], [1, 0, undefined, 1]].map((card) => bytes({ who, at, paid, id, card }, { ...names, member: "card" }));
  assert.deepEqual(flags[0], flags[1]);
  const segments = { ...names, segment: ["shop", "note"] };
  const [first, second] = [["a", null, "ü", "日本"], [null, null, null, null]];
  const orders = new Orders({ who, at, paid, id, shop: first, note: second }, { ...segments, timeZone: "UTC" });
  const groups = orders.summary({ segment: "shop" }).findings.filter(({ metric }) => metric === "orders");
  assert.deepEqual(groups.map(({ segment, estimate }) => [segment, estimate.value]), [[null, 1], ["a", 1], ["ü", 1], ["日本", 1]].sort());
  assert.equal(new OrdersState().update([], names).length, 0);
  assert.equal(new Orders([], names).summary({ compare: "none" }).findings[0].estimate.value, 0);
});

test("large columns cross in one piece", () => {
  const count = 300_000;
  const index = Float64Array.from({ length: count }, (_, row) => row);
  const data = { who: index.map((row) => row % 1000), at: Array.from(index, (row) => new Date(row * 1000)), paid: index, id: index };
  assert.equal(new OrdersState().update(data, names).length, count);
});

test("formulas take lists of every kind and whole numbers of both", () => {
  for (const orderValues of [[40, 60, 25], Float64Array.of(40, 60, 25), [40n, 60n, 25n], new Set([40, 60, 25])]) {
    assert.equal(revenue({ orderValues }).value, 125);
  }
  assert.equal(uniqueCustomers({ customerIds: ["a", "b", null, "a"] }).value, 2);
  assert.equal(averageOrderValue({ revenue: 12500n, orders: 250n, sd: null }).value, 50);
});
