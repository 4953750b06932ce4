// Small pictures as SVG, each with its words for those who do not see it; colours come from the style sheet.
import { escaped, list, month, dayOfMonth, nameOf, shown } from "./words.js";

const round = (value) => Math.round(value * 10) / 10;
const isOpen = ({ estimate }) => estimate.maturity !== "complete";

function scale([low, high], [from, to]) {
  return (value) => round(from + ((value - low) / (high - low || 1)) * (to - from));
}

/** Ticks at round numbers. */
function ticks(high, count) {
  const raw = high / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= raw);
  return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, index) => index * step);
}

const svg = (size, label, inside, name) =>
  `<svg class="${name}" viewBox="0 0 ${size[0]} ${size[1]}" role="img" aria-label="${escaped(label)}">${inside}</svg>`;

const path = (points) => points.map(([x, y], index) => `${index ? "L" : "M"}${x} ${y}`).join("");

/** The last weeks as a line, its last point hollow while the week goes on. */
export function sparkline(findings) {
  const seen = findings.filter(({ estimate }) => estimate.value !== null);
  if (seen.length < 2) return "";
  const values = seen.map(({ estimate }) => estimate.value);
  const [x, y] = [scale([0, seen.length - 1], [2, 236]), scale([Math.min(...values), Math.max(...values)], [29, 4])];
  const points = values.map((value, index) => [x(index), y(value)]);
  const [left, top] = points.at(-1);
  const label = `${nameOf(seen[0].metric)} by week: from ${shown(values[0], seen[0].estimate)} to ${shown(values.at(-1), seen.at(-1).estimate)}`;
  const end = `<circle cx="${left}" cy="${top}" r="2.8" class="${isOpen(seen.at(-1)) ? "open" : "full"}"/>`;
  return svg([240, 34], label, `<path d="${path(points)}"/>${end}`, "spark");
}

/** One bar a month, that of an open month hatched. */
export function bars(findings) {
  const [width, height, left, bottom] = [560, 230, 46, 24];
  const high = Math.max(1, ...findings.map(({ estimate }) => estimate.value ?? 0));
  const marks = ticks(high * 1.08, 4);
  const y = scale([0, Math.max(high * 1.12, marks.at(-1))], [height - bottom, 6]);
  const step = (width - left) / Math.max(findings.length, 6);
  const grid = marks.map((mark) =>
    `<line x1="${left}" x2="${width}" y1="${y(mark)}" y2="${y(mark)}"/><text x="${left - 8}" y="${y(mark) + 4}" class="end">${shown(mark, findings[0]?.estimate ?? {}, true)}</text>`);
  const drawn = findings.map((finding, index) => {
    const { estimate, periodStart } = finding;
    const [at, top] = [round(left + step * (index + 0.5)), y(estimate.value ?? 0)];
    const size = round(Math.min(step * 0.62, 64));
    const bar = `<rect x="${round(at - size / 2)}" y="${top}" width="${size}" height="${round(height - bottom - top)}" rx="2" class="${isOpen(finding) ? "open" : "full"}"/>`;
    const name = `<text x="${at}" y="${height - 7}">${month(periodStart, true)}</text>`;
    return `${bar}<text x="${at}" y="${top - 6}" class="value">${shown(estimate.value, estimate, true)}</text>${name}`;
  });
  const words = findings.map((finding) => `${month(finding.periodStart)} ${shown(finding.estimate.value, finding.estimate)}${isOpen(finding) ? " so far" : ""}`);
  const hatch = '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="under"/><line y2="6" class="over"/></pattern>';
  return svg([width, height], `${nameOf(findings[0]?.metric ?? "revenue")} by month: ${list(words)}`, `<defs>${hatch}</defs><g class="grid">${grid.join("")}</g>${drawn.join("")}`, "bars");
}

/** Neighbours among all weeks: a week without an order is a gap, not a straight line. */
function runs(some, all) {
  const found = [];
  for (const finding of some) {
    const isNext = found.length > 0 && all.indexOf(finding) === all.indexOf(found.at(-1).at(-1)) + 1;
    if (isNext) found.at(-1).push(finding);
    else found.push([finding]);
  }
  return found;
}

/** A line with the band of its intervals; values far outside are cut, not the picture flattened. */
export function band(findings) {
  const [width, height, left, bottom] = [560, 230, 46, 24];
  const seen = findings.filter(({ estimate }) => estimate.value !== null);
  if (seen.length === 0) return svg([width, height], "Nothing yet", "", "band");
  const values = seen.map(({ estimate }) => estimate.value);
  const marks = ticks(Math.max(...values) * 1.2, 4);
  const y = scale([0, Math.max(...values) * 1.25], [height - bottom, 6]);
  const x = scale([0, Math.max(findings.length - 1, 1)], [left + 8, width - 8]);
  const inside = (value) => Math.min(Math.max(value, 6), height - bottom);
  const grid = marks.map((mark) =>
    `<line x1="${left}" x2="${width}" y1="${y(mark)}" y2="${y(mark)}"/><text x="${left - 8}" y="${y(mark) + 4}" class="end">${shown(mark, seen[0].estimate, true)}</text>`);
  const withEnds = seen.filter(({ estimate }) => estimate.low !== null && estimate.high !== null);
  const place = (finding) => x(findings.indexOf(finding));
  const edge = (run, of) => run.map((finding) => [place(finding), inside(y(of(finding.estimate)))]);
  const areas = runs(withEnds, findings).map((run) => `${path([...edge(run, ({ high }) => high), ...edge(run, ({ low }) => low).reverse()])}Z`);
  const points = seen.map((finding) => [place(finding), y(finding.estimate.value), isOpen(finding)]);
  const lines = runs(seen, findings).map((run) => path(edge(run, ({ value }) => value)));
  const dots = points.map(([cx, cy, open]) => `<circle cx="${cx}" cy="${cy}" r="${open ? 3.6 : 2.6}" class="${open ? "open" : "full"}"/>`);
  let last;
  const names = findings.map(({ periodStart }, index) => {
    const name = month(periodStart, true);
    const next = findings[index + 1]?.periodStart;
    // A month that has but one week here has no room for its name.
    if (name === last || next === undefined || month(next, true) !== name) return "";
    last = name;
    return `<text x="${x(index)}" y="${height - 7}">${name}</text>`;
  });
  const end = seen.at(-1);
  const label = `${nameOf(end.metric)} by week, lately ${shown(end.estimate.value, end.estimate)} in the week of ${dayOfMonth(end.periodStart)}`;
  return svg([width, height], label, `<g class="grid">${grid.join("")}</g><path class="area" d="${areas.join("")}"/><path d="${lines.join("")}"/>${dots.join("")}${names.join("")}`, "band");
}

/** An interval on a logarithmic axis that several rows share. */
export function whisker({ value, low, high }, [least, most]) {
  const x = scale([Math.log(least), Math.log(most)], [4, 116]);
  const at = (given) => x(Math.log(Math.max(given, least)));
  const line = low === null || high === null ? "" : `<line x1="${at(low)}" x2="${at(high)}" y1="8" y2="8"/>`;
  return `<svg class="whisker" viewBox="0 0 120 16" aria-hidden="true">${line}${value === null ? "" : `<circle cx="${at(value)}" cy="8" r="3.4"/>`}</svg>`;
}
