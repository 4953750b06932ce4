//! What every language must reproduce to the last bit: each formula's example, and both views of the real orders.

use conformance::retail::{View, open, options, settings};
use conformance::{Random, assert_up_to_date, bits};
use engagement_metrics::calendar::Period;
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{Compare, Split};
use engagement_metrics::text::TAGS;
use engagement_metrics::{Cells, Comparison, Date, OrdersState, Report, Side, State, Table};
use engagement_metrics::{catalogue, decompose, metrics};
use serde_json::{Value, json};

/// One row a finding: words as text, numbers as bits.
fn rows(report: &Report) -> Value {
    let table: Table = report.table();
    let cell = |cells: &Cells, row: usize| match cells {
        Cells::Float(cells) => bits(cells.get(row)),
        other => serde_json::to_value(other.value(row)).expect("plain values"),
    };
    // Notes are prose and may be reworded without a number changing.
    let columns: Vec<_> = table.columns().filter(|(name, _)| *name != "notes").collect();
    let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
    let rows: Vec<Vec<Value>> =
        (0..table.len()).map(|row| columns.iter().map(|(_, cells)| cell(cells, row)).collect()).collect();
    json!({ "columns": names, "rows": rows })
}

/// JSON with one row a line, so that a change shows as a small difference.
fn lines(value: &Value) -> String {
    serde_json::to_string(value).expect("JSON").replace("],[", "],\n[").replace("},{", "},\n{") + "\n"
}

#[test]
fn formulas() {
    let rows: Vec<_> = metrics::all()
        .map(|formula| {
            let given: Vec<Value> = formula
                .example
                .inputs
                .iter()
                .map(|literal| serde_json::from_str(literal).expect("an example input is a JSON literal"))
                .collect();
            let estimate = conformance::evaluate(formula, &given).expect("an example has a value");
            assert_eq!(estimate.value(), Some(formula.example.value), "{}", formula.id);
            if let Some((low, high)) = formula.example.interval {
                let near = |a: Option<f64>, b: f64| a.is_some_and(|a| (a - b).abs() <= 5e-10 * b.abs().max(1.0));
                assert!(near(estimate.low(), low) && near(estimate.high(), high), "{}: {estimate}", formula.id);
            }
            json!({
                "id": formula.id,
                "metric": formula.metric,
                "inputs": formula.inputs.iter().map(|input| input.name).collect::<Vec<_>>(),
                "given": given,
                "bits": [bits(estimate.value()), bits(estimate.low()), bits(estimate.high())],
                "bits_99": estimate.interval(0.99).expect("a level").map(|i| [bits(Some(i.low)), bits(Some(i.high))]),
            })
        })
        .collect();
    assert_up_to_date("tests/vectors/formulas.json", &lines(&Value::Array(rows)));
}

