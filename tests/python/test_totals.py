"""Totals of parts that share no customer: the same bytes and the same findings as the whole log, in whatever order."""

import copy
import pickle
import random
from types import SimpleNamespace

import engagement_metrics as em
import pytest
import reference
import simulated
from retail import COLUMNS, MADE_UP, VIEWS, hashed, lines, open_view, pick, rows, vectors
from test_reference import OF_MADE_UP, compare

# They need the orders themselves.
NOT_OF_TOTALS = {
    "median_order_value",
    "p90_order_value",
    "time_between_purchases",
    "time_to_second_purchase",
    "top_decile_revenue_share",
    "returning_to_one_time_spend",
    "member_aov_lift",
    "member_frequency_lift",
}


def parts(view, count, seed):
    """Give the view in parts that share no customer, each in random order; orders of nobody go anywhere."""
    columns = lines(view)
    homes = [[] for _ in range(count)]
    for row, (customer, order) in enumerate(zip(columns["customer"], columns["order"], strict=True)):
        homes[hashed(f"{seed} {customer or order}") % count].append(row)
    for home in homes:
        random.Random(seed).shuffle(home)
        yield open_view(view, pick(columns, home), **MADE_UP)


def merged(states, seed):
    """Merge in a random tree, each step through bytes or pickle."""
    states, random_ = list(states), random.Random(seed)
    while len(states) > 1:
        random_.shuffle(states)
        left, right = states.pop(), states.pop()
        states.append(pickle.loads(pickle.dumps(left)) + em.OrdersTotals.from_bytes(right.to_bytes()))
    return states[0]


def findings(report):
    return report.to_dict()["findings"]


@pytest.mark.parametrize(
    ("view", "options"),
    [
        ("shop", {"by": "month", "segment": "country"}),
        ("golden", {"by": "quarter", "compare": "year"}),
        ("golden", {"by": "week", "compare": "previous_same_days", "week_start": "sunday"}),
        ("shop", {"by": "day", "compare": "none"}),
    ],
    ids=lambda options: options["by"] if isinstance(options, dict) else options,
)
def test_split(view, options):
    orders = open_view(view, **MADE_UP)
    whole = orders.totals(**options)
    report = whole.report()
    metrics = list(dict.fromkeys(row["metric"] for row in report.table()))
    assert set(orders.to_dict()["metrics"]) - set(metrics) == NOT_OF_TOTALS
    assert findings(report) == findings(orders.report(**options, metrics=metrics))
    assert all(metric in report.notes[-1].text for metric in NOT_OF_TOTALS)
    for count in (1, 2, 8):
        state = merged([part.totals(**options) for part in parts(view, count, count)], count)
        assert state == whole
        assert state.to_bytes() == whole.to_bytes()


@pytest.mark.parametrize("view", VIEWS)
def test_vectors(view):
    """The bits and the bytes of Rust and JavaScript; the last bytes of a state are a hash of all before."""
    totals = open_view(view).totals(segment="country")
    expected = vectors("totals")[view]
    assert totals.to_bytes()[-8:].hex() == expected["hash"]
    assert rows(totals.report()) == expected["report"]


def without(figures):
    # Nothing is known of refunds and guests here.
    absent = OF_MADE_UP | NOT_OF_TOTALS | {"refund_rate", "guest_checkout_rate"}
    return [row for row in figures if row["metric"] not in absent]


