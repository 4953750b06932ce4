// The page's half of a library in a worker: packs columns, sends them, and waits; no WebAssembly, no name of a metric.
import { EngagementError } from "./errors.js";
import { Refusal } from "./away.js";
import { partsOf } from "./columns.js";
import { DESCRIPTORS } from "./descriptors.js";

export { EngagementError } from "./errors.js";

const MARK = "engagement-metrics";
const HANDED_OVER = Symbol.for("engagement-metrics.packed");
const disposal = Symbol.dispose ?? Symbol.for("Symbol.dispose");
const sliced = Object.getPrototypeOf(Uint8Array.prototype).slice;
// Which object of which worker a handle stands for.
const places = new WeakMap();

/** A library in a worker that has imported "engagement-metrics/worker/host". */
export function connect(worker, { transfer = false } = {}) {
  const waiting = new Map();
  let last = 0;
  let hasAnswered = false;
  let failure;

  const failed = (message, code) => {
    failure ??= new EngagementError({ message, code });
    waiting.forEach(({ reject }) => reject(failure));
    waiting.clear();
  };
  const ended = (reason) => failed(`worker: it has ended or could not start${reason ? `: ${reason}` : ""}`, "worker");

  const send = (owner, path, args, moved = []) =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) throw failure;
      if (owner.isGone) throw new EngagementError({ message: `${owner.kind}: it has been disposed of`, code: "disposed", metric: owner.kind });
      worker.postMessage({ [MARK]: ++last, object: owner.object, path, args }, moved);
      // Holding the owner keeps it from being collected, and so from being freed, before its answer.
      waiting.set(last, { resolve, reject, owner });
    });

  const receive = (answer) => {
    const call = waiting.get(answer?.[MARK]);
    if (call === undefined) return;
    hasAnswered = true;
    waiting.delete(answer[MARK]);
    if (answer.error !== undefined) call.reject(new EngagementError(answer.error));
    else if (answer.object === undefined) call.resolve(frozen(answer.value));
    else call.resolve(answer.object === call.owner.object ? call.owner.handle : held(answer));
  };

  const listen = (name, listener) => {
    if (typeof worker.on === "function") worker.on(name, listener);
    else worker.addEventListener(name, (event) => listener(name === "message" ? event.data : (event.message ?? "")));
  };
  listen("message", receive);
  listen("messageerror", () => ended("a message could not be read"));
  // In a browser a worker outlives an error of its own script; in Node it does not.
  listen("error", (reason) => (hasAnswered && typeof worker.on !== "function") || ended(reason?.message ?? reason));
  listen("exit", () => ended());
  worker.start?.();

  const free = (object) => failure === undefined && worker.postMessage({ [MARK]: 0, object });
  const collected = new FinalizationRegistry(free);

  /** What stands for an object in the worker. */
  function held({ object, kind }) {
    const owner = { object, kind, isGone: false };
    owner.handle = member(owner, []);
    places.set(owner.handle, object);
    // The library itself stays as long as anything that it made.
    if (object !== 0) collected.register(owner.handle, object, owner.handle);
    return owner.handle;
  }

  /** A member of an object in the worker: called, it is a method; awaited, a property. */
  function member(owner, path) {
    const { object, kind } = owner;
    const known = {
      [Symbol.toPrimitive]: () => `${kind} in a worker`,
      [disposal]: () => {
        if (owner.isGone) return;
        collected.unregister(owner.handle);
        free(object);
        owner.isGone = true;
      },
    };
    const get = (_, name) => {
      // Only a property of an object has a value that a message can hold.
      const isProperty = object !== 0 && path.length > 0;
      if (name === "then") return isProperty ? (...then) => send(owner, path).then(...then) : undefined;
      return typeof name === "symbol" ? known[name] : member(owner, [...path, name]);
    };
    const apply = (_, __, args) => {
      const moved = new Set();
      try {
        const info = takingRows(owner, path);
        const given = info ? tableOf(info, args, moved, transfer) : args.map((one) => portable(one, moved));
        return send(owner, path, given, [...moved]);
      } catch (error) {
        return Promise.reject(error);
      }
    };
    return new Proxy(() => {}, { get, apply });
  }

  return held({ object: 0, kind: MARK });
}

/** The source whose rows a call takes: where one is opened or checked, and where a state is updated. */
function takingRows({ object, kind }, [name, rest]) {
  if (object !== 0) return name === "update" ? DESCRIPTORS.find(({ state }) => state === kind) : undefined;
  return rest === undefined || rest === "check" ? DESCRIPTORS.find((info) => info.name === name) : undefined;
}

/** A table and the options beside it: the columns packed, the options without them. */
function tableOf(info, [data, options, ...rest], moved, transfer) {
  const isNamed = options !== null && typeof options === "object" && !Array.isArray(options);
  const known = ([name, value]) => [name, name in info.columns ? true : portable(value, moved)];
  const given = isNamed ? Object.fromEntries(Object.entries(options).map(known)) : portable(options, moved);
  try {
    const parts = partsOf(info, data, isNamed ? options : {});
    const owned = transfer ? new Set() : buffersOf(data);
    return [{ [MARK]: { parts: parts.map((part) => movable(part, owned, moved)) } }, given, ...rest];
  } catch (error) {
    if (error instanceof Refusal) return [{ [MARK]: { refusal: error.words } }, given, ...rest];
    throw error;
  }
}

/** Memory that is the caller's: of typed arrays, and of Arrow, about which nothing is known. */
function buffersOf(data) {
  const columns = data !== null && typeof data === "object" && typeof data[Symbol.iterator] !== "function" ? Object.values(data) : [];
  if (columns.some((column) => column?.[HANDED_OVER])) return undefined;
  return new Set(columns.filter(ArrayBuffer.isView).map(({ buffer }) => buffer));
}

/** A packed column whose memory moves, copied first where it is the caller's or only a part of more. */
function movable(part, owned, moved) {
  return part.map((cells) => {
    if (!ArrayBuffer.isView(cells)) return cells;
    const isOwn = owned !== undefined && !owned.has(cells.buffer) && cells.byteLength === cells.buffer.byteLength;
    const sent = isOwn && cells.buffer instanceof ArrayBuffer ? cells : sliced.call(cells);
    moved.add(sent.buffer);
    return sent;
  });
}

const DEEP = 4;

/** What a caller gave, as a message can hold it. */
function portable(value, moved, depth = DEEP) {
  if (places.has(value)) return { [MARK]: { object: places.get(value) } };
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (value === null || typeof value !== "object" || depth === 0) return value;
  if (value[HANDED_OVER]) return { [MARK]: { cells: movable(value[HANDED_OVER](), undefined, moved) } };
  // A message would take all of the memory of which this is a part.
  if (ArrayBuffer.isView(value)) return value.byteLength < value.buffer.byteLength ? sliced.call(value) : value;
  if (Array.isArray(value)) return value;
  if (typeof value[Symbol.iterator] === "function") return Array.from(value);
  if (Object.prototype.toString.call(value) !== "[object Object]") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, portable(one, moved, depth - 1)]));
}

/** Messages arrive as copies that anyone could write to. */
function frozen(value) {
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
