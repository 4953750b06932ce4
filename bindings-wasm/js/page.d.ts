// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import type * as plain from "./api.js";

export * from "./api.js";

/** As in the default entry; its answers are pages and text as well. */
export interface Orders extends plain.Orders {
  /** The answer to a question as one self-contained HTML page, without any script. */
  html(question: "summary", options?: plain.OrdersSummaryOptions): string;
  html(question: "by", options: plain.OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): string;
  html(question: "report", options?: plain.OrdersReportOptions): string;
  html(question: "decompose", options: plain.OrdersDecomposeOptions & { readonly metric: string; readonly segment: string }): string;
  /** The answer to a question as Markdown with tables. */
  markdown(question: "summary", options?: plain.OrdersSummaryOptions): string;
  markdown(question: "by", options: plain.OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): string;
  markdown(question: "report", options?: plain.OrdersReportOptions): string;
  markdown(question: "decompose", options: plain.OrdersDecomposeOptions & { readonly metric: string; readonly segment: string }): string;
  /** The answer to a question as text for a terminal. */
  text(question: "summary", options?: plain.OrdersSummaryOptions): string;
  text(question: "by", options: plain.OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): string;
  text(question: "report", options?: plain.OrdersReportOptions): string;
  text(question: "decompose", options: plain.OrdersDecomposeOptions & { readonly metric: string; readonly segment: string }): string;
}

export const Orders: {
  readonly prototype: Orders;
  new <Row extends object>(data: plain.Data<Row>, options: plain.OrdersOptions<Row>): Orders;
  check: typeof plain.Orders.check;
  fromState(state: plain.OrdersState, options?: plain.OrdersStateOptions & plain.OrdersSettings): Orders;
};

/** Sources and options of {@link reportHtml}. */
export type PageInputs =
  | ({ readonly orders: Orders } & plain.OrdersReportOptions);

/** A report as one self-contained HTML page with charts, and without any script. */
export function reportHtml(inputs: PageInputs): string;
