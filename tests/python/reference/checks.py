"""The reference against facts established by other means."""

from __future__ import annotations

import pandas as pd

from .data import AS_OF, View, instant, lines, orders, prepared
from .figures import Log, Metric
from .tables import by, summary


def retail_log(view: View, *, made_up: bool = False, as_of: pd.Timestamp | None = None) -> Log:
    """A view of the file as a log, up to the start of June or another local time."""
    as_of = AS_OF if as_of is None else as_of
    return Log(orders(view), as_of, int(instant(pd.Series([as_of])).iloc[0]), made_up=made_up)


def check() -> None:
    """Compare the file and both views with published values."""
    invoices = lines().groupby("InvoiceNo")
    assert (invoices[["CustomerID", "Country"]].nunique(dropna=False) == 1).all(axis=None)

    golden = orders("golden")
    total = _values(summary(retail_log("golden")))
    assert len(prepared("golden")) == 145_450
    assert golden["ticks"].sum() == 33_325_919_610
    assert (total["orders"], total["unique_customers"]) == (7_409, 2_718)
    assert total["average_order_value"] == 449.80320704548524
    assert total["purchase_frequency"] == 2.7259013980868287
    assert total["repeat_purchase_rate"] == 0.5099337748344371
    months = by(retail_log("golden"), "month", compare="none")
    names = ("orders", "unique_customers", "revenue")
    assert [row["value"] for row in months if row["metric"] in names and row["metric"] != "new_customers"] == [
        *(1400, 885, 572713.89),
        *(987, 741, 569445.04),
        *(997, 758, 447137.35),
        *(1321, 974, 595500.76),
        *(1149, 856, 469200.361),
        *(1555, 1056, 678594.56),
    ]

    shop = orders("shop")
    sold = shop[~shop["is_refund"]]
    assert (len(sold), sold["customer"].isna().sum(), shop["is_refund"].sum()) == (8_126, 717, 1_677)
    assert (sold["ticks"] > 0).all() and (shop.loc[shop["is_refund"], "ticks"] < 0).all()
    assert (sold["cost"] >= 0).all() and (shop.loc[shop["is_refund"], "cost"] <= 0).all()
    assert prepared("shop", zero_orders=True)["order"].nunique() - len(shop) == 980
    assert round(_values(summary(retail_log("shop")))["average_order_value"], 2) == 456.17


def _values(rows: list[dict]) -> dict[str, float]:
    return {row["metric"]: row["value"] for row in rows}


def toy() -> dict[str, Metric]:
    """The toy data of the catalogue's note, in the first quarter of 2024."""
    log = {
        "A": ["2023-11", "2024-02"],
        "B": ["2024-01", "2024-03"],
        "C": ["2024-03"],
        "D": ["2023-06", "2024-01", "2024-02"],
    }
    rows = [(customer, pd.Timestamp(month)) for customer, months in log.items() for month in months]
    table = pd.DataFrame(rows, columns=["customer", "time"]).astype({"customer": "string"})
    table["order_id"] = [str(row) for row in table.index]
    table["instant"] = table["time"].astype("datetime64[us]").astype("int64")
    table = table.assign(ticks=10_000, is_refund=False, is_guest=False)
    as_of = pd.Timestamp("2024-04-01")
    return Log(table, as_of, as_of.value // 1000).cell(pd.Timestamp("2024-01-01"), as_of).metrics()
