//! Shared helpers of the conformance tests.

pub mod retail;

/// The Rust of the repository's front page runs as a documentation test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct FrontPage;

use std::path::{Path, PathBuf};

use engagement_metrics::metric::{Argument, Formula};
use engagement_metrics::{Error, Estimate};

/// A file of the repository.
#[must_use]
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("..")).join(path)
}

/// Fails unless a written file is what it should be; `UPDATE=1` (as `make facades` sets it) writes it instead.
///
/// # Panics
///
/// When the file differs or cannot be written.
pub fn assert_up_to_date(path: &str, text: &str) {
    let file = repository(path);
    if std::env::var_os("UPDATE").is_some() {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).expect("the folder of a written file");
        }
        std::fs::write(&file, text).expect("a written file");
        return;
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == text, "{path} is not up to date: run `make facades`");
}

/// The Rust files of a folder and of those in it.
///
/// # Panics
///
/// When it is no folder.
pub fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// `average_order_value` as JavaScript writes it.
#[must_use]
pub fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |text, word| {
        let mut letters = word.chars();
        let head = letters.next().map(|letter| letter.to_ascii_uppercase());
        text + &head.into_iter().collect::<String>() + letters.as_str()
    })
}

/// The bits of a number, as vectors hold them; nothing for an undefined one.
#[must_use]
pub fn bits(number: Option<f64>) -> serde_json::Value {
    number.map_or(serde_json::Value::Null, |number| format!("{:016x}", number.to_bits()).into())
}

/// Seeded random numbers (SplitMix64, Steele and others 2014): the same in every run.
#[derive(Debug)]
pub struct Random(pub u64);

impl Random {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; the bias of the remainder is far below what a test could see.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit.max(1) as u64) as usize
    }

    /// The numbers below `length` in random order.
    pub fn permutation(&mut self, length: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..length).collect();
        for last in (1..length).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

/// The rows of the catalogue.
///
/// # Panics
///
/// When it is not there, or no JSON.
pub fn catalogue() -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(repository("core/catalogue/catalogue.json")).expect("the catalogue");
    serde_json::from_str(&text).expect("JSON")
}

/// Evaluates a formula on JSON values, as a binding does.
///
/// # Errors
///
/// As the formula.
///
/// # Panics
///
/// On JSON that no input takes.
pub fn evaluate(formula: &Formula, given: &[serde_json::Value]) -> Result<Estimate, Error> {
    let argument = |value: &serde_json::Value| match value {
        serde_json::Value::Array(cells) if cells.iter().all(|cell| cell.is_number()) => {
            Argument::List(cells.iter().filter_map(|cell| cell.as_f64()).collect::<Vec<_>>().into())
        }
        serde_json::Value::Array(cells) => {
            let cells: Vec<Option<&'static str>> =
                cells.iter().map(|cell| cell.as_str().map(|text| &*text.to_owned().leak())).collect();
            Argument::List(cells.into())
        }
        serde_json::Value::Null => Argument::Missing,
        serde_json::Value::String(word) => Argument::Word(word.clone().into()),
        serde_json::Value::Number(number) => Argument::Number(number.as_f64().expect("a number")),
        other => panic!("no input takes {other}"),
    };
    let mut arguments: Vec<_> = given.iter().map(argument).collect();
    arguments.resize(formula.inputs.len(), Argument::Missing);
    formula.evaluate(&arguments)
}
