"""What type checkers must accept and know; `mypy --strict` and `pyright` read this file, nothing runs it."""

import datetime
import zoneinfo
from typing import Any, assert_type

import engagement_metrics as em
import numpy as np
import numpy.typing as npt
import polars as pl
from engagement_metrics.polars import Engagement


def formulas(scores: npt.NDArray[np.float64]) -> None:
    """Call formulas with numbers, lists and arrays."""
    estimate = em.commerce.average_order_value(12_500, 250, sd=18.0)
    assert_type(estimate, em.Estimate)
    assert_type(estimate.value, float | None)
    assert_type(estimate.interval(0.99), tuple[float, float] | None)
    assert_type(estimate - estimate, em.Difference)
    assert_type(estimate < 3, bool)
    assert_type(float(estimate), float)
    assert_type(f"{estimate:.1%}", str)
    assert_type(estimate.notes, list[em.Note])
    assert_type(int(estimate), int)
    assert_type(bool(estimate), bool)
    assert_type(estimate.to_json(), str)
    em.commerce.unique_customers(["ada", None, "grace"])
    em.commerce.revenue(scores)
    em.commerce.revenue(pl.Series([1.0, 2.0]))
    em.commerce.orders(np.int64(3))
    em.commerce.orders("3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]


def sources(frame: pl.DataFrame, rows: list[dict[str, Any]], columns: dict[str, list[object]]) -> None:
    """Open tables and ask."""
    orders = em.Orders(
        frame,
        customer="customer_id",
        time="ordered_at",
        value="amount",
        segment=["country", "channel"],
        currency="GBP",
        grain="line",
        time_zone=zoneinfo.ZoneInfo("Europe/London"),
        as_of=datetime.date(2011, 6, 1),
    )
    for data in (rows, columns):
        em.Orders(data, customer="customer_id", time="ordered_at", value="amount")
    report = orders.by("month", segment="country", compare="previous_same_days")
    assert_type(report, em.Report)
    assert_type(report.finding("orders", datetime.date(2011, 5, 1)).change, em.Difference | None)
    assert_type(em.report(orders=orders, by="month"), em.Report)
    assert_type(report.table().to_dict(), dict[str, list[Any]])
    for finding in report:
        assert_type(finding, em.Finding)
        assert_type(finding.period_start, datetime.date | None)
    assert_type(report.spec("orders"), dict[str, Any])
    assert_type(report.svg("orders"), str)
    for chart in report.charts():
        assert_type(chart, em.Chart)
        assert_type(list(chart), list[str])
    report.save("report.md")
    for row in report.table():
        assert_type(row, dict[str, Any])
    orders.by("fortnight")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    em.Orders(frame, customer="customer_id", time="ordered_at")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def states(frame: pl.DataFrame, data: bytes) -> None:
    """Read parts and merge them."""
    state = em.OrdersState(time_zone="Europe/London").update(frame, customer="c", time="t", value="v")
    assert_type(state, em.OrdersState)
    em.OrdersState.from_bytes(bytearray(data))
    em.OrdersState.from_bytes(memoryview(data))
    em.OrdersState.from_bytes("text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(Engagement(frame).orders(customer="c", time="t", value="v"), em.Orders)
    assert_type(state + em.OrdersState.from_bytes(data), em.OrdersState)
    assert_type(state.orders(as_of="2011-06-01"), em.Orders)
    assert_type(em.Orders.from_state(state), em.Orders)
    pl.DataFrame(em.Orders.check(frame, customer="c", time="t", value="v"))


def columns(frame: pl.DataFrame, counts: npt.NDArray[np.int64], texts: list[str], rows: list[int | None]) -> None:
    """Call formulas of numbers with columns."""
    rate = em.commerce.repeat_purchase_rate
    assert_type(rate(8, 26), em.Estimate)
    assert_type(rate(np.int64(8), 26.0), em.Estimate)
    assert_type(rate(counts, counts), em.Table)
    assert_type(rate(frame["repeat"], frame["customers"]), em.Table)
    assert_type(rate(8, rows), em.Table)
    assert_type(rate(repeat_customers=rows, customers=26), em.Table)
    assert_type(em.commerce.average_order_value(12_500, 250, sd=counts), em.Table)
    assert_type(em.loyalty.member_aov_lift(56, 50), em.Estimate)
    assert_type(em.loyalty.member_aov_lift(56, 50, orders_others=rows), em.Table)
    assert_type(em.commerce.orders(counts), em.Table)
    assert_type(em.commerce.median_order_value(counts), em.Estimate)
    rate(texts, 26)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    rate(None, 26)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
