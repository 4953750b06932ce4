// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import { ORDERS } from "./descriptors.js";
import { Source, State, Totals, ask, askAll, checked, derived, evaluated, over, readState, stateOf } from "./sources.js";

export { EngagementError } from "./errors.js";
export { difference, estimate, finding, format, interval, noteText, standardError, table } from "./results.js";

export function orders(inputs) {
  return evaluated("orders", { orders: "orders" }, inputs);
}

export function revenue(inputs) {
  return evaluated("revenue", { orderValues: "order_values" }, inputs);
}

export function averageOrderValue(inputs) {
  return evaluated("average_order_value", { revenue: "revenue", orders: "orders", sd: "sd" }, inputs);
}

export function medianOrderValue(inputs) {
  return evaluated("median_order_value", { orderValues: "order_values" }, inputs);
}

export function p90OrderValue(inputs) {
  return evaluated("p90_order_value", { orderValues: "order_values" }, inputs);
}

export function refundRate(inputs) {
  return evaluated("refund_rate", { refunds: "refunds", orders: "orders" }, inputs);
}

export function grossMarginRate(inputs) {
  return evaluated("gross_margin_rate", { revenue: "revenue", cost: "cost" }, inputs);
}

export function growthRate(inputs) {
  return evaluated("growth_rate", { current: "current", previous: "previous" }, inputs);
}

export function priceElasticity(inputs) {
  return evaluated("price_elasticity", { p0: "p0", p1: "p1", q0: "q0", q1: "q1" }, inputs);
}

export function uniqueCustomers(inputs) {
  return evaluated("unique_customers", { customerIds: "customer_ids" }, inputs);
}

export function newCustomers(inputs) {
  return evaluated("new_customers", { newCustomers: "new_customers" }, inputs);
}

export function returningCustomers(inputs) {
  return evaluated("returning_customers", { returningCustomers: "returning_customers" }, inputs);
}

export function purchaseFrequency(inputs) {
  return evaluated("purchase_frequency", { orders: "orders", uniqueCustomers: "unique_customers", sd: "sd" }, inputs);
}

export function revenuePerCustomer(inputs) {
  return evaluated("revenue_per_customer", { revenue: "revenue", uniqueCustomers: "unique_customers", sd: "sd" }, inputs);
}

export function repeatPurchaseRate(inputs) {
  return evaluated("repeat_purchase_rate", { repeatCustomers: "repeat_customers", customers: "customers" }, inputs);
}

export function returningCustomerRate(inputs) {
  return evaluated("returning_customer_rate", { returningCustomers: "returning_customers", customers: "customers" }, inputs);
}

export function repeatOrderRate(inputs) {
  return evaluated("repeat_order_rate", { repeatOrders: "repeat_orders", orders: "orders" }, inputs);
}

export function guestCheckoutRate(inputs) {
  return evaluated("guest_checkout_rate", { guestOrders: "guest_orders", orders: "orders" }, inputs);
}

export function topDecileRevenueShare(inputs) {
  return evaluated("top_decile_revenue_share", { customerRevenues: "customer_revenues" }, inputs);
}

export function returningToOneTimeSpend(inputs) {
  return evaluated("returning_to_one_time_spend", { spendReturning: "spend_returning", spendOneTime: "spend_one_time", sdReturning: "sd_returning", returning: "returning", sdOneTime: "sd_one_time", oneTime: "one_time" }, inputs);
}

export function timeBetweenPurchases(inputs) {
  return evaluated("time_between_purchases", { gaps: "gaps" }, inputs);
}

export function timeToSecondPurchase(inputs) {
  return evaluated("time_to_second_purchase", { durations: "durations", observed: "observed" }, inputs);
}

export function conversionRate(inputs) {
  return evaluated("conversion_rate", { convertedVisitors: "converted_visitors", visitors: "visitors", by: "by" }, inputs);
}

export function cartAbandonmentRate(inputs) {
  return evaluated("cart_abandonment_rate", { completedCarts: "completed_carts", carts: "carts" }, inputs);
}

