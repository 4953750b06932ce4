//! `Orders` as data: what façades, documentation and the generic bridge are written from.

use super::{Compare, CrossSell, NullCustomer, WrongSign, ZeroValue};
use crate::calendar::Period;
use crate::field::Choice as _;
use crate::field::{AnswerKind, Default, Opt, OptKind, Question, SourceInfo, StateInfo, prose};
use crate::rows::orders::{COLUMNS, TABLE};
use crate::state::State;
use crate::states::OrdersTotals;

/// The source.
pub const INFO: SourceInfo = SourceInfo {
    name: "Orders",
    state: "OrdersState",
    table: TABLE,
    doc: prose!(
        "A table of orders, opened once with its columns and settings.\n\n\
          Opening reads and checks every row; a row that breaks a rule is an error that names it. After that each \
          question is a pass over the log that was kept. Figures divided by orders carry intervals clustered by \
          customer, and changes between periods are computed jointly, since the two share customers."
    ),
    columns: COLUMNS,
    reading: READING,
    further: FURTHER,
    zone: ZONE,
    settings: SETTINGS,
    questions: QUESTIONS,
};

/// Reading needs it for local times, answering for calendar periods.
const TIME_ZONE: Opt = Opt {
    name: "time_zone",
    doc: prose!("The IANA name of the zone in which local times are read and calendar periods begin."),
    kind: OptKind::Zone,
    default: Default::Null,
};

/// A state does not keep it: its rows have been read.
const NULL_ROW: Opt = Opt {
    name: "null_row",
    doc: prose!("A row without time or value: an \"error\", or \"skip\" it and count it."),
    kind: OptKind::Choice(&["error", "skip"]),
    default: Default::Text("error"),
};

/// Both work on several threads.
const THREADS: Opt = Opt {
    name: "threads",
    doc: prose!(
        "Threads that work; 0 means every core. No result depends on it. Pass 1 where many processes share a machine, \
          as under Spark or Dask; a browser has one."
    ),
    kind: OptKind::Int(0, 1024),
    default: Default::Int(0),
};

/// Options of reading rows, in the order of every façade.
const READING: &[Opt] = &[
    Opt {
        name: "currency",
        doc: prose!("ISO 4217 code of all amounts, such as \"GBP\"."),
        kind: OptKind::Text,
        default: Default::Null,
    },
    Opt {
        name: "grain",
        doc: prose!(
            "What a row is: an \"order\" (a repeated order id is an error), or a \"line\" of one (rows with one order \
              id add up to one order, at the earliest of their times; a line that comes twice counts twice)."
        ),
        kind: OptKind::Choice(&["order", "line"]),
        default: Default::Text("order"),
    },
    Opt {
        name: "scale",
        doc: prose!("Decimals of the currency that are kept exactly. An amount finer than that is an error."),
        kind: OptKind::Int(0, 9),
        default: Default::Int(4),
    },
    TIME_ZONE,
    Opt {
        name: "duplicate_order",
        doc: prose!(
            "A repeated order id under grain=\"order\": an \"error\", or \"skip\" exact repeats and count them."
        ),
        kind: OptKind::Choice(&["error", "skip"]),
        default: Default::Text("error"),
    },
    NULL_ROW,
    THREADS,
];

/// Options of reading further rows into a state that was made elsewhere.
const FURTHER: &[Opt] = &[TIME_ZONE, NULL_ROW, THREADS];

/// Options that reading and answering share.
const ZONE: &[Opt] = &[TIME_ZONE, THREADS];

/// Options of answering, in the order of every façade.
const SETTINGS: &[Opt] = &[
    Opt {
        name: "as_of",
        doc: prose!(
            "The first instant that is not looked at. By default the one after the last row, which leaves the last \
              period open."
        ),
        kind: OptKind::Instant,
        default: Default::Null,
    },
    Opt {
        name: "null_customer",
        doc: prose!(
            "An order without a customer: \"keep\" it (in orders and revenue, in no customer figure, no guest), count \
              it as a \"guest\" order, \"skip\" it and count it, or an \"error\"."
        ),
        kind: OptKind::Choice(NullCustomer::WORDS),
        default: Default::Text("keep"),
    },
    Opt {
        name: "zero_value",
        doc: prose!("An order of value 0: \"keep\" it, \"skip\" it and count it, or an \"error\"."),
        kind: OptKind::Choice(ZeroValue::WORDS),
        default: Default::Text("keep"),
    },
    Opt {
        name: "wrong_sign",
        doc: prose!(
            "An order or its cost below 0, or a refund above 0: an \"error\", or \"skip\" it and count it."
        ),
        kind: OptKind::Choice(WrongSign::WORDS),
        default: Default::Text("error"),
    },
    Opt {
        name: "cross_sell",
        doc: prose!(
            "What `cross_sell_rate` counts: an \"order\" of two categories or more, or a \"customer\" whose orders in \
              the window have them."
        ),
        kind: OptKind::Choice(CrossSell::WORDS),
        default: Default::Text("order"),
    },
];

const METRICS: Opt = Opt {
    name: "metrics",
    doc: prose!("Ids of the metrics; all that the table gives by default."),
    kind: OptKind::Metrics,
    default: Default::Null,
};

const LANGUAGE: Opt = Opt {
    name: "language",
    doc: prose!(
        "The language of pages, text, charts and notes: \"en\", \"zh-Hant\", \"zh-Hans\", \"ms\" or \"th\". Ids, columns and \
          numbers in data stay as they are."
    ),
    kind: OptKind::Language,
    default: Default::Text("en"),
};

