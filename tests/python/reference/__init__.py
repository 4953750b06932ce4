"""Every figure of an order log, computed independently of the library, with pandas, SciPy and rational numbers.

Money is whole ten-thousandths, time whole microseconds, and every ratio, variance and covariance of totals a ratio of
integers; only roots and quantiles of distributions are floating point.
"""

from .checks import check, retail_log, toy
from .data import AS_OF, BEGINS, lines, orders, prepared
from .figures import METRICS, Log, iid_average_order_value
from .tables import by, summary

__all__ = [
    "AS_OF",
    "BEGINS",
    "METRICS",
    "Log",
    "by",
    "check",
    "iid_average_order_value",
    "lines",
    "orders",
    "prepared",
    "retail_log",
    "summary",
    "toy",
]
