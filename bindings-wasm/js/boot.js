// The door to a WebAssembly module: it starts at the first call, so that importing costs nothing.
import { EngagementError, raised } from "./errors.js";

let start = () => {
  const message = "engagement-metrics/slim: `init` must be called and awaited before anything else";
  throw new EngagementError({ message, code: "not_initialised", input: "init" });
};
let started = false;

/** How the module starts; an entry file says it. */
export function boot(how) {
  start = how;
}

/** Runs a call into the module; whatever it throws becomes an `EngagementError`. */
export function native(call) {
  if (!started) {
    start();
    started = true;
  }
  try {
    return call();
  } catch (thrown) {
    throw raised(thrown);
  }
}
