# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""`Orders` and what it is merged from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from ._native import Decomposition, Note, Report, Source, State, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._types import Bundle, Data, Day, Instant, Memory, Mimes, Plain, Zone

__all__ = ["Orders", "OrdersState", "OrdersTotals"]


class Orders:
    """A table of orders, opened once with its columns and settings.

    Opening reads and checks every row; a row that breaks a rule is an error that names it. After that each
    question is a pass over the log that was kept. Figures divided by orders carry intervals clustered by
    customer, and changes between periods are computed jointly, since the two share customers.

    Parameters
    ----------
    data : table
        The rows: anything that exports Arrow (pandas, Polars, PyArrow, DuckDB), a mapping of columns
        (lists, NumPy arrays, Arrow arrays), or a list of mappings.
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
    threads : int, default 0
        Threads that work; 0 means every core. No result depends on it. Pass 1 where many processes share a
        machine, as under Spark or Dask; a browser has one.
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
        What `cross_sell_rate` counts: an "order" of two categories or more, or a "customer" whose orders in
        the window have them.

    Raises
    ------
    EngagementError
        When a row breaks a rule; the smallest such row is named.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> data = {
    ...     "customer": ["ada", "ada", "grace"],
    ...     "time": ["2011-01-05", "2011-01-20", "2011-02-03"],
    ...     "value": [12.5, 8.0, 20.0],
    ... }
    >>> em.Orders(
    ...     data,
    ...     customer="customer",
    ...     time="time",
    ...     value="value",
    ...     time_zone="UTC",
    ...     as_of="2011-03-01",
    ... )
    Orders: 3 orders, 2 customers, 2011-01-05 to 2011-02-03 (UTC); 50.0 % bought once
      3 rows read, as of 2011-03-01T00:00:00Z
      19 metrics can be computed
      not without `guest`: guest_checkout_rate
      not without `kind`: refund_rate
      not without `cost`: gross_margin_rate
      not without `category`: cross_sell_rate
      not without `member`: member_sales_share, member_aov_lift, member_frequency_lift
      - without `order`, each row is an order and duplicates cannot be seen
      - the history starts at 2011-01-05T00:00:00Z; whoever bought only before then counts as new
    """

    __slots__ = ("_source",)

    def __init__(
        self,
        data: Data,
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
    ) -> None:
        self._source = Source.open(
            "Orders",
            data,
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
                "as_of": as_of,
                "null_customer": null_customer,
                "zero_value": zero_value,
                "wrong_sign": wrong_sign,
                "cross_sell": cross_sell,
            },
        )

    @classmethod
    def check(
        cls,
        data: Data,
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
        limit: int = 100,
    ) -> Table:
        """List every violation in a table, without opening it.

        The parameters are those of `Orders`.

        Parameters
        ----------
        limit : int, default 100
            Violations listed at most.

        Returns
        -------
        Table
            One row a violation, in the order of rows.
        """
        return Source.check(
            "Orders",
            data,
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
                "as_of": as_of,
                "null_customer": null_customer,
                "zero_value": zero_value,
                "wrong_sign": wrong_sign,
                "cross_sell": cross_sell,
            },
            limit,
        )

    def summary(
        self,
        window: str | None = None,
        *,
        start: Day | None = None,
        end: Day | None = None,
        segment: str | None = None,
        compare: Literal["previous", "previous_same_days", "year", "none"] = "previous",
        metrics: Sequence[str] | None = None,
        language: str = "en",
    ) -> Report:
        """Every metric over all of the data, over a trailing window, or between two dates.

        A trailing window ends at `as_of` and is marked open where the history is shorter than it. All of
        the data is compared with nothing.

        Parameters
        ----------
        window : str, optional
            A trailing window such as "365d" or "12w" (a month, "12m", counts 30 days); all of the data by
            default.
        start : str or date, optional
            First local date of a window, with `end` and in place of `window`. Whole calendar months are
            compared with as many months before, other windows with as many days.
        end : str or date, optional
            Local date after the last of it.
        segment : str, optional
            A segment column of the table to split by.
        compare : {"previous", "previous_same_days", "year", "none"}, default "previous"
            What each period or window is compared with: the "previous" one (an open period is not compared
            with a whole one), "previous_same_days" (cut after as many days as the open period has had),
            "year" or "none".
        metrics : sequence of str, optional
            Ids of the metrics; all that the table gives by default.
        language : str, default "en"
            The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids,
            columns and numbers in data stay as they are.
        """
        return self._source.report(
            "summary",
            {
                "window": window,
                "start": start,
                "end": end,
                "segment": segment,
                "compare": compare,
                "metrics": metrics,
                "language": language,
            },
        )

    def by(
        self,
        period: Literal["day", "week", "month", "quarter", "year"],
        *,
        segment: str | None = None,
        compare: Literal["previous", "previous_same_days", "year", "none"] = "previous",
        week_start: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday",
        metrics: Sequence[str] | None = None,
        language: str = "en",
    ) -> Report:
        """Every metric in each calendar period, beside the period it is compared with.

        Periods begin in the source's time zone; the one that holds `as_of` is marked open.

        Parameters
        ----------
        period : {"day", "week", "month", "quarter", "year"}
            The calendar period.
        segment : str, optional
            A segment column of the table to split by.
        compare : {"previous", "previous_same_days", "year", "none"}, default "previous"
            What each period or window is compared with: the "previous" one (an open period is not compared
            with a whole one), "previous_same_days" (cut after as many days as the open period has had),
            "year" or "none".
        week_start : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}, default "monday"
            The day on which weeks begin.
        metrics : sequence of str, optional
            Ids of the metrics; all that the table gives by default.
        language : str, default "en"
            The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids,
            columns and numbers in data stay as they are.
        """
        return self._source.report(
            "by",
            {
                "period": period,
                "segment": segment,
                "compare": compare,
                "week_start": week_start,
                "metrics": metrics,
                "language": language,
            },
        )

    def report(
        self,
        by: Literal["day", "week", "month", "quarter", "year"] = "month",
        *,
        segment: str | None = None,
        compare: Literal["previous", "previous_same_days", "year", "none"] = "previous",
        week_start: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday",
        metrics: Sequence[str] | None = None,
        language: str = "en",
    ) -> Report:
        """All of it on one page: every metric in total, by period, and in total by segment.

        Parameters
        ----------
        by : {"day", "week", "month", "quarter", "year"}, default "month"
            The calendar period.
        segment : str, optional
            A segment column of the table to split by.
        compare : {"previous", "previous_same_days", "year", "none"}, default "previous"
            What each period or window is compared with: the "previous" one (an open period is not compared
            with a whole one), "previous_same_days" (cut after as many days as the open period has had),
            "year" or "none".
        week_start : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}, default "monday"
            The day on which weeks begin.
        metrics : sequence of str, optional
            Ids of the metrics; all that the table gives by default.
        language : str, default "en"
            The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids,
            columns and numbers in data stay as they are.
        """
        return self._source.report(
            "report",
            {
                "by": by,
                "segment": segment,
                "compare": compare,
                "week_start": week_start,
                "metrics": metrics,
                "language": language,
            },
        )

    def decompose(
        self,
        metric: str,
        *,
        segment: str,
        by: Literal["day", "week", "month", "quarter", "year"] = "month",
        period: Day | None = None,
        previous: Day | None = None,
        week_start: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday",
        language: str = "en",
    ) -> Decomposition:
        """How much of a metric's change each segment brought, and how much of it is composition.

        The change from one period to the next is split into rate effects (the segments' own rates changed)
        and mix effects (their shares changed), by midpoints, so that nothing is left to explain; of a sum,
        each segment adds its own change. A metric whose segments do not add up is refused: a median is no
        part of a whole, and who buys in two segments is a customer of both.

        Parameters
        ----------
        metric : str
            Id of the metric: a ratio such as "average_order_value", or a sum such as "revenue".
        segment : str
            A segment column of the table to split by.
        by : {"day", "week", "month", "quarter", "year"}, default "month"
            The calendar period.
        period : str or date, optional
            A local date in the later period; by default the latest complete one.
        previous : str or date, optional
            A local date in the earlier period; by default the one before.
        week_start : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}, default "monday"
            The day on which weeks begin.
        language : str, default "en"
            The language of pages, text, charts and notes: "en", "zh-Hant", "zh-Hans", "ms" or "th". Ids,
            columns and numbers in data stay as they are.
        """
        return self._source.decomposition(
            "decompose",
            {
                "metric": metric,
                "segment": segment,
                "by": by,
                "period": period,
                "previous": previous,
                "week_start": week_start,
                "language": language,
            },
        )

    def totals(
        self,
        by: Literal["day", "week", "month", "quarter", "year"] = "month",
        *,
        segment: str | None = None,
        compare: Literal["previous", "previous_same_days", "year", "none"] = "previous",
        week_start: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday",
    ) -> OrdersTotals:
        """The totals behind a report, for these settings: kilobytes in place of the orders, which add up.

        Parts must not share customers: one who is in two parts cannot be recognised and counts twice. So a
        cluster partitions by customer, asks each part for its totals and merges them; their report is that
        of the whole log, to the last bit, but for quantiles, gaps and the other metrics that need the
        orders themselves. `as_of` and `time_zone` must be given, since all parts end and are divided alike.

        Parameters
        ----------
        by : {"day", "week", "month", "quarter", "year"}, default "month"
            The calendar period.
        segment : str, optional
            A segment column of the table to split by.
        compare : {"previous", "previous_same_days", "year", "none"}, default "previous"
            What each period or window is compared with: the "previous" one (an open period is not compared
            with a whole one), "previous_same_days" (cut after as many days as the open period has had),
            "year" or "none".
        week_start : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}, default "monday"
            The day on which weeks begin.
        """
        state = self._source.derived(
            "totals",
            {
                "by": by,
                "segment": segment,
                "compare": compare,
                "week_start": week_start,
            },
        )
        return OrdersTotals._of(state)

    def state(self) -> OrdersState:
        """Give the mergeable state behind it."""
        return OrdersState._of(self._source.state())

    @classmethod
    def from_state(
        cls,
        state: OrdersState,
        *,
        time_zone: Zone | None = None,
        threads: int = 0,
        as_of: Instant | None = None,
        null_customer: Literal["keep", "guest", "skip", "error"] = "keep",
        zero_value: Literal["keep", "skip", "error"] = "keep",
        wrong_sign: Literal["error", "skip"] = "error",
        cross_sell: Literal["order", "customer"] = "order",
    ) -> Self:
        """Open a state that was made elsewhere, under settings.

        Parameters
        ----------
        state : OrdersState
            Rows that were read before.
        time_zone : str, tzinfo or mapping, optional
            The IANA name of the zone in which local times are read and calendar periods begin.
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
        self = cls.__new__(cls)
        self._source = Source.from_state(
            getattr(state, "_state", state),
            {
                "time_zone": time_zone,
                "threads": threads,
                "as_of": as_of,
                "null_customer": null_customer,
                "zero_value": zero_value,
                "wrong_sign": wrong_sign,
                "cross_sell": cross_sell,
            },
        )
        return self

    @property
    def notes(self) -> list[Note]:
        """What was counted in, what was left out and why."""
        return self._source.notes

    def to_dict(self) -> Plain:
        """Give the data sheet as plain values."""
        return self._source.to_dict()

    def to_json(self) -> str:
        """Give the data sheet as JSON."""
        return self._source.to_json()

    def describe(self, language: str = "en") -> str:
        """Give the data sheet as text in a language, such as "ms"."""
        return self._source.describe(language)

    def to_html(self, language: str = "en") -> str:
        """Give the data sheet as a fragment of HTML in a language."""
        return self._source.to_html(language)

    def __repr__(self) -> str:
        return repr(self._source)

    def _repr_html_(self) -> str:
        return self._source._repr_html_()

    def _repr_mimebundle_(self, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle:
        return self._source._repr_mimebundle_(include, exclude)


class OrdersState:
    """The mergeable state behind `Orders`: what a stream, a notebook and a cluster exchange.

    The same state comes out whatever the order of rows, the split into parts or the order of merging, and
    the same bytes. It holds no window, period or setting of a question, so one state answers them all. `+`
    and `merge` join states, `pickle` and `copy` work. Identifiers are kept as 128-bit keys only.

    Parameters
    ----------
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
    threads : int, default 0
        Threads that work; 0 means every core. No result depends on it. Pass 1 where many processes share a
        machine, as under Spark or Dask; a browser has one.
    """

    __slots__ = ("_state",)

    def __init__(
        self,
        *,
        currency: str | None = None,
        grain: Literal["order", "line"] = "order",
        scale: int = 4,
        time_zone: Zone | None = None,
        duplicate_order: Literal["error", "skip"] = "error",
        null_row: Literal["error", "skip"] = "error",
        threads: int = 0,
    ) -> None:
        self._state = State(
            "OrdersState",
            {
                "currency": currency,
                "grain": grain,
                "scale": scale,
                "time_zone": time_zone,
                "duplicate_order": duplicate_order,
                "null_row": null_row,
                "threads": threads,
            },
        )

    def update(
        self,
        data: Data,
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
    ) -> Self:
        """Add rows, all or none.

        Parameters
        ----------
        data : table
            The rows: anything that exports Arrow (pandas, Polars, PyArrow, DuckDB), a mapping of columns
            (lists, NumPy arrays, Arrow arrays), or a list of mappings.
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
        """
        self._state.update(
            data,
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
        )
        return self

    def orders(
        self,
        *,
        time_zone: Zone | None = None,
        threads: int = 0,
        as_of: Instant | None = None,
        null_customer: Literal["keep", "guest", "skip", "error"] = "keep",
        zero_value: Literal["keep", "skip", "error"] = "keep",
        wrong_sign: Literal["error", "skip"] = "error",
        cross_sell: Literal["order", "customer"] = "order",
    ) -> Orders:
        """Open it as `Orders`, under settings.

        Parameters
        ----------
        time_zone : str, tzinfo or mapping, optional
            The IANA name of the zone in which local times are read and calendar periods begin.
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
        return Orders.from_state(
            self,
            time_zone=time_zone,
            threads=threads,
            as_of=as_of,
            null_customer=null_customer,
            zero_value=zero_value,
            wrong_sign=wrong_sign,
            cross_sell=cross_sell,
        )

    @classmethod
    def _of(cls, state: State) -> Self:
        self = cls.__new__(cls)
        self._state = state
        return self

    def merge(self, other: OrdersState) -> Self:
        """Add the rows of another state, all or none."""
        self._state.merge(getattr(other, "_state", other))
        return self

    def __add__(self, other: OrdersState) -> Self:
        if not isinstance(other, OrdersState):
            return NotImplemented
        return self.__copy__().merge(other)

    def to_bytes(self) -> bytes:
        """Write canonical bytes: equal states give equal bytes, on every machine."""
        return self._state.to_bytes()

    @classmethod
    def from_bytes(
        cls,
        data: Memory,
        *,
        time_zone: Zone | None = None,
        null_row: Literal["error", "skip"] = "error",
        threads: int = 0,
    ) -> Self:
        """Read what `to_bytes` wrote.

        The checksum in it finds damage, not forgery: authenticate bytes that come from a stranger. The
        options are those of further rows, in what bytes do not keep.

        Parameters
        ----------
        data : bytes
            What was written.
        time_zone : str, tzinfo or mapping, optional
            The IANA name of the zone in which local times are read and calendar periods begin.
        null_row : {"error", "skip"}, default "error"
            A row without time or value: an "error", or "skip" it and count it.
        threads : int, default 0
            Threads that work; 0 means every core. No result depends on it. Pass 1 where many processes
            share a machine, as under Spark or Dask; a browser has one.
        """
        return cls._of(
            State.from_bytes(
                "OrdersState",
                data,
                {
                    "time_zone": time_zone,
                    "null_row": null_row,
                    "threads": threads,
                },
            )
        )

    def __len__(self) -> int:
        return len(self._state)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OrdersState):
            return NotImplemented
        return self._state == other._state

    def __copy__(self) -> Self:
        return self._of(self._state.__copy__())

    def __repr__(self) -> str:
        return f"<OrdersState, n={len(self):,}>"


