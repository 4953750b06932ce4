# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.
"""Formulas of email: pure functions from a few numbers to an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from ._native import Estimate, Formula, Table

if TYPE_CHECKING:
    from ._types import Count, Numbers

__all__ = [
    "delivery_rate",
    "open_rate",
    "adjusted_open_rate",
    "click_rate",
    "click_to_open_rate",
    "unsubscribe_rate",
    "spam_complaint_rate",
]


_delivery_rate = Formula("delivery_rate")


@overload
def delivery_rate(delivered: Numbers, sent: Count | Numbers) -> Table: ...
@overload
def delivery_rate(delivered: Count, sent: Numbers) -> Table: ...
@overload
def delivery_rate(delivered: Count, sent: Count) -> Estimate: ...
def delivery_rate(delivered: Count | Numbers, sent: Count | Numbers) -> Estimate | Table:
    """Delivery rate is the share of messages sent that were delivered: neither a hard nor a soft bounce.

    One minus it is the bounce rate of the mailing. Delivered is not yet in the inbox: a message in the spam
    folder is delivered too.

    Parameters
    ----------
    delivered : int or column
        Messages delivered: sent, less all bounces. A whole number of at least 0.
    sent : int or column
        Messages sent. A whole number of at least 0.

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
    ``delivered / sent``

    Source: Mailchimp: Successful deliveries. Klaviyo: Received email.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.email.delivery_rate(9890, 10000)
    <delivery_rate 98.9 % ±0.2, n=10,000>
    """
    return _delivery_rate.over((delivered, sent))


_open_rate = Formula("open_rate")


@overload
def open_rate(
    unique_openers: Numbers, delivered: Count | Numbers, *, per: Literal["delivered", "sent"] = "delivered"
) -> Table: ...
@overload
def open_rate(
    unique_openers: Count, delivered: Numbers, *, per: Literal["delivered", "sent"] = "delivered"
) -> Table: ...
@overload
def open_rate(
    unique_openers: Count, delivered: Count, *, per: Literal["delivered", "sent"] = "delivered"
) -> Estimate: ...
def open_rate(
    unique_openers: Count | Numbers, delivered: Count | Numbers, *, per: Literal["delivered", "sent"] = "delivered"
) -> Estimate | Table:
    """Open rate is the share of recipients who opened the message.

    Since September 2021 Apple Mail loads the images of every message by itself, so opens are too many and
    no tool can tell them all: look at clicks, or at `adjusted_open_rate`. Count people who opened; total
    opens would exceed 1 and are refused.

    Parameters
    ----------
    unique_openers : int or column
        Recipients who opened the message. A whole number of at least 0.
    delivered : int or column
        Messages delivered, or sent. A whole number of at least 0.
    per : {"delivered", "sent"}, default "delivered"
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
    ``unique_openers / delivered``

    Source: Mailchimp, Klaviyo, Sender: unique opens / delivered; some templates divide by sent.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.email.open_rate(4200, 10000)
    <open_rate 42.0 % ±1.0, n=10,000>
    """
    return _open_rate.over((unique_openers, delivered, per))


_adjusted_open_rate = Formula("adjusted_open_rate")


@overload
def adjusted_open_rate(
    unique_openers: Numbers,
    protected_openers: Count | Numbers,
    delivered: Count | Numbers,
    protected_recipients: Count | Numbers,
) -> Table: ...
@overload
def adjusted_open_rate(
    unique_openers: Count, protected_openers: Numbers, delivered: Count | Numbers, protected_recipients: Count | Numbers
) -> Table: ...
@overload
def adjusted_open_rate(
    unique_openers: Count, protected_openers: Count, delivered: Numbers, protected_recipients: Count | Numbers
) -> Table: ...
@overload
def adjusted_open_rate(
    unique_openers: Count, protected_openers: Count, delivered: Count, protected_recipients: Numbers
) -> Table: ...
@overload
def adjusted_open_rate(
    unique_openers: Count, protected_openers: Count, delivered: Count, protected_recipients: Count
) -> Estimate: ...
def adjusted_open_rate(
    unique_openers: Count | Numbers,
    protected_openers: Count | Numbers,
    delivered: Count | Numbers,
    protected_recipients: Count | Numbers,
) -> Estimate | Table:
    """Adjusted open rate is the open rate of those recipients whose mail program does not open messages by itself.

    Protected recipients leave both sides, on the assumption that they read like the others. Dropping their
    opens alone, as some tools do, gives a lower bound: 15 % instead of 21 % in the example.

    Parameters
    ----------
    unique_openers : int or column
        Recipients who opened the message. A whole number of at least 0.
    protected_openers : int or column
        Those of them whose mail program opens by itself. A whole number of at least 0.
    delivered : int or column
        Messages delivered. A whole number of at least 0.
    protected_recipients : int or column
        Recipients whose mail program opens by itself. A whole number of at least 0.

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
    ``(unique_openers - protected_openers) / (delivered - protected_recipients)``

    Source: Klaviyo: without "Apple Privacy Open". ClickDimensions: Adjusted opens (numerator alone).

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.email.adjusted_open_rate(4200, 2700, 10000, 3000)
    <adjusted_open_rate 21.4 % [20.5, 22.4], n=7,000>
    """
    return _adjusted_open_rate.over((unique_openers, protected_openers, delivered, protected_recipients))


_click_rate = Formula("click_rate")


@overload
def click_rate(unique_clickers: Numbers, delivered: Count | Numbers) -> Table: ...
@overload
def click_rate(unique_clickers: Count, delivered: Numbers) -> Table: ...
@overload
def click_rate(unique_clickers: Count, delivered: Count) -> Estimate: ...
def click_rate(unique_clickers: Count | Numbers, delivered: Count | Numbers) -> Estimate | Table:
    """Click rate is the share of delivered messages whose recipient clicked.

    It needs no images, so it is sounder than the open rate; security scanners click too. Tools call it CTR,
    or use that name for clicks over opens, which is `click_to_open_rate`.

    Parameters
    ----------
    unique_clickers : int or column
        Recipients who clicked. A whole number of at least 0.
    delivered : int or column
        Messages delivered. A whole number of at least 0.

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
    ``unique_clickers / delivered``

    Source: Mailchimp, Klaviyo: Click rate = unique clicks / delivered.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.email.click_rate(250, 10000)
    <click_rate 2.5 % ±0.3, n=10,000>
    """
    return _click_rate.over((unique_clickers, delivered))


_click_to_open_rate = Formula("click_to_open_rate")


@overload
def click_to_open_rate(unique_clickers: Numbers, unique_openers: Count | Numbers) -> Table: ...
@overload
def click_to_open_rate(unique_clickers: Count, unique_openers: Numbers) -> Table: ...
@overload
def click_to_open_rate(unique_clickers: Count, unique_openers: Count) -> Estimate: ...
def click_to_open_rate(unique_clickers: Count | Numbers, unique_openers: Count | Numbers) -> Estimate | Table:
    """Click-to-open rate (CTOR) is the share of those who opened who also clicked.

    It judges the content apart from the subject line. Opens by machines swell the denominator, so it falls
    without any reader having changed. A click counts as an open, since images may be blocked.

    Parameters
    ----------
    unique_clickers : int or column
        Recipients who clicked. A whole number of at least 0.
    unique_openers : int or column
        Recipients who opened, or clicked. A whole number of at least 0.

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
    ``unique_clickers / unique_openers``

    Source: Klaviyo: Click-to-open rate. Mailchimp: Clicks per unique opens.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.email.click_to_open_rate(250, 4200)
    <click_to_open_rate 6.0 % [5.3, 6.7], n=4,200>
    """
    return _click_to_open_rate.over((unique_clickers, unique_openers))


_unsubscribe_rate = Formula("unsubscribe_rate")


@overload
def unsubscribe_rate(
    unsubscribed: Numbers, delivered: Count | Numbers, *, per: Literal["delivered", "sent"] = "delivered"
) -> Table: ...
@overload
def unsubscribe_rate(
    unsubscribed: Count, delivered: Numbers, *, per: Literal["delivered", "sent"] = "delivered"
) -> Table: ...
@overload
def unsubscribe_rate(
    unsubscribed: Count, delivered: Count, *, per: Literal["delivered", "sent"] = "delivered"
) -> Estimate: ...
def unsubscribe_rate(
    unsubscribed: Count | Numbers, delivered: Count | Numbers, *, per: Literal["delivered", "sent"] = "delivered"
) -> Estimate | Table:
    """Unsubscribe rate is the share of delivered messages after which the recipient left the list.

    It is that of one message. Those who leave without a word, or complain instead, are not in it: see
    `spam_complaint_rate`.

    Parameters
    ----------
    unsubscribed : int or column
        Recipients who left the list by this message. A whole number of at least 0.
    delivered : int or column
        Messages delivered, or sent. A whole number of at least 0.
    per : {"delivered", "sent"}, default "delivered"
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
    ``unsubscribed / delivered``

    Source: Mailchimp, Klaviyo: Unsubscribe rate; some tools divide by sent.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.email.unsubscribe_rate(25, 10000)
    <unsubscribe_rate 0.2 % ±0.1, n=10,000>
    """
    return _unsubscribe_rate.over((unsubscribed, delivered, per))


_spam_complaint_rate = Formula("spam_complaint_rate")


@overload
def spam_complaint_rate(complaints: Numbers, delivered: Count | Numbers) -> Table: ...
@overload
def spam_complaint_rate(complaints: Count, delivered: Numbers) -> Table: ...
@overload
def spam_complaint_rate(complaints: Count, delivered: Count) -> Estimate: ...
def spam_complaint_rate(complaints: Count | Numbers, delivered: Count | Numbers) -> Estimate | Table:
    """Spam complaint rate is the share of delivered messages that were reported as spam.

    Few complaints decide whether mail still arrives, so look at the upper end of the interval. Google
    divides by the mail in the inboxes of active users, and its figure is higher.

    Parameters
    ----------
    complaints : int or column
        Messages reported as spam. A whole number of at least 0.
    delivered : int or column
        Messages delivered. A whole number of at least 0.

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
    ``complaints / delivered``

    Source: Klaviyo: Marked email as spam. Google Postmaster Tools: Spam rate.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.email.spam_complaint_rate(75, 50000)
    <spam_complaint_rate 0.1 % ±0.0, n=50,000>
    """
    return _spam_complaint_rate.over((complaints, delivered))
