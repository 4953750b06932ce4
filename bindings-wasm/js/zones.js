// Time zones as data: the core asks for the instants at which an offset changes, and `Intl` knows them.
import { describe } from "./errors.js";
import { refused } from "./native.js";

const YEARS = [1970, 2038];
const ALL_YEARS = [1900, 2100];
// Two changes may lie four weeks apart, around Ramadan in Morocco and Egypt; a longer step would miss both.
const STEP = 14 * 86_400;
const lookedUp = new Map();

/** Seconds east of UTC at an instant in seconds. */
function clock(name) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  return (seconds) => {
    const [, sign, hours, minutes, rest] = /GMT(?:([+\-−])(\d+):?(\d\d)?:?(\d\d)?)?/.exec(format.format(seconds * 1000));
    const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0);
    return sign === "+" || sign === undefined ? size : -size;
  };
}

function transitionsOf(name, [from, to]) {
  const offset = clock(name);
  const [first, last] = [from, to].map((year) => Date.UTC(year, 0, 1) / 1000);
  const initialOffset = offset(first);
  const transitions = [];
  let [low, before] = [first, initialOffset];
  for (let high = first + STEP; high < last; high += STEP) {
    for (const end = offset(high); before !== end; ) {
      let other = high;
      while (other - low > 1) {
        const middle = Math.floor((low + other) / 2);
        if (offset(middle) === before) low = middle;
        else other = middle;
      }
      [low, before] = [other, offset(other)];
      transitions.push([other * 1_000_000, before]);
    }
    low = high;
  }
  const version = globalThis.process?.versions?.tz ?? "Intl";
  return { name, version, initialOffset, transitions };
}

/** The zone of that name over the years of the data. */
export function zoneOf(subject, option, name, isOld) {
  const key = `${name} ${isOld}`;
  if (!lookedUp.has(key)) {
    try {
      lookedUp.set(key, transitionsOf(name, isOld ? ALL_YEARS : YEARS));
    } catch {
      throw refused(subject, option, "an IANA time zone that this platform knows, such as 'Europe/London'", describe(name));
    }
  }
  return lookedUp.get(key);
}

/** Whether a packed column holds a time outside the years that are usually looked up. */
export function isOld([, , , type, cells, ends]) {
  // Ticks are of any unit; the longer look-up costs a few milliseconds, once.
  if (type === "ticks") return true;
  const [first, last] = [YEARS[0], YEARS[1] - 1];
  if (type === "instant") {
    const [start, end] = [Date.UTC(first, 0), Date.UTC(last, 0)];
    return cells.some((millis) => millis < start || millis >= end);
  }
  // ISO 8601 text begins with its year; other text costs a longer look-up and no more.
  const isOutside = (start) => {
    const year = cells[start] * 1000 + cells[start + 1] * 100 + cells[start + 2] * 10 + cells[start + 3] - 53328;
    return year < first || year >= last;
  };
  return type === "text" && (isOutside(0) || ends.some((end) => end < cells.length && isOutside(end)));
}
