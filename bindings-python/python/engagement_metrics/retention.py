# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of retention: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Count, Numbers, Real

__all__ = [
    "customer_retention_rate",
    "customer_churn_rate",
    "cohort_retention_rate",
    "rolling_retention_rate",
    "average_customer_lifespan",
    "gross_revenue_retention",
    "net_revenue_retention",
    "active_customer_rate",
    "lapsed_customer_rate",
    "quick_ratio",
]


_customer_retention_rate = Formula("customer_retention_rate")


@overload
def customer_retention_rate(
    customers_start: Numbers, customers_end: Count | Numbers, new_customers: Count | Numbers
) -> Table: ...
@overload
def customer_retention_rate(
    customers_start: Count, customers_end: Numbers, new_customers: Count | Numbers
) -> Table: ...
@overload
def customer_retention_rate(customers_start: Count, customers_end: Count, new_customers: Numbers) -> Table: ...
@overload
def customer_retention_rate(customers_start: Count, customers_end: Count, new_customers: Count) -> Estimate: ...
def customer_retention_rate(
    customers_start: Count | Numbers, customers_end: Count | Numbers, new_customers: Count | Numbers
) -> Estimate | Table:
    """Customer retention rate is the share of the customers at the start who are still customers at the end.

    New customers count only where they are still there at the end; counted gross they hide losses. Without
    contracts say what a customer still is, such as an order in the next window of equal length. Churn is 1
    minus it.

    Parameters
    ----------
    customers_start : int or column
        Customers at the start. A whole number of at least 0.
    customers_end : int or column
        Customers at the end. A whole number of at least 0.
    new_customers : int or column
        Customers at the end who came in between. A whole number of at least 0.

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
    ``(customers_end - new_customers) / customers_start``

    Source: HubSpot: ((E - N) / S) x 100. ChartMogul: Customer retention rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.customer_retention_rate(200, 220, 40)
    <customer_retention_rate 90.0 % [85.1, 93.4], n=200>
    """
    return _customer_retention_rate.over((customers_start, customers_end, new_customers))


_customer_churn_rate = Formula("customer_churn_rate")


@overload
def customer_churn_rate(lost: Numbers, customers_start: Count | Numbers) -> Table: ...
@overload
def customer_churn_rate(lost: Count, customers_start: Numbers) -> Table: ...
@overload
def customer_churn_rate(lost: Count, customers_start: Count) -> Estimate: ...
def customer_churn_rate(lost: Count | Numbers, customers_start: Count | Numbers) -> Estimate | Table:
    """Customer churn rate is the share of the customers at the start who left by the end: 1 minus retention.

    Some tools divide by the mean of start and end, or by start and new customers together, and some mean
    the number. Rates of months are not added up to a year's. Without contracts say after how long a silent
    customer is lost.

    Parameters
    ----------
    lost : int or column
        Customers at the start who left by the end. A whole number of at least 0.
    customers_start : int or column
        Customers at the start. A whole number of at least 0.

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
    ``lost / customers_start``

    Source: ChartMogul, Baremetrics: Customer churn rate, logo churn.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.customer_churn_rate(20, 200)
    <customer_churn_rate 10.0 % [6.6, 14.9], n=200>
    """
    return _customer_churn_rate.over((lost, customers_start))


_cohort_retention_rate = Formula("cohort_retention_rate")


@overload
def cohort_retention_rate(active_k: Numbers, cohort: Count | Numbers) -> Table: ...
@overload
def cohort_retention_rate(active_k: Count, cohort: Numbers) -> Table: ...
@overload
def cohort_retention_rate(active_k: Count, cohort: Count) -> Estimate: ...
def cohort_retention_rate(active_k: Count | Numbers, cohort: Count | Numbers) -> Estimate | Table:
    """Cohort retention rate is the share of a cohort that is active again in its k-th period.

    It may rise again, since who paused comes back. Use periods that have ended only. Products differ in
    24-hour windows of each customer or calendar days, and in weighing cohorts by size or equally.

    Parameters
    ----------
    active_k : int or column
        Members of the cohort who are active in period k. A whole number of at least 0.
    cohort : int or column
        Members of the cohort whose period k has ended. A whole number of at least 0.

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
    ``active_k / cohort``

    Source: Amplitude: Return On. Mixpanel: Retention, on. GA4: Cohort exploration, standard.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.cohort_retention_rate(250, 1000)
    <cohort_retention_rate 25.0 % [22.4, 27.8], n=1,000>
    """
    return _cohort_retention_rate.over((active_k, cohort))


_rolling_retention_rate = Formula("rolling_retention_rate")


