//! Totals of a table of orders: made by one question, and answering it without the orders.

use super::{Compare, Orders, Question, told};
use crate::analyses::orders::{self as analysis, View};
use crate::calendar::Period;
use crate::error::Error;
use crate::note::{Code as NoteCode, Note};
use crate::report::Report;
use crate::states::OrdersTotals;
use crate::value::Value;

impl Orders {
    /// The totals behind [`Orders::report`] for these settings: kilobytes, which add up over parts that share no customer.
    ///
    /// A customer who is in two parts cannot be recognised and counts twice.
    ///
    /// # Errors
    ///
    /// Without an explicit `as_of`, without a zone, and as [`Orders::ask`].
    pub fn totals(
        &self,
        period: Period,
        segment: Option<&str>,
        compare: Compare,
    ) -> Result<OrdersTotals, Error> {
        let mut question = Question::report(period).compare(compare);
        question.segment = segment.map(str::to_owned);
        analysis::totals(&self.view(), &question.parts(), (period, segment, compare))
    }
}

impl OrdersTotals {
    /// What the log behind them would report, of every figure that needs no more than totals; a note names the others.
    ///
    /// # Errors
    ///
    /// When there are too many periods, or a total leaves its range.
    pub fn report(&self) -> Result<Report, Error> {
        let (state, settings, counts) = (self.head(), self.settings(), self.counts());
        let level = &state.whole();
        let view = View { state, level, settings, as_of: self.as_of(), counts };
        let asked = self.asked();
        let mut question = Question::report(asked.period).compare(asked.compare);
        question.segment.clone_from(&asked.segment);
        let mut report = told(&view, &question, &|asked| analysis::add_up(self, &view, asked))?;
        let metrics = analysis::left_out(&view).into_iter().map(Value::from).collect::<Vec<_>>();
        report.notes.push(Note::new(NoteCode::NotOfTotals).with("metrics", metrics));
        Ok(report)
    }
}
