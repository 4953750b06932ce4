"""What results, sources and states do as Python objects."""

import copy
import datetime
import decimal
import fractions
import json
import os
import pickle
import statistics
import subprocess
import sys
import threading
import time
import zoneinfo

import engagement_metrics as em
import pytest
from retail import bits, open_view

DATA = {
    "who": ["ada", "ada", "grace", "grace", "alan"],
    "at": ["2011-01-05", "2011-01-20", "2011-02-03", "2011-02-04", "2011-02-20"],
    "paid": [12.5, 8.0, 20.0, 5.0, 7.5],
    "land": ["UK", "UK", None, None, "FR"],
}
OPTIONS = {"currency": "GBP", "time_zone": "UTC", "as_of": "2011-03-01"}


def opened(**options):
    return em.Orders(DATA, customer="who", time="at", value="paid", segment="land", **(OPTIONS | options))


@pytest.fixture(scope="module")
def golden():
    return open_view("golden")


# Estimates.


def test_estimate():
    x = em.commerce.average_order_value(12500, 250, 18)
    assert repr(x) == str(x) == f"{x}" == "<average_order_value 50.00 ±2.24, n=250>"
    assert (x.metric, x.value, x.n, x.clusters, x.unit) == ("average_order_value", 50.0, 250, 250, "money")
    assert (x.currency, x.maturity, x.context, x.notes, x.is_defined) == (None, "complete", None, [], True)
    assert x.low < x.value < x.high
    assert x.interval() == (x.low, x.high)
    low, high = x.interval(0.99)
    assert low < x.low
    assert high > x.high
    assert x.standard_error == pytest.approx(18 / 250**0.5)
    assert float(x) == 50.0
    assert f"{x:.1f} {x:>8.2f}" == "50.0    50.00"
    assert f"{em.commerce.repeat_purchase_rate(8, 26):.1%}" == "30.8%"
    assert x.to_dict()["low"] == x.low
    assert json.loads(json.dumps(x.to_dict())) == x.to_dict()


def test_undefined_estimate():
    x = em.commerce.average_order_value(0, 0)
    assert (x.value, x.low, x.high, x.interval(), x.standard_error, x.is_defined) == (None,) * 5 + (False,)
    assert [note.code for note in x.notes] == ["zero_denominator"]
    assert str(x.notes[0]) == x.notes[0].text == "undefined: `orders` is 0"
    assert repr(x.notes[0]) == "<Note zero_denominator: undefined: `orders` is 0>"
    assert repr(x) == "<average_order_value undefined: `orders` is 0, n=0>"
    for use in (float, lambda x: f"{x:.1f}", lambda x: x < 1, lambda x: em.commerce.orders(1) < x):
        with pytest.raises(em.EngagementError, match="has no value; undefined: `orders` is 0"):
            use(x)


def test_comparisons():
    small, large = em.commerce.orders(2), em.commerce.orders(3)
    assert small < large
    assert small <= large
    assert large > 2
    assert 2 < large  # noqa: SIM300
    assert large >= 3.0
    assert not large > float("nan")
    assert max(small, large) is large
    assert small == em.commerce.orders(2)
    assert hash(small) == hash(em.commerce.orders(2))
    assert small != large
    # Content is more than a value, so an estimate is no number.
    assert small != 2.0
    with pytest.raises(TypeError):
        assert small < "3"


def test_difference():
    new, old = em.commerce.repeat_purchase_rate(80, 260), em.commerce.repeat_purchase_rate(60, 260)
    change = new - old
    assert change == new.difference(old)
    assert change.value == float(change) == 80 / 260 - 60 / 260
    assert change.low < change.value < change.high
    assert change.interval(0.95) == (change.low, change.high)
    assert change.interval(1 - change.p_value)[0] == pytest.approx(0, abs=1e-9)
    assert (change.metric, change.unit, change.correlation) == ("repeat_purchase_rate", "fraction", 0.0)
    assert change.relative == change.value / old.value
    assert [note.code for note in change.notes] == ["independent"]
    assert repr(change).startswith("<change of repeat_purchase_rate +7.7 pp ")
    assert f"{change:+.3f}" == "+0.077"
    assert change.to_dict()["p_value"] == change.p_value
    with pytest.raises(TypeError):
        new - 0.1


