# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of social: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Column, Count, Numbers

__all__ = [
    "followers",
    "follower_growth_rate",
    "engaged_follower_rate",
    "reach",
    "reach_rate",
    "influence_index",
    "engagements",
    "engagement_rate_by_followers",
    "engagement_rate_by_reach",
    "engagement_rate_by_impressions",
    "engagement_rate_by_views",
    "daily_engagement_rate",
    "applause_rate",
    "conversation_rate",
    "amplification_rate",
    "average_engagements_per_post",
    "engagement_rate_by_followers_of_posts",
    "engagement_rate_by_reach_of_posts",
    "engagement_rate_by_impressions_of_posts",
    "engagement_rate_by_views_of_posts",
]


_followers = Formula("followers")


@overload
def followers(followers: Numbers) -> Table: ...
@overload
def followers(followers: Count) -> Estimate: ...
def followers(followers: Count | Numbers) -> Estimate | Table:
    """Followers is the number of followers of an account at an instant.

    It is a level and no flow: take the value at the end of the window, network by network, and never add up
    days. One person may follow on several networks.

    Parameters
    ----------
    followers : int or column
        Followers at the end of the window. A whole number of at least 0.

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
    ``followers``

    Source: Meta: Page followers. LinkedIn: Followers. YouTube: Subscribers.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.followers(5000)
    <followers 5,000, n=5,000>
    """
    return _followers.over((followers,))


_follower_growth_rate = Formula("follower_growth_rate")


@overload
def follower_growth_rate(followers_start: Numbers, followers_end: Count | Numbers) -> Table: ...
@overload
def follower_growth_rate(followers_start: Count, followers_end: Numbers) -> Table: ...
@overload
def follower_growth_rate(followers_start: Count, followers_end: Count) -> Estimate: ...
def follower_growth_rate(followers_start: Count | Numbers, followers_end: Count | Numbers) -> Estimate | Table:
    """Follower growth rate is the net change in followers as a share of those at the start.

    Net of those who left; gross new followers give a higher figure. Small accounts grow faster: compare
    accounts of one size. From no followers it is undefined: report the gain itself.

    Parameters
    ----------
    followers_start : int or column
        Followers at the start of the window. A whole number of at least 0.
    followers_end : int or column
        Followers at its end. A whole number of at least 0.

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
    ``(followers_end - followers_start) / followers_start``

    Source: Hootsuite: Audience growth rate. Sprout Social: Net follower growth %. Rival IQ: Follower
    growth.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.follower_growth_rate(5000, 5150)
    <follower_growth_rate 3.0 %, n=5,000>
    """
    return _follower_growth_rate.over((followers_start, followers_end))


_engaged_follower_rate = Formula("engaged_follower_rate")


@overload
def engaged_follower_rate(engaged_followers: Numbers, followers: Count | Numbers) -> Table: ...
@overload
def engaged_follower_rate(engaged_followers: Count, followers: Numbers) -> Table: ...
@overload
def engaged_follower_rate(engaged_followers: Count, followers: Count) -> Estimate: ...
def engaged_follower_rate(engaged_followers: Count | Numbers, followers: Count | Numbers) -> Estimate | Table:
    """Engaged follower rate is the share of followers who interacted at least once.

    It counts people where engagement rates count actions, so it cannot exceed 1. Leave out those who
    interacted without following.

    Parameters
    ----------
    engaged_followers : int or column
        Followers who interacted at least once in the window. A whole number of at least 0.
    followers : int or column
        All followers. A whole number of at least 0.

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
    ``engaged_followers / followers``

    Source: Instagram Insights: Accounts engaged.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engaged_follower_rate(120, 5000)
    <engaged_follower_rate 2.4 % [2.0, 2.9], n=5,000>
    """
    return _engaged_follower_rate.over((engaged_followers, followers))


_reach = Formula("reach")


