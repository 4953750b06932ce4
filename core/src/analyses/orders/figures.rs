//! The figures of an order log as a table: which customer totals each divides, and how its interval is made.

use super::cells::{Cell, Products, Totals};
use crate::estimate::{Estimate, Evidence};
use crate::field::{Direction, Unit};
use crate::math::linear::{effective_size, ratio_variance, residual_product};
use crate::math::rational::divide;
use crate::metrics::commerce;
use crate::note::{Code as NoteCode, Note};

/// What is counted of each customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Measure {
    /// Orders.
    Orders,
    /// Revenue in ticks, refunds subtracted.
    Ticks,
    /// Orders without an account.
    Guests,
    /// Orders of identified customers.
    Identified,
    /// 1 for an identified customer with an order.
    Customers,
    /// 1 for an identified customer with two orders or more.
    Repeaters,
}

/// How many measures there are.
pub(super) const MEASURES: usize = 6;

impl Measure {
    const fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Ticks => "revenue",
            Self::Guests => "guest_orders",
            Self::Identified => "orders",
            Self::Customers => "customers",
            Self::Repeaters => "repeat_customers",
        }
    }
}

impl Totals {
    /// In the order of [`Measure`].
    pub(super) fn measures(&self) -> [i128; MEASURES] {
        let Self { orders, ticks, guests, identified } = *self;
        let (customers, repeaters) = (identified > 0, identified > 1);
        [orders.into(), ticks.into(), guests.into(), identified.into(), customers.into(), repeaters.into()]
    }
}

/// A ratio of totals over customers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratio {
    pub(super) numerator: Measure,
    pub(super) denominator: Measure,
}

/// The ratios whose products each cell gathers.
pub(super) const RATIOS: &[Ratio; 4] = &[
    Ratio { numerator: Measure::Ticks, denominator: Measure::Orders },
    Ratio { numerator: Measure::Identified, denominator: Measure::Customers },
    Ratio { numerator: Measure::Repeaters, denominator: Measure::Customers },
    Ratio { numerator: Measure::Guests, denominator: Measure::Orders },
];

/// How a figure comes from a cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// A total of the whole record.
    Total(Measure),
    /// A mean: ratio of totals over clusters.
    Mean(usize, Clusters),
    /// A share of independent customers.
    ShareOfCustomers(usize),
    /// A share of orders, which come in clusters.
    ShareOfOrders(usize),
    /// Growth of a total on the period before.
    Growth(Measure),
}

/// Which clusters carry a ratio.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clusters {
    /// All with any row, refunds included.
    Active,
    /// Identified customers with an order.
    Customers,
}

/// One figure of the log.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    /// The metric's id.
    pub(crate) id: &'static str,
    pub(super) unit: Unit,
    pub(crate) direction: Direction,
    pub(super) rule: Rule,
}

const fn figure(id: &'static str, unit: Unit, rule: Rule) -> Figure {
    Figure { id, unit, direction: Direction::Higher, rule }
}

/// Every figure, in the order of reports. A figure of known measures is one more row.
pub(crate) const FIGURES: &[Figure] = &[
    figure("orders", Unit::Count, Rule::Total(Measure::Orders)),
    figure("unique_customers", Unit::Count, Rule::Total(Measure::Customers)),
    figure("revenue", Unit::Money, Rule::Total(Measure::Ticks)),
    figure("growth_rate", Unit::Fraction, Rule::Growth(Measure::Ticks)),
    figure("average_order_value", Unit::Money, Rule::Mean(0, Clusters::Active)),
    figure("purchase_frequency", Unit::OrdersPerCustomer, Rule::Mean(1, Clusters::Customers)),
    figure("repeat_purchase_rate", Unit::Fraction, Rule::ShareOfCustomers(2)),
    Figure {
        direction: Direction::Lower,
        ..figure("guest_checkout_rate", Unit::Fraction, Rule::ShareOfOrders(3))
    },
];

impl Figure {
    /// The ratio behind it, if it is one.
    pub(super) fn ratio(&self) -> Option<usize> {
        match self.rule {
            Rule::Mean(ratio, _) | Rule::ShareOfCustomers(ratio) | Rule::ShareOfOrders(ratio) => Some(ratio),
            Rule::Total(_) | Rule::Growth(_) => None,
        }
    }

    /// Whether it is itself a comparison with the period before.
    pub(super) fn is_growth(&self) -> bool {
        matches!(self.rule, Rule::Growth(_))
    }

    /// Whether it is about guests.
    pub(super) fn needs_guests(&self) -> bool {
        matches!(self.rule, Rule::ShareOfOrders(3))
    }

