// Errors that the core words.
import { nativeRefusal, nativeUnknown } from "./glue.js";
import { native } from "./boot.js";
import { raised } from "./errors.js";

/** The core's error for a value that no rule reads. */
export function refused(subject, input, expected, got) {
  return raised(native(() => nativeRefusal(subject, input, expected, got)));
}

/** The core's error for a name that is none of those there are. */
export function unknown(subject, input, choices, got) {
  return raised(native(() => nativeUnknown(subject, input, choices.join(", "), got)));
}
