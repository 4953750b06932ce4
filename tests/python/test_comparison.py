"""Comparisons and splits of changes: the bits of the vectors, the formula in exact fractions, and what is refused.

Runs in an empty environment: the wheel, pytest and the standard library.
"""

import random
from collections import defaultdict
from datetime import date, datetime
from fractions import Fraction

import engagement_metrics as em
import pytest
from retail import VIEWS, lines, open_view, vectors


def formula(id_):
    families = (getattr(em, name) for name in em.__all__)
    (found,) = {getattr(family, id_) for family in families if id_ in getattr(family, "__all__", ())}
    return found


def without_prose(rows):
    return [{name: cell for name, cell in row.items() if name not in ("notes", "version")} for row in rows]


@pytest.mark.parametrize("case", vectors("comparison")["compare"], ids=lambda case: f"{case['id']}-{case['against']}")
def test_compare_gives_the_bits_of_the_vectors(case):
    groups = {name: formula(case["id"])(*given) for name, given in case["groups"].items()}
    table = em.compare(groups, against=case["against"], level=case["level"])
    infinite = {float("inf"), float("-inf")}
    rows = [{name: None if cell in infinite else cell for name, cell in row.items()} for row in table]
    assert without_prose(rows) == case["rows"]


def test_split_columns_give_the_bits_of_the_vectors():
    given = vectors("comparison")["columns"]
    before, after = (tuple(given[side]) for side in ("before", "after"))
    for case in given["ratio"]:
        split = em.decompose(given["segments"], before, after, metric=case["metric"])
        assert without_prose([split.to_dict()]) == [case["value"]]
    for case in given["sum"]:
        split = em.decompose(given["segments"], before[0], after[0], metric=case["metric"])
        assert without_prose([split.to_dict()]) == [case["value"]]


@pytest.mark.parametrize("view", VIEWS)
def test_split_orders_give_the_bits_of_the_vectors(view):
    orders = open_view(view)
    for case in vectors("comparison")["orders"][view]:
        options = {name: case[name] for name in ("by", "period", "previous")}
        split = orders.decompose(case["metric"], segment="country", **options)
        assert without_prose([split.to_dict()]) == [case["value"]]


def effects(before, after):
    """Rate and mix effects by segment, from sums of numerators and denominators, in exact fractions."""
    total = {}
    for side, sums in (("before", before), ("after", after)):
        total[side] = [sum(column) for column in zip(*sums.values(), strict=True)]
    middle = sum(Fraction(n) / d for n, d in total.values()) / 2
    result = {}
    for segment in before.keys() | after.keys():
        (n0, d0), (n1, d1) = before.get(segment, (0, 0)), after.get(segment, (0, 0))
        share0, share1 = Fraction(d0) / total["before"][1], Fraction(d1) / total["after"][1]
        rates = [Fraction(n) / d for n, d in ((n0, d0), (n1, d1)) if d]
        mean = sum(rates) / len(rates) if rates else Fraction(0)
        mix = (share1 - share0) * (mean - middle)
        whole = Fraction(n1) / total["after"][1] - Fraction(n0) / total["before"][1] - (share1 - share0) * middle
        result[segment] = (whole - mix, mix)
    change = total["after"][0] / Fraction(total["after"][1]) - total["before"][0] / Fraction(total["before"][1])
    assert sum(map(sum, result.values())) == change
    return result, change


def side(source, size):
    """Give amounts of any size, some of them 0, and counts."""
    scale = 10.0 ** source.randrange(-8, 9)
    amounts = [source.random() * scale if source.random() > 0.2 else 0.0 for _ in range(size)]
    return amounts, [float(source.randrange(0, 50)) for _ in range(size)]


def test_effects_are_those_of_exact_fractions():
    source = random.Random(20110601)
    for _ in range(300):
        size = source.randrange(1, 12)
        segments = [f"s{place}" for place in range(size)]
        before, after = (side(source, size) for _ in range(2))
        if not sum(before[1]) or not sum(after[1]):
            continue
        exact = [
            {name: (Fraction(n), Fraction(d)) for name, n, d in zip(segments, *columns, strict=True)}
            for columns in (before, after)
        ]
        expected, change = effects(*exact)
        split = em.decompose(segments, before, after)
        assert split.change == float(change)
        for row in split.table():
            rate, mix = expected[row["segment"]]
            assert (row["rate_effect"], row["mix_effect"]) == (float(rate), float(mix))
            assert row["effect"] == float(rate + mix)


def test_real_orders_split_as_counted_by_hand():
    """From the lines of the golden view: an order is an invoice, its country that of its lines."""
    sums = {"2011-04": defaultdict(lambda: [Fraction(0), 0]), "2011-05": defaultdict(lambda: [Fraction(0), 0])}
    columns = lines("golden")
    invoices = {}
    wanted = [columns[name] for name in ("time", "value", "order", "country")]
    for time, value, order, country in zip(*wanted, strict=True):
        first, amount, _ = invoices.get(order, (time, Fraction(0), country))
        stamp = min(first, time, key=datetime.fromisoformat)
        invoices[order] = (stamp, amount + Fraction(value), country)
    for time, amount, country in invoices.values():
        if time[:7] in sums:
            sums[time[:7]][country][0] += amount
            sums[time[:7]][country][1] += 1
    expected, change = effects(sums["2011-04"], sums["2011-05"])
    split = open_view("golden").decompose("average_order_value", segment="country", period=date(2011, 5, 9))
    assert split.change == float(change)
    got = {row["segment"]: (row["rate_effect"], row["mix_effect"]) for row in split.table()}
    assert got == {country: (float(rate), float(mix)) for country, (rate, mix) in expected.items()}
    assert split.metric == "average_order_value"
    assert split.currency == "GBP"