    /// The figure of a cell; `before` is the cell it is compared with, where that was observed.
    pub(super) fn estimate(&self, cell: &Cell, before: Option<&Cell>, scale: u8) -> Option<Estimate> {
        let sum = |measure: Measure| cell.sums[measure as usize];
        let count = |measure: Measure| u64::try_from(sum(measure)).unwrap_or_default();
        let orders = count(Measure::Orders);
        match self.rule {
            Rule::Total(Measure::Ticks) => {
                let value = divide(sum(Measure::Ticks), 10_i128.pow(scale.into()))?;
                Some(Estimate::new(self.id, self.unit, value, orders, Evidence::Exact))
            }
            Rule::Total(measure) => {
                let value = divide(sum(measure), 1)?;
                Some(Estimate::new(self.id, self.unit, value, count(measure), Evidence::Exact))
            }
            Rule::Growth(measure) => {
                let Some(before) = before else {
                    return Some(self.undefined(cell, Note::new(NoteCode::Unobserved)));
                };
                let then = before.sums[measure as usize];
                if then <= 0 {
                    let why = Note::new(NoteCode::NotPositive).with("input", "previous");
                    return Some(Estimate::undefined(self.id, self.unit, orders, why));
                }
                // One rounding, of the exact quotient.
                let value = divide(sum(measure).checked_sub(then)?, then)?;
                Some(Estimate::new(self.id, self.unit, value, orders, Evidence::Exact))
            }
            Rule::Mean(index, clusters) => {
                let (n, clusters) = match clusters {
                    Clusters::Active => (orders, cell.active),
                    Clusters::Customers => (count(Measure::Customers), count(Measure::Customers)),
                };
                self.mean(cell, index, n, clusters, scale)
            }
            Rule::ShareOfCustomers(_) => {
                commerce::repeat_purchase_rate(count(Measure::Repeaters), count(Measure::Customers)).ok()
            }
            Rule::ShareOfOrders(index) => self.share(cell, index),
        }
    }

    fn mean(&self, cell: &Cell, index: usize, n: u64, clusters: u64, scale: u8) -> Option<Estimate> {
        let (ratio, products) = (RATIOS.get(index)?, cell.own.get(index)?);
        let (numerator, denominator) = totals(cell, ratio);
        if denominator == 0 {
            return Some(self.no_denominator(ratio));
        }
        let tick = if ratio.numerator == Measure::Ticks { 10_i128.pow(scale.into()) } else { 1 };
        let value = divide(numerator, denominator.checked_mul(tick)?)?;
        if clusters < 2 {
            let evidence = Evidence::Ratio { clusters, variance: 0.0 };
            let few = Note::new(NoteCode::TooFew).with("count", clusters).with("units", "customers");
            return Some(Estimate::new(self.id, self.unit, value, n, evidence).note(few));
        }
        let Products { nn, nd, dd, .. } = *products;
        let variance = ratio_variance(numerator, denominator, nn, nd, dd, clusters)? / (tick * tick) as f64;
        Some(Estimate::new(self.id, self.unit, value, n, Evidence::Ratio { clusters, variance }))
    }

    fn share(&self, cell: &Cell, index: usize) -> Option<Estimate> {
        let (ratio, products) = (RATIOS.get(index)?, cell.own.get(index)?);
        let (numerator, denominator) = totals(cell, ratio);
        if denominator == 0 {
            return Some(self.no_denominator(ratio));
        }
        let (successes, trials) = (u64::try_from(numerator).ok()?, u64::try_from(denominator).ok()?);
        let clusters = cell.buyers;
        let Products { nn, nd, dd, .. } = *products;
        let variance = ratio_variance(numerator, denominator, nn, nd, dd, clusters).unwrap_or_default();
        let effective = effective_size(successes, trials, variance, dd.unsigned_abs());
        let evidence = Evidence::Proportion { successes, trials, effective, clusters };
        Some(Estimate::new(self.id, self.unit, divide(numerator, denominator)?, trials, evidence))
    }

    /// The figure of a cell without a value.
    pub(super) fn undefined(&self, cell: &Cell, why: Note) -> Estimate {
        let orders = u64::try_from(cell.sums[Measure::Orders as usize]).unwrap_or_default();
        Estimate::undefined(self.id, self.unit, orders, why)
    }

    fn no_denominator(&self, ratio: &Ratio) -> Estimate {
        let why = Note::new(NoteCode::ZeroDenominator).with("denominator", ratio.denominator.name());
        Estimate::undefined(self.id, self.unit, 0, why)
    }
}

fn totals(cell: &Cell, ratio: &Ratio) -> (i128, i128) {
    (cell.sums[ratio.numerator as usize], cell.sums[ratio.denominator as usize])
}

/// Correlation of a ratio in two cells, through the customers they share; 0 where a variance is 0.
pub(super) fn correlation(index: usize, a: &Cell, b: &Cell, cross: Products) -> Option<f64> {
    let ratio = RATIOS.get(index)?;
    let (a_totals, b_totals) = (totals(a, ratio), totals(b, ratio));
    if a_totals.1 == 0 || b_totals.1 == 0 {
        return Some(0.0);
    }
    let own = |totals, products: &Products| {
        residual_product(totals, totals, products.nn, products.nd, products.dn, products.dd)
    };
    let variances = own(a_totals, a.own.get(index)?)?.sqrt() * own(b_totals, b.own.get(index)?)?.sqrt();
    let covariance = residual_product(a_totals, b_totals, cross.nn, cross.nd, cross.dn, cross.dd)?;
    Some(if variances > 0.0 { (covariance / variances).clamp(-1.0, 1.0) } else { 0.0 })
}