const SEGMENT: Opt = Opt {
    name: "segment",
    doc: prose!("A segment column of the table to split by."),
    kind: OptKind::Segment,
    default: Default::Null,
};

const PERIODS: &[&str] = &{
    let [day, week, month, quarter, year] = Period::ALL;
    [day.name(), week.name(), month.name(), quarter.name(), year.name()]
};

const WEEK_START: Opt = Opt {
    name: "week_start",
    doc: prose!("The day on which weeks begin."),
    kind: OptKind::Choice(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
    default: Default::Text("monday"),
};

const COMPARE: Opt = Opt {
    name: "compare",
    doc: prose!(
        "What each period or window is compared with: the \"previous\" one (an open period is not compared with a whole one), \
          \"previous_same_days\" (cut after as many days as the open period has had), \"year\" or \"none\"."
    ),
    kind: OptKind::Choice(Compare::WORDS),
    default: Default::Text("previous"),
};

const PERIOD: Opt = Opt {
    name: "period",
    doc: prose!("The calendar period."),
    kind: OptKind::Choice(PERIODS),
    default: Default::Required,
};

/// The questions, in the order of every façade.
const QUESTIONS: &[Question] = &[
    Question {
        name: "summary",
        doc: prose!(
            "Every metric over all of the data, over a trailing window, or between two dates.\n\n\
              A trailing window ends at `as_of` and is marked open where the history is shorter than it. All of the \
              data is compared with nothing."
        ),
        options: &[
            Opt {
                name: "window",
                doc: prose!(
                    "A trailing window such as \"365d\" or \"12w\" (a month, \"12m\", counts 30 days); all of the data by default."
                ),
                kind: OptKind::Window,
                default: Default::Null,
            },
            Opt {
                name: "start",
                doc: prose!(
                    "First local date of a window, with `end` and in place of `window`. Whole calendar months are \
                      compared with as many months before, other windows with as many days."
                ),
                kind: OptKind::Date,
                default: Default::Null,
            },
            Opt {
                name: "end",
                doc: prose!("Local date after the last of it."),
                kind: OptKind::Date,
                default: Default::Null,
            },
            SEGMENT,
            COMPARE,
            METRICS,
            LANGUAGE,
        ],
        answer: AnswerKind::Report,
    },
    Question {
        name: "by",
        doc: prose!(
            "Every metric in each calendar period, beside the period it is compared with.\n\n\
              Periods begin in the source's time zone; the one that holds `as_of` is marked open."
        ),
        options: &[PERIOD, SEGMENT, COMPARE, WEEK_START, METRICS, LANGUAGE],
        answer: AnswerKind::Report,
    },
    Question {
        name: "report",
        doc: prose!("All of it on one page: every metric in total, by period, and in total by segment."),
        options: &[BY, SEGMENT, COMPARE, WEEK_START, METRICS, LANGUAGE],
        answer: AnswerKind::Report,
    },
    Question {
        name: "decompose",
        doc: prose!(
            "How much of a metric's change each segment brought, and how much of it is composition.\n\n\
              The change from one period to the next is split into rate effects (the segments' own rates changed) and mix \
              effects (their shares changed), by midpoints, so that nothing is left to explain; of a sum, each segment adds \
              its own change. A metric whose segments do not add up is refused: a median is no part of a whole, and who \
              buys in two segments is a customer of both."
        ),
        options: &[
            Opt {
                name: "metric",
                doc: prose!(
                    "Id of the metric: a ratio such as \"average_order_value\", or a sum such as \"revenue\"."
                ),
                kind: OptKind::Text,
                default: Default::Required,
            },
            Opt { default: Default::Required, ..SEGMENT },
            BY,
            Opt {
                name: "period",
                doc: prose!("A local date in the later period; by default the latest complete one."),
                kind: OptKind::Date,
                default: Default::Null,
            },
            Opt {
                name: "previous",
                doc: prose!("A local date in the earlier period; by default the one before."),
                kind: OptKind::Date,
                default: Default::Null,
            },
            WEEK_START,
            LANGUAGE,
        ],
        answer: AnswerKind::Decomposition,
    },
    Question {
        name: "totals",
        doc: prose!(
            "The totals behind a report, for these settings: kilobytes in place of the orders, which add up.\n\n\
              Parts must not share customers: one who is in two parts cannot be recognised and counts twice. So a cluster \
              partitions by customer, asks each part for its totals and merges them; their report is that of the whole log, \
              to the last bit, but for quantiles, gaps and the other metrics that need the orders themselves. `as_of` and \
              `time_zone` must be given, since all parts end and are divided alike."
        ),
        options: &[BY, SEGMENT, COMPARE, WEEK_START],
        answer: AnswerKind::State(&TOTALS),
    },
];

const BY: Opt =
    Opt { name: "by", doc: prose!("The calendar period."), default: Default::Text("month"), ..PERIOD };

const TOTALS: StateInfo = StateInfo {
    name: OrdersTotals::NAME,
    doc: prose!(
        "The totals of a table of orders for stated settings: what parts that share no customer add up.\n\n\
          `Orders.totals` makes them. They hold counts, sums and products over customers in place of the orders: kilobytes, \
          and no identifier. Parts must not share customers: one who is in two parts cannot be recognised and counts twice. \
          All settings belong to the state; parts with other settings are refused. The same bytes come out whatever the \
          order of merging."
    ),
};