@overload
def reach(reach: Numbers, impressions: Count | Numbers | None = None) -> Table: ...
@overload
def reach(reach: Count, impressions: Numbers) -> Table: ...
@overload
def reach(reach: Count, impressions: Count | None = None) -> Estimate: ...
def reach(reach: Count | Numbers, impressions: Count | Numbers | None = None) -> Estimate | Table:
    """Reach is the number of different accounts that saw the content.

    Reach of posts or of days does not add up, since people see several. Give the impressions too where you
    have them: a reach above them is refused.

    Parameters
    ----------
    reach : int or column
        Different accounts that saw the content. A whole number of at least 0.
    impressions : int or column, optional
        Times that it was shown, to check against. A whole number of at least 0, optional.

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
    ``reach``

    Source: Meta: Reach, Viewers. LinkedIn: Unique impressions.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.reach(2000, 3500)
    <reach 2,000, n=2,000>
    """
    return _reach.over((reach, impressions))


_reach_rate = Formula("reach_rate")


@overload
def reach_rate(reach: Numbers, followers: Count | Numbers) -> Table: ...
@overload
def reach_rate(reach: Count, followers: Numbers) -> Table: ...
@overload
def reach_rate(reach: Count, followers: Count) -> Estimate: ...
def reach_rate(reach: Count | Numbers, followers: Count | Numbers) -> Estimate | Table:
    """Reach rate is the number of accounts that a post reached for each follower.

    People who do not follow are reached as well, so it may exceed 1 and is no share. Take the followers
    when the post was published.

    Parameters
    ----------
    reach : int or column
        Different accounts that saw the post. A whole number of at least 0.
    followers : int or column
        Followers when it was published. A whole number of at least 0.

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
    ``reach / followers``

    Source: Hootsuite: Post reach percentage. Rival IQ: Reach rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.reach_rate(2000, 5000)
    <reach_rate 40.0 %, n=5,000>
    """
    return _reach_rate.over((reach, followers))


_influence_index = Formula("influence_index")


def influence_index(reach: Column, engagement_rates: Column, account: Count) -> Estimate:
    """Influence index is the place of an account among others, by reach and by engagement, from 0 to 100.

    It is the geometric mean of two ranks, each the share of the other accounts that lie strictly lower. It
    stands for the scores of closed services, whose formulas were never published, and depends on who is
    compared.

    Parameters
    ----------
    reach : list or column of whole numbers
        Reach of each compared account. A list of whole numbers of at least 0.
    engagement_rates : list or column of numbers
        Engagement rate by reach of each account, in the same order. A list of rates, each at least 0.
    account : int
        Place of the account in the lists, from 0. A whole number of at least 0.

    Returns
    -------
    Estimate
        The value, counted as `index`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``100 * sqrt(rank of reach * rank of engagement rate), rank = accounts strictly lower / (accounts - 1)``

    Source: Of this library; Klout, closed in 2018, published no formula.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.influence_index([100, 500, 900, 2000, 8000], [0.1, 0.02, 0.05, 0.04, 0.03], 3)
    <influence_index 61.2, n=5>
    """
    return _influence_index((reach, engagement_rates, account))


_engagements = Formula("engagements")


@overload
def engagements(
    likes: Numbers,
    comments: Count | Numbers,
    shares: Count | Numbers,
    saves: Count | Numbers | None = None,
    clicks: Count | Numbers | None = None,
    follows: Count | Numbers | None = None,
) -> Table: ...
@overload
def engagements(
    likes: Count,
    comments: Numbers,
    shares: Count | Numbers,
    saves: Count | Numbers | None = None,
    clicks: Count | Numbers | None = None,
    follows: Count | Numbers | None = None,
) -> Table: ...
@overload
def engagements(
    likes: Count,
    comments: Count,
    shares: Numbers,
    saves: Count | Numbers | None = None,
    clicks: Count | Numbers | None = None,
    follows: Count | Numbers | None = None,
) -> Table: ...
@overload
def engagements(
    likes: Count,
    comments: Count,
    shares: Count,
    saves: Numbers,
    clicks: Count | Numbers | None = None,
    follows: Count | Numbers | None = None,
) -> Table: ...
@overload
def engagements(
    likes: Count,
    comments: Count,
    shares: Count,
    *,
    saves: Count | None = None,
    clicks: Numbers,
    follows: Count | Numbers | None = None,
) -> Table: ...
@overload
def engagements(
    likes: Count,
    comments: Count,
    shares: Count,
    *,
    saves: Count | None = None,
    clicks: Count | None = None,
    follows: Numbers,
) -> Table: ...
@overload
def engagements(
    likes: Count,
    comments: Count,
    shares: Count,
    saves: Count | None = None,
    clicks: Count | None = None,
    follows: Count | None = None,
) -> Estimate: ...
def engagements(
    likes: Count | Numbers,
    comments: Count | Numbers,
    shares: Count | Numbers,
    saves: Count | Numbers | None = None,
    clicks: Count | Numbers | None = None,
    follows: Count | Numbers | None = None,
) -> Estimate | Table:
    """Engagements is the number of likes, comments and shares of a post.

    Which actions count differs by network and tool: saves, clicks and new followers count only when given.
    Compare numbers made of the same actions.

    Parameters
    ----------
    likes : int or column
        Likes, or reactions of any kind. A whole number of at least 0.
    comments : int or column
        Comments and replies. A whole number of at least 0.
    shares : int or column
        Shares and reposts. A whole number of at least 0.
    saves : int or column, optional
        Saves, where they are to count. A whole number of at least 0, optional.
    clicks : int or column, optional
        Clicks, where they are to count. A whole number of at least 0, optional.
    follows : int or column, optional
        New followers, where they are to count. A whole number of at least 0, optional.

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
    ``likes + comments + shares + saves + clicks + follows``

    Source: Rival IQ: Total engagement. Socialinsider: by network. X and LinkedIn add clicks and follows.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagements(150, 7, 0)
    <engagements 157, n=157>
    """
    return _engagements.over((likes, comments, shares, saves, clicks, follows))


