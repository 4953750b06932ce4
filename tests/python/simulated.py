"""A two-year order log of made-up customers, the same in every run, and what is true of them.

Customers join at random. Each then buys at a rate of its own (gamma), as a Poisson process, until it leaves without a
word (exponential): the counts are negative binomial. Order values are lognormal around a level of the customer's own.
"""

import datetime
import math

import pandas as pd
from reference import Log
from scipy import integrate, special

YEAR = 365.0
CUSTOMERS = 4000
BEGIN, AS_OF = datetime.date(2020, 12, 1), datetime.date(2023, 1, 1)
DAYS = float((AS_OF - BEGIN).days)
RATE = 4 / YEAR  # Mean orders a day; gamma of shape 2.
LEAVING = 0.6 / YEAR  # Customers that leave, a day.
LEVEL, BETWEEN, WITHIN = math.log(50), 0.4, 0.5  # Of the logarithm of an order's value.


class Random:
    """SplitMix64 (Steele and others 2014), written out: the same numbers in every language and release."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        mask = 2**64 - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        mixed = ((self.state ^ (self.state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        return mixed ^ (mixed >> 31)

    def uniform(self):
        """Strictly between 0 and 1."""
        return ((self.bits() >> 11) + 0.5) / 2**53

    def exponential(self, mean):
        return -mean * math.log(self.uniform())

    def normal(self, spread):
        return spread * math.sqrt(-2 * math.log(self.uniform())) * math.cos(2 * math.pi * self.uniform())


def log(customers=CUSTOMERS, seed=20230101):
    """Give the columns of the log: times to the second, values to the cent, so that no last bit shows."""
    random = Random(seed)
    columns = {name: [] for name in ("customer", "time", "value", "order")}
    begin = datetime.datetime.combine(BEGIN, datetime.time(), datetime.UTC)
    for customer in range(customers):
        rate = RATE / 2 * (random.exponential(1) + random.exponential(1))
        level = LEVEL + random.normal(BETWEEN)
        day = DAYS * random.uniform()
        end = min(DAYS, day + random.exponential(1 / LEAVING))
        while day < end:
            columns["customer"].append(customer)
            columns["time"].append(begin + datetime.timedelta(seconds=int(day * 86_400)))
            columns["value"].append(round(math.exp(level + random.normal(WITHIN)), 2))
            columns["order"].append(len(columns["order"]))
            day += random.exponential(1 / rate)
    return columns


def reference_log(columns):
    """Give the log as the reference takes it."""
    table = pd.DataFrame(columns)
    local = table["time"].dt.tz_localize(None)
    rows = pd.DataFrame(
        {
            "customer": table["customer"].astype("string"),
            "time": local,
            "instant": local.astype("datetime64[us]").astype("int64"),
            "ticks": (table["value"] * 10_000).round().astype("int64"),
            "order_id": table["order"].astype("string"),
            "is_refund": False,
            "is_guest": False,
        }
    )
    as_of = pd.Timestamp(AS_OF)
    return Log(rows, as_of, int(as_of.timestamp()) * 1_000_000)


# --------------------------------------------------------------------------------------- truth


def over_rates(of):
    """Average over the purchase rates of customers: gamma of shape 2."""

    def weighed(rate):
        return 4 * rate / RATE**2 * math.exp(-2 * rate / RATE) * of(rate)

    return integrate.quad(weighed, 0, 40 * RATE, epsabs=0, epsrel=1e-10, limit=200)[0]


def none(rate, days):
    """Chance that a customer who is there orders nothing in so many days."""
    both = rate + LEAVING
    return (LEAVING + rate * math.exp(-both * days)) / both


def one(rate, days):
    """Chance that it orders once."""
    both = rate + LEAVING
    gone = math.exp(-both * days)
    return LEAVING * rate * (1 - gone * (1 + both * days)) / both**2 + rate * days * gone


def later_orders(days):
    """Orders that a customer who is there places on average in so many days."""
    return RATE * (1 - math.exp(-LEAVING * days)) / LEAVING


def truth(start, end):
    """Give the truth of a window, in days since the log begins, by integration over rates and days of joining."""
    length = end - start
    # Customers who joined before the window and are still there, per customer that joins a day; then those who join.
    there = (1 - math.exp(-LEAVING * start)) / LEAVING
    orders = there * later_orders(length)
    orders += length + integrate.quad(lambda day: later_orders(end - day), start, end)[0]
    active = there * (1 - over_rates(lambda rate: none(rate, length))) + length
    again = length - integrate.quad(lambda day: over_rates(lambda rate: none(rate, end - day)), start, end)[0]
    twice = there * (1 - over_rates(lambda rate: none(rate, length) + one(rate, length))) + again
    spread = math.hypot(BETWEEN, WITHIN)
    order_value = math.exp(LEVEL + spread**2 / 2)
    to_date = 1 + integrate.quad(lambda day: later_orders(end - day), 0, end)[0] / end
    return {
        "average_order_value": order_value,
        "median_order_value": math.exp(LEVEL),
        "p90_order_value": math.exp(LEVEL + spread * float(special.ndtri(0.9))),
        "purchase_frequency": orders / active,
        "revenue_per_customer": order_value * orders / active,
        "repeat_purchase_rate": twice / active,
        "returning_customer_rate": (active - length + again) / active,
        "repeat_order_rate": (orders - length) / orders,
        "time_to_second_purchase": second_purchase(),
        "historic_clv": order_value * to_date,
    }


def second_purchase():
    """Days after which half the customers have bought again, those who never will among them."""
    low, high = 0.0, 10 * YEAR
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if over_rates(lambda rate, t=middle: none(rate, t)) > 0.5 else (low, middle)
    return low
