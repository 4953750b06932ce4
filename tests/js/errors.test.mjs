// Wrong data is an error with code, row and words of the core; whatever refused stays usable.
import assert from "node:assert/strict";
import test from "node:test";
import * as em from "engagement-metrics";
import { raised } from "../../bindings-wasm/js/errors.js";

const { EngagementError, Orders, OrdersState, averageOrderValue, repeatPurchaseRate } = em;
const good = { who: ["a", "b"], at: ["2011-01-05T10:00:00Z", "2011-01-06T10:00:00Z"], paid: [1, 2], id: [1, 2] };
const names = { customer: "who", time: "at", value: "paid", order: "id" };
const open = (data, options) => new Orders({ ...good, ...data }, { ...names, ...options });

/** What is done, the code, the row and a part of the message. */
const REFUSED = [
  // Formulas.
  [() => averageOrderValue({ revenue: NaN, orders: 1 }), "finite", null, "`revenue` must be a finite number, got NaN"],
  [() => averageOrderValue({ revenue: 1, orders: 1.5 }), "count", null, "`orders` must be a whole number of at least 0, got 1.5"],
  [() => averageOrderValue({ revenue: 1 }), "count", null, "got nothing"],
  [() => averageOrderValue(), "number", null, "`revenue` must be a number, got nothing"],
  [() => averageOrderValue({ revenue: "12", orders: 1 }), "number", null, "`revenue` must be a number, got \"12\""],
  [() => averageOrderValue({ revenue: 1, orders: 1, SD: 3 }), "unknown", null, "`inputs` must be one of revenue, orders, sd, got \"SD\""],
  [() => averageOrderValue({ revenue: 1, orders: 2, sd: -1 }), "at_least", null, "`sd` must be at least 0, got -1"],
  [() => averageOrderValue(12), "option", null, "an object of named options, got 12"],
  [() => averageOrderValue({ revenue: ["1"], orders: 1 }), "column_type", null, "`revenue` must be a column of numbers, got text"],
  [() => averageOrderValue({ revenue: [1, NaN], orders: 1 }), "finite", 1, "`revenue` must be a finite number, got NaN (row 1)"],
  [() => averageOrderValue({ revenue: [1], orders: [1, 2] }), "column_length", null, "`orders` must have 1 rows"],
  [() => averageOrderValue({ revenue: [1] }), "missing_column", null, "`orders` is required"],
  [() => repeatPurchaseRate({ repeatCustomers: [3, 30], customers: 26 }), "at_most", 1, "must be at most `customers` (26), got 30 (row 1)"],
  [() => repeatPurchaseRate({ repeatCustomers: 30, customers: 26 }), "at_most", null, "must be at most `customers` (26), got 30"],
  [() => em.revenue({ orderValues: [1, Infinity] }), "finite", 1, "got inf"],
  [() => em.revenue({ orderValues: [1, null] }), "not_null", 1, "must not be null"],
  [() => em.uniqueCustomers({ customerIds: ["a", "\ud800"] }), "unicode", 1, "must be valid Unicode text"],
  [() => em.uniqueCustomers({ customerIds: 3 }), "column_type", null, "got a number"],
  [() => em.interval(em.orders({ orders: 1 }), 1), "level", null, "strictly between 0 and 1"],
  [() => em.interval({ value: 3 }), "option", null, "must be an estimate made by this library"],
  [() => em.format(null), "option", null, "must be an estimate made by this library"],
  [() => em.difference(em.orders({ orders: 1 }), 3), "option", null, "must be an estimate made by this library"],
  // Rows.
  [() => open({ paid: [1, NaN] }), "finite", 1, "orders: `value` must be a finite number, got NaN (row 1)"],
  [() => open({ paid: [1, 0.00001] }), "money", 1, "must be a multiple of 0.0001"],
  [() => open({ paid: ["1", "2"] }), "column_type", null, "must be a column of amounts"],
  [() => open({ paid: [-1, 2] }), "sign", 0, "must be at least 0 for order 1"],
  [() => open({ paid: [1, null] }), "not_null", 1, "must not be null"],
  [() => open({ at: [good.at[0], "31/31/1997"] }), "time", 1, "must be an ISO 8601 date or time, got \"31/31/1997\" (row 1)"],
  [() => open({ at: [new Date(0), new Date(NaN)] }), "time", 1, "got \"Invalid Date\" (row 1)"],
  [() => open({ at: ["2011-01-05", "2011-01-06"] }), "naive_time", 0, "`time_zone` must be given"],
  [() => open({ at: [1, 2] }), "column_type", null, "must be a column of times"],
  [() => open({ who: [1.5, 2] }), "identifier", 0, "must be text or a whole number, got 1.5 (row 0)"],
  [() => open({ who: ["a", "\udc00b"] }), "unicode", 1, "orders: `customer` must be valid Unicode text (row 1)"],
  [() => open({ who: ["a", {}] }), "column_type", null, "identifiers (text or whole numbers), got an object in row 1"],
  [() => open({ who: ["a", true] }), "column_type", null, "got a mix of truth values and text"],
  [() => open({ who: "ab" }), "column_type", null, "got \"ab\""],
  [() => open({ id: [7, 7] }), "duplicate_order", 1, "must not repeat"],
  [() => open({ id: [7] }), "column_length", null, "must have 2 rows"],
  [() => open({ card: ["yes", "no"] }, { member: "card" }), "column_type", null, "truth values"],
  // Columns and options.
  [() => new Orders(good), "missing_column", null, "`customer` is required"],
  [() => open({}, { value: "amount" }), "unknown_column", null, "there are: who, at, paid, id, got \"amount\""],
  [() => new Orders([{ who: 1, at: 2 }], names), "unknown_column", null, "there are: who, at, got \"paid\""],
  [() => open({}, { value: 3 }), "option", null, "`value` must be the name of a column, got 3"],
  [() => new Orders(null, names), "option", null, "`data` must be an array of row objects or an object of columns, got nothing"],
  [() => new Orders("rows", names), "option", null, "got \"rows\""],
  [() => open({}, { curency: "GBP" }), "unknown_option", null, "`curency` must be an option; there are: currency,"],
  [() => open({}, { currency: "pounds" }), "currency", null, "three-letter ISO 4217 code"],
  [() => open({}, { grain: "day" }), "option", null, "`grain` must be one of order, line, got \"day\""],
  [() => open({}, { scale: 12 }), "option", null, "a whole number from 0 to 9, got 12"],
  [() => open({}, { timeZone: "Mars/Olympus" }), "option", null, "`time_zone` must be an IANA time zone"],
  [() => open({}, { timeZone: { name: "x", initialOffset: 0, transitions: [[2, 0], [1, 3600]] } }), "zone", null, "increasing transitions"],
  [() => open({}, { asOf: new Date(NaN) }), "option", null, "`as_of` must be an ISO 8601 date or time, got \"Invalid Date\""],
  // Questions.
  [() => open({}, { timeZone: "UTC" }).by("fortnight"), "option", null, "one of day, week, month, quarter, year"],
  [() => open({}, { timeZone: "UTC" }).by(), "missing_option", null, "`period` must be given"],
  [() => open({}, { timeZone: "UTC" }).by("month", { segment: "country" }), "segment_column", null, "must be a segment column"],
  [() => open({}).summary({ windows: "60d" }), "unknown_option", null, "`windows` must be an option; there are: window,"],
  [() => open({}).summary("60d"), "option", null, "an object of named options, got \"60d\""],
  [() => open({}).summary({ window: "two months" }), "option", null, "a trailing window such as '365d'"],
  [() => open({}).html("forecast"), "unknown", null, "must be one of summary, by, report, decompose, totals, got forecast"],
  [() => em.report({ by: "month" }), "option", null, "`orders` must be a source, got nothing"],
  [() => em.report({ orders: good }), "option", null, "`orders` must be an instance of Orders, got an object"],
  [() => em.estimate(open({}).summary(), "aov"), "unknown", null, "report: `metric` must be one of orders,"],
  [() => em.estimate(open({}, { timeZone: "UTC" }).by("month"), "orders", "2012-01-01"), "unknown", null, "one of 2011-01-01, got \"2012"],
  [() => em.finding(open({}).summary(), "orders", null, "UK"), "unknown", null, "`segment` must be one of , got \"UK\""],
  // States.
  [() => OrdersState.fromBytes(new Uint8Array(40)), "no_state", null, "must be bytes of OrdersState"],
  [() => OrdersState.fromBytes("EM"), "option", null, "a Uint8Array or an ArrayBuffer, got \"EM\""],
  [() => new OrdersState({ nullCustomer: "guest" }), "unknown_option", null, "`null_customer` must be an option"],
  [() => new OrdersState().update(good, { ...names, amount: "paid" }), "unknown", null, "`columns` must be one of customer, time,"],
  [() => new OrdersState().merge({}), "option", null, "`other` must be an instance of OrdersState, got an object"],
  [() => Orders.fromState({}), "option", null, "`state` must be an instance of OrdersState"],
];

