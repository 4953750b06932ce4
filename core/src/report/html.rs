//! The report as one self-contained page.

mod fragment;
mod full;
mod kpi;

pub(super) use fragment::figures;

use std::fmt::Write as _;

use super::charts::Reading;
use super::families::by_family;
use super::{Report, Verdict};
use crate::calendar::{Period, Zone, format_local, format_utc};
use crate::chart::{self, Chart, TOP, escape};
use crate::estimate::VERSION;
use crate::format;
use crate::metrics;
use crate::text::{Language, Message, words};
use crate::value::Value;

const STYLE: &str = include_str!("html/style.css");

impl Report {
    /// The report as one self-contained HTML page with charts, and without any script.
    ///
    /// It needs nothing from outside, follows the reader's light or dark setting, fits a telephone and prints. A change
    /// is called better or worse, with an arrow and a colour, only where [`Report::verdicts`] says so. The charts'
    /// Vega-Lite specifications are in it as JSON, in the element `engagement-metrics-charts`.
    pub fn to_html(&self) -> String {
        let readings = self.readings();
        let charts = self.charts();
        let mut page = String::with_capacity(1 << 16);
        let language = &self.language;
        // Words of one line in English are of two in Malay.
        let wrapped = if language.is_english() { "" } else { "small,.verdict{white-space:normal}\n" };
        let (tag, title) = (escape(language.tag()), escape(&self.title()));
        // The policy is a second lock behind the escaping: nothing on this page could run or load.
        let _ = write!(
            page,
            "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <meta name=\"color-scheme\" content=\"light dark\"/>\n\
             <meta name=\"generator\" content=\"engagement-metrics {}\"/>\n\
             <title>{title}</title>\n<style>\n{STYLE}{wrapped}</style>\n</head>\n<body>\n<main>\n\
             <h1>{title}</h1>\n<p class=\"lead\">{}</p>\n",
            VERSION,
            escape(&self.coverage()),
        );
        self.facts(&mut page);
        self.remarks(&mut page);
        if self.findings.is_empty() {
            let _ = writeln!(page, "<p>{}</p>", said(language.say(&words::NO_FINDINGS)));
        } else {
            self.key_figures(&mut page, &readings);
            self.figures(&mut page, &charts);
            self.full_table(&mut page, &readings);
            self.terms(&mut page);
        }
        let specs = charts.iter().map(|chart| {
            let (metric, title) = (chart.metric().to_owned(), chart.title());
            Value::map([("metric", metric.into()), ("title", title.into()), ("spec", chart.spec())])
        });
        let _ = write!(
            page,
            "<script type=\"application/json\" id=\"engagement-metrics-charts\">{}</script>\n\
             <footer>{}</footer>\n</main>\n</body>\n</html>\n",
            Value::List(specs.collect()).to_json(),
            said(&language.fill(&words::MADE_WITH, &[("version", VERSION)])),
        );
        page
    }

    /// The name of the report.
    pub(super) fn title(&self) -> String {
        let language = &self.language;
        let source = language.source_name(self.source);
        let period = self.period.map(|period| language.say(period_name(period)));
        match (period, &self.segment) {
            (Some(period), Some(segment)) => {
                let arguments = [("source", source), ("period", period), ("segment", segment)];
                language.fill(&words::TITLE_BY_BOTH, &arguments)
            }
            (Some(period), None) => {
                language.fill(&words::TITLE_BY_PERIOD, &[("source", source), ("period", period)])
            }
            (None, Some(segment)) => language.fill(&words::TITLE_BY, &[("source", source), ("by", segment)]),
            (None, None) => language.fill(&words::TITLE_SUMMARY, &[("source", source)]),
        }
    }

    /// The dates that the findings span.
    pub(super) fn coverage(&self) -> String {
        let span = |finding: &crate::finding::Finding| {
            finding.period.or_else(|| finding.estimate.context().and_then(|context| context.window))
        };
        let first = self.findings.iter().filter_map(span).map(|span| span.first).min();
        let last = self.findings.iter().filter_map(span).map(|span| span.last_exclusive).max();
        match (first, last.and_then(|last| last.add_days(-1))) {
            (Some(first), Some(last)) if first <= last => {
                let (first, last) = (format::date(&self.language, first), format::date(&self.language, last));
                self.language.fill(&words::DATES, &[("first", &first), ("last", &last)])
            }
            _ => self.language.say(&words::NO_DATA).to_owned(),
        }
    }