_engagement_rate_by_followers = Formula("engagement_rate_by_followers")


@overload
def engagement_rate_by_followers(engagements: Numbers, followers: Count | Numbers) -> Table: ...
@overload
def engagement_rate_by_followers(engagements: Count, followers: Numbers) -> Table: ...
@overload
def engagement_rate_by_followers(engagements: Count, followers: Count) -> Estimate: ...
def engagement_rate_by_followers(engagements: Count | Numbers, followers: Count | Numbers) -> Estimate | Table:
    """Engagement rate by followers is the engagements of a post for each follower at the time.

    Every tool has its own engagement rate, by followers, reach, impressions or views: the name says which
    this is. It may exceed 1. Large accounts have lower rates; measured medians of brands lie well under 1
    %.

    Parameters
    ----------
    engagements : int or column
        Engagements of the post. A whole number of at least 0.
    followers : int or column
        Followers when it was published. A whole number of at least 0.

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
    ``engagements / followers``

    Source: Hootsuite: ER post. Rival IQ: engagement rate by follower. Interval: exact Poisson, Garwood
    1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagement_rate_by_followers(157, 5000)
    <engagement_rate_by_followers 3.1 % ±0.5, n=5,000>
    """
    return _engagement_rate_by_followers.over((engagements, followers))


_engagement_rate_by_reach = Formula("engagement_rate_by_reach")


@overload
def engagement_rate_by_reach(engagements: Numbers, reach: Count | Numbers) -> Table: ...
@overload
def engagement_rate_by_reach(engagements: Count, reach: Numbers) -> Table: ...
@overload
def engagement_rate_by_reach(engagements: Count, reach: Count) -> Estimate: ...
def engagement_rate_by_reach(engagements: Count | Numbers, reach: Count | Numbers) -> Estimate | Table:
    """Engagement rate by reach is the engagements of a post for each account that saw it.

    Actions over people, so it may exceed 1; Instagram's own number counts engaged people instead. It judges
    the content apart from how far it was spread.

    Parameters
    ----------
    engagements : int or column
        Engagements of the post. A whole number of at least 0.
    reach : int or column
        Different accounts that saw it. A whole number of at least 0.

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
    ``engagements / reach``

    Source: Hootsuite: ERR. Emplifi: Reach engagement rate. Interval: exact Poisson, Garwood 1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagement_rate_by_reach(157, 2000)
    <engagement_rate_by_reach 7.8 % [6.7, 9.2], n=2,000>
    """
    return _engagement_rate_by_reach.over((engagements, reach))


_engagement_rate_by_impressions = Formula("engagement_rate_by_impressions")


