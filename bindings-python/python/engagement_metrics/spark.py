# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""States on Spark 4.1 or later: made on the executors, kept as binary columns, merged anywhere.

Rows travel as Arrow, never as pandas. The state of a group is an aggregate function; that of each partition needs no
shuffle. Spark hands a function over a group at a time and a cell of it holds 2 GB, some 70 million orders.

Examples
--------
>>> import engagement_metrics.spark as ems
>>> state = ems.orders_state("customer", "time", "value", order="order", currency="GBP")
>>> df.groupBy("country").agg(state.alias("state")).write.parquet(path)
>>> ems.collect(spark.read.parquet(path))
<OrdersState, n=4>
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Literal

from ._native import State
from ._orders import OrdersState, OrdersTotals
from ._spark import column_of, merge_of, partials, register_all, result_of, states_of, total
from .parts import merge as merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import (  # type: ignore[import-not-found, unused-ignore]
        Column,
        DataFrame,
        SparkSession,
    )

    from ._native import Estimate
    from ._types import Day, Instant, Zone

__all__ = [
    "collect",
    "merge",
    "orders_partials",
    "orders_state",
    "orders_totals",
    "register",
    "result",
]


def orders_state(
    customer: Column | str,
    time: Column | str,
    value: Column | str,
    *,
    order: Column | str | None = None,
    cost: Column | str | None = None,
    kind: Column | str | None = None,
    guest: Column | str | None = None,
    member: Column | str | None = None,
    currency_code: Column | str | None = None,
    category: Column | str | None = None,
    n_categories: Column | str | None = None,
    segment: str | Sequence[str] | None = None,
    currency: str | None = None,
    grain: Literal["order", "line"] = "order",
    scale: int = 4,
    time_zone: Zone | None = None,
    duplicate_order: Literal["error", "skip"] = "error",
    null_row: Literal["error", "skip"] = "error",
) -> Column:
    """Give the state of each group, as an aggregate function.

    Spark gathers the rows of a group in one place first. With few groups or large ones, make a state a
    partition instead and merge those.

    Parameters
    ----------
    customer : Column or str
        Who ordered. Null where there is no identity; `null_customer` says how such orders count. A column
        of identifiers (text or whole numbers).
    time : Column or str
        When: instants, or local times and dates together with `time_zone`. A column of times (timestamps,
        dates, or ISO 8601 text).
    value : Column or str
        Amount of the order, net of discounts: at least 0 for orders, at most 0 for refunds. A column of
        amounts (integers, decimals or floats).
    order : Column or str, optional
        Order id. Without it each row is an order and duplicates cannot be seen. A column of identifiers
        (text or whole numbers).
    cost : Column or str, optional
        Cost of the goods, in the same currency; that of a refund may be negative. A column of amounts
        (integers, decimals or floats).
    kind : Column or str, optional
        `order` (also where null) or `refund`; a refund lowers revenue and is no order. A column of text.
    guest : Column or str, optional
        Whether the order was placed without an account. A column of truth values.
    member : Column or str, optional
        Whether the customer was a member at the time of the order; null counts as no. A column of truth
        values.
    currency_code : Column or str, optional
        ISO 4217 code of each row; all rows must have one currency. A column of text.
    category : Column or str, optional
        Category of what was bought. Under grain="line" an order has those of its lines; null is none. A
        column of text.
    n_categories : Column or str, optional
        How many categories an order has: a whole number of at least 0. In place of `category`, and not
        under grain="line". A column of whole numbers.
    segment : str or sequence of str, optional
        Columns to split results by, such as country or channel; null is a group of its own. A column of
        text. The state keeps their names.
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

    Returns
    -------
    Column
        Bytes of an `OrdersState`.

    Examples
    --------
    >>> import engagement_metrics.spark as ems
    >>> state = ems.orders_state("customer", "time", "value", order="order")
    >>> df.groupBy("country").agg(state.alias("state"))
    DataFrame[country: string, state: binary]
    """
    return total(
        "OrdersState",
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
            "threads": 1,
        },
    )


