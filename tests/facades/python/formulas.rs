//! The modules of formulas: a function a formula, for numbers, for lists, and for columns of numbers.

use std::cmp::Ordering;
use std::fmt::Write as _;

use conformance::evaluate;
use engagement_metrics::field::{Default, Input, InputKind};
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
        let has = |name: &str| kinds.iter().any(|kind| kind.starts_with(name));
        let mut types = vec!["Column", "Count", "Numbers", "Real"];
        let columns = of().any(Formula::takes_numbers);
        types.retain(|name| has(name) || columns && *name == "Numbers");
        let mut typing = vec!["TYPE_CHECKING"];
        typing.extend(has("Literal").then_some("Literal"));
        typing.extend(columns.then_some("overload"));
        let typing = typing.join(", ");
        let native = if columns { "Estimate, Formula, Table" } else { "Estimate, Formula" };
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
fn argument(input: &Input) -> (String, String) {
    let (typed, words) = match input.kind {
        InputKind::Count => ("Count", "int"),
        InputKind::Whole(..) => ("int", "int"),
        InputKind::Real | InputKind::Positive | InputKind::NonNegative | InputKind::Share => {
            ("Real", "float")
        }
        InputKind::Choice(words) => {
            let words = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
            return (format!("Literal[{words}]"), format!("{{{words}}}"));
        }
        InputKind::Ids => ("Column", "list or column of identifiers"),
        InputKind::Amounts => ("Column", "list or column of amounts"),
        InputKind::Durations => ("Column", "list or column of days"),
        InputKind::Seconds => ("Column", "list or column of seconds"),
        InputKind::Flags => ("Column", "list or column of truth values"),
        InputKind::Counts | InputKind::Scores => ("Column", "list or column of whole numbers"),
        InputKind::Numbers | InputKind::Rates => ("Column", "list or column of numbers"),
        InputKind::Times => ("Column", "list or column of times"),
        other => panic!("no type for {other:?}"),
    };
    (typed.to_owned(), words.to_owned())
}

/// What follows a type where the input may be left out.
fn default(input: &Input, typed: &str) -> String {
    match input.default {
        Default::Required => typed.to_owned(),
        Default::Text(word) => format!("{typed} = \"{word}\""),
        Default::Int(number) => format!("{typed} = {number}"),
        _ => format!("{typed} | None = None"),
    }
}

/// An input in a signature; a rule of the definition is never a column.
fn typed(input: &Input, type_of: impl Fn(&str) -> String) -> String {
    let own = argument(input).0;
    let own = if input.is_option() { own } else { type_of(&own) };
    format!("{}: {}", input.name, default(input, &own))
}

/// A signature whose options, and what follows the parameter `named`, can only be named.
fn parameters(formula: &Formula, named: Option<usize>, of: impl Fn(usize, &Input) -> String) -> Vec<String> {
    let mut typed: Vec<_> =
        formula.inputs.iter().enumerate().map(|(index, input)| of(index, input)).collect();
    let options = formula.inputs.iter().position(Input::is_option);
    if let Some(at) = [named, options].into_iter().flatten().min() {
        typed.insert(at, "*".to_owned());
    }
    typed
}

/// The signatures of a formula that takes numbers or columns of them: the first column makes the answer a table, and
/// without one it is an estimate. Columns come first, since an array of NumPy is also what a number is: `float(x)`.
fn overloads(formula: &Formula) -> String {
    let same = |own: &str| own.to_owned();
    let either = |own: &str| format!("{own} | Numbers");
    let mut text = String::new();
    let numbers = formula.inputs.iter().filter(|input| !input.is_option()).count();
    for first in 0..=numbers {
        let of = |index: usize, input: &Input| match index.cmp(&first) {
            _ if input.is_option() => typed(input, same),
            Ordering::Less => typed(input, same),
            Ordering::Equal => format!("{}: Numbers", input.name),
            Ordering::Greater => typed(input, either),
        };
        // A column behind a parameter that may be left out is named.
        let optional = formula.inputs.iter().take(first).position(Input::is_optional);
        let typed = parameters(formula, optional.filter(|_| first < numbers), of);
        let answer = if first < numbers { "Table" } else { "Estimate" };
        let head = format!("def {}(", formula.id);
        let _ = write!(text, "@overload\n{}\n", signature(&head, &typed, &format!(") -> {answer}: ...")));
    }
    let any = parameters(formula, None, |_, input| typed(input, either));
    text + &signature(&format!("def {}(", formula.id), &any, ") -> Estimate | Table:")
}

fn function(formula: &Formula) -> String {
    let Formula { id, family, inputs, .. } = formula;
    let columns = formula.takes_numbers();
    let names: Vec<_> = inputs.iter().map(|input| input.name).collect();
    let about = |input: &Input| {
        let mut kind = argument(input).1;
        if columns && !input.is_option() {
            kind += " or column";
        }
        let domain = match input.default {
            Default::Text(word) => {
                kind += &format!(", default \"{word}\"");
                String::new()
            }
            default => {
                let domain = input.kind.describe();
                match default {
                    Default::Null => kind += ", optional",
                    Default::Int(number) => kind += &format!(", default {number}"),
                    _ => {}
                }
                let optional = if default == Default::Null { ", optional" } else { "" };
                format!(" {}", sentence(&(domain + optional)))
            }
        };
        entry(4, input.name, &kind, &format!("{}{domain}", unspaced(input.doc).trim()))
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
    let named = |input: &Input, literal: &&str| match input.is_option() {
        true => format!("{}={literal}", input.name),
        false => (*literal).to_owned(),
    };
    let given: Vec<_> = inputs.iter().zip(given).map(|(input, literal)| named(input, literal)).collect();
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
        let typed = parameters(formula, None, |_, input| typed(input, str::to_owned));
        (signature(&format!("def {id}("), &typed, ") -> Estimate:"), format!("_{id}"))
    };
    let answer = match format!("    return {call}({tuple})\n") {
        long if long.len() > FORMATTED => format!("    return {call}(\n        {tuple}\n    )\n"),
        line => line,
    };
    format!("\n\n_{id} = Formula(\"{id}\")\n\n\n{head}\n{doc}{answer}")
}
