// Makes public/orders.json of the real order file: one row an invoice, in the order of time, and the file's licence beside it.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const data = path.join(import.meta.dirname, "../../tests/data");
const target = path.join(import.meta.dirname, "public");

/** Invoices of the lines, in whole hundredths of a penny so that sums are exact. */
export function invoices(text) {
  const found = new Map();
  for (const line of text.trimEnd().split(/\r?\n/).slice(1)) {
    const [order, , quantity, time, price, customer, country] = line.split(",");
    const invoice = found.get(order) ?? { order, customer: customer || null, time, value: 0, kind: order.startsWith("C") ? "refund" : "order", country };
    invoice.value += Number(quantity) * Math.round(Number(price) * 10_000);
    if (time < invoice.time) invoice.time = time;
    found.set(order, invoice);
  }
  const rows = Array.from(found.values(), (row) => ({ ...row, value: row.value / 10_000 }));
  return rows.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

const rows = invoices(gunzipSync(readFileSync(path.join(data, "online_retail.csv.gz"))).toString("utf8"));
mkdirSync(target, { recursive: true });
writeFileSync(path.join(target, "orders.json"), JSON.stringify(rows));
copyFileSync(path.join(data, "README.md"), path.join(target, "orders.README.md"));
console.log(`public/orders.json: ${rows.length} orders`);
