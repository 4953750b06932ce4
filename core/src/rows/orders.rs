//! The `orders` table: one row an order (or one line of an order) and one row a refund.

use super::{Column, Reader};
use crate::error::{Code, Error};
use crate::field::{ColumnInfo, ColumnKind, prose};
use crate::order::arrange;

/// The name of the table in messages.
pub(crate) const TABLE: &str = "orders";

/// The columns of the table, in the order of every façade.
pub const COLUMNS: &[ColumnInfo] = &[
    ColumnInfo {
        name: "customer",
        doc: prose!(
            "Who ordered. Null where there is no identity; `null_customer` says how such orders count."
        ),
        kind: ColumnKind::Id,
        required: true,
        many: false,
    },
    ColumnInfo {
        name: "time",
        doc: prose!("When: instants, or local times and dates together with `time_zone`."),
        kind: ColumnKind::Time,
        required: true,
        many: false,
    },
    ColumnInfo {
        name: "value",
        doc: prose!("Amount of the order, net of discounts: at least 0 for orders, at most 0 for refunds."),
        kind: ColumnKind::Money,
        required: true,
        many: false,
    },
    ColumnInfo {
        name: "order",
        doc: prose!("Order id. Without it each row is an order and duplicates cannot be seen."),
        kind: ColumnKind::Id,
        required: false,
        many: false,
    },
    ColumnInfo {
        name: "cost",
        doc: prose!("Cost of the goods, in the same currency; that of a refund may be negative."),
        kind: ColumnKind::Money,
        required: false,
        many: false,
    },
    ColumnInfo {
        name: "kind",
        doc: prose!("`order` (also where null) or `refund`; a refund lowers revenue and is no order."),
        kind: ColumnKind::Category,
        required: false,
        many: false,
    },
    ColumnInfo {
        name: "guest",
        doc: prose!("Whether the order was placed without an account."),
        kind: ColumnKind::Flag,
        required: false,
        many: false,
    },
    ColumnInfo {
        name: "member",
        doc: prose!("Whether the customer was a member at the time of the order; null counts as no."),
        kind: ColumnKind::Flag,
        required: false,
        many: false,
    },
    ColumnInfo {
        name: "currency_code",
        doc: prose!("ISO 4217 code of each row; all rows must have one currency."),
        kind: ColumnKind::Category,
        required: false,
        many: false,
    },
    ColumnInfo {
        name: "category",
        doc: prose!(
            "Category of what was bought. Under grain=\"line\" an order has those of its lines; null is none."
        ),
        kind: ColumnKind::Category,
        required: false,
        many: false,
    },
    ColumnInfo {
        name: "n_categories",
        doc: prose!(
            "How many categories an order has: a whole number of at least 0. In place of `category`, and not under \
              grain=\"line\"."
        ),
        kind: ColumnKind::Count,
        required: false,
        many: false,
    },
    ColumnInfo {
        name: "segment",
        doc: prose!("Columns to split results by, such as country or channel; null is a group of its own."),
        kind: ColumnKind::Category,
        required: false,
        many: true,
    },
];

/// Rows of the `orders` table, column by column.
///
/// # Example
///
/// ```
/// use engagement_metrics::rows::{Column, orders::OrderRows};
///
/// let rows = OrderRows::new(&["ada", "grace"][..], Column::instants(vec![0, 1]), &[12.50, 8.00][..])
///     .order(&[1001, 1002][..])
///     .segment("country", &["UK", "FR"][..]);
/// assert_eq!(rows.len(), 2);
/// ```
///
/// Records of any type are collected, as (customer, time, value) or, better, with the order id: without one each row is
/// an order. Rows are checked when a state or a table reads them, so collecting cannot fail.
///
/// ```
/// use engagement_metrics::{OrderRows, Orders, OrdersOptions, OrdersSettings, Timestamp};
///
/// struct Sale { id: i64, who: String, at: Timestamp, amount: f64 }
/// let sales = [Sale { id: 7, who: "ada".into(), at: "2026-01-05T09:30:00Z".parse()?, amount: 12.50 }];
/// let rows: OrderRows =
///     sales.iter().map(|sale| (sale.who.as_str(), sale.at, sale.amount, sale.id)).collect();
/// let orders = Orders::new(&rows, OrdersOptions::default(), OrdersSettings::default())?;
/// assert_eq!(orders.state().len(), 1);
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct OrderRows<'a> {
    parts: Vec<(&'static ColumnInfo, String, Column<'a>)>,
}

impl<'a> OrderRows<'a> {
    /// Rows with the three columns that every order log has.
    pub fn new(
        customer: impl Into<Column<'a>>,
        time: impl Into<Column<'a>>,
        value: impl Into<Column<'a>>,
    ) -> Self {
        Self { parts: Vec::new() }.put("customer", customer).put("time", time).put("value", value)
    }

    fn put(self, part: &'static str, column: impl Into<Column<'a>>) -> Self {
        self.named(part, part, column)
    }

    fn named(mut self, part: &'static str, name: &str, column: impl Into<Column<'a>>) -> Self {
        if let Some(info) = info(part) {
            self.parts.push((info, name.to_owned(), column.into()));
        }
        self
    }

    /// Order ids.
    #[must_use]
    pub fn order(self, column: impl Into<Column<'a>>) -> Self {
        self.put("order", column)
    }

