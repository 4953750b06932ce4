//! Arrays that are read where they lie.

use engagement_metrics::rows::Column;
use pyo3::buffer::{Element, PyBuffer};
use pyo3::prelude::*;

/// A NumPy array of 64-bit numbers, read where it lies.
pub(crate) enum Lent {
    Int(PyBuffer<i64>),
    Float(PyBuffer<f64>),
}

impl Lent {
    /// Nothing if it is anything else.
    pub(super) fn of(object: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        // Arrow says of itself where its memory lies, and masks show only as objects.
        let is_array = object.hasattr("__array_interface__")? && !object.hasattr("__arrow_c_array__")?;
        if !is_array
            || object.hasattr("mask")?
            || !object.getattr("dtype")?.getattr("isnative")?.is_truthy()?
        {
            return Ok(None);
        }
        let plain = |dimensions: usize, contiguous: bool| dimensions == 1 && contiguous;
        if let Ok(cells) = PyBuffer::<i64>::get(object) {
            return Ok(plain(cells.dimensions(), cells.is_c_contiguous()).then_some(Self::Int(cells)));
        }
        if let Ok(cells) = PyBuffer::<f64>::get(object) {
            return Ok(plain(cells.dimensions(), cells.is_c_contiguous()).then_some(Self::Float(cells)));
        }
        Ok(None)
    }

    /// As the core takes it, while Python's lock is held.
    pub(super) fn column(&self) -> Column<'_> {
        match self {
            Self::Int(cells) => Column::from(slice(cells)),
            Self::Float(cells) => Column::from(slice(cells)),
        }
    }
}

fn slice<T: Element>(buffer: &PyBuffer<T>) -> &[T] {
    if buffer.item_count() == 0 {
        return &[];
    }
    // SAFETY: the buffer is contiguous, aligned and alive, and no Python code writes to it under our lock. That code
    // without the lock, such as a running NumPy operation, writes to its own input is as wrong here as in NumPy.
    unsafe { std::slice::from_raw_parts(buffer.buf_ptr().cast(), buffer.item_count()) }
}
