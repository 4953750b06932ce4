import type { ArrowColumn } from "./types.js";

export type { ArrowColumn } from "./types.js";

/** A table of apache-arrow or @uwdata/flechette, by its shape. */
export interface ArrowTable {
  readonly schema: { readonly fields: readonly { readonly name: string | number | symbol }[] };
  getChild(name: never): unknown;
  getChildAt(index: number): unknown;
}

/** A column of one of them. */
export interface ArrowVector {
  readonly length: number;
  readonly type: unknown;
  readonly data: readonly unknown[];
}

/**
 * The columns of an Arrow table, as sources and states take them: numbers, texts and dictionaries are read where they lie,
 * decimals are exact, and each column is read when it is used.
 *
 * Timestamps without a zone, and dates, are local times: they need `timeZone`.
 *
 * @example
 * new Orders(fromArrow(table), { customer: "customer_id", time: "placed_at", value: "amount", timeZone: "Europe/London" });
 */
export function fromArrow(table: ArrowTable): { readonly [column: string]: ArrowColumn };
/** One column, for an object of columns or for an input of a formula. */
export function fromArrow(column: ArrowVector): ArrowColumn;
