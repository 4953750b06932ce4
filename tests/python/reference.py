"""Commerce metrics of the Online Retail file, computed independently of the library.

Everything up to the last step is exact: money is whole ten-thousandths of a pound, and every
value, variance and covariance is a ratio of integers. Only roots and quantiles are floating point.

    python reference.py > reference.json
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy import optimize, stats

View = Literal["golden", "shop"]
Period = Literal["day", "week", "month", "quarter"]
Row = dict[str, Any]
Bounds = tuple[float, float]
Interval = Callable[[float], Bounds]  # alpha -> limits at level 1 - alpha

DATA = Path(__file__).parent / "../data/online_retail.csv.gz"
AS_OF = pd.Timestamp("2011-06-01")  # Europe/London, as every time in the file
ALPHA = 0.05
TICKS = 10_000  # ticks per pound
FREQUENCIES: dict[Period, str] = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q"}


# ---------------------------------------------------------------------------------------- data


def lines() -> pd.DataFrame:
    """The invoice lines of the file, as they are."""
    return pd.read_csv(
        DATA,
        dtype={"InvoiceNo": "str", "StockCode": "str", "CustomerID": "Int64", "Country": "str"},
        parse_dates=["InvoiceDate"],
    ).astype({"InvoiceDate": "datetime64[us]"})


def prepared(view: View, *, zero_orders: bool = False) -> pd.DataFrame:
    """The lines of a view, as a user would feed them to the library.

    `golden` keeps the sold lines of identified customers. `shop` keeps every line; the orders worth
    nothing at all (stock corrections, mostly) come along only on request. `value` is the double
    nearest to the exact product of quantity and price.
    """
    table = _lines(view, zero_orders=zero_orders)
    table.insert(2, "value", table.pop("ticks") / TICKS)
    return table


def _lines(view: View, *, zero_orders: bool = False) -> pd.DataFrame:
    """The lines of a view with their exact values in ticks."""
    raw = lines()
    cancelled = raw["InvoiceNo"].str.startswith("C")
    ticks = raw["Quantity"] * (raw["UnitPrice"] * TICKS).round().astype("int64")
    table = pd.DataFrame(
        {
            "customer": raw["CustomerID"],
            "time": raw["InvoiceDate"],
            "ticks": ticks,
            "order": raw["InvoiceNo"],
            "kind": np.where(cancelled, "refund", "order"),
            "country": raw["Country"],
        }
    )
    if view == "golden":
        keep = raw["CustomerID"].notna() & ~cancelled & (raw["Quantity"] > 0) & (ticks > 0)
    else:
        total = ticks.groupby(raw["InvoiceNo"]).transform("sum")
        keep = cancelled | (total != 0) | zero_orders
    return table[keep].reset_index(drop=True)


def orders(view: View) -> pd.DataFrame:
    """The orders and refunds of a view, one row per invoice, at the earliest time of its lines."""
    invoices = _lines(view).groupby("order")
    first = invoices.first()
    return pd.DataFrame(
        {
            "customer": first["customer"],
            "time": invoices["time"].min(),
            "ticks": invoices["ticks"].sum(),
            "is_refund": first["kind"] == "refund",
            "is_guest": first["customer"].isna(),
            "country": first["country"],
        }
    ).reset_index(names="order_id")


# -------------------------------------------------------------------------------------- ratios


@dataclass(frozen=True)
class Ratio:
    """A ratio of two totals over clusters: integer numerators and denominators, by cluster."""

    n: pd.Series
    d: pd.Series
    unit: int = 1  # numerators are counted in 1/unit

    @cached_property
    def totals(self) -> tuple[int, int]:
        return int(self.n.sum()), int(self.d.sum())

    @property
    def clusters(self) -> int:
        return len(self.n)

    @property
    def value(self) -> Fraction | None:
        n, d = self.totals
        return Fraction(n, d * self.unit) if d else None

    @cached_property
    def residuals(self) -> pd.Series:
        """D n_i - N d_i, in integers of any size: D times the residuals of the linearisation."""
        n, d = self.totals
        return d * self.n.astype(object) - n * self.d.astype(object)

    @cached_property
    def variance(self) -> Fraction:
        """The linearised variance, without the factor G / (G - 1)."""
        return self.covariance(self)

    def covariance(self, other: Ratio) -> Fraction:
        """The linearised covariance, through the clusters that both ratios share."""
        a, b = self.residuals.align(other.residuals, join="inner")
        scale = (self.totals[1] * other.totals[1]) ** 2 * self.unit * other.unit
        return Fraction(sum(a * b), scale)

    def correlation(self, other: Ratio) -> float:
        """The correlation of the two values; 0 where one of them does not vary."""
        product = self.variance * other.variance
        return float(self.covariance(other)) / math.sqrt(product) if product else 0.0


@dataclass(frozen=True)
class Estimate:
    """The value of a ratio with its interval."""

    ratio: Ratio
    value: float
    interval: Interval


def student(ratio: Ratio) -> Estimate | None:
    """Student's interval with the clusters as independent units; it takes two of them."""
    g = ratio.clusters
    if ratio.value is None or g < 2:
        return None
    value, se = float(ratio.value), math.sqrt(ratio.variance * Fraction(g, g - 1))

    def interval(alpha: float) -> Bounds:
        half = float(stats.t.isf(alpha / 2, g - 1)) * se
        return value - half, value + half

    return Estimate(ratio, value, interval)


