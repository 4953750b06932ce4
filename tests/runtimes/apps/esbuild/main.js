import { answers } from "./entries.js";
import { show } from "./show.js";
import { slimAnswers } from "./slim-entry.js";

show("page", answers);
show("slim", () => slimAnswers("/node_modules/engagement-metrics/dist/em_bg.wasm"));