@overload
def engagement_rate_by_impressions(engagements: Numbers, impressions: Count | Numbers) -> Table: ...
@overload
def engagement_rate_by_impressions(engagements: Count, impressions: Numbers) -> Table: ...
@overload
def engagement_rate_by_impressions(engagements: Count, impressions: Count) -> Estimate: ...
def engagement_rate_by_impressions(engagements: Count | Numbers, impressions: Count | Numbers) -> Estimate | Table:
    """Engagement rate by impressions is the engagements of a post for each time it was shown.

    One person may see a post often, so it is lower than by reach. X and LinkedIn count clicks and follows
    as engagements too.

    Parameters
    ----------
    engagements : int or column
        Engagements of the post. A whole number of at least 0.
    impressions : int or column
        Times that it was shown. A whole number of at least 0.

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
    ``engagements / impressions``

    Source: X, LinkedIn, Sprout Social: Engagement rate. Interval: exact Poisson, Garwood 1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagement_rate_by_impressions(300, 20000)
    <engagement_rate_by_impressions 1.5 % ±0.2, n=20,000>
    """
    return _engagement_rate_by_impressions.over((engagements, impressions))


_engagement_rate_by_views = Formula("engagement_rate_by_views")


@overload
def engagement_rate_by_views(engagements: Numbers, views: Count | Numbers) -> Table: ...
@overload
def engagement_rate_by_views(engagements: Count, views: Numbers) -> Table: ...
@overload
def engagement_rate_by_views(engagements: Count, views: Count) -> Estimate: ...
def engagement_rate_by_views(engagements: Count | Numbers, views: Count | Numbers) -> Estimate | Table:
    """Engagement rate by views is the engagements of a video for each view.

    A view is what the network says: its start on TikTok, 3 seconds on Facebook, some 30 on YouTube. Rates
    of different networks are not comparable.

    Parameters
    ----------
    engagements : int or column
        Engagements of the video. A whole number of at least 0.
    views : int or column
        Views of it. A whole number of at least 0.

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
    ``engagements / views``

    Source: Rival IQ: TikTok engagement rate. Hootsuite: ER views. Interval: exact Poisson, Garwood 1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagement_rate_by_views(800, 10000)
    <engagement_rate_by_views 8.0 % [7.5, 8.6], n=10,000>
    """
    return _engagement_rate_by_views.over((engagements, views))


_daily_engagement_rate = Formula("daily_engagement_rate")


@overload
def daily_engagement_rate(engagements: Numbers, days: Count | Numbers, followers: Count | Numbers) -> Table: ...
@overload
def daily_engagement_rate(engagements: Count, days: Numbers, followers: Count | Numbers) -> Table: ...
@overload
def daily_engagement_rate(engagements: Count, days: Count, followers: Numbers) -> Table: ...
@overload
def daily_engagement_rate(engagements: Count, days: Count, followers: Count) -> Estimate: ...
def daily_engagement_rate(
    engagements: Count | Numbers, days: Count | Numbers, followers: Count | Numbers
) -> Estimate | Table:
    """Daily engagement rate is the engagements of a day for each follower, over the days of the window.

    All engagements of the day count, also those with old posts; NapoleonCat counts posts of the day alone.
    It rises with the number of posts.

    Parameters
    ----------
    engagements : int or column
        Engagements in the window, with posts old and new. A whole number of at least 0.
    days : int or column
        Days of the window. A whole number of at least 0.
    followers : int or column
        Followers, the mean of the window. A whole number of at least 0.

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
    ``engagements / (days * followers)``

    Source: Hootsuite: Daily ER. Interval: exact Poisson, Garwood 1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.daily_engagement_rate(1400, 7, 5000)
    <daily_engagement_rate 4.0 % ±0.2, n=35,000>
    """
    return _daily_engagement_rate.over((engagements, days, followers))


_applause_rate = Formula("applause_rate")


@overload
def applause_rate(likes: Numbers, followers: Count | Numbers) -> Table: ...
@overload
def applause_rate(likes: Count, followers: Numbers) -> Table: ...
@overload
def applause_rate(likes: Count, followers: Count) -> Estimate: ...
def applause_rate(likes: Count | Numbers, followers: Count | Numbers) -> Estimate | Table:
    """Applause rate is the likes of a post for each follower.

    With conversation and amplification rate it adds up to the engagement rate by followers. Avinash
    Kaushik, who named it, counts likes for each post: that is `average_engagements_per_post` of the likes.

    Parameters
    ----------
    likes : int or column
        Likes of the post. A whole number of at least 0.
    followers : int or column
        Followers when it was published. A whole number of at least 0.

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
    ``likes / followers``

    Source: Hootsuite, HSMAI: approvals / followers. Kaushik 2011: per post. Interval: exact Poisson,
    Garwood 1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.applause_rate(150, 5000)
    <applause_rate 3.0 % ±0.5, n=5,000>
    """
    return _applause_rate.over((likes, followers))


