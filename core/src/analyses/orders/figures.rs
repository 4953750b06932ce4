//! The figures of an order log as a table: which totals each divides, and how its interval is made.

use super::measures::{Measure, Ratio};
use super::second::Influence;
use super::view::View;
use crate::error::{Code, Error};
use crate::field::{Direction, Unit};
use crate::rows::orders::TABLE;
use crate::states::totals::CrossSell;

/// How a figure comes from a cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// A total of the whole record.
    Total(Measure),
    /// Growth of a total on the period before.
    Growth(Measure),
    /// A ratio of totals over clusters; so many units stand behind it, in so many clusters.
    Mean { ratio: Ratio, n: Measure, clusters: Measure },
    /// A share of independent customers.
    ShareOfCustomers(Ratio),
    /// A share of orders, which come in clusters.
    ShareOfOrders { ratio: Ratio, clusters: Measure },
    /// A quantile of a list of values, which come in clusters.
    Quantile { p: f64, list: List, clusters: Measure },
    /// The median time to the second order, which some customers have not placed yet.
    SecondPurchase,
    /// The share of revenue that the best tenth of customers bring.
    TopDecile,
    /// One ratio over another, or how much it lies above it.
    Log { influence: Influence, top: Ratio, bottom: Ratio, less: i8 },
}

/// A list behind a quantile, and the place of its count in [`super::second::BELOW`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Median,
    P90,
    Gap,
}

/// What a figure asks of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Nothing,
    Guests,
    Refunds,
    Cost,
    Category,
    Member,
}

/// One figure of the log.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    /// The metric's id.
    pub(crate) id: &'static str,
    pub(crate) unit: Unit,
    pub(crate) direction: Direction,
    pub(super) rule: Rule,
    /// What it asks of the table.
    pub(crate) need: Need,
    /// Whether it counts on orders before the window, so that a short history bends it.
    pub(super) looks_back: bool,
}

const fn figure(id: &'static str, unit: Unit, rule: Rule) -> Figure {
    Figure { id, unit, direction: Direction::Higher, rule, need: Need::Nothing, looks_back: false }
}

const fn mean(ratio: Ratio, n: Measure, clusters: Measure) -> Rule {
    Rule::Mean { ratio, n, clusters }
}

const fn share(ratio: Ratio, clusters: Measure) -> Rule {
    Rule::ShareOfOrders { ratio, clusters }
}

impl Figure {
    const fn lower(self) -> Self {
        Self { direction: Direction::Lower, ..self }
    }

    const fn neither(self) -> Self {
        Self { direction: Direction::Neither, ..self }
    }

    const fn looking_back(self) -> Self {
        Self { looks_back: true, ..self }
    }

    const fn needs(self, need: Need) -> Self {
        Self { need, ..self }
    }
}

/// Every figure, in the order of reports. A figure of known measures is one more row.
pub(crate) const FIGURES: &[Figure] = {
    use Measure as M;
    use Unit::{Count, Days, Fraction, Money, OrdersPerCustomer};
    &[
        figure("orders", Count, Rule::Total(M::Orders)),
        figure("unique_customers", Count, Rule::Total(M::Customers)),
        figure("new_customers", Count, Rule::Total(M::Newcomers)).looking_back(),
        figure("returning_customers", Count, Rule::Total(M::Returning)).looking_back(),
        figure("revenue", Money, Rule::Total(M::Ticks)),
        figure("growth_rate", Fraction, Rule::Growth(M::Ticks)),
        figure("average_order_value", Money, mean(Ratio::Order, M::Orders, M::Active)),
        figure(
            "median_order_value",
            Money,
            Rule::Quantile { p: 0.5, list: List::Median, clusters: M::Buyers },
        ),
        figure("p90_order_value", Money, Rule::Quantile { p: 0.9, list: List::P90, clusters: M::Buyers }),
        figure("purchase_frequency", OrdersPerCustomer, mean(Ratio::Frequency, M::Customers, M::Customers)),
        figure("revenue_per_customer", Money, mean(Ratio::Customer, M::Customers, M::Customers)),
        figure("repeat_purchase_rate", Fraction, Rule::ShareOfCustomers(Ratio::Repeat)),
        figure("returning_customer_rate", Fraction, Rule::ShareOfCustomers(Ratio::Returning)).looking_back(),
        figure("repeat_order_rate", Fraction, share(Ratio::RepeatOrder, M::Customers)).looking_back(),
        figure(
            "time_between_purchases",
            Days,
            Rule::Quantile { p: 0.5, list: List::Gap, clusters: M::GapCustomers },
        )
        .lower()
        .looking_back(),
        figure("time_to_second_purchase", Days, Rule::SecondPurchase).lower(),
        figure("top_decile_revenue_share", Fraction, Rule::TopDecile).neither(),
        figure(
            "returning_to_one_time_spend",
            Unit::Ratio,
            Rule::Log {
                influence: Influence::ReturningSpend,
                top: Ratio::ReturningSpend,
                bottom: Ratio::OneTimeSpend,
                less: 0,
            },
        )
        .neither(),
        figure("historic_clv", Money, mean(Ratio::ToDate, M::Known, M::Known)).looking_back(),
        figure("guest_checkout_rate", Fraction, share(Ratio::Guest, M::Buyers)).lower().needs(Need::Guests),
        figure("refund_rate", Fraction, mean(Ratio::Refund, M::Orders, M::Active))
            .lower()
            .needs(Need::Refunds),
        figure("gross_margin_rate", Fraction, mean(Ratio::Margin, M::Orders, M::Active)).needs(Need::Cost),
        figure("cross_sell_rate", Fraction, share(Ratio::Crossed, M::Buyers)).needs(Need::Category),
        figure("member_sales_share", Fraction, mean(Ratio::Member, M::Orders, M::Active)).needs(Need::Member),
        figure(
            "member_aov_lift",
            Fraction,
            Rule::Log {
                influence: Influence::MemberOrder,
                top: Ratio::MemberOrder,
                bottom: Ratio::OtherOrder,
                less: 1,
            },
        )
        .needs(Need::Member),
        figure(
            "member_frequency_lift",
            Fraction,
            Rule::Log {
                influence: Influence::MemberFrequency,
                top: Ratio::MemberFrequency,
                bottom: Ratio::OtherFrequency,
                less: 1,
            },
        )
        .needs(Need::Member),
    ]
};

