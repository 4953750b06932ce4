//! `bindings-wasm/js/api.js`, `descriptors.js` and `page.js`: formulas, sources and states as JavaScript has them.

mod catalogue;
mod types;
mod worker;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use conformance::{assert_up_to_date, camel};
use engagement_metrics::field::{AnswerKind, ColumnKind, Default, Opt, OptKind, Question, SourceInfo};
use engagement_metrics::metric::Formula;
use engagement_metrics::metrics;
use engagement_metrics::sources::SOURCES;

const HEAD: &str =
    "// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.\n";

/// What js/ exports beside the written names; a metric of such an id would need another name.
const RESERVED: &str = "compare decompose difference estimate finding format init interval noteText report reportHtml \
                        standardError table";

#[test]
fn code() {
    let mut text = format!(
        "{HEAD}import {{ {} }} from \"./descriptors.js\";\n\
         import {{ Source, State, Totals, ask, askAll, checked, derived, evaluated, over, readState, stateOf }} from \
         \"./sources.js\";\n\n\
         export {{ EngagementError }} from \"./errors.js\";\n\
         export {{ compare, difference, estimate, finding, format, interval, noteText, standardError, table }} from \
         \"./results.js\";\n\
         export {{ decompose }} from \"./sources.js\";\n",
        SOURCES.iter().map(|info| info.table.to_uppercase()).collect::<Vec<_>>().join(", ")
    );
    metrics::all().for_each(|formula| text += &function(formula));
    for family in families() {
        let names: String = of(family).map(|formula| format!("  {},\n", camel(formula.id))).collect();
        let _ = write!(text, "\nexport const {} = Object.freeze({{\n{names}}});\n", camel(family));
    }
    SOURCES.iter().for_each(|info| text += &classes(info));
    text += &over_all("report", "data");
    assert_up_to_date("bindings-wasm/js/api.js", &text);
}

/// What the runtime knows of each source; the page of a worker needs this and nothing else of the library.
#[test]
fn descriptors() {
    let mut text = HEAD.to_owned();
    SOURCES.iter().for_each(|info| text += &descriptor(info));
    let names: Vec<_> = SOURCES.iter().map(|info| info.table.to_uppercase()).collect();
    let _ = write!(text, "\nexport const DESCRIPTORS = [{}];\n", names.join(", "));
    assert_up_to_date("bindings-wasm/js/descriptors.js", &text);
}

#[test]
fn page() {
    let names = reporting().map(|info| info.name).collect::<Vec<_>>().join(", ");
    let text = format!(
        "{HEAD}import {{ {names} }} from \"./api.js\";\nimport {{ askAll }} from \"./sources.js\";\n{}",
        over_all("reportHtml", "html")
    );
    assert_up_to_date("bindings-wasm/js/page.js", &text);
}

/// A function that asks the sources it is given for their report.
fn over_all(name: &str, shape: &str) -> String {
    let known: Vec<_> = reporting().map(|info| format!("{}: {}", key(info), info.name)).collect();
    let known = known.join(", ");
    format!(
        "\nexport function {name}(inputs) {{\n  return askAll(\"report\", {{ {known} }}, inputs, \"{shape}\");\n}}\n"
    )
}

#[test]
fn names_are_free() {
    let mut seen: BTreeSet<String> = RESERVED.split(' ').map(str::to_owned).collect();
    let families = families().into_iter().map(camel);
    for name in metrics::all().map(|formula| camel(formula.id)).chain(families) {
        assert!(seen.insert(name.clone()), "{name} is taken");
    }
}

fn families() -> BTreeSet<&'static str> {
    metrics::all().map(|formula| formula.family).collect()
}

fn of(family: &str) -> impl Iterator<Item = &'static Formula> {
    metrics::all().filter(move |formula| formula.family == family)
}

fn question(info: &SourceInfo, name: &str) -> Option<&'static Question> {
    info.questions.iter().find(|question| question.name == name)
}

fn reporting() -> impl Iterator<Item = &'static SourceInfo> {
    SOURCES.iter().copied().filter(|info| question(info, "report").is_some())
}

/// Under which keyword a call takes a source: `orders` for `Orders`.
fn key(info: &SourceInfo) -> String {
    info.name[..1].to_lowercase() + &info.name[1..]
}

