# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of social: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._native import Estimate, Formula

if TYPE_CHECKING:
    from ._types import Column

__all__ = [
    "average_engagements_per_post",
]


_average_engagements_per_post = Formula("average_engagements_per_post")


def average_engagements_per_post(engagements: Column) -> Estimate:
    """Average engagements per post is the mean number of reactions that a post received.

    It is a mean and no rate, though some call it engagement rate: it grows with the audience. A few posts
    carry most of it, so its interval is wide; look at the median too.

    Parameters
    ----------
    engagements : list or column of whole numbers
        Engagements of each post. A list of whole numbers of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `engagements_per_post`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``sum of engagements / posts``

    Source: Sprout Social, Socialinsider: average engagements per post.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.average_engagements_per_post([157, 90, 40, 310, 103])
    <average_engagements_per_post 140.00 ±128.83, n=5>
    """
    return _average_engagements_per_post((engagements,))
