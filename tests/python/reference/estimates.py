"""Values with their intervals, and the change between two of them."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import optimize, special

Bounds = tuple[float, float]
Interval = Callable[[float], Bounds]  # alpha -> limits at level 1 - alpha
ALPHA = 1 - 0.95
# Fewer clusters than these lean their intervals the way the data are skewed.
FEW = 100
# Intervals read off data are kept at these levels; the last four are those that only p-values ask for.
GRID = [1 - level for level in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)] + [1e-4, 1e-6, 1e-9, 1e-15]


def z(alpha: float) -> float:
    return -float(special.ndtri(alpha / 2))


def t(alpha: float, df: float) -> float:
    return -float(special.stdtrit(df, alpha / 2))


@dataclass(frozen=True)
class Ratio:
    """A ratio of two totals over clusters: integer numerators and denominators, by cluster."""

    n: pd.Series
    d: pd.Series
    unit: int = 1  # Numerators are counted in 1/unit.

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
        """The linearised variance; it takes two clusters."""
        g, squares = self.clusters, sum(self.residuals**2)
        return Fraction(g, g - 1) * Fraction(squares, (self.totals[1] ** 2 * self.unit) ** 2)

    @property
    def freedom(self) -> int:
        """Degrees of freedom: one less than the clusters of equal size that weigh as much (Kish)."""
        return max(1, math.floor(Fraction(self.totals[1] ** 2, int((self.d.astype(object) ** 2).sum()))) - 1)

    def effective_size(self) -> Fraction:
        """The independent trials that a share of clustered trials is worth; without variance, from the sizes alone."""
        share = self.value
        if self.clusters > 1 and share not in (0, 1) and self.variance:
            return share * (1 - share) / self.variance
        return Fraction(self.totals[1] ** 2, int((self.d.astype(object) ** 2).sum()))


@dataclass(frozen=True)
class Estimate:
    """A value with its interval at any level, and what each cluster moves it by, up to a common factor.

    `spread` is the interval that differences are made from, where the figure's own leans to one side.
    """

    value: float
    interval: Interval
    influence: pd.Series | None = None
    spread: Interval | None = None

    @property
    def even(self) -> Interval:
        return self.spread or self.interval


def plain(value: float, error: float, df: float) -> Interval:
    """Student's interval."""

    def interval(alpha: float) -> Bounds:
        half = t(alpha, df) * error
        return value - half, value + half

    return interval


def hall(value: float, error: float, df: float) -> Interval:
    """Hall's interval (1992) of a positive amount, as skewed as a lognormal total: 3 se / value, at most 1."""
    if value <= 0 or error == 0:
        return plain(value, error, df)
    skew = min(3 * error / value, 1.0)

    def bent(x: float) -> float:
        return 3 / skew * (float(np.cbrt(1 + skew * (x - skew / 6))) - 1)

    def interval(alpha: float) -> Bounds:
        q = t(alpha, df)
        return min(value - error * bent(q), value), max(value - error * bent(-q), value)

    return interval


def log_odds(value: float, error: float, df: float) -> Interval:
    """Student's interval of the log odds of a share; plain where it is 0, 1 or outside."""
    if not 0 < value < 1 or error == 0:
        return plain(value, error, df)

    def interval(alpha: float) -> Bounds:
        reach = t(alpha, df) * error / (value * (1 - value))
        low, high = (math.log(value / (1 - value)) + side * reach for side in (-1, 1))
        return 1 / (1 + math.exp(-low)), 1 / (1 + math.exp(-high))

    return interval


def leaning(shape: Callable[[float, float, float], Interval]) -> Callable[[Ratio], Estimate | None]:
    """The interval of a ratio: from few clusters in one of these shapes, with the freedom of the effective ones."""

    def estimate(ratio: Ratio) -> Estimate | None:
        if ratio.value is None or ratio.clusters < 2:
            return None
        value, error = float(ratio.value), math.sqrt(ratio.variance)
        if ratio.clusters >= FEW:
            return Estimate(value, plain(value, error, ratio.clusters - 1), ratio.residuals)
        df = ratio.freedom
        return Estimate(value, shape(value, error, df), ratio.residuals, plain(value, error, df))

    return estimate


