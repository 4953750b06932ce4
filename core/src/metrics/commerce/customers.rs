//! Who buys: customers, how often they come back, and what they are worth beside each other.

use super::super::shapes::*;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::math::concentration::top_share;
use crate::metric::{at_most, formulas};
use crate::note::{Code as NoteCode, Note};
use crate::rows::Column;

formulas! { "commerce":
    /// Unique customers is the number of different customers who placed an order in the window.
    ///
    /// Guests without an identity are no customers here; pass null for them. Unique customers of parts do not add up
    /// to those of the whole.
    formula "number of distinct customer_ids"
    source "Shopify: Customers. GA4: Total purchasers."
    alias "buyers";
    fn unique_customers(
        /// The customer of each order; null where there is none.
        customer_ids: Column<'_> as Ids,
    ) -> Count, Higher {
        distinct("unique_customers", ("customer_ids", &customer_ids))
    }
    example ("[\"a\", \"b\", \"b\", \"c\"]" = (&["a", "b", "b", "c"][..]).into()) => 3.0;

    /// New customers is the number of customers whose first order of all lies in the window.
    ///
    /// It needs the whole history: a customer whose earlier orders are missing from the data counts as new, so the first
    /// months of a log show too many. Guests are no customers here.
    formula "customers whose first order lies in the window"
    source "Shopify: New customers. GA4: First-time purchasers."
    fn new_customers(
        /// Customers whose first order lies in the window.
        new_customers: u64 as Count,
    ) -> Count, Higher { total("new_customers", new_customers) }
    example ("120" = 120) => 120.0;

    /// Returning customers is the number of customers with an order in the window and two orders or more by its end.
    ///
    /// It looks back before the window, and never ahead, so past periods do not change. A customer whose first two
    /// orders lie in the window is new and returning at once: the two numbers do not add up to all customers.
    formula "customers of the window with two orders or more up to its end"
    source "Shopify: Returning customers (there also by orders after the window). GA4: Returning purchasers."
    fn returning_customers(
        /// Customers of the window with two orders or more up to its end.
        returning_customers: u64 as Count,
    ) -> Count, Higher { total("returning_customers", returning_customers) }
    example ("80" = 80) => 80.0;

    /// Purchase frequency is the number of orders a customer places in the window, 365 days unless it says otherwise.
    ///
    /// It is at least 1, since only customers with an order count. Compare windows of one length only: a month's figure
    /// is no twelfth of a year's.
    formula "orders / unique_customers"
    source "Shopify: Orders per customer. Some tools divide 365 by the mean gap of repeat buyers instead."
    fn purchase_frequency(
        /// Orders of identified customers in the window.
        orders: u64 as Count,
        /// Different customers among them.
        unique_customers: u64 as Count,
        /// Standard deviation of the orders a customer.
        sd: Option<f64> as NonNegative = Null,
    ) -> OrdersPerCustomer, Higher {
        at_most("purchase_frequency", ("unique_customers", unique_customers), ("orders", orders))?;
        let customers = ("unique_customers", unique_customers);
        Ok(mean("purchase_frequency", Unit::OrdersPerCustomer, orders as f64, customers, sd))
    }
    example ("1500" = 1500, "600" = 600, "1.9" = Some(1.9)) => 2.5 in [2.347663323, 2.652336677];

    /// Revenue per customer is what a customer of the window spends in it.
    ///
    /// It is average order value times purchase frequency where no order is a guest's. It divides by customers who
    /// bought, not by all users (ARPU). From totals alone there is no interval; pass `sd`.
    formula "revenue / unique_customers"
    source "Shopify: Amount spent per customer. GA4: Average purchase revenue per paying user (ARPPU)."
    alias "ARPU", "ARPPU", "ARPA";
    fn revenue_per_customer(
        /// Revenue of those customers in the window, net of discounts; below 0 only when refunds are included.
        revenue: f64 as Real,
        /// Different customers with an order in the window.
        unique_customers: u64 as Count,
        /// Standard deviation of the revenue of a customer.
        sd: Option<f64> as NonNegative = Null,
    ) -> Money, Higher {
        Ok(mean("revenue_per_customer", Unit::Money, revenue, ("unique_customers", unique_customers), sd))
    }
    example ("75000" = 75000.0, "600" = 600, "140" = Some(140.0)) => 125.0 in [113.7751922, 136.2248078];

    /// Repeat purchase rate is the share of the window's customers who ordered at least twice within it.
    ///
    /// It is closed under the window, so past periods never change. It is not Shopify's returning customer rate, which
    /// looks back before the window, and not the share of orders that are repeats.
    formula "repeat_customers / customers"
    source "Klaviyo: Repeat purchase rate. Smile.io: Repeat customer rate."
    alias "RPR";
    fn repeat_purchase_rate(
        /// Customers with two orders or more in the window.
        repeat_customers: u64 as Count,
        /// Customers with an order in the window.
        customers: u64 as Count,
    ) -> Fraction, Higher {
        share("repeat_purchase_rate", ("repeat_customers", repeat_customers), ("customers", customers))
    }
    example ("8" = 8, "26" = 26) => 0.3076923076923077 in [0.165013156, 0.4998825832];

    /// Returning customer rate is the share of the window's customers who had ordered twice or more by its end.
    ///
    /// It looks back before the window, unlike the repeat purchase rate, so a short history lowers it: say where the data
    /// begin. It does not look ahead, unlike Shopify's, so past periods never change.
    formula "returning_customers / customers"
    source "Shopify: Returning customer rate (there also by orders after the window)."
    fn returning_customer_rate(
        /// Customers of the window with two orders or more up to its end.
        returning_customers: u64 as Count,
        /// Customers with an order in the window.
        customers: u64 as Count,
    ) -> Fraction, Higher {
        share("returning_customer_rate", ("returning_customers", returning_customers), ("customers", customers))
    }
    example ("3" = 3, "4" = 4) => 0.75 in [0.3006418426, 0.9544127392];

    /// Repeat order rate is the share of orders that are not their customer's first.
    ///
    /// It counts orders, not customers: one loyal customer moves it by each of his orders. It is often printed as
    /// repeat purchase rate, which is another number. From a log the interval respects that.
    formula "repeat_orders / orders"
    source "Shopify: orders of returning customers / orders, in the report of first-time and returning customer sales."
    fn repeat_order_rate(
        /// Orders that are not their customer's first.
        repeat_orders: u64 as Count,
        /// Orders of identified customers in the window.
        orders: u64 as Count,
    ) -> Fraction, Higher { share("repeat_order_rate", ("repeat_orders", repeat_orders), ("orders", orders)) }
    example ("4" = 4, "6" = 6) => 0.6666666666666666 in [0.2999933151, 0.9032285889];

    /// Guest checkout rate is the share of orders placed without an account.
    ///
    /// It counts orders, because guests have no identity to count. Lower makes repeat custom easier to see; a low value
    /// can also mean that accounts are forced, so read it beside cart abandonment.
    formula "guest_orders / orders"
    source "Lifesight: guest checkouts / total checkouts."
    fn guest_checkout_rate(
        /// Orders placed without an account.
        guest_orders: u64 as Count,
        /// Orders placed in the window.
        orders: u64 as Count,
    ) -> Fraction, Lower {
        share("guest_checkout_rate", ("guest_orders", guest_orders), ("orders", orders))
    }
    example ("430" = 430, "1000" = 1000) => 0.43 in [0.3996409199, 0.4608948263];

    /// Top decile revenue share is the share of revenue that the tenth of customers who spend most bring.
    ///
    /// A tenth is rounded up to whole customers. A high share is a risk where it hangs on few names and a strength where
    /// they stay, so it is neither good nor bad. In a small group the largest few are always a large share.
    formula "sum of the ceil(n / 10) largest customer_revenues / sum of customer_revenues"
    source "The 80/20 rule asks the same of the top fifth; Lorenz and Pareto curves show every share."
    alias "Pareto";
    fn top_decile_revenue_share(
        /// Revenue of each customer in the window, net of refunds.
        customer_revenues: Column<'_> as Amounts,
    ) -> Fraction, Neither {
        let values = numbers("top_decile_revenue_share", "customer_revenues", &customer_revenues)?;
        let n = values.len() as u64;
        if n == 0 {
            let empty = Note::new(NoteCode::NoValues).with("input", "customer_revenues");
            return Ok(Estimate::undefined("top_decile_revenue_share", Unit::Fraction, 0, empty));
        }
        let Some(top) = top_share(&values, n.div_ceil(10)) else {
            return Ok(not_positive("top_decile_revenue_share", Unit::Fraction, n, "customer_revenues"));
        };
        let estimate = |evidence| Estimate::new("top_decile_revenue_share", Unit::Fraction, top.share, n, evidence);
        Ok(match top.variance {
            Some(variance) => estimate(Evidence::top_share(n, variance)),
            None => estimate(Evidence::Exact).note(too_few(n)),
        })
    }
    example ("[900, 400, 210, 120, 95, 80, 60, 55, 40, 40, 30, 20]" = (&[900.0, 400.0, 210.0, 120.0, 95.0, 80.0, 60.0, 55.0, 40.0, 40.0, 30.0, 20.0][..]).into()) => 0.6341463414634146 in [0.3265327757, 1.0];

    /// Returning to one-time spend is what a returning customer spends, as a multiple of a customer with one order.
    ///
    /// Both are means a customer over the same window. Those who come back differ from those who do not: the ratio is
    /// not what a second order would make of a one-time customer. Pass the standard deviations and numbers for an interval.
    formula "spend_returning / spend_one_time"
    source "Quoted as \"returning customers spend x times as much\"; whose spend, and over which window, is seldom said."
    fn returning_to_one_time_spend(
        /// Mean revenue of a customer with two orders or more.
        spend_returning: f64 as Real,
        /// Mean revenue of a customer with one order.
        spend_one_time: f64 as Real,
        /// Standard deviation of the revenue of a returning customer.
        sd_returning: Option<f64> as NonNegative = Null,
        /// Returning customers.
        returning: Option<u64> as Count = Null,
        /// Standard deviation of the revenue of a customer with one order.
        sd_one_time: Option<f64> as NonNegative = Null,
        /// Customers with one order.
        one_time: Option<u64> as Count = Null,
    ) -> Ratio, Neither {
        let back = Group { name: "spend_returning", mean: spend_returning, sd: sd_returning, n: returning };
        let once = Group { name: "spend_one_time", mean: spend_one_time, sd: sd_one_time, n: one_time };
        let instead = Instead::Pass(&["sd_returning", "returning", "sd_one_time", "one_time"]);
        compared("returning_to_one_time_spend", Unit::Ratio, back, once, instead)
    }
    example ("150" = 150.0, "60" = 60.0, "120" = Some(120.0), "200" = Some(200), "45" = Some(45.0), "300" = Some(300)) => 2.5 in [2.174208718, 2.874609024];
}
