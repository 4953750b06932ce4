"""The report's sums in DuckDB, as a skilled user would write them."""

from itertools import pairwise

import duckdb
import numpy as np
from peers_finish import SPREAD, YEAR, assemble, constants, life, quantiles, type7

# What each customer moves a figure by; names such as `r_n` are constants of the cell.
MOVES = {
    "average_order_value": "s - s_n * n",
    "purchase_frequency": "n - n_g",
    "revenue_per_customer": "s - s_g",
    "repeat_purchase_rate": "(n >= 2)::double - twice_g",
    "returning_customer_rate": "(until >= 2)::double - again_g",
    "repeat_order_rate": "gaps - gaps_n * n",
    "median_order_value": "median_order_value - median_n * n",
    "p90_order_value": "p90_order_value - p90_n * n",
    "time_between_purchases": "time_between_purchases - between_n * gaps",
    "top_decile_revenue_share": "greatest(s - least, 0) + tenth * least - share * s",
    "returning_to_one_time_spend": "case when until >= 2 then (s - m1) * w1 else (m0 - s) * w0 end",
}


def cells(table):
    with duckdb.connect() as base:
        return _cells(base, table)


def _cells(base, table):
    base.register("orders", table)
    base.execute("set preserve_insertion_order = false")
    sound = base.sql("""
        select count(*) = count(customer) and count(*) = count(time) and count(*) = count(value)
            and count(*) = count(distinct "order") and bool_and(isfinite(value)) from orders
    """).fetchall()[0]
    assert sound == (True,)
    base.execute(f"""
        create temp table log as
        select customer as c, epoch_us(time) as t, round(value * 100)::bigint as s,
            ((year(time) - {YEAR}) * 12 + month(time) - 1)::smallint as k,
            t - lag(t) over (partition by customer order by time) as gap
        from orders
    """)
    (months,) = base.sql("select max(k) + 1 from log").fetchall()[0]
    found = {key: {} for key in (*range(months), "total")}
    lives(base, months, found)
    ordered = {"s": priced(base, months), "gap": gapped(base, months)}
    at = {metric: [type7(x, p) for x in ordered[name]] for metric, (name, p) in SPREAD.items()}
    frame(base, "limits", {"k": np.arange(months), **{metric: values[:-1] for metric, values in at.items()}})
    below = {
        metric: f"count(*) filter ({name} <= limits.{metric})::double as {metric}"
        for metric, (name, _) in SPREAD.items()
    }
    sums = f"count(*)::double as n, sum(s)::double as s, count(gap)::double as gaps, {', '.join(below.values())}"
    base.execute(f"""
        create temp table by_month as
        select *, sum(n) over so_far as until, sum(s) over so_far as x
        from (select c, log.k, {sums} from log join limits using (k) group by c, log.k)
        window so_far as (partition by c order by k)
    """)
    frame(base, "limits", {metric: values[-1:] for metric, values in at.items()})
    base.execute(f"""
        create temp table whole as
        select *, n as until, s as x, 0 as k from (select c, {sums} from log, limits group by c)
    """)
    base.execute("drop table log")
    measure(base, "by_month", list(range(months)), found, joint=True)
    measure(base, "whole", ["total"], found, joint=False)
    quantiles(found, ordered, at)
    return found


def frame(base, name, columns):
    base.register(name, {key: np.asarray(values) for key, values in columns.items()})


