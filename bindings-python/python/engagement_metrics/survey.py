# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of survey: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Column, Count, Numbers, Real

__all__ = [
    "nps",
    "nps_from_counts",
    "csat",
    "csat_from_counts",
    "ces",
    "ces_from_counts",
    "average_rating",
    "bayesian_average_rating",
    "bayesian_average_rating_of_ratings",
    "rating_wilson_lower_bound",
    "rating_wilson_lower_bound_of_ratings",
    "survey_response_rate",
    "survey_option_share",
    "negative_review_rate",
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


_csat_from_counts = Formula("csat_from_counts")


@overload
def csat_from_counts(satisfied: Numbers, responses: Count | Numbers) -> Table: ...
@overload
def csat_from_counts(satisfied: Count, responses: Numbers) -> Table: ...
@overload
def csat_from_counts(satisfied: Count, responses: Count) -> Estimate: ...
def csat_from_counts(satisfied: Count | Numbers, responses: Count | Numbers) -> Estimate | Table:
    """Customer satisfaction from counts is the same share, for answers that are already counted.

    Offers of a survey that nobody answered are no responses: they belong to the response rate.

    Parameters
    ----------
    satisfied : int or column
        Satisfied answers. A whole number of at least 0.
    responses : int or column
        All answers. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``satisfied / responses``

    Source: Top two of five: widest use. Zendesk: good / (good + bad).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.csat_from_counts(412, 500)
    <csat 82.4 % [78.8, 85.5], n=500>
    """
    return _csat_from_counts.over((satisfied, responses))


_ces = Formula("ces")


def ces(scores: Column, *, rule: Literal["top_three", "top_two"] = "top_three") -> Estimate:
    """Customer effort score (CES) is the share of customers who agree that the company made it easy: 5 to 7 of seven.

    Others take 6 and 7, or the mean. The older question, how much effort it took, runs the other way: turn
    its answers around before.

    Parameters
    ----------
    scores : list or column of whole numbers
        Answers from 1 (disagree) to 7 (agree) to "the company made it easy". A list of whole numbers.
    rule : {"top_three", "top_two"}, default "top_three"
        Which answers count as easy: 5 to 7, or 6 and 7.

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
    ``answers from 5 to 7 / answers``

    Source: CES 2.0, Gartner (CEB). CustomerGauge: 5 to 7 of seven.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.ces([7, 6, 5, 4, 6, 7, 3, 5, 6, 2, 7, 6, 5, 4, 6])
    <ces 73.3 % [48.0, 89.1], n=15>
    """
    return _ces((scores, rule))


_ces_from_counts = Formula("ces_from_counts")


@overload
def ces_from_counts(easy: Numbers, responses: Count | Numbers) -> Table: ...
@overload
def ces_from_counts(easy: Count, responses: Numbers) -> Table: ...
@overload
def ces_from_counts(easy: Count, responses: Count) -> Estimate: ...
def ces_from_counts(easy: Count | Numbers, responses: Count | Numbers) -> Estimate | Table:
    """Customer effort score from counts is the same share, for answers that are already counted.

    Count by one rule, and say which: 5 to 7 of seven, or 6 and 7.

    Parameters
    ----------
    easy : int or column
        Answers that it was easy. A whole number of at least 0.
    responses : int or column
        All answers. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``easy / responses``

    Source: CES 2.0, Gartner (CEB). CustomerGauge: 5 to 7 of seven.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.ces_from_counts(65, 100)
    <ces 65.0 % [55.3, 73.6], n=100>
    """
    return _ces_from_counts.over((easy, responses))


_average_rating = Formula("average_rating")


def average_rating(ratings: Column, *, scale: int = 5, lowest: int = 1) -> Estimate:
    """Average rating is the mean of the ratings that customers gave.

    It is no rule to rank by: one rating of 5 beats a thousand of 4.9. Rank by the Bayesian average or by
    Wilson's lower bound. Who rates is not who buys: ratings crowd at both ends of the scale. Means of
    different scales are not subtracted.

    Parameters
    ----------
    ratings : list or column of numbers
        Ratings on one scale, halves and other parts included. A list of finite numbers.
    scale : int, default 5
        The highest rating. A whole number from 1 to 100.
    lowest : int, default 1
        The lowest rating: 1, or 0. A whole number from 0 to 1.

    Returns
    -------
    Estimate
        The value, counted as `rating`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``sum of ratings / number of ratings``

    Source: Shopify, Google: Rating. Amazon's is weighted by a model and no mean.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.average_rating([5, 5, 4, 3, 5, 4])
    <average_rating 4.33 ±0.86, n=6>
    """
    return _average_rating((ratings, scale, lowest))


_bayesian_average_rating = Formula("bayesian_average_rating")


@overload
def bayesian_average_rating(
    mean_rating: Numbers, ratings: Count | Numbers, prior_mean: Real | Numbers, prior_weight: Real | Numbers
) -> Table: ...
@overload
def bayesian_average_rating(
    mean_rating: Real, ratings: Numbers, prior_mean: Real | Numbers, prior_weight: Real | Numbers
) -> Table: ...
@overload
def bayesian_average_rating(
    mean_rating: Real, ratings: Count, prior_mean: Numbers, prior_weight: Real | Numbers
) -> Table: ...
@overload
def bayesian_average_rating(mean_rating: Real, ratings: Count, prior_mean: Real, prior_weight: Numbers) -> Table: ...
@overload
def bayesian_average_rating(mean_rating: Real, ratings: Count, prior_mean: Real, prior_weight: Real) -> Estimate: ...
def bayesian_average_rating(
    mean_rating: Real | Numbers, ratings: Count | Numbers, prior_mean: Real | Numbers, prior_weight: Real | Numbers
) -> Estimate | Table:
    """Bayesian average rating pulls the mean of few ratings towards the mean of all items, so that items can be ranked.

    It is a rule to rank by, not what customers said. The weight says how many ratings the mean of all items
    counts for: 10 is usual, IMDb took thousands. An item without ratings has the prior mean.

    Parameters
    ----------
    mean_rating : float or column
        Mean rating of the item. A finite number.
    ratings : int or column
        Ratings of the item. A whole number of at least 0.
    prior_mean : float or column
        Mean rating over all items. A finite number.
    prior_weight : float or column
        How many ratings the prior mean counts for. A finite number above 0.

    Returns
    -------
    Estimate
        The value, counted as `rating`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``(ratings * mean_rating + prior_weight * prior_mean) / (ratings + prior_weight)``

    Source: IMDb: WR = v/(v+m) R + m/(v+m) C. BoardGameGeek: Geek rating.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.bayesian_average_rating(4.6, 12, 4, 10)
    <bayesian_average_rating 4.33, n=12>
    """
    return _bayesian_average_rating.over((mean_rating, ratings, prior_mean, prior_weight))


_bayesian_average_rating_of_ratings = Formula("bayesian_average_rating_of_ratings")


def bayesian_average_rating_of_ratings(ratings: Column, prior_mean: Real, prior_weight: Real) -> Estimate:
    """Bayesian average rating of ratings is the same, from the item's own ratings.

    It is a rule to rank by, not what customers said.

    Parameters
    ----------
    ratings : list or column of numbers
        Ratings of the item on one scale. A list of finite numbers.
    prior_mean : float
        Mean rating over all items. A finite number.
    prior_weight : float
        How many ratings the prior mean counts for. A finite number above 0.

    Returns
    -------
    Estimate
        The value, counted as `rating`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``(sum of ratings + prior_weight * prior_mean) / (number of ratings + prior_weight)``

    Source: IMDb: WR = v/(v+m) R + m/(v+m) C. BoardGameGeek: Geek rating.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.bayesian_average_rating_of_ratings([5, 5, 4, 3, 5, 4], 4, 10)
    <bayesian_average_rating 4.12, n=6>
    """
    return _bayesian_average_rating_of_ratings((ratings, prior_mean, prior_weight))


_rating_wilson_lower_bound = Formula("rating_wilson_lower_bound")


@overload
def rating_wilson_lower_bound(positive: Numbers, negative: Count | Numbers) -> Table: ...
@overload
def rating_wilson_lower_bound(positive: Count, negative: Numbers) -> Table: ...
@overload
def rating_wilson_lower_bound(positive: Count, negative: Count) -> Estimate: ...
def rating_wilson_lower_bound(positive: Count | Numbers, negative: Count | Numbers) -> Estimate | Table:
    """Wilson lower bound of ratings is the positive share that the ratings prove at 95 %, so that items can be ranked.

    Few ratings prove little: 9 of 10 rank below 85 of 100. It is a rule to rank by, not the share itself.

    Parameters
    ----------
    positive : int or column
        Positive ratings. A whole number of at least 0.
    negative : int or column
        Negative ratings. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``lower end of Wilson's interval of positive / (positive + negative)``

    Source: Evan Miller: How not to sort by average rating. Reddit: best.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.rating_wilson_lower_bound(90, 10)
    <rating_wilson_lower_bound 82.6 %, n=100>
    """
    return _rating_wilson_lower_bound.over((positive, negative))


_rating_wilson_lower_bound_of_ratings = Formula("rating_wilson_lower_bound_of_ratings")


def rating_wilson_lower_bound_of_ratings(ratings: Column) -> Estimate:
    """Wilson lower bound from stars is the same, from ratings of 1 to 5 stars: 4 and 5 are positive, 1 and 2 negative.

    Three stars are neither and do not count.

    Parameters
    ----------
    ratings : list or column of whole numbers
        Ratings from 1 to 5 stars. A list of whole numbers.

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
    ``lower end of Wilson's interval of positive / (positive + negative)``

    Source: Evan Miller: How not to sort by average rating. Reddit: best.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.rating_wilson_lower_bound_of_ratings([5, 4, 4, 2, 5, 5, 3, 1, 4, 5, 5, 4])
    <rating_wilson_lower_bound 52.3 %, n=11>
    """
    return _rating_wilson_lower_bound_of_ratings((ratings,))


_survey_response_rate = Formula("survey_response_rate")


@overload
def survey_response_rate(responses: Numbers, invitations: Count | Numbers) -> Table: ...
@overload
def survey_response_rate(responses: Count, invitations: Numbers) -> Table: ...
@overload
def survey_response_rate(responses: Count, invitations: Count) -> Estimate: ...
def survey_response_rate(responses: Count | Numbers, invitations: Count | Numbers) -> Estimate | Table:
    """Survey response rate is the share of delivered invitations that were answered.

    Who answers differs from who does not, and no interval shows that. Say whether answers that stop half
    way count.

    Parameters
    ----------
    responses : int or column
        Complete answers. A whole number of at least 0.
    invitations : int or column
        Invitations delivered. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``responses / invitations``

    Source: Qualtrics: Response rate. AAPOR: RR1 to RR6.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.survey_response_rate(500, 4000)
    <survey_response_rate 12.5 % [11.5, 13.6], n=4,000>
    """
    return _survey_response_rate.over((responses, invitations))


_survey_option_share = Formula("survey_option_share")


@overload
def survey_option_share(chosen: Numbers, responses: Count | Numbers) -> Table: ...
@overload
def survey_option_share(chosen: Count, responses: Numbers) -> Table: ...
@overload
def survey_option_share(chosen: Count, responses: Count) -> Estimate: ...
def survey_option_share(chosen: Count | Numbers, responses: Count | Numbers) -> Estimate | Table:
    """Survey option share is the share of respondents who gave a certain answer.

    A share without the number of respondents says little: 92 of 100 may be 85 % in truth. Where several
    answers may be chosen, shares add up to more than 1.

    Parameters
    ----------
    chosen : int or column
        Respondents who gave the answer. A whole number of at least 0.
    responses : int or column
        All respondents. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``chosen / responses``

    Source: Any survey tool: % of answers.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.survey_option_share(92, 100)
    <survey_option_share 92.0 % [85.0, 95.9], n=100>
    """
    return _survey_option_share.over((chosen, responses))


_negative_review_rate = Formula("negative_review_rate")


@overload
def negative_review_rate(negative: Numbers, reviews: Count | Numbers) -> Table: ...
@overload
def negative_review_rate(negative: Count, reviews: Numbers) -> Table: ...
@overload
def negative_review_rate(negative: Count, reviews: Count) -> Estimate: ...
def negative_review_rate(negative: Count | Numbers, reviews: Count | Numbers) -> Estimate | Table:
    """Negative review rate is the share of reviews with 1 or 2 stars of five.

    Three stars are neither positive nor negative, so it is not 1 minus the positive share.

    Parameters
    ----------
    negative : int or column
        Reviews of 1 or 2 stars. A whole number of at least 0.
    reviews : int or column
        All reviews. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `fraction`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``negative / reviews``

    Source: Review tools: share of 1 and 2 stars.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.survey.negative_review_rate(18, 300)
    <negative_review_rate 6.0 % [3.8, 9.3], n=300>
    """
    return _negative_review_rate.over((negative, reviews))
