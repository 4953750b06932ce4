//! Commerce: what customers order, how much and how often.

use std::collections::BTreeSet;

use crate::error::Error;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::math::sum;
use crate::metric::{at_most, formulas};
use crate::note::{Code as NoteCode, Note};
use crate::rows::{Column, Reader};

/// A value that a zero denominator leaves undefined.
fn zero(metric: &'static str, unit: Unit, denominator: &'static str) -> Estimate {
    Estimate::undefined(
        metric,
        unit,
        0,
        Note::new(NoteCode::ZeroDenominator).with("denominator", denominator),
    )
}

/// A share of a whole, with Wilson's interval; a part larger than its whole is refused.
fn share(
    metric: &'static str,
    (part, successes): (&'static str, u64),
    (whole, trials): (&'static str, u64),
) -> Result<Estimate, Error> {
    at_most(metric, (part, successes), (whole, trials))?;
    if trials == 0 {
        return Ok(zero(metric, Unit::Fraction, whole));
    }
    let value = successes as f64 / trials as f64;
    Ok(Estimate::new(metric, Unit::Fraction, value, trials, Evidence::proportion(successes, trials)))
}

/// A mean from totals; only a standard deviation gives it an interval.
fn mean(metric: &'static str, unit: Unit, value: f64, n: u64, sd: Option<f64>) -> Estimate {
    match sd {
        Some(sd) if n > 1 => Estimate::new(metric, unit, value, n, Evidence::Mean { n, variance: sd * sd }),
        Some(_) => {
            let few = Note::new(NoteCode::TooFew).with("count", n).with("units", "values");
            Estimate::new(metric, unit, value, n, Evidence::Exact).note(few)
        }
        None => Estimate::new(metric, unit, value, n, Evidence::Exact).note(Note::new(NoteCode::TotalsOnly)),
    }
}

formulas! { "commerce":
    /// Orders is the number of valid orders placed in the window.
    ///
    /// One order counts once, however many lines or parcels it has. Cancelled and test orders are taken out before;
    /// a refund is no order.
    formula "orders"
    source "Shopify: Orders. GA4: Transactions."
    fn orders(
        /// Orders placed in the window.
        orders: u64 as Count,
    ) -> Count, Higher {
        Ok(Estimate::new("orders", Unit::Count, orders as f64, orders, Evidence::Exact))
    }
    example ("250" = 250) => 250.0;

    /// Unique customers is the number of different customers who placed an order in the window.
    ///
    /// Guests without an identity are no customers here; pass null for them. Unique customers of parts do not add up
    /// to those of the whole.
    formula "number of distinct customer_ids"
    source "Shopify: Customers. GA4: Total purchasers."
    fn unique_customers(
        /// The customer of each order; null where there is none.
        customer_ids: Column<'_> as Ids,
    ) -> Count, Higher {
        let reader = Reader { table: "unique_customers", input: "customer_ids", column: &customer_ids };
        let mut seen = BTreeSet::new();
        for row in 0..customer_ids.len() {
            seen.extend(reader.key(row, "customer")?);
        }
        let count = seen.len() as u64;
        Ok(Estimate::new("unique_customers", Unit::Count, count as f64, count, Evidence::Exact))
    }
    example ("[\"a\", \"b\", \"b\", \"c\"]" = (&["a", "b", "b", "c"][..]).into()) => 3.0;

    /// Revenue is the sum of order values.
    ///
    /// Net sales is the natural choice: after discounts and refunds, before tax and shipping. The library sums what it
    /// is given, exactly: the same total comes out whatever the order of rows.
    formula "sum of order_values"
    source "Shopify: Net sales. GA4: Purchase revenue."
    fn revenue(
        /// Value of each order; refunds are below 0.
        order_values: Column<'_> as Amounts,
    ) -> Money, Higher {
        let reader = Reader { table: "revenue", input: "order_values", column: &order_values };
        let mut values = Vec::with_capacity(order_values.len());
        for row in 0..order_values.len() {
            values.push(reader.number(row)?);
        }
        let n = values.len() as u64;
        Ok(Estimate::new("revenue", Unit::Money, sum::sum(&values), n, Evidence::Exact))
    }
    example ("[40, 60, 25]" = (&[40.0, 60.0, 25.0][..]).into()) => 125.0;

    /// Average order value (AOV) is the mean value of an order.
    ///
    /// Order values are skewed: look at the median beside it. From totals alone there is no interval; pass the standard
    /// deviation of the order values as `sd`. From a log (`Orders`), the interval respects that orders of one customer
    /// are alike, and is wider: 1.76 times on a real log.
    formula "revenue / orders"
    source "Shopify: Average order value (returns not deducted there). GA4: Average purchase revenue."
    fn average_order_value(
        /// Revenue of the window, net of discounts; below 0 only when refunds are included.
        revenue: f64 as Real,
        /// Orders placed in the window.
        orders: u64 as Count,
        /// Standard deviation of the order values.
        sd: Option<f64> as OptionalPositive,
    ) -> Money, Higher {
        if orders == 0 {
            return Ok(zero("average_order_value", Unit::Money, "orders"));
        }
        Ok(mean("average_order_value", Unit::Money, revenue / orders as f64, orders, sd))
    }
    example ("12500" = 12500.0, "250" = 250, "18" = Some(18.0)) => 50.0 in [47.75783992, 52.24216008];

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
        sd: Option<f64> as OptionalPositive,
    ) -> OrdersPerCustomer, Higher {
        at_most("purchase_frequency", ("unique_customers", unique_customers), ("orders", orders))?;
        if unique_customers == 0 {
            return Ok(zero("purchase_frequency", Unit::OrdersPerCustomer, "unique_customers"));
        }
        let value = orders as f64 / unique_customers as f64;
        Ok(mean("purchase_frequency", Unit::OrdersPerCustomer, value, unique_customers, sd))
    }
    example ("1500" = 1500, "600" = 600, "1.9" = Some(1.9)) => 2.5 in [2.347663323, 2.652336677];

    /// Repeat purchase rate is the share of the window's customers who ordered at least twice within it.
    ///
    /// It is closed under the window, so past periods never change. It is not Shopify's returning customer rate, which
    /// looks back before the window, and not the share of orders that are repeats.
    formula "repeat_customers / customers"
    source "Klaviyo: Repeat purchase rate. Smile.io: Repeat customer rate."
    fn repeat_purchase_rate(
        /// Customers with two orders or more in the window.
        repeat_customers: u64 as Count,
        /// Customers with an order in the window.
        customers: u64 as Count,
    ) -> Fraction, Higher {
        share("repeat_purchase_rate", ("repeat_customers", repeat_customers), ("customers", customers))
    }
    example ("8" = 8, "26" = 26) => 0.3076923076923077 in [0.165013156, 0.4998825832];

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

    /// Growth rate is the change of a measure as a share of its previous value.
    ///
    /// A previous value of 0 or below leaves it undefined: report the absolute change. The growth of a rate is
    /// ambiguous (points or per cent): take the difference of the two estimates instead.
    formula "(current - previous) / previous"
    source "GA4: % change. Shopify: comparison with the previous period."
    fn growth_rate(
        /// Measure of this period.
        current: f64 as Real,
        /// The same measure of the period before, of equal length.
        previous: f64 as Real,
    ) -> Fraction, Higher {
        if previous <= 0.0 {
            let why = Note::new(NoteCode::NotPositive).with("input", "previous");
            return Ok(Estimate::undefined("growth_rate", Unit::Fraction, 0, why));
        }
        let value = (current - previous) / previous;
        Ok(Estimate::new("growth_rate", Unit::Fraction, value, 0, Evidence::Exact))
    }
    example ("118000" = 118000.0, "100000" = 100000.0) => 0.18;
}
