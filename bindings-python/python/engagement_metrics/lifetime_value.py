# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of lifetime value: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._native import Estimate, Formula

if TYPE_CHECKING:
    from ._types import Column

__all__ = [
    "historic_clv",
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
