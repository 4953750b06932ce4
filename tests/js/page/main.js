import { Orders, format, table } from "engagement-metrics";
import { Orders as PageOrders, OrdersState as PageOrdersState } from "engagement-metrics/page";

const fetched = async (name) => (await fetch(`/${name}.json`)).json();
const columns = { customer: "customer", time: "time", value: "value", order: "order", kind: "kind", segment: "country" };

/** The text of an estimate after its name, without the counts. */
const shown = (estimate) => format(estimate).slice(estimate.metric.length + 1).split(", n=")[0];

function kpis(report) {
  const rows = report.findings.map(({ metric, estimate }) => {
    const [value, interval] = estimate.value === null ? ["–", shown(estimate)] : shown(estimate).split(/ (?=[±[])/);
    const counts = [estimate.n, estimate.clusters].map((count) => count.toLocaleString("en"));
    const cells = [metric, value, interval ?? "", ...counts];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  const head = ["Metric", "Value", "95 % interval", "n", "Clusters"].map((name) => `<th>${name}</th>`).join("");
  return `<thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody>`;
}

try {
  const timeZone = await fetched("zone");
  const settings = { nullCustomer: "guest", zeroValue: "skip", asOf: new Date("2011-05-31T23:00:00Z") };
  const open = async (view) => new Orders(await fetched(view), { ...columns, grain: "line", currency: "GBP", timeZone, ...settings });
  const answers = (orders) => ({
    summary: table(orders.summary({ compare: "none" })),
    trailing: table(orders.summary({ window: "60d" })),
    by_month: table(orders.by("month")),
    by_month_and_country: table(orders.by("month", { segment: "country" })),
    report: table(orders.report({ by: "month", segment: "country" })),
  });
  const shop = await open("shop");
  globalThis.answers = { golden: answers(await open("golden")), shop: answers(shop) };
  document.querySelector("#sheet").textContent = shop;
  document.querySelector("#kpis").innerHTML = kpis(shop.summary());
  const drawn = PageOrders.fromState(PageOrdersState.fromBytes(shop.state().toBytes()), { timeZone, ...settings });
  document.querySelector("#report").srcdoc = drawn.html("report", { by: "month", segment: "country" });
  try {
    new Orders([{ c: 1, t: new Date(0), v: 1 }, { c: 1, t: new Date(1), v: NaN }], { customer: "c", time: "t", value: "v" });
  } catch ({ name, code, row }) {
    globalThis.refusal = { name, code, row };
  }
  document.title = "done";
} catch (error) {
  document.title = "failed";
  throw error;
}
