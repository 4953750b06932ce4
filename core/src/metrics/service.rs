//! Service: how soon customers are answered, how soon and how often they are helped.

use super::shapes::*;
use crate::error::Error;
use crate::estimate::Estimate;
use crate::field::{Choice as _, Unit, choices};
use crate::metric::formulas;
use crate::rows::Column;

choices! {
    /// The figure of many durations.
    Duration {
        /// The duration in the middle.
        #[default]
        Median = "median",
        /// The mean, which a few long ones carry.
        Mean = "mean",
        /// The duration that nine of ten do not exceed.
        P90 = "p90",
        /// The duration that 19 of 20 do not exceed.
        P95 = "p95",
    }

    /// What a rate of solved tickets is divided by.
    Tickets {
        /// Tickets that were resolved.
        #[default]
        Resolved = "resolved",
        /// All tickets that were created.
        Created = "created",
    }
}

/// The figure of durations in seconds.
fn duration(
    metric: &'static str,
    input: &'static str,
    times: &Column<'_>,
    statistic: Duration,
) -> Result<Estimate, Error> {
    let values = not_negative(metric, input, times)?;
    let quantile_at = |p| quantile(metric, Unit::Seconds, (input, values.clone()), p);
    Ok(match statistic {
        Duration::Median => quantile_at(0.5),
        Duration::Mean => mean_of(metric, Unit::Seconds, (input, &values)),
        Duration::P90 => quantile_at(0.9),
        Duration::P95 => quantile_at(0.95),
    })
}

formulas! { "service":
    /// First response time is the median time until a customer gets the first public answer of a person.
    ///
    /// Automatic replies do not count. Tickets without an answer are left out, which flatters whoever answers the easy
    /// ones: look at their number too. Products differ in calendar or business hours, and in mean or median; one ticket
    /// left overnight moves the mean, not the median. Times of one kind of hours only are compared.
    formula "the value in the middle of response_times (quantile of type 7)"
    source "Zendesk: First reply time. Intercom: Median first response time."
    alias "FRT", "first reply time";
    fn first_response_time(
        /// Seconds from the creation of each ticket to its first public reply; unanswered tickets left out.
        response_times: Column<'_> as Seconds,
        /// The figure: the median, the mean, or the 90 or 95 % quantile.
        statistic: Duration as Choice(Duration::WORDS) = Text("median"),
    ) -> Seconds, Lower { duration("first_response_time", "response_times", &response_times, statistic) }
    example ("[300, 480, 720, 1200, 2100, 2880, 5400, 14400, 86400]" = (&[300.0, 480.0, 720.0, 1200.0, 2100.0, 2880.0, 5400.0, 14400.0, 86400.0][..]).into(); service::Duration::Median) => 2100.0 in [480.0, 14400.0];

    /// Resolution time is the median time from the creation of a ticket to its last solution.
    ///
    /// A reopened ticket counts until it is solved for good; products that stop at the first solution show less. Open
    /// tickets are left out, so it falls while hard ones pile up: look at the resolution rate beside it.
    formula "the value in the middle of resolution_times (quantile of type 7)"
    source "Zendesk: Full resolution time. Zoho Desk: Resolution time."
    alias "time to resolution", "TTR";
    fn resolution_time(
        /// Seconds from the creation of each solved ticket to its last solution; open tickets left out.
        resolution_times: Column<'_> as Seconds,
        /// The figure: the median, the mean, or the 90 or 95 % quantile.
        statistic: Duration as Choice(Duration::WORDS) = Text("median"),
    ) -> Seconds, Lower { duration("resolution_time", "resolution_times", &resolution_times, statistic) }
    example ("[3600, 7200, 14400, 21600, 28800, 43200, 86400, 172800, 345600]" = (&[3600.0, 7200.0, 14400.0, 21600.0, 28800.0, 43200.0, 86400.0, 172_800.0, 345_600.0][..]).into(); service::Duration::Median) => 28800.0 in [7200.0, 172800.0];

    /// First contact resolution rate is the share of resolved tickets that took one contact and were not reopened.
    ///
    /// Say what a contact is: a message of the customer (as here), a reply of an agent (one-touch), or no return within
    /// some days; surveys of customers give less than all of them. Of all tickets created it is lower: rates by
    /// different denominators are not subtracted.
    formula "resolved_first_contact / resolved"
    source "Freshservice: FCR. Zendesk: One-touch tickets. SQM Group: First call resolution, by survey."
    alias "FCR", "one-touch resolution", "first call resolution";
    fn first_contact_resolution_rate(
        /// Tickets resolved with one contact of the customer and not reopened, within 7 days unless it says otherwise.
        resolved_first_contact: u64 as Count,
        /// Tickets resolved in the window; all that were created there under `of="created"`.
        resolved: u64 as Count,
        /// What the second input counts: resolved tickets, or all tickets created.
        of: Tickets as Choice(Tickets::WORDS) = Text("resolved"),
    ) -> Fraction, Higher {
        let (first, resolved) = (("resolved_first_contact", resolved_first_contact), ("resolved", resolved));
        share("first_contact_resolution_rate", first, resolved)
    }
    example ("365" = 365, "500" = 500; service::Tickets::Resolved) => 0.73 in [0.6894413426, 0.7670514608];

    /// Resolution rate is the share of the tickets created in the window that are resolved by a cut-off.
    ///
    /// It follows the tickets that came in. Tickets solved in the window over tickets created in it, as some products
    /// show, mixes two groups and may exceed 1. Give every window the same time after its end.
    formula "resolved / created"
    source "Zendesk: Solved and created tickets (there as a flow)."
    alias "solve rate";
    fn resolution_rate(
        /// Tickets created in the window and resolved by the cut-off.
        resolved: u64 as Count,
        /// Tickets created in the window.
        created: u64 as Count,
    ) -> Fraction, Higher { share("resolution_rate", ("resolved", resolved), ("created", created)) }
    example ("470" = 470, "500" = 500) => 0.94 in [0.9156389369, 0.9576516435];

    /// SLA attainment rate is the share of service targets that were met on time.
    ///
    /// A target past its time without an answer is a breach, not a missing value; those that still run are left out.
    /// Each target is measured by its own clock, so business and calendar hours may stand side by side.
    formula "met / due"
    source "Zendesk: SLA achievement rate. Freshdesk: Within SLA. Call centres: service level 80/20."
    alias "SLA achievement", "service level";
    fn sla_attainment_rate(
        /// Targets met.
        met: u64 as Count,
        /// Targets met or breached.
        due: u64 as Count,
    ) -> Fraction, Higher { share("sla_attainment_rate", ("met", met), ("due", due)) }
    example ("460" = 460, "500" = 500) => 0.92 in [0.8928936834, 0.9407018706];

    /// Social response rate is the share of customers' messages on social media that get an answer in time.
    ///
    /// The limit is 24 hours unless it says otherwise. Count only messages that need an answer, else thanks and emoji
    /// lower it.
    formula "answered / incoming"
    source "Meta, Sprout Social: Response rate."
    fn social_response_rate(
        /// Messages answered within the limit.
        answered: u64 as Count,
        /// Messages that need an answer.
        incoming: u64 as Count,
    ) -> Fraction, Higher { share("social_response_rate", ("answered", answered), ("incoming", incoming)) }
    example ("90" = 90, "100" = 100) => 0.9 in [0.8256343385, 0.9447708629];
}
