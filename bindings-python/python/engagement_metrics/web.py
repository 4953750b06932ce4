# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of web: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Column, Count, Numbers, Real

__all__ = [
    "unique_visitors",
    "page_views",
    "sessions",
    "active_users",
    "stickiness",
    "stickiness_from_active_days",
    "app_downloads",
    "bounce_rate",
    "engaged_session_rate",
    "average_session_duration",
    "average_engagement_time",
    "pages_per_session",
    "visit_frequency",
    "returning_visitor_rate",
    "goal_conversion_rate",
    "click_through_rate",
    "funnel_conversion_rate",
]


_unique_visitors = Formula("unique_visitors")


def unique_visitors(visitor_ids: Column) -> Estimate:
    """Unique visitors is the number of different visitors with a page view in the window.

    Visitors of days do not add up to those of a month, since people come again. Cookies and devices split a
    person in several; GA4 shows active users under the name of users.

    Parameters
    ----------
    visitor_ids : list or column of identifiers
        The visitor of each page view; null where there is none. A list of identifiers (text or whole
        numbers; null where there is none).

    Returns
    -------
    Estimate
        The value, counted as `count`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``number of distinct visitor_ids``

    Source: Adobe, Matomo: Unique visitors. Shopify: Online store visitors. GA4: Total users.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.unique_visitors(["u1", "u2", "u2", "u3"])
    <unique_visitors 3, n=3>
    """
    return _unique_visitors((visitor_ids,))


_page_views = Formula("page_views")


@overload
def page_views(page_views: Numbers) -> Table: ...
@overload
def page_views(page_views: Count) -> Estimate: ...
def page_views(page_views: Count | Numbers) -> Estimate | Table:
    """Page views is the number of times that a page was shown.

    A page that is loaded again counts again. Apps count screens in the same place.

    Parameters
    ----------
    page_views : int or column
        Page views in the window. A whole number of at least 0.

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
    ``page_views``

    Source: GA4: Views (page_view and screen_view). Shopify, Matomo: Pageviews.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.page_views(4200)
    <page_views 4,200, n=4,200>
    """
    return _page_views.over((page_views,))


_sessions = Formula("sessions")


def sessions(event_times: Column, *, timeout: int = 1800) -> Estimate:
    """Sessions is the number of visits that a visitor's events make: a pause longer than the timeout starts one.

    A pause of exactly the timeout stays in the session; pauses are compared to the microsecond. GA4 goes by
    inactivity alone, as here; Universal Analytics also cuts at midnight and at a new campaign, and counts
    more.

    Parameters
    ----------
    event_times : list or column of numbers
        Times of one visitor's events in seconds from any origin, in any order. A list of finite numbers.
    timeout : int, default 1800
        The longest pause within a session, in seconds. A whole number from 1 to 86400.

    Returns
    -------
    Estimate
        The value, counted as `count`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``1 + pauses between events of a visitor that are longer than timeout``

    Source: GA4: Sessions (30 minutes of inactivity, 5 minutes to 7 hours 55). Matomo, Adobe: Visits.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.sessions([0, 240, 1980, 3840, 5700, 12000])
    <sessions 4, n=4>
    """
    return _sessions((event_times, timeout))


_active_users = Formula("active_users")


def active_users(user_ids: Column) -> Estimate:
    """Active users is the number of different users with a qualifying event in the window: a day, a week or 30 days.

    Say which event qualifies and how long the window is. A month is 30 days for GA4's stickiness and 28 in
    its reports, which takes the weekday out. Users of days do not add up to those of a month.

    Parameters
    ----------
    user_ids : list or column of identifiers
        The user of each qualifying event of the window; null where there is none. A list of identifiers
        (text or whole numbers; null where there is none).

    Returns
    -------
    Estimate
        The value, counted as `count`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``number of distinct user_ids``

    Source: GA4: 1-day, 7-day, 28-day and 30-day active users. Mixpanel, Amplitude: DAU, WAU, MAU.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.active_users(["a", "a", "b"])
    <active_users 2, n=2>
    """
    return _active_users((user_ids,))


_stickiness = Formula("stickiness")


