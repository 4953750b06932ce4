# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of loyalty: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Count, Numbers, Real

__all__ = [
    "members",
    "loyalty_enrolment_rate",
    "active_member_rate",
    "points_redemption_rate",
    "redemption_frequency",
    "redeeming_member_rate",
    "breakage_rate",
    "points_liability",
    "burn_ratio",
    "tier_upgrade_rate",
    "member_sales_share",
    "member_aov_lift",
    "member_frequency_lift",
    "program_roi",
    "reward_cost_rate",
    "membership_renewal_rate",
]


_members = Formula("members")


@overload
def members(members: Numbers) -> Table: ...
@overload
def members(members: Count) -> Estimate: ...
def members(members: Count | Numbers) -> Estimate | Table:
    """Members is the number of people enrolled in the loyalty programme and not closed.

    It is a level: take the one at the end of the window. It grows while nobody leaves, so look at active
    members too.

    Parameters
    ----------
    members : int or column
        Members at the end of the window. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `count`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``members enrolled and not closed at an instant``

    Source: Antavo, LoyaltyLion: Enrolled members. Smile.io: Members.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.members(12000)
    <members 12,000, n=12,000>
    """
    return _members.over((members,))


_loyalty_enrolment_rate = Formula("loyalty_enrolment_rate")


@overload
def loyalty_enrolment_rate(member_customers: Numbers, customers: Count | Numbers) -> Table: ...
@overload
def loyalty_enrolment_rate(member_customers: Count, customers: Numbers) -> Table: ...
@overload
def loyalty_enrolment_rate(member_customers: Count, customers: Count) -> Estimate: ...
def loyalty_enrolment_rate(member_customers: Count | Numbers, customers: Count | Numbers) -> Estimate | Table:
    """Loyalty enrolment rate is the share of the window's customers who are members.

    Customers are those with an order in the window; of all customers ever known it is lower.

    Parameters
    ----------
    member_customers : int or column
        Members among the customers. A whole number of at least 0.
    customers : int or column
        Customers of the window. A whole number of at least 0.

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
    ``member_customers / customers``

    Source: LoyaltyLion: Enrolment rate. Smile.io: Participation rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.loyalty_enrolment_rate(1800, 4000)
    <loyalty_enrolment_rate 45.0 % ±1.5, n=4,000>
    """
    return _loyalty_enrolment_rate.over((member_customers, customers))


_active_member_rate = Formula("active_member_rate")


@overload
def active_member_rate(active_members: Numbers, members: Count | Numbers) -> Table: ...
@overload
def active_member_rate(active_members: Count, members: Numbers) -> Table: ...
@overload
def active_member_rate(active_members: Count, members: Count) -> Estimate: ...
def active_member_rate(active_members: Count | Numbers, members: Count | Numbers) -> Estimate | Table:
    """Active member rate is the share of members who earned or redeemed in the window, by default 90 days.

    Name the activity and the window: who only signs in counts as active in some products, and 365 days give
    more.

    Parameters
    ----------
    active_members : int or column
        Members who earned or redeemed. A whole number of at least 0.
    members : int or column
        Members at the end of the window. A whole number of at least 0.

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
    ``active_members / members``

    Source: Antavo: Active members. Starbucks: 90-day active members.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.active_member_rate(5400, 12000)
    <active_member_rate 45.0 % ±0.9, n=12,000>
    """
    return _active_member_rate.over((active_members, members))


_points_redemption_rate = Formula("points_redemption_rate")


