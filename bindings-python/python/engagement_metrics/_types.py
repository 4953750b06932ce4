"""What functions take and give, for type checkers; nothing here runs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any, Protocol, SupportsFloat, SupportsIndex, TypeAlias

from ._native import Estimate, Table


class ArrowStream(Protocol):
    """Exports a stream by Arrow's C interface: frames and columns of pandas, Polars, PyArrow, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Export a capsule."""
        ...


class ArrowArray(Protocol):
    """Exports one array by Arrow's C interface."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """Export a schema and an array."""
        ...


class NumPyArray(Protocol):
    """A NumPy array; NumPy declares its buffer only for newer Pythons."""

    @property
    def __array_interface__(self) -> dict[str, Any]:
        """Describe the memory."""
        ...


Column: TypeAlias = ArrowStream | ArrowArray | NumPyArray | Iterable[Any]
Data: TypeAlias = ArrowStream | Mapping[str, Column] | Sequence[Mapping[str, Any]]
Tables: TypeAlias = Iterator[Data] | Sequence[Data]
Columns: TypeAlias = Mapping[str, str | Sequence[str] | None]
Options: TypeAlias = Mapping[str, object]
Day: TypeAlias = str | date
Instant: TypeAlias = str | date | datetime
Zone: TypeAlias = str | tzinfo | Mapping[str, object]
Count: TypeAlias = SupportsIndex | SupportsFloat
Real: TypeAlias = SupportsFloat | SupportsIndex
Numbers: TypeAlias = ArrowStream | ArrowArray | Iterable[SupportsFloat | SupportsIndex | None]
Arguments: TypeAlias = tuple[Column | Real | None, ...]

Side: TypeAlias = Column | tuple[Column, Column]
Estimates: TypeAlias = Mapping[str, Estimate] | Sequence[Estimate]

Plain: TypeAlias = dict[str, Any]
PlainColumns: TypeAlias = dict[str, list[Any]]
Row: TypeAlias = dict[str, Any]
OptionalDay: TypeAlias = date | None
Answer: TypeAlias = Estimate | Table
Frame: TypeAlias = Any
Capsule: TypeAlias = object
Reduced: TypeAlias = tuple[Any, ...]
Whole: TypeAlias = SupportsIndex
Memory: TypeAlias = bytes | bytearray | memoryview
Mimes: TypeAlias = Container[str]
Bundle: TypeAlias = dict[str, Any]
Names: TypeAlias = Iterator[str]
Drawing: TypeAlias = Any
Operand: TypeAlias = object
Rounded: TypeAlias = Any