@overload
def rolling_retention_rate(active_from_k: Numbers, cohort: Count | Numbers) -> Table: ...
@overload
def rolling_retention_rate(active_from_k: Count, cohort: Numbers) -> Table: ...
@overload
def rolling_retention_rate(active_from_k: Count, cohort: Count) -> Estimate: ...
def rolling_retention_rate(active_from_k: Count | Numbers, cohort: Count | Numbers) -> Estimate | Table:
    """Rolling retention rate is the share of a cohort that is seen in its k-th period or in any later one.

    It never rises with k, and later data raise old values: say where the data end. It lies above cohort
    retention, so the two are not compared.

    Parameters
    ----------
    active_from_k : int or column
        Members of the cohort who are active in period k or later. A whole number of at least 0.
    cohort : int or column
        Members of the cohort. A whole number of at least 0.

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
    ``active_from_k / cohort``

    Source: Amplitude: Return On or After. Mixpanel: on or after. GA4: Cohort exploration, rolling.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.rolling_retention_rate(400, 1000)
    <rolling_retention_rate 40.0 % [37.0, 43.1], n=1,000>
    """
    return _rolling_retention_rate.over((active_from_k, cohort))


_average_customer_lifespan = Formula("average_customer_lifespan")


@overload
def average_customer_lifespan(churn: Numbers) -> Table: ...
@overload
def average_customer_lifespan(churn: Real) -> Estimate: ...
def average_customer_lifespan(churn: Real | Numbers) -> Estimate | Table:
    """Average customer lifespan is how many periods a customer stays, were churn the same for ever.

    Churn is seldom constant: new customers leave sooner than old ones, so it is a rule of thumb. It counts
    periods of the churn rate: a monthly rate gives months. For an interval, invert the ends of the churn
    rate's.

    Parameters
    ----------
    churn : float or column
        Churn rate of a period. A number from 0 to 1.

    Returns
    -------
    Estimate
        The value, counted as `periods`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``1 / churn``

    Source: Software subscriptions: customer lifetime = 1 / churn.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.average_customer_lifespan(0.2)
    <average_customer_lifespan 5.0 periods, n=0>
    """
    return _average_customer_lifespan.over((churn,))


_gross_revenue_retention = Formula("gross_revenue_retention")


@overload
def gross_revenue_retention(start: Numbers, churned: Real | Numbers, contraction: Real | Numbers) -> Table: ...
@overload
def gross_revenue_retention(start: Real, churned: Numbers, contraction: Real | Numbers) -> Table: ...
@overload
def gross_revenue_retention(start: Real, churned: Real, contraction: Numbers) -> Table: ...
@overload
def gross_revenue_retention(start: Real, churned: Real, contraction: Real) -> Estimate: ...
def gross_revenue_retention(
    start: Real | Numbers, churned: Real | Numbers, contraction: Real | Numbers
) -> Estimate | Table:
    """Gross revenue retention (GRR) is the share of recurring revenue kept from the customers at the start.

    Expansion does not count, so it cannot exceed 1. It is revenue, not customers: one large customer may
    carry it.

    Parameters
    ----------
    start : float or column
        Recurring revenue at the start. A finite number of at least 0.
    churned : float or column
        Recurring revenue at the start of the customers who left. A finite number of at least 0.
    contraction : float or column
        Recurring revenue lost from customers who stayed with less. A finite number of at least 0.

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
    ``(start - churned - contraction) / start``

    Source: Software subscriptions: gross revenue retention; revenue churn is 1 minus it.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.gross_revenue_retention(20000, 1200, 800)
    <gross_revenue_retention 90.0 %, n=0>
    """
    return _gross_revenue_retention.over((start, churned, contraction))


_net_revenue_retention = Formula("net_revenue_retention")


@overload
def net_revenue_retention(
    start: Numbers, churned: Real | Numbers, contraction: Real | Numbers, expansion: Real | Numbers
) -> Table: ...
@overload
def net_revenue_retention(
    start: Real, churned: Numbers, contraction: Real | Numbers, expansion: Real | Numbers
) -> Table: ...
@overload
def net_revenue_retention(start: Real, churned: Real, contraction: Numbers, expansion: Real | Numbers) -> Table: ...
@overload
def net_revenue_retention(start: Real, churned: Real, contraction: Real, expansion: Numbers) -> Table: ...
@overload
def net_revenue_retention(start: Real, churned: Real, contraction: Real, expansion: Real) -> Estimate: ...
def net_revenue_retention(
    start: Real | Numbers, churned: Real | Numbers, contraction: Real | Numbers, expansion: Real | Numbers
) -> Estimate | Table:
    """Net revenue retention (NRR) is what recurring revenue of the same customers has become, expansion included.

    Above 1 those who stay grow by more than is lost. New and returning customers stay out of it. It may
    hide many small losses behind one large gain: look at gross revenue retention beside it.

    Parameters
    ----------
    start : float or column
        Recurring revenue at the start. A finite number of at least 0.
    churned : float or column
        Recurring revenue at the start of the customers who left. A finite number of at least 0.
    contraction : float or column
        Recurring revenue lost from customers who stayed with less. A finite number of at least 0.
    expansion : float or column
        Recurring revenue gained from customers of the start. A finite number of at least 0.

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
    ``(start - churned - contraction + expansion) / start``

    Source: Software subscriptions: net dollar retention. Baremetrics: NRR over 30 days.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.net_revenue_retention(20000, 1200, 800, 3000)
    <net_revenue_retention 1.05, n=0>
    """
    return _net_revenue_retention.over((start, churned, contraction, expansion))


