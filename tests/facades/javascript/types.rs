//! `bindings-wasm/js/api.d.ts` and `page.d.ts`: the types of what `api.js` and `page.js` export, with the core's own prose as comments.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use conformance::{assert_up_to_date, camel};
use engagement_metrics::field::{
    AnswerKind, ColumnInfo, ColumnKind, Default, InputKind, Opt, OptKind, Question, SourceInfo, StateInfo,
};
use engagement_metrics::metric::Formula;
use engagement_metrics::metrics;
use engagement_metrics::sources::SOURCES;

use super::{HEAD, families, key, of, pascal, reporting, required};

#[test]
fn types() {
    assert_up_to_date("bindings-wasm/js/api.d.ts", &api());
}

/// The declarations of the default entry.
pub(super) fn api() -> String {
    let mut text = format!(
        "{HEAD}import type {{\n  Column, Data, Decomposition, Estimate, Estimated, InColumns, Language, List, Plain, Report, Segments, Sheet, Violation, Zone,\n}} from \
         \"./types.js\";\n\nexport * from \"./types.js\";\n"
    );
    metrics::all().for_each(|formula| text += &declaration(formula));
    for family in families() {
        let _ = write!(text, "\n/** The formulas of the family \"{family}\", under one name. */\n");
        let _ = writeln!(text, "export const {}: {{", camel(family));
        of(family).for_each(|formula| {
            let _ = writeln!(text, "  readonly {0}: typeof {0};", camel(formula.id));
        });
        text += "};\n";
    }
    SOURCES.iter().for_each(|info| text += &interfaces(info));
    text += &reports();
    text
}

/// Names and keywords of the core's prose as JavaScript writes them: `timeZone`, `grain: "line"`.
pub(super) fn prose(text: &str) -> String {
    let inputs = metrics::all().flat_map(|formula| formula.inputs.iter().map(|input| input.name));
    let of = |info: &'static SourceInfo| {
        let options = info.reading.iter().chain(info.settings);
        let asked = info.questions.iter().flat_map(|question| question.options);
        info.columns.iter().map(|column| column.name).chain(options.chain(asked).map(|option| option.name))
    };
    let names: BTreeSet<_> = inputs.chain(SOURCES.iter().copied().flat_map(of)).collect();
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_word) {
        let end = rest[start..].find(|c| !is_word(c)).map_or(rest.len(), |length| start + length);
        let word = &rest[start..end];
        out += &rest[..start];
        out += &if names.contains(word) { camel(word) } else { word.to_owned() };
        rest = &rest[end..];
        for (python, javascript) in [("=\"", ": \""), ("='", ": '")] {
            if let Some(after) = rest.strip_prefix(python) {
                out += javascript;
                rest = after;
            }
        }
    }
    out + rest
}

/// A comment of one line, or of many.
fn comment(indent: &str, text: &str) -> String {
    let text = prose(text.trim());
    if !text.contains('\n') && indent.len() + text.len() < 112 {
        return format!("{indent}/** {text} */\n");
    }
    let mut out = format!("{indent}/**\n");
    for paragraph in text.lines() {
        let mut line = format!("{indent} *");
        // Indented lines are code and keep their shape.
        for word in paragraph.split(' ') {
            if line.len() + word.len() > 118 && !paragraph.starts_with("@") {
                out += &line;
                out.push('\n');
                line = format!("{indent} *");
            }
            line.push(' ');
            line += word;
        }
        out += line.trim_end();
        out.push('\n');
    }
    out + indent + " */\n"
}

/// Lines of one paragraph joined, paragraphs kept apart.
fn paragraphs(doc: &str) -> String {
    let lines: Vec<_> = doc.lines().map(str::trim).collect();
    lines.split(|line| line.is_empty()).map(|lines| lines.join(" ")).collect::<Vec<_>>().join("\n\n")
}

