"""The two functions under Dask."""

import dask
import engagement_metrics as em
import pyarrow as pa
import retail
from engagement_metrics import parts


def test_delayed_parts():
    table = pa.table(retail.lines("golden"))
    make = dask.delayed(parts.orders_state)
    states = [
        make(table.slice(start, 20_000).to_batches(max_chunksize=3_000), **retail.COLUMNS, **retail.reading())
        for start in range(0, len(table), 20_000)
    ]
    made = dask.compute(*states, scheduler="threads")
    assert len(made) > 5
    whole = em.OrdersState(**retail.reading()).update(table, **retail.COLUMNS)
    assert parts.merge(made).to_bytes() == parts.merge(reversed(made)).to_bytes() == whole.to_bytes()
