// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import { ORDERS } from "./descriptors.js";
import { Source, State, Totals, ask, askAll, checked, derived, evaluated, over, readState, stateOf } from "./sources.js";

export { EngagementError } from "./errors.js";
export { compare, difference, estimate, finding, format, interval, noteText, standardError, table } from "./results.js";
export { decompose } from "./sources.js";

export function orders(inputs) {
  return evaluated("orders", "orders", inputs);
}

export function revenue(inputs) {
  return evaluated("revenue", "order_values", inputs);
}

export function averageOrderValue(inputs) {
  return evaluated("average_order_value", "revenue orders sd", inputs);
}

export function medianOrderValue(inputs) {
  return evaluated("median_order_value", "order_values", inputs);
}

export function p90OrderValue(inputs) {
  return evaluated("p90_order_value", "order_values", inputs);
}

export function refundRate(inputs) {
  return evaluated("refund_rate", "refunds orders", inputs);
}

export function grossMarginRate(inputs) {
  return evaluated("gross_margin_rate", "revenue cost", inputs);
}

export function growthRate(inputs) {
  return evaluated("growth_rate", "current previous", inputs);
}

export function priceElasticity(inputs) {
  return evaluated("price_elasticity", "p0 p1 q0 q1", inputs);
}

export function uniqueCustomers(inputs) {
  return evaluated("unique_customers", "customer_ids", inputs);
}

export function newCustomers(inputs) {
  return evaluated("new_customers", "new_customers", inputs);
}

export function returningCustomers(inputs) {
  return evaluated("returning_customers", "returning_customers", inputs);
}

export function purchaseFrequency(inputs) {
  return evaluated("purchase_frequency", "orders unique_customers sd", inputs);
}

export function revenuePerCustomer(inputs) {
  return evaluated("revenue_per_customer", "revenue unique_customers sd", inputs);
}

export function repeatPurchaseRate(inputs) {
  return evaluated("repeat_purchase_rate", "repeat_customers customers", inputs);
}

export function returningCustomerRate(inputs) {
  return evaluated("returning_customer_rate", "returning_customers customers", inputs);
}

export function repeatOrderRate(inputs) {
  return evaluated("repeat_order_rate", "repeat_orders orders", inputs);
}

export function guestCheckoutRate(inputs) {
  return evaluated("guest_checkout_rate", "guest_orders orders", inputs);
}

export function topDecileRevenueShare(inputs) {
  return evaluated("top_decile_revenue_share", "customer_revenues", inputs);
}

export function returningToOneTimeSpend(inputs) {
  return evaluated("returning_to_one_time_spend", "spend_returning spend_one_time sd_returning returning sd_one_time one_time", inputs);
}

export function timeBetweenPurchases(inputs) {
  return evaluated("time_between_purchases", "gaps", inputs);
}

export function timeToSecondPurchase(inputs) {
  return evaluated("time_to_second_purchase", "durations observed", inputs);
}

export function conversionRate(inputs) {
  return evaluated("conversion_rate", "converted_visitors visitors by", inputs);
}

export function cartAbandonmentRate(inputs) {
  return evaluated("cart_abandonment_rate", "completed_carts carts", inputs);
}

export function crossSellRate(inputs) {
  return evaluated("cross_sell_rate", "multi_category total", inputs);
}

export function upsellRate(inputs) {
  return evaluated("upsell_rate", "upgraded eligible", inputs);
}

export function trialConversionRate(inputs) {
  return evaluated("trial_conversion_rate", "converted trials", inputs);
}

export function uniqueVisitors(inputs) {
  return evaluated("unique_visitors", "visitor_ids", inputs);
}

export function pageViews(inputs) {
  return evaluated("page_views", "page_views", inputs);
}

export function sessions(inputs) {
  return evaluated("sessions", "event_times timeout", inputs);
}

export function activeUsers(inputs) {
  return evaluated("active_users", "user_ids", inputs);
}

export function stickiness(inputs) {
  return evaluated("stickiness", "daily_active mau", inputs);
}

export function stickinessFromActiveDays(inputs) {
  return evaluated("stickiness_from_active_days", "active_days days", inputs);
}

export function appDownloads(inputs) {
  return evaluated("app_downloads", "downloads", inputs);
}

export function bounceRate(inputs) {
  return evaluated("bounce_rate", "single_page_sessions sessions rule", inputs);
}

export function engagedSessionRate(inputs) {
  return evaluated("engaged_session_rate", "engaged_sessions sessions", inputs);
}

export function averageSessionDuration(inputs) {
  return evaluated("average_session_duration", "durations", inputs);
}