def orders_partials(
    df: DataFrame,
    customer: Column | str,
    time: Column | str,
    value: Column | str,
    *,
    order: Column | str | None = None,
    cost: Column | str | None = None,
    kind: Column | str | None = None,
    guest: Column | str | None = None,
    member: Column | str | None = None,
    currency_code: Column | str | None = None,
    category: Column | str | None = None,
    n_categories: Column | str | None = None,
    segment: str | Sequence[str] | None = None,
    currency: str | None = None,
    grain: Literal["order", "line"] = "order",
    scale: int = 4,
    time_zone: Zone | None = None,
    duplicate_order: Literal["error", "skip"] = "error",
    null_row: Literal["error", "skip"] = "error",
) -> DataFrame:
    """Give a state for each partition, without a shuffle.

    A partition without rows gives an empty state.

    Parameters
    ----------
    df : DataFrame
        The rows.
    customer : Column or str
        Who ordered. Null where there is no identity; `null_customer` says how such orders count. A column
        of identifiers (text or whole numbers).
    time : Column or str
        When: instants, or local times and dates together with `time_zone`. A column of times (timestamps,
        dates, or ISO 8601 text).
    value : Column or str
        Amount of the order, net of discounts: at least 0 for orders, at most 0 for refunds. A column of
        amounts (integers, decimals or floats).
    order : Column or str, optional
        Order id. Without it each row is an order and duplicates cannot be seen. A column of identifiers
        (text or whole numbers).
    cost : Column or str, optional
        Cost of the goods, in the same currency; that of a refund may be negative. A column of amounts
        (integers, decimals or floats).
    kind : Column or str, optional
        `order` (also where null) or `refund`; a refund lowers revenue and is no order. A column of text.
    guest : Column or str, optional
        Whether the order was placed without an account. A column of truth values.
    member : Column or str, optional
        Whether the customer was a member at the time of the order; null counts as no. A column of truth
        values.
    currency_code : Column or str, optional
        ISO 4217 code of each row; all rows must have one currency. A column of text.
    category : Column or str, optional
        Category of what was bought. Under grain="line" an order has those of its lines; null is none. A
        column of text.
    n_categories : Column or str, optional
        How many categories an order has: a whole number of at least 0. In place of `category`, and not
        under grain="line". A column of whole numbers.
    segment : str or sequence of str, optional
        Columns to split results by, such as country or channel; null is a group of its own. A column of
        text. The state keeps their names.
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

    Returns
    -------
    DataFrame
        `state`: bytes of an `OrdersState`, one row a partition.

    Examples
    --------
    >>> import engagement_metrics.spark as ems
    >>> states = ems.orders_partials(df, "customer", "time", "value", order="order")
    >>> ems.collect(states)
    <OrdersState, n=4>
    """
    return partials(
        df,
        "OrdersState",
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
            "threads": 1,
        },
    )


