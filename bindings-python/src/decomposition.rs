//! Changes split by segment.

use std::path::PathBuf;

use engagement_metrics as em;
use engagement_metrics::analyses::decomposition::Side as Core;
use engagement_metrics::field::InputKind;
use engagement_metrics::metric::Argument;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::arguments::{Bundle, Column, Drawing, Frame, Mimes, Plain, Refused, Side};
use crate::chart::Chart;
use crate::columns::{List, origin};
use crate::error::{guard, internal, raised};
use crate::note::Note;
use crate::show;
use crate::table::Table;
use crate::value::to_python;

/// A change of a total, split by segment.
///
/// Of a ratio, each segment has a rate effect (its own rate changed) and a mix effect (its share changed: a segment that
/// grows lifts the total where its rate lies above it); of a sum, each segment adds its own change. All effects together
/// are the change, exactly, and as they are printed they add up as well. `print(split)` shows them, the largest first.
#[pyclass(frozen, eq, module = "engagement_metrics")]
#[derive(Clone)]
pub(crate) struct Decomposition {
    core: em::Decomposition,
    /// The library whose columns it comes from.
    origin: Option<String>,
}

impl PartialEq for Decomposition {
    fn eq(&self, other: &Self) -> bool {
        self.core == other.core
    }
}

impl Decomposition {
    pub(crate) fn new(core: em::Decomposition, origin: Option<String>) -> Self {
        Self { core, origin }
    }

    fn chart_of(&self) -> Chart {
        Chart(em::chart::effects(&self.core))
    }
}

#[pymethods]
impl Decomposition {
    /// The id of the metric.
    #[getter]
    fn metric(&self) -> &str {
        self.core.metric()
    }

    /// What the values count; effects on a fraction are shown in percentage points.
    #[getter]
    fn unit(&self) -> &'static str {
        self.core.unit().id()
    }

    /// The currency of amounts, if it was named.
    #[getter]
    fn currency(&self) -> Option<&str> {
        self.core.currency()
    }

    /// The total before; None where it has no denominator.
    #[getter]
    fn before(&self) -> Option<f64> {
        self.core.before()
    }

    /// The total after.
    #[getter]
    fn after(&self) -> Option<f64> {
        self.core.after()
    }

    /// After less before.
    #[getter]
    fn change(&self) -> Option<f64> {
        self.core.change()
    }

    /// What changes of the segments' rates contribute; None for a sum.
    #[getter]
    fn rate_effect(&self) -> Option<f64> {
        self.core.rate_effect()
    }

    /// What changes of their shares contribute; None for a sum.
    #[getter]
    fn mix_effect(&self) -> Option<f64> {
        self.core.mix_effect()
    }

    /// Remarks on it: why nothing is split, what the change must not be mistaken for.
    #[getter]
    fn notes(&self) -> Vec<Note> {
        Note::all(self.core.notes())
    }

    /// One row a segment: its shares and rates before and after, its effects, its share of the change.
    fn table(&self) -> PyResult<Table> {
        guard(|| Ok(Table::new(self.core.table(), self.origin.clone())))
    }

    /// That table as one of the library that the data came in.
    fn frame<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Table::frame(Bound::new(py, self.table()?)?)
    }

    /// Bars of the effects: an `altair.Chart` where altair is installed, else a `Chart`.
    fn chart<'py>(&self, py: Python<'py>) -> PyResult<Drawing<'py>> {
        self.chart_of().drawing(py)
    }

    /// Everything about it as plain values; `shown` are the effects as they are printed.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.core.to_value()).map(Plain))
    }

    /// The same as JSON.
    fn to_json(&self) -> PyResult<String> {
        guard(|| Ok(self.core.to_value().to_json()))
    }

    /// Write it to a file that ends in `.svg`, `.json` or `.txt`: all of it, or nothing.
    #[allow(clippy::needless_pass_by_value)]
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let (svg, json, text) =
            (|| self.chart_of().to_svg(), || Ok(self.to_json()? + "\n"), || Ok(self.__str__()? + "\n"));
        guard(|| show::save(py, "decomposition", &path, &[("svg", &svg), ("json", &json), ("txt", &text)]))
    }

    fn __str__(&self) -> PyResult<String> {
        guard(|| Ok(self.core.to_string()))
    }

    fn __repr__(&self) -> PyResult<String> {
        let text = self.__str__()?;
        Ok(format!("<Decomposition {}>", text.lines().next().unwrap_or_default()))
    }

    fn _repr_html_(&self) -> PyResult<String> {
        guard(|| Ok(em::html::decomposition(&self.core)))
    }

    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Mimes<'py>>,
        exclude: Option<Mimes<'py>>,
    ) -> PyResult<Bundle<'py>> {
        show::page(py, self.__str__()?, self._repr_html_()?, include.as_ref(), exclude.as_ref())
    }

    fn __reduce__(&self) -> PyResult<Refused> {
        Err(show::no_pickle("a decomposition", "keep its `table()` or `to_dict()`"))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }
}

