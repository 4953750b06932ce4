# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of lifetime value: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Column, Count, Numbers, Real

__all__ = [
    "historic_clv",
    "clv_formula",
    "clv_retention_model",
    "cohort_ltv",
    "customer_acquisition_cost",
    "retention_profit_uplift",
]


_historic_clv = Formula("historic_clv")


def historic_clv(order_values: Column) -> Estimate:
    """Historic customer value is the money that one customer has brought to date.

    It looks back only, and grows with the age of the customer: compare customers of one age. Pass revenue
    or margin, refunds below 0; a known customer without an order has 0. A log gives the mean over
    customers.

    Parameters
    ----------
    order_values : list or column of amounts
        Value, or margin, of each order of the customer to date; refunds are below 0. A list of finite
        amounts of one currency.

    Returns
    -------
    Estimate
        The value, counted as `money`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``sum of order_values``

    Source: Klaviyo: Historic CLV. Shopify: Amount spent. GA4: Lifetime value.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.lifetime_value.historic_clv([40, 60, 25, -10])
    <historic_clv 115.00, n=1>
    """
    return _historic_clv((order_values,))


_clv_formula = Formula("clv_formula")


@overload
def clv_formula(
    aov: Numbers, frequency: Real | Numbers, lifespan: Real | Numbers, margin: Real | Numbers | None = None
) -> Table: ...
@overload
def clv_formula(
    aov: Real, frequency: Numbers, lifespan: Real | Numbers, margin: Real | Numbers | None = None
) -> Table: ...
@overload
def clv_formula(aov: Real, frequency: Real, lifespan: Numbers, margin: Real | Numbers | None = None) -> Table: ...
@overload
def clv_formula(aov: Real, frequency: Real, lifespan: Real, margin: Numbers) -> Table: ...
@overload
def clv_formula(aov: Real, frequency: Real, lifespan: Real, margin: Real | None = None) -> Estimate: ...
def clv_formula(
    aov: Real | Numbers, frequency: Real | Numbers, lifespan: Real | Numbers, margin: Real | Numbers | None = None
) -> Estimate | Table:
    """Customer lifetime value by formula is what a customer brings over the whole relationship, from four averages.

    Without a margin it is revenue, and the result says `basis=revenue`: never compare it with acquisition
    cost. Nothing is discounted. Averages over customers who have left and who stay are guesses, and their
    errors multiply.

    Parameters
    ----------
    aov : float or column
        Average order value. A finite number of at least 0.
    frequency : float or column
        Orders of a customer in a year. A finite number of at least 0.
    lifespan : float or column
        Years that a customer stays. A finite number of at least 0.
    margin : float or column, optional
        Gross margin as a share of revenue; without it the value is revenue. A number from 0 to 1, optional.

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
    ``aov * frequency * lifespan * margin``

    Source: Shopify: AOV x purchase frequency x lifespan. HubSpot: customer value x average lifespan.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.lifetime_value.clv_formula(50, 2.5, 4, 0.4)
    <clv_formula basis=margin 200.00, n=0>
    """
    return _clv_formula.over((aov, frequency, lifespan, margin))


_clv_retention_model = Formula("clv_retention_model")


@overload
def clv_retention_model(
    margin: Numbers,
    retention: Real | Numbers,
    discount: Real | Numbers,
    *,
    first_margin: Literal["after", "now"] = "after",
) -> Table: ...
@overload
def clv_retention_model(
    margin: Real, retention: Numbers, discount: Real | Numbers, *, first_margin: Literal["after", "now"] = "after"
) -> Table: ...
@overload
def clv_retention_model(
    margin: Real, retention: Real, discount: Numbers, *, first_margin: Literal["after", "now"] = "after"
) -> Table: ...
@overload
def clv_retention_model(
    margin: Real, retention: Real, discount: Real, *, first_margin: Literal["after", "now"] = "after"
) -> Estimate: ...
def clv_retention_model(
    margin: Real | Numbers,
    retention: Real | Numbers,
    discount: Real | Numbers,
    *,
    first_margin: Literal["after", "now"] = "after",
) -> Estimate | Table:
    """Customer lifetime value by retention is the present value of a customer with one margin, retention and discount.

    Mind the first margin: a customer who has just paid brings one after a period (`after`), one who is
    still to be won brings it at once (`now`); the two differ by exactly one margin. Constant retention
    understates customers who stay long. A retention of 1 without discount has no end and is refused.

    Parameters
    ----------
    margin : float or column
        Margin of a period. A finite number of at least 0.
    retention : float or column
        Retention rate of a period. A number from 0 to 1.
    discount : float or column
        Discount rate of a period. A finite number of at least 0.
    first_margin : {"after", "now"}, default "after"
        When the first margin falls: after one period, or at once.

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
    ``margin * retention / (1 + discount - retention)``

    Source: Gupta and Lehmann 2003: margin multiple. Fader and Hardie 2012: mind the first payment.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.lifetime_value.clv_retention_model(100, 0.8, 0.1)
    <clv_retention_model 266.67, n=0>
    """
    return _clv_retention_model.over((margin, retention, discount, first_margin))


_cohort_ltv = Formula("cohort_ltv")


