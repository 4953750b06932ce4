"""What a formula costs a Python caller: microseconds, beside an empty call of the same native module."""

import time
from collections.abc import Callable

import engagement_metrics as em

estimate = em.commerce.orders(250)


def best(work: Callable[[], object], times: int = 20_000) -> float:
    """Microseconds a call in the fastest of nine rounds."""
    rounds = []
    for _ in range(9):
        start = time.perf_counter()
        for _ in range(times):
            work()
        rounds.append((time.perf_counter() - start) / times * 1e6)
    return min(rounds)


empty = best(lambda: estimate.n)
calls: dict[str, Callable[[], object]] = {
    "a total": lambda: em.commerce.orders(250),
    "a mean": lambda: em.commerce.average_order_value(12500, 250),
    "a proportion": lambda: em.commerce.repeat_purchase_rate(8, 26),
}
print(f"an empty native call: {empty:.2f} µs")
for name, call in calls.items():
    print(f"{name}: {best(call) - empty:.2f} µs above it")
