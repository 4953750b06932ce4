"""Handing columns over, as ratios to one copy of them: 0 means read where they lie.

Run beside the wheel with PyArrow, Polars, pandas and NumPy: `python benches/hand_over.py [rows]`.
"""

import sys
import time
from collections.abc import Callable, Mapping

import engagement_metrics as em
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
columns = {"c": np.arange(rows), "t": np.arange(rows).view("M8[us]"), "v": np.ones(rows)}
one = pa.table({name: pa.array(cells) for name, cells in columns.items()})
chunks = pa.concat_tables([one[start : start + rows // 50] for start in range(0, rows, rows // 50)])


def seconds(work: Callable[[], object]) -> float:
    """The fastest of seven runs."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def hand_over(data: object) -> None:
    """Refused for its scale as soon as the columns are there."""
    try:
        em.Orders(data, customer="c", time="t", value="v", scale=99)
    except em.EngagementError:
        return
    raise AssertionError("a scale of 99 was taken")


copy = seconds(lambda: [cells.copy() for cells in columns.values()])
inputs: Mapping[str, object] = {
    "PyArrow, one chunk": one,
    "Polars": pl.from_arrow(one),
    "pandas": pd.DataFrame(columns),
    "NumPy": columns,
    "PyArrow, 50 chunks": chunks,
}
for name, data in inputs.items():
    print(f"{name:20} {seconds(lambda data=data: hand_over(data)) / copy:6.2f} of one copy")
