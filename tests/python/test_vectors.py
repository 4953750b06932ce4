"""The same bits as in Rust and JavaScript, whatever the order and the split of the rows.

Runs in an empty environment: the wheel, pytest and the standard library.
"""

import random

import engagement_metrics as em
import pytest
from retail import COLUMNS, VIEWS, answers, bits, lines, open_view, pick, reading, settings, vectors


def formulas():
    return vectors("formulas")


@pytest.mark.parametrize("case", formulas(), ids=lambda case: case["id"])
def test_formula(case):
    families = (getattr(em, name) for name in em.__all__)
    (formula,) = {getattr(family, case["id"]) for family in families if case["id"] in getattr(family, "__all__", ())}
    estimate = formula(*case["given"])
    assert estimate.metric == case["metric"]
    assert [bits(estimate.value), bits(estimate.low), bits(estimate.high)] == case["bits"]
    interval = estimate.interval(0.99)
    assert (interval and [bits(end) for end in interval]) == case["bits_99"]
    by_name = dict(zip(case["inputs"], case["given"], strict=False))
    assert formula(**by_name) == estimate


@pytest.mark.parametrize("view", VIEWS)
def test_whole(view):
    assert answers(open_view(view)) == vectors(f"online_retail_{view}")


@pytest.mark.parametrize("view", VIEWS)
def test_shuffled(view):
    order = list(range(len(lines(view)["time"])))
    random.Random(20110601).shuffle(order)
    assert answers(open_view(view, pick(lines(view), order))) == vectors(f"online_retail_{view}")


def merged(states, seed):
    """Merge in a random tree, each step through bytes."""
    states, random_ = list(states), random.Random(seed)
    while len(states) > 1:
        random_.shuffle(states)
        left, right = states.pop(), states.pop()
        states.append(em.OrdersState.from_bytes(left.to_bytes()).merge(em.OrdersState.from_bytes(right.to_bytes())))
    return states[0]


@pytest.mark.parametrize("parts", [1, 2, 7, 1000])
@pytest.mark.parametrize("view", VIEWS)
def test_split(view, parts):
    columns = lines(view)
    order = list(range(len(columns["time"])))
    random.Random(parts).shuffle(order)
    states = (em.OrdersState(**reading()).update(pick(columns, order[part::parts]), **COLUMNS) for part in range(parts))
    state = merged(states, parts)
    whole = em.OrdersState(**reading()).update(columns, **COLUMNS)
    assert state.to_bytes() == whole.to_bytes()
    assert state == whole
    orders = state.orders(time_zone=reading()["time_zone"], **settings())
    assert answers(orders) == vectors(f"online_retail_{view}")
