// The worker's half: holds sources and states, and answers the page in the order of its calls.
const MARK = "engagement-metrics";
const PACKED = Symbol.for("engagement-metrics.packed");
const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** The port to whoever made this worker: a global one in browsers, Deno and Bun, one of a module in Node. */
function ownPort() {
  if (typeof WorkerGlobalScope === "function" && globalThis instanceof WorkerGlobalScope) return globalThis;
  const port = globalThis.process?.getBuiltinModule?.("node:worker_threads").parentPort;
  if (port) return port;
  throw new Error("engagement-metrics/worker/host is for workers: import it in the script of one");
}

// As deep as the page looks for what a message cannot hold.
const DEEP = 4;

/** The objects of one connection, and what is done with them. */
function session(library) {
  const held = new Map([[0, library]]);
  const numbers = new WeakMap();
  let last = 0;

  const numberOf = (object) => {
    if (!numbers.has(object)) {
      numbers.set(object, ++last);
      held.set(last, object);
    }
    return numbers.get(object);
  };

  /** What a page sent in place of what a message cannot hold. */
  const revived = (value, depth = DEEP) => {
    const sent = value?.[MARK];
    if (sent === undefined) {
      if (depth === 0) return value;
      if (Array.isArray(value)) return value.map((one) => revived(one, depth - 1));
      const isPlain = Object.prototype.toString.call(value) === "[object Object]";
      return isPlain ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, revived(one, depth - 1)])) : value;
    }
    if (sent.odd !== undefined) return sent.odd === "symbol" ? Symbol(sent.text) : () => {};
    if (sent.object !== undefined) return held.get(sent.object);
    if (sent.cells !== undefined) return { [PACKED]: () => sent.cells };
    const parts = (refused) => {
      if (sent.refusal !== undefined) throw refused(...sent.refusal);
      return sent.parts;
    };
    return { [PACKED]: parts };
  };

  const result = ({ object, path, args }) => {
    const owners = path.slice(0, -1);
    const owner = owners.reduce((owner, name) => owner?.[name], held.get(object));
    const name = path.at(-1);
    const found = owner?.[name];
    if (args === undefined) return found;
    if (typeof found !== "function") throw { message: `worker: there is no ${path.join(".")}`, code: "unknown", input: path.join(".") };
    const given = args.map((one) => revived(one));
    // Names of classes begin with a capital.
    return /^[A-Z]/.test(name) ? new found(...given) : owner[name](...given);
  };

  const answer = (call) => {
    try {
      const value = result(call);
      if (typeof value?.[dispose] === "function") return { object: numberOf(value), kind: value.constructor.name };
      const input = call.path.join(".");
      if (typeof value === "function") throw { message: `worker: \`${input}\` is a method: call it`, code: "worker", input };
      return { value };
    } catch (error) {
      const { message, code = "worker", metric, input, rule, value, row, hint } = error;
      return { error: { message, code, metric, input, rule, value, row, hint } };
    }
  };

  const release = (object) => {
    const freed = object === 0 ? [...held.keys()].filter((number) => number !== 0) : [object];
    for (const number of freed) {
      held.get(number)?.[dispose]();
      held.delete(number);
    }
  };

  return { answer, release };
}

/** Answers calls for the names of a library. */
function serve(library, port = ownPort()) {
  const sessions = new Map();

  const receive = (call) => {
    const id = call?.[MARK];
    if (id === undefined) return;
    const { connection } = call;
    if (!sessions.has(connection)) sessions.set(connection, session(library));
    const { answer, release } = sessions.get(connection);
    if (id === 0) return release(call.object);
    const post = (given, moved) => port.postMessage({ [MARK]: id, connection, ...given }, moved);
    const given = answer(call);
    try {
      post(given, given.value instanceof Uint8Array ? [given.value.buffer] : []);
    } catch ({ message }) {
      post({ error: { message: `worker: the answer cannot be sent: ${message}`, code: "worker", input: call.path.join(".") } });
    }
  };
  // The call that it was is waiting still, and nobody knows which it is.
  const unread = () => port.postMessage({ [MARK]: 0 });
  if (typeof port.on === "function") {
    port.on("message", receive);
    port.on("messageerror", unread);
  } else {
    port.addEventListener("message", ({ data }) => receive(data));
    port.addEventListener("messageerror", unread);
  }
}
