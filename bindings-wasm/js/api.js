// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import { ORDERS } from "./descriptors.js";
import { Source, State, Totals, ask, askAll, checked, derived, evaluated, over, readState, stateOf } from "./sources.js";

export { EngagementError } from "./errors.js";
export { compare, difference, estimate, finding, format, interval, noteText, standardError, table } from "./results.js";
export { decompose } from "./sources.js";

export function orders(inputs) {
  return evaluated("orders", { orders: "orders" }, inputs);
}

export function revenue(inputs) {
  return evaluated("revenue", { orderValues: "order_values" }, inputs);
}

export function averageOrderValue(inputs) {
  return evaluated("average_order_value", { revenue: "revenue", orders: "orders", sd: "sd" }, inputs);
}

export function medianOrderValue(inputs) {
  return evaluated("median_order_value", { orderValues: "order_values" }, inputs);
}

export function p90OrderValue(inputs) {
  return evaluated("p90_order_value", { orderValues: "order_values" }, inputs);
}

export function refundRate(inputs) {
  return evaluated("refund_rate", { refunds: "refunds", orders: "orders" }, inputs);
}

export function grossMarginRate(inputs) {
  return evaluated("gross_margin_rate", { revenue: "revenue", cost: "cost" }, inputs);
}

export function growthRate(inputs) {
  return evaluated("growth_rate", { current: "current", previous: "previous" }, inputs);
}

export function priceElasticity(inputs) {
  return evaluated("price_elasticity", { p0: "p0", p1: "p1", q0: "q0", q1: "q1" }, inputs);
}

export function uniqueCustomers(inputs) {
  return evaluated("unique_customers", { customerIds: "customer_ids" }, inputs);
}

export function newCustomers(inputs) {
  return evaluated("new_customers", { newCustomers: "new_customers" }, inputs);
}

export function returningCustomers(inputs) {
  return evaluated("returning_customers", { returningCustomers: "returning_customers" }, inputs);
}

export function purchaseFrequency(inputs) {
  return evaluated("purchase_frequency", { orders: "orders", uniqueCustomers: "unique_customers", sd: "sd" }, inputs);
}

export function revenuePerCustomer(inputs) {
  return evaluated("revenue_per_customer", { revenue: "revenue", uniqueCustomers: "unique_customers", sd: "sd" }, inputs);
}

export function repeatPurchaseRate(inputs) {
  return evaluated("repeat_purchase_rate", { repeatCustomers: "repeat_customers", customers: "customers" }, inputs);
}

export function returningCustomerRate(inputs) {
  return evaluated("returning_customer_rate", { returningCustomers: "returning_customers", customers: "customers" }, inputs);
}

export function repeatOrderRate(inputs) {
  return evaluated("repeat_order_rate", { repeatOrders: "repeat_orders", orders: "orders" }, inputs);
}

export function guestCheckoutRate(inputs) {
  return evaluated("guest_checkout_rate", { guestOrders: "guest_orders", orders: "orders" }, inputs);
}

export function topDecileRevenueShare(inputs) {
  return evaluated("top_decile_revenue_share", { customerRevenues: "customer_revenues" }, inputs);
}

export function returningToOneTimeSpend(inputs) {
  return evaluated("returning_to_one_time_spend", { spendReturning: "spend_returning", spendOneTime: "spend_one_time", sdReturning: "sd_returning", returning: "returning", sdOneTime: "sd_one_time", oneTime: "one_time" }, inputs);
}

export function timeBetweenPurchases(inputs) {
  return evaluated("time_between_purchases", { gaps: "gaps" }, inputs);
}

export function timeToSecondPurchase(inputs) {
  return evaluated("time_to_second_purchase", { durations: "durations", observed: "observed" }, inputs);
}

export function conversionRate(inputs) {
  return evaluated("conversion_rate", { convertedVisitors: "converted_visitors", visitors: "visitors", by: "by" }, inputs);
}

export function cartAbandonmentRate(inputs) {
  return evaluated("cart_abandonment_rate", { completedCarts: "completed_carts", carts: "carts" }, inputs);
}

export function crossSellRate(inputs) {
  return evaluated("cross_sell_rate", { multiCategory: "multi_category", total: "total" }, inputs);
}

export function upsellRate(inputs) {
  return evaluated("upsell_rate", { upgraded: "upgraded", eligible: "eligible" }, inputs);
}

export function trialConversionRate(inputs) {
  return evaluated("trial_conversion_rate", { converted: "converted", trials: "trials" }, inputs);
}

export function uniqueVisitors(inputs) {
  return evaluated("unique_visitors", { visitorIds: "visitor_ids" }, inputs);
}

