# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of service: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Column, Count, Numbers

__all__ = [
    "first_response_time",
    "resolution_time",
    "first_contact_resolution_rate",
    "resolution_rate",
    "sla_attainment_rate",
    "social_response_rate",
]


_first_response_time = Formula("first_response_time")


def first_response_time(
    response_times: Column, *, statistic: Literal["median", "mean", "p90", "p95"] = "median"
) -> Estimate:
    """First response time is the median time until a customer gets the first public answer of a person.

    Automatic replies do not count. Tickets without an answer are left out, which flatters whoever answers
    the easy ones: look at their number too. Products differ in calendar or business hours, and in mean or
    median; one ticket left overnight moves the mean, not the median. Times of one kind of hours only are
    compared.

    Parameters
    ----------
    response_times : list or column of seconds
        Seconds from the creation of each ticket to its first public reply; unanswered tickets left out. A
        list of durations in seconds, each at least 0.
    statistic : {"median", "mean", "p90", "p95"}, default "median"
        The figure: the median, the mean, or the 90 or 95 % quantile.

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
    ``the value in the middle of response_times (quantile of type 7)``

    Source: Zendesk: First reply time. Intercom: Median first response time.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.service.first_response_time([300, 480, 720, 1200, 2100, 2880, 5400, 14400, 86400])
    <first_response_time 35.0 min [8.0, 240.0], n=9>
    """
    return _first_response_time((response_times, statistic))


_resolution_time = Formula("resolution_time")


def resolution_time(
    resolution_times: Column, *, statistic: Literal["median", "mean", "p90", "p95"] = "median"
) -> Estimate:
    """Resolution time is the median time from the creation of a ticket to its last solution.

    A reopened ticket counts until it is solved for good; products that stop at the first solution show
    less. Open tickets are left out, so it falls while hard ones pile up: look at the resolution rate beside
    it.

    Parameters
    ----------
    resolution_times : list or column of seconds
        Seconds from the creation of each solved ticket to its last solution; open tickets left out. A list
        of durations in seconds, each at least 0.
    statistic : {"median", "mean", "p90", "p95"}, default "median"
        The figure: the median, the mean, or the 90 or 95 % quantile.

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
    ``the value in the middle of resolution_times (quantile of type 7)``

    Source: Zendesk: Full resolution time. Zoho Desk: Resolution time.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.service.resolution_time([3600, 7200, 14400, 21600, 28800, 43200, 86400, 172800, 345600])
    <resolution_time 8.0 h [2.0, 48.0], n=9>
    """
    return _resolution_time((resolution_times, statistic))


_first_contact_resolution_rate = Formula("first_contact_resolution_rate")


@overload
def first_contact_resolution_rate(
    resolved_first_contact: Numbers, resolved: Count | Numbers, *, of: Literal["resolved", "created"] = "resolved"
) -> Table: ...
@overload
def first_contact_resolution_rate(
    resolved_first_contact: Count, resolved: Numbers, *, of: Literal["resolved", "created"] = "resolved"
) -> Table: ...
@overload
def first_contact_resolution_rate(
    resolved_first_contact: Count, resolved: Count, *, of: Literal["resolved", "created"] = "resolved"
) -> Estimate: ...
def first_contact_resolution_rate(
    resolved_first_contact: Count | Numbers,
    resolved: Count | Numbers,
    *,
    of: Literal["resolved", "created"] = "resolved",
) -> Estimate | Table:
    """First contact resolution rate is the share of resolved tickets that took one contact and were not reopened.

    Say what a contact is: a message of the customer (as here), a reply of an agent (one-touch), or no
    return within some days; surveys of customers give less than all of them. Of all tickets created it is
    lower: rates by different denominators are not subtracted.

    Parameters
    ----------
    resolved_first_contact : int or column
        Tickets resolved with one contact of the customer and not reopened, within 7 days unless it says
        otherwise. A whole number of at least 0.
    resolved : int or column
        Tickets resolved in the window; all that were created there under `of="created"`. A whole number of
        at least 0.
    of : {"resolved", "created"}, default "resolved"
        What the second input counts: resolved tickets, or all tickets created.

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
    ``resolved_first_contact / resolved``

    Source: Freshservice: FCR. Zendesk: One-touch tickets. SQM Group: First call resolution, by survey.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.service.first_contact_resolution_rate(365, 500)
    <first_contact_resolution_rate 73.0 % [68.9, 76.7], n=500>
    """
    return _first_contact_resolution_rate.over((resolved_first_contact, resolved, of))


