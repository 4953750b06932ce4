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
  const outside = (year) => year < YEARS[0] || year >= YEARS[1] - 1;
  // Of any unit; the longer look-up costs a few milliseconds, once.
  if (type === "ticks") return true;
  if (type === "instant") return cells.some((millis) => outside(new Date(millis).getUTCFullYear()));
  // ISO 8601 text begins with its year; other text costs a longer look-up and no more.
  const year = (start) => cells.subarray(start, start + 4).reduce((year, digit) => year * 10 + digit - 48, 0);
  return type === "text" && (outside(year(0)) || ends.some((end) => end < cells.length && outside(year(end))));
}
