//! Lifetime value: what a customer has brought, and will bring.

use super::shapes::*;
use crate::field::Unit;
use crate::math::sum;
use crate::metric::formulas;
use crate::rows::Column;

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
}
