// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import type {
  Column, Data, Estimate, List, Plain, Report, Segments, Sheet, Violation, Zone,
} from "./types.js";

export * from "./types.js";

/** Inputs of {@link orders}. */
export interface OrdersInputs {
  /** Orders placed in the window. It is a whole number of at least 0. */
  readonly orders: number | bigint;
}

/**
 * Orders is the number of valid orders placed in the window.
 *
 * One order counts once, however many lines or parcels it has. Cancelled and test orders are taken out before; a
 * refund is no order.
 *
 * Formula: `orders`. Unit: count.
 *
 * @param inputs `orders`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * orders({ orders: 250 }).value; // 250
 * @see Shopify: Orders. GA4: Transactions.
 */
export function orders(inputs: OrdersInputs): Estimate;

/** Inputs of {@link uniqueCustomers}. */
export interface UniqueCustomersInputs {
  /**
   * The customer of each order; null where there is none. It is a list of identifiers (text or whole numbers; null
   * where there is none).
   */
  readonly customerIds: List<string | number | bigint>;
}

/**
 * Unique customers is the number of different customers who placed an order in the window.
 *
 * Guests without an identity are no customers here; pass null for them. Unique customers of parts do not add up to
 * those of the whole.
 *
 * Formula: `number of distinct customerIds`. Unit: count.
 *
 * @param inputs `customerIds`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * uniqueCustomers({ customerIds: ["a", "b", "b", "c"] }).value; // 3
 * @see Shopify: Customers. GA4: Total purchasers.
 */
export function uniqueCustomers(inputs: UniqueCustomersInputs): Estimate;

/** Inputs of {@link revenue}. */
export interface RevenueInputs {
  /** Value of each order; refunds are below 0. It is a list of finite amounts of one currency. */
  readonly orderValues: List<number | bigint>;
}

/**
 * Revenue is the sum of order values.
 *
 * Net sales is the natural choice: after discounts and refunds, before tax and shipping. The library sums what it is
 * given, exactly: the same total comes out whatever the order of rows.
 *
 * Formula: `sum of orderValues`. Unit: money.
 *
 * @param inputs `orderValues`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * revenue({ orderValues: [40, 60, 25] }).value; // 125
 * @see Shopify: Net sales. GA4: Purchase revenue.
 */
export function revenue(inputs: RevenueInputs): Estimate;

/** Inputs of {@link averageOrderValue}. */
export interface AverageOrderValueInputs {
  /** Revenue of the window, net of discounts; below 0 only when refunds are included. It is a finite number. */
  readonly revenue: number;
  /** Orders placed in the window. It is a whole number of at least 0. */
  readonly orders: number | bigint;
  /** Standard deviation of the order values. It is a finite number of at least 0, optional. */
  readonly sd?: number | null;
}

/**
 * Average order value (AOV) is the mean value of an order.
 *
 * Order values are skewed: look at the median beside it. From totals alone there is no interval; pass the standard
 * deviation of the order values as `sd`. From a log (`Orders`), the interval respects that orders of one customer are
 * alike, and is wider: 1.76 times on a real log.
 *
 * Formula: `revenue / orders`. Unit: money.
 *
 * @param inputs `revenue`, `orders`, `sd`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * averageOrderValue({ revenue: 12500, orders: 250, sd: 18 }).value; // 50
 * @see Shopify: Average order value (returns not deducted there). GA4: Average purchase revenue.
 */
export function averageOrderValue(inputs: AverageOrderValueInputs): Estimate;

/** Inputs of {@link purchaseFrequency}. */
export interface PurchaseFrequencyInputs {
  /** Orders of identified customers in the window. It is a whole number of at least 0. */
  readonly orders: number | bigint;
  /** Different customers among them. It is a whole number of at least 0. */
  readonly uniqueCustomers: number | bigint;
  /** Standard deviation of the orders a customer. It is a finite number of at least 0, optional. */
  readonly sd?: number | null;
}

