// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import { Source, State, ask, askAll, checked, evaluated, over, readState, stateOf } from "./sources.js";

export { EngagementError } from "./errors.js";
export { difference, estimate, finding, format, interval, standardError, table } from "./results.js";

export function orders(inputs) {
  return evaluated("orders", { orders: "orders" }, inputs);
}

export function uniqueCustomers(inputs) {
  return evaluated("unique_customers", { customerIds: "customer_ids" }, inputs);
}

export function revenue(inputs) {
  return evaluated("revenue", { orderValues: "order_values" }, inputs);
}

export function averageOrderValue(inputs) {
  return evaluated("average_order_value", { revenue: "revenue", orders: "orders", sd: "sd" }, inputs);
}

export function purchaseFrequency(inputs) {
  return evaluated("purchase_frequency", { orders: "orders", uniqueCustomers: "unique_customers", sd: "sd" }, inputs);
}

export function repeatPurchaseRate(inputs) {
  return evaluated("repeat_purchase_rate", { repeatCustomers: "repeat_customers", customers: "customers" }, inputs);
}

export function guestCheckoutRate(inputs) {
  return evaluated("guest_checkout_rate", { guestOrders: "guest_orders", orders: "orders" }, inputs);
}

export function growthRate(inputs) {
  return evaluated("growth_rate", { current: "current", previous: "previous" }, inputs);
}

export const commerce = Object.freeze({
  orders,
  uniqueCustomers,
  revenue,
  averageOrderValue,
  purchaseFrequency,
  repeatPurchaseRate,
  guestCheckoutRate,
  growthRate,
});

const ORDERS = {
  name: "Orders",
  state: "OrdersState",
  table: "orders",
  columns: {
    customer: { part: "customer", many: false },
    time: { part: "time", many: false },
    value: { part: "value", many: false },
    order: { part: "order", many: false },
    cost: { part: "cost", many: false },
    kind: { part: "kind", many: false },
    guest: { part: "guest", many: false },
    member: { part: "member", many: false },
    currencyCode: { part: "currency_code", many: false },
    category: { part: "category", many: false },
    nCategories: { part: "n_categories", many: false },
    segment: { part: "segment", many: true },
  },
  times: ["time"],
  zones: { timeZone: "time_zone" },
};

export class OrdersState extends State {
  constructor(options) {
    super(ORDERS, options);
  }

  static fromBytes(bytes) {
    return new OrdersState(readState(ORDERS, bytes));
  }
}

export class Orders extends Source {
  constructor(data, options) {
    super(ORDERS, data, options);
  }

  static check(data, options, limit) {
    return checked(ORDERS, data, options, limit);
  }

  static fromState(state, options) {
    return new Orders(over(ORDERS, state, OrdersState, options));
  }

  state() {
    return new OrdersState(stateOf(this));
  }

  summary(options) {
    return ask(this, "summary", options);
  }

  by(period, options) {
    return ask(this, "by", { ...options, period });
  }

  report(options) {
    return ask(this, "report", options);
  }
}

export function report(inputs) {
  return askAll("report", { orders: Orders }, inputs, "data");
}