test("every refusal is an EngagementError with code, row and words", () => {
  for (const [call, code, row, words] of REFUSED) {
    assert.throws(call, (error) => {
      assert.ok(error instanceof EngagementError && error instanceof Error, `${call}: ${error.stack}`);
      assert.equal(error.code, code, `${call}: ${error.message}`);
      assert.equal(error.row, row, `${call}: ${error.message}`);
      assert.ok(error.message.includes(words), `${call}: ${error.message}`);
      assert.equal(error.name, "EngagementError");
      return true;
    }, `${call}`);
  }
});

test("an error has its parts", () => {
  assert.throws(() => open({ paid: [1, 0.00001] }), {
    metric: "orders",
    input: "value",
    rule: "must be a multiple of 0.0001",
    value: "0.00001",
    hint: "raise `scale`, the number of decimals kept, or round the amounts first",
  });
});

test("a refused state is as it was, and goes on", () => {
  const state = new OrdersState().update(good, names);
  const before = state.toBytes();
  assert.throws(() => state.update({ ...good, id: [3, 2] }, names), { code: "duplicate_order", row: 1 });
  assert.throws(() => state.update({ ...good, id: [3, 4], paid: [1, NaN] }, names), { code: "finite", row: 1 });
  assert.throws(() => state.merge(state), { code: "merged_twice" });
  assert.throws(() => state.merge(new OrdersState({ currency: "GBP" }).update(good, names)), EngagementError);
  assert.deepEqual(state.toBytes(), before);
  assert.equal(state.update({ ...good, id: [3, 4] }, names).length, 4);
});

