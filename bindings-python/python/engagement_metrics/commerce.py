# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of commerce: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Column, Count, Numbers, Real

__all__ = [
    "orders",
    "revenue",
    "average_order_value",
    "median_order_value",
    "p90_order_value",
    "refund_rate",
    "gross_margin_rate",
    "growth_rate",
    "price_elasticity",
    "unique_customers",
    "new_customers",
    "returning_customers",
    "purchase_frequency",
    "revenue_per_customer",
    "repeat_purchase_rate",
    "returning_customer_rate",
    "repeat_order_rate",
    "guest_checkout_rate",
    "top_decile_revenue_share",
    "returning_to_one_time_spend",
    "time_between_purchases",
    "time_to_second_purchase",
    "conversion_rate",
    "cart_abandonment_rate",
    "cross_sell_rate",
    "upsell_rate",
    "trial_conversion_rate",
]


_orders = Formula("orders")


@overload
def orders(orders: Numbers) -> Table: ...
@overload
def orders(orders: Count) -> Estimate: ...
def orders(orders: Count | Numbers) -> Estimate | Table:
    """Orders is the number of valid orders placed in the window.

    One order counts once, however many lines or parcels it has. Cancelled and test orders are taken out
    before; a refund is no order.

    Parameters
    ----------
    orders : int or column
        Orders placed in the window. A whole number of at least 0.

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
    ``orders``

    Source: Shopify: Orders. GA4: Transactions.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.orders(250)
    <orders 250, n=250>
    """
    return _orders.over((orders,))


_revenue = Formula("revenue")


def revenue(order_values: Column) -> Estimate:
    """Revenue is the sum of order values.

    Net sales is the natural choice: after discounts and refunds, before tax and shipping. The library sums
    what it is given, exactly: the same total comes out whatever the order of rows.

    Parameters
    ----------
    order_values : list or column of amounts
        Value of each order; refunds are below 0. A list of finite amounts of one currency.

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

    Source: Shopify: Net sales. GA4: Purchase revenue.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.revenue([40, 60, 25])
    <revenue 125.00, n=3>
    """
    return _revenue((order_values,))


_average_order_value = Formula("average_order_value")