def stickiness(daily_active: Column, mau: Count) -> Estimate:
    """Stickiness is the share of a month's active users who come on a day: mean daily over monthly active users.

    It is also the mean share of days on which a user of the month was active, and that form has an
    interval. GA4 takes the last day alone, so its figure jumps with the weekday.

    Parameters
    ----------
    daily_active : list or column of whole numbers
        Users active on each day of the window, 30 days unless you say otherwise. A list of whole numbers of
        at least 0.
    mau : int
        Different users active in the window. A whole number of at least 0.

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
    ``mean(daily_active) / mau``

    Source: GA4: DAU / MAU (of one day). Mixpanel: DAU / MAU. Amplitude, PostHog: Stickiness (a
    distribution).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.stickiness(
    ...     [2, 3, 2, 1, 2, 2, 3, 2, 1, 2, 3, 2, 2, 1, 2, 2, 3, 2, 1, 2, 2, 2, 3, 1, 2, 2, 2, 3, 2, 1],
    ...     6,
    ... )
    <stickiness 33.3 %, n=6>
    """
    return _stickiness((daily_active, mau))


_stickiness_from_active_days = Formula("stickiness_from_active_days")


def stickiness_from_active_days(active_days: Column, days: Count) -> Estimate:
    """Stickiness from active days is the mean share of days on which a user of the window was active.

    It equals mean daily active users over monthly active users, and shows the spread over users, so it has
    an interval. Most users have few days and some have nearly all: look at the distribution too.

    Parameters
    ----------
    active_days : list or column of whole numbers
        Days on which each user of the window was active, at least 1. A list of whole numbers of at least 0.
    days : int
        Days of the window. A whole number of at least 0.

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
    ``mean(active_days) / days``

    Source: GA4: DAU / MAU. Amplitude, PostHog: Stickiness (the distribution of these days).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.stickiness_from_active_days([30, 15, 6, 3, 1, 5, 12, 8, 22, 2, 10, 6], 30)
    <stickiness 33.3 % ±18.4, n=12>
    """
    return _stickiness_from_active_days((active_days, days))


_app_downloads = Formula("app_downloads")


@overload
def app_downloads(downloads: Numbers) -> Table: ...
@overload
def app_downloads(downloads: Count) -> Estimate: ...
def app_downloads(downloads: Count | Numbers) -> Estimate | Table:
    """App downloads is the number of times that the app was installed, or fetched from a store, in the window.

    Say whether first installs count alone or downloads again too: App Store Connect shows both, Google Play
    counts people.

    Parameters
    ----------
    downloads : int or column
        Installs or store downloads in the window. A whole number of at least 0.

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
    ``downloads``

    Source: App Store Connect: First-time downloads, Redownloads. Google Play: Installers.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.app_downloads(1200)
    <app_downloads 1,200, n=1,200>
    """
    return _app_downloads.over((downloads,))


_bounce_rate = Formula("bounce_rate")


@overload
def bounce_rate(
    single_page_sessions: Numbers, sessions: Count | Numbers, *, rule: Literal["one_page", "ua", "ga4"] = "one_page"
) -> Table: ...
@overload
def bounce_rate(
    single_page_sessions: Count, sessions: Numbers, *, rule: Literal["one_page", "ua", "ga4"] = "one_page"
) -> Table: ...
@overload
def bounce_rate(
    single_page_sessions: Count, sessions: Count, *, rule: Literal["one_page", "ua", "ga4"] = "one_page"
) -> Estimate: ...
def bounce_rate(
    single_page_sessions: Count | Numbers,
    sessions: Count | Numbers,
    *,
    rule: Literal["one_page", "ua", "ga4"] = "one_page",
) -> Estimate | Table:
    """Bounce rate is the share of sessions that left after a single page.

    Products disagree: a page read for eight minutes is a bounce by its page views and none for GA4. Count
    the sessions by the rule you name; rates by different rules are not subtracted. Seldom a verdict on its
    own: who finds the answer on the first page bounces too.

    Parameters
    ----------
    single_page_sessions : int or column
        Sessions that bounced, by `rule`. A whole number of at least 0.
    sessions : int or column
        Sessions with at least one page view. A whole number of at least 0.
    rule : {"one_page", "ua", "ga4"}, default "one_page"
        What counts as a bounce: one page view, a single interaction hit (`ua`), or not engaged (`ga4`).

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
    ``single_page_sessions / sessions``

    Source: Google Analytics help, bounce rate: Universal Analytics 1009409, GA4 12195621.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.bounce_rate(430, 1000)
    <bounce_rate 43.0 % [40.0, 46.1], n=1,000>
    """
    return _bounce_rate.over((single_page_sessions, sessions, rule))


