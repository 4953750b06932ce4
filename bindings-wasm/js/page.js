// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import { Orders } from "./api.js";
import { askAll } from "./sources.js";

export function reportHtml(inputs) {
  return askAll("report", { orders: Orders }, inputs, "html");
}
