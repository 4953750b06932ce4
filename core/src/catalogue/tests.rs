use super::*;

#[test]
fn a_search_finds_what_people_call_a_metric() {
    for (query, id) in [
        ("CTOR", "click_to_open_rate"),
        ("CTR", "click_through_rate"),
        ("CLTV", "clv_formula"),
        ("ltv", "clv_formula"),
        ("AOV", "average_order_value"),
        ("ARPU", "revenue_per_customer"),
        ("RPR", "repeat_purchase_rate"),
        ("NPS", "nps"),
        ("CSAT", "csat"),
        ("ces", "ces"),
        ("DAU", "active_users"),
        ("MAU", "active_users"),
        ("dau/mau", "stickiness"),
        ("NRR", "net_revenue_retention"),
        ("ndr", "net_revenue_retention"),
        ("GRR", "gross_revenue_retention"),
        ("CAC", "customer_acquisition_cost"),
        ("FCR", "first_contact_resolution_rate"),
        ("ASA", "first_response_time"),
        ("SOV", "share_of_voice"),
        ("UGC", "ugc_count"),
        ("ER", "engagement_rate_by_followers"),
        ("ERR", "engagement_rate_by_reach"),
        ("跳出率", "bounce_rate"),
        ("kadar pantulan", "bounce_rate"),
        ("อัตราตีกลับ", "bounce_rate"),
        ("平均訂單價值", "average_order_value"),
        ("平均订单价值", "average_order_value"),
        ("bounce", "bounce_rate"),
        ("bounce-rate", "bounce_rate"),
        ("ＢＯＵＮＣＥ　ＲＡＴＥ", "bounce_rate"),
        ("bounse rate", "bounce_rate"),
        ("churn", "customer_churn_rate"),
        ("engagement rate", "engagement_rate_by_followers"),
        ("retention", "customer_retention_rate"),
        ("lifetime value", "clv_formula"),
        ("purchase latency", "time_between_purchases"),
        ("viral", "viral_coefficient"),
        ("nps_from_counts", "nps"),
    ] {
        let hits = search(query);
        assert_eq!(hits.first().map(|hit| &*hit.id), Some(id), "{query}: {hits:#?}");
    }
    assert_eq!(search("xyzzy quux"), []);
    assert_eq!(search(" - "), []);
}

/// The other words keep away what only has the letters of an abbreviation.
#[test]
fn an_exact_hit_hides_parts_of_words() {
    let kinds: Vec<_> = search("CTOR").iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [Match::Abbreviation]);
    assert_eq!(search("engagement rate")[4].id, "daily_engagement_rate");
}

#[test]
fn a_name_of_several_metrics_is_no_id() {
    let error = explain("engagement_rate", "en").unwrap_err();
    assert_eq!(error.code(), "ambiguous");
    assert_eq!(error.rule().matches("_by_").count(), 4, "{error}");
    let error = explain("bounce_rat", "en").unwrap_err();
    assert_eq!(error.hint().as_deref(), Some("did you mean bounce_rate?"));
    assert_eq!(explain("nps", "tlh").unwrap_err().input(), Some("language"));
}

#[test]
fn a_language_words_what_it_has_and_the_rest_is_english() {
    let file = Value::map([
        ("tag", "x".into()),
        ("messages", Value::map([("catalogue.formula", "FORMULA".into())])),
        (
            "metrics",
            Value::map([(
                "nps",
                Value::map([
                    ("name", "NAME".into()),
                    ("id", "never".into()),
                    ("variants", Value::List(vec!["of another length".into()])),
                    ("inputs", Value::map([("scores", "SCORES".into())])),
                ]),
            )]),
        ),
    ]);
    let explanation = all().in_language(&Language::from_value(&file).unwrap()).explain("nps").unwrap();
    let text = explanation.to_string();
    assert!(text.starts_with("NAME (nps)\nShare of promoters"), "{text}");
    assert!(text.contains("\nFORMULA\n  100 ×") && text.contains("\n  scores: SCORES; "), "{text}");
    assert!(text.contains("per-score distribution"), "{text}");
    assert!(explanation.caveat().is_some() && all().explain("nps").unwrap().caveat().is_none());
}

#[test]
fn every_metric_is_explained_in_every_language() {
    for language in [Language::ENGLISH].into_iter().chain(languages()) {
        for metric in &all().in_language(&language) {
            let explanation = all().in_language(&language).explain(metric.id()).unwrap();
            let (text, page) = (explanation.to_string(), explanation.to_markdown());
            assert!(text.contains(metric.formula()) && page.contains(metric.id()), "{text}");
            assert!(!text.contains("; ;") && !text.contains(": \n"), "{text}");
        }
    }
}

/// What a claim says is nobody's fact: it stands under its heading, with what is known of its source.
#[test]
fn claims_are_no_facts() {
    let text = explain("retention_profit_uplift", "en").unwrap().to_string();
    let (_, claims) = text.split_once("\nNumbers in circulation (not facts)\n").unwrap();
    assert!(claims.contains("attributed to “Microsoft”; misattributed"), "{claims}");
}

#[test]
fn rows_that_are_none_are_refused() {
    for rows in
        [Value::Null, Value::List(vec![Value::Null]), Value::List(vec![Value::map([("id", "x".into())])])]
    {
        assert_eq!(Catalogue::from_value(&rows).unwrap_err().code(), "option");
    }
}

#[test]
fn every_language_at_once() {
    let rows = in_every_language();
    let Value::List(rows) = &rows else { panic!("a list") };
    assert_eq!(rows.len(), all().len());
    let ms = rows[0].field("translations").and_then(|all| all.field("ms")).unwrap();
    assert_eq!(ms.field("name").and_then(Value::as_text), Some("Bilangan pesanan"));
    assert_eq!(ms.field("id"), None);
}
