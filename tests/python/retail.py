"""The real order file in its two views, read with the standard library alone."""

import csv
import gzip
import json
import struct
import zlib
from decimal import Decimal
from functools import cache
from pathlib import Path

import engagement_metrics as em

HERE = Path(__file__).parent
VECTORS = HERE.parent / "vectors"
VIEWS = ("golden", "shop")
COLUMNS = {
    "customer": "customer",
    "time": "time",
    "value": "value",
    "order": "order",
    "kind": "kind",
    "segment": "country",
}
# Columns that the file lacks, made up from what it has.
MADE_UP = {"cost": "cost", "category": "category", "member": "is_member", "guest": "is_guest"}


@cache
def london():
    """Give the committed zone: hosts carry different releases of the time-zone data."""
    return json.loads((VECTORS / "zones.json").read_text())[0]


@cache
def vectors(name):
    """Give the numbers that every language must reproduce."""
    return json.loads((VECTORS / f"{name}.json").read_text())


def hashed(text):
    """Give a number that looks random and is the same everywhere."""
    return zlib.crc32(text.encode())


def cost(value, stock, refund):
    """Give a share of the value that the product fixes, down to a ten-thousandth; of the sign that it may have."""
    ticks = int(value * 10_000) * (30 + hashed(stock) % 50) // 100
    return Decimal(min(ticks, 0) if refund else max(ticks, 0)) / 10_000


@cache
def lines(view):
    """Give the lines of a view, column by column."""
    names = (*COLUMNS.values(), *MADE_UP.values())
    columns = {name: [] for name in names}
    with gzip.open(HERE.parent / "data" / "online_retail.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for invoice, stock, quantity, time, price, customer, country in list(csv.reader(file))[1:]:
            value = int(quantity) * Decimal(price)
            refund = invoice.startswith("C")
            if view == "golden" and (refund or not customer or quantity.startswith("-") or value <= 0):
                continue
            cells = (
                *(customer or None, time, value, invoice, "refund" if refund else "order", country),
                *(cost(value, stock, refund), stock[:2].upper()),
                # Whether a customer is a member changes by the month; every tenth invoice is a guest's.
                hashed(f"{customer or invoice} {time[:7]}") % 3 == 0,
                not customer or hashed(invoice) % 10 == 0,
            )
            for name, cell in zip(names, cells, strict=True):
                columns[name].append(cell)
    return columns


def pick(columns, rows):
    """Give some rows, in a given order."""
    return {name: [cells[row] for row in rows] for name, cells in columns.items()}


def reading(zone=None):
    """Give the options of reading the file."""
    return {"grain": "line", "currency": "GBP", "time_zone": zone or london()}


def settings():
    """Give the settings of answering; `as_of` is the start of June in London."""
    return {"null_customer": "guest", "zero_value": "skip", "as_of": "2011-05-31T23:00:00Z"}


def open_view(view, data=None, zone=None, **given):
    """Open a view; `given` adds to its columns and settings, or replaces them."""
    data = lines(view) if data is None else data
    return em.Orders(data, **(COLUMNS | reading(zone) | settings() | given))


def bits(number):
    """Give the bits of a double as vectors hold them."""
    return None if number is None else struct.pack(">d", number).hex()


def rows(report):
    """Give a report as vectors hold it: words as text, numbers as bits, no prose."""
    table = report.table().to_dict()
    del table["notes"]

    def cell(value):
        if isinstance(value, float):
            return bits(value)
        return value.isoformat() if hasattr(value, "isoformat") else value

    return {
        "columns": list(table),
        "rows": [[cell(value) for value in row] for row in zip(*table.values(), strict=True)],
    }


def answers(orders):
    """Ask everything that the vectors hold."""
    return {
        "summary": rows(orders.summary(compare="none")),
        "trailing": rows(orders.summary("60d")),
        "by_month": rows(orders.by("month")),
        "by_month_and_country": rows(orders.by("month", segment="country")),
        "report": rows(orders.report(segment="country")),
    }
