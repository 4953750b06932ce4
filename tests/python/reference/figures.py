"""Every figure of one window of an order log, in total or in one group of a segment."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from .data import TICKS
from .estimates import (
    ALPHA,
    Estimate,
    Ratio,
    amount,
    hall,
    kaplan_meier,
    log_ratio,
    plain,
    share,
    type7,
    wilson,
    woodruff,
)

Row = dict[str, Any]
DAY = 86_400_000_000


@dataclass(frozen=True)
class Metric:
    """One metric of one cell: `n` is what it counts, or what its ratio divides by."""

    value: Fraction | float | None
    n: int
    clusters: int
    estimate: Estimate | None = None

    def row(self) -> Row:
        low, high = self.estimate.interval(ALPHA) if self.estimate else (None, None)
        value = None if self.value is None else float(self.value)
        return {"value": value, "low": low, "high": high, "n": self.n, "clusters": self.clusters}


class Log:
    """Orders and refunds before `as_of`, with what each customer's history says of them.

    Without `made_up` columns the rows have no cost, categories or members, and a guest is a row without a customer.
    """

    def __init__(self, rows: pd.DataFrame, as_of: pd.Timestamp, as_of_instant: int, *, made_up: bool = False) -> None:
        self.as_of, self.as_of_instant, self.made_up = as_of, as_of_instant, made_up
        rows = rows[rows["instant"] < as_of_instant].sort_values(["instant", "order_id"], ignore_index=True)
        rows["known"] = rows["customer"].notna() & ~(rows["is_guest"] & made_up)
        rows["cluster"] = rows["customer"].where(rows["known"], "row " + rows["order_id"])
        own = rows[rows["known"] & ~rows["is_refund"]].groupby("customer")
        rows["ordinal"] = own.cumcount().reindex(rows.index)
        rows["gap"] = own["instant"].diff().astype("Int64").reindex(rows.index)
        rows["next"] = own["instant"].shift(-1).astype("Int64").reindex(rows.index)
        self.rows = rows
        self.until = cache(self._until)
        self.status = cache(self._status)

    def _before(self, end: pd.Timestamp) -> pd.DataFrame:
        return self.rows[self.rows["ordinal"].notna() & (self.rows["time"] < end)]

    def _until(self, end: pd.Timestamp) -> pd.Series:
        """Orders of each customer before `end`, in all segments."""
        return self._before(end).groupby("customer").size()

    def _status(self, end: pd.Timestamp) -> pd.Series:
        """Whether each customer was a member at the last order before `end`, or else at the last refund."""
        rows = self.rows[self.rows["known"] & (self.rows["time"] < end)]
        orders = rows[~rows["is_refund"]].groupby("customer")["is_member"].last()
        return orders.combine_first(rows.groupby("customer")["is_member"].last())

    def groups(self, segment: str | None) -> list[Any]:
        """The groups of a segment; rows without one are a group of their own."""
        if segment is None:
            return [None]
        return [None if pd.isna(name) else name for name in self.rows[segment].unique()]

    def cell(self, start: pd.Timestamp, end: pd.Timestamp, segment: str | None = None, group: Any = None) -> Cell:
        part = self.rows
        if segment is not None:
            part = part[part[segment].isna() if group is None else part[segment] == group]
        return Cell(self, part, start, end)


class Cell:
    """The rows of one group in the window from `start` to before `end`."""

    def __init__(self, log: Log, part: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> None:
        self.log, self.part, self.end = log, part, end
        self.rows = part[(part["time"] >= start) & (part["time"] < end)]
        self.orders = self.rows[~self.rows["is_refund"]]
        self.own = self.orders[self.orders["known"]]

    def totals(self, rows: pd.DataFrame) -> pd.DataFrame:
        """What each cluster with any of the rows adds up to."""
        order = (~rows["is_refund"]).astype("int64")
        counted = {"cluster": rows["cluster"], "ticks": rows["ticks"], "orders": order, "refunds": 1 - order}
        counted["guests"] = order * ~rows["known"]
        if self.log.made_up:
            counted["margin"] = rows["ticks"] - rows["cost"]
            counted["crossed"] = order * (rows["categories"].map(len) >= 2)
            counted["member_ticks"] = rows["ticks"] * self.member.reindex(rows.index)
        return pd.DataFrame(counted).groupby("cluster").sum().astype("int64")

    @cached_property
    def member(self) -> pd.Series:
        """Membership of each row's customer at the end of the window; of nobody's rows, their own."""
        status = self.rows["customer"].where(self.rows["known"]).map(self.log.status(self.end)).astype(object)
        return status.where(status.notna(), self.rows["is_member"]).astype(bool)

    @cached_property
    def clusters(self) -> pd.DataFrame:
        return self.totals(self.rows)

    @cached_property
    def customers(self) -> pd.DataFrame:
        """Identified customers with an order: their totals, and their orders until the end of the window."""
        found = self.clusters[(self.clusters["orders"] > 0) & (self.clusters["guests"] == 0)].copy()
        found["until"] = self.log.until(self.end).reindex(found.index)
        return found

    def metrics(self) -> dict[str, Metric]:
        """Every metric but growth, which needs another cell."""
        found: dict[str, Metric] = {}
        for family in (self._totals, self._per_order, self._per_customer, self._shares, self._times, self._spread):
            found |= family()
        if self.log.made_up:
            found |= self._made_up()
        return found

    def _totals(self) -> dict[str, Metric]:
        def level(value: int | Fraction, n: int, clusters: int) -> Metric:
            return Metric(Fraction(value), n, clusters)

        orders, customers = len(self.orders), len(self.customers)
        new, again = int((self.own["ordinal"] == 0).sum()), int((self.customers["until"] >= 2).sum())
        revenue = Fraction(int(self.rows["ticks"].sum()), TICKS)
        return {
            "orders": level(orders, orders, self.orders["cluster"].nunique()),
            "unique_customers": level(customers, customers, customers),
            "new_customers": level(new, new, new),
            "returning_customers": level(again, again, again),
            "revenue": level(revenue, orders, len(self.clusters)),
        }

    def _per_order(self) -> dict[str, Metric]:
        values, clusters = self.orders["ticks"], self.orders["cluster"]
        found = {"average_order_value": rate(Ratio(self.clusters["ticks"], self.clusters["orders"], TICKS), amount)}
        for name, p in (("median_order_value", 0.5), ("p90_order_value", 0.9)):
            found[name] = quantile(values, clusters, p, TICKS)
        found["refund_rate"] = rate(Ratio(self.clusters["refunds"], self.clusters["orders"]), share)
        return found

    def _per_customer(self) -> dict[str, Metric]:
        each = self.customers["orders"].clip(upper=1)
        return {
            "purchase_frequency": rate(Ratio(self.customers["orders"], each), amount),
            "revenue_per_customer": rate(Ratio(self.customers["ticks"], each, TICKS), amount),
            "historic_clv": self._historic(),
        }

    def _historic(self) -> Metric:
        """What each customer brought before the end of the window, from the beginning of the history."""
        past = self.part[self.part["known"] & (self.part["time"] < self.end)]
        net = past["ticks"] - past["cost"] if self.log.made_up else past["ticks"]
        table = pd.DataFrame({"customer": past["customer"], "net": net, "orders": (~past["is_refund"]).astype("int64")})
        sums = table.groupby("customer").sum()
        sums = sums[sums["orders"] > 0]
        return rate(Ratio(sums["net"].astype("int64"), sums["orders"].clip(upper=1), TICKS), amount)

    def _shares(self) -> dict[str, Metric]:
        each = self.customers["orders"].clip(upper=1)
        independent = {
            "repeat_purchase_rate": self.customers["orders"] >= 2,
            "returning_customer_rate": self.customers["until"] >= 2,
        }
        found = {name: rate(Ratio(yes.astype("int64"), each), independent_share) for name, yes in independent.items()}
        again = (self.own["ordinal"] >= 1).astype("int64")
        units = pd.DataFrame({"cluster": self.own["cluster"], "again": again, "n": 1})
        units = units.groupby("cluster").sum().astype("int64")
        found["repeat_order_rate"] = rate(Ratio(units["again"], units["n"]), clustered_share)
        buyers = self.clusters[self.clusters["orders"] > 0]
        found["guest_checkout_rate"] = rate(Ratio(buyers["guests"], buyers["orders"]), clustered_share)
        return found

    def _times(self) -> dict[str, Metric]:
        again = self.own[self.own["ordinal"] >= 1]
        cohort = self.own[self.own["ordinal"] == 0]
        event = cohort["next"].notna()
        lived = cohort["next"].fillna(self.log.as_of_instant) - cohort["instant"]
        median, estimate = kaplan_meier(lived, event, DAY) if len(cohort) else (None, None)
        return {
            "time_between_purchases": quantile(again["gap"], again["cluster"], 0.5, DAY),
            "time_to_second_purchase": Metric(median, len(cohort), len(cohort), estimate),
        }

    def _spread(self) -> dict[str, Metric]:
        customers = self.customers
        again = customers["until"] >= 2
        groups = [Ratio(part["ticks"], part["orders"].clip(upper=1)) for part in (customers[again], customers[~again])]
        return {
            "top_decile_revenue_share": top_decile(customers["ticks"]),
            "returning_to_one_time_spend": lift(groups, len(customers), len(customers), less=0),
        }

    def _made_up(self) -> dict[str, Metric]:
        clusters, rows = self.clusters, self.rows
        buyers = clusters[clusters["orders"] > 0]
        orders = len(self.orders)
        groups = [self.totals(rows[self.member]), self.totals(rows[~self.member])]
        order_value = [Ratio(group["ticks"], group["orders"]) for group in groups]
        customers = [group[(group["orders"] > 0) & (group["guests"] == 0)] for group in groups]
        frequency = [Ratio(group["orders"], group["orders"].clip(upper=1)) for group in customers]
        margin, members = (
            Ratio(clusters["margin"], clusters["ticks"]),
            Ratio(clusters["member_ticks"], clusters["ticks"]),
        )
        positive = int(clusters["ticks"].sum()) > 0
        return {
            "gross_margin_rate": rate(margin, share, defined=positive, n=orders),
            "cross_sell_rate": rate(Ratio(buyers["crossed"], buyers["orders"]), clustered_share),
            "member_sales_share": rate(members, share, defined=positive, n=orders),
            "member_aov_lift": lift(order_value, orders, len(clusters), less=1),
            "member_frequency_lift": lift(frequency, len(self.customers), len(self.customers), less=1),
        }

    def cross_sold_customers(self) -> Metric:
        """The share of customers whose orders in the window span two categories or more."""
        spans = self.own.groupby("cluster")["categories"].agg(lambda sets: len(frozenset().union(*sets)))
        return rate(Ratio((spans >= 2).astype("int64"), spans.clip(1, 1).astype("int64")), independent_share)


# ------------------------------------------------------------------------------ shapes of figures


def rate(
    ratio: Ratio, interval: Callable[[Ratio], Estimate | None], *, defined: bool = True, n: int | None = None
) -> Metric:
    n = ratio.totals[1] if n is None else n
    if not defined or ratio.value is None:
        return Metric(None, n, ratio.clusters)
    return Metric(ratio.value, n, ratio.clusters, interval(ratio))


def independent_share(ratio: Ratio) -> Estimate | None:
    return wilson(ratio, ratio.clusters)


def clustered_share(ratio: Ratio) -> Estimate | None:
    return wilson(ratio, ratio.effective_size())


def quantile(values: pd.Series, clusters: pd.Series, p: float, unit: int) -> Metric:
    g = clusters.nunique()
    if values.empty:
        return Metric(None, 0, g)
    value = type7(sorted(int(value) for value in values), p) / unit
    return Metric(value, len(values), g, woodruff(values.astype("int64"), clusters, p, unit))


def lift(groups: list[Ratio], n: int, clusters: int, *, less: int) -> Metric:
    """A ratio of two groups' ratios, minus `less`; undefined unless both are positive."""
    top, bottom = groups
    if not top.value or not bottom.value or min(top.value, bottom.value) <= 0:
        return Metric(None, n, clusters)
    return Metric(top.value / bottom.value - less, n, clusters, log_ratio(top, bottom, less))


