import wasm from "engagement-metrics/em.wasm";
import { answers } from "./entries.js";
import { slimAnswers } from "./slim-entry.js";

const pages = { "/": answers, "/slim": () => slimAnswers(wasm) };

export default { fetch: async ({ url }) => new Response(await pages[new URL(url).pathname]()) };
