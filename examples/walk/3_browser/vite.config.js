// The till: at /till the server tells whoever listens the order lines of May, a day of trade at a time.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const file = path.join(import.meta.dirname, "../../../tests/data/online_retail.csv.gz");
const days = new Map();
for (const line of gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split(/\r?\n/).slice(1)) {
  const [order, , quantity, time, price, customer, country] = line.split(",");
  if (time < "2011-05-01") continue;
  const day = time.slice(0, 10);
  if (!days.has(day)) days.set(day, []);
  const kind = order.startsWith("C") ? "refund" : "order";
  days.get(day).push({ customer, time, value: quantity * price, order, kind, country });
}

async function tell(_, response) {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  for (const [day, lines] of days) {
    response.write(`data: ${JSON.stringify({ day, lines })}\n\n`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  response.end("event: closed\ndata: \n\n");
}

const serve = ({ middlewares }) => void middlewares.use("/till", tell);
export default { worker: { format: "es" }, plugins: [{ name: "till", configureServer: serve, configurePreviewServer: serve }] };
