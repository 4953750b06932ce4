"""From sums over customers to figures, for the peers: two dozen cells, no cost to speak of.

A cell holds, by name: `n` orders, `g` customers, `spent`, `new`, `again` (customers who had ordered before or did so
twice), `twice` (customers with two orders in it), sums of squared influences `u2` by figure, joint sums with the cell
before `uu` by figure, quantiles as (value, low, high, clusters) and the rest as named below. Money is in cents, time in
microseconds.
"""

import math

import numpy as np
from scipy import special

YEAR = 2022
# Figures that are read off the data: the column, and the share below.
SPREAD = {"median_order_value": ("s", 0.5), "p90_order_value": ("s", 0.9), "time_between_purchases": ("gap", 0.5)}
Z = -float(special.ndtri(0.025))
DAY = 86_400_000_000
# Fewer customers than these lean intervals the way the data are skewed.
FEW = 100


def t(df):
    return -float(special.stdtrit(df, 0.025))


def amount(value, squares, g, scale, df=None, *, always=False):
    """A ratio with Hall's ends where few customers carry it, from `squares` of residuals and the total `scale` that they are divided by."""
    error = math.sqrt(g / (g - 1) * squares) / scale
    leans = g < FEW or always
    df = df if df and leans else g - 1
    reach = t(df) * error
    if value <= 0 or error == 0 or not leans:
        return value, value - reach, value + reach
    skew = min(3 * error / value, 1.0)
    low, high = (value - error * 3 / skew * (math.cbrt(1 + skew * (side * t(df) - skew / 6)) - 1) for side in (1, -1))
    # The last two are the even ends, from which differences are made.
    return value, min(low, value), max(high, value), value - reach, value + reach


def wilson(p, n):
    shrink = 1 + Z * Z / n
    centre, half = (p + Z * Z / (2 * n)) / shrink, Z * math.sqrt(p * (1 - p) / n + (Z / (2 * n)) ** 2) / shrink
    return p, centre - half if p > 0 else 0.0, centre + half if p < 1 else 1.0


def shared(k, n, squares, sizes, g):
    """A share of clustered trials: Wilson on the effective size."""
    p = k / n
    if p in (0, 1) or squares == 0:
        return wilson(p, n * n / sizes)
    return wilson(p, p * (1 - p) / (g / (g - 1) * squares / n**2))


