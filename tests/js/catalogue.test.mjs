// The catalogue: the same words as in Rust and Python, from an entry of its own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { catalogue, catalogueJson, EngagementError, explain, search } from "engagement-metrics/catalogue";
import ms from "engagement-metrics/text/ms";
import th from "engagement-metrics/text/th";
import hans from "engagement-metrics/text/zh-Hans";
import hant from "engagement-metrics/text/zh-Hant";
import { json } from "./support.mjs";

const VECTORS = json("catalogue.json");
const LANGUAGES = { en: undefined, ms, th, "zh-Hans": hans, "zh-Hant": hant };

/** Hashes as tests/vectors.rs does. */
function fnv(text) {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) found = Math.imul(found ^ byte, 0x01000193) >>> 0;
  return found.toString(16).padStart(8, "0");
}

test("explanations are those of the other languages", () => {
  assert.equal(explain("bounce_rate", { language: ms }).text, VECTORS.bounce_rate);
  for (const [id, tag, text, markdown] of VECTORS.explanations) {
    const explanation = explain(id, { language: LANGUAGES[tag] });
    assert.deepEqual([fnv(explanation.text), fnv(explanation.markdown)], [text, markdown], `${id} ${tag}`);
  }
});

test("searches are those of the other languages", () => {
  const languages = [hant, hans, ms, th];
  for (const { query, hits } of VECTORS.searches) assert.deepEqual(search(query, { languages }), hits, query);
  assert.equal(search("跳出率")[0].id, "bounce_rate");
  assert.equal(search("CTOR", { language: ms })[0].name, explain("click_to_open_rate", { language: ms }).name);
});

test("metrics are frozen plain data in one language", () => {
  const metrics = catalogue({ language: th });
  assert.ok(Object.isFrozen(metrics) && Object.isFrozen(metrics[0].inputs));
  assert.deepEqual(structuredClone(metrics), metrics);
  assert.equal(metrics.find((metric) => metric.id === "bounce_rate").name, "อัตราตีกลับ");
  assert.equal(catalogue().length, metrics.length);
  const { caveat, text, markdown, ...parts } = explain("bounce_rate", { language: th });
  assert.deepEqual(parts, metrics.find((metric) => metric.id === "bounce_rate"));
  assert.ok(text.includes(caveat) && markdown.includes(caveat));
  assert.equal(explain("bounce_rate").caveat, null);
});

test("its JSON is what the schema describes, names in snake_case", () => {
  const schema = JSON.parse(readFileSync(new URL(import.meta.resolve("engagement-metrics/catalogue.schema.json")), "utf8"));
  const { required, properties } = schema.$defs.metric;
  for (const metric of JSON.parse(catalogueJson({ language: hans }))) {
    assert.deepEqual(required.filter((name) => !(name in metric)), [], metric.id);
    assert.deepEqual(Object.keys(metric).filter((name) => !(name in properties)), [], metric.id);
  }
});

test("what is no id, text or language is refused in the core's words", () => {
  const refused = (call, code, rule) => assert.throws(call, (error) => {
    assert.ok(error instanceof EngagementError);
    assert.equal(error.code, code, error.message);
    assert.match(error.rule, rule);
    return true;
  });
  refused(() => explain("engagement_rate"), "ambiguous", /engagement_rate_by_reach.*which differ/);
  refused(() => explain("bounce_rat"), "unknown", /bounce_rate/);
  refused(() => explain(7), "option", /must be text/);
  refused(() => search(null), "option", /must be text/);
  refused(() => explain("nps", { language: "ms" }), "language_away", /language/);
  refused(() => catalogue({ language: {} }), "option", /language/);
  refused(() => search("nps", { languages: [7] }), "option", /language/);
});
