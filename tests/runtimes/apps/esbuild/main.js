import { answers } from "./entries.js";
import { show } from "./show.js";
import { slimAnswers } from "./slim-entry.js";
import { farAnswers } from "./worker-entry.js";

show("page", answers);
show("slim", () => slimAnswers("/node_modules/engagement-metrics/dist/em_bg.wasm"));
show("far", () => farAnswers(new Worker("host.js", { type: "module" })));