export function pageViews(inputs) {
  return evaluated("page_views", { pageViews: "page_views" }, inputs);
}

export function sessions(inputs) {
  return evaluated("sessions", { eventTimes: "event_times", timeout: "timeout" }, inputs);
}

export function activeUsers(inputs) {
  return evaluated("active_users", { userIds: "user_ids" }, inputs);
}

export function stickiness(inputs) {
  return evaluated("stickiness", { dailyActive: "daily_active", mau: "mau" }, inputs);
}

export function stickinessFromActiveDays(inputs) {
  return evaluated("stickiness_from_active_days", { activeDays: "active_days", days: "days" }, inputs);
}

export function appDownloads(inputs) {
  return evaluated("app_downloads", { downloads: "downloads" }, inputs);
}

export function bounceRate(inputs) {
  return evaluated("bounce_rate", { singlePageSessions: "single_page_sessions", sessions: "sessions", rule: "rule" }, inputs);
}

export function engagedSessionRate(inputs) {
  return evaluated("engaged_session_rate", { engagedSessions: "engaged_sessions", sessions: "sessions" }, inputs);
}

export function averageSessionDuration(inputs) {
  return evaluated("average_session_duration", { durations: "durations" }, inputs);
}

export function averageEngagementTime(inputs) {
  return evaluated("average_engagement_time", { foreground: "foreground", sessions: "sessions", sd: "sd", per: "per" }, inputs);
}

export function pagesPerSession(inputs) {
  return evaluated("pages_per_session", { pageViews: "page_views", sessions: "sessions", sd: "sd" }, inputs);
}

export function visitFrequency(inputs) {
  return evaluated("visit_frequency", { sessions: "sessions", uniqueVisitors: "unique_visitors", sd: "sd" }, inputs);
}

export function returningVisitorRate(inputs) {
  return evaluated("returning_visitor_rate", { returningVisitors: "returning_visitors", visitors: "visitors", rule: "rule" }, inputs);
}

export function goalConversionRate(inputs) {
  return evaluated("goal_conversion_rate", { goalSessions: "goal_sessions", sessions: "sessions", by: "by" }, inputs);
}

export function clickThroughRate(inputs) {
  return evaluated("click_through_rate", { clicks: "clicks", impressions: "impressions" }, inputs);
}

export function funnelConversionRate(inputs) {
  return evaluated("funnel_conversion_rate", { stepCounts: "step_counts" }, inputs);
}

export function followers(inputs) {
  return evaluated("followers", { followers: "followers" }, inputs);
}

export function followerGrowthRate(inputs) {
  return evaluated("follower_growth_rate", { followersStart: "followers_start", followersEnd: "followers_end" }, inputs);
}

export function engagedFollowerRate(inputs) {
  return evaluated("engaged_follower_rate", { engagedFollowers: "engaged_followers", followers: "followers" }, inputs);
}

export function reach(inputs) {
  return evaluated("reach", { reach: "reach", impressions: "impressions" }, inputs);
}

export function reachRate(inputs) {
  return evaluated("reach_rate", { reach: "reach", followers: "followers" }, inputs);
}

export function influenceIndex(inputs) {
  return evaluated("influence_index", { reach: "reach", engagementRates: "engagement_rates", account: "account" }, inputs);
}

export function engagements(inputs) {
  return evaluated("engagements", { likes: "likes", comments: "comments", shares: "shares", saves: "saves", clicks: "clicks", follows: "follows" }, inputs);
}

export function engagementRateByFollowers(inputs) {
  return evaluated("engagement_rate_by_followers", { engagements: "engagements", followers: "followers" }, inputs);
}

export function engagementRateByReach(inputs) {
  return evaluated("engagement_rate_by_reach", { engagements: "engagements", reach: "reach" }, inputs);
}

export function engagementRateByImpressions(inputs) {
  return evaluated("engagement_rate_by_impressions", { engagements: "engagements", impressions: "impressions" }, inputs);
}

export function engagementRateByViews(inputs) {
  return evaluated("engagement_rate_by_views", { engagements: "engagements", views: "views" }, inputs);
}

export function dailyEngagementRate(inputs) {
  return evaluated("daily_engagement_rate", { engagements: "engagements", days: "days", followers: "followers" }, inputs);
}

export function applauseRate(inputs) {
  return evaluated("applause_rate", { likes: "likes", followers: "followers" }, inputs);
}

export function conversationRate(inputs) {
  return evaluated("conversation_rate", { comments: "comments", followers: "followers" }, inputs);
}