export function averageEngagementTime(inputs) {
  return evaluated("average_engagement_time", "foreground sessions sd per", inputs);
}

export function pagesPerSession(inputs) {
  return evaluated("pages_per_session", "page_views sessions sd", inputs);
}

export function visitFrequency(inputs) {
  return evaluated("visit_frequency", "sessions unique_visitors sd", inputs);
}

export function returningVisitorRate(inputs) {
  return evaluated("returning_visitor_rate", "returning_visitors visitors rule", inputs);
}

export function goalConversionRate(inputs) {
  return evaluated("goal_conversion_rate", "goal_sessions sessions by", inputs);
}

export function clickThroughRate(inputs) {
  return evaluated("click_through_rate", "clicks impressions", inputs);
}

export function funnelConversionRate(inputs) {
  return evaluated("funnel_conversion_rate", "step_counts", inputs);
}

export function followers(inputs) {
  return evaluated("followers", "followers", inputs);
}

export function followerGrowthRate(inputs) {
  return evaluated("follower_growth_rate", "followers_start followers_end", inputs);
}

export function engagedFollowerRate(inputs) {
  return evaluated("engaged_follower_rate", "engaged_followers followers", inputs);
}

export function reach(inputs) {
  return evaluated("reach", "reach impressions", inputs);
}

export function reachRate(inputs) {
  return evaluated("reach_rate", "reach followers", inputs);
}

export function influenceIndex(inputs) {
  return evaluated("influence_index", "reach engagement_rates account", inputs);
}

export function engagements(inputs) {
  return evaluated("engagements", "likes comments shares saves clicks follows", inputs);
}

export function engagementRateByFollowers(inputs) {
  return evaluated("engagement_rate_by_followers", "engagements followers", inputs);
}

export function engagementRateByReach(inputs) {
  return evaluated("engagement_rate_by_reach", "engagements reach", inputs);
}

export function engagementRateByImpressions(inputs) {
  return evaluated("engagement_rate_by_impressions", "engagements impressions", inputs);
}

export function engagementRateByViews(inputs) {
  return evaluated("engagement_rate_by_views", "engagements views", inputs);
}

export function dailyEngagementRate(inputs) {
  return evaluated("daily_engagement_rate", "engagements days followers", inputs);
}

export function applauseRate(inputs) {
  return evaluated("applause_rate", "likes followers", inputs);
}

export function conversationRate(inputs) {
  return evaluated("conversation_rate", "comments followers", inputs);
}

export function amplificationRate(inputs) {
  return evaluated("amplification_rate", "shares followers per", inputs);
}

export function averageEngagementsPerPost(inputs) {
  return evaluated("average_engagements_per_post", "engagements", inputs);
}

export function engagementRateByFollowersOfPosts(inputs) {
  return evaluated("engagement_rate_by_followers_of_posts", "engagements followers average", inputs);
}

export function engagementRateByReachOfPosts(inputs) {
  return evaluated("engagement_rate_by_reach_of_posts", "engagements reach average", inputs);
}

export function engagementRateByImpressionsOfPosts(inputs) {
  return evaluated("engagement_rate_by_impressions_of_posts", "engagements impressions average", inputs);
}

export function engagementRateByViewsOfPosts(inputs) {
  return evaluated("engagement_rate_by_views_of_posts", "engagements views average", inputs);
}

export function customerRetentionRate(inputs) {
  return evaluated("customer_retention_rate", "customers_start customers_end new_customers", inputs);
}

export function customerChurnRate(inputs) {
  return evaluated("customer_churn_rate", "lost customers_start", inputs);
}

export function cohortRetentionRate(inputs) {
  return evaluated("cohort_retention_rate", "active_k cohort", inputs);
}

export function rollingRetentionRate(inputs) {
  return evaluated("rolling_retention_rate", "active_from_k cohort", inputs);
}

export function averageCustomerLifespan(inputs) {
  return evaluated("average_customer_lifespan", "churn", inputs);
}

export function grossRevenueRetention(inputs) {
  return evaluated("gross_revenue_retention", "start churned contraction", inputs);
}

export function netRevenueRetention(inputs) {
  return evaluated("net_revenue_retention", "start churned contraction expansion", inputs);
}

export function activeCustomerRate(inputs) {
  return evaluated("active_customer_rate", "active customers", inputs);
}

export function lapsedCustomerRate(inputs) {
  return evaluated("lapsed_customer_rate", "lapsed customers", inputs);
}

export function quickRatio(inputs) {
  return evaluated("quick_ratio", "new_customers resurrected churned", inputs);
}

