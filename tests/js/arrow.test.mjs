// Tables of apache-arrow and of Flechette give the log that the same rows give as objects, whatever their layout.
import assert from "node:assert/strict";
import test from "node:test";
import * as flechette from "@uwdata/flechette";
import * as arrow from "apache-arrow";
import { Orders, OrdersState, averageOrderValue, revenue, uniqueCustomers } from "engagement-metrics";
import { fromArrow } from "engagement-metrics/arrow";

const names = { customer: "who", time: "at", value: "paid", order: "id", segment: "shop", member: "card" };
const options = { timeZone: "Europe/London" };
const START = Date.UTC(2011, 2, 26);
const rows = Array.from({ length: 100 }, (_, row) => ({
  who: row % 7 === 0 ? null : `customer ${row % 13}`,
  at: new Date(START + row * 3_600_000),
  paid: (row * 25) / 100,
  id: 536_365 + row,
  shop: row % 5 === 0 ? null : ["Zürich", "東京", "a shop with a long name", ""][row % 4],
  card: row % 3 === 0 ? null : row % 2 === 0,
}));
const column = (name) => rows.map((row) => row[name]);
const bytes = (data, columns = names) => new OrdersState(options).update(data, columns).toBytes();
const expected = bytes(rows);
const millis = column("at").map(Number);
/** The local time in London as if it were UTC; the hours hold the change to summer time. */
const local = rows.map(({ at }) => at.toISOString());
const summer = Date.UTC(2011, 2, 27, 1);
const clock = millis.map((at) => (at >= summer ? at + 3_600_000 : at));

const F = flechette;
const cents = column("paid").map((paid) => BigInt(Math.round(paid * 100)));
const decimals = (width) => F.columnFromArray(cents, F.decimal(9, 2, width));

/** Columns of each kind by both libraries: what they are called, the column of the table, the cells. */
const KINDS = {
  flechette: [
    ["utf8", "who", F.columnFromArray(column("who"), F.utf8())],
    ["large utf8", "who", F.columnFromArray(column("who"), F.largeUtf8())],
    ["dictionary", "who", F.columnFromArray(column("who"), F.dictionary(F.utf8(), F.int8()))],
    ["int16 of a dictionary", "shop", F.columnFromArray(column("shop"), F.dictionary(F.utf8(), F.uint16()))],
    ["int32", "id", F.columnFromArray(column("id"), F.int32())],
    ["uint32", "id", F.columnFromArray(column("id"), F.uint32())],
    ["int64", "id", F.columnFromArray(column("id").map(BigInt), F.int64())],
    ["uint64", "id", F.columnFromArray(column("id").map(BigInt), F.uint64())],
    ["dictionary of int32", "id", F.columnFromArray(column("id"), F.dictionary(F.int32()))],
    ["float64", "id", F.columnFromArray(column("id"), F.float64())],
    ["float32", "paid", F.columnFromArray(column("paid"), F.float32())],
    ["float16", "paid", F.columnFromArray(column("paid"), F.float16())],
    ["decimal32", "paid", decimals(32)],
    ["decimal64", "paid", decimals(64)],
    ["decimal128", "paid", decimals(128)],
    ["dictionary of decimal128", "paid", F.columnFromArray(cents, F.dictionary(F.decimal(18, 2, 128)))],
    ["bool", "card", F.columnFromArray(column("card"), F.bool())],
    ["iso text", "at", F.columnFromArray(local, F.utf8())],
    ["seconds", "at", F.columnFromArray(millis, F.timestamp(F.TimeUnit.SECOND, "UTC"))],
    ["milliseconds", "at", F.columnFromArray(millis, F.timestamp(F.TimeUnit.MILLISECOND, "Asia/Tokyo"))],
    ["microseconds", "at", F.columnFromArray(millis, F.timestamp(F.TimeUnit.MICROSECOND, "UTC"))],
    ["nanoseconds", "at", F.columnFromArray(millis, F.timestamp(F.TimeUnit.NANOSECOND, "UTC"))],
    ["local seconds", "at", F.columnFromArray(clock, F.timestamp(F.TimeUnit.SECOND))],
    ["local nanoseconds", "at", F.columnFromArray(clock, F.timestamp(F.TimeUnit.NANOSECOND))],
  ],
  "apache-arrow": [
    ["utf8", "who", arrow.vectorFromArray(column("who"), new arrow.Utf8())],
    ["large utf8", "who", arrow.vectorFromArray(column("who"), new arrow.LargeUtf8())],
    ["dictionary", "who", arrow.vectorFromArray(column("who"))],
    ["int32", "id", arrow.vectorFromArray(column("id"), new arrow.Int32())],
    ["uint64", "id", arrow.vectorFromArray(column("id").map(BigInt), new arrow.Uint64())],
    ["float64", "id", arrow.vectorFromArray(column("id"), new arrow.Float64())],
    ["float32", "paid", arrow.vectorFromArray(column("paid"), new arrow.Float32())],
    ["bool", "card", arrow.vectorFromArray(column("card"), new arrow.Bool())],
    ["seconds", "at", arrow.vectorFromArray(millis, new arrow.TimestampSecond("UTC"))],
    ["milliseconds", "at", arrow.vectorFromArray(column("at"), new arrow.TimestampMillisecond("UTC"))],
    ["microseconds", "at", arrow.vectorFromArray(millis, new arrow.TimestampMicrosecond("UTC"))],
    ["nanoseconds", "at", arrow.vectorFromArray(millis, new arrow.TimestampNanosecond("UTC"))],
    ["local milliseconds", "at", arrow.vectorFromArray(clock, new arrow.TimestampMillisecond())],
    ["decimal128", "paid", arrow.makeVector(arrow.makeData({
      type: new arrow.Decimal(2, 18), length: rows.length,
      data: Uint32Array.from(rows.flatMap(({ paid }) => [Math.round(paid * 100), 0, 0, 0])),
    }))],
  ],
};
for (const [library, kinds] of Object.entries(KINDS)) {
  test(`${library}: every type of column gives the same bytes`, () => {
    for (const [kind, name, cells] of kinds) {
      const columns = { ...Object.fromEntries(Object.keys(rows[0]).map((one) => [one, column(one)])), [name]: fromArrow(cells) };
      assert.deepEqual(bytes(columns), expected, `${name} as ${kind}`);
    }
  });
}