/// A column as the core reads it.
fn column(list: &List) -> PyResult<em::Column<'_>> {
    match list.argument() {
        Argument::List(column) => Ok(column),
        _ => Err(internal("a list that is none")),
    }
}

/// The numerators of a side, and the denominators of a ratio: a column, or a tuple of two.
fn side(input: &str, given: &Side<'_>) -> PyResult<(List, Option<List>)> {
    let list = |name: &str, of: &Bound<'_, PyAny>| List::of("decompose", name, InputKind::Amounts, of);
    match given.0.cast::<PyTuple>() {
        Ok(pair) if pair.len() == 2 => {
            let denominator = list(&format!("{input}_denominator"), &pair.get_item(1)?)?;
            Ok((list(input, &pair.get_item(0)?)?, Some(denominator)))
        }
        _ => Ok((list(input, &given.0)?, None)),
    }
}

fn taken((numerator, denominator): &(List, Option<List>)) -> PyResult<Core<'_>> {
    let numerator = column(numerator)?;
    Ok(match denominator {
        Some(denominator) => Core::ratio(numerator, column(denominator)?),
        None => Core::sum(numerator),
    })
}

/// Split a change by segment: how much comes of the segments' own rates, and how much of their mix.
///
/// Rows of one segment add up; a null amount counts as 0, for a segment that is not there on one side.
///
/// Parameters
/// ----------
/// segments : column
///     The segment of each row.
/// before : column, or tuple of two columns
///     The amounts of a sum, or the numerators and the denominators of a ratio.
/// after : column, or tuple of two columns
///     The same, later or of the other group.
/// metric : str, optional
///     Id of the metric, which names it and gives its unit.
///
/// Examples
/// --------
/// >>> import engagement_metrics as em
/// >>> em.decompose(
/// ...     ["mail", "search"],
/// ...     before=([10, 60], [100, 200]),
/// ...     after=([36, 36], [300, 100]),
/// ...     metric="conversion_rate",
/// ... )
/// <Decomposition conversion_rate by segment: 23.33 to 18.00 %: −5.33 pp = rate +3.83, mix −9.16>
#[pyfunction]
#[pyo3(signature = (segments, before, after, *, metric = None))]
#[allow(clippy::needless_pass_by_value)]
pub(crate) fn decompose(
    py: Python<'_>,
    segments: Column<'_>,
    before: Side<'_>,
    after: Side<'_>,
    metric: Option<&str>,
) -> PyResult<Decomposition> {
    guard(|| {
        let origin = origin(&segments.0);
        let segments = List::of("decompose", "segments", InputKind::Ids, &segments.0)?;
        let (before, after) = (side("before", &before)?, side("after", &after)?);
        let (segments, before, after) = (column(&segments)?, taken(&before)?, taken(&after)?);
        let split = py.detach(|| em::analyses::decomposition::decompose(segments, before, after, metric));
        split.map(|core| Decomposition::new(core, origin)).map_err(raised)
    })
}