_conversation_rate = Formula("conversation_rate")


@overload
def conversation_rate(comments: Numbers, followers: Count | Numbers) -> Table: ...
@overload
def conversation_rate(comments: Count, followers: Numbers) -> Table: ...
@overload
def conversation_rate(comments: Count, followers: Count) -> Estimate: ...
def conversation_rate(comments: Count | Numbers, followers: Count | Numbers) -> Estimate | Table:
    """Conversation rate is the comments on a post for each follower.

    No misprint of conversion rate. Comments cost more effort than likes, and a quarrel has many; Kaushik
    counts them for each post.

    Parameters
    ----------
    comments : int or column
        Comments on the post. A whole number of at least 0.
    followers : int or column
        Followers when it was published. A whole number of at least 0.

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
    ``comments / followers``

    Source: Hootsuite, True Social Metrics. Kaushik 2011: per post. Interval: exact Poisson, Garwood 1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.conversation_rate(7, 5000)
    <conversation_rate 0.1 % ±0.1, n=5,000>
    """
    return _conversation_rate.over((comments, followers))


_amplification_rate = Formula("amplification_rate")


@overload
def amplification_rate(
    shares: Numbers, followers: Count | Numbers, *, per: Literal["followers", "impressions"] = "followers"
) -> Table: ...
@overload
def amplification_rate(
    shares: Count, followers: Numbers, *, per: Literal["followers", "impressions"] = "followers"
) -> Table: ...
@overload
def amplification_rate(
    shares: Count, followers: Count, *, per: Literal["followers", "impressions"] = "followers"
) -> Estimate: ...
def amplification_rate(
    shares: Count | Numbers, followers: Count | Numbers, *, per: Literal["followers", "impressions"] = "followers"
) -> Estimate | Table:
    """Amplification rate is the shares of a post for each follower.

    Shares carry a post beyond those who follow. Over impressions it is called virality rate; Kaushik counts
    shares for each post.

    Parameters
    ----------
    shares : int or column
        Shares of the post. A whole number of at least 0.
    followers : int or column
        Followers when it was published, or its impressions. A whole number of at least 0.
    per : {"followers", "impressions"}, default "followers"
        What the second input counts.

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
    ``shares / followers``

    Source: HSMAI, Hootsuite: Amplification rate; Virality rate = shares / impressions. Interval: exact
    Poisson, Garwood 1936.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.amplification_rate(50, 10000)
    <amplification_rate 0.5 % [0.4, 0.7], n=10,000>
    """
    return _amplification_rate.over((shares, followers, per))


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


_engagement_rate_by_followers_of_posts = Formula("engagement_rate_by_followers_of_posts")


def engagement_rate_by_followers_of_posts(
    engagements: Column, followers: Column, *, average: Literal["pooled", "mean", "median"] = "pooled"
) -> Estimate:
    """Engagement rate by followers of posts is the engagements of several posts for each follower.

    It sums engagements and followers over the posts, unless the mean or the median of the posts' rates is
    asked for: three numbers that differ, and that tools mix up. Its interval respects that posts differ.

    Parameters
    ----------
    engagements : list or column of whole numbers
        Engagements of each post. A list of whole numbers of at least 0.
    followers : list or column of whole numbers
        Followers when each post was published, above 0. A list of whole numbers of at least 0.
    average : {"pooled", "mean", "median"}, default "pooled"
        How the posts become one rate: pooled, or the mean or median of their rates.

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
    ``sum of engagements / sum of followers``

    Source: Rival IQ: engagement rate by follower (pooled; medians in its reports). Hootsuite: mean of
    posts. Interval: linearised over posts, Student's t.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagement_rate_by_followers_of_posts(
    ...     [157, 90, 40, 310, 103, 120, 61, 205],
    ...     [5000, 5020, 5040, 5100, 5150, 5160, 5200, 5230],
    ... )
    <engagement_rate_by_followers 2.7 % ±1.4, n=8>
    """
    return _engagement_rate_by_followers_of_posts((engagements, followers, average))


