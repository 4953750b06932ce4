//! The report as one self-contained page.

use super::Report;

impl Report {
    /// The report as one self-contained HTML page with charts, and without any script.
    pub fn to_html(&self) -> String {
        String::from("<!doctype html>")
    }
}