@overload
def points_redemption_rate(points_redeemed: Numbers, points_issued: Count | Numbers) -> Table: ...
@overload
def points_redemption_rate(points_redeemed: Count, points_issued: Numbers) -> Table: ...
@overload
def points_redemption_rate(points_redeemed: Count, points_issued: Count) -> Estimate: ...
def points_redemption_rate(points_redeemed: Count | Numbers, points_issued: Count | Numbers) -> Estimate | Table:
    """Points redemption rate is the share of all points ever issued that have been redeemed.

    Products mean other things by redemption rate: members who redeemed (redeeming member rate), how often
    (redemption frequency), or points of one window (burn ratio). Young points have had little time, so
    growth lowers it.

    Parameters
    ----------
    points_redeemed : int or column
        Points redeemed since the programme began. A whole number of at least 0.
    points_issued : int or column
        Points issued since the programme began. A whole number of at least 0.

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
    ``points_redeemed / points_issued``

    Source: LoyaltyLion, Antavo: Redemption rate. Emarsys caps it at 100 % a member.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.points_redemption_rate(480000, 1000000)
    <points_redemption_rate 48.0 %, n=0>
    """
    return _points_redemption_rate.over((points_redeemed, points_issued))


_redemption_frequency = Formula("redemption_frequency")


