"""The figures of the real order file against an independent computation, and zones against two other sources."""

import datetime
import math
import zoneinfo
from fractions import Fraction
from functools import cache

import engagement_metrics as em
import pandas as pd
import pytest
import reference
from retail import MADE_UP, VIEWS, london, open_view

FIELDS = ("value", "low", "high", "n", "clusters", "previous", "change", "change_low", "change_high", "p_value")
# Figures that a log without such columns cannot have.
OF_MADE_UP = {
    "gross_margin_rate",
    "cross_sell_rate",
    "member_sales_share",
    "member_aov_lift",
    "member_frequency_lift",
}


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
    tolerance, least = (1e-9, 1e-250) if name == "p_value" else (1e-12, 0.0)
    return math.isclose(ours, theirs, rel_tol=tolerance, abs_tol=least)


def close_change(name, ours, theirs):
    """Hold a change or an end of one against the reference: their rounding is relative to the two figures."""
    if ours[name] is None or theirs[name] is None or math.isinf(theirs[name]):
        return ours[name] == theirs[name]
    ends = (theirs[end] or 0.0 for end in ("value", "low", "high", "previous"))
    size = max(abs(theirs[name]), *(abs(end) for end in ends if math.isfinite(end)))
    if abs(ours[name] - theirs[name]) <= 1e-12 * size:
        return True
    # Reaches are roots of differences: where the two figures move as one, what is left is rounding.
    reaches = [row["change"] - row[name] for row in (ours, theirs)]
    return abs(reaches[0] ** 2 - reaches[1] ** 2) <= 1e-14 * size**2


# Of fewer clusters the ends of two quantiles jump, so that the interval of their change may touch 0 at several levels.
FEW = 10
QUANTILES = ("median_order_value", "p90_order_value", "time_between_purchases", "time_to_second_purchase")


def compare(report, expected, segment=None, *, whole=False):
    """Hold every cell of a report against the reference; none may be missing on either side."""
    rows = found(report, segment)
    checked = 0
    for theirs in expected:
        metric = theirs["metric"]
        ours = rows.pop((metric, "None" if whole else theirs["period_start"], theirs["segment"]))
        assert ours["maturity"] == theirs["maturity"], (theirs, ours)
        for name in FIELDS:
            if theirs["low" if name == "clusters" else "value"] is None and name in ("clusters", "n"):
                # What has no interval has no clusters but its units, and what is undefined counts none.
                continue
            if name == "p_value" and metric in QUANTILES and ours[name] is None:
                # One of the two has too few; which one the table does not say.
                assert theirs[name] is None or theirs["clusters"] < 3 * FEW, (theirs, ours)
                continue
            of_change = name.startswith("change")
            same = close_change(name, ours, theirs) if of_change else close(name, ours[name], theirs[name])
            assert same, (theirs, ours, name)
            checked += 1
    assert not rows
    return checked


@cache
def log(view, made_up=False, as_of=None):
    """The reference's log of a view."""
    return reference.retail_log(view, made_up=made_up, as_of=pd.Timestamp(as_of) if as_of else None)


def expect(rows, view, made_up):
    """Drop what the library leaves out for lack of data: a log of orders alone has no refund rate."""
    absent = set() if made_up else set(OF_MADE_UP)
    if view == "golden":
        absent.add("refund_rate")
    kept = [row for row in rows if row["metric"] not in absent]
    assert {row["metric"] for row in kept} == set(reference.METRICS) - absent
    return kept


@pytest.fixture(scope="module", params=[(view, made_up) for view in VIEWS for made_up in (False, True)], ids=str)
def view(request):
    name, made_up = request.param
    orders = open_view(name, **(MADE_UP if made_up else {}))
    return orders, log(name, made_up), lambda rows: expect(rows, name, made_up)


def test_total(view):
    orders, table, expected = view
    checked = compare(orders.summary(compare="none"), expected(reference.summary(table, compare="none")), whole=True)
    assert checked > 150


def test_total_by_country(view):
    orders, table, expected = view
    theirs = expected(reference.summary(table, segment="country", compare="none"))
    compare(orders.summary(segment="country", compare="none"), theirs, "country", whole=True)


@pytest.mark.parametrize("period", ["day", "week", "month", "quarter"])
def test_periods(view, period):
    orders, table, expected = view
    assert compare(orders.by(period), expected(reference.by(table, period))) > 0


def test_months_by_country(view):
    orders, table, expected = view
    theirs = expected(reference.by(table, "month", "country"))
    compare(orders.by("month", segment="country"), theirs, "country")


@pytest.mark.parametrize("days", ["60d", "90d"])
def test_trailing_windows(view, days):
    orders, table, expected = view
    compare(orders.summary(days), expected(reference.summary(table, days)))


@pytest.mark.parametrize("against", ["previous", "none"])
def test_fixed_windows(view, against):
    orders, table, expected = view
    window = pd.Timestamp("2011-03-05"), pd.Timestamp("2011-04-10")
    theirs = expected(reference.summary(table, window, compare=against))
    compare(orders.summary(start="2011-03-05", end="2011-04-10", compare=against), theirs)


@pytest.mark.parametrize("name", VIEWS)
def test_open_month_beside_as_many_days(name):
    orders = open_view(name, as_of="2011-05-20T10:30:00Z")
    rows = reference.by(log(name, as_of="2011-05-20 11:30"), "month", compare="previous_same_days")
    compare(orders.by("month", compare="previous_same_days"), expect(rows, name, made_up=False))


@pytest.mark.parametrize("name", VIEWS)
def test_cross_selling_to_customers(name):
    orders = open_view(name, cross_sell="customer", **MADE_UP)
    cell = log(name, made_up=True).cell(pd.Timestamp(reference.BEGINS), reference.AS_OF)
    theirs, ours = cell.cross_sold_customers().row(), orders.summary(compare="none").estimate("cross_sell_rate")
    for name in ("value", "low", "high", "n", "clusters"):
        assert close(name, getattr(ours, name), theirs[name]), name


def test_reference_itself():
    reference.check()


def test_toy_data():
    """The example of the catalogue: three rates that are easily mixed up."""
    values = {name: metric.value for name, metric in reference.toy().items()}
    rates = [values[name] for name in ("repeat_purchase_rate", "returning_customer_rate", "repeat_order_rate")]
    assert rates == [2 / 4, 3 / 4, Fraction(4, 6)]


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


def test_clustered_interval_is_wider():
    estimate = open_view("golden").summary().estimate("average_order_value")
    low, high = reference.iid_average_order_value(reference.orders("golden"))
    assert round((estimate.high - estimate.low) / (high - low), 2) == 1.76


@pytest.mark.parametrize("name", VIEWS)
def test_names_of_zones_give_the_committed_bits(name):
    """The wheel's own zone data, under a name and as `ZoneInfo`, agree with the committed table."""
    orders = open_view(name)
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
