//! States on Spark: what `engagement_metrics.spark` is in Python.

use std::fmt::Write as _;

use engagement_metrics::field::{ColumnInfo, Opt, Question, SourceInfo, StateInfo};
use engagement_metrics::sources::SOURCES;

use super::parts::{Lines, THREADS, given, imports, lines, names, option_names, single, typed};
use super::text::{docstring, entry, parameters, snake};
use super::{HEAD, check};

#[test]
fn spark() {
    let mut text = format!(
        "{HEAD}\"\"\"States on Spark 4.1 or later: made on the executors, kept as binary columns, merged anywhere.\n\n\
         Rows travel as Arrow, never as pandas. The state of a group is an aggregate function; that of each partition needs no\n\
         shuffle. Spark hands a function over a group at a time and a cell of it holds 2 GB, some 70 million orders.\n\n\
         Examples\n--------\n{}\"\"\"\n\n{}",
        example(SOURCES[0]),
        imports(
            "from functools import reduce\nfrom typing import TYPE_CHECKING, Any, Literal\n\nfrom ._native import State\n"
        )
    );
    for info in SOURCES {
        let states: String = info.answers().map(|(state, _)| format!(", {}", state.name)).collect();
        let _ = writeln!(text, "from ._{} import {}{states}", snake(info.name), info.state);
    }
    text += "from ._spark import column_of, merge_of, partials, register_all, result_of, states_of, total\n\
             from .parts import merge as merged\n";
    text += "\nif TYPE_CHECKING:\n    from collections.abc import Sequence\n\n    \
             from pyspark.sql import (  # type: ignore[import-not-found, unused-ignore]\n        Column,\n        \
             DataFrame,\n        SparkSession,\n    )\n\n    from ._native import Estimate\n    \
             from ._types import Day, Instant, Zone\n";
    let mut listed = vec!["collect".to_owned(), "merge".into()];
    for info in SOURCES {
        let derived = info.answers().map(|(_, question)| question.name);
        let names = ["partials", "state"].into_iter().chain(derived);
        listed.extend(names.map(|name| format!("{}_{name}", snake(info.name))));
    }
    listed.extend(["register".to_owned(), "result".into()]);
    let _ = write!(text, "\n__all__ = [\n{}]\n", lines(&listed, 4, |name| format!("\"{name}\",")));
    for info in SOURCES {
        text += &group(info);
        text += &partitions(info);
        info.answers().for_each(|(state, question)| text += &derived(info, state, question));
        text += &others(info);
    }
    check("spark", &text);
}

/// `spark` is a session and `df` a frame of orders, as the tests of Spark have them.
fn example(info: &SourceInfo) -> String {
    let (name, state) = (snake(info.name), info.state);
    format!(
        ">>> import engagement_metrics.spark as ems\n\
         >>> state = ems.{name}_state(\"customer\", \"time\", \"value\", order=\"order\", currency=\"GBP\")\n\
         >>> df.groupBy(\"country\").agg(state.alias(\"state\")).write.parquet(path)\n\
         >>> ems.collect(spark.read.parquet(path))\n<{state}, n=4>\n"
    )
}

fn cell(info: &ColumnInfo) -> String {
    match (info.many, info.required) {
        (true, _) => format!("{}: str | Sequence[str] | None = None", info.name),
        (_, true) => format!("{}: Column | str", info.name),
        _ => format!("{}: Column | str | None = None", info.name),
    }
}

fn about_cell(info: &ColumnInfo) -> String {
    let kind = if info.many { "str or sequence of str" } else { "Column or str" };
    let kind = if info.required { kind.to_owned() } else { format!("{kind}, optional") };
    let kept = if info.many { " The state keeps their names." } else { "" };
    entry(4, info.name, &kind, &format!("{} A column of {}.{kept}", info.doc, info.kind.describe()))
}

