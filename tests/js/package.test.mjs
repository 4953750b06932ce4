// The package as delivered: what is in it, how large it is, and that bundlers take it without a setting.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const dist = path.dirname(fileURLToPath(import.meta.resolve("engagement-metrics")));
const read = (name) => readFileSync(path.join(dist, name));
const kb = (bytes) => Math.round(bytes / 102.4) / 10;

// The default entry, all of it: the module with formulas, reports as data and states, and the JavaScript around it.
const BUDGET = 204_800;
const PAGE_BUDGET = 290_816;
const SLIM_BUDGET = 16_384;
// What a page loads whose work is done in a worker, the adapter of Arrow tables, and the catalogue.
const SMALL_BUDGETS = { "worker.js": 4, "arrow.js": 3, "host.js": 2, "catalogue.js": 48, "rows.js": 64 };

test("the entries are within their budgets, gzip -9", () => {
  const [index, page, slim, wasm] = ["index.js", "page.js", "slim.js", "em_bg.wasm"].map((name) => gzipSync(read(name), { level: 9 }).length);
  console.log(`size: index.js ${index} bytes of ${BUDGET}, page.js ${page} of ${PAGE_BUDGET}, slim.js ${slim} of ${SLIM_BUDGET}, em_bg.wasm ${wasm} (gzip -9)`);
  assert.ok(index <= BUDGET, `index.js: ${index} bytes`);
  assert.ok(page <= PAGE_BUDGET, `page.js: ${page} bytes`);
  assert.ok(slim <= SLIM_BUDGET, `slim.js: ${slim} bytes`);
  for (const [name, budget] of Object.entries(SMALL_BUDGETS)) {
    const size = kb(gzipSync(read(name), { level: 9 }).length);
    console.log(`size: ${name} ${size} KB of ${budget}`);
    assert.ok(size <= budget, `${name}: ${size} KB`);
  }
});

test("each language is a file of its own, and no entry holds one", () => {
  const names = readdirSync(path.join(dist, "text")).sort();
  assert.deepEqual(names, ["language.d.ts", "ms.js", "th.js", "zh-Hans.js", "zh-Hant.js"]);
  const entries = readdirSync(dist).filter((name) => /\.(js|wasm)$/.test(name)).map((name) => [name, read(name)]);
  for (const name of names.filter((name) => name.endsWith(".js"))) {
    const text = read(`text/${name}`);
    console.log(`size: text/${name} ${kb(text.length)} KB, ${kb(gzipSync(text, { level: 9 }).length)} KB gzipped`);
    const [, title] = /"family\.checkout":\s*"([^"]+)"/.exec(text.toString());
    for (const [entry, bytes] of entries) assert.equal(bytes.indexOf(title), -1, `${entry} holds ${title}`);
  }
});

