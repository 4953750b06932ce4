// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import type { AverageOrderValueInputs, CartAbandonmentRateInputs, ConversionRateInputs, CrossSellRateInputs, Data, Difference, Estimate, Estimated, Finding, GrossMarginRateInputs, GrowthRateInputs, GuestCheckoutRateInputs, HistoricClvInputs, InColumns, Interval, Language, MedianOrderValueInputs, MemberAovLiftInputs, MemberFrequencyLiftInputs, MemberSalesShareInputs, NewCustomersInputs, Note, OrdersByOptions, OrdersColumns, OrdersFurtherOptions, OrdersInputs, OrdersOptions, OrdersReportOptions, OrdersSettings, OrdersStateOptions, OrdersSummaryOptions, OrdersTotalsOptions, P90OrderValueInputs, PriceElasticityInputs, PurchaseFrequencyInputs, RefundRateInputs, RepeatOrderRateInputs, RepeatPurchaseRateInputs, Report, ReturningCustomerRateInputs, ReturningCustomersInputs, ReturningToOneTimeSpendInputs, RevenueInputs, RevenuePerCustomerInputs, Row, Sheet, TimeBetweenPurchasesInputs, TimeToSecondPurchaseInputs, TopDecileRevenueShareInputs, TrialConversionRateInputs, UniqueCustomersInputs, UpsellRateInputs, Violation } from "./api.js";

export { EngagementError } from "./types.js";

