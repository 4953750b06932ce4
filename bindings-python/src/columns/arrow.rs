//! Arrow's C interface, in and out.

use arrow_array::cast::AsArray;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayReader, ArrayRef, RecordBatchReader, make_array};
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::{PyImportError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

const STREAM: &std::ffi::CStr = c"arrow_array_stream";

/// Names and chunks of the columns of a table.
pub(crate) type Table = (Vec<String>, Vec<Vec<ArrayRef>>);

fn arrow_error(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// The Arrow arrays that `object` exports; `None` if it speaks no Arrow, or needs a library for it that is not there.
pub(crate) fn chunks(object: &Bound<'_, PyAny>) -> PyResult<Option<(DataType, Vec<ArrayRef>)>> {
    if object.hasattr("__arrow_c_stream__")? {
        let capsule = match object.call_method0("__arrow_c_stream__") {
            // pandas asks pyarrow to export.
            Err(error) if error.is_instance_of::<PyImportError>(object.py()) => return Ok(None),
            capsule => capsule?.cast_into::<PyCapsule>()?,
        };
        let stream = capsule.pointer_checked(Some(STREAM))?;
        // SAFETY: the capsule's name promises this struct; `from_raw` moves it out and leaves it released.
        let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr().cast()) };
        let reader = ArrayStreamReader::try_new(stream).map_err(arrow_error)?;
        let kind = reader.field().data_type().clone();
        let chunks = reader.collect::<Result<_, _>>().map_err(arrow_error)?;
        return Ok(Some((kind, chunks)));
    }
    if object.hasattr("__arrow_c_array__")? {
        let pair = object.call_method0("__arrow_c_array__")?.cast_into::<PyTuple>()?;
        let schema = pair.get_item(0)?.cast_into::<PyCapsule>()?;
        let array = pair.get_item(1)?.cast_into::<PyCapsule>()?;
        let schema = schema.pointer_checked(Some(c"arrow_schema"))?;
        let array = array.pointer_checked(Some(c"arrow_array"))?;
        // SAFETY: as above; the schema stays alive in its capsule through the call.
        let data = unsafe {
            let array = FFI_ArrowArray::from_raw(array.as_ptr().cast());
            from_ffi(array, schema.cast::<FFI_ArrowSchema>().as_ref())
        };
        let array = make_array(data.map_err(arrow_error)?);
        return Ok(Some((array.data_type().clone(), vec![array])));
    }
    Ok(None)
}

/// The columns of a stream of structs; nothing if it is a stream of anything else.
pub(crate) fn table(kind: &DataType, chunks: &[ArrayRef]) -> Option<Table> {
    let DataType::Struct(fields) = kind else { return None };
    let column = |index: usize| {
        chunks.iter().filter_map(|chunk| chunk.as_struct_opt()?.columns().get(index).cloned()).collect()
    };
    let names = fields.iter().map(|field| field.name().clone()).collect();
    Some((names, (0..fields.len()).map(column).collect()))
}

/// A capsule that other libraries read a table from.
pub(crate) fn exported<'py>(
    py: Python<'py>,
    reader: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'py, PyCapsule>> {
    // Whoever takes the stream marks it released, so that dropping the capsule frees it once.
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}