_engaged_session_rate = Formula("engaged_session_rate")


@overload
def engaged_session_rate(engaged_sessions: Numbers, sessions: Count | Numbers) -> Table: ...
@overload
def engaged_session_rate(engaged_sessions: Count, sessions: Numbers) -> Table: ...
@overload
def engaged_session_rate(engaged_sessions: Count, sessions: Count) -> Estimate: ...
def engaged_session_rate(engaged_sessions: Count | Numbers, sessions: Count | Numbers) -> Estimate | Table:
    """Engaged session rate is the share of sessions that lasted 10 seconds, had a key event, or had two page views.

    GA4 calls it engagement rate, which on social media is something else. The 10 seconds can be set there
    from 10 to 60: say so where they are others.

    Parameters
    ----------
    engaged_sessions : int or column
        Sessions of 10 seconds or longer, or with a key event, or with two page views. A whole number of at
        least 0.
    sessions : int or column
        All sessions. A whole number of at least 0.

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
    ``engaged_sessions / sessions``

    Source: GA4 help 12195621: Engagement rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.engaged_session_rate(700, 1000)
    <engaged_session_rate 70.0 % [67.1, 72.8], n=1,000>
    """
    return _engaged_session_rate.over((engaged_sessions, sessions))


_average_session_duration = Formula("average_session_duration")


def average_session_duration(durations: Column) -> Estimate:
    """Average session duration is the mean time from the first to the last event of a session.

    A session of one event lasts 0 seconds although someone may have read for minutes; Universal Analytics
    and GA4 leave it in the mean, and so the list should. Durations are skewed: look at their median too.

    Parameters
    ----------
    durations : list or column of seconds
        Seconds from the first to the last event of every session. A list of durations in seconds, each at
        least 0.

    Returns
    -------
    Estimate
        The value, counted as `seconds`, with its evidence.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``sum of durations / sessions``

    Source: Google Analytics help 1006253; its two worked sessions are the first two of the example.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.average_session_duration([600, 900, 0, 60, 240, 0, 420, 180, 30, 570])
    <average_session_duration 5.0 min ±3.7, n=10>
    """
    return _average_session_duration((durations,))


_average_engagement_time = Formula("average_engagement_time")


@overload
def average_engagement_time(
    foreground: Numbers,
    sessions: Count | Numbers,
    sd: Real | Numbers | None = None,
    *,
    per: Literal["session", "user"] = "session",
) -> Table: ...
@overload
def average_engagement_time(
    foreground: Real,
    sessions: Numbers,
    sd: Real | Numbers | None = None,
    *,
    per: Literal["session", "user"] = "session",
) -> Table: ...
@overload
def average_engagement_time(
    foreground: Real, sessions: Count, sd: Numbers, *, per: Literal["session", "user"] = "session"
) -> Table: ...
@overload
def average_engagement_time(
    foreground: Real, sessions: Count, sd: Real | None = None, *, per: Literal["session", "user"] = "session"
) -> Estimate: ...
def average_engagement_time(
    foreground: Real | Numbers,
    sessions: Count | Numbers,
    sd: Real | Numbers | None = None,
    *,
    per: Literal["session", "user"] = "session",
) -> Estimate | Table:
    """Average engagement time is the mean time that a page or app was in the foreground in a session.

    Unlike the duration of a session it leaves out tabs that nobody looks at. GA4 divides by active users
    and by sessions: name which. From totals alone there is no interval; pass the standard deviation as
    `sd`.

    Parameters
    ----------
    foreground : float or column
        Seconds in the foreground, of all sessions together. A finite number of at least 0.
    sessions : int or column
        Sessions, or active users. A whole number of at least 0.
    sd : float or column, optional
        Standard deviation of the foreground time of a session, or of a user. A finite number of at least 0,
        optional.
    per : {"session", "user"}, default "session"
        What the second input counts.

    Returns
    -------
    Estimate
        The value, counted as `seconds`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``foreground / sessions``

    Source: GA4: Average engagement time per active user, and per session.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.average_engagement_time(52800, 960, 80)
    <average_engagement_time 55.0 s ±5.1, n=960>
    """
    return _average_engagement_time.over((foreground, sessions, sd, per))


