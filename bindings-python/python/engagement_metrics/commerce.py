# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of commerce: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._native import Estimate, Formula

if TYPE_CHECKING:
    from ._types import Column, Count, Real

__all__ = [
    "orders",
    "unique_customers",
    "revenue",
    "average_order_value",
    "purchase_frequency",
    "repeat_purchase_rate",
    "guest_checkout_rate",
    "growth_rate",
]


_orders = Formula("orders")


def orders(orders: Count) -> Estimate:
    """Orders is the number of valid orders placed in the window.

    One order counts once, however many lines or parcels it has. Cancelled and test orders are taken out
    before; a refund is no order.

    Parameters
    ----------
    orders : int
        Orders placed in the window. A whole number of at least 0.

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
    ``orders``

    Source: Shopify: Orders. GA4: Transactions.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.orders(250)
    <orders 250, n=250>
    """
    return _orders((orders,))


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


def average_order_value(revenue: Real, orders: Count, sd: Real | None = None) -> Estimate:
    """Average order value (AOV) is the mean value of an order.

    Order values are skewed: look at the median beside it. From totals alone there is no interval; pass the
    standard deviation of the order values as `sd`. From a log (`Orders`), the interval respects that orders
    of one customer are alike, and is wider: 1.76 times on a real log.

    Parameters
    ----------
    revenue : float
        Revenue of the window, net of discounts; below 0 only when refunds are included. A finite number.
    orders : int
        Orders placed in the window. A whole number of at least 0.
    sd : float, optional
        Standard deviation of the order values. A finite number of at least 0, optional.

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
    ``revenue / orders``

    Source: Shopify: Average order value (returns not deducted there). GA4: Average purchase revenue.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.average_order_value(12500, 250, 18)
    <average_order_value 50.00 ±2.24, n=250>
    """
    return _average_order_value((revenue, orders, sd))


_purchase_frequency = Formula("purchase_frequency")


def purchase_frequency(orders: Count, unique_customers: Count, sd: Real | None = None) -> Estimate:
    """Purchase frequency is the number of orders a customer places in the window, 365 days unless it says otherwise.

    It is at least 1, since only customers with an order count. Compare windows of one length only: a
    month's figure is no twelfth of a year's.

    Parameters
    ----------
    orders : int
        Orders of identified customers in the window. A whole number of at least 0.
    unique_customers : int
        Different customers among them. A whole number of at least 0.
    sd : float, optional
        Standard deviation of the orders a customer. A finite number of at least 0, optional.

    Returns
    -------
    Estimate
        The value, counted as `orders_per_customer`, with its evidence.

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
    return _purchase_frequency((orders, unique_customers, sd))


_repeat_purchase_rate = Formula("repeat_purchase_rate")


def repeat_purchase_rate(repeat_customers: Count, customers: Count) -> Estimate:
    """Repeat purchase rate is the share of the window's customers who ordered at least twice within it.

    It is closed under the window, so past periods never change. It is not Shopify's returning customer
    rate, which looks back before the window, and not the share of orders that are repeats.

    Parameters
    ----------
    repeat_customers : int
        Customers with two orders or more in the window. A whole number of at least 0.
    customers : int
        Customers with an order in the window. A whole number of at least 0.

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
    ``repeat_customers / customers``

    Source: Klaviyo: Repeat purchase rate. Smile.io: Repeat customer rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.repeat_purchase_rate(8, 26)
    <repeat_purchase_rate 30.8 % [16.5, 50.0], n=26>
    """
    return _repeat_purchase_rate((repeat_customers, customers))


_guest_checkout_rate = Formula("guest_checkout_rate")


def guest_checkout_rate(guest_orders: Count, orders: Count) -> Estimate:
    """Guest checkout rate is the share of orders placed without an account.

    It counts orders, because guests have no identity to count. Lower makes repeat custom easier to see; a
    low value can also mean that accounts are forced, so read it beside cart abandonment.

    Parameters
    ----------
    guest_orders : int
        Orders placed without an account. A whole number of at least 0.
    orders : int
        Orders placed in the window. A whole number of at least 0.

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
    ``guest_orders / orders``

    Source: Lifesight: guest checkouts / total checkouts.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.guest_checkout_rate(430, 1000)
    <guest_checkout_rate 43.0 % [40.0, 46.1], n=1,000>
    """
    return _guest_checkout_rate((guest_orders, orders))


_growth_rate = Formula("growth_rate")


def growth_rate(current: Real, previous: Real) -> Estimate:
    """Growth rate is the change of a measure as a share of its previous value.

    A previous value of 0 or below leaves it undefined: report the absolute change. The growth of a rate is
    ambiguous (points or per cent): take the difference of the two estimates instead.

    Parameters
    ----------
    current : float
        Measure of this period. A finite number.
    previous : float
        The same measure of the period before, of equal length. A finite number.

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
    ``(current - previous) / previous``

    Source: GA4: % change. Shopify: comparison with the previous period.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.commerce.growth_rate(118000, 100000)
    <growth_rate 18.0 %, n=0>
    """
    return _growth_rate((current, previous))