export function historicClv(inputs) {
  return evaluated("historic_clv", "order_values", inputs);
}

export function clvFormula(inputs) {
  return evaluated("clv_formula", "aov frequency lifespan margin", inputs);
}

export function clvRetentionModel(inputs) {
  return evaluated("clv_retention_model", "margin retention discount first_margin", inputs);
}

export function cohortLtv(inputs) {
  return evaluated("cohort_ltv", "revenue_to_k cohort sd", inputs);
}

export function customerAcquisitionCost(inputs) {
  return evaluated("customer_acquisition_cost", "spend new_customers", inputs);
}

export function retentionProfitUplift(inputs) {
  return evaluated("retention_profit_uplift", "margin retention increase discount acquisition_cost change", inputs);
}

export function members(inputs) {
  return evaluated("members", "members", inputs);
}

export function loyaltyEnrolmentRate(inputs) {
  return evaluated("loyalty_enrolment_rate", "member_customers customers", inputs);
}

export function activeMemberRate(inputs) {
  return evaluated("active_member_rate", "active_members members", inputs);
}

export function pointsRedemptionRate(inputs) {
  return evaluated("points_redemption_rate", "points_redeemed points_issued", inputs);
}

export function redemptionFrequency(inputs) {
  return evaluated("redemption_frequency", "redemptions members sd", inputs);
}

export function redeemingMemberRate(inputs) {
  return evaluated("redeeming_member_rate", "redeemers members", inputs);
}

export function breakageRate(inputs) {
  return evaluated("breakage_rate", "points_expired points_issued rule", inputs);
}

export function pointsLiability(inputs) {
  return evaluated("points_liability", "outstanding redemption_expected point_value", inputs);
}

export function burnRatio(inputs) {
  return evaluated("burn_ratio", "points_redeemed points_earned", inputs);
}

export function tierUpgradeRate(inputs) {
  return evaluated("tier_upgrade_rate", "upgraded members", inputs);
}

export function memberSalesShare(inputs) {
  return evaluated("member_sales_share", "member_revenue revenue", inputs);
}

export function memberAovLift(inputs) {
  return evaluated("member_aov_lift", "aov_members aov_others sd_members orders_members sd_others orders_others", inputs);
}

export function memberFrequencyLift(inputs) {
  return evaluated("member_frequency_lift", "pf_members pf_others sd_members members sd_others others", inputs);
}

export function programRoi(inputs) {
  return evaluated("program_roi", "incremental_profit program_cost", inputs);
}

export function rewardCostRate(inputs) {
  return evaluated("reward_cost_rate", "reward_cost member_revenue", inputs);
}

export function membershipRenewalRate(inputs) {
  return evaluated("membership_renewal_rate", "renewed due", inputs);
}

export function referralParticipationRate(inputs) {
  return evaluated("referral_participation_rate", "advocates eligible", inputs);
}

export function referralConversionRate(inputs) {
  return evaluated("referral_conversion_rate", "converted invited", inputs);
}

export function referredCustomerShare(inputs) {
  return evaluated("referred_customer_share", "referred new_customers", inputs);
}

export function viralCoefficient(inputs) {
  return evaluated("viral_coefficient", "users invitations converted", inputs);
}

export function referralCostPerAcquisition(inputs) {
  return evaluated("referral_cost_per_acquisition", "rewards referred", inputs);
}

export function deliveryRate(inputs) {
  return evaluated("delivery_rate", "delivered sent", inputs);
}

export function openRate(inputs) {
  return evaluated("open_rate", "unique_openers delivered per", inputs);
}

export function adjustedOpenRate(inputs) {
  return evaluated("adjusted_open_rate", "unique_openers protected_openers delivered protected_recipients", inputs);
}

export function clickRate(inputs) {
  return evaluated("click_rate", "unique_clickers delivered", inputs);
}

export function clickToOpenRate(inputs) {
  return evaluated("click_to_open_rate", "unique_clickers unique_openers", inputs);
}

export function unsubscribeRate(inputs) {
  return evaluated("unsubscribe_rate", "unsubscribed delivered per", inputs);
}

export function spamComplaintRate(inputs) {
  return evaluated("spam_complaint_rate", "complaints delivered", inputs);
}

export function ugcCount(inputs) {
  return evaluated("ugc_count", "ugc", inputs);
}

export function brandMentions(inputs) {
  return evaluated("brand_mentions", "mentions", inputs);
}

export function netSentiment(inputs) {
  return evaluated("net_sentiment", "positive neutral negative neutral_mentions", inputs);
}

