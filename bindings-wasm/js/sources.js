// What every source, state and formula does; which there are is written in api.js.
import { NativeSource, NativeState, nativeDecompose, nativeEvaluate } from "./glue.js";
import { EngagementError, describe } from "./errors.js";
import { native, refused, unknown } from "./native.js";
import { packed, partsOf } from "./columns.js";
import { camel } from "./data.js";
import { data, plain } from "./results.js";
import { isOld, zoneOf } from "./zones.js";

const inspected = Symbol.for("nodejs.util.inspect.custom");
const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** Evaluates a formula whose inputs have these names in the core. */
export function evaluated(id, names, given = {}) {
  const values = named(id, given);
  const inputs = names.split(" ");
  const keys = inputs.map(camel);
  const odd = Object.keys(values).find((key) => !keys.includes(key));
  if (odd !== undefined) throw unknown(id, "inputs", keys, JSON.stringify(odd));
  const list = inputs.map((input, place) => argument(input, values[keys[place]]));
  return data(native(() => nativeEvaluate(id, list)));
}

function argument(input, value) {
  if (value === null || value === undefined || typeof value === "number" || typeof value === "string") return value;
  return typeof value === "bigint" ? Number(value) : packed(input, input, value);
}

/** Splits a change by segment. */
export function decompose(given) {
  const { segments, before, after, metric } = named("decompose", given);
  const side = (name, side) => {
    const isRatio = side !== null && typeof side === "object" && "numerator" in side;
    const columns = isRatio ? [side.numerator, side.denominator] : [side];
    return columns.map((cells, place) => packed("", place === 0 ? name : `${name}_denominator`, cells));
  };
  const columns = [[packed("", "segments", segments)], side("before", before), side("after", after)];
  return data(native(() => nativeDecompose(columns, metric ?? undefined)));
}

function named(subject, options) {
  if (options === null || options === undefined) return {};
  if (typeof options === "object" && !Array.isArray(options)) return options;
  throw refused(subject, "options", "an object of named options", describe(options));
}

/** Options as plain data, the names of zones replaced by their tables; where a table is opened, without its columns. */
function settled(info, options, wide, columns = {}) {
  const entries = Object.entries(named(info.name, options)).filter(([key]) => !(key in columns));
  return Object.fromEntries(entries.map(([key, value]) => {
    const isName = info.zones[key] !== undefined && typeof value === "string" && value !== "UTC";
    return [key, isName ? zoneOf(info.name, info.zones[key], value, wide) : plain(value)];
  }));
}

/** Columns and options of a call. */
function opened(info, table, options) {
  const parts = partsOf(info, table, named(info.name, options));
  const wide = parts.some((part) => info.times.includes(part[0]) && isOld(part));
  return [info.name, parts, settled(info, options, wide, info.columns)];
}

/** A native object on its way into a constructor. */
class Made {
  constructor(held) {
    this.held = held;
  }
}

const disposed = (name) => {
  const message = `${name}: it has been disposed of`;
  return new EngagementError({ message, code: "disposed", metric: name });
};

let infoOf;
let nativeOf;

/** What a disposable holder of a native object shares. */
class Holder {
  #info;
  #held;

  static {
    infoOf = (holder) => holder.#info;
    nativeOf = (holder) => {
      if (holder.#held === undefined) throw disposed(holder.constructor.name);
      return holder.#held;
    };
  }

  constructor(info, held) {
    this.#info = info;
    this.#held = held;
  }

  dispose() {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) native(() => held.free());
  }

  [dispose]() {
    this.dispose();
  }

  [inspected]() {
    return this.toString();
  }
}

export class Source extends Holder {
  constructor(info, table, options) {
    if (table instanceof Made) {
      super(info, table.held);
    } else {
      const given = opened(info, table, options);
      super(info, native(() => NativeSource.open(...given)));
    }
  }

  html(question, options) {
    return answer(this, question, options, "html");
  }

  markdown(question, options) {
    return answer(this, question, options, "markdown");
  }

  text(question, options) {
    return answer(this, question, options, "text");
  }

  describe(options) {
    const [source, language] = [nativeOf(this), plain(options?.language)];
    return native(() => source.text(language));
  }

