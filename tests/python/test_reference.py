"""The figures of the real order file against an independent computation, and zones against two other sources."""

import datetime
import math
import zoneinfo

import engagement_metrics as em
import pytest
import reference
from retail import VIEWS, london, open_view

FIELDS = ("value", "low", "high", "n", "clusters", "previous", "change", "change_low", "change_high", "p_value")
CHANGE = ("change", "change_low", "change_high", "p_value")
REVENUE = ("revenue", "growth_rate")
# Metric ids that the reference leaves to the report: it has no period to grow from.
# The date of the first row of the file.
BEGINS = "2010-12-01"
ONLY_BY_PERIOD = {"growth_rate"}


def found(report, segment=None):
    """Give the rows of a report by metric, start and segment."""
    table = report.table()
    rows = {(row["metric"], str(row["period_start"]), row[segment] if segment else None): row for row in table}
    assert len(rows) == len(table)
    return rows


def close(name, ours, theirs):
    if ours is None or theirs is None:
        return ours is theirs
    # The smallest p-values are differences of nearly equal numbers.
    tolerance = 1e-9 if name == "p_value" else 1e-12
    scale = {"p_value": 1e-250, "change": 1e-12, "change_low": 1e-12, "change_high": 1e-12}.get(name, 0.0)
    return math.isclose(ours, theirs, rel_tol=tolerance, abs_tol=scale)


def compare(report, expected, segment=None, *, whole=False):
    rows = found(report, segment)
    checked = 0
    starts = sorted({row["period_start"] for row in expected})
    orders = {(row["period_start"], row["segment"]): row["n"] for row in expected if row["metric"] == "orders"}
    for theirs in expected:
        if theirs["metric"] in REVENUE:
            # Revenue is a figure of orders; the reference counts refunds among them.
            theirs = theirs | {"n": orders[theirs["period_start"], theirs["segment"]]}
        start = "None" if whole else theirs["period_start"]
        ours = rows.pop((theirs["metric"], start, theirs["segment"]))
        place = starts.index(theirs["period_start"])
        # The period in which the history begins is shorter than it looks: no whole one, and compared with none.
        short = [start < BEGINS for start in starts[max(place - 1, 0) : place + 1]]
        for name in FIELDS:
            if name == "clusters" and theirs["low"] is None:
                # A total has no clusters but its units.
                assert ours["clusters"] in (theirs["clusters"], ours["n"])
                continue
            compares = name in CHANGE or (name, theirs["metric"]) == ("value", "growth_rate")
            if compares and (any(short) or not theirs["complete"]):
                # An open period is not compared with a whole one.
                assert ours[name] is None
                continue
            # Intervals of a change come from ends of some size: their rounding is relative to those.
            size = max(abs(theirs[end] or 0.0) for end in ("value", "low", "high", "previous"))
            near = name.startswith("change") and ours[name] is not None and theirs[name] is not None
            near = near and abs(ours[name] - theirs[name]) <= 1e-12 * size
            assert near or close(name, ours[name], theirs[name]), (theirs, ours, name)
            checked += 1
        first = theirs["metric"] == "growth_rate" and place == 0
        open_ = short[-1] or not theirs["complete"]
        assert ours["maturity"] == ("unobserved" if first else "open" if open_ else "complete")
    return checked, rows


@pytest.fixture(scope="module", params=VIEWS)
def view(request):
    return request.param, open_view(request.param), reference.orders(request.param)


def test_total(view):
    _, orders, table = view
    checked, left = compare(orders.summary(compare="none"), reference.summary(table), whole=True)
    assert checked > 60
    assert {metric for metric, *_ in left} == ONLY_BY_PERIOD


def test_total_by_country(view):
    _, orders, table = view
    report = orders.summary(segment="country", compare="none")
    _, left = compare(report, reference.summary(table, "country"), "country", whole=True)
    assert {metric for metric, *_ in left if left} <= ONLY_BY_PERIOD


@pytest.mark.parametrize("period", ["day", "week", "month", "quarter"])
def test_periods(view, period):
    _, orders, table = view
    checked, left = compare(orders.by(period), reference.by(table, period))
    assert checked > 0
    assert not left


def test_months_by_country(view):
    _, orders, table = view
    expected = reference.by(table, "month", "country")
    _, left = compare(orders.by("month", segment="country"), expected, "country")
    assert not left


def test_reference_itself():
    reference.check()


def test_published_values():
    golden = open_view("golden").summary()
    shop = open_view("shop").summary()
    assert golden.estimate("orders").value == 7409
    assert round(float(golden.estimate("average_order_value")), 2) == 449.80
    assert round(float(golden.estimate("purchase_frequency")), 4) == 2.7259
    assert round(float(golden.estimate("repeat_purchase_rate")), 4) == 0.5099
    assert shop.estimate("orders").value == 8126
    assert round(float(shop.estimate("average_order_value")), 2) == 456.17
    assert round(float(shop.estimate("guest_checkout_rate")) * 8126) == 717


def test_clustered_interval_is_wider(view):
    name, orders, table = view
    estimate = orders.summary().estimate("average_order_value")
    low, high = reference.iid_average_order_value(table)
    if name == "golden":
        assert round((estimate.high - estimate.low) / (high - low), 2) == 1.76


def test_names_of_zones_give_the_committed_bits(view):
    """The wheel's own zone data, under a name and as `ZoneInfo`, agree with the committed table."""
    name, orders, _ = view
    for zone in ("Europe/London", zoneinfo.ZoneInfo("Europe/London")):
        other = open_view(name, zone=zone)
        assert other.by("month").table() == orders.by("month").table()


def test_wheel_zone_agrees_with_committed_and_host():
    """Each hour of 2010 to 2012 falls on the same local date and time in all three."""
    hosts = zoneinfo.ZoneInfo("Europe/London")
    start = datetime.datetime(2010, 3, 1, tzinfo=datetime.UTC)
    hours = [start + datetime.timedelta(hours=hour) for hour in range(0, 3 * 8766, 3)]
    local = {}
    for name, zone in (("wheel", "Europe/London"), ("committed", london())):
        data = {"customer": ["a"] * len(hours), "time": hours, "value": [1] * len(hours)}
        orders = em.Orders(data, customer="customer", time="time", value="value", time_zone=zone)
        table = orders.by("day", compare="none").table()
        local[name] = [(row["period_start"], row["value"]) for row in table if row["metric"] == "orders"]
    counts = {}
    for hour in hours:
        day = hour.astimezone(hosts).date()
        counts[day] = counts.get(day, 0) + 1
    assert local["wheel"] == local["committed"]
    assert {day: int(value) for day, value in local["wheel"]} == counts
