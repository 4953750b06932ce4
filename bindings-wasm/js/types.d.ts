/// <reference lib="esnext.disposable" />

/** A value with the evidence behind it: frozen plain data, which survives `structuredClone` and JSON. */
export interface Estimate {
  /** The id of the metric, the same in every language. */
  readonly metric: string;
  /** The value; null where it is undefined, and then the notes say why. */
  readonly value: number | null;
  /** Lower end of the interval at `level`; null where the metric or the data give none. */
  readonly low: number | null;
  /** Upper end of the interval at `level`. */
  readonly high: number | null;
  /** The level of `low` and `high`, 0.95; {@link interval} gives any other. */
  readonly level: number;
  /** How many units stand behind it: orders, customers, answers. */
  readonly n: number;
  /** How many independent clusters stand behind it, for figures from a log; else `n`. */
  readonly clusters: number;
  /** What the value counts: "count", "fraction" (0 to 1), "money", "orders_per_customer", "days", "ratio". */
  readonly unit: string;
  /** The currency of an amount of money, where it was named. */
  readonly currency: string | null;
  /** Whether the period behind it has been seen to its end. */
  readonly maturity: "complete" | "open" | "unobserved";
  /** Remarks on it. */
  readonly notes: readonly Note[];
  /** What intervals and differences are made from. */
  readonly evidence: Evidence;
  /** First instant of the window, ISO 8601 in UTC; null for numbers that are from no log. */
  readonly windowStart: string | null;
  /** First instant after the window. */
  readonly windowEnd: string | null;
  /** The zone whose calendar made the window, and the version of its data. */
  readonly zone: string | null;
  /** The first instant that was not looked at. */
  readonly asOf: string | null;
  /** The version of the library that made it. */
  readonly version: string;
}

/** A remark on a result: data, not a warning, so it stays with the number. */
export interface Note {
  /** What is remarked, as a stable word. */
  readonly code: string;
  /** The remark in English; {@link noteText} gives it in another language. */
  readonly text: string;
  /** What the remark is filled with, by name. */
  readonly arguments: { readonly [name: string]: Plain };
}

/**
 * A language of output: `import ms from "engagement-metrics/text/ms"`, and likewise `th`, `zh-Hans` and `zh-Hant`. It is
 * plain data, so it can also be fetched, or sent to a worker.
 */
export interface Language {
  /** Its BCP 47 tag. */
  readonly tag: string;
  /** Templates by key. */
  readonly messages: { readonly [key: string]: string };
  /** What it says of each metric, by id. */
  readonly metrics: { readonly [id: string]: { readonly [part: string]: Plain } };
}

/** What an interval is made from. */
export type Evidence =
  | { readonly kind: "exact" }
  | {
      readonly kind: "proportion";
      readonly successes: number;
      readonly trials: number;
      /** What the trials are worth when they come in clusters. */
      readonly effective: number;
      readonly clusters: number;
    }
  | { readonly kind: "events"; readonly count: number; readonly exposure: number }
  | { readonly kind: "mean"; readonly n: number; readonly variance: number }
  | { readonly kind: "ratio"; readonly clusters: number; readonly variance: number }
  | {
      readonly kind: "log_ratio";
      readonly standardError: number;
      /** What the value is less than the ratio: 1 for a lift, 0 for the ratio itself. */
      readonly less: number;
      readonly clusters: number;
    }
  | {
      readonly kind: "quantile";
      readonly clusters: number;
      /** Ends at a grid of levels; null where the data reach no end. */
      readonly ends: { readonly low: readonly (number | null)[]; readonly high: readonly (number | null)[] };
    };

/** A confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** One estimate minus another. */
export interface Difference {
  /** The id of the metric. */
  readonly metric: string;
  /** The absolute difference; null where either side is undefined. */
  readonly value: number | null;
  /** The difference as a share of the earlier value, where that is above 0. */
  readonly relative: number | null;
  /** Lower end of the interval of the relative difference. */
  readonly relativeLow: number | null;
  /** Upper end of it; null also where it has none, since the earlier value may be 0. */
  readonly relativeHigh: number | null;
  /** Lower end of the interval of the absolute difference. */
  readonly low: number | null;
  /** Upper end of the interval. */
  readonly high: number | null;
  /** The level of `low` and `high`. */
  readonly level: number;
  /** Two-sided p-value of no difference; null where there is no interval. */
  readonly pValue: number | null;
  /** Correlation of the two estimates; 0 when they are taken as independent. */
  readonly correlation: number;
  /** What the value counts; the difference of two fractions is in points. */
  readonly unit: string;
  /** The currency of an amount of money, where it was named. */
  readonly currency: string | null;
  /** Remarks on it. */
  readonly notes: readonly Note[];
}

