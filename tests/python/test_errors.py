"""Refusals: the core's text, with its parts as attributes, and nothing half done."""

import copy
import datetime
import decimal
import math
import pickle
import random
import struct

import engagement_metrics as em
import pytest

NAMES = {"customer": "customer", "time": "time", "value": "value"}
HERE = {
    "customer": ["ada", "ada", "grace"],
    "time": ["2011-01-05", "2011-01-20", "2011-02-03"],
    "value": [12.5, 8.0, 20.0],
}
GOOD = NAMES | {"time_zone": "UTC"}


def column(**changed):
    """Open the three good rows with some columns changed; a new column takes the part of its name."""
    names = {name: name for name in changed if name not in HERE}
    return lambda: em.Orders(HERE | changed, **(GOOD | names))


def option(**changed):
    """Open the three good rows with some options changed."""
    return lambda: em.Orders(HERE, **(GOOD | changed))


def lines(**changed):
    """Open three lines of one order."""
    data = HERE | {"customer": ["ada"] * 3, "order": ["A", "A", "A"]} | changed
    names = {name: name for name in data}
    return lambda: em.Orders(data, **(names | {"time_zone": "UTC", "grain": "line"}))


def state(data=HERE, **options):
    names = NAMES | ({"order": "order"} if "order" in data else {})
    return em.OrdersState(**({"time_zone": "UTC"} | options)).update(data, **names)


def ask(question, *given, **options):
    return lambda: getattr(option(segment="customer")(), question)(*given, **options)


WHOLE = 2**63
BYTES = state().to_bytes()
OPENED = option()().report()
COMMERCE = em.commerce

