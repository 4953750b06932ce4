// Written by tests/facades/javascript.rs from the descriptors of the core; run `make facades`.
import type { ActiveCustomerRateInputs, ActiveEngagementShareInputs, ActiveMemberRateInputs, ActiveUsersInputs, AdjustedOpenRateInputs, AmplificationRateInputs, AppDownloadsInputs, ApplauseRateInputs, AverageCustomerLifespanInputs, AverageEngagementTimeInputs, AverageEngagementsPerPostInputs, AverageOrderValueInputs, AverageRatingInputs, AverageSessionDurationInputs, BayesianAverageRatingInputs, BayesianAverageRatingOfRatingsInputs, BounceRateInputs, BrandMentionsInputs, BreakageRateInputs, BurnRatioInputs, CampaignParticipationRateInputs, CartAbandonmentRateInputs, CesFromCountsInputs, CesInputs, ClickRateInputs, ClickThroughRateInputs, ClickToOpenRateInputs, ClvFormulaInputs, ClvRetentionModelInputs, CohortLtvInputs, CohortRetentionRateInputs, CompareInputs, Compared, ContentViewsInputs, ConversationRateInputs, ConversionRateInputs, CrossSellRateInputs, CsatFromCountsInputs, CsatInputs, CustomerAcquisitionCostInputs, CustomerChurnRateInputs, CustomerRetentionRateInputs, DailyEngagementRateInputs, Data, DecomposeInputs, Decomposition, DeliveryRateInputs, Difference, EngagedCustomerRateInputs, EngagedFollowerRateInputs, EngagedProfitShareInputs, EngagedSessionRateInputs, EngagementRateByFollowersInputs, EngagementRateByFollowersOfPostsInputs, EngagementRateByImpressionsInputs, EngagementRateByImpressionsOfPostsInputs, EngagementRateByReachInputs, EngagementRateByReachOfPostsInputs, EngagementRateByViewsInputs, EngagementRateByViewsOfPostsInputs, EngagementsInputs, Estimate, Estimated, EventAttendanceRateInputs, Finding, FirstContactResolutionRateInputs, FirstResponseTimeInputs, FollowerGrowthRateInputs, FollowersInputs, FunnelConversionRateInputs, GoalConversionRateInputs, GrossMarginRateInputs, GrossRevenueRetentionInputs, GrowthRateInputs, GuestCheckoutRateInputs, HistoricClvInputs, InColumns, InfluenceIndexInputs, Interval, Language, LapsedCustomerRateInputs, LoyaltyEnrolmentRateInputs, MedianOrderValueInputs, MemberAovLiftInputs, MemberFrequencyLiftInputs, MemberSalesShareInputs, MembersInputs, MembershipRenewalRateInputs, NegativeReviewRateInputs, NetRevenueRetentionInputs, NetSentimentInputs, NewCustomersInputs, Note, NpsFromCountsInputs, NpsInputs, OpenRateInputs, OrdersByOptions, OrdersColumns, OrdersDecomposeOptions, OrdersFurtherOptions, OrdersInputs, OrdersOptions, OrdersReportOptions, OrdersSettings, OrdersStateOptions, OrdersSummaryOptions, OrdersTotalsOptions, P90OrderValueInputs, PageViewsInputs, PagesPerSessionInputs, PointsLiabilityInputs, PointsRedemptionRateInputs, PriceElasticityInputs, ProgramRoiInputs, PurchaseFrequencyInputs, QuickRatioInputs, RatingWilsonLowerBoundInputs, RatingWilsonLowerBoundOfRatingsInputs, ReachInputs, ReachRateInputs, RedeemingMemberRateInputs, RedemptionFrequencyInputs, ReferralConversionRateInputs, ReferralCostPerAcquisitionInputs, ReferralParticipationRateInputs, ReferredCustomerShareInputs, RefundRateInputs, RelativeLiftInputs, RelativeLiftOfMeansInputs, RelativeLiftOfRatesInputs, RepeatOrderRateInputs, RepeatPurchaseRateInputs, Report, ResolutionRateInputs, ResolutionTimeInputs, RetentionProfitUpliftInputs, ReturningCustomerRateInputs, ReturningCustomersInputs, ReturningToOneTimeSpendInputs, ReturningVisitorRateInputs, RevenueInputs, RevenuePerCustomerInputs, RewardCostRateInputs, RollingRetentionRateInputs, Row, SessionsInputs, ShareOfVoiceInputs, Sheet, SlaAttainmentRateInputs, SocialResponseRateInputs, SpamComplaintRateInputs, StickinessFromActiveDaysInputs, StickinessInputs, SurveyOptionShareInputs, SurveyResponseRateInputs, TierUpgradeRateInputs, TimeBetweenPurchasesInputs, TimeToSecondPurchaseInputs, TopDecileRevenueShareInputs, TrialConversionRateInputs, UgcCountInputs, UniqueCustomersInputs, UniqueVisitorsInputs, UnsubscribeRateInputs, UpsellRateInputs, Violation, ViralCoefficientInputs, VisitFrequencyInputs } from "./api.js";

