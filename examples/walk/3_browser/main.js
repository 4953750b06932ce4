// Stop 3, a page: takes over the state of the notebook and goes on with the orders of May, as the till tells them.
import { connect } from "engagement-metrics/worker";
import { draw } from "./draw.js";

const METRICS = ["average_order_value", "median_order_value", "repeat_purchase_rate", "refund_rate"];
const COLUMNS = { customer: "customer", time: "time", value: "value", order: "order", kind: "kind", segment: "country" };

const remote = connect(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
const file = await fetch("/orders.state");
const state = await remote.OrdersState.fromBytes(await file.arrayBuffer(), { timeZone: "Europe/London" });

async function show(when) {
  const source = await remote.Orders.fromState(state, { nullCustomer: "guest", zeroValue: "skip" });
  const report = await source.summary({ metrics: METRICS, compare: "none" });
  source.dispose();
  draw(when, report.findings.map(({ estimate }) => estimate));
}

await show("2011-04-30");
const till = new EventSource("/till");
till.onmessage = ({ data }) => {
  const { day, lines } = JSON.parse(data);
  // Not awaited: the worker answers in order.
  state.update(lines, COLUMNS);
  show(day);
};
till.addEventListener("closed", async () => {
  till.close();
  const link = document.querySelector("a[download]");
  link.href = URL.createObjectURL(new Blob([await state.toBytes()]));
  link.hidden = false;
});
