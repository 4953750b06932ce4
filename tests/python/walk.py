"""What the walk of `examples/walk` must show: the order file opened at once, up to April and whole, as JSON."""

import hashlib
import json

import engagement_metrics as em
import retail

METRICS = ("average_order_value", "median_order_value", "repeat_purchase_rate", "refund_rate")


def shown(until):
    """Give what the lines before a day say, and what their state must be."""
    lines = retail.lines("shop")
    rows = [row for row, time in enumerate(lines["time"]) if time < until]
    options = retail.reading() | {"null_customer": "guest", "zero_value": "skip"}
    orders = em.Orders(retail.pick(lines, rows), **retail.COLUMNS, **options)
    summary = orders.summary(compare="none")
    found = [summary.estimate(metric) for metric in METRICS]
    bits = [" ".join((one.metric, *map(retail.bits, (one.value, one.low, one.high)))) for one in found]
    state = orders.state().to_bytes()
    return {"bits": bits, "bytes": len(state), "sha256": hashlib.sha256(state).hexdigest(), "value": str(found[0])}


print(json.dumps([shown("2011-05-01"), shown("2011-06-01")]))