def test_numbers_of_any_kind():
    class Whole:
        def __index__(self):
            return 250

    expected = em.commerce.average_order_value(12500, 250, 18)
    for revenue in (12500.0, decimal.Decimal(12500), fractions.Fraction(25000, 2)):
        assert em.commerce.average_order_value(revenue, Whole(), 18) == expected
    assert em.commerce.orders(2**53 + 1).value == float(2**53 + 1)


# Sources.


def test_data_sheet():
    orders = opened()
    assert repr(orders) == str(orders)
    assert repr(orders).startswith("Orders: 5 orders, 3 customers, 2011-01-05 to 2011-02-20 (UTC); 33.3 % bought once")
    assert [note.code for note in orders.notes] == ["no_order_ids", "history_starts"]
    sheet = orders.to_dict()
    assert (sheet["orders"], sheet["customers"], sheet["segments"]) == (5, 3, ["land"])


def test_times_and_zones_as_objects():
    expected = opened().by("month").to_dict()
    utc = datetime.UTC
    for as_of in (
        datetime.date(2011, 3, 1),
        datetime.datetime(2011, 3, 1),
        datetime.datetime(2011, 3, 1, tzinfo=utc),
        datetime.datetime(2011, 3, 1, 8, tzinfo=zoneinfo.ZoneInfo("Asia/Taipei")),
    ):
        assert opened(as_of=as_of).by("month").to_dict() == expected
    assert opened(time_zone=utc).by("month").to_dict() == expected
    # Local mean time: an offset with seconds.
    paris = datetime.datetime(1900, 1, 1, 0, 9, 21, tzinfo=zoneinfo.ZoneInfo("Europe/Paris"))
    old = em.Orders({"c": [1], "t": [paris], "v": [1]}, customer="c", time="t", value="v").to_dict()
    assert old["first"] == "1900-01-01T00:00:00Z"
    taipei = opened(time_zone=zoneinfo.ZoneInfo("Asia/Taipei"))
    assert taipei.to_dict() == opened(time_zone="Asia/Taipei").to_dict()
    assert taipei.to_dict()["first"] == "2011-01-04T16:00:00Z"


def test_check():
    data = DATA | {"paid": [1.0, float("nan"), -2.0, None, 3.0], "at": ["x", *DATA["at"][1:]]}
    table = em.Orders.check(data, customer="who", time="at", value="paid", time_zone="UTC")
    assert [(row["row"], row["code"], row["input"]) for row in table] == [
        (0, "time", "time"),
        (1, "finite", "value"),
        (2, "sign", "value"),
        (3, "not_null", "value"),
    ]
    limited = em.Orders.check(data, customer="who", time="at", value="paid", time_zone="UTC", limit=1)
    assert len(limited) == 1
    assert len(em.Orders.check(DATA, customer="who", time="at", value="paid", time_zone="UTC")) == 0


# Reports.


def test_report():
    report = opened().by("month", segment="land")
    assert repr(report) == "<Report of Orders, by month, segment land: 114 findings>"
    assert (len(report), report.period, report.segment, report.as_of) == (114, "month", "land", "2011-03-01T00:00:00Z")
    assert next(iter(report)) == report[0]
    assert list(report)[-1] == report[-1]
    with pytest.raises(IndexError):
        report[114]
    assert str(report)
    assert "shared_customers" in [note.code for note in report.notes]
    january = report.estimate("orders", "2011-01-01", "UK")
    assert january.value == 2
    assert january == report.estimate("orders", datetime.date(2011, 1, 1), segment="UK")
    context = january.context
    assert (context["window_start"], context["window_end"]) == ("2011-01-01T00:00:00Z", "2011-02-01T00:00:00Z")
    assert (january.currency, context["as_of"], context["zone"]) == ("GBP", "2011-03-01T00:00:00Z", "UTC")


