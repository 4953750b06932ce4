"""The snippets of the page run as they stand, one after the other."""

import pathlib
import re

import pyarrow as pa
import pyarrow.parquet as pq
import retail

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "beyond-one-machine.md"


def orders():
    """The invoices of identified customers, a row each, in the columns that the page names."""
    lines = retail.lines("golden")
    invoices = {}
    for order, customer, time, value, country in zip(
        *(lines[name] for name in ("order", "customer", "time", "value", "country")), strict=True
    ):
        known = invoices.setdefault(order, [order, int(customer), time, 0, country])
        known[2] = min(known[2], time)
        known[3] += value
    order, customer, time, value, country = zip(*invoices.values(), strict=True)
    clock = pa.array(time).cast(pa.timestamp("us"))
    return pa.table(
        {
            "order_id": order,
            "customer_id": customer,
            "ordered_at": pa.compute.assume_timezone(clock, "Europe/London"),
            "amount": pa.array(value, pa.decimal128(18, 4)),
            "country": country,
        }
    )


def test_snippets(spark, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "orders.parquet").mkdir()
    table = orders()
    for part in range(3):
        rows = table.take(list(range(part, len(table), 3)))
        pq.write_table(rows, tmp_path / "orders.parquet" / f"{part}.parquet")
    snippets = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(snippets) > 5
    names = {}
    for text in snippets:
        # Spark reads names from where its Java began.
        snippet = re.sub(r'"(\w+\.parquet)"', lambda name: repr(str(tmp_path / name[1])), text)
        exec(compile(snippet, PAGE.name, "exec"), names)
        printed = capsys.readouterr().out
        for promised in re.findall(r"^print\(.*\)  # (.+)$", snippet, flags=re.MULTILINE):
            assert promised in printed.splitlines()
    assert (tmp_path / "report.html").stat().st_size > 10_000
