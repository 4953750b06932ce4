# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of loyalty: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Count, Numbers, Real

__all__ = [
    "member_sales_share",
    "member_aov_lift",
    "member_frequency_lift",
]


_member_sales_share = Formula("member_sales_share")


@overload
def member_sales_share(member_revenue: Numbers, revenue: Real | Numbers) -> Table: ...
@overload
def member_sales_share(member_revenue: Real, revenue: Numbers) -> Table: ...
@overload
def member_sales_share(member_revenue: Real, revenue: Real) -> Estimate: ...
def member_sales_share(member_revenue: Real | Numbers, revenue: Real | Numbers) -> Estimate | Table:
    """Member share of sales is the share of revenue that comes from members.

    It grows with the number of members as well as with what each spends. A revenue of 0 or below leaves it
    undefined. From a log with a member column it has an interval.

    Parameters
    ----------
    member_revenue : float or column
        Revenue from members, net of refunds. A finite number.
    revenue : float or column
        Revenue from everybody, net of refunds. A finite number.

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
    ``member_revenue / revenue``

    Source: Retail: loyalty penetration, or tender share.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.member_sales_share(49000, 100000)
    <member_sales_share 49.0 %, n=0>
    """
    return _member_sales_share.over((member_revenue, revenue))


_member_aov_lift = Formula("member_aov_lift")


@overload
def member_aov_lift(
    aov_members: Numbers,
    aov_others: Real | Numbers,
    sd_members: Real | Numbers | None = None,
    orders_members: Count | Numbers | None = None,
    sd_others: Real | Numbers | None = None,
    orders_others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_aov_lift(
    aov_members: Real,
    aov_others: Numbers,
    sd_members: Real | Numbers | None = None,
    orders_members: Count | Numbers | None = None,
    sd_others: Real | Numbers | None = None,
    orders_others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_aov_lift(
    aov_members: Real,
    aov_others: Real,
    sd_members: Numbers,
    orders_members: Count | Numbers | None = None,
    sd_others: Real | Numbers | None = None,
    orders_others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_aov_lift(
    aov_members: Real,
    aov_others: Real,
    *,
    sd_members: Real | None = None,
    orders_members: Numbers,
    sd_others: Real | Numbers | None = None,
    orders_others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_aov_lift(
    aov_members: Real,
    aov_others: Real,
    *,
    sd_members: Real | None = None,
    orders_members: Count | None = None,
    sd_others: Numbers,
    orders_others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_aov_lift(
    aov_members: Real,
    aov_others: Real,
    *,
    sd_members: Real | None = None,
    orders_members: Count | None = None,
    sd_others: Real | None = None,
    orders_others: Numbers,
) -> Table: ...
@overload
def member_aov_lift(
    aov_members: Real,
    aov_others: Real,
    sd_members: Real | None = None,
    orders_members: Count | None = None,
    sd_others: Real | None = None,
    orders_others: Count | None = None,
) -> Estimate: ...
def member_aov_lift(
    aov_members: Real | Numbers,
    aov_others: Real | Numbers,
    sd_members: Real | Numbers | None = None,
    orders_members: Count | Numbers | None = None,
    sd_others: Real | Numbers | None = None,
    orders_others: Count | Numbers | None = None,
) -> Estimate | Table:
    """Member AOV lift is how much more a member's order is worth than another customer's.

    It is not causal: members chose to join, and those who spend more join more often. Only a test with a
    control group shows what the programme does. Pass the standard deviations and numbers of orders for an
    interval.

    Parameters
    ----------
    aov_members : float or column
        Average order value of members. A finite number.
    aov_others : float or column
        Average order value of all others. A finite number.
    sd_members : float or column, optional
        Standard deviation of the members' order values. A finite number of at least 0, optional.
    orders_members : int or column, optional
        Orders of members. A whole number of at least 0, optional.
    sd_others : float or column, optional
        Standard deviation of the others' order values. A finite number of at least 0, optional.
    orders_others : int or column, optional
        Orders of all others. A whole number of at least 0, optional.

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
    ``aov_members / aov_others - 1``

    Source: Yotpo, LoyaltyLion: member and non-member AOV.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.member_aov_lift(56, 50, 20, 400, 22, 600)
    <member_aov_lift 12.0 % [6.6, 17.7], n=1,000>
    """
    return _member_aov_lift.over((aov_members, aov_others, sd_members, orders_members, sd_others, orders_others))


_member_frequency_lift = Formula("member_frequency_lift")


@overload
def member_frequency_lift(
    pf_members: Numbers,
    pf_others: Real | Numbers,
    sd_members: Real | Numbers | None = None,
    members: Count | Numbers | None = None,
    sd_others: Real | Numbers | None = None,
    others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_frequency_lift(
    pf_members: Real,
    pf_others: Numbers,
    sd_members: Real | Numbers | None = None,
    members: Count | Numbers | None = None,
    sd_others: Real | Numbers | None = None,
    others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_frequency_lift(
    pf_members: Real,
    pf_others: Real,
    sd_members: Numbers,
    members: Count | Numbers | None = None,
    sd_others: Real | Numbers | None = None,
    others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_frequency_lift(
    pf_members: Real,
    pf_others: Real,
    *,
    sd_members: Real | None = None,
    members: Numbers,
    sd_others: Real | Numbers | None = None,
    others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_frequency_lift(
    pf_members: Real,
    pf_others: Real,
    *,
    sd_members: Real | None = None,
    members: Count | None = None,
    sd_others: Numbers,
    others: Count | Numbers | None = None,
) -> Table: ...
@overload
def member_frequency_lift(
    pf_members: Real,
    pf_others: Real,
    *,
    sd_members: Real | None = None,
    members: Count | None = None,
    sd_others: Real | None = None,
    others: Numbers,
) -> Table: ...
@overload
def member_frequency_lift(
    pf_members: Real,
    pf_others: Real,
    sd_members: Real | None = None,
    members: Count | None = None,
    sd_others: Real | None = None,
    others: Count | None = None,
) -> Estimate: ...
def member_frequency_lift(
    pf_members: Real | Numbers,
    pf_others: Real | Numbers,
    sd_members: Real | Numbers | None = None,
    members: Count | Numbers | None = None,
    sd_others: Real | Numbers | None = None,
    others: Count | Numbers | None = None,
) -> Estimate | Table:
    """Member purchase frequency lift is how much more often a member buys than another customer.

    It is not causal: members chose to join, and those who buy often join more often. Only a test with a
    control group shows what the programme does. Pass the standard deviations and numbers of customers for
    an interval.

    Parameters
    ----------
    pf_members : float or column
        Orders a member in the window. A finite number.
    pf_others : float or column
        Orders of another customer in the window. A finite number.
    sd_members : float or column, optional
        Standard deviation of the orders a member. A finite number of at least 0, optional.
    members : int or column, optional
        Members with an order in the window. A whole number of at least 0, optional.
    sd_others : float or column, optional
        Standard deviation of the orders of another customer. A finite number of at least 0, optional.
    others : int or column, optional
        Other customers with an order in the window. A whole number of at least 0, optional.

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
    ``pf_members / pf_others - 1``

    Source: American Marketing Association: members and non-members compared.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.member_frequency_lift(2.5, 2, 1.8, 400, 1.5, 600)
    <member_frequency_lift 25.0 % [13.9, 37.1], n=1,000>
    """
    return _member_frequency_lift.over((pf_members, pf_others, sd_members, members, sd_others, others))