# Rule, call, (code, metric, input, value, row), and the end of the text, from the rule on.
CASES = [
    ("finite", column(value=[1.0, math.nan, 2.0]), ("finite", "orders", "value", "NaN", 1)),
    ("infinite", column(value=[1.0, math.inf, 2.0]), ("finite", "orders", "value", "inf", 1)),
    ("decimal NaN", column(value=[1, decimal.Decimal("NaN"), 2]), ("finite", "orders", "value", "NaN", 1)),
    ("finer than a tick", column(value=[1.0, 2.0, 0.00005]), ("money", "orders", "value", "0.00005", 2)),
    ("finer decimal", column(value=[1, decimal.Decimal("0.00005"), 2]), ("money", "orders", "value", "5e-5", 1)),
    ("beyond money", column(value=[1.0, 1e300, 2.0]), ("money_range", "orders", "value", None, 1)),
    ("beyond whole money", column(value=[1, 2**62, 2]), ("money_range", "orders", "value", str(2**62), 1)),
    ("text as money", column(value=["1", "2", "3"]), ("column_type", "orders", "value", "text", None)),
    ("objects", column(value=[1, object(), 2]), ("column_type", "orders", "value", "objects of type object", None)),
    ("bytes", column(customer=b"abc"), ("column_type", "orders", "customer", "bytes", None)),
    ("a number as column", column(customer=7), ("column_type", "orders", "customer", "int", None)),
    ("fraction as id", column(customer=[1, 2, 3.5]), ("identifier", "orders", "customer", "3.5", 2)),
    ("times as ids", column(customer=[True, False, True]), ("column_type", "orders", "customer", "truth values", None)),
    ("lone surrogate", column(customer=["ada", "\udcff", "x"]), ("unicode", "orders", "customer", None, 1)),
    ("null value", column(value=[1.0, None, 2.0]), ("not_null", "orders", "value", None, 1)),
    ("null time", column(time=["2011-01-05", "", "2011-01-06"]), ("not_null", "orders", "time", None, 1)),
    (
        "null customer",
        lambda: em.Orders(HERE | {"customer": ["ada", None, "x"]}, **GOOD, null_customer="error"),
        ("not_null", "orders", "customer", None, 1),
    ),
    ("no time", column(time=["2011-01-05", "31/01/2011", "x"]), ("time", "orders", "time", '"31/01/2011"', 1)),
    ("numbers as times", column(time=[1, 2, 3]), ("column_type", "orders", "time", "integers", None)),
    ("no zone", lambda: em.Orders(HERE, **NAMES), ("naive_time", "orders", "time", None, 0)),
    ("negative order", column(value=[1.0, -2.0, 3.0]), ("sign", "orders", "value", "-2", 1)),
    ("positive refund", column(kind=["order", "refund", None]), ("sign", "orders", "value", "8", 1)),
    (
        "zero value",
        lambda: em.Orders(HERE | {"value": [1, 0, 2]}, **GOOD, zero_value="error"),
        ("zero_value", "orders", "value", None, 1),
    ),
    ("kind", column(kind=["order", "gift", None]), ("one_of", "orders", "kind", '"gift"', 1)),
    ("flag", column(guest=[0, 1, 2]), ("boolean", "orders", "guest", "2", 2)),
    ("flag of text", column(member=["yes", "no", "no"]), ("column_type", "orders", "member", "text", None)),
    (
        "currency of a row",
        column(currency_code=["GBP", "GBP", "USD"]),
        ("one_currency", "orders", "currency_code", "USD", 2),
    ),
    ("duplicate order", column(order=["A", "B", "A"]), ("duplicate_order", "orders", "order", "A", 2)),
    ("lines disagree", lines(customer=["ada", "ada", "bob"]), ("order_disagrees", "orders", "customer", None, 2)),
    ("column lengths", column(value=[1.0, 2.0]), ("column_length", "orders", "value", "2", None)),
    (
        "unknown column",
        lambda: em.Orders(HERE, **(GOOD | {"value": "amount"})),
        ("unknown_column", "orders", "value", '"amount"', None),
    ),
    (
        "unknown column of records",
        lambda: em.Orders([{"a": 1}], **GOOD),
        ("unknown_column", "orders", "customer", '"customer"', None),
    ),
    (
        "missing column",
        lambda: em.Orders(HERE, **(GOOD | {"value": None})),
        ("missing_column", "orders", "value", None, None),
    ),
    (
        "lines without ids",
        lambda: em.Orders(HERE, **GOOD, grain="line"),
        ("missing_column", "orders", "order", None, None),
    ),
    (
        "segment twice",
        option(segment=["customer", "customer"]),
        ("duplicate_order", "orders", "segment", "customer", None),
    ),
    ("no table", lambda: em.Orders(7, **GOOD), ("option", "orders", "data", "int", None)),
    ("no name", option(value=7), ("option", "orders", "value", "int", None)),
    ("currency", option(currency="pounds"), ("currency", "orders", "currency", '"pounds"', None)),
    ("choice", option(grain="parcel"), ("option", "orders", "grain", '"parcel"', None)),
    ("scale", option(scale=10), ("option", "orders", "scale", "10", None)),
    ("scale of text", option(scale="4"), ("option", "orders", "scale", '"4"', None)),
    ("unknown zone", option(time_zone="Europe/Londno"), ("option", "orders", "time_zone", '"Europe/Londno"', None)),
    ("zone of another kind", option(time_zone=7), ("option", "orders", "time_zone", "int", None)),
    (
        "zone data",
        option(time_zone={"name": "x", "initial_offset": 0, "transitions": [[2, 0], [1, 0]]}),
        ("zone", "orders", "time_zone", '{"name":"x","initial_offset":0,"transitions":[[2,0],[1,0]]}', None),
    ),
    ("as_of", option(as_of="yesterday"), ("option", "orders", "as_of", '"yesterday"', None)),
    ("option of another kind", option(as_of=object()), ("option", "orders", "as_of", "object", None)),
    (
        "as_of without zone",
        lambda: em.Orders(HERE | {"time": ["2011-01-05T00:00:00Z"] * 3}, **NAMES, as_of=datetime.date(2011, 1, 5)),
        ("naive_time", "orders", "as_of", '"2011-01-05"', None),
    ),
    (
        "unknown segment",
        ask("by", "month", segment="country"),
        ("segment_column", "orders", "segment", "country", None),
    ),
    ("window", ask("summary", "soon"), ("option", "orders", "window", '"soon"', None)),
    ("period", ask("by", "fortnight"), ("option", "orders", "period", '"fortnight"', None)),
    ("compare", ask("by", "month", compare="yesterday"), ("option", "orders", "compare", '"yesterday"', None)),
    ("unknown metric", lambda: OPENED.estimate("aov"), ("unknown", "report", "metric", '"aov"', None)),
    (
        "unknown period",
        lambda: OPENED.estimate("orders", datetime.date(1999, 1, 1)),
        ("unknown", "report", "period_start", '"1999-01-01"', None),
    ),
    ("file name", lambda: OPENED.save("report.pdf"), ("option", "report", "path", '"report.pdf"', None)),
    (
        "level",
        lambda: COMMERCE.repeat_purchase_rate(8, 26).interval(95),
        ("level", "repeat_purchase_rate", "level", "95", None),
    ),
    ("count", lambda: COMMERCE.orders(-1), ("count", "orders", "orders", "-1", None)),
    ("count of a fraction", lambda: COMMERCE.orders(1.5), ("count", "orders", "orders", "1.5", None)),
    ("count beyond a double", lambda: COMMERCE.orders(2.0**60), ("count", "orders", "orders", None, None)),
    ("counts of text", lambda: COMMERCE.orders(["1"]), ("column_type", "orders", "orders", "text", None)),
    ("no number", lambda: COMMERCE.growth_rate("1", 2), ("number", "growth_rate", "current", '"1"', None)),
    ("nothing", lambda: COMMERCE.growth_rate(None, 2), ("number", "growth_rate", "current", "nothing", None)),
    ("finite input", lambda: COMMERCE.growth_rate(math.nan, 2), ("finite", "growth_rate", "current", "NaN", None)),
    (
        "part of the whole",
        lambda: COMMERCE.repeat_purchase_rate(30, 26),
        ("at_most", "repeat_purchase_rate", "repeat_customers", "30", None),
    ),
    ("at least", lambda: COMMERCE.average_order_value(1, 1, -1), ("at_least", "average_order_value", "sd", "-1", None)),
    ("amount in a list", lambda: COMMERCE.revenue([1, math.nan]), ("finite", "revenue", "order_values", "NaN", 1)),
    ("null in a list", lambda: COMMERCE.revenue([1, None]), ("not_null", "revenue", "order_values", None, 1)),
    (
        "list of another kind",
        lambda: COMMERCE.revenue([object()]),
        ("column_type", "revenue", "order_values", "objects of type object", None),
    ),
    ("no list", lambda: COMMERCE.revenue(7), ("column_type", "revenue", "order_values", "a number", None)),
    (
        "ids in a list",
        lambda: COMMERCE.unique_customers(["a", "\ud800"]),
        ("unicode", "unique_customers", "customer_ids", None, 1),
    ),
    (
        "undefined",
        lambda: float(COMMERCE.average_order_value(0, 0)),
        ("undefined", "average_order_value", None, None, None),
    ),
    (
        "undefined difference",
        lambda: float(COMMERCE.growth_rate(2, 1) - COMMERCE.growth_rate(1, 0)),
        ("undefined", "growth_rate", None, None, None),
    ),
    (
        "difference of two metrics",
        lambda: COMMERCE.orders(1) - COMMERCE.growth_rate(1, 1),
        ("same_settings", "difference", "metric", "growth_rate", None),
    ),
    ("merged twice", lambda: merge_twice(), ("merged_twice", "orders", "order", None, None)),
    ("other settings", lambda: state().merge(state(scale=2)), ("same_settings", "orders", "scale", "2", None)),
    ("no state", lambda: em.OrdersState.from_bytes(b"PK\x03\x04"), ("no_state", "OrdersState", "bytes", None, None)),
    (
        "cut state",
        lambda: em.OrdersState.from_bytes(BYTES[:-1]),
        ("state_checksum", "OrdersState", "bytes", None, None),
    ),
]