    /// `as_of` on the clock of the report's zone.
    pub(super) fn as_of_text(&self) -> String {
        let text = match &self.zone {
            Some(zone) if **zone != Zone::utc() => format_local(zone.to_local(self.as_of)).replace('T', " "),
            _ => format_utc(self.as_of),
        };
        format::instant(&self.language, &text)
    }

    fn facts(&self, page: &mut String) {
        let language = &self.language;
        let zone = self.zone.as_ref().map(|zone| match zone.version() {
            "" => zone.name().to_owned(),
            version => language.fill(&words::ZONE_RULES, &[("zone", zone.name()), ("version", version)]),
        });
        let period = self.period.map(|period| language.say(period_name(period)).to_owned());
        let facts = [
            (&words::FACT_PERIODS, period),
            (&words::FACT_SPLIT, self.segment.clone()),
            (&words::FACT_ZONE, zone),
            (&words::FACT_AS_OF, Some(self.as_of_text())),
            (&words::FACT_CURRENCY, self.currency.as_deref().map(str::to_owned)),
            (&words::FACT_LIBRARY, Some(format!("engagement-metrics {VERSION}"))),
        ];
        page.push_str("<dl class=\"facts\">");
        for (name, fact) in facts.into_iter().filter_map(|(name, fact)| Some((name, fact?))) {
            let name = said(language.say(name));
            let _ = write!(page, "<div><dt>{name}</dt><dd>{}</dd></div>", escape(&fact));
        }
        page.push_str("</dl>\n");
    }

    fn remarks(&self, page: &mut String) {
        if self.notes.is_empty() {
            return;
        }
        page.push_str("<ul class=\"notes\">\n");
        for note in &self.notes {
            let _ = writeln!(page, "<li>{}</li>", escape(&note.text_in(&self.language)));
        }
        page.push_str("</ul>\n");
    }

    fn figures(&self, page: &mut String, charts: &[Chart]) {
        let (forests, others): (Vec<_>, Vec<_>) = charts.iter().partition(|chart| chart.is_forest());
        let (spreads, trends): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|chart| chart.is_distribution());
        if !trends.is_empty() {
            self.section(page, &words::OVER_TIME, &words::ABOUT_TRENDS);
            self.gallery(page, &trends);
        }
        if !spreads.is_empty() {
            self.section(page, &words::DISTRIBUTIONS, &words::ABOUT_SPREADS);
            self.gallery(page, &spreads);
        }
        if !forests.is_empty() {
            let language = &self.language;
            let segment = self.segment.as_deref().unwrap_or_else(|| language.say(&words::GROUP));
            let grouped = forests.first().map(|chart| self.groups(chart.metric())).unwrap_or_default();
            let period = grouped.first().and_then(|finding| finding.period);
            let period = period.map(|period| format::period(language, &period));
            let period = period.unwrap_or_else(|| language.say(&words::WHOLE).to_owned());
            let head = language.fill(&words::BY_SEGMENT, &[("segment", segment)]);
            let about =
                language.fill(&words::ABOUT_FORESTS, &[("period", &*period), ("top", &TOP.to_string())]);
            let _ = write!(page, "<h2>{}</h2>\n<p class=\"small\">{}</p>\n", escape(&head), said(&about));
            self.gallery(page, &forests);
        }
    }

    /// What the figures mean: what the language's file says of them, else the formulas' own documentation.
    fn terms(&self, page: &mut String) {
        let language = &self.language;
        let _ = writeln!(page, "<h2>{}</h2>\n<dl class=\"terms\">", said(language.say(&words::TERMS)));
        for metric in self.metrics() {
            let Ok(formula) = metrics::find(metric) else { continue };
            let translated = |part| language.metric(metric, part).and_then(Value::as_text);
            let (fact, mark) = match translated("definition") {
                Some(definition) => (definition.to_owned(), ""),
                None => {
                    let lines = formula.doc.lines().take_while(|line| !line.is_empty());
                    let mark = if language.is_english() { "" } else { " lang=\"en\"" };
                    (lines.collect::<Vec<_>>().join(" "), mark)
                }
            };
            let _ = writeln!(
                page,
                "<dt>{}</dt><dd{mark}>{} <code>{}</code></dd>",
                escape(&language.metric_name(metric)),
                escape(fact.trim()),
                escape(translated("formula").unwrap_or(formula.formula)),
            );
        }
        page.push_str("</dl>\n");
    }

    /// The heading of some charts, and how they are read.
    fn section(&self, page: &mut String, head: &Message, about: &Message) {
        let (head, about) = (said(self.language.say(head)), said(self.language.say(about)));
        let _ = write!(page, "<h2>{head}</h2>\n<p class=\"small\">{about}</p>\n");
    }

    fn gallery(&self, page: &mut String, charts: &[&Chart]) {
        for (family, charts) in by_family(charts, |chart| chart.metric()) {
            if let Some(family) = family {
                let _ = writeln!(page, "<h3>{}</h3>", said(self.language.say(family)));
            }
            page.push_str("<div class=\"charts\">\n");
            for chart in charts {
                page.push_str(&chart.to_html());
                page.push('\n');
            }
            page.push_str("</div>\n");
        }
    }

    /// The course of a metric, for a cell of a table.
    fn sparkline(&self, metric: &str) -> String {
        chart::sparkline(self.series(metric)).in_language(&self.language).to_svg()
    }
}

