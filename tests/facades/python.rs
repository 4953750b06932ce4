//! `bindings-python/python/engagement_metrics/`: what Python users read, from the descriptors alone.

mod formulas;
mod parts;
mod spark;
mod states;
mod text;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use conformance::assert_up_to_date;
use engagement_metrics::field::{AnswerKind, ColumnKind, Opt, OptKind, Question, SourceInfo};
use engagement_metrics::sources::{SOURCES, Source};
use engagement_metrics::{Language, Value, metrics};
use text::{about_column, column, data, docstring, entry, parameter, parameters, snake, split};

const FOLDER: &str = "bindings-python/python/engagement_metrics";
const HEAD: &str = "# Written by tests/facades/python.rs from the core's descriptors; run `make facades`.\n";

fn check(file: &str, text: &str) {
    assert_up_to_date(&format!("{FOLDER}/{file}.py"), text);
}

fn families() -> Vec<&'static str> {
    let mut families: Vec<_> = metrics::all().map(|formula| formula.family).collect();
    families.dedup();
    families
}

#[test]
fn sources() {
    for info in SOURCES {
        check(
            &format!("_{}", snake(info.name)),
            &(source(info) + &states::log(info) + &states::answers(info)),
        );
    }
}

#[test]
fn package() {
    let mut text = format!(
        "{HEAD}\"\"\"Customer-engagement metrics: the same number, to the last bit, in Rust, Python and JavaScript.\"\"\"\n\n"
    );
    let modules: BTreeSet<_> = families().into_iter().collect();
    let modules: String = modules.into_iter().map(|module| format!("    {module},\n")).collect();
    let _ =
        write!(text, "from . import (\n{modules})\nfrom ._errors import EngagementError, InternalError\n");
    text += "from ._native import VERSION as __version__\n";
    let native = "Catalogue Chart Decomposition Difference Estimate Explanation Finding Note Report Table catalogue \
                  compare decompose explain search";
    let native: String = native.split(' ').map(|name| format!("    {name},\n")).collect();
    let _ = write!(text, "from ._native import (\n{native})\n");
    let mut names = vec![
        "Catalogue",
        "Chart",
        "Decomposition",
        "Difference",
        "EngagementError",
        "Estimate",
        "Explanation",
        "Finding",
        "InternalError",
        "Note",
    ];
    for info in SOURCES {
        let own = classes(info);
        let _ = writeln!(text, "from ._{} import {}", snake(info.name), own.join(", "));
        names.extend(own);
    }
    text += "from ._report import report\n";
    names.extend(["Report", "Table", "__version__"]);
    let functions = ["catalogue", "compare", "decompose", "explain", "report", "search"];
    names.extend(families().into_iter().chain(functions).collect::<BTreeSet<_>>());
    let names = names.iter().map(|name| format!("    \"{name}\",\n")).collect::<String>();
    let _ = write!(text, "\n__all__ = [\n{names}]\n");
    check("__init__", &text);
}

/// The source, its log, and the states that answer its questions.
fn classes(info: &SourceInfo) -> Vec<&'static str> {
    [info.name, info.state].into_iter().chain(info.answers().map(|(state, _)| state.name)).collect()
}

/// One function over all sources, each under its own name.
#[test]
fn report() {
    let mut text =
        format!("{HEAD}\"\"\"All sources on one page.\"\"\"\n\nfrom __future__ import annotations\n\n");
    text += "from typing import TYPE_CHECKING, Literal\n\nif TYPE_CHECKING:\n    from collections.abc import Sequence\n\n    from ._native import Report\n";
    for info in SOURCES {
        let Some(question) = info.questions.iter().find(|question| question.name == "report") else {
            continue;
        };
        let name = snake(info.name);
        let _ = write!(
            text,
            "    from ._{name} import {}\n\n__all__ = [\"report\"]\n\n\ndef report(\n    *,\n",
            info.name
        );
        let _ = writeln!(text, "    {name}: {},", info.name);
        text += &question
            .options
            .iter()
            .map(|option| format!("    {},\n", parameter(option)))
            .collect::<String>();
        let _ = writeln!(text, ") -> Report:");
        let sources = entry(4, &name, info.name, "The opened source.");
        text +=
            &docstring(4, question.doc, &[("Parameters", sources + &parameters(4, question.options))], "");
        let (first, rest) = split(question.options);
        let rest: String = rest.iter().map(|option| format!(", {0}={0}", option.name)).collect();
        let _ = writeln!(text, "    return {name}.report(\n        {first}{rest}\n    )");
    }
    check("_report", &text);
}