def merge_twice():
    part = state(HERE | {"order": ["A", "B", "C"]})
    return part + part


@pytest.mark.parametrize(("call", "parts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_refusal(call, parts):
    with pytest.raises(em.EngagementError) as caught:
        call()
    error = caught.value
    code, metric, named, value, row = parts
    assert (error.code, error.metric, error.input, error.row) == (code, metric, named, row), str(error)
    assert value is None or error.value == value, str(error)
    # The text is made of its parts, in this order.
    text = str(error)
    assert text.startswith(f"{error.metric}: " + (f"`{error.input}` " if error.input else "") + error.rule)
    assert error.value is None or f", got {error.value}" in text
    assert error.row is None or f" (row {error.row})" in text
    assert error.hint is None or text.endswith(f"; {error.hint}")
    assert "{" not in error.rule


TEXTS = {
    "finer than a tick": "orders: `value` must be a multiple of 0.0001, got 0.00005 (row 2); raise `scale`, the number "
    "of decimals kept, or round the amounts first",
    "unknown column": 'orders: `value` must name a column of the table; there are: customer, time, value, got "amount"',
    "lone surrogate": "orders: `customer` must be valid Unicode text (row 1)",
    "part of the whole": "repeat_purchase_rate: `repeat_customers` must be at most `customers` (26), got 30",
    "undefined": "average_order_value: has no value; undefined: `orders` is 0",
    "unknown zone": 'orders: `time_zone` must be the IANA name of a time zone, such as "Europe/London", got '
    '"Europe/Londno"',
    "no zone": "orders: `time` has no time zone, so `time_zone` must be given (row 0); pass time_zone='Europe/London', "
    "or 'UTC' if the times are UTC",
}


@pytest.mark.parametrize("name", TEXTS)
def test_text(name):
    calls = {case[0]: case[1] for case in CASES}
    with pytest.raises(em.EngagementError) as caught:
        calls[name]()
    assert str(caught.value) == TEXTS[name]


def test_is_a_value_error_that_travels():
    with pytest.raises(ValueError, match="must be at most") as caught:
        em.commerce.repeat_purchase_rate(30, 26)
    for error in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value)):
        assert str(error) == str(caught.value)
        assert vars(error) == vars(caught.value)