fn declaration(formula: &Formula) -> String {
    let (name, inputs) = (camel(formula.id), format!("{}Inputs", pascal(formula.id)));
    let mut text = format!("\n/** Inputs of {{@link {name}}}. */\nexport interface {inputs} {{\n");
    for input in formula.inputs {
        let kind = match input.kind {
            InputKind::Count => "number | bigint".to_owned(),
            InputKind::Real
            | InputKind::Positive
            | InputKind::NonNegative
            | InputKind::Share
            | InputKind::Whole(..) => "number".to_owned(),
            InputKind::Choice(words) => {
                words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
            }
            InputKind::Ids => "List<string | number | bigint>".to_owned(),
            InputKind::Amounts | InputKind::Counts | InputKind::Scores => "List<number | bigint>".to_owned(),
            InputKind::Durations | InputKind::Seconds | InputKind::Numbers | InputKind::Rates => {
                "List<number>".to_owned()
            }
            InputKind::Flags => "List<boolean | 0 | 1>".to_owned(),
            InputKind::Times => "List<Date | string>".to_owned(),
            other => panic!("no type for {other:?}"),
        };
        let default = match input.default {
            Default::Text(word) => format!(" Default: `{word}`."),
            Default::Int(number) => format!(" Default: {number}."),
            _ => String::new(),
        };
        let (optional, kind) = match input.default {
            Default::Required => ("", kind),
            Default::Null => ("?", format!("{kind} | null")),
            _ => ("?", format!("{kind} | undefined")),
        };
        let doc = format!("{} It is {}.{default}", paragraphs(input.doc), input.kind.describe());
        text += &comment("  ", &doc);
        let _ = writeln!(text, "  readonly {}{optional}: {kind};", camel(input.name));
    }
    let given = formula.inputs.iter().zip(formula.example.inputs);
    let given: Vec<_> = given.map(|(input, literal)| format!("{}: {literal}", camel(input.name))).collect();
    let doc = format!(
        "{}\n\nFormula: `{}`. Unit: {}.\n\n@param inputs {}\n@throws {{EngagementError}} When an input lies outside its \
         domain.\n@example\n{name}({{ {} }}).value; // {}\n@see {}",
        paragraphs(formula.doc),
        formula.formula,
        formula.unit.id().replace('_', " "),
        formula.inputs.iter().map(|input| format!("`{}`", input.name)).collect::<Vec<_>>().join(", "),
        given.join(", "),
        formula.example.value,
        formula.source
    );
    text += "}\n\n";
    text += &comment("", &doc);
    let _ = writeln!(text, "export function {name}(inputs: {inputs}): Estimate;");
    if formula.takes_numbers() {
        text += &comment(
            "",
            "Row by row, where an input is a list; numbers stand for every row, a null leaves its row null.",
        );
        let _ = writeln!(text, "export function {name}(inputs: InColumns<{inputs}>): readonly Estimated[];");
    }
    text
}

fn cell(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Id => "string | number | bigint",
        ColumnKind::Time => "string | Date",
        ColumnKind::Money | ColumnKind::Count => "number | bigint",
        ColumnKind::Flag => "boolean | 0 | 1",
        ColumnKind::Category => "string | number | boolean",
        other => panic!("no type for {other:?}"),
    }
}

fn column(column: &ColumnInfo) -> String {
    let kind = if column.many { "Segments" } else { "Column" };
    let optional = if column.required { "" } else { "?" };
    let doc = format!("{} It holds {}.", column.doc, column.kind.describe());
    let name = camel(column.name);
    comment("  ", &doc) + &format!("  readonly {name}{optional}: {kind}<Row, {}>;\n", cell(column.kind))
}

fn option_type(option: &Opt) -> String {
    match option.kind {
        OptKind::Choice(words) => {
            words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
        }
        OptKind::Int(..) => "number".to_owned(),
        OptKind::Text | OptKind::Window | OptKind::Segment => "string".to_owned(),
        OptKind::Instant | OptKind::Date => "string | Date".to_owned(),
        OptKind::Zone => "string | Zone".to_owned(),
        OptKind::Metrics => "readonly string[]".to_owned(),
        OptKind::Language => "Language | \"en\"".to_owned(),
        other => panic!("no type for {other:?}"),
    }
}

fn option(option: &Opt) -> String {
    let default = match option.default {
        Default::Text(word) => format!(" By default \"{word}\"."),
        Default::Int(number) => format!(" By default {number}."),
        _ => String::new(),
    };
    let optional = if option.default == Default::Required { "" } else { "?" };
    let range = match option.kind {
        OptKind::Int(low, high) => format!(" From {low} to {high}."),
        _ => String::new(),
    };
    let null = if optional.is_empty() { "" } else { " | null" };
    let declared = format!("  readonly {}{optional}: {}{null};\n", camel(option.name), option_type(option));
    comment("  ", &format!("{}{range}{default}", option.doc)) + &declared
}

