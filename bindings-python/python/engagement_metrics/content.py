# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of content: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Count, Numbers

__all__ = [
    "ugc_count",
    "brand_mentions",
    "net_sentiment",
    "share_of_voice",
    "content_views",
    "event_attendance_rate",
    "campaign_participation_rate",
]


_ugc_count = Formula("ugc_count")


@overload
def ugc_count(ugc: Numbers) -> Table: ...
@overload
def ugc_count(ugc: Count) -> Estimate: ...
def ugc_count(ugc: Count | Numbers) -> Estimate | Table:
    """User-generated content is the number of posts, reviews, photos and videos that customers made about a brand.

    The brand's own and paid posts are left out. Kinds differ in worth: keep the count of each kind beside
    the total.

    Parameters
    ----------
    ugc : int or column
        Posts, reviews, photos and videos by customers. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `count`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``ugc``

    Source: Bazaarvoice: UGC volume.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.content.ugc_count(435)
    <ugc_count 435, n=435>
    """
    return _ugc_count.over((ugc,))


_brand_mentions = Formula("brand_mentions")


@overload
def brand_mentions(mentions: Numbers) -> Table: ...
@overload
def brand_mentions(mentions: Count) -> Estimate: ...
def brand_mentions(mentions: Count | Numbers) -> Estimate | Table:
    """Brand mentions is the number of times that the brand's names were mentioned in the channels watched.

    It rises in a scandal too, so more is not better by itself: read it with `net_sentiment`. The brand's
    own posts are left out.

    Parameters
    ----------
    mentions : int or column
        Mentions in the window. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `count`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``mentions``

    Source: Brandwatch: Mention volume. Sprout Social: Mentions.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.content.brand_mentions(200)
    <brand_mentions 200, n=200>
    """
    return _brand_mentions.over((mentions,))


_net_sentiment = Formula("net_sentiment")


@overload
def net_sentiment(
    positive: Numbers,
    neutral: Count | Numbers,
    negative: Count | Numbers,
    *,
    neutral_mentions: Literal["include", "exclude"] = "include",
) -> Table: ...
@overload
def net_sentiment(
    positive: Count,
    neutral: Numbers,
    negative: Count | Numbers,
    *,
    neutral_mentions: Literal["include", "exclude"] = "include",
) -> Table: ...
@overload
def net_sentiment(
    positive: Count, neutral: Count, negative: Numbers, *, neutral_mentions: Literal["include", "exclude"] = "include"
) -> Table: ...
@overload
def net_sentiment(
    positive: Count, neutral: Count, negative: Count, *, neutral_mentions: Literal["include", "exclude"] = "include"
) -> Estimate: ...
def net_sentiment(
    positive: Count | Numbers,
    neutral: Count | Numbers,
    negative: Count | Numbers,
    *,
    neutral_mentions: Literal["include", "exclude"] = "include",
) -> Estimate | Table:
    """Net sentiment is the share of positive mentions minus the share of negative ones, in points.

    With neutral mentions in the denominator it is what most tools show; without them the same mentions give
    60 points instead of 30. Who labelled the mentions matters more than the interval says.

    Parameters
    ----------
    positive : int or column
        Positive mentions. A whole number of at least 0.
    neutral : int or column
        Neutral mentions. A whole number of at least 0.
    negative : int or column
        Negative mentions. A whole number of at least 0.
    neutral_mentions : {"include", "exclude"}, default "include"
        Whether neutral mentions count in the denominator.

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
    ``100 * (positive - negative) / (positive + neutral + negative)``

    Source: Black Box Intelligence, Brandwatch: net sentiment. Interval: adjusted Wald, Rocks 2016, The
    American Statistician.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.content.net_sentiment(80, 100, 20)
    <net_sentiment 30.0 [20.7, 38.4], n=200>
    """
    return _net_sentiment.over((positive, neutral, negative, neutral_mentions))


