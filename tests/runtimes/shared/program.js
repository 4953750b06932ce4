// What every runtime does with every entry of the package. It knows no file, no platform and no entry by its path.

/** A number as its bits; JSON keeps neither -0 nor infinities. */
function bits(number) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

/** Anything as JSON with the bits of its numbers, so that texts are equal only where all numbers are. */
export const exact = (value) => JSON.stringify(value, (_, cell) => (typeof cell === "number" ? bits(cell) : cell));

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** Every formula with its interval and a wider one. */
function formulas(em, examples) {
  return examples.map(({ id, inputs, given }) => {
    const named = Object.fromEntries(inputs.map((input, index) => [camel(input), given[index]]));
    const { value, low, high } = em[camel(id)](named);
    return { id, value, low, high, wide: em.interval(em[camel(id)](named), 0.99) };
  });
}

const asked = (table, orders) => ({
  summary: table(orders.summary({ compare: "none" })),
  report: table(orders.report({ by: "month", segment: "country" })),
});

/** Formulas, a log from rows and from columns, a state merged through bytes, and a refusal. */
export function program(em, { examples, lines, columns, reading, settings }) {
  const { Orders, OrdersState, table } = em;
  const questions = (orders) => asked(table, orders);
  // The host's own table of the zone here, the committed one below.
  const rows = lines.order.map((_, row) => Object.fromEntries(Object.entries(lines).map(([name, cells]) => [name, cells[row]])));
  const accessors = { ...columns, time: (row) => row.time, value: (row) => row.value };
  const fromRows = new Orders(rows, { ...accessors, ...reading, ...settings, timeZone: reading.timeZone.name });

  const typed = { ...lines, value: Float64Array.from(lines.value) };
  const fromColumns = new Orders(typed, { ...columns, ...reading, ...settings });

  const halves = [1, 0].map((odd) => {
    const half = new OrdersState(reading).update(rows.filter((_, row) => row % 2 === odd), columns);
    return OrdersState.fromBytes(half.toBytes());
  });
  const bytes = halves[0].merge(halves[1]).toBytes();
  const merged = Orders.fromState(OrdersState.fromBytes(bytes), { timeZone: reading.timeZone, ...settings });

  return {
    formulas: formulas(em, examples),
    fromRows: questions(fromRows),
    fromColumns: questions(fromColumns),
    merged: questions(merged),
    state: Array.from(bytes),
    sheet: merged.sheet(),
    refusal: refusal(em),
  };
}

const WRONG = [[{ c: 1, t: new Date(0), v: 1 }, { c: 1, t: new Date(1), v: NaN }], { customer: "c", time: "t", value: "v" }];
const told = (error, kind) => ({ ...error, name: error.name, message: error.message, ours: error instanceof kind });

function refusal({ Orders, EngagementError }) {
  try {
    return new Orders(...WRONG);
  } catch (error) {
    return told(error, EngagementError);
  }
}

/** What the page entry has on top. */
export function pages({ Orders, reportHtml }, { lines, columns, reading, settings }) {
  const orders = new Orders(lines, { ...columns, ...reading, ...settings });
  return { html: reportHtml({ orders, by: "month" }), markdown: orders.markdown("summary"), text: orders.text("summary") };
}

/** A log from a table of Arrow; the library that holds it knows nothing of this package. */
function tables({ Orders, table }, { fromArrow }, { tableFromArrays }, { lines, columns, reading, settings }) {
  const orders = new Orders(fromArrow(tableFromArrays(lines)), { ...columns, ...reading, ...settings });
  return { ...asked(table, orders), state: Array.from(orders.state().toBytes()) };
}

/** Everything, of all entries that start by themselves: a line each. */
export function everything({ plain, page, arrow, flechette }, input) {
  return {
    plain: program(plain, input),
    page: { ...program(page, input), ...pages(page, input) },
    arrow: tables(plain, arrow, flechette, input),
  };
}

/** The same of a library in a worker: questions, bytes of a state and a refusal. */
export async function away(remote, EngagementError, { lines, columns, reading, settings }) {
  const orders = await remote.Orders(lines, { ...columns, ...reading, ...settings });
  const state = await orders.state();
  return {
    summary: await remote.table(await orders.summary({ compare: "none" })),
    report: await remote.table(await orders.report({ by: "month", segment: "country" })),
    state: Array.from(await state.toBytes()),
    refusal: await remote.Orders(...WRONG).catch((error) => told(error, EngagementError)),
  };
}
