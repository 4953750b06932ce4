# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""States of parts: made where the rows are, merged where the answer is wanted.

The two functions are all that a cluster needs: `engagement_metrics.spark` is made of them, and Dask, Ray, a pool of
processes or a loop over files call them as they are. The parts may come in any order and any number; the state is
the same, to the last byte.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Literal

from ._orders import OrdersState
from ._parts import built

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._types import Data, Memory, Tables, Zone

__all__ = ["merge", "orders_state"]


def orders_state(
    rows: Data | Tables,
    *,
    customer: str,
    time: str,
    value: str,
    order: str | None = None,
    cost: str | None = None,
    kind: str | None = None,
    guest: str | None = None,
    member: str | None = None,
    currency_code: str | None = None,
    category: str | None = None,
    n_categories: str | None = None,
    segment: str | Sequence[str] | None = None,
    currency: str | None = None,
    grain: Literal["order", "line"] = "order",
    scale: int = 4,
    time_zone: Zone | None = None,
    duplicate_order: Literal["error", "skip"] = "error",
    null_row: Literal["error", "skip"] = "error",
    threads: int = 1,
) -> bytes:
    """Give the bytes of the state of some rows.

    Parameters
    ----------
    rows : table or tables
        The rows: a table as the state takes it, an iterator of such tables, or a list of Arrow tables or
        batches.
    customer : str
        Who ordered. Null where there is no identity; `null_customer` says how such orders count. Name of a
        column of identifiers (text or whole numbers).
    time : str
        When: instants, or local times and dates together with `time_zone`. Name of a column of times
        (timestamps, dates, or ISO 8601 text).
    value : str
        Amount of the order, net of discounts: at least 0 for orders, at most 0 for refunds. Name of a
        column of amounts (integers, decimals or floats).
    order : str, optional
        Order id. Without it each row is an order and duplicates cannot be seen. Name of a column of
        identifiers (text or whole numbers).
    cost : str, optional
        Cost of the goods, in the same currency; that of a refund may be negative. Name of a column of
        amounts (integers, decimals or floats).
    kind : str, optional
        `order` (also where null) or `refund`; a refund lowers revenue and is no order. Name of a column of
        text.
    guest : str, optional
        Whether the order was placed without an account. Name of a column of truth values.
    member : str, optional
        Whether the customer was a member at the time of the order; null counts as no. Name of a column of
        truth values.
    currency_code : str, optional
        ISO 4217 code of each row; all rows must have one currency. Name of a column of text.
    category : str, optional
        Category of what was bought. Under grain="line" an order has those of its lines; null is none. Name
        of a column of text.
    n_categories : str, optional
        How many categories an order has: a whole number of at least 0. In place of `category`, and not
        under grain="line". Name of a column of whole numbers.
    segment : str or sequence of str, optional
        Columns to split results by, such as country or channel; null is a group of its own. Name of a
        column of text.
    currency : str, optional
        ISO 4217 code of all amounts, such as "GBP".
    grain : {"order", "line"}, default "order"
        What a row is: an "order" (a repeated order id is an error), or a "line" of one (rows with one order
        id add up to one order, at the earliest of their times; a line that comes twice counts twice).
    scale : int, default 4
        Decimals of the currency that are kept exactly. An amount finer than that is an error.
    time_zone : str, tzinfo or mapping, optional
        The IANA name of the zone in which local times are read and calendar periods begin.
    duplicate_order : {"error", "skip"}, default "error"
        A repeated order id under grain="order": an "error", or "skip" exact repeats and count them.
    null_row : {"error", "skip"}, default "error"
        A row without time or value: an "error", or "skip" it and count it.
    threads : int, default 1
        Threads that work; 0 means every core. No result depends on it. Pass 1 where many processes share a
        machine, as under Spark or Dask; a browser has one.

    Returns
    -------
    bytes
        Those of an `OrdersState`.

    Raises
    ------
    EngagementError
        When a row breaks a rule; rows are counted within their table.

    Examples
    --------
    >>> from engagement_metrics import parts
    >>> monday = {"customer": ["ada"], "time": ["2011-01-03"], "value": [12.5]}
    >>> tuesday = {"customer": ["grace"], "time": ["2011-01-04"], "value": [8.0]}
    >>> columns = {"customer": "customer", "time": "time", "value": "value", "time_zone": "UTC"}
    >>> states = [parts.orders_state(rows, **columns) for rows in (monday, tuesday)]
    >>> parts.merge(states)
    <OrdersState, n=2>
    >>> parts.merge(states).to_bytes() == parts.orders_state(iter([tuesday, monday]), **columns)
    True
    """
    return built(
        "OrdersState",
        rows,
        {
            "customer": customer,
            "time": time,
            "value": value,
            "order": order,
            "cost": cost,
            "kind": kind,
            "guest": guest,
            "member": member,
            "currency_code": currency_code,
            "category": category,
            "n_categories": n_categories,
            "segment": segment,
        },
        {
            "currency": currency,
            "grain": grain,
            "scale": scale,
            "time_zone": time_zone,
            "duplicate_order": duplicate_order,
            "null_row": null_row,
            "threads": threads,
        },
    ).to_bytes()


def merge(states: Iterable[OrdersState | Memory]) -> OrdersState:
    """Merge states, or the bytes of them, in any order.

    They are taken one by one. What is given stays as it is.

    Parameters
    ----------
    states : iterable of OrdersState or bytes
        Disjoint parts of one log.

    Returns
    -------
    OrdersState
        All of them; without any, an empty one.

    Raises
    ------
    EngagementError
        When two do not belong together, or bytes are damaged.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> from engagement_metrics import parts
    >>> parts.merge([em.OrdersState(), em.OrdersState().to_bytes()])
    <OrdersState, n=0>
    """
    read = (one if isinstance(one, OrdersState) else OrdersState.from_bytes(one) for one in states)
    first = next(read, None)
    return OrdersState() if first is None else reduce(OrdersState.merge, read, first.__copy__())
