// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import type {
  Column, Data, Estimate, Estimated, InColumns, Language, List, Plain, Report, Segments, Sheet, Violation, Zone,
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

/** The formulas of the family "lifetime_value", under one name. */
export const lifetimeValue: {
  readonly historicClv: typeof historicClv;
};

/** The formulas of the family "loyalty", under one name. */
export const loyalty: {
  readonly memberSalesShare: typeof memberSalesShare;
  readonly memberAovLift: typeof memberAovLift;
  readonly memberFrequencyLift: typeof memberFrequencyLift;
};

/** The formulas of the family "social", under one name. */
export const social: {
  readonly averageEngagementsPerPost: typeof averageEngagementsPerPost;
};

/** The formulas of the family "survey", under one name. */
export const survey: {
  readonly nps: typeof nps;
  readonly npsFromCounts: typeof npsFromCounts;
  readonly csat: typeof csat;
};

/** The formulas of the family "web", under one name. */
export const web: {
  readonly bounceRate: typeof bounceRate;
  readonly averageSessionDuration: typeof averageSessionDuration;
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
