// Orders stream into a state in a worker; twice a second the page asks it and draws the answers.
import { connect } from "engagement-metrics/worker";
import { ASKED, METRICS, draw } from "./board.js";
import { orders, replay } from "./feed.js";
import { count } from "./words.js";

const COLUMNS = { customer: "customer", time: "time", value: "value", order: "order", kind: "kind", segment: "country" };
const SETTINGS = { timeZone: "Europe/London", nullCustomer: "guest", zeroValue: "skip" };
const chosen = new URLSearchParams(location.search);
const place = (id) => document.getElementById(id);

const remote = connect(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
const state = await remote.OrdersState({ currency: "GBP", timeZone: "Europe/London" });
const board = (globalThis.board = { state, longest: 0, longestTask: 0, frames: 0, drawn: 0, merged: 0 });

function say(text, isError = false) {
  const message = place("message");
  message.textContent = text;
  message.className = isError ? "error" : "";
  message.hidden = text === "";
}

/** Asks all questions at once, and frees what they were asked of. */
async function answers(metrics = ASKED) {
  const source = await remote.Orders.fromState(state, SETTINGS);
  try {
    const [report, weeks, sheet] = await Promise.all([
      source.report({ by: "month", segment: "country", metrics, compare: "previous_same_days" }),
      source.by("week", { metrics: metrics.filter((metric) => METRICS.includes(metric)), compare: "none" }),
      source.sheet(),
    ]);
    return { report, weeks, sheet };
  } catch (error) {
    // As long as no refund has come, the log does not say that refunds would be in it.
    if (error.code !== "missing_column" || !metrics.includes(error.metric)) throw error;
    return answers(metrics.filter((metric) => metric !== error.metric));
  } finally {
    source.dispose();
  }
}

/** Draws what there is now. */
async function refresh() {
  if ((await state.length) === 0) return;
  try {
    board.found = await answers();
    draw(board.found);
    board.drawn += 1;
  } catch (error) {
    say(error.message, true);
  }
}

/** Merges a state that was made elsewhere: by a notebook, by Spark, by another page. */
async function merge(file) {
  try {
    const other = await remote.OrdersState.fromBytes(await file.arrayBuffer());
    const added = await other.length;
    await state.merge(other);
    other.dispose();
    board.merged += added;
    say(`${count(added)} orders of ${file.name} merged; the stream goes on.`);
  } catch (error) {
    say(`${file.name}: ${error.message}`, true);
  }
  if (board.done) await refresh();
}

place("file").addEventListener("change", ({ target }) => {
  [...target.files].forEach(merge);
  target.value = "";
});
addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dragging");
});
addEventListener("dragleave", (event) => event.relatedTarget ?? document.body.classList.remove("dragging"));
addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dragging");
  [...event.dataTransfer.files].forEach(merge);
});

const rows = await orders({ from: chosen.get("from") ?? "", times: Number(chosen.get("times") ?? 1) });
const rate = place("rate");
rate.value = chosen.get("rate") ?? "500";
const feed = replay(rows, {
  rate: Number(chosen.get("rate") ?? 500),
  take: (batch) => state.update(batch, COLUMNS).catch((error) => say(error.message, true)),
  progress({ sent, ended }, { time }) {
    const live = `${count(sent)} of ${count(rows.length)} orders`;
    place("progress").textContent = `${live}${board.merged ? ` and ${count(board.merged)} merged` : ""} · shop time ${time.slice(0, 16)}`;
    document.body.classList.toggle("ended", sent === rows.length);
  },
});
board.feed = feed;
rate.addEventListener("change", () => (feed.rate = Number(rate.value)));
place("pause").addEventListener("click", ({ currentTarget }) => {
  feed.paused = !feed.paused;
  currentTarget.setAttribute("aria-pressed", String(feed.paused));
  currentTarget.textContent = feed.paused ? "Resume" : "Pause";
  document.body.classList.toggle("paused", feed.paused);
});

// How smooth the page is: frames, and the longest time that anything held them up.
let before = performance.now();
requestAnimationFrame(function frame(now) {
  board.longest = Math.max(board.longest, now - before);
  before = now;
  board.frames += 1;
  requestAnimationFrame(frame);
});
new PerformanceObserver((entries) => {
  board.longestTask = Math.max(board.longestTask, ...entries.getEntries().map(({ duration }) => duration));
}).observe({ type: "longtask" });

for (;;) {
  await refresh();
  if (feed.sent === rows.length && feed.waiting === 0) break;
  await new Promise((resolve) => setTimeout(resolve, 500));
}
await refresh();
board.done = true;