/** The whole table by both libraries, in one batch, in several, and as a slice of a larger one. */
function tables() {
  const cells = {
    who: arrow.vectorFromArray(column("who")), at: arrow.vectorFromArray(column("at"), new arrow.TimestampMicrosecond("UTC")),
    paid: arrow.vectorFromArray(column("paid")), id: arrow.vectorFromArray(column("id"), new arrow.Int32()),
    shop: arrow.vectorFromArray(column("shop"), new arrow.Utf8()), card: arrow.vectorFromArray(column("card")),
  };
  const whole = new arrow.Table(cells);
  const parts = [whole.slice(0, 1), whole.slice(1, 38), whole.slice(38, 38), whole.slice(38)];
  const chunks = parts[0].concat(...parts.slice(1));
  const ipc = arrow.tableToIPC(chunks);
  assert.ok(arrow.tableFromIPC(ipc).batches.length > 1);
  return {
    "one batch": whole, "several batches": chunks, "read from IPC": arrow.tableFromIPC(ipc), "Flechette from IPC": flechette.tableFromIPC(ipc),
    "a slice": whole.concat(whole).slice(37, 137),
    "Flechette's own": flechette.tableFromArrays(Object.fromEntries(Object.keys(rows[0]).map((name) => [name, column(name)])), {
      types: { at: flechette.timestamp(flechette.TimeUnit.MILLISECOND, "UTC"), who: flechette.utf8() },
    }),
  };
}

test("tables in one batch, in several, sliced and read back", () => {
  for (const [kind, table] of Object.entries(tables())) assert.deepEqual(bytes(fromArrow(table)), expected, kind);
});

test("times without a zone and dates are local, and need one", () => {
  const days = [14_975, 15_000];
  const [who, paid] = [["a", "b"], [1, 2]];
  const texts = bytes({ who, paid, at: ["2011-01-01", "2011-01-26"] }, { customer: "who", time: "at", value: "paid" });
  for (const at of [
    flechette.columnFromArray(days.map((day) => day * 86_400_000), flechette.dateDay()),
    flechette.columnFromArray(days.map((day) => day * 86_400_000), flechette.dateMillisecond()),
    arrow.vectorFromArray(days.map((day) => new Date(day * 86_400_000)), new arrow.DateDay()),
    arrow.vectorFromArray(days.map((day) => new Date(day * 86_400_000)), new arrow.DateMillisecond()),
    flechette.columnFromArray(days.map((day) => day * 86_400_000), flechette.timestamp(flechette.TimeUnit.SECOND)),
  ]) {
    const data = { who, paid, at: fromArrow(at) };
    const columns = { customer: "who", time: "at", value: "paid" };
    assert.deepEqual(bytes(data, columns), texts);
    assert.throws(() => new Orders(data, columns), { code: "naive_time", row: 0 });
  }
});

test("before 1970, and to the microsecond", () => {
  const at = (unit, ...cells) => {
    const type = new arrow.Timestamp(unit, "UTC");
    return fromArrow(arrow.makeVector(arrow.makeData({ type, data: BigInt64Array.from(cells) })));
  };
  const columns = { customer: "who", time: "at", value: "paid" };
  const state = (cells) => new OrdersState().update({ who: ["a"], paid: [1], at: cells }, columns).toBytes();
  assert.deepEqual(state(at(arrow.TimeUnit.NANOSECOND, -1n)), state(at(arrow.TimeUnit.MICROSECOND, -1n)));
  assert.deepEqual(state(at(arrow.TimeUnit.MICROSECOND, -1_000n)), state([new Date(-1)]));
  assert.throws(() => state(at(arrow.TimeUnit.SECOND, 2n ** 62n)), { code: "column_type", message: /times outside the range/ });
});