/**
 * Purchase frequency is the number of orders a customer places in the window, 365 days unless it says otherwise.
 *
 * It is at least 1, since only customers with an order count. Compare windows of one length only: a month's figure is
 * no twelfth of a year's.
 *
 * Formula: `orders / uniqueCustomers`. Unit: orders per customer.
 *
 * @param inputs `orders`, `uniqueCustomers`, `sd`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * purchaseFrequency({ orders: 1500, uniqueCustomers: 600, sd: 1.9 }).value; // 2.5
 * @see Shopify: Orders per customer. Some tools divide 365 by the mean gap of repeat buyers instead.
 */
export function purchaseFrequency(inputs: PurchaseFrequencyInputs): Estimate;

/** Inputs of {@link repeatPurchaseRate}. */
export interface RepeatPurchaseRateInputs {
  /** Customers with two orders or more in the window. It is a whole number of at least 0. */
  readonly repeatCustomers: number | bigint;
  /** Customers with an order in the window. It is a whole number of at least 0. */
  readonly customers: number | bigint;
}

/**
 * Repeat purchase rate is the share of the window's customers who ordered at least twice within it.
 *
 * It is closed under the window, so past periods never change. It is not Shopify's returning customer rate, which
 * looks back before the window, and not the share of orders that are repeats.
 *
 * Formula: `repeatCustomers / customers`. Unit: fraction.
 *
 * @param inputs `repeatCustomers`, `customers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * repeatPurchaseRate({ repeatCustomers: 8, customers: 26 }).value; // 0.3076923076923077
 * @see Klaviyo: Repeat purchase rate. Smile.io: Repeat customer rate.
 */
export function repeatPurchaseRate(inputs: RepeatPurchaseRateInputs): Estimate;

/** Inputs of {@link guestCheckoutRate}. */
export interface GuestCheckoutRateInputs {
  /** Orders placed without an account. It is a whole number of at least 0. */
  readonly guestOrders: number | bigint;
  /** Orders placed in the window. It is a whole number of at least 0. */
  readonly orders: number | bigint;
}

/**
 * Guest checkout rate is the share of orders placed without an account.
 *
 * It counts orders, because guests have no identity to count. Lower makes repeat custom easier to see; a low value can
 * also mean that accounts are forced, so read it beside cart abandonment.
 *
 * Formula: `guestOrders / orders`. Unit: fraction.
 *
 * @param inputs `guestOrders`, `orders`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * guestCheckoutRate({ guestOrders: 430, orders: 1000 }).value; // 0.43
 * @see Lifesight: guest checkouts / total checkouts.
 */
export function guestCheckoutRate(inputs: GuestCheckoutRateInputs): Estimate;

/** Inputs of {@link growthRate}. */
export interface GrowthRateInputs {
  /** Measure of this period. It is a finite number. */
  readonly current: number;
  /** The same measure of the period before, of equal length. It is a finite number. */
  readonly previous: number;
}

/**
 * Growth rate is the change of a measure as a share of its previous value.
 *
 * A previous value of 0 or below leaves it undefined: report the absolute change. The growth of a rate is ambiguous
 * (points or per cent): take the difference of the two estimates instead.
 *
 * Formula: `(current - previous) / previous`. Unit: fraction.
 *
 * @param inputs `current`, `previous`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * growthRate({ current: 118000, previous: 100000 }).value; // 0.18
 * @see GA4: % change. Shopify: comparison with the previous period.
 */
export function growthRate(inputs: GrowthRateInputs): Estimate;

/** The formulas of the family "commerce", under one name. */
export const commerce: {
  readonly orders: typeof orders;
  readonly uniqueCustomers: typeof uniqueCustomers;
  readonly revenue: typeof revenue;
  readonly averageOrderValue: typeof averageOrderValue;
  readonly purchaseFrequency: typeof purchaseFrequency;
  readonly repeatPurchaseRate: typeof repeatPurchaseRate;
  readonly guestCheckoutRate: typeof guestCheckoutRate;
  readonly growthRate: typeof growthRate;
};

