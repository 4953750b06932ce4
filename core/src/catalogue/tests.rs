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
        ("Kadar Lantunan", "bounce_rate"),
        ("อัตราตีกลับ", "bounce_rate"),
        ("平均訂單價值", "average_order_value"),
        ("平均订单价值", "average_order_value"),
        ("bounce", "bounce_rate"),
        ("bounce-rate", "bounce_rate"),
        ("ＢＯＵＮＣＥ　ＲＡＴＥ", "bounce_rate"),
        ("bounse rate", "bounce_rate"),
        ("churn", "customer_churn_rate"),
        ("engagement rate", "engagement_rate_by_followers"),
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

#[test]
fn show() {
    println!("{}", explain("bounce_rate", "ms").unwrap());
    println!("{}", explain("retention_profit_uplift", "en").unwrap().to_markdown());
    println!("{}", explain("rfm_score", "en").unwrap());
}