def test_unknown_names_below_the_facade():
    from engagement_metrics import _native

    for call in (
        lambda: _native.Formula("repeat_purchase"),
        lambda: _native.Source.open("Parcels", HERE, NAMES, {}),
        lambda: _native.State("ParcelsState", {}),
        lambda: _native.State.from_bytes("ParcelsState", b"", {}),
        lambda: _native.Source.open("Orders", HERE, NAMES, {"colour": "red"}),
        lambda: _native.Source.open("Orders", HERE, NAMES | {"colour": "value"}, {}),
        lambda: option()()._source.report("why", {}),
        lambda: option()()._source.report("by", {"colour": "red"}),
    ):
        with pytest.raises(em.EngagementError) as caught:
            call()
        assert caught.value.code in {"unknown", "unknown_option"}
    formula = _native.Formula("growth_rate")
    for arguments in ((), (1,), (1, 2, 3)):
        with pytest.raises(em.EngagementError) as caught:
            formula(arguments)
        assert caught.value.code == "argument_count"


def test_a_panic_is_an_exception():
    from engagement_metrics import _native

    with pytest.raises(em.InternalError) as caught:
        _native._raise_internal_error()
    assert isinstance(caught.value, Exception)
    assert caught.value.code == "internal"


def test_update_is_all_or_nothing():
    full = state(HERE | {"order": ["A", "B", "C"]})
    before = full.to_bytes()
    names = NAMES | {"order": "order"}
    for bad in (
        HERE | {"value": [1.0, 2.0, math.nan], "order": ["D", "E", "F"]},
        HERE | {"order": ["D", "E", "A"]},
        HERE | {"time": ["2011-01-05", "x", "y"], "order": ["D", "E", "F"]},
    ):
        with pytest.raises(em.EngagementError):
            full.update(bad, **names)
        assert full.to_bytes() == before
    with pytest.raises(em.EngagementError):
        full.merge(full)
    with pytest.raises(em.EngagementError):
        full.merge(state(scale=0))
    assert full.to_bytes() == before
    assert len(full) == 3


def test_hostile_bytes():
    data = state(HERE | {"order": ["A", "B", "C"]}).to_bytes()
    seeded = random.Random(1)
    samples = [data[:length] for length in range(len(data))]
    for _ in range(2000):
        sample = bytearray(data)
        for _ in range(seeded.randint(1, 4)):
            sample[seeded.randrange(len(sample))] = seeded.randrange(256)
        samples.append(bytes(sample))
    samples += [b"", b"\x00" * 64, b"\xff" * 4096, struct.pack("<Q", WHOLE) * 9, data + b"\x00", data * 2]
    for sample in samples:
        if sample == data:
            continue
        with pytest.raises(em.EngagementError) as caught:
            em.OrdersState.from_bytes(sample)
        assert caught.value.code in {"no_state", "state_version", "state_checksum", "state_content"}


def test_exceptions_of_the_data_pass_unchanged():
    class Odd:
        def __arrow_c_stream__(self, requested_schema=None):
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        em.Orders(Odd(), **GOOD)


def test_something_else_than_a_capsule():
    class Odd:
        def __arrow_c_stream__(self, requested_schema=None):
            return 7

    with pytest.raises(TypeError):
        em.Orders(Odd(), **GOOD)
