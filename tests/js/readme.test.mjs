// The JavaScript snippets of the front pages run as they stand.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { Worker } from "node:worker_threads";
import { tableFromArrays } from "@uwdata/flechette";
import { OrdersState } from "engagement-metrics";

// What a page has at hand where its snippets are about something else.
const orders = [["a", "ada", "2026-01-05", 12.5], ["b", "ada", "2026-01-20", 8], ["c", "grace", "2026-02-03", 20]];
const rows = orders.map(([id, customerId, placedAt, amount]) => ({ id, customerId, placedAt: new Date(placedAt), amount, country: "UK" }));
const columns = { customer: "customerId", time: "placedAt", value: "amount", order: "id" };
const other = new OrdersState({ currency: "GBP" });
other.update(rows.slice(0, 1), columns);
const options = { ...columns, segment: "country", currency: "GBP", timeZone: "Europe/London" };
const element = {};
const document = { body: {}, querySelector: () => element };
const socket = {};
const table = tableFromArrays(Object.fromEntries(["customerId", "placedAt", "amount"].map((name) => [name, rows.map((row) => row[name])])));
Object.assign(globalThis, { rows, options, batch: rows.slice(1), bytesFromPythonOrRust: other.toBytes(), document, socket, table });
const workers = [];
globalThis.Worker = function (script) {
  assert.equal(path.basename(script.pathname), "worker.js");
  workers.push(new Worker(new URL("./workers/host.mjs", import.meta.url)));
  return workers.at(-1);
};

const root = path.join(import.meta.dirname, "../..");

for (const page of ["README.md", "bindings-wasm/README.md"]) {
  const snippets = [...readFileSync(path.join(root, page), "utf8").matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);
  test(`${page}: ${snippets.length} snippets`, async () => {
    assert.notEqual(snippets.length, 0);
    for (const [index, code] of snippets.entries()) {
      // Beside this file, so that the package is found as an application finds it.
      const file = path.join(import.meta.dirname, `.readme-${path.dirname(page).replace(".", "root")}-${index}.mjs`);
      const printed = [];
      const log = console.log;
      try {
        writeFileSync(file, code);
        console.log = (...words) => printed.push(words.join(" "));
        await import(pathToFileURL(file));
        if (code.includes("socket.onmessage")) {
          const messages = rows.slice(1).map((row) => JSON.stringify(row));
          messages.forEach((data) => socket.onmessage({ data }));
          assert.match(element.textContent, /^average_order_value 13\.50 GBP \[.*\], n=3/);
        }
      } finally {
        await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
        console.log = log;
        rmSync(file, { force: true });
      }
      for (const [, promised] of code.matchAll(/^console\.log\(.*\);  ?\/\/ (.+)$/gm)) assert.ok(printed.includes(promised), `${promised}: ${printed}`);
    }
  });
}