def top_decile(spent: pd.Series) -> Metric:
    """The share of the best tenth of customers in what all of them spent."""
    n, total = len(spent), int(spent.sum())
    if total <= 0:
        return Metric(None, n, n)
    k = math.ceil(n / 10)
    ordered = sorted((int(x) for x in spent), reverse=True)
    held, least = Fraction(sum(ordered[:k]), total), ordered[k - 1]
    if n < 2:
        return Metric(held, n, n)
    above = np.where(spent > least, spent - least, 0).astype(object)
    mean = Fraction(total, n)
    influence = pd.Series(
        [float((a + Fraction(k, n) * least - held * int(x)) / mean) for a, x in zip(above, spent, strict=True)],
        index=spent.index,
    )
    variance = n / (n - 1) * math.fsum(influence**2) / n**2
    at = float(held), math.sqrt(variance), k
    leaning = hall(*at)
    return Metric(
        held, n, n, Estimate(at[0], lambda alpha: possible(leaning(alpha), at[0], k / n), influence, plain(*at))
    )


def possible(ends: tuple[float, float], value: float, part: float) -> tuple[float, float]:
    """The best hold at least their part, and no share is above 1, unless the rest is negative."""
    return max(ends[0], min(part, value)), min(ends[1], max(value, 1.0))