test("nothing waits, fetches or looks for a file", () => {
  for (const name of ["index.js", "page.js", "worker.js", "arrow.js"]) {
    assert.doesNotMatch(read(name).toString(), /new URL\(|^await |\bimport\b|import\.meta/m, name);
  }
  assert.doesNotMatch(read("slim.js").toString(), /new URL\(|^await |\bimport\b/m);
  for (const name of ["worker.js", "arrow.js"]) assert.doesNotMatch(read(name).toString(), /WebAssembly/, name);
  assert.deepEqual(readdirSync(dist).sort(), [
    "api.d.ts", "arrow.d.ts", "arrow.js", "catalogue.d.ts", "catalogue.js", "catalogue.json", "catalogue.schema.json", "catalogue.workerd.js",
    "catalogue_bg.wasm", "em_bg.wasm", "host.d.ts", "host.js", "index.d.ts", "index.js", "page-host.js", "page.d.ts", "page.js",
    "page.workerd.js", "page_bg.wasm", "rows.js", "slim.d.ts", "slim.js", "text", "types.d.ts", "worker.d.ts", "worker.js",
    "workerd.js",
  ]);
  assert.deepEqual(readdirSync(path.dirname(dist)).sort(), ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "dist", "package.json"]);
});

test("every declared name exists", async () => {
  const declared = (...files) => files.flatMap((name) =>
    [...read(name).toString().matchAll(/^export (?:class|const|function) (\w+)/gm)].map(([, found]) => found));
  const names = async (entry) => Object.keys(await import(entry)).sort();
  const plain = declared("api.d.ts", "types.d.ts");
  assert.deepEqual(await names("engagement-metrics"), [...new Set(plain)].sort());
  assert.deepEqual(await names("engagement-metrics/page"), [...new Set([...plain, ...declared("page.d.ts")])].sort());
  assert.deepEqual(await names("engagement-metrics/slim"), [...new Set([...plain, ...declared("slim.d.ts")])].sort());
  assert.deepEqual(await names("engagement-metrics/catalogue"), ["EngagementError", ...declared("catalogue.d.ts")].sort());
  assert.deepEqual(await names("engagement-metrics/arrow"), declared("arrow.d.ts").filter((name, index, all) => all.indexOf(name) === index));
  assert.deepEqual(await names("engagement-metrics/worker"), ["EngagementError", ...declared("worker.d.ts")]);
});

test("every metric has a name for people", () => {
  const catalogue = createRequire(import.meta.url)("engagement-metrics/catalogue.json");
  assert.deepEqual(catalogue.average_order_value, {
    about: "Average order value (AOV) is the mean value of an order.", direction: "higher", family: "commerce",
    name: "Average order value", unit: "money",
  });
});

test("the slim entry starts with the module of one's choice", async () => {
  const slim = await import("engagement-metrics/slim");
  assert.throws(() => slim.orders({ orders: 1 }), { code: "not_initialised" });
  await slim.init(readFileSync(fileURLToPath(import.meta.resolve("engagement-metrics/em.wasm"))));
  assert.equal(slim.averageOrderValue({ revenue: 12500, orders: 250 }).value, 50);
});

test("the modules that travel inside are the ones beside them", async () => {
  const source = path.join(import.meta.dirname, "../../bindings-wasm/js/unpack.js");
  const { unpacked } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(source, "utf8"))}`);
  for (const [entry, module] of [["index.js", "em_bg.wasm"], ["page.js", "page_bg.wasm"]]) {
    const wasm = read(module);
    const inside = /"([\w+/=]{9999,})"/.exec(read(entry).toString())[1];
    const start = performance.now();
    const bytes = unpacked(Buffer.from(inside, "base64"), wasm.length);
    console.log(`unpacked: ${module} in ${Math.round(performance.now() - start)} ms`);
    assert.ok(wasm.equals(bytes), module);
  }
});

for (const format of ["esm", "iife", "cjs"]) {
  test(`esbuild bundles it as ${format}, minified, without a setting`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "engagement-"));
    try {
      const entry = 'import { Orders, estimate, format } from "engagement-metrics";\n' +
        'const data = { c: ["a", "a", "b"], t: ["2011-01-05", "2011-01-06", "2011-01-07"], v: [1, 2, 6] };\n' +
        'const orders = new Orders(data, { customer: "c", time: "t", value: "v", timeZone: "UTC" });\n' +
        'console.log(format(estimate(orders.summary(), "revenue")));\n';
      const outfile = path.join(folder, format === "esm" ? "out.mjs" : "out.cjs");
      const stdin = { contents: entry, resolveDir: import.meta.dirname };
      const { warnings } = await build({ stdin, outfile, format, bundle: true, minify: true, logLevel: "silent" });
      assert.deepEqual(warnings, []);
      writeFileSync(path.join(folder, "package.json"), "{}");
      const out = execFileSync(process.execPath, [outfile], { encoding: "utf8" });
      assert.equal(out, "revenue 9.00, n=3\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
