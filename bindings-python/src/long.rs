//! Work that takes long: Python's lock is released, and Ctrl-C is answered.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use engagement_metrics::parallel::stoppable;
use pyo3::prelude::*;

/// How often the caller looks whether somebody pressed Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

/// The result of `work`, or what a signal's handler raised, such as `KeyboardInterrupt`; then the work was stopped.
///
/// Signals reach Python's main thread alone, so there `work` moves to a thread of its own and the caller keeps watch.
/// That costs some 20 microseconds: formulas do not come through here.
pub(crate) fn run<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    if !is_main(py)? {
        return Ok(py.detach(work));
    }
    let (stop, done) = (Arc::new(AtomicBool::new(false)), AtomicBool::new(false));
    let caller = thread::current();
    thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let result = catch_unwind(AssertUnwindSafe(|| stoppable(stop.clone(), work)));
            done.store(true, Ordering::Release);
            caller.unpark();
            result
        });
        let mut raised = Ok(());
        while raised.is_ok() && !done.load(Ordering::Acquire) {
            py.detach(|| thread::park_timeout(PATIENCE));
            raised = py.check_signals();
        }
        stop.store(true, Ordering::Relaxed);
        let result = py.detach(|| worker.join().and_then(|result| result));
        raised?;
        Ok(result.unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

fn is_main(py: Python<'_>) -> PyResult<bool> {
    let threading = py.import("threading")?;
    threading.call_method0("get_ident")?.eq(threading.call_method0("main_thread")?.getattr("ident")?)
}