export function shareOfVoice(inputs) {
  return evaluated("share_of_voice", "brand total", inputs);
}

export function contentViews(inputs) {
  return evaluated("content_views", "views", inputs);
}

export function eventAttendanceRate(inputs) {
  return evaluated("event_attendance_rate", "attendees registrations", inputs);
}

export function campaignParticipationRate(inputs) {
  return evaluated("campaign_participation_rate", "participants invited", inputs);
}

export function nps(inputs) {
  return evaluated("nps", "scores", inputs);
}

export function npsFromCounts(inputs) {
  return evaluated("nps_from_counts", "promoters passives detractors", inputs);
}

export function csat(inputs) {
  return evaluated("csat", "scores scale boxes", inputs);
}

export function csatFromCounts(inputs) {
  return evaluated("csat_from_counts", "satisfied responses", inputs);
}

export function ces(inputs) {
  return evaluated("ces", "scores rule", inputs);
}

export function cesFromCounts(inputs) {
  return evaluated("ces_from_counts", "easy responses", inputs);
}

export function averageRating(inputs) {
  return evaluated("average_rating", "ratings scale lowest", inputs);
}

export function bayesianAverageRating(inputs) {
  return evaluated("bayesian_average_rating", "mean_rating ratings prior_mean prior_weight", inputs);
}

export function bayesianAverageRatingOfRatings(inputs) {
  return evaluated("bayesian_average_rating_of_ratings", "ratings prior_mean prior_weight", inputs);
}

export function ratingWilsonLowerBound(inputs) {
  return evaluated("rating_wilson_lower_bound", "positive negative", inputs);
}

export function ratingWilsonLowerBoundOfRatings(inputs) {
  return evaluated("rating_wilson_lower_bound_of_ratings", "ratings", inputs);
}

export function surveyResponseRate(inputs) {
  return evaluated("survey_response_rate", "responses invitations", inputs);
}

export function surveyOptionShare(inputs) {
  return evaluated("survey_option_share", "chosen responses", inputs);
}

export function negativeReviewRate(inputs) {
  return evaluated("negative_review_rate", "negative reviews", inputs);
}

export function firstResponseTime(inputs) {
  return evaluated("first_response_time", "response_times statistic", inputs);
}

export function resolutionTime(inputs) {
  return evaluated("resolution_time", "resolution_times statistic", inputs);
}

export function firstContactResolutionRate(inputs) {
  return evaluated("first_contact_resolution_rate", "resolved_first_contact resolved of", inputs);
}

export function resolutionRate(inputs) {
  return evaluated("resolution_rate", "resolved created", inputs);
}

export function slaAttainmentRate(inputs) {
  return evaluated("sla_attainment_rate", "met due", inputs);
}

export function socialResponseRate(inputs) {
  return evaluated("social_response_rate", "answered incoming", inputs);
}

export function activeEngagementShare(inputs) {
  return evaluated("active_engagement_share", "active_weight total_weight", inputs);
}

export function engagedCustomerRate(inputs) {
  return evaluated("engaged_customer_rate", "engaged customers", inputs);
}

export function engagedProfitShare(inputs) {
  return evaluated("engaged_profit_share", "engaged_profit profit", inputs);
}

export function relativeLift(inputs) {
  return evaluated("relative_lift", "successes_a total_a successes_b total_b", inputs);
}

export function relativeLiftOfMeans(inputs) {
  return evaluated("relative_lift_of_means", "mean_a mean_b sd_a n_a sd_b n_b", inputs);
}

export function relativeLiftOfRates(inputs) {
  return evaluated("relative_lift_of_rates", "events_a exposure_a events_b exposure_b", inputs);
}

export const commerce = Object.freeze({
  orders,
  revenue,
  averageOrderValue,
  medianOrderValue,
  p90OrderValue,
  refundRate,
  grossMarginRate,
  growthRate,
  priceElasticity,
  uniqueCustomers,
  newCustomers,
  returningCustomers,
  purchaseFrequency,
  revenuePerCustomer,
  repeatPurchaseRate,
  returningCustomerRate,
  repeatOrderRate,
  guestCheckoutRate,
  topDecileRevenueShare,
  returningToOneTimeSpend,
  timeBetweenPurchases,
  timeToSecondPurchase,
  conversionRate,
  cartAbandonmentRate,
  crossSellRate,
  upsellRate,
  trialConversionRate,
});

export const composite = Object.freeze({
  activeEngagementShare,
  engagedCustomerRate,
  engagedProfitShare,
  relativeLift,
  relativeLiftOfMeans,
  relativeLiftOfRates,
});

