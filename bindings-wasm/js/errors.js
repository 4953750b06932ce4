/** The one error of the package; its words come from the core. */
export class EngagementError extends Error {
  constructor({ message, code, metric = null, input = null, rule = message, value = null, row = null, hint = null }, options) {
    super(message, options);
    Object.assign(this, { code, metric, input, rule, value, row, hint });
  }
}
// On the prototype, where `console.log` and `toString` look for it.
Object.defineProperty(EngagementError.prototype, "name", { value: "EngagementError" });

/** What the core threw is JSON text; anything else is a fault of this package and says so. */
export function raised(thrown) {
  if (typeof thrown === "string") return new EngagementError(JSON.parse(thrown));
  if (thrown instanceof EngagementError) return thrown;
  const message = `internal error of engagement-metrics, please report it: ${thrown?.message ?? thrown}`;
  return new EngagementError({ message, code: "internal" }, { cause: thrown });
}

/** In words, for errors. */
export function describe(value) {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "an object";
  return typeof value === "function" ? "a function" : String(value);
}