def test_finding(golden):
    finding = golden.by("month").finding("average_order_value", "2011-05-01")
    assert finding.metric == finding.estimate.metric == "average_order_value"
    assert (finding.period_start, finding.period_end) == (datetime.date(2011, 5, 1), datetime.date(2011, 6, 1))
    assert (finding.segment, finding.scope) == (None, "all")
    assert finding.change.value == finding.estimate.value - finding.previous.value
    assert finding.change.correlation != 0
    assert finding.verdict in {"better", "worse", "no_clear_change"}
    assert repr(finding).startswith("<Finding 2011-05-01 to 2011-06-01 <average_order_value ")
    first = golden.by("month")[0]
    assert (first.change, first.verdict) == (None, None)
    total = golden.summary()[0]
    assert (total.period_start, total.previous) == (None, None)


def test_report_as_data(golden):
    report = golden.report(segment="country")
    plain = report.to_dict()
    assert json.loads(report.to_json()) == plain
    assert len(plain["findings"]) == len(report)
    again = [finding["estimate"]["value"] for finding in json.loads(report.to_json())["findings"]]
    assert [bits(value) for value in again] == [bits(finding.estimate.value) for finding in report]
    assert report == golden.report(segment="country")
    assert em.report(orders=golden, by="month", segment="country") == report
    assert report != golden.report()


def test_save(tmp_path):
    report = opened().report()
    page, data = tmp_path / "report.html", tmp_path / "REPORT.JSON"
    report.save(page)
    report.save(str(data))
    assert page.read_text(encoding="utf-8") == report.to_html()
    assert json.loads(data.read_text(encoding="utf-8")) == report.to_dict()
    page.write_text("old")
    report.save(page)
    assert page.read_text(encoding="utf-8") == report.to_html()
    with pytest.raises(FileNotFoundError):
        report.save(tmp_path / "missing" / "report.html")
    for name in ("report.xlsx", "report", "report.html.zip"):
        with pytest.raises(em.EngagementError, match=r"\.html or \.md or \.json or \.csv"):
            report.save(tmp_path / name)
    assert sorted(os.listdir(tmp_path)) == ["REPORT.JSON", "report.html"]


# Tables.


def test_table():
    table = opened().by("month", segment="land").table()
    names = ["metric", "period_start", "period_end", "land", "scope", "value", "low", "high", "n", "clusters", "unit"]
    assert table.columns[: len(names)] == names
    assert repr(table).startswith("<Table of 114 rows: metric, period_start, ")
    columns = table.to_dict()
    assert list(columns) == table.columns
    assert {len(column) for column in columns.values()} == {len(table)} == {114}
    rows = list(table)
    assert rows[0] == table[0]
    assert rows[-1] == table[-1]
    assert [row["metric"] for row in rows] == columns["metric"]
    assert isinstance(rows[0]["period_start"], datetime.date)
    assert table == opened().by("month", segment="land").table()
    assert table.frame() == columns
    with pytest.raises(IndexError):
        table[114]


# States.


def filled():
    return em.OrdersState(currency="GBP", time_zone="Europe/London").update(
        DATA, customer="who", time="at", value="paid", segment="land"
    )


def test_state_travels():
    state = filled()
    assert repr(state) == "<OrdersState, n=5>"
    copies = [
        pickle.loads(pickle.dumps(state)),
        copy.copy(state),
        copy.deepcopy(state),
        em.OrdersState.from_bytes(state.to_bytes()),
        em.OrdersState(currency="GBP") + state,
        state + em.OrdersState(),
    ]
    for other in copies:
        assert other == state
        assert other is not state
        assert other.to_bytes() == state.to_bytes()
    assert state != em.OrdersState()
    assert state != 5
    with pytest.raises(TypeError):
        hash(state)