/** Which column of a table of orders is what. */
export interface OrdersColumns<Row> {
  /**
   * Who ordered. Null where there is no identity; `nullCustomer` says how such orders count. It holds identifiers
   * (text or whole numbers).
   */
  readonly customer: Column<Row, string | number | bigint>;
  /**
   * When: instants, or local times and dates together with `timeZone`. It holds times (timestamps, dates, or ISO 8601
   * text).
   */
  readonly time: Column<Row, string | Date>;
  /**
   * Amount of the order, net of discounts: at least 0 for orders, at most 0 for refunds. It holds amounts (integers,
   * decimals or floats).
   */
  readonly value: Column<Row, number | bigint>;
  /**
   * Order id. Without it each row is an order and duplicates cannot be seen. It holds identifiers (text or whole
   * numbers).
   */
  readonly order?: Column<Row, string | number | bigint>;
  /**
   * Cost of the goods, in the same currency; that of a refund may be negative. It holds amounts (integers, decimals or
   * floats).
   */
  readonly cost?: Column<Row, number | bigint>;
  /** `order` (also where null) or `refund`; a refund lowers revenue and is no order. It holds text. */
  readonly kind?: Column<Row, string | number | boolean>;
  /** Whether the order was placed without an account. It holds truth values. */
  readonly guest?: Column<Row, boolean | 0 | 1>;
  /** Whether the customer was a member at the time of the order; null counts as no. It holds truth values. */
  readonly member?: Column<Row, boolean | 0 | 1>;
  /** ISO 4217 code of each row; all rows must have one currency. It holds text. */
  readonly currencyCode?: Column<Row, string | number | boolean>;
  /**
   * Category of what was bought. Under grain: "line" an order has those of its lines; null is none. It holds text.
   */
  readonly category?: Column<Row, string | number | boolean>;
  /**
   * How many categories an order has: a whole number of at least 0. In place of `category`, and not under grain:
   * "line". It holds whole numbers.
   */
  readonly nCategories?: Column<Row, number | bigint>;
  /** Columns to split results by, such as country or channel; null is a group of its own. It holds text. */
  readonly segment?: Segments<Row, string | number | boolean>;
}

/** How rows are read. */
export interface OrdersStateOptions {
  /** ISO 4217 code of all amounts, such as "GBP". */
  readonly currency?: string | null;
  /**
   * What a row is: an "order" (a repeated order id is an error), or a "line" of one (rows with one order id add up to
   * one order, at the earliest of their times; a line that comes twice counts twice). By default "order".
   */
  readonly grain?: "order" | "line" | null;
  /**
   * Decimals of the currency that are kept exactly. An amount finer than that is an error. From 0 to 9. By default 4.
   */
  readonly scale?: number | null;
  /** The IANA name of the zone in which local times are read and calendar periods begin. */
  readonly timeZone?: string | Zone | null;
  /**
   * A repeated order id under grain: "order": an "error", or "skip" exact repeats and count them. By default "error".
   */
  readonly duplicateOrder?: "error" | "skip" | null;
  /** A row without time or value: an "error", or "skip" it and count it. By default "error". */
  readonly nullRow?: "error" | "skip" | null;
  /**
   * Threads that work; 0 means every core. No result depends on it. Pass 1 where many processes share a machine, as
   * under Spark or Dask; a browser has one. From 0 to 1024. By default 0.
   */
  readonly threads?: number | null;
}

/** Under which settings questions are answered. */
export interface OrdersSettings {
  /**
   * The first instant that is not looked at. By default the one after the last row, which leaves the last period open.
   */
  readonly asOf?: string | Date | null;
  /**
   * An order without a customer: "keep" it (in orders and revenue, in no customer figure, no guest), count it as a
   * "guest" order, "skip" it and count it, or an "error". By default "keep".
   */
  readonly nullCustomer?: "keep" | "guest" | "skip" | "error" | null;
  /** An order of value 0: "keep" it, "skip" it and count it, or an "error". By default "keep". */
  readonly zeroValue?: "keep" | "skip" | "error" | null;
  /** An order below 0 or a refund above 0: an "error", or "skip" it and count it. By default "error". */
  readonly wrongSign?: "error" | "skip" | null;
}

/** Columns, how rows are read, and settings. */
export interface OrdersOptions<Row> extends OrdersColumns<Row>, OrdersStateOptions, OrdersSettings {}

/** Options of {@link Orders}`.summary`. */
export interface OrdersSummaryOptions {
  /** A trailing window such as "365d" or "12w"; all of the data by default. */
  readonly window?: string | null;
  /** A segment column of the table to split by. */
  readonly segment?: string | null;
  /**
   * What a trailing window is compared with: the "previous" one of equal length, or "none". By default "previous".
   */
  readonly compare?: "previous" | "none" | null;
}

