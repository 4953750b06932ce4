# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of web: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Column, Count, Numbers

__all__ = [
    "bounce_rate",
    "average_session_duration",
]


_bounce_rate = Formula("bounce_rate")


@overload
def bounce_rate(
    single_page_sessions: Numbers, sessions: Count | Numbers, *, rule: Literal["one_page", "ua", "ga4"] = "one_page"
) -> Table: ...
@overload
def bounce_rate(
    single_page_sessions: Count, sessions: Numbers, *, rule: Literal["one_page", "ua", "ga4"] = "one_page"
) -> Table: ...
@overload
def bounce_rate(
    single_page_sessions: Count, sessions: Count, *, rule: Literal["one_page", "ua", "ga4"] = "one_page"
) -> Estimate: ...
def bounce_rate(
    single_page_sessions: Count | Numbers,
    sessions: Count | Numbers,
    *,
    rule: Literal["one_page", "ua", "ga4"] = "one_page",
) -> Estimate | Table:
    """Bounce rate is the share of sessions that left after a single page.

    Products disagree: a page read for eight minutes is a bounce by its page views and none for GA4. Count
    the sessions by the rule you name; rates by different rules are not subtracted. Seldom a verdict on its
    own: who finds the answer on the first page bounces too.

    Parameters
    ----------
    single_page_sessions : int or column
        Sessions that bounced, by `rule`. A whole number of at least 0.
    sessions : int or column
        Sessions with at least one page view. A whole number of at least 0.
    rule : {"one_page", "ua", "ga4"}, default "one_page"
        What counts as a bounce: one page view, a single interaction hit (`ua`), or not engaged (`ga4`).

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``single_page_sessions / sessions``

    Source: Google Analytics help, bounce rate: Universal Analytics 1009409, GA4 12195621.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.bounce_rate(430, 1000)
    <bounce_rate 43.0 % [40.0, 46.1], n=1,000>
    """
    return _bounce_rate.over((single_page_sessions, sessions, rule))


_average_session_duration = Formula("average_session_duration")


def average_session_duration(durations: Column) -> Estimate:
    """Average session duration is the mean time from the first to the last event of a session.

    A session of one event lasts 0 seconds although someone may have read for minutes; Universal Analytics
    and GA4 leave it in the mean, and so the list should. Durations are skewed: look at their median too.

    Parameters
    ----------
    durations : list or column of seconds
        Seconds from the first to the last event of every session. A list of durations in seconds, each at
        least 0.

    Returns
    -------
    Estimate
        The value, counted as `seconds`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``sum of durations / sessions``

    Source: Google Analytics help 1006253; its two worked sessions are the first two of the example.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.average_session_duration([600, 900, 0, 60, 240, 0, 420, 180, 30, 570])
    <average_session_duration 5.0 min ±3.7, n=10>
    """
    return _average_session_duration((durations,))
