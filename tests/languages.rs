//! Languages of output: complete files, the same bytes in every language of programs, and no English left in a page.

use std::collections::BTreeSet;

use conformance::retail::{View, lines, options, settings};
use conformance::{assert_up_to_date, repository};
use engagement_metrics::calendar::Period;
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::Compare;
use engagement_metrics::text::{PLURALS, TAGS};
use engagement_metrics::{Language, Report};
use serde_json::{Value, json};

fn others() -> impl Iterator<Item = (&'static str, Language)> {
    let others = TAGS.into_iter().filter(|tag| *tag != "en");
    others.map(|tag| (tag, Language::from_tag(tag).expect("a language that comes with the library")))
}

fn file(tag: &str, name: &str) -> Value {
    let text = std::fs::read_to_string(repository(&format!("core/text/{tag}/{name}.json"))).expect("a file");
    serde_json::from_str(&text).expect("JSON")
}

/// The arguments of a template; the forms of an English plural are none.
fn arguments(template: &str) -> BTreeSet<&str> {
    let names = template.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    names.filter(|name| !PLURALS.iter().any(|(word, ..)| word == name)).collect()
}

#[test]
fn every_file_has_every_message_with_its_arguments() {
    let english: Vec<(&str, &str)> = Language::messages().collect();
    let keys: BTreeSet<&str> = english.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys.len(), english.len(), "a key stands twice");
    for (tag, _) in others() {
        let messages = file(tag, "messages");
        let messages = messages.as_object().expect("messages by key");
        let found: BTreeSet<&str> = messages.keys().map(String::as_str).collect();
        let lost: Vec<_> = keys.symmetric_difference(&found).collect();
        assert!(lost.is_empty(), "{tag}: in one of file and library only: {lost:?}");
        for (key, template) in &english {
            let said = messages[*key].as_str().expect("text");
            // Forms of dates and numbers take what their language needs; all others take the same.
            let (own, needed) = (arguments(said), arguments(template));
            assert_eq!(own, needed, "{tag}: {key}");
            assert!(said.is_empty() == template.is_empty() || *key == "format.currencies", "{tag}: {key}");
            assert!(said.trim_end() == said || key.starts_with("format."), "{tag}: {key} ends in a blank");
        }
        assert_eq!(
            messages["date.months"].as_str().map(|months| months.split(' ').count()),
            Some(12),
            "{tag}"
        );
    }
}

/// A hundredth of the invoices, as in the vectors, with all that the figures need.
fn orders(rich: bool) -> Orders {
    let all = lines(View::Shop);
    let picked: Vec<usize> = (0..all.order.len()).filter(|&row| all.order[row].ends_with("00")).collect();
    let picked = all.pick(&picked);
    let cost: Vec<f64> = picked.ticks.iter().map(|ticks| (ticks / 2) as f64 / 10_000.0).collect();
    let flags: Vec<bool> = picked
        .customer
        .iter()
        .map(|id| id.as_ref().is_some_and(|id| id.ends_with(['1', '3', '7'])))
        .collect();
    let categories: Vec<&str> = picked.time.iter().map(|time| &time[time.len() - 1..]).collect();
    let rows = picked.rows();
    let rows = match rich {
        true => rows.cost(&cost[..]).member(&flags[..]).guest(&flags[..]).category(&categories[..]),
        false => rows,
    };
    Orders::new(&rows, options(), settings()).expect("sound rows")
}

fn report(orders: &Orders) -> Report {
    orders.report(Period::Month, Some("country"), Compare::Previous).expect("a report")
}

/// The length and the CRC-32 of a text, which every language of programs has at hand.
fn digest(text: &str) -> Value {
    let mut crc = flate2::Crc::new();
    crc.update(text.as_bytes());
    json!([text.len(), format!("{:08x}", crc.sum())])
}

#[test]
fn pages_are_the_same_to_the_byte() {
    let orders = orders(false);
    let report = report(&orders);
    let of = |tag: &'static str| {
        let language = Language::from_tag(tag).expect("a language");
        let report = report.clone().in_language(&language);
        let spec = report.chart("average_order_value").expect("a chart").spec().to_json();
        let row = json!({
            "html": digest(&report.to_html()),
            "markdown": digest(&report.to_markdown()),
            "text": digest(&report.to_string()),
            "spec": digest(&spec),
            "describe": digest(&orders.text_in(&language)),
            "notes": orders.notes().iter().map(|note| note.text_in(&language)).collect::<Vec<_>>(),
            "estimates": report.findings().iter().take(40).map(|one| one.estimate.text_in(&language)).collect::<Vec<_>>(),
        });
        (tag.to_owned(), row)
    };
    let vectors: serde_json::Map<String, Value> = TAGS.into_iter().map(of).collect();
    let text = serde_json::to_string_pretty(&vectors).expect("JSON") + "\n";
    assert_up_to_date("tests/vectors/languages.json", &text);
}