/// Every figure, as the settings have it.
pub(super) fn ruled(view: &View<'_>) -> impl Iterator<Item = Figure> {
    let by_customer = view.settings.cross_sell == CrossSell::Customer;
    FIGURES.iter().map(move |figure| match figure.need {
        Need::Category if by_customer => {
            Figure { rule: Rule::ShareOfCustomers(Ratio::CrossedCustomer), ..*figure }
        }
        _ => *figure,
    })
}

/// The figures that are asked for by name, or all that the table can give; always in the order of [`FIGURES`].
pub(super) fn chosen(view: &View<'_>, metrics: Option<&[String]>) -> Result<Vec<Figure>, Error> {
    let ruled = ruled(view);
    let Some(metrics) = metrics else {
        return Ok(ruled.filter(|figure| view.gives(figure.need).is_ok()).collect());
    };
    if metrics.is_empty() {
        let error = Error::new(Code::Option, TABLE).at("metrics");
        return Err(error.with("expected", "at least one metric, or left out for all"));
    }
    for metric in metrics {
        let Some(figure) = FIGURES.iter().find(|figure| figure.id == metric) else {
            let ids: Vec<_> = FIGURES.iter().map(|figure| figure.id).collect();
            let error = Error::new(Code::Unknown, TABLE).at("metrics").among(&ids, metric);
            return Err(error.got_text(metric));
        };
        if let Err(column) = view.gives(figure.need) {
            return Err(Error::new(Code::MissingColumn, figure.id).at(column));
        }
    }
    Ok(ruled.filter(|figure| metrics.iter().any(|metric| metric == figure.id)).collect())
}

impl Figure {
    /// The ratios whose products the first walk must gather for it.
    pub(super) fn ratios(&self) -> impl Iterator<Item = Ratio> {
        let (one, two) = match self.rule {
            Rule::Mean { ratio, .. } | Rule::ShareOfCustomers(ratio) | Rule::ShareOfOrders { ratio, .. } => {
                (Some(ratio).filter(|ratio| *ratio != Ratio::ToDate), None)
            }
            Rule::Log { top, bottom, .. } => (Some(top), Some(bottom)),
            _ => (None, None),
        };
        one.into_iter().chain(two)
    }

    /// The influence that the second walk must gather for it.
    pub(super) fn influence(&self) -> Option<Influence> {
        match self.rule {
            Rule::TopDecile => Some(Influence::TopDecile),
            Rule::Log { influence, .. } => Some(influence),
            _ => None,
        }
    }

    /// Whether cells alone show it, with its interval and its change, so that totals of parts do. Lists of values, and what
    /// is measured against totals, need each customer again.
    pub(crate) const fn is_of_totals(&self) -> bool {
        match self.rule {
            Rule::Total(_)
            | Rule::Growth(_)
            | Rule::Mean { .. }
            | Rule::ShareOfCustomers(_)
            | Rule::ShareOfOrders { .. } => true,
            Rule::Quantile { .. } | Rule::SecondPurchase | Rule::TopDecile | Rule::Log { .. } => false,
        }
    }

    /// Whether it is itself a comparison with the period before.
    pub(super) fn is_growth(&self) -> bool {
        matches!(self.rule, Rule::Growth(_))
    }
}
