"""`frame.engagement` for Polars; importing this module registers it, and nothing else does.

A `LazyFrame` is collected when it is opened, and only the columns that are named.

Examples
--------
>>> import polars as pl
>>> import engagement_metrics.polars
>>> frame = pl.LazyFrame({"who": ["ada", "ada"], "at": ["2011-01-05", "2011-02-20"], "paid": [12.5, 8.0]})
>>> orders = frame.engagement.orders(customer="who", time="at", value="paid", time_zone="UTC")
>>> orders.summary().estimate("revenue")
<revenue 20.50, n=2>
"""

from __future__ import annotations

import polars

from ._accessor import Engagement

__all__ = ["Engagement"]

polars.api.register_dataframe_namespace("engagement")(Engagement)
polars.api.register_lazyframe_namespace("engagement")(Engagement)
