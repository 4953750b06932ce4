// Columns of a user's table, packed so that each crosses into WebAssembly in one copy:
// [part, name, nulls, type, …], as src/table.rs reads them.
import { describe } from "./errors.js";
import { refused } from "./native.js";

const [NULL, NUMBER, BIGINT, FLAG, TEXT, DATE, OTHER] = [1, 2, 4, 8, 16, 32, 64];
const WORDS = { 2: "numbers", 4: "bigints", 8: "truth values", 16: "text", 32: "dates" };
const KINDS = { number: NUMBER, bigint: BIGINT, boolean: FLAG, string: TEXT, undefined: NULL };
// How a column or a table that was packed elsewhere hands itself over: by arrow.js, or on the page of a worker.
const PACKED = Symbol.for("engagement-metrics.packed");
const encoder = new TextEncoder();

// Dates and arrays also come from frames, workers and test runners.
export const isDate = (value) => value instanceof Date || Object.prototype.toString.call(value) === "[object Date]";

const missing = (cell) => cell === null || cell === undefined;
const kindOf = (cell) =>
  cell instanceof Date ? DATE : cell === null ? NULL : (KINDS[typeof cell] ?? (isDate(cell) ? DATE : OTHER));

/** One packed column. */
export function packed(part, name, cells) {
  if (cells?.[PACKED]) return [part, name, ...cells[PACKED]()];
  if (ArrayBuffer.isView(cells) && !(cells instanceof DataView)) return [part, name, undefined, ...typed(cells)];
  const iterable = typeof cells !== "string" && typeof cells?.[Symbol.iterator] === "function";
  if (!Array.isArray(cells) && !iterable) return [part, name, undefined, "unreadable", describe(cells)];
  const list = Array.isArray(cells) ? cells : Array.from(cells);
  let kinds = 0;
  for (let row = 0; row < list.length; row++) kinds |= kindOf(list[row]);
  const nulls = kinds & NULL ? filled(Uint8Array, list, (cell) => (missing(cell) ? 1 : 0)) : undefined;
  return [part, name, nulls, ...mixed(list, kinds & ~NULL)];
}

/** `Kind.from`, which takes ten times as long. */
function filled(Kind, list, of) {
  const cells = new Kind(list.length);
  for (let row = 0; row < list.length; row++) cells[row] = of(list[row]);
  return cells;
}

function typed(cells) {
  if (cells.length === 0 && isMoved(cells.buffer)) return ["unreadable", "a typed array whose memory has moved elsewhere"];
  if (cells instanceof Float64Array) return ["float", cells];
  if (cells instanceof BigInt64Array) return ["int", cells];
  return cells instanceof BigUint64Array ? whole(cells) : ["float", new Float64Array(cells)];
}

/** `detached` is younger than Node 20. */
function isMoved(buffer) {
  try {
    return !new Uint8Array(buffer);
  } catch {
    return true;
  }
}

function mixed(list, kinds) {
  switch (kinds) {
    case 0: // Nothing but nulls, which every part reads alike.
    case NUMBER:
      return ["float", filled(Float64Array, list, (cell) => cell ?? 0)];
    case BIGINT:
      return whole(list);
    case FLAG:
      return ["bool", filled(Uint8Array, list, (cell) => (cell ? 1 : 0))];
    case DATE: {
      const millis = filled(Float64Array, list, (cell) => (missing(cell) ? 0 : cell.getTime()));
      // The core names an invalid date and its row, as it does for any text that is no time.
      return millis.includes(NaN) ? texts(list, iso) : ["instant", millis];
    }
    case TEXT:
      return texts(list, (cell) => cell);
    case TEXT | DATE:
      return texts(list, (cell) => (typeof cell === "string" ? cell : iso(cell)));
  }
  const names = TEXT | NUMBER | BIGINT;
  const odd = list.findIndex((cell) => kindOf(cell) === OTHER);
  if (odd >= 0) return ["unreadable", `${describe(list[odd])} in row ${odd}`];
  const fraction = (cell) => typeof cell === "number" && !Number.isInteger(cell) && !Number.isNaN(cell);
  if ((kinds & ~names) === 0 && !list.some(fraction)) {
    return texts(list, (cell) => (Number.isNaN(cell) ? "" : String(cell)));
  }
  const found = Object.keys(WORDS).filter((kind) => kinds & kind).map((kind) => WORDS[kind]);
  return ["unreadable", `a mix of ${found.join(" and ")}`];
}