  sheet() {
    const source = nativeOf(this);
    return data(native(() => source.sheet()));
  }

  toJSON() {
    return this.sheet();
  }

  toString() {
    return this.describe();
  }
}

/** The answer of a source to a question, as data, HTML or text. */
function answer(source, question, options, shape) {
  return asked(source, question, options, (held, name, given) => held.ask(name, given, shape));
}

/** The state that answers a question, for a constructor. */
export const derived = (source, question, options) =>
  new Made(asked(source, question, options, (held, name, given) => held.derived(name, given)));

function asked(source, question, options, call) {
  const given = plain(named(infoOf(source).name, options));
  const held = nativeOf(source);
  const text = typeof question === "string" ? question : describe(question);
  const name = text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return native(() => call(held, name, given));
}

export const ask = (source, question, options) => data(answer(source, question, options, "data"));

/** Asks one question of the sources that a call names. */
export function askAll(question, known, inputs, shape) {
  const { ...options } = named(question, inputs);
  const key = Object.keys(known).find((key) => options[key] !== undefined);
  const keys = Object.keys(known).join(", ");
  if (key === undefined) throw refused(question, keys, "a source", "nothing");
  const source = options[key];
  if (!(source instanceof known[key])) throw refused(question, key, `an instance of ${known[key].name}`, describe(source));
  delete options[key];
  const given = answer(source, question, options, shape);
  return shape === "data" ? data(given) : given;
}

/** Every violation in a table. */
export function checked(info, table, options, limit = 100) {
  const given = opened(info, table, options);
  return data(native(() => NativeSource.check(...given, limit)));
}

/** The native source over a state, for a constructor. */
export function over(info, state, kind, options) {
  const held = state instanceof kind ? nativeOf(state) : undefined;
  if (held === undefined) throw refused(info.name, "state", `an instance of ${kind.name}`, describe(state));
  const given = settled(info, options, true);
  return new Made(native(() => NativeSource.over(held, given)));
}

/** The state behind a source, for a constructor. */
export function stateOf(source) {
  const held = nativeOf(source);
  return new Made(native(() => held.state()));
}

export class State extends Holder {
  constructor(info, options) {
    if (options instanceof Made) {
      super(info, options.held);
    } else {
      // Rows come later, of whatever year.
      const given = settled(info, options, true);
      super(info, native(() => NativeState.empty(info.state, given)));
    }
  }

  get length() {
    const held = nativeOf(this);
    return native(() => held.count());
  }

  update(table, columns) {
    const info = infoOf(this);
    const held = nativeOf(this);
    const chosen = named(info.table, columns);
    const odd = Object.keys(chosen).find((key) => !(key in info.columns));
    if (odd !== undefined) throw unknown(info.table, "columns", Object.keys(info.columns), JSON.stringify(odd));
    const parts = partsOf(info, table, chosen);
    native(() => held.update(parts));
    return this;
  }

  merge(other) {
    const info = infoOf(this);
    const [held, added] = [nativeOf(this), other instanceof this.constructor ? nativeOf(other) : undefined];
    if (added === undefined) throw refused(info.state, "other", `an instance of ${info.state}`, describe(other));
    // A native object cannot be read while it is written to.
    native(() => held.merge(added === held ? added.copy() : added));
    return this;
  }

  toBytes() {
    const held = nativeOf(this);
    return native(() => held.bytes());
  }

  toString() {
    return `${infoOf(this).state}(${this.length})`;
  }
}

/** A state that answers a question, and reports by itself. */
export class Totals extends State {
  constructor(info, name, made) {
    if (!(made instanceof Made)) throw refused(name, "constructor", `left to ${info.name} and fromBytes`, describe(made));
    super({ ...info, state: name }, made);
  }

  report() {
    const held = nativeOf(this);
    return data(native(() => held.report()));
  }
}

/** The native state that bytes hold, for a constructor. */
export function readState(info, name, bytes, options) {
  const isBytes = ArrayBuffer.isView(bytes) || Object.prototype.toString.call(bytes) === "[object ArrayBuffer]";
  if (!isBytes) throw refused(name, "bytes", "a Uint8Array or an ArrayBuffer", describe(bytes));
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  const given = settled(info, options, true);
  return new Made(native(() => NativeState.read(name, view, given)));
}