export function amplificationRate(inputs) {
  return evaluated("amplification_rate", { shares: "shares", followers: "followers", per: "per" }, inputs);
}

export function averageEngagementsPerPost(inputs) {
  return evaluated("average_engagements_per_post", { engagements: "engagements" }, inputs);
}

export function engagementRateByFollowersOfPosts(inputs) {
  return evaluated("engagement_rate_by_followers_of_posts", { engagements: "engagements", followers: "followers", average: "average" }, inputs);
}

export function engagementRateByReachOfPosts(inputs) {
  return evaluated("engagement_rate_by_reach_of_posts", { engagements: "engagements", reach: "reach", average: "average" }, inputs);
}

export function engagementRateByImpressionsOfPosts(inputs) {
  return evaluated("engagement_rate_by_impressions_of_posts", { engagements: "engagements", impressions: "impressions", average: "average" }, inputs);
}

export function engagementRateByViewsOfPosts(inputs) {
  return evaluated("engagement_rate_by_views_of_posts", { engagements: "engagements", views: "views", average: "average" }, inputs);
}

export function customerRetentionRate(inputs) {
  return evaluated("customer_retention_rate", { customersStart: "customers_start", customersEnd: "customers_end", newCustomers: "new_customers" }, inputs);
}

export function customerChurnRate(inputs) {
  return evaluated("customer_churn_rate", { lost: "lost", customersStart: "customers_start" }, inputs);
}

export function cohortRetentionRate(inputs) {
  return evaluated("cohort_retention_rate", { activeK: "active_k", cohort: "cohort" }, inputs);
}

export function rollingRetentionRate(inputs) {
  return evaluated("rolling_retention_rate", { activeFromK: "active_from_k", cohort: "cohort" }, inputs);
}

export function averageCustomerLifespan(inputs) {
  return evaluated("average_customer_lifespan", { churn: "churn" }, inputs);
}

export function grossRevenueRetention(inputs) {
  return evaluated("gross_revenue_retention", { start: "start", churned: "churned", contraction: "contraction" }, inputs);
}

export function netRevenueRetention(inputs) {
  return evaluated("net_revenue_retention", { start: "start", churned: "churned", contraction: "contraction", expansion: "expansion" }, inputs);
}

export function activeCustomerRate(inputs) {
  return evaluated("active_customer_rate", { active: "active", customers: "customers" }, inputs);
}

export function lapsedCustomerRate(inputs) {
  return evaluated("lapsed_customer_rate", { lapsed: "lapsed", customers: "customers" }, inputs);
}

export function quickRatio(inputs) {
  return evaluated("quick_ratio", { newCustomers: "new_customers", resurrected: "resurrected", churned: "churned" }, inputs);
}

export function historicClv(inputs) {
  return evaluated("historic_clv", { orderValues: "order_values" }, inputs);
}

export function clvFormula(inputs) {
  return evaluated("clv_formula", { aov: "aov", frequency: "frequency", lifespan: "lifespan", margin: "margin" }, inputs);
}

export function clvRetentionModel(inputs) {
  return evaluated("clv_retention_model", { margin: "margin", retention: "retention", discount: "discount", firstMargin: "first_margin" }, inputs);
}

export function cohortLtv(inputs) {
  return evaluated("cohort_ltv", { revenueToK: "revenue_to_k", cohort: "cohort", sd: "sd" }, inputs);
}

export function customerAcquisitionCost(inputs) {
  return evaluated("customer_acquisition_cost", { spend: "spend", newCustomers: "new_customers" }, inputs);
}

export function retentionProfitUplift(inputs) {
  return evaluated("retention_profit_uplift", { margin: "margin", retention: "retention", increase: "increase", discount: "discount", acquisitionCost: "acquisition_cost", change: "change" }, inputs);
}

export function members(inputs) {
  return evaluated("members", { members: "members" }, inputs);
}

export function loyaltyEnrolmentRate(inputs) {
  return evaluated("loyalty_enrolment_rate", { memberCustomers: "member_customers", customers: "customers" }, inputs);
}

export function activeMemberRate(inputs) {
  return evaluated("active_member_rate", { activeMembers: "active_members", members: "members" }, inputs);
}

export function pointsRedemptionRate(inputs) {
  return evaluated("points_redemption_rate", { pointsRedeemed: "points_redeemed", pointsIssued: "points_issued" }, inputs);
}

export function redemptionFrequency(inputs) {
  return evaluated("redemption_frequency", { redemptions: "redemptions", members: "members", sd: "sd" }, inputs);
}

export function redeemingMemberRate(inputs) {
  return evaluated("redeeming_member_rate", { redeemers: "redeemers", members: "members" }, inputs);
}

