# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Customer-engagement metrics: the same number, to the last bit, in Rust, Python and JavaScript."""

from . import commerce, composite, content, email, lifetime_value, loyalty, referral, retention, service, social, survey, web
from ._errors import EngagementError, InternalError
from ._native import VERSION as __version__
from ._native import (
    Catalogue,
    Chart,
    Decomposition,
    Difference,
    Estimate,
    Explanation,
    Finding,
    Note,
    Report,
    Table,
    catalogue,
    compare,
    decompose,
    explain,
    search,
)
from ._orders import Orders, OrdersState, OrdersTotals
from ._report import report

__all__ = [
    "Catalogue",
    "Chart",
    "Decomposition",
    "Difference",
    "EngagementError",
    "Estimate",
    "Explanation",
    "Finding",
    "InternalError",
    "Note",
    "Orders",
    "OrdersState",
    "OrdersTotals",
    "Report",
    "Table",
    "__version__",
    "catalogue",
    "commerce",
    "compare",
    "composite",
    "content",
    "decompose",
    "email",
    "explain",
    "lifetime_value",
    "loyalty",
    "referral",
    "report",
    "retention",
    "search",
    "service",
    "social",
    "survey",
    "web",
]
