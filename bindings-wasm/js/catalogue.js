// What each metric means: the rows of `rows.js`, worded, explained and searched by the core.
import { NativeCatalogue } from "./glue.js";
import ROWS from "./rows.js";
import { boot, native } from "./boot.js";
import { data } from "./data.js";

let held;
const rows = () => (held ??= NativeCatalogue.open(ROWS));

/** A language as nothing but plain data. */
const copied = (language) => (language === undefined ? null : JSON.parse(JSON.stringify(language)));

export { EngagementError } from "./errors.js";

export function catalogue({ language } = {}) {
  return data(catalogueJson({ language }));
}

export function catalogueJson({ language } = {}) {
  return native(() => rows().metrics(copied(language)));
}

export function explain(id, { language } = {}) {
  return data(native(() => rows().explain(id, copied(language))));
}

export function search(query, { language, languages = [] } = {}) {
  return data(native(() => rows().search(query, copied(language), languages.map(copied))));
}