/// What both ways of making states take: signature, documentation and the two mappings.
fn taken(info: &SourceInfo) -> (Lines, Lines, Lines) {
    let options = single(info.reading);
    let (required, optional): (Vec<_>, Vec<_>) = info.columns.iter().partition(|column| column.required);
    let signature = lines(&required, 4, |info| format!("{},", cell(info)))
        + "    *,\n"
        + &lines(&optional, 4, |info| format!("{},", cell(info)))
        + &typed(&options);
    let documented = info.columns.iter().map(about_cell).collect::<String>() + &parameters(4, &options);
    let mappings = format!(
        "        {{\n{}        }},\n        {{\n{}            \"{THREADS}\": 1,\n        }},\n",
        given(&names(info.columns), 12),
        given(&option_names(&options), 12)
    );
    (signature, documented, mappings)
}

fn group(info: &SourceInfo) -> String {
    let (name, state) = (snake(info.name), info.state);
    let (signature, documented, mappings) = taken(info);
    let doc = docstring(
        4,
        "Give the state of each group, as an aggregate function.\n\nSpark gathers the rows of a group in one place first. \
         With few groups or large ones, make a state a partition instead and merge those.",
        &[
            ("Parameters", documented),
            ("Returns", entry(4, "Column", "", &format!("Bytes of an `{state}`."))),
        ],
        &format!(
            "    >>> import engagement_metrics.spark as ems\n    \
             >>> state = ems.{name}_state(\"customer\", \"time\", \"value\", order=\"order\")\n    \
             >>> df.groupBy(\"country\").agg(state.alias(\"state\"))\n    \
             DataFrame[country: string, state: binary]\n"
        ),
    );
    format!(
        "\n\ndef {name}_state(\n{signature}) -> Column:\n{doc}    return total(\n        \"{state}\",\n{mappings}    )\n"
    )
}

fn partitions(info: &SourceInfo) -> String {
    let (name, state) = (snake(info.name), info.state);
    let (signature, documented, mappings) = taken(info);
    let doc = docstring(
        4,
        "Give a state for each partition, without a shuffle.\n\nA partition without rows gives an empty state.",
        &[
            ("Parameters", entry(4, "df", "DataFrame", "The rows.") + &documented),
            (
                "Returns",
                entry(4, "DataFrame", "", &format!("`state`: bytes of an `{state}`, one row a partition.")),
            ),
        ],
        &format!(
            "    >>> import engagement_metrics.spark as ems\n    \
             >>> states = ems.{name}_partials(df, \"customer\", \"time\", \"value\", order=\"order\")\n    \
             >>> ems.collect(states)\n    <{state}, n=4>\n"
        ),
    );
    format!(
        "\n\ndef {name}_partials(\n    df: DataFrame,\n{signature}) -> DataFrame:\n{doc}    \
         return partials(\n        df,\n        \"{state}\",\n{mappings}    )\n"
    )
}

/// What a question is answered with by states of their own, when parts share no customer.
fn derived(info: &SourceInfo, answer: &StateInfo, question: &Question) -> String {
    let (name, state, asking, answer) = (snake(info.name), info.state, question.name, answer.name);
    let reading = single(info.reading);
    let own = |option: &&Opt| reading.iter().all(|other| other.name != option.name);
    let settings = single(&[info.zone, info.settings].concat());
    let options: Vec<_> =
        reading.iter().chain(settings.iter().filter(own)).chain(question.options).copied().collect();
    // A column by which the answer is split is an option of the question.
    let asked = |column: &&ColumnInfo| options.iter().any(|option| option.name == column.name);
    let (required, optional): (Vec<_>, Vec<_>) = info.columns.iter().partition(|column| column.required);
    let optional: Vec<_> = optional.into_iter().filter(|column| !asked(column)).collect();
    let columns = required.iter().chain(&optional).copied();
    let doc = docstring(
        4,
        &format!(
            "Give the {asking} of the rows, which need no memory for orders.\n\nSpark brings each customer's rows into one \
             partition; each gives its {asking}, some kilobytes, which are merged on the driver. Orders without a customer share a \
             partition. An order id that two customers have is noticed only where they share one too.",
        ),
        &[
            (
                "Parameters",
                entry(4, "df", "DataFrame", "The rows.")
                    + &columns.map(about_cell).collect::<String>()
                    + &parameters(4, &options),
            ),
            ("Returns", entry(4, answer, "", "Those of all rows.")),
        ],
        &format!(
            "    >>> import engagement_metrics.spark as ems\n    >>> settings = {{\"time_zone\": \"UTC\", \"as_of\": \"2026-11-01\"}}\n    \
             >>> {asking} = ems.{name}_{asking}(df, \"customer\", \"time\", \"value\", order=\"order\", **settings)\n    \
             >>> {asking}.report().estimate(\"revenue\", \"2026-10-01\")\n    <revenue 60.50, n=4>\n"
        ),
    );
    format!(
        "\n\ndef {name}_{asking}(\n    df: DataFrame,\n{}    *,\n{}{}) -> {answer}:\n{doc}    \
         columns = {{\n{}    }}\n    options: dict[str, Any] = {{\n{}        \"{THREADS}\": 1,\n    }}\n    \
         settings: dict[str, Any] = {{\n{}        \"{THREADS}\": 1,\n    }}\n    question: dict[str, Any] = {{\n{}    }}\n\n    \
         def {asking}(part: State) -> bytes:\n        \
         return {state}._of(part).{name}(**settings).{asking}(**question).to_bytes()\n\n    \
         none = {answer}.from_bytes({asking}(State(\"{state}\", options)))\n    \
         parts = partials(df.repartition(column_of(customer)), \"{state}\", columns, options, {asking})\n    \
         return reduce({answer}.merge, map({answer}.from_bytes, states_of(parts, \"state\")), none)\n",
        lines(&required, 4, |info| format!("{},", cell(info))),
        lines(&optional, 4, |info| format!("{},", cell(info))),
        typed(&options),
        given(&names(info.columns), 8),
        given(&option_names(&reading), 8),
        given(&option_names(&settings), 8),
        given(&option_names(question.options), 8),
    )
}

