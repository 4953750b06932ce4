import type { Language } from "../types.js";

/** What the library says in this language; native speakers have not read it yet. */
declare const language: Language;
export default language;
