/** What messages go through: a `Worker` of a browser, Deno or Bun, one of `node:worker_threads`, or a `MessagePort`. */
export interface Port {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

/**
 * The library in a worker whose script has imported "engagement-metrics/worker/host".
 *
 * Columns are packed at the call, so rows and arrays may change at once after it, and arrays of the caller are copied.
 *
 * @param options `transfer`: typed arrays of the caller move instead, and are empty afterwards.
 * @example
 * const remote = connect(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
 * const orders = await remote.Orders(rows, { customer: "customerId", time: "placedAt", value: "amount" });
 */
export function connect(worker: Port, options?: { readonly transfer?: boolean }): Remote;
