import { answers } from "./entries.js";

postMessage(answers());