/// What a period is called in a sentence.
fn period_name(period: Period) -> &'static Message {
    match period {
        Period::Day => &words::DAY,
        Period::Week { .. } => &words::WEEK,
        Period::Month => &words::MONTH,
        Period::Quarter => &words::QUARTER,
        Period::Year => &words::YEAR,
    }
}

/// Words of a message between tags, where an apostrophe needs no escape.
fn said(words: &str) -> String {
    escape(words).replace("&#39;", "'")
}

/// A dash where a value would stand, with the reason for those who ask.
fn none(language: &Language, why: &str) -> String {
    let label = escape(&language.fill(&words::NONE, &[("why", why)]));
    format!("<span class=\"none\" title=\"{}\" aria-label=\"{label}\">–</span>", escape(why))
}

#[cfg(test)]
mod tests {
    use crate::calendar::{Period, Zone};
    use crate::report::Report;
    use crate::rows::orders::OrderRows;
    use crate::sources::Orders;
    use crate::sources::orders::{Compare, OrdersOptions, OrdersSettings, Question};

    fn orders(customers: &[&str], times: &[&str], values: &[f64], countries: &[&str], zone: &str) -> Orders {
        let mut options = OrdersOptions::default();
        (options.currency, options.time_zone) = (Some("GBP".to_owned()), Zone::fixed(zone, 0));
        let rows = OrderRows::new(customers, times, values).segment("<b>country", countries);
        Orders::new(&rows, options, OrdersSettings::default()).unwrap()
    }

    fn small(country: &str, zone: &str) -> Orders {
        let times = ["2011-01-05", "2011-01-20", "2011-02-03", "2011-03-01"];
        orders(&["a", "a", "b", "c"], &times, &[12.5, 8.0, 20.0, 0.0], &[country, "FR", "FR", country], zone)
    }

