"use client";
import { useEffect } from "react";
import { answers } from "./entries.js";
import { show } from "./show.js";

export default function Browser() {
  useEffect(() => void show("page", answers), []);
  // Rendered on the server and again in the browser; React complains of the slightest difference.
  return <pre id="both">{answers()}</pre>;
}
