//! Work in numbered parts on several threads. Results come back in the order of the parts and the error of the
//! smallest part is the one that counts, so the number of threads never shows in an answer.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use crate::error::{Code, Error};

thread_local! {
    /// The caller's wish to stop, looked at before each part.
    static STOP: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// For bindings: runs `work`, which ends in the error `interrupted` soon after `stop` becomes true.
#[doc(hidden)]
pub fn stoppable<T>(stop: Arc<AtomicBool>, work: impl FnOnce() -> T) -> T {
    let before = STOP.replace(Some(stop));
    let result = work();
    STOP.replace(before);
    result
}

/// Fails with `interrupted` when the caller wishes to stop; long parts ask now and then.
pub(crate) fn check() -> Result<(), Error> {
    let stopped =
        |stop: &Option<Arc<AtomicBool>>| stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed));
    if STOP.with_borrow(stopped) { Err(interrupted()) } else { Ok(()) }
}

/// What work ends in that the caller wished to stop.
pub(crate) fn interrupted() -> Error {
    Error::new(Code::Interrupted, "work")
}

/// How many threads a wish for `asked` means; 0 asks for every core.
pub(crate) fn threads(asked: usize) -> usize {
    if !cfg!(feature = "parallel") {
        return 1;
    }
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    if asked == 0 { cores() } else { asked }
}

/// The results of `work` for parts 0 to `count`, each done once.
///
/// # Errors
///
/// The error of the smallest part that failed, or `interrupted`.
pub(crate) fn parts<T: Send>(
    count: usize,
    asked: usize,
    work: impl Fn(usize) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let one = |part| check().and_then(|()| work(part));
    // Asking for the cores takes longer than a small part.
    let threads = if count < 2 { 1 } else { threads(asked).min(count) };
    if threads < 2 {
        return (0..count).map(one).collect();
    }
    run(count, threads, one)
}

/// As [`parts`], on every core, for parts that own what they work on, such as their rows of a result.
pub(crate) fn each<I: Send, T: Send>(
    items: impl Iterator<Item = I>,
    work: impl Fn(usize, I) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let items: Vec<_> = items.map(|item| Mutex::new(Some(item))).collect();
    let taken = |part: usize| items.get(part)?.lock().ok()?.take();
    // Each part is done once, so its item is there.
    parts(items.len(), 0, |part| taken(part).map_or_else(|| Err(interrupted()), |item| work(part, item)))
}

#[cfg(feature = "parallel")]
fn run<T: Send>(
    count: usize,
    threads: usize,
    one: impl Fn(usize) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    use std::sync::atomic::AtomicUsize;

    let next = AtomicUsize::new(0);
    let stop = STOP.with_borrow(Clone::clone);
    let worker = || {
        // The wish belongs to the caller's thread; the others look at the same flag.
        STOP.set(stop.clone());
        let mut done = Vec::new();
        loop {
            let part = next.fetch_add(1, Ordering::Relaxed);
            if part >= count {
                return done;
            }
            done.push((part, one(part)));
        }
    };
    let mut results: Vec<_> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
        let mut results = worker();
        for other in others {
            match other.join() {
                Ok(done) => results.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    results.sort_unstable_by_key(|(part, _)| *part);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(not(feature = "parallel"))]
fn run<T: Send>(
    count: usize,
    _: usize,
    one: impl Fn(usize) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    (0..count).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_parts() {
        for threads in [1, 2, 7] {
            assert_eq!(parts(100, threads, |part| Ok(part * part)).unwrap()[99], 9801);
            let odd = |part: usize| {
                if part % 2 == 1 { Err(Error::new(Code::Range, "x").got(part)) } else { Ok(part) }
            };
            assert_eq!(parts(100, threads, odd).unwrap_err().value(), Some("1"));
        }
    }

    #[test]
    fn a_wish_to_stop_ends_the_work() {
        let stop = Arc::new(AtomicBool::new(true));
        let result = stoppable(stop, || parts(3, 2, Ok));
        assert_eq!(result.unwrap_err().code(), "interrupted");
        assert!(parts(3, 2, Ok).is_ok());
    }
}
