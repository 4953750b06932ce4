"""The report's sums in Polars, as a skilled user would write them."""

import numpy as np
import polars as pl
from peers_finish import SPREAD, YEAR, assemble, constants, life, quantiles, type7


def cells(table):
    frame = pl.from_arrow(table)
    n = frame.height
    finite = frame.select(
        pl.any_horizontal(pl.all().null_count() > 0).alias("null"),
        pl.col("value").is_finite().all().alias("finite"),
        pl.col("order").n_unique().alias("orders"),
    ).row(0)
    assert finite == (False, True, n)
    customer = pl.col("customer")
    if frame.schema["customer"] == pl.String:
        customer = customer.cast(pl.Categorical).to_physical()
    month = ((pl.col("time").dt.year().cast(pl.Int32) - YEAR) * 12 + pl.col("time").dt.month() - 1).cast(pl.Int16)
    rows = (
        frame.lazy()
        .select(
            customer.alias("c"),
            pl.col("time").to_physical().alias("t"),
            (pl.col("value") * 100).round().cast(pl.Int64).alias("s"),
            month.alias("k"),
        )
        .sort("c", "t")
        .with_columns(same=pl.col("c") == pl.col("c").shift(1))
        .with_columns(same=pl.col("same").fill_null(False))
        .with_columns(gap=pl.when("same").then(pl.col("t") - pl.col("t").shift(1)))
        .collect()
    )
    months = int(rows["k"].max()) + 1
    found = {key: {} for key in (*range(months), "total")}
    ends = int(np.datetime64(f"{YEAR + months // 12}-{months % 12 + 1:02d}-01", "us").astype(np.int64))
    lives(rows, ends, found)

    # Quantiles first: how many of a customer's values lie at or below them is summed with the rest.
    ordered = {name: ordered_by_month(rows, name, months) for name in ("s", "gap")}
    at = {metric: [type7(x, p) for x in ordered[name]] for metric, (name, p) in SPREAD.items()}

    def below(metric, total):
        limit = (
            pl.lit(at[metric][-1]) if total else pl.lit(pl.Series(at[metric][:-1])).gather(pl.col("k").cast(pl.UInt32))
        )
        return (pl.col(SPREAD[metric][0]) <= limit).sum().cast(pl.Int64).alias(metric)

    def summed(total):
        return [
            pl.len().cast(pl.Int64).alias("n"),
            pl.col("s").sum(),
            pl.col("gap").count().cast(pl.Int64).alias("gaps"),
            *(below(metric, total) for metric in SPREAD),
        ]

    # One key is grouped faster than two; running totals that begin anew beat a window function by far.
    by_month = rows.lazy().with_columns(key=pl.col("c").cast(pl.Int64) * 32 + pl.col("k")).group_by("key")
    by_month = by_month.agg(pl.col("c", "k").first(), *summed(False)).sort("key").drop("key")
    by_month = by_month.with_columns(begun("n").alias("until"), begun("s").alias("x")).collect()
    whole = rows.lazy().group_by("c").agg(summed(True))
    whole = whole.with_columns(k=pl.lit(0, pl.Int16), until=pl.col("n"), x=pl.col("s")).collect()
    del rows
    measure(by_month, list(range(months)), found, at, joint=True)
    measure(whole, ["total"], found, {metric: values[-1:] for metric, values in at.items()}, joint=False)
    quantiles(found, ordered, at)
    return found


def begun(name):
    """The running total of a column since the customer's first row."""
    total = pl.col(name).cum_sum()
    fresh = (pl.col("c") != pl.col("c").shift(1)).fill_null(True)
    return total - pl.when(fresh).then(total - pl.col(name)).forward_fill()