fn options(name: &str, doc: &str, options: &[Opt]) -> String {
    let rows: String = options.iter().filter(|one| one.default != Default::Required).map(option).collect();
    format!("\n{}export interface {name} {{\n{rows}}}\n", comment("", doc))
}

fn answer(question: &Question) -> &'static str {
    match question.answer {
        AnswerKind::Report => "Report",
        AnswerKind::Table => "readonly { readonly [column: string]: Plain }[]",
        AnswerKind::State(state) => state.name,
        AnswerKind::Decomposition => "Decomposition",
        other => panic!("no type for {other:?}"),
    }
}

fn interfaces(info: &SourceInfo) -> String {
    let SourceInfo { name, state, table, .. } = info;
    let mut text = format!(
        "\n/** Which column of a table of {table} is what. */\nexport interface {name}Columns<Row> {{\n"
    );
    info.columns.iter().for_each(|info| text += &column(info));
    text += "}\n";
    text += &options(&format!("{state}Options"), "How rows are read.", info.reading);
    text += &options(
        &format!("{name}FurtherOptions"),
        "How further rows are read into a state that was made elsewhere, in what it does not keep.",
        info.further,
    );
    text +=
        &options(&format!("{name}Settings"), "Under which settings questions are answered.", info.settings);
    let _ = write!(
        text,
        "\n/** Columns, how rows are read, and settings. */\n\
         export interface {name}Options<Row> extends {name}Columns<Row>, {state}Options, {name}Settings {{}}\n"
    );
    let asked = |question: &Question| format!("{name}{}Options", pascal(question.name));
    for question in info.questions {
        let doc = format!("Options of {{@link {name}}}`.{}`.", camel(question.name));
        text += &options(&asked(question), &doc, question.options);
    }
    let _ = write!(
        text,
        "\n/**\n * A mergeable log of {table}: the same bytes come out whatever the order of rows, the split into parts or the \
         order of\n * merging. It holds no names, only keys of them; the checksum is no authentication.\n */\n\
         export class {state} {{\n  constructor(options?: {state}Options);\n\
         \x20 /** Reads what `toBytes` wrote, in any language. */\n\
         \x20 static fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView, options?: {name}FurtherOptions): {state};\n\
         \x20 /** Adds rows, all or none; throws where a row breaks a rule. */\n\
         \x20 update<Row extends object>(data: Data<Row>, columns: {name}Columns<Row>): this;\n\
         \x20 /** Adds another state, all or nothing; that one stays as it is. */\n\
         \x20 merge(other: {state}): this;\n\
         \x20 /** Canonical bytes: equal states have equal bytes. */\n  toBytes(): Uint8Array;\n\
         \x20 /** Rows in it. */\n  readonly length: number;\n  toString(): string;\n\
         \x20 /** Frees its memory now; without it, that happens when it is no longer reachable. */\n\
         \x20 dispose(): void;\n  /** The same, for `using`. */\n  [Symbol.dispose](): void;\n}}\n"
    );
    info.answers().for_each(|(answer, _)| text += &answering(answer));
    text.push('\n');
    text += &comment("", &paragraphs(info.doc));
    let _ = writeln!(text, "export interface {name} {{");
    for question in info.questions {
        let parameters: String = required(question)
            .iter()
            .map(|option| format!("{}: {}, ", camel(option.name), option_type(option)))
            .collect();
        text += &comment("  ", &paragraphs(question.doc));
        let method = camel(question.name);
        let _ =
            writeln!(text, "  {method}({parameters}options?: {}): {};", asked(question), answer(question));
    }
    let _ = write!(
        text,
        "  /** The data sheet: what was counted in, what was left out and why. */\n  sheet(): Sheet;\n  toJSON(): Sheet;\n\
         \x20 /** The data sheet as text. */\n  toString(): string;\n\
         \x20 /** The data sheet as text in a language. */\n  describe(options?: {{ readonly language?: Language | \"en\" }}): string;\n\
         \x20 /** A copy of the mergeable log behind it. */\n  state(): {state};\n\
         \x20 /** Frees its memory now; without it, that happens when it is no longer reachable. */\n\
         \x20 dispose(): void;\n  /** The same, for `using`. */\n  [Symbol.dispose](): void;\n}}\n\n\
         export const {name}: {{\n  readonly prototype: {name};\n\
         \x20 /** Reads and checks a table; throws where a row breaks a rule, and names it. */\n\
         \x20 new <Row extends object>(data: Data<Row>, options: {name}Options<Row>): {name};\n\
         \x20 /** Every row that breaks a rule, at most `limit` (100 by default), without opening the table. */\n\
         \x20 check<Row extends object>(data: Data<Row>, options: {name}Options<Row>, limit?: number): readonly Violation[];\n\
         \x20 /** A log that was made elsewhere, under settings; its rows were read already. */\n\
         \x20 fromState(state: {state}, options?: {state}Options & {name}Settings): {name};\n}};\n"
    );
    text
}