_pages_per_session = Formula("pages_per_session")


@overload
def pages_per_session(page_views: Numbers, sessions: Count | Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def pages_per_session(page_views: Count, sessions: Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def pages_per_session(page_views: Count, sessions: Count, sd: Numbers) -> Table: ...
@overload
def pages_per_session(page_views: Count, sessions: Count, sd: Real | None = None) -> Estimate: ...
def pages_per_session(
    page_views: Count | Numbers, sessions: Count | Numbers, sd: Real | Numbers | None = None
) -> Estimate | Table:
    """Pages per session is the mean number of pages seen in a session.

    It is at least 1, since only sessions with a page view count. More pages may mean interest, or that
    something is hard to find.

    Parameters
    ----------
    page_views : int or column
        Page views of those sessions. A whole number of at least 0.
    sessions : int or column
        Sessions with at least one page view. A whole number of at least 0.
    sd : float or column, optional
        Standard deviation of the pages of a session. A finite number of at least 0, optional.

    Returns
    -------
    Estimate
        The value, counted as `pages_per_session`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``page_views / sessions``

    Source: GA4: Views per session. Shopify: Pageviews per session. Matomo: Actions per visit.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.pages_per_session(4200, 1500, 2.4)
    <pages_per_session 2.80 ±0.12, n=1,500>
    """
    return _pages_per_session.over((page_views, sessions, sd))


_visit_frequency = Formula("visit_frequency")


@overload
def visit_frequency(sessions: Numbers, unique_visitors: Count | Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def visit_frequency(sessions: Count, unique_visitors: Numbers, sd: Real | Numbers | None = None) -> Table: ...
@overload
def visit_frequency(sessions: Count, unique_visitors: Count, sd: Numbers) -> Table: ...
@overload
def visit_frequency(sessions: Count, unique_visitors: Count, sd: Real | None = None) -> Estimate: ...
def visit_frequency(
    sessions: Count | Numbers, unique_visitors: Count | Numbers, sd: Real | Numbers | None = None
) -> Estimate | Table:
    """Visit frequency is the mean number of sessions of a visitor in the window.

    It is at least 1, since only visitors with a session count, and it grows with the window: compare
    windows of one length. Visitors whose cookies are deleted come back as new ones and lower it.

    Parameters
    ----------
    sessions : int or column
        Sessions in the window. A whole number of at least 0.
    unique_visitors : int or column
        Different visitors of the window. A whole number of at least 0.
    sd : float or column, optional
        Standard deviation of the sessions of a visitor. A finite number of at least 0, optional.

    Returns
    -------
    Estimate
        The value, counted as `sessions_per_visitor`, with its evidence.
    Table
        Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for
        every row, and a null leaves its row null.

    Raises
    ------
    EngagementError
        When an input lies outside its domain.

    Notes
    -----
    ``sessions / unique_visitors``

    Source: GA4: Sessions per user. Matomo: Visits per visitor. Adobe: Visits / unique visitor.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.visit_frequency(1500, 1000, 1.1)
    <visit_frequency 1.50 ±0.07, n=1,000>
    """
    return _visit_frequency.over((sessions, unique_visitors, sd))


_returning_visitor_rate = Formula("returning_visitor_rate")


@overload
def returning_visitor_rate(
    returning_visitors: Numbers, visitors: Count | Numbers, *, rule: Literal["ever", "strict"] = "ever"
) -> Table: ...
@overload
def returning_visitor_rate(
    returning_visitors: Count, visitors: Numbers, *, rule: Literal["ever", "strict"] = "ever"
) -> Table: ...
@overload
def returning_visitor_rate(
    returning_visitors: Count, visitors: Count, *, rule: Literal["ever", "strict"] = "ever"
) -> Estimate: ...
def returning_visitor_rate(
    returning_visitors: Count | Numbers, visitors: Count | Numbers, *, rule: Literal["ever", "strict"] = "ever"
) -> Estimate | Table:
    """Returning visitor rate is the share of the window's visitors with two sessions or more by its end.

    One minus it is the new visitor rate: here the two add up to 1, in GA4 a user may be new and returning
    at once. A short history makes returning visitors look new. Strictly, only those first seen before the
    window return.

    Parameters
    ----------
    returning_visitors : int or column
        Visitors of the window who return, by `rule`. A whole number of at least 0.
    visitors : int or column
        Different visitors of the window. A whole number of at least 0.
    rule : {"ever", "strict"}, default "ever"
        Who returns: with two sessions by the end of the window (`ever`), or first seen before it
        (`strict`).

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
    ``returning_visitors / visitors``

    Source: GA4: Returning users / total users. Universal Analytics: 1 - % new sessions. Matomo: Returning
    visits.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.returning_visitor_rate(380, 1000)
    <returning_visitor_rate 38.0 % ±3.0, n=1,000>
    """
    return _returning_visitor_rate.over((returning_visitors, visitors, rule))


_goal_conversion_rate = Formula("goal_conversion_rate")


@overload
def goal_conversion_rate(
    goal_sessions: Numbers, sessions: Count | Numbers, *, by: Literal["session", "visitor"] = "session"
) -> Table: ...
@overload
def goal_conversion_rate(
    goal_sessions: Count, sessions: Numbers, *, by: Literal["session", "visitor"] = "session"
) -> Table: ...
@overload
def goal_conversion_rate(
    goal_sessions: Count, sessions: Count, *, by: Literal["session", "visitor"] = "session"
) -> Estimate: ...
def goal_conversion_rate(
    goal_sessions: Count | Numbers, sessions: Count | Numbers, *, by: Literal["session", "visitor"] = "session"
) -> Estimate | Table:
    """Goal completion rate is the share of sessions in which a goal was reached.

    Several goal events of one session count once here: key events over sessions is another number, and may
    exceed 1. GA4 has it by session and by user; the two are not subtracted.

    Parameters
    ----------
    goal_sessions : int or column
        Sessions, or visitors, that reached the goal. A whole number of at least 0.
    sessions : int or column
        All sessions, or visitors. A whole number of at least 0.
    by : {"session", "visitor"}, default "session"
        What is counted, in both inputs.

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
    ``goal_sessions / sessions``

    Source: GA4: Session key event rate, User key event rate. Universal Analytics, Matomo: Goal conversion
    rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.goal_conversion_rate(50, 1000)
    <goal_conversion_rate 5.0 % [3.8, 6.5], n=1,000>
    """
    return _goal_conversion_rate.over((goal_sessions, sessions, by))


_click_through_rate = Formula("click_through_rate")


@overload
def click_through_rate(clicks: Numbers, impressions: Count | Numbers) -> Table: ...
@overload
def click_through_rate(clicks: Count, impressions: Numbers) -> Table: ...
@overload
def click_through_rate(clicks: Count, impressions: Count) -> Estimate: ...
def click_through_rate(clicks: Count | Numbers, impressions: Count | Numbers) -> Estimate | Table:
    """Click-through rate (CTR) is the share of impressions that were clicked.

    Count a second click of one impression once. In email the name stands for clicks over delivered mail, or
    over opens: use `click_rate` and `click_to_open_rate` there.

    Parameters
    ----------
    clicks : int or column
        Impressions that were clicked. A whole number of at least 0.
    impressions : int or column
        Impressions. A whole number of at least 0.

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
    ``clicks / impressions``

    Source: Google Ads: CTR = clicks / impressions.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.click_through_rate(650, 1000)
    <click_through_rate 65.0 % [62.0, 67.9], n=1,000>
    """
    return _click_through_rate.over((clicks, impressions))


_funnel_conversion_rate = Formula("funnel_conversion_rate")


def funnel_conversion_rate(step_counts: Column) -> Estimate:
    """Funnel conversion is the share of those at the first step who reached the last.

    Count each user once a step, and only those who took the steps before, in order and within the time you
    allow: a step that grows is refused. Whether other events may lie between the steps differs by product.

    Parameters
    ----------
    step_counts : list or column of whole numbers
        Users at each step, none more than at the step before. A list of whole numbers of at least 0.

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
    ``last of step_counts / first of step_counts``

    Source: GA4: Funnel exploration (closed). Mixpanel: Funnels. Amplitude: Funnel analysis. Shopify: cart
    to completed.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.web.funnel_conversion_rate([1000, 400, 250, 100])
    <funnel_conversion_rate 10.0 % [8.3, 12.0], n=1,000>
    """
    return _funnel_conversion_rate((step_counts,))
