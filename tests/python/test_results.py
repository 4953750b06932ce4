"""Results as numbers, in notebooks, in files and in pickles."""

import copy
import csv
import io
import json
import math
import os
import pickle
import statistics
import sys
import xml.etree.ElementTree as ET

import engagement_metrics as em
import pytest

DATA = {
    "who": ["ada", "ada", "grace", "grace", "alan"],
    "at": ["2011-01-05", "2011-01-20", "2011-02-03", "2011-02-04", "2011-02-20"],
    "paid": [12.5, 8.0, 20.0, 5.0, 7.5],
    "land": ["U<K>", "U<K>", None, None, 'F,"R'],
}


def opened(**options):
    options = {"currency": "GBP", "time_zone": "Europe/London", "as_of": "2011-03-01"} | options
    return em.Orders(DATA, customer="who", time="at", value="paid", segment="land", **options)


@pytest.fixture(scope="module")
def report():
    return opened().report(segment="land")


# Numbers.


def test_an_estimate_is_a_number_where_nothing_is_lost():
    x = em.commerce.average_order_value(12575, 250)
    assert (float(x), int(x), round(x), round(x, 1), math.floor(x)) == (50.3, 50, 50, 50.3, 50)
    assert isinstance(round(x), int)
    assert isinstance(round(x, 1), float)
    assert bool(x) is True
    assert bool(em.commerce.orders(0)) is False
    assert statistics.fmean([x, x]) == 50.3
    assert sorted([em.commerce.orders(3), em.commerce.orders(2)])[0].value == 2
    undefined = em.commerce.average_order_value(0, 0)
    for use in (float, int, round, bool):
        with pytest.raises(em.EngagementError, match="has no value"):
            use(undefined)


ARITHMETIC = {
    "+": lambda x: x + 1,
    "r+": lambda x: 1 + x,
    "-": lambda x: x - 1,
    "r-": lambda x: 1 - x,
    "*": lambda x: 2 * x,
    "r*": lambda x: x * 2.0,
    "/": lambda x: x / x,
    "r/": lambda x: 1 / x,
    "sum": lambda x: sum([x, x]),
}


@pytest.mark.parametrize("name", ARITHMETIC)
def test_arithmetic_that_would_lose_the_interval(name):
    with pytest.raises(TypeError, match=r"use float\(x\)"):
        ARITHMETIC[name](em.commerce.average_order_value(12500, 250, 18))


def test_a_difference_is_no_yes_or_no():
    x = em.commerce.repeat_purchase_rate(8, 26)
    with pytest.raises(TypeError, match="p_value"):
        bool(x - x)


# Notebooks.


def shown(result):
    html = result._repr_html_()
    ET.fromstring(f"<div>{html}</div>")
    for hostile in ("<script", "<style", "onload", "<K>"):
        assert hostile not in html
    return html


def test_html(report):
    x = em.commerce.repeat_purchase_rate(8, 26)
    texts = [(x, "30.8"), (x - x, "0.0"), (opened(), "Bought once"), (report, "land"), (report.table(), "metric")]
    for result, text in texts:
        html = shown(result)
        assert text in html
        assert result._repr_mimebundle_() == {"text/html": html, "text/plain": repr(result)}
        assert list(result._repr_mimebundle_(include={"text/plain"})) == ["text/plain"]
        assert list(result._repr_mimebundle_(None, ["text/html"])) == ["text/plain"]
    many = opened().by("day", segment="land").table()
    assert len(many) > 100
    assert f"{len(many) - 20} more rows" in many._repr_html_().replace(",", "")


def test_chart(report):
    charts = report.charts()
    assert {chart.metric for chart in charts} >= {"orders", "average_order_value"}
    for chart in charts:
        assert shown(chart) == f"<figure>{chart.to_svg()}</figure>"
        assert chart.to_svg().startswith("<svg ")
        assert json.loads(chart.to_json()) == chart.to_dict() == dict(chart)
        assert (len(chart), list(chart)) == (len(dict(chart)), list(chart.keys()))
        assert chart.title in repr(chart)
        assert repr(chart) == f"<Chart {chart.description}>"
        bundle = chart._repr_mimebundle_()
        for version in (5, 6):
            spec = bundle[f"application/vnd.vegalite.v{version}+json"]
            assert spec == chart.to_dict() | {"$schema": f"https://vega.github.io/schema/vega-lite/v{version}.json"}
        assert bundle["text/html"] == shown(chart)
    trend = charts[0]
    assert report.spec(trend.metric) == trend.to_dict()
    assert report.svg(trend.metric) == trend.to_svg()
    with pytest.raises(KeyError):
        trend["nothing"]
    with pytest.raises(em.EngagementError, match="metric"):
        report.spec("nps")


