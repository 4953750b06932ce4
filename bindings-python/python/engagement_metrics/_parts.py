"""States made of parts: whatever the parts and their order, the bytes are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ._native import State

if TYPE_CHECKING:
    from ._types import Columns, Data, Options, Tables

__all__ = ["built", "merged"]


def tables(rows: Data | Tables) -> Iterable[Data]:
    """Give the tables of an iterator or a list, or the one table that it is."""
    if isinstance(rows, Iterator):
        return rows
    if isinstance(rows, list | tuple) and not (rows and isinstance(rows[0], Mapping)):
        return rows
    return [rows]


def merged(states: Iterable[State]) -> State | None:
    """Merge states by size, as binary counting carries.

    So each row of n equal parts moves log2(n) times; one part after the other, it would be n / 2 times.
    """
    sizes: list[State] = []
    for state in states:
        sizes.append(state)
        while len(sizes) > 1 and len(sizes[-2]) < 2 * len(sizes[-1]):
            last = sizes.pop()
            sizes[-1].merge(last)
    while len(sizes) > 1:
        last = sizes.pop()
        sizes[-1].merge(last)
    return sizes[0] if sizes else None


def built(name: str, rows: Data | Tables, columns: Columns, options: Options) -> State:
    """Make the state of a table, or of tables one after the other."""
    empty = State(name, options)

    def part(table: Data) -> State:
        state = empty.__copy__()
        state.update(table, columns)
        return state

    whole = merged(map(part, tables(rows)))
    return empty if whole is None else whole
