// Numbers and dates for people; names of metrics are the library's own.
import catalogue from "engagement-metrics/catalogue.json";

const LANGUAGE = "en-GB";
export const nameOf = (metric) => catalogue[metric].name;
export const aboutOf = (metric) => catalogue[metric].about;

const digits = (most, more) => new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: most, ...more });
const plain = digits(0);
const shortened = digits(1, { notation: "compact" });

/** A value in its unit, to as many digits as help. */
export function shown(value, { unit, currency }, isShort = false) {
  if (value === null) return "–";
  if (unit === "money" && currency) {
    const size = Math.abs(value);
    const style = { style: "currency", currency, minimumFractionDigits: 0 };
    if (isShort) return digits(size < 1000 || size >= 100_000 ? 0 : 1, { ...style, notation: "compact" }).format(value);
    return digits(size < 1000 ? 2 : 0, { ...style, minimumFractionDigits: size < 1000 ? 2 : 0 }).format(value);
  }
  if (unit === "fraction") return digits(1, { style: "percent", minimumFractionDigits: isShort ? 0 : 1 }).format(value);
  if (unit === "count") return (isShort ? shortened : plain).format(value);
  return digits(2, { minimumFractionDigits: 2 }).format(value);
}

const minus = (text) => text.replace("-", "−");

/** A change: of shares in points, of anything else as a share of what it was. */
export function changed({ value, relative, unit }) {
  const sign = { signDisplay: "exceptZero", minimumFractionDigits: 1 };
  if (unit === "fraction") return `${minus(digits(1, sign).format(value * 100))} pts`;
  return relative === null ? "" : minus(digits(1, { ...sign, style: "percent" }).format(relative));
}

export const verdictWord = (verdict) => verdict.replaceAll("_", " ");

const date = (text) => new Date(`${text}T00:00:00Z`);
const dates = (options) => new Intl.DateTimeFormat(LANGUAGE, { timeZone: "UTC", ...options });
export const month = (start, isShort) => dates(isShort ? { month: "short", year: "2-digit" } : { month: "long", year: "numeric" }).format(date(start));
export const day = (text) => dates({ day: "numeric", month: "short", year: "numeric" }).format(date(text.slice(0, 10)));
export const dayOfMonth = (text) => dates({ day: "numeric", month: "short" }).format(date(text.slice(0, 10)));
export const count = (value) => plain.format(value);

const region = new Intl.ListFormat(LANGUAGE, { type: "conjunction" });
export const list = (words) => region.format(words);
export const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