def life(times, events):
    """Kaplan-Meier median of sorted times with the ends of its log-log band, in days."""
    n = len(times)
    first = np.flatnonzero(np.r_[True, times[1:] != times[:-1]])
    deaths = np.add.reduceat(events.astype(np.int64), first)
    risk = n - first
    kept = deaths > 0
    deaths, risk, at = deaths[kept], risk[kept], times[first][kept]
    survival = np.cumprod(1 - deaths / risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt(np.cumsum(deaths / (risk * (risk - deaths)))) / np.abs(np.log(survival))
        low, high = (survival ** np.exp(side * Z * error) for side in (1, -1))
    ends = []
    for curve in (survival, low, high):
        reached = np.flatnonzero(curve <= 0.5 * (1 + 1e-12))
        ends.append(float(at[reached[0]] / DAY) if len(reached) else math.inf)
    return ends if math.isfinite(ends[0]) else None


def figures(c):
    """Every figure of a cell as (value, low, high); ends are None where there is no interval."""
    n, g = c["n"], c["g"]
    u2 = c["u2"]
    k1, k0 = c["again"], g - c["again"]
    # One less than the customers that would weigh as much if each had ordered as often (Kish).
    df = max(1, math.floor(n * n / c["sizes"]) - 1)
    found = {
        "orders": (n, None, None),
        "unique_customers": (g, None, None),
        "new_customers": (c["new"], None, None),
        "returning_customers": (k1, None, None),
        "revenue": (c["spent"] / 100, None, None),
        "average_order_value": amount(c["spent"] / n / 100, u2["average_order_value"], g, n * 100, df),
        "median_order_value": tuple(x / 100 for x in c["median_order_value"]),
        "p90_order_value": tuple(x / 100 for x in c["p90_order_value"]),
        "purchase_frequency": amount(n / g, u2["purchase_frequency"], g, g),
        "revenue_per_customer": amount(c["spent"] / g / 100, u2["revenue_per_customer"], g, g * 100),
        "repeat_purchase_rate": wilson(c["twice"] / g, g),
        "returning_customer_rate": wilson(k1 / g, g),
        "repeat_order_rate": shared(n - c["new"], n, u2["repeat_order_rate"], c["sizes"], g),
        "time_between_purchases": tuple(x / DAY for x in c["time_between_purchases"]) if c["gaps"] else None,
        "time_to_second_purchase": c["life"],
        "top_decile_revenue_share": amount(
            c["top"], u2["top_decile_revenue_share"], g, c["spent"], math.ceil(g / 10), always=True
        ),
        "historic_clv": amount(c["clv_sum"] / c["clv_n"] / 100, u2["historic_clv"], c["clv_n"], c["clv_n"] * 100),
    }
    if k1 and k0:
        m1, m0 = c["spent_again"] / k1, (c["spent"] - c["spent_again"]) / k0
        value = m1 / m0
        ends = (None, None)
        if min(k1, k0) > 1:
            error = math.sqrt(c["again_u2"] * k1 / (k1 - 1) + c["once_u2"] * k0 / (k0 - 1))
            reach = t(min(k1, k0) - 1) * error
            ends = (value * math.exp(-reach), value * math.exp(reach))
        found["returning_to_one_time_spend"] = (value, *ends)
    return {name: figure for name, figure in found.items() if figure}


def finish(cells):
    """Figures with their changes, by metric and month (counted from the first), or "total"."""
    rows, before = {}, {}
    for name, cell in cells.items():
        now = figures(cell)
        previous = {} if name == "total" else before
        for metric, (value, low, high, *_) in now.items():
            row = [value, low, high, None, None, None, None]
            if metric in previous:
                old = previous[metric]
                row[3:5] = old[0], value - old[0]
                if low is not None and old[1] is not None:
                    row[5:] = mover(now[metric], old, rho(metric, cell, cells[name - 1]))
            rows[f"{metric} {name}"] = row
        if name != "total" and previous:
            rows[f"growth_rate {name}"] = [now["revenue"][0] / previous["revenue"][0] - 1, *[None] * 6]
        before = now
    return rows


def constants(per, each):
    """What the influences of customers are made with: the best tenth, and the two groups of spenders."""
    least, share = [], []
    for spent in each:
        k = -(-len(spent) // 10)
        parted = np.partition(spent, len(spent) - k)
        least.append(float(parted[len(spent) - k]))
        share.append(parted[len(spent) - k :].sum() / spent.sum())
    once = per["g"] - per["again"]
    m1 = per["spent_again"] / np.maximum(per["again"], 1)
    m0 = (per["s"] - per["spent_again"]) / np.maximum(once, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        weights = {"w1": 1 / (per["again"] * m1), "w0": 1 / (once * m0)}
    tenth = np.ceil(per["g"] / 10) / per["g"]
    return {"least": np.array(least), "share": np.array(share), "tenth": tenth, "m1": m1, "m0": m0} | weights


def assemble(found, names, per, u2, uu, metrics):
    """Fill cells from totals, squared influences and joint sums; all three by cell, in order."""
    clv_n, clv_sum = np.cumsum(per["new"]), np.cumsum(per["s"])
    clv_xx = np.cumsum([row["grown"] for row in u2])
    for index, name in enumerate(names):
        cell, row = found[name], u2[index]
        cell |= {key: int(per[key][index]) for key in ("n", "g", "new", "again", "twice", "gaps", "repeaters")}
        cell |= {"spent": per["s"][index], "top": per["share"][index]}
        cell |= {"sizes": per["sizes"][index], "spent_again": per["spent_again"][index]}
        cell |= {"clv_n": int(clv_n[index]), "clv_sum": clv_sum[index]}
        cell |= {"again_u2": row["again_u2"] or 0.0, "once_u2": row["once_u2"] or 0.0}
        cell["u2"] = {metric: row[metric] for metric in metrics}
        cell["u2"]["historic_clv"] = clv_xx[index] - clv_sum[index] ** 2 / clv_n[index]
        cell["uu"] = {}
        if index and index in uu:
            # Sum of (x - mean) (x' - mean') over the customers known before, whose x is x' and what they spent since.
            mean, before = clv_sum[index] / clv_n[index], clv_sum[index - 1] / clv_n[index - 1]
            then, n = clv_sum[index - 1], clv_n[index - 1]
            joint = (
                clv_xx[index - 1] + row["crossed"] - before * (then + row["known"]) - mean * then + mean * before * n
            )
            cell["uu"] = {metric: uu[index][metric] for metric in metrics} | {"historic_clv": joint}


def quantiles(found, ordered, at):
    """Woodruff's ends: the values at p and a reach of its standard error either side."""
    for metric, (name, p) in SPREAD.items():
        for index, cell in enumerate(found.values()):
            x, g = ordered[name][index], cell["repeaters" if name == "gap" else "g"]
            ends = (None, None)
            if g > 1:
                reach = t(g - 1) * math.sqrt(g / (g - 1) * cell["u2"][metric]) / len(x)
                ends = type7(x, max(p - reach, 0.0)), type7(x, min(p + reach, 1.0))
            cell[metric] = (at[metric][index], *ends)


def type7(x, p):
    """The quantile of Hyndman and Fan's type 7 of ascending values."""
    if not len(x):
        return math.nan
    position = (len(x) - 1) * p
    whole = int(position)
    high = x[min(whole + 1, len(x) - 1)]
    return float(x[whole] + (position - whole) * (high - x[whole]))


def rho(metric, now, before):
    joint, a, b = (now["uu"].get(metric), now["u2"].get(metric), before["u2"].get(metric))
    return joint / math.sqrt(a * b) if joint and a and b else 0.0


def mover(a, b, correlation):
    def reach(x, y):
        if math.inf in (x, y):
            return math.inf
        return math.sqrt(max(0.0, x * x + y * y - 2 * correlation * x * y))

    # Value and even ends: the last two of each.
    (x, x_low, x_high), (y, y_low, y_high) = ((side[0], *side[-2:]) for side in (a, b))
    return x - y - reach(x - x_low, y_high - y), x - y + reach(x_high - x, y - y_low)


def compared(found):
    """Hold every tool against the first; 1 if a number differs by more than 1e-9."""
    (base, first), *others = found.items()
    failed = 0
    for tool, rows in others:
        wrong = 0
        missing = sorted({name.split()[0] for name in rows.keys() ^ first.keys()})
        checked = 0
        for name in rows.keys() & first.keys():
            for x, y in zip(first[name], rows[name], strict=True):
                if x is None or y is None:
                    wrong += x is not y
                    continue
                checked += 1
                size = max(abs(z) for z in (*first[name][:3], 1e-300) if z is not None)
                if not (x == y or math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-9 * size)):
                    wrong += 1
                    print(f"differs: {name} {base} {x!r} {tool} {y!r}", first[name], rows[name])
        print(f"{tool} and {base}: {checked} numbers agree to 1e-9" if not wrong else f"{wrong} differ")
        failed += wrong + len(missing)
        if missing:
            print(f"only in one of {base} and {tool}: {', '.join(missing)}")
    return 1 if failed else 0
