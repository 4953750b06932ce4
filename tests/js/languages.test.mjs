// Languages of output: the same bytes as Rust and Python, the forms of the host's own locales, and nothing of them by default.
import assert from "node:assert/strict";
import test from "node:test";
import { crc32 } from "node:zlib";
import * as plain from "engagement-metrics";
import * as em from "engagement-metrics/page";
import ms from "engagement-metrics/text/ms";
import th from "engagement-metrics/text/th";
import hans from "engagement-metrics/text/zh-Hans";
import hant from "engagement-metrics/text/zh-Hant";
import { columns, json, lines, pick, reading, settings } from "./support.mjs";

const LANGUAGES = { en: "en", "zh-Hant": hant, "zh-Hans": hans, ms, th };
const LOCALES = [["zh-TW", hant], ["zh-CN", hans], ["ms-MY", ms], ["th-TH", th]];

const digest = (text) => [Buffer.byteLength(text), crc32(text).toString(16).padStart(8, "0")];

const all = lines("shop");
const rows = all.order.flatMap((order, row) => (order.endsWith("00") ? [row] : []));
const given = { ...columns, ...reading(), ...settings };
const orders = new em.Orders(pick(all, rows), given);

for (const [tag, language] of Object.entries(LANGUAGES)) {
  test(`${tag}: pages, texts and notes are those of the vectors, to the byte`, () => {
    const vector = json("languages.json")[tag];
    const options = { by: "month", segment: "country", language };
    const page = em.reportHtml({ orders, ...options });
    const charts = JSON.parse(/id="engagement-metrics-charts">(.*?)<\/script>/s.exec(page)[1]);
    assert.ok(charts.length > 20);
    assert.deepEqual(digest(page), vector.html);
    assert.deepEqual(digest(orders.markdown("report", options)), vector.markdown);
    assert.deepEqual(digest(orders.text("report", options)), vector.text);
    assert.deepEqual(digest(orders.describe({ language })), vector.describe);
    assert.deepEqual(orders.sheet().notes.map((note) => em.noteText(note, language)), vector.notes);
    const report = orders.report(options);
    const estimates = report.findings.slice(0, vector.estimates.length).map(({ estimate }) => em.format(estimate, { language }));
    assert.deepEqual(estimates, vector.estimates);
    const notes = em.table(report, { language }).map((row) => row.notes);
    const separator = language.messages?.["format.sentences"] ?? "; ";
    assert.deepEqual(notes, report.findings.map(({ estimate }) => estimate.notes.map((note) => em.noteText(note, language)).join(separator) || null));
  });
}

test("a tag alone is no language here, and the refusal names the module", () => {
  for (const ask of [(language) => orders.report({ language }), (language) => plain.format(plain.averageOrderValue({ revenue: 1, orders: 1 }), { language })]) {
    assert.throws(() => ask("zh_TW"), (error) => error.code === "language_away" && error.hint.includes('import "engagement-metrics/text/zh-Hant"'));
    assert.throws(() => ask("fr"), { code: "unknown" });
    assert.throws(() => ask({ tag: "fr" }), { code: "option" });
    assert.doesNotThrow(() => ask("en-GB"));
  }
  // A language of one's own says the rest in English.
  const own = { tag: "fr", messages: { "format.percent": "{number} pour cent" }, metrics: {} };
  const rate = plain.repeatPurchaseRate({ repeatCustomers: 8, customers: 26 });
  assert.equal(plain.format(rate, { language: own }), "Repeat purchase rate 30.8 pour cent [16.5, 50.0], n=26");
});

const rate = (value, unit, currency = null) => ({ ...plain.averageOrderValue({ revenue: 1, orders: 1 }), value, low: null, high: null, evidence: { kind: "exact" }, notes: [], unit, currency });
/** How the core writes a number of a unit. */
const written = (language, ...given) => {
  const line = plain.format(rate(...given), { language });
  const name = language.metrics.average_order_value.name;
  assert.ok(line.startsWith(`${name} `) && line.endsWith(", n=1"), line);
  return line.slice(name.length + 1, -", n=1".length);
};

// The host's own forms, with these exceptions, all deliberate: a true minus sign, two decimals of every currency (an
// amount below 100,000), stretches of dates and numbers in words, and quarters, which `Intl` does not write.
const CURRENCIES = "AUD BRL CAD CHF CNY EUR GBP HKD IDR ILS INR JPY KRW MXN MYR NZD PHP SGD THB TWD USD VND".split(" ");
for (const [locale, language] of LOCALES) {
  const number = (value, options) => new Intl.NumberFormat(locale, options).format(value).replace("-", "−");
  const decimals = (digits) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });

  test(`${locale}: numbers, money and units are written as the host's Intl does`, () => {
    for (const value of [0, 0.431, -0.0524, 12.3456]) {
      assert.equal(written(language, value, "fraction"), number(value, { style: "percent", ...decimals(1) }));
    }
    for (const value of [1_234_567, 999, -1_000]) assert.equal(written(language, value, "count"), number(value));
    for (const currency of CURRENCIES) {
      for (const value of [449.8, -99_999.5]) {
        assert.equal(written(language, value, "money", currency), number(value, { style: "currency", currency, ...decimals(2) }), currency);
      }
    }
    for (const [unit, value, name] of [["days", 23.5, "day"], ["seconds", 42, "second"]]) {
      const forms = ["long", "short"].map((unitDisplay) => number(value, { style: "unit", unit: name, unitDisplay, ...decimals(1) }));
      assert.ok(forms.includes(written(language, value, unit)), `${written(language, value, unit)}: ${forms}`);
    }
    for (const pair of language.messages["format.compact"].split(" ")) {
      const [power, name] = pair.split("=");
      assert.equal(number(2 * 10 ** power, { notation: "compact" }), `2${name}`);
    }
    const list = ["`a`", "`b`", "`c`"];
    const { "format.list": comma, "format.list_last": last } = language.messages;
    const joined = list[0] + comma + last.replace("{list}", list[1]).replace("{last}", list[2]);
    assert.equal(joined, new Intl.ListFormat(locale).format(list));
  });

  test(`${locale}: months, days and years are written as the host's Intl does`, () => {
    const date = (text, options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(new Date(text));
    const times = Array.from({ length: 13 }, (_, month) => `${2011 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-03`);
    const data = { who: times.map((_, row) => `c${row}`), at: times, paid: times.map(() => 1) };
    const one = new em.Orders(data, { customer: "who", time: "at", value: "paid", timeZone: "UTC", asOf: "2012-02-01" });
    const text = (period) => one.text("by", { period, metrics: ["orders"], language });
    for (const time of times) {
      assert.ok(text("month").includes(`\n${date(time, { year: "numeric", month: "short" })} `), `${time}\n${text("month")}`);
      assert.ok(text("day").includes(date("2012-01-13", { year: "numeric", month: "short", day: "numeric" })), text("day"));
      assert.ok(text("year").includes(`\n${date(time, { year: "numeric" })} `), text("year"));
    }
  });
}

test("the default entries hold no language, and each language is a plain module", async () => {
  for (const language of [ms, th, hans, hant]) {
    assert.equal(Object.getPrototypeOf(language), Object.prototype);
    assert.deepEqual(structuredClone(language), language);
    assert.deepEqual(Object.keys(language), ["tag", "messages", "metrics"]);
  }
});
