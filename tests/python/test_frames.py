"""Result tables in the libraries that people use; the one that came in is the one that goes out."""

import inspect
import subprocess
import sys

import duckdb
import engagement_metrics as em
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

ROWS = {"who": ["ada", "grace"], "at": ["2011-01-05", "2011-02-05"], "paid": [12.5, 8.0], "land": ["UK", None]}
KINDS = {
    "polars": (pl.DataFrame, pl.DataFrame),
    "pandas": (pd.DataFrame, pd.DataFrame),
    "pyarrow": (pa.table, pa.Table),
    "duckdb": (lambda rows: duckdb.from_arrow(pa.table(rows)), duckdb.DuckDBPyRelation),
    "python": (dict, dict),
}


def opened(data):
    columns = {"customer": "who", "time": "at", "value": "paid", "segment": "land"}
    return em.Orders(data, **columns, time_zone="UTC", as_of="2011-03-01")


@pytest.mark.parametrize("name", KINDS)
def test_frame_is_of_the_library_that_came_in(name):
    make, kind = KINDS[name]
    orders = opened(make(ROWS))
    report = orders.by("month", segment="land")
    for frame in (report.frame(), report.table().frame(), orders.state().orders(time_zone="UTC").report().frame()):
        assert isinstance(frame, kind)
    assert isinstance(em.Orders.check(make(ROWS), customer="who", time="at", value="paid").frame(), kind)


def test_arrow_types_and_nulls():
    table = opened(ROWS).by("month", segment="land").table()
    arrow = pa.table(table)
    assert arrow.schema == table.to_arrow().schema
    types = {field.name: str(field.type) for field in arrow.schema}
    assert types["metric"] == types["land"] == types["notes"] == "string"
    assert types["period_start"] == types["period_end"] == "date32[day]"
    assert types["value"] == types["p_value"] == "double"
    assert types["n"] == types["clusters"] == "int64"
    assert arrow.to_pydict() == table.to_dict()
    assert table.to_polars().to_dict(as_series=False) == table.to_dict()
    assert pl.DataFrame(table).equals(table.to_polars())
    frame = table.to_pandas()
    assert list(frame.columns) == table.columns
    assert frame["value"].isna().sum() == table.to_dict()["value"].count(None)
    assert duckdb.sql("select count(*) from arrow where metric = 'orders'").fetchall() == [(4,)]
    # A stream may be left unread, and a table exported again.
    del frame, arrow
    assert table.__arrow_c_stream__() is not None
    assert pa.table(table).num_rows == len(table)


COLUMNS = {"customer": "who", "time": "at", "value": "paid", "segment": "land", "time_zone": "UTC"}


def test_accessors():
    import engagement_metrics.pandas
    import engagement_metrics.polars

    expected = em.Orders(ROWS, **COLUMNS).to_dict()
    for make in (pd.DataFrame, pl.DataFrame, pl.LazyFrame):
        assert make(ROWS).engagement.orders(**COLUMNS).to_dict() == expected
    assert isinstance(pl.LazyFrame(ROWS).engagement.orders(**COLUMNS).summary().frame(), pl.DataFrame)
    # Each parameter of the source is one of the accessor, in the same order and with the same default.
    source, accessor = (
        list(inspect.signature(call).parameters.values())[skipped:]
        for call, skipped in ((em.Orders.__init__, 2), (engagement_metrics.pandas.Engagement.orders, 1))
    )
    assert source == accessor


def test_nothing_is_registered_unasked():
    code = (
        "import pandas, polars, engagement_metrics as em; "
        "print(hasattr(pandas.DataFrame, 'engagement'), hasattr(polars.DataFrame, 'engagement'))"
    )
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert out.split() == ["False", "False"]