_share_of_voice = Formula("share_of_voice")


@overload
def share_of_voice(brand: Numbers, total: Count | Numbers) -> Table: ...
@overload
def share_of_voice(brand: Count, total: Numbers) -> Table: ...
@overload
def share_of_voice(brand: Count, total: Count) -> Estimate: ...
def share_of_voice(brand: Count | Numbers, total: Count | Numbers) -> Estimate | Table:
    """Share of voice is the share of all mentions of a market that are the brand's.

    The total includes the brand itself and depends on which competitors are watched. In advertising the
    name means a share of spending.

    Parameters
    ----------
    brand : int or column
        Mentions of the brand. A whole number of at least 0.
    total : int or column
        Mentions of the brand and of its competitors. A whole number of at least 0.

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
    ``brand / total``

    Source: Brandwatch, Sprout Social, Hootsuite: Share of voice.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.content.share_of_voice(200, 800)
    <share_of_voice 25.0 % [22.1, 28.1], n=800>
    """
    return _share_of_voice.over((brand, total))


_content_views = Formula("content_views")


@overload
def content_views(views: Numbers) -> Table: ...
@overload
def content_views(views: Count) -> Estimate: ...
def content_views(views: Count | Numbers) -> Estimate | Table:
    """Content views is the number of times that posts, videos, articles or e-books were viewed in the window.

    Networks disagree on what a view is: 3 seconds of a video, its start, or some 30 seconds. Do not add up
    views of different networks.

    Parameters
    ----------
    views : int or column
        Views in the window, as the network counts them. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `count`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``views``

    Source: YouTube, GA4: Views.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.content.content_views(10000)
    <content_views 10,000, n=10,000>
    """
    return _content_views.over((views,))


_event_attendance_rate = Formula("event_attendance_rate")


@overload
def event_attendance_rate(attendees: Numbers, registrations: Count | Numbers) -> Table: ...
@overload
def event_attendance_rate(attendees: Count, registrations: Numbers) -> Table: ...
@overload
def event_attendance_rate(attendees: Count, registrations: Count) -> Estimate: ...
def event_attendance_rate(attendees: Count | Numbers, registrations: Count | Numbers) -> Estimate | Table:
    """Event attendance rate is the share of those registered who came.

    Free events have a lower one than paid events. People who came without a registration are in neither
    input: pass only attendees who had registered.

    Parameters
    ----------
    attendees : int or column
        Registered people who came, each once. A whole number of at least 0.
    registrations : int or column
        People who registered. A whole number of at least 0.

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
    ``attendees / registrations``

    Source: ON24, Zoom: Attendance rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.content.event_attendance_rate(170, 400)
    <event_attendance_rate 42.5 % [37.7, 47.4], n=400>
    """
    return _event_attendance_rate.over((attendees, registrations))


_campaign_participation_rate = Formula("campaign_participation_rate")


@overload
def campaign_participation_rate(participants: Numbers, invited: Count | Numbers) -> Table: ...
@overload
def campaign_participation_rate(participants: Count, invited: Numbers) -> Table: ...
@overload
def campaign_participation_rate(participants: Count, invited: Count) -> Estimate: ...
def campaign_participation_rate(participants: Count | Numbers, invited: Count | Numbers) -> Estimate | Table:
    """Campaign participation rate is the share of those invited who took part in a contest, promotion or quiz.

    People, not entries: one who enters twice counts once. Say whether those invited or all active customers
    are below the line.

    Parameters
    ----------
    participants : int or column
        Different people who took part. A whole number of at least 0.
    invited : int or column
        People invited, or active customers. A whole number of at least 0.

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
    ``participants / invited``

    Source: Woobox, ShortStack: Entry rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.content.campaign_participation_rate(240, 6000)
    <campaign_participation_rate 4.0 % ±0.5, n=6,000>
    """
    return _campaign_participation_rate.over((participants, invited))
