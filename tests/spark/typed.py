"""What type checkers say of calls on Spark; nothing here runs."""

from collections.abc import Iterator
from typing import assert_type

import engagement_metrics as em
import engagement_metrics.spark as ems
from engagement_metrics import parts
from pyspark.sql import Column, DataFrame, SparkSession


def calls(spark: SparkSession, df: DataFrame, batches: Iterator[dict[str, list[str]]]) -> None:
    """Call each function as people do."""
    assert_type(ems.orders_state("who", df["at"], "paid", segment=["land"], grain="line"), Column)
    assert_type(ems.orders_partials(df, "who", "at", "paid", order=df["id"]), DataFrame)
    assert_type(ems.orders_totals(df, "who", "at", "paid", by="week", as_of="2026-11-01"), em.OrdersTotals)
    assert_type(ems.merge("state"), Column)
    assert_type(ems.collect(df), em.OrdersState)
    assert_type(ems.result(df["state"], "revenue", window="365d", time_zone="UTC"), Column)
    ems.register(spark, currency="GBP", null_customer="guest")
    state = parts.orders_state(batches, customer="who", time="at", value="paid")
    assert_type(state, bytes)
    assert_type(parts.merge([state, em.OrdersState()]), em.OrdersState)
    ems.orders_state("who", "at")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ems.orders_partials(df, "who", "at", "paid", grain="row")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
