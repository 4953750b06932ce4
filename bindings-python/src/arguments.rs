//! What Python hands over, under the names of its types in `engagement_metrics._types`.

use pyo3::prelude::*;

/// A Python object as it comes; only the stub tells the types apart.
macro_rules! arguments {
    ($( $(#[doc = $doc:literal])+ $name:ident; )+) => {$(
        $(#[doc = $doc])+
        pub(crate) struct $name<'py>(pub(crate) Bound<'py, PyAny>);

        impl<'py> FromPyObject<'_, 'py> for $name<'py> {
            type Error = PyErr;

            #[cfg(feature = "stubs")]
            const INPUT_TYPE: pyo3::inspect::PyStaticExpr =
                pyo3::type_hint_identifier!("engagement_metrics._types", stringify!($name));

            fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
                Ok(Self(object.to_owned()))
            }
        }

        impl<'py> IntoPyObject<'py> for $name<'py> {
            type Target = PyAny;
            type Output = Bound<'py, PyAny>;
            type Error = PyErr;

            #[cfg(feature = "stubs")]
            const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr =
                pyo3::type_hint_identifier!("engagement_metrics._types", stringify!($name));

            fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
                Ok(self.0)
            }
        }
    )+};
}

arguments! {
    /// A table that a user brings.
    Data;
    /// Parts of a table and the user's names of their columns.
    Columns;
    /// Options by name.
    Options;
    /// The arguments of a formula, in a tuple.
    Arguments;
    /// An estimate, or a table of as many as a column has rows.
    Answer;
    /// A date, or its ISO text.
    Day;
    /// Plain values by name.
    Plain;
    /// A list of plain values by name.
    PlainColumns;
    /// One row of a table.
    Row;
    /// Anything that another library makes.
    Frame;
    /// A date, or nothing.
    OptionalDay;
    /// A capsule of Arrow's C interface.
    Capsule;
    /// What pickle makes an object from.
    Reduced;
    /// A whole number.
    Whole;
    /// Bytes, and what has their memory.
    Memory;
    /// Names of MIME types.
    Mimes;
    /// What one object shows itself as: content by MIME type.
    Bundle;
    /// Iteration over names.
    Names;
    /// A chart of altair's, or our own where altair is not there.
    Drawing;
    /// A column of a table.
    Column;
    /// Amounts, or numerators and denominators.
    Side;
    /// Estimates by name, or a list of them.
    Estimates;
    /// The other side of an operator.
    Operand;
    /// A rounded number: whole without digits, else a float.
    Rounded;
}

/// What is never given: the call itself is refused.
pub(crate) struct Refused;

impl<'py> IntoPyObject<'py> for Refused {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr = pyo3::type_hint_identifier!("typing", "NoReturn");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(py.None().into_bound(py))
    }
}
