// What the compiler allows and refuses; nothing here runs.
import * as em from "engagement-metrics";
import { type Estimate, Orders, OrdersState, averageOrderValue, commerce, difference, format, interval } from "engagement-metrics";
import * as page from "engagement-metrics/page";
import { init } from "engagement-metrics/slim";
import { fromArrow } from "engagement-metrics/arrow";
import { type Port, type Remote, EngagementError as Refused, connect } from "engagement-metrics/worker";
import "engagement-metrics/worker/host";

interface Line {
  id: bigint;
  customer: { id: number };
  at: Date;
  amount: number;
  country: string | null;
  card?: boolean;
}
declare const lines: Line[];

const orders = new Orders(lines, {
  customer: (line) => line.customer.id,
  time: "at",
  value: "amount",
  order: ({ id }) => id,
  member: (line) => line.card,
  segment: ["country"],
  currency: "GBP",
  timeZone: "Europe/London",
  asOf: new Date(),
});
const typed = new Orders(
  { who: Int32Array.of(1), at: ["2011-01-05"], paid: Float64Array.of(2) },
  { customer: "who", time: "at", value: "paid", timeZone: "UTC", segment: { shop: "who" } },
);
const zone: em.Zone = { name: "Europe/London", initialOffset: 0, transitions: [[1_301_187_600_000_000, 3600]] };
new Orders(new Set(lines), { customer: "id", time: "at", value: "amount", timeZone: zone });

const report: em.Report = orders.by("month", { segment: "country", compare: "year", weekStart: "sunday" });
const rows: readonly em.Row[] = em.table(report);
const first: Estimate | undefined = report.findings[0]?.estimate;
const low: number | null = orders.summary({ window: "365d" }).findings[0]!.estimate.low;
const drawn = new page.Orders(lines, { customer: "id", time: "at", value: "amount", timeZone: "UTC" });
const html: string = drawn.html("by", { period: "month" }) + page.reportHtml({ orders: drawn, by: "week" }) + drawn.text("summary");
void [typed.sheet(), page.report({ orders: drawn }), page.Orders.fromState(drawn.state()).html("report")];
const violations: readonly em.Violation[] = Orders.check(lines, { customer: "id", time: "at", value: "amount" }, 10);
void [em.estimate(report, "orders", "2011-01-01", null).value, em.finding(report, "orders").verdict, rows, first, low, html, violations, em.report({ orders })];

const inline = new Orders(
  { customer: ["ada", 1, 2n, null], time: ["2026-01-05", new Date(), null, undefined], value: [12.5, 8, 20n, 15] },
  { customer: "customer", time: "time", value: "value", currency: "GBP", timeZone: "Europe/London", asOf: "2026-03-01" },
);
void inline;

declare const worker: Port;
const remote: Remote = connect(worker, { transfer: true });
try {
  using state = await remote.OrdersState({ currency: "GBP" });
  await (await state.update(lines, { customer: (line) => line.customer.id, time: "at", value: "amount" })).merge(state);
  const far = await remote.Orders(lines, { customer: "id", time: "at", value: "amount", timeZone: "UTC" });
  const months: em.Report = await far.by("month", { segment: "country" });
  const size: number = await state.length;
  const bytes: Uint8Array = await (await far.state()).toBytes();
  const page: string = await far.html("by", { period: "month" });
  const other = await remote.Orders.fromState(await remote.OrdersState.fromBytes(bytes), { timeZone: "UTC" });
  const many: readonly em.Estimated[] = await remote.averageOrderValue({ revenue: [1], orders: 2 });
  void [months, size, page, (await remote.Orders.check(lines, { customer: "id", time: "at", value: "amount" }, 5))[0]?.row, many];
  void [await remote.report({ orders: other }), await remote.interval(await remote.orders({ orders: 1n }), 0.9)];
  // @ts-expect-error lines have no such property
  await state.update(lines, { customer: "customr", time: "at", value: "amount" });
  // @ts-expect-error a report comes later
  far.summary().findings;
  // @ts-expect-error there is no such question
  await far.forecast();
  // @ts-expect-error a source here is none in a worker
  await remote.report({ orders });
} catch (error) {
  if (error instanceof Refused) void error.row;
}
{
  const cells: em.ArrowColumn = fromArrow({ length: 1, type: {}, data: [] });
  void [em.revenue({ orderValues: cells }), averageOrderValue({ revenue: cells, orders: 2 })[0]?.value, cells.arrowType];
}
// @ts-expect-error rows are no Arrow table
fromArrow(lines);

const aov = averageOrderValue({ revenue: 12500, orders: 250n, sd: null });
const many: readonly em.Estimated[] = averageOrderValue({ revenue: [1, 2n, null], orders: Int32Array.of(1, 2, 3) });
const lift: number | null = em.memberAovLift({ aovMembers: 56, aovOthers: 50, sdMembers: null }).value;
const life: Estimate = em.timeToSecondPurchase({ durations: [3, 4.5], observed: [true, 0] });
void [many[0]?.low, lift, life];
const ends: em.Interval | null = interval(aov, 0.99);
const change: em.Difference = difference(aov, commerce.averageOrderValue({ revenue: 1, orders: 2 }), 0.9);
const text: string = format(aov) + format(change);
if (aov.evidence.kind === "mean") aov.evidence.variance.toFixed();
void [ends, text, em.uniqueCustomers({ customerIds: ["a", 1, 2n, null] }), em.revenue({ orderValues: Float64Array.of(1) })];

{
  using state = new OrdersState({ currency: "GBP" });
  const bytes: Uint8Array = state.update(lines, { customer: "id", time: "at", value: "amount" }).merge(orders.state()).toBytes();
  Orders.fromState(OrdersState.fromBytes(bytes), { timeZone: "UTC", nullCustomer: "guest" }).report();
}
try {
  await init("em.wasm");
} catch (error) {
  if (error instanceof em.EngagementError) void [error.code, error.row?.toFixed(), error.hint?.length];
}

// @ts-expect-error an input is missing
averageOrderValue({ revenue: 1 });
// @ts-expect-error a text is no number
averageOrderValue({ revenue: "1", orders: 2 });
// @ts-expect-error texts are no numbers
averageOrderValue({ revenue: ["1"], orders: 2 });
// @ts-expect-error lists give rows, not one estimate
averageOrderValue({ revenue: [1], orders: 2 }).value;
// @ts-expect-error there is no such input
averageOrderValue({ revenue: 1, orders: 2, SD: 3 });
// @ts-expect-error a value may be null
const sure: number = aov.value;
// @ts-expect-error results are read-only
aov.value = 3;
// @ts-expect-error lines have no such property
new Orders(lines, { customer: "customr", time: "at", value: "amount" });
// @ts-expect-error a column is missing
new Orders(lines, { customer: "id", time: "at" });
// @ts-expect-error an amount is a number
new Orders(lines, { customer: "id", time: "at", value: (line) => line.at });
// @ts-expect-error there is no such option
new Orders(lines, { customer: "id", time: "at", value: "amount", curency: "GBP" });
// @ts-expect-error there is no such grain
new Orders(lines, { customer: "id", time: "at", value: "amount", grain: "day" });
// @ts-expect-error there is no such period
orders.by("fortnight");
// @ts-expect-error a period is required
drawn.html("by", {});
// @ts-expect-error there is no such question
drawn.html("forecast");
// @ts-expect-error pages are made in another entry
orders.html("report");
// @ts-expect-error an estimate is no report
em.table(aov);
// @ts-expect-error a state has no settings
new OrdersState({ nullCustomer: "guest" });
void sure;