_resolution_rate = Formula("resolution_rate")


@overload
def resolution_rate(resolved: Numbers, created: Count | Numbers) -> Table: ...
@overload
def resolution_rate(resolved: Count, created: Numbers) -> Table: ...
@overload
def resolution_rate(resolved: Count, created: Count) -> Estimate: ...
def resolution_rate(resolved: Count | Numbers, created: Count | Numbers) -> Estimate | Table:
    """Resolution rate is the share of the tickets created in the window that are resolved by a cut-off.

    It follows the tickets that came in. Tickets solved in the window over tickets created in it, as some
    products show, mixes two groups and may exceed 1. Give every window the same time after its end.

    Parameters
    ----------
    resolved : int or column
        Tickets created in the window and resolved by the cut-off. A whole number of at least 0.
    created : int or column
        Tickets created in the window. A whole number of at least 0.

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
    ``resolved / created``

    Source: Zendesk: Solved and created tickets (there as a flow).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.service.resolution_rate(470, 500)
    <resolution_rate 94.0 % [91.6, 95.8], n=500>
    """
    return _resolution_rate.over((resolved, created))


_sla_attainment_rate = Formula("sla_attainment_rate")


@overload
def sla_attainment_rate(met: Numbers, due: Count | Numbers) -> Table: ...
@overload
def sla_attainment_rate(met: Count, due: Numbers) -> Table: ...
@overload
def sla_attainment_rate(met: Count, due: Count) -> Estimate: ...
def sla_attainment_rate(met: Count | Numbers, due: Count | Numbers) -> Estimate | Table:
    """SLA attainment rate is the share of service targets that were met on time.

    A target past its time without an answer is a breach, not a missing value; those that still run are left
    out. Each target is measured by its own clock, so business and calendar hours may stand side by side.

    Parameters
    ----------
    met : int or column
        Targets met. A whole number of at least 0.
    due : int or column
        Targets met or breached. A whole number of at least 0.

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
    ``met / due``

    Source: Zendesk: SLA achievement rate. Freshdesk: Within SLA. Call centres: service level 80/20.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.service.sla_attainment_rate(460, 500)
    <sla_attainment_rate 92.0 % [89.3, 94.1], n=500>
    """
    return _sla_attainment_rate.over((met, due))


_social_response_rate = Formula("social_response_rate")


@overload
def social_response_rate(answered: Numbers, incoming: Count | Numbers) -> Table: ...
@overload
def social_response_rate(answered: Count, incoming: Numbers) -> Table: ...
@overload
def social_response_rate(answered: Count, incoming: Count) -> Estimate: ...
def social_response_rate(answered: Count | Numbers, incoming: Count | Numbers) -> Estimate | Table:
    """Social response rate is the share of customers' messages on social media that get an answer in time.

    The limit is 24 hours unless it says otherwise. Count only messages that need an answer, else thanks and
    emoji lower it.

    Parameters
    ----------
    answered : int or column
        Messages answered within the limit. A whole number of at least 0.
    incoming : int or column
        Messages that need an answer. A whole number of at least 0.

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
    ``answered / incoming``

    Source: Meta, Sprout Social: Response rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.service.social_response_rate(90, 100)
    <social_response_rate 90.0 % [82.6, 94.5], n=100>
    """
    return _social_response_rate.over((answered, incoming))
