import type { Language } from "./types.js";

/** The error of every entry of the package. */
export { EngagementError } from "./api.js";

/** One input of a formula. */
export interface CatalogueInput {
  /** Its name in Rust and Python; in JavaScript it is camelCase. */
  readonly name: string;
  readonly type: "count" | "real" | "money" | "fraction" | "list" | "duration_s" | "days" | "timestamp" | "score";
  readonly unit: string;
  /** Its domain; one that is optional says so. */
  readonly rule: string;
  /** What it is. */
  readonly text?: string;
}

/** A variant that a call can ask for. */
export interface CatalogueOption {
  readonly name: string;
  readonly type: "choice" | "integer";
  readonly choices?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  readonly default: string | number;
  readonly doc: string;
}

/** A worked example, checked by computation. */
export interface CatalogueExample {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expression: string;
  readonly value: unknown;
  /** Ends of the 95 % interval, to ten digits. */
  readonly interval95: readonly [number, number] | null;
  readonly note: string;
  readonly verified: boolean;
}

/** Another function for the same metric. */
export interface CatalogueForm {
  readonly id: string;
  readonly formula: string;
  readonly inputs: readonly CatalogueInput[];
  readonly options?: readonly CatalogueOption[];
  readonly example: CatalogueExample;
}

/** What one metric means. */
export interface CatalogueMetric {
  /** Stable id, the same in every language and file. */
  readonly id: string;
  readonly name: string;
  /** One sentence. */
  readonly definition: string;
  /** The area it belongs to. */
  readonly family: string;
  readonly kind: string;
  readonly tier: "core" | "standard" | "extended";
  /** The formula as practitioners write it. */
  readonly formula: string;
  readonly inputs: readonly CatalogueInput[];
  readonly options?: readonly CatalogueOption[];
  readonly forms?: readonly CatalogueForm[];
  readonly output: { readonly unit: string; readonly domain: string };
  readonly direction: "higher" | "lower" | "neither";
  /** What leaves it undefined, and what is refused. */
  readonly invalid: readonly string[];
  readonly statistic: { readonly method: string; readonly note: string };
  /** What has to be kept so that parts can be merged. */
  readonly state: string;
  readonly example: CatalogueExample;
  /** Published figures with their source: data, never a verdict. */
  readonly benchmarks: readonly {
    readonly label: string;
    readonly min: number | null;
    readonly max: number | null;
    readonly source: string;
  }[];
  readonly abbreviations: readonly string[];
  /** What well-known products call it, and how they reckon it. */
  readonly aliases: readonly { readonly product: string; readonly name: string }[];
  /** Where products and authors disagree; empty where they do not. */
  readonly conflicts: string;
  /** What this library does. */
  readonly default: string;
  readonly variants: readonly string[];
  /** Tables of rows that it can be reckoned from. */
  readonly tables: readonly string[];
  /** What documents in other languages call it. */
  readonly terms: readonly { readonly term: string; readonly language: string; readonly source: string }[];
  readonly note: string;
  /** Numbers in circulation, with what is known of their source: notes, never facts. */
  readonly claims: readonly {
    readonly metric: string;
    readonly original: string;
    readonly value: readonly [number | null, number | null] | null;
    readonly unit: string;
    readonly attributedTo: string | null;
    readonly status: string;
    readonly source: string;
  }[];
  /** Whether a formula of this library answers it; the others need a table, events or a model. */
  readonly answered: boolean;
  /** The language of the words, as a BCP 47 tag; what it lacks is in English. */
  readonly language: string;
}

/** A metric explained: its parts, and what a person reads. */
export interface Explanation extends CatalogueMetric {
  readonly text: string;
  readonly markdown: string;
  /** That no native speaker has read the wording; null in English. */
  readonly caveat: string | null;
}

/** A metric that a search found. */
export interface SearchHit {
  readonly id: string;
  readonly name: string;
  /** The words that were found, and their language. */
  readonly matched: string;
  readonly language: string;
  readonly kind: "id" | "name" | "abbreviation" | "alias" | "words" | "alias_words" | "part" | "alias_part" | "near";
}

/**
 * Every metric: what it means, how it is reckoned, and why products disagree.
 *
 * @param options `language`: what a module of `engagement-metrics/text` exports.
 */
export function catalogue(options?: { readonly language?: Language }): readonly CatalogueMetric[];

/** The same as JSON text with names in snake_case, as `engagement-metrics/catalogue.schema.json` describes it. */
export function catalogueJson(options?: { readonly language?: Language }): string;

/**
 * What a metric means.
 *
 * @example
 * import ms from "engagement-metrics/text/ms";
 * console.log(explain("bounce_rate", { language: ms }).text);
 */
export function explain(id: string, options?: { readonly language?: Language }): Explanation;

/**
 * Metrics by id, name, abbreviation or name in a product; the best hit is first.
 *
 * @param options `languages`: in whose names to search beside English; `language`: in which to name what is found.
 */
export function search(
  query: string,
  options?: { readonly language?: Language; readonly languages?: readonly Language[] },
): readonly SearchHit[];
