// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import type {
  Column, Data, Decomposition, Estimate, Estimated, InColumns, Language, List, Plain, Report, Segments, Sheet, Violation, Zone,
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
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function orders(inputs: InColumns<OrdersInputs>): readonly Estimated[];

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
  /** Standard deviation of the order values. It is a finite number of at least 0. */
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
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function averageOrderValue(inputs: InColumns<AverageOrderValueInputs>): readonly Estimated[];

/** Inputs of {@link medianOrderValue}. */
export interface MedianOrderValueInputs {
  /** Value of each order, without refunds. It is a list of finite amounts of one currency. */
  readonly orderValues: List<number | bigint>;
}

/**
 * Median order value is the value that half of the orders reach.
 *
 * A few large orders lift the average and leave the median where it is: where the two part, the average is no typical
 * order. From a list the orders count as independent; from a log (`Orders`), the interval respects that orders of one
 * customer are alike, and is wider.
 *
 * Formula: `the value in the middle of orderValues (quantile of type 7)`. Unit: money.
 *
 * @param inputs `orderValues`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * medianOrderValue({ orderValues: [12, 18, 25, 28, 31, 40, 44, 58, 75, 112, 260] }).value; // 40
 * @see Hyndman and Fan 1996; the default of R, NumPy and pandas.
 */
export function medianOrderValue(inputs: MedianOrderValueInputs): Estimate;

/** Inputs of {@link p90OrderValue}. */
export interface P90OrderValueInputs {
  /** Value of each order, without refunds. It is a list of finite amounts of one currency. */
  readonly orderValues: List<number | bigint>;
}

/**
 * The 90 % order value is the value that one order in ten reaches.
 *
 * It shows what the best orders are worth, where the average mixes them with all others. It needs 36 orders for an
 * interval; from a log (`Orders`), the interval respects that orders of one customer are alike, and is wider.
 *
 * Formula: `the 90 % quantile of orderValues (type 7)`. Unit: money.
 *
 * @param inputs `orderValues`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * p90OrderValue({ orderValues: [12, 18, 25, 28, 31, 40, 44, 58, 75, 112, 260] }).value; // 112
 * @see Hyndman and Fan 1996; the default of R, NumPy and pandas.
 */
export function p90OrderValue(inputs: P90OrderValueInputs): Estimate;

/** Inputs of {@link refundRate}. */
export interface RefundRateInputs {
  /** Refunds in the window, also of earlier orders. It is a whole number of at least 0. */
  readonly refunds: number | bigint;
  /** Orders placed in the window. It is a whole number of at least 0. */
  readonly orders: number | bigint;
}

/**
 * Refund rate is the number of refunds for each order.
 *
 * Refunds of a window may be for orders of an earlier one, so it can exceed 1 and is no share: its interval is that of
 * a rate of events. It counts refunds; their amounts already lower revenue.
 *
 * Formula: `refunds / orders`. Unit: fraction.
 *
 * @param inputs `refunds`, `orders`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * refundRate({ refunds: 24, orders: 400 }).value; // 0.06
 * @see Shopify: Return rate divides items or amounts instead; name which one is meant.
 */
