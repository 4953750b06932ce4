# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Customer-engagement metrics: the same number, to the last bit, in Rust, Python and JavaScript."""

from . import commerce, lifetime_value, loyalty, survey, web
from ._errors import EngagementError, InternalError
from ._native import VERSION as __version__
from ._native import Chart, Decomposition, Difference, Estimate, Finding, Note, Report, Table, compare, decompose
from ._orders import Orders, OrdersState, OrdersTotals
from ._report import report

__all__ = [
    "Chart",
    "Decomposition",
    "Difference",
    "EngagementError",
    "Estimate",
    "Finding",
    "InternalError",
    "Note",
    "Orders",
    "OrdersState",
    "OrdersTotals",
    "Report",
    "Table",
    "__version__",
    "commerce",
    "compare",
    "decompose",
    "lifetime_value",
    "loyalty",
    "report",
    "survey",
    "web",
]
