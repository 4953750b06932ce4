//! What is sold: orders, revenue, the value of an order, margin and price.

use super::super::shapes::*;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::math::sum;
use crate::metric::formulas;
use crate::note::Code as NoteCode;
use crate::rows::Column;
use crate::text::words;

formulas! { "commerce":
    /// Orders is the number of valid orders placed in the window.
    ///
    /// One order counts once, however many lines or parcels it has. Cancelled and test orders are taken out before;
    /// a refund is no order.
    formula "orders"
    source "Shopify: Orders. GA4: Transactions."
    alias "transactions";
    fn orders(
        /// Orders placed in the window.
        orders: u64 as Count,
    ) -> Count, Higher {
        total("orders", orders)
    }
    example ("250" = 250) => 250.0;

    /// Revenue is the sum of order values.
    ///
    /// Net sales is the natural choice: after discounts and refunds, before tax and shipping. The library sums what it
    /// is given, exactly: the same total comes out whatever the order of rows.
    formula "sum of order_values"
    source "Shopify: Net sales. GA4: Purchase revenue."
    alias "sales";
    fn revenue(
        /// Value of each order; refunds are below 0.
        order_values: Column<'_> as Amounts,
    ) -> Money, Higher {
        let values = numbers("revenue", "order_values", &order_values)?;
        let n = values.len() as u64;
        Ok(whole_record("revenue", Unit::Money, sum::sum(&values), n))
    }
    example ("[40, 60, 25]" = (&[40.0, 60.0, 25.0][..]).into()) => 125.0;

    /// Average order value (AOV) is the mean value of an order.
    ///
    /// Order values are skewed: look at the median beside it. From totals alone there is no interval; pass the standard
    /// deviation of the order values as `sd`. From a log (`Orders`), the interval respects that orders of one customer
    /// are alike, and is wider: 1.76 times on a real log.
    formula "revenue / orders"
    source "Shopify: Average order value (returns not deducted there). GA4: Average purchase revenue."
    alias "AOV";
    fn average_order_value(
        /// Revenue of the window, net of discounts; below 0 only when refunds are included.
        revenue: f64 as Real,
        /// Orders placed in the window.
        orders: u64 as Count,
        /// Standard deviation of the order values.
        sd: Option<f64> as NonNegative = Null,
    ) -> Money, Higher {
        Ok(mean("average_order_value", Unit::Money, revenue, ("orders", orders), sd))
    }
    example ("12500" = 12500.0, "250" = 250, "18" = Some(18.0)) => 50.0 in [47.75783992, 52.24216008];

    /// Median order value is the value that half of the orders reach.
    ///
    /// A few large orders lift the average and leave the median where it is: where the two part, the average is no
    /// typical order. From a list the orders count as independent; from a log (`Orders`), the interval respects that
    /// orders of one customer are alike, and is wider.
    formula "the value in the middle of order_values (quantile of type 7)"
    source "Hyndman and Fan 1996; the default of R, NumPy and pandas."
    fn median_order_value(
        /// Value of each order, without refunds.
        order_values: Column<'_> as Amounts,
    ) -> Money, Higher {
        let values = numbers("median_order_value", "order_values", &order_values)?;
        Ok(quantile("median_order_value", Unit::Money, ("order_values", values), 0.5))
    }
    example ("[12, 18, 25, 28, 31, 40, 44, 58, 75, 112, 260]" = (&[12.0, 18.0, 25.0, 28.0, 31.0, 40.0, 44.0, 58.0, 75.0, 112.0, 260.0][..]).into()) => 40.0 in [18.0, 112.0];

    /// The 90 % order value is the value that one order in ten reaches.
    ///
    /// It shows what the best orders are worth, where the average mixes them with all others. It needs 36 orders for an
    /// interval; from a log (`Orders`), the interval respects that orders of one customer are alike, and is wider.
    formula "the 90 % quantile of order_values (type 7)"
    source "Hyndman and Fan 1996; the default of R, NumPy and pandas."
    fn p90_order_value(
        /// Value of each order, without refunds.
        order_values: Column<'_> as Amounts,
    ) -> Money, Higher {
        let values = numbers("p90_order_value", "order_values", &order_values)?;
        Ok(quantile("p90_order_value", Unit::Money, ("order_values", values), 0.9))
    }
    example ("[12, 18, 25, 28, 31, 40, 44, 58, 75, 112, 260]" = (&[12.0, 18.0, 25.0, 28.0, 31.0, 40.0, 44.0, 58.0, 75.0, 112.0, 260.0][..]).into()) => 112.0;

    /// Refund rate is the number of refunds for each order.
    ///
    /// Refunds of a window may be for orders of an earlier one, so it can exceed 1 and is no share: its interval is that
    /// of a rate of events. It counts refunds; their amounts already lower revenue.
    formula "refunds / orders"
    source "Shopify: Return rate divides items or amounts instead; name which one is meant."
    alias "return rate";
    fn refund_rate(
        /// Refunds in the window, also of earlier orders.
        refunds: u64 as Count,
        /// Orders placed in the window.
        orders: u64 as Count,
    ) -> Fraction, Lower {
        Ok(events("refund_rate", Unit::Fraction, refunds, ("orders", orders)))
    }
    example ("24" = 24, "400" = 400) => 0.06 in [0.03844313214, 0.08927524398];

    /// Gross margin rate is the share of revenue that is left after the cost of what was sold.
    ///
    /// It is below 0 where the cost exceeds the revenue. The caller says what cost means: goods alone, or shipping and
    /// fees as well; a revenue of 0 or below leaves it undefined. From a log with a cost column it has an interval.
    formula "(revenue - cost) / revenue"
    source "Shopify: Gross margin."
    alias "gross margin";
    fn gross_margin_rate(
        /// Revenue of the window, net of discounts and refunds.
        revenue: f64 as Real,
        /// Cost of what was sold.
        cost: f64 as NonNegative,
    ) -> Fraction, Higher {
        if revenue <= 0.0 {
            return Ok(not_positive("gross_margin_rate", Unit::Fraction, 0, "revenue"));
        }
        let value = (revenue - cost) / revenue;
        let estimate = Estimate::new("gross_margin_rate", Unit::Fraction, value, 0, Evidence::Exact);
        Ok(estimate.note(totals_only(FROM_A_LOG)))
    }
    example ("12500" = 12500.0, "7500" = 7500.0) => 0.4;

    /// Growth rate is the change of a measure as a share of its previous value.
    ///
    /// A previous value of 0 or below leaves it undefined: report the absolute change. The growth of a rate is
    /// ambiguous (points or per cent): take the difference of the two estimates instead.
    formula "(current - previous) / previous"
    source "GA4: % change. Shopify: comparison with the previous period."
    alias "percent change";
    fn growth_rate(
        /// Measure of this period.
        current: f64 as Real,
        /// The same measure of the period before, of equal length.
        previous: f64 as Real,
    ) -> Fraction, Higher {
        let (change, of) = (current - previous, ("previous", previous));
        Ok(part_of("growth_rate", Unit::Fraction, change, of, NoteCode::NoSampling))
    }
    example ("118000" = 118000.0, "100000" = 100000.0) => 0.18;

    /// Price elasticity is the relative change of the quantity sold for each relative change of the price.
    ///
    /// Below −1, dearer means less revenue; from −1 to 0, more. Changes are taken from the midpoint (the arc formula), so
    /// both directions give one number. Two points show no spread, and what else changed between them counts as price.
    formula "((q1 - q0) / ((q1 + q0) / 2)) / ((p1 - p0) / ((p1 + p0) / 2))"
    source "Economics: arc (midpoint) elasticity; point and log-log elasticity differ."
    fn price_elasticity(
        /// Price before.
        p0: f64 as Positive,
        /// Price after.
        p1: f64 as Positive,
        /// Quantity sold at the price before.
        q0: u64 as Count,
        /// Quantity sold at the price after, in a period of equal length.
        q1: u64 as Count,
    ) -> Ratio, Neither {
        if p0 == p1 {
            return Ok(zero("price_elasticity", Unit::Ratio, "p1 - p0"));
        }
        if q0 == 0 && q1 == 0 {
            return Ok(zero("price_elasticity", Unit::Ratio, "q0 + q1"));
        }
        let (before, after) = (q0 as f64, q1 as f64);
        // Quotients first: products of large prices would overflow.
        let value = (after - before) / (after + before) / ((p1 - p0) / (p0 + p1));
        let estimate = Estimate::new("price_elasticity", Unit::Ratio, value, q0.saturating_add(q1), Evidence::Exact);
        Ok(estimate.note(totals_only(Instead::Say(&words::INSTEAD_PRICES))))
    }
    example ("10" = 10.0, "11" = 11.0, "1000" = 1000, "940" = 940) => -0.6494845360824743;
}
