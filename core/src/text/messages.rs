//! The table of messages: a key, and its English beside it. Notes stand beside their codes.

/// A message: the key under which each language has its template, and the English one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message {
    pub(crate) key: &'static str,
    pub(crate) english: &'static str,
}

/// Declares the messages. They are constants, so a build holds those that it says.
macro_rules! messages {
    ($( $name:ident: $key:literal, $english:literal; )+) => {
        pub(crate) mod words {
            use super::Message;
            $( pub(crate) const $name: Message = Message { key: $key, english: $english }; )+
            pub(crate) const ALL: &[Message] = &[$($name),+];
        }
    };
}

messages! {
    LANGUAGE_NAME: "language.name", "English";
    // The catalogue: headings of an explanation.
    CATALOGUE_FORMULA: "catalogue.formula", "Formula";
    CATALOGUE_INPUTS: "catalogue.inputs", "Inputs";
    CATALOGUE_OPTIONS: "catalogue.options", "Options";
    CATALOGUE_FORMS: "catalogue.forms", "Other forms";
    CATALOGUE_UNIT: "catalogue.unit", "Unit";
    CATALOGUE_HIGHER: "catalogue.higher", "higher is better";
    CATALOGUE_LOWER: "catalogue.lower", "lower is better";
    CATALOGUE_NEITHER: "catalogue.neither", "neither is better";
    CATALOGUE_INTERVAL: "catalogue.interval", "Interval";
    CATALOGUE_EXAMPLE: "catalogue.example", "Example";
    CATALOGUE_INVALID: "catalogue.invalid", "Undefined or refused";
    CATALOGUE_CONFLICTS: "catalogue.conflicts", "Why products disagree";
    CATALOGUE_DEFAULT: "catalogue.default", "What this library does";
    CATALOGUE_DEFAULT_IS: "catalogue.default_is", "default {value}";
    CATALOGUE_VARIANTS: "catalogue.variants", "Variants";
    CATALOGUE_NAMES: "catalogue.names", "Names in products";
    CATALOGUE_BENCHMARKS: "catalogue.benchmarks", "Benchmarks (data, not a verdict)";
    CATALOGUE_CLAIMS: "catalogue.claims", "Numbers in circulation (not facts)";
    CATALOGUE_ATTRIBUTED: "catalogue.attributed", "attributed to {who}";
    CATALOGUE_NOTE: "catalogue.note", "Note";
    CATALOGUE_STATUS: "catalogue.status", "Status";
    CATALOGUE_NOT_ANSWERED: "catalogue.not_answered", "no formula of this library answers it yet: it needs a table, events or a model";
    CATALOGUE_CAVEAT: "catalogue.caveat", "The wording in this language has not been read by native speakers.";
    // Areas of the catalogue, by the id of the family.
    AREA_COMMERCE: "area.commerce", "Commerce";
    AREA_WEB: "area.web", "Web and app";
    AREA_SOCIAL: "area.social", "Social media";
    AREA_EMAIL: "area.email", "E-mail";
    AREA_SURVEY: "area.survey", "Surveys and ratings";
    AREA_LOYALTY: "area.loyalty", "Loyalty";
    AREA_SERVICE: "area.service", "Customer service";
    AREA_RETENTION: "area.retention", "Retention";
    AREA_REFERRAL: "area.referral", "Referral";
    AREA_CONTENT: "area.content", "Content and brand";
    AREA_LIFETIME_VALUE: "area.lifetime_value", "Lifetime value";
    AREA_COMPOSITE: "area.composite", "Composite";
    AREA_METRICS: "area.metrics", "Metrics";
    // Numbers. `format.currencies` are pairs `GBP=£`; a currency that is not among them is its code.
    PERCENT: "format.percent", "{number} %";
    POINTS: "format.points", "{number} pp";
    DAYS: "format.days", "{number} days";
    HOURS: "format.hours", "{number} h";
    MINUTES: "format.minutes", "{number} min";
    SECONDS: "format.seconds", "{number} s";
    PERIODS: "format.periods", "{number} periods";
    MONEY: "format.money", "{number} {currency}";
    CURRENCIES: "format.currencies", "";
    RANGE: "format.range", "{low} to {high}";
    // A change split by segment.
    CHANGE_BY: "split.change_by", "{metric}, change by {group}";
    SPLIT_TITLE: "split.title", "{metric} by {group}: {summary}";
    SPLIT_NONE: "split.none", "no change to split";
    SPLIT_SUM: "split.sum", "{before} to {after}: {change}";
    SPLIT_RATIO: "split.ratio", "{before} to {after}: {change} = rate {rate}, mix {mix}";
    SPLIT_DETAIL: "split.detail", "{effect} = rate {rate}, mix {mix}";
    SPLIT_LEGEND: "split.legend", "{summary} · dark: rate, light: mix";
    SPLIT_SHARE_BEFORE: "split.share_before", "share before";
    SPLIT_SHARE_AFTER: "split.share_after", "share after";
    SPLIT_BEFORE: "split.before", "before";
    SPLIT_AFTER: "split.after", "after";
    SPLIT_RATE: "split.rate", "rate effect";
    SPLIT_MIX: "split.mix", "mix effect";
    SPLIT_EFFECT: "split.effect", "effect";
    SPLIT_OTHERS: "split.others", "{number} others";
    // Powers of ten and what stands for them on an axis, the largest first.
    COMPACT: "format.compact", "9=bn 6=M 3=k";
    LIST: "format.list", ", ";
    LIST_LAST: "format.list_last", "{list} and {last}";
    SENTENCES: "format.sentences", "; ";
    // Dates. The year of the era that readers count by is so many after that of the common era.
    YEAR_OFFSET: "date.year_offset", "0";
    MONTHS: "date.months", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
    DATE_YEAR: "date.year", "{year}";
    DATE_QUARTER: "date.quarter", "Q{quarter} {year}";
    DATE_MONTH: "date.month", "{month} {year}";
    DATE_DAY: "date.day", "{day} {month} {year}";
    DATE_RANGE: "date.range", "{from} to {to} {year}";
    DATE_LONG_RANGE: "date.long_range", "{from} {from_year} to {to} {year}";
    SHORT_QUARTER: "date.short_quarter", "Q{quarter}";
    SHORT_DAY: "date.short_day", "{day} {month}";
    SHORT_RANGE: "date.short_range", "{from} to {to}";
    SHORT_LONG_RANGE: "date.short_long_range", "{from} {from_year} to {to}";
    // A line of an estimate or a change.
    UNDEFINED: "line.undefined", "undefined";
    LINE_OPEN: "line.open", "open";
    LINE_UNOBSERVED: "line.unobserved", "unobserved";
    LINE_CLUSTERS: "line.clusters", "clusters={clusters}";
    LINE_CHANGE: "line.change", "change of {metric} {change}";
    LINE_NO_CHANGE: "line.no_change", "change of {metric} undefined";
    // Charts.
    BY_GROUP: "chart.by_group", "{metric} by {group}";
    GROUP: "chart.group", "group";
    SPREAD: "chart.spread", "{metric}, distribution";
    TITLED: "chart.titled", "{title}: {summary}";
    DESCRIBED: "chart.described", "{title}: {first} to {last}";
    DESCRIBED_GROUPS: "chart.described_groups", "{title}, {count} groups: {first} to {last}";
    GROUP_EMPTY: "chart.group_empty", "(empty)";
    GROUP_NONE: "chart.group_none", "(none)";
    ALL_GROUPS: "chart.all", "all";
    OPEN: "chart.open", "open: the period had not ended";
    NO_VALUE: "chart.no_value", "no value";
    NO_VALUES: "chart.no_values", "no values";
    NO_VALUE_IN_PERIODS: "chart.no_value_in_periods", "no value in these periods";
    NO_PERIODS: "chart.no_periods", "no periods";
    NO_EVENTS: "chart.no_events", "no events";
    NO_DATA: "chart.no_data", "no data";
    VALUE: "chart.value", "value";
    VALUES: "chart.values", "{count} value{s}";
    AXIS_VALUES: "chart.axis_values", "values";
    UNIT_DAYS: "chart.unit_days", "days";
    SHARE: "chart.share", "share";
    BELOW: "chart.below", "below";
    MEDIAN: "chart.median", "median";
    BIN: "chart.bin", "{bin}\n{values} values, {share}\n{below} below";
    AND_MORE: "chart.and_more", "{low} and more";
    MARKED: "chart.marked", "{figure}, marked · {values}";
    MARKED_WITH_INTERVAL: "chart.marked_with_interval", "{figure}, marked with its 95 % interval · {values}";
    MEDIAN_MARKED: "chart.median_marked", "median {median}, marked · {curve}";
    CURVE: "chart.curve", "share still waiting, 95 % band";
    SHARE_BY: "chart.share_by", "{share} by {time} · {curve}";
    AT_RISK: "chart.at_risk", "at risk";
    AT_RISK_COUNT: "chart.at_risk_count", "at risk: {count}";
    BAND: "chart.band", "band: 95 % interval";
    HOLLOW: "chart.hollow", "hollow: not ended";
    FOREST: "chart.forest", "whiskers: 95 % interval";
    FOREST_TOTAL: "chart.forest_total", "dashed: {total} · whiskers: 95 % interval";
    REST_GROUP: "chart.rest_group", "{count} smaller group (n = {smallest}) is not shown";
    REST_GROUPS: "chart.rest_groups", "{count} smaller groups (n = {smallest} to {largest}) are not shown";
    // Reports: titles, facts and headings.
    SOURCE_ORDERS: "source.orders", "Orders";
    TITLE_BY_PERIOD: "report.title_by_period", "{source} by {period}";
    TITLE_BY: "report.title_by", "{source} by {by}";
    TITLE_BY_BOTH: "report.title_by_both", "{source} by {period} and {segment}";
    TITLE_SUMMARY: "report.title_summary", "{source} in summary";
    DAY: "period.day", "day";
    WEEK: "period.week", "week";
    MONTH: "period.month", "month";
    QUARTER: "period.quarter", "quarter";
    YEAR: "period.year", "year";
    DATES: "report.dates", "{first} to {last}";
    AS_OF: "report.as_of", "as of {time}";
    ZONE_RULES: "report.zone_rules", "{zone} (rules of {version})";
    FACT_PERIODS: "fact.periods", "Periods";
    FACT_SPLIT: "fact.split", "Split by";
    FACT_ZONE: "fact.zone", "Time zone";
    FACT_AS_OF: "fact.as_of", "As of (not included)";
    FACT_CURRENCY: "fact.currency", "Currency";
    FACT_LIBRARY: "fact.library", "Library";
    LATEST_COMPLETE: "report.latest_complete", "{period}, the latest complete period";
    NOT_ENDED: "report.not_ended", "{period}, not ended yet";
    OVER_TIME: "report.over_time", "Over time";
    ABOUT_TRENDS: "report.about_trends",
        "Rates and means are lines in the band of their 95 % interval, on an axis that need not begin at 0. Totals are \
         bars from 0. A hollow mark is a period that has not ended; an undefined value leaves a gap; an arrow says that \
         an interval goes on.";
    DISTRIBUTIONS: "report.distributions", "Distributions";
    ABOUT_SPREADS: "report.about_spreads",
        "How the quantity behind a figure spreads over all of the data; the figure and its 95 % interval are marked. \
         Under each edge of a bin stands the share of the values below it; a dashed bin has no end. A falling curve is \
         the share that still waits, followed by how many were at risk.";
    BY_SEGMENT: "report.by_segment", "By {segment}";
    ABOUT_FORESTS: "report.about_forests",
        "In {period}: the {top} largest groups, the highest value on top. Whiskers that overlap are no proof of equality, \
         nor is the order of neighbours.";
    ABOUT_INTERVALS: "report.about_intervals",
        "About 95 of 100 such intervals hold the value that much more of the same data would show. Totals count the whole \
         record, so they have none; ∞ stands where the data do not reach an end.";
    ABOUT_VERDICTS: "report.about_verdicts",
        " Better and worse stand only where chance is an unlikely reason: p below 0.05 after Holm's correction for the \
         {number} comparisons of this report, with at least 30 units and 10 clusters on both sides.";
    TERMS: "report.terms", "What the figures mean";
    NO_FINDINGS: "report.no_findings", "The report has no findings.";
    ALL_FINDINGS: "report.all_findings", "All {number} findings";
    MADE_WITH: "report.made_with",
        "Made with engagement-metrics {version}. The same data and settings give the same page, byte for byte.";
    FAMILY_ORDERS: "family.orders", "Orders and revenue";
    FAMILY_ORDER_VALUE: "family.order_value", "Order value";
    FAMILY_REPEAT: "family.repeat", "Repeat purchases";
    FAMILY_TIMING: "family.timing", "Timing";
    FAMILY_CUSTOMERS: "family.customers", "Value of customers";
    FAMILY_CHECKOUT: "family.checkout", "Checkout, refunds and margin";
    FAMILY_MEMBERS: "family.members", "Members";
    FAMILY_OTHER: "family.other", "Other";
    // Heads and cells of tables.
    HEAD_METRIC: "head.metric", "Metric";
    HEAD_VALUE: "head.value", "Value";
    HEAD_VALUE_AND_INTERVAL: "head.value_and_interval", "Value, 95 % interval";
    HEAD_PERIOD: "head.period", "Period";
    HEAD_CLUSTERS: "head.clusters", "Clusters";
    HEAD_PREVIOUS: "head.previous", "Previous";
    HEAD_CHANGED: "head.changed", "Change";
    HEAD_CHANGE: "head.change", "Change on previous";
    HEAD_CHANGE_ON_YEAR: "head.change_on_year", "Change on the year before";
    HEAD_CHANGE_OF: "head.change_of", "Change of";
    HEAD_RELATIVE: "head.relative", "Relative";
    HEAD_VERDICT: "head.verdict", "Verdict";
    HEAD_COURSE: "head.course", "Course";
    HEAD_WHOLE: "head.whole", "All of the data";
    HEAD_WINDOW: "head.window", "Window";
    HEAD_NOTES: "head.notes", "Notes";
    HEAD_TABLES: "head.tables", "Tables";
    INTERVAL: "head.interval", "95 % interval";
    N: "head.n", "n";
    P: "head.p", "p";
    PERIOD: "head.corner_period", "period";
    CHANGE: "head.corner_change", "change";
    VERDICT: "head.corner_verdict", "verdict";
    WHOLE: "cell.whole", "all of the data";
    OPEN_MARK: "cell.open", "(open)";
    CLUSTERS: "cell.clusters", "{clusters} clusters";
    NOT_ASKED: "cell.not_asked", "not asked";
    NONE: "cell.none", "none: {why}";
    MORE_ROWS: "cell.more_rows", "{count} more row{s}";
    GROUPS_NOT_SHOWN: "cell.groups_not_shown", "{number} smaller groups are not shown";
    PERIODS_NOT_SHOWN: "cell.periods_not_shown", "{number} earlier periods are not shown";
    // Verdicts, and why there is none.
    BETTER: "verdict.better", "better";
    WORSE: "verdict.worse", "worse";
    NO_CLEAR_CHANGE: "verdict.no_clear_change", "no clear change";
    NO_CHANGE_UNDEFINED: "verdict.no_change_undefined", "no change: a value is undefined";
    NO_CHANGE_ITSELF: "verdict.no_change_itself", "it is itself a change on the period before";
    NO_CHANGE_BEFORE: "verdict.no_change_before", "no period before it in the data";
    NO_TEST: "verdict.no_test", "no test: a side has no interval";
    NO_VERDICT_NEITHER: "verdict.neither", "no verdict: whether more is better depends on the shop";
    NO_VERDICT_LOOKS_BACK: "verdict.looks_back",
        "no verdict: the history before it is shorter than a year, and this figure looks back";
    NO_VERDICT_TOO_FEW: "verdict.too_few", "no verdict: no interval, or too few units";
    NO_VERDICT_NO_CHANGE: "verdict.no_change", "no verdict: no change to judge";
    // Data sheets.
    SHEET_ROWS: "sheet.rows", "Rows read";
    SHEET_REFUNDS: "sheet.refunds", "Refunds";
    SHEET_CUSTOMERS: "sheet.customers", "Customers";
    SHEET_BOUGHT_ONCE: "sheet.bought_once", "Bought once";
    SHEET_DATES: "sheet.dates", "Dates";
    SHEET_AS_OF: "sheet.as_of", "As of";
    SHEET_RANGE: "sheet.range", "{first} to {last} ({zone})";
    SHEET_GIVEN: "sheet.given", "Can be computed";
    SHEET_MISSING: "sheet.missing", "Cannot be computed";
    SHEET_NEEDS: "sheet.needs", "{metric} (needs {column})";
    SHEET_WITHOUT: "sheet.without", "not without `{column}`: {metrics}";
    SHEET_SHARE_ONCE: "sheet.share_once", "{share} bought once";
    SHEET_COUNT_ORDERS: "sheet.count_orders", "{count} order{s}";
    SHEET_COUNT_CUSTOMERS: "sheet.count_customers", "{count} customer{s}";
    SHEET_COUNT_ROWS: "sheet.count_rows", "{count} row{s} read";
    SHEET_COUNT_METRICS: "sheet.count_metrics", "{count} metric{s} can be computed";
    // Words within notes.
    UNITS_VALUES: "units.values", "values";
    UNITS_CUSTOMERS: "units.customers", "customers";
    COLUMNS_TIME_OR_VALUE: "columns.time_or_value", "time or value";
    INSTEAD_INPUTS: "instead.inputs", "pass {inputs}";
    INSTEAD_ORDERS: "instead.orders", "ask the log of orders (`Orders`)";
    INSTEAD_ACTIVE_DAYS: "instead.active_days", "pass the active days of each user to `stickiness_from_active_days`";
    INSTEAD_REWARDS: "instead.rewards", "look at the reward of each customer";
    INSTEAD_POSTS: "instead.posts", "look at the rates of many posts";
    INSTEAD_PRICES: "instead.prices", "fit log quantity to log price over many prices";
}