fn pascal(name: &str) -> String {
    let name = camel(name);
    name[..1].to_uppercase() + &name[1..]
}

/// A formula as its inputs by name, as the core spells them; the runtime knows what JavaScript calls them.
fn function(formula: &Formula) -> String {
    let inputs: Vec<_> = formula.inputs.iter().map(|input| input.name).collect();
    format!(
        "\nexport function {}(inputs) {{\n  return evaluated(\"{}\", \"{}\", inputs);\n}}\n",
        camel(formula.id),
        formula.id,
        inputs.join(" ")
    )
}

fn descriptor(info: &SourceInfo) -> String {
    let SourceInfo { name, state, table, .. } = info;
    let words = |words: Vec<String>| words.join(", ");
    let columns: String = info
        .columns
        .iter()
        .map(|column| {
            format!("    {}: {{ part: \"{}\", many: {} }},\n", camel(column.name), column.name, column.many)
        })
        .collect();
    let times = info.columns.iter().filter(|column| column.kind == ColumnKind::Time);
    let times = words(times.map(|column| format!("\"{}\"", column.name)).collect());
    let zones = info.reading.iter().chain(info.settings).filter(|option| option.kind == OptKind::Zone);
    let zones = words(zones.map(|option| format!("{}: \"{}\"", camel(option.name), option.name)).collect());
    format!(
        "\nexport const {} = {{\n  name: \"{name}\",\n  state: \"{state}\",\n  table: \"{table}\",\n  columns: {{\n\
         {columns}  }},\n  times: [{times}],\n  zones: {{ {zones} }},\n}};\n",
        table.to_uppercase()
    )
}

/// The state and the source. Their names stand in them, since those of classes do not survive a minifier.
fn classes(info: &SourceInfo) -> String {
    let SourceInfo { name, state, table, .. } = info;
    let constant = table.to_uppercase();
    let methods: String = info.questions.iter().map(method).collect();
    let answers: String = info.answers().map(|(answer, _)| answering(&constant, answer.name)).collect();
    format!(
        "\nexport class {state} extends State {{\n  static name = \"{state}\";\n\n\
         \x20 constructor(options) {{\n    super({constant}, options);\n  }}\n\n\
         \x20 static fromBytes(bytes, options) {{\n    return new {state}(readState({constant}, {constant}.state, bytes, options));\n  }}\n}}\n{answers}\n\
         export class {name} extends Source {{\n  static name = \"{name}\";\n\n\
         \x20 constructor(data, options) {{\n    super({constant}, data, options);\n  }}\n\n\
         \x20 static check(data, options, limit) {{\n    return checked({constant}, data, options, limit);\n  }}\n\n\
         \x20 static fromState(state, options) {{\n    return new {name}(over({constant}, state, {state}, options));\n  }}\n\n\
         \x20 state() {{\n    return new {state}(stateOf(this));\n  }}\n{methods}}}\n"
    )
}

fn answering(constant: &str, name: &str) -> String {
    format!(
        "\nexport class {name} extends Totals {{\n  static name = \"{name}\";\n\n  constructor(made) {{\n    super({constant}, \"{name}\", made);\n  }}\n\n\
         \x20 static fromBytes(bytes) {{\n    return new {name}(readState({constant}, \"{name}\", bytes));\n  }}\n}}\n"
    )
}

fn required(question: &Question) -> Vec<&'static Opt> {
    question.options.iter().filter(|option| option.default == Default::Required).collect()
}

fn method(question: &Question) -> String {
    let names: Vec<_> = required(question).iter().map(|option| camel(option.name)).collect();
    let parameters: String = names.iter().map(|name| format!("{name}, ")).collect();
    let given = match names.as_slice() {
        [] => "options".to_owned(),
        names => format!("{{ ...options, {} }}", names.join(", ")),
    };
    let call = match question.answer {
        AnswerKind::State(state) => {
            format!("new {}(derived(this, \"{}\", {given}))", state.name, question.name)
        }
        _ => format!("ask(this, \"{}\", {given})", question.name),
    };
    format!("\n  {}({parameters}options) {{\n    return {call};\n  }}\n", camel(question.name))
}