@pytest.mark.parametrize("against", ["previous", "year"])
def test_reference(against):
    """Two simulated years, a part a customer's remainder, against the independent computation."""
    columns = simulated.log()
    names = {name: name for name in ("customer", "time", "value", "order")}
    settings = {"time_zone": "UTC", "as_of": "2023-01-01", "currency": "EUR"}
    every = range(len(columns["customer"]))
    picked = (pick(columns, [row for row in every if columns["customer"][row] % 3 == part]) for part in range(3))
    totals = (em.Orders(part, **names, **settings).totals("month", compare=against) for part in picked)
    report = merged(totals, 3).report()
    months = SimpleNamespace(table=lambda: [row for row in report.table() if row["period_start"] is not None])
    log = simulated.reference_log(columns)
    assert compare(months, without(reference.by(log, "month", compare=against))) > 1000
    total = SimpleNamespace(table=lambda: [row for row in report.table() if row["period_start"] is None])
    theirs = [row for row in reference.summary(log, compare="none") if row["metric"] != "growth_rate"]
    rest = SimpleNamespace(table=lambda: [row for row in total.table() if row["metric"] != "growth_rate"])
    assert compare(rest, without(theirs), whole=True) > 50


def test_shared_customers_count_twice():
    data = {"who": ["ada", "ada"], "at": ["2011-01-05", "2011-01-20"], "paid": [12.5, 8.0]}
    columns = {"customer": "who", "time": "at", "value": "paid"}

    def totals(rows):
        return em.Orders(pick(data, rows), **columns, time_zone="UTC", as_of="2011-02-01").totals()

    report = (totals([0]) + totals([1])).report()
    assert float(report.estimate("unique_customers", "2011-01-01")) == 2
    assert float(totals([0, 1]).report().estimate("unique_customers", "2011-01-01")) == 1


def test_object():
    totals = open_view("golden").totals()
    assert repr(totals) == "<OrdersTotals, n=7,409>"
    assert len(totals) == 7409
    for other in (copy.copy(totals), copy.deepcopy(totals), pickle.loads(pickle.dumps(totals))):
        assert other == totals
        assert other is not totals
    assert totals != open_view("golden").totals("week")
    assert totals != "totals"
    before = totals.to_bytes()
    assert len(totals + totals) == 2 * 7409
    assert totals.to_bytes() == before
    assert totals.merge(copy.copy(totals)) is totals
    assert len(totals) == 2 * 7409
    with pytest.raises(TypeError, match=r"made by Orders\.totals"):
        em.OrdersTotals()


def test_refusals():
    totals = open_view("golden").totals()
    cases = {
        "by": open_view("golden").totals("day"),
        "segment": open_view("golden").totals(segment="country"),
        "as_of": open_view("golden", as_of="2011-05-01").totals(),
        "time_zone": open_view("golden", zone="UTC").totals(),
    }
    for option, other in cases.items():
        with pytest.raises(em.EngagementError, match=f"`{option}` must be the same in both parts") as caught:
            totals.merge(other)
        assert caught.value.code == "same_settings"
    with pytest.raises(em.EngagementError, match="`as_of` must be given"):
        open_view("golden", as_of=None).totals()
    with pytest.raises(em.EngagementError, match="must be of class OrdersTotals"):
        totals.merge(open_view("golden").state())
    with pytest.raises(em.EngagementError, match="must be of class OrdersState"):
        open_view("golden").state().merge(totals)
    with pytest.raises(em.EngagementError, match="must be of class OrdersTotals, got NoneType"):
        totals.merge(None)
    with pytest.raises(em.EngagementError, match="must be a state, got int"):
        em.Orders.from_state(1)
    for left, right in ((totals, 1), (open_view("golden").state(), None), (totals, open_view("golden").state())):
        with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for \+"):
            left + right
    with pytest.raises(em.EngagementError, match="checksum"):
        em.OrdersTotals.from_bytes(totals.to_bytes()[:-1])
    with pytest.raises(em.EngagementError, match="must be bytes of OrdersTotals"):
        em.OrdersTotals.from_bytes(open_view("golden").state().to_bytes())


def test_a_part_without_rows():
    """A part without rows fits every other."""
    empty = open_view("golden", pick(lines("golden"), [])).totals(segment=COLUMNS["segment"])
    assert len(empty) == 0
    whole = open_view("golden").totals(segment=COLUMNS["segment"])
    assert empty + whole == whole + empty == whole
