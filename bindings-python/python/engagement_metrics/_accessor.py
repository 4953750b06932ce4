# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""What `frame.engagement` is, in every table library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ._orders import Orders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._types import Data, Instant, Zone

__all__ = ["Engagement"]


class Engagement:
    """The sources that a frame can be opened as."""

    def __init__(self, frame: Data) -> None:
        self._frame = frame

    def orders(
        self,
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
        threads: int = 0,
        as_of: Instant | None = None,
        null_customer: Literal["keep", "guest", "skip", "error"] = "keep",
        zero_value: Literal["keep", "skip", "error"] = "keep",
        wrong_sign: Literal["error", "skip"] = "error",
        cross_sell: Literal["order", "customer"] = "order",
    ) -> Orders:
        """Open the frame as `Orders`.

        Parameters
        ----------
        customer : str
            Who ordered. Null where there is no identity; `null_customer` says how such orders count. Name
            of a column of identifiers (text or whole numbers).
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
            `order` (also where null) or `refund`; a refund lowers revenue and is no order. Name of a column
            of text.
        guest : str, optional
            Whether the order was placed without an account. Name of a column of truth values.
        member : str, optional
            Whether the customer was a member at the time of the order; null counts as no. Name of a column
            of truth values.
        currency_code : str, optional
            ISO 4217 code of each row; all rows must have one currency. Name of a column of text.
        category : str, optional
            Category of what was bought. Under grain="line" an order has those of its lines; null is none.
            Name of a column of text.
        n_categories : str, optional
            How many categories an order has: a whole number of at least 0. In place of `category`, and not
            under grain="line". Name of a column of whole numbers.
        segment : str or sequence of str, optional
            Columns to split results by, such as country or channel; null is a group of its own. Name of a
            column of text.
        currency : str, optional
            ISO 4217 code of all amounts, such as "GBP".
        grain : {"order", "line"}, default "order"
            What a row is: an "order" (a repeated order id is an error), or a "line" of one (rows with one
            order id add up to one order, at the earliest of their times; a line that comes twice counts
            twice).
        scale : int, default 4
            Decimals of the currency that are kept exactly. An amount finer than that is an error.
        time_zone : str, tzinfo or mapping, optional
            The IANA name of the zone in which local times are read and calendar periods begin.
        duplicate_order : {"error", "skip"}, default "error"
            A repeated order id under grain="order": an "error", or "skip" exact repeats and count them.
        null_row : {"error", "skip"}, default "error"
            A row without time or value: an "error", or "skip" it and count it.
        threads : int, default 0
            Threads that work; 0 means every core. No result depends on it. Pass 1 where many processes
            share a machine, as under Spark or Dask; a browser has one.
        as_of : str, date or datetime, optional
            The first instant that is not looked at. By default the one after the last row, which leaves the
            last period open.
        null_customer : {"keep", "guest", "skip", "error"}, default "keep"
            An order without a customer: "keep" it (in orders and revenue, in no customer figure, no guest),
            count it as a "guest" order, "skip" it and count it, or an "error".
        zero_value : {"keep", "skip", "error"}, default "keep"
            An order of value 0: "keep" it, "skip" it and count it, or an "error".
        wrong_sign : {"error", "skip"}, default "error"
            An order or its cost below 0, or a refund above 0: an "error", or "skip" it and count it.
        cross_sell : {"order", "customer"}, default "order"
            What `cross_sell_rate` counts: an "order" of two categories or more, or a "customer" whose
            orders in the window have them.
        """
        return Orders(
            self._frame,
            customer=customer,
            time=time,
            value=value,
            order=order,
            cost=cost,
            kind=kind,
            guest=guest,
            member=member,
            currency_code=currency_code,
            category=category,
            n_categories=n_categories,
            segment=segment,
            currency=currency,
            grain=grain,
            scale=scale,
            time_zone=time_zone,
            duplicate_order=duplicate_order,
            null_row=null_row,
            threads=threads,
            as_of=as_of,
            null_customer=null_customer,
            zero_value=zero_value,
            wrong_sign=wrong_sign,
            cross_sell=cross_sell,
        )
