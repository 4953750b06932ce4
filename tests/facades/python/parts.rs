//! What is made in parts: states of rows anywhere.

use std::fmt::Write as _;

use engagement_metrics::field::{ColumnInfo, Default, Opt, SourceInfo};
use engagement_metrics::sources::SOURCES;

use super::text::{about_column, column, docstring, entry, parameter, parameters, snake};
use super::{HEAD, check};

/// Where many processes share a machine, each has one thread.
pub(super) const THREADS: &str = "threads";

/// A line of text at a depth.
pub(super) type Lines = String;

pub(super) fn lines<T>(all: &[T], depth: usize, line: impl Fn(&T) -> String) -> Lines {
    all.iter().map(|one| format!("{}{}\n", " ".repeat(depth), line(one))).collect()
}

pub(super) fn given(names: &[&str], depth: usize) -> Lines {
    lines(names, depth, |name| format!("\"{name}\": {name},"))
}

pub(super) fn typed(options: &[Opt]) -> Lines {
    lines(options, 4, |option| format!("{},", parameter(option)))
}

pub(super) fn names(columns: &[ColumnInfo]) -> Vec<&'static str> {
    columns.iter().map(|column| column.name).collect()
}

pub(super) fn option_names(options: &[Opt]) -> Vec<&'static str> {
    options.iter().map(|option| option.name).collect()
}

/// Options of processes beside others.
pub(super) fn single(options: &[Opt]) -> Vec<Opt> {
    options.iter().filter(|option| option.name != THREADS).copied().collect()
}

pub(super) fn imports(list: &str) -> String {
    format!("from __future__ import annotations\n\n{list}")
}

// Anywhere.

#[test]
fn parts() {
    let mut text = format!(
        "{HEAD}\"\"\"States of parts: made where the rows are, merged where the answer is wanted.\n\n\
         The two functions are all that a cluster needs: `engagement_metrics.spark` is made of them, and Dask, Ray, a pool of\n\
         processes or a loop over files call them as they are. The parts may come in any order and any number; the state is\n\
         the same, to the last byte.\n\"\"\"\n\n{}",
        imports("from functools import reduce\nfrom typing import TYPE_CHECKING, Literal\n\n")
    );
    for info in SOURCES {
        let _ = writeln!(text, "from ._{} import {}", snake(info.name), info.state);
    }
    text += "from ._parts import built\n\nif TYPE_CHECKING:\n    \
             from collections.abc import Iterable, Sequence\n\n    from ._types import Data, Memory, Tables, Zone\n";
    let functions: Vec<_> = SOURCES.iter().map(|info| format!("{}_state", snake(info.name))).collect();
    let listed: String = functions.iter().map(|name| format!(", \"{name}\"")).collect();
    let _ = write!(text, "\n__all__ = [\"merge\"{listed}]\n");
    for info in SOURCES {
        text += &state(info);
    }
    text += &merge(SOURCES[0]);
    check("parts", &text);
}

fn state(info: &SourceInfo) -> String {
    let SourceInfo { state, columns, reading, .. } = info;
    let name = snake(info.name);
    let mut options = reading.to_vec();
    options
        .iter_mut()
        .filter(|option| option.name == THREADS)
        .for_each(|option| option.default = Default::Int(1));
    let rows = "The rows: a table as the state takes it, an iterator of such tables, or a list of Arrow tables or batches.";
    let documented = entry(4, "rows", "table or tables", rows)
        + &columns.iter().map(|info| about_column(4, info)).collect::<String>()
        + &parameters(4, &options);
    let sections = [
        ("Parameters", documented),
        ("Returns", entry(4, "bytes", "", &format!("Those of an `{state}`."))),
        (
            "Raises",
            entry(4, "EngagementError", "", "When a row breaks a rule; rows are counted within their table."),
        ),
    ];
    let example = format!(
        "    >>> from engagement_metrics import parts\n    \
         >>> monday = {{\"customer\": [\"ada\"], \"time\": [\"2011-01-03\"], \"value\": [12.5]}}\n    \
         >>> tuesday = {{\"customer\": [\"grace\"], \"time\": [\"2011-01-04\"], \"value\": [8.0]}}\n    \
         >>> columns = {{\"customer\": \"customer\", \"time\": \"time\", \"value\": \"value\", \"time_zone\": \"UTC\"}}\n    \
         >>> states = [parts.{name}_state(rows, **columns) for rows in (monday, tuesday)]\n    \
         >>> parts.merge(states)\n    <{state}, n=2>\n    \
         >>> parts.merge(states).to_bytes() == parts.{name}_state(iter([tuesday, monday]), **columns)\n    True\n"
    );
    format!(
        "\n\ndef {name}_state(\n    rows: Data | Tables,\n    *,\n{}{}) -> bytes:\n{}    \
         return built(\n        \"{state}\",\n        rows,\n        {{\n{}        }},\n        {{\n{}        }},\n    ).to_bytes()\n",
        lines(columns, 4, |info| format!("{},", column(info))),
        typed(&options),
        docstring(4, "Give the bytes of the state of some rows.", &sections, &example),
        given(&names(columns), 12),
        given(&option_names(&options), 12),
    )
}

fn merge(info: &SourceInfo) -> String {
    let SourceInfo { state, .. } = info;
    let doc = docstring(
        4,
        "Merge states, or the bytes of them, in any order.\n\nThey are taken one by one. What is given stays as it is.",
        &[
            (
                "Parameters",
                entry(4, "states", &format!("iterable of {state} or bytes"), "Disjoint parts of one log."),
            ),
            ("Returns", entry(4, state, "", "All of them; without any, an empty one.")),
            (
                "Raises",
                entry(4, "EngagementError", "", "When two do not belong together, or bytes are damaged."),
            ),
        ],
        &format!(
            "    >>> import engagement_metrics as em\n    >>> from engagement_metrics import parts\n    \
             >>> parts.merge([em.{state}(), em.{state}().to_bytes()])\n    <{state}, n=0>\n"
        ),
    );
    format!(
        "\n\ndef merge(states: Iterable[{state} | Memory]) -> {state}:\n{doc}    \
         read = (one if isinstance(one, {state}) else {state}.from_bytes(one) for one in states)\n    \
         first = next(read, None)\n    \
         return {state}() if first is None else reduce({state}.merge, read, first.__copy__())\n"
    )
}