def orders_totals(
    df: DataFrame,
    customer: Column | str,
    time: Column | str,
    value: Column | str,
    *,
    order: Column | str | None = None,
    cost: Column | str | None = None,
    kind: Column | str | None = None,
    guest: Column | str | None = None,
    member: Column | str | None = None,
    currency_code: Column | str | None = None,
    category: Column | str | None = None,
    n_categories: Column | str | None = None,
    currency: str | None = None,
    grain: Literal["order", "line"] = "order",
    scale: int = 4,
    time_zone: Zone | None = None,
    duplicate_order: Literal["error", "skip"] = "error",
    null_row: Literal["error", "skip"] = "error",
    as_of: Instant | None = None,
    null_customer: Literal["keep", "guest", "skip", "error"] = "keep",
    zero_value: Literal["keep", "skip", "error"] = "keep",
    wrong_sign: Literal["error", "skip"] = "error",
    cross_sell: Literal["order", "customer"] = "order",
    by: Literal["day", "week", "month", "quarter", "year"] = "month",
    segment: str | None = None,
    compare: Literal["previous", "previous_same_days", "year", "none"] = "previous",
    week_start: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday",
) -> OrdersTotals:
    """Give the totals of the rows, which need no memory for orders.

    Spark brings each customer's rows into one partition; each gives its totals, some kilobytes, which are
    merged on the driver. Orders without a customer share a partition. An order id that two customers have
    is noticed only where they share one too.

    Parameters
    ----------
    df : DataFrame
        The rows.
    customer : Column or str
        Who ordered. Null where there is no identity; `null_customer` says how such orders count. A column
        of identifiers (text or whole numbers).
    time : Column or str
        When: instants, or local times and dates together with `time_zone`. A column of times (timestamps,
        dates, or ISO 8601 text).
    value : Column or str
        Amount of the order, net of discounts: at least 0 for orders, at most 0 for refunds. A column of
        amounts (integers, decimals or floats).
    order : Column or str, optional
        Order id. Without it each row is an order and duplicates cannot be seen. A column of identifiers
        (text or whole numbers).
    cost : Column or str, optional
        Cost of the goods, in the same currency; that of a refund may be negative. A column of amounts
        (integers, decimals or floats).
    kind : Column or str, optional
        `order` (also where null) or `refund`; a refund lowers revenue and is no order. A column of text.
    guest : Column or str, optional
        Whether the order was placed without an account. A column of truth values.
    member : Column or str, optional
        Whether the customer was a member at the time of the order; null counts as no. A column of truth
        values.
    currency_code : Column or str, optional
        ISO 4217 code of each row; all rows must have one currency. A column of text.
    category : Column or str, optional
        Category of what was bought. Under grain="line" an order has those of its lines; null is none. A
        column of text.
    n_categories : Column or str, optional
        How many categories an order has: a whole number of at least 0. In place of `category`, and not
        under grain="line". A column of whole numbers.
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
    by : {"day", "week", "month", "quarter", "year"}, default "month"
        The calendar period.
    segment : str, optional
        A segment column of the table to split by.
    compare : {"previous", "previous_same_days", "year", "none"}, default "previous"
        What each period or window is compared with: the "previous" one (an open period is not compared with
        a whole one), "previous_same_days" (cut after as many days as the open period has had), "year" or
        "none".
    week_start : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}, default "monday"
        The day on which weeks begin.

    Returns
    -------
    OrdersTotals
        Those of all rows.

    Examples
    --------
    >>> import engagement_metrics.spark as ems
    >>> settings = {"time_zone": "UTC", "as_of": "2026-11-01"}
    >>> totals = ems.orders_totals(df, "customer", "time", "value", order="order", **settings)
    >>> totals.report().estimate("revenue", "2026-10-01")
    <revenue 60.50, n=4>
    """
    columns = {
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
    }
    options: dict[str, Any] = {
        "currency": currency,
        "grain": grain,
        "scale": scale,
        "time_zone": time_zone,
        "duplicate_order": duplicate_order,
        "null_row": null_row,
        "threads": 1,
    }
    settings: dict[str, Any] = {
        "time_zone": time_zone,
        "as_of": as_of,
        "null_customer": null_customer,
        "zero_value": zero_value,
        "wrong_sign": wrong_sign,
        "cross_sell": cross_sell,
        "threads": 1,
    }
    question: dict[str, Any] = {
        "by": by,
        "segment": segment,
        "compare": compare,
        "week_start": week_start,
    }

    def totals(part: State) -> bytes:
        return OrdersState._of(part).orders(**settings).totals(**question).to_bytes()

    none = OrdersTotals.from_bytes(totals(State("OrdersState", options)))
    parts = partials(df.repartition(column_of(customer)), "OrdersState", columns, options, totals)
    return reduce(OrdersTotals.merge, map(OrdersTotals.from_bytes, states_of(parts, "state")), none)


def merge(state: Column | str) -> Column:
    """Merge the states of each group, as an aggregate function.

    The bytes are the same in whatever order and however often partitions ran. Null where a group has no
    state. From PySpark 4.2 on it must be the only function of its `agg`.

    Parameters
    ----------
    state : Column or str
        Bytes of states.

    Returns
    -------
    Column
        Bytes of the merged state.

    Examples
    --------
    >>> import engagement_metrics.spark as ems
    >>> states = ems.orders_partials(df, "customer", "time", "value", order="order")
    >>> states.agg(ems.merge("state").alias("state"))
    DataFrame[state: binary]
    """
    return merge_of("OrdersState", state)


def collect(df: DataFrame, column: str = "state") -> OrdersState:
    """Merge a column of states on the driver.

    Parameters
    ----------
    df : DataFrame
        States, one a row; nulls are left out.
    column : str, default "state"
        Their column.

    Returns
    -------
    OrdersState
        All of them.

    Examples
    --------
    >>> import engagement_metrics.spark as ems
    >>> states = ems.orders_partials(df, "customer", "time", "value", order="order")
    >>> ems.collect(states).orders(time_zone="UTC").summary().estimate("revenue")
    <revenue 60.50, n=4>
    """
    return merged(states_of(df, column))


