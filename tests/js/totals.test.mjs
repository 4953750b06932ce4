// Totals of parts that share no customer: the bytes and the bits of Rust and Python.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import * as em from "engagement-metrics";
import { asVector, columns, json, lines, pick, random, reading, settings, shuffled } from "./support.mjs";

const vectors = json("totals.json");
const asked = { by: "month", segment: "country" };
const open = (data, zone) => new em.Orders(data, { ...columns, ...reading(zone), ...settings });
const end = (totals) => Buffer.from(totals.toBytes().slice(-8)).toString("hex");

function agrees(totals, view) {
  const { hash, report } = vectors[view];
  assert.equal(end(totals), hash);
  assert.deepEqual(asVector(em.table(totals.report()), report.columns), report.rows);
}

for (const view of ["golden", "shop"]) {
  test(`${view}: totals, whole and merged through bytes, give the bits of the vectors`, () => {
    const all = lines(view);
    agrees(open(all).totals(asked), view);
    const source = random(7);
    for (const count of [2, 8]) {
      const homes = new Map();
      const home = (key) => homes.get(key) ?? homes.set(key, source.below(count)).get(key);
      const rows = Array.from({ length: count }, () => []);
      shuffled(all.order.length, source).forEach((row) => rows[home(all.customer[row] ?? all.order[row])].push(row));
      const parts = rows.map((part) => open(pick(all, part)).totals(asked));
      while (parts.length > 1) {
        const [part] = parts.splice(source.below(parts.length), 1);
        parts[source.below(parts.length)].merge(em.OrdersTotals.fromBytes(part.toBytes()));
      }
      agrees(parts[0], view);
    }
  });
}

test("bytes of every release are read", () => {
  const folder = path.join(import.meta.dirname, "../golden/states");
  for (const name of ["totals_v1.bin", "totals_counts_v1.bin", "totals_lines_v1.bin"]) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    const totals = em.OrdersTotals.fromBytes(bytes);
    assert.deepEqual(totals.toBytes(), bytes);
    assert.ok(totals.report().findings.length > 0);
  }
});

test("a host's own zone is the same clock, whatever its release", () => {
  const lastSunday = (year, month) => {
    const day = new Date(Date.UTC(year, month + 1, 0, 1));
    return day.setUTCDate(day.getUTCDate() - day.getUTCDay()) * 1000;
  };
  const years = Array.from({ length: 40 }, (_, index) => 1996 + index);
  const transitions = years.flatMap((year) => [[lastSunday(year, 2), 3600], [lastSunday(year, 9), 0]]);
  const written = open(lines("golden"), { name: "Europe/London", version: "rule", initialOffset: 0, transitions });
  const host = open(lines("golden"), "Europe/London").totals(asked);
  assert.equal(host.merge(written.totals(asked)).length, 2 * 7409);
  // The committed table knows fewer years than the totals look back.
  assert.throws(() => host.merge(open(lines("golden")).totals(asked)), { code: "same_settings", message: /time_zone|timeZone/ });
});

test("totals are objects with one maker, and refuse what does not belong to them", () => {
  const totals = open(lines("golden")).totals();
  assert.equal(String(totals), "OrdersTotals(7409)");
  assert.equal(totals.length, 7409);
  assert.ok(Object.isFrozen(totals.report()));
  assert.equal(totals.merge(totals).length, 2 * 7409);
  assert.throws(() => new em.OrdersTotals(), { name: "EngagementError", message: /left to Orders and fromBytes/ });
  const refused = (other, matched) => assert.throws(() => totals.merge(other), { name: "EngagementError", ...matched });
  refused(open(lines("golden")).totals({ by: "day" }), { code: "same_settings", message: /`by` must be the same/ });
  refused(open(lines("golden")).state(), { message: /an instance of OrdersTotals/ });
  const openEnded = new em.Orders(lines("golden"), { ...columns, ...reading() });
  assert.throws(() => openEnded.totals(), { code: "missing_option", message: /asOf|as_of/ });
  assert.throws(() => em.OrdersTotals.fromBytes(totals.toBytes().slice(1)), { code: "no_state" });
  assert.throws(() => em.OrdersTotals.fromBytes("bytes"), { message: /a Uint8Array/ });
  totals[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  assert.throws(() => totals.report(), { code: "disposed" });
});