def wilson(ratio: Ratio, trials: Fraction | int) -> Estimate | None:
    """Wilson's score interval of a share observed in so many, possibly effective, trials."""
    share = ratio.value
    if share is None:
        return None
    p, n, spread = float(share), float(trials), float(share * (1 - share) / trials)

    def interval(alpha: float) -> Bounds:
        z = float(stats.norm.isf(alpha / 2))
        shrink = 1 + z**2 / n
        centre = (p + z**2 / (2 * n)) / shrink
        half = z * math.sqrt(spread + (z / (2 * n)) ** 2) / shrink
        return (centre - half if p > 0 else 0.0, centre + half if p < 1 else 1.0)

    return Estimate(ratio, p, interval)


def effective_size(ratio: Ratio) -> Fraction | int:
    """The independent trials that a share of clustered trials is worth."""
    share, g = ratio.value, ratio.clusters
    if share is None:
        return 0
    if share in (0, 1):
        return Fraction(ratio.totals[1] ** 2, int((ratio.d**2).sum()))
    return share * (1 - share) / (ratio.variance * Fraction(g, g - 1))


# ------------------------------------------------------------------------------------- metrics


@dataclass(frozen=True)
class Metric:
    """One metric of one cell: `n` is what it counts, or what its ratio divides by."""

    value: Fraction | None
    n: int
    clusters: int
    estimate: Estimate | None = None

    def row(self) -> Row:
        low, high = self.estimate.interval(ALPHA) if self.estimate else (None, None)
        return {
            "value": _float(self.value),
            "low": low,
            "high": high,
            "n": self.n,
            "clusters": self.clusters,
        }


def metrics(df: pd.DataFrame) -> dict[str, Metric]:
    """The metrics of the orders and refunds of one cell."""
    is_order = ~df["is_refund"]
    clusters = (
        pd.DataFrame(
            {
                "cluster": df["customer"].astype("string").fillna("guest " + df["order_id"]),
                "ticks": df["ticks"],
                "orders": is_order.astype("int64"),
                "guest": (is_order & df["is_guest"]).astype("int64"),
            }
        )
        .groupby("cluster")
        .sum()
    )
    buyers = clusters[clusters["orders"] > 0]
    customers = buyers[buyers["guest"] == 0]
    each = customers["orders"].clip(upper=1)

    order_value = Ratio(clusters["ticks"], clusters["orders"], unit=TICKS)
    frequency = Ratio(customers["orders"], each)
    repeat = Ratio((customers["orders"] >= 2).astype("int64"), each)
    guest = Ratio(buyers["guest"], buyers["orders"])

    def level(value: Fraction | int, n: int, units: pd.DataFrame) -> Metric:
        return Metric(Fraction(value), n, len(units))

    def rate(ratio: Ratio, estimate: Estimate | None) -> Metric:
        return Metric(ratio.value, ratio.totals[1], ratio.clusters, estimate)

    count = int(is_order.sum())
    return {
        "orders": level(count, count, buyers),
        "unique_customers": level(len(customers), len(customers), customers),
        "revenue": level(Fraction(int(df["ticks"].sum()), TICKS), len(df), clusters),
        "average_order_value": rate(order_value, student(order_value)),
        "purchase_frequency": rate(frequency, student(frequency)),
        "repeat_purchase_rate": rate(repeat, wilson(repeat, len(customers))),
        "guest_checkout_rate": rate(guest, wilson(guest, effective_size(guest))),
    }


