//! Integrals of a log-concave tail by Gauss-Legendre panels that double in width.
//!
//! Series and continued fractions of the incomplete gamma and beta functions take of the order of sqrt(a)
//! steps, and their rounding errors grow with the steps: a Poisson count of 1e9 would need 2e5. Away from the
//! density's peak the ratio of the density to its value at the edge is smooth and falls at least
//! exponentially, so that some six panels of 20 nodes give 15 digits at any size of the parameters.

use super::elementary::exp;

/// Positive nodes and weights of the 20-point rule on [-1, 1] (Abramowitz & Stegun 25.4; here from mpmath).
const NODES: [(f64, f64); 10] = [
    (0.9931285991850949, 0.017614007139152118),
    (0.9639719272779138, 0.04060142980038694),
    (0.912234428251326, 0.06267204833410907),
    (0.8391169718222188, 0.08327674157670475),
    (0.7463319064601508, 0.10193011981724044),
    (0.636053680726515, 0.11819453196151841),
    (0.5108670019508271, 0.13168863844917664),
    (0.37370608871541955, 0.14209610931838204),
    (0.22778585114164507, 0.14917298647260374),
    (0.07652652113349734, 0.15275338713072584),
];

/// The integral of exp(g(u)) from 0 to `end` (which may be infinite), for g(0) = 0 and g falling without
/// bound.
///
/// The first panel has the given width, which should be about one to two scales of decay, and no more than
/// the distance to the nearest singularity; each next one is twice as wide. Stops where a panel adds less
/// than 1e-18 of the sum.
pub(super) fn tail_integral(end: f64, width: f64, g: impl Fn(f64) -> f64) -> f64 {
    let mut start = 0.0;
    let mut width = width;
    let mut sum = 0.0;
    // 1,100 doublings span every double; the loop ends long before.
    for _ in 0..1_100 {
        let last = start + width >= end;
        let stop = if last { end } else { start + width };
        let half = 0.5 * (stop - start);
        let middle = start + half;
        let mut panel = 0.0;
        for (node, weight) in NODES {
            panel += weight * (exp(g(middle - half * node)) + exp(g(middle + half * node)));
        }
        panel *= half;
        sum += panel;
        if last || panel < sum * 1e-18 {
            break;
        }
        start = stop;
        width *= 2.0;
    }
    sum
}