@overload
def redemption_frequency(redemptions: Numbers, members: Count | Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def redemption_frequency(redemptions: Count, members: Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def redemption_frequency(redemptions: Count, members: Count, sd: Numbers) -> Table: ...
@overload
def redemption_frequency(redemptions: Count, members: Count, sd: Real | None = None) -> Estimate: ...
def redemption_frequency(
    redemptions: Count | Numbers, members: Count | Numbers, sd: Real | Numbers | None = None
) -> Estimate | Table:
    """Redemption frequency is how many rewards a member redeems in the window.

    It divides by all members, so it falls as passive members join. From totals alone there is no interval;
    pass `sd`.

    Parameters
    ----------
    redemptions : int or column
        Redemptions in the window. A whole number of at least 0.
    members : int or column
        Members. A whole number of at least 0.
    sd : float or column, optional
        Standard deviation of the redemptions of a member. A finite number of at least 0, optional.

    Returns
    -------
    Estimate
        The value, counted as `redemptions_per_member`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``redemptions / members``

    Source: Antavo: Redemptions per member.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.redemption_frequency(9600, 12000, 1.4)
    <redemption_frequency 0.80 ±0.03, n=12,000>
    """
    return _redemption_frequency.over((redemptions, members, sd))


_redeeming_member_rate = Formula("redeeming_member_rate")


@overload
def redeeming_member_rate(redeemers: Numbers, members: Count | Numbers) -> Table: ...
@overload
def redeeming_member_rate(redeemers: Count, members: Numbers) -> Table: ...
@overload
def redeeming_member_rate(redeemers: Count, members: Count) -> Estimate: ...
def redeeming_member_rate(redeemers: Count | Numbers, members: Count | Numbers) -> Estimate | Table:
    """Redeeming member rate is the share of members who redeemed at least once in the window.

    Smile.io calls it the redemption rate; the one of points is another number.

    Parameters
    ----------
    redeemers : int or column
        Members with a redemption. A whole number of at least 0.
    members : int or column
        Members. A whole number of at least 0.

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
    ``redeemers / members``

    Source: Smile.io: Redemption rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.redeeming_member_rate(3000, 12000)
    <redeeming_member_rate 25.0 % ±0.8, n=12,000>
    """
    return _redeeming_member_rate.over((redeemers, members))


_breakage_rate = Formula("breakage_rate")


@overload
def breakage_rate(
    points_expired: Numbers, points_issued: Count | Numbers, *, rule: Literal["expired", "unspent"] = "expired"
) -> Table: ...
@overload
def breakage_rate(
    points_expired: Count, points_issued: Numbers, *, rule: Literal["expired", "unspent"] = "expired"
) -> Table: ...
@overload
def breakage_rate(
    points_expired: Count, points_issued: Count, *, rule: Literal["expired", "unspent"] = "expired"
) -> Estimate: ...
def breakage_rate(
    points_expired: Count | Numbers, points_issued: Count | Numbers, *, rule: Literal["expired", "unspent"] = "expired"
) -> Estimate | Table:
    """Breakage rate is the share of issued points that expired unused.

    Count points whose date has passed only: those still valid may be spent. Smile.io counts all unspent
    points (`rule="unspent"`), which is more. A high rate saves cost, and says that members do not value the
    points.

    Parameters
    ----------
    points_expired : int or column
        Points that broke, by `rule`. A whole number of at least 0.
    points_issued : int or column
        Points issued: those whose date has passed, or all under `rule="unspent"`. A whole number of at
        least 0.
    rule : {"expired", "unspent"}, default "expired"
        Which points count: expired ones, or all unspent ones.

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
    ``points_expired / points_issued``

    Source: Accounting: ultimate breakage, IFRS 15 and ASC 606. Smile.io: unspent points.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.breakage_rate(180000, 1000000)
    <breakage_rate 18.0 %, n=0>
    """
    return _breakage_rate.over((points_expired, points_issued, rule))


_points_liability = Formula("points_liability")


@overload
def points_liability(
    outstanding: Numbers, redemption_expected: Real | Numbers, point_value: Real | Numbers
) -> Table: ...
@overload
def points_liability(outstanding: Count, redemption_expected: Numbers, point_value: Real | Numbers) -> Table: ...
@overload
def points_liability(outstanding: Count, redemption_expected: Real, point_value: Numbers) -> Table: ...
@overload
def points_liability(outstanding: Count, redemption_expected: Real, point_value: Real) -> Estimate: ...
def points_liability(
    outstanding: Count | Numbers, redemption_expected: Real | Numbers, point_value: Real | Numbers
) -> Estimate | Table:
    """Points liability is the expected cost of the points that members may still redeem.

    It is a figure to manage by. Books need the share of each sale that falls to its points, by relative
    prices (IFRS 15). It follows the expected rate in a straight line: state it for a low and a high one.

    Parameters
    ----------
    outstanding : int or column
        Points issued and neither redeemed nor expired. A whole number of at least 0.
    redemption_expected : float or column
        Share of them that will be redeemed. A number from 0 to 1.
    point_value : float or column
        Cost of a point when it is redeemed. A finite number of at least 0.

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
    ``outstanding * redemption_expected * point_value``

    Source: IFRS 15 and ASC 606: contract liability.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.points_liability(340000, 0.8, 0.012)
    <points_liability 3,264.00, n=0>
    """
    return _points_liability.over((outstanding, redemption_expected, point_value))


_burn_ratio = Formula("burn_ratio")


@overload
def burn_ratio(points_redeemed: Numbers, points_earned: Count | Numbers) -> Table: ...
@overload
def burn_ratio(points_redeemed: Count, points_earned: Numbers) -> Table: ...
@overload
def burn_ratio(points_redeemed: Count, points_earned: Count) -> Estimate: ...
def burn_ratio(points_redeemed: Count | Numbers, points_earned: Count | Numbers) -> Estimate | Table:
    """Burn ratio is how many points are redeemed for each point earned in the window.

    It may exceed 1, when members spend what they saved before. Some print it the other way round, and some
    cap it.

    Parameters
    ----------
    points_redeemed : int or column
        Points redeemed in the window. A whole number of at least 0.
    points_earned : int or column
        Points earned in the window. A whole number of at least 0.

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
    ``points_redeemed / points_earned``

    Source: Loyalty practice: earn and burn.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.burn_ratio(66000, 120000)
    <burn_ratio 0.55, n=0>
    """
    return _burn_ratio.over((points_redeemed, points_earned))


_tier_upgrade_rate = Formula("tier_upgrade_rate")


@overload
def tier_upgrade_rate(upgraded: Numbers, members: Count | Numbers) -> Table: ...
@overload
def tier_upgrade_rate(upgraded: Count, members: Numbers) -> Table: ...
@overload
def tier_upgrade_rate(upgraded: Count, members: Count) -> Estimate: ...
def tier_upgrade_rate(upgraded: Count | Numbers, members: Count | Numbers) -> Estimate | Table:
    """Tier upgrade rate is the share of the members at the start who stand in a higher tier at the end.

    Look at downgrades too: a programme with yearly tiers moves members both ways at once.

    Parameters
    ----------
    upgraded : int or column
        Members whose tier at the end is higher than at the start. A whole number of at least 0.
    members : int or column
        Members at the start. A whole number of at least 0.

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
    ``upgraded / members``

    Source: Antavo: Tier movement.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.tier_upgrade_rate(300, 5000)
    <tier_upgrade_rate 6.0 % [5.4, 6.7], n=5,000>
    """
    return _tier_upgrade_rate.over((upgraded, members))


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


_program_roi = Formula("program_roi")


@overload
def program_roi(incremental_profit: Numbers, program_cost: Real | Numbers) -> Table: ...
@overload
def program_roi(incremental_profit: Real, program_cost: Numbers) -> Table: ...
@overload
def program_roi(incremental_profit: Real, program_cost: Real) -> Estimate: ...
def program_roi(incremental_profit: Real | Numbers, program_cost: Real | Numbers) -> Estimate | Table:
    """Program ROI is the profit gained through the programme, less its cost, for each unit of that cost.

    The profit must be incremental: what members would have bought anyway is none of it. Only a control
    group shows it. At 0 the programme pays for itself; below, it loses.

    Parameters
    ----------
    incremental_profit : float or column
        Gross profit that would be missing without the programme. A finite number.
    program_cost : float or column
        Cost of the programme: rewards, software, people. A finite number of at least 0.

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
    ``(incremental_profit - program_cost) / program_cost``

    Source: Antavo: ROI.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.program_roi(180000, 120000)
    <program_roi 50.0 %, n=0>
    """
    return _program_roi.over((incremental_profit, program_cost))


_reward_cost_rate = Formula("reward_cost_rate")


@overload
def reward_cost_rate(reward_cost: Numbers, member_revenue: Real | Numbers) -> Table: ...
@overload
def reward_cost_rate(reward_cost: Real, member_revenue: Numbers) -> Table: ...
@overload
def reward_cost_rate(reward_cost: Real, member_revenue: Real) -> Estimate: ...
def reward_cost_rate(reward_cost: Real | Numbers, member_revenue: Real | Numbers) -> Estimate | Table:
    """Reward cost rate is what members get back as a share of what they spend.

    It is the effective discount of the programme. Value points when they are redeemed; those issued and
    never redeemed cost nothing. A revenue of 0 or below leaves it undefined.

    Parameters
    ----------
    reward_cost : float or column
        Cost of rewards: cashback, discounts, points redeemed. A finite number of at least 0.
    member_revenue : float or column
        Revenue from members, net of refunds. A finite number.

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
    ``reward_cost / member_revenue``

    Source: Cashback cards: effective cashback rate. Loyalty: funding rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.reward_cost_rate(1500, 50000)
    <reward_cost_rate 3.0 %, n=0>
    """
    return _reward_cost_rate.over((reward_cost, member_revenue))


_membership_renewal_rate = Formula("membership_renewal_rate")


@overload
def membership_renewal_rate(renewed: Numbers, due: Count | Numbers) -> Table: ...
@overload
def membership_renewal_rate(renewed: Count, due: Numbers) -> Table: ...
@overload
def membership_renewal_rate(renewed: Count, due: Count) -> Estimate: ...
def membership_renewal_rate(renewed: Count | Numbers, due: Count | Numbers) -> Estimate | Table:
    """Membership renewal rate is the share of the paid memberships due in the window that were renewed.

    Memberships within their period of grace are not due yet. Automatic renewal raises it: compare like with
    like.

    Parameters
    ----------
    renewed : int or column
        Memberships renewed. A whole number of at least 0.
    due : int or column
        Memberships due. A whole number of at least 0.

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
    ``renewed / due``

    Source: Costco: Renewal rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.loyalty.membership_renewal_rate(920, 1000)
    <membership_renewal_rate 92.0 % [90.2, 93.5], n=1,000>
    """
    return _membership_renewal_rate.over((renewed, due))