/// Options of the question that gives one estimate, without those that the call settles itself.
fn asked(info: &SourceInfo) -> (&'static Question, Vec<Opt>) {
    let question = info.questions.iter().find(|question| question.name == "summary").expect("a question");
    let options = question.options.iter().filter(|option| ["window", "start", "end"].contains(&option.name));
    (question, options.copied().collect())
}

fn others(info: &SourceInfo) -> String {
    let (name, state) = (snake(info.name), info.state);
    let (question, window) = asked(info);
    let settings = single(&[info.zone, info.settings].concat());
    let answering_options: Vec<_> = window.iter().chain(&settings).copied().collect();
    let answer = format!(
        "\n\ndef _asking(settings: dict[str, Any], question: dict[str, Any]) -> Any:\n    \
         def ask(state: bytes, metric: str) -> Estimate:\n        \
         {name} = {state}.from_bytes(state).{name}(**settings, {THREADS}=1)\n        \
         return {name}.{}(**question, metrics=[metric], compare=\"none\").estimate(metric)\n\n    \
         # Options that do not fit are refused before any job runs.\n    \
         {state}().{name}(**settings, {THREADS}=1)\n    return ask\n",
        question.name
    );
    let merging = docstring(
        4,
        "Merge the states of each group, as an aggregate function.\n\nThe bytes are the same in whatever order and \
         however often partitions ran. Null where a group has no state. From PySpark 4.2 on it must be the only function \
         of its `agg`.",
        &[
            ("Parameters", entry(4, "state", "Column or str", "Bytes of states.")),
            ("Returns", entry(4, "Column", "", "Bytes of the merged state.")),
        ],
        &format!(
            "    >>> import engagement_metrics.spark as ems\n    \
             >>> states = ems.{name}_partials(df, \"customer\", \"time\", \"value\", order=\"order\")\n    \
             >>> states.agg(ems.merge(\"state\").alias(\"state\"))\n    DataFrame[state: binary]\n"
        ),
    );
    let collecting = docstring(
        4,
        "Merge a column of states on the driver.",
        &[
            (
                "Parameters",
                entry(4, "df", "DataFrame", "States, one a row; nulls are left out.")
                    + &entry(4, "column", "str, default \"state\"", "Their column."),
            ),
            ("Returns", entry(4, state, "", "All of them.")),
        ],
        &format!(
            "    >>> import engagement_metrics.spark as ems\n    \
             >>> states = ems.{name}_partials(df, \"customer\", \"time\", \"value\", order=\"order\")\n    \
             >>> ems.collect(states).{name}(time_zone=\"UTC\").summary().estimate(\"revenue\")\n    <revenue 60.50, n=4>\n"
        ),
    );
    let fields = "A struct of `value`, `low`, `high`, `n`, `clusters`, `unit`, `currency`, `maturity` and `notes`; null where \
                  the state is null.";
    let resulting = docstring(
        4,
        "Answer each state with one metric.",
        &[
            (
                "Parameters",
                entry(4, "state", "Column or str", &format!("Bytes of an `{state}`."))
                    + &entry(4, "metric", "str", "Id of the metric.")
                    + &parameters(4, &answering_options),
            ),
            ("Returns", entry(4, "Column", "", fields)),
        ],
        &format!(
            "    >>> import engagement_metrics.spark as ems\n    \
             >>> state = ems.{name}_state(\"customer\", \"time\", \"value\", order=\"order\")\n    \
             >>> states = df.groupBy(\"country\").agg(state.alias(\"state\"))\n    \
             >>> revenue = ems.result(\"state\", \"revenue\", time_zone=\"UTC\", as_of=\"2026-11-01\")\n    \
             >>> states.select(\"country\", revenue.value.alias(\"revenue\")).orderBy(\"country\").show()\n    \
             +-------+-------+\n    |country|revenue|\n    +-------+-------+\n    |     FR|   40.0|\n    \
             |     UK|   20.5|\n    +-------+-------+\n    <BLANKLINE>\n"
        ),
    );
    let reading = single(info.reading);
    let all: Vec<_> = reading
        .iter()
        .chain(answering_options.iter().filter(|option| reading.iter().all(|own| own.name != option.name)))
        .copied()
        .collect();
    let registering = docstring(
        4,
        &format!(
            "Register `{name}_state`, `{name}_merge` and `{name}_result` as functions of SQL, under these options.\n\n\
             `{name}_state` takes columns in the order of `{name}_state` here, or by name, as in `order => id`; a segment that is \
             a struct has the names of its fields. `{name}_merge` takes a state, `{name}_result` a state and the id of a metric."
        ),
        &[(
            "Parameters",
            entry(4, "spark", "SparkSession", "Where they are registered.") + &parameters(4, &all),
        )],
        &format!(
            "    >>> import engagement_metrics.spark as ems\n    \
             >>> ems.register(spark, time_zone=\"UTC\", as_of=\"2026-11-01\")\n    \
             >>> df.createOrReplaceTempView(\"sales\")\n    \
             >>> state = \"{name}_state(customer, time, value, order => order)\"\n    \
             >>> revenue = f\"{name}_result({{state}}, 'revenue').value AS revenue\"\n    \
             >>> spark.sql(f\"SELECT country, {{revenue}} FROM sales GROUP BY country ORDER BY country\").show()\n    \
             +-------+-------+\n    |country|revenue|\n    +-------+-------+\n    |     FR|   40.0|\n    \
             |     UK|   20.5|\n    +-------+-------+\n    <BLANKLINE>\n"
        ),
    );
    let columns = lines(&names(info.columns), 12, |name| format!("\"{name}\","));
    format!(
        "\n\ndef merge(state: Column | str) -> Column:\n{merging}    return merge_of(\"{state}\", state)\n\n\n\
         def collect(df: DataFrame, column: str = \"state\") -> {state}:\n{collecting}    return merged(states_of(df, column))\n\n\n\
         def result(\n    state: Column | str,\n    metric: str,\n    *,\n{}) -> Column:\n{resulting}    \
         ask = _asking(\n        {{\n{}        }},\n        {{\n{}        }},\n    )\n    return result_of(state, metric, ask)\n\n\n\
         def register(\n    spark: SparkSession,\n    *,\n{}) -> None:\n{registering}    \
         register_all(\n        spark,\n        \"{state}\",\n        (\n{columns}        ),\n        {{\n{}            \"{THREADS}\": 1,\n        }},\n        \
         \"{name}\",\n        _asking(\n            {{\n{}            }},\n            {{\n{}            }},\n        ),\n    )\n{answer}",
        typed(&answering_options),
        given(&option_names(&settings), 12),
        given(&option_names(&window), 12),
        typed(&all),
        given(&option_names(&reading), 12),
        given(&option_names(&settings), 16),
        given(&option_names(&window), 16),
    )
}
