// What others declare and the package takes: tables of both Arrow libraries, workers of browsers and of Node. Not all of those
// declarations pass a strict compiler themselves.
import { MessageChannel, Worker as Thread } from "node:worker_threads";
import * as flechette from "@uwdata/flechette";
import * as arrow from "apache-arrow";
import { Orders, OrdersState } from "engagement-metrics";
import { fromArrow } from "engagement-metrics/arrow";
import { connect } from "engagement-metrics/worker";

const columns = { customer: "who", time: "at", value: "paid" } as const;
const data = { who: [1], at: ["2011-01-05"], paid: [2] };
new Orders(fromArrow(arrow.tableFromArrays(data)), { ...columns, timeZone: "UTC" });
new Orders(fromArrow(arrow.tableFromIPC(new Uint8Array(0))), { ...columns, segment: ["shop"] });
new Orders(fromArrow(flechette.tableFromArrays(data)), { ...columns, timeZone: "UTC" });
new OrdersState().update(fromArrow(flechette.tableFromIPC(new Uint8Array(0))), columns);
new Orders({ ...data, paid: fromArrow(arrow.vectorFromArray([2])) }, columns);
new Orders({ ...data, paid: fromArrow(flechette.columnFromArray([2])) }, columns);
const { port1, port2 } = new MessageChannel();
const thread = new Thread(new URL("./worker.js", import.meta.url));
[new Worker("worker.js", { type: "module" }), thread, port1, port2].forEach((port) => connect(port));
// @ts-expect-error rows are no Arrow table
fromArrow([data]);