    /// Parses all of the page but the JSON, which is no XML.
    fn check(page: &str) {
        let (head, rest) =
            page.split_once("<script type=\"application/json\" id=\"engagement-metrics-charts\">").unwrap();
        let (json, tail) = rest.split_once("</script>").unwrap();
        assert!(!json.contains('<'));
        let text = format!("{}{tail}", head.strip_prefix("<!doctype html>\n").unwrap());
        let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}"));
        let names = document.descendants().map(|node| node.tag_name().name());
        assert!(names.clone().all(|name| !["script", "img", "link", "iframe", "b"].contains(&name)));
        let links =
            document.descendants().flat_map(|node| node.attributes()).map(|attribute| attribute.name());
        assert!(links.into_iter().all(|name| !["href", "src"].contains(&name) && !name.starts_with("on")));
    }

    fn reports(orders: &Orders) -> Vec<Report> {
        let segment = Some("<b>country");
        vec![
            orders.summary(None, None, Compare::None).unwrap(),
            orders.summary(Some(20), None, Compare::Previous).unwrap(),
            orders.summary(None, segment, Compare::None).unwrap(),
            orders.by(Period::Month, None, Compare::Previous).unwrap(),
            orders.by(Period::Day, segment, Compare::None).unwrap(),
            orders.report(Period::Month, segment, Compare::Previous).unwrap(),
        ]
    }

    #[test]
    fn hostile_words_stay_words() {
        for hostile in [
            "</script><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'&\u{1b}[2J\u{202e}\u{0}",
        ] {
            for report in reports(&small(hostile, hostile)) {
                check(&report.to_html());
                let (text, markdown) = (report.to_string(), report.to_markdown());
                for text in [&text, &markdown] {
                    assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{text}");
                }
                assert!(!markdown.replace("\\<", "").contains('<'), "{markdown}");
                let fragment = format!("<body>{}</body>", report.to_html_fragment());
                let document = roxmltree::Document::parse(&fragment).unwrap();
                let names = document.descendants().map(|node| node.tag_name().name());
                assert!(names.into_iter().all(|name| !["script", "img", "a", "style"].contains(&name)));
            }
        }
    }

    #[test]
    fn no_data_is_a_page_too() {
        let none = orders(&[], &[], &[], &[], "UTC");
        let summary = none.summary(None, None, Compare::None).unwrap();
        for report in [summary, none.by(Period::Month, None, Compare::Previous).unwrap()] {
            check(&report.to_html());
            assert!(!report.to_string().is_empty());
        }
    }

    #[test]
    fn few_orders_get_no_verdict_and_no_colour() {
        let report = small("UK", "UTC").by(Period::Month, None, Compare::Previous).unwrap();
        let page = report.to_html();
        assert_eq!(page, report.to_html());
        assert!(!page.contains("class=\"better\"") && !page.contains("class=\"worse\""));
        assert!(!page.contains('▲') && !page.contains('▼'));
        assert!(page.contains("undefined: the period before lies outside the data"));
        assert_eq!(report.charts().len(), 19);
        assert_eq!(report.chart("orders").unwrap().title(), "Orders");
        assert!(report.chart("nps").is_err());
    }

    #[test]
    fn a_clear_change_is_called_one() {
        let days: Vec<String> = (0..80).map(|n| format!("2011-0{}-{:02}", 1 + n / 40, 1 + n % 28)).collect();
        let customers: Vec<String> = (0..80).map(|n| format!("c{n}")).collect();
        let values: Vec<f64> = (0..80).map(|n| f64::from(10 + n % 5 + n / 40 * 30)).collect();
        let text =
            |all: &[String]| -> Vec<&'static str> { all.iter().map(|one| &*one.clone().leak()).collect() };
        let (customers, days) = (text(&customers), text(&days));
        let as_of = Zone::utc().start_of_day(crate::calendar::Date::from_ymd(2011, 3, 1).unwrap());
        let settings = OrdersSettings { as_of: Some(as_of), ..OrdersSettings::default() };
        let options = OrdersOptions { time_zone: Some(Zone::utc()), ..OrdersOptions::default() };
        let rows = OrderRows::new(&customers[..], &days[..], &values[..]);
        let report = Orders::new(&rows, options, settings)
            .unwrap()
            .ask(&Question::by(Period::Month).metrics(["average_order_value"]))
            .unwrap();
        let page = report.to_html();
        assert!(page.contains("Feb 2011, the latest complete period"));
        assert_eq!(page.matches("▲ better").count(), 1);
        let text = report.to_string();
        let line = text.lines().find(|line| line.starts_with("Feb 2011") && line.contains("better"));
        assert!(line.is_some(), "{text}");
    }
}