export function breakageRate(inputs) {
  return evaluated("breakage_rate", { pointsExpired: "points_expired", pointsIssued: "points_issued", rule: "rule" }, inputs);
}

export function pointsLiability(inputs) {
  return evaluated("points_liability", { outstanding: "outstanding", redemptionExpected: "redemption_expected", pointValue: "point_value" }, inputs);
}

export function burnRatio(inputs) {
  return evaluated("burn_ratio", { pointsRedeemed: "points_redeemed", pointsEarned: "points_earned" }, inputs);
}

export function tierUpgradeRate(inputs) {
  return evaluated("tier_upgrade_rate", { upgraded: "upgraded", members: "members" }, inputs);
}

export function memberSalesShare(inputs) {
  return evaluated("member_sales_share", { memberRevenue: "member_revenue", revenue: "revenue" }, inputs);
}

export function memberAovLift(inputs) {
  return evaluated("member_aov_lift", { aovMembers: "aov_members", aovOthers: "aov_others", sdMembers: "sd_members", ordersMembers: "orders_members", sdOthers: "sd_others", ordersOthers: "orders_others" }, inputs);
}

export function memberFrequencyLift(inputs) {
  return evaluated("member_frequency_lift", { pfMembers: "pf_members", pfOthers: "pf_others", sdMembers: "sd_members", members: "members", sdOthers: "sd_others", others: "others" }, inputs);
}

export function programRoi(inputs) {
  return evaluated("program_roi", { incrementalProfit: "incremental_profit", programCost: "program_cost" }, inputs);
}

export function rewardCostRate(inputs) {
  return evaluated("reward_cost_rate", { rewardCost: "reward_cost", memberRevenue: "member_revenue" }, inputs);
}

export function membershipRenewalRate(inputs) {
  return evaluated("membership_renewal_rate", { renewed: "renewed", due: "due" }, inputs);
}

export function referralParticipationRate(inputs) {
  return evaluated("referral_participation_rate", { advocates: "advocates", eligible: "eligible" }, inputs);
}

export function referralConversionRate(inputs) {
  return evaluated("referral_conversion_rate", { converted: "converted", invited: "invited" }, inputs);
}

export function referredCustomerShare(inputs) {
  return evaluated("referred_customer_share", { referred: "referred", newCustomers: "new_customers" }, inputs);
}

export function viralCoefficient(inputs) {
  return evaluated("viral_coefficient", { users: "users", invitations: "invitations", converted: "converted" }, inputs);
}

export function referralCostPerAcquisition(inputs) {
  return evaluated("referral_cost_per_acquisition", { rewards: "rewards", referred: "referred" }, inputs);
}

export function deliveryRate(inputs) {
  return evaluated("delivery_rate", { delivered: "delivered", sent: "sent" }, inputs);
}

export function openRate(inputs) {
  return evaluated("open_rate", { uniqueOpeners: "unique_openers", delivered: "delivered", per: "per" }, inputs);
}

export function adjustedOpenRate(inputs) {
  return evaluated("adjusted_open_rate", { uniqueOpeners: "unique_openers", protectedOpeners: "protected_openers", delivered: "delivered", protectedRecipients: "protected_recipients" }, inputs);
}

export function clickRate(inputs) {
  return evaluated("click_rate", { uniqueClickers: "unique_clickers", delivered: "delivered" }, inputs);
}

export function clickToOpenRate(inputs) {
  return evaluated("click_to_open_rate", { uniqueClickers: "unique_clickers", uniqueOpeners: "unique_openers" }, inputs);
}

export function unsubscribeRate(inputs) {
  return evaluated("unsubscribe_rate", { unsubscribed: "unsubscribed", delivered: "delivered", per: "per" }, inputs);
}

export function spamComplaintRate(inputs) {
  return evaluated("spam_complaint_rate", { complaints: "complaints", delivered: "delivered" }, inputs);
}

export function ugcCount(inputs) {
  return evaluated("ugc_count", { ugc: "ugc" }, inputs);
}

export function brandMentions(inputs) {
  return evaluated("brand_mentions", { mentions: "mentions" }, inputs);
}

export function netSentiment(inputs) {
  return evaluated("net_sentiment", { positive: "positive", neutral: "neutral", negative: "negative", neutralMentions: "neutral_mentions" }, inputs);
}

export function shareOfVoice(inputs) {
  return evaluated("share_of_voice", { brand: "brand", total: "total" }, inputs);
}

export function contentViews(inputs) {
  return evaluated("content_views", { views: "views" }, inputs);
}

