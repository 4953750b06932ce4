"""One answer, to the bit, from every kind of table and column."""

import array
import datetime
import decimal
import sys

import duckdb
import engagement_metrics as em
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from retail import COLUMNS, answers, lines, open_view, pick

N = 4000
UTC = datetime.UTC


@pytest.fixture(scope="module")
def columns():
    """Some lines, with whole orders, as plain Python."""
    data = lines("shop")
    data = pick(data, range(N))
    return data | {"value": [float(value) for value in data["value"]]}


@pytest.fixture(scope="module")
def expected(columns):
    return answers(open_view("shop", columns))


def naive(columns):
    return [datetime.datetime.fromisoformat(time) for time in columns["time"]]


def arrow(columns, **changed):
    return pa.table({name: pa.array(cells) for name, cells in (columns | changed).items()})


TABLES = {
    "dict of lists": lambda c: c,
    "dict of tuples": lambda c: {name: tuple(cells) for name, cells in c.items()},
    "list of dicts": lambda c: [dict(zip(c, row, strict=True)) for row in zip(*c.values(), strict=True)],
    "dict of numpy": lambda c: {name: np.array(cells) for name, cells in (c | {"value": c["value"]}).items()},
    "dict of series": lambda c: {name: pd.Series(cells) for name, cells in c.items()},
    "dict of arrow": lambda c: {name: pa.array(cells) for name, cells in c.items()},
    "pandas": lambda c: pd.DataFrame(c),
    "pandas object": lambda c: pd.DataFrame(c, dtype=object).astype({"value": float}),
    "pandas arrow": lambda c: pa.table(c).to_pandas(types_mapper=pd.ArrowDtype),
    "pandas times": lambda c: pd.DataFrame(c).assign(time=lambda d: pd.to_datetime(d["time"])),
    "pandas nanoseconds": lambda c: pd.DataFrame(c).assign(time=lambda d: pd.to_datetime(d["time"]).astype("M8[ns]")),
    "pandas category": lambda c: pd.DataFrame(c).astype({"country": "category", "kind": "category"}),
    "pandas with a column that Arrow refuses": lambda c: pd.DataFrame(c).assign(odd=[object()] * N),
    "polars": lambda c: pl.DataFrame(c),
    "polars chunks": lambda c: pl.concat([pl.DataFrame(c)[:1000], pl.DataFrame(c)[1000:]], rechunk=False),
    "polars categorical": lambda c: pl.DataFrame(c).with_columns(pl.col("country", "kind").cast(pl.Categorical)),
    "polars lazy": lambda c: pl.LazyFrame(c).with_columns(pl.lit(1).alias("unused")),
    "polars times": lambda c: pl.DataFrame(c | {"time": naive(c)}),
    "pyarrow": arrow,
    "pyarrow batches": lambda c: pa.Table.from_batches(arrow(c).to_batches(max_chunksize=7)),
    "pyarrow reader": lambda c: arrow(c).to_reader(),
    "pyarrow record batch": lambda c: arrow(c).combine_chunks().to_batches()[0],
    "pyarrow slice": lambda c: pa.concat_tables([arrow(c)[:50], arrow(c)])[50:],
    "duckdb": lambda c: duckdb.from_arrow(arrow(c)),
    "duckdb with a column that nobody wants": lambda c: duckdb.from_arrow(arrow(c)).select(
        "*, error('computed') as odd"
    ),
    "numpy records": lambda c: np.rec.fromarrays(
        [np.array(cells, dtype=object) for cells in c.values()], names=",".join(c)
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name, columns, expected):
    assert answers(open_view("shop", TABLES[name](columns))) == expected


def test_plans_compute_only_what_is_named():
    plan = pl.LazyFrame({"c": ["a"], "t": ["2011-01-01"], "v": [1]})

    def refuse(frame):
        raise AssertionError("computed")

    odd = plan.with_columns(pl.col("v").map_batches(refuse, return_dtype=pl.Int64).alias("odd"))
    assert em.Orders(odd, customer="c", time="t", value="v", time_zone="UTC").to_dict()["orders"] == 1
    for data in (plan, duckdb.sql("select 'a' as c, '2011-01-01' as t, 1 as v")):
        with pytest.raises(em.EngagementError, match="there are: c, t, v") as caught:
            em.Orders(data, customer="who", time="t", value="v")
        assert (caught.value.code, caught.value.input) == ("unknown_column", "customer")


def test_packed_records():
    rows = [("a", "2011-01-05", 1.5), ("b", "2011-01-06", 2.5)]
    data = np.array(rows, dtype=[("c", "U1"), ("t", "M8[s]"), ("v", "f8")])
    sheet = em.Orders(data, customer="c", time="t", value="v", time_zone="UTC")
    assert sheet.to_dict()["last"] == "2011-01-06T00:00:00Z"
    assert sheet.summary().estimate("revenue").value == 4.0


def test_names_that_two_columns_have():
    frame = pd.DataFrame([["a", "b", "2011-01-01", 1]], columns=["c", "c", "t", "v"])
    arrow = pa.Table.from_arrays([pa.array([cell]) for cell in ("a", "b", "2011-01-01", 1)], names=["c", "c", "t", "v"])
    for data in (frame, arrow):
        with pytest.raises(em.EngagementError, match="several of that name"):
            em.Orders(data, customer="c", time="t", value="v", time_zone="UTC")


def test_memory_outlives_its_owner():
    def table():
        times = np.arange(1000) * 86_400_000_000
        cells = {"c": np.arange(1000), "t": pa.array(times, pa.timestamp("us", "UTC")), "v": np.ones(1000)}
        return pa.table(cells).to_reader(max_chunksize=1000)

    orders = em.Orders(table(), customer="c", time="t", value="v")
    assert orders.to_dict()["orders"] == 1000


def test_empty_text_is_a_null_customer(columns, expected):
    data = columns | {"customer": [cell or "" for cell in columns["customer"]]}
    assert answers(open_view("shop", data)) == expected


def test_pandas_without_pyarrow(columns, expected, monkeypatch):
    frame = TABLES["pandas times"](columns)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    orders = open_view("shop", frame)
    assert answers(orders) == expected
    assert len(orders.by("month").frame()) == len(orders.by("month"))


TEXT = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]