def test_copies_are_apart_and_keep_their_zone():
    state = filled()
    more = {"who": ["new"], "at": ["2011-07-01"], "paid": [1.0], "land": ["UK"]}
    for other in (pickle.loads(pickle.dumps(state)), copy.copy(state), copy.deepcopy(state)):
        other.update(more, customer="who", time="at", value="paid", segment="land")
        assert (len(other), len(state)) == (6, 5)
        assert other.orders(time_zone="UTC").to_dict()["last"] == "2011-06-30T23:00:00Z"


def test_further_rows_of_a_state_that_was_made_elsewhere():
    names = {"customer": "who", "time": "at", "value": "paid", "segment": "land"}
    more = {"who": ["new", "new"], "at": ["2011-07-01", None], "paid": [1.0, 2.0], "land": ["UK", "UK"]}
    state = filled()
    with pytest.raises(em.EngagementError, match="time_zone"):
        em.OrdersState.from_bytes(state.to_bytes()).update(more, **names)
    further = {"time_zone": "Europe/London", "null_row": "skip", "threads": 1}
    read = em.OrdersState.from_bytes(state.to_bytes(), **further)
    for other in (read, copy.copy(read), pickle.loads(pickle.dumps(read))):
        other.update(more, **names)
        assert (len(other), len(state)) == (6, 5)
        assert other.orders(time_zone="UTC").to_dict()["last"] == "2011-06-30T23:00:00Z"
    with pytest.raises(em.EngagementError, match="null_row"):
        em.OrdersState.from_bytes(state.to_bytes(), null_row="drop")
    # The state behind a source reads in the zone of the source.
    behind = state.orders(time_zone="Europe/London").state()
    for other in (behind, pickle.loads(pickle.dumps(behind))):
        other.update({name: cells[:1] for name, cells in more.items()}, **names)
        assert other.orders(time_zone="UTC").to_dict()["last"] == "2011-06-30T23:00:00Z"


def test_sum_leaves_its_parts():
    left, right = filled(), filled()
    both = left + right
    assert (len(both), len(left), len(right)) == (10, 5, 5)
    left += right
    assert left == both
    # Without order ids, the same rows again are other orders.
    assert len(left.merge(left)) == 20


def test_state_answers_like_its_source():
    orders = opened()
    again = orders.state().orders(time_zone="UTC", as_of="2011-03-01")
    assert again.report(segment="land").table() == orders.report(segment="land").table()
    assert em.Orders.from_state(orders.state(), time_zone="UTC", as_of="2011-03-01").to_dict() == orders.to_dict()


def test_threads_run_beside_the_core(golden):
    """Python turns while Rust works: the lock is released in long calls."""
    calls, done = [], threading.Event()

    def work():
        for _ in range(5):
            start = time.perf_counter()
            golden.report(segment="country").to_json()
            calls.append(time.perf_counter() - start)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    gaps, last = [], time.perf_counter()
    while not done.is_set():
        time.sleep(0)
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
    thread.join()
    # Had the lock been held, each call would be one gap at least as long.
    assert statistics.quantiles(gaps, n=100)[-1] < min(calls) / 2
    assert len(gaps) > 100

    answers = [None] * 4

    def ask(place):
        answers[place] = golden.by("month", segment="country").to_json()

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1


# The package.


def seconds(code):
    """Give the median time of a fresh interpreter that runs `code`."""
    times = []
    for _ in range(9):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def test_import_takes_under_50_ms(capsys):
    milliseconds = 1000 * (seconds("import engagement_metrics") - seconds("pass"))
    with capsys.disabled():
        print(f"\nimport engagement_metrics: {milliseconds:.1f} ms over a bare interpreter")
    assert milliseconds < 50


def test_import_brings_no_other_library():
    code = (
        "import sys, engagement_metrics as em; "
        "em.Orders({'c': ['a'], 't': ['2011-01-01'], 'v': [1]}, customer='c', time='t', value='v', time_zone='UTC')"
        ".report().to_json(); "
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'numpy', 'pandas', 'pyarrow', 'polars'}))"
    )
    out = subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True)
    assert out.stdout.strip() == "[]"


def test_public_names():
    assert set(em.__all__) <= set(dir(em))
    assert em.__version__.count(".") == 2
