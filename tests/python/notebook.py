"""The example notebook: its cells, and the only writer of `examples/online_retail.ipynb` (run `make notebook`)."""

import pathlib

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

PATH = pathlib.Path(__file__).parents[2] / "examples" / "online_retail.ipynb"

# A cell that begins with `#` and a space is text; all others run.
CELLS = [
    """# Six months of an online shop

From a file of orders to a report, with the uncertainty of every number. The library is installed by
`pip install engagement-metrics`; this notebook also uses pandas to read the file.""",
    """import pandas as pd

import engagement_metrics as em

lines = pd.read_csv("../tests/data/online_retail.csv.gz", dtype={"CustomerID": "string"})
lines["Value"] = (lines["Quantity"] * lines["UnitPrice"]).round(3)
lines["Kind"] = lines["InvoiceNo"].str.startswith("C").map({True: "refund", False: "order"})
lines.head(3)""",
    """# ## Open the table

Each row is a line of an invoice, so lines with one invoice number add up to one order. The columns are named once.
`as_of` says where the history ends: without it the last month would count as unfinished.""",
    """orders = em.Orders(
    lines,
    customer="CustomerID",
    time="InvoiceDate",
    value="Value",
    order="InvoiceNo",
    kind="Kind",
    segment="Country",
    grain="line",
    currency="GBP",
    time_zone="Europe/London",
    as_of="2011-06-01",
    null_customer="guest",
    zero_value="skip",
)
orders""",
    """# The data sheet above says what was counted in, and what was left out and why. The same as plain values: """,
    """{name: value for name, value in orders.to_dict().items() if isinstance(value, int)}""",
    """# ## The months

Every figure by month, with its interval.""",
    """months = orders.by("month")
months""",
    """# A single figure is an *estimate*: it knows how many orders and customers stand behind it. The orders of
one customer are no independent draws, so the interval is clustered by customer.""",
    """may = months.estimate("average_order_value", "2011-05-01")
may""",
    """# ## What changed?

May against April. Many customers bought in both months, so the two are compared jointly. A verdict is given only where
the evidence bears one.""",
    """finding = months.finding("average_order_value", "2011-05-01")
finding.change""",
    """finding.verdict""",
    """# ## Who comes back, and after how long?

The rates look alike and are not: repeat purchase rate looks inside the window, returning customer rate at the whole
history up to its end. The median gap describes those who came back; the time to the second purchase also counts those
who have not yet (Kaplan-Meier), and is the longer one for that reason.""",
    """back = orders.summary(
    metrics=["repeat_purchase_rate", "returning_customer_rate", "time_between_purchases", "time_to_second_purchase"],
)
[finding.estimate for finding in back]""",
    """next(chart for chart in back.charts() if chart.metric == "time_between_purchases")""",
    """next(chart for chart in back.charts() if chart.metric == "time_to_second_purchase")""",
    """# ## By country

The same in groups: over all six months, each with its own interval.""",
    """countries = orders.summary(segment="Country", compare="none").to_pandas()
countries = countries[(countries["metric"] == "average_order_value") & (countries["n"] >= 30)]
countries[["Country", "value", "low", "high", "n", "clusters"]].sort_values("n", ascending=False).head(8)""",
    """# ## A chart

The band is the 95 % interval. With altair installed `months.chart("average_order_value")` gives an `altair.Chart`;
`charts()` needs no other library.""",
    """next(chart for chart in months.charts() if chart.metric == "average_order_value")""",
    """# ## The report

All of it on one page without any script: `.html`, `.md`, `.json` or `.csv`.""",
    """orders.report("month", segment="Country").save("report.html")""",
]


def notebook():
    """Give the notebook without outputs."""
    cells = []
    for index, source in enumerate(CELLS):
        is_text = source.startswith("# ")
        new = new_markdown_cell if is_text else new_code_cell
        # Text cells begin with `# `, which is a heading only where it is meant as one.
        if is_text and index:
            source = source.removeprefix("# ").strip()
        # Stable ids keep differences of the file small.
        cells.append(new(source, id=f"cell-{index:02}"))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


def executed(folder):
    """Give the notebook with its outputs, run in a folder."""
    book = notebook()
    NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    for cell in book.cells:
        # When it ran is nobody's business.
        cell.metadata.pop("execution", None)
    return book


if __name__ == "__main__":
    nbformat.write(executed(PATH.parent), PATH)
    (PATH.parent / "report.html").unlink()