@pytest.mark.parametrize("kind", TEXT, ids=str)
def test_text_types(kind, columns, expected):
    changed = {name: pa.array(columns[name]).cast(kind) for name in ("country", "kind")}
    assert answers(open_view("shop", arrow(columns, **changed))) == expected


IDS = {
    "int64": lambda ids: pa.array([id and int(id) for id in ids], pa.int64()),
    "uint32": lambda ids: pa.array([id and int(id) for id in ids], pa.uint32()),
    "uint64": lambda ids: pa.array([id and int(id) for id in ids], pa.uint64()),
    "float with NaN": lambda ids: np.array([float(id or "nan") for id in ids]),
    "float32": lambda ids: np.array([float(id or "nan") for id in ids], dtype="f4"),
    "pandas float": lambda ids: pd.Series([float(id or "nan") for id in ids]),
    "pandas Int64": lambda ids: pd.Series([id and int(id) for id in ids], dtype="Int64"),
    "objects": lambda ids: np.array([id and int(id) for id in ids], dtype=object),
    "mixed": lambda ids: [id and (int(id) if row % 2 else id) for row, id in enumerate(ids)],
    "pandas NA": lambda ids: [pd.NA if id is None else np.int64(id) for id in ids],
    "dictionary of text": lambda ids: pa.array(ids).dictionary_encode(),
    "dictionary of numbers": lambda ids: pa.array([id and int(id) for id in ids]).dictionary_encode(),
    "dictionary of decimals": lambda ids: pa.array([id and decimal.Decimal(id) for id in ids]).dictionary_encode(),
    "sliced dictionary": lambda ids: pa.array(["x", None, *ids]).dictionary_encode()[2:],
    "dictionary with unsigned keys": lambda ids: (
        pa.array(ids).dictionary_encode().cast(pa.dictionary(pa.uint64(), pa.large_string()))
    ),
    "chunks, some empty": lambda ids: pa.chunked_array([[], ids[:7], [], ids[7:]], pa.string()),
    "sliced": lambda ids: pa.array(["x", None, *ids])[2:],
    "numpy text": lambda ids: np.array([id or "" for id in ids]),
    "numpy string": lambda ids: np.array([id or "" for id in ids], dtype=np.dtypes.StringDType()),
    "pandas Python strings": lambda ids: pd.array(ids, dtype="string[python]"),
    "pandas category of numbers": lambda ids: pd.Series(pd.Categorical([id and int(id) for id in ids])),
    "polars int128": lambda ids: pl.Series([id and int(id) for id in ids], dtype=pl.Int128),
    "decimal": lambda ids: pa.array([id and decimal.Decimal(id) for id in ids], pa.decimal128(10, 0)),
}


