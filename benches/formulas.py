"""Formulas of many rows beside Polars, NumPy and statsmodels: the same numbers, as ratios in one run.

    python benches/formulas.py [scores] [rows]

Scores are counted for NPS and CSAT, with the checks that this library makes: none null, all on the scale. Rows are
shares with Wilson's interval. Each ratio is of the fastest of nine runs that take turns; results are compared first.
"""

import sys
import time
from collections.abc import Callable, Mapping

import engagement_metrics as em
import numpy as np
import polars as pl

scores = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
Z = 1.959963984540054
random = np.random.Generator(np.random.PCG64(20_240_101))


def fastest(works: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of each in the fastest of nine runs that take turns."""
    best = dict.fromkeys(works, float("inf"))
    for _ in range(9):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            best[name] = min(best[name], (time.perf_counter() - start) * 1e3)
    return best


def compared(what: str, works: Mapping[str, Callable[[], object]]) -> None:
    """Times of all, beside the first."""
    best = fastest(works)
    ours = next(iter(best.values()))
    print(what)
    for name, time_of in best.items():
        print(f"  {name:44} {time_of:8.2f} ms   {time_of / ours:6.2f} of ours")


def shares(answers: pl.Series, cuts: tuple[int, int], scale: tuple[int, int]) -> list[float]:
    """Shares of answers of at least each cut, by one query of Polars."""
    cell = pl.col("score")
    query = answers.to_frame("score").select(
        least=cell.min(),
        most=cell.max(),
        nulls=cell.null_count(),
        all=pl.len(),
        first=(cell >= cuts[0]).sum(),
        second=(cell >= cuts[1]).sum(),
    )
    of = query.row(0, named=True)
    assert of["nulls"] == 0 and scale[0] <= of["least"] and of["most"] <= scale[1]
    return [of["first"] / of["all"], of["second"] / of["all"]]


def nps(answers: pl.Series) -> float:
    """The score in points."""
    promoters, passives = shares(answers, (9, 7), (0, 10))
    return 100 * (promoters - (1 - passives))


def csat(answers: pl.Series) -> float:
    """The share of 4 and 5 of five."""
    return shares(answers, (4, 4), (1, 5))[0]


def wilson(part: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The formula as the books have it."""
    share = part / whole
    wide = 1 + Z * Z / whole
    middle = (share + Z * Z / (2 * whole)) / wide
    reach = Z * np.sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole)) / wide
    return share, middle - reach, middle + reach


def checked(part: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same with the checks and exact ends of this library."""
    if (part < 0).any() or (part > whole).any():
        raise ValueError("a part beyond its whole")
    share, low, high = wilson(part, whole)
    return share, np.where(part == 0, 0.0, low), np.where(part == whole, 1.0, high)


for kind in (pl.Int64, pl.Float64, pl.Int8):
    of_ten = pl.Series(random.integers(0, 11, scores)).cast(kind)
    of_five = pl.Series(random.integers(1, 6, scores)).cast(kind)
    assert abs(float(em.survey.nps(of_ten)) - nps(of_ten)) < 1e-9
    assert abs(float(em.survey.csat(of_five)) - csat(of_five)) < 1e-12
    compared(
        f"NPS of {scores:,} scores, {kind}",
        {"ours": lambda s=of_ten: em.survey.nps(s), "Polars": lambda s=of_ten: nps(s)},
    )
    compared(
        f"CSAT of {scores:,} scores, {kind}",
        {"ours": lambda s=of_five: em.survey.csat(s), "Polars": lambda s=of_five: csat(s)},
    )

whole = random.integers(1, 5_000, rows)
part = random.binomial(whole, random.random(rows))
table = em.commerce.conversion_rate(part, whole).to_arrow()
for name, theirs in zip(("value", "low", "high"), checked(part, whole), strict=True):
    np.testing.assert_allclose(table[name].to_numpy(), theirs, rtol=1e-9, atol=1e-12)
columns = pl.Series(part), pl.Series(whole)
peers: dict[str, Callable[[], object]] = {
    "ours, columns of Polars": lambda: em.commerce.conversion_rate(*columns),
    "ours, and back to Polars": lambda: em.commerce.conversion_rate(*columns).to_polars(),
    "ours, arrays of NumPy": lambda: em.commerce.conversion_rate(part, whole),
    "ours, arrays of NumPy, and to Arrow": lambda: em.commerce.conversion_rate(part, whole).to_arrow(),
    "NumPy, the bare formula": lambda: wilson(part, whole),
    "NumPy, the same checks": lambda: checked(part, whole),
}
try:
    from statsmodels.stats.proportion import proportion_confint
except ImportError:
    print("statsmodels is not here: left out")
else:
    peers["statsmodels"] = lambda: proportion_confint(part, whole, method="wilson")
compared(f"{rows:,} shares with Wilson's interval", peers)
