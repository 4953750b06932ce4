//! Results in notebooks and in files.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use engagement_metrics::Error;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::arguments::{Bundle, Mimes};
use crate::error::raised;

/// Content by MIME type: of what there is, what is included and not excluded.
pub(crate) fn bundle<'py>(
    py: Python<'py>,
    contents: Vec<(&str, Bound<'py, PyAny>)>,
    include: Option<&Mimes<'py>>,
    exclude: Option<&Mimes<'py>>,
) -> PyResult<Bundle<'py>> {
    let bundle = PyDict::new(py);
    for (mime, content) in contents {
        let among = |mimes: &Mimes<'py>| mimes.0.contains(mime);
        if include.map_or(Ok(true), among)? && !exclude.map_or(Ok(false), among)? {
            bundle.set_item(mime, content)?;
        }
    }
    Ok(Bundle(bundle.into_any()))
}

/// The bundle of a result that is no chart.
pub(crate) fn page<'py>(
    py: Python<'py>,
    text: String,
    html: String,
    include: Option<&Mimes<'py>>,
    exclude: Option<&Mimes<'py>>,
) -> PyResult<Bundle<'py>> {
    let content = |text: String| Ok::<_, PyErr>(text.into_pyobject(py)?.into_any());
    bundle(py, vec![("text/html", content(html)?), ("text/plain", content(text)?)], include, exclude)
}

/// Why a result is not pickled, and how to go on.
pub(crate) fn no_pickle(what: &str, instead: &str) -> PyErr {
    PyTypeError::new_err(format!("{what} cannot be pickled: {instead}"))
}

/// A kind of file, by its suffix, and what is written into it.
pub(crate) type Format<'a> = (&'static str, &'a dyn Fn() -> PyResult<String>);

/// Writes the one of `formats` that `path` ends in: all of it, or nothing.
pub(crate) fn save(
    py: Python<'_>,
    subject: &'static str,
    path: &Path,
    formats: &[Format<'_>],
) -> PyResult<()> {
    let suffix = path.extension().and_then(|suffix| suffix.to_str()).map(str::to_ascii_lowercase);
    let Some((_, text)) = formats.iter().find(|(own, _)| Some(*own) == suffix.as_deref()) else {
        let suffixes: Vec<_> = formats.iter().map(|(suffix, _)| format!(".{suffix}")).collect();
        let expected = format!("the name of a file that ends in {}", suffixes.join(" or "));
        let got = format!("{:?}", path.display().to_string());
        return Err(raised(Error::unreadable_option(subject, "path", &expected, &got)));
    };
    let text = text()?;
    py.detach(|| write_whole(path, &text)).map_err(PyErr::from)
}

/// Writes beside the file and renames, so that no reader ever sees half of it.
fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    // Two threads may save under one name at once.
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}-{}.tmp", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
    let part = path.with_file_name(name);
    let written = fs::write(&part, text).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&part);
    }
    written
}