_active_customer_rate = Formula("active_customer_rate")


@overload
def active_customer_rate(active: Numbers, customers: Count | Numbers) -> Table: ...
@overload
def active_customer_rate(active: Count, customers: Numbers) -> Table: ...
@overload
def active_customer_rate(active: Count, customers: Count) -> Estimate: ...
def active_customer_rate(active: Count | Numbers, customers: Count | Numbers) -> Estimate | Table:
    """Active customer rate is the share of all known customers who were active in the window.

    Activity is an order or an engagement of the customer's own in 90 days, unless it says otherwise. The
    base only grows while nobody is deleted, so the rate falls with the age of a shop.

    Parameters
    ----------
    active : int or column
        Customers with an activity in the window. A whole number of at least 0.
    customers : int or column
        Customers known at its end. A whole number of at least 0.

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
    ``active / customers``

    Source: Customer relationship management: active base.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.active_customer_rate(1800, 6000)
    <active_customer_rate 30.0 % [28.9, 31.2], n=6,000>
    """
    return _active_customer_rate.over((active, customers))


_lapsed_customer_rate = Formula("lapsed_customer_rate")


@overload
def lapsed_customer_rate(lapsed: Numbers, customers: Count | Numbers) -> Table: ...
@overload
def lapsed_customer_rate(lapsed: Count, customers: Numbers) -> Table: ...
@overload
def lapsed_customer_rate(lapsed: Count, customers: Count) -> Estimate: ...
def lapsed_customer_rate(lapsed: Count | Numbers, customers: Count | Numbers) -> Estimate | Table:
    """Lapsed customer rate is the share of customers whose last order is older than a limit.

    The limit makes the rate: name it. A good one is twice the time within which three of four customers
    order again, and 90 days at least. A lapsed customer may return: without contracts nobody is lost for
    certain.

    Parameters
    ----------
    lapsed : int or column
        Customers whose last order is older than the limit. A whole number of at least 0.
    customers : int or column
        Customers with an order. A whole number of at least 0.

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
    ``lapsed / customers``

    Source: Emarsys: Defecting and inactive. Shopify: RFM groups Dormant and Almost lost.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.lapsed_customer_rate(2400, 6000)
    <lapsed_customer_rate 40.0 % ±1.2, n=6,000>
    """
    return _lapsed_customer_rate.over((lapsed, customers))


_quick_ratio = Formula("quick_ratio")


@overload
def quick_ratio(new_customers: Numbers, resurrected: Count | Numbers, churned: Count | Numbers) -> Table: ...
@overload
def quick_ratio(new_customers: Count, resurrected: Numbers, churned: Count | Numbers) -> Table: ...
@overload
def quick_ratio(new_customers: Count, resurrected: Count, churned: Numbers) -> Table: ...
@overload
def quick_ratio(new_customers: Count, resurrected: Count, churned: Count) -> Estimate: ...
def quick_ratio(
    new_customers: Count | Numbers, resurrected: Count | Numbers, churned: Count | Numbers
) -> Estimate | Table:
    """Quick ratio is how many customers are gained for each one lost: above 1 the number of customers grows.

    It counts customers. Subscriptions often use it for revenue, where other bands are quoted (4 in place of
    1.5). The same ratio may come from few gains and losses or from many.

    Parameters
    ----------
    new_customers : int or column
        Customers active for the first time. A whole number of at least 0.
    resurrected : int or column
        Customers who came back after a period without activity. A whole number of at least 0.
    churned : int or column
        Customers of the period before who were not active. A whole number of at least 0.

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
    ``(new_customers + resurrected) / churned``

    Source: Social Capital: growth accounting. Interval: counts of Poisson on the log scale.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.retention.quick_ratio(120, 30, 100)
    <quick_ratio 1.50 [1.16, 1.93], n=250>
    """
    return _quick_ratio.over((new_customers, resurrected, churned))
