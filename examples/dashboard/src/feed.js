// Orders as they would come from a socket: batches of row objects, so many a second.

/** The orders of the file, from a date on; `times` shops of the same kind, each with customers of its own. */
export async function orders({ from = "", times = 1 }) {
  const rows = (await (await fetch("orders.json")).json()).filter(({ time }) => time >= from);
  if (times === 1) return rows;
  const of = (shop) => (row) => ({ ...row, order: `${row.order}/${shop}`, customer: row.customer && `${row.customer}/${shop}` });
  const shops = Array.from({ length: times }, (_, shop) => rows.map(of(shop)));
  return rows.flatMap((_, row) => shops.map((rows) => rows[row]));
}

/** Hands out `rows` at a rate that may change; waits where the worker is behind. */
export function replay(rows, { rate, take, progress }) {
  const feed = { rate, paused: false, sent: 0, waiting: 0, started: performance.now() };
  let owed = 0;
  let before = performance.now();
  const step = async () => {
    const now = performance.now();
    owed = feed.paused ? 0 : Math.min(owed + ((now - before) / 1000) * feed.rate, feed.rate);
    before = now;
    const size = Math.min(Math.floor(owed), rows.length - feed.sent);
    // A worker that answers a question takes the next batches after it.
    if (size > 0 && feed.waiting < 50) {
      const batch = rows.slice(feed.sent, feed.sent + size);
      owed -= size;
      feed.sent += size;
      feed.waiting += 1;
      take(batch).finally(() => (feed.waiting -= 1));
      progress(feed, batch.at(-1));
    }
    if (feed.sent < rows.length) setTimeout(step, 40);
    else feed.ended = performance.now();
  };
  step();
  return feed;
}