amount, share = leaning(hall), leaning(log_odds)


def wilson(ratio: Ratio, trials: Fraction | int) -> Estimate | None:
    """Wilson's score interval of a share observed in so many, possibly effective, trials."""
    share = ratio.value
    if share is None:
        return None
    p, n, spread = float(share), float(trials), float(share * (1 - share) / trials)

    def interval(alpha: float) -> Bounds:
        q = z(alpha)
        shrink = 1 + q**2 / n
        centre = (p + q**2 / (2 * n)) / shrink
        half = q * math.sqrt(spread + (q / (2 * n)) ** 2) / shrink
        return (centre - half if p > 0 else 0.0, centre + half if p < 1 else 1.0)

    return Estimate(p, interval, ratio.residuals)


def log_ratio(top: Ratio, bottom: Ratio, less: int) -> Estimate | None:
    """The ratio of two positive ratios, minus `less`, with Student's t on the scale of its logarithm."""
    if min(top.clusters, bottom.clusters) < 2:
        return None
    error = math.sqrt(top.variance / top.value**2 + bottom.variance / bottom.value**2)
    ratio, df = float(top.value / bottom.value), min(top.clusters, bottom.clusters) - 1

    def interval(alpha: float) -> Bounds:
        reach = t(alpha, df) * error
        return ratio * math.exp(-reach) - less, ratio * math.exp(reach) - less

    # e / (r D) with e = residual / D and r D = N.
    parts = [side.residuals.astype(float) / side.totals[1] / side.totals[0] for side in (top, bottom)]
    influence = parts[0].sub(parts[1], fill_value=0.0)
    return Estimate(float(top.value / bottom.value - less), interval, influence)


# ----------------------------------------------------------------------------------- quantiles


def type7(ordered: list[int], p: float) -> float:
    """The quantile of Hyndman and Fan's type 7; a position within rounding of a whole number is that number."""
    position = (len(ordered) - 1) * p
    whole = math.floor(position + 4 * sys.float_info.epsilon)
    share = position - whole
    low = ordered[whole]
    if abs(share) < 4 * sys.float_info.epsilon or whole + 1 == len(ordered):
        return float(low)
    return low + share * (ordered[whole + 1] - low)


def woodruff(values: pd.Series, clusters: pd.Series, p: float, unit: float) -> Estimate | None:
    """Woodruff's interval of a quantile: the limits of the share at or below it, read off the data."""
    ordered = sorted(int(value) for value in values)
    at = type7(ordered, p)
    units = pd.DataFrame({"cluster": clusters, "below": (values <= at).astype("int64"), "size": 1})
    units = units.groupby("cluster").sum()
    share = Ratio(units["below"], units["size"])
    if share.clusters < 2:
        return None
    error = math.sqrt(share.variance)

    def interval(alpha: float) -> Bounds:
        reach = t(alpha, share.clusters - 1) * error
        low, high = (type7(ordered, end) / unit for end in (max(p - reach, 0.0), min(p + reach, 1.0)))
        return min(low, at / unit), max(high, at / unit)

    return Estimate(at / unit, gridded(at / unit, interval), share.residuals)