/// Words of four Latin letters or more; between backticks stand names of inputs and columns.
fn latin(text: &str) -> BTreeSet<String> {
    let prose = text.lines().flat_map(|line| line.split('`').step_by(2));
    let words = prose.flat_map(|text| text.split(|c: char| !c.is_ascii_alphabetic()));
    let words = words.filter(|word| word.len() > 3);
    words.map(str::to_ascii_lowercase).collect()
}

/// What a reader of a page sees or hears: its text but for code and style, and the words in its attributes and charts.
fn read(page: &str) -> String {
    let (head, rest) = page.split_once("<script type=\"application/json\"").expect("the charts of a page");
    let (json, tail) = rest.split_once("</script>").expect("the end of the charts");
    let (_, json) = json.split_once('>').expect("the charts");
    let markup = format!("{}{tail}", head.strip_prefix("<!doctype html>\n").expect("a page"));
    let document = roxmltree::Document::parse(&markup).expect("markup");
    let mut words = String::new();
    for node in document.descendants() {
        let is_hidden = |node: roxmltree::Node<'_, '_>| ["style", "code"].contains(&node.tag_name().name());
        if node.is_text() && !node.ancestors().any(is_hidden) {
            words.extend([node.text().unwrap_or_default(), "\n"]);
        }
        for attribute in
            node.attributes().filter(|a| ["title", "aria-label", "data-label"].contains(&a.name()))
        {
            words.extend([attribute.value(), "\n"]);
        }
    }
    fn texts(value: &Value, key: &str, words: &mut String) {
        const SHOWN: &[&str] =
            &["text", "subtitle", "description", "title", "shown", "label", "share", "below", "edge"];
        match value {
            Value::String(text) if SHOWN.contains(&key) => words.extend([text, "\n"]),
            Value::Array(list) => list.iter().for_each(|one| texts(one, key, words)),
            Value::Object(map) => map.iter().for_each(|(key, one)| texts(one, key, words)),
            _ => {}
        }
    }
    texts(&serde_json::from_str(json).expect("JSON"), "", &mut words);
    words
}

#[test]
fn no_english_is_left_in_a_page() {
    let orders = orders(true);
    let report = report(&orders);
    let mut english: BTreeSet<String> =
        Language::messages().flat_map(|(_, template)| latin(template)).collect();
    english.extend(report.findings().iter().flat_map(|one| latin(&one.estimate.metric().replace('_', " "))));
    // Data, names of data and names of things.
    let data = latin("country engagement metrics Orders London Europe as_of");
    let control = latin(&read(&report.to_html()));
    assert!(control.intersection(&english).count() > 150, "{}", control.intersection(&english).count());
    for (tag, language) in others() {
        let mut own: BTreeSet<String> = latin(&file(tag, "messages").to_string());
        for metric in file(tag, "metrics").as_object().expect("metrics by id").values() {
            own.extend(latin(metric["name"].as_str().unwrap_or_default()));
            own.extend(latin(metric["definition"].as_str().unwrap_or_default()));
        }
        let report = report.clone().in_language(&language);
        let markdown = report.to_markdown();
        let texts = [
            read(&report.to_html()),
            report.to_html_fragment().replace("<code>", "<").replace("font-family=", ""),
            markdown,
            report.to_string(),
            orders.text_in(&language),
        ];
        let markup = latin(
            "table cellpadding thead tbody left right align xmlns class chart sparkline trend viewbox width \
             height role aria label font family system apple segoe roboto sans serif size path stroke fill opacity none \
             linejoin round linecap circle lang html http www dasharray rect code",
        );
        for (index, text) in texts.iter().enumerate() {
            let mut left: Vec<String> = latin(text).intersection(&english).cloned().collect();
            left.retain(|word| {
                !own.contains(word) && !data.contains(word) && (index != 1 || !markup.contains(word))
            });
            assert!(left.is_empty(), "{tag}, text {index}: {left:?}");
        }
    }
}

#[test]
fn a_page_says_its_language() {
    let orders = orders(false);
    for (tag, language) in others() {
        let page = report(&orders).in_language(&language).to_html();
        assert!(
            page.contains(&format!("<html lang=\"{tag}\">")) && page.contains(&format!("xml:lang=\"{tag}\""))
        );
    }
    assert!(!report(&orders).to_html().contains("xml:lang"));
}
