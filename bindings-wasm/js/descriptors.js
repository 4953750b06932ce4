// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.

export const ORDERS = {
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

export const DESCRIPTORS = [ORDERS];