/// FNV-1a of the UTF-8 bytes: texts of all metrics would fill a megabyte.
fn hash(text: &str) -> String {
    let hash =
        text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

/// Explanations in every language and hits of searches, the same in all three.
#[test]
fn explanations() {
    let texts: Vec<_> = TAGS
        .iter()
        .flat_map(|tag| {
            catalogue::all().iter().map(move |metric| {
                let explanation = catalogue::explain(metric.id(), tag).expect("a metric");
                json!([metric.id(), tag, hash(&explanation.to_string()), hash(&explanation.to_markdown())])
            })
        })
        .collect();
    let searches = [
        "CTOR",
        "CLTV",
        "跳出率",
        "kadar pantulan",
        "อัตราตีกลับ",
        "bounce",
        "churn",
        "engagement rate",
        "bounse rat",
        "—",
    ];
    let searches: Vec<_> = searches
        .iter()
        .map(|query| {
            let hits = catalogue::search(query);
            json!({ "query": query, "hits": hits.iter().map(|hit| serde_json::to_value(hit.to_value()).expect("JSON")).collect::<Vec<_>>() })
        })
        .collect();
    let vectors = json!({
        "bounce_rate": catalogue::explain("bounce_rate", "ms").expect("a metric").to_string(),
        "explanations": texts,
        "searches": searches,
    });
    assert_up_to_date("tests/vectors/catalogue.json", &lines(&vectors));
}

#[test]
fn online_retail() {
    for view in [View::Golden, View::Shop] {
        let orders = open(view);
        let vectors = json!({
            "summary": rows(&orders.summary(None, None, Compare::None).expect("a summary")),
            "trailing": rows(&orders.summary(Some(60), None, Compare::Previous).expect("a window")),
            "by_month": rows(&orders.by(Period::Month, None, Compare::Previous).expect("months")),
            "by_month_and_country":
                rows(&orders.by(Period::Month, Some("country"), Compare::Previous).expect("months and countries")),
            "report": rows(&orders.report(Period::Month, Some("country"), Compare::Previous).expect("a report")),
        });
        let name = if view == View::Golden { "golden" } else { "shop" };
        assert_up_to_date(&format!("tests/vectors/online_retail_{name}.json"), &lines(&vectors));
    }
}

/// Totals of both views. The last bytes of a state are a hash of all before, so equal ends are equal states.
#[test]
fn totals() {
    let of = |view| {
        let totals = open(view).totals(Period::Month, Some("country"), Compare::Previous).expect("totals");
        let hash: String =
            totals.to_bytes().iter().rev().take(8).rev().map(|byte| format!("{byte:02x}")).collect();
        json!({ "hash": hash, "report": rows(&totals.report().expect("a report")) })
    };
    let vectors = json!({ "golden": of(View::Golden), "shop": of(View::Shop) });
    assert_up_to_date("tests/vectors/totals.json", &lines(&vectors));
}

/// A hundredth of the invoices: `tests/runtimes` sends them to wherever JavaScript runs.
#[test]
fn sample() {
    let all = conformance::retail::lines(View::Shop);
    let picked: Vec<usize> = (0..all.order.len()).filter(|&row| all.order[row].ends_with("00")).collect();
    let orders = Orders::new(&all.pick(&picked).rows(), options(), settings()).expect("sound rows");
    let state = orders.state().to_bytes();
    let (_, checksum) = state.split_at(state.len() - 8);
    let vectors = json!({
        "lines": picked.len(),
        "state": { "size": state.len(), "checksum": checksum.iter().map(|byte| format!("{byte:02x}")).collect::<String>() },
        "summary": rows(&orders.summary(None, None, Compare::None).expect("a summary")),
        "report": rows(&orders.report(Period::Month, Some("country"), Compare::Previous).expect("a report")),
    });
    assert_up_to_date("tests/vectors/online_retail_sample.json", &lines(&vectors));
}

/// The real log in any order and any split is the same log, and so gives the same bits in every answer.
#[test]
fn any_order_and_any_split() {
    let lines = conformance::retail::lines(View::Shop);
    let whole = open(View::Shop).state().to_bytes();
    let mut random = Random(20_101_201);
    for parts in [1, 2, 7, 1_000] {
        let order = random.permutation(lines.order.len());
        let size = order.len().div_ceil(parts);
        let mut states: Vec<OrdersState> = order
            .chunks(size)
            .map(|rows| {
                let mut state = OrdersState::new(options()).expect("options");
                state.update(&lines.pick(rows).rows(), &options()).expect("sound rows");
                OrdersState::from_bytes(&state.to_bytes()).expect("own bytes")
            })
            .collect();
        while states.len() > 1 {
            let part = states.swap_remove(random.below(states.len()));
            let into = random.below(states.len());
            states[into].merge(&part).expect("parts of one whole");
        }
        assert_eq!(states[0].to_bytes(), whole, "{parts} parts");
    }
}

/// Plain values of a result, as JSON; notes and versions may change without a number changing.
fn values(of: &engagement_metrics::Value) -> Value {
    let mut value: Value = serde_json::from_str(&of.to_json()).expect("JSON");
    let rows = if let Value::Array(rows) = &mut value { rows } else { std::slice::from_mut(&mut value) };
    for row in rows.iter_mut().filter_map(Value::as_object_mut) {
        row.retain(|name, _| name != "notes" && name != "version");
    }
    value
}

/// Groups of one formula compared, a change split by segment from columns, and from both views of the real orders.
#[test]
fn comparison() {
    let asked = [
        (
            "repeat_purchase_rate",
            json!({ "a": [80, 400], "b": [120, 400], "c": [86, 400], "d": [0, 12], "e": [12, 12] }),
        ),
        (
            "average_order_value",
            json!({ "x": [44_980.0, 100, 130.0], "y": [51_200.0, 100, 210.0], "z": [9.5, 1] }),
        ),
        ("purchase_frequency", json!({ "few": [3, 2], "many": [1_000_000, 400_000], "none": [0, 0] })),
    ];
    let compared: Vec<Value> = asked
        .iter()
        .flat_map(|(id, groups)| {
            let formula = metrics::find(id).expect("a formula");
            let given = groups.as_object().expect("groups");
            let estimate = |inputs: &Value| {
                conformance::evaluate(formula, inputs.as_array().expect("inputs")).expect("sound inputs")
            };
            let groups: Vec<_> = given.iter().map(|(name, inputs)| (name.clone(), estimate(inputs))).collect();
            ["first", "previous", "each"].map(|against| {
                let comparison = Comparison::asked(&groups, None, Some(against)).expect("a comparison");
                let rows = values(&comparison.table(0.9).expect("a level").to_value());
                let names: Vec<_> = formula.inputs.iter().map(|input| input.name).collect();
                json!({ "id": id, "inputs": names, "groups": given, "against": against, "level": 0.9, "rows": rows })
            })
        })
        .collect();

    let (segments, cells) = (["b", "a", "b", "c"], [[10.5, 60.0, 0.1, 0.0], [100.0, 200.0, 1.0, 0.0]]);
    let later = [[36.3, 36.0, 0.2, 5.0], [300.0, 100.0, 0.0, 7.0]];
    let split = |before, after, metric| {
        let split = decompose(&segments[..], before, after, metric).expect("sound columns");
        json!({ "metric": metric, "value": values(&split.to_value()) })
    };
    let side = |[n, d]: &[[f64; 4]; 2]| Side::ratio(n.to_vec(), d.to_vec());
    let columns = json!({
        "segments": segments,
        "before": cells,
        "after": later,
        "ratio": [split(side(&cells), side(&later), Some("average_order_value")), split(side(&cells), side(&later), None)],
        "sum": [split(Side::sum(cells[0].to_vec()), Side::sum(later[0].to_vec()), Some("revenue"))],
    });

    let mut views = serde_json::Map::new();
    for (view, name) in [(View::Golden, "golden"), (View::Shop, "shop")] {
        let orders = open(view);
        let answer = |metric: &str, by: Period, dates: [Option<&str>; 2]| {
            let [period, previous] = dates.map(|date| date.and_then(Date::parse));
            let mut split = Split::new(metric, "country", by);
            split = period.map_or(split, |date| split.period(date));
            split = previous.map_or(split, |date| split.previous(date));
            let value = values(&orders.decompose(&split).expect("a split").to_value());
            json!({ "metric": metric, "by": by.name(), "period": dates[0], "previous": dates[1], "value": value })
        };
        let asked = vec![
            answer("average_order_value", Period::Month, [None, None]),
            answer("revenue", Period::Month, [None, None]),
            answer("orders", Period::ALL[1], [Some("2011-03-09"), Some("2011-01-12")]),
            answer("repeat_order_rate", Period::Month, [Some("2011-05-20"), Some("2011-01-01")]),
            answer("average_order_value", Period::Quarter, [Some("2011-05-20"), None]),
        ];
        views.insert(name.to_owned(), asked.into());
    }
    let vectors = json!({ "compare": compared, "columns": columns, "orders": views });
    assert_up_to_date("tests/vectors/comparison.json", &lines(&vectors));
}

/// What pandas, Polars and DuckDB agreed on for the file's usual filter.
#[test]
fn golden_view_is_the_published_one() {
    let text = std::fs::read_to_string(conformance::repository("tests/golden/real_data_metrics.json"))
        .expect("a file");
    let golden: Value = serde_json::from_str(&text).expect("JSON");
    let golden = &golden["results"]["orders_online_retail"];
    let orders = open(View::Golden);
    let total = orders.summary(None, None, Compare::None).expect("a summary");
    let value = |metric: &str| total.estimate(metric, None, None).expect("a metric").value();
    assert_eq!(value("orders"), golden["orders"].as_f64());
    assert_eq!(value("unique_customers"), golden["customers"].as_f64());
    assert_eq!(value("revenue"), golden["revenue"].as_str().and_then(|text| text.parse().ok()));
    assert_eq!(value("average_order_value"), golden["aov"].as_f64());
    assert_eq!(value("purchase_frequency"), golden["purchase_frequency"].as_f64());
    assert_eq!(value("repeat_purchase_rate"), golden["repeat_purchase_rate"].as_f64());
    let months = orders.by(Period::Month, None, Compare::None).expect("months");
    for (month, row) in golden["by_month"].as_object().expect("months") {
        let start = format!("{month}-01");
        for (metric, expected) in
            ["orders", "unique_customers", "revenue"].into_iter().zip(row.as_array().expect("a row"))
        {
            let found = months.estimate(metric, Some(&start), None).expect("a month").value();
            assert_eq!(found, expected.as_f64(), "{metric} of {month}");
        }
    }
    // Orders of one customer are alike: the honest interval is 1.76 times the naive one.
    let aov = total.estimate("average_order_value", None, None).expect("a metric");
    let naive = 28.031_520_8;
    let width = (aov.high().expect("an end") - aov.low().expect("an end")) / 2.0;
    assert!((width / naive - 1.757).abs() < 0.001, "{}", width / naive);
}
