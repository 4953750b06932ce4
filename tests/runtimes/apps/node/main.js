import { answers } from "./entries.js";

console.log(answers());
