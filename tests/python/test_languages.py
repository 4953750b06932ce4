"""Languages of output: the same bytes as in Rust and JavaScript, and notes that keep their arguments.

Runs in an empty environment: the wheel, pytest and the standard library.
"""

import copy
import json
import pickle
import zlib

import engagement_metrics as em
import pytest
from retail import lines, open_view, pick, vectors

TAGS = ("en", "zh-Hant", "zh-Hans", "ms", "th")


@pytest.fixture(scope="module")
def orders():
    """Open a hundredth of the invoices, as the vectors have it."""
    columns = lines("shop")
    rows = [row for row, order in enumerate(columns["order"]) if order.endswith("00")]
    return open_view("shop", pick(columns, rows))


def digest(text):
    """Give what a vector holds of a text."""
    data = text.encode()
    return [len(data), f"{zlib.crc32(data):08x}"]


@pytest.mark.parametrize("tag", TAGS)
def test_bytes(orders, tag):
    vector = vectors("languages")[tag]
    report = orders.report(segment="country", language=tag)
    assert report.language == tag
    assert digest(report.to_html()) == vector["html"]
    assert digest(report.to_markdown()) == vector["markdown"]
    assert digest(str(report)) == vector["text"]
    assert digest(orders.describe(tag)) == vector["describe"]
    assert [note.text_in(tag) for note in orders.notes] == vector["notes"]
    estimates = [finding.estimate.text_in(tag) for finding in list(report)[: len(vector["estimates"])]]
    assert estimates == vector["estimates"]
    assert orders.report(segment="country").in_language(tag).to_html() == report.to_html()
    assert em.report(orders=orders, segment="country", language=tag).to_markdown() == report.to_markdown()
    assert report.chart("orders") is not None


def test_names_of_hosts(orders):
    assert orders.summary(language="zh_TW").language == "zh-Hant"
    assert orders.summary(language="zh_CN").language == "zh-Hans"
    assert orders.summary(language="ms_MY").language == "ms"
    assert orders.summary().language == "en"
    for wrong in ("fr", "", "mss"):
        with pytest.raises(em.EngagementError, match="one of en, zh-Hant, zh-Hans, ms, th") as refused:
            orders.summary(language=wrong)
        assert refused.value.input == "language"
    with pytest.raises(em.EngagementError):
        orders.summary(language=7)


def test_data_stay(orders):
    """Programs read the same whatever people read; notes alone are prose."""
    plain, told = orders.by("month"), orders.by("month", language="th")
    assert told.to_json() == plain.to_json()
    ours, theirs = told.table().to_dict(), plain.table().to_dict()
    assert ours.keys() == theirs.keys()
    assert {name for name in ours if ours[name] != theirs[name]} == {"notes"}
    assert told.estimate("orders", "2011-05-01") == plain.estimate("orders", "2011-05-01")


def test_notes_travel(orders):
    """A note keeps its arguments through pickles, copies and JSON, and is worded anew."""
    (first, *_) = orders.notes
    for note in (first, pickle.loads(pickle.dumps(first)), copy.deepcopy(first)):
        assert note == first
        assert hash(note) == hash(first)
        assert note.text_in("ms") == first.text_in("ms") != note.text
    again = em.Note(first.code, json.loads(json.dumps(first.arguments)))
    assert again == first
    assert again.text_in("th") == first.text_in("th")
    estimate = em.commerce.revenue_per_customer(12_500, 100)
    kept = pickle.loads(pickle.dumps(estimate))
    assert kept.notes[0].text_in("zh-Hans") == estimate.notes[0].text_in("zh-Hans")
    with pytest.raises(em.EngagementError, match="code of this library"):
        em.Note("no_such_code", {})


def test_lines():
    """One line of an estimate and of a change, with the name of the metric in place of its id."""
    rate = em.commerce.repeat_purchase_rate(8, 26)
    assert rate.text_in() == repr(rate)[1:-1]
    assert rate.text_in("ms") == "Kadar pembelian berulang 30.8% [16.5, 50.0], n=26"
    change = em.commerce.repeat_purchase_rate(18, 26) - rate
    assert change.text_in() == repr(change)[1:-1]
    assert change.text_in("zh-Hant").startswith("重複購買率變化 +38.5 個百分點 [")