@overload
def average_order_value(revenue: Numbers, orders: Count | Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def average_order_value(revenue: Real, orders: Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def average_order_value(revenue: Real, orders: Count, sd: Numbers) -> Table: ...
@overload
def average_order_value(revenue: Real, orders: Count, sd: Real | None = None) -> Estimate: ...
def average_order_value(
    revenue: Real | Numbers, orders: Count | Numbers, sd: Real | Numbers | None = None
) -> Estimate | Table:
    """Average order value (AOV) is the mean value of an order.

    Order values are skewed: look at the median beside it. From totals alone there is no interval; pass the
    standard deviation of the order values as `sd`. From a log (`Orders`), the interval respects that orders
    of one customer are alike, and is wider: 1.76 times on a real log.

    Parameters
    ----------
    revenue : float or column
        Revenue of the window, net of discounts; below 0 only when refunds are included. A finite number.
    orders : int or column
        Orders placed in the window. A whole number of at least 0.
    sd : float or column, optional
        Standard deviation of the order values. A finite number of at least 0, optional.

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
    ``revenue / orders``

    Source: Shopify: Average order value (returns not deducted there). GA4: Average purchase revenue.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.average_order_value(12500, 250, 18)
    <average_order_value 50.00 ±2.24, n=250>
    """
    return _average_order_value.over((revenue, orders, sd))


_median_order_value = Formula("median_order_value")


def median_order_value(order_values: Column) -> Estimate:
    """Median order value is the value that half of the orders reach.

    A few large orders lift the average and leave the median where it is: where the two part, the average is
    no typical order. From a list the orders count as independent; from a log (`Orders`), the interval
    respects that orders of one customer are alike, and is wider.

    Parameters
    ----------
    order_values : list or column of amounts
        Value of each order, without refunds. A list of finite amounts of one currency.

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
    ``the value in the middle of order_values (quantile of type 7)``

    Source: Hyndman and Fan 1996; the default of R, NumPy and pandas.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.median_order_value([12, 18, 25, 28, 31, 40, 44, 58, 75, 112, 260])
    <median_order_value 40.00 [18.00, 112.00], n=11>
    """
    return _median_order_value((order_values,))


_p90_order_value = Formula("p90_order_value")


def p90_order_value(order_values: Column) -> Estimate:
    """The 90 % order value is the value that one order in ten reaches.

    It shows what the best orders are worth, where the average mixes them with all others. It needs 36
    orders for an interval; from a log (`Orders`), the interval respects that orders of one customer are
    alike, and is wider.

    Parameters
    ----------
    order_values : list or column of amounts
        Value of each order, without refunds. A list of finite amounts of one currency.

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
    ``the 90 % quantile of order_values (type 7)``

    Source: Hyndman and Fan 1996; the default of R, NumPy and pandas.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.p90_order_value([12, 18, 25, 28, 31, 40, 44, 58, 75, 112, 260])
    <p90_order_value 112.00, n=11>
    """
    return _p90_order_value((order_values,))


_refund_rate = Formula("refund_rate")


@overload
def refund_rate(refunds: Numbers, orders: Count | Numbers) -> Table: ...
@overload
def refund_rate(refunds: Count, orders: Numbers) -> Table: ...
@overload
def refund_rate(refunds: Count, orders: Count) -> Estimate: ...
def refund_rate(refunds: Count | Numbers, orders: Count | Numbers) -> Estimate | Table:
    """Refund rate is the number of refunds for each order.

    Refunds of a window may be for orders of an earlier one, so it can exceed 1 and is no share: its
    interval is that of a rate of events. It counts refunds; their amounts already lower revenue.

    Parameters
    ----------
    refunds : int or column
        Refunds in the window, also of earlier orders. A whole number of at least 0.
    orders : int or column
        Orders placed in the window. A whole number of at least 0.

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
    ``refunds / orders``

    Source: Shopify: Return rate divides items or amounts instead; name which one is meant.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.refund_rate(24, 400)
    <refund_rate 6.0 % [3.8, 8.9], n=400>
    """
    return _refund_rate.over((refunds, orders))


_gross_margin_rate = Formula("gross_margin_rate")


@overload
def gross_margin_rate(revenue: Numbers, cost: Real | Numbers) -> Table: ...
@overload
def gross_margin_rate(revenue: Real, cost: Numbers) -> Table: ...
@overload
def gross_margin_rate(revenue: Real, cost: Real) -> Estimate: ...
def gross_margin_rate(revenue: Real | Numbers, cost: Real | Numbers) -> Estimate | Table:
    """Gross margin rate is the share of revenue that is left after the cost of what was sold.

    It is below 0 where the cost exceeds the revenue. The caller says what cost means: goods alone, or
    shipping and fees as well; a revenue of 0 or below leaves it undefined. From a log with a cost column it
    has an interval.

    Parameters
    ----------
    revenue : float or column
        Revenue of the window, net of discounts and refunds. A finite number.
    cost : float or column
        Cost of what was sold. A finite number of at least 0.

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
    ``(revenue - cost) / revenue``

    Source: Shopify: Gross margin.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.gross_margin_rate(12500, 7500)
    <gross_margin_rate 40.0 %, n=0>
    """
    return _gross_margin_rate.over((revenue, cost))


_growth_rate = Formula("growth_rate")


@overload
def growth_rate(current: Numbers, previous: Real | Numbers) -> Table: ...
@overload
def growth_rate(current: Real, previous: Numbers) -> Table: ...
@overload
def growth_rate(current: Real, previous: Real) -> Estimate: ...
def growth_rate(current: Real | Numbers, previous: Real | Numbers) -> Estimate | Table:
    """Growth rate is the change of a measure as a share of its previous value.

    A previous value of 0 or below leaves it undefined: report the absolute change. The growth of a rate is
    ambiguous (points or per cent): take the difference of the two estimates instead.

    Parameters
    ----------
    current : float or column
        Measure of this period. A finite number.
    previous : float or column
        The same measure of the period before, of equal length. A finite number.

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
    ``(current - previous) / previous``

    Source: GA4: % change. Shopify: comparison with the previous period.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.growth_rate(118000, 100000)
    <growth_rate 18.0 %, n=0>
    """
    return _growth_rate.over((current, previous))


_price_elasticity = Formula("price_elasticity")


@overload
def price_elasticity(p0: Numbers, p1: Real | Numbers, q0: Count | Numbers, q1: Count | Numbers) -> Table: ...
@overload
def price_elasticity(p0: Real, p1: Numbers, q0: Count | Numbers, q1: Count | Numbers) -> Table: ...
@overload
def price_elasticity(p0: Real, p1: Real, q0: Numbers, q1: Count | Numbers) -> Table: ...
@overload
def price_elasticity(p0: Real, p1: Real, q0: Count, q1: Numbers) -> Table: ...
@overload
def price_elasticity(p0: Real, p1: Real, q0: Count, q1: Count) -> Estimate: ...
def price_elasticity(
    p0: Real | Numbers, p1: Real | Numbers, q0: Count | Numbers, q1: Count | Numbers
) -> Estimate | Table:
    """Price elasticity is the relative change of the quantity sold for each relative change of the price.

    Below −1, dearer means less revenue; from −1 to 0, more. Changes are taken from the midpoint (the arc
    formula), so both directions give one number. Two points show no spread, and what else changed between
    them counts as price.

    Parameters
    ----------
    p0 : float or column
        Price before. A finite number above 0.
    p1 : float or column
        Price after. A finite number above 0.
    q0 : int or column
        Quantity sold at the price before. A whole number of at least 0.
    q1 : int or column
        Quantity sold at the price after, in a period of equal length. A whole number of at least 0.

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
    ``((q1 - q0) / ((q1 + q0) / 2)) / ((p1 - p0) / ((p1 + p0) / 2))``

    Source: Economics: arc (midpoint) elasticity; point and log-log elasticity differ.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.price_elasticity(10, 11, 1000, 940)
    <price_elasticity −0.65, n=1,940>
    """
    return _price_elasticity.over((p0, p1, q0, q1))


_unique_customers = Formula("unique_customers")


def unique_customers(customer_ids: Column) -> Estimate:
    """Unique customers is the number of different customers who placed an order in the window.

    Guests without an identity are no customers here; pass null for them. Unique customers of parts do not
    add up to those of the whole.

    Parameters
    ----------
    customer_ids : list or column of identifiers
        The customer of each order; null where there is none. A list of identifiers (text or whole numbers;
        null where there is none).

    Returns
    -------
    Estimate
        The value, counted as `count`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``number of distinct customer_ids``

    Source: Shopify: Customers. GA4: Total purchasers.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.unique_customers(["a", "b", "b", "c"])
    <unique_customers 3, n=3>
    """
    return _unique_customers((customer_ids,))


_new_customers = Formula("new_customers")


@overload
def new_customers(new_customers: Numbers) -> Table: ...
@overload
def new_customers(new_customers: Count) -> Estimate: ...
def new_customers(new_customers: Count | Numbers) -> Estimate | Table:
    """New customers is the number of customers whose first order of all lies in the window.

    It needs the whole history: a customer whose earlier orders are missing from the data counts as new, so
    the first months of a log show too many. Guests are no customers here.

    Parameters
    ----------
    new_customers : int or column
        Customers whose first order lies in the window. A whole number of at least 0.

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
    ``customers whose first order lies in the window``

    Source: Shopify: New customers. GA4: First-time purchasers.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.new_customers(120)
    <new_customers 120, n=120>
    """
    return _new_customers.over((new_customers,))


_returning_customers = Formula("returning_customers")


@overload
def returning_customers(returning_customers: Numbers) -> Table: ...
@overload
def returning_customers(returning_customers: Count) -> Estimate: ...
def returning_customers(returning_customers: Count | Numbers) -> Estimate | Table:
    """Returning customers is the number of customers with an order in the window and two orders or more by its end.

    It looks back before the window, and never ahead, so past periods do not change. A customer whose first
    two orders lie in the window is new and returning at once: the two numbers do not add up to all
    customers.

    Parameters
    ----------
    returning_customers : int or column
        Customers of the window with two orders or more up to its end. A whole number of at least 0.

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
    ``customers of the window with two orders or more up to its end``

    Source: Shopify: Returning customers (there also by orders after the window). GA4: Returning purchasers.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.returning_customers(80)
    <returning_customers 80, n=80>
    """
    return _returning_customers.over((returning_customers,))


_purchase_frequency = Formula("purchase_frequency")


@overload
def purchase_frequency(
    orders: Numbers, unique_customers: Count | Numbers, sd: Real | Numbers | None = None
) -> Table: ...
@overload
def purchase_frequency(orders: Count, unique_customers: Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def purchase_frequency(orders: Count, unique_customers: Count, sd: Numbers) -> Table: ...
@overload
def purchase_frequency(orders: Count, unique_customers: Count, sd: Real | None = None) -> Estimate: ...
def purchase_frequency(
    orders: Count | Numbers, unique_customers: Count | Numbers, sd: Real | Numbers | None = None
) -> Estimate | Table:
    """Purchase frequency is the number of orders a customer places in the window, 365 days unless it says otherwise.

    It is at least 1, since only customers with an order count. Compare windows of one length only: a
    month's figure is no twelfth of a year's.

    Parameters
    ----------
    orders : int or column
        Orders of identified customers in the window. A whole number of at least 0.
    unique_customers : int or column
        Different customers among them. A whole number of at least 0.
    sd : float or column, optional
        Standard deviation of the orders a customer. A finite number of at least 0, optional.

    Returns
    -------
    Estimate
        The value, counted as `orders_per_customer`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``orders / unique_customers``

    Source: Shopify: Orders per customer. Some tools divide 365 by the mean gap of repeat buyers instead.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.purchase_frequency(1500, 600, 1.9)
    <purchase_frequency 2.50 ±0.15, n=600>
    """
    return _purchase_frequency.over((orders, unique_customers, sd))


_revenue_per_customer = Formula("revenue_per_customer")


@overload
def revenue_per_customer(
    revenue: Numbers, unique_customers: Count | Numbers, sd: Real | Numbers | None = None
) -> Table: ...
@overload
def revenue_per_customer(revenue: Real, unique_customers: Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def revenue_per_customer(revenue: Real, unique_customers: Count, sd: Numbers) -> Table: ...
@overload
def revenue_per_customer(revenue: Real, unique_customers: Count, sd: Real | None = None) -> Estimate: ...
def revenue_per_customer(
    revenue: Real | Numbers, unique_customers: Count | Numbers, sd: Real | Numbers | None = None
) -> Estimate | Table:
    """Revenue per customer is what a customer of the window spends in it.

    It is average order value times purchase frequency where no order is a guest's. It divides by customers
    who bought, not by all users (ARPU). From totals alone there is no interval; pass `sd`.

    Parameters
    ----------
    revenue : float or column
        Revenue of those customers in the window, net of discounts; below 0 only when refunds are included.
        A finite number.
    unique_customers : int or column
        Different customers with an order in the window. A whole number of at least 0.
    sd : float or column, optional
        Standard deviation of the revenue of a customer. A finite number of at least 0, optional.

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
    ``revenue / unique_customers``

    Source: Shopify: Amount spent per customer. GA4: Average purchase revenue per paying user (ARPPU).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.revenue_per_customer(75000, 600, 140)
    <revenue_per_customer 125.00 ±11.22, n=600>
    """
    return _revenue_per_customer.over((revenue, unique_customers, sd))


_repeat_purchase_rate = Formula("repeat_purchase_rate")


@overload
def repeat_purchase_rate(repeat_customers: Numbers, customers: Count | Numbers) -> Table: ...
@overload
def repeat_purchase_rate(repeat_customers: Count, customers: Numbers) -> Table: ...
@overload
def repeat_purchase_rate(repeat_customers: Count, customers: Count) -> Estimate: ...
def repeat_purchase_rate(repeat_customers: Count | Numbers, customers: Count | Numbers) -> Estimate | Table:
    """Repeat purchase rate is the share of the window's customers who ordered at least twice within it.

    It is closed under the window, so past periods never change. It is not Shopify's returning customer
    rate, which looks back before the window, and not the share of orders that are repeats.

    Parameters
    ----------
    repeat_customers : int or column
        Customers with two orders or more in the window. A whole number of at least 0.
    customers : int or column
        Customers with an order in the window. A whole number of at least 0.

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
    ``repeat_customers / customers``

    Source: Klaviyo: Repeat purchase rate. Smile.io: Repeat customer rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.repeat_purchase_rate(8, 26)
    <repeat_purchase_rate 30.8 % [16.5, 50.0], n=26>
    """
    return _repeat_purchase_rate.over((repeat_customers, customers))


_returning_customer_rate = Formula("returning_customer_rate")


@overload
def returning_customer_rate(returning_customers: Numbers, customers: Count | Numbers) -> Table: ...
@overload
def returning_customer_rate(returning_customers: Count, customers: Numbers) -> Table: ...
@overload
def returning_customer_rate(returning_customers: Count, customers: Count) -> Estimate: ...
def returning_customer_rate(returning_customers: Count | Numbers, customers: Count | Numbers) -> Estimate | Table:
    """Returning customer rate is the share of the window's customers who had ordered twice or more by its end.

    It looks back before the window, unlike the repeat purchase rate, so a short history lowers it: say
    where the data begin. It does not look ahead, unlike Shopify's, so past periods never change.

    Parameters
    ----------
    returning_customers : int or column
        Customers of the window with two orders or more up to its end. A whole number of at least 0.
    customers : int or column
        Customers with an order in the window. A whole number of at least 0.

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
    ``returning_customers / customers``

    Source: Shopify: Returning customer rate (there also by orders after the window).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.returning_customer_rate(3, 4)
    <returning_customer_rate 75.0 % [30.1, 95.4], n=4>
    """
    return _returning_customer_rate.over((returning_customers, customers))


_repeat_order_rate = Formula("repeat_order_rate")


@overload
def repeat_order_rate(repeat_orders: Numbers, orders: Count | Numbers) -> Table: ...
@overload
def repeat_order_rate(repeat_orders: Count, orders: Numbers) -> Table: ...
@overload
def repeat_order_rate(repeat_orders: Count, orders: Count) -> Estimate: ...
def repeat_order_rate(repeat_orders: Count | Numbers, orders: Count | Numbers) -> Estimate | Table:
    """Repeat order rate is the share of orders that are not their customer's first.

    It counts orders, not customers: one loyal customer moves it by each of his orders. It is often printed
    as repeat purchase rate, which is another number. From a log the interval respects that.

    Parameters
    ----------
    repeat_orders : int or column
        Orders that are not their customer's first. A whole number of at least 0.
    orders : int or column
        Orders of identified customers in the window. A whole number of at least 0.

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
    ``repeat_orders / orders``

    Source: Shopify: orders of returning customers / orders, in the report of first-time and returning
    customer sales.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.repeat_order_rate(4, 6)
    <repeat_order_rate 66.7 % [30.0, 90.3], n=6>
    """
    return _repeat_order_rate.over((repeat_orders, orders))


_guest_checkout_rate = Formula("guest_checkout_rate")


@overload
def guest_checkout_rate(guest_orders: Numbers, orders: Count | Numbers) -> Table: ...
@overload
def guest_checkout_rate(guest_orders: Count, orders: Numbers) -> Table: ...
@overload
def guest_checkout_rate(guest_orders: Count, orders: Count) -> Estimate: ...
def guest_checkout_rate(guest_orders: Count | Numbers, orders: Count | Numbers) -> Estimate | Table:
    """Guest checkout rate is the share of orders placed without an account.

    It counts orders, because guests have no identity to count. Lower makes repeat custom easier to see; a
    low value can also mean that accounts are forced, so read it beside cart abandonment.

    Parameters
    ----------
    guest_orders : int or column
        Orders placed without an account. A whole number of at least 0.
    orders : int or column
        Orders placed in the window. A whole number of at least 0.

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
    ``guest_orders / orders``

    Source: Lifesight: guest checkouts / total checkouts.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.guest_checkout_rate(430, 1000)
    <guest_checkout_rate 43.0 % [40.0, 46.1], n=1,000>
    """
    return _guest_checkout_rate.over((guest_orders, orders))


_top_decile_revenue_share = Formula("top_decile_revenue_share")


def top_decile_revenue_share(customer_revenues: Column) -> Estimate:
    """Top decile revenue share is the share of revenue that the tenth of customers who spend most bring.

    A tenth is rounded up to whole customers. A high share is a risk where it hangs on few names and a
    strength where they stay, so it is neither good nor bad. In a small group the largest few are always a
    large share.

    Parameters
    ----------
    customer_revenues : list or column of amounts
        Revenue of each customer in the window, net of refunds. A list of finite amounts of one currency.

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``sum of the ceil(n / 10) largest customer_revenues / sum of customer_revenues``

    Source: The 80/20 rule asks the same of the top fifth; Lorenz and Pareto curves show every share.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.top_decile_revenue_share([900, 400, 210, 120, 95, 80, 60, 55, 40, 40, 30, 20])
    <top_decile_revenue_share 63.4 % [32.7, 100.0], n=12>
    """
    return _top_decile_revenue_share((customer_revenues,))


_returning_to_one_time_spend = Formula("returning_to_one_time_spend")


@overload
def returning_to_one_time_spend(
    spend_returning: Numbers,
    spend_one_time: Real | Numbers,
    sd_returning: Real | Numbers | None = None,
    returning: Count | Numbers | None = None,
    sd_one_time: Real | Numbers | None = None,
    one_time: Count | Numbers | None = None,
) -> Table: ...
@overload
def returning_to_one_time_spend(
    spend_returning: Real,
    spend_one_time: Numbers,
    sd_returning: Real | Numbers | None = None,
    returning: Count | Numbers | None = None,
    sd_one_time: Real | Numbers | None = None,
    one_time: Count | Numbers | None = None,
) -> Table: ...
@overload
def returning_to_one_time_spend(
    spend_returning: Real,
    spend_one_time: Real,
    sd_returning: Numbers,
    returning: Count | Numbers | None = None,
    sd_one_time: Real | Numbers | None = None,
    one_time: Count | Numbers | None = None,
) -> Table: ...
@overload
def returning_to_one_time_spend(
    spend_returning: Real,
    spend_one_time: Real,
    *,
    sd_returning: Real | None = None,
    returning: Numbers,
    sd_one_time: Real | Numbers | None = None,
    one_time: Count | Numbers | None = None,
) -> Table: ...
@overload
def returning_to_one_time_spend(
    spend_returning: Real,
    spend_one_time: Real,
    *,
    sd_returning: Real | None = None,
    returning: Count | None = None,
    sd_one_time: Numbers,
    one_time: Count | Numbers | None = None,
) -> Table: ...
@overload
def returning_to_one_time_spend(
    spend_returning: Real,
    spend_one_time: Real,
    *,
    sd_returning: Real | None = None,
    returning: Count | None = None,
    sd_one_time: Real | None = None,
    one_time: Numbers,
) -> Table: ...
@overload
def returning_to_one_time_spend(
    spend_returning: Real,
    spend_one_time: Real,
    sd_returning: Real | None = None,
    returning: Count | None = None,
    sd_one_time: Real | None = None,
    one_time: Count | None = None,
) -> Estimate: ...
def returning_to_one_time_spend(
    spend_returning: Real | Numbers,
    spend_one_time: Real | Numbers,
    sd_returning: Real | Numbers | None = None,
    returning: Count | Numbers | None = None,
    sd_one_time: Real | Numbers | None = None,
    one_time: Count | Numbers | None = None,
) -> Estimate | Table:
    """Returning to one-time spend is what a returning customer spends, as a multiple of a customer with one order.

    Both are means a customer over the same window. Those who come back differ from those who do not: the
    ratio is not what a second order would make of a one-time customer. Pass the standard deviations and
    numbers for an interval.

    Parameters
    ----------
    spend_returning : float or column
        Mean revenue of a customer with two orders or more. A finite number.
    spend_one_time : float or column
        Mean revenue of a customer with one order. A finite number.
    sd_returning : float or column, optional
        Standard deviation of the revenue of a returning customer. A finite number of at least 0, optional.
    returning : int or column, optional
        Returning customers. A whole number of at least 0, optional.
    sd_one_time : float or column, optional
        Standard deviation of the revenue of a customer with one order. A finite number of at least 0,
        optional.
    one_time : int or column, optional
        Customers with one order. A whole number of at least 0, optional.

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
    ``spend_returning / spend_one_time``

    Source: Quoted as "returning customers spend x times as much"; whose spend, and over which window, is
    seldom said.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.returning_to_one_time_spend(150, 60, 120, 200, 45, 300)
    <returning_to_one_time_spend 2.50 [2.17, 2.87], n=500>
    """
    return _returning_to_one_time_spend.over(
        (spend_returning, spend_one_time, sd_returning, returning, sd_one_time, one_time)
    )


_time_between_purchases = Formula("time_between_purchases")


def time_between_purchases(gaps: Column) -> Estimate:
    """Time between purchases is the median time from an order to the same customer's next.

    It knows only customers who came back: those who have not yet are left out, so it is shorter than the
    time until half of all customers return, which time to second purchase gives. Gaps of one customer are
    alike; from a log (`Orders`) the interval respects that and is wider, 2.7 times on a real log.

    Parameters
    ----------
    gaps : list or column of days
        Days between each two orders of a customer that follow each other; two orders on a day may have 0. A
        list of durations in days, each at least 0.

    Returns
    -------
    Estimate
        The value, counted as `days`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``the value in the middle of gaps (quantile of type 7)``

    Source: Klaviyo: Average time between orders (a mean a profile).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.time_between_purchases([12, 20, 25, 30, 34, 41, 60, 75, 120])
    <time_between_purchases 34.0 days [20.0, 75.0], n=9>
    """
    return _time_between_purchases((gaps,))


_time_to_second_purchase = Formula("time_to_second_purchase")


def time_to_second_purchase(durations: Column, observed: Column) -> Estimate:
    """Time to second purchase is the time by which half of the new customers have ordered again.

    Customers who have not yet come back count for as long as they have been watched (Kaplan and Meier), so
    the number is not biased by those who are quick. It is undefined while more than half have not come
    back, and its interval may have no upper end.

    Parameters
    ----------
    durations : list or column of days
        Days from the first order of each customer to the second, or to the end of the data where there is
        none yet. A list of durations in days, each at least 0.
    observed : list or column of truth values
        Whether the second order was seen. A list of truth values.

    Returns
    -------
    Estimate
        The value, counted as `days`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``the first duration at which the Kaplan-Meier curve is at or below one half``

    Source: Kaplan and Meier 1958; interval of Brookmeyer and Crowley 1982, log-log band, as R's survfit
    (conf.type = "log-log").

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.time_to_second_purchase(
    ...     [5, 12, 20, 28, 33, 40, 47, 60, 75, 90, 90, 120],
    ...     [1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0],
    ... )
    <time_to_second_purchase 60.0 days [12.0, 90.0], n=12>
    """
    return _time_to_second_purchase((durations, observed))


_conversion_rate = Formula("conversion_rate")


@overload
def conversion_rate(
    converted_visitors: Numbers, visitors: Count | Numbers, *, by: Literal["visitor", "session"] = "visitor"
) -> Table: ...
@overload
def conversion_rate(
    converted_visitors: Count, visitors: Numbers, *, by: Literal["visitor", "session"] = "visitor"
) -> Table: ...
@overload
def conversion_rate(
    converted_visitors: Count, visitors: Count, *, by: Literal["visitor", "session"] = "visitor"
) -> Estimate: ...
def conversion_rate(
    converted_visitors: Count | Numbers, visitors: Count | Numbers, *, by: Literal["visitor", "session"] = "visitor"
) -> Estimate | Table:
    """Conversion rate is the share of visitors who bought.

    It counts people, not visits: Shopify and GA4 divide by sessions, advertisers by clicks, and the numbers
    differ. Orders for each visit are no share, since one visit may have two.

    Parameters
    ----------
    converted_visitors : int or column
        Visitors who bought in the window. A whole number of at least 0.
    visitors : int or column
        Different visitors of the window. A whole number of at least 0.
    by : {"visitor", "session"}, default "visitor"
        What is counted, in both inputs.

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
    ``converted_visitors / visitors``

    Source: Shopify: Conversion rate (by sessions). GA4: Purchaser rate. Google Ads: Conversions /
    interactions.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.conversion_rate(336, 1000)
    <conversion_rate 33.6 % [30.7, 36.6], n=1,000>
    """
    return _conversion_rate.over((converted_visitors, visitors, by))


_cart_abandonment_rate = Formula("cart_abandonment_rate")


@overload
def cart_abandonment_rate(completed_carts: Numbers, carts: Count | Numbers) -> Table: ...
@overload
def cart_abandonment_rate(completed_carts: Count, carts: Numbers) -> Table: ...
@overload
def cart_abandonment_rate(completed_carts: Count, carts: Count) -> Estimate: ...
def cart_abandonment_rate(completed_carts: Count | Numbers, carts: Count | Numbers) -> Estimate | Table:
    """Cart abandonment rate is the share of carts that were not bought.

    A cart that is still open, for 24 hours unless you say otherwise, is neither bought nor abandoned: leave
    it out. Counting from the checkout instead of the cart gives checkout abandonment, a lower number.

    Parameters
    ----------
    completed_carts : int or column
        Carts that were bought. A whole number of at least 0.
    carts : int or column
        Carts created, without those still open. A whole number of at least 0.

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
    ``1 - completed_carts / carts``

    Source: Baymard: Cart abandonment rate. Klaviyo: Started checkout to Placed order.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.cart_abandonment_rate(298, 1000)
    <cart_abandonment_rate 70.2 % [67.3, 73.0], n=1,000>
    """
    return _cart_abandonment_rate.over((completed_carts, carts))


_cross_sell_rate = Formula("cross_sell_rate")


@overload
def cross_sell_rate(multi_category: Numbers, total: Count | Numbers) -> Table: ...
@overload
def cross_sell_rate(multi_category: Count, total: Numbers) -> Table: ...
@overload
def cross_sell_rate(multi_category: Count, total: Count) -> Estimate: ...
def cross_sell_rate(multi_category: Count | Numbers, total: Count | Numbers) -> Estimate | Table:
    """Cross-sell rate is the share of customers, or of orders, with items of two categories or more.

    Say which of the two it is: a customer collects categories over all orders of the window, so the share
    of customers is the larger one. It depends on how finely the categories are cut.

    Parameters
    ----------
    multi_category : int or column
        Customers, or orders, with items of two categories or more. A whole number of at least 0.
    total : int or column
        All customers, or orders, of the window. A whole number of at least 0.

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
    ``multi_category / total``

    Source: CRM: the attach rate divides by the orders of one base product instead.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.cross_sell_rate(180, 1000)
    <cross_sell_rate 18.0 % [15.7, 20.5], n=1,000>
    """
    return _cross_sell_rate.over((multi_category, total))


_upsell_rate = Formula("upsell_rate")


@overload
def upsell_rate(upgraded: Numbers, eligible: Count | Numbers) -> Table: ...
@overload
def upsell_rate(upgraded: Count, eligible: Numbers) -> Table: ...
@overload
def upsell_rate(upgraded: Count, eligible: Count) -> Estimate: ...
def upsell_rate(upgraded: Count | Numbers, eligible: Count | Numbers) -> Estimate | Table:
    """Upsell rate is the share of eligible customers who moved to a dearer plan or product.

    The library does not guess which product is dearer, nor who was eligible: both are yours to name.
    Expansion by revenue is another number, net revenue retention.

    Parameters
    ----------
    upgraded : int or column
        Customers who moved up. A whole number of at least 0.
    eligible : int or column
        Customers to whom the offer applied. A whole number of at least 0.

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
    ``upgraded / eligible``

    Source: No product reports it under one definition; name what was eligible.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.upsell_rate(42, 600)
    <upsell_rate 7.0 % [5.2, 9.3], n=600>
    """
    return _upsell_rate.over((upgraded, eligible))


_trial_conversion_rate = Formula("trial_conversion_rate")


@overload
def trial_conversion_rate(converted: Numbers, trials: Count | Numbers) -> Table: ...
@overload
def trial_conversion_rate(converted: Count, trials: Numbers) -> Table: ...
@overload
def trial_conversion_rate(converted: Count, trials: Count) -> Estimate: ...
def trial_conversion_rate(converted: Count | Numbers, trials: Count | Numbers) -> Estimate | Table:
    """Trial conversion rate is the share of trials that became paying.

    Count a cohort by the start of the trial, and only trials that have had their time: one that is still
    running is no failure, and counting it as one makes every recent month look bad.

    Parameters
    ----------
    converted : int or column
        Trials that became paying. A whole number of at least 0.
    trials : int or column
        Trials started in the cohort whose time to convert is over. A whole number of at least 0.

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
    ``converted / trials``

    Source: ChartMogul, Baremetrics: Trial-to-paid rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.trial_conversion_rate(54, 300)
    <trial_conversion_rate 18.0 % [14.1, 22.7], n=300>
    """
    return _trial_conversion_rate.over((converted, trials))