/** Options of {@link Orders}`.by`. */
export interface OrdersByOptions {
  /** A segment column of the table to split by. */
  readonly segment?: string | null;
  /**
   * What each period is compared with: "previous" (an open period is not compared with a whole one),
   * "previous_same_days" (cut after as many days as the open period has had), "year" or "none". By default "previous".
   */
  readonly compare?: "previous" | "previous_same_days" | "year" | "none" | null;
  /** The day on which weeks begin. By default "monday". */
  readonly weekStart?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | null;
}

/** Options of {@link Orders}`.report`. */
export interface OrdersReportOptions {
  /** The calendar period. By default "month". */
  readonly by?: "day" | "week" | "month" | "quarter" | "year" | null;
  /** A segment column of the table to split by. */
  readonly segment?: string | null;
  /**
   * What each period is compared with: "previous" (an open period is not compared with a whole one),
   * "previous_same_days" (cut after as many days as the open period has had), "year" or "none". By default "previous".
   */
  readonly compare?: "previous" | "previous_same_days" | "year" | "none" | null;
  /** The day on which weeks begin. By default "monday". */
  readonly weekStart?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | null;
}

/**
 * A mergeable log of orders: the same bytes come out whatever the order of rows, the split into parts or the order of
 * merging. It holds no names, only keys of them; the checksum is no authentication.
 */
export class OrdersState {
  constructor(options?: OrdersStateOptions);
  /** Reads what `toBytes` wrote, in any language. */
  static fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView): OrdersState;
  /** Adds rows, all or none; throws where a row breaks a rule. */
  update<Row extends object>(data: Data<Row>, columns: OrdersColumns<Row>): this;
  /** Adds another state, all or nothing; that one stays as it is. */
  merge(other: OrdersState): this;
  /** Canonical bytes: equal states have equal bytes. */
  toBytes(): Uint8Array;
  /** Rows in it. */
  readonly length: number;
  toString(): string;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  [Symbol.dispose](): void;
}

/**
 * A table of orders, opened once with its columns and settings.
 *
 * Opening reads and checks every row; a row that breaks a rule is an error that names it. After that each question is
 * a pass over the log that was kept. Figures divided by orders carry intervals clustered by customer, and changes
 * between periods are computed jointly, since the two share customers.
 */
export interface Orders {
  /**
   * Every metric over all of the data, or over a trailing window.
   *
   * A trailing window ends at `asOf` and is marked open where the history is shorter than it.
   */
  summary(options?: OrdersSummaryOptions): Report;
  /**
   * Every metric in each calendar period, beside the period it is compared with.
   *
   * Periods begin in the source's time zone; the one that holds `asOf` is marked open.
   */
  by(period: "day" | "week" | "month" | "quarter" | "year", options?: OrdersByOptions): Report;
  /** All of it on one page: every metric in total, by period, and in total by segment. */
  report(options?: OrdersReportOptions): Report;
  /** The data sheet: what was counted in, what was left out and why. */
  sheet(): Sheet;
  toJSON(): Sheet;
  /** The data sheet as text. */
  toString(): string;
  /** A copy of the mergeable log behind it. */
  state(): OrdersState;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  [Symbol.dispose](): void;
}

export const Orders: {
  readonly prototype: Orders;
  /** Reads and checks a table; throws where a row breaks a rule, and names it. */
  new <Row extends object>(data: Data<Row>, options: OrdersOptions<Row>): Orders;
  /** Every row that breaks a rule, at most `limit` (100 by default), without opening the table. */
  check<Row extends object>(data: Data<Row>, options: OrdersOptions<Row>, limit?: number): readonly Violation[];
  /** A log that was made elsewhere, under settings; its rows were read already. */
  fromState(state: OrdersState, options?: OrdersStateOptions & OrdersSettings): Orders;
};

/** Sources and options of {@link report}. */
export type ReportInputs =
  | ({ readonly orders: Orders } & OrdersReportOptions);

/** All that a source says, on one page: every metric in total, by period, and in total by segment. */
export function report(inputs: ReportInputs): Report;
