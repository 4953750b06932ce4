import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { slimAnswers } from "./slim-entry.js";

console.log(await slimAnswers(readFile(fileURLToPath(import.meta.resolve("engagement-metrics/em.wasm")))));
