// The slim entry, with its WebAssembly from wherever the caller says.
import * as slim from "engagement-metrics/slim";
import { input } from "./input.js";
import { exact, program } from "./program.js";

export async function slimAnswers(source) {
  await slim.init(source);
  return exact(program(slim, input));
}