def growth(now: Metric, before: Metric | None) -> Metric:
    """The growth of revenue, relative to a positive revenue of the period before."""
    value, base = now.value, before.value if before else None
    grown = value / base - 1 if value is not None and base and base > 0 else None
    return Metric(grown, now.n, now.clusters)


def iid_average_order_value(rows: pd.DataFrame) -> tuple[float, float]:
    """The naive 95 % limits of the average order value, as if orders were independent."""
    values = rows.loc[~rows["is_refund"], "ticks"] / TICKS
    half = stats.t.isf(ALPHA / 2, len(values) - 1) * values.sem()
    return float(values.mean() - half), float(values.mean() + half)


METRICS = (
    "orders",
    "unique_customers",
    "new_customers",
    "returning_customers",
    "revenue",
    "growth_rate",
    "average_order_value",
    "median_order_value",
    "p90_order_value",
    "purchase_frequency",
    "revenue_per_customer",
    "repeat_purchase_rate",
    "returning_customer_rate",
    "repeat_order_rate",
    "time_between_purchases",
    "time_to_second_purchase",
    "top_decile_revenue_share",
    "returning_to_one_time_spend",
    "historic_clv",
    "guest_checkout_rate",
    "refund_rate",
    "gross_margin_rate",
    "cross_sell_rate",
    "member_sales_share",
    "member_aov_lift",
    "member_frequency_lift",
)