/** As in the default entry, in a worker; each answer is a promise. */
export interface OrdersState {
  /** Adds rows, all or none; throws where a row breaks a rule. */
  update<Row extends object>(data: Data<Row>, columns: OrdersColumns<Row>): Promise<this>;
  /** Adds another state, all or nothing; that one stays as it is. */
  merge(other: OrdersState): Promise<this>;
  /** Canonical bytes: equal states have equal bytes. */
  toBytes(): Promise<Uint8Array>;
  /** Rows in it. */
  readonly length: Promise<number>;
  toString(): Promise<string>;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/** As in the default entry, in a worker; each answer is a promise. */
export interface OrdersTotals {
  /** Adds those of another part, all or nothing; that one stays as it is. */
  merge(other: OrdersTotals): Promise<this>;
  /** Every metric that follows from it, in total, by period, and in total by segment; a note names the others. */
  report(): Promise<Report>;
  /** Canonical bytes: equal states have equal bytes. */
  toBytes(): Promise<Uint8Array>;
  /** Rows that count. */
  readonly length: Promise<number>;
  toString(): Promise<string>;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/** As in the default entry, in a worker; each answer is a promise. */
export interface Orders {
  /**
   * Every metric over all of the data, over a trailing window, or between two dates.
   *
   * A trailing window ends at `asOf` and is marked open where the history is shorter than it. All of the data is
   * compared with nothing.
   */
  summary(options?: OrdersSummaryOptions): Promise<Report>;
  /**
   * Every metric in each calendar period, beside the period it is compared with.
   *
   * Periods begin in the source's time zone; the one that holds `asOf` is marked open.
   */
  by(period: "day" | "week" | "month" | "quarter" | "year", options?: OrdersByOptions): Promise<Report>;
  /** All of it on one page: every metric in total, by period, and in total by segment. */
  report(options?: OrdersReportOptions): Promise<Report>;
  /**
   * The totals behind a report, for these settings: kilobytes in place of the orders, which add up.
   *
   * Parts must not share customers: one who is in two parts cannot be recognised and counts twice. So a cluster
   * partitions by customer, asks each part for its totals and merges them; their report is that of the whole log, to
   * the last bit, but for quantiles, gaps and the other metrics that need the orders themselves. `asOf` and `timeZone`
   * must be given, since all parts end and are divided alike.
   */
  totals(options?: OrdersTotalsOptions): Promise<OrdersTotals>;
  /** The data sheet: what was counted in, what was left out and why. */
  sheet(): Promise<Sheet>;
  /** The data sheet as text. */
  toString(): Promise<string>;
  /** The data sheet as text in a language. */
  describe(options?: { readonly language?: Language | "en" }): Promise<string>;
  /** A copy of the mergeable log behind it. */
  state(): Promise<OrdersState>;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
  // Where the worker imports "engagement-metrics/worker/page-host".
  /** The answer to a question as one self-contained HTML page, without any script. */
  html(question: "summary", options?: OrdersSummaryOptions): Promise<string>;
  html(question: "by", options: OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): Promise<string>;
  html(question: "report", options?: OrdersReportOptions): Promise<string>;
  /** The answer to a question as Markdown with tables. */
  markdown(question: "summary", options?: OrdersSummaryOptions): Promise<string>;
  markdown(question: "by", options: OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): Promise<string>;
  markdown(question: "report", options?: OrdersReportOptions): Promise<string>;
  /** The answer to a question as text for a terminal. */
  text(question: "summary", options?: OrdersSummaryOptions): Promise<string>;
  text(question: "by", options: OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): Promise<string>;
  text(question: "report", options?: OrdersReportOptions): Promise<string>;
}

/** Sources and options of `report`. */
export type ReportInputs =
  | ({ readonly orders: Orders } & OrdersReportOptions);

/**
 * A library in a worker, called from a page. Its names and options are those of the default entry; each answer is a promise
 * of the same frozen data, and each refusal rejects with the same `EngagementError`. Calls are answered in order.
 */
export interface Remote {
  readonly OrdersState: {
    (options?: OrdersStateOptions): Promise<OrdersState>;
    fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView, options?: OrdersFurtherOptions): Promise<OrdersState>;
  };
  readonly OrdersTotals: {
    fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView): Promise<OrdersTotals>;
  };
  readonly Orders: {
    /** Reads and checks a table; throws where a row breaks a rule, and names it. */
    <Row extends object>(data: Data<Row>, options: OrdersOptions<Row>): Promise<Orders>;
    /** Every row that breaks a rule, at most `limit` (100 by default), without opening the table. */
    check<Row extends object>(data: Data<Row>, options: OrdersOptions<Row>, limit?: number): Promise<readonly Violation[]>;
    /** A log that was made elsewhere, under settings; its rows were read already. */
    fromState(state: OrdersState, options?: OrdersStateOptions & OrdersSettings): Promise<Orders>;
  };
  interval(estimate: Estimate, level?: number): Promise<Interval | null>;
  standardError(estimate: Estimate): Promise<number | null>;
  difference(estimate: Estimate, from: Estimate, level?: number): Promise<Difference>;
  noteText(note: Note, language: Language | "en"): Promise<string>;
  format(result: Estimate | Difference, options?: { readonly language?: Language | "en" }): Promise<string>;
  finding(report: Report, metric: string, periodStart?: string | null, segment?: string | null): Promise<Finding>;
  estimate(report: Report, metric: string, periodStart?: string | null, segment?: string | null): Promise<Estimate>;
  table(report: Report, options?: { readonly language?: Language | "en" }): Promise<readonly Row[]>;
  orders(inputs: OrdersInputs): Promise<Estimate>;
  orders(inputs: InColumns<OrdersInputs>): Promise<readonly Estimated[]>;
  revenue(inputs: RevenueInputs): Promise<Estimate>;
  averageOrderValue(inputs: AverageOrderValueInputs): Promise<Estimate>;
  averageOrderValue(inputs: InColumns<AverageOrderValueInputs>): Promise<readonly Estimated[]>;
  medianOrderValue(inputs: MedianOrderValueInputs): Promise<Estimate>;
  p90OrderValue(inputs: P90OrderValueInputs): Promise<Estimate>;
  refundRate(inputs: RefundRateInputs): Promise<Estimate>;
  refundRate(inputs: InColumns<RefundRateInputs>): Promise<readonly Estimated[]>;
  grossMarginRate(inputs: GrossMarginRateInputs): Promise<Estimate>;
  grossMarginRate(inputs: InColumns<GrossMarginRateInputs>): Promise<readonly Estimated[]>;
  growthRate(inputs: GrowthRateInputs): Promise<Estimate>;
  growthRate(inputs: InColumns<GrowthRateInputs>): Promise<readonly Estimated[]>;
  priceElasticity(inputs: PriceElasticityInputs): Promise<Estimate>;
  priceElasticity(inputs: InColumns<PriceElasticityInputs>): Promise<readonly Estimated[]>;
  uniqueCustomers(inputs: UniqueCustomersInputs): Promise<Estimate>;
  newCustomers(inputs: NewCustomersInputs): Promise<Estimate>;
  newCustomers(inputs: InColumns<NewCustomersInputs>): Promise<readonly Estimated[]>;
  returningCustomers(inputs: ReturningCustomersInputs): Promise<Estimate>;
  returningCustomers(inputs: InColumns<ReturningCustomersInputs>): Promise<readonly Estimated[]>;
  purchaseFrequency(inputs: PurchaseFrequencyInputs): Promise<Estimate>;
  purchaseFrequency(inputs: InColumns<PurchaseFrequencyInputs>): Promise<readonly Estimated[]>;
  revenuePerCustomer(inputs: RevenuePerCustomerInputs): Promise<Estimate>;
  revenuePerCustomer(inputs: InColumns<RevenuePerCustomerInputs>): Promise<readonly Estimated[]>;
  repeatPurchaseRate(inputs: RepeatPurchaseRateInputs): Promise<Estimate>;
  repeatPurchaseRate(inputs: InColumns<RepeatPurchaseRateInputs>): Promise<readonly Estimated[]>;
  returningCustomerRate(inputs: ReturningCustomerRateInputs): Promise<Estimate>;
  returningCustomerRate(inputs: InColumns<ReturningCustomerRateInputs>): Promise<readonly Estimated[]>;
  repeatOrderRate(inputs: RepeatOrderRateInputs): Promise<Estimate>;
  repeatOrderRate(inputs: InColumns<RepeatOrderRateInputs>): Promise<readonly Estimated[]>;
  guestCheckoutRate(inputs: GuestCheckoutRateInputs): Promise<Estimate>;
  guestCheckoutRate(inputs: InColumns<GuestCheckoutRateInputs>): Promise<readonly Estimated[]>;
  topDecileRevenueShare(inputs: TopDecileRevenueShareInputs): Promise<Estimate>;
  returningToOneTimeSpend(inputs: ReturningToOneTimeSpendInputs): Promise<Estimate>;
  returningToOneTimeSpend(inputs: InColumns<ReturningToOneTimeSpendInputs>): Promise<readonly Estimated[]>;
  timeBetweenPurchases(inputs: TimeBetweenPurchasesInputs): Promise<Estimate>;
  timeToSecondPurchase(inputs: TimeToSecondPurchaseInputs): Promise<Estimate>;
  conversionRate(inputs: ConversionRateInputs): Promise<Estimate>;
  conversionRate(inputs: InColumns<ConversionRateInputs>): Promise<readonly Estimated[]>;
  cartAbandonmentRate(inputs: CartAbandonmentRateInputs): Promise<Estimate>;
  cartAbandonmentRate(inputs: InColumns<CartAbandonmentRateInputs>): Promise<readonly Estimated[]>;
  crossSellRate(inputs: CrossSellRateInputs): Promise<Estimate>;
  crossSellRate(inputs: InColumns<CrossSellRateInputs>): Promise<readonly Estimated[]>;
  upsellRate(inputs: UpsellRateInputs): Promise<Estimate>;
  upsellRate(inputs: InColumns<UpsellRateInputs>): Promise<readonly Estimated[]>;
  trialConversionRate(inputs: TrialConversionRateInputs): Promise<Estimate>;
  trialConversionRate(inputs: InColumns<TrialConversionRateInputs>): Promise<readonly Estimated[]>;
  memberSalesShare(inputs: MemberSalesShareInputs): Promise<Estimate>;
  memberSalesShare(inputs: InColumns<MemberSalesShareInputs>): Promise<readonly Estimated[]>;
  memberAovLift(inputs: MemberAovLiftInputs): Promise<Estimate>;
  memberAovLift(inputs: InColumns<MemberAovLiftInputs>): Promise<readonly Estimated[]>;
  memberFrequencyLift(inputs: MemberFrequencyLiftInputs): Promise<Estimate>;
  memberFrequencyLift(inputs: InColumns<MemberFrequencyLiftInputs>): Promise<readonly Estimated[]>;
  historicClv(inputs: HistoricClvInputs): Promise<Estimate>;
  report(inputs: ReportInputs): Promise<Report>;
  /** Frees all that it holds there; the worker itself goes on. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/** What messages go through: a `Worker` of a browser, Deno or Bun, one of `node:worker_threads`, or a `MessagePort`. */
export interface Port {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

/**
 * The library in a worker whose script has imported "engagement-metrics/worker/host".
 *
 * Columns are packed at the call, so rows and arrays may change at once after it, and arrays of the caller are copied.
 *
 * @param options `transfer`: typed arrays of the caller move instead, and are empty afterwards.
 * @example
 * const remote = connect(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
 * const orders = await remote.Orders(rows, { customer: "customerId", time: "placedAt", value: "amount" });
 */
export function connect(worker: Port, options?: { readonly transfer?: boolean }): Remote;