    /// Cost of the goods.
    #[must_use]
    pub fn cost(self, column: impl Into<Column<'a>>) -> Self {
        self.put("cost", column)
    }

    /// `order` or `refund`.
    #[must_use]
    pub fn kind(self, column: impl Into<Column<'a>>) -> Self {
        self.put("kind", column)
    }

    /// Whether the order was placed without an account.
    #[must_use]
    pub fn guest(self, column: impl Into<Column<'a>>) -> Self {
        self.put("guest", column)
    }

    /// Whether the customer was a member at the time.
    #[must_use]
    pub fn member(self, column: impl Into<Column<'a>>) -> Self {
        self.put("member", column)
    }

    /// ISO 4217 code of each row.
    #[must_use]
    pub fn currency_code(self, column: impl Into<Column<'a>>) -> Self {
        self.put("currency_code", column)
    }

    /// Category of what was bought.
    #[must_use]
    pub fn category(self, column: impl Into<Column<'a>>) -> Self {
        self.put("category", column)
    }

    /// How many categories an order has.
    #[must_use]
    pub fn n_categories(self, column: impl Into<Column<'a>>) -> Self {
        self.put("n_categories", column)
    }

    /// A column to split results by, under its own name.
    #[must_use]
    pub fn segment(self, name: &str, column: impl Into<Column<'a>>) -> Self {
        self.named("segment", name, column)
    }

    /// Rows from parts by name, as bindings have them: (part, name of the user's column, cells).
    ///
    /// # Errors
    ///
    /// When a part is unknown, missing or given twice.
    pub fn from_parts(parts: Vec<(String, String, Column<'a>)>) -> Result<Self, Error> {
        let mut rows = Self { parts: Vec::with_capacity(parts.len()) };
        for (part, name, column) in parts {
            let unknown = || {
                let names: Vec<&str> = COLUMNS.iter().map(|info| info.name).collect();
                Error::new(Code::Unknown, TABLE).at("column").among(&names, &part).got(&part)
            };
            let info = info(&part).ok_or_else(unknown)?;
            rows.parts.push((info, name, column));
        }
        Ok(rows)
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.parts.first().map_or(0, |(_, _, column)| column.len())
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Refuses missing and repeated parts and columns of different lengths.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for info in COLUMNS {
            let given = self.parts.iter().filter(|(part, _, _)| part.name == info.name).count();
            if info.required && given == 0 {
                return Err(Error::new(Code::MissingColumn, TABLE).at(info.name));
            }
            if !info.many && given > 1 {
                let error = Error::new(Code::ArgumentCount, TABLE).at(info.name);
                return Err(error.with("expected", "0 or 1").got(given));
            }
        }
        for (index, (_, name, _)) in self.parts.iter().enumerate().filter(|(_, (part, _, _))| part.many) {
            if self.parts.iter().take(index).any(|(part, other, _)| part.many && other == name) {
                return Err(Error::new(Code::DuplicateOrder, TABLE).at("segment").got(name));
            }
        }
        let rows = self.len();
        match self.parts.iter().find(|(_, _, column)| column.len() != rows) {
            Some((info, _, column)) => {
                let error = Error::new(Code::ColumnLength, TABLE).at(info.name);
                Err(error.with("expected", rows).got(column.len()))
            }
            None => Ok(()),
        }
    }

    /// The column of a part that takes one.
    pub(crate) fn reader(&self, part: &'static str) -> Option<Reader<'_>> {
        let (info, _, column) = self.parts.iter().find(|(info, _, _)| info.name == part)?;
        Some(Reader { table: TABLE, input: info.name, column })
    }

    /// Names and columns of the segments, in the order of their names.
    pub(crate) fn segments(&self) -> Vec<(&str, Reader<'_>)> {
        let parts = self.parts.iter().filter(|(info, _, _)| info.many);
        let mut segments: Vec<_> = parts
            .map(|(info, name, column)| (name.as_str(), Reader { table: TABLE, input: info.name, column }))
            .collect();
        arrange(&mut segments, |a, b| a.0.cmp(b.0));
        segments
    }
}

/// (customer, time, value), row by row.
impl<'a, C, T, V> FromIterator<(C, T, V)> for OrderRows<'a>
where
    Column<'a>: FromIterator<C> + FromIterator<T> + FromIterator<V>,
{
    fn from_iter<I: IntoIterator<Item = (C, T, V)>>(rows: I) -> Self {
        let (customer, time, value): (Vec<C>, Vec<T>, Vec<V>) = rows.into_iter().collect();
        Self::new(Column::from_iter(customer), Column::from_iter(time), Column::from_iter(value))
    }
}

/// (customer, time, value, order id), row by row.
impl<'a, C, T, V, O> FromIterator<(C, T, V, O)> for OrderRows<'a>
where
    Column<'a>: FromIterator<C> + FromIterator<T> + FromIterator<V> + FromIterator<O>,
{
    fn from_iter<I: IntoIterator<Item = (C, T, V, O)>>(rows: I) -> Self {
        let split = |(customer, time, value, order)| ((customer, time, value), order);
        let (rows, order): (Vec<(C, T, V)>, Vec<O>) = rows.into_iter().map(split).unzip();
        rows.into_iter().collect::<Self>().order(Column::from_iter(order))
    }
}

fn info(part: &str) -> Option<&'static ColumnInfo> {
    COLUMNS.iter().find(|info| info.name == part)
}