@pytest.mark.parametrize("name", IDS)
def test_identifiers(name, columns, expected):
    assert answers(open_view("shop", columns | {"customer": IDS[name](columns["customer"])})) == expected


AMOUNTS = {
    "Decimal": lambda values: values,
    "decimal32": lambda values: pa.array(values, pa.decimal32(9, 2)),
    "decimal64": lambda values: pa.array(values, pa.decimal64(18, 3)),
    "decimal128": lambda values: pa.array(values, pa.decimal128(38, 9)),
    "polars decimal": lambda values: pl.Series(values, dtype=pl.Decimal(20, 4)),
    "float64": lambda values: np.array(values, dtype=float),
    "strided": lambda values: np.repeat(np.array(values, dtype=float), 2)[::2],
    "array": lambda values: array.array("d", values),
    "memoryview": lambda values: memoryview(np.array(values, dtype=float)),
    "big endian": lambda values: np.array(values, dtype=">f8"),
    "masked": lambda values: np.ma.array(np.array(values, dtype=float), mask=False),
    "mixed": lambda values: [float(value) if row % 2 else value for row, value in enumerate(values)],
    "pandas sparse": lambda values: pd.Series(pd.arrays.SparseArray([float(value) for value in values])),
    "pandas Float64": lambda values: pd.array([float(value) for value in values], dtype="Float64"),
    "dictionary": lambda values: pa.array([float(value) for value in values]).dictionary_encode(),
    "long doubles": lambda values: np.array(values, dtype="g"),
    "generator": lambda values: (float(value) for value in values),
}


@pytest.mark.parametrize("name", AMOUNTS)
def test_amounts(name, columns, expected):
    values = pick(lines("shop"), range(N))["value"]
    assert answers(open_view("shop", columns | {"value": AMOUNTS[name](values)})) == expected


@pytest.mark.parametrize("kind", ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "?"])
def test_numpy_numbers(kind):
    values = np.array([0, 1, 1, 0, 1], dtype=kind)
    if kind == "?":
        data = {"customer": list("abcde"), "time": ["2011-01-01"] * 5, "value": [1] * 5, "guest": values}
        orders = em.Orders(data, customer="customer", time="time", value="value", guest="guest", time_zone="UTC")
        assert orders.summary().estimate("guest_checkout_rate").value == 0.6
    else:
        assert em.commerce.revenue(values).value == em.commerce.revenue(pa.array(values)).value == 3.0


