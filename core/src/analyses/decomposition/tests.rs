//! Effects against the formula in plain numbers, and what must hold of any split.

use super::*;

/// A small generator of whole numbers, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Segments, numerators and denominators before, and after; some segments are there on one side only.
type Case = (Vec<String>, [Vec<f64>; 4]);

fn case(random: &mut Random) -> Case {
    let rows = 1 + random.below(30) as usize;
    let names = (0..rows).map(|row| format!("s{}", row % 17)).collect();
    let mut columns = [const { Vec::new() }; 4];
    for _ in 0..rows {
        for side in 0..2 {
            let is_there = random.below(6) > 0;
            let (numerator, denominator) = (random.below(100_000), 1 + random.below(500));
            columns[2 * side].push(if is_there { numerator as f64 / 100.0 } else { 0.0 });
            columns[2 * side + 1].push(if is_there { denominator as f64 } else { 0.0 });
        }
    }
    (names, columns)
}

fn split(case: &Case, metric: Option<&str>) -> Decomposition {
    let (names, [n0, d0, n1, d1]) = case;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let side = |n: &Vec<f64>, d: &Vec<f64>| Side::ratio(n.clone(), d.clone());
    decompose(&names[..], side(n0, d0), side(n1, d1), metric).unwrap()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

#[test]
fn the_effects_are_those_of_the_formula_and_add_up() {
    let mut random = Random(7);
    for _ in 0..200 {
        let case = case(&mut random);
        let (names, [n0, d0, n1, d1]) = &case;
        let own = split(&case, None);
        let total = |of: &Vec<f64>| of.iter().sum::<f64>();
        let (w0, w1) = (total(d0), total(d1));
        let Some(change) = own.change() else {
            assert!(w0 == 0.0 || w1 == 0.0);
            continue;
        };
        let (r0, r1) = (total(n0) / w0, total(n1) / w1);
        assert!(close(change, r1 - r0) && close(own.before().unwrap(), r0));
        for part in own.parts() {
            let of = |column: &Vec<f64>| {
                let rows = names.iter().zip(column).filter(|(name, _)| part.segment.as_ref() == Some(*name));
                rows.map(|(_, cell)| cell).sum::<f64>()
            };
            let (own0, own1) = ((of(n0), of(d0)), (of(n1), of(d1)));
            let (share0, share1) = (own0.1 / w0, own1.1 / w1);
            let (rate, mix) = match (own0.1 > 0.0, own1.1 > 0.0) {
                (true, true) => {
                    let (a, b) = (own0.0 / own0.1, own1.0 / own1.1);
                    let away = (a + b) / 2.0 - (r0 + r1) / 2.0;
                    ((b - a) * (share0 + share1) / 2.0, (share1 - share0) * away)
                }
                (true, false) => (0.0, -share0 * (own0.0 / own0.1 - (r0 + r1) / 2.0)),
                (false, true) => (0.0, share1 * (own1.0 / own1.1 - (r0 + r1) / 2.0)),
                (false, false) => (0.0, 0.0),
            };
            assert!(close(part.rate_effect.unwrap(), rate), "{part:?} {rate}");
            assert!(close(part.mix_effect.unwrap(), mix), "{part:?} {mix}");
        }
        let all = |of: fn(&Part) -> Option<f64>| own.parts().iter().filter_map(of).sum::<f64>();
        assert!(close(all(|part| part.effect), change));
        assert!(close(own.rate_effect().unwrap() + own.mix_effect().unwrap(), change));
    }
}

#[test]
fn what_is_printed_adds_up() {
    let mut random = Random(11);
    let mut moved = 0;
    for round in 0..1000 {
        let metric = ["average_order_value", "repeat_purchase_rate", "purchase_frequency"][round % 3];
        let own = split(&case(&mut random), Some(metric));
        let Some(totals) = own.totals.shown else { continue };
        let sum = |of: &dyn Fn(&Shown) -> i128| {
            own.parts.iter().filter_map(|part| part.shown.as_ref()).map(of).sum::<i128>()
        };
        let (rate, mix) = (sum(&|shown| shown.rate.unwrap()), sum(&|shown| shown.mix.unwrap()));
        assert_eq!(totals.before + rate + mix, totals.after);
        assert_eq!((Some(rate), Some(mix)), (totals.effects.rate, totals.effects.mix));
        assert_eq!(sum(&|shown| shown.effect), totals.effects.effect);
        // Both sums are those of the exact effects, but for what rounding both totals leaves over.
        let unit = own.float(1);
        assert!((own.float(rate) - own.rate_effect().unwrap()).abs() <= 2.01 * unit);
        assert!((own.float(mix) - own.mix_effect().unwrap()).abs() <= 2.01 * unit);
        // No more than rounding moves: half a unit a cell.
        for part in &own.parts {
            let off = (own.float(part.shown.unwrap().effect) - part.effect.unwrap()).abs();
            assert!(off <= unit * (own.parts.len() as f64 + 2.0), "{off} {unit}");
            moved += u32::from(off > 1.001 * unit);
        }
    }
    assert!(moved > 0, "no case left anything over");
}

#[test]
fn sides_swapped_negate_and_the_order_of_rows_is_nothing() {
    let mut random = Random(23);
    for _ in 0..100 {
        let (names, [n0, d0, n1, d1]) = case(&mut random);
        let own = split(&(names.clone(), [n0.clone(), d0.clone(), n1.clone(), d1.clone()]), None);
        let back = split(&(names.clone(), [n1.clone(), d1.clone(), n0.clone(), d0.clone()]), None);
        for (one, other) in own.parts().iter().zip(back.parts()) {
            let negated = |of: Option<f64>| of.map(|number| 0.0 - number);
            assert_eq!(one.rate_effect, negated(other.rate_effect));
            assert_eq!(one.mix_effect, negated(other.mix_effect));
        }
        let mut rows: Vec<usize> = (0..names.len()).collect();
        arrange(&mut rows, |a, b| (a * 7 % 13).cmp(&(b * 7 % 13)));
        let order = |of: &Vec<f64>| rows.iter().map(|&row| of[row]).collect::<Vec<_>>();
        let shuffled = rows.iter().map(|&row| names[row].clone()).collect();
        assert_eq!(split(&(shuffled, [order(&n0), order(&d0), order(&n1), order(&d1)]), None), own);
    }
}

#[test]
fn sums_split_into_what_each_segment_adds() {
    let before = Side::sum(&[100.25, 50.0][..]);
    let after = Side::sum(&[90.0, 75.5][..]);
    let own = decompose(&["b", "a"][..], before, after, Some("revenue")).unwrap();
    assert_eq!((own.before(), own.after(), own.change()), (Some(150.25), Some(165.5), Some(15.25)));
    assert_eq!((own.rate_effect(), own.mix_effect()), (None, None));
    let effects: Vec<_> = own.parts().iter().map(|part| (part.segment.as_deref(), part.effect)).collect();
    assert_eq!(effects, [(Some("a"), Some(25.5)), (Some("b"), Some(-10.25))]);
    let text = own.to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "revenue by segment: 150.25 to 165.50: +15.25");
    assert_eq!(lines[2], "a              33.3 %       45.6 %   50.00  75.50  +25.50");
}

