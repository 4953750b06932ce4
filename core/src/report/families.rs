//! The headings under which a long report puts its metrics.

use crate::text::{Message, words};

/// Families in the order of reports, so that the order of the figures is also that of their headings.
const FAMILIES: &[(&Message, &[&str])] = &[
    (
        &words::FAMILY_ORDERS,
        &["orders", "unique_customers", "new_customers", "returning_customers", "revenue", "growth_rate"],
    ),
    (&words::FAMILY_ORDER_VALUE, &["average_order_value", "median_order_value", "p90_order_value"]),
    (
        &words::FAMILY_REPEAT,
        &[
            "purchase_frequency",
            "revenue_per_customer",
            "repeat_purchase_rate",
            "returning_customer_rate",
            "repeat_order_rate",
        ],
    ),
    (&words::FAMILY_TIMING, &["time_between_purchases", "time_to_second_purchase"]),
    (&words::FAMILY_CUSTOMERS, &["top_decile_revenue_share", "returning_to_one_time_spend", "historic_clv"]),
    (
        &words::FAMILY_CHECKOUT,
        &["guest_checkout_rate", "refund_rate", "gross_margin_rate", "cross_sell_rate"],
    ),
    (&words::FAMILY_MEMBERS, &["member_sales_share", "member_aov_lift", "member_frequency_lift"]),
];

/// Fewer metrics than these need no headings.
const MANY: usize = 9;

/// The family of a metric; what is in none is "Other".
pub(super) fn family(metric: &str) -> &'static Message {
    let family = FAMILIES.iter().find(|(_, metrics)| metrics.contains(&metric));
    family.map_or(&words::FAMILY_OTHER, |(name, _)| *name)
}

/// Items in their order, in runs of one family each; without headings where the metrics are few.
pub(super) fn by_family<'a, T>(
    items: &'a [T],
    metric: impl Fn(&T) -> &str,
) -> Vec<(Option<&'static Message>, &'a [T])> {
    if items.len() < MANY {
        return vec![(None, items)];
    }
    let same = |a: &T, b: &T| family(metric(a)).key == family(metric(b)).key;
    let headed = |run: &'a [T]| (run.first().map(|first| family(metric(first))), run);
    items.chunk_by(same).map(headed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyses::orders::FIGURES;

    #[test]
    fn every_figure_has_a_family_and_no_heading_comes_twice() {
        let ids: Vec<&str> = FIGURES.iter().map(|figure| figure.id).collect();
        assert!(ids.iter().all(|id| family(id).english != "Other"), "{ids:?}");
        let runs = by_family(&ids, |id| id);
        for (index, (heading, _)) in runs.iter().enumerate() {
            let key = |heading: &Option<&Message>| heading.map(|heading| heading.key);
            assert!(runs.iter().skip(index + 1).all(|(other, _)| key(other) != key(heading)), "{heading:?}");
        }
        assert_eq!(by_family(&ids[..3], |id| id).len(), 1);
        assert_eq!(family("nps").english, "Other");
    }
}