def result(
    state: Column | str,
    metric: str,
    *,
    window: str | None = None,
    start: Day | None = None,
    end: Day | None = None,
    time_zone: Zone | None = None,
    as_of: Instant | None = None,
    null_customer: Literal["keep", "guest", "skip", "error"] = "keep",
    zero_value: Literal["keep", "skip", "error"] = "keep",
    wrong_sign: Literal["error", "skip"] = "error",
    cross_sell: Literal["order", "customer"] = "order",
) -> Column:
    """Answer each state with one metric.

    Parameters
    ----------
    state : Column or str
        Bytes of an `OrdersState`.
    metric : str
        Id of the metric.
    window : str, optional
        A trailing window such as "365d" or "12w" (a month, "12m", counts 30 days); all of the data by
        default.
    start : str or date, optional
        First local date of a window, with `end` and in place of `window`. Whole calendar months are
        compared with as many months before, other windows with as many days.
    end : str or date, optional
        Local date after the last of it.
    time_zone : str, tzinfo or mapping, optional
        The IANA name of the zone in which local times are read and calendar periods begin.
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

    Returns
    -------
    Column
        A struct of `value`, `low`, `high`, `n`, `clusters`, `unit`, `currency`, `maturity` and `notes`;
        null where the state is null.

    Examples
    --------
    >>> import engagement_metrics.spark as ems
    >>> state = ems.orders_state("customer", "time", "value", order="order")
    >>> states = df.groupBy("country").agg(state.alias("state"))
    >>> revenue = ems.result("state", "revenue", time_zone="UTC", as_of="2026-11-01")
    >>> states.select("country", revenue.value.alias("revenue")).orderBy("country").show()
    +-------+-------+
    |country|revenue|
    +-------+-------+
    |     FR|   40.0|
    |     UK|   20.5|
    +-------+-------+
    <BLANKLINE>
    """
    ask = _asking(
        {
            "time_zone": time_zone,
            "as_of": as_of,
            "null_customer": null_customer,
            "zero_value": zero_value,
            "wrong_sign": wrong_sign,
            "cross_sell": cross_sell,
        },
        {
            "window": window,
            "start": start,
            "end": end,
        },
    )
    return result_of(state, metric, ask)


def register(
    spark: SparkSession,
    *,
    currency: str | None = None,
    grain: Literal["order", "line"] = "order",
    scale: int = 4,
    time_zone: Zone | None = None,
    duplicate_order: Literal["error", "skip"] = "error",
    null_row: Literal["error", "skip"] = "error",
    window: str | None = None,
    start: Day | None = None,
    end: Day | None = None,
    as_of: Instant | None = None,
    null_customer: Literal["keep", "guest", "skip", "error"] = "keep",
    zero_value: Literal["keep", "skip", "error"] = "keep",
    wrong_sign: Literal["error", "skip"] = "error",
    cross_sell: Literal["order", "customer"] = "order",
) -> None:
    """Register `orders_state`, `orders_merge` and `orders_result` as functions of SQL, under these options.

    `orders_state` takes columns in the order of `orders_state` here, or by name, as in `order => id`; a
    segment that is a struct has the names of its fields. `orders_merge` takes a state, `orders_result` a
    state and the id of a metric.

    Parameters
    ----------
    spark : SparkSession
        Where they are registered.
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
    window : str, optional
        A trailing window such as "365d" or "12w" (a month, "12m", counts 30 days); all of the data by
        default.
    start : str or date, optional
        First local date of a window, with `end` and in place of `window`. Whole calendar months are
        compared with as many months before, other windows with as many days.
    end : str or date, optional
        Local date after the last of it.
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

    Examples
    --------
    >>> import engagement_metrics.spark as ems
    >>> ems.register(spark, time_zone="UTC", as_of="2026-11-01")
    >>> df.createOrReplaceTempView("sales")
    >>> state = "orders_state(customer, time, value, order => order)"
    >>> revenue = f"orders_result({state}, 'revenue').value AS revenue"
    >>> spark.sql(f"SELECT country, {revenue} FROM sales GROUP BY country ORDER BY country").show()
    +-------+-------+
    |country|revenue|
    +-------+-------+
    |     FR|   40.0|
    |     UK|   20.5|
    +-------+-------+
    <BLANKLINE>
    """
    register_all(
        spark,
        "OrdersState",
        (
            "customer",
            "time",
            "value",
            "order",
            "cost",
            "kind",
            "guest",
            "member",
            "currency_code",
            "category",
            "n_categories",
            "segment",
        ),
        {
            "currency": currency,
            "grain": grain,
            "scale": scale,
            "time_zone": time_zone,
            "duplicate_order": duplicate_order,
            "null_row": null_row,
            "threads": 1,
        },
        "orders",
        _asking(
            {
                "time_zone": time_zone,
                "as_of": as_of,
                "null_customer": null_customer,
                "zero_value": zero_value,
                "wrong_sign": wrong_sign,
                "cross_sell": cross_sell,
            },
            {
                "window": window,
                "start": start,
                "end": end,
            },
        ),
    )


def _asking(settings: dict[str, Any], question: dict[str, Any]) -> Any:
    def ask(state: bytes, metric: str) -> Estimate:
        orders = OrdersState.from_bytes(state).orders(**settings, threads=1)
        return orders.summary(**question, metrics=[metric], compare="none").estimate(metric)

    # Options that do not fit are refused before any job runs.
    OrdersState().orders(**settings, threads=1)
    return ask