export function eventAttendanceRate(inputs) {
  return evaluated("event_attendance_rate", { attendees: "attendees", registrations: "registrations" }, inputs);
}

export function campaignParticipationRate(inputs) {
  return evaluated("campaign_participation_rate", { participants: "participants", invited: "invited" }, inputs);
}

export function nps(inputs) {
  return evaluated("nps", { scores: "scores" }, inputs);
}

export function npsFromCounts(inputs) {
  return evaluated("nps_from_counts", { promoters: "promoters", passives: "passives", detractors: "detractors" }, inputs);
}

export function csat(inputs) {
  return evaluated("csat", { scores: "scores", scale: "scale", boxes: "boxes" }, inputs);
}

export function csatFromCounts(inputs) {
  return evaluated("csat_from_counts", { satisfied: "satisfied", responses: "responses" }, inputs);
}

export function ces(inputs) {
  return evaluated("ces", { scores: "scores", rule: "rule" }, inputs);
}

export function cesFromCounts(inputs) {
  return evaluated("ces_from_counts", { easy: "easy", responses: "responses" }, inputs);
}

export function averageRating(inputs) {
  return evaluated("average_rating", { ratings: "ratings", scale: "scale", lowest: "lowest" }, inputs);
}

export function bayesianAverageRating(inputs) {
  return evaluated("bayesian_average_rating", { meanRating: "mean_rating", ratings: "ratings", priorMean: "prior_mean", priorWeight: "prior_weight" }, inputs);
}

export function bayesianAverageRatingOfRatings(inputs) {
  return evaluated("bayesian_average_rating_of_ratings", { ratings: "ratings", priorMean: "prior_mean", priorWeight: "prior_weight" }, inputs);
}

export function ratingWilsonLowerBound(inputs) {
  return evaluated("rating_wilson_lower_bound", { positive: "positive", negative: "negative" }, inputs);
}

export function ratingWilsonLowerBoundOfRatings(inputs) {
  return evaluated("rating_wilson_lower_bound_of_ratings", { ratings: "ratings" }, inputs);
}

export function surveyResponseRate(inputs) {
  return evaluated("survey_response_rate", { responses: "responses", invitations: "invitations" }, inputs);
}

export function surveyOptionShare(inputs) {
  return evaluated("survey_option_share", { chosen: "chosen", responses: "responses" }, inputs);
}

export function negativeReviewRate(inputs) {
  return evaluated("negative_review_rate", { negative: "negative", reviews: "reviews" }, inputs);
}

export function firstResponseTime(inputs) {
  return evaluated("first_response_time", { responseTimes: "response_times", statistic: "statistic" }, inputs);
}

export function resolutionTime(inputs) {
  return evaluated("resolution_time", { resolutionTimes: "resolution_times", statistic: "statistic" }, inputs);
}

export function firstContactResolutionRate(inputs) {
  return evaluated("first_contact_resolution_rate", { resolvedFirstContact: "resolved_first_contact", resolved: "resolved", of: "of" }, inputs);
}

export function resolutionRate(inputs) {
  return evaluated("resolution_rate", { resolved: "resolved", created: "created" }, inputs);
}

export function slaAttainmentRate(inputs) {
  return evaluated("sla_attainment_rate", { met: "met", due: "due" }, inputs);
}

export function socialResponseRate(inputs) {
  return evaluated("social_response_rate", { answered: "answered", incoming: "incoming" }, inputs);
}

export function activeEngagementShare(inputs) {
  return evaluated("active_engagement_share", { activeWeight: "active_weight", totalWeight: "total_weight" }, inputs);
}

export function engagedCustomerRate(inputs) {
  return evaluated("engaged_customer_rate", { engaged: "engaged", customers: "customers" }, inputs);
}

export function engagedProfitShare(inputs) {
  return evaluated("engaged_profit_share", { engagedProfit: "engaged_profit", profit: "profit" }, inputs);
}

export function relativeLift(inputs) {
  return evaluated("relative_lift", { successesA: "successes_a", totalA: "total_a", successesB: "successes_b", totalB: "total_b" }, inputs);
}

export function relativeLiftOfMeans(inputs) {
  return evaluated("relative_lift_of_means", { meanA: "mean_a", meanB: "mean_b", sdA: "sd_a", nA: "n_a", sdB: "sd_b", nB: "n_b" }, inputs);
}

export function relativeLiftOfRates(inputs) {
  return evaluated("relative_lift_of_rates", { eventsA: "events_a", exposureA: "exposure_a", eventsB: "events_b", exposureB: "exposure_b" }, inputs);
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
