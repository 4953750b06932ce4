// Results as frozen plain data, and what one can ask of them.
import { nativeCompare, nativeDifference, nativeFormat, nativeInterval, nativeNote, nativeStandardError } from "./glue.js";
import { data } from "./data.js";
import { describe } from "./errors.js";
import { native } from "./boot.js";
import { refused, unknown } from "./native.js";
import { isDate } from "./columns.js";

// Results are less than ten deep; a value that refers to itself would have no end.
const DEPTH = 12;

/** What a caller gave, as nothing but plain data: dates are ISO text, and no getter or proxy is left. */
export function plain(value, depth = DEPTH) {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (value === null || typeof value !== "object") return value;
  if (isDate(value)) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((cell) => plain(cell, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([name, cell]) => [name, plain(cell, depth - 1)]));
}

export function interval(estimate, level = 0.95) {
  const given = plain(estimate);
  return data(native(() => nativeInterval(given, level)));
}

export function standardError(estimate) {
  const given = plain(estimate);
  return native(() => nativeStandardError(given)) ?? null;
}

export function difference(estimate, from, level = 0.95) {
  const [given, other] = [plain(estimate), plain(from)];
  return data(native(() => nativeDifference(given, other, level)));
}

/** Estimates by name, in pairs, since names are not keys of options. */
function pairs(input, groups) {
  if (groups === null || groups === undefined) return undefined;
  if (typeof groups !== "object") throw refused("compare", input, "estimates by name, or a list of them", describe(groups));
  const entries = groups instanceof Map ? [...groups] : Object.entries(groups);
  return entries.map(([name, estimate]) => [String(name), plain(estimate)]);
}

export function compare({ current, previous, against, level = 0.95 } = {}) {
  const given = [pairs("current", current) ?? [], pairs("previous", previous), against ?? undefined, level];
  return data(native(() => nativeCompare(...given)));
}

export function format(result, options) {
  const [given, language] = [plain(result), plain(options?.language)];
  return native(() => nativeFormat(given, language));
}

export function noteText(note, language) {
  const [given, told] = [plain(note), plain(language)];
  return native(() => nativeNote(given, told));
}

export function finding(report, metric, periodStart = null, segment = null) {
  const rows = report.findings.filter((row) => row.metric === metric);
  const names = (of, from) => [...new Set(from.map(of))].filter((name) => name !== null).slice(0, 12);
  if (rows.length === 0) throw unknown("report", "metric", names((row) => row.metric, report.findings), describe(metric));
  const start = rows.some((row) => row.periodStart === null) ? null : rows[0].periodStart;
  const of = rows.filter((row) => row.periodStart === (periodStart ?? start));
  const starts = () => names((row) => row.periodStart, rows);
  if (of.length === 0) throw unknown("report", "period_start", starts(), describe(periodStart ?? "all of the data"));
  const found = of.find((row) => row.segment === segment);
  if (found === undefined) throw unknown("report", "segment", names((row) => row.segment, of), describe(segment));
  return found;
}

export function estimate(report, metric, periodStart, segment) {
  return finding(report, metric, periodStart, segment).estimate;
}

export function table(report, options) {
  const language = options?.language ?? "en";
  const between = language.messages?.["format.sentences"] ?? "; ";
  const words = (note) => (language === "en" ? note.text : noteText(note, language));
  const row = ({ estimate, previous, change, pHolm, verdict, ...place }) => {
    const { value, low, high, n, clusters, unit, maturity, notes } = estimate;
    const { low: changeLow = null, high: changeHigh = null, pValue = null } = change ?? {};
    const figures = { value, low, high, n, clusters, unit, maturity, previous: previous?.value ?? null };
    const changes = { change: change?.value ?? null, changeLow, changeHigh, pValue, pHolm, verdict };
    const text = notes.map(words).join(between);
    return Object.freeze({ ...place, ...figures, ...changes, notes: text === "" ? null : text });
  };
  return Object.freeze(report.findings.map(row));
}