export { EngagementError } from "./types.js";

/** As in the default entry, in a worker; each answer is a promise. */
export interface OrdersState {
  /** Adds rows, all or none; throws where a row breaks a rule. */
  update<Row extends object>(data: Data<Row>, columns: OrdersColumns<Row>): Promise<this>;
  /** Adds another state, all or nothing; that one stays as it is. */
  merge(other: OrdersState): Promise<this>;
  /** Canonical bytes: equal states have equal bytes. */
  toBytes(): Promise<Uint8Array>;
  /** Rows in it. */
  readonly length: Promise<number>;
  toString(): Promise<string>;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/** As in the default entry, in a worker; each answer is a promise. */
export interface OrdersTotals {
  /** Adds those of another part, all or nothing; that one stays as it is. */
  merge(other: OrdersTotals): Promise<this>;
  /** Every metric that follows from it, in total, by period, and in total by segment; a note names the others. */
  report(): Promise<Report>;
  /** Canonical bytes: equal states have equal bytes. */
  toBytes(): Promise<Uint8Array>;
  /** Rows that count. */
  readonly length: Promise<number>;
  toString(): Promise<string>;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/** As in the default entry, in a worker; each answer is a promise. */
export interface Orders {
  /**
   * Every metric over all of the data, over a trailing window, or between two dates.
   *
   * A trailing window ends at `asOf` and is marked open where the history is shorter than it. All of the data is
   * compared with nothing.
   */
  summary(options?: OrdersSummaryOptions): Promise<Report>;
  /**
   * Every metric in each calendar period, beside the period it is compared with.
   *
   * Periods begin in the source's time zone; the one that holds `asOf` is marked open.
   */
  by(period: "day" | "week" | "month" | "quarter" | "year", options?: OrdersByOptions): Promise<Report>;
  /** All of it on one page: every metric in total, by period, and in total by segment. */
  report(options?: OrdersReportOptions): Promise<Report>;
  /**
   * How much of a metric's change each segment brought, and how much of it is composition.
   *
   * The change from one period to the next is split into rate effects (the segments' own rates changed) and mix
   * effects (their shares changed), by midpoints, so that nothing is left to explain; of a sum, each segment adds its
   * own change. A metric whose segments do not add up is refused: a median is no part of a whole, and who buys in two
   * segments is a customer of both.
   */
  decompose(metric: string, segment: string, options?: OrdersDecomposeOptions): Promise<Decomposition>;
  /**
   * The totals behind a report, for these settings: kilobytes in place of the orders, which add up.
   *
   * Parts must not share customers: one who is in two parts cannot be recognised and counts twice. So a cluster
   * partitions by customer, asks each part for its totals and merges them; their report is that of the whole log, to
   * the last bit, but for quantiles, gaps and the other metrics that need the orders themselves. `asOf` and `timeZone`
   * must be given, since all parts end and are divided alike.
   */
  totals(options?: OrdersTotalsOptions): Promise<OrdersTotals>;
  /** The data sheet: what was counted in, what was left out and why. */
  sheet(): Promise<Sheet>;
  /** The data sheet as text. */
  toString(): Promise<string>;
  /** The data sheet as text in a language. */
  describe(options?: { readonly language?: Language | "en" }): Promise<string>;
  /** A copy of the mergeable log behind it. */
  state(): Promise<OrdersState>;
  /** Frees its memory now; without it, that happens when it is no longer reachable. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
  // Where the worker imports "engagement-metrics/worker/page-host".
  /** The answer to a question as one self-contained HTML page, without any script. */
  html(question: "summary", options?: OrdersSummaryOptions): Promise<string>;
  html(question: "by", options: OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): Promise<string>;
  html(question: "report", options?: OrdersReportOptions): Promise<string>;
  html(question: "decompose", options: OrdersDecomposeOptions & { readonly metric: string; readonly segment: string }): Promise<string>;
  /** The answer to a question as Markdown with tables. */
  markdown(question: "summary", options?: OrdersSummaryOptions): Promise<string>;
  markdown(question: "by", options: OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): Promise<string>;
  markdown(question: "report", options?: OrdersReportOptions): Promise<string>;
  markdown(question: "decompose", options: OrdersDecomposeOptions & { readonly metric: string; readonly segment: string }): Promise<string>;
  /** The answer to a question as text for a terminal. */
  text(question: "summary", options?: OrdersSummaryOptions): Promise<string>;
  text(question: "by", options: OrdersByOptions & { readonly period: "day" | "week" | "month" | "quarter" | "year" }): Promise<string>;
  text(question: "report", options?: OrdersReportOptions): Promise<string>;
  text(question: "decompose", options: OrdersDecomposeOptions & { readonly metric: string; readonly segment: string }): Promise<string>;
}

/** Sources and options of `report`. */
export type ReportInputs =
  | ({ readonly orders: Orders } & OrdersReportOptions);

/**
 * A library in a worker, called from a page. Its names and options are those of the default entry; each answer is a promise
 * of the same frozen data, and each refusal rejects with the same `EngagementError`. Calls are answered in order.
 */
export interface Remote {
  readonly OrdersState: {
    (options?: OrdersStateOptions): Promise<OrdersState>;
    fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView, options?: OrdersFurtherOptions): Promise<OrdersState>;
  };
  readonly OrdersTotals: {
    fromBytes(bytes: Uint8Array | ArrayBuffer | ArrayBufferView): Promise<OrdersTotals>;
  };
  readonly Orders: {
    /** Reads and checks a table; throws where a row breaks a rule, and names it. */
    <Row extends object>(data: Data<Row>, options: OrdersOptions<Row>): Promise<Orders>;
    /** Every row that breaks a rule, at most `limit` (100 by default), without opening the table. */
    check<Row extends object>(data: Data<Row>, options: OrdersOptions<Row>, limit?: number): Promise<readonly Violation[]>;
    /** A log that was made elsewhere, under settings; its rows were read already. */
    fromState(state: OrdersState, options?: OrdersStateOptions & OrdersSettings): Promise<Orders>;
  };
  interval(estimate: Estimate, level?: number): Promise<Interval | null>;
  standardError(estimate: Estimate): Promise<number | null>;
  difference(estimate: Estimate, from: Estimate, level?: number): Promise<Difference>;
  compare(inputs: CompareInputs): Promise<readonly Compared[]>;
  decompose(inputs: DecomposeInputs): Promise<Decomposition>;
  noteText(note: Note, language: Language | "en"): Promise<string>;
  format(result: Estimate | Difference, options?: { readonly language?: Language | "en" }): Promise<string>;
  finding(report: Report, metric: string, periodStart?: string | null, segment?: string | null): Promise<Finding>;
  estimate(report: Report, metric: string, periodStart?: string | null, segment?: string | null): Promise<Estimate>;
  table(report: Report, options?: { readonly language?: Language | "en" }): Promise<readonly Row[]>;
  orders(inputs: OrdersInputs): Promise<Estimate>;
  orders(inputs: InColumns<OrdersInputs>): Promise<readonly Estimated[]>;
  revenue(inputs: RevenueInputs): Promise<Estimate>;
  averageOrderValue(inputs: AverageOrderValueInputs): Promise<Estimate>;
  averageOrderValue(inputs: InColumns<AverageOrderValueInputs>): Promise<readonly Estimated[]>;
  medianOrderValue(inputs: MedianOrderValueInputs): Promise<Estimate>;
  p90OrderValue(inputs: P90OrderValueInputs): Promise<Estimate>;
  refundRate(inputs: RefundRateInputs): Promise<Estimate>;
  refundRate(inputs: InColumns<RefundRateInputs>): Promise<readonly Estimated[]>;
  grossMarginRate(inputs: GrossMarginRateInputs): Promise<Estimate>;
  grossMarginRate(inputs: InColumns<GrossMarginRateInputs>): Promise<readonly Estimated[]>;
  growthRate(inputs: GrowthRateInputs): Promise<Estimate>;
  growthRate(inputs: InColumns<GrowthRateInputs>): Promise<readonly Estimated[]>;
  priceElasticity(inputs: PriceElasticityInputs): Promise<Estimate>;
  priceElasticity(inputs: InColumns<PriceElasticityInputs>): Promise<readonly Estimated[]>;
  uniqueCustomers(inputs: UniqueCustomersInputs): Promise<Estimate>;
  newCustomers(inputs: NewCustomersInputs): Promise<Estimate>;
  newCustomers(inputs: InColumns<NewCustomersInputs>): Promise<readonly Estimated[]>;
  returningCustomers(inputs: ReturningCustomersInputs): Promise<Estimate>;
  returningCustomers(inputs: InColumns<ReturningCustomersInputs>): Promise<readonly Estimated[]>;
  purchaseFrequency(inputs: PurchaseFrequencyInputs): Promise<Estimate>;
  purchaseFrequency(inputs: InColumns<PurchaseFrequencyInputs>): Promise<readonly Estimated[]>;
  revenuePerCustomer(inputs: RevenuePerCustomerInputs): Promise<Estimate>;
  revenuePerCustomer(inputs: InColumns<RevenuePerCustomerInputs>): Promise<readonly Estimated[]>;
  repeatPurchaseRate(inputs: RepeatPurchaseRateInputs): Promise<Estimate>;
  repeatPurchaseRate(inputs: InColumns<RepeatPurchaseRateInputs>): Promise<readonly Estimated[]>;
  returningCustomerRate(inputs: ReturningCustomerRateInputs): Promise<Estimate>;
  returningCustomerRate(inputs: InColumns<ReturningCustomerRateInputs>): Promise<readonly Estimated[]>;
  repeatOrderRate(inputs: RepeatOrderRateInputs): Promise<Estimate>;
  repeatOrderRate(inputs: InColumns<RepeatOrderRateInputs>): Promise<readonly Estimated[]>;
  guestCheckoutRate(inputs: GuestCheckoutRateInputs): Promise<Estimate>;
  guestCheckoutRate(inputs: InColumns<GuestCheckoutRateInputs>): Promise<readonly Estimated[]>;
  topDecileRevenueShare(inputs: TopDecileRevenueShareInputs): Promise<Estimate>;
  returningToOneTimeSpend(inputs: ReturningToOneTimeSpendInputs): Promise<Estimate>;
  returningToOneTimeSpend(inputs: InColumns<ReturningToOneTimeSpendInputs>): Promise<readonly Estimated[]>;
  timeBetweenPurchases(inputs: TimeBetweenPurchasesInputs): Promise<Estimate>;
  timeToSecondPurchase(inputs: TimeToSecondPurchaseInputs): Promise<Estimate>;
  conversionRate(inputs: ConversionRateInputs): Promise<Estimate>;
  conversionRate(inputs: InColumns<ConversionRateInputs>): Promise<readonly Estimated[]>;
  cartAbandonmentRate(inputs: CartAbandonmentRateInputs): Promise<Estimate>;
  cartAbandonmentRate(inputs: InColumns<CartAbandonmentRateInputs>): Promise<readonly Estimated[]>;
  crossSellRate(inputs: CrossSellRateInputs): Promise<Estimate>;
  crossSellRate(inputs: InColumns<CrossSellRateInputs>): Promise<readonly Estimated[]>;
  upsellRate(inputs: UpsellRateInputs): Promise<Estimate>;
  upsellRate(inputs: InColumns<UpsellRateInputs>): Promise<readonly Estimated[]>;
  trialConversionRate(inputs: TrialConversionRateInputs): Promise<Estimate>;
  trialConversionRate(inputs: InColumns<TrialConversionRateInputs>): Promise<readonly Estimated[]>;
  uniqueVisitors(inputs: UniqueVisitorsInputs): Promise<Estimate>;
  pageViews(inputs: PageViewsInputs): Promise<Estimate>;
  pageViews(inputs: InColumns<PageViewsInputs>): Promise<readonly Estimated[]>;
  sessions(inputs: SessionsInputs): Promise<Estimate>;
  activeUsers(inputs: ActiveUsersInputs): Promise<Estimate>;
  stickiness(inputs: StickinessInputs): Promise<Estimate>;
  stickinessFromActiveDays(inputs: StickinessFromActiveDaysInputs): Promise<Estimate>;
  appDownloads(inputs: AppDownloadsInputs): Promise<Estimate>;
  appDownloads(inputs: InColumns<AppDownloadsInputs>): Promise<readonly Estimated[]>;
  bounceRate(inputs: BounceRateInputs): Promise<Estimate>;
  bounceRate(inputs: InColumns<BounceRateInputs>): Promise<readonly Estimated[]>;
  engagedSessionRate(inputs: EngagedSessionRateInputs): Promise<Estimate>;
  engagedSessionRate(inputs: InColumns<EngagedSessionRateInputs>): Promise<readonly Estimated[]>;
  averageSessionDuration(inputs: AverageSessionDurationInputs): Promise<Estimate>;
  averageEngagementTime(inputs: AverageEngagementTimeInputs): Promise<Estimate>;
  averageEngagementTime(inputs: InColumns<AverageEngagementTimeInputs>): Promise<readonly Estimated[]>;
  pagesPerSession(inputs: PagesPerSessionInputs): Promise<Estimate>;
  pagesPerSession(inputs: InColumns<PagesPerSessionInputs>): Promise<readonly Estimated[]>;
  visitFrequency(inputs: VisitFrequencyInputs): Promise<Estimate>;
  visitFrequency(inputs: InColumns<VisitFrequencyInputs>): Promise<readonly Estimated[]>;
  returningVisitorRate(inputs: ReturningVisitorRateInputs): Promise<Estimate>;
  returningVisitorRate(inputs: InColumns<ReturningVisitorRateInputs>): Promise<readonly Estimated[]>;
  goalConversionRate(inputs: GoalConversionRateInputs): Promise<Estimate>;
  goalConversionRate(inputs: InColumns<GoalConversionRateInputs>): Promise<readonly Estimated[]>;
  clickThroughRate(inputs: ClickThroughRateInputs): Promise<Estimate>;
  clickThroughRate(inputs: InColumns<ClickThroughRateInputs>): Promise<readonly Estimated[]>;
  funnelConversionRate(inputs: FunnelConversionRateInputs): Promise<Estimate>;
  followers(inputs: FollowersInputs): Promise<Estimate>;
  followers(inputs: InColumns<FollowersInputs>): Promise<readonly Estimated[]>;
  followerGrowthRate(inputs: FollowerGrowthRateInputs): Promise<Estimate>;
  followerGrowthRate(inputs: InColumns<FollowerGrowthRateInputs>): Promise<readonly Estimated[]>;
  engagedFollowerRate(inputs: EngagedFollowerRateInputs): Promise<Estimate>;
  engagedFollowerRate(inputs: InColumns<EngagedFollowerRateInputs>): Promise<readonly Estimated[]>;
  reach(inputs: ReachInputs): Promise<Estimate>;
  reach(inputs: InColumns<ReachInputs>): Promise<readonly Estimated[]>;
  reachRate(inputs: ReachRateInputs): Promise<Estimate>;
  reachRate(inputs: InColumns<ReachRateInputs>): Promise<readonly Estimated[]>;
  influenceIndex(inputs: InfluenceIndexInputs): Promise<Estimate>;
  engagements(inputs: EngagementsInputs): Promise<Estimate>;
  engagements(inputs: InColumns<EngagementsInputs>): Promise<readonly Estimated[]>;
  engagementRateByFollowers(inputs: EngagementRateByFollowersInputs): Promise<Estimate>;
  engagementRateByFollowers(inputs: InColumns<EngagementRateByFollowersInputs>): Promise<readonly Estimated[]>;
  engagementRateByReach(inputs: EngagementRateByReachInputs): Promise<Estimate>;
  engagementRateByReach(inputs: InColumns<EngagementRateByReachInputs>): Promise<readonly Estimated[]>;
  engagementRateByImpressions(inputs: EngagementRateByImpressionsInputs): Promise<Estimate>;
  engagementRateByImpressions(inputs: InColumns<EngagementRateByImpressionsInputs>): Promise<readonly Estimated[]>;
  engagementRateByViews(inputs: EngagementRateByViewsInputs): Promise<Estimate>;
  engagementRateByViews(inputs: InColumns<EngagementRateByViewsInputs>): Promise<readonly Estimated[]>;
  dailyEngagementRate(inputs: DailyEngagementRateInputs): Promise<Estimate>;
  dailyEngagementRate(inputs: InColumns<DailyEngagementRateInputs>): Promise<readonly Estimated[]>;
  applauseRate(inputs: ApplauseRateInputs): Promise<Estimate>;
  applauseRate(inputs: InColumns<ApplauseRateInputs>): Promise<readonly Estimated[]>;
  conversationRate(inputs: ConversationRateInputs): Promise<Estimate>;
  conversationRate(inputs: InColumns<ConversationRateInputs>): Promise<readonly Estimated[]>;
  amplificationRate(inputs: AmplificationRateInputs): Promise<Estimate>;
  amplificationRate(inputs: InColumns<AmplificationRateInputs>): Promise<readonly Estimated[]>;
  averageEngagementsPerPost(inputs: AverageEngagementsPerPostInputs): Promise<Estimate>;
  engagementRateByFollowersOfPosts(inputs: EngagementRateByFollowersOfPostsInputs): Promise<Estimate>;
  engagementRateByReachOfPosts(inputs: EngagementRateByReachOfPostsInputs): Promise<Estimate>;
  engagementRateByImpressionsOfPosts(inputs: EngagementRateByImpressionsOfPostsInputs): Promise<Estimate>;
  engagementRateByViewsOfPosts(inputs: EngagementRateByViewsOfPostsInputs): Promise<Estimate>;
  customerRetentionRate(inputs: CustomerRetentionRateInputs): Promise<Estimate>;
  customerRetentionRate(inputs: InColumns<CustomerRetentionRateInputs>): Promise<readonly Estimated[]>;
  customerChurnRate(inputs: CustomerChurnRateInputs): Promise<Estimate>;
  customerChurnRate(inputs: InColumns<CustomerChurnRateInputs>): Promise<readonly Estimated[]>;
  cohortRetentionRate(inputs: CohortRetentionRateInputs): Promise<Estimate>;
  cohortRetentionRate(inputs: InColumns<CohortRetentionRateInputs>): Promise<readonly Estimated[]>;
  rollingRetentionRate(inputs: RollingRetentionRateInputs): Promise<Estimate>;
  rollingRetentionRate(inputs: InColumns<RollingRetentionRateInputs>): Promise<readonly Estimated[]>;
  averageCustomerLifespan(inputs: AverageCustomerLifespanInputs): Promise<Estimate>;
  averageCustomerLifespan(inputs: InColumns<AverageCustomerLifespanInputs>): Promise<readonly Estimated[]>;
  grossRevenueRetention(inputs: GrossRevenueRetentionInputs): Promise<Estimate>;
  grossRevenueRetention(inputs: InColumns<GrossRevenueRetentionInputs>): Promise<readonly Estimated[]>;
  netRevenueRetention(inputs: NetRevenueRetentionInputs): Promise<Estimate>;
  netRevenueRetention(inputs: InColumns<NetRevenueRetentionInputs>): Promise<readonly Estimated[]>;
  activeCustomerRate(inputs: ActiveCustomerRateInputs): Promise<Estimate>;
  activeCustomerRate(inputs: InColumns<ActiveCustomerRateInputs>): Promise<readonly Estimated[]>;
  lapsedCustomerRate(inputs: LapsedCustomerRateInputs): Promise<Estimate>;
  lapsedCustomerRate(inputs: InColumns<LapsedCustomerRateInputs>): Promise<readonly Estimated[]>;
  quickRatio(inputs: QuickRatioInputs): Promise<Estimate>;
  quickRatio(inputs: InColumns<QuickRatioInputs>): Promise<readonly Estimated[]>;
  historicClv(inputs: HistoricClvInputs): Promise<Estimate>;
  clvFormula(inputs: ClvFormulaInputs): Promise<Estimate>;
  clvFormula(inputs: InColumns<ClvFormulaInputs>): Promise<readonly Estimated[]>;
  clvRetentionModel(inputs: ClvRetentionModelInputs): Promise<Estimate>;
  clvRetentionModel(inputs: InColumns<ClvRetentionModelInputs>): Promise<readonly Estimated[]>;
  cohortLtv(inputs: CohortLtvInputs): Promise<Estimate>;
  cohortLtv(inputs: InColumns<CohortLtvInputs>): Promise<readonly Estimated[]>;
  customerAcquisitionCost(inputs: CustomerAcquisitionCostInputs): Promise<Estimate>;
  customerAcquisitionCost(inputs: InColumns<CustomerAcquisitionCostInputs>): Promise<readonly Estimated[]>;
  retentionProfitUplift(inputs: RetentionProfitUpliftInputs): Promise<Estimate>;
  retentionProfitUplift(inputs: InColumns<RetentionProfitUpliftInputs>): Promise<readonly Estimated[]>;
  members(inputs: MembersInputs): Promise<Estimate>;
  members(inputs: InColumns<MembersInputs>): Promise<readonly Estimated[]>;
  loyaltyEnrolmentRate(inputs: LoyaltyEnrolmentRateInputs): Promise<Estimate>;
  loyaltyEnrolmentRate(inputs: InColumns<LoyaltyEnrolmentRateInputs>): Promise<readonly Estimated[]>;
  activeMemberRate(inputs: ActiveMemberRateInputs): Promise<Estimate>;
  activeMemberRate(inputs: InColumns<ActiveMemberRateInputs>): Promise<readonly Estimated[]>;
  pointsRedemptionRate(inputs: PointsRedemptionRateInputs): Promise<Estimate>;
  pointsRedemptionRate(inputs: InColumns<PointsRedemptionRateInputs>): Promise<readonly Estimated[]>;
  redemptionFrequency(inputs: RedemptionFrequencyInputs): Promise<Estimate>;
  redemptionFrequency(inputs: InColumns<RedemptionFrequencyInputs>): Promise<readonly Estimated[]>;
  redeemingMemberRate(inputs: RedeemingMemberRateInputs): Promise<Estimate>;
  redeemingMemberRate(inputs: InColumns<RedeemingMemberRateInputs>): Promise<readonly Estimated[]>;
  breakageRate(inputs: BreakageRateInputs): Promise<Estimate>;
  breakageRate(inputs: InColumns<BreakageRateInputs>): Promise<readonly Estimated[]>;
  pointsLiability(inputs: PointsLiabilityInputs): Promise<Estimate>;
  pointsLiability(inputs: InColumns<PointsLiabilityInputs>): Promise<readonly Estimated[]>;
  burnRatio(inputs: BurnRatioInputs): Promise<Estimate>;
  burnRatio(inputs: InColumns<BurnRatioInputs>): Promise<readonly Estimated[]>;
  tierUpgradeRate(inputs: TierUpgradeRateInputs): Promise<Estimate>;
  tierUpgradeRate(inputs: InColumns<TierUpgradeRateInputs>): Promise<readonly Estimated[]>;
  memberSalesShare(inputs: MemberSalesShareInputs): Promise<Estimate>;
  memberSalesShare(inputs: InColumns<MemberSalesShareInputs>): Promise<readonly Estimated[]>;
  memberAovLift(inputs: MemberAovLiftInputs): Promise<Estimate>;
  memberAovLift(inputs: InColumns<MemberAovLiftInputs>): Promise<readonly Estimated[]>;
  memberFrequencyLift(inputs: MemberFrequencyLiftInputs): Promise<Estimate>;
  memberFrequencyLift(inputs: InColumns<MemberFrequencyLiftInputs>): Promise<readonly Estimated[]>;
  programRoi(inputs: ProgramRoiInputs): Promise<Estimate>;
  programRoi(inputs: InColumns<ProgramRoiInputs>): Promise<readonly Estimated[]>;
  rewardCostRate(inputs: RewardCostRateInputs): Promise<Estimate>;
  rewardCostRate(inputs: InColumns<RewardCostRateInputs>): Promise<readonly Estimated[]>;
  membershipRenewalRate(inputs: MembershipRenewalRateInputs): Promise<Estimate>;
  membershipRenewalRate(inputs: InColumns<MembershipRenewalRateInputs>): Promise<readonly Estimated[]>;
  referralParticipationRate(inputs: ReferralParticipationRateInputs): Promise<Estimate>;
  referralParticipationRate(inputs: InColumns<ReferralParticipationRateInputs>): Promise<readonly Estimated[]>;
  referralConversionRate(inputs: ReferralConversionRateInputs): Promise<Estimate>;
  referralConversionRate(inputs: InColumns<ReferralConversionRateInputs>): Promise<readonly Estimated[]>;
  referredCustomerShare(inputs: ReferredCustomerShareInputs): Promise<Estimate>;
  referredCustomerShare(inputs: InColumns<ReferredCustomerShareInputs>): Promise<readonly Estimated[]>;
  viralCoefficient(inputs: ViralCoefficientInputs): Promise<Estimate>;
  viralCoefficient(inputs: InColumns<ViralCoefficientInputs>): Promise<readonly Estimated[]>;
  referralCostPerAcquisition(inputs: ReferralCostPerAcquisitionInputs): Promise<Estimate>;
  referralCostPerAcquisition(inputs: InColumns<ReferralCostPerAcquisitionInputs>): Promise<readonly Estimated[]>;
  deliveryRate(inputs: DeliveryRateInputs): Promise<Estimate>;
  deliveryRate(inputs: InColumns<DeliveryRateInputs>): Promise<readonly Estimated[]>;
  openRate(inputs: OpenRateInputs): Promise<Estimate>;
  openRate(inputs: InColumns<OpenRateInputs>): Promise<readonly Estimated[]>;
  adjustedOpenRate(inputs: AdjustedOpenRateInputs): Promise<Estimate>;
  adjustedOpenRate(inputs: InColumns<AdjustedOpenRateInputs>): Promise<readonly Estimated[]>;
  clickRate(inputs: ClickRateInputs): Promise<Estimate>;
  clickRate(inputs: InColumns<ClickRateInputs>): Promise<readonly Estimated[]>;
  clickToOpenRate(inputs: ClickToOpenRateInputs): Promise<Estimate>;
  clickToOpenRate(inputs: InColumns<ClickToOpenRateInputs>): Promise<readonly Estimated[]>;
  unsubscribeRate(inputs: UnsubscribeRateInputs): Promise<Estimate>;
  unsubscribeRate(inputs: InColumns<UnsubscribeRateInputs>): Promise<readonly Estimated[]>;
  spamComplaintRate(inputs: SpamComplaintRateInputs): Promise<Estimate>;
  spamComplaintRate(inputs: InColumns<SpamComplaintRateInputs>): Promise<readonly Estimated[]>;
  ugcCount(inputs: UgcCountInputs): Promise<Estimate>;
  ugcCount(inputs: InColumns<UgcCountInputs>): Promise<readonly Estimated[]>;
  brandMentions(inputs: BrandMentionsInputs): Promise<Estimate>;
  brandMentions(inputs: InColumns<BrandMentionsInputs>): Promise<readonly Estimated[]>;
  netSentiment(inputs: NetSentimentInputs): Promise<Estimate>;
  netSentiment(inputs: InColumns<NetSentimentInputs>): Promise<readonly Estimated[]>;
  shareOfVoice(inputs: ShareOfVoiceInputs): Promise<Estimate>;
  shareOfVoice(inputs: InColumns<ShareOfVoiceInputs>): Promise<readonly Estimated[]>;
  contentViews(inputs: ContentViewsInputs): Promise<Estimate>;
  contentViews(inputs: InColumns<ContentViewsInputs>): Promise<readonly Estimated[]>;
  eventAttendanceRate(inputs: EventAttendanceRateInputs): Promise<Estimate>;
  eventAttendanceRate(inputs: InColumns<EventAttendanceRateInputs>): Promise<readonly Estimated[]>;
  campaignParticipationRate(inputs: CampaignParticipationRateInputs): Promise<Estimate>;
  campaignParticipationRate(inputs: InColumns<CampaignParticipationRateInputs>): Promise<readonly Estimated[]>;
  nps(inputs: NpsInputs): Promise<Estimate>;
  npsFromCounts(inputs: NpsFromCountsInputs): Promise<Estimate>;
  npsFromCounts(inputs: InColumns<NpsFromCountsInputs>): Promise<readonly Estimated[]>;
  csat(inputs: CsatInputs): Promise<Estimate>;
  csatFromCounts(inputs: CsatFromCountsInputs): Promise<Estimate>;
  csatFromCounts(inputs: InColumns<CsatFromCountsInputs>): Promise<readonly Estimated[]>;
  ces(inputs: CesInputs): Promise<Estimate>;
  cesFromCounts(inputs: CesFromCountsInputs): Promise<Estimate>;
  cesFromCounts(inputs: InColumns<CesFromCountsInputs>): Promise<readonly Estimated[]>;
  averageRating(inputs: AverageRatingInputs): Promise<Estimate>;
  bayesianAverageRating(inputs: BayesianAverageRatingInputs): Promise<Estimate>;
  bayesianAverageRating(inputs: InColumns<BayesianAverageRatingInputs>): Promise<readonly Estimated[]>;
  bayesianAverageRatingOfRatings(inputs: BayesianAverageRatingOfRatingsInputs): Promise<Estimate>;
  ratingWilsonLowerBound(inputs: RatingWilsonLowerBoundInputs): Promise<Estimate>;
  ratingWilsonLowerBound(inputs: InColumns<RatingWilsonLowerBoundInputs>): Promise<readonly Estimated[]>;
  ratingWilsonLowerBoundOfRatings(inputs: RatingWilsonLowerBoundOfRatingsInputs): Promise<Estimate>;
  surveyResponseRate(inputs: SurveyResponseRateInputs): Promise<Estimate>;
  surveyResponseRate(inputs: InColumns<SurveyResponseRateInputs>): Promise<readonly Estimated[]>;
  surveyOptionShare(inputs: SurveyOptionShareInputs): Promise<Estimate>;
  surveyOptionShare(inputs: InColumns<SurveyOptionShareInputs>): Promise<readonly Estimated[]>;
  negativeReviewRate(inputs: NegativeReviewRateInputs): Promise<Estimate>;
  negativeReviewRate(inputs: InColumns<NegativeReviewRateInputs>): Promise<readonly Estimated[]>;
  firstResponseTime(inputs: FirstResponseTimeInputs): Promise<Estimate>;
  resolutionTime(inputs: ResolutionTimeInputs): Promise<Estimate>;
  firstContactResolutionRate(inputs: FirstContactResolutionRateInputs): Promise<Estimate>;
  firstContactResolutionRate(inputs: InColumns<FirstContactResolutionRateInputs>): Promise<readonly Estimated[]>;
  resolutionRate(inputs: ResolutionRateInputs): Promise<Estimate>;
  resolutionRate(inputs: InColumns<ResolutionRateInputs>): Promise<readonly Estimated[]>;
  slaAttainmentRate(inputs: SlaAttainmentRateInputs): Promise<Estimate>;
  slaAttainmentRate(inputs: InColumns<SlaAttainmentRateInputs>): Promise<readonly Estimated[]>;
  socialResponseRate(inputs: SocialResponseRateInputs): Promise<Estimate>;
  socialResponseRate(inputs: InColumns<SocialResponseRateInputs>): Promise<readonly Estimated[]>;
  activeEngagementShare(inputs: ActiveEngagementShareInputs): Promise<Estimate>;
  activeEngagementShare(inputs: InColumns<ActiveEngagementShareInputs>): Promise<readonly Estimated[]>;
  engagedCustomerRate(inputs: EngagedCustomerRateInputs): Promise<Estimate>;
  engagedCustomerRate(inputs: InColumns<EngagedCustomerRateInputs>): Promise<readonly Estimated[]>;
  engagedProfitShare(inputs: EngagedProfitShareInputs): Promise<Estimate>;
  engagedProfitShare(inputs: InColumns<EngagedProfitShareInputs>): Promise<readonly Estimated[]>;
  relativeLift(inputs: RelativeLiftInputs): Promise<Estimate>;
  relativeLift(inputs: InColumns<RelativeLiftInputs>): Promise<readonly Estimated[]>;
  relativeLiftOfMeans(inputs: RelativeLiftOfMeansInputs): Promise<Estimate>;
  relativeLiftOfMeans(inputs: InColumns<RelativeLiftOfMeansInputs>): Promise<readonly Estimated[]>;
  relativeLiftOfRates(inputs: RelativeLiftOfRatesInputs): Promise<Estimate>;
  relativeLiftOfRates(inputs: InColumns<RelativeLiftOfRatesInputs>): Promise<readonly Estimated[]>;
  report(inputs: ReportInputs): Promise<Report>;
  /** Frees all that it holds there; the worker itself goes on. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/** What messages go through: a `Worker` of a browser, Deno or Bun, one of `node:worker_threads`, or a `MessagePort`. */
export interface Port {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

/**
 * The library in a worker whose script has imported "engagement-metrics/worker/host".
 *
 * Columns are packed at the call, so rows and arrays may change at once after it, and arrays of the caller are copied.
 *
 * @param options `transfer`: typed arrays of the caller move instead, and are empty afterwards.
 * @example
 * const remote = connect(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
 * const orders = await remote.Orders(rows, { customer: "customerId", time: "placedAt", value: "amount" });
 */
export function connect(worker: Port, options?: { readonly transfer?: boolean }): Remote;
