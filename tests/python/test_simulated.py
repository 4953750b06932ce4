"""Two years of simulated orders: figures of a year equal the reference's, and lie near what is known to be true."""

from functools import cache

import engagement_metrics as em
import pandas as pd
import pytest
import reference
import simulated
from test_reference import OF_MADE_UP, compare

LOG = simulated.log()
# The last 365 days and those before; neither year is a leap year, so these are also the same dates a year earlier.
END = simulated.DAYS
YEARS = ((END - 365, END), (END - 730, END - 365))
LAST_YEAR = ("2022-01-01", "2023-01-01")
# Nothing is known of refunds and guests here.
ABSENT = OF_MADE_UP | {"refund_rate", "guest_checkout_rate"}


@cache
def orders():
    names = {name: name for name in ("customer", "time", "value", "order")}
    return em.Orders(LOG, **names, time_zone="UTC", as_of="2023-01-01", currency="EUR")


@cache
def log():
    return simulated.reference_log(LOG)


def kept(rows):
    return [row for row in rows if row["metric"] not in ABSENT]


@pytest.mark.parametrize("against", ["previous", "year", "none"])
def test_trailing_year(against):
    compare(orders().summary("365d", compare=against), kept(reference.summary(log(), "365d", compare=against)))


@pytest.mark.parametrize("against", ["previous", "year"])
def test_last_year_by_its_dates(against):
    window = tuple(pd.Timestamp(day) for day in LAST_YEAR)
    theirs = kept(reference.summary(log(), window, compare=against))
    start, end = LAST_YEAR
    compare(orders().summary(start=start, end=end, compare=against), theirs)


@pytest.mark.parametrize("period", ["month", "quarter"])
def test_periods_beside_those_of_the_year_before(period):
    compare(orders().by(period, compare="year"), kept(reference.by(log(), period, compare="year")))


def test_a_window_longer_than_the_history_is_open():
    theirs = kept(reference.summary(log(), "1000d", compare="none"))
    compare(orders().summary("1000d", compare="none"), theirs)


def test_intervals_hold_the_truth():
    """At 95 %, under one seed; the changes too, whose truth is 0 where the years do not differ."""
    report = orders().summary("365d")
    now, before = (simulated.truth(*window) for window in YEARS)
    for metric, value in now.items():
        estimate, change = report.estimate(metric), report.finding(metric).change
        assert estimate.low <= value <= estimate.high, metric
        assert change.low <= value - before[metric] <= change.high, metric


def test_truth_by_counting():
    """The integrals agree with the figures of many customers under another seed."""
    many = simulated.reference_log(simulated.log(40_000, seed=7))
    counted = many.cell(*(pd.Timestamp(day) for day in LAST_YEAR)).metrics()
    for metric, value in simulated.truth(*YEARS[0]).items():
        assert float(counted[metric].value) == pytest.approx(value, rel=0.02), metric
