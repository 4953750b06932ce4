export * from "./api.js";

/**
 * Loads the WebAssembly module, once, before anything else of `engagement-metrics/slim` is called.
 *
 * @param source Where it is: a URL, a `Response`, its bytes, a `WebAssembly.Module`, or a promise of one. The file is
 * `engagement-metrics/em.wasm`.
 * @example
 * import url from "engagement-metrics/em.wasm?url"; // as Vite writes it
 * await init(url);
 */
export function init(source: string | object): Promise<void>;