const iso = (date) => (Number.isNaN(date.getTime()) ? "Invalid Date" : date.toISOString());

/** Whole numbers beyond 64 bits are still names, so they travel as digits. */
function whole(cells) {
  const fits = (cell) => missing(cell) || BigInt.asIntN(64, cell) === cell;
  if (!cells.every(fits)) return texts(cells, String);
  return ["int", filled(BigInt64Array, cells, (cell) => cell ?? 0n)];
}

/** Texts by code: each different one once, unless most differ, as ids do; then looking for them takes longer. */
function texts(cells, show) {
  const codes = new Uint32Array(cells.length);
  const words = [];
  let places = new Map();
  for (let row = 0; row < cells.length; row++) {
    if (missing(cells[row])) continue;
    const word = show(cells[row]);
    let code = places?.get(word);
    if (code === undefined) {
      code = words.push(word);
      if (code > 4096 && code > row / 2) places = undefined;
      places?.set(word, code);
    }
    codes[row] = code;
  }
  const all = words.join("");
  const bytes = encoder.encode(all);
  const isPlain = bytes.length === all.length;
  // The encoder would turn a lone surrogate into another character without a word.
  const odd = isPlain ? -1 : words.findIndex((word) => /\p{Surrogate}/u.test(word));
  if (odd >= 0) return ["notUnicode", codes.indexOf(odd + 1)];
  const ends = new Uint32Array(words.length);
  let end = 0;
  for (let place = 0; place < words.length; place++) {
    end += isPlain ? words[place].length : encoder.encode(words[place]).length;
    ends[place] = end;
  }
  return ["text", bytes, ends, codes];
}

/** The columns of a table: properties or functions of row objects, or properties of an object of columns. */
export function partsOf(info, data, chosen) {
  if (data?.[PACKED]) return data[PACKED](refused);
  const unlike = (got) => refused(info.table, "data", "an array of row objects or an object of columns", got);
  if (data === null || typeof data !== "object") throw unlike(describe(data));
  const isRows = Array.isArray(data) || (!ArrayBuffer.isView(data) && typeof data[Symbol.iterator] === "function");
  const rows = isRows && !Array.isArray(data) ? Array.from(data) : data;
  const read = isRows ? fromRows : fromColumns;
  let kinds = isRows ? OTHER : 0;
  const parts = Object.entries(info.columns).flatMap(([key, { part, many }]) => {
    const choice = chosen[key];
    if (missing(choice)) return [];
    const named = many && typeof choice === "object" && !Array.isArray(choice) ? Object.entries(choice) : undefined;
    const sources = named ?? [many && Array.isArray(choice) ? choice : [choice]].flat().map((one) => [one, one]);
    return sources.map(([name, source]) => {
      const called = typeof name === "string" ? name : key;
      if (typeof source !== "string" && !(isRows && typeof source === "function")) {
        const expected = isRows ? "the name of a property, or a function of a row" : "the name of a column";
        throw refused(info.table, part, expected, describe(source));
      }
      kinds |= kindOf(rows[source]);
      return read(part, called, rows, source);
    });
  });
  if ((kinds & OTHER) === 0 && kinds > NULL) throw unlike("one row: pass `[row]`");
  return parts;
}

function fromRows(part, name, rows, source) {
  if (typeof source === "function") return packed(part, name, rows.map(source));
  const has = (row) => row !== null && typeof row === "object" && source in row;
  if (rows.length > 0 && !rows.some(has)) return absent(part, source, rows[0]);
  return packed(part, name, rows.map((row) => row?.[source]));
}

function fromColumns(part, name, columns, source) {
  return source in columns ? packed(part, name, columns[source]) : absent(part, source, columns);
}

const absent = (part, name, holder) => [part, name, undefined, "absent", Object.keys(holder ?? {})];
