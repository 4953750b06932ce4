import { farAnswers } from "./worker-entry.js";

console.log(await farAnswers(new Worker(new URL("./host.js", import.meta.url), { type: "module" })));
