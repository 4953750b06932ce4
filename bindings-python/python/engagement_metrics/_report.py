# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""All sources on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._native import Report
    from ._orders import Orders

__all__ = ["report"]


def report(
    *,
    orders: Orders,
    by: Literal["day", "week", "month", "quarter", "year"] = "month",
    segment: str | None = None,
    compare: Literal["previous", "previous_same_days", "year", "none"] = "previous",
    week_start: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday",
    metrics: Sequence[str] | None = None,
    language: str = "en",
) -> Report:
    """All of it on one page: every metric in total, by period, and in total by segment.

    Parameters
    ----------
    orders : Orders
        The opened source.
    by : {"day", "week", "month", "quarter", "year"}, default "month"
        The calendar period.
    segment : str, optional
        A segment column of the table to split by.
    compare : {"previous", "previous_same_days", "year", "none"}, default "previous"
        What each period or window is compared with: the "previous" one (an open period is not compared with
        a whole one), "previous_same_days" (cut after as many days as the open period has had), "year" or
        "none".
    week_start : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}, default "monday"
        The day on which weeks begin.
    metrics : sequence of str, optional
        Ids of the metrics; all that the table gives by default.
    language : str, default "en"
        The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids,
        columns and numbers in data stay as they are.
    """
    return orders.report(
        by, segment=segment, compare=compare, week_start=week_start, metrics=metrics, language=language
    )