TIMES = {
    **{
        f"arrow {unit}": lambda times, unit=unit: pa.array(times, pa.timestamp(unit))
        for unit in ("s", "ms", "us", "ns")
    },
    **{
        f"numpy {unit}": lambda times, unit=unit: np.array(times, f"M8[{unit}]")
        for unit in ("m", "s", "ms", "us", "ns")
    },
    **{
        f"numpy {kind}": lambda times, kind=kind: np.array(times, "M8[us]").astype(kind)
        for kind in (">M8[us]", ">M8[ns]", "M8[30s]")
    },
    "numpy strided": lambda times: np.repeat(np.array(times, "M8[ns]"), 2)[::2],
    "dictionary": lambda times: pa.array(times, pa.timestamp("ms")).dictionary_encode(),
    "datetime": lambda times: times,
    "pandas": lambda times: pd.Series(times),
    "Timestamp": lambda times: [pd.Timestamp(time) for time in times],
    "datetime64": lambda times: list(np.array(times, "M8[us]")),
    "polars": lambda times: pl.Series(times),
    "text with T": lambda times: [time.isoformat() for time in times],
}


@pytest.mark.parametrize("name", TIMES)
def test_local_times(name, columns, expected):
    assert answers(open_view("shop", columns | {"time": TIMES[name](naive(columns))})) == expected


INSTANTS = {
    **{f"arrow {u}": lambda times, u=u: pa.array(times, pa.timestamp(u, "UTC")) for u in ("s", "ms", "us", "ns")},
    "other zone": lambda times: pa.array(times, pa.timestamp("us", "Asia/Kuala_Lumpur")),
    "datetime": lambda times: times,
    "offset": lambda times: [time.astimezone(datetime.timezone(datetime.timedelta(hours=8))) for time in times],
    "pandas": lambda times: pd.Series(times),
    "polars": lambda times: pl.Series(times, dtype=pl.Datetime("ms", "UTC")),
    "text": lambda times: [time.isoformat() for time in times],
}


@pytest.mark.parametrize("name", INSTANTS)
def test_instants(name, columns, expected):
    # The lines lie in winter, when London keeps UTC.
    times = [time.replace(tzinfo=UTC) for time in naive(columns)]
    assert answers(open_view("shop", columns | {"time": INSTANTS[name](times)})) == expected


def opened(time, **options):
    data = {"customer": ["a", "b"], "time": time, "value": [1, 2]}
    return em.Orders(data, customer="customer", time="time", value="value", **options)


DATES = [datetime.date(1969, 12, 31), datetime.date(2011, 6, 1)]


@pytest.mark.parametrize(
    "dates",
    [DATES, pa.array(DATES, pa.date32()), pa.array(DATES, pa.date64()), np.array(DATES, "M8[D]"), pl.Series(DATES)],
    ids=["date", "date32", "date64", "numpy", "polars"],
)
def test_dates_are_local_midnights(dates):
    sheet = opened(dates, time_zone="Europe/London").to_dict()
    # London kept UTC+1 at the end of 1969, and keeps it in June.
    assert (sheet["first"], sheet["last"]) == ("1969-12-30T23:00:00Z", "2011-05-31T23:00:00Z")


def test_nanoseconds_are_cut_downwards():
    times = pa.array([-1, 1_999], pa.timestamp("ns", "UTC"))
    sheet = opened(times).to_dict()
    assert (sheet["first"], sheet["last"]) == ("1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00.000001Z")
    assert opened(np.array([-1, 1_999], "M8[ns]"), time_zone="UTC").to_dict()["first"] == sheet["first"]


@pytest.mark.parametrize(
    "times",
    [
        pa.array([None, 0], pa.timestamp("s", "UTC")),
        np.array(["NaT", "1970-01-01"], "M8[s]"),
        pd.Series([pd.NaT, pd.Timestamp(0)]),
        [None, datetime.datetime(1970, 1, 1)],
        [pd.NaT, pd.Timestamp(0)],
    ],
    ids=["arrow", "numpy", "pandas", "list", "Timestamps"],
)
def test_null_times(times):
    with pytest.raises(em.EngagementError) as caught:
        opened(times, time_zone="UTC")
    assert (caught.value.code, caught.value.row) == ("not_null", 0)
    assert opened(times, time_zone="UTC", null_row="skip").to_dict()["orders"] == 1


