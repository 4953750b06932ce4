// Every specification renders in Vega itself, under the interpreter that a strict content policy needs, without a warning.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { Orders, reportHtml } from "engagement-metrics/page";
import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import * as version6 from "vega-lite";
import { columns, lines, reading, settings } from "./support.mjs";

const COMMITTED = path.join(import.meta.dirname, "../../core/src/chart/tests/specs.json");
/** Vega-Lite 5 is CommonJS that requires Vega, and Vega 6 is no CommonJS: it is handed over. */
function version5() {
  const source = readFileSync(path.join(import.meta.dirname, "node_modules/vega-lite-v5/build/vega-lite.js"), "utf8");
  const exports = {};
  new Function("exports", "module", "require", source)(exports, { exports }, () => vega);
  return exports;
}

const VERSIONS = { 5: version5(), 6: version6 };

/** Compiles and renders; returns the picture, the number of marks of each kind, and whatever was warned of. */
async function rendered(spec, { compile }) {
  const warnings = [];
  const warn = (...words) => (warnings.push(words.join(" ")), logger);
  const logger = { level: () => logger, error: warn, warn, info: () => logger, debug: () => logger };
  const view = new vega.View(vega.parse(compile(spec, { logger }).spec, null, { ast: true }), {
    expr: expressionInterpreter, logger, renderer: "none",
  });
  const svg = await view.toSVG();
  const marks = {};
  const walk = (item, parent) => {
    if (item.items) item.items.forEach((inner) => walk(inner, item));
    else if (parent.role === "mark") {
      const kind = item.shape?.startsWith?.("triangle") ? "arrow" : parent.marktype;
      marks[kind] = (marks[kind] ?? 0) + 1;
    }
  };
  walk(view.scenegraph().root, null);
  view.finalize();
  return { svg, marks, warnings };
}

async function check(name, spec) {
  for (const [version, lite] of Object.entries(VERSIONS)) {
    // The schema names version 6; a page that has version 5 changes this one word.
    const own = { ...spec, $schema: spec.$schema.replace("/v6", `/v${version}`) };
    const { svg, marks, warnings } = await rendered(own, lite);
    assert.deepEqual(warnings, [], `${name}, Vega-Lite ${version}`);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined(?!:)/, `${name}, Vega-Lite ${version}`);
    const drawn = Object.values(marks).reduce((sum, count) => sum + count, 0);
    assert.ok(name.endsWith("of nothing") ? drawn === 0 : drawn > 0, `${name}, Vega-Lite ${version}: ${drawn} marks`);
  }
}

const specs = JSON.parse(readFileSync(COMMITTED, "utf8"));
for (const [name, spec] of Object.entries(specs)) test(`${name} renders`, () => check(name, spec));

test("what is special is drawn", async () => {
  const marks = async (name) => (await rendered(specs[name], version6)).marks;
  for (const name of ["trend", "forest", "bins", "steps"]) {
    assert.equal((await marks(name)).arrow, undefined, name);
    assert.equal((await marks(`${name} without an end`)).arrow, 1, name);
  }
  // Fourteen bins of values and the shade of the interval; two lines of words under seven edges and the open end.
  const bins = await marks("bins");
  assert.equal(bins.rect, 15);
  assert.ok(bins.text > 10 && bins.rule === 1, JSON.stringify(bins));
  assert.equal((await marks("steps")).line, 21);
  const { svg } = await rendered(specs["bins"], version6);
  assert.match(svg, />≥ 91</);
});

test("a warning would be seen", async () => {
  const wrong = { ...specs.trend, layer: [{ mark: { type: "bar", orient: "north" }, encoding: { z: { field: "value" } } }] };
  assert.notDeepEqual((await rendered(wrong, version6)).warnings, []);
});

test("the charts of a page of real orders render", async () => {
  const orders = new Orders(lines("shop"), { ...columns, ...reading(), ...settings });
  const page = reportHtml({ orders, by: "month", segment: "country" });
  const [, json] = /id="engagement-metrics-charts">(.*?)<\/script>/s.exec(page);
  const charts = JSON.parse(json);
  assert.ok(charts.length >= 8, `${charts.length} charts`);
  for (const { title, spec } of charts) await check(title, spec);
});