def growth(now: Metric, before: Metric | None) -> Metric:
    """The growth of revenue, relative to a positive revenue of the period before."""
    value, base = now.value, before.value if before else None
    grown = value / base - 1 if value is not None and base and base > 0 else None
    return Metric(grown, now.n, now.clusters)


def cell(df: pd.DataFrame) -> dict[str, Row]:
    """Value, 95 % limits, `n` and `clusters` of every metric of one cell."""
    return {name: metric.row() for name, metric in metrics(df).items()}


def iid_average_order_value(df: pd.DataFrame) -> Bounds:
    """The naive 95 % limits of the average order value, as if orders were independent."""
    values = df.loc[~df["is_refund"], "ticks"] / TICKS
    half = stats.t.isf(ALPHA / 2, len(values) - 1) * values.sem()
    return float(values.mean() - half), float(values.mean() + half)


# ------------------------------------------------------------------------------------- changes


def change(now: Metric, before: Metric | None) -> Row:
    """The change on the period before: MOVER limits and p-value where both have an interval."""
    row: Row = dict.fromkeys(("previous", "change", "change_low", "change_high", "p_value"))
    if before is None:
        return row
    row["previous"] = _float(before.value)
    if now.value is None or before.value is None:
        return row
    difference = float(now.value - before.value)
    row["change"] = difference
    if now.estimate and before.estimate:
        interval = _mover(difference, now.estimate, before.estimate)
        row["change_low"], row["change_high"] = interval(ALPHA)
        row["p_value"] = _p_value(difference, interval)
    return row


def _mover(difference: float, a: Estimate, b: Estimate) -> Interval:
    """The method of variance estimates recovery (MOVER), for two correlated values."""
    rho = a.ratio.correlation(b.ratio)

    def reach(x: float, y: float) -> float:
        return math.sqrt(max(0.0, x**2 + y**2 - 2 * rho * x * y))

    def interval(alpha: float) -> Bounds:
        (low_a, high_a), (low_b, high_b) = a.interval(alpha), b.interval(alpha)
        below = reach(a.value - low_a, high_b - b.value)
        above = reach(high_a - a.value, b.value - low_b)
        return difference - below, difference + above

    return interval


def _p_value(difference: float, interval: Interval) -> float:
    """The alpha at which the interval of a difference touches 0; 0 if it never does."""
    if difference == 0:
        return 1.0
    side = 0 if difference > 0 else 1

    def gap(log_alpha: float) -> float:
        return interval(math.exp(log_alpha))[side] * math.copysign(1, difference)

    outer, inner = -1.0, 0.0
    while gap(outer) > 0:
        outer, inner = 2 * outer, outer
        if outer < math.log(sys.float_info.min):
            return 0.0
    return math.exp(optimize.brentq(gap, outer, inner, xtol=1e-14, rtol=1e-14))


# -------------------------------------------------------------------------------------- tables