/// What a frame of another library gets: a method a source, with the columns by name.
#[test]
fn accessor() {
    let mut text = format!(
        "{HEAD}\"\"\"What `frame.engagement` is, in every table library.\"\"\"\n\nfrom __future__ import annotations\n\n\
         from typing import TYPE_CHECKING, Literal\n\n"
    );
    for info in SOURCES {
        let _ = writeln!(text, "from ._{} import {}", snake(info.name), info.name);
    }
    text += "\nif TYPE_CHECKING:\n    from collections.abc import Sequence\n\n    \
             from ._types import Data, Instant, Zone\n\n__all__ = [\"Engagement\"]\n\n\n\
             class Engagement:\n    \"\"\"The sources that a frame can be opened as.\"\"\"\n\n    \
             def __init__(self, frame: Data) -> None:\n        self._frame = frame\n";
    for info in SOURCES {
        let (name, method) = (info.name, snake(info.name));
        let options = [info.reading, info.settings].concat();
        let columns = info.columns.iter().map(|info| (info.name, column(info)));
        let all: Vec<_> =
            columns.chain(options.iter().map(|option| (option.name, parameter(option)))).collect();
        let typed: String = all.iter().map(|(_, typed)| format!("        {typed},\n")).collect();
        let given: String = all.iter().map(|(name, _)| format!("            {name}={name},\n")).collect();
        let documented = info.columns.iter().map(|info| about_column(8, info)).collect::<String>();
        let doc = docstring(
            8,
            &format!("Open the frame as `{name}`."),
            &[("Parameters", documented + &parameters(8, &options))],
            "",
        );
        let _ = write!(
            text,
            "\n    def {method}(\n        self,\n        *,\n{typed}    ) -> {name}:\n{doc}        \
             return {name}(\n            self._frame,\n{given}        )\n"
        );
    }
    check("_accessor", &text);
}

// Sources.

fn source(info: &SourceInfo) -> String {
    let SourceInfo { name, state, .. } = info;
    let all: Vec<_> = [info.reading, info.settings].concat();
    let later: Vec<_> = [info.zone, info.settings].concat();
    let fields = |names: Vec<&str>, pad: &str| {
        names.iter().map(|name| format!("{pad}\"{name}\": {name},\n")).collect::<String>()
    };
    let columns = |pad: &str| fields(info.columns.iter().map(|column| column.name).collect(), pad);
    let options = |list: &[Opt], pad: &str| fields(list.iter().map(|option| option.name).collect(), pad);
    let signature = |pad: &str| {
        info.columns.iter().map(|info| format!("{pad}{},\n", column(info))).collect::<String>()
            + &all.iter().map(|option| format!("{pad}{},\n", parameter(option))).collect::<String>()
    };
    let pad = "        ";
    let mut text = format!(
        "{HEAD}\"\"\"`{name}` and what it is merged from.\"\"\"\n\nfrom __future__ import annotations\n\n\
         from typing import TYPE_CHECKING, Literal, Self\n\nfrom ._native import Decomposition, Note, Report, Source, State, Table\n\n\
         if TYPE_CHECKING:\n    from collections.abc import Sequence\n\n    \
         from ._types import Bundle, Data, Day, Instant, Memory, Mimes, Plain, Zone\n\n__all__ = [{}]\n\n\nclass {name}:\n",
        classes(info).iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    );
    let documented = data(4) + &info.columns.iter().map(|info| about_column(4, info)).collect::<String>();
    let sections = [
        ("Parameters", documented + &parameters(4, &all)),
        (
            "Raises",
            entry(4, "EngagementError", "", "When a row breaks a rule; the smallest such row is named."),
        ),
    ];
    text += &docstring(4, info.doc, &sections, &example(info));
    text += "\n    __slots__ = (\"_source\",)\n\n    def __init__(\n        self,\n        data: Data,\n        *,\n";
    let _ = write!(
        text,
        "{}    ) -> None:\n        self._source = Source.open(\n            \"{name}\",\n            data,\n            {{\n{}            \
         }},\n            {{\n{}            }},\n        )\n\n",
        signature(pad),
        columns("                "),
        options(&all, "                "),
    );
    let _ = write!(
        text,
        "    @classmethod\n    def check(\n        cls,\n        data: Data,\n        *,\n{}        limit: int = 100,\n    ) -> Table:\n{}        \
         return Source.check(\n            \"{name}\",\n            data,\n            {{\n{}            }},\n            \
         {{\n{}            }},\n            limit,\n        )\n\n",
        signature(pad),
        docstring(
            8,
            &format!(
                "List every violation in a table, without opening it.\n\nThe parameters are those of `{name}`."
            ),
            &[
                ("Parameters", entry(8, "limit", "int, default 100", "Violations listed at most.")),
                ("Returns", entry(8, "Table", "", "One row a violation, in the order of rows."))
            ],
            ""
        ),
        columns("                "),
        options(&all, "                "),
    );
    for question in info.questions {
        text += &method(question);
    }
    let _ = write!(
        text,
        "    def state(self) -> {state}:\n        \"\"\"Give the mergeable state behind it.\"\"\"\n        \
         return {state}._of(self._source.state())\n\n"
    );
    let _ = write!(
        text,
        "    @classmethod\n    def from_state(\n        cls,\n        state: {state},\n        *,\n{}    ) -> Self:\n{}        \
         self = cls.__new__(cls)\n        self._source = Source.from_state(\n            getattr(state, \"_state\", state),\n            {{\n{}            \
         }},\n        )\n        return self\n\n",
        later.iter().map(|option| format!("{pad}{},\n", parameter(option))).collect::<String>(),
        docstring(
            8,
            "Open a state that was made elsewhere, under settings.",
            &[(
                "Parameters",
                entry(8, "state", state, "Rows that were read before.") + &parameters(8, &later)
            )],
            ""
        ),
        options(&later, "                "),
    );
    text += "    @property\n    def notes(self) -> list[Note]:\n        \"\"\"What was counted in, what was left out and why.\"\"\"\n        \
             return self._source.notes\n\n    def to_dict(self) -> Plain:\n        \"\"\"Give the data sheet as plain values.\"\"\"\n        \
             return self._source.to_dict()\n\n    def to_json(self) -> str:\n        \"\"\"Give the data sheet as JSON.\"\"\"\n        \
             return self._source.to_json()\n\n    def describe(self, language: str = \"en\") -> str:\n        \"\"\"Give the data sheet as text in a language, such as \"ms\".\"\"\"\n        \
             return self._source.describe(language)\n\n    def to_html(self, language: str = \"en\") -> str:\n        \"\"\"Give the data sheet as a fragment of HTML in a language.\"\"\"\n        \
             return self._source.to_html(language)\n\n    def __repr__(self) -> str:\n        return repr(self._source)\n\n    \
             def _repr_html_(self) -> str:\n        return self._source._repr_html_()\n\n    \
             def _repr_mimebundle_(self, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle:\n        \
             return self._source._repr_mimebundle_(include, exclude)\n";
    text
}