/** An estimate in its place: which period and segment, and how it compares with the period before. */
export interface Finding {
  /** The id of the metric. */
  readonly metric: string;
  /** First day of the period, as a local date; null for all of the data. */
  readonly periodStart: string | null;
  /** First day after the period. */
  readonly periodEnd: string | null;
  /** The group; null for the group without a name, and for all groups together. */
  readonly segment: string | null;
  /** Tells all groups together from the group without a name. */
  readonly scope: "all" | "group";
  /** The figure. */
  readonly estimate: Estimate;
  /** The figure of the period it is compared with. */
  readonly previous: Estimate | null;
  /** The change since then, computed jointly from the customers of both periods. */
  readonly change: Difference | null;
  /** The p-value of the change after Holm's correction over all changes of the report that get a verdict. */
  readonly pHolm: number | null;
  /** The change in a word, after Holm's correction over the report; null where the evidence bears none. */
  readonly verdict: "better" | "worse" | "no_clear_change" | null;
}

/** Estimates of many metrics by period and segment: frozen plain data. */
export interface Report {
  /** The class that made it. */
  readonly source: string;
  /** The calendar period, or null. */
  readonly period: string | null;
  /** The segment column, or null. */
  readonly segment: string | null;
  /** The currency of amounts, where it was named. */
  readonly currency: string | null;
  /** The zone of the calendar, and the version of its data. */
  readonly zone: string | null;
  /** The first instant that was not looked at. */
  readonly asOf: string;
  /** Remarks on the data behind all findings. */
  readonly notes: readonly Note[];
  /** By metric, then segment, then period. */
  readonly findings: readonly Finding[];
  /** The version of the library that made it. */
  readonly version: string;
}

/** One finding as a flat row; see {@link table}. */
export interface Row {
  readonly metric: string;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly segment: string | null;
  readonly scope: "all" | "group";
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly clusters: number;
  readonly unit: string;
  readonly maturity: "complete" | "open" | "unobserved";
  readonly previous: number | null;
  readonly change: number | null;
  readonly changeLow: number | null;
  readonly changeHigh: number | null;
  readonly pValue: number | null;
  readonly pHolm: number | null;
  readonly verdict: "better" | "worse" | "no_clear_change" | null;
  readonly notes: string | null;
}

/** One row of {@link compare}. */
export interface Compared {
  /** The group. */
  readonly name: string;
  /** The group it is compared with. */
  readonly against: string;
  readonly metric: string;
  readonly value: number | null;
  /** The value it is compared with. */
  readonly baseline: number | null;
  /** Value minus baseline. */
  readonly change: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The change as a share of the baseline, where that is above 0. */
  readonly relative: number | null;
  readonly relativeLow: number | null;
  readonly relativeHigh: number | null;
  readonly pValue: number | null;
  /** The p-value after Holm's correction over all rows. */
  readonly pHolm: number | null;
  /** A word after that correction, where the evidence bears one. */
  readonly verdict: "better" | "worse" | "no_clear_change" | null;
  readonly unit: string;
  /** What the change assumes, or why it has no interval. */
  readonly notes: string | null;
}

/** Effects as they are printed, which add up. */
export interface Effects {
  readonly rateEffect: number | null;
  readonly mixEffect: number | null;
  readonly effect: number;
}

/** What one segment brought to a change. */
export interface Part {
  readonly segment: string | null;
  /** Its share before: of the denominators, or of a sum. */
  readonly shareBefore: number | null;
  readonly shareAfter: number | null;
  /** Its own rate before, or its part of a sum. */
  readonly before: number | null;
  readonly after: number | null;
  /** What the change of its rate contributes; null for a sum. */
  readonly rateEffect: number | null;
  /** What the change of its share contributes; null for a sum. */
  readonly mixEffect: number | null;
  /** What it contributes in all. */
  readonly effect: number | null;
  /** That as a share of the change. */
  readonly shareOfChange: number | null;
  readonly shown: Effects | null;
}

