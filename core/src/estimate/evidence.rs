//! What an interval is made from, and the interval at any level.

use std::sync::Arc;

use super::ends::Ends;
use crate::math::critical::Critical;
use crate::math::interval::{
    Interval, garwood_ends, hall_t, log_odds_t, log_ratio_z, net_score_z, wilson_z, within,
};
use crate::value::Value;

/// The evidence behind a value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Evidence {
    /// No sampling error: a total of the whole record.
    Exact,
    /// Members of a whole: Wilson's interval.
    Proportion {
        /// Members counted.
        successes: u64,
        /// Size of the whole.
        trials: u64,
        /// What the trials are worth when they come in clusters; equal to `trials` when they do not.
        effective: f64,
        /// Independent clusters.
        clusters: u64,
    },
    /// Events over an exposure, which may exceed 1: the exact Poisson interval.
    Events {
        /// Events counted.
        count: u64,
        /// What they are divided by.
        exposure: f64,
    },
    /// A share of one side minus a share of the other, in points: the adjusted Wald interval.
    NetScore {
        /// Answers on the one side: promoters.
        positive: u64,
        /// Answers in between: passives.
        neutral: u64,
        /// Answers on the other side: detractors.
        negative: u64,
    },
    /// A mean of independent values: Student's t.
    Mean {
        /// Values.
        n: u64,
        /// Their variance, with n − 1.
        variance: f64,
    },
    /// A ratio of totals over clusters: linearised variance, Student's t with clusters − 1 degrees of freedom.
    Ratio {
        /// Independent clusters.
        clusters: u64,
        /// Variance of the ratio.
        variance: f64,
        /// Degrees of freedom.
        df: u64,
        /// How the interval leans.
        skew: Skew,
    },
    /// A ratio of two groups, or that ratio minus 1, normal on the log scale.
    LogRatio {
        /// Standard error of the log of the ratio.
        standard_error: f64,
        /// What the value is less than the ratio: 1 for a lift, 0 for the ratio itself.
        less: f64,
        /// Degrees of freedom; none for the normal.
        df: Option<u64>,
        /// Independent clusters in both groups together.
        clusters: u64,
    },
    /// A quantile or a median life: ends that are read off the data, at a grid of levels.
    Quantile {
        /// Independent clusters.
        clusters: u64,
        /// The ends.
        ends: Arc<Ends>,
    },
}

/// How the interval of a ratio of totals leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skew {
    /// Not at all: Student's t.
    None,
    /// Upwards, as a positive amount does that few clusters carry: Hall's transformation.
    Amount,
    /// As an amount, up to 1: the share of the largest few.
    TopShare,
    /// Towards a half, as a share does that few clusters carry: Student's t of the log odds.
    Share,
}

impl Skew {
    const ALL: [(Self, &'static str); 4] = [
        (Self::None, "none"),
        (Self::Amount, "amount"),
        (Self::TopShare, "top_share"),
        (Self::Share, "share"),
    ];

    fn id(self) -> &'static str {
        Self::ALL.iter().find(|(own, _)| *own == self).map_or("none", |(_, id)| id)
    }

    fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, own)| *own == id).map(|(skew, _)| *skew)
    }
}

impl Evidence {
    /// A ratio of totals over so many clusters: Student's t.
    pub(crate) fn ratio(clusters: u64, variance: f64) -> Self {
        Self::Ratio { clusters, variance, df: clusters.saturating_sub(1), skew: Skew::None }
    }

    /// The share of the largest tenth of units: only they carry the variance, and a small group misses the largest, so
    /// plain t covers 80 to 90 % at a nominal 95 %.
    pub(crate) fn top_share(units: u64, variance: f64) -> Self {
        Self::Ratio { clusters: units, variance, df: units.div_ceil(10), skew: Skew::TopShare }
    }

    /// A proportion of independent trials.
    pub(crate) fn proportion(successes: u64, trials: u64) -> Self {
        Self::Proportion { successes, trials, effective: trials as f64, clusters: trials }
    }

    pub(crate) fn clusters(&self) -> Option<u64> {
        match *self {
            Self::Proportion { clusters, .. }
            | Self::Ratio { clusters, .. }
            | Self::LogRatio { clusters, .. }
            | Self::Quantile { clusters, .. } => Some(clusters),
            _ => None,
        }
    }

