//! The modules of formulas: a function a formula, for numbers, for lists, and for columns of numbers.

use std::cmp::Ordering;
use std::fmt::Write as _;

use conformance::evaluate;
use engagement_metrics::field::{Input, InputKind};
use engagement_metrics::metric::Formula;
use engagement_metrics::metrics;

use super::text::{FORMATTED, docstring, entry, sentence, signature, unspaced, wrapped};
use super::{HEAD, check, families};

#[test]
fn formulas() {
    for family in families() {
        let of = || metrics::all().filter(|formula| formula.family == family);
        let names = of().map(|formula| format!("    \"{}\",\n", formula.id)).collect::<String>();
        let functions = of().map(function).collect::<String>();
        let kinds: Vec<_> = of().flat_map(|formula| formula.inputs).map(|input| argument(input).0).collect();
        let mut types = vec!["Column", "Count", "Numbers", "Real"];
        let columns = of().any(Formula::takes_numbers);
        types.retain(|name| kinds.iter().any(|kind| kind.starts_with(name)) || columns && *name == "Numbers");
        let (typing, native) = if columns {
            ("TYPE_CHECKING, overload", "Estimate, Formula, Table")
        } else {
            ("TYPE_CHECKING", "Estimate, Formula")
        };
        let family_name = family.replace('_', " ");
        let text = format!(
            "{HEAD}\"\"\"Formulas of {family_name}: pure functions from a few numbers to an estimate.\"\"\"\n\n\
             from __future__ import annotations\n\nfrom typing import {typing}\n\n\
             from ._native import {native}\n\nif TYPE_CHECKING:\n    from ._types import {}\n\n\
             __all__ = [\n{names}]\n{functions}",
            types.join(", "),
        );
        check(family, &text);
    }
}

/// The type of an input, in the signature and in the documentation.
fn argument(input: &Input) -> (&'static str, &'static str) {
    match input.kind {
        InputKind::Count => ("Count", "int"),
        InputKind::OptionalCount => ("Count | None = None", "int, optional"),
        InputKind::Real | InputKind::Positive | InputKind::NonNegative => ("Real", "float"),
        InputKind::OptionalPositive => ("Real | None = None", "float, optional"),
        InputKind::Ids => ("Column", "list or column of identifiers"),
        InputKind::Amounts => ("Column", "list or column of amounts"),
        InputKind::Durations => ("Column", "list or column of days"),
        InputKind::Flags => ("Column", "list or column of truth values"),
        other => panic!("no type for {other:?}"),
    }
}

/// The signatures of a formula that takes numbers or columns of them: the first column makes the answer a table, and
/// without one it is an estimate. Columns come first, since an array of NumPy is also what a number is: `float(x)`.
fn overloads(formula: &Formula) -> String {
    let typed = |input: &Input| argument(input).0;
    let either = |input: &Input| match typed(input).split_once(" |") {
        Some((number, rest)) => format!("{number} | Numbers |{rest}"),
        None => format!("{} | Numbers", typed(input)),
    };
    let mut text = String::new();
    for first in 0..=formula.inputs.len() {
        let parameter = |(index, input): (usize, &Input)| match index.cmp(&first) {
            Ordering::Less => format!("{}: {}", input.name, typed(input)),
            Ordering::Equal => format!("{}: Numbers", input.name),
            Ordering::Greater => format!("{}: {}", input.name, either(input)),
        };
        let mut typed: Vec<_> = formula.inputs.iter().enumerate().map(parameter).collect();
        // A column behind a parameter that may be left out is named.
        let optional = formula.inputs.iter().take(first).position(|input| input.kind.is_optional());
        if let Some(at) = optional.filter(|_| first < formula.inputs.len()) {
            typed.insert(at, "*".to_owned());
        }
        let answer = if first < formula.inputs.len() { "Table" } else { "Estimate" };
        let head = format!("def {}(", formula.id);
        let _ = write!(text, "@overload\n{}\n", signature(&head, &typed, &format!(") -> {answer}: ...")));
    }
    let any: Vec<_> =
        formula.inputs.iter().map(|input| format!("{}: {}", input.name, either(input))).collect();
    text + &signature(&format!("def {}(", formula.id), &any, ") -> Estimate | Table:")
}

fn function(formula: &Formula) -> String {
    let Formula { id, family, inputs, .. } = formula;
    let columns = formula.takes_numbers();
    let names: Vec<_> = inputs.iter().map(|input| input.name).collect();
    let about = |input: &Input| {
        let domain = sentence(input.kind.describe());
        let mut kind = argument(input).1.to_owned();
        if columns {
            let number = kind.split(',').next().map_or(0, str::len);
            kind.insert_str(number, " or column");
        }
        entry(4, input.name, &kind, &format!("{} {domain}", unspaced(input.doc).trim()))
    };
    let literals: Vec<_> = formula
        .example
        .inputs
        .iter()
        .map(|text| serde_json::from_str(text).expect("a JSON literal"))
        .collect();
    let shown = evaluate(formula, &literals).expect("an example has a value").to_string();
    let mut returns = entry(
        4,
        "Estimate",
        "",
        &format!("The value, counted as `{}`, with its evidence.", formula.unit.id()),
    );
    if columns {
        let table = "Where an input is a column: `value`, `low`, `high` (at 95 %) and `n`, row by row; numbers stand for \
                     every row, and a null leaves its row null.";
        returns += &entry(4, "Table", "", table);
    }
    let sections = [
        ("Parameters", inputs.iter().map(about).collect()),
        ("Returns", returns),
        ("Raises", entry(4, "EngagementError", "", "When an input lies outside its domain.")),
        (
            "Notes",
            format!("    ``{}``\n\n{}", formula.formula, wrapped(4, &format!("Source: {}", formula.source))),
        ),
    ];
    let given = formula.example.inputs;
    let call = match format!("    >>> em.{family}.{id}({})\n", given.join(", ")) {
        long if long.len() > FORMATTED => {
            let given: String = given.iter().map(|literal| format!("    ...     {literal},\n")).collect();
            format!("    >>> em.{family}.{id}(\n{given}    ... )\n")
        }
        line => line,
    };
    let example = format!("    >>> import engagement_metrics as em\n{call}    {shown}\n");
    let doc = docstring(4, &unspaced(formula.doc), &sections, &example);
    // A tuple of one needs its comma.
    let tuple =
        if let [name] = names.as_slice() { format!("({name},)") } else { format!("({})", names.join(", ")) };
    let (head, call) = if columns {
        (overloads(formula), format!("_{id}.over"))
    } else {
        let typed: Vec<_> =
            inputs.iter().map(|input| format!("{}: {}", input.name, argument(input).0)).collect();
        (signature(&format!("def {id}("), &typed, ") -> Estimate:"), format!("_{id}"))
    };
    let answer = match format!("    return {call}({tuple})\n") {
        long if long.len() > FORMATTED => format!("    return {call}(\n        {tuple}\n    )\n"),
        line => line,
    };
    format!("\n\n_{id} = Formula(\"{id}\")\n\n\n{head}\n{doc}{answer}")
}
