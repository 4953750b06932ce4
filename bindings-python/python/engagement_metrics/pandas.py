"""`frame.engagement` for pandas; importing this module registers it, and nothing else does.

Examples
--------
>>> import pandas as pd
>>> import engagement_metrics.pandas
>>> frame = pd.DataFrame({"who": ["ada", "ada"], "at": ["2011-01-05", "2011-02-20"], "paid": [12.5, 8.0]})
>>> orders = frame.engagement.orders(customer="who", time="at", value="paid", time_zone="UTC")
>>> orders.summary().estimate("revenue")
<revenue 20.50, n=2>
"""

from __future__ import annotations

import pandas  # type: ignore[import-untyped, unused-ignore]

from ._accessor import Engagement

__all__ = ["Engagement"]

pandas.api.extensions.register_dataframe_accessor("engagement")(Engagement)
