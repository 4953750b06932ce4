# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Customer-engagement metrics: the same number, to the last bit, in Rust, Python and JavaScript."""

from . import commerce, composite, content, email, lifetime_value, loyalty, referral, retention, service, social, survey, web
from ._errors import EngagementError, InternalError
from ._native import VERSION as __version__
from ._native import (
    Catalogue,
    Chart,
    Difference,
    Estimate,
    Explanation,
    Finding,
    Note,
    Report,
    Table,
    catalogue,
    explain,
    search,
)
from ._orders import Orders, OrdersState, OrdersTotals
from ._report import report

__all__ = [
    "Catalogue",
    "Chart",
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
    "commerce",
    "web",
    "social",
    "retention",
    "lifetime_value",
    "loyalty",
    "referral",
    "email",
    "content",
    "survey",
    "service",
    "composite",
    "catalogue",
    "explain",
    "report",
    "search",
]
