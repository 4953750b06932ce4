import { answers } from "./entries.js";
import { show } from "./show.js";
import { slimAnswers } from "./slim-entry.js";

show("page", answers);
show("slim", () => slimAnswers(new URL("engagement-metrics/em.wasm", import.meta.url)));
show("worker", () => new Promise((resolve, reject) => {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = reject;
}));