test("a refused source answers the next question", () => {
  const orders = open({}, { timeZone: "UTC" });
  assert.throws(() => orders.by("fortnight"), EngagementError);
  assert.equal(orders.by("month").findings[0].estimate.value, 2);
});

test("a caller's own error passes unchanged", () => {
  const own = new TypeError("mine");
  const fail = () => {
    throw own;
  };
  assert.throws(() => new Orders([{}], { ...names, value: fail }), (error) => error === own);
});

test("a fault of the module itself is an internal error with its cause", () => {
  const cause = new WebAssembly.RuntimeError("unreachable");
  const error = raised(cause);
  assert.deepEqual([error.code, error.cause, error.row], ["internal", cause, null]);
  assert.match(error.message, /please report it: unreachable$/);
});

test("every damaged byte is refused, never a crash", () => {
  const bytes = open({}, {}).state().toBytes();
  for (let place = 0; place < bytes.length; place++) {
    for (const damaged of [bytes.slice(0, place), Uint8Array.from(bytes, (byte, at) => (at === place ? byte ^ 255 : byte))]) {
      assert.throws(() => OrdersState.fromBytes(damaged), (error) => error instanceof EngagementError && error.code !== "internal");
    }
  }
});

test("strange values are refused without a crash", () => {
  const cycle = { name: "x" };
  cycle.self = cycle;
  const strange = [cycle, Symbol("x"), () => 1, 1n, new Map(), new Proxy({}, {}), /x/, Object.create(null), [[]], new Date(NaN)];
  for (const value of strange) {
    const calls = [
      () => open({}, { timeZone: value }),
      () => open({}, { currency: value }),
      () => open({ paid: [1, value] }),
      () => open({ paid: value }),
      () => averageOrderValue({ revenue: value, orders: value }),
      () => em.interval(value),
      () => open({}, { timeZone: "UTC" }).by(value),
      () => open({}).html(value),
      () => em.format(value),
      () => OrdersState.fromBytes(value),
      () => new OrdersState({ scale: [value] }),
    ];
    for (const call of calls) {
      try {
        call();
      } catch (error) {
        assert.ok(error instanceof EngagementError && error.code !== "internal", `${String(call)} ${typeof value}: ${error.stack}`);
      }
    }
  }
});
