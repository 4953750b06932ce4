"""What `engagement_metrics.spark` does with columns and states of any kind; which there are is written there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from inspect import Parameter, Signature
from typing import Any, TypeAlias

from ._native import Estimate, State
from ._parts import built

try:
    import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
    from pyspark.sql import Column, DataFrame, SparkSession  # type: ignore[import-not-found, unused-ignore]
    from pyspark.sql import functions as F  # type: ignore[import-not-found, unused-ignore]
    from pyspark.sql.functions import ArrowUDFType, arrow_udf  # type: ignore[import-not-found, unused-ignore]
except ImportError as error:
    message = "engagement_metrics.spark needs PySpark 4.1 or later: pip install 'engagement-metrics[spark]'"
    raise ImportError(message) from error

__all__ = ["column_of", "merge_of", "partials", "register_all", "result_of", "states_of", "total"]

# PySpark 4.1 hands a group over whole, later ones batch by batch, but then under no names and one function a `groupBy`.
BY_BATCH = hasattr(ArrowUDFType, "GROUPED_AGG_ITER")
RESULT = pa.struct(
    {
        "value": pa.float64(),
        "low": pa.float64(),
        "high": pa.float64(),
        "n": pa.int64(),
        "clusters": pa.int64(),
        "unit": pa.string(),
        "currency": pa.string(),
        "maturity": pa.string(),
        "notes": pa.list_(pa.string()),
    }
)
RESULT_TYPE = (
    "struct<value: double, low: double, high: double, n: bigint, clusters: bigint, unit: string, currency: string, "
    "maturity: string, notes: array<string>>"
)

Given: TypeAlias = Mapping[str, Any]
Answer: TypeAlias = Callable[[bytes, str], Estimate]


def function(name: str, kind: str, call: Callable[..., Any]) -> Any:
    """Make a function of Spark, under the name that its columns show."""
    call.__name__ = name
    make: Any = arrow_udf
    return make(call, kind)


def column_of(given: Column | str) -> Column:
    """Give a column, by its name or as it is."""
    return F.col(given) if isinstance(given, str) else given


def named(columns: Given) -> tuple[dict[str, Column], dict[str, list[str]]]:
    """Give the columns of a frame under the names that a state and its errors say, and the names by part."""
    cells: dict[str, Column] = {}
    parts: dict[str, list[str]] = {}
    for part, given in columns.items():
        several = given if isinstance(given, list | tuple) else [] if given is None else [given]
        for column in several:
            name = column if isinstance(column, str) else str(column)
            cells[name] = column_of(column)
            parts.setdefault(part, []).append(name)
    return cells, parts


# Making states.


def total(name: str, columns: Given, options: Given) -> Column:
    """Give the state of a group, as an aggregate function."""
    # Options that do not fit are refused before any job runs.
    State(name, options)
    cells, parts = named(columns)
    # The columns themselves stay on the driver.
    names = list(cells)

    def table(arrays: tuple[pa.Array, ...]) -> dict[str, pa.Array]:
        return dict(zip(names, arrays, strict=True))

    if BY_BATCH:

        def batches(groups: Iterator[tuple[pa.Array, ...]]) -> bytes:
            return built(name, map(table, groups), parts, options).to_bytes()

        column: Column = function(name, "binary", batches)(*cells.values())
        return column

    def arrays(*group: pa.Array) -> bytes:
        return built(name, table(group), parts, options).to_bytes()

    column = function(name, "binary", arrays)(*cells.values())
    return column


def partials(
    frame: DataFrame, name: str, columns: Given, options: Given, give: Callable[[State], bytes] = State.to_bytes
) -> DataFrame:
    """Give a state for each partition, also for one without rows: merged, they know how they were read."""
    State(name, options)
    cells, parts = named(columns)

    def partition(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        state = give(built(name, batches, parts, options))
        yield pa.record_batch({"state": pa.array([state], pa.binary())})

    return frame.select(*(cell.alias(column) for column, cell in cells.items())).mapInArrow(partition, "state binary")


# Merging.


def merge_all(name: str, arrays: Iterable[pa.Array]) -> bytes | None:
    """Merge states one by one; null where there is none, as sums in SQL are."""
    cells = (cell.as_py() for array in arrays for cell in array if cell.is_valid)
    states = (State.from_bytes(name, cell, {}) for cell in cells)
    whole = next(states, None)
    if whole is None:
        return None
    for state in states:
        whole.merge(state)
    return whole.to_bytes()


def merging(name: str, title: str) -> Any:
    """Give the aggregate function that merges states."""
    if BY_BATCH:

        def batches(groups: Iterator[pa.Array]) -> bytes | None:
            return merge_all(name, groups)

        return function(title, "binary", batches)

    def array(group: pa.Array) -> bytes | None:
        return merge_all(name, [group])

    return function(title, "binary", array)


def merge_of(name: str, state: Column | str) -> Column:
    """Merge the states of a group."""
    column: Column = merging(name, "merge")(state)
    return column


def states_of(frame: DataFrame, column: str) -> Iterator[bytes]:
    """Bring the states in a column to the driver; all partitions are made at once."""
    return (row[0] for row in frame.select(column).collect() if row[0] is not None)


# Answers.


def answering(title: str, ask: Answer) -> Any:
    """Give the function from a state and the id of a metric to an estimate."""

    def estimates(states: pa.Array, metrics: pa.Array) -> pa.Array:
        pairs = zip(states.to_pylist(), metrics.to_pylist(), strict=True)
        return pa.array([None if state is None else answer(ask(state, metric)) for state, metric in pairs], RESULT)

    return function(title, RESULT_TYPE, estimates)


def answer(estimate: Estimate) -> dict[str, Any]:
    """Give an estimate as the cells of a struct."""
    cells: dict[str, Any] = {field.name: getattr(estimate, field.name) for field in RESULT}
    return cells | {"notes": [str(note) for note in estimate.notes]}


def result_of(state: Column | str, metric: str, ask: Answer) -> Column:
    """Answer each state with one metric."""
    column: Column = answering("result", ask)(state, F.lit(metric))
    return column


# SQL.


def register_all(
    spark: SparkSession, name: str, columns: Sequence[str], options: Given, title: str, ask: Answer
) -> None:
    """Register the functions of a source: the state of a group, merged states, the answer of a state."""
    arguments = Signature([Parameter(column, Parameter.POSITIONAL_OR_KEYWORD) for column in columns])

    # Columns that are named are handed over only with a group as a whole.
    def state(*cells: pa.Array, **more: pa.Array) -> bytes:
        parts: dict[str, list[str]] = {}
        table: list[pa.Array] = []
        for part, cell in arguments.bind_partial(*cells, **more).arguments.items():
            # A struct has names of its own.
            several = pa.types.is_struct(cell.type)
            parts[part] = cell.type.names if several else [part]
            table += cell.flatten() if several else [cell]
        rows = pa.RecordBatch.from_arrays(table, [column for names in parts.values() for column in names])
        return built(name, rows, parts, options).to_bytes()

    spark.udf.register(f"{title}_state", function(f"{title}_state", "binary", state))
    spark.udf.register(f"{title}_merge", merging(name, f"{title}_merge"))
    spark.udf.register(f"{title}_result", answering(f"{title}_result", ask))
