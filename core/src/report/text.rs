//! The report as text for a terminal.

use std::fmt::{self, Display};

use super::Report;

impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.findings().iter().try_for_each(|finding| writeln!(f, "{}", finding.estimate))
    }
}
