//! Lifetime value: what a customer has brought, and will bring.

use super::shapes::*;
use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::field::{Choice as _, Unit, choices};
use crate::math::sum;
use crate::metric::formulas;
use crate::note::Code as NoteCode;
use crate::rows::Column;

choices! {
    /// When the first margin falls.
    FirstMargin {
        /// After one period, if the customer stays.
        #[default]
        After = "after",
        /// At once, for certain.
        Now = "now",
    }

    /// How a change of a rate is read.
    Change {
        /// In points of the rate: 0.05 raises 0.80 to 0.85.
        #[default]
        Points = "points",
        /// As a part of the rate: 0.05 raises 0.80 to 0.84.
        Relative = "relative",
    }
}

/// What discount and losses take of a margin each period; a value without end is refused.
fn decay(metric: &'static str, (name, retention): (&'static str, f64), discount: f64) -> Result<f64, Error> {
    // 1 − retention first: that rounds least.
    let decay = 1.0 - retention + discount;
    if decay > 0.0 {
        return Ok(decay);
    }
    let error = Error::new(Code::Below, metric).at(name).with("other", "1 + discount");
    Err(error.with("limit", Number(1.0 + discount)).got(Number(retention)))
}

formulas! { "lifetime_value":
    /// Historic customer value is the money that one customer has brought to date.
    ///
    /// It looks back only, and grows with the age of the customer: compare customers of one age. Pass revenue or
    /// margin, refunds below 0; a known customer without an order has 0. A log gives the mean over customers.
    formula "sum of order_values"
    source "Klaviyo: Historic CLV. Shopify: Amount spent. GA4: Lifetime value."
    alias "CLV", "CLTV", "LTV", "lifetime value";
    fn historic_clv(
        /// Value, or margin, of each order of the customer to date; refunds are below 0.
        order_values: Column<'_> as Amounts,
    ) -> Money, Higher {
        let values = numbers("historic_clv", "order_values", &order_values)?;
        Ok(whole_record("historic_clv", Unit::Money, sum::sum(&values), 1))
    }
    example ("[40, 60, 25, -10]" = (&[40.0, 60.0, 25.0, -10.0][..]).into()) => 115.0;

    /// Customer lifetime value by formula is what a customer brings over the whole relationship, from four averages.
    ///
    /// Without a margin it is revenue, and the result says `basis=revenue`: never compare it with acquisition cost. Nothing
    /// is discounted. Averages over customers who have left and who stay are guesses, and their errors multiply.
    formula "aov * frequency * lifespan * margin"
    source "Shopify: AOV x purchase frequency x lifespan. HubSpot: customer value x average lifespan."
    alias "CLV", "CLTV", "LTV", "lifetime value";
    fn clv_formula(
        /// Average order value.
        aov: f64 as NonNegative,
        /// Orders of a customer in a year.
        frequency: f64 as NonNegative,
        /// Years that a customer stays.
        lifespan: f64 as NonNegative,
        /// Gross margin as a share of revenue; without it the value is revenue.
        margin: Option<f64> as Share = Null,
    ) -> Money, Higher {
        let value = aov * frequency * lifespan * margin.unwrap_or(1.0);
        let mut estimate = given("clv_formula", Unit::Money, value);
        estimate.set("basis", if margin.is_some() { "margin" } else { "revenue" }.into());
        Ok(estimate)
    }
    example ("50" = 50.0, "2.5" = 2.5, "4" = 4.0, "0.4" = Some(0.4)) => 200.0;

    /// Customer lifetime value by retention is the present value of a customer with one margin, retention and discount.
    ///
    /// Mind the first margin: a customer who has just paid brings one after a period (`after`), one who is still to be won
    /// brings it at once (`now`); the two differ by exactly one margin. Constant retention understates customers who
    /// stay long. A retention of 1 without discount has no end and is refused.
    formula "margin * retention / (1 + discount - retention)"
    source "Gupta and Lehmann 2003: margin multiple. Fader and Hardie 2012: mind the first payment."
    alias "CLV", "CLTV", "margin multiple";
    fn clv_retention_model(
        /// Margin of a period.
        margin: f64 as NonNegative,
        /// Retention rate of a period.
        retention: f64 as Share,
        /// Discount rate of a period.
        discount: f64 as NonNegative,
        /// When the first margin falls: after one period, or at once.
        first_margin: FirstMargin as Choice(FirstMargin::WORDS) = Text("after"),
    ) -> Money, Higher {
        let first = if first_margin == FirstMargin::After { retention } else { 1.0 + discount };
        let value = margin * first / decay("clv_retention_model", ("retention", retention), discount)?;
        Ok(given("clv_retention_model", Unit::Money, value))
    }
    example ("100" = 100.0, "0.8" = 0.8, "0.1" = 0.1; lifetime_value::FirstMargin::After) => 266.66666666666674;

    /// Cohort LTV is the revenue, to one age, of each customer of a cohort.
    ///
    /// All acquired customers count, those who never returned too. Compare cohorts at one age only, and take none that is
    /// younger. From totals alone there is no interval; pass `sd`.
    formula "revenue_to_k / cohort"
    source "Shopify: Customer cohort analysis. Lifetimely: LTV by cohort."
    alias "cumulative LTV", "LTV to date";
    fn cohort_ltv(
        /// Revenue of the cohort until that age, net of refunds.
        revenue_to_k: f64 as Real,
        /// Customers of the cohort, all of that age or older.
        cohort: u64 as Count,
        /// Standard deviation of the revenue of a customer until that age.
        sd: Option<f64> as NonNegative = Null,
    ) -> Money, Higher { Ok(mean("cohort_ltv", Unit::Money, revenue_to_k, ("cohort", cohort), sd)) }
    example ("96000" = 96_000.0, "1200" = 1200, "95" = Some(95.0)) => 80.0 in [74.6195364, 85.3804636];

    /// Customer acquisition cost (CAC) is what winning one new customer costs.
    ///
    /// Say which costs: advertising alone (paid), or people and software too (blended). Customers won today were often
    /// paid for months ago. It belongs beside a lifetime value by margin.
    formula "spend / new_customers"
    source "Software subscriptions: CAC, blended or paid."
    alias "CAC", "cost per acquisition", "CPA";
    fn customer_acquisition_cost(
        /// Spending on acquisition in the window.
        spend: f64 as NonNegative,
        /// New customers of the window.
        new_customers: u64 as Count,
    ) -> Money, Lower {
        let metric = "customer_acquisition_cost";
        let of = ("new_customers", new_customers as f64);
        Ok(quotient(metric, Unit::Money, spend, of, NoteCode::NoSampling))
    }
    example ("36000" = 36_000.0, "600" = 600) => 60.0;

    /// Retention profit uplift is how much the profit of a customer would rise if retention rose.
    ///
    /// It is a what-if, no forecast: margin and discount stay, and the better retention costs nothing. Say whether five
    /// per cent more means points or a part of the rate; the well-known 25 to 95 % do not. Where a customer brings no
    /// profit before, it is undefined.
    formula "(CLV(r + increase) - cost) / (CLV(r) - cost) - 1, CLV(r) = margin * (1 + discount) / (1 + discount - r)"
    source "Reichheld and Sasser 1990, Zero Defections (the claim). Gupta and Lehmann 2003 (the model)."
    fn retention_profit_uplift(
        /// Margin of a period.
        margin: f64 as NonNegative,
        /// Retention rate of a period.
        retention: f64 as Share,
        /// How much retention rises, in points or as a part of it; below 0 it falls.
        increase: f64 as Real,
        /// Discount rate of a period.
        discount: f64 as NonNegative,
        /// Cost of winning the customer; without it 0.
        acquisition_cost: Option<f64> as NonNegative = Null,
        /// How the increase is read: in percentage points, or relative to the rate.
        change: Change as Choice(Change::WORDS) = Text("points"),
    ) -> Fraction, Higher {
        let metric = "retention_profit_uplift";
        let (name, rise) = match change {
            Change::Points => ("retention + increase", increase),
            Change::Relative => ("retention * (1 + increase)", retention * increase),
        };
        let raised = retention + rise;
        if !(0.0..=1.0).contains(&raised) {
            let error = Error::new(Code::Between, metric).at(name).with("least", 0).with("most", 1);
            return Err(error.got(Number(raised)));
        }
        let now = decay(metric, ("retention", retention), discount)?;
        let then = decay(metric, (name, raised), discount)?;
        // Both lifetime values are `worth` over their decay; so written, nothing that is nearly equal is subtracted.
        let worth = margin * (1.0 + discount);
        let profit = worth - acquisition_cost.unwrap_or_default() * now;
        if profit <= 0.0 {
            return Ok(not_positive(metric, Unit::Fraction, 0, "CLV(retention) - acquisition_cost"));
        }
        Ok(given(metric, Unit::Fraction, worth * rise / (then * profit)))
    }
    example ("100" = 100.0, "0.8" = 0.8, "0.05" = 0.05, "0.1" = 0.1, "200" = Some(200.0); lifetime_value::Change::Points) => 0.43999999999999995;
}