def measure(base, table, names, found, *, joint):
    """Totals of each cell, then squares and joint products of what each customer moves its figures by."""
    counted = ", ".join(f"sum({name}) as {name}" for name in ("n", "s", "gaps", *SPREAD))
    totals = base.sql(f"""
        select k, {counted}, count(*) as g, sum(n - gaps) as new, count(*) filter (until >= 2) as again,
            count(*) filter (n >= 2) as twice, sum(n * n) as sizes,
            coalesce(sum(s) filter (until >= 2), 0) as spent_again, count(*) filter (gaps > 0) as repeaters
        from {table} group by k order by k
    """).fetchnumpy()
    per = {name: np.asarray(values, dtype=float) for name, values in totals.items() if name != "k"}
    each = base.sql(f"select k, s from {table} order by k").fetchnumpy()
    cuts = np.searchsorted(each["k"], np.arange(len(names) + 1))
    per |= constants(per, [each["s"][a:b] for a, b in pairwise(cuts)])
    between = per["time_between_purchases"] / np.maximum(per["gaps"], 1)
    levels = {"s_n": per["s"] / per["n"], "n_g": per["n"] / per["g"], "s_g": per["s"] / per["g"]}
    levels |= {"twice_g": per["twice"] / per["g"], "again_g": per["again"] / per["g"], "gaps_n": per["gaps"] / per["n"]}
    levels |= {"median_n": per["median_order_value"] / per["n"], "p90_n": per["p90_order_value"] / per["n"]}
    levels |= {name: per[name] for name in ("least", "tenth", "share", "m1", "m0", "w1", "w0")}
    frame(base, "levels", {"k": np.arange(len(names)), "between_n": between, **levels})
    moves = ", ".join(f"{move} as u_{name}" for name, move in MOVES.items())
    base.execute(f"""
        create or replace temp view moved as
        select c, k, until, n, x, s, {moves} from {table} join levels using (k)
    """)
    squares = ", ".join(f"sum(u_{name} * u_{name}) as {name}" for name in MOVES)
    u2 = base.sql(f"""
        select {squares}, sum(x * x - (x - s) * (x - s)) as grown, sum((x - s) * s) as crossed,
            coalesce(sum(s) filter (until > n), 0) as known,
            sum(u_returning_to_one_time_spend ** 2) filter (until >= 2) as again_u2,
            sum(u_returning_to_one_time_spend ** 2) filter (until < 2) as once_u2
        from moved group by k order by k
    """)
    u2 = [dict(zip(u2.columns, row, strict=True)) for row in u2.fetchall()]
    uu = {}
    if joint:
        products = ", ".join(f"sum(a.u_{name} * b.u_{name}) as {name}" for name in MOVES)
        sums = base.sql(f"""
            select a.k, {products} from moved a join moved b on a.c = b.c and a.k = b.k + 1 group by a.k
        """)
        uu = {row[0]: dict(zip(sums.columns[1:], row[1:], strict=True)) for row in sums.fetchall()}
    assemble(found, names, per, u2, uu, list(MOVES))


class Counted:
    """Ascending values with repetitions, held once each."""

    def __init__(self, values, counts):
        self.values, self.until = values, np.cumsum(counts)

    def __len__(self):
        return int(self.until[-1])

    def __getitem__(self, position):
        return self.values[np.searchsorted(self.until, position, side="right")]


def priced(base, months):
    """Values by month: few prices make many orders, so each is held once."""
    found = base.sql("select k, s, count(*) as n from log group by k, s order by k, s").fetchnumpy()
    cuts = np.searchsorted(found["k"], np.arange(months + 1))
    parts = [Counted(found["s"][a:b], found["n"][a:b]) for a, b in pairwise(cuts)]
    whole = base.sql("select s, count(*) as n from log group by s order by s").fetchnumpy()
    return [*parts, Counted(whole["s"], whole["n"])]


def gapped(base, months):
    found = base.sql("select k, gap from log where gap is not null order by k, gap").fetchnumpy()
    cuts = np.searchsorted(found["k"], np.arange(months + 1))
    parts = [found["gap"][a:b] for a, b in pairwise(cuts)]
    whole = base.sql("select gap from log where gap is not null order by gap").fetchnumpy()["gap"]
    return [*parts, whole]


def lives(base, months, found):
    """Time from the first to the second order by the month of the first, censored at the end."""
    end = int(np.datetime64(f"{YEAR + months // 12}-{months % 12 + 1:02d}-01", "us").astype(np.int64))
    cohort = f"""
        select k, coalesce(second, {end}) - t as d, second is not null as event from (
            select arg_min(k, t) as k, min(t) as t, min(t) filter (gap is not null) as second from log group by c
        )
    """
    by_month = base.sql(f"{cohort} order by k, d").fetchnumpy()
    for month in range(months):
        low, high = np.searchsorted(by_month["k"], [month, month + 1])
        found[month]["life"] = life(by_month["d"][low:high], by_month["event"][low:high]) if high > low else None
    order = np.argsort(by_month["d"], kind="stable")
    found["total"]["life"] = life(by_month["d"][order], by_month["event"][order])