test("whole numbers beyond 64 bits of sign, exact decimals, and nulls that hide anything", () => {
  const ids = BigUint64Array.of(2n ** 64n - 1n, 2n ** 63n, 5n);
  const count = (given) => uniqueCustomers({ customerIds: given }).value;
  assert.equal(count(fromArrow(arrow.vectorFromArray(ids))), 3);
  const columns = { customer: "who", time: "at", value: "paid" };
  const base = { at: [1, 2, 3].map((day) => new Date(day)), paid: [1, 2, 3] };
  const state = (data) => new OrdersState().update({ ...base, ...data }, columns).toBytes();
  assert.deepEqual(state({ who: fromArrow(arrow.vectorFromArray(ids)) }), state({ who: Array.from(ids, String) }));
  // 0.1 + 0.2 as decimals is 0.3 in ticks; 2^53 + 1 hundredths would be another number as a float.
  const exact = flechette.columnFromArray([9_007_199_254_740_993n, -5n, 7n], flechette.decimal(38, 2, 128));
  const priced = (units) => new OrdersState({ scale: 2 }).update({ who: ["a", "a", "a"], at: base.at, kind: ["order", "refund", "order"], paid: units }, { ...columns, kind: "kind" });
  assert.equal(Orders.fromState(priced(fromArrow(exact))).summary({ metrics: ["revenue"] }).findings[0].estimate.value, 90_071_992_547_409.95);
  const hidden = arrow.makeVector(arrow.makeData({
    type: new arrow.TimestampSecond("UTC"), data: BigInt64Array.of(1n, 2n ** 62n, 3n), nullBitmap: Uint8Array.of(0b101), nullCount: 1,
  }));
  const skipped = new OrdersState({ nullRow: "skip" }).update({ who: ["a", "b", "c"], at: fromArrow(hidden), paid: [1, 2, 3] }, columns);
  assert.equal(skipped.length, 2);
});

test("views of text, as DuckDB and Polars write them", () => {
  const words = ["short", "a text of more than twelve bytes", "", "zwölf Bytes!", "another one that lies elsewhere"];
  const views = new Uint8Array(16 * words.length);
  const long = words.map((word) => new TextEncoder().encode(word));
  const buffers = [];
  const numbers = new DataView(views.buffer);
  long.forEach((word, row) => {
    numbers.setInt32(16 * row, word.length, true);
    if (word.length <= 12) return views.set(word, 16 * row + 4);
    views.set(word.subarray(0, 4), 16 * row + 4);
    numbers.setInt32(16 * row + 8, buffers.length, true);
    numbers.setInt32(16 * row + 12, 3, true);
    buffers.push(Uint8Array.from([0, 0, 0, ...word]));
  });
  const data = arrow.makeData({ type: new arrow.Utf8View(), views, variadicBuffers: buffers, nullBitmap: Uint8Array.of(0b11101), length: words.length });
  const columns = { customer: "who", time: "at", value: "paid", order: "id" };
  const rest = { at: words.map((_, row) => new Date(row)), paid: words.map((_, row) => row), id: words.map((_, row) => row) };
  const state = (who) => new OrdersState().update({ ...rest, who }, columns).toBytes();
  const given = words.map((word, row) => (row === 1 ? null : word));
  assert.deepEqual(state(fromArrow(arrow.makeVector(data))), state(given));
  const sliced = new arrow.Vector([data.slice(0, 2), data.slice(2, 3)]);
  assert.deepEqual(state(fromArrow(sliced)), state(given));
});

test("text that is no Unicode is refused with its row", () => {
  const data = arrow.makeData({ type: new arrow.Utf8(), data: Uint8Array.of(97, 98, 0xff, 99), valueOffsets: Int32Array.of(0, 1, 2, 4) });
  const columns = { customer: "who", time: "at", value: "paid" };
  const table = { who: fromArrow(arrow.makeVector(data)), at: [1, 2, 3].map((day) => new Date(day)), paid: [1, 2, 3] };
  assert.throws(() => new Orders(table, columns), { code: "unicode", row: 2 });
});

test("formulas take columns, other types are refused by name, and other things are no table", () => {
  const value = arrow.vectorFromArray([40, 60, 25]);
  assert.equal(revenue({ orderValues: fromArrow(value) }).value, 125);
  assert.equal(averageOrderValue({ revenue: fromArrow(value), orders: 5 })[0].value, 8);
  const list = arrow.vectorFromArray([[1], [2]], new arrow.List(new arrow.Field("x", new arrow.Int32())));
  assert.throws(() => revenue({ orderValues: fromArrow(list) }), { code: "option", message: /List/ });
  assert.equal(fromArrow(value).length, 3);
  assert.equal(fromArrow(value).arrowType, "Float64");
  for (const wrong of [null, {}, [], rows, new Map()]) assert.throws(() => fromArrow(wrong), TypeError);
  // No column is read before it is used.
  const table = { schema: { fields: [{ name: "x" }] }, getChild() {}, getChildAt: () => ({ get data() { throw new Error("read"); } }) };
  assert.deepEqual(Object.keys(fromArrow(table)), ["x"]);
});
