"""Formulas over columns of every library: the table has the formula's own bits, row by row."""

import decimal

import engagement_metrics as em
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from retail import bits, vectors

NUMBERS = [case for case in vectors("formulas") if not any(isinstance(value, list) for value in case["given"])]
RATE = em.commerce.repeat_purchase_rate
REPEAT, CUSTOMERS = [8, 0, None, 3], [26, 10, 4, 3]
COLUMNS = {
    "list": lambda cells: cells,
    "tuple": tuple,
    "decimals": lambda cells: [cell if cell is None else decimal.Decimal(cell) for cell in cells],
    "floats": lambda cells: [cell if cell is None else float(cell) for cell in cells],
    "polars": pl.Series,
    "polars floats": lambda cells: pl.Series(cells, dtype=pl.Float64),
    "pandas": lambda cells: pd.Series(cells, dtype="Int64"),
    "pandas with NaN": pd.Series,
    "pyarrow": pa.array,
    "pyarrow decimals": lambda cells: pa.array(cells, pa.decimal128(9, 2)),
    "pyarrow chunks": lambda cells: pa.chunked_array([cells[:1], cells[1:]], pa.int32()),
}


def formula(case):
    families = (getattr(em, name) for name in em.__all__)
    (found,) = {getattr(family, case["id"]) for family in families if case["id"] in getattr(family, "__all__", ())}
    return found


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: case["id"])
def test_rows_are_the_formula(case):
    given = case["given"]
    table = formula(case)(*([value, value] for value in given))
    assert isinstance(table, em.Table) and table.columns == ["value", "low", "high", "n"]
    one = formula(case)(*given)
    for row in table:
        assert [bits(row[name]) for name in ("value", "low", "high")] == case["bits"]
        assert row["n"] == one.n
    # One column, all else numbers; and by name.
    for index in range(len(given)):
        mixed = [np.array([value]) if at == index else value for at, value in enumerate(given)]
        assert formula(case)(*mixed)[0] == table[0]
        assert formula(case)(**dict(zip(case["inputs"], mixed, strict=False)))[0] == table[0]


def test_there_are_formulas_of_numbers():
    assert len(NUMBERS) > 15


@pytest.mark.parametrize("make", COLUMNS.values(), ids=COLUMNS)
def test_every_kind_of_column(make):
    table = RATE(make(REPEAT), make(CUSTOMERS))
    for row, repeat, customers in zip(table, REPEAT, CUSTOMERS, strict=True):
        if repeat is None:
            assert row == {"value": None, "low": None, "high": None, "n": None}
        else:
            one = RATE(repeat, customers)
            assert row == {"value": one.value, "low": one.low, "high": one.high, "n": one.n}


def test_numpy():
    for kind in (np.int64, np.uint8, np.float32):
        assert RATE(np.array([8, 3], dtype=kind), np.int16(26)).to_dict() == RATE([8, 3], 26).to_dict()
    assert RATE(np.array([8, 99, 3, 99])[::2], 26) == RATE([8, 3], 26)


def test_arrays_of_every_layout():
    part, whole = np.arange(50), np.full(50, 60)
    expected = em.commerce.repeat_purchase_rate(part.tolist(), whole.tolist())
    packed = np.zeros(50, dtype=[("flag", "i1"), ("part", "i8")])
    packed["part"] = part
    frozen = part.copy()
    frozen.flags.writeable = False
    layouts = {
        "strided": np.repeat(part, 2)[::2],
        "backwards": part[::-1][::-1],
        "a field": packed["part"],
        "the other byte order": part.astype(">i8"),
        "floats": part.astype("f8"),
        "floats of the other byte order": part.astype(">f8"),
        "narrow": part.astype("i2"),
        "unsigned": part.astype("u8"),
        "read only": frozen,
        "masked": np.ma.array(part, mask=False),
    }
    for name, layout in layouts.items():
        assert em.commerce.repeat_purchase_rate(layout, whole) == expected, name
    hole = np.ma.array(part, mask=[row == 7 for row in range(50)])
    assert em.commerce.repeat_purchase_rate(hole, whole)[7] == dict.fromkeys(expected.columns)


def test_memory_of_a_large_answer():
    # Beyond a few megabytes columns have memory of their own; Arrow reads it and keeps it.
    rows = 600_000
    rate = em.commerce.repeat_purchase_rate(np.arange(rows), np.full(rows, rows))
    table = rate.to_arrow()
    first, last = rate[1], rate[-1]
    del rate
    assert table["value"].to_pylist() == [row / rows for row in range(rows)]
    assert (table.slice(1, 1).to_pylist(), table.slice(rows - 1).to_pylist()) == ([first], [last])
    assert table["value"].null_count == 0
    undefined = em.commerce.repeat_purchase_rate(0, np.array([0, 5])).to_arrow()
    assert undefined["value"].to_pylist() == [None, 0.0]
    assert undefined["n"].to_pylist() == [0, 5]


def test_the_answer_is_a_frame_of_the_library_of_its_columns():
    assert isinstance(RATE(pl.Series(REPEAT), 30).frame(), pl.DataFrame)
    assert isinstance(RATE(30, pd.Series([40, 50])).frame(), pd.DataFrame)
    assert isinstance(RATE(pa.array(REPEAT), 30).frame(), pa.Table)
    assert isinstance(RATE(REPEAT, 30).frame(), dict)


def test_nothing_but_nulls_and_nothing_at_all():
    assert RATE([None, None], 26).to_dict() == {name: [None, None] for name in ("value", "low", "high", "n")}
    assert len(RATE([], 26)) == 0
    assert RATE([0], [0]).to_dict() == {"value": [None], "low": [None], "high": [None], "n": [0]}


@pytest.mark.parametrize(
    ("call", "code", "given", "row"),
    [
        (lambda: RATE([1, 2], [3]), "column_length", "customers", None),
        (lambda: RATE([1, 4, 5], 3), "at_most", "repeat_customers", 1),
        (lambda: RATE([1, 1.5], 3), "count", "repeat_customers", 1),
        (lambda: RATE(np.array([1.0, np.nan]), 3), "count", "repeat_customers", 1),
        (lambda: RATE(["1"], 3), "column_type", "repeat_customers", None),
        (lambda: RATE(pl.Series([True]), 3), "column_type", "repeat_customers", None),
        (lambda: RATE([1], None), "missing_column", "customers", None),
        (lambda: RATE([1, object()], 3), "column_type", "repeat_customers", None),
        (lambda: em.commerce.average_order_value([1, 2], 3, sd=[1, -1]), "at_least", "sd", 1),
        (lambda: em.commerce.price_elasticity([1, 0], 2, 3, 4), "above", "p0", 1),
    ],
)
def test_refusals_name_the_row(call, code, given, row):
    with pytest.raises(em.EngagementError) as caught:
        call()
    assert (caught.value.code, caught.value.input, caught.value.row) == (code, given, row), caught.value