    pub(super) fn interval(&self, value: f64, critical: &mut Critical) -> Option<Interval> {
        match *self {
            Self::Exact => None,
            Self::Proportion { successes, trials, effective, .. } => {
                // Whole counts go in unchanged, so that 0 and all of n snap to 0 and 1.
                let share = if effective == trials as f64 { successes as f64 } else { value * effective };
                wilson_z(share, effective, critical.z()?)
            }
            Self::Events { count, exposure } => garwood_ends(count, exposure, critical.poisson(count)?),
            Self::NetScore { positive, neutral, negative } => {
                net_score_z(positive, neutral, negative, critical.z()?)
            }
            Self::Mean { n, variance } => {
                let df = n.checked_sub(1).filter(|&df| df > 0)?;
                within(value, (variance / n as f64).sqrt(), critical.t(df)?)
            }
            Self::Ratio { clusters, variance, df, skew } => {
                let interval = match skew {
                    Skew::None => within,
                    Skew::Amount | Skew::TopShare => hall_t,
                    Skew::Share => log_odds_t,
                };
                let Interval { low, high } = interval(value, variance.sqrt(), critical.t(df)?)?;
                if skew != Skew::TopShare {
                    return Some(Interval { low, high });
                }
                // The largest tenth hold at least a tenth, and no more than all, as far as the data say.
                let least = (df as f64 / clusters as f64).min(value);
                Some(Interval { low: low.max(least), high: high.min(value.max(1.0)) })
            }
            Self::LogRatio { standard_error, less, df, .. } => {
                let quantile = match df {
                    Some(df) => critical.t(df)?,
                    None => critical.z()?,
                };
                let ratio = log_ratio_z(value + less, standard_error, quantile)?;
                Some(Interval { low: (ratio.low - less).min(value), high: (ratio.high - less).max(value) })
            }
            Self::Quantile { ref ends, .. } => ends.interval(value, critical.level()),
        }
    }

    /// The interval from which differences are made. Leaning ones would lose the correlation of the two sides: their
    /// reaches are unequal, so what both share would not cancel.
    pub(super) fn spread(&self, value: f64, critical: &mut Critical) -> Option<Interval> {
        match *self {
            Self::Ratio { variance, df, .. } => within(value, variance.sqrt(), critical.t(df)?),
            _ => self.interval(value, critical),
        }
    }

    pub(super) fn standard_error(&self, value: f64) -> Option<f64> {
        match *self {
            Self::Exact => None,
            Self::Proportion { effective, .. } if effective > 0.0 => {
                Some((value * (1.0 - value) / effective).sqrt())
            }
            Self::Proportion { .. } => None,
            Self::Events { count, exposure } => (exposure > 0.0).then(|| (count as f64).sqrt() / exposure),
            Self::NetScore { positive, neutral, negative } => {
                let all = positive as f64 + neutral as f64 + negative as f64;
                let (sides, net) = (positive as f64 + negative as f64, value / 100.0);
                (all > 0.0).then(|| 100.0 * ((sides / all - net * net) / all).sqrt())
            }
            Self::Mean { n, variance } => (n > 1).then(|| (variance / n as f64).sqrt()),
            Self::Ratio { clusters, variance, .. } => (clusters > 1).then(|| variance.sqrt()),
            Self::LogRatio { standard_error, less, .. } => Some((value + less) * standard_error),
            Self::Quantile { ref ends, .. } => ends.standard_error(value),
        }
    }

    pub(crate) fn to_value(&self) -> Value {
        match *self {
            Self::Exact => Value::map([("kind", "exact".into())]),
            Self::Proportion { successes, trials, effective, clusters } => Value::map([
                ("kind", "proportion".into()),
                ("successes", successes.into()),
                ("trials", trials.into()),
                ("effective", effective.into()),
                ("clusters", clusters.into()),
            ]),
            Self::Events { count, exposure } => Value::map([
                ("kind", "events".into()),
                ("count", count.into()),
                ("exposure", exposure.into()),
            ]),
            Self::NetScore { positive, neutral, negative } => Value::map([
                ("kind", "net_score".into()),
                ("positive", positive.into()),
                ("neutral", neutral.into()),
                ("negative", negative.into()),
            ]),
            Self::Mean { n, variance } => {
                Value::map([("kind", "mean".into()), ("n", n.into()), ("variance", variance.into())])
            }
            Self::Ratio { clusters, variance, df, skew } => Value::map([
                ("kind", "ratio".into()),
                ("clusters", clusters.into()),
                ("variance", variance.into()),
                ("df", df.into()),
                ("skew", skew.id().into()),
            ]),
            Self::LogRatio { standard_error, less, df, clusters } => Value::map([
                ("kind", "log_ratio".into()),
                ("standard_error", standard_error.into()),
                ("less", less.into()),
                ("df", df.into()),
                ("clusters", clusters.into()),
            ]),
            Self::Quantile { clusters, ref ends } => Value::map([
                ("kind", "quantile".into()),
                ("clusters", clusters.into()),
                ("ends", ends.to_value()),
            ]),
        }
    }

