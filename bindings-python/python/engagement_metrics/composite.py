# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of composite: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Count, Numbers, Real

__all__ = [
    "active_engagement_share",
    "engaged_customer_rate",
    "engaged_profit_share",
    "relative_lift",
    "relative_lift_of_means",
    "relative_lift_of_rates",
]


_active_engagement_share = Formula("active_engagement_share")


@overload
def active_engagement_share(active_weight: Numbers, total_weight: Real | Numbers) -> Table: ...
@overload
def active_engagement_share(active_weight: Real, total_weight: Numbers) -> Table: ...
@overload
def active_engagement_share(active_weight: Real, total_weight: Real) -> Estimate: ...
def active_engagement_share(active_weight: Real | Numbers, total_weight: Real | Numbers) -> Estimate | Table:
    """Active engagement share is the part of engagement in which the customer acts rather than receives.

    Views, opens, plain visits and follows are passive, all else active: no two products agree on the list,
    so keep yours. Weights make the number; pass counts of events for a plain share.

    Parameters
    ----------
    active_weight : float or column
        Weight of active events. A finite number of at least 0.
    total_weight : float or column
        Weight of all events. A finite number of at least 0.

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
    ``active_weight / total_weight``

    Source: This library: decayed weights of events.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.composite.active_engagement_share(4.6213203436, 6.6213203436)
    <active_engagement_share 69.8 %, n=0>
    """
    return _active_engagement_share.over((active_weight, total_weight))


_engaged_customer_rate = Formula("engaged_customer_rate")


@overload
def engaged_customer_rate(engaged: Numbers, customers: Count | Numbers) -> Table: ...
@overload
def engaged_customer_rate(engaged: Count, customers: Numbers) -> Table: ...
@overload
def engaged_customer_rate(engaged: Count, customers: Count) -> Estimate: ...
def engaged_customer_rate(engaged: Count | Numbers, customers: Count | Numbers) -> Estimate | Table:
    """Engaged customer rate is the share of customers who engaged actively in the window, by default 90 days.

    Opens and views do not count. Say how many events of which kinds make a customer engaged.

    Parameters
    ----------
    engaged : int or column
        Customers with an active engagement in the window. A whole number of at least 0.
    customers : int or column
        All customers. A whole number of at least 0.

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
    ``engaged / customers``

    Source: This library: at least one active event.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.composite.engaged_customer_rate(2100, 6000)
    <engaged_customer_rate 35.0 % ±1.2, n=6,000>
    """
    return _engaged_customer_rate.over((engaged, customers))


_engaged_profit_share = Formula("engaged_profit_share")


@overload
def engaged_profit_share(engaged_profit: Numbers, profit: Real | Numbers) -> Table: ...
@overload
def engaged_profit_share(engaged_profit: Real, profit: Numbers) -> Table: ...
@overload
def engaged_profit_share(engaged_profit: Real, profit: Real) -> Estimate: ...
def engaged_profit_share(engaged_profit: Real | Numbers, profit: Real | Numbers) -> Estimate | Table:
    """Engaged profit share is the part of profit that comes from engaged customers.

    It exceeds 1 where the others lose money, and is undefined where profit is not above 0. Who buys more
    engages more: it does not say what engagement is worth.

    Parameters
    ----------
    engaged_profit : float or column
        Profit from engaged customers. A finite number.
    profit : float or column
        Profit from all customers. A finite number.

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
    ``engaged_profit / profit``

    Source: Hall and Partners: Engager, up to two thirds (a claim).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.composite.engaged_profit_share(200000, 300000)
    <engaged_profit_share 66.7 %, n=0>
    """
    return _engaged_profit_share.over((engaged_profit, profit))


_relative_lift = Formula("relative_lift")


@overload
def relative_lift(
    successes_a: Numbers, total_a: Count | Numbers, successes_b: Count | Numbers, total_b: Count | Numbers
) -> Table: ...
@overload
def relative_lift(
    successes_a: Count, total_a: Numbers, successes_b: Count | Numbers, total_b: Count | Numbers
) -> Table: ...
@overload
def relative_lift(successes_a: Count, total_a: Count, successes_b: Numbers, total_b: Count | Numbers) -> Table: ...
@overload
def relative_lift(successes_a: Count, total_a: Count, successes_b: Count, total_b: Numbers) -> Table: ...
@overload
def relative_lift(successes_a: Count, total_a: Count, successes_b: Count, total_b: Count) -> Estimate: ...
def relative_lift(
    successes_a: Count | Numbers, total_a: Count | Numbers, successes_b: Count | Numbers, total_b: Count | Numbers
) -> Estimate | Table:
    """Relative lift is how much higher a share is in one group than in another: a ratio of 6 is a lift of 500 %.

    Small shares make large lifts, so state both shares too. It is an effect only where chance decided who
    is in which group. A group a without success has a lift of -100 % and no interval.

    Parameters
    ----------
    successes_a : int or column
        Successes of group a. A whole number of at least 0.
    total_a : int or column
        Size of group a. A whole number of at least 0.
    successes_b : int or column
        Successes of group b. A whole number of at least 0.
    total_b : int or column
        Size of group b. A whole number of at least 0.

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
    ``(successes_a / total_a) / (successes_b / total_b) - 1``

    Source: A/B testing: uplift, relative difference. Interval: Katz 1978, log risk ratio.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.composite.relative_lift(60, 1000, 10, 1000)
    <relative_lift 500.0 % [209.0, 1,065.2], n=2,000>
    """
    return _relative_lift.over((successes_a, total_a, successes_b, total_b))


