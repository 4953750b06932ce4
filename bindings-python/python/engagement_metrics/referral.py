# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of referral: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Count, Numbers, Real

__all__ = [
    "referral_participation_rate",
    "referral_conversion_rate",
    "referred_customer_share",
    "viral_coefficient",
    "referral_cost_per_acquisition",
]


_referral_participation_rate = Formula("referral_participation_rate")


@overload
def referral_participation_rate(advocates: Numbers, eligible: Count | Numbers) -> Table: ...
@overload
def referral_participation_rate(advocates: Count, eligible: Numbers) -> Table: ...
@overload
def referral_participation_rate(advocates: Count, eligible: Count) -> Estimate: ...
def referral_participation_rate(advocates: Count | Numbers, eligible: Count | Numbers) -> Estimate | Table:
    """Referral participation rate is the share of eligible customers who sent an invitation.

    Eligible are customers with an order before the window, unless you say otherwise. It counts people who
    invite, not their invitations.

    Parameters
    ----------
    advocates : int or column
        Customers who sent at least one invitation. A whole number of at least 0.
    eligible : int or column
        Customers who could have. A whole number of at least 0.

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
    ``advocates / eligible``

    Source: Friendbuy, Yotpo: Share rate, participation rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.referral.referral_participation_rate(120, 2000)
    <referral_participation_rate 6.0 % [5.0, 7.1], n=2,000>
    """
    return _referral_participation_rate.over((advocates, eligible))


_referral_conversion_rate = Formula("referral_conversion_rate")


@overload
def referral_conversion_rate(converted: Numbers, invited: Count | Numbers) -> Table: ...
@overload
def referral_conversion_rate(converted: Count, invited: Numbers) -> Table: ...
@overload
def referral_conversion_rate(converted: Count, invited: Count) -> Estimate: ...
def referral_conversion_rate(converted: Count | Numbers, invited: Count | Numbers) -> Estimate | Table:
    """Referral conversion rate is the share of invited people who bought.

    Name what is counted: a person invited twice counts once here; by invitation or by click the rate is
    lower. The goal may be a sign-up instead of a first purchase.

    Parameters
    ----------
    converted : int or column
        Invited people who bought, or signed up. A whole number of at least 0.
    invited : int or column
        Different people invited. A whole number of at least 0.

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
    ``converted / invited``

    Source: Yotpo: Referral conversion rate (clicks to purchases).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.referral.referral_conversion_rate(96, 480)
    <referral_conversion_rate 20.0 % [16.7, 23.8], n=480>
    """
    return _referral_conversion_rate.over((converted, invited))


_referred_customer_share = Formula("referred_customer_share")


@overload
def referred_customer_share(referred: Numbers, new_customers: Count | Numbers) -> Table: ...
@overload
def referred_customer_share(referred: Count, new_customers: Numbers) -> Table: ...
@overload
def referred_customer_share(referred: Count, new_customers: Count) -> Estimate: ...
def referred_customer_share(referred: Count | Numbers, new_customers: Count | Numbers) -> Estimate | Table:
    """Referred customer share is the share of new customers who came by a referral.

    It rises as well when other channels bring fewer: look at the number beside it. ReferralCandy divides
    purchases by purchases.

    Parameters
    ----------
    referred : int or column
        New customers who came by a referral. A whole number of at least 0.
    new_customers : int or column
        All new customers of the window. A whole number of at least 0.

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
    ``referred / new_customers``

    Source: ReferralCandy: Referral rate = referred purchases / purchases.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.referral.referred_customer_share(96, 800)
    <referred_customer_share 12.0 % [9.9, 14.4], n=800>
    """
    return _referred_customer_share.over((referred, new_customers))


_viral_coefficient = Formula("viral_coefficient")


@overload
def viral_coefficient(users: Numbers, invitations: Count | Numbers, converted: Count | Numbers) -> Table: ...
@overload
def viral_coefficient(users: Count, invitations: Numbers, converted: Count | Numbers) -> Table: ...
@overload
def viral_coefficient(users: Count, invitations: Count, converted: Numbers) -> Table: ...
@overload
def viral_coefficient(users: Count, invitations: Count, converted: Count) -> Estimate: ...
def viral_coefficient(
    users: Count | Numbers, invitations: Count | Numbers, converted: Count | Numbers
) -> Estimate | Table:
    """Viral coefficient (k-factor) is the number of new users that a user brings: invitations times their conversion.

    Below 1, a user brings 1 / (1 - k) users in all, itself among them; above 1, growth feeds itself until
    everybody is invited. It says nothing of speed: the time from invitation to conversion decides that.

    Parameters
    ----------
    users : int or column
        Users who could invite. A whole number of at least 0.
    invitations : int or column
        Invitations they sent. A whole number of at least 0.
    converted : int or column
        Invitations that became users. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `ratio`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``invitations / users * converted / invitations = converted / users``

    Source: Growth teams: k = i * c. Interval: exact Poisson, Garwood 1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.referral.viral_coefficient(2000, 480, 96)
    <viral_coefficient 0.05 ±0.01, n=2,000>
    """
    return _viral_coefficient.over((users, invitations, converted))


_referral_cost_per_acquisition = Formula("referral_cost_per_acquisition")


@overload
def referral_cost_per_acquisition(rewards: Numbers, referred: Count | Numbers) -> Table: ...
@overload
def referral_cost_per_acquisition(rewards: Real, referred: Numbers) -> Table: ...
@overload
def referral_cost_per_acquisition(rewards: Real, referred: Count) -> Estimate: ...
def referral_cost_per_acquisition(rewards: Real | Numbers, referred: Count | Numbers) -> Estimate | Table:
    """Referral cost per acquisition is what a customer who came by referral cost in rewards.

    Take the rewards of both sides, of the one who invites and of the one invited. Programme fees and
    discounts outside the reward are not in it, so it is lower than the cost of other channels looks.

    Parameters
    ----------
    rewards : float or column
        Rewards paid, to both sides. A finite number of at least 0.
    referred : int or column
        Customers who came by a referral. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `money`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``rewards / referred``

    Source: Growth teams: referral CAC.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.referral.referral_cost_per_acquisition(1440, 96)
    <referral_cost_per_acquisition 15.00, n=96>
    """
    return _referral_cost_per_acquisition.over((rewards, referred))