def test_large_unsigned_identifiers():
    ids = [2**64 - 1, 2**63]
    for column in (np.array(ids, "u8"), pa.array(ids, pa.uint64()), ids, [str(id) for id in ids]):
        assert em.commerce.unique_customers(column).value == 2


def test_one_chunk_of_nothing():
    empty = pa.table({"customer": pa.array([], pa.string()), "time": pa.array([], pa.string()), "value": pa.array([])})
    for data in (empty, pl.from_arrow(empty), {name: [] for name in ("customer", "time", "value")}, []):
        orders = em.Orders(data, customer="customer", time="time", value="value")
        assert orders.to_dict()["orders"] == 0
        assert orders.summary().estimate("average_order_value").value is None


def test_column_names_that_are_no_text():
    frame = pd.DataFrame({0: ["a"], 1: ["2011-01-01"], 2: [1.0]})
    assert em.Orders(frame, customer="0", time="1", value="2", time_zone="UTC").to_dict()["orders"] == 1


def test_state_reads_the_same(columns):
    options = {"grain": "line", "currency": "GBP", "time_zone": "Europe/London"}
    states = [em.OrdersState(**options).update(make(columns), **COLUMNS) for make in TABLES.values()]
    assert len({state.to_bytes() for state in states}) == 1


UNREADABLE = {
    "decimal256": pa.array([1, 2], pa.decimal256(50, 2)),
    "decimal of a negative scale": pa.array([100, 200], pa.decimal128(5, -2)),
    "binary": pa.array([b"a", b"b"]),
    "duration": pa.array([1, 2], pa.duration("s")),
    "time of day": pa.array([1, 2], pa.time32("s")),
    "list": pa.array([[1], [2]]),
    "struct": pa.array([{"a": 1}, {"a": 2}]),
    "two dimensions": np.ones((2, 2)),
    "complex": np.ones(2, "c16"),
    "bytes": np.array([b"a", b"b"]),
    "mapping": {"a": 1, "b": 2},
    "set": {1, 2},
    "dictionary of bytes": pa.array([b"a", b"b"]).dictionary_encode(),
    "text": "ab",
}


@pytest.mark.parametrize("part", ["customer", "time", "value"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable_columns_say_what_they_are(name, part):
    names = {"customer": "customer", "time": "time", "value": "value"}
    data = {"customer": ["a", "b"], "time": ["2011-01-01"] * 2, "value": [1, 2]} | {part: UNREADABLE[name]}
    with pytest.raises(em.EngagementError, match="must be a column of") as caught:
        em.Orders(data, **names, time_zone="UTC")
    assert (caught.value.code, caught.value.input) == ("column_type", part)
    assert caught.value.value


def test_times_beyond_microseconds():
    numpy = [np.array([0, 2**60], f"M8[{unit}]") for unit in ("ms", "s", "m", "h", "D")]
    for times in (pa.array([0, 2**60], pa.timestamp("s", "UTC")), *numpy):
        with pytest.raises(em.EngagementError, match="times outside the range of microseconds"):
            opened(times, time_zone="UTC")
    # What a null cell holds is nobody's business.
    wild = pa.Array.from_buffers(
        pa.timestamp("s", "UTC"), 2, [pa.py_buffer(b"\x01"), pa.py_buffer(np.array([0, 2**60]).tobytes())]
    )
    assert opened(wild, null_row="skip").to_dict()["orders"] == 1


@pytest.mark.parametrize("data", [pl.Series([1]), pd.Series([1]), pa.array([1]), [1], "a"])
def test_no_tables(data):
    with pytest.raises(em.EngagementError, match="must be a table") as caught:
        em.Orders(data, customer="a", time="a", value="a")
    assert caught.value.value == type(data).__name__