_relative_lift_of_means = Formula("relative_lift_of_means")


@overload
def relative_lift_of_means(
    mean_a: Numbers,
    mean_b: Real | Numbers,
    sd_a: Real | Numbers | None = None,
    n_a: Count | Numbers | None = None,
    sd_b: Real | Numbers | None = None,
    n_b: Count | Numbers | None = None,
) -> Table: ...
@overload
def relative_lift_of_means(
    mean_a: Real,
    mean_b: Numbers,
    sd_a: Real | Numbers | None = None,
    n_a: Count | Numbers | None = None,
    sd_b: Real | Numbers | None = None,
    n_b: Count | Numbers | None = None,
) -> Table: ...
@overload
def relative_lift_of_means(
    mean_a: Real,
    mean_b: Real,
    sd_a: Numbers,
    n_a: Count | Numbers | None = None,
    sd_b: Real | Numbers | None = None,
    n_b: Count | Numbers | None = None,
) -> Table: ...
@overload
def relative_lift_of_means(
    mean_a: Real,
    mean_b: Real,
    *,
    sd_a: Real | None = None,
    n_a: Numbers,
    sd_b: Real | Numbers | None = None,
    n_b: Count | Numbers | None = None,
) -> Table: ...
@overload
def relative_lift_of_means(
    mean_a: Real,
    mean_b: Real,
    *,
    sd_a: Real | None = None,
    n_a: Count | None = None,
    sd_b: Numbers,
    n_b: Count | Numbers | None = None,
) -> Table: ...
@overload
def relative_lift_of_means(
    mean_a: Real,
    mean_b: Real,
    *,
    sd_a: Real | None = None,
    n_a: Count | None = None,
    sd_b: Real | None = None,
    n_b: Numbers,
) -> Table: ...
@overload
def relative_lift_of_means(
    mean_a: Real,
    mean_b: Real,
    sd_a: Real | None = None,
    n_a: Count | None = None,
    sd_b: Real | None = None,
    n_b: Count | None = None,
) -> Estimate: ...
def relative_lift_of_means(
    mean_a: Real | Numbers,
    mean_b: Real | Numbers,
    sd_a: Real | Numbers | None = None,
    n_a: Count | Numbers | None = None,
    sd_b: Real | Numbers | None = None,
    n_b: Count | Numbers | None = None,
) -> Estimate | Table:
    """Relative lift of means is how much higher a mean is in one group than in another.

    Pass the standard deviations and numbers of values for an interval; with few values of skewed amounts it
    is too narrow.

    Parameters
    ----------
    mean_a : float or column
        Mean of group a. A finite number.
    mean_b : float or column
        Mean of group b. A finite number.
    sd_a : float or column, optional
        Standard deviation of group a. A finite number of at least 0, optional.
    n_a : int or column, optional
        Values of group a. A whole number of at least 0, optional.
    sd_b : float or column, optional
        Standard deviation of group b. A finite number of at least 0, optional.
    n_b : int or column, optional
        Values of group b. A whole number of at least 0, optional.

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
    ``mean_a / mean_b - 1``

    Source: A/B testing: uplift. Interval: log ratio of means, delta method.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.composite.relative_lift_of_means(56, 50, 20, 400, 22, 600)
    <relative_lift 12.0 % [6.6, 17.7], n=1,000>
    """
    return _relative_lift_of_means.over((mean_a, mean_b, sd_a, n_a, sd_b, n_b))


_relative_lift_of_rates = Formula("relative_lift_of_rates")


@overload
def relative_lift_of_rates(
    events_a: Numbers, exposure_a: Real | Numbers, events_b: Count | Numbers, exposure_b: Real | Numbers
) -> Table: ...
@overload
def relative_lift_of_rates(
    events_a: Count, exposure_a: Numbers, events_b: Count | Numbers, exposure_b: Real | Numbers
) -> Table: ...
@overload
def relative_lift_of_rates(
    events_a: Count, exposure_a: Real, events_b: Numbers, exposure_b: Real | Numbers
) -> Table: ...
@overload
def relative_lift_of_rates(events_a: Count, exposure_a: Real, events_b: Count, exposure_b: Numbers) -> Table: ...
@overload
def relative_lift_of_rates(events_a: Count, exposure_a: Real, events_b: Count, exposure_b: Real) -> Estimate: ...
def relative_lift_of_rates(
    events_a: Count | Numbers, exposure_a: Real | Numbers, events_b: Count | Numbers, exposure_b: Real | Numbers
) -> Estimate | Table:
    """Relative lift of rates is how much more often something happens in one group than in another.

    Rates are events over an exposure, such as clicks over impressions or orders over days. Events of one
    person come together, and then the interval is too narrow.

    Parameters
    ----------
    events_a : int or column
        Events of group a. A whole number of at least 0.
    exposure_a : float or column
        Exposure of group a. A finite number of at least 0.
    events_b : int or column
        Events of group b. A whole number of at least 0.
    exposure_b : float or column
        Exposure of group b. A finite number of at least 0.

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
    ``(events_a / exposure_a) / (events_b / exposure_b) - 1``

    Source: A/B testing: uplift. Interval: log rate ratio of two Poisson counts.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.composite.relative_lift_of_rates(180, 1000, 120, 800)
    <relative_lift 20.0 % [−4.7, 51.2], n=300>
    """
    return _relative_lift_of_rates.over((events_a, exposure_a, events_b, exposure_b))