    pub(crate) fn from_value(value: &Value) -> Option<Self> {
        let whole = |name| value.field(name).and_then(Value::as_int).and_then(|n| u64::try_from(n).ok());
        let real = |name| value.field(name).and_then(Value::as_float);
        Some(match value.field("kind")?.as_text()? {
            "exact" => Self::Exact,
            "proportion" => Self::Proportion {
                successes: whole("successes")?,
                trials: whole("trials")?,
                effective: real("effective")?,
                clusters: whole("clusters")?,
            },
            "events" => Self::Events { count: whole("count")?, exposure: real("exposure")? },
            "net_score" => Self::NetScore {
                positive: whole("positive")?,
                neutral: whole("neutral")?,
                negative: whole("negative")?,
            },
            "mean" => Self::Mean { n: whole("n")?, variance: real("variance")? },
            "ratio" => Self::Ratio {
                clusters: whole("clusters")?,
                variance: real("variance")?,
                df: whole("df")?,
                skew: Skew::of(value.field("skew")?.as_text()?)?,
            },
            "log_ratio" => Self::LogRatio {
                standard_error: real("standard_error")?,
                less: real("less")?,
                df: whole("df"),
                clusters: whole("clusters")?,
            },
            "quantile" => Self::Quantile {
                clusters: whole("clusters")?,
                ends: Arc::new(Ends::from_value(value.field("ends")?)?),
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::interval::student_t;

    fn log(standard_error: f64, less: f64, clusters: u64, df: Option<u64>) -> Evidence {
        Evidence::LogRatio { standard_error, less, df, clusters }
    }

    fn skewed(clusters: u64, variance: f64, skew: Skew) -> Evidence {
        Evidence::Ratio { clusters, variance, df: clusters / 2, skew }
    }

    fn ends(error: f64) -> Ends {
        Ends::of(5.0, |level| student_t(5.0, error, 39.0, level)).expect("ends")
    }

    /// Evidence replicated `times` times, with its value.
    fn replicated(times: u64) -> Vec<(f64, Evidence)> {
        let share = |successes: u64, trials: u64, deff: f64| {
            let (successes, trials) = (successes * times, trials * times);
            let effective = trials as f64 / deff;
            (
                successes as f64 / trials as f64,
                Evidence::Proportion { successes, trials, effective, clusters: trials },
            )
        };
        let variance = |variance: f64| variance / times as f64;
        let mut all = vec![
            (2.5, Evidence::Mean { n: 7 * times, variance: 3.0 }),
            (-449.8, Evidence::ratio(40 * times, variance(150.0))),
            (449.8, skewed(40 * times, variance(15_000.0), Skew::Amount)),
            (0.5, skewed(40 * times, variance(150.0), Skew::Amount)),
            (0.3, skewed(40 * times, variance(0.01), Skew::Share)),
            (0.7, skewed(40 * times, variance(0.0001), Skew::TopShare)),
            (1.0, skewed(40 * times, variance(0.01), Skew::Share)),
            (0.0, Evidence::ratio(2 * times, variance(1e-12))),
            (0.18, log(variance(0.01).sqrt(), 1.0, 40 * times, None)),
            (2.9, log(variance(0.01).sqrt(), 0.0, 40 * times, Some(12))),
            (5.0, Evidence::Quantile { clusters: 40 * times, ends: Arc::new(ends(variance(0.01).sqrt())) }),
            (0.0, Evidence::Events { count: 0, exposure: 5.0 * times as f64 }),
            (1.4, Evidence::Events { count: 7 * times, exposure: 5.0 * times as f64 }),
        ];
        for (positive, neutral, negative) in [(162, 108, 54), (20, 0, 0), (0, 0, 1), (0, 9, 0), (5, 0, 5)] {
            let score = 100.0 * (positive as f64 - negative as f64) / (positive + neutral + negative) as f64;
            let [positive, neutral, negative] = [positive, neutral, negative].map(|count: u64| count * times);
            all.push((score, Evidence::NetScore { positive, neutral, negative }));
        }
        for (successes, trials) in
            [(0, 1), (1, 1), (0, 30), (30, 30), (8, 26), (1, 100_000), (99_999, 100_000)]
        {
            all.extend([share(successes, trials, 1.0), share(successes, trials, 2.7)]);
        }
        all
    }

    #[test]
    fn an_interval_contains_its_value_and_shrinks_when_the_evidence_is_replicated() {
        for ((value, evidence), (_, fourfold)) in replicated(1).into_iter().zip(replicated(4)) {
            for level in [0.5, 0.9, 0.95, 0.99, 0.999_999] {
                let wide = evidence.interval(value, &mut Critical::once(level)).expect("an interval");
                let narrow = fourfold.interval(value, &mut Critical::once(level)).expect("an interval");
                assert!(wide.contains(value) && narrow.contains(value), "{value} {evidence:?} {level}");
                assert!(narrow.high - narrow.low < wide.high - wide.low, "{value} {evidence:?} {level}");
            }
            assert!(evidence.standard_error(value).is_some());
            assert_eq!(Evidence::from_value(&evidence.to_value()), Some(evidence.clone()));
        }
        assert_eq!(Evidence::Exact.interval(1.0, &mut Critical::once(0.95)), None);
    }
}
