"""The Online Retail file in its two views, with columns that it lacks made up from what it has."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

View = Literal["golden", "shop"]

DATA = Path(__file__).parent / "../../data/online_retail.csv.gz"
ZONE = "Europe/London"
BEGINS = "2010-12-01"  # The date of the first row.
AS_OF = pd.Timestamp("2011-06-01")  # Local, as every time in the file.
TICKS = 10_000  # Ticks per pound.


def lines() -> pd.DataFrame:
    """The invoice lines of the file, as they are."""
    return pd.read_csv(
        DATA,
        dtype={"InvoiceNo": "str", "StockCode": "str", "CustomerID": "Int64", "Country": "str"},
        parse_dates=["InvoiceDate"],
    ).astype({"InvoiceDate": "datetime64[us]"})


def prepared(view: View, *, zero_orders: bool = False) -> pd.DataFrame:
    """The lines of a view, as a user would feed them to the library.

    `golden` keeps the sold lines of identified customers. `shop` keeps every line; the orders worth nothing at all
    (stock corrections, mostly) come along only on request. `value` is the double nearest to the exact product of
    quantity and price.
    """
    table = _lines(view, zero_orders=zero_orders)
    table.insert(2, "value", table.pop("ticks") / TICKS)
    return table


def _lines(view: View, *, zero_orders: bool = False) -> pd.DataFrame:
    """The lines of a view with their exact values in ticks."""
    raw = lines()
    cancelled = raw["InvoiceNo"].str.startswith("C")
    ticks = raw["Quantity"] * (raw["UnitPrice"] * TICKS).round().astype("int64")
    table = pd.DataFrame(
        {
            "customer": raw["CustomerID"],
            "time": raw["InvoiceDate"],
            "ticks": ticks,
            "order": raw["InvoiceNo"],
            "kind": np.where(cancelled, "refund", "order"),
            "country": raw["Country"],
        }
    )
    _made_up(table, raw["StockCode"])
    if view == "golden":
        keep = raw["CustomerID"].notna() & ~cancelled & (raw["Quantity"] > 0) & (ticks > 0)
    else:
        total = ticks.groupby(raw["InvoiceNo"]).transform("sum")
        keep = cancelled | (total != 0) | zero_orders
    return table[keep].reset_index(drop=True)


def _made_up(table: pd.DataFrame, stock: pd.Series) -> None:
    """Add cost, category, membership and guests.

    Cost is a share of the value fixed by the product, a category the first two letters of its code; whether a customer
    is a member changes by the month; every tenth invoice is a guest's.
    """
    share = 30 + _hashed(stock) % 50
    cost = table["ticks"] * share // 100
    refund = table["kind"] == "refund"
    table["cost"] = cost.clip(upper=0).where(refund, cost.clip(lower=0))
    table["category"] = stock.str[:2].str.upper()
    who = table["customer"].astype("string").fillna(table["order"])
    table["is_member"] = _hashed(who + table["time"].dt.strftime(" %Y-%m")) % 3 == 0
    table["is_guest"] = table["customer"].isna() | (_hashed(table["order"]) % 10 == 0)


def _hashed(text: pd.Series) -> pd.Series:
    return text.map(lambda cell: zlib.crc32(cell.encode())).astype("int64")


def orders(view: View) -> pd.DataFrame:
    """The orders and refunds of a view, one row per invoice, at the earliest time of its lines."""
    invoices = _lines(view).groupby("order")
    first = invoices.first()
    time = invoices["time"].min()
    return pd.DataFrame(
        {
            "customer": first["customer"].astype("string"),
            "time": time,
            "instant": instant(time),
            "ticks": invoices["ticks"].sum(),
            "is_refund": first["kind"] == "refund",
            "is_guest": first["is_guest"],
            "country": first["country"],
            "cost": invoices["cost"].sum(),
            "is_member": first["is_member"],
            "categories": invoices["category"].agg(frozenset),
        }
    ).reset_index(names="order_id")


def instant(local: pd.Series) -> pd.Series:
    """Microseconds of UTC at local times of the shop."""
    zoned = local.dt.tz_localize(ZONE, ambiguous=True, nonexistent="shift_forward")
    return zoned.dt.tz_convert("UTC").dt.tz_localize(None).astype("datetime64[us]").astype("int64")