_engagement_rate_by_reach_of_posts = Formula("engagement_rate_by_reach_of_posts")


def engagement_rate_by_reach_of_posts(
    engagements: Column, reach: Column, *, average: Literal["pooled", "mean", "median"] = "pooled"
) -> Estimate:
    """Engagement rate by reach of posts is the engagements of several posts for each account reached.

    Pooled, a post that reached many weighs more; the mean and the median of the posts' rates let small
    posts weigh as much. Its interval respects that posts differ.

    Parameters
    ----------
    engagements : list or column of whole numbers
        Engagements of each post. A list of whole numbers of at least 0.
    reach : list or column of whole numbers
        Different accounts that saw each post, above 0. A list of whole numbers of at least 0.
    average : {"pooled", "mean", "median"}, default "pooled"
        How the posts become one rate: pooled, or the mean or median of their rates.

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
    ``sum of engagements / sum of reach``

    Source: Hootsuite: ERR. Rival IQ: engagement rate by reach. Interval: linearised over posts, Student's
    t.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagement_rate_by_reach_of_posts(
    ...     [157, 90, 40, 310, 103, 120, 61, 205],
    ...     [2000, 1500, 900, 3600, 1700, 1900, 1100, 2600],
    ... )
    <engagement_rate_by_reach 7.1 % ±1.2, n=8>
    """
    return _engagement_rate_by_reach_of_posts((engagements, reach, average))


_engagement_rate_by_impressions_of_posts = Formula("engagement_rate_by_impressions_of_posts")


def engagement_rate_by_impressions_of_posts(
    engagements: Column, impressions: Column, *, average: Literal["pooled", "mean", "median"] = "pooled"
) -> Estimate:
    """Engagement rate by impressions of posts is the engagements of several posts for each impression.

    Pooled, a post that was shown often weighs more; the mean and the median of the posts' rates let small
    posts weigh as much. Its interval respects that posts differ.

    Parameters
    ----------
    engagements : list or column of whole numbers
        Engagements of each post. A list of whole numbers of at least 0.
    impressions : list or column of whole numbers
        Times that each post was shown, above 0. A list of whole numbers of at least 0.
    average : {"pooled", "mean", "median"}, default "pooled"
        How the posts become one rate: pooled, or the mean or median of their rates.

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
    ``sum of engagements / sum of impressions``

    Source: X, LinkedIn, Sprout Social: Engagement rate. Interval: linearised over posts, Student's t.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagement_rate_by_impressions_of_posts(
    ...     [157, 90, 40, 310, 103, 120, 61, 205],
    ...     [3500, 2600, 1400, 6900, 2900, 3300, 1800, 4700],
    ... )
    <engagement_rate_by_impressions 4.0 % ±0.5, n=8>
    """
    return _engagement_rate_by_impressions_of_posts((engagements, impressions, average))


_engagement_rate_by_views_of_posts = Formula("engagement_rate_by_views_of_posts")


def engagement_rate_by_views_of_posts(
    engagements: Column, views: Column, *, average: Literal["pooled", "mean", "median"] = "pooled"
) -> Estimate:
    """Engagement rate by views of videos is the engagements of several videos for each view.

    Pooled, a video with many views weighs more; the mean and the median of the videos' rates let small ones
    weigh as much. Take the videos of one network: a view differs between them.

    Parameters
    ----------
    engagements : list or column of whole numbers
        Engagements of each video. A list of whole numbers of at least 0.
    views : list or column of whole numbers
        Views of each video, above 0. A list of whole numbers of at least 0.
    average : {"pooled", "mean", "median"}, default "pooled"
        How the videos become one rate: pooled, or the mean or median of their rates.

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
    ``sum of engagements / sum of views``

    Source: Rival IQ: TikTok engagement rate. Interval: linearised over posts, Student's t.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.social.engagement_rate_by_views_of_posts(
    ...     [157, 90, 40, 310, 103, 120, 61, 205],
    ...     [2900, 1600, 800, 5200, 1500, 2100, 900, 3300],
    ... )
    <engagement_rate_by_views 5.9 % ±0.4, n=8>
    """
    return _engagement_rate_by_views_of_posts((engagements, views, average))