/** A change of a total, split by segment: frozen plain data. */
export interface Decomposition {
  readonly metric: string;
  readonly unit: string;
  readonly currency: string | null;
  /** What the segments are. */
  readonly segment: string;
  /** First day of the earlier period; null for columns of one's own. */
  readonly beforeStart: string | null;
  readonly beforeEnd: string | null;
  readonly afterStart: string | null;
  readonly afterEnd: string | null;
  /** The total before; null where it has no denominator. */
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  /** What changes of the segments' rates contribute; null for a sum. */
  readonly rateEffect: number | null;
  /** What changes of their shares contribute; null for a sum. */
  readonly mixEffect: number | null;
  /** Totals as they are printed: the effects lead from the one before to the one after. */
  readonly shown: { readonly before: number; readonly after: number; readonly change: number; readonly rateEffect: number | null; readonly mixEffect: number | null } | null;
  /** The segments in the order of their UTF-8 bytes; the one without a name first. */
  readonly parts: readonly Part[];
  readonly notes: readonly Note[];
  readonly version: string;
}

/** Estimates by name, or a list of them, whose places are their names. */
export type Groups = readonly Estimate[] | ReadonlyMap<string, Estimate> | { readonly [name: string]: Estimate };

/** What {@link compare} takes. */
export interface CompareInputs {
  readonly current: Groups;
  /** What each group is compared with, under the same name. */
  readonly previous?: Groups | null;
  /** Without `previous`: "first" (the default), "previous" (the group before), "each" (every group before), or a name. */
  readonly against?: string | null;
  /** The level of the intervals; 0.95 by default. */
  readonly level?: number;
}

/** Amounts of a sum, or numerators and denominators of a ratio, row by row. */
export type Amounts = List<number | bigint> | { readonly numerator: List<number | bigint>; readonly denominator: List<number | bigint> };

/** What {@link decompose} takes. */
export interface DecomposeInputs {
  /** The segment of each row; rows of one segment add up. */
  readonly segments: List<string | number | boolean>;
  readonly before: Amounts;
  readonly after: Amounts;
  /** Id of the metric, which names it and gives its unit. */
  readonly metric?: string | null;
}

/** A row that breaks a rule. */
export interface Violation {
  /** The row, counted from 0. */
  readonly row: number | null;
  readonly code: string;
  readonly input: string | null;
  readonly rule: string;
  readonly value: string | null;
  readonly message: string;
}

/** What JSON can say. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

/** What a source holds: what was counted in, what was left out and why. */
export interface Sheet {
  readonly source: string;
  readonly notes: readonly Note[];
  readonly [figure: string]: Plain | readonly Note[];
}

/** A time zone as data, for hosts that must agree to the last bit; by its IANA name the platform's own is used. */
export interface Zone {
  readonly name: string;
  /** The release of the time-zone data. */
  readonly version?: string;
  /** Seconds east of UTC before the first transition. */
  readonly initialOffset: number;
  /** Microseconds since 1970 UTC, and seconds east of UTC from then on. */
  readonly transitions: readonly (readonly [at: number, offset: number])[];
}

/**
 * A table: row objects, or an object of columns.
 *
 * A column is an array or a typed array; a null or undefined cell is a null.
 */
export type Data<Row> = Iterable<Row> | Row;

/** A column: the name of a property, or a function that reads it off a row object. */
export type Column<Row, Cell> = (keyof Row & string) | ((row: Row, index: number) => Cell | null | undefined);

/** Segment columns: one, several, or functions under names. */
export type Segments<Row, Cell> =
  | (keyof Row & string)
  | readonly (keyof Row & string)[]
  | { readonly [name: string]: Column<Row, Cell> };

/** A column of an Arrow table, made by `fromArrow` of "engagement-metrics/arrow". */
export interface ArrowColumn {
  readonly length: number;
  /** Its type as Arrow writes it. */
  readonly arrowType: string;
}

