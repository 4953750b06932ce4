"use client";
import { useEffect } from "react";
import { answers } from "./entries.js";
import { show } from "./show.js";
import { slimAnswers } from "./slim-entry.js";
import { farAnswers } from "./worker-entry.js";

export default function Browser() {
  useEffect(() => {
    show("page", answers);
    show("slim", () => slimAnswers(new URL("engagement-metrics/em.wasm", import.meta.url)));
    show("far", () => farAnswers(new Worker(new URL("./host.js", import.meta.url), { type: "module" })));
  }, []);
  // Rendered on the server and again in the browser; React complains of the slightest difference.
  return <pre id="both">{answers()}</pre>;
}
