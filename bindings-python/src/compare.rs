//! Many estimates compared at once.

use engagement_metrics as em;
use engagement_metrics::Error;
use engagement_metrics::analyses::comparison::Comparison;
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyMappingMethods};

use crate::arguments::Estimates;
use crate::error::{guard, raised};
use crate::estimate::Estimate;
use crate::long;
use crate::table::Table;

type Groups = Vec<(String, em::Estimate)>;

/// Estimates by name: a mapping, or a sequence, whose names are its places.
fn groups(input: &str, given: &Estimates<'_>) -> PyResult<Groups> {
    let refused = |object: &Bound<'_, PyAny>| -> PyResult<PyErr> {
        let (expected, got) = ("estimates by name, or a list of them", object.get_type().name()?.to_string());
        Ok(raised(Error::unreadable_option("compare", input, expected, &got)))
    };
    let one = |name: String, object: &Bound<'_, PyAny>| match object.cast::<Estimate>() {
        Ok(estimate) => Ok((name, estimate.get().core().clone())),
        Err(_) => Err(refused(object)?),
    };
    if let Ok(mapping) = given.0.cast::<PyMapping>() {
        let items = mapping.items()?;
        let pair = |item: Bound<'_, PyAny>| {
            let (name, object): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            one(name.str()?.extract()?, &object)
        };
        return items.iter().map(pair).collect();
    }
    match given.0.try_iter() {
        Ok(list) => list.enumerate().map(|(place, object)| one(place.to_string(), &object?)).collect(),
        Err(_) => Err(refused(&given.0)?),
    }
}

/// Compare many estimates at once, as independent groups, with Holm's correction over all of them.
///
/// Months of one log share customers and are not independent: a report compares them jointly.
///
/// Parameters
/// ----------
/// current : mapping or sequence of Estimate
///     The groups by name; those of a sequence have their places for names.
/// previous : mapping or sequence of Estimate, optional
///     What each group is compared with, under the same name. Who is on one side only has no change.
/// against : str, optional
///     Without `previous`: "first" (the default), "previous" (the group before), "each" (every group before) or the name
///     of a group.
/// level : float, default 0.95
///     The level of the intervals.
///
/// Returns
/// -------
/// Table
///     One row a comparison: `change`, `relative` and their intervals, `p_value`, `p_holm`, `verdict`.
///
/// Examples
/// --------
/// >>> import engagement_metrics as em
/// >>> rate = em.commerce.repeat_purchase_rate
/// >>> rows = em.compare({"mail": rate(80, 400), "search": rate(120, 400), "social": rate(86, 400)})
/// >>> [(row["name"], row["verdict"]) for row in rows]
/// [('search', 'better'), ('social', 'no_clear_change')]
#[pyfunction]
#[pyo3(signature = (current, previous = None, *, against = None, level = 0.95))]
#[allow(clippy::needless_pass_by_value)]
pub(crate) fn compare(
    py: Python<'_>,
    current: Estimates<'_>,
    previous: Option<Estimates<'_>>,
    against: Option<&str>,
    level: f64,
) -> PyResult<Table> {
    guard(|| {
        let current = groups("current", &current)?;
        let previous = previous.map(|previous| groups("previous", &previous)).transpose()?;
        let table =
            long::run(py, || Comparison::asked(&current, previous.as_deref(), against)?.table(level))?;
        Ok(Table::new(table.map_err(raised)?, None))
    })
}
