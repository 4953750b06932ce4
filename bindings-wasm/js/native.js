// The door to the WebAssembly module: it starts at the first call, so that importing costs nothing.
import { nativeRefusal, nativeUnknown } from "./glue.js";
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

/** The core's error for a value that no rule reads. */
export function refused(subject, input, expected, got) {
  return raised(native(() => nativeRefusal(subject, input, expected, got)));
}

/** The core's error for a name that is none of those there are. */
export function unknown(subject, input, choices, got) {
  return raised(native(() => nativeUnknown(subject, input, choices.join(", "), got)));
}
