"""The monthly report of a large order log: this library beside Polars and DuckDB, same numbers, same checks.

    python benches/peers.py 10_000_000 --ids int
    python benches/peers.py 1_000_000 --ids text --tools polars duckdb

Every tool runs in a process of its own, over the same Arrow table in memory, and gives every figure in total and by
month with its 95 % interval, and every change on the month before with the correlation through shared customers. Only
this library also finds p-values. The seconds are those of the fastest of `--runs`; memory is the peak of the process.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.ipc
from peers_finish import compared, finish

BEGIN, DAYS = np.datetime64("2022-01-01", "us"), 730
SEED = 20_240_101
TOOLS = ("ours", "polars", "duckdb")


def orders(n, ids):
    """NBD-like orders, "nbd-1": a tenth as many customers join over two years, buy at gamma rates and leave."""
    random = np.random.Generator(np.random.PCG64(SEED))
    customers = n // 10
    start = DAYS * random.random(customers) ** 1.5
    end = np.minimum(DAYS, start + random.exponential(400, customers))
    weight = random.gamma(0.8, 1.0, customers) * (end - start)
    later = random.multinomial(n - customers, weight / weight.sum())
    customer = np.concatenate([np.arange(customers), np.repeat(np.arange(customers), later)])
    day = np.concatenate([start, start[customer[customers:]]])
    day[customers:] += random.random(n - customers) * (end - start)[customer[customers:]]
    level = random.normal(math.log(40), 0.4, customers)
    value = np.round(np.exp(level[customer] + random.normal(0, 0.6, n)), 2)
    moment = BEGIN + (day * 86_400_000_000).astype("timedelta64[us]")
    order = np.argsort(moment, kind="stable")
    customer, order_id = random.permutation(customers)[customer][order] + 10_000_000, np.arange(n) + 500_000_000
    if ids == "text":
        customer, order_id = (
            pa.array(np.char.add(tag, x.astype("U9"))) for tag, x in (("c", customer), ("o", order_id))
        )
    columns = {"customer": customer, "order": order_id, "time": moment[order], "value": value[order]}
    return pa.table({name: pa.array(column) for name, column in columns.items()})


def ours(table):
    import engagement_metrics as em

    names = {name: name for name in table.column_names}
    report = em.Orders(table, **names, time_zone="UTC", as_of="2024-01-01T00:00:00Z").report("month")
    fields = ("value", "low", "high", "previous", "change", "change_low", "change_high")
    rows = {}
    for row in report.table():
        # Months are counted from the first; the total has none.
        day = row["period_start"]
        cell = "total" if day is None else (day.year - 2022) * 12 + day.month - 1
        if row["value"] is not None:
            rows[f"{row['metric']} {cell}"] = [row[field] for field in fields]
    return rows


def polars(table):
    import peers_polars

    return finish(peers_polars.cells(table))


def duckdb(table):
    import peers_duckdb

    return finish(peers_duckdb.cells(table))


def run(tool, path, runs):
    """One tool in this process: the fastest of some runs, and the peak of memory."""
    with pa.memory_map(str(path)) as file:
        table = pa.ipc.open_file(file).read_all()
    # The table is a copy in memory, as a user's would be.
    table = pa.ipc.open_stream(_copied(table)).read_all()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds, rows = [], {}
    for _ in range(runs):
        start = time.perf_counter()
        rows = globals()[tool](table)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    json.dump({"seconds": min(seconds), "peak": peak / 2**20, "table": before / 2**20, "rows": rows}, sys.stdout)


def _copied(table):
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("orders", type=int, nargs="?", default=10_000_000)
    parser.add_argument("--ids", choices=("int", "text"), default="int")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=TOOLS)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        return run(*given.one, given.runs)
    print(
        f"{given.orders:,} orders of {given.orders // 10:,} customers, ids as {given.ids}, generator nbd-1, seed {SEED}"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.arrow"
        table = orders(given.orders, given.ids)
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        del table
        found = {}
        for tool in given.tools:
            command = [sys.executable, __file__, "--one", tool, str(path), "--runs", str(given.runs)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            found[tool] = json.loads(done.stdout)
    base = found.get("ours", next(iter(found.values())))
    for tool, of in found.items():
        ratios = f"{of['seconds'] / base['seconds']:5.2f} of the time, {of['peak'] / base['peak']:5.2f} of the memory"
        print(f"{tool:8} {of['seconds']:8.2f} s   {of['peak']:6.2f} GiB at the peak   {ratios} of {next(iter(found))}")
    return compared({tool: of["rows"] for tool, of in found.items()})


if __name__ == "__main__":
    sys.exit(main())
