//! The classes of states: the log behind a source, and what answers some of its questions.

use engagement_metrics::field::{Opt, SourceInfo, StateInfo};

use super::text::{about_column, column, data, docstring, entry, parameter, parameters, snake};

/// The state behind a source.
pub(super) fn log(info: &SourceInfo) -> String {
    let SourceInfo { name, state, .. } = info;
    let later: Vec<_> = [info.zone, info.settings].concat();
    let pad = "        ";
    let typed = |options: &[Opt]| {
        options.iter().map(|option| format!("{pad}{},\n", parameter(option))).collect::<String>()
    };
    let given: String =
        info.reading.iter().map(|option| format!("                \"{0}\": {0},\n", option.name)).collect();
    let columns: String =
        info.columns.iter().map(|column| format!("                \"{0}\": {0},\n", column.name)).collect();
    let signature: String = info.columns.iter().map(|info| format!("{pad}{},\n", column(info))).collect();
    let passed: String = later.iter().map(|option| format!("            {0}={0},\n", option.name)).collect();
    let doc = format!(
        "The mergeable state behind `{name}`: what a stream, a notebook and a cluster exchange.\n\n\
         The same state comes out whatever the order of rows, the split into parts or the order of merging, and the \
         same bytes. It holds no window, period or setting of a question, so one state answers them all. `+` and \
         `merge` join states, `pickle` and `copy` work. Identifiers are kept as 128-bit keys only."
    );
    let update = docstring(
        8,
        "Add rows, all or none.",
        &[(
            "Parameters",
            data(8) + &info.columns.iter().map(|info| about_column(8, info)).collect::<String>(),
        )],
        "",
    );
    let open = docstring(
        8,
        &format!("Open it as `{name}`, under settings."),
        &[("Parameters", parameters(8, &later))],
        "",
    );
    let shared = shared(state, "Add the rows of another state, all or none.", info.further);
    format!(
        "\n\nclass {state}:\n{}\n    __slots__ = (\"_state\",)\n\n    \
         def __init__(\n        self,\n        *,\n{}    ) -> None:\n        self._state = State(\n            \"{state}\",\n            \
         {{\n{given}            }},\n        )\n\n    \
         def update(\n        self,\n        data: Data,\n        *,\n{signature}    ) -> Self:\n{update}        \
         self._state.update(\n            data,\n            {{\n{columns}            }},\n        )\n        return self\n\n    \
         def {}(\n        self,\n        *,\n{}    ) -> {name}:\n{open}        return {name}.from_state(\n            self,\n{passed}        )\n\n\
         {shared}",
        docstring(4, &doc, &[("Parameters", parameters(4, info.reading))], ""),
        typed(info.reading),
        snake(name),
        typed(&later),
    )
}

/// What every state has.
fn shared(state: &str, merge: &str, further: &[Opt]) -> String {
    let about = if further.is_empty() {
        String::new()
    } else {
        " The options are those of further rows, in what bytes do not keep.".to_owned()
    };
    let read = docstring(
        8,
        &format!(
            "Read what `to_bytes` wrote.\n\nThe checksum in it finds damage, not forgery: authenticate bytes that come \
             from a stranger.{about}"
        ),
        &[("Parameters", entry(8, "data", "bytes", "What was written.") + &parameters(8, further))],
        "",
    );
    let typed: String = further.iter().map(|option| format!("        {},\n", parameter(option))).collect();
    let typed = if further.is_empty() { typed } else { format!("        *,\n{typed}") };
    let given: String =
        further.iter().map(|option| format!("                    \"{0}\": {0},\n", option.name)).collect();
    let given = if further.is_empty() { "{}".to_owned() } else { format!("{{\n{given}                }}") };
    format!(
        "    @classmethod\n    def _of(cls, state: State) -> Self:\n        self = cls.__new__(cls)\n        self._state = state\n        return self\n\n    \
         def merge(self, other: {state}) -> Self:\n        \"\"\"{merge}\"\"\"\n        \
         self._state.merge(getattr(other, \"_state\", other))\n        return self\n\n    \
         def __add__(self, other: {state}) -> Self:\n        if not isinstance(other, {state}):\n            return NotImplemented\n        return self.__copy__().merge(other)\n\n    \
         def to_bytes(self) -> bytes:\n        \"\"\"Write canonical bytes: equal states give equal bytes, on every machine.\"\"\"\n        \
         return self._state.to_bytes()\n\n    \
         @classmethod\n    def from_bytes(\n        cls,\n        data: Memory,\n{typed}    ) -> Self:\n{read}        \
         return cls._of(\n            State.from_bytes(\n                \"{state}\",\n                data,\n                \
         {given},\n            )\n        )\n\n    \
         def __len__(self) -> int:\n        return len(self._state)\n\n    \
         def __eq__(self, other: object) -> bool:\n        if not isinstance(other, {state}):\n            return NotImplemented\n        \
         return self._state == other._state\n\n    \
         def __copy__(self) -> Self:\n        return self._of(self._state.__copy__())\n\n    \
         def __repr__(self) -> str:\n        return f\"<{state}, n={{len(self):,}}>\"\n"
    )
}

/// Their classes: what a question makes, and what reports by itself.
pub(super) fn answers(info: &SourceInfo) -> String {
    info.answers().map(|(state, question)| answer(info, state, question.name)).collect()
}

fn answer(info: &SourceInfo, StateInfo { name: state, doc, .. }: &StateInfo, question: &str) -> String {
    let made = format!("{state} is made by {}.{question} and by from_bytes", info.name);
    let report = docstring(
        8,
        "Report every metric that follows from it; a note names the others.",
        &[("Returns", entry(8, "Report", "", "In total, by period, and in total by segment."))],
        "",
    );
    format!(
        "\n\nclass {state}:\n{}\n    __slots__ = (\"_state\",)\n    _state: State\n\n    \
         def __init__(self) -> None:\n        raise TypeError(\"{made}\")\n\n    \
         def report(self) -> Report:\n{report}        return self._state.report()\n\n{}",
        docstring(4, doc, &[], ""),
        shared(state, "Add those of another part, all or none.", &[]),
    )
}