@overload
def cohort_ltv(revenue_to_k: Numbers, cohort: Count | Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def cohort_ltv(revenue_to_k: Real, cohort: Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def cohort_ltv(revenue_to_k: Real, cohort: Count, sd: Numbers) -> Table: ...
@overload
def cohort_ltv(revenue_to_k: Real, cohort: Count, sd: Real | None = None) -> Estimate: ...
def cohort_ltv(
    revenue_to_k: Real | Numbers, cohort: Count | Numbers, sd: Real | Numbers | None = None
) -> Estimate | Table:
    """Cohort LTV is the revenue, to one age, of each customer of a cohort.

    All acquired customers count, those who never returned too. Compare cohorts at one age only, and take
    none that is younger. From totals alone there is no interval; pass `sd`.

    Parameters
    ----------
    revenue_to_k : float or column
        Revenue of the cohort until that age, net of refunds. A finite number.
    cohort : int or column
        Customers of the cohort, all of that age or older. A whole number of at least 0.
    sd : float or column, optional
        Standard deviation of the revenue of a customer until that age. A finite number of at least 0,
        optional.

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
    ``revenue_to_k / cohort``

    Source: Shopify: Customer cohort analysis. Lifetimely: LTV by cohort.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.lifetime_value.cohort_ltv(96000, 1200, 95)
    <cohort_ltv 80.00 ±5.38, n=1,200>
    """
    return _cohort_ltv.over((revenue_to_k, cohort, sd))


_customer_acquisition_cost = Formula("customer_acquisition_cost")


@overload
def customer_acquisition_cost(spend: Numbers, new_customers: Count | Numbers) -> Table: ...
@overload
def customer_acquisition_cost(spend: Real, new_customers: Numbers) -> Table: ...
@overload
def customer_acquisition_cost(spend: Real, new_customers: Count) -> Estimate: ...
def customer_acquisition_cost(spend: Real | Numbers, new_customers: Count | Numbers) -> Estimate | Table:
    """Customer acquisition cost (CAC) is what winning one new customer costs.

    Say which costs: advertising alone (paid), or people and software too (blended). Customers won today
    were often paid for months ago. It belongs beside a lifetime value by margin.

    Parameters
    ----------
    spend : float or column
        Spending on acquisition in the window. A finite number of at least 0.
    new_customers : int or column
        New customers of the window. A whole number of at least 0.

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
    ``spend / new_customers``

    Source: Software subscriptions: CAC, blended or paid.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.lifetime_value.customer_acquisition_cost(36000, 600)
    <customer_acquisition_cost 60.00, n=0>
    """
    return _customer_acquisition_cost.over((spend, new_customers))


_retention_profit_uplift = Formula("retention_profit_uplift")


@overload
def retention_profit_uplift(
    margin: Numbers,
    retention: Real | Numbers,
    increase: Real | Numbers,
    discount: Real | Numbers,
    acquisition_cost: Real | Numbers | None = None,
    *,
    change: Literal["points", "relative"] = "points",
) -> Table: ...
@overload
def retention_profit_uplift(
    margin: Real,
    retention: Numbers,
    increase: Real | Numbers,
    discount: Real | Numbers,
    acquisition_cost: Real | Numbers | None = None,
    *,
    change: Literal["points", "relative"] = "points",
) -> Table: ...
@overload
def retention_profit_uplift(
    margin: Real,
    retention: Real,
    increase: Numbers,
    discount: Real | Numbers,
    acquisition_cost: Real | Numbers | None = None,
    *,
    change: Literal["points", "relative"] = "points",
) -> Table: ...
@overload
def retention_profit_uplift(
    margin: Real,
    retention: Real,
    increase: Real,
    discount: Numbers,
    acquisition_cost: Real | Numbers | None = None,
    *,
    change: Literal["points", "relative"] = "points",
) -> Table: ...
@overload
def retention_profit_uplift(
    margin: Real,
    retention: Real,
    increase: Real,
    discount: Real,
    acquisition_cost: Numbers,
    *,
    change: Literal["points", "relative"] = "points",
) -> Table: ...
@overload
def retention_profit_uplift(
    margin: Real,
    retention: Real,
    increase: Real,
    discount: Real,
    acquisition_cost: Real | None = None,
    *,
    change: Literal["points", "relative"] = "points",
) -> Estimate: ...
def retention_profit_uplift(
    margin: Real | Numbers,
    retention: Real | Numbers,
    increase: Real | Numbers,
    discount: Real | Numbers,
    acquisition_cost: Real | Numbers | None = None,
    *,
    change: Literal["points", "relative"] = "points",
) -> Estimate | Table:
    """Retention profit uplift is how much the profit of a customer would rise if retention rose.

    It is a what-if, no forecast: margin and discount stay, and the better retention costs nothing. Say
    whether five per cent more means points or a part of the rate; the well-known 25 to 95 % do not. Where a
    customer brings no profit before, it is undefined.

    Parameters
    ----------
    margin : float or column
        Margin of a period. A finite number of at least 0.
    retention : float or column
        Retention rate of a period. A number from 0 to 1.
    increase : float or column
        How much retention rises, in points or as a part of it; below 0 it falls. A finite number.
    discount : float or column
        Discount rate of a period. A finite number of at least 0.
    acquisition_cost : float or column, optional
        Cost of winning the customer; without it 0. A finite number of at least 0, optional.
    change : {"points", "relative"}, default "points"
        How the increase is read: in percentage points, or relative to the rate.

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
    ``(CLV(r + increase) - cost) / (CLV(r) - cost) - 1, CLV(r) = margin * (1 + discount) / (1 + discount - r)``

    Source: Reichheld and Sasser 1990, Zero Defections (the claim). Gupta and Lehmann 2003 (the model).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.lifetime_value.retention_profit_uplift(100, 0.8, 0.05, 0.1, 200)
    <retention_profit_uplift 44.0 %, n=0>
    """
    return _retention_profit_uplift.over((margin, retention, increase, discount, acquisition_cost, change))