def cents(number):
    return round(number * 100)


def test_what_is_printed_adds_up():
    split = open_view("shop").decompose("average_order_value", segment="country")
    shown = split.to_dict()["shown"]
    parts = [part["shown"] for part in split.to_dict()["parts"]]
    for name in ("rate_effect", "mix_effect"):
        assert sum(cents(part[name]) for part in parts) == cents(shown[name])
    assert cents(shown["before"]) + sum(cents(part["effect"]) for part in parts) == cents(shown["after"])
    text = str(split)
    headline = "average_order_value by country: 395.83 to 430.30 GBP: +34.47 GBP = rate +28.52, mix +5.95"
    assert text.splitlines()[0] == headline
    assert "others" in text
    assert repr(split) == f"<Decomposition {headline}>"
    assert "<table" in split._repr_html_()


def test_customers_of_several_segments_do_not_add_up():
    data = {
        "customer": ["a", "a", "b", "a", "b"],
        "time": ["2011-01-05", "2011-01-09", "2011-01-09", "2011-02-03", "2011-02-04"],
        "value": [1, 2, 3, 4, 5],
        "channel": ["shop", "web", "web", "shop", "web"],
    }
    columns = {"customer": "customer", "time": "time", "value": "value", "segment": "channel"}
    orders = em.Orders(data, **columns, time_zone="UTC", as_of="2011-03-01")
    for metric in ("purchase_frequency", "unique_customers", "repeat_purchase_rate"):
        with pytest.raises(em.EngagementError, match="customers who buy in several segments count in each") as refused:
            orders.decompose(metric, segment="channel")
        assert (refused.value.code, refused.value.input) == ("not_additive", "segment")
    with pytest.raises(em.EngagementError, match="no parts of the whole"):
        orders.decompose("median_order_value", segment="channel")
    with pytest.raises(em.EngagementError, match="must be a segment column"):
        orders.decompose("revenue", segment="chanel")
    with pytest.raises(em.EngagementError, match="a date before the period"):
        orders.decompose("revenue", segment="channel", period="2011-01-05", previous="2011-02-01")
    # The first day of the history is 5 January, so January is shorter than February.
    split = orders.decompose("revenue", segment="channel")
    assert (split.before, split.after, split.change) == (6.0, 9.0, None)
    assert [note.code for note in split.notes] == ["short_comparison"]
    # A month that has not ended is not compared with a whole one.
    early = em.Orders(data, **columns, time_zone="UTC", as_of="2011-02-15")
    split = early.decompose("revenue", segment="channel", period="2011-02-01")
    assert "short_comparison" in [note.code for note in split.notes]


def test_compare_matches_by_name_and_says_what_it_assumes():
    rate = em.commerce.repeat_purchase_rate
    table = em.compare({"uk": rate(80, 400), "fr": rate(9, 90)}, {"uk": rate(40, 400), "de": rate(1, 9)})
    rows = {row["name"]: row for row in table}
    assert list(rows) == ["uk", "fr", "de"]
    assert rows["fr"]["change"] is None
    assert rows["de"]["value"] is None
    change = rate(80, 400) - rate(40, 400)
    assert (rows["uk"]["low"], rows["uk"]["high"], rows["uk"]["p_value"]) == (change.low, change.high, change.p_value)
    assert (rows["uk"]["relative_low"], rows["uk"]["relative_high"]) == change.relative_interval()
    assert rows["uk"]["verdict"] == "better"
    assert rows["uk"]["notes"] == "the difference assumes two independent groups"
    listed = em.compare([rate(80, 400), rate(40, 400)])
    assert [(row["name"], row["against"]) for row in listed] == [("1", "0")]
    with pytest.raises(em.EngagementError, match="must be estimates by name, or a list of them, got float"):
        em.compare({"a": 0.2})
    with pytest.raises(em.EngagementError, match="must be one of first, previous, each, a"):
        em.compare({"a": rate(1, 2)}, against="b")
    with pytest.raises(em.EngagementError, match="must lie strictly between 0 and 1"):
        em.compare({"a": rate(1, 2)}, level=1.0)


def test_a_total_has_no_interval_and_says_why():
    orders = open_view("golden")
    months = orders.by("month", compare="none")
    may, april = (months.estimate("revenue", start) for start in ("2011-05-01", "2011-04-01"))
    change = may - april
    assert change.value == float(may) - float(april)
    assert change.relative == change.value / float(april)
    assert change.low is change.high is change.p_value is change.relative_interval() is None
    assert [note.code for note in change.notes] == ["no_sampling"]
    few = em.commerce.average_order_value(9.5, 1) - em.commerce.average_order_value(8.5, 1)
    assert [note.code for note in few.notes] == ["totals_only"]
    none = em.commerce.repeat_purchase_rate(0, 0) - em.commerce.repeat_purchase_rate(1, 2)
    assert [note.code for note in none.notes] == ["zero_denominator"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((["a"], [1.0, 2.0], [1.0]), "`before` must have 1 rows"),
        ((["a"], ([1.0], [2.0]), [1.0]), "`after_denominator` is required"),
        ((["a"], ([1.0], [-2.0]), ([1.0], [1.0])), "`before_denominator` must be at least 0, got -2"),
        ((["a"], [float("nan")], [1.0]), "`before` must be a finite number"),
        ((["a"], 5.0, [1.0]), "`before` must be a column of"),
    ],
)
def test_split_columns_refuse(arguments, message):
    with pytest.raises(em.EngagementError, match=message):
        em.decompose(*arguments)
