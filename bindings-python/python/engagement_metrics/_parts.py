"""States made of parts: whatever the parts and their order, the bytes are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from ._native import State

if TYPE_CHECKING:
    from ._types import Columns, Data, Options, Tables

__all__ = ["built"]


def tables(rows: Data | Tables) -> Iterable[Data]:
    """Give the tables of an iterator or a list, or the one table that it is."""
    several = isinstance(rows, Iterator) or (
        isinstance(rows, list | tuple) and not (rows and isinstance(rows[0], Mapping))
    )
    return cast("Iterable[Data]", rows if several else [rows])


def built(name: str, rows: Data | Tables, columns: Columns, options: Options) -> State:
    """Make the state of a table, or of tables one after the other."""
    state = State(name, options)
    for table in tables(rows):
        state.update(table, columns)
    return state