def by(view_df: pd.DataFrame, period: Period, segment: str | None = None) -> list[Row]:
    """Every metric of every period from the first row to `AS_OF`, in each segment.

    Periods without a row are cells too, with no orders and no rates. A period that ends after
    `AS_OF` is marked as not complete.
    """
    frequency = FREQUENCIES[period]
    windows = pd.period_range(view_df["time"].min(), AS_OF - pd.Timedelta("1us"), freq=frequency)
    rows: list[Row] = []
    for name, part in _segments(view_df, segment):
        cells = dict(list(part.groupby(part["time"].dt.to_period(frequency))))
        before: dict[str, Metric] = {}
        for window in windows:
            now = metrics(cells.get(window, part.iloc[:0]))
            head = _head(window.start_time, (window + 1).start_time, name)
            rows += [
                {"metric": metric, **head, **found.row(), **change(found, before.get(metric))}
                for metric, found in now.items()
            ]
            grown = growth(now["revenue"], before.get("revenue"))
            rows.append({"metric": "growth_rate", **head, **grown.row(), **change(grown, None)})
            before = now
    return rows


def summary(view_df: pd.DataFrame, segment: str | None = None) -> list[Row]:
    """Every metric over the whole range, from the day of the first row to `AS_OF`."""
    start = view_df["time"].min().normalize()
    return [
        {"metric": metric, **_head(start, AS_OF, name), **found.row(), **change(found, None)}
        for name, part in _segments(view_df, segment)
        for metric, found in metrics(part).items()
    ]


def _segments(df: pd.DataFrame, segment: str | None) -> Iterator[tuple[Any, pd.DataFrame]]:
    """The parts of a table by segment, rows without a segment as the part `None`."""
    if segment is None:
        yield None, df
    else:
        for name, part in df.groupby(segment, dropna=False):
            yield None if pd.isna(name) else name, part


def _head(start: pd.Timestamp, end: pd.Timestamp, segment: Any) -> Row:
    return {
        "period_start": start.date().isoformat(),
        "period_end": end.date().isoformat(),
        "complete": end <= AS_OF,
        "segment": segment,
    }


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


# --------------------------------------------------------------------------------------- check


def check() -> None:
    """Compare the file and both views with facts established by other means."""
    invoices = lines().groupby("InvoiceNo")
    assert (invoices[["CustomerID", "Country"]].nunique(dropna=False) == 1).all(axis=None)

    golden = orders("golden")
    total = cell(golden)
    assert len(prepared("golden")) == 145_450
    assert golden["ticks"].sum() == 33_325_919_610
    assert _values(total)[:2] == [7_409, 2_718]
    assert total["average_order_value"]["value"] == 449.80320704548524
    assert total["purchase_frequency"]["value"] == 2.7259013980868287
    assert total["repeat_purchase_rate"]["value"] == 0.5099337748344371
    months = golden.groupby(golden["time"].dt.to_period("M"))
    assert [_values(cell(month))[:3] for _, month in months] == [
        [1400, 885, 572713.89],
        [987, 741, 569445.04],
        [997, 758, 447137.35],
        [1321, 974, 595500.76],
        [1149, 856, 469200.361],
        [1555, 1056, 678594.56],
    ]

    shop = orders("shop")
    sold = shop[~shop["is_refund"]]
    assert (len(sold), sold["is_guest"].sum(), shop["is_refund"].sum()) == (8_126, 717, 1_677)
    assert (sold["ticks"] > 0).all() and (shop.loc[shop["is_refund"], "ticks"] < 0).all()
    assert prepared("shop", zero_orders=True)["order"].nunique() - len(shop) == 980
    assert round(cell(shop)["average_order_value"]["value"], 2) == 456.17


def _values(found: dict[str, Row]) -> list[float]:
    return [metric["value"] for metric in found.values()]


def main() -> None:
    """Write every table of both views as JSON."""
    check()
    tables = {
        view: {
            "summary": summary(df),
            "summary by country": summary(df, "country"),
            **{period: by(df, period) for period in FREQUENCIES},
            "month by country": by(df, "month", "country"),
        }
        for view, df in ((view, orders(view)) for view in ("golden", "shop"))
    }
    json.dump({"as_of": AS_OF.isoformat(), **tables}, sys.stdout, indent=1, allow_nan=False)


if __name__ == "__main__":
    main()
