//! Charts: a Vega-Lite specification, and the same as SVG.

use std::path::PathBuf;

use engagement_metrics as em;
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::arguments::{Bundle, Drawing, Mimes, Names, Plain, Refused};
use crate::error::guard;
use crate::show::{bundle, no_pickle, save};
use crate::value::to_python;

/// MIME types of Vega-Lite, and the version of the specification that each stands for: notebooks know one or the other.
const VEGA: [(&str, &str); 2] =
    [("application/vnd.vegalite.v6+json", "v6"), ("application/vnd.vegalite.v5+json", "v5")];

/// A chart: a mapping that is its Vega-Lite specification, with a picture for those who cannot draw it.
///
/// A notebook shows it as it is. `dict(chart)` is plain data for any Vega library, `chart.to_svg()` needs none.
#[pyclass(frozen, eq, mapping, module = "engagement_metrics")]
#[derive(Clone, PartialEq)]
pub(crate) struct Chart(pub(crate) em::chart::Chart);

impl Chart {
    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        Ok(to_python(py, &self.0.spec())?.cast_into()?)
    }

    /// An `altair.Chart` where altair is there, else this chart.
    pub(crate) fn drawing(self, py: Python<'_>) -> PyResult<Drawing<'_>> {
        match py.import("altair") {
            Ok(altair) => altair.getattr("Chart")?.call_method1("from_dict", (self.dict(py)?,)).map(Drawing),
            Err(error) if error.is_instance_of::<PyImportError>(py) => {
                Bound::new(py, self).map(|chart| Drawing(chart.into_any()))
            }
            Err(error) => Err(error),
        }
    }
}

#[pymethods]
impl Chart {
    /// The id of the metric that it shows.
    #[getter]
    fn metric(&self) -> &str {
        self.0.metric()
    }

    /// The name of the metric as people write it, and what its groups are.
    #[getter]
    fn title(&self) -> String {
        self.0.title()
    }

    /// The chart in one sentence, for those who cannot see it.
    #[getter]
    fn description(&self) -> String {
        self.0.description()
    }

    /// The Vega-Lite specification, with its data.
    pub(crate) fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| self.dict(py).map(|dict| Plain(dict.into_any())))
    }

    /// The specification as JSON.
    fn to_json(&self) -> PyResult<String> {
        guard(|| Ok(self.0.spec().to_json()))
    }

    /// The picture: SVG without script, legible on light and on dark ground.
    pub(crate) fn to_svg(&self) -> PyResult<String> {
        guard(|| Ok(self.0.to_svg()))
    }

    /// Write it to a file that ends in `.svg` or `.json`: all of it, or nothing.
    #[allow(clippy::needless_pass_by_value)]
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let json = || Ok(self.to_json()? + "\n");
        guard(|| save(py, "chart", &path, &[("svg", &|| self.to_svg()), ("json", &json)]))
    }

    /// Names of the parts of the specification.
    fn keys(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        self.dict(py)?.keys().extract()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, key: &str) -> PyResult<Drawing<'py>> {
        self.dict(py)?.as_any().get_item(key).map(Drawing)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Names<'py>> {
        Ok(Names(self.dict(py)?.as_any().try_iter()?.into_any()))
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.dict(py)?.len())
    }

    fn __repr__(&self) -> String {
        format!("<Chart {}>", self.0.description())
    }

    fn _repr_html_(&self) -> PyResult<String> {
        guard(|| Ok(self.0.to_html()))
    }

    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Mimes<'py>>,
        exclude: Option<Mimes<'py>>,
    ) -> PyResult<Bundle<'py>> {
        guard(|| {
            let mut contents = Vec::new();
            for (mime, version) in VEGA {
                let spec = self.dict(py)?;
                spec.set_item("$schema", format!("https://vega.github.io/schema/vega-lite/{version}.json"))?;
                contents.push((mime, spec.into_any()));
            }
            contents.push(("text/html", self._repr_html_()?.into_pyobject(py)?.into_any()));
            contents.push(("text/plain", self.__repr__().into_pyobject(py)?.into_any()));
            bundle(py, contents, include.as_ref(), exclude.as_ref())
        })
    }

    fn __reduce__(&self) -> PyResult<Refused> {
        Err(no_pickle("a chart", "keep its `to_json()`"))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }
}
