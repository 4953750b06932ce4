"""Tables of figures: over calendar periods, or over one window, each beside the one that it is compared with."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd

from .estimates import ALPHA, mover, p_value
from .figures import Log, Metric, Row, growth

Period = Literal["day", "week", "month", "quarter"]
Compare = Literal["previous", "previous_same_days", "year", "none"]
Window = tuple[pd.Timestamp, pd.Timestamp]
FREQUENCIES: dict[Period, str] = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q"}
YEAR = pd.DateOffset(years=1)


def by(log: Log, period: Period, segment: str | None = None, compare: Compare = "previous") -> list[Row]:
    """Every metric of every period from the first row to `as_of`, in each group of a segment.

    Periods without a row are cells too, with no orders and no rates.
    """
    last = log.as_of - pd.Timedelta("1us")
    spans = pd.period_range(log.rows["time"].min(), last, freq=FREQUENCIES[period])
    windows = [(span.start_time, (span + 1).start_time) for span in spans]
    previous: list[Window | None] = [None, *windows[:-1]]
    if compare == "year":
        known = set(windows)
        earlier = [(start - YEAR, end - YEAR) for start, end in windows]
        previous = [window if window in known else None for window in earlier]
    elif compare == "none":
        previous = [None] * len(windows)
    return _rows(log, list(zip(windows, previous, strict=True)), segment, compare)


def summary(
    log: Log,
    window: Window | str | None = None,
    segment: str | None = None,
    compare: Compare = "previous",
) -> list[Row]:
    """Every metric over one window: all of the data, so many trailing days ("90d"), or two local dates."""
    if window is None:
        return _rows(log, [((log.rows["time"].min().normalize(), log.as_of), None)], segment, compare)
    if isinstance(window, str):
        window = log.as_of - pd.Timedelta(days=int(window.removesuffix("d"))), log.as_of
    start, end = window
    earlier = {"previous": (start - (end - start), start), "year": (start - YEAR, end - YEAR)}.get(compare)
    return _rows(log, [(window, earlier)], segment, compare)


def _rows(log: Log, windows: list[tuple[Window, Window | None]], segment: str | None, compare: Compare) -> list[Row]:
    rows: list[Row] = []
    begins = log.rows["time"].min().normalize()
    for group in log.groups(segment):
        known: dict[Window, dict[str, Metric]] = {}

        def at(window: Window, group: Any = group, known: dict[Window, dict[str, Metric]] = known) -> dict[str, Metric]:
            if window not in known:
                known[window] = log.cell(*window, segment, group).metrics()
            return known[window]

        for (start, end), earlier in windows:
            if earlier and earlier[1] <= begins:
                earlier = None
            complete = end <= log.as_of and start >= begins
            if earlier and not complete and compare == "previous_same_days":
                # The period before, cut after as many days as the open one has had.
                earlier = earlier[0], min(earlier[1], earlier[0] + (log.as_of - start))
                complete = start >= begins
            now, before = at((start, end)), at(earlier) if earlier else {}
            comparable = complete and bool(earlier) and earlier[0] >= begins
            head = {
                "period_start": start.date().isoformat(),
                "period_end": end.date().isoformat(),
                "maturity": "complete" if end <= log.as_of and start >= begins else "open",
                "segment": group,
            }
            now = now | {"growth_rate": growth(now["revenue"], before.get("revenue") if comparable else None)}
            for metric, found in now.items():
                rows.append({"metric": metric, **head, **found.row(), **change(found, before.get(metric), comparable)})
                if metric == "growth_rate" and compare != "none" and not earlier:
                    rows[-1]["maturity"] = "unobserved"
    return rows


def change(now: Metric, before: Metric | None, comparable: bool) -> Row:
    """The change on the period before: MOVER limits and p-value where both have an interval."""
    row: Row = dict.fromkeys(("previous", "change", "change_low", "change_high", "p_value"))
    if before is None:
        return row
    row["previous"] = None if before.value is None else float(before.value)
    if now.value is None or before.value is None or not comparable:
        return row
    difference = float(now.value - before.value)
    row["change"] = difference
    if now.estimate and before.estimate:
        interval = mover(difference, now.estimate, before.estimate)
        row["change_low"], row["change_high"] = interval(ALPHA)
        row["p_value"] = p_value(difference, interval)
    return row
