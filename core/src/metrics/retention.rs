//! Retention: who stays, who leaves, and what that leaves of revenue.

use super::shapes::*;
use crate::decimal::Number;
use crate::error::Error;
use crate::estimate::Estimate;
use crate::field::Unit;
use crate::metric::{at_most, formulas};
use crate::note::Code as NoteCode;

/// What is kept of a revenue at the start: no more is lost than was there and came to it.
fn kept(
    metric: &'static str,
    unit: Unit,
    start: f64,
    (churned, contraction): (f64, f64),
    expansion: Option<f64>,
) -> Result<Estimate, Error> {
    let there = start + expansion.unwrap_or_default();
    let (lost, whole) =
        (churned + contraction, if expansion.is_some() { "start + expansion" } else { "start" });
    // Three amounts in cents that add up need not do so as doubles: what is lost up to rounding is all of it.
    let lost = if (lost - there).abs() <= 4.0 * f64::EPSILON * there { there } else { lost };
    at_most(metric, ("churned + contraction", Number(lost)), (whole, Number(there)))?;
    Ok(quotient(metric, unit, there - lost, ("start", start), NoteCode::OfEachCustomer))
}

formulas! { "retention":
    /// Customer retention rate is the share of the customers at the start who are still customers at the end.
    ///
    /// New customers count only where they are still there at the end; counted gross they hide losses. Without contracts
    /// say what a customer still is, such as an order in the next window of equal length. Churn is 1 minus it.
    formula "(customers_end - new_customers) / customers_start"
    source "HubSpot: ((E - N) / S) x 100. ChartMogul: Customer retention rate."
    alias "CRR", "annual repurchase rate";
    fn customer_retention_rate(
        /// Customers at the start.
        customers_start: u64 as Count,
        /// Customers at the end.
        customers_end: u64 as Count,
        /// Customers at the end who came in between.
        new_customers: u64 as Count,
    ) -> Fraction, Higher {
        let metric = "customer_retention_rate";
        at_most(metric, ("new_customers", new_customers), ("customers_end", customers_end))?;
        let stayed = customers_end.saturating_sub(new_customers);
        share(metric, ("customers_end - new_customers", stayed), ("customers_start", customers_start))
    }
    example ("200" = 200, "220" = 220, "40" = 40) => 0.9 in [0.8505941876, 0.9343295513];

    /// Customer churn rate is the share of the customers at the start who left by the end: 1 minus retention.
    ///
    /// Some tools divide by the mean of start and end, or by start and new customers together, and some mean the number.
    /// Rates of months are not added up to a year's. Without contracts say after how long a silent customer is lost.
    formula "lost / customers_start"
    source "ChartMogul, Baremetrics: Customer churn rate, logo churn."
    alias "logo churn", "attrition rate";
    fn customer_churn_rate(
        /// Customers at the start who left by the end.
        lost: u64 as Count,
        /// Customers at the start.
        customers_start: u64 as Count,
    ) -> Fraction, Lower {
        share("customer_churn_rate", ("lost", lost), ("customers_start", customers_start))
    }
    example ("20" = 20, "200" = 200) => 0.1 in [0.06567044867, 0.1494058124];

    /// Cohort retention rate is the share of a cohort that is active again in its k-th period.
    ///
    /// It may rise again, since who paused comes back. Use periods that have ended only. Products differ in 24-hour
    /// windows of each customer or calendar days, and in weighing cohorts by size or equally.
    formula "active_k / cohort"
    source "Amplitude: Return On. Mixpanel: Retention, on. GA4: Cohort exploration, standard."
    alias "N-day retention", "return on";
    fn cohort_retention_rate(
        /// Members of the cohort who are active in period k.
        active_k: u64 as Count,
        /// Members of the cohort whose period k has ended.
        cohort: u64 as Count,
    ) -> Fraction, Higher { share("cohort_retention_rate", ("active_k", active_k), ("cohort", cohort)) }
    example ("250" = 250, "1000" = 1000) => 0.25 in [0.224153099, 0.2777602803];

    /// Rolling retention rate is the share of a cohort that is seen in its k-th period or in any later one.
    ///
    /// It never rises with k, and later data raise old values: say where the data end. It lies above cohort retention, so
    /// the two are not compared.
    formula "active_from_k / cohort"
    source "Amplitude: Return On or After. Mixpanel: on or after. GA4: Cohort exploration, rolling."
    alias "unbounded retention", "return on or after";
    fn rolling_retention_rate(
        /// Members of the cohort who are active in period k or later.
        active_from_k: u64 as Count,
        /// Members of the cohort.
        cohort: u64 as Count,
    ) -> Fraction, Higher { share("rolling_retention_rate", ("active_from_k", active_from_k), ("cohort", cohort)) }
    example ("400" = 400, "1000" = 1000) => 0.4 in [0.3700747812, 0.4306905705];

    /// Average customer lifespan is how many periods a customer stays, were churn the same for ever.
    ///
    /// Churn is seldom constant: new customers leave sooner than old ones, so it is a rule of thumb. It counts periods of
    /// the churn rate: a monthly rate gives months. For an interval, invert the ends of the churn rate's.
    formula "1 / churn"
    source "Software subscriptions: customer lifetime = 1 / churn."
    alias "customer lifetime";
    fn average_customer_lifespan(
        /// Churn rate of a period.
        churn: f64 as Share,
    ) -> Periods, Higher {
        Ok(quotient("average_customer_lifespan", Unit::Periods, 1.0, ("churn", churn), NoteCode::PointInputs))
    }
    example ("0.2" = 0.2) => 5.0;

    /// Gross revenue retention (GRR) is the share of recurring revenue kept from the customers at the start.
    ///
    /// Expansion does not count, so it cannot exceed 1. It is revenue, not customers: one large customer may carry it.
    formula "(start - churned - contraction) / start"
    source "Software subscriptions: gross revenue retention; revenue churn is 1 minus it."
    alias "GRR", "gross dollar retention";
    fn gross_revenue_retention(
        /// Recurring revenue at the start.
        start: f64 as NonNegative,
        /// Recurring revenue at the start of the customers who left.
        churned: f64 as NonNegative,
        /// Recurring revenue lost from customers who stayed with less.
        contraction: f64 as NonNegative,
    ) -> Fraction, Higher {
        kept("gross_revenue_retention", Unit::Fraction, start, (churned, contraction), None)
    }
    example ("20000" = 20_000.0, "1200" = 1_200.0, "800" = 800.0) => 0.9;

    /// Net revenue retention (NRR) is what recurring revenue of the same customers has become, expansion included.
    ///
    /// Above 1 those who stay grow by more than is lost. New and returning customers stay out of it. It may hide many
    /// small losses behind one large gain: look at gross revenue retention beside it.
    formula "(start - churned - contraction + expansion) / start"
    source "Software subscriptions: net dollar retention. Baremetrics: NRR over 30 days."
    alias "NRR", "NDR", "net dollar retention";
    fn net_revenue_retention(
        /// Recurring revenue at the start.
        start: f64 as NonNegative,
        /// Recurring revenue at the start of the customers who left.
        churned: f64 as NonNegative,
        /// Recurring revenue lost from customers who stayed with less.
        contraction: f64 as NonNegative,
        /// Recurring revenue gained from customers of the start.
        expansion: f64 as NonNegative,
    ) -> Ratio, Higher {
        kept("net_revenue_retention", Unit::Ratio, start, (churned, contraction), Some(expansion))
    }
    example ("20000" = 20_000.0, "1200" = 1_200.0, "800" = 800.0, "3000" = 3_000.0) => 1.05;

    /// Active customer rate is the share of all known customers who were active in the window.
    ///
    /// Activity is an order or an engagement of the customer's own in 90 days, unless it says otherwise. The base only
    /// grows while nobody is deleted, so the rate falls with the age of a shop.
    formula "active / customers"
    source "Customer relationship management: active base."
    alias "active base";
    fn active_customer_rate(
        /// Customers with an activity in the window.
        active: u64 as Count,
        /// Customers known at its end.
        customers: u64 as Count,
    ) -> Fraction, Higher { share("active_customer_rate", ("active", active), ("customers", customers)) }
    example ("1800" = 1800, "6000" = 6000) => 0.3 in [0.2885356672, 0.3117202662];

    /// Lapsed customer rate is the share of customers whose last order is older than a limit.
    ///
    /// The limit makes the rate: name it. A good one is twice the time within which three of four customers order again,
    /// and 90 days at least. A lapsed customer may return: without contracts nobody is lost for certain.
    formula "lapsed / customers"
    source "Emarsys: Defecting and inactive. Shopify: RFM groups Dormant and Almost lost."
    fn lapsed_customer_rate(
        /// Customers whose last order is older than the limit.
        lapsed: u64 as Count,
        /// Customers with an order.
        customers: u64 as Count,
    ) -> Fraction, Lower { share("lapsed_customer_rate", ("lapsed", lapsed), ("customers", customers)) }
    example ("2400" = 2400, "6000" = 6000) => 0.4 in [0.3876718838, 0.4124560829];

    /// Quick ratio is how many customers are gained for each one lost: above 1 the number of customers grows.
    ///
    /// It counts customers. Subscriptions often use it for revenue, where other bands are quoted (4 in place of 1.5). The
    /// same ratio may come from few gains and losses or from many.
    formula "(new_customers + resurrected) / churned"
    source "Social Capital: growth accounting. Interval: counts of Poisson on the log scale."
    alias "growth accounting";
    fn quick_ratio(
        /// Customers active for the first time.
        new_customers: u64 as Count,
        /// Customers who came back after a period without activity.
        resurrected: u64 as Count,
        /// Customers of the period before who were not active.
        churned: u64 as Count,
    ) -> Ratio, Higher {
        if churned == 0 {
            return Ok(zero("quick_ratio", Unit::Ratio, "churned"));
        }
        let gained = new_customers.saturating_add(resurrected);
        let value = gained as f64 / churned as f64;
        let (variance, n) = (1.0 / gained as f64 + 1.0 / churned as f64, gained.saturating_add(churned));
        Ok(on_log_scale("quick_ratio", Unit::Ratio, value, n, (variance, "new_customers + resurrected")))
    }
    example ("120" = 120, "30" = 30, "100" = 100) => 1.5 in [1.164666577, 1.931883378];
}