export function crossSellRate(inputs) {
  return evaluated("cross_sell_rate", { multiCategory: "multi_category", total: "total" }, inputs);
}

export function upsellRate(inputs) {
  return evaluated("upsell_rate", { upgraded: "upgraded", eligible: "eligible" }, inputs);
}

export function trialConversionRate(inputs) {
  return evaluated("trial_conversion_rate", { converted: "converted", trials: "trials" }, inputs);
}

export function memberSalesShare(inputs) {
  return evaluated("member_sales_share", { memberRevenue: "member_revenue", revenue: "revenue" }, inputs);
}

export function memberAovLift(inputs) {
  return evaluated("member_aov_lift", { aovMembers: "aov_members", aovOthers: "aov_others", sdMembers: "sd_members", ordersMembers: "orders_members", sdOthers: "sd_others", ordersOthers: "orders_others" }, inputs);
}

export function memberFrequencyLift(inputs) {
  return evaluated("member_frequency_lift", { pfMembers: "pf_members", pfOthers: "pf_others", sdMembers: "sd_members", members: "members", sdOthers: "sd_others", others: "others" }, inputs);
}

export function historicClv(inputs) {
  return evaluated("historic_clv", { orderValues: "order_values" }, inputs);
}

export function bounceRate(inputs) {
  return evaluated("bounce_rate", { singlePageSessions: "single_page_sessions", sessions: "sessions", rule: "rule" }, inputs);
}

export function averageSessionDuration(inputs) {
  return evaluated("average_session_duration", { durations: "durations" }, inputs);
}

export function averageEngagementsPerPost(inputs) {
  return evaluated("average_engagements_per_post", { engagements: "engagements" }, inputs);
}

export function nps(inputs) {
  return evaluated("nps", { scores: "scores" }, inputs);
}

export function npsFromCounts(inputs) {
  return evaluated("nps_from_counts", { promoters: "promoters", passives: "passives", detractors: "detractors" }, inputs);
}

export function csat(inputs) {
  return evaluated("csat", { scores: "scores", scale: "scale", boxes: "boxes" }, inputs);
}

export const commerce = Object.freeze({
  orders,
  revenue,
  averageOrderValue,
  medianOrderValue,
  p90OrderValue,
  refundRate,
  grossMarginRate,
  growthRate,
  priceElasticity,
  uniqueCustomers,
  newCustomers,
  returningCustomers,
  purchaseFrequency,
  revenuePerCustomer,
  repeatPurchaseRate,
  returningCustomerRate,
  repeatOrderRate,
  guestCheckoutRate,
  topDecileRevenueShare,
  returningToOneTimeSpend,
  timeBetweenPurchases,
  timeToSecondPurchase,
  conversionRate,
  cartAbandonmentRate,
  crossSellRate,
  upsellRate,
  trialConversionRate,
});

export const lifetimeValue = Object.freeze({
  historicClv,
});

export const loyalty = Object.freeze({
  memberSalesShare,
  memberAovLift,
  memberFrequencyLift,
});

export const social = Object.freeze({
  averageEngagementsPerPost,
});

export const survey = Object.freeze({
  nps,
  npsFromCounts,
  csat,
});

export const web = Object.freeze({
  bounceRate,
  averageSessionDuration,
});

export class OrdersState extends State {
  static name = "OrdersState";

  constructor(options) {
    super(ORDERS, options);
  }

  static fromBytes(bytes, options) {
    return new OrdersState(readState(ORDERS, ORDERS.state, bytes, options));
  }
}

export class OrdersTotals extends Totals {
  static name = "OrdersTotals";

  constructor(made) {
    super(ORDERS, "OrdersTotals", made);
  }

  static fromBytes(bytes) {
    return new OrdersTotals(readState(ORDERS, "OrdersTotals", bytes));
  }
}

export class Orders extends Source {
  static name = "Orders";

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

  totals(options) {
    return new OrdersTotals(derived(this, "totals", options));
  }
}

export function report(inputs) {
  return askAll("report", { orders: Orders }, inputs, "data");
}
