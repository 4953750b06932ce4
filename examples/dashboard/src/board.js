// The page drawn from reports: what is shown is what they hold, and each number keeps its exact value beside it.
import { band, bars, sparkline, whisker } from "./charts.js";
import { aboutOf, changed, count, day, dayOfMonth, escaped, month, nameOf, shown, verdictWord } from "./words.js";

export const METRICS = [
  "revenue", "orders", "average_order_value", "unique_customers", "repeat_purchase_rate", "revenue_per_customer",
  "guest_checkout_rate", "refund_rate",
];
// In the table of countries: few and unequal customers move a mean, and not a median.
const TYPICAL = "median_order_value";
export const ASKED = [...METRICS, TYPICAL];

const place = (id) => document.getElementById(id);
const of = (report, metric) => report.findings.filter((finding) => finding.metric === metric);
const months = (report, metric) => of(report, metric).filter(({ periodStart }) => periodStart !== null);
const interval = ({ low, high, ...unit }) => (low === null || high === null ? "" : `${shown(low, unit)} – ${shown(high, unit)}`);
const ARROWS = { better: "▲", worse: "▼", no_clear_change: "●" };

const emptyTile = (metric) => `<article class="tile" data-metric="${metric}"><h3>${escaped(nameOf(metric))}</h3><p class="value">–</p><p class="ends">nothing yet</p></article>`;

function tile(finding, weeks) {
  const { metric, estimate, change, verdict } = finding;
  const ends = interval(estimate);
  const noted = estimate.notes.map(({ text }) => text).join("; ");
  const moved = change === null ? "" : changed(change);
  // A word and a sign as well as a colour; the sign says better or worse, the number up or down.
  const word = verdict === null ? "" : `<b class="${verdict}"><span aria-hidden="true">${ARROWS[verdict]}</span> ${verdictWord(verdict)}</b>`;
  return `<article class="tile" data-metric="${metric}" data-value="${estimate.value}" title="${escaped([aboutOf(metric), noted].filter(Boolean).join(" "))}">
    <h3>${escaped(nameOf(metric))}</h3>
    <p class="value">${shown(estimate.value, estimate)}</p>
    <p class="ends">${ends ? `<span class="sr">95 % interval </span>${ends}` : "counted in full"}</p>
    <p class="change">${moved ? `<span>${moved}</span>` : ""}${word}</p>
    ${sparkline(weeks)}
  </article>`;
}

function countries(report) {
  const groups = of(report, "revenue").filter(({ scope }) => scope === "group");
  const total = of(report, "revenue").find(({ scope, periodStart }) => scope === "all" && periodStart === null).estimate.value;
  const largest = groups.toSorted((a, b) => b.estimate.value - a.estimate.value).slice(0, 10);
  const other = (metric, segment) => of(report, metric).find((row) => row.scope === "group" && row.segment === segment).estimate;
  const rows = largest.map(({ segment, estimate }) => ({ segment, revenue: estimate, orders: other("orders", segment), typical: other(TYPICAL, segment) }));
  const ends = rows.flatMap(({ typical: { value, low, high } }) => [value, low, high]).filter((end) => end > 0);
  const axis = [Math.min(...ends), Math.max(...ends)];
  const head = ["Country", nameOf("revenue"), "Share", nameOf("orders"), nameOf(TYPICAL), "95 % interval", "on a log axis"];
  const cells = rows.map(({ segment, revenue, orders, typical }) => `<tr data-segment="${escaped(segment)}" data-value="${revenue.value}">
    <th scope="row">${escaped(segment ?? "unknown")}</th><td>${shown(revenue.value, revenue)}</td>
    <td>${shown(revenue.value / total, { unit: "fraction" })}</td><td>${shown(orders.value, orders)}</td>
    <td>${shown(typical.value, typical)}</td><td class="ends">${interval(typical) || "too few customers"}</td><td>${whisker(typical, axis)}</td></tr>`);
  const rest = groups.length - largest.length;
  const caption = rest > 0 ? `<caption>and ${count(rest)} more</caption>` : "";
  return `${caption}<thead><tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead><tbody>${cells.join("")}</tbody>`;
}

/** Notes on all of the data, and on the figures of the tiles. */
function notes(report, sheet, latest) {
  const texts = [...report.notes, ...sheet.notes].map(({ text }) => text);
  const metrics = new Map();
  for (const { metric, estimate } of latest) for (const { text } of estimate.notes) metrics.set(text, [...(metrics.get(text) ?? []), nameOf(metric)]);
  const rows = [...new Set(texts)].map((text) => `<li>${escaped(text)}</li>`);
  for (const [text, names] of metrics) {
    // What all figures share, such as an open month, stands among the notes of the report.
    if (names.length < latest.length) rows.push(`<li><b>${escaped(names.join(", "))}:</b> ${escaped(text)}</li>`);
  }
  return rows.join("");
}

/** Draws everything anew. */
export function draw({ report, weeks, sheet }) {
  const latest = METRICS.map((metric) => months(report, metric).at(-1)).filter(Boolean);
  const [last] = latest;
  const open = last.estimate.maturity !== "complete";
  place("kpis-title").textContent = month(last.periodStart);
  const until = new Date(new Date(report.asOf) - 1).toISOString();
  place("compared").innerHTML = `${open ? `<em class="open">open: ${dayOfMonth(last.periodStart)} to ${day(until)}</em> ` : ""}against the same days of the month before; lines by week`;
  const tiles = METRICS.map((metric) => {
    const finding = latest.find((one) => one.metric === metric);
    return finding ? tile(finding, of(weeks, metric)) : emptyTile(metric);
  });
  place("tiles").innerHTML = tiles.join("");
  place("months-title").textContent = nameOf("revenue");
  place("months").innerHTML = bars(months(report, "revenue"));
  place("weeks-title").textContent = nameOf("average_order_value");
  place("weeks").innerHTML = band(of(weeks, "average_order_value"));
  place("countries").innerHTML = countries(report);
  place("notes").innerHTML = notes(report, sheet, latest);
}
