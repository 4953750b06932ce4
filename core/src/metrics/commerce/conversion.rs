//! What visits, carts, trials and offers turn into.

use super::super::shapes::*;
use crate::estimate::{Estimate, Evidence};
use crate::field::{Choice as _, Unit, choices};
use crate::metric::{at_most, formulas};

choices! {
    /// What a conversion rate counts, in both its inputs.
    ConvertedBy {
        /// Visitors.
        #[default]
        Visitor = "visitor",
        /// Sessions, as Shopify and GA4 count.
        Session = "session",
    }
}

formulas! { "commerce":
    /// Conversion rate is the share of visitors who bought.
    ///
    /// It counts people, not visits: Shopify and GA4 divide by sessions, advertisers by clicks, and the numbers differ.
    /// Orders for each visit are no share, since one visit may have two.
    formula "converted_visitors / visitors"
    source "Shopify: Conversion rate (by sessions). GA4: Purchaser rate. Google Ads: Conversions / interactions."
    alias "CR", "CVR";
    fn conversion_rate(
        /// Visitors who bought in the window.
        converted_visitors: u64 as Count,
        /// Different visitors of the window.
        visitors: u64 as Count,
        /// What is counted, in both inputs.
        by: ConvertedBy as Choice(ConvertedBy::WORDS) = Text("visitor"),
    ) -> Fraction, Higher {
        share("conversion_rate", ("converted_visitors", converted_visitors), ("visitors", visitors))
    }
    example ("336" = 336, "1000" = 1000; commerce::ConvertedBy::Visitor) => 0.336 in [0.3074015898, 0.365853587];

    /// Cart abandonment rate is the share of carts that were not bought.
    ///
    /// A cart that is still open, for 24 hours unless you say otherwise, is neither bought nor abandoned: leave it out.
    /// Counting from the checkout instead of the cart gives checkout abandonment, a lower number.
    formula "1 - completed_carts / carts"
    source "Baymard: Cart abandonment rate. Klaviyo: Started checkout to Placed order."
    fn cart_abandonment_rate(
        /// Carts that were bought.
        completed_carts: u64 as Count,
        /// Carts created, without those still open.
        carts: u64 as Count,
    ) -> Fraction, Lower {
        let metric = "cart_abandonment_rate";
        at_most(metric, ("completed_carts", completed_carts), ("carts", carts))?;
        if carts == 0 {
            return Ok(zero(metric, Unit::Fraction, "carts"));
        }
        let left = carts.saturating_sub(completed_carts);
        let evidence = Evidence::proportion(left, carts);
        Ok(Estimate::new(metric, Unit::Fraction, left as f64 / carts as f64, carts, evidence))
    }
    example ("298" = 298, "1000" = 1000) => 0.702 in [0.6729225763, 0.7295314133];

    /// Cross-sell rate is the share of customers, or of orders, with items of two categories or more.
    ///
    /// Say which of the two it is: a customer collects categories over all orders of the window, so the share of
    /// customers is the larger one. It depends on how finely the categories are cut.
    formula "multi_category / total"
    source "CRM: the attach rate divides by the orders of one base product instead."
    alias "attach rate";
    fn cross_sell_rate(
        /// Customers, or orders, with items of two categories or more.
        multi_category: u64 as Count,
        /// All customers, or orders, of the window.
        total: u64 as Count,
    ) -> Fraction, Higher { share("cross_sell_rate", ("multi_category", multi_category), ("total", total)) }
    example ("180" = 180, "1000" = 1000) => 0.18 in [0.1574268925, 0.2050222329];

    /// Upsell rate is the share of eligible customers who moved to a dearer plan or product.
    ///
    /// The library does not guess which product is dearer, nor who was eligible: both are yours to name. Expansion by
    /// revenue is another number, net revenue retention.
    formula "upgraded / eligible"
    source "No product reports it under one definition; name what was eligible."
    fn upsell_rate(
        /// Customers who moved up.
        upgraded: u64 as Count,
        /// Customers to whom the offer applied.
        eligible: u64 as Count,
    ) -> Fraction, Higher { share("upsell_rate", ("upgraded", upgraded), ("eligible", eligible)) }
    example ("42" = 42, "600" = 600) => 0.07 in [0.05220190369, 0.09326915918];

    /// Trial conversion rate is the share of trials that became paying.
    ///
    /// Count a cohort by the start of the trial, and only trials that have had their time: one that is still running is
    /// no failure, and counting it as one makes every recent month look bad.
    formula "converted / trials"
    source "ChartMogul, Baremetrics: Trial-to-paid rate."
    fn trial_conversion_rate(
        /// Trials that became paying.
        converted: u64 as Count,
        /// Trials started in the cohort whose time to convert is over.
        trials: u64 as Count,
    ) -> Fraction, Higher { share("trial_conversion_rate", ("converted", converted), ("trials", trials)) }
    example ("54" = 54, "300" = 300) => 0.18 in [0.1406583027, 0.2274331989];
}
