// What the core answers, as frozen data.
const names = new Map();

/** `window_start` as JavaScript writes it. */
export function camel(name) {
  if (!names.has(name)) names.set(name, name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase()));
  return names.get(name);
}

function frozen(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozen));
  const result = {};
  for (const name of Object.keys(value)) result[camel(name)] = frozen(value[name]);
  return Object.freeze(result);
}

/** JSON text of the core as frozen data. */
export const data = (text) => frozen(JSON.parse(text));
