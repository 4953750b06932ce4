// The real order file and the vectors, as tests/retail.rs and tests/vectors.rs have them.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const tests = path.join(import.meta.dirname, "..");
// JSON has no infinity: an end that the data do not reach is null in JavaScript, and a note says so.
const open = (_, value) => (value === "7ff0000000000000" || value === "fff0000000000000" ? null : value);
export const json = (name) => JSON.parse(readFileSync(path.join(tests, "vectors", name), "utf8"), open);

/** The committed zone, under JavaScript's names. */
export function london() {
  const [{ name, version, initial_offset: initialOffset, transitions }] = json("zones.json");
  return { name, version, initialOffset, transitions };
}

/** The lines of a view, column by column: "golden" is the filter of most publications, "shop" all lines. */
export function lines(view) {
  const text = gunzipSync(readFileSync(path.join(tests, "data/online_retail.csv.gz"))).toString("utf8");
  const rows = text.trimEnd().split(/\r?\n/).slice(1).map((line) => line.split(","));
  const all = { customer: [], time: [], value: [], order: [], kind: [], country: [] };
  for (const [invoice, , quantity, time, price, customer, country] of rows) {
    const refund = invoice.startsWith("C");
    const value = (Number(quantity) * Math.round(Number(price) * 10_000)) / 10_000;
    if (view === "golden" && (refund || customer === "" || quantity.startsWith("-") || value <= 0)) continue;
    all.customer.push(customer === "" ? null : customer);
    all.time.push(time);
    all.value.push(value);
    all.order.push(invoice);
    all.kind.push(refund ? "refund" : "order");
    all.country.push(country);
  }
  return all;
}

export const columns = { customer: "customer", time: "time", value: "value", order: "order", kind: "kind", segment: "country" };
export const reading = (timeZone = london()) => ({ grain: "line", currency: "GBP", timeZone });
export const settings = { nullCustomer: "guest", zeroValue: "skip", asOf: "2011-05-31T23:00:00Z" };

/** Some rows of an object of columns. */
export function pick(all, rows) {
  return Object.fromEntries(Object.entries(all).map(([name, cells]) => [name, rows.map((row) => cells[row])]));
}

/** A seeded generator (SplitMix64). */
export function random(seed) {
  let state = BigInt(seed);
  const next = () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
  };
  return { below: (n) => Math.floor(next() * n) };
}

export function shuffled(count, { below }) {
  const order = Array.from({ length: count }, (_, row) => row);
  for (let last = count - 1; last > 0; last--) {
    const other = below(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** The bits of a number as vectors hold them. */
export function bits(number) {
  if (number === null) return null;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

const FLOATS = new Set(["value", "low", "high", "previous", "change", "change_low", "change_high", "p_value", "p_holm"]);
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** A report's table in the shape of a vector: `columns` are those of the vector. */
export function asVector(rows, names) {
  const cell = (row) => (name) => (FLOATS.has(name) ? bits(row[camel(name)]) : row[name === "country" ? "segment" : camel(name)]);
  return rows.map((row) => names.map(cell(row)));
}

/** Every question of the vectors. */
export const QUESTIONS = {
  summary: (orders) => orders.summary({ compare: "none" }),
  trailing: (orders) => orders.summary({ window: "60d" }),
  by_month: (orders) => orders.by("month"),
  by_month_and_country: (orders) => orders.by("month", { segment: "country" }),
  report: (orders) => orders.report({ by: "month", segment: "country" }),
};