def measure(table, names, found, at, *, joint):
    """Totals of each cell, then squares and joint products of what each customer moves its figures by."""
    again = pl.col("until") >= 2
    first = pl.col("n") - pl.col("gaps")
    totals = (
        table.group_by("k")
        .agg(
            pl.col("n", "s", "gaps", *at).sum(),
            pl.len().alias("g"),
            first.sum().alias("new"),
            again.sum().alias("again"),
            (pl.col("n") >= 2).sum().alias("twice"),
            (pl.col("n") * pl.col("n")).sum().alias("sizes"),
            pl.col("s").filter(again).sum().alias("spent_again"),
            (pl.col("gaps") > 0).sum().alias("repeaters"),
            pl.col("s").alias("each"),
        )
        .sort("k")
    )
    per = {name: totals[name].to_numpy().astype(float) for name in totals.columns if name not in ("k", "each")}
    per |= constants(per, [each.to_numpy() for each in totals["each"]])

    def const(values):
        return pl.lit(pl.Series(np.asarray(values, dtype=float))).gather(pl.col("k").cast(pl.UInt32))

    n, s = pl.col("n").cast(pl.Float64), pl.col("s").cast(pl.Float64)
    top = (s - const(per["least"])).clip(lower_bound=0)
    moves = {
        "average_order_value": s - const(per["s"] / per["n"]) * n,
        "purchase_frequency": n - const(per["n"] / per["g"]),
        "revenue_per_customer": s - const(per["s"] / per["g"]),
        "repeat_purchase_rate": (pl.col("n") >= 2).cast(pl.Float64) - const(per["twice"] / per["g"]),
        "returning_customer_rate": again.cast(pl.Float64) - const(per["again"] / per["g"]),
        "repeat_order_rate": pl.col("gaps").cast(pl.Float64) - const(per["gaps"] / per["n"]) * n,
        "median_order_value": pl.col("median_order_value") - const(per["median_order_value"] / per["n"]) * n,
        "p90_order_value": pl.col("p90_order_value") - const(per["p90_order_value"] / per["n"]) * n,
        "time_between_purchases": pl.col("time_between_purchases")
        - const(per["time_between_purchases"] / np.maximum(per["gaps"], 1)) * pl.col("gaps"),
        "top_decile_revenue_share": top + const(per["tenth"] * per["least"]) - const(per["share"]) * s,
        "returning_to_one_time_spend": pl.when(again)
        .then((s - const(per["m1"])) * const(per["w1"]))
        .otherwise((const(per["m0"]) - s) * const(per["w0"])),
    }
    moved = table.lazy().select("c", "k", "until", "n", "x", "s", *(move.alias(name) for name, move in moves.items()))
    squares = [pl.col(name).pow(2).sum() for name in moves]
    # Cumulative spend: what the squares over all known customers grow by in this cell.
    old = (pl.col("x") - pl.col("s")).cast(pl.Float64)
    grown = (pl.col("x").cast(pl.Float64).pow(2) - old.pow(2)).sum().alias("grown")
    ret = "returning_to_one_time_spend"
    parts = [
        pl.col(ret).filter(again).pow(2).sum().alias("again_u2"),
        pl.col(ret).filter(~again).pow(2).sum().alias("once_u2"),
    ]
    known = pl.col("s").filter(pl.col("until") > pl.col("n")).sum().alias("known")
    crossed = (old * pl.col("s")).sum().alias("crossed")
    u2 = moved.group_by("k").agg(*squares, *parts, grown, crossed, known).sort("k").collect()
    uu = {}
    if joint:
        beside = (pl.col("c") == pl.col("c").shift(1)) & (pl.col("k") == pl.col("k").shift(1) + 1)
        products = [(pl.col(name) * pl.col(name).shift(1)).alias(name) for name in moves]
        sums = moved.select("k", *products, beside=beside).filter("beside").group_by("k").agg(pl.col(*moves).sum())
        uu = {row.pop("k"): row for row in sums.collect().to_dicts()}
    assemble(found, names, per, u2.to_dicts(), uu, list(moves))


def ordered_by_month(rows, name, months):
    """The values of each month in ascending order, then those of all months."""
    kept = rows.lazy().select("k", name).drop_nulls().sort("k", name).collect()
    values = kept[name].to_numpy()
    cuts = np.searchsorted(kept["k"].to_numpy(), np.arange(months + 1))
    parts = [values[cuts[k] : cuts[k + 1]] for k in range(months)]
    return [*parts, rows[name].drop_nulls().sort().to_numpy()]


def lives(rows, end, found):
    """Time from the first to the second order by the month of the first, censored at the end."""
    cohort = rows.lazy().select(
        "k", "t", first=~pl.col("same"), next=pl.col("gap").shift(-1), event=pl.col("same").shift(-1).fill_null(False)
    )
    cohort = cohort.filter("first").select("k", "event", d=pl.when("event").then("next").otherwise(end - pl.col("t")))
    for key, part in (("k", cohort.sort("k", "d")), ("total", cohort.sort("d"))):
        part = part.collect()
        times, events, months = (part[name].to_numpy() for name in ("d", "event", "k"))
        if key == "total":
            found["total"]["life"] = life(times, events)
            continue
        for month in (name for name in found if name != "total"):
            low, high = np.searchsorted(months, [month, month + 1])
            found[month]["life"] = life(times[low:high], events[low:high]) if high > low else None