#[test]
fn without_a_denominator_nothing_is_explained() {
    let own = decompose(
        &["a", "b"][..],
        Side::ratio(&[0.0, 0.0][..], &[0.0, 0.0][..]),
        Side::ratio(&[1.0, 2.0][..], &[4.0, 0.0][..]),
        None,
    )
    .unwrap();
    assert_eq!((own.before(), own.after(), own.change()), (None, Some(0.75), None));
    assert!(own.parts().iter().all(|part| part.effect.is_none()));
    assert_eq!(own.notes()[0].code(), "zero_denominator");
    assert!(own.to_string().starts_with("ratio by segment: no change to split"));
}

#[test]
fn what_does_not_fit_is_refused() {
    let code = |before: Side<'static>, after: Side<'static>, metric| {
        decompose(&["a", "b"][..], before, after, metric).unwrap_err().code()
    };
    let sum = || Side::sum(&[1.0, 2.0][..]);
    assert_eq!(code(sum(), Side::sum(&[1.0][..]), None), "column_length");
    assert_eq!(code(sum(), Side::ratio(&[1.0, 2.0][..], &[1.0, 2.0][..]), None), "missing_column");
    let negative = || Side::ratio(&[1.0, 2.0][..], &[1.0, -2.0][..]);
    assert_eq!(code(negative(), negative(), None), "at_least");
    assert_eq!(code(sum(), Side::sum(&[1.0, f64::NAN][..]), None), "finite");
    assert_eq!(code(sum(), sum(), Some("revenues")), "unknown");
}