fn method(question: &Question) -> String {
    let (kind, to, call) = match question.answer {
        AnswerKind::Table => ("Table", "return ", "table"),
        AnswerKind::Decomposition => ("Decomposition", "return ", "decomposition"),
        AnswerKind::State(state) => (state.name, "state = ", "derived"),
        _ => ("Report", "return ", "report"),
    };
    let wrapped = match question.answer {
        AnswerKind::State(state) => format!("        return {}._of(state)\n", state.name),
        _ => String::new(),
    };
    let (_, rest) = split(question.options);
    let mut typed: Vec<_> = question.options.iter().map(parameter).collect();
    if !rest.is_empty() {
        typed.insert(1, "*".to_owned());
    }
    let typed: String = typed.iter().map(|text| format!("        {text},\n")).collect();
    let given: String = question
        .options
        .iter()
        .map(|option| format!("                \"{0}\": {0},\n", option.name))
        .collect();
    let doc = docstring(8, question.doc, &[("Parameters", parameters(8, question.options))], "");
    format!(
        "    def {0}(\n        self,\n{typed}    ) -> {kind}:\n{doc}        {to}self._source.{call}(\n            \
         \"{0}\",\n            {{\n{given}            }},\n        )\n{wrapped}\n",
        question.name
    )
}

/// Rows that every required column has an example for, and the sheet that the core gives of them.
fn example(info: &SourceInfo) -> String {
    let cells = |kind: ColumnKind| -> (&str, engagement_metrics::rows::Column<'static>) {
        match kind {
            ColumnKind::Time => {
                let days = &["2011-01-05", "2011-01-20", "2011-02-03"];
                ("[\"2011-01-05\", \"2011-01-20\", \"2011-02-03\"]", days[..].into())
            }
            ColumnKind::Money => ("[12.5, 8.0, 20.0]", (&[12.5, 8.0, 20.0][..]).into()),
            _ => ("[\"ada\", \"ada\", \"grace\"]", (&["ada", "ada", "grace"][..]).into()),
        }
    };
    let required = || info.columns.iter().filter(|column| column.required);
    let parts =
        required().map(|column| (column.name.to_owned(), column.name.to_owned(), cells(column.kind).1));
    let mut given = Vec::new();
    let mut call = vec!["data".to_owned()];
    call.extend(required().map(|column| format!("{0}=\"{0}\"", column.name)));
    for option in info.reading.iter().chain(info.settings) {
        let value = match option.kind {
            OptKind::Zone => "UTC",
            OptKind::Instant => "2011-03-01",
            _ => continue,
        };
        given.push((option.name.into(), Value::from(value)));
        call.push(format!("{}=\"{value}\"", option.name));
    }
    let sheet = Source::open(info.name, parts.collect(), &Value::Map(given))
        .expect("the example is sound")
        .text_in(&Language::ENGLISH);
    let data: String = required()
        .map(|column| format!("    ...     \"{}\": {},\n", column.name, cells(column.kind).0))
        .collect();
    let sheet: String = sheet.lines().map(|line| format!("    {line}\n")).collect();
    let call = call.iter().map(|argument| format!("    ...     {argument},\n")).collect::<String>();
    format!(
        "    >>> import engagement_metrics as em\n    >>> data = {{\n{data}    ... }}\n    >>> em.{}(\n{call}    ... )\n{sheet}",
        info.name
    )
}