/// A state that answers a question.
fn answering(StateInfo { name, doc, .. }: &StateInfo) -> String {
    let doc = comment("", &paragraphs(doc));
    format!(
        "\n{doc}export class {name} {{\n  private constructor();\n\
         \x20 /** Reads what `toBytes` wrote, in any language. */\n\
         \x20 static fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView): {name};\n\
         \x20 /** Adds those of another part, all or nothing; that one stays as it is. */\n\
         \x20 merge(other: {name}): this;\n\
         \x20 /** Every metric that follows from it, in total, by period, and in total by segment; a note names the others. */\n\
         \x20 report(): Report;\n\
         \x20 /** Canonical bytes: equal states have equal bytes. */\n  toBytes(): Uint8Array;\n\
         \x20 /** Rows that count. */\n  readonly length: number;\n  toString(): string;\n\
         \x20 /** Frees its memory now; without it, that happens when it is no longer reachable. */\n\
         \x20 dispose(): void;\n  /** The same, for `using`. */\n  [Symbol.dispose](): void;\n}}\n"
    )
}

/// The functions over all sources at once.
fn reports() -> String {
    let mut text =
        String::from("\n/** Sources and options of {@link report}. */\nexport type ReportInputs =");
    for info in reporting() {
        let _ =
            write!(text, "\n  | ({{ readonly {}: {} }} & {}ReportOptions)", key(info), info.name, info.name);
    }
    text += ";\n\n/** All that a source says, on one page: every metric in total, by period, and in total by segment. */\n\
             export function report(inputs: ReportInputs): Report;\n";
    text
}

#[test]
fn page() {
    let mut text =
        format!("{HEAD}import type * as plain from \"./api.js\";\n\nexport * from \"./api.js\";\n");
    reporting().for_each(|info| text += &shapes(info));
    text += "\n/** Sources and options of {@link reportHtml}. */\nexport type PageInputs =";
    for info in reporting() {
        let SourceInfo { name, .. } = info;
        let _ = write!(text, "\n  | ({{ readonly {}: {name} }} & plain.{name}ReportOptions)", key(info));
    }
    text += ";\n\n/** A report as one self-contained HTML page with charts, and without any script. */\n\
             export function reportHtml(inputs: PageInputs): string;\n";
    assert_up_to_date("bindings-wasm/js/page.d.ts", &text);
}

/// A source that also answers in HTML and text.
pub(super) fn shapes(info: &SourceInfo) -> String {
    let SourceInfo { name, state, .. } = info;
    let asked = |question: &Question| format!("plain.{name}{}Options", pascal(question.name));
    let mut text = format!(
        "\n/** As in the default entry; its answers are pages and text as well. */\n\
         export interface {name} extends plain.{name} {{\n"
    );
    let shapes = [
        ("html", "one self-contained HTML page, without any script"),
        ("markdown", "Markdown with tables"),
        ("text", "text for a terminal"),
    ];
    for (shape, doc) in shapes {
        let _ = writeln!(text, "  /** The answer to a question as {doc}. */");
        for question in
            info.questions.iter().filter(|question| !matches!(question.answer, AnswerKind::State(_)))
        {
            let required: Vec<_> = required(question)
                .iter()
                .map(|option| format!("readonly {}: {}", camel(option.name), option_type(option)))
                .collect();
            let given = match required.as_slice() {
                [] => format!("options?: {}", asked(question)),
                given => format!("options: {} & {{ {} }}", asked(question), given.join("; ")),
            };
            let _ = writeln!(text, "  {shape}(question: \"{}\", {given}): string;", camel(question.name));
        }
    }
    let _ = write!(
        text,
        "}}\n\nexport const {name}: {{\n  readonly prototype: {name};\n\
         \x20 new <Row extends object>(data: plain.Data<Row>, options: plain.{name}Options<Row>): {name};\n\
         \x20 check: typeof plain.{name}.check;\n\
         \x20 fromState(state: plain.{state}, options?: plain.{state}Options & plain.{name}Settings): {name};\n}};\n"
    );
    text
}
