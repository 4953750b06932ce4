# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of survey: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Column, Count, Numbers

__all__ = [
    "nps",
    "nps_from_counts",
    "csat",
]


_nps = Formula("nps")


def nps(scores: Column) -> Estimate:
    """Net Promoter Score is the share of promoters (9 and 10) minus the share of detractors (0 to 6), in points.

    Answers are whole numbers from 0 to 10; other scales are refused, since their scores are no NPS. The
    same score may hide many or few promoters: look at the three shares too. Its interval is wide: 300
    answers give about ±8.

    Parameters
    ----------
    scores : list or column of whole numbers
        Answers from 0 to 10. A list of whole numbers.

    Returns
    -------
    Estimate
        The value, counted as `points`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``100 * (promoters - detractors) / responses``

    Source: Reichheld 2003. Interval: adjusted Wald, Rocks 2016, The American Statistician.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.nps([10, 9, 9, 8, 7, 10, 6, 3, 9, 8, 10, 7, 5, 9, 10, 2, 9, 8, 10, 9])
    <nps 35.0 [−1.9, 62.7], n=20>
    """
    return _nps((scores,))


_nps_from_counts = Formula("nps_from_counts")


@overload
def nps_from_counts(promoters: Numbers, passives: Count | Numbers, detractors: Count | Numbers) -> Table: ...
@overload
def nps_from_counts(promoters: Count, passives: Numbers, detractors: Count | Numbers) -> Table: ...
@overload
def nps_from_counts(promoters: Count, passives: Count, detractors: Numbers) -> Table: ...
@overload
def nps_from_counts(promoters: Count, passives: Count, detractors: Count) -> Estimate: ...
def nps_from_counts(
    promoters: Count | Numbers, passives: Count | Numbers, detractors: Count | Numbers
) -> Estimate | Table:
    """Net Promoter Score from its three counts is the same score, for answers that are already counted.

    Count first, then divide: shares that were rounded before give another score.

    Parameters
    ----------
    promoters : int or column
        Answers of 9 and 10. A whole number of at least 0.
    passives : int or column
        Answers of 7 and 8. A whole number of at least 0.
    detractors : int or column
        Answers from 0 to 6. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `points`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``100 * (promoters - detractors) / (promoters + passives + detractors)``

    Source: Reichheld 2003. Interval: adjusted Wald, Rocks 2016, The American Statistician.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.nps_from_counts(162, 108, 54)
    <nps 33.3 [24.9, 41.1], n=324>
    """
    return _nps_from_counts.over((promoters, passives, detractors))


_csat = Formula("csat")


def csat(scores: Column, *, scale: int = 5, boxes: int = 2) -> Estimate:
    """Customer satisfaction (CSAT) is the share of answers in the top boxes of the scale: 4 and 5 of five.

    Scale and boxes are named, never guessed from the answers: three boxes of six and of seven are in use
    too, and good of good and bad is a scale of 2 with one box. Rates of different scales are not
    subtracted.

    Parameters
    ----------
    scores : list or column of whole numbers
        Answers from 1 to `scale`. A list of whole numbers.
    scale : int, default 5
        The highest answer. A whole number from 2 to 11.
    boxes : int, default 2
        How many of the highest answers count as satisfied. A whole number from 1 to 10.

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``answers in the top boxes / answers``

    Source: Top two of five: widest use. Zendesk: good / (good + bad).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.csat([5, 4, 3, 5, 4, 2, 5, 5, 4, 1, 4, 5, 3, 4, 5, 5, 4, 4, 2, 5])
    <csat 75.0 % [53.1, 88.8], n=20>
    """
    return _csat((scores, scale, boxes))