export function refundRate(inputs: RefundRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function refundRate(inputs: InColumns<RefundRateInputs>): readonly Estimated[];

/** Inputs of {@link grossMarginRate}. */
export interface GrossMarginRateInputs {
  /** Revenue of the window, net of discounts and refunds. It is a finite number. */
  readonly revenue: number;
  /** Cost of what was sold. It is a finite number of at least 0. */
  readonly cost: number;
}

/**
 * Gross margin rate is the share of revenue that is left after the cost of what was sold.
 *
 * It is below 0 where the cost exceeds the revenue. The caller says what cost means: goods alone, or shipping and fees
 * as well; a revenue of 0 or below leaves it undefined. From a log with a cost column it has an interval.
 *
 * Formula: `(revenue - cost) / revenue`. Unit: fraction.
 *
 * @param inputs `revenue`, `cost`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * grossMarginRate({ revenue: 12500, cost: 7500 }).value; // 0.4
 * @see Shopify: Gross margin.
 */
export function grossMarginRate(inputs: GrossMarginRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function grossMarginRate(inputs: InColumns<GrossMarginRateInputs>): readonly Estimated[];

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
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function growthRate(inputs: InColumns<GrowthRateInputs>): readonly Estimated[];

/** Inputs of {@link priceElasticity}. */
export interface PriceElasticityInputs {
  /** Price before. It is a finite number above 0. */
  readonly p0: number;
  /** Price after. It is a finite number above 0. */
  readonly p1: number;
  /** Quantity sold at the price before. It is a whole number of at least 0. */
  readonly q0: number | bigint;
  /** Quantity sold at the price after, in a period of equal length. It is a whole number of at least 0. */
  readonly q1: number | bigint;
}

/**
 * Price elasticity is the relative change of the quantity sold for each relative change of the price.
 *
 * Below −1, dearer means less revenue; from −1 to 0, more. Changes are taken from the midpoint (the arc formula),
 * so both directions give one number. Two points show no spread, and what else changed between them counts as price.
 *
 * Formula: `((q1 - q0) / ((q1 + q0) / 2)) / ((p1 - p0) / ((p1 + p0) / 2))`. Unit: ratio.
 *
 * @param inputs `p0`, `p1`, `q0`, `q1`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * priceElasticity({ p0: 10, p1: 11, q0: 1000, q1: 940 }).value; // -0.6494845360824743
 * @see Economics: arc (midpoint) elasticity; point and log-log elasticity differ.
 */
export function priceElasticity(inputs: PriceElasticityInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function priceElasticity(inputs: InColumns<PriceElasticityInputs>): readonly Estimated[];

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

/** Inputs of {@link newCustomers}. */
export interface NewCustomersInputs {
  /** Customers whose first order lies in the window. It is a whole number of at least 0. */
  readonly newCustomers: number | bigint;
}

/**
 * New customers is the number of customers whose first order of all lies in the window.
 *
 * It needs the whole history: a customer whose earlier orders are missing from the data counts as new, so the first
 * months of a log show too many. Guests are no customers here.
 *
 * Formula: `customers whose first order lies in the window`. Unit: count.
 *
 * @param inputs `newCustomers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * newCustomers({ newCustomers: 120 }).value; // 120
 * @see Shopify: New customers. GA4: First-time purchasers.
 */
export function newCustomers(inputs: NewCustomersInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function newCustomers(inputs: InColumns<NewCustomersInputs>): readonly Estimated[];

/** Inputs of {@link returningCustomers}. */
export interface ReturningCustomersInputs {
  /** Customers of the window with two orders or more up to its end. It is a whole number of at least 0. */
  readonly returningCustomers: number | bigint;
}

/**
 * Returning customers is the number of customers with an order in the window and two orders or more by its end.
 *
 * It looks back before the window, and never ahead, so past periods do not change. A customer whose first two orders
 * lie in the window is new and returning at once: the two numbers do not add up to all customers.
 *
 * Formula: `customers of the window with two orders or more up to its end`. Unit: count.
 *
 * @param inputs `returningCustomers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * returningCustomers({ returningCustomers: 80 }).value; // 80
 * @see Shopify: Returning customers (there also by orders after the window). GA4: Returning purchasers.
 */
export function returningCustomers(inputs: ReturningCustomersInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function returningCustomers(inputs: InColumns<ReturningCustomersInputs>): readonly Estimated[];

/** Inputs of {@link purchaseFrequency}. */
export interface PurchaseFrequencyInputs {
  /** Orders of identified customers in the window. It is a whole number of at least 0. */
  readonly orders: number | bigint;
  /** Different customers among them. It is a whole number of at least 0. */
  readonly uniqueCustomers: number | bigint;
  /** Standard deviation of the orders a customer. It is a finite number of at least 0. */
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
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function purchaseFrequency(inputs: InColumns<PurchaseFrequencyInputs>): readonly Estimated[];

/** Inputs of {@link revenuePerCustomer}. */
export interface RevenuePerCustomerInputs {
  /**
   * Revenue of those customers in the window, net of discounts; below 0 only when refunds are included. It is a finite
   * number.
   */
  readonly revenue: number;
  /** Different customers with an order in the window. It is a whole number of at least 0. */
  readonly uniqueCustomers: number | bigint;
  /** Standard deviation of the revenue of a customer. It is a finite number of at least 0. */
  readonly sd?: number | null;
}

/**
 * Revenue per customer is what a customer of the window spends in it.
 *
 * It is average order value times purchase frequency where no order is a guest's. It divides by customers who bought,
 * not by all users (ARPU). From totals alone there is no interval; pass `sd`.
 *
 * Formula: `revenue / uniqueCustomers`. Unit: money.
 *
 * @param inputs `revenue`, `uniqueCustomers`, `sd`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * revenuePerCustomer({ revenue: 75000, uniqueCustomers: 600, sd: 140 }).value; // 125
 * @see Shopify: Amount spent per customer. GA4: Average purchase revenue per paying user (ARPPU).
 */
export function revenuePerCustomer(inputs: RevenuePerCustomerInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function revenuePerCustomer(inputs: InColumns<RevenuePerCustomerInputs>): readonly Estimated[];

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
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function repeatPurchaseRate(inputs: InColumns<RepeatPurchaseRateInputs>): readonly Estimated[];

/** Inputs of {@link returningCustomerRate}. */
export interface ReturningCustomerRateInputs {
  /** Customers of the window with two orders or more up to its end. It is a whole number of at least 0. */
  readonly returningCustomers: number | bigint;
  /** Customers with an order in the window. It is a whole number of at least 0. */
  readonly customers: number | bigint;
}

/**
 * Returning customer rate is the share of the window's customers who had ordered twice or more by its end.
 *
 * It looks back before the window, unlike the repeat purchase rate, so a short history lowers it: say where the data
 * begin. It does not look ahead, unlike Shopify's, so past periods never change.
 *
 * Formula: `returningCustomers / customers`. Unit: fraction.
 *
 * @param inputs `returningCustomers`, `customers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * returningCustomerRate({ returningCustomers: 3, customers: 4 }).value; // 0.75
 * @see Shopify: Returning customer rate (there also by orders after the window).
 */
export function returningCustomerRate(inputs: ReturningCustomerRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function returningCustomerRate(inputs: InColumns<ReturningCustomerRateInputs>): readonly Estimated[];

/** Inputs of {@link repeatOrderRate}. */
export interface RepeatOrderRateInputs {
  /** Orders that are not their customer's first. It is a whole number of at least 0. */
  readonly repeatOrders: number | bigint;
  /** Orders of identified customers in the window. It is a whole number of at least 0. */
  readonly orders: number | bigint;
}

/**
 * Repeat order rate is the share of orders that are not their customer's first.
 *
 * It counts orders, not customers: one loyal customer moves it by each of his orders. It is often printed as repeat
 * purchase rate, which is another number. From a log the interval respects that.
 *
 * Formula: `repeatOrders / orders`. Unit: fraction.
 *
 * @param inputs `repeatOrders`, `orders`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * repeatOrderRate({ repeatOrders: 4, orders: 6 }).value; // 0.6666666666666666
 * @see Shopify: orders of returning customers / orders, in the report of first-time and returning customer sales.
 */
export function repeatOrderRate(inputs: RepeatOrderRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function repeatOrderRate(inputs: InColumns<RepeatOrderRateInputs>): readonly Estimated[];

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
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function guestCheckoutRate(inputs: InColumns<GuestCheckoutRateInputs>): readonly Estimated[];

/** Inputs of {@link topDecileRevenueShare}. */
export interface TopDecileRevenueShareInputs {
  /** Revenue of each customer in the window, net of refunds. It is a list of finite amounts of one currency. */
  readonly customerRevenues: List<number | bigint>;
}

/**
 * Top decile revenue share is the share of revenue that the tenth of customers who spend most bring.
 *
 * A tenth is rounded up to whole customers. A high share is a risk where it hangs on few names and a strength where
 * they stay, so it is neither good nor bad. In a small group the largest few are always a large share.
 *
 * Formula: `sum of the ceil(n / 10) largest customerRevenues / sum of customerRevenues`. Unit: fraction.
 *
 * @param inputs `customerRevenues`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * topDecileRevenueShare({ customerRevenues: [900, 400, 210, 120, 95, 80, 60, 55, 40, 40, 30, 20] }).value; //
 * 0.6341463414634146
 * @see The 80/20 rule asks the same of the top fifth; Lorenz and Pareto curves show every share.
 */
export function topDecileRevenueShare(inputs: TopDecileRevenueShareInputs): Estimate;

/** Inputs of {@link returningToOneTimeSpend}. */
export interface ReturningToOneTimeSpendInputs {
  /** Mean revenue of a customer with two orders or more. It is a finite number. */
  readonly spendReturning: number;
  /** Mean revenue of a customer with one order. It is a finite number. */
  readonly spendOneTime: number;
  /** Standard deviation of the revenue of a returning customer. It is a finite number of at least 0. */
  readonly sdReturning?: number | null;
  /** Returning customers. It is a whole number of at least 0. */
  readonly returning?: number | bigint | null;
  /** Standard deviation of the revenue of a customer with one order. It is a finite number of at least 0. */
  readonly sdOneTime?: number | null;
  /** Customers with one order. It is a whole number of at least 0. */
  readonly oneTime?: number | bigint | null;
}

/**
 * Returning to one-time spend is what a returning customer spends, as a multiple of a customer with one order.
 *
 * Both are means a customer over the same window. Those who come back differ from those who do not: the ratio is not
 * what a second order would make of a one-time customer. Pass the standard deviations and numbers for an interval.
 *
 * Formula: `spendReturning / spendOneTime`. Unit: ratio.
 *
 * @param inputs `spendReturning`, `spendOneTime`, `sdReturning`, `returning`, `sdOneTime`, `oneTime`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * returningToOneTimeSpend({ spendReturning: 150, spendOneTime: 60, sdReturning: 120, returning: 200, sdOneTime: 45,
 * oneTime: 300 }).value; // 2.5
 * @see Quoted as "returning customers spend x times as much"; whose spend, and over which window, is seldom said.
 */
export function returningToOneTimeSpend(inputs: ReturningToOneTimeSpendInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function returningToOneTimeSpend(inputs: InColumns<ReturningToOneTimeSpendInputs>): readonly Estimated[];

/** Inputs of {@link timeBetweenPurchases}. */
export interface TimeBetweenPurchasesInputs {
  /**
   * Days between each two orders of a customer that follow each other; two orders on a day may have 0. It is a list of
   * durations in days, each at least 0.
   */
  readonly gaps: List<number>;
}

/**
 * Time between purchases is the median time from an order to the same customer's next.
 *
 * It knows only customers who came back: those who have not yet are left out, so it is shorter than the time until
 * half of all customers return, which time to second purchase gives. Gaps of one customer are alike; from a log
 * (`Orders`) the interval respects that and is wider, 2.7 times on a real log.
 *
 * Formula: `the value in the middle of gaps (quantile of type 7)`. Unit: days.
 *
 * @param inputs `gaps`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * timeBetweenPurchases({ gaps: [12, 20, 25, 30, 34, 41, 60, 75, 120] }).value; // 34
 * @see Klaviyo: Average time between orders (a mean a profile).
 */
export function timeBetweenPurchases(inputs: TimeBetweenPurchasesInputs): Estimate;

/** Inputs of {@link timeToSecondPurchase}. */
export interface TimeToSecondPurchaseInputs {
  /**
   * Days from the first order of each customer to the second, or to the end of the data where there is none yet. It is
   * a list of durations in days, each at least 0.
   */
  readonly durations: List<number>;
  /** Whether the second order was seen. It is a list of truth values. */
  readonly observed: List<boolean | 0 | 1>;
}

/**
 * Time to second purchase is the time by which half of the new customers have ordered again.
 *
 * Customers who have not yet come back count for as long as they have been watched (Kaplan and Meier), so the number
 * is not biased by those who are quick. It is undefined while more than half have not come back, and its interval may
 * have no upper end.
 *
 * Formula: `the first duration at which the Kaplan-Meier curve is at or below one half`. Unit: days.
 *
 * @param inputs `durations`, `observed`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * timeToSecondPurchase({ durations: [5, 12, 20, 28, 33, 40, 47, 60, 75, 90, 90, 120], observed: [1, 1, 0, 1, 1, 1, 0,
 * 1, 1, 1, 1, 0] }).value; // 60
 * @see Kaplan and Meier 1958; interval of Brookmeyer and Crowley 1982, log-log band, as R's survfit (conf.type = "log-log").
 */
export function timeToSecondPurchase(inputs: TimeToSecondPurchaseInputs): Estimate;

/** Inputs of {@link conversionRate}. */
export interface ConversionRateInputs {
  /** Visitors who bought in the window. It is a whole number of at least 0. */
  readonly convertedVisitors: number | bigint;
  /** Different visitors of the window. It is a whole number of at least 0. */
  readonly visitors: number | bigint;
  /** What is counted, in both inputs. It is one of visitor, session. Default: `visitor`. */
  readonly by?: "visitor" | "session" | undefined;
}

/**
 * Conversion rate is the share of visitors who bought.
 *
 * It counts people, not visits: Shopify and GA4 divide by sessions, advertisers by clicks, and the numbers differ.
 * Orders for each visit are no share, since one visit may have two.
 *
 * Formula: `convertedVisitors / visitors`. Unit: fraction.
 *
 * @param inputs `convertedVisitors`, `visitors`, `by`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * conversionRate({ convertedVisitors: 336, visitors: 1000 }).value; // 0.336
 * @see Shopify: Conversion rate (by sessions). GA4: Purchaser rate. Google Ads: Conversions / interactions.
 */
export function conversionRate(inputs: ConversionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function conversionRate(inputs: InColumns<ConversionRateInputs>): readonly Estimated[];

/** Inputs of {@link cartAbandonmentRate}. */
export interface CartAbandonmentRateInputs {
  /** Carts that were bought. It is a whole number of at least 0. */
  readonly completedCarts: number | bigint;
  /** Carts created, without those still open. It is a whole number of at least 0. */
  readonly carts: number | bigint;
}

/**
 * Cart abandonment rate is the share of carts that were not bought.
 *
 * A cart that is still open, for 24 hours unless you say otherwise, is neither bought nor abandoned: leave it out.
 * Counting from the checkout instead of the cart gives checkout abandonment, a lower number.
 *
 * Formula: `1 - completedCarts / carts`. Unit: fraction.
 *
 * @param inputs `completedCarts`, `carts`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * cartAbandonmentRate({ completedCarts: 298, carts: 1000 }).value; // 0.702
 * @see Baymard: Cart abandonment rate. Klaviyo: Started checkout to Placed order.
 */
export function cartAbandonmentRate(inputs: CartAbandonmentRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function cartAbandonmentRate(inputs: InColumns<CartAbandonmentRateInputs>): readonly Estimated[];

/** Inputs of {@link crossSellRate}. */
export interface CrossSellRateInputs {
  /** Customers, or orders, with items of two categories or more. It is a whole number of at least 0. */
  readonly multiCategory: number | bigint;
  /** All customers, or orders, of the window. It is a whole number of at least 0. */
  readonly total: number | bigint;
}

/**
 * Cross-sell rate is the share of customers, or of orders, with items of two categories or more.
 *
 * Say which of the two it is: a customer collects categories over all orders of the window, so the share of customers
 * is the larger one. It depends on how finely the categories are cut.
 *
 * Formula: `multiCategory / total`. Unit: fraction.
 *
 * @param inputs `multiCategory`, `total`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * crossSellRate({ multiCategory: 180, total: 1000 }).value; // 0.18
 * @see CRM: the attach rate divides by the orders of one base product instead.
 */
export function crossSellRate(inputs: CrossSellRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function crossSellRate(inputs: InColumns<CrossSellRateInputs>): readonly Estimated[];

/** Inputs of {@link upsellRate}. */
export interface UpsellRateInputs {
  /** Customers who moved up. It is a whole number of at least 0. */
  readonly upgraded: number | bigint;
  /** Customers to whom the offer applied. It is a whole number of at least 0. */
  readonly eligible: number | bigint;
}

/**
 * Upsell rate is the share of eligible customers who moved to a dearer plan or product.
 *
 * The library does not guess which product is dearer, nor who was eligible: both are yours to name. Expansion by
 * revenue is another number, net revenue retention.
 *
 * Formula: `upgraded / eligible`. Unit: fraction.
 *
 * @param inputs `upgraded`, `eligible`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * upsellRate({ upgraded: 42, eligible: 600 }).value; // 0.07
 * @see No product reports it under one definition; name what was eligible.
 */
export function upsellRate(inputs: UpsellRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function upsellRate(inputs: InColumns<UpsellRateInputs>): readonly Estimated[];

/** Inputs of {@link trialConversionRate}. */
export interface TrialConversionRateInputs {
  /** Trials that became paying. It is a whole number of at least 0. */
  readonly converted: number | bigint;
  /** Trials started in the cohort whose time to convert is over. It is a whole number of at least 0. */
  readonly trials: number | bigint;
}

/**
 * Trial conversion rate is the share of trials that became paying.
 *
 * Count a cohort by the start of the trial, and only trials that have had their time: one that is still running is no
 * failure, and counting it as one makes every recent month look bad.
 *
 * Formula: `converted / trials`. Unit: fraction.
 *
 * @param inputs `converted`, `trials`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * trialConversionRate({ converted: 54, trials: 300 }).value; // 0.18
 * @see ChartMogul, Baremetrics: Trial-to-paid rate.
 */
export function trialConversionRate(inputs: TrialConversionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function trialConversionRate(inputs: InColumns<TrialConversionRateInputs>): readonly Estimated[];

/** Inputs of {@link uniqueVisitors}. */
export interface UniqueVisitorsInputs {
  /**
   * The visitor of each page view; null where there is none. It is a list of identifiers (text or whole numbers; null
   * where there is none).
   */
  readonly visitorIds: List<string | number | bigint>;
}

/**
 * Unique visitors is the number of different visitors with a page view in the window.
 *
 * Visitors of days do not add up to those of a month, since people come again. Cookies and devices split a person in
 * several; GA4 shows active users under the name of users.
 *
 * Formula: `number of distinct visitorIds`. Unit: count.
 *
 * @param inputs `visitorIds`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * uniqueVisitors({ visitorIds: ["u1", "u2", "u2", "u3"] }).value; // 3
 * @see Adobe, Matomo: Unique visitors. Shopify: Online store visitors. GA4: Total users.
 */
export function uniqueVisitors(inputs: UniqueVisitorsInputs): Estimate;

/** Inputs of {@link pageViews}. */
export interface PageViewsInputs {
  /** Page views in the window. It is a whole number of at least 0. */
  readonly pageViews: number | bigint;
}

/**
 * Page views is the number of times that a page was shown.
 *
 * A page that is loaded again counts again. Apps count screens in the same place.
 *
 * Formula: `pageViews`. Unit: count.
 *
 * @param inputs `pageViews`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * pageViews({ pageViews: 4200 }).value; // 4200
 * @see GA4: Views (page_view and screen_view). Shopify, Matomo: Pageviews.
 */
export function pageViews(inputs: PageViewsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function pageViews(inputs: InColumns<PageViewsInputs>): readonly Estimated[];

/** Inputs of {@link sessions}. */
export interface SessionsInputs {
  /** Times of one visitor's events in seconds from any origin, in any order. It is a list of finite numbers. */
  readonly eventTimes: List<number>;
  /** The longest pause within a session, in seconds. It is a whole number from 1 to 86400. Default: 1800. */
  readonly timeout?: number | undefined;
}

/**
 * Sessions is the number of visits that a visitor's events make: a pause longer than the timeout starts one.
 *
 * A pause of exactly the timeout stays in the session; pauses are compared to the microsecond. GA4 goes by inactivity
 * alone, as here; Universal Analytics also cuts at midnight and at a new campaign, and counts more.
 *
 * Formula: `1 + pauses between events of a visitor that are longer than timeout`. Unit: count.
 *
 * @param inputs `eventTimes`, `timeout`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * sessions({ eventTimes: [0, 240, 1980, 3840, 5700, 12000] }).value; // 4
 * @see GA4: Sessions (30 minutes of inactivity, 5 minutes to 7 hours 55). Matomo, Adobe: Visits.
 */
export function sessions(inputs: SessionsInputs): Estimate;

/** Inputs of {@link activeUsers}. */
export interface ActiveUsersInputs {
  /**
   * The user of each qualifying event of the window; null where there is none. It is a list of identifiers (text or
   * whole numbers; null where there is none).
   */
  readonly userIds: List<string | number | bigint>;
}

/**
 * Active users is the number of different users with a qualifying event in the window: a day, a week or 30 days.
 *
 * Say which event qualifies and how long the window is. A month is 30 days for GA4's stickiness and 28 in its reports,
 * which takes the weekday out. Users of days do not add up to those of a month.
 *
 * Formula: `number of distinct userIds`. Unit: count.
 *
 * @param inputs `userIds`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * activeUsers({ userIds: ["a", "a", "b"] }).value; // 2
 * @see GA4: 1-day, 7-day, 28-day and 30-day active users. Mixpanel, Amplitude: DAU, WAU, MAU.
 */
export function activeUsers(inputs: ActiveUsersInputs): Estimate;

/** Inputs of {@link stickiness}. */
export interface StickinessInputs {
  /**
   * Users active on each day of the window, 30 days unless you say otherwise. It is a list of whole numbers of at
   * least 0.
   */
  readonly dailyActive: List<number | bigint>;
  /** Different users active in the window. It is a whole number of at least 0. */
  readonly mau: number | bigint;
}

/**
 * Stickiness is the share of a month's active users who come on a day: mean daily over monthly active users.
 *
 * It is also the mean share of days on which a user of the month was active, and that form has an interval. GA4 takes
 * the last day alone, so its figure jumps with the weekday.
 *
 * Formula: `mean(dailyActive) / mau`. Unit: fraction.
 *
 * @param inputs `dailyActive`, `mau`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * stickiness({ dailyActive: [2, 3, 2, 1, 2, 2, 3, 2, 1, 2, 3, 2, 2, 1, 2, 2, 3, 2, 1, 2, 2, 2, 3, 1, 2, 2, 2, 3, 2,
 * 1], mau: 6 }).value; // 0.3333333333333333
 * @see GA4: DAU / MAU (of one day). Mixpanel: DAU / MAU. Amplitude, PostHog: Stickiness (a distribution).
 */
export function stickiness(inputs: StickinessInputs): Estimate;

/** Inputs of {@link stickinessFromActiveDays}. */
export interface StickinessFromActiveDaysInputs {
  /** Days on which each user of the window was active, at least 1. It is a list of whole numbers of at least 0. */
  readonly activeDays: List<number | bigint>;
  /** Days of the window. It is a whole number of at least 0. */
  readonly days: number | bigint;
}

/**
 * Stickiness from active days is the mean share of days on which a user of the window was active.
 *
 * It equals mean daily active users over monthly active users, and shows the spread over users, so it has an interval.
 * Most users have few days and some have nearly all: look at the distribution too.
 *
 * Formula: `mean(activeDays) / days`. Unit: fraction.
 *
 * @param inputs `activeDays`, `days`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * stickinessFromActiveDays({ activeDays: [30, 15, 6, 3, 1, 5, 12, 8, 22, 2, 10, 6], days: 30 }).value; //
 * 0.3333333333333333
 * @see GA4: DAU / MAU. Amplitude, PostHog: Stickiness (the distribution of these days).
 */
export function stickinessFromActiveDays(inputs: StickinessFromActiveDaysInputs): Estimate;

/** Inputs of {@link appDownloads}. */
export interface AppDownloadsInputs {
  /** Installs or store downloads in the window. It is a whole number of at least 0. */
  readonly downloads: number | bigint;
}

/**
 * App downloads is the number of times that the app was installed, or fetched from a store, in the window.
 *
 * Say whether first installs count alone or downloads again too: App Store Connect shows both, Google Play counts
 * people.
 *
 * Formula: `downloads`. Unit: count.
 *
 * @param inputs `downloads`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * appDownloads({ downloads: 1200 }).value; // 1200
 * @see App Store Connect: First-time downloads, Redownloads. Google Play: Installers.
 */
export function appDownloads(inputs: AppDownloadsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function appDownloads(inputs: InColumns<AppDownloadsInputs>): readonly Estimated[];

/** Inputs of {@link bounceRate}. */
export interface BounceRateInputs {
  /** Sessions that bounced, by `rule`. It is a whole number of at least 0. */
  readonly singlePageSessions: number | bigint;
  /** Sessions with at least one page view. It is a whole number of at least 0. */
  readonly sessions: number | bigint;
  /**
   * What counts as a bounce: one page view, a single interaction hit (`ua`), or not engaged (`ga4`). It is one of
   * one_page, ua, ga4. Default: `one_page`.
   */
  readonly rule?: "one_page" | "ua" | "ga4" | undefined;
}

/**
 * Bounce rate is the share of sessions that left after a single page.
 *
 * Products disagree: a page read for eight minutes is a bounce by its page views and none for GA4. Count the sessions
 * by the rule you name; rates by different rules are not subtracted. Seldom a verdict on its own: who finds the answer
 * on the first page bounces too.
 *
 * Formula: `singlePageSessions / sessions`. Unit: fraction.
 *
 * @param inputs `singlePageSessions`, `sessions`, `rule`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * bounceRate({ singlePageSessions: 430, sessions: 1000 }).value; // 0.43
 * @see Google Analytics help, bounce rate: Universal Analytics 1009409, GA4 12195621.
 */
export function bounceRate(inputs: BounceRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function bounceRate(inputs: InColumns<BounceRateInputs>): readonly Estimated[];

/** Inputs of {@link engagedSessionRate}. */
export interface EngagedSessionRateInputs {
  /**
   * Sessions of 10 seconds or longer, or with a key event, or with two page views. It is a whole number of at least 0.
   */
  readonly engagedSessions: number | bigint;
  /** All sessions. It is a whole number of at least 0. */
  readonly sessions: number | bigint;
}

/**
 * Engaged session rate is the share of sessions that lasted 10 seconds, had a key event, or had two page views.
 *
 * GA4 calls it engagement rate, which on social media is something else. The 10 seconds can be set there from 10 to
 * 60: say so where they are others.
 *
 * Formula: `engagedSessions / sessions`. Unit: fraction.
 *
 * @param inputs `engagedSessions`, `sessions`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagedSessionRate({ engagedSessions: 700, sessions: 1000 }).value; // 0.7
 * @see GA4 help 12195621: Engagement rate.
 */
export function engagedSessionRate(inputs: EngagedSessionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagedSessionRate(inputs: InColumns<EngagedSessionRateInputs>): readonly Estimated[];

/** Inputs of {@link averageSessionDuration}. */
export interface AverageSessionDurationInputs {
  /**
   * Seconds from the first to the last event of every session. It is a list of durations in seconds, each at least 0.
   */
  readonly durations: List<number>;
}

/**
 * Average session duration is the mean time from the first to the last event of a session.
 *
 * A session of one event lasts 0 seconds although someone may have read for minutes; Universal Analytics and GA4 leave
 * it in the mean, and so the list should. Durations are skewed: look at their median too.
 *
 * Formula: `sum of durations / sessions`. Unit: seconds.
 *
 * @param inputs `durations`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * averageSessionDuration({ durations: [600, 900, 0, 60, 240, 0, 420, 180, 30, 570] }).value; // 300
 * @see Google Analytics help 1006253; its two worked sessions are the first two of the example.
 */
export function averageSessionDuration(inputs: AverageSessionDurationInputs): Estimate;

/** Inputs of {@link averageEngagementTime}. */
export interface AverageEngagementTimeInputs {
  /** Seconds in the foreground, of all sessions together. It is a finite number of at least 0. */
  readonly foreground: number;
  /** Sessions, or active users. It is a whole number of at least 0. */
  readonly sessions: number | bigint;
  /** Standard deviation of the foreground time of a session, or of a user. It is a finite number of at least 0. */
  readonly sd?: number | null;
  /** What the second input counts. It is one of session, user. Default: `session`. */
  readonly per?: "session" | "user" | undefined;
}

/**
 * Average engagement time is the mean time that a page or app was in the foreground in a session.
 *
 * Unlike the duration of a session it leaves out tabs that nobody looks at. GA4 divides by active users and by
 * sessions: name which. From totals alone there is no interval; pass the standard deviation as `sd`.
 *
 * Formula: `foreground / sessions`. Unit: seconds.
 *
 * @param inputs `foreground`, `sessions`, `sd`, `per`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * averageEngagementTime({ foreground: 52800, sessions: 960, sd: 80 }).value; // 55
 * @see GA4: Average engagement time per active user, and per session.
 */
export function averageEngagementTime(inputs: AverageEngagementTimeInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function averageEngagementTime(inputs: InColumns<AverageEngagementTimeInputs>): readonly Estimated[];

/** Inputs of {@link pagesPerSession}. */
export interface PagesPerSessionInputs {
  /** Page views of those sessions. It is a whole number of at least 0. */
  readonly pageViews: number | bigint;
  /** Sessions with at least one page view. It is a whole number of at least 0. */
  readonly sessions: number | bigint;
  /** Standard deviation of the pages of a session. It is a finite number of at least 0. */
  readonly sd?: number | null;
}

/**
 * Pages per session is the mean number of pages seen in a session.
 *
 * It is at least 1, since only sessions with a page view count. More pages may mean interest, or that something is
 * hard to find.
 *
 * Formula: `pageViews / sessions`. Unit: pages per session.
 *
 * @param inputs `pageViews`, `sessions`, `sd`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * pagesPerSession({ pageViews: 4200, sessions: 1500, sd: 2.4 }).value; // 2.8
 * @see GA4: Views per session. Shopify: Pageviews per session. Matomo: Actions per visit.
 */
export function pagesPerSession(inputs: PagesPerSessionInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function pagesPerSession(inputs: InColumns<PagesPerSessionInputs>): readonly Estimated[];

/** Inputs of {@link visitFrequency}. */
export interface VisitFrequencyInputs {
  /** Sessions in the window. It is a whole number of at least 0. */
  readonly sessions: number | bigint;
  /** Different visitors of the window. It is a whole number of at least 0. */
  readonly uniqueVisitors: number | bigint;
  /** Standard deviation of the sessions of a visitor. It is a finite number of at least 0. */
  readonly sd?: number | null;
}

/**
 * Visit frequency is the mean number of sessions of a visitor in the window.
 *
 * It is at least 1, since only visitors with a session count, and it grows with the window: compare windows of one
 * length. Visitors whose cookies are deleted come back as new ones and lower it.
 *
 * Formula: `sessions / uniqueVisitors`. Unit: sessions per visitor.
 *
 * @param inputs `sessions`, `uniqueVisitors`, `sd`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * visitFrequency({ sessions: 1500, uniqueVisitors: 1000, sd: 1.1 }).value; // 1.5
 * @see GA4: Sessions per user. Matomo: Visits per visitor. Adobe: Visits / unique visitor.
 */
export function visitFrequency(inputs: VisitFrequencyInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function visitFrequency(inputs: InColumns<VisitFrequencyInputs>): readonly Estimated[];

/** Inputs of {@link returningVisitorRate}. */
export interface ReturningVisitorRateInputs {
  /** Visitors of the window who return, by `rule`. It is a whole number of at least 0. */
  readonly returningVisitors: number | bigint;
  /** Different visitors of the window. It is a whole number of at least 0. */
  readonly visitors: number | bigint;
  /**
   * Who returns: with two sessions by the end of the window (`ever`), or first seen before it (`strict`). It is one of
   * ever, strict. Default: `ever`.
   */
  readonly rule?: "ever" | "strict" | undefined;
}

/**
 * Returning visitor rate is the share of the window's visitors with two sessions or more by its end.
 *
 * One minus it is the new visitor rate: here the two add up to 1, in GA4 a user may be new and returning at once. A
 * short history makes returning visitors look new. Strictly, only those first seen before the window return.
 *
 * Formula: `returningVisitors / visitors`. Unit: fraction.
 *
 * @param inputs `returningVisitors`, `visitors`, `rule`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * returningVisitorRate({ returningVisitors: 380, visitors: 1000 }).value; // 0.38
 * @see GA4: Returning users / total users. Universal Analytics: 1 - % new sessions. Matomo: Returning visits.
 */
export function returningVisitorRate(inputs: ReturningVisitorRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function returningVisitorRate(inputs: InColumns<ReturningVisitorRateInputs>): readonly Estimated[];

/** Inputs of {@link goalConversionRate}. */
export interface GoalConversionRateInputs {
  /** Sessions, or visitors, that reached the goal. It is a whole number of at least 0. */
  readonly goalSessions: number | bigint;
  /** All sessions, or visitors. It is a whole number of at least 0. */
  readonly sessions: number | bigint;
  /** What is counted, in both inputs. It is one of session, visitor. Default: `session`. */
  readonly by?: "session" | "visitor" | undefined;
}

/**
 * Goal completion rate is the share of sessions in which a goal was reached.
 *
 * Several goal events of one session count once here: key events over sessions is another number, and may exceed 1.
 * GA4 has it by session and by user; the two are not subtracted.
 *
 * Formula: `goalSessions / sessions`. Unit: fraction.
 *
 * @param inputs `goalSessions`, `sessions`, `by`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * goalConversionRate({ goalSessions: 50, sessions: 1000 }).value; // 0.05
 * @see GA4: Session key event rate, User key event rate. Universal Analytics, Matomo: Goal conversion rate.
 */
export function goalConversionRate(inputs: GoalConversionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function goalConversionRate(inputs: InColumns<GoalConversionRateInputs>): readonly Estimated[];

/** Inputs of {@link clickThroughRate}. */
export interface ClickThroughRateInputs {
  /** Impressions that were clicked. It is a whole number of at least 0. */
  readonly clicks: number | bigint;
  /** Impressions. It is a whole number of at least 0. */
  readonly impressions: number | bigint;
}

/**
 * Click-through rate (CTR) is the share of impressions that were clicked.
 *
 * Count a second click of one impression once. In email the name stands for clicks over delivered mail, or over opens:
 * use `click_rate` and `click_to_open_rate` there.
 *
 * Formula: `clicks / impressions`. Unit: fraction.
 *
 * @param inputs `clicks`, `impressions`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * clickThroughRate({ clicks: 650, impressions: 1000 }).value; // 0.65
 * @see Google Ads: CTR = clicks / impressions.
 */
export function clickThroughRate(inputs: ClickThroughRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function clickThroughRate(inputs: InColumns<ClickThroughRateInputs>): readonly Estimated[];

/** Inputs of {@link funnelConversionRate}. */
export interface FunnelConversionRateInputs {
  /** Users at each step, none more than at the step before. It is a list of whole numbers of at least 0. */
  readonly stepCounts: List<number | bigint>;
}

/**
 * Funnel conversion is the share of those at the first step who reached the last.
 *
 * Count each user once a step, and only those who took the steps before, in order and within the time you allow: a
 * step that grows is refused. Whether other events may lie between the steps differs by product.
 *
 * Formula: `last of stepCounts / first of stepCounts`. Unit: fraction.
 *
 * @param inputs `stepCounts`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * funnelConversionRate({ stepCounts: [1000, 400, 250, 100] }).value; // 0.1
 * @see GA4: Funnel exploration (closed). Mixpanel: Funnels. Amplitude: Funnel analysis. Shopify: cart to completed.
 */
export function funnelConversionRate(inputs: FunnelConversionRateInputs): Estimate;

/** Inputs of {@link followers}. */
export interface FollowersInputs {
  /** Followers at the end of the window. It is a whole number of at least 0. */
  readonly followers: number | bigint;
}

/**
 * Followers is the number of followers of an account at an instant.
 *
 * It is a level and no flow: take the value at the end of the window, network by network, and never add up days. One
 * person may follow on several networks.
 *
 * Formula: `followers`. Unit: count.
 *
 * @param inputs `followers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * followers({ followers: 5000 }).value; // 5000
 * @see Meta: Page followers. LinkedIn: Followers. YouTube: Subscribers.
 */
export function followers(inputs: FollowersInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function followers(inputs: InColumns<FollowersInputs>): readonly Estimated[];

/** Inputs of {@link followerGrowthRate}. */
export interface FollowerGrowthRateInputs {
  /** Followers at the start of the window. It is a whole number of at least 0. */
  readonly followersStart: number | bigint;
  /** Followers at its end. It is a whole number of at least 0. */
  readonly followersEnd: number | bigint;
}

/**
 * Follower growth rate is the net change in followers as a share of those at the start.
 *
 * Net of those who left; gross new followers give a higher figure. Small accounts grow faster: compare accounts of one
 * size. From no followers it is undefined: report the gain itself.
 *
 * Formula: `(followersEnd - followersStart) / followersStart`. Unit: fraction.
 *
 * @param inputs `followersStart`, `followersEnd`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * followerGrowthRate({ followersStart: 5000, followersEnd: 5150 }).value; // 0.03
 * @see Hootsuite: Audience growth rate. Sprout Social: Net follower growth %. Rival IQ: Follower growth.
 */
export function followerGrowthRate(inputs: FollowerGrowthRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function followerGrowthRate(inputs: InColumns<FollowerGrowthRateInputs>): readonly Estimated[];

/** Inputs of {@link engagedFollowerRate}. */
export interface EngagedFollowerRateInputs {
  /** Followers who interacted at least once in the window. It is a whole number of at least 0. */
  readonly engagedFollowers: number | bigint;
  /** All followers. It is a whole number of at least 0. */
  readonly followers: number | bigint;
}

/**
 * Engaged follower rate is the share of followers who interacted at least once.
 *
 * It counts people where engagement rates count actions, so it cannot exceed 1. Leave out those who interacted without
 * following.
 *
 * Formula: `engagedFollowers / followers`. Unit: fraction.
 *
 * @param inputs `engagedFollowers`, `followers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagedFollowerRate({ engagedFollowers: 120, followers: 5000 }).value; // 0.024
 * @see Instagram Insights: Accounts engaged.
 */
export function engagedFollowerRate(inputs: EngagedFollowerRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagedFollowerRate(inputs: InColumns<EngagedFollowerRateInputs>): readonly Estimated[];

/** Inputs of {@link reach}. */
export interface ReachInputs {
  /** Different accounts that saw the content. It is a whole number of at least 0. */
  readonly reach: number | bigint;
  /** Times that it was shown, to check against. It is a whole number of at least 0. */
  readonly impressions?: number | bigint | null;
}

/**
 * Reach is the number of different accounts that saw the content.
 *
 * Reach of posts or of days does not add up, since people see several. Give the impressions too where you have them: a
 * reach above them is refused.
 *
 * Formula: `reach`. Unit: count.
 *
 * @param inputs `reach`, `impressions`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * reach({ reach: 2000, impressions: 3500 }).value; // 2000
 * @see Meta: Reach, Viewers. LinkedIn: Unique impressions.
 */
export function reach(inputs: ReachInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function reach(inputs: InColumns<ReachInputs>): readonly Estimated[];

/** Inputs of {@link reachRate}. */
export interface ReachRateInputs {
  /** Different accounts that saw the post. It is a whole number of at least 0. */
  readonly reach: number | bigint;
  /** Followers when it was published. It is a whole number of at least 0. */
  readonly followers: number | bigint;
}

/**
 * Reach rate is the number of accounts that a post reached for each follower.
 *
 * People who do not follow are reached as well, so it may exceed 1 and is no share. Take the followers when the post
 * was published.
 *
 * Formula: `reach / followers`. Unit: fraction.
 *
 * @param inputs `reach`, `followers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * reachRate({ reach: 2000, followers: 5000 }).value; // 0.4
 * @see Hootsuite: Post reach percentage. Rival IQ: Reach rate.
 */
export function reachRate(inputs: ReachRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function reachRate(inputs: InColumns<ReachRateInputs>): readonly Estimated[];

/** Inputs of {@link influenceIndex}. */
export interface InfluenceIndexInputs {
  /** Reach of each compared account. It is a list of whole numbers of at least 0. */
  readonly reach: List<number | bigint>;
  /** Engagement rate by reach of each account, in the same order. It is a list of rates, each at least 0. */
  readonly engagementRates: List<number>;
  /** Place of the account in the lists, from 0. It is a whole number of at least 0. */
  readonly account: number | bigint;
}

/**
 * Influence index is the place of an account among others, by reach and by engagement, from 0 to 100.
 *
 * It is the geometric mean of two ranks, each the share of the other accounts that lie strictly lower. It stands for
 * the scores of closed services, whose formulas were never published, and depends on who is compared.
 *
 * Formula: `100 * sqrt(rank of reach * rank of engagement rate), rank = accounts strictly lower / (accounts - 1)`.
 * Unit: index.
 *
 * @param inputs `reach`, `engagementRates`, `account`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * influenceIndex({ reach: [100, 500, 900, 2000, 8000], engagementRates: [0.1, 0.02, 0.05, 0.04, 0.03], account: 3
 * }).value; // 61.23724356957945
 * @see Of this library; Klout, closed in 2018, published no formula.
 */
export function influenceIndex(inputs: InfluenceIndexInputs): Estimate;

/** Inputs of {@link engagements}. */
export interface EngagementsInputs {
  /** Likes, or reactions of any kind. It is a whole number of at least 0. */
  readonly likes: number | bigint;
  /** Comments and replies. It is a whole number of at least 0. */
  readonly comments: number | bigint;
  /** Shares and reposts. It is a whole number of at least 0. */
  readonly shares: number | bigint;
  /** Saves, where they are to count. It is a whole number of at least 0. */
  readonly saves?: number | bigint | null;
  /** Clicks, where they are to count. It is a whole number of at least 0. */
  readonly clicks?: number | bigint | null;
  /** New followers, where they are to count. It is a whole number of at least 0. */
  readonly follows?: number | bigint | null;
}

/**
 * Engagements is the number of likes, comments and shares of a post.
 *
 * Which actions count differs by network and tool: saves, clicks and new followers count only when given. Compare
 * numbers made of the same actions.
 *
 * Formula: `likes + comments + shares + saves + clicks + follows`. Unit: count.
 *
 * @param inputs `likes`, `comments`, `shares`, `saves`, `clicks`, `follows`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagements({ likes: 150, comments: 7, shares: 0 }).value; // 157
 * @see Rival IQ: Total engagement. Socialinsider: by network. X and LinkedIn add clicks and follows.
 */
export function engagements(inputs: EngagementsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagements(inputs: InColumns<EngagementsInputs>): readonly Estimated[];

/** Inputs of {@link engagementRateByFollowers}. */
export interface EngagementRateByFollowersInputs {
  /** Engagements of the post. It is a whole number of at least 0. */
  readonly engagements: number | bigint;
  /** Followers when it was published. It is a whole number of at least 0. */
  readonly followers: number | bigint;
}

/**
 * Engagement rate by followers is the engagements of a post for each follower at the time.
 *
 * Every tool has its own engagement rate, by followers, reach, impressions or views: the name says which this is. It
 * may exceed 1. Large accounts have lower rates; measured medians of brands lie well under 1 %.
 *
 * Formula: `engagements / followers`. Unit: fraction.
 *
 * @param inputs `engagements`, `followers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagementRateByFollowers({ engagements: 157, followers: 5000 }).value; // 0.0314
 * @see Hootsuite: ER post. Rival IQ: engagement rate by follower. Interval: exact Poisson, Garwood 1936.
 */
export function engagementRateByFollowers(inputs: EngagementRateByFollowersInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagementRateByFollowers(inputs: InColumns<EngagementRateByFollowersInputs>): readonly Estimated[];

/** Inputs of {@link engagementRateByReach}. */
export interface EngagementRateByReachInputs {
  /** Engagements of the post. It is a whole number of at least 0. */
  readonly engagements: number | bigint;
  /** Different accounts that saw it. It is a whole number of at least 0. */
  readonly reach: number | bigint;
}

/**
 * Engagement rate by reach is the engagements of a post for each account that saw it.
 *
 * Actions over people, so it may exceed 1; Instagram's own number counts engaged people instead. It judges the content
 * apart from how far it was spread.
 *
 * Formula: `engagements / reach`. Unit: fraction.
 *
 * @param inputs `engagements`, `reach`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagementRateByReach({ engagements: 157, reach: 2000 }).value; // 0.0785
 * @see Hootsuite: ERR. Emplifi: Reach engagement rate. Interval: exact Poisson, Garwood 1936.
 */
export function engagementRateByReach(inputs: EngagementRateByReachInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagementRateByReach(inputs: InColumns<EngagementRateByReachInputs>): readonly Estimated[];

/** Inputs of {@link engagementRateByImpressions}. */
export interface EngagementRateByImpressionsInputs {
  /** Engagements of the post. It is a whole number of at least 0. */
  readonly engagements: number | bigint;
  /** Times that it was shown. It is a whole number of at least 0. */
  readonly impressions: number | bigint;
}

/**
 * Engagement rate by impressions is the engagements of a post for each time it was shown.
 *
 * One person may see a post often, so it is lower than by reach. X and LinkedIn count clicks and follows as
 * engagements too.
 *
 * Formula: `engagements / impressions`. Unit: fraction.
 *
 * @param inputs `engagements`, `impressions`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagementRateByImpressions({ engagements: 300, impressions: 20000 }).value; // 0.015
 * @see X, LinkedIn, Sprout Social: Engagement rate. Interval: exact Poisson, Garwood 1936.
 */
export function engagementRateByImpressions(inputs: EngagementRateByImpressionsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagementRateByImpressions(inputs: InColumns<EngagementRateByImpressionsInputs>): readonly Estimated[];

/** Inputs of {@link engagementRateByViews}. */
export interface EngagementRateByViewsInputs {
  /** Engagements of the video. It is a whole number of at least 0. */
  readonly engagements: number | bigint;
  /** Views of it. It is a whole number of at least 0. */
  readonly views: number | bigint;
}

/**
 * Engagement rate by views is the engagements of a video for each view.
 *
 * A view is what the network says: its start on TikTok, 3 seconds on Facebook, some 30 on YouTube. Rates of different
 * networks are not comparable.
 *
 * Formula: `engagements / views`. Unit: fraction.
 *
 * @param inputs `engagements`, `views`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagementRateByViews({ engagements: 800, views: 10000 }).value; // 0.08
 * @see Rival IQ: TikTok engagement rate. Hootsuite: ER views. Interval: exact Poisson, Garwood 1936.
 */
export function engagementRateByViews(inputs: EngagementRateByViewsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagementRateByViews(inputs: InColumns<EngagementRateByViewsInputs>): readonly Estimated[];

/** Inputs of {@link dailyEngagementRate}. */
export interface DailyEngagementRateInputs {
  /** Engagements in the window, with posts old and new. It is a whole number of at least 0. */
  readonly engagements: number | bigint;
  /** Days of the window. It is a whole number of at least 0. */
  readonly days: number | bigint;
  /** Followers, the mean of the window. It is a whole number of at least 0. */
  readonly followers: number | bigint;
}

/**
 * Daily engagement rate is the engagements of a day for each follower, over the days of the window.
 *
 * All engagements of the day count, also those with old posts; NapoleonCat counts posts of the day alone. It rises
 * with the number of posts.
 *
 * Formula: `engagements / (days * followers)`. Unit: fraction.
 *
 * @param inputs `engagements`, `days`, `followers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * dailyEngagementRate({ engagements: 1400, days: 7, followers: 5000 }).value; // 0.04
 * @see Hootsuite: Daily ER. Interval: exact Poisson, Garwood 1936.
 */
export function dailyEngagementRate(inputs: DailyEngagementRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function dailyEngagementRate(inputs: InColumns<DailyEngagementRateInputs>): readonly Estimated[];

/** Inputs of {@link applauseRate}. */
export interface ApplauseRateInputs {
  /** Likes of the post. It is a whole number of at least 0. */
  readonly likes: number | bigint;
  /** Followers when it was published. It is a whole number of at least 0. */
  readonly followers: number | bigint;
}

/**
 * Applause rate is the likes of a post for each follower.
 *
 * With conversation and amplification rate it adds up to the engagement rate by followers. Avinash Kaushik, who named
 * it, counts likes for each post: that is `average_engagements_per_post` of the likes.
 *
 * Formula: `likes / followers`. Unit: fraction.
 *
 * @param inputs `likes`, `followers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * applauseRate({ likes: 150, followers: 5000 }).value; // 0.03
 * @see Hootsuite, HSMAI: approvals / followers. Kaushik 2011: per post. Interval: exact Poisson, Garwood 1936.
 */
export function applauseRate(inputs: ApplauseRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function applauseRate(inputs: InColumns<ApplauseRateInputs>): readonly Estimated[];

/** Inputs of {@link conversationRate}. */
export interface ConversationRateInputs {
  /** Comments on the post. It is a whole number of at least 0. */
  readonly comments: number | bigint;
  /** Followers when it was published. It is a whole number of at least 0. */
  readonly followers: number | bigint;
}

/**
 * Conversation rate is the comments on a post for each follower.
 *
 * No misprint of conversion rate. Comments cost more effort than likes, and a quarrel has many; Kaushik counts them
 * for each post.
 *
 * Formula: `comments / followers`. Unit: fraction.
 *
 * @param inputs `comments`, `followers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * conversationRate({ comments: 7, followers: 5000 }).value; // 0.0014
 * @see Hootsuite, True Social Metrics. Kaushik 2011: per post. Interval: exact Poisson, Garwood 1936.
 */
export function conversationRate(inputs: ConversationRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function conversationRate(inputs: InColumns<ConversationRateInputs>): readonly Estimated[];

/** Inputs of {@link amplificationRate}. */
export interface AmplificationRateInputs {
  /** Shares of the post. It is a whole number of at least 0. */
  readonly shares: number | bigint;
  /** Followers when it was published, or its impressions. It is a whole number of at least 0. */
  readonly followers: number | bigint;
  /** What the second input counts. It is one of followers, impressions. Default: `followers`. */
  readonly per?: "followers" | "impressions" | undefined;
}

/**
 * Amplification rate is the shares of a post for each follower.
 *
 * Shares carry a post beyond those who follow. Over impressions it is called virality rate; Kaushik counts shares for
 * each post.
 *
 * Formula: `shares / followers`. Unit: fraction.
 *
 * @param inputs `shares`, `followers`, `per`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * amplificationRate({ shares: 50, followers: 10000 }).value; // 0.005
 * @see HSMAI, Hootsuite: Amplification rate; Virality rate = shares / impressions. Interval: exact Poisson, Garwood 1936.
 */
export function amplificationRate(inputs: AmplificationRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function amplificationRate(inputs: InColumns<AmplificationRateInputs>): readonly Estimated[];

/** Inputs of {@link averageEngagementsPerPost}. */
export interface AverageEngagementsPerPostInputs {
  /** Engagements of each post. It is a list of whole numbers of at least 0. */
  readonly engagements: List<number | bigint>;
}

/**
 * Average engagements per post is the mean number of reactions that a post received.
 *
 * It is a mean and no rate, though some call it engagement rate: it grows with the audience. A few posts carry most of
 * it, so its interval is wide; look at the median too.
 *
 * Formula: `sum of engagements / posts`. Unit: engagements per post.
 *
 * @param inputs `engagements`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * averageEngagementsPerPost({ engagements: [157, 90, 40, 310, 103] }).value; // 140
 * @see Sprout Social, Socialinsider: average engagements per post.
 */
export function averageEngagementsPerPost(inputs: AverageEngagementsPerPostInputs): Estimate;

/** Inputs of {@link engagementRateByFollowersOfPosts}. */
export interface EngagementRateByFollowersOfPostsInputs {
  /** Engagements of each post. It is a list of whole numbers of at least 0. */
  readonly engagements: List<number | bigint>;
  /** Followers when each post was published, above 0. It is a list of whole numbers of at least 0. */
  readonly followers: List<number | bigint>;
  /**
   * How the posts become one rate: pooled, or the mean or median of their rates. It is one of pooled, mean, median.
   * Default: `pooled`.
   */
  readonly average?: "pooled" | "mean" | "median" | undefined;
}

/**
 * Engagement rate by followers of posts is the engagements of several posts for each follower.
 *
 * It sums engagements and followers over the posts, unless the mean or the median of the posts' rates is asked for:
 * three numbers that differ, and that tools mix up. Its interval respects that posts differ.
 *
 * Formula: `sum of engagements / sum of followers`. Unit: fraction.
 *
 * @param inputs `engagements`, `followers`, `average`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagementRateByFollowersOfPosts({ engagements: [157, 90, 40, 310, 103, 120, 61, 205], followers: [5000, 5020, 5040,
 * 5100, 5150, 5160, 5200, 5230] }).value; // 0.026552567237163816
 * @see Rival IQ: engagement rate by follower (pooled; medians in its reports). Hootsuite: mean of posts. Interval: linearised over posts, Student's t.
 */
export function engagementRateByFollowersOfPosts(inputs: EngagementRateByFollowersOfPostsInputs): Estimate;

/** Inputs of {@link engagementRateByReachOfPosts}. */
export interface EngagementRateByReachOfPostsInputs {
  /** Engagements of each post. It is a list of whole numbers of at least 0. */
  readonly engagements: List<number | bigint>;
  /** Different accounts that saw each post, above 0. It is a list of whole numbers of at least 0. */
  readonly reach: List<number | bigint>;
  /**
   * How the posts become one rate: pooled, or the mean or median of their rates. It is one of pooled, mean, median.
   * Default: `pooled`.
   */
  readonly average?: "pooled" | "mean" | "median" | undefined;
}

/**
 * Engagement rate by reach of posts is the engagements of several posts for each account reached.
 *
 * Pooled, a post that reached many weighs more; the mean and the median of the posts' rates let small posts weigh as
 * much. Its interval respects that posts differ.
 *
 * Formula: `sum of engagements / sum of reach`. Unit: fraction.
 *
 * @param inputs `engagements`, `reach`, `average`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagementRateByReachOfPosts({ engagements: [157, 90, 40, 310, 103, 120, 61, 205], reach: [2000, 1500, 900, 3600,
 * 1700, 1900, 1100, 2600] }).value; // 0.07098039215686275
 * @see Hootsuite: ERR. Rival IQ: engagement rate by reach. Interval: linearised over posts, Student's t.
 */
export function engagementRateByReachOfPosts(inputs: EngagementRateByReachOfPostsInputs): Estimate;

/** Inputs of {@link engagementRateByImpressionsOfPosts}. */
export interface EngagementRateByImpressionsOfPostsInputs {
  /** Engagements of each post. It is a list of whole numbers of at least 0. */
  readonly engagements: List<number | bigint>;
  /** Times that each post was shown, above 0. It is a list of whole numbers of at least 0. */
  readonly impressions: List<number | bigint>;
  /**
   * How the posts become one rate: pooled, or the mean or median of their rates. It is one of pooled, mean, median.
   * Default: `pooled`.
   */
  readonly average?: "pooled" | "mean" | "median" | undefined;
}

/**
 * Engagement rate by impressions of posts is the engagements of several posts for each impression.
 *
 * Pooled, a post that was shown often weighs more; the mean and the median of the posts' rates let small posts weigh
 * as much. Its interval respects that posts differ.
 *
 * Formula: `sum of engagements / sum of impressions`. Unit: fraction.
 *
 * @param inputs `engagements`, `impressions`, `average`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagementRateByImpressionsOfPosts({ engagements: [157, 90, 40, 310, 103, 120, 61, 205], impressions: [3500, 2600,
 * 1400, 6900, 2900, 3300, 1800, 4700] }).value; // 0.04007380073800738
 * @see X, LinkedIn, Sprout Social: Engagement rate. Interval: linearised over posts, Student's t.
 */
export function engagementRateByImpressionsOfPosts(inputs: EngagementRateByImpressionsOfPostsInputs): Estimate;

/** Inputs of {@link engagementRateByViewsOfPosts}. */
export interface EngagementRateByViewsOfPostsInputs {
  /** Engagements of each video. It is a list of whole numbers of at least 0. */
  readonly engagements: List<number | bigint>;
  /** Views of each video, above 0. It is a list of whole numbers of at least 0. */
  readonly views: List<number | bigint>;
  /**
   * How the videos become one rate: pooled, or the mean or median of their rates. It is one of pooled, mean, median.
   * Default: `pooled`.
   */
  readonly average?: "pooled" | "mean" | "median" | undefined;
}

/**
 * Engagement rate by views of videos is the engagements of several videos for each view.
 *
 * Pooled, a video with many views weighs more; the mean and the median of the videos' rates let small ones weigh as
 * much. Take the videos of one network: a view differs between them.
 *
 * Formula: `sum of engagements / sum of views`. Unit: fraction.
 *
 * @param inputs `engagements`, `views`, `average`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagementRateByViewsOfPosts({ engagements: [157, 90, 40, 310, 103, 120, 61, 205], views: [2900, 1600, 800, 5200,
 * 1500, 2100, 900, 3300] }).value; // 0.05934426229508197
 * @see Rival IQ: TikTok engagement rate. Interval: linearised over posts, Student's t.
 */
export function engagementRateByViewsOfPosts(inputs: EngagementRateByViewsOfPostsInputs): Estimate;

/** Inputs of {@link customerRetentionRate}. */
export interface CustomerRetentionRateInputs {
  /** Customers at the start. It is a whole number of at least 0. */
  readonly customersStart: number | bigint;
  /** Customers at the end. It is a whole number of at least 0. */
  readonly customersEnd: number | bigint;
  /** Customers at the end who came in between. It is a whole number of at least 0. */
  readonly newCustomers: number | bigint;
}

/**
 * Customer retention rate is the share of the customers at the start who are still customers at the end.
 *
 * New customers count only where they are still there at the end; counted gross they hide losses. Without contracts
 * say what a customer still is, such as an order in the next window of equal length. Churn is 1 minus it.
 *
 * Formula: `(customersEnd - newCustomers) / customersStart`. Unit: fraction.
 *
 * @param inputs `customersStart`, `customersEnd`, `newCustomers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * customerRetentionRate({ customersStart: 200, customersEnd: 220, newCustomers: 40 }).value; // 0.9
 * @see HubSpot: ((E - N) / S) x 100. ChartMogul: Customer retention rate.
 */
export function customerRetentionRate(inputs: CustomerRetentionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function customerRetentionRate(inputs: InColumns<CustomerRetentionRateInputs>): readonly Estimated[];

/** Inputs of {@link customerChurnRate}. */
export interface CustomerChurnRateInputs {
  /** Customers at the start who left by the end. It is a whole number of at least 0. */
  readonly lost: number | bigint;
  /** Customers at the start. It is a whole number of at least 0. */
  readonly customersStart: number | bigint;
}

/**
 * Customer churn rate is the share of the customers at the start who left by the end: 1 minus retention.
 *
 * Some tools divide by the mean of start and end, or by start and new customers together, and some mean the number.
 * Rates of months are not added up to a year's. Without contracts say after how long a silent customer is lost.
 *
 * Formula: `lost / customersStart`. Unit: fraction.
 *
 * @param inputs `lost`, `customersStart`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * customerChurnRate({ lost: 20, customersStart: 200 }).value; // 0.1
 * @see ChartMogul, Baremetrics: Customer churn rate, logo churn.
 */
export function customerChurnRate(inputs: CustomerChurnRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function customerChurnRate(inputs: InColumns<CustomerChurnRateInputs>): readonly Estimated[];

/** Inputs of {@link cohortRetentionRate}. */
export interface CohortRetentionRateInputs {
  /** Members of the cohort who are active in period k. It is a whole number of at least 0. */
  readonly activeK: number | bigint;
  /** Members of the cohort whose period k has ended. It is a whole number of at least 0. */
  readonly cohort: number | bigint;
}

/**
 * Cohort retention rate is the share of a cohort that is active again in its k-th period.
 *
 * It may rise again, since who paused comes back. Use periods that have ended only. Products differ in 24-hour windows
 * of each customer or calendar days, and in weighing cohorts by size or equally.
 *
 * Formula: `activeK / cohort`. Unit: fraction.
 *
 * @param inputs `activeK`, `cohort`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * cohortRetentionRate({ activeK: 250, cohort: 1000 }).value; // 0.25
 * @see Amplitude: Return On. Mixpanel: Retention, on. GA4: Cohort exploration, standard.
 */
export function cohortRetentionRate(inputs: CohortRetentionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function cohortRetentionRate(inputs: InColumns<CohortRetentionRateInputs>): readonly Estimated[];

/** Inputs of {@link rollingRetentionRate}. */
export interface RollingRetentionRateInputs {
  /** Members of the cohort who are active in period k or later. It is a whole number of at least 0. */
  readonly activeFromK: number | bigint;
  /** Members of the cohort. It is a whole number of at least 0. */
  readonly cohort: number | bigint;
}

/**
 * Rolling retention rate is the share of a cohort that is seen in its k-th period or in any later one.
 *
 * It never rises with k, and later data raise old values: say where the data end. It lies above cohort retention, so
 * the two are not compared.
 *
 * Formula: `activeFromK / cohort`. Unit: fraction.
 *
 * @param inputs `activeFromK`, `cohort`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * rollingRetentionRate({ activeFromK: 400, cohort: 1000 }).value; // 0.4
 * @see Amplitude: Return On or After. Mixpanel: on or after. GA4: Cohort exploration, rolling.
 */
export function rollingRetentionRate(inputs: RollingRetentionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function rollingRetentionRate(inputs: InColumns<RollingRetentionRateInputs>): readonly Estimated[];

/** Inputs of {@link averageCustomerLifespan}. */
export interface AverageCustomerLifespanInputs {
  /** Churn rate of a period. It is a number from 0 to 1. */
  readonly churn: number;
}

/**
 * Average customer lifespan is how many periods a customer stays, were churn the same for ever.
 *
 * Churn is seldom constant: new customers leave sooner than old ones, so it is a rule of thumb. It counts periods of
 * the churn rate: a monthly rate gives months. For an interval, invert the ends of the churn rate's.
 *
 * Formula: `1 / churn`. Unit: periods.
 *
 * @param inputs `churn`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * averageCustomerLifespan({ churn: 0.2 }).value; // 5
 * @see Software subscriptions: customer lifetime = 1 / churn.
 */
export function averageCustomerLifespan(inputs: AverageCustomerLifespanInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function averageCustomerLifespan(inputs: InColumns<AverageCustomerLifespanInputs>): readonly Estimated[];

/** Inputs of {@link grossRevenueRetention}. */
export interface GrossRevenueRetentionInputs {
  /** Recurring revenue at the start. It is a finite number of at least 0. */
  readonly start: number;
  /** Recurring revenue at the start of the customers who left. It is a finite number of at least 0. */
  readonly churned: number;
  /** Recurring revenue lost from customers who stayed with less. It is a finite number of at least 0. */
  readonly contraction: number;
}

/**
 * Gross revenue retention (GRR) is the share of recurring revenue kept from the customers at the start.
 *
 * Expansion does not count, so it cannot exceed 1. It is revenue, not customers: one large customer may carry it.
 *
 * Formula: `(start - churned - contraction) / start`. Unit: fraction.
 *
 * @param inputs `start`, `churned`, `contraction`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * grossRevenueRetention({ start: 20000, churned: 1200, contraction: 800 }).value; // 0.9
 * @see Software subscriptions: gross revenue retention; revenue churn is 1 minus it.
 */
export function grossRevenueRetention(inputs: GrossRevenueRetentionInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function grossRevenueRetention(inputs: InColumns<GrossRevenueRetentionInputs>): readonly Estimated[];

/** Inputs of {@link netRevenueRetention}. */
export interface NetRevenueRetentionInputs {
  /** Recurring revenue at the start. It is a finite number of at least 0. */
  readonly start: number;
  /** Recurring revenue at the start of the customers who left. It is a finite number of at least 0. */
  readonly churned: number;
  /** Recurring revenue lost from customers who stayed with less. It is a finite number of at least 0. */
  readonly contraction: number;
  /** Recurring revenue gained from customers of the start. It is a finite number of at least 0. */
  readonly expansion: number;
}

/**
 * Net revenue retention (NRR) is what recurring revenue of the same customers has become, expansion included.
 *
 * Above 1 those who stay grow by more than is lost. New and returning customers stay out of it. It may hide many small
 * losses behind one large gain: look at gross revenue retention beside it.
 *
 * Formula: `(start - churned - contraction + expansion) / start`. Unit: ratio.
 *
 * @param inputs `start`, `churned`, `contraction`, `expansion`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * netRevenueRetention({ start: 20000, churned: 1200, contraction: 800, expansion: 3000 }).value; // 1.05
 * @see Software subscriptions: net dollar retention. Baremetrics: NRR over 30 days.
 */
export function netRevenueRetention(inputs: NetRevenueRetentionInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function netRevenueRetention(inputs: InColumns<NetRevenueRetentionInputs>): readonly Estimated[];

/** Inputs of {@link activeCustomerRate}. */
export interface ActiveCustomerRateInputs {
  /** Customers with an activity in the window. It is a whole number of at least 0. */
  readonly active: number | bigint;
  /** Customers known at its end. It is a whole number of at least 0. */
  readonly customers: number | bigint;
}

/**
 * Active customer rate is the share of all known customers who were active in the window.
 *
 * Activity is an order or an engagement of the customer's own in 90 days, unless it says otherwise. The base only
 * grows while nobody is deleted, so the rate falls with the age of a shop.
 *
 * Formula: `active / customers`. Unit: fraction.
 *
 * @param inputs `active`, `customers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * activeCustomerRate({ active: 1800, customers: 6000 }).value; // 0.3
 * @see Customer relationship management: active base.
 */
export function activeCustomerRate(inputs: ActiveCustomerRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function activeCustomerRate(inputs: InColumns<ActiveCustomerRateInputs>): readonly Estimated[];

/** Inputs of {@link lapsedCustomerRate}. */
export interface LapsedCustomerRateInputs {
  /** Customers whose last order is older than the limit. It is a whole number of at least 0. */
  readonly lapsed: number | bigint;
  /** Customers with an order. It is a whole number of at least 0. */
  readonly customers: number | bigint;
}

/**
 * Lapsed customer rate is the share of customers whose last order is older than a limit.
 *
 * The limit makes the rate: name it. A good one is twice the time within which three of four customers order again,
 * and 90 days at least. A lapsed customer may return: without contracts nobody is lost for certain.
 *
 * Formula: `lapsed / customers`. Unit: fraction.
 *
 * @param inputs `lapsed`, `customers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * lapsedCustomerRate({ lapsed: 2400, customers: 6000 }).value; // 0.4
 * @see Emarsys: Defecting and inactive. Shopify: RFM groups Dormant and Almost lost.
 */
export function lapsedCustomerRate(inputs: LapsedCustomerRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function lapsedCustomerRate(inputs: InColumns<LapsedCustomerRateInputs>): readonly Estimated[];

/** Inputs of {@link quickRatio}. */
export interface QuickRatioInputs {
  /** Customers active for the first time. It is a whole number of at least 0. */
  readonly newCustomers: number | bigint;
  /** Customers who came back after a period without activity. It is a whole number of at least 0. */
  readonly resurrected: number | bigint;
  /** Customers of the period before who were not active. It is a whole number of at least 0. */
  readonly churned: number | bigint;
}

/**
 * Quick ratio is how many customers are gained for each one lost: above 1 the number of customers grows.
 *
 * It counts customers. Subscriptions often use it for revenue, where other bands are quoted (4 in place of 1.5). The
 * same ratio may come from few gains and losses or from many.
 *
 * Formula: `(newCustomers + resurrected) / churned`. Unit: ratio.
 *
 * @param inputs `newCustomers`, `resurrected`, `churned`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * quickRatio({ newCustomers: 120, resurrected: 30, churned: 100 }).value; // 1.5
 * @see Social Capital: growth accounting. Interval: counts of Poisson on the log scale.
 */
export function quickRatio(inputs: QuickRatioInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function quickRatio(inputs: InColumns<QuickRatioInputs>): readonly Estimated[];

/** Inputs of {@link historicClv}. */
export interface HistoricClvInputs {
  /**
   * Value, or margin, of each order of the customer to date; refunds are below 0. It is a list of finite amounts of
   * one currency.
   */
  readonly orderValues: List<number | bigint>;
}

/**
 * Historic customer value is the money that one customer has brought to date.
 *
 * It looks back only, and grows with the age of the customer: compare customers of one age. Pass revenue or margin,
 * refunds below 0; a known customer without an order has 0. A log gives the mean over customers.
 *
 * Formula: `sum of orderValues`. Unit: money.
 *
 * @param inputs `orderValues`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * historicClv({ orderValues: [40, 60, 25, -10] }).value; // 115
 * @see Klaviyo: Historic CLV. Shopify: Amount spent. GA4: Lifetime value.
 */
export function historicClv(inputs: HistoricClvInputs): Estimate;

/** Inputs of {@link clvFormula}. */
export interface ClvFormulaInputs {
  /** Average order value. It is a finite number of at least 0. */
  readonly aov: number;
  /** Orders of a customer in a year. It is a finite number of at least 0. */
  readonly frequency: number;
  /** Years that a customer stays. It is a finite number of at least 0. */
  readonly lifespan: number;
  /** Gross margin as a share of revenue; without it the value is revenue. It is a number from 0 to 1. */
  readonly margin?: number | null;
}

/**
 * Customer lifetime value by formula is what a customer brings over the whole relationship, from four averages.
 *
 * Without a margin it is revenue, and the result says `basis=revenue`: never compare it with acquisition cost. Nothing
 * is discounted. Averages over customers who have left and who stay are guesses, and their errors multiply.
 *
 * Formula: `aov * frequency * lifespan * margin`. Unit: money.
 *
 * @param inputs `aov`, `frequency`, `lifespan`, `margin`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * clvFormula({ aov: 50, frequency: 2.5, lifespan: 4, margin: 0.4 }).value; // 200
 * @see Shopify: AOV x purchase frequency x lifespan. HubSpot: customer value x average lifespan.
 */
export function clvFormula(inputs: ClvFormulaInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function clvFormula(inputs: InColumns<ClvFormulaInputs>): readonly Estimated[];

/** Inputs of {@link clvRetentionModel}. */
export interface ClvRetentionModelInputs {
  /** Margin of a period. It is a finite number of at least 0. */
  readonly margin: number;
  /** Retention rate of a period. It is a number from 0 to 1. */
  readonly retention: number;
  /** Discount rate of a period. It is a finite number of at least 0. */
  readonly discount: number;
  /** When the first margin falls: after one period, or at once. It is one of after, now. Default: `after`. */
  readonly firstMargin?: "after" | "now" | undefined;
}

/**
 * Customer lifetime value by retention is the present value of a customer with one margin, retention and discount.
 *
 * Mind the first margin: a customer who has just paid brings one after a period (`after`), one who is still to be won
 * brings it at once (`now`); the two differ by exactly one margin. Constant retention understates customers who stay
 * long. A retention of 1 without discount has no end and is refused.
 *
 * Formula: `margin * retention / (1 + discount - retention)`. Unit: money.
 *
 * @param inputs `margin`, `retention`, `discount`, `firstMargin`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * clvRetentionModel({ margin: 100, retention: 0.8, discount: 0.1 }).value; // 266.66666666666674
 * @see Gupta and Lehmann 2003: margin multiple. Fader and Hardie 2012: mind the first payment.
 */
export function clvRetentionModel(inputs: ClvRetentionModelInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function clvRetentionModel(inputs: InColumns<ClvRetentionModelInputs>): readonly Estimated[];

/** Inputs of {@link cohortLtv}. */
export interface CohortLtvInputs {
  /** Revenue of the cohort until that age, net of refunds. It is a finite number. */
  readonly revenueToK: number;
  /** Customers of the cohort, all of that age or older. It is a whole number of at least 0. */
  readonly cohort: number | bigint;
  /** Standard deviation of the revenue of a customer until that age. It is a finite number of at least 0. */
  readonly sd?: number | null;
}

/**
 * Cohort LTV is the revenue, to one age, of each customer of a cohort.
 *
 * All acquired customers count, those who never returned too. Compare cohorts at one age only, and take none that is
 * younger. From totals alone there is no interval; pass `sd`.
 *
 * Formula: `revenueToK / cohort`. Unit: money.
 *
 * @param inputs `revenueToK`, `cohort`, `sd`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * cohortLtv({ revenueToK: 96000, cohort: 1200, sd: 95 }).value; // 80
 * @see Shopify: Customer cohort analysis. Lifetimely: LTV by cohort.
 */
export function cohortLtv(inputs: CohortLtvInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function cohortLtv(inputs: InColumns<CohortLtvInputs>): readonly Estimated[];

/** Inputs of {@link customerAcquisitionCost}. */
export interface CustomerAcquisitionCostInputs {
  /** Spending on acquisition in the window. It is a finite number of at least 0. */
  readonly spend: number;
  /** New customers of the window. It is a whole number of at least 0. */
  readonly newCustomers: number | bigint;
}

/**
 * Customer acquisition cost (CAC) is what winning one new customer costs.
 *
 * Say which costs: advertising alone (paid), or people and software too (blended). Customers won today were often paid
 * for months ago. It belongs beside a lifetime value by margin.
 *
 * Formula: `spend / newCustomers`. Unit: money.
 *
 * @param inputs `spend`, `newCustomers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * customerAcquisitionCost({ spend: 36000, newCustomers: 600 }).value; // 60
 * @see Software subscriptions: CAC, blended or paid.
 */
export function customerAcquisitionCost(inputs: CustomerAcquisitionCostInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function customerAcquisitionCost(inputs: InColumns<CustomerAcquisitionCostInputs>): readonly Estimated[];

/** Inputs of {@link retentionProfitUplift}. */
export interface RetentionProfitUpliftInputs {
  /** Margin of a period. It is a finite number of at least 0. */
  readonly margin: number;
  /** Retention rate of a period. It is a number from 0 to 1. */
  readonly retention: number;
  /** How much retention rises, in points or as a part of it; below 0 it falls. It is a finite number. */
  readonly increase: number;
  /** Discount rate of a period. It is a finite number of at least 0. */
  readonly discount: number;
  /** Cost of winning the customer; without it 0. It is a finite number of at least 0. */
  readonly acquisitionCost?: number | null;
  /**
   * How the increase is read: in percentage points, or relative to the rate. It is one of points, relative. Default:
   * `points`.
   */
  readonly change?: "points" | "relative" | undefined;
}

/**
 * Retention profit uplift is how much the profit of a customer would rise if retention rose.
 *
 * It is a what-if, no forecast: margin and discount stay, and the better retention costs nothing. Say whether five per
 * cent more means points or a part of the rate; the well-known 25 to 95 % do not. Where a customer brings no profit
 * before, it is undefined.
 *
 * Formula: `(CLV(r + increase) - cost) / (CLV(r) - cost) - 1, CLV(r) = margin * (1 + discount) / (1 + discount - r)`.
 * Unit: fraction.
 *
 * @param inputs `margin`, `retention`, `increase`, `discount`, `acquisitionCost`, `change`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * retentionProfitUplift({ margin: 100, retention: 0.8, increase: 0.05, discount: 0.1, acquisitionCost: 200 }).value;
 * // 0.43999999999999995
 * @see Reichheld and Sasser 1990, Zero Defections (the claim). Gupta and Lehmann 2003 (the model).
 */
export function retentionProfitUplift(inputs: RetentionProfitUpliftInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function retentionProfitUplift(inputs: InColumns<RetentionProfitUpliftInputs>): readonly Estimated[];

/** Inputs of {@link members}. */
export interface MembersInputs {
  /** Members at the end of the window. It is a whole number of at least 0. */
  readonly members: number | bigint;
}

/**
 * Members is the number of people enrolled in the loyalty programme and not closed.
 *
 * It is a level: take the one at the end of the window. It grows while nobody leaves, so look at active members too.
 *
 * Formula: `members enrolled and not closed at an instant`. Unit: count.
 *
 * @param inputs `members`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * members({ members: 12000 }).value; // 12000
 * @see Antavo, LoyaltyLion: Enrolled members. Smile.io: Members.
 */
export function members(inputs: MembersInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function members(inputs: InColumns<MembersInputs>): readonly Estimated[];

/** Inputs of {@link loyaltyEnrolmentRate}. */
export interface LoyaltyEnrolmentRateInputs {
  /** Members among the customers. It is a whole number of at least 0. */
  readonly memberCustomers: number | bigint;
  /** Customers of the window. It is a whole number of at least 0. */
  readonly customers: number | bigint;
}

/**
 * Loyalty enrolment rate is the share of the window's customers who are members.
 *
 * Customers are those with an order in the window; of all customers ever known it is lower.
 *
 * Formula: `memberCustomers / customers`. Unit: fraction.
 *
 * @param inputs `memberCustomers`, `customers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * loyaltyEnrolmentRate({ memberCustomers: 1800, customers: 4000 }).value; // 0.45
 * @see LoyaltyLion: Enrolment rate. Smile.io: Participation rate.
 */
export function loyaltyEnrolmentRate(inputs: LoyaltyEnrolmentRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function loyaltyEnrolmentRate(inputs: InColumns<LoyaltyEnrolmentRateInputs>): readonly Estimated[];

/** Inputs of {@link activeMemberRate}. */
export interface ActiveMemberRateInputs {
  /** Members who earned or redeemed. It is a whole number of at least 0. */
  readonly activeMembers: number | bigint;
  /** Members at the end of the window. It is a whole number of at least 0. */
  readonly members: number | bigint;
}

/**
 * Active member rate is the share of members who earned or redeemed in the window, by default 90 days.
 *
 * Name the activity and the window: who only signs in counts as active in some products, and 365 days give more.
 *
 * Formula: `activeMembers / members`. Unit: fraction.
 *
 * @param inputs `activeMembers`, `members`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * activeMemberRate({ activeMembers: 5400, members: 12000 }).value; // 0.45
 * @see Antavo: Active members. Starbucks: 90-day active members.
 */
export function activeMemberRate(inputs: ActiveMemberRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function activeMemberRate(inputs: InColumns<ActiveMemberRateInputs>): readonly Estimated[];

/** Inputs of {@link pointsRedemptionRate}. */
export interface PointsRedemptionRateInputs {
  /** Points redeemed since the programme began. It is a whole number of at least 0. */
  readonly pointsRedeemed: number | bigint;
  /** Points issued since the programme began. It is a whole number of at least 0. */
  readonly pointsIssued: number | bigint;
}

/**
 * Points redemption rate is the share of all points ever issued that have been redeemed.
 *
 * Products mean other things by redemption rate: members who redeemed (redeeming member rate), how often (redemption
 * frequency), or points of one window (burn ratio). Young points have had little time, so growth lowers it.
 *
 * Formula: `pointsRedeemed / pointsIssued`. Unit: fraction.
 *
 * @param inputs `pointsRedeemed`, `pointsIssued`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * pointsRedemptionRate({ pointsRedeemed: 480000, pointsIssued: 1000000 }).value; // 0.48
 * @see LoyaltyLion, Antavo: Redemption rate. Emarsys caps it at 100 % a member.
 */
export function pointsRedemptionRate(inputs: PointsRedemptionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function pointsRedemptionRate(inputs: InColumns<PointsRedemptionRateInputs>): readonly Estimated[];

/** Inputs of {@link redemptionFrequency}. */
export interface RedemptionFrequencyInputs {
  /** Redemptions in the window. It is a whole number of at least 0. */
  readonly redemptions: number | bigint;
  /** Members. It is a whole number of at least 0. */
  readonly members: number | bigint;
  /** Standard deviation of the redemptions of a member. It is a finite number of at least 0. */
  readonly sd?: number | null;
}

/**
 * Redemption frequency is how many rewards a member redeems in the window.
 *
 * It divides by all members, so it falls as passive members join. From totals alone there is no interval; pass `sd`.
 *
 * Formula: `redemptions / members`. Unit: redemptions per member.
 *
 * @param inputs `redemptions`, `members`, `sd`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * redemptionFrequency({ redemptions: 9600, members: 12000, sd: 1.4 }).value; // 0.8
 * @see Antavo: Redemptions per member.
 */
export function redemptionFrequency(inputs: RedemptionFrequencyInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function redemptionFrequency(inputs: InColumns<RedemptionFrequencyInputs>): readonly Estimated[];

/** Inputs of {@link redeemingMemberRate}. */
export interface RedeemingMemberRateInputs {
  /** Members with a redemption. It is a whole number of at least 0. */
  readonly redeemers: number | bigint;
  /** Members. It is a whole number of at least 0. */
  readonly members: number | bigint;
}

/**
 * Redeeming member rate is the share of members who redeemed at least once in the window.
 *
 * Smile.io calls it the redemption rate; the one of points is another number.
 *
 * Formula: `redeemers / members`. Unit: fraction.
 *
 * @param inputs `redeemers`, `members`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * redeemingMemberRate({ redeemers: 3000, members: 12000 }).value; // 0.25
 * @see Smile.io: Redemption rate.
 */
export function redeemingMemberRate(inputs: RedeemingMemberRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function redeemingMemberRate(inputs: InColumns<RedeemingMemberRateInputs>): readonly Estimated[];

/** Inputs of {@link breakageRate}. */
export interface BreakageRateInputs {
  /** Points that broke, by `rule`. It is a whole number of at least 0. */
  readonly pointsExpired: number | bigint;
  /**
   * Points issued: those whose date has passed, or all under `rule: "unspent"`. It is a whole number of at least 0.
   */
  readonly pointsIssued: number | bigint;
  /** Which points count: expired ones, or all unspent ones. It is one of expired, unspent. Default: `expired`. */
  readonly rule?: "expired" | "unspent" | undefined;
}

/**
 * Breakage rate is the share of issued points that expired unused.
 *
 * Count points whose date has passed only: those still valid may be spent. Smile.io counts all unspent points (`rule:
 * "unspent"`), which is more. A high rate saves cost, and says that members do not value the points.
 *
 * Formula: `pointsExpired / pointsIssued`. Unit: fraction.
 *
 * @param inputs `pointsExpired`, `pointsIssued`, `rule`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * breakageRate({ pointsExpired: 180000, pointsIssued: 1000000 }).value; // 0.18
 * @see Accounting: ultimate breakage, IFRS 15 and ASC 606. Smile.io: unspent points.
 */
export function breakageRate(inputs: BreakageRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function breakageRate(inputs: InColumns<BreakageRateInputs>): readonly Estimated[];

/** Inputs of {@link pointsLiability}. */
export interface PointsLiabilityInputs {
  /** Points issued and neither redeemed nor expired. It is a whole number of at least 0. */
  readonly outstanding: number | bigint;
  /** Share of them that will be redeemed. It is a number from 0 to 1. */
  readonly redemptionExpected: number;
  /** Cost of a point when it is redeemed. It is a finite number of at least 0. */
  readonly pointValue: number;
}

/**
 * Points liability is the expected cost of the points that members may still redeem.
 *
 * It is a figure to manage by. Books need the share of each sale that falls to its points, by relative prices (IFRS
 * 15). It follows the expected rate in a straight line: state it for a low and a high one.
 *
 * Formula: `outstanding * redemptionExpected * pointValue`. Unit: money.
 *
 * @param inputs `outstanding`, `redemptionExpected`, `pointValue`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * pointsLiability({ outstanding: 340000, redemptionExpected: 0.8, pointValue: 0.012 }).value; // 3264
 * @see IFRS 15 and ASC 606: contract liability.
 */
export function pointsLiability(inputs: PointsLiabilityInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function pointsLiability(inputs: InColumns<PointsLiabilityInputs>): readonly Estimated[];

/** Inputs of {@link burnRatio}. */
export interface BurnRatioInputs {
  /** Points redeemed in the window. It is a whole number of at least 0. */
  readonly pointsRedeemed: number | bigint;
  /** Points earned in the window. It is a whole number of at least 0. */
  readonly pointsEarned: number | bigint;
}

/**
 * Burn ratio is how many points are redeemed for each point earned in the window.
 *
 * It may exceed 1, when members spend what they saved before. Some print it the other way round, and some cap it.
 *
 * Formula: `pointsRedeemed / pointsEarned`. Unit: ratio.
 *
 * @param inputs `pointsRedeemed`, `pointsEarned`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * burnRatio({ pointsRedeemed: 66000, pointsEarned: 120000 }).value; // 0.55
 * @see Loyalty practice: earn and burn.
 */
export function burnRatio(inputs: BurnRatioInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function burnRatio(inputs: InColumns<BurnRatioInputs>): readonly Estimated[];

/** Inputs of {@link tierUpgradeRate}. */
export interface TierUpgradeRateInputs {
  /** Members whose tier at the end is higher than at the start. It is a whole number of at least 0. */
  readonly upgraded: number | bigint;
  /** Members at the start. It is a whole number of at least 0. */
  readonly members: number | bigint;
}

/**
 * Tier upgrade rate is the share of the members at the start who stand in a higher tier at the end.
 *
 * Look at downgrades too: a programme with yearly tiers moves members both ways at once.
 *
 * Formula: `upgraded / members`. Unit: fraction.
 *
 * @param inputs `upgraded`, `members`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * tierUpgradeRate({ upgraded: 300, members: 5000 }).value; // 0.06
 * @see Antavo: Tier movement.
 */
export function tierUpgradeRate(inputs: TierUpgradeRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function tierUpgradeRate(inputs: InColumns<TierUpgradeRateInputs>): readonly Estimated[];

/** Inputs of {@link memberSalesShare}. */
export interface MemberSalesShareInputs {
  /** Revenue from members, net of refunds. It is a finite number. */
  readonly memberRevenue: number;
  /** Revenue from everybody, net of refunds. It is a finite number. */
  readonly revenue: number;
}

/**
 * Member share of sales is the share of revenue that comes from members.
 *
 * It grows with the number of members as well as with what each spends. A revenue of 0 or below leaves it undefined.
 * From a log with a member column it has an interval.
 *
 * Formula: `memberRevenue / revenue`. Unit: fraction.
 *
 * @param inputs `memberRevenue`, `revenue`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * memberSalesShare({ memberRevenue: 49000, revenue: 100000 }).value; // 0.49
 * @see Retail: loyalty penetration, or tender share.
 */
export function memberSalesShare(inputs: MemberSalesShareInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function memberSalesShare(inputs: InColumns<MemberSalesShareInputs>): readonly Estimated[];

/** Inputs of {@link memberAovLift}. */
export interface MemberAovLiftInputs {
  /** Average order value of members. It is a finite number. */
  readonly aovMembers: number;
  /** Average order value of all others. It is a finite number. */
  readonly aovOthers: number;
  /** Standard deviation of the members' order values. It is a finite number of at least 0. */
  readonly sdMembers?: number | null;
  /** Orders of members. It is a whole number of at least 0. */
  readonly ordersMembers?: number | bigint | null;
  /** Standard deviation of the others' order values. It is a finite number of at least 0. */
  readonly sdOthers?: number | null;
  /** Orders of all others. It is a whole number of at least 0. */
  readonly ordersOthers?: number | bigint | null;
}

/**
 * Member AOV lift is how much more a member's order is worth than another customer's.
 *
 * It is not causal: members chose to join, and those who spend more join more often. Only a test with a control group
 * shows what the programme does. Pass the standard deviations and numbers of orders for an interval.
 *
 * Formula: `aovMembers / aovOthers - 1`. Unit: fraction.
 *
 * @param inputs `aovMembers`, `aovOthers`, `sdMembers`, `ordersMembers`, `sdOthers`, `ordersOthers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * memberAovLift({ aovMembers: 56, aovOthers: 50, sdMembers: 20, ordersMembers: 400, sdOthers: 22, ordersOthers: 600
 * }).value; // 0.12
 * @see Yotpo, LoyaltyLion: member and non-member AOV.
 */
export function memberAovLift(inputs: MemberAovLiftInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function memberAovLift(inputs: InColumns<MemberAovLiftInputs>): readonly Estimated[];

/** Inputs of {@link memberFrequencyLift}. */
export interface MemberFrequencyLiftInputs {
  /** Orders a member in the window. It is a finite number. */
  readonly pfMembers: number;
  /** Orders of another customer in the window. It is a finite number. */
  readonly pfOthers: number;
  /** Standard deviation of the orders a member. It is a finite number of at least 0. */
  readonly sdMembers?: number | null;
  /** Members with an order in the window. It is a whole number of at least 0. */
  readonly members?: number | bigint | null;
  /** Standard deviation of the orders of another customer. It is a finite number of at least 0. */
  readonly sdOthers?: number | null;
  /** Other customers with an order in the window. It is a whole number of at least 0. */
  readonly others?: number | bigint | null;
}

/**
 * Member purchase frequency lift is how much more often a member buys than another customer.
 *
 * It is not causal: members chose to join, and those who buy often join more often. Only a test with a control group
 * shows what the programme does. Pass the standard deviations and numbers of customers for an interval.
 *
 * Formula: `pfMembers / pfOthers - 1`. Unit: fraction.
 *
 * @param inputs `pfMembers`, `pfOthers`, `sdMembers`, `members`, `sdOthers`, `others`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * memberFrequencyLift({ pfMembers: 2.5, pfOthers: 2, sdMembers: 1.8, members: 400, sdOthers: 1.5, others: 600
 * }).value; // 0.25
 * @see American Marketing Association: members and non-members compared.
 */
export function memberFrequencyLift(inputs: MemberFrequencyLiftInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function memberFrequencyLift(inputs: InColumns<MemberFrequencyLiftInputs>): readonly Estimated[];

/** Inputs of {@link programRoi}. */
export interface ProgramRoiInputs {
  /** Gross profit that would be missing without the programme. It is a finite number. */
  readonly incrementalProfit: number;
  /** Cost of the programme: rewards, software, people. It is a finite number of at least 0. */
  readonly programCost: number;
}

/**
 * Program ROI is the profit gained through the programme, less its cost, for each unit of that cost.
 *
 * The profit must be incremental: what members would have bought anyway is none of it. Only a control group shows it.
 * At 0 the programme pays for itself; below, it loses.
 *
 * Formula: `(incrementalProfit - programCost) / programCost`. Unit: fraction.
 *
 * @param inputs `incrementalProfit`, `programCost`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * programRoi({ incrementalProfit: 180000, programCost: 120000 }).value; // 0.5
 * @see Antavo: ROI.
 */
export function programRoi(inputs: ProgramRoiInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function programRoi(inputs: InColumns<ProgramRoiInputs>): readonly Estimated[];

/** Inputs of {@link rewardCostRate}. */
export interface RewardCostRateInputs {
  /** Cost of rewards: cashback, discounts, points redeemed. It is a finite number of at least 0. */
  readonly rewardCost: number;
  /** Revenue from members, net of refunds. It is a finite number. */
  readonly memberRevenue: number;
}

/**
 * Reward cost rate is what members get back as a share of what they spend.
 *
 * It is the effective discount of the programme. Value points when they are redeemed; those issued and never redeemed
 * cost nothing. A revenue of 0 or below leaves it undefined.
 *
 * Formula: `rewardCost / memberRevenue`. Unit: fraction.
 *
 * @param inputs `rewardCost`, `memberRevenue`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * rewardCostRate({ rewardCost: 1500, memberRevenue: 50000 }).value; // 0.03
 * @see Cashback cards: effective cashback rate. Loyalty: funding rate.
 */
export function rewardCostRate(inputs: RewardCostRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function rewardCostRate(inputs: InColumns<RewardCostRateInputs>): readonly Estimated[];

/** Inputs of {@link membershipRenewalRate}. */
export interface MembershipRenewalRateInputs {
  /** Memberships renewed. It is a whole number of at least 0. */
  readonly renewed: number | bigint;
  /** Memberships due. It is a whole number of at least 0. */
  readonly due: number | bigint;
}

/**
 * Membership renewal rate is the share of the paid memberships due in the window that were renewed.
 *
 * Memberships within their period of grace are not due yet. Automatic renewal raises it: compare like with like.
 *
 * Formula: `renewed / due`. Unit: fraction.
 *
 * @param inputs `renewed`, `due`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * membershipRenewalRate({ renewed: 920, due: 1000 }).value; // 0.92
 * @see Costco: Renewal rate.
 */
export function membershipRenewalRate(inputs: MembershipRenewalRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function membershipRenewalRate(inputs: InColumns<MembershipRenewalRateInputs>): readonly Estimated[];

/** Inputs of {@link referralParticipationRate}. */
export interface ReferralParticipationRateInputs {
  /** Customers who sent at least one invitation. It is a whole number of at least 0. */
  readonly advocates: number | bigint;
  /** Customers who could have. It is a whole number of at least 0. */
  readonly eligible: number | bigint;
}

/**
 * Referral participation rate is the share of eligible customers who sent an invitation.
 *
 * Eligible are customers with an order before the window, unless you say otherwise. It counts people who invite, not
 * their invitations.
 *
 * Formula: `advocates / eligible`. Unit: fraction.
 *
 * @param inputs `advocates`, `eligible`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * referralParticipationRate({ advocates: 120, eligible: 2000 }).value; // 0.06
 * @see Friendbuy, Yotpo: Share rate, participation rate.
 */
export function referralParticipationRate(inputs: ReferralParticipationRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function referralParticipationRate(inputs: InColumns<ReferralParticipationRateInputs>): readonly Estimated[];

/** Inputs of {@link referralConversionRate}. */
export interface ReferralConversionRateInputs {
  /** Invited people who bought, or signed up. It is a whole number of at least 0. */
  readonly converted: number | bigint;
  /** Different people invited. It is a whole number of at least 0. */
  readonly invited: number | bigint;
}

/**
 * Referral conversion rate is the share of invited people who bought.
 *
 * Name what is counted: a person invited twice counts once here; by invitation or by click the rate is lower. The goal
 * may be a sign-up instead of a first purchase.
 *
 * Formula: `converted / invited`. Unit: fraction.
 *
 * @param inputs `converted`, `invited`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * referralConversionRate({ converted: 96, invited: 480 }).value; // 0.2
 * @see Yotpo: Referral conversion rate (clicks to purchases).
 */
export function referralConversionRate(inputs: ReferralConversionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function referralConversionRate(inputs: InColumns<ReferralConversionRateInputs>): readonly Estimated[];

/** Inputs of {@link referredCustomerShare}. */
export interface ReferredCustomerShareInputs {
  /** New customers who came by a referral. It is a whole number of at least 0. */
  readonly referred: number | bigint;
  /** All new customers of the window. It is a whole number of at least 0. */
  readonly newCustomers: number | bigint;
}

/**
 * Referred customer share is the share of new customers who came by a referral.
 *
 * It rises as well when other channels bring fewer: look at the number beside it. ReferralCandy divides purchases by
 * purchases.
 *
 * Formula: `referred / newCustomers`. Unit: fraction.
 *
 * @param inputs `referred`, `newCustomers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * referredCustomerShare({ referred: 96, newCustomers: 800 }).value; // 0.12
 * @see ReferralCandy: Referral rate = referred purchases / purchases.
 */
export function referredCustomerShare(inputs: ReferredCustomerShareInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function referredCustomerShare(inputs: InColumns<ReferredCustomerShareInputs>): readonly Estimated[];

/** Inputs of {@link viralCoefficient}. */
export interface ViralCoefficientInputs {
  /** Users who could invite. It is a whole number of at least 0. */
  readonly users: number | bigint;
  /** Invitations they sent. It is a whole number of at least 0. */
  readonly invitations: number | bigint;
  /** Invitations that became users. It is a whole number of at least 0. */
  readonly converted: number | bigint;
}

/**
 * Viral coefficient (k-factor) is the number of new users that a user brings: invitations times their conversion.
 *
 * Below 1, a user brings 1 / (1 - k) users in all, itself among them; above 1, growth feeds itself until everybody is
 * invited. It says nothing of speed: the time from invitation to conversion decides that.
 *
 * Formula: `invitations / users * converted / invitations = converted / users`. Unit: ratio.
 *
 * @param inputs `users`, `invitations`, `converted`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * viralCoefficient({ users: 2000, invitations: 480, converted: 96 }).value; // 0.048
 * @see Growth teams: k = i * c. Interval: exact Poisson, Garwood 1936.
 */
export function viralCoefficient(inputs: ViralCoefficientInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function viralCoefficient(inputs: InColumns<ViralCoefficientInputs>): readonly Estimated[];

/** Inputs of {@link referralCostPerAcquisition}. */
export interface ReferralCostPerAcquisitionInputs {
  /** Rewards paid, to both sides. It is a finite number of at least 0. */
  readonly rewards: number;
  /** Customers who came by a referral. It is a whole number of at least 0. */
  readonly referred: number | bigint;
}

/**
 * Referral cost per acquisition is what a customer who came by referral cost in rewards.
 *
 * Take the rewards of both sides, of the one who invites and of the one invited. Programme fees and discounts outside
 * the reward are not in it, so it is lower than the cost of other channels looks.
 *
 * Formula: `rewards / referred`. Unit: money.
 *
 * @param inputs `rewards`, `referred`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * referralCostPerAcquisition({ rewards: 1440, referred: 96 }).value; // 15
 * @see Growth teams: referral CAC.
 */
export function referralCostPerAcquisition(inputs: ReferralCostPerAcquisitionInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function referralCostPerAcquisition(inputs: InColumns<ReferralCostPerAcquisitionInputs>): readonly Estimated[];

/** Inputs of {@link deliveryRate}. */
export interface DeliveryRateInputs {
  /** Messages delivered: sent, less all bounces. It is a whole number of at least 0. */
  readonly delivered: number | bigint;
  /** Messages sent. It is a whole number of at least 0. */
  readonly sent: number | bigint;
}

/**
 * Delivery rate is the share of messages sent that were delivered: neither a hard nor a soft bounce.
 *
 * One minus it is the bounce rate of the mailing. Delivered is not yet in the inbox: a message in the spam folder is
 * delivered too.
 *
 * Formula: `delivered / sent`. Unit: fraction.
 *
 * @param inputs `delivered`, `sent`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * deliveryRate({ delivered: 9890, sent: 10000 }).value; // 0.989
 * @see Mailchimp: Successful deliveries. Klaviyo: Received email.
 */
export function deliveryRate(inputs: DeliveryRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function deliveryRate(inputs: InColumns<DeliveryRateInputs>): readonly Estimated[];

/** Inputs of {@link openRate}. */
export interface OpenRateInputs {
  /** Recipients who opened the message. It is a whole number of at least 0. */
  readonly uniqueOpeners: number | bigint;
  /** Messages delivered, or sent. It is a whole number of at least 0. */
  readonly delivered: number | bigint;
  /** What the second input counts. It is one of delivered, sent. Default: `delivered`. */
  readonly per?: "delivered" | "sent" | undefined;
}

/**
 * Open rate is the share of recipients who opened the message.
 *
 * Since September 2021 Apple Mail loads the images of every message by itself, so opens are too many and no tool can
 * tell them all: look at clicks, or at `adjusted_open_rate`. Count people who opened; total opens would exceed 1 and
 * are refused.
 *
 * Formula: `uniqueOpeners / delivered`. Unit: fraction.
 *
 * @param inputs `uniqueOpeners`, `delivered`, `per`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * openRate({ uniqueOpeners: 4200, delivered: 10000 }).value; // 0.42
 * @see Mailchimp, Klaviyo, Sender: unique opens / delivered; some templates divide by sent.
 */
export function openRate(inputs: OpenRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function openRate(inputs: InColumns<OpenRateInputs>): readonly Estimated[];

/** Inputs of {@link adjustedOpenRate}. */
export interface AdjustedOpenRateInputs {
  /** Recipients who opened the message. It is a whole number of at least 0. */
  readonly uniqueOpeners: number | bigint;
  /** Those of them whose mail program opens by itself. It is a whole number of at least 0. */
  readonly protectedOpeners: number | bigint;
  /** Messages delivered. It is a whole number of at least 0. */
  readonly delivered: number | bigint;
  /** Recipients whose mail program opens by itself. It is a whole number of at least 0. */
  readonly protectedRecipients: number | bigint;
}

/**
 * Adjusted open rate is the open rate of those recipients whose mail program does not open messages by itself.
 *
 * Protected recipients leave both sides, on the assumption that they read like the others. Dropping their opens alone,
 * as some tools do, gives a lower bound: 15 % instead of 21 % in the example.
 *
 * Formula: `(uniqueOpeners - protectedOpeners) / (delivered - protectedRecipients)`. Unit: fraction.
 *
 * @param inputs `uniqueOpeners`, `protectedOpeners`, `delivered`, `protectedRecipients`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * adjustedOpenRate({ uniqueOpeners: 4200, protectedOpeners: 2700, delivered: 10000, protectedRecipients: 3000
 * }).value; // 0.21428571428571427
 * @see Klaviyo: without "Apple Privacy Open". ClickDimensions: Adjusted opens (numerator alone).
 */
export function adjustedOpenRate(inputs: AdjustedOpenRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function adjustedOpenRate(inputs: InColumns<AdjustedOpenRateInputs>): readonly Estimated[];

/** Inputs of {@link clickRate}. */
export interface ClickRateInputs {
  /** Recipients who clicked. It is a whole number of at least 0. */
  readonly uniqueClickers: number | bigint;
  /** Messages delivered. It is a whole number of at least 0. */
  readonly delivered: number | bigint;
}

/**
 * Click rate is the share of delivered messages whose recipient clicked.
 *
 * It needs no images, so it is sounder than the open rate; security scanners click too. Tools call it CTR, or use that
 * name for clicks over opens, which is `click_to_open_rate`.
 *
 * Formula: `uniqueClickers / delivered`. Unit: fraction.
 *
 * @param inputs `uniqueClickers`, `delivered`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * clickRate({ uniqueClickers: 250, delivered: 10000 }).value; // 0.025
 * @see Mailchimp, Klaviyo: Click rate = unique clicks / delivered.
 */
export function clickRate(inputs: ClickRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function clickRate(inputs: InColumns<ClickRateInputs>): readonly Estimated[];

/** Inputs of {@link clickToOpenRate}. */
export interface ClickToOpenRateInputs {
  /** Recipients who clicked. It is a whole number of at least 0. */
  readonly uniqueClickers: number | bigint;
  /** Recipients who opened, or clicked. It is a whole number of at least 0. */
  readonly uniqueOpeners: number | bigint;
}

/**
 * Click-to-open rate (CTOR) is the share of those who opened who also clicked.
 *
 * It judges the content apart from the subject line. Opens by machines swell the denominator, so it falls without any
 * reader having changed. A click counts as an open, since images may be blocked.
 *
 * Formula: `uniqueClickers / uniqueOpeners`. Unit: fraction.
 *
 * @param inputs `uniqueClickers`, `uniqueOpeners`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * clickToOpenRate({ uniqueClickers: 250, uniqueOpeners: 4200 }).value; // 0.05952380952380952
 * @see Klaviyo: Click-to-open rate. Mailchimp: Clicks per unique opens.
 */
export function clickToOpenRate(inputs: ClickToOpenRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function clickToOpenRate(inputs: InColumns<ClickToOpenRateInputs>): readonly Estimated[];

/** Inputs of {@link unsubscribeRate}. */
export interface UnsubscribeRateInputs {
  /** Recipients who left the list by this message. It is a whole number of at least 0. */
  readonly unsubscribed: number | bigint;
  /** Messages delivered, or sent. It is a whole number of at least 0. */
  readonly delivered: number | bigint;
  /** What the second input counts. It is one of delivered, sent. Default: `delivered`. */
  readonly per?: "delivered" | "sent" | undefined;
}

/**
 * Unsubscribe rate is the share of delivered messages after which the recipient left the list.
 *
 * It is that of one message. Those who leave without a word, or complain instead, are not in it: see
 * `spam_complaint_rate`.
 *
 * Formula: `unsubscribed / delivered`. Unit: fraction.
 *
 * @param inputs `unsubscribed`, `delivered`, `per`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * unsubscribeRate({ unsubscribed: 25, delivered: 10000 }).value; // 0.0025
 * @see Mailchimp, Klaviyo: Unsubscribe rate; some tools divide by sent.
 */
export function unsubscribeRate(inputs: UnsubscribeRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function unsubscribeRate(inputs: InColumns<UnsubscribeRateInputs>): readonly Estimated[];

/** Inputs of {@link spamComplaintRate}. */
export interface SpamComplaintRateInputs {
  /** Messages reported as spam. It is a whole number of at least 0. */
  readonly complaints: number | bigint;
  /** Messages delivered. It is a whole number of at least 0. */
  readonly delivered: number | bigint;
}

/**
 * Spam complaint rate is the share of delivered messages that were reported as spam.
 *
 * Few complaints decide whether mail still arrives, so look at the upper end of the interval. Google divides by the
 * mail in the inboxes of active users, and its figure is higher.
 *
 * Formula: `complaints / delivered`. Unit: fraction.
 *
 * @param inputs `complaints`, `delivered`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * spamComplaintRate({ complaints: 75, delivered: 50000 }).value; // 0.0015
 * @see Klaviyo: Marked email as spam. Google Postmaster Tools: Spam rate.
 */
export function spamComplaintRate(inputs: SpamComplaintRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function spamComplaintRate(inputs: InColumns<SpamComplaintRateInputs>): readonly Estimated[];

/** Inputs of {@link ugcCount}. */
export interface UgcCountInputs {
  /** Posts, reviews, photos and videos by customers. It is a whole number of at least 0. */
  readonly ugc: number | bigint;
}

/**
 * User-generated content is the number of posts, reviews, photos and videos that customers made about a brand.
 *
 * The brand's own and paid posts are left out. Kinds differ in worth: keep the count of each kind beside the total.
 *
 * Formula: `ugc`. Unit: count.
 *
 * @param inputs `ugc`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * ugcCount({ ugc: 435 }).value; // 435
 * @see Bazaarvoice: UGC volume.
 */
export function ugcCount(inputs: UgcCountInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function ugcCount(inputs: InColumns<UgcCountInputs>): readonly Estimated[];

/** Inputs of {@link brandMentions}. */
export interface BrandMentionsInputs {
  /** Mentions in the window. It is a whole number of at least 0. */
  readonly mentions: number | bigint;
}

/**
 * Brand mentions is the number of times that the brand's names were mentioned in the channels watched.
 *
 * It rises in a scandal too, so more is not better by itself: read it with `net_sentiment`. The brand's own posts are
 * left out.
 *
 * Formula: `mentions`. Unit: count.
 *
 * @param inputs `mentions`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * brandMentions({ mentions: 200 }).value; // 200
 * @see Brandwatch: Mention volume. Sprout Social: Mentions.
 */
export function brandMentions(inputs: BrandMentionsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function brandMentions(inputs: InColumns<BrandMentionsInputs>): readonly Estimated[];

/** Inputs of {@link netSentiment}. */
export interface NetSentimentInputs {
  /** Positive mentions. It is a whole number of at least 0. */
  readonly positive: number | bigint;
  /** Neutral mentions. It is a whole number of at least 0. */
  readonly neutral: number | bigint;
  /** Negative mentions. It is a whole number of at least 0. */
  readonly negative: number | bigint;
  /** Whether neutral mentions count in the denominator. It is one of include, exclude. Default: `include`. */
  readonly neutralMentions?: "include" | "exclude" | undefined;
}

/**
 * Net sentiment is the share of positive mentions minus the share of negative ones, in points.
 *
 * With neutral mentions in the denominator it is what most tools show; without them the same mentions give 60 points
 * instead of 30. Who labelled the mentions matters more than the interval says.
 *
 * Formula: `100 * (positive - negative) / (positive + neutral + negative)`. Unit: points.
 *
 * @param inputs `positive`, `neutral`, `negative`, `neutralMentions`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * netSentiment({ positive: 80, neutral: 100, negative: 20 }).value; // 30
 * @see Black Box Intelligence, Brandwatch: net sentiment. Interval: adjusted Wald, Rocks 2016, The American Statistician.
 */
export function netSentiment(inputs: NetSentimentInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function netSentiment(inputs: InColumns<NetSentimentInputs>): readonly Estimated[];

/** Inputs of {@link shareOfVoice}. */
export interface ShareOfVoiceInputs {
  /** Mentions of the brand. It is a whole number of at least 0. */
  readonly brand: number | bigint;
  /** Mentions of the brand and of its competitors. It is a whole number of at least 0. */
  readonly total: number | bigint;
}

/**
 * Share of voice is the share of all mentions of a market that are the brand's.
 *
 * The total includes the brand itself and depends on which competitors are watched. In advertising the name means a
 * share of spending.
 *
 * Formula: `brand / total`. Unit: fraction.
 *
 * @param inputs `brand`, `total`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * shareOfVoice({ brand: 200, total: 800 }).value; // 0.25
 * @see Brandwatch, Sprout Social, Hootsuite: Share of voice.
 */
export function shareOfVoice(inputs: ShareOfVoiceInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function shareOfVoice(inputs: InColumns<ShareOfVoiceInputs>): readonly Estimated[];

/** Inputs of {@link contentViews}. */
export interface ContentViewsInputs {
  /** Views in the window, as the network counts them. It is a whole number of at least 0. */
  readonly views: number | bigint;
}

/**
 * Content views is the number of times that posts, videos, articles or e-books were viewed in the window.
 *
 * Networks disagree on what a view is: 3 seconds of a video, its start, or some 30 seconds. Do not add up views of
 * different networks.
 *
 * Formula: `views`. Unit: count.
 *
 * @param inputs `views`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * contentViews({ views: 10000 }).value; // 10000
 * @see YouTube, GA4: Views.
 */
export function contentViews(inputs: ContentViewsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function contentViews(inputs: InColumns<ContentViewsInputs>): readonly Estimated[];

/** Inputs of {@link eventAttendanceRate}. */
export interface EventAttendanceRateInputs {
  /** Registered people who came, each once. It is a whole number of at least 0. */
  readonly attendees: number | bigint;
  /** People who registered. It is a whole number of at least 0. */
  readonly registrations: number | bigint;
}

/**
 * Event attendance rate is the share of those registered who came.
 *
 * Free events have a lower one than paid events. People who came without a registration are in neither input: pass
 * only attendees who had registered.
 *
 * Formula: `attendees / registrations`. Unit: fraction.
 *
 * @param inputs `attendees`, `registrations`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * eventAttendanceRate({ attendees: 170, registrations: 400 }).value; // 0.425
 * @see ON24, Zoom: Attendance rate.
 */
export function eventAttendanceRate(inputs: EventAttendanceRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function eventAttendanceRate(inputs: InColumns<EventAttendanceRateInputs>): readonly Estimated[];

/** Inputs of {@link campaignParticipationRate}. */
export interface CampaignParticipationRateInputs {
  /** Different people who took part. It is a whole number of at least 0. */
  readonly participants: number | bigint;
  /** People invited, or active customers. It is a whole number of at least 0. */
  readonly invited: number | bigint;
}

/**
 * Campaign participation rate is the share of those invited who took part in a contest, promotion or quiz.
 *
 * People, not entries: one who enters twice counts once. Say whether those invited or all active customers are below
 * the line.
 *
 * Formula: `participants / invited`. Unit: fraction.
 *
 * @param inputs `participants`, `invited`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * campaignParticipationRate({ participants: 240, invited: 6000 }).value; // 0.04
 * @see Woobox, ShortStack: Entry rate.
 */
export function campaignParticipationRate(inputs: CampaignParticipationRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function campaignParticipationRate(inputs: InColumns<CampaignParticipationRateInputs>): readonly Estimated[];

/** Inputs of {@link nps}. */
export interface NpsInputs {
  /** Answers from 0 to 10. It is a list of whole numbers. */
  readonly scores: List<number | bigint>;
}

/**
 * Net Promoter Score is the share of promoters (9 and 10) minus the share of detractors (0 to 6), in points.
 *
 * Answers are whole numbers from 0 to 10; other scales are refused, since their scores are no NPS. The same score may
 * hide many or few promoters: look at the three shares too. Its interval is wide: 300 answers give about ±8.
 *
 * Formula: `100 * (promoters - detractors) / responses`. Unit: points.
 *
 * @param inputs `scores`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * nps({ scores: [10, 9, 9, 8, 7, 10, 6, 3, 9, 8, 10, 7, 5, 9, 10, 2, 9, 8, 10, 9] }).value; // 35
 * @see Reichheld 2003. Interval: adjusted Wald, Rocks 2016, The American Statistician.
 */
export function nps(inputs: NpsInputs): Estimate;

/** Inputs of {@link npsFromCounts}. */
export interface NpsFromCountsInputs {
  /** Answers of 9 and 10. It is a whole number of at least 0. */
  readonly promoters: number | bigint;
  /** Answers of 7 and 8. It is a whole number of at least 0. */
  readonly passives: number | bigint;
  /** Answers from 0 to 6. It is a whole number of at least 0. */
  readonly detractors: number | bigint;
}

/**
 * Net Promoter Score from its three counts is the same score, for answers that are already counted.
 *
 * Count first, then divide: shares that were rounded before give another score.
 *
 * Formula: `100 * (promoters - detractors) / (promoters + passives + detractors)`. Unit: points.
 *
 * @param inputs `promoters`, `passives`, `detractors`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * npsFromCounts({ promoters: 162, passives: 108, detractors: 54 }).value; // 33.333333333333336
 * @see Reichheld 2003. Interval: adjusted Wald, Rocks 2016, The American Statistician.
 */
export function npsFromCounts(inputs: NpsFromCountsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function npsFromCounts(inputs: InColumns<NpsFromCountsInputs>): readonly Estimated[];

/** Inputs of {@link csat}. */
export interface CsatInputs {
  /** Answers from 1 to `scale`. It is a list of whole numbers. */
  readonly scores: List<number | bigint>;
  /** The highest answer. It is a whole number from 2 to 11. Default: 5. */
  readonly scale?: number | undefined;
  /** How many of the highest answers count as satisfied. It is a whole number from 1 to 10. Default: 2. */
  readonly boxes?: number | undefined;
}

/**
 * Customer satisfaction (CSAT) is the share of answers in the top boxes of the scale: 4 and 5 of five.
 *
 * Scale and boxes are named, never guessed from the answers: three boxes of six and of seven are in use too, and good
 * of good and bad is a scale of 2 with one box. Rates of different scales are not subtracted.
 *
 * Formula: `answers in the top boxes / answers`. Unit: fraction.
 *
 * @param inputs `scores`, `scale`, `boxes`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * csat({ scores: [5, 4, 3, 5, 4, 2, 5, 5, 4, 1, 4, 5, 3, 4, 5, 5, 4, 4, 2, 5] }).value; // 0.75
 * @see Top two of five: widest use. Zendesk: good / (good + bad).
 */
export function csat(inputs: CsatInputs): Estimate;

/** Inputs of {@link csatFromCounts}. */
export interface CsatFromCountsInputs {
  /** Satisfied answers. It is a whole number of at least 0. */
  readonly satisfied: number | bigint;
  /** All answers. It is a whole number of at least 0. */
  readonly responses: number | bigint;
}

/**
 * Customer satisfaction from counts is the same share, for answers that are already counted.
 *
 * Offers of a survey that nobody answered are no responses: they belong to the response rate.
 *
 * Formula: `satisfied / responses`. Unit: fraction.
 *
 * @param inputs `satisfied`, `responses`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * csatFromCounts({ satisfied: 412, responses: 500 }).value; // 0.824
 * @see Top two of five: widest use. Zendesk: good / (good + bad).
 */
export function csatFromCounts(inputs: CsatFromCountsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function csatFromCounts(inputs: InColumns<CsatFromCountsInputs>): readonly Estimated[];

/** Inputs of {@link ces}. */
export interface CesInputs {
  /** Answers from 1 (disagree) to 7 (agree) to "the company made it easy". It is a list of whole numbers. */
  readonly scores: List<number | bigint>;
  /** Which answers count as easy: 5 to 7, or 6 and 7. It is one of top_three, top_two. Default: `top_three`. */
  readonly rule?: "top_three" | "top_two" | undefined;
}

/**
 * Customer effort score (CES) is the share of customers who agree that the company made it easy: 5 to 7 of seven.
 *
 * Others take 6 and 7, or the mean. The older question, how much effort it took, runs the other way: turn its answers
 * around before.
 *
 * Formula: `answers from 5 to 7 / answers`. Unit: fraction.
 *
 * @param inputs `scores`, `rule`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * ces({ scores: [7, 6, 5, 4, 6, 7, 3, 5, 6, 2, 7, 6, 5, 4, 6] }).value; // 0.7333333333333333
 * @see CES 2.0, Gartner (CEB). CustomerGauge: 5 to 7 of seven.
 */
export function ces(inputs: CesInputs): Estimate;

/** Inputs of {@link cesFromCounts}. */
export interface CesFromCountsInputs {
  /** Answers that it was easy. It is a whole number of at least 0. */
  readonly easy: number | bigint;
  /** All answers. It is a whole number of at least 0. */
  readonly responses: number | bigint;
}

/**
 * Customer effort score from counts is the same share, for answers that are already counted.
 *
 * Count by one rule, and say which: 5 to 7 of seven, or 6 and 7.
 *
 * Formula: `easy / responses`. Unit: fraction.
 *
 * @param inputs `easy`, `responses`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * cesFromCounts({ easy: 65, responses: 100 }).value; // 0.65
 * @see CES 2.0, Gartner (CEB). CustomerGauge: 5 to 7 of seven.
 */
export function cesFromCounts(inputs: CesFromCountsInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function cesFromCounts(inputs: InColumns<CesFromCountsInputs>): readonly Estimated[];

/** Inputs of {@link averageRating}. */
export interface AverageRatingInputs {
  /** Ratings on one scale, halves and other parts included. It is a list of finite numbers. */
  readonly ratings: List<number>;
  /** The highest rating. It is a whole number from 1 to 100. Default: 5. */
  readonly scale?: number | undefined;
  /** The lowest rating: 1, or 0. It is a whole number from 0 to 1. Default: 1. */
  readonly lowest?: number | undefined;
}

/**
 * Average rating is the mean of the ratings that customers gave.
 *
 * It is no rule to rank by: one rating of 5 beats a thousand of 4.9. Rank by the Bayesian average or by Wilson's lower
 * bound. Who rates is not who buys: ratings crowd at both ends of the scale. Means of different scales are not
 * subtracted.
 *
 * Formula: `sum of ratings / number of ratings`. Unit: rating.
 *
 * @param inputs `ratings`, `scale`, `lowest`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * averageRating({ ratings: [5, 5, 4, 3, 5, 4] }).value; // 4.333333333333333
 * @see Shopify, Google: Rating. Amazon's is weighted by a model and no mean.
 */
export function averageRating(inputs: AverageRatingInputs): Estimate;

/** Inputs of {@link bayesianAverageRating}. */
export interface BayesianAverageRatingInputs {
  /** Mean rating of the item. It is a finite number. */
  readonly meanRating: number;
  /** Ratings of the item. It is a whole number of at least 0. */
  readonly ratings: number | bigint;
  /** Mean rating over all items. It is a finite number. */
  readonly priorMean: number;
  /** How many ratings the prior mean counts for. It is a finite number above 0. */
  readonly priorWeight: number;
}

/**
 * Bayesian average rating pulls the mean of few ratings towards the mean of all items, so that items can be ranked.
 *
 * It is a rule to rank by, not what customers said. The weight says how many ratings the mean of all items counts for:
 * 10 is usual, IMDb took thousands. An item without ratings has the prior mean.
 *
 * Formula: `(ratings * meanRating + priorWeight * priorMean) / (ratings + priorWeight)`. Unit: rating.
 *
 * @param inputs `meanRating`, `ratings`, `priorMean`, `priorWeight`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * bayesianAverageRating({ meanRating: 4.6, ratings: 12, priorMean: 4, priorWeight: 10 }).value; // 4.327272727272727
 * @see IMDb: WR = v/(v+m) R + m/(v+m) C. BoardGameGeek: Geek rating.
 */
export function bayesianAverageRating(inputs: BayesianAverageRatingInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function bayesianAverageRating(inputs: InColumns<BayesianAverageRatingInputs>): readonly Estimated[];

/** Inputs of {@link bayesianAverageRatingOfRatings}. */
export interface BayesianAverageRatingOfRatingsInputs {
  /** Ratings of the item on one scale. It is a list of finite numbers. */
  readonly ratings: List<number>;
  /** Mean rating over all items. It is a finite number. */
  readonly priorMean: number;
  /** How many ratings the prior mean counts for. It is a finite number above 0. */
  readonly priorWeight: number;
}

/**
 * Bayesian average rating of ratings is the same, from the item's own ratings.
 *
 * It is a rule to rank by, not what customers said.
 *
 * Formula: `(sum of ratings + priorWeight * priorMean) / (number of ratings + priorWeight)`. Unit: rating.
 *
 * @param inputs `ratings`, `priorMean`, `priorWeight`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * bayesianAverageRatingOfRatings({ ratings: [5, 5, 4, 3, 5, 4], priorMean: 4, priorWeight: 10 }).value; // 4.125
 * @see IMDb: WR = v/(v+m) R + m/(v+m) C. BoardGameGeek: Geek rating.
 */
export function bayesianAverageRatingOfRatings(inputs: BayesianAverageRatingOfRatingsInputs): Estimate;

/** Inputs of {@link ratingWilsonLowerBound}. */
export interface RatingWilsonLowerBoundInputs {
  /** Positive ratings. It is a whole number of at least 0. */
  readonly positive: number | bigint;
  /** Negative ratings. It is a whole number of at least 0. */
  readonly negative: number | bigint;
}

/**
 * Wilson lower bound of ratings is the positive share that the ratings prove at 95 %, so that items can be ranked.
 *
 * Few ratings prove little: 9 of 10 rank below 85 of 100. It is a rule to rank by, not the share itself.
 *
 * Formula: `lower end of Wilson's interval of positive / (positive + negative)`. Unit: fraction.
 *
 * @param inputs `positive`, `negative`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * ratingWilsonLowerBound({ positive: 90, negative: 10 }).value; // 0.8256343384950865
 * @see Evan Miller: How not to sort by average rating. Reddit: best.
 */
export function ratingWilsonLowerBound(inputs: RatingWilsonLowerBoundInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function ratingWilsonLowerBound(inputs: InColumns<RatingWilsonLowerBoundInputs>): readonly Estimated[];

/** Inputs of {@link ratingWilsonLowerBoundOfRatings}. */
export interface RatingWilsonLowerBoundOfRatingsInputs {
  /** Ratings from 1 to 5 stars. It is a list of whole numbers. */
  readonly ratings: List<number | bigint>;
}

/**
 * Wilson lower bound from stars is the same, from ratings of 1 to 5 stars: 4 and 5 are positive, 1 and 2 negative.
 *
 * Three stars are neither and do not count.
 *
 * Formula: `lower end of Wilson's interval of positive / (positive + negative)`. Unit: fraction.
 *
 * @param inputs `ratings`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * ratingWilsonLowerBoundOfRatings({ ratings: [5, 4, 4, 2, 5, 5, 3, 1, 4, 5, 5, 4] }).value; // 0.5230194380391558
 * @see Evan Miller: How not to sort by average rating. Reddit: best.
 */
export function ratingWilsonLowerBoundOfRatings(inputs: RatingWilsonLowerBoundOfRatingsInputs): Estimate;

/** Inputs of {@link surveyResponseRate}. */
export interface SurveyResponseRateInputs {
  /** Complete answers. It is a whole number of at least 0. */
  readonly responses: number | bigint;
  /** Invitations delivered. It is a whole number of at least 0. */
  readonly invitations: number | bigint;
}

/**
 * Survey response rate is the share of delivered invitations that were answered.
 *
 * Who answers differs from who does not, and no interval shows that. Say whether answers that stop half way count.
 *
 * Formula: `responses / invitations`. Unit: fraction.
 *
 * @param inputs `responses`, `invitations`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * surveyResponseRate({ responses: 500, invitations: 4000 }).value; // 0.125
 * @see Qualtrics: Response rate. AAPOR: RR1 to RR6.
 */
export function surveyResponseRate(inputs: SurveyResponseRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function surveyResponseRate(inputs: InColumns<SurveyResponseRateInputs>): readonly Estimated[];

/** Inputs of {@link surveyOptionShare}. */
export interface SurveyOptionShareInputs {
  /** Respondents who gave the answer. It is a whole number of at least 0. */
  readonly chosen: number | bigint;
  /** All respondents. It is a whole number of at least 0. */
  readonly responses: number | bigint;
}

/**
 * Survey option share is the share of respondents who gave a certain answer.
 *
 * A share without the number of respondents says little: 92 of 100 may be 85 % in truth. Where several answers may be
 * chosen, shares add up to more than 1.
 *
 * Formula: `chosen / responses`. Unit: fraction.
 *
 * @param inputs `chosen`, `responses`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * surveyOptionShare({ chosen: 92, responses: 100 }).value; // 0.92
 * @see Any survey tool: % of answers.
 */
export function surveyOptionShare(inputs: SurveyOptionShareInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function surveyOptionShare(inputs: InColumns<SurveyOptionShareInputs>): readonly Estimated[];

/** Inputs of {@link negativeReviewRate}. */
export interface NegativeReviewRateInputs {
  /** Reviews of 1 or 2 stars. It is a whole number of at least 0. */
  readonly negative: number | bigint;
  /** All reviews. It is a whole number of at least 0. */
  readonly reviews: number | bigint;
}

/**
 * Negative review rate is the share of reviews with 1 or 2 stars of five.
 *
 * Three stars are neither positive nor negative, so it is not 1 minus the positive share.
 *
 * Formula: `negative / reviews`. Unit: fraction.
 *
 * @param inputs `negative`, `reviews`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * negativeReviewRate({ negative: 18, reviews: 300 }).value; // 0.06
 * @see Review tools: share of 1 and 2 stars.
 */
export function negativeReviewRate(inputs: NegativeReviewRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function negativeReviewRate(inputs: InColumns<NegativeReviewRateInputs>): readonly Estimated[];

/** Inputs of {@link firstResponseTime}. */
export interface FirstResponseTimeInputs {
  /**
   * Seconds from the creation of each ticket to its first public reply; unanswered tickets left out. It is a list of
   * durations in seconds, each at least 0.
   */
  readonly responseTimes: List<number>;
  /**
   * The figure: the median, the mean, or the 90 or 95 % quantile. It is one of median, mean, p90, p95. Default:
   * `median`.
   */
  readonly statistic?: "median" | "mean" | "p90" | "p95" | undefined;
}

/**
 * First response time is the median time until a customer gets the first public answer of a person.
 *
 * Automatic replies do not count. Tickets without an answer are left out, which flatters whoever answers the easy
 * ones: look at their number too. Products differ in calendar or business hours, and in mean or median; one ticket
 * left overnight moves the mean, not the median. Times of one kind of hours only are compared.
 *
 * Formula: `the value in the middle of responseTimes (quantile of type 7)`. Unit: seconds.
 *
 * @param inputs `responseTimes`, `statistic`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * firstResponseTime({ responseTimes: [300, 480, 720, 1200, 2100, 2880, 5400, 14400, 86400] }).value; // 2100
 * @see Zendesk: First reply time. Intercom: Median first response time.
 */
export function firstResponseTime(inputs: FirstResponseTimeInputs): Estimate;

/** Inputs of {@link resolutionTime}. */
export interface ResolutionTimeInputs {
  /**
   * Seconds from the creation of each solved ticket to its last solution; open tickets left out. It is a list of
   * durations in seconds, each at least 0.
   */
  readonly resolutionTimes: List<number>;
  /**
   * The figure: the median, the mean, or the 90 or 95 % quantile. It is one of median, mean, p90, p95. Default:
   * `median`.
   */
  readonly statistic?: "median" | "mean" | "p90" | "p95" | undefined;
}

/**
 * Resolution time is the median time from the creation of a ticket to its last solution.
 *
 * A reopened ticket counts until it is solved for good; products that stop at the first solution show less. Open
 * tickets are left out, so it falls while hard ones pile up: look at the resolution rate beside it.
 *
 * Formula: `the value in the middle of resolutionTimes (quantile of type 7)`. Unit: seconds.
 *
 * @param inputs `resolutionTimes`, `statistic`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * resolutionTime({ resolutionTimes: [3600, 7200, 14400, 21600, 28800, 43200, 86400, 172800, 345600] }).value; // 28800
 * @see Zendesk: Full resolution time. Zoho Desk: Resolution time.
 */
export function resolutionTime(inputs: ResolutionTimeInputs): Estimate;

/** Inputs of {@link firstContactResolutionRate}. */
export interface FirstContactResolutionRateInputs {
  /**
   * Tickets resolved with one contact of the customer and not reopened, within 7 days unless it says otherwise. It is
   * a whole number of at least 0.
   */
  readonly resolvedFirstContact: number | bigint;
  /**
   * Tickets resolved in the window; all that were created there under `of: "created"`. It is a whole number of at
   * least 0.
   */
  readonly resolved: number | bigint;
  /**
   * What the second input counts: resolved tickets, or all tickets created. It is one of resolved, created. Default:
   * `resolved`.
   */
  readonly of?: "resolved" | "created" | undefined;
}

/**
 * First contact resolution rate is the share of resolved tickets that took one contact and were not reopened.
 *
 * Say what a contact is: a message of the customer (as here), a reply of an agent (one-touch), or no return within
 * some days; surveys of customers give less than all of them. Of all tickets created it is lower: rates by different
 * denominators are not subtracted.
 *
 * Formula: `resolvedFirstContact / resolved`. Unit: fraction.
 *
 * @param inputs `resolvedFirstContact`, `resolved`, `of`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * firstContactResolutionRate({ resolvedFirstContact: 365, resolved: 500 }).value; // 0.73
 * @see Freshservice: FCR. Zendesk: One-touch tickets. SQM Group: First call resolution, by survey.
 */
export function firstContactResolutionRate(inputs: FirstContactResolutionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function firstContactResolutionRate(inputs: InColumns<FirstContactResolutionRateInputs>): readonly Estimated[];

/** Inputs of {@link resolutionRate}. */
export interface ResolutionRateInputs {
  /** Tickets created in the window and resolved by the cut-off. It is a whole number of at least 0. */
  readonly resolved: number | bigint;
  /** Tickets created in the window. It is a whole number of at least 0. */
  readonly created: number | bigint;
}

/**
 * Resolution rate is the share of the tickets created in the window that are resolved by a cut-off.
 *
 * It follows the tickets that came in. Tickets solved in the window over tickets created in it, as some products show,
 * mixes two groups and may exceed 1. Give every window the same time after its end.
 *
 * Formula: `resolved / created`. Unit: fraction.
 *
 * @param inputs `resolved`, `created`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * resolutionRate({ resolved: 470, created: 500 }).value; // 0.94
 * @see Zendesk: Solved and created tickets (there as a flow).
 */
export function resolutionRate(inputs: ResolutionRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function resolutionRate(inputs: InColumns<ResolutionRateInputs>): readonly Estimated[];

/** Inputs of {@link slaAttainmentRate}. */
export interface SlaAttainmentRateInputs {
  /** Targets met. It is a whole number of at least 0. */
  readonly met: number | bigint;
  /** Targets met or breached. It is a whole number of at least 0. */
  readonly due: number | bigint;
}

/**
 * SLA attainment rate is the share of service targets that were met on time.
 *
 * A target past its time without an answer is a breach, not a missing value; those that still run are left out. Each
 * target is measured by its own clock, so business and calendar hours may stand side by side.
 *
 * Formula: `met / due`. Unit: fraction.
 *
 * @param inputs `met`, `due`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * slaAttainmentRate({ met: 460, due: 500 }).value; // 0.92
 * @see Zendesk: SLA achievement rate. Freshdesk: Within SLA. Call centres: service level 80/20.
 */
export function slaAttainmentRate(inputs: SlaAttainmentRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function slaAttainmentRate(inputs: InColumns<SlaAttainmentRateInputs>): readonly Estimated[];

/** Inputs of {@link socialResponseRate}. */
export interface SocialResponseRateInputs {
  /** Messages answered within the limit. It is a whole number of at least 0. */
  readonly answered: number | bigint;
  /** Messages that need an answer. It is a whole number of at least 0. */
  readonly incoming: number | bigint;
}

/**
 * Social response rate is the share of customers' messages on social media that get an answer in time.
 *
 * The limit is 24 hours unless it says otherwise. Count only messages that need an answer, else thanks and emoji lower
 * it.
 *
 * Formula: `answered / incoming`. Unit: fraction.
 *
 * @param inputs `answered`, `incoming`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * socialResponseRate({ answered: 90, incoming: 100 }).value; // 0.9
 * @see Meta, Sprout Social: Response rate.
 */
export function socialResponseRate(inputs: SocialResponseRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function socialResponseRate(inputs: InColumns<SocialResponseRateInputs>): readonly Estimated[];

/** Inputs of {@link activeEngagementShare}. */
export interface ActiveEngagementShareInputs {
  /** Weight of active events. It is a finite number of at least 0. */
  readonly activeWeight: number;
  /** Weight of all events. It is a finite number of at least 0. */
  readonly totalWeight: number;
}

/**
 * Active engagement share is the part of engagement in which the customer acts rather than receives.
 *
 * Views, opens, plain visits and follows are passive, all else active: no two products agree on the list, so keep
 * yours. Weights make the number; pass counts of events for a plain share.
 *
 * Formula: `activeWeight / totalWeight`. Unit: fraction.
 *
 * @param inputs `activeWeight`, `totalWeight`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * activeEngagementShare({ activeWeight: 4.6213203436, totalWeight: 6.6213203436 }).value; // 0.6979454404538591
 * @see This library: decayed weights of events.
 */
export function activeEngagementShare(inputs: ActiveEngagementShareInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function activeEngagementShare(inputs: InColumns<ActiveEngagementShareInputs>): readonly Estimated[];

/** Inputs of {@link engagedCustomerRate}. */
export interface EngagedCustomerRateInputs {
  /** Customers with an active engagement in the window. It is a whole number of at least 0. */
  readonly engaged: number | bigint;
  /** All customers. It is a whole number of at least 0. */
  readonly customers: number | bigint;
}

/**
 * Engaged customer rate is the share of customers who engaged actively in the window, by default 90 days.
 *
 * Opens and views do not count. Say how many events of which kinds make a customer engaged.
 *
 * Formula: `engaged / customers`. Unit: fraction.
 *
 * @param inputs `engaged`, `customers`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagedCustomerRate({ engaged: 2100, customers: 6000 }).value; // 0.35
 * @see This library: at least one active event.
 */
export function engagedCustomerRate(inputs: EngagedCustomerRateInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagedCustomerRate(inputs: InColumns<EngagedCustomerRateInputs>): readonly Estimated[];

/** Inputs of {@link engagedProfitShare}. */
export interface EngagedProfitShareInputs {
  /** Profit from engaged customers. It is a finite number. */
  readonly engagedProfit: number;
  /** Profit from all customers. It is a finite number. */
  readonly profit: number;
}

/**
 * Engaged profit share is the part of profit that comes from engaged customers.
 *
 * It exceeds 1 where the others lose money, and is undefined where profit is not above 0. Who buys more engages more:
 * it does not say what engagement is worth.
 *
 * Formula: `engagedProfit / profit`. Unit: fraction.
 *
 * @param inputs `engagedProfit`, `profit`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * engagedProfitShare({ engagedProfit: 200000, profit: 300000 }).value; // 0.6666666666666666
 * @see Hall and Partners: Engager, up to two thirds (a claim).
 */
export function engagedProfitShare(inputs: EngagedProfitShareInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function engagedProfitShare(inputs: InColumns<EngagedProfitShareInputs>): readonly Estimated[];

/** Inputs of {@link relativeLift}. */
export interface RelativeLiftInputs {
  /** Successes of group a. It is a whole number of at least 0. */
  readonly successesA: number | bigint;
  /** Size of group a. It is a whole number of at least 0. */
  readonly totalA: number | bigint;
  /** Successes of group b. It is a whole number of at least 0. */
  readonly successesB: number | bigint;
  /** Size of group b. It is a whole number of at least 0. */
  readonly totalB: number | bigint;
}

/**
 * Relative lift is how much higher a share is in one group than in another: a ratio of 6 is a lift of 500 %.
 *
 * Small shares make large lifts, so state both shares too. It is an effect only where chance decided who is in which
 * group. A group a without success has a lift of -100 % and no interval.
 *
 * Formula: `(successesA / totalA) / (successesB / totalB) - 1`. Unit: fraction.
 *
 * @param inputs `successesA`, `totalA`, `successesB`, `totalB`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * relativeLift({ successesA: 60, totalA: 1000, successesB: 10, totalB: 1000 }).value; // 5
 * @see A/B testing: uplift, relative difference. Interval: Katz 1978, log risk ratio.
 */
export function relativeLift(inputs: RelativeLiftInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function relativeLift(inputs: InColumns<RelativeLiftInputs>): readonly Estimated[];

/** Inputs of {@link relativeLiftOfMeans}. */
export interface RelativeLiftOfMeansInputs {
  /** Mean of group a. It is a finite number. */
  readonly meanA: number;
  /** Mean of group b. It is a finite number. */
  readonly meanB: number;
  /** Standard deviation of group a. It is a finite number of at least 0. */
  readonly sdA?: number | null;
  /** Values of group a. It is a whole number of at least 0. */
  readonly nA?: number | bigint | null;
  /** Standard deviation of group b. It is a finite number of at least 0. */
  readonly sdB?: number | null;
  /** Values of group b. It is a whole number of at least 0. */
  readonly nB?: number | bigint | null;
}

/**
 * Relative lift of means is how much higher a mean is in one group than in another.
 *
 * Pass the standard deviations and numbers of values for an interval; with few values of skewed amounts it is too
 * narrow.
 *
 * Formula: `meanA / meanB - 1`. Unit: fraction.
 *
 * @param inputs `meanA`, `meanB`, `sdA`, `nA`, `sdB`, `nB`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * relativeLiftOfMeans({ meanA: 56, meanB: 50, sdA: 20, nA: 400, sdB: 22, nB: 600 }).value; // 0.12
 * @see A/B testing: uplift. Interval: log ratio of means, delta method.
 */
export function relativeLiftOfMeans(inputs: RelativeLiftOfMeansInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function relativeLiftOfMeans(inputs: InColumns<RelativeLiftOfMeansInputs>): readonly Estimated[];

/** Inputs of {@link relativeLiftOfRates}. */
export interface RelativeLiftOfRatesInputs {
  /** Events of group a. It is a whole number of at least 0. */
  readonly eventsA: number | bigint;
  /** Exposure of group a. It is a finite number of at least 0. */
  readonly exposureA: number;
  /** Events of group b. It is a whole number of at least 0. */
  readonly eventsB: number | bigint;
  /** Exposure of group b. It is a finite number of at least 0. */
  readonly exposureB: number;
}

/**
 * Relative lift of rates is how much more often something happens in one group than in another.
 *
 * Rates are events over an exposure, such as clicks over impressions or orders over days. Events of one person come
 * together, and then the interval is too narrow.
 *
 * Formula: `(eventsA / exposureA) / (eventsB / exposureB) - 1`. Unit: fraction.
 *
 * @param inputs `eventsA`, `exposureA`, `eventsB`, `exposureB`
 * @throws {EngagementError} When an input lies outside its domain.
 * @example
 * relativeLiftOfRates({ eventsA: 180, exposureA: 1000, eventsB: 120, exposureB: 800 }).value; // 0.2
 * @see A/B testing: uplift. Interval: log rate ratio of two Poisson counts.
 */
export function relativeLiftOfRates(inputs: RelativeLiftOfRatesInputs): Estimate;
/** Row by row, where an input is a list; numbers stand for every row, a null leaves its row null. */
export function relativeLiftOfRates(inputs: InColumns<RelativeLiftOfRatesInputs>): readonly Estimated[];

/** The formulas of the family "commerce", under one name. */
export const commerce: {
  readonly orders: typeof orders;
  readonly revenue: typeof revenue;
  readonly averageOrderValue: typeof averageOrderValue;
  readonly medianOrderValue: typeof medianOrderValue;
  readonly p90OrderValue: typeof p90OrderValue;
  readonly refundRate: typeof refundRate;
  readonly grossMarginRate: typeof grossMarginRate;
  readonly growthRate: typeof growthRate;
  readonly priceElasticity: typeof priceElasticity;
  readonly uniqueCustomers: typeof uniqueCustomers;
  readonly newCustomers: typeof newCustomers;
  readonly returningCustomers: typeof returningCustomers;
  readonly purchaseFrequency: typeof purchaseFrequency;
  readonly revenuePerCustomer: typeof revenuePerCustomer;
  readonly repeatPurchaseRate: typeof repeatPurchaseRate;
  readonly returningCustomerRate: typeof returningCustomerRate;
  readonly repeatOrderRate: typeof repeatOrderRate;
  readonly guestCheckoutRate: typeof guestCheckoutRate;
  readonly topDecileRevenueShare: typeof topDecileRevenueShare;
  readonly returningToOneTimeSpend: typeof returningToOneTimeSpend;
  readonly timeBetweenPurchases: typeof timeBetweenPurchases;
  readonly timeToSecondPurchase: typeof timeToSecondPurchase;
  readonly conversionRate: typeof conversionRate;
  readonly cartAbandonmentRate: typeof cartAbandonmentRate;
  readonly crossSellRate: typeof crossSellRate;
  readonly upsellRate: typeof upsellRate;
  readonly trialConversionRate: typeof trialConversionRate;
};

/** The formulas of the family "composite", under one name. */
export const composite: {
  readonly activeEngagementShare: typeof activeEngagementShare;
  readonly engagedCustomerRate: typeof engagedCustomerRate;
  readonly engagedProfitShare: typeof engagedProfitShare;
  readonly relativeLift: typeof relativeLift;
  readonly relativeLiftOfMeans: typeof relativeLiftOfMeans;
  readonly relativeLiftOfRates: typeof relativeLiftOfRates;
};

/** The formulas of the family "content", under one name. */
export const content: {
  readonly ugcCount: typeof ugcCount;
  readonly brandMentions: typeof brandMentions;
  readonly netSentiment: typeof netSentiment;
  readonly shareOfVoice: typeof shareOfVoice;
  readonly contentViews: typeof contentViews;
  readonly eventAttendanceRate: typeof eventAttendanceRate;
  readonly campaignParticipationRate: typeof campaignParticipationRate;
};

/** The formulas of the family "email", under one name. */
export const email: {
  readonly deliveryRate: typeof deliveryRate;
  readonly openRate: typeof openRate;
  readonly adjustedOpenRate: typeof adjustedOpenRate;
  readonly clickRate: typeof clickRate;
  readonly clickToOpenRate: typeof clickToOpenRate;
  readonly unsubscribeRate: typeof unsubscribeRate;
  readonly spamComplaintRate: typeof spamComplaintRate;
};

/** The formulas of the family "lifetime_value", under one name. */
export const lifetimeValue: {
  readonly historicClv: typeof historicClv;
  readonly clvFormula: typeof clvFormula;
  readonly clvRetentionModel: typeof clvRetentionModel;
  readonly cohortLtv: typeof cohortLtv;
  readonly customerAcquisitionCost: typeof customerAcquisitionCost;
  readonly retentionProfitUplift: typeof retentionProfitUplift;
};

/** The formulas of the family "loyalty", under one name. */
export const loyalty: {
  readonly members: typeof members;
  readonly loyaltyEnrolmentRate: typeof loyaltyEnrolmentRate;
  readonly activeMemberRate: typeof activeMemberRate;
  readonly pointsRedemptionRate: typeof pointsRedemptionRate;
  readonly redemptionFrequency: typeof redemptionFrequency;
  readonly redeemingMemberRate: typeof redeemingMemberRate;
  readonly breakageRate: typeof breakageRate;
  readonly pointsLiability: typeof pointsLiability;
  readonly burnRatio: typeof burnRatio;
  readonly tierUpgradeRate: typeof tierUpgradeRate;
  readonly memberSalesShare: typeof memberSalesShare;
  readonly memberAovLift: typeof memberAovLift;
  readonly memberFrequencyLift: typeof memberFrequencyLift;
  readonly programRoi: typeof programRoi;
  readonly rewardCostRate: typeof rewardCostRate;
  readonly membershipRenewalRate: typeof membershipRenewalRate;
};

/** The formulas of the family "referral", under one name. */
export const referral: {
  readonly referralParticipationRate: typeof referralParticipationRate;
  readonly referralConversionRate: typeof referralConversionRate;
  readonly referredCustomerShare: typeof referredCustomerShare;
  readonly viralCoefficient: typeof viralCoefficient;
  readonly referralCostPerAcquisition: typeof referralCostPerAcquisition;
};

/** The formulas of the family "retention", under one name. */
export const retention: {
  readonly customerRetentionRate: typeof customerRetentionRate;
  readonly customerChurnRate: typeof customerChurnRate;
  readonly cohortRetentionRate: typeof cohortRetentionRate;
  readonly rollingRetentionRate: typeof rollingRetentionRate;
  readonly averageCustomerLifespan: typeof averageCustomerLifespan;
  readonly grossRevenueRetention: typeof grossRevenueRetention;
  readonly netRevenueRetention: typeof netRevenueRetention;
  readonly activeCustomerRate: typeof activeCustomerRate;
  readonly lapsedCustomerRate: typeof lapsedCustomerRate;
  readonly quickRatio: typeof quickRatio;
};

/** The formulas of the family "service", under one name. */
export const service: {
  readonly firstResponseTime: typeof firstResponseTime;
  readonly resolutionTime: typeof resolutionTime;
  readonly firstContactResolutionRate: typeof firstContactResolutionRate;
  readonly resolutionRate: typeof resolutionRate;
  readonly slaAttainmentRate: typeof slaAttainmentRate;
  readonly socialResponseRate: typeof socialResponseRate;
};

/** The formulas of the family "social", under one name. */
export const social: {
  readonly followers: typeof followers;
  readonly followerGrowthRate: typeof followerGrowthRate;
  readonly engagedFollowerRate: typeof engagedFollowerRate;
  readonly reach: typeof reach;
  readonly reachRate: typeof reachRate;
  readonly influenceIndex: typeof influenceIndex;
  readonly engagements: typeof engagements;
  readonly engagementRateByFollowers: typeof engagementRateByFollowers;
  readonly engagementRateByReach: typeof engagementRateByReach;
  readonly engagementRateByImpressions: typeof engagementRateByImpressions;
  readonly engagementRateByViews: typeof engagementRateByViews;
  readonly dailyEngagementRate: typeof dailyEngagementRate;
  readonly applauseRate: typeof applauseRate;
  readonly conversationRate: typeof conversationRate;
  readonly amplificationRate: typeof amplificationRate;
  readonly averageEngagementsPerPost: typeof averageEngagementsPerPost;
  readonly engagementRateByFollowersOfPosts: typeof engagementRateByFollowersOfPosts;
  readonly engagementRateByReachOfPosts: typeof engagementRateByReachOfPosts;
  readonly engagementRateByImpressionsOfPosts: typeof engagementRateByImpressionsOfPosts;
  readonly engagementRateByViewsOfPosts: typeof engagementRateByViewsOfPosts;
};

/** The formulas of the family "survey", under one name. */
export const survey: {
  readonly nps: typeof nps;
  readonly npsFromCounts: typeof npsFromCounts;
  readonly csat: typeof csat;
  readonly csatFromCounts: typeof csatFromCounts;
  readonly ces: typeof ces;
  readonly cesFromCounts: typeof cesFromCounts;
  readonly averageRating: typeof averageRating;
  readonly bayesianAverageRating: typeof bayesianAverageRating;
  readonly bayesianAverageRatingOfRatings: typeof bayesianAverageRatingOfRatings;
  readonly ratingWilsonLowerBound: typeof ratingWilsonLowerBound;
  readonly ratingWilsonLowerBoundOfRatings: typeof ratingWilsonLowerBoundOfRatings;
  readonly surveyResponseRate: typeof surveyResponseRate;
  readonly surveyOptionShare: typeof surveyOptionShare;
  readonly negativeReviewRate: typeof negativeReviewRate;
};

/** The formulas of the family "web", under one name. */
export const web: {
  readonly uniqueVisitors: typeof uniqueVisitors;
  readonly pageViews: typeof pageViews;
  readonly sessions: typeof sessions;
  readonly activeUsers: typeof activeUsers;
  readonly stickiness: typeof stickiness;
  readonly stickinessFromActiveDays: typeof stickinessFromActiveDays;
  readonly appDownloads: typeof appDownloads;
  readonly bounceRate: typeof bounceRate;
  readonly engagedSessionRate: typeof engagedSessionRate;
  readonly averageSessionDuration: typeof averageSessionDuration;
  readonly averageEngagementTime: typeof averageEngagementTime;
  readonly pagesPerSession: typeof pagesPerSession;
  readonly visitFrequency: typeof visitFrequency;
  readonly returningVisitorRate: typeof returningVisitorRate;
  readonly goalConversionRate: typeof goalConversionRate;
  readonly clickThroughRate: typeof clickThroughRate;
  readonly funnelConversionRate: typeof funnelConversionRate;
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

/** How further rows are read into a state that was made elsewhere, in what it does not keep. */
export interface OrdersFurtherOptions {
  /** The IANA name of the zone in which local times are read and calendar periods begin. */
  readonly timeZone?: string | Zone | null;
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
  /** An order or its cost below 0, or a refund above 0: an "error", or "skip" it and count it. By default "error". */
  readonly wrongSign?: "error" | "skip" | null;
  /**
   * What `cross_sell_rate` counts: an "order" of two categories or more, or a "customer" whose orders in the window
   * have them. By default "order".
   */
  readonly crossSell?: "order" | "customer" | null;
}

/** Columns, how rows are read, and settings. */
export interface OrdersOptions<Row> extends OrdersColumns<Row>, OrdersStateOptions, OrdersSettings {}

/** Options of {@link Orders}`.summary`. */
export interface OrdersSummaryOptions {
  /** A trailing window such as "365d" or "12w" (a month, "12m", counts 30 days); all of the data by default. */
  readonly window?: string | null;
  /**
   * First local date of a window, with `end` and in place of `window`. Whole calendar months are compared with as many
   * months before, other windows with as many days.
   */
  readonly start?: string | Date | null;
  /** Local date after the last of it. */
  readonly end?: string | Date | null;
  /** A segment column of the table to split by. */
  readonly segment?: string | null;
  /**
   * What each period or window is compared with: the "previous" one (an open period is not compared with a whole one),
   * "previous_same_days" (cut after as many days as the open period has had), "year" or "none". By default "previous".
   */
  readonly compare?: "previous" | "previous_same_days" | "year" | "none" | null;
  /** Ids of the metrics; all that the table gives by default. */
  readonly metrics?: readonly string[] | null;
  /**
   * The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids, columns and numbers
   * in data stay as they are. By default "en".
   */
  readonly language?: Language | "en" | null;
}

/** Options of {@link Orders}`.by`. */
export interface OrdersByOptions {
  /** A segment column of the table to split by. */
  readonly segment?: string | null;
  /**
   * What each period or window is compared with: the "previous" one (an open period is not compared with a whole one),
   * "previous_same_days" (cut after as many days as the open period has had), "year" or "none". By default "previous".
   */
  readonly compare?: "previous" | "previous_same_days" | "year" | "none" | null;
  /** The day on which weeks begin. By default "monday". */
  readonly weekStart?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | null;
  /** Ids of the metrics; all that the table gives by default. */
  readonly metrics?: readonly string[] | null;
  /**
   * The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids, columns and numbers
   * in data stay as they are. By default "en".
   */
  readonly language?: Language | "en" | null;
}

/** Options of {@link Orders}`.report`. */
export interface OrdersReportOptions {
  /** The calendar period. By default "month". */
  readonly by?: "day" | "week" | "month" | "quarter" | "year" | null;
  /** A segment column of the table to split by. */
  readonly segment?: string | null;
  /**
   * What each period or window is compared with: the "previous" one (an open period is not compared with a whole one),
   * "previous_same_days" (cut after as many days as the open period has had), "year" or "none". By default "previous".
   */
  readonly compare?: "previous" | "previous_same_days" | "year" | "none" | null;
  /** The day on which weeks begin. By default "monday". */
  readonly weekStart?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | null;
  /** Ids of the metrics; all that the table gives by default. */
  readonly metrics?: readonly string[] | null;
  /**
   * The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids, columns and numbers
   * in data stay as they are. By default "en".
   */
  readonly language?: Language | "en" | null;
}

/** Options of {@link Orders}`.decompose`. */
export interface OrdersDecomposeOptions {
  /** The calendar period. By default "month". */
  readonly by?: "day" | "week" | "month" | "quarter" | "year" | null;
  /** A local date in the later period; by default the latest complete one. */
  readonly period?: string | Date | null;
  /** A local date in the earlier period; by default the one before. */
  readonly previous?: string | Date | null;
  /** The day on which weeks begin. By default "monday". */
  readonly weekStart?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | null;
  /**
   * The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids, columns and numbers
   * in data stay as they are. By default "en".
   */
  readonly language?: Language | "en" | null;
}

/** Options of {@link Orders}`.totals`. */
export interface OrdersTotalsOptions {
  /** The calendar period. By default "month". */
  readonly by?: "day" | "week" | "month" | "quarter" | "year" | null;
  /** A segment column of the table to split by. */
  readonly segment?: string | null;
  /**
   * What each period or window is compared with: the "previous" one (an open period is not compared with a whole one),
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
  static fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView, options?: OrdersFurtherOptions): OrdersState;
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
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * The totals of a table of orders for stated settings: what parts that share no customer add up.
 *
 * `Orders.totals` makes them. They hold counts, sums and products over customers in place of the orders: kilobytes,
 * and no identifier. Parts must not share customers: one who is in two parts cannot be recognised and counts twice.
 * All settings belong to the state; parts with other settings are refused. The same bytes come out whatever the order
 * of merging.
 */
export class OrdersTotals {
  private constructor();
  /** Reads what `toBytes` wrote, in any language. */
  static fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView): OrdersTotals;
  /** Adds those of another part, all or nothing; that one stays as it is. */
  merge(other: OrdersTotals): this;
  /** Every metric that follows from it, in total, by period, and in total by segment; a note names the others. */
  report(): Report;
  /** Canonical bytes: equal states have equal bytes. */
  toBytes(): Uint8Array;
  /** Rows that count. */
  readonly length: number;
  toString(): string;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  dispose(): void;
  /** The same, for `using`. */
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
   * Every metric over all of the data, over a trailing window, or between two dates.
   *
   * A trailing window ends at `asOf` and is marked open where the history is shorter than it. All of the data is
   * compared with nothing.
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
  /**
   * How much of a metric's change each segment brought, and how much of it is composition.
   *
   * The change from one period to the next is split into rate effects (the segments' own rates changed) and mix
   * effects (their shares changed), by midpoints, so that nothing is left to explain; of a sum, each segment adds its
   * own change. A metric whose segments do not add up is refused: a median is no part of a whole, and who buys in two
   * segments is a customer of both.
   */
  decompose(metric: string, segment: string, options?: OrdersDecomposeOptions): Decomposition;
  /**
   * The totals behind a report, for these settings: kilobytes in place of the orders, which add up.
   *
   * Parts must not share customers: one who is in two parts cannot be recognised and counts twice. So a cluster
   * partitions by customer, asks each part for its totals and merges them; their report is that of the whole log, to
   * the last bit, but for quantiles, gaps and the other metrics that need the orders themselves. `asOf` and `timeZone`
   * must be given, since all parts end and are divided alike.
   */
  totals(options?: OrdersTotalsOptions): OrdersTotals;
  /** The data sheet: what was counted in, what was left out and why. */
  sheet(): Sheet;
  toJSON(): Sheet;
  /** The data sheet as text. */
  toString(): string;
  /** The data sheet as text in a language. */
  describe(options?: { readonly language?: Language | "en" }): string;
  /** A copy of the mergeable log behind it. */
  state(): OrdersState;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  dispose(): void;
  /** The same, for `using`. */
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
