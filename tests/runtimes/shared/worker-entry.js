// The library in a worker, whatever kind of worker it is.
import { EngagementError, connect } from "engagement-metrics/worker";
import { input } from "./input.js";
import { away, exact } from "./program.js";

export async function farAnswers(worker) {
  const answers = await away(connect(worker), EngagementError, input);
  worker.terminate();
  return exact(answers);
}
