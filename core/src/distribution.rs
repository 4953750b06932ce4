//! How the quantity behind a figure spreads: bins of a histogram, or the steps of a survival curve.

use crate::field::Unit;
use crate::value::Value;

/// The distribution behind one figure of a report: of gaps, of order values, of the time to the second purchase.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Distribution {
    /// The id of the metric it stands behind.
    pub metric: &'static str,
    /// What the axis counts.
    pub unit: Unit,
    /// Its form.
    pub shape: Shape,
}

/// The form of a distribution.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Shape {
    /// Counts in neighbouring bins, from low to high.
    Bins(Vec<Bin>),
    /// A Kaplan-Meier curve: the share that has not had its event, after each time at which one had.
    Steps(Vec<Step>),
}

/// How many values lie in [low, high); the last bin holds all from its lower edge on, and has no upper one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Lower edge.
    pub low: f64,
    /// Upper edge; `None` for a bin without an end.
    pub high: Option<f64>,
    /// Values in it.
    pub count: u64,
}

/// One step of a survival curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The time at which it falls.
    pub time: f64,
    /// How many were followed up to that time without an event.
    pub at_risk: u64,
    /// The share without an event from then on.
    pub survival: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end of its 95 % interval.
    pub high: f64,
}

impl Distribution {
    /// As plain values.
    pub fn to_value(&self) -> Value {
        let (kind, rows) = match &self.shape {
            Shape::Bins(bins) => {
                let row = |bin: &Bin| {
                    Value::map([
                        ("low", bin.low.into()),
                        ("high", bin.high.into()),
                        ("count", bin.count.into()),
                    ])
                };
                ("bins", bins.iter().map(row).collect())
            }
            Shape::Steps(steps) => {
                let row = |step: &Step| {
                    Value::map([
                        ("time", step.time.into()),
                        ("at_risk", step.at_risk.into()),
                        ("survival", step.survival.into()),
                        ("low", step.low.into()),
                        ("high", step.high.into()),
                    ])
                };
                ("steps", steps.iter().map(row).collect())
            }
        };
        Value::map([
            ("metric", self.metric.into()),
            ("unit", self.unit.id().into()),
            ("kind", kind.into()),
            ("rows", Value::List(rows)),
        ])
    }
}
