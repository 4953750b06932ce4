//! Email: what arrives, what is opened and clicked, and who leaves.

use super::shapes::*;
use crate::field::{Choice as _, choices};
use crate::metric::{at_most, formulas};
use crate::note::{Code as NoteCode, Note};

choices! {
    /// What a rate of messages is divided by.
    MessageBase {
        /// Messages delivered.
        #[default]
        Delivered = "delivered",
        /// Messages sent.
        Sent = "sent",
    }
}

formulas! { "email":
    /// Delivery rate is the share of messages sent that were delivered: neither a hard nor a soft bounce.
    ///
    /// One minus it is the bounce rate of the mailing. Delivered is not yet in the inbox: a message in the spam folder
    /// is delivered too.
    formula "delivered / sent"
    source "Mailchimp: Successful deliveries. Klaviyo: Received email."
    fn delivery_rate(
        /// Messages delivered: sent, less all bounces.
        delivered: u64 as Count,
        /// Messages sent.
        sent: u64 as Count,
    ) -> Fraction, Higher { share("delivery_rate", ("delivered", delivered), ("sent", sent)) }
    example ("9890" = 9890, "10000" = 10000) => 0.989 in [0.9867597195, 0.99086473];

    /// Open rate is the share of recipients who opened the message.
    ///
    /// Since September 2021 Apple Mail loads the images of every message by itself, so opens are too many and no tool
    /// can tell them all: look at clicks, or at `adjusted_open_rate`. Count people who opened; total opens would exceed
    /// 1 and are refused.
    formula "unique_openers / delivered"
    source "Mailchimp, Klaviyo, Sender: unique opens / delivered; some templates divide by sent."
    alias "unique open rate";
    fn open_rate(
        /// Recipients who opened the message.
        unique_openers: u64 as Count,
        /// Messages delivered, or sent.
        delivered: u64 as Count,
        /// What the second input counts.
        per: MessageBase as Choice(MessageBase::WORDS) = Text("delivered"),
    ) -> Fraction, Higher {
        let estimate = share("open_rate", ("unique_openers", unique_openers), ("delivered", delivered))?;
        Ok(estimate.note(Note::new(NoteCode::MachineOpens)))
    }
    example ("4200" = 4200, "10000" = 10000; email::MessageBase::Delivered) => 0.42 in [0.4103589596, 0.4297024801];

    /// Adjusted open rate is the open rate of those recipients whose mail program does not open messages by itself.
    ///
    /// Protected recipients leave both sides, on the assumption that they read like the others. Dropping their opens
    /// alone, as some tools do, gives a lower bound: 15 % instead of 21 % in the example.
    formula "(unique_openers - protected_openers) / (delivered - protected_recipients)"
    source "Klaviyo: without \"Apple Privacy Open\". ClickDimensions: Adjusted opens (numerator alone)."
    fn adjusted_open_rate(
        /// Recipients who opened the message.
        unique_openers: u64 as Count,
        /// Those of them whose mail program opens by itself.
        protected_openers: u64 as Count,
        /// Messages delivered.
        delivered: u64 as Count,
        /// Recipients whose mail program opens by itself.
        protected_recipients: u64 as Count,
    ) -> Fraction, Higher {
        let metric = "adjusted_open_rate";
        at_most(metric, ("protected_openers", protected_openers), ("unique_openers", unique_openers))?;
        at_most(metric, ("protected_openers", protected_openers), ("protected_recipients", protected_recipients))?;
        at_most(metric, ("protected_recipients", protected_recipients), ("delivered", delivered))?;
        let others = delivered.saturating_sub(protected_recipients);
        let most = others.saturating_add(protected_openers);
        let whole = "delivered - protected_recipients + protected_openers";
        at_most(metric, ("unique_openers", unique_openers), (whole, most))?;
        let opened = unique_openers.saturating_sub(protected_openers);
        share(metric, ("unique_openers", opened), ("delivered - protected_recipients", others))
    }
    example ("4200" = 4200, "2700" = 2700, "10000" = 10000, "3000" = 3000) => 0.21428571428571427 in [0.2048314661, 0.224053379];

    /// Click rate is the share of delivered messages whose recipient clicked.
    ///
    /// It needs no images, so it is sounder than the open rate; security scanners click too. Tools call it CTR, or use
    /// that name for clicks over opens, which is `click_to_open_rate`.
    formula "unique_clickers / delivered"
    source "Mailchimp, Klaviyo: Click rate = unique clicks / delivered."
    alias "CTR", "click-through rate";
    fn click_rate(
        /// Recipients who clicked.
        unique_clickers: u64 as Count,
        /// Messages delivered.
        delivered: u64 as Count,
    ) -> Fraction, Higher { share("click_rate", ("unique_clickers", unique_clickers), ("delivered", delivered)) }
    example ("250" = 250, "10000" = 10000) => 0.025 in [0.02211756159, 0.02824723687];

    /// Click-to-open rate (CTOR) is the share of those who opened who also clicked.
    ///
    /// It judges the content apart from the subject line. Opens by machines swell the denominator, so it falls without
    /// any reader having changed. A click counts as an open, since images may be blocked.
    formula "unique_clickers / unique_openers"
    source "Klaviyo: Click-to-open rate. Mailchimp: Clicks per unique opens."
    alias "CTOR";
    fn click_to_open_rate(
        /// Recipients who clicked.
        unique_clickers: u64 as Count,
        /// Recipients who opened, or clicked.
        unique_openers: u64 as Count,
    ) -> Fraction, Higher {
        let clickers = ("unique_clickers", unique_clickers);
        let estimate = share("click_to_open_rate", clickers, ("unique_openers", unique_openers))?;
        Ok(estimate.note(Note::new(NoteCode::MachineOpens)))
    }
    example ("250" = 250, "4200" = 4200) => 0.05952380952380952 in [0.05276272384, 0.06708990708];

    /// Unsubscribe rate is the share of delivered messages after which the recipient left the list.
    ///
    /// It is that of one message. Those who leave without a word, or complain instead, are not in it: see
    /// `spam_complaint_rate`.
    formula "unsubscribed / delivered"
    source "Mailchimp, Klaviyo: Unsubscribe rate; some tools divide by sent."
    alias "opt-out rate";
    fn unsubscribe_rate(
        /// Recipients who left the list by this message.
        unsubscribed: u64 as Count,
        /// Messages delivered, or sent.
        delivered: u64 as Count,
        /// What the second input counts.
        per: MessageBase as Choice(MessageBase::WORDS) = Text("delivered"),
    ) -> Fraction, Lower { share("unsubscribe_rate", ("unsubscribed", unsubscribed), ("delivered", delivered)) }
    example ("25" = 25, "10000" = 10000; email::MessageBase::Delivered) => 0.0025 in [0.001693997611, 0.003688080768];

    /// Spam complaint rate is the share of delivered messages that were reported as spam.
    ///
    /// Few complaints decide whether mail still arrives, so look at the upper end of the interval. Google divides by
    /// the mail in the inboxes of active users, and its figure is higher.
    formula "complaints / delivered"
    source "Klaviyo: Marked email as spam. Google Postmaster Tools: Spam rate."
    alias "complaint rate", "abuse rate";
    fn spam_complaint_rate(
        /// Messages reported as spam.
        complaints: u64 as Count,
        /// Messages delivered.
        delivered: u64 as Count,
    ) -> Fraction, Lower { share("spam_complaint_rate", ("complaints", complaints), ("delivered", delivered)) }
    example ("75" = 75, "50000" = 50000) => 0.0015 in [0.001196933438, 0.001879659366];
}