def test_chart_without_altair(report, monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    assert report.chart("orders") == report.charts()[0]


def test_chart_with_altair(report):
    altair = pytest.importorskip("altair", reason="the empty environment has no chart library")
    for metric in {chart.metric for chart in report.charts()}:
        chart = report.chart(metric)
        assert isinstance(chart, altair.TopLevelMixin)
        # It has passed the schema, and says the same.
        assert chart.to_dict(validate=True)["layer"]
    for own in report.charts():
        altair.Chart.from_dict(dict(own)).to_dict(validate=True)


# Plain data and files.


def test_json(report):
    x = report.estimate("average_order_value")
    finding = report.finding("average_order_value", "2011-02-01")
    results = [x, x - x, finding, report, report.table(), opened()]
    plain = [result.to_dict() for result in results]

    def in_json(name, cell):
        if isinstance(cell, float) and math.isinf(cell):
            return None
        return cell if cell is None or name[:7] != "period_" else str(cell)

    plain[4] = [{name: in_json(name, cell) for name, cell in row.items()} for row in report.table()]
    assert [json.loads(result.to_json()) for result in results] == plain
    assert finding.to_dict() in report.to_dict()["findings"]


def test_csv(report):
    table = report.table()
    rows = list(csv.DictReader(io.StringIO(table.to_csv())))
    assert len(rows) == len(table)
    for row, own in zip(rows, table, strict=True):
        assert list(row) == table.columns
        for name, cell in own.items():
            assert row[name] == ("" if cell is None else str(cell))
            if isinstance(cell, float):
                assert float(row[name]) == cell


def test_frames_of_a_report(report):
    pytest.importorskip("polars", reason="the empty environment has no table library")
    assert report.to_polars().equals(report.table().to_polars())
    assert report.to_pandas().equals(report.table().to_pandas())
    assert report.to_arrow().equals(report.table().to_arrow())


def test_markdown(report):
    text = report.to_markdown()
    assert "Orders by month and land" in text
    assert "2011-03-01" in text
    assert report.to_markdown() == text


def test_save(report, tmp_path):
    chart, table = report.charts()[0], report.table()
    files = {
        "a.html": (report, report.to_html()),
        "a.md": (report, report.to_markdown()),
        "a.json": (report, report.to_json() + "\n"),
        "a.csv": (report, table.to_csv()),
        "b.csv": (table, table.to_csv()),
        "b.JSON": (table, table.to_json() + "\n"),
        "c.svg": (chart, chart.to_svg()),
        "c.json": (chart, chart.to_json() + "\n"),
    }
    for name, (result, text) in files.items():
        result.save(tmp_path / name)
        assert (tmp_path / name).read_bytes().decode() == text
    for result in (report, table, chart):
        with pytest.raises(em.EngagementError, match=r"ends in \.") as caught:
            result.save(tmp_path / "a.exe")
        assert caught.value.input == "path"
    # What cannot be put in place leaves all as it was.
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OSError, match="directory"):
        table.save(tmp_path / "folder.csv")
    assert sorted(os.listdir(tmp_path)) == sorted([*files, "folder.csv"])


# Pickles and copies.


def test_estimates_travel(report):
    undefined = em.commerce.average_order_value(0, 0)
    for x in [em.commerce.average_order_value(12500, 250, 18), undefined, *(finding.estimate for finding in report)]:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(x, protocol))
            assert again == x
            assert hash(again) == hash(x)
        assert again.to_dict() == x.to_dict()
        assert (repr(again), again.context, again.notes) == (repr(x), x.context, x.notes)
        assert again.interval(0.9) == x.interval(0.9)
        assert pickle.loads(pickle.dumps(again)) == x
        assert copy.copy(x) is copy.deepcopy(x) is x
        if x.is_defined:
            assert (again - x).interval() == (x - x).interval()


def test_orders_travel(report):
    orders = opened()
    for again in (pickle.loads(pickle.dumps(orders)), copy.copy(orders), copy.deepcopy(orders)):
        assert again.to_dict() == orders.to_dict()
        assert repr(again) == repr(orders)
        assert again.report(segment="land") == report
    note = orders.notes[0]
    assert pickle.loads(pickle.dumps(note)) == note


def test_what_does_not_travel_says_so(report):
    finding = report.finding("average_order_value", "2011-02-01")
    for result in (report, report.table(), finding, report.charts()[0], finding.estimate - finding.estimate):
        with pytest.raises(TypeError, match="cannot be pickled: "):
            pickle.dumps(result)
        assert copy.copy(result) is copy.deepcopy(result) is result


# States and checks.


def test_bytes_of_any_kind():
    state = opened().state()
    data = state.to_bytes()
    for given in (data, bytearray(data), memoryview(data)):
        assert em.OrdersState.from_bytes(given) == state
    for given in ("text", 5, None, [1, 2]):
        with pytest.raises(em.EngagementError, match="must be bytes"):
            em.OrdersState.from_bytes(given)


def test_limit_of_a_check():
    data = {"c": ["a"] * 3, "t": ["x"] * 3, "v": [1] * 3}

    def found(limit):
        return len(em.Orders.check(data, customer="c", time="t", value="v", limit=limit))

    assert [found(limit) for limit in (0, 2, 3, 2**200)] == [0, 2, 3, 3]
    for limit in (-1, -(2**200), 1.5, "1", None):
        with pytest.raises(em.EngagementError, match="limit"):
            found(limit)