/** A list for a formula: an array, a typed array, anything that can be iterated, or a column of Arrow. */
export type List<Cell> = Iterable<Cell | null | undefined> | ArrowColumn;

/** Inputs of a formula of which some are lists of one length. */
export type InColumns<Inputs> = {
  readonly [Name in keyof Inputs]: Extract<Inputs[Name], string> extends never
    ? Inputs[Name] | List<number | bigint>
    : Inputs[Name];
};

/** An estimate in a row of a formula over lists; all null where an input of that row is null. */
export interface Estimated {
  /** The value; null where it is undefined. */
  readonly value: number | null;
  /** Lower end of the 95 % interval; null where the metric or the data give none. */
  readonly low: number | null;
  /** Upper end of the interval. */
  readonly high: number | null;
  /** How many units stand behind it. */
  readonly n: number | null;
}

/**
 * A call was refused; wrong data is always an error and never a made-up number.
 *
 * Whatever refused stays usable: a source answers other questions, a state is as it was before the call. The words
 * are the core's own, the same in every language, so names appear as `time_zone` for `timeZone`.
 */
export class EngagementError extends Error {
  constructor(parts: { message: string; code: string }, options?: { cause?: unknown });
  /** The rule that was broken, as a stable word. */
  readonly code: string;
  /** The metric, source or state that refused. */
  readonly metric: string | null;
  /** The input, column or option at fault. */
  readonly input: string | null;
  /** The rule in English. */
  readonly rule: string;
  /** The offending value, as text. */
  readonly value: string | null;
  /** The offending row, counted from 0; the smallest one when several rows break the rule. */
  readonly row: number | null;
  /** How to go on, where the library knows. */
  readonly hint: string | null;
}

/**
 * The confidence interval of an estimate at any level; null where the metric or the data give none.
 *
 * @example
 * interval(repeatPurchaseRate({ repeatCustomers: 8, customers: 26 }), 0.99);
 */
export function interval(estimate: Estimate, level?: number): Interval | null;

/** The standard error of an estimate; null where the metric or the data give none. */
export function standardError(estimate: Estimate): number | null;

/**
 * `estimate` minus `from`, taken as two independent groups; a note says so.
 *
 * Months of one log share customers and are not independent: a report compares them jointly.
 */
export function difference(estimate: Estimate, from: Estimate, level?: number): Difference;

/**
 * Many estimates compared at once, as independent groups, with Holm's correction over all of them.
 *
 * Months of one log share customers and are not independent: a report compares them jointly.
 *
 * @example
 * compare({ current: { mail: repeatPurchaseRate({ repeatCustomers: 80, customers: 400 }), search: repeatPurchaseRate({ repeatCustomers: 120, customers: 400 }) } });
 */
export function compare(inputs: CompareInputs): readonly Compared[];

/**
 * A change split by segment: how much comes of the segments' own rates, and how much of their mix.
 *
 * Rows of one segment add up; a null amount counts as 0, for a segment that is not there on one side.
 *
 * @example
 * decompose({ segments: ["mail", "search"], before: { numerator: [10, 60], denominator: [100, 200] }, after: { numerator: [36, 36], denominator: [300, 100] } }).mixEffect;
 */
export function decompose(inputs: DecomposeInputs): Decomposition;

/** A note in a language. */
export function noteText(note: Note, language: Language | "en"): string;

/** An estimate or a difference as people read it, in English or a language: `average_order_value 449.80 GBP ±26.30, n=7,409`. */
export function format(result: Estimate | Difference, options?: { readonly language?: Language | "en" }): string;

/**
 * The finding of a metric: of all of the data (or the first period of a report that has only periods), or of the period
 * that begins on a local date; of all groups together, or of one.
 *
 * @throws {EngagementError} When the report has no such finding; the error lists what it has.
 */
export function finding(report: Report, metric: string, periodStart?: string | null, segment?: string | null): Finding;

/**
 * The estimate of {@link finding}.
 *
 * @example
 * estimate(orders.by("month"), "average_order_value", "2011-01-01").value;
 */
export function estimate(report: Report, metric: string, periodStart?: string | null, segment?: string | null): Estimate;

/** The findings of a report as flat rows, for grids, CSV and `console.table`. */
export function table(report: Report, options?: { readonly language?: Language | "en" }): readonly Row[];
