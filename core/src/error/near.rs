//! What a mistyped name may have meant.

use super::Error;
use crate::order::arrange;

/// Names that fit into one message.
const SHOWN: usize = 12;

impl Error {
    /// The names there are; of many only the nearest, and the one that is meant where one is close.
    #[cold]
    pub(crate) fn among(self, names: &[&str], got: &str) -> Self {
        let mut near: Vec<(usize, &str)> = names.iter().map(|name| (distance(got, name), *name)).collect();
        arrange(&mut near, |a, b| a.0.cmp(&b.0));
        // A third of the letters: beyond that any short name is near any other.
        let meant = near.first().filter(|(edits, name)| edits * 3 <= name.len()).map(|(_, name)| *name);
        let choices = if names.len() <= SHOWN {
            names.join(", ")
        } else {
            let nearest: Vec<&str> = near.iter().take(5).map(|(_, name)| *name).collect();
            nearest.join(", ") + ", …"
        };
        let error = self.with("choices", choices);
        match meant {
            Some(name) => error.with("near", String::from("did you mean ") + name + "?"),
            None => error,
        }
    }
}

/// Edits between two names (Levenshtein), whatever the case of their letters.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b.bytes()) {
            let best = (diagonal + usize::from(!x.eq_ignore_ascii_case(&y))).min(*cell + 1).min(left + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    fn message(names: &[&str], got: &str) -> String {
        Error::new(Code::UnknownOption, "orders").at(got.to_owned()).among(names, got).to_string()
    }

    #[test]
    fn a_close_name_is_asked_for() {
        assert_eq!(distance("kitten", "sitting"), 3);
        let names = ["currency", "time_zone", "scale"];
        let all = "must be an option; there are: currency, time_zone, scale";
        assert_eq!(message(&names, "curency"), format!("orders: `curency` {all}; did you mean currency?"));
        assert_eq!(
            message(&names, "Time_Zone"),
            format!("orders: `Time_Zone` {all}; did you mean time_zone?")
        );
        assert_eq!(message(&names, "segments"), format!("orders: `segments` {all}"));
    }

    #[test]
    fn of_many_names_the_nearest_are_shown() {
        let names: Vec<String> = (0..30).map(|number| format!("column_{number:02}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let shown = message(&names, "column_29");
        assert!(shown.contains("there are: column_29, column_09,") && shown.contains(", …;"), "{shown}");
    }
}
