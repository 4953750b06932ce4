// The page's half of a library in a worker: packs columns, sends them, and waits; no WebAssembly, no name of a metric.
import { EngagementError, describe } from "./errors.js";
import { Refusal } from "./away.js";
import { partsOf } from "./columns.js";
import { DESCRIPTORS } from "./descriptors.js";

export { EngagementError } from "./errors.js";

const MARK = "engagement-metrics";
const HANDED_OVER = Symbol.for("engagement-metrics.packed");
const disposal = Symbol.dispose ?? Symbol.for("Symbol.dispose");
const sliced = Object.getPrototypeOf(Uint8Array.prototype).slice;
// Which object of which connection a handle stands for.
const places = new WeakMap();

/** A library in a worker that has imported "engagement-metrics/worker/host". */
export function connect(worker, { transfer = false } = {}) {
  // Connections may share a worker, and come from copies of this module, which could not count them.
  const connection = Math.random();
  const waiting = new Map();
  let last = 0;
  let hasAnswered = false;
  let failure;

  const failed = (message, code) => {
    failure ??= new EngagementError({ message, code });
    waiting.forEach(({ reject }) => reject(failure));
    waiting.clear();
  };
  const unread = () => failed("worker: a message could not be read", "worker");
  const ended = (reason) => failed(`worker: it has ended or could not start${reason ? `: ${reason}` : ""}`, "worker");

  const send = (owner, path, args, moved = []) =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) throw failure;
      const { object } = present(owner);
      try {
        worker.postMessage({ [MARK]: ++last, connection, object, path, args }, moved);
      } catch ({ message }) {
        throw refusal(path, `a worker cannot be sent this: ${message}`);
      }
      // Holding the owner keeps it from being collected, and so from being freed, before its answer.
      waiting.set(last, { resolve, reject, owner });
    });

  const receive = (answer) => {
    // Of no call in particular: the worker cannot say which it could not read.
    if (answer?.[MARK] === 0) return unread();
    const call = answer?.connection === connection ? waiting.get(answer[MARK]) : undefined;
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
  listen("messageerror", unread);
  // In a browser a worker outlives an error of its own script; in Node it does not.
  listen("error", (reason) => (hasAnswered && typeof worker.on !== "function") || ended(wordsOf(reason)));
  listen("exit", () => ended());
  worker.start?.();

  const free = (object) => failure === undefined && worker.postMessage({ [MARK]: 0, connection, object });
  const collected = new FinalizationRegistry(free);

  /** What stands for an object in the worker. */
  function held({ object, kind }) {
    const owner = { connection, object, kind, isGone: false };
    owner.handle = member(owner, []);
    places.set(owner.handle, owner);
    // The library itself stays as long as anything that it made.
    if (object !== 0) collected.register(owner.handle, object, owner.handle);
    return owner.handle;
  }

  /** A member of an object in the worker: called, it is a method; awaited, a property. */
  function member(owner, path) {
    const { object, kind } = owner;
    const dispose = () => {
      if (owner.isGone) return;
      collected.unregister(owner.handle);
      free(object);
      owner.isGone = true;
    };
    const get = (_, name) => {
      // Only a property of an object has a value that a message can hold.
      const isProperty = object !== 0 && path.length > 0;
      if (name === "then") return isProperty ? (...then) => send(owner, path).then(...then) : undefined;
      if (name === Symbol.toPrimitive) return () => `${kind} in a worker`;
      if (path.length === 0 && (name === "dispose" || name === disposal)) return dispose;
      return typeof name === "symbol" ? undefined : member(owner, [...path, name]);
    };
    const apply = (_, __, args) => {
      const call = { connection, path, moved: new Set() };
      try {
        const info = takingRows(owner, path);
        const given = info ? tableOf(info, args, call, transfer) : args.map((one) => portable(one, call));
        return send(owner, path, given, [...call.moved]);
      } catch (error) {
        return Promise.reject(error);
      }
    };
    return new Proxy(() => {}, { get, apply });
  }

  return held({ object: 0, kind: MARK });
}

const refusal = (path, words) => {
  const input = path.join(".");
  return new EngagementError({ message: `${input}: ${words}`, code: "worker", input });
};

/** What stands behind a handle, unless it has been disposed of. */
function present(owner) {
  if (!owner.isGone) return owner;
  throw new EngagementError({ message: `${owner.kind}: it has been disposed of`, code: "disposed", metric: owner.kind });
}

/** Scripts may throw anything. */
function wordsOf(thrown) {
  const words = thrown?.message ?? thrown;
  return typeof words === "string" ? words : `it threw ${describe(words)}`;
}

/** The source whose rows a call takes: where one is opened or checked, and where a state is updated. */
function takingRows({ object, kind }, [name, rest]) {
  if (object !== 0) return name === "update" ? DESCRIPTORS.find(({ state }) => state === kind) : undefined;
  return rest === undefined || rest === "check" ? DESCRIPTORS.find((info) => info.name === name) : undefined;
}

/** A table and the options beside it: the columns packed, the options without them. */
function tableOf(info, [data, options, limit], call, transfer) {
  const isNamed = options !== null && typeof options === "object" && !Array.isArray(options);
  const known = ([name, value]) => [name, name in info.columns ? true : portable(value, call)];
  const given = isNamed ? Object.fromEntries(Object.entries(options).map(known)) : portable(options, call);
  const rest = [given, portable(limit, call)];
  try {
    const parts = partsOf(info, data, isNamed ? options : {});
    const owned = transfer ? new Set() : buffersOf(data);
    return [{ [MARK]: { parts: parts.map((part) => movable(part, owned, call.moved)) } }, ...rest];
  } catch (error) {
    if (error instanceof Refusal) return [{ [MARK]: { refusal: error.words } }, ...rest];
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
function portable(value, call, depth = DEEP) {
  const owner = places.get(value);
  if (owner !== undefined) {
    const { connection, object, kind } = present(owner);
    if (connection === call.connection) return { [MARK]: { object } };
    throw refusal(call.path, `the ${kind} is of another connection, and states go from one to another as bytes (\`toBytes\`, \`fromBytes\`)`);
  }
  // Of no use in any worker, which says so in the words of the default entry.
  if (typeof value === "function" || typeof value === "symbol") return { [MARK]: { odd: typeof value, text: value.description } };
  if (value === null || typeof value !== "object" || depth === 0) return value;
  if (value[HANDED_OVER]) return { [MARK]: { cells: movable(value[HANDED_OVER](), undefined, call.moved) } };
  // A message would take all of the memory of which this is a part.
  if (ArrayBuffer.isView(value)) return value.byteLength < value.buffer.byteLength ? sliced.call(value) : value;
  if (typeof value[Symbol.iterator] === "function") {
    const list = Array.isArray(value) ? value : Array.from(value);
    return list.map((one) => portable(one, call, depth - 1));
  }
  if (Object.prototype.toString.call(value) !== "[object Object]") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, portable(one, call, depth - 1)]));
}

/** Messages arrive as copies that anyone could write to. */
function frozen(value) {
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
