//! `bindings-wasm/js/worker.d.ts`: what a page can ask of a worker, which is what `api.d.ts` declares, promised.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::iter::once;

use conformance::{assert_up_to_date, repository};
use engagement_metrics::field::SourceInfo;
use engagement_metrics::sources::SOURCES;

use super::HEAD;
use super::types::{api, shapes};

/// What a worker's page declares itself.
const OWN: &str = "/**\n * A library in a worker, called from a page. Its names and options are those of the default entry; each answer is a \
     promise\n * of the same frozen data, and each refusal rejects with the same `EngagementError`. Calls are answered in \
     order.\n */\n";

/// Where the types of what `report` takes begin.
const INPUTS: &str = "export type ReportInputs =";

#[test]
fn types() {
    let types = std::fs::read_to_string(repository("bindings-wasm/js/types.d.ts")).unwrap();
    let api = api();
    let mut body = String::new();
    for info in SOURCES {
        let page = shapes(info).replace("plain.", "");
        let states = once(info.state).chain(info.answers().map(|(answer, _)| answer.name));
        for (name, more) in states.map(|name| (name, "")).chain([(info.name, page.as_str())]) {
            let _ = write!(
                body,
                "\n/** As in the default entry, in a worker; each answer is a promise. */\nexport interface {name} {{\n{}",
                members(&declared(&api, name))
            );
            if !more.is_empty() {
                body += "  // Where the worker imports \"engagement-metrics/worker/page-host\".\n";
                body += &members(&declared(more, name));
            }
            body += "}\n";
        }
    }
    // In the words of the default entry, and of the sources above.
    let given: String = api
        .lines()
        .skip_while(|line| *line != INPUTS)
        .take_while(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect();
    let _ =
        write!(body, "\n/** Sources and options of `report`. */\n{given}\n{OWN}export interface Remote {{\n");
    SOURCES.iter().for_each(|info| body += &makers(&api, info));
    for line in types.lines().chain(api.lines()) {
        if let Some(function) = line.strip_prefix("export function ") {
            body += &format!("  {}\n", promised(function));
        }
    }
    body += "  /** Frees all that it holds there; the worker itself goes on. */\n  dispose(): void;\n  \
             /** The same, for `using`. */\n  [Symbol.dispose](): void;\n}\n";
    let text = format!(
        "{HEAD}import type {{ {} }} from \"./api.js\";\n\nexport {{ EngagementError }} from \"./types.js\";\n{body}",
        imports(&(types + &api), &body)
    );
    let ports = std::fs::read_to_string(repository("bindings-wasm/js/entries/worker.d.ts")).unwrap();
    assert_up_to_date("bindings-wasm/js/worker.d.ts", &format!("{text}\n{ports}"));
}

/// The lines of a class or interface.
fn declared(api: &str, name: &str) -> String {
    let is_head = |line: &&str| {
        ["class", "interface"].iter().any(|kind| line.starts_with(&format!("export {kind} {name} ")))
    };
    let lines = api.lines().skip_while(|line| !is_head(line)).skip(1);
    lines.take_while(|line| *line != "}").map(|line| format!("{line}\n")).collect()
}

/// Those that an instance has, promised; `toJSON` is for `JSON.stringify`, which does not wait.
fn members(lines: &str) -> String {
    let of_class = ["  constructor(", "  private ", "  static ", "  toJSON("];
    let mut text = String::new();
    let mut comment = String::new();
    for line in lines.lines() {
        let is_comment = line.trim_start().starts_with(['/', '*']);
        if is_comment {
            comment += &format!("{line}\n");
            continue;
        }
        if !of_class.iter().any(|start| line.starts_with(start)) {
            text += &format!("{comment}  {}\n", promised(line.trim_start()));
        }
        comment.clear();
    }
    text
}

/// `f(x): T;` as `f(x): Promise<T>;`.
fn promised(line: &str) -> String {
    let end = line.rfind("): ").map(|at| at + 1).or_else(|| line.rfind(": ")).unwrap_or_default();
    match line[end..].strip_prefix(": ").and_then(|kind| kind.strip_suffix(';')) {
        Some("void") | None => line.to_owned(),
        Some(kind) => format!("{}: Promise<{kind}>;", &line[..end]),
    }
}

/// How a page has the worker make a state or a source: called, since a constructor cannot wait.
fn makers(api: &str, info: &SourceInfo) -> String {
    let SourceInfo { name, state, .. } = info;
    let statics = |name: &str| -> String {
        let lines = declared(api, name);
        let lines = lines.lines().filter_map(|line| line.strip_prefix("  static "));
        lines.map(|line| format!("    {}\n", promised(line))).collect()
    };
    let mut text = format!(
        "  readonly {state}: {{\n    (options?: {state}Options): Promise<{state}>;\n{}  }};\n",
        statics(state)
    );
    for (answer, _) in info.answers() {
        text += &format!("  readonly {}: {{\n{}  }};\n", answer.name, statics(answer.name));
    }
    text += &format!("  readonly {name}: {{\n");
    let head = format!("export const {name}: {{");
    for line in api.lines().skip_while(|line| *line != head).skip(1).take_while(|line| *line != "};") {
        if line.starts_with("  readonly prototype") {
            continue;
        }
        text += &match line.strip_prefix("  new ") {
            Some(call) => format!("    {}\n", promised(call)),
            None if line.trim_start().starts_with('/') => format!("  {line}\n"),
            None => format!("    {}\n", promised(line.trim_start())),
        };
    }
    text + "  };\n"
}

/// The types that the text names and does not declare.
fn imports(declarations: &str, body: &str) -> String {
    let words: BTreeSet<_> = body.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let answers = SOURCES.iter().flat_map(|info| info.answers().map(|(answer, _)| answer.name));
    let own: BTreeSet<_> = SOURCES.iter().flat_map(|info| [info.name, info.state]).chain(answers).collect();
    let mut names = BTreeSet::new();
    for line in declarations.lines().filter(|line| *line != INPUTS) {
        let kinds = ["export interface ", "export type ", "export class "];
        let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else { continue };
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if words.contains(name) && !own.contains(name) && name != "EngagementError" {
            names.insert(name);
        }
    }
    names.into_iter().collect::<Vec<_>>().join(", ")
}