class OrdersTotals:
    """The totals of a table of orders for stated settings: what parts that share no customer add up.

    `Orders.totals` makes them. They hold counts, sums and products over customers in place of the orders:
    kilobytes, and no identifier. Parts must not share customers: one who is in two parts cannot be
    recognised and counts twice. All settings belong to the state; parts with other settings are refused.
    The same bytes come out whatever the order of merging.
    """

    __slots__ = ("_state",)
    _state: State

    def __init__(self) -> None:
        raise TypeError("OrdersTotals is made by Orders.totals and by from_bytes")

    def report(self) -> Report:
        """Report every metric that follows from it; a note names the others.

        Returns
        -------
        Report
            In total, by period, and in total by segment.
        """
        return self._state.report()

    @classmethod
    def _of(cls, state: State) -> Self:
        self = cls.__new__(cls)
        self._state = state
        return self

    def merge(self, other: OrdersTotals) -> Self:
        """Add those of another part, all or none."""
        self._state.merge(getattr(other, "_state", other))
        return self

    def __add__(self, other: OrdersTotals) -> Self:
        if not isinstance(other, OrdersTotals):
            return NotImplemented
        return self.__copy__().merge(other)

    def to_bytes(self) -> bytes:
        """Write canonical bytes: equal states give equal bytes, on every machine."""
        return self._state.to_bytes()

    @classmethod
    def from_bytes(
        cls,
        data: Memory,
    ) -> Self:
        """Read what `to_bytes` wrote.

        The checksum in it finds damage, not forgery: authenticate bytes that come from a stranger.

        Parameters
        ----------
        data : bytes
            What was written.
        """
        return cls._of(
            State.from_bytes(
                "OrdersTotals",
                data,
                {},
            )
        )

    def __len__(self) -> int:
        return len(self._state)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OrdersTotals):
            return NotImplemented
        return self._state == other._state

    def __copy__(self) -> Self:
        return self._of(self._state.__copy__())

    def __repr__(self) -> str:
        return f"<OrdersTotals, n={len(self):,}>"
