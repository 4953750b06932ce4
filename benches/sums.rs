//! Exact sum against the naive loop: prints nanoseconds an element (minimum of nine runs) and the ratio,
//! which the project wants at most 2.5 natively.

use engagement_metrics::math::sum;
use std::hint::black_box;
use std::time::Instant;

/// Values with a fixed pseudo-random sequence (xorshift), so that every run measures the same.
fn values(n: usize, of: impl Fn(u64) -> f64) -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..n)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            of(state)
        })
        .collect()
}

fn nanoseconds(x: &[f64], f: impl Fn(&[f64]) -> f64) -> f64 {
    let best = (0..9).map(|_| {
        let start = Instant::now();
        black_box(f(black_box(x)));
        start.elapsed()
    });
    best.min().map_or(0.0, |time| time.as_nanos() as f64 / x.len() as f64)
}

fn main() {
    let unit = |bits: u64| (bits >> 11) as f64 / (1_u64 << 53) as f64;
    let n = 1 << 20;
    let sets = [
        ("uniform 0..1", values(n, unit)),
        ("money, 2 decimals", values(n, |bits| (unit(bits) * 1e5).floor() / 100.0)),
        ("durations -1e9..1e9", values(n, |bits| (unit(bits) - 0.5) * 2e9)),
        (
            "wide, 1e-300..1e300 (slow path)",
            values(n, |bits| f64::from_bits((bits & !(0x7ff << 52)) | ((20 + (bits >> 52) % 2000) << 52))),
        ),
    ];
    for (name, x) in sets {
        let naive = nanoseconds(&x, |x| x.iter().sum());
        let exact = nanoseconds(&x, sum);
        println!("{name:34} naive {naive:6.3} ns   exact {exact:6.3} ns   ratio {:5.2}", exact / naive);
    }
}