export const content = Object.freeze({
  ugcCount,
  brandMentions,
  netSentiment,
  shareOfVoice,
  contentViews,
  eventAttendanceRate,
  campaignParticipationRate,
});

export const email = Object.freeze({
  deliveryRate,
  openRate,
  adjustedOpenRate,
  clickRate,
  clickToOpenRate,
  unsubscribeRate,
  spamComplaintRate,
});

export const lifetimeValue = Object.freeze({
  historicClv,
  clvFormula,
  clvRetentionModel,
  cohortLtv,
  customerAcquisitionCost,
  retentionProfitUplift,
});

export const loyalty = Object.freeze({
  members,
  loyaltyEnrolmentRate,
  activeMemberRate,
  pointsRedemptionRate,
  redemptionFrequency,
  redeemingMemberRate,
  breakageRate,
  pointsLiability,
  burnRatio,
  tierUpgradeRate,
  memberSalesShare,
  memberAovLift,
  memberFrequencyLift,
  programRoi,
  rewardCostRate,
  membershipRenewalRate,
});

export const referral = Object.freeze({
  referralParticipationRate,
  referralConversionRate,
  referredCustomerShare,
  viralCoefficient,
  referralCostPerAcquisition,
});

export const retention = Object.freeze({
  customerRetentionRate,
  customerChurnRate,
  cohortRetentionRate,
  rollingRetentionRate,
  averageCustomerLifespan,
  grossRevenueRetention,
  netRevenueRetention,
  activeCustomerRate,
  lapsedCustomerRate,
  quickRatio,
});

export const service = Object.freeze({
  firstResponseTime,
  resolutionTime,
  firstContactResolutionRate,
  resolutionRate,
  slaAttainmentRate,
  socialResponseRate,
});

export const social = Object.freeze({
  followers,
  followerGrowthRate,
  engagedFollowerRate,
  reach,
  reachRate,
  influenceIndex,
  engagements,
  engagementRateByFollowers,
  engagementRateByReach,
  engagementRateByImpressions,
  engagementRateByViews,
  dailyEngagementRate,
  applauseRate,
  conversationRate,
  amplificationRate,
  averageEngagementsPerPost,
  engagementRateByFollowersOfPosts,
  engagementRateByReachOfPosts,
  engagementRateByImpressionsOfPosts,
  engagementRateByViewsOfPosts,
});

export const survey = Object.freeze({
  nps,
  npsFromCounts,
  csat,
  csatFromCounts,
  ces,
  cesFromCounts,
  averageRating,
  bayesianAverageRating,
  bayesianAverageRatingOfRatings,
  ratingWilsonLowerBound,
  ratingWilsonLowerBoundOfRatings,
  surveyResponseRate,
  surveyOptionShare,
  negativeReviewRate,
});

export const web = Object.freeze({
  uniqueVisitors,
  pageViews,
  sessions,
  activeUsers,
  stickiness,
  stickinessFromActiveDays,
  appDownloads,
  bounceRate,
  engagedSessionRate,
  averageSessionDuration,
  averageEngagementTime,
  pagesPerSession,
  visitFrequency,
  returningVisitorRate,
  goalConversionRate,
  clickThroughRate,
  funnelConversionRate,
});

export class OrdersState extends State {
  static name = "OrdersState";

  constructor(options) {
    super(ORDERS, options);
  }

  static fromBytes(bytes, options) {
    return new OrdersState(readState(ORDERS, ORDERS.state, bytes, options));
  }
}

export class OrdersTotals extends Totals {
  static name = "OrdersTotals";

  constructor(made) {
    super(ORDERS, "OrdersTotals", made);
  }

  static fromBytes(bytes) {
    return new OrdersTotals(readState(ORDERS, "OrdersTotals", bytes));
  }
}

export class Orders extends Source {
  static name = "Orders";

  constructor(data, options) {
    super(ORDERS, data, options);
  }

  static check(data, options, limit) {
    return checked(ORDERS, data, options, limit);
  }

  static fromState(state, options) {
    return new Orders(over(ORDERS, state, OrdersState, options));
  }

  state() {
    return new OrdersState(stateOf(this));
  }

  summary(options) {
    return ask(this, "summary", options);
  }

  by(period, options) {
    return ask(this, "by", { ...options, period });
  }

  report(options) {
    return ask(this, "report", options);
  }

  decompose(metric, segment, options) {
    return ask(this, "decompose", { ...options, metric, segment });
  }

  totals(options) {
    return new OrdersTotals(derived(this, "totals", options));
  }
}

export function report(inputs) {
  return askAll("report", { orders: Orders }, inputs, "data");
}
