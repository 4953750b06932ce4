import wasm from "engagement-metrics/em.wasm?url";
import { answers } from "./entries.js";
import { show } from "./show.js";
import { slimAnswers } from "./slim-entry.js";
import { farAnswers } from "./worker-entry.js";

show("page", answers);
show("slim", () => slimAnswers(wasm));
show("far", () => farAnswers(new Worker(new URL("./host.js", import.meta.url), { type: "module" })));
show("worker", () => new Promise((resolve, reject) => {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = reject;
}));