def kaplan_meier(durations: pd.Series, events: pd.Series, unit: float) -> tuple[float | None, Estimate | None]:
    """The median life with the ends of its log-log band; neither where half the cohort has had no event."""
    table = pd.DataFrame({"time": durations, "event": events}).groupby("time")["event"].agg(["sum", "size"])
    steps = []
    survival, hazard, risk = 1.0, 0.0, len(durations)
    for time, deaths, left in zip(table.index, table["sum"], table["size"], strict=True):
        if deaths:
            survival *= 1 - deaths / risk
            hazard += deaths / (risk * (risk - deaths)) if deaths < risk else math.inf
            steps.append((float(time / unit), survival, math.sqrt(hazard)))
        risk -= left
    half = 0.5 * (1 + 1e-12)
    median = next((time for time, share, _ in steps if share <= half), None)
    if median is None:
        return None, None

    def band(alpha: float, share: float, error: float, side: int) -> float:
        if math.isinf(error):
            # Nobody is left: the curve is at 0, and its upper limit unknown.
            return 0.0 if side > 0 else 1.0
        return share ** math.exp(side * z(alpha) * error / abs(math.log(share)))

    def interval(alpha: float) -> Bounds:
        ends = [
            next((time for time, share, error in steps if band(alpha, share, error, side) <= half), math.inf)
            for side in (1, -1)
        ]
        return min(ends[0], median), max(ends[1], median)

    return median, Estimate(median, gridded(median, interval))


def gridded(value: float, exact: Interval) -> Interval:
    """An interval that is known at the levels of the grid.

    Between two of them it lies on the line over the normal quantile; beyond the last it stays.
    """
    known: list[tuple[float, Bounds]] = []

    def fill() -> None:
        low = high = value
        known.append((0.0, (value, value)))
        for alpha in GRID:
            ends = exact(alpha)
            low, high = min(low, ends[0]), max(high, ends[1])
            known.append((z(alpha), (low, high)))

    def interval(alpha: float) -> Bounds:
        if not known:
            fill()
        q = z(alpha)
        for (z0, inner), (z1, outer) in pairwise(known):
            if q == z1:
                return outer
            if q < z1:
                share = (q - z0) / (z1 - z0)
                both = zip(inner, outer, strict=True)
                low, high = (a if share == 0 or a == b else a + share * (b - a) for a, b in both)
                return low, high
        return known[-1][1]

    return interval


# ------------------------------------------------------------------------------------- changes


def correlation(a: Estimate, b: Estimate) -> float:
    """The correlation of two values through the clusters that they share; 0 where one of them does not vary."""
    if a.influence is None or b.influence is None:
        return 0.0
    spread = math.sqrt(sum(a.influence**2)) * math.sqrt(sum(b.influence**2))
    shared = a.influence.index.intersection(b.influence.index)
    products = a.influence.loc[shared] * b.influence.loc[shared]
    if not spread:
        return 0.0
    total = sum(products) if products.dtype == object else math.fsum(products)
    return float(np.clip(float(total) / spread, -1.0, 1.0))


def mover(difference: float, a: Estimate, b: Estimate) -> Interval:
    """The method of variance estimates recovery (MOVER), for two correlated values."""
    rho = correlation(a, b)

    def reach(x: float, y: float) -> float:
        if math.inf in (x, y):
            return math.inf
        return math.sqrt(max(0.0, x**2 + y**2 - 2 * rho * x * y))

    def interval(alpha: float) -> Bounds:
        (low_a, high_a), (low_b, high_b) = a.even(alpha), b.even(alpha)
        below = reach(a.value - low_a, high_b - b.value)
        above = reach(high_a - a.value, b.value - low_b)
        return difference - below, difference + above

    return interval


def p_value(difference: float, interval: Interval) -> float:
    """The alpha at which the interval of a difference touches 0; 0 if it never does."""
    if difference == 0:
        return 1.0
    side = 0 if difference > 0 else 1

    def gap(log_alpha: float) -> float:
        # An end that the data do not reach has no slope: any distance beyond 0 will do.
        end = interval(math.exp(log_alpha))[side]
        return max(end * math.copysign(1, difference), -sys.float_info.max)

    outer, inner = -1.0, 0.0
    while gap(outer) > 0:
        outer, inner = 2 * outer, outer
        if outer < math.log(sys.float_info.min):
            return 0.0
    return math.exp(optimize.brentq(gap, outer, inner, xtol=1e-14, rtol=1e-14))
