//! Columns as `js/columns.js` packs them: each is copied once, whole, and then borrowed by the core.

use engagement_metrics::Error;
use engagement_metrics::field::{ColumnKind, InputKind};
use engagement_metrics::rows::Column;
use engagement_metrics::sources::{Part, SOURCES};
use js_sys::{Array, BigInt64Array, Float64Array, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

/// One column, copied.
#[derive(Debug)]
pub(crate) struct Held {
    part: String,
    name: String,
    cells: Cells,
    nulls: Option<Vec<bool>>,
}

/// What a list stands for: a column of a table or an input of a formula.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Expected {
    Column(ColumnKind),
    Input(InputKind),
}

/// The cells, by the word that packs them.
#[derive(Debug)]
enum Cells {
    Float(Vec<f64>),
    Int(Vec<i64>),
    Bool(Vec<bool>),
    Instant(Vec<i64>),
    LocalTime(Vec<i64>),
    /// Units and scale.
    Decimal(Vec<i128>, u8),
    /// Texts end to end, where each ends, and the place of each row's text among them; 0 is null. Without places, each row
    /// has the text of its own place.
    Text {
        words: String,
        ends: Vec<u32>,
        codes: Option<Vec<u32>>,
    },
    /// A row whose text is no Unicode.
    NotUnicode(usize),
    /// The columns that there are instead.
    Absent(Vec<String>),
    /// What was found, which no column is made of.
    Unreadable(String),
}

fn truths(cells: &JsValue) -> Vec<bool> {
    cells.unchecked_ref::<Uint8Array>().to_vec().into_iter().map(|cell| cell != 0).collect()
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// Times in ticks of a unit, as microseconds; null cells may hold anything, so only live ones can be out of range.
fn times(mut cells: Vec<i64>, unit: &str, is_local: bool, nulls: Option<&[bool]>) -> Cells {
    let factor = match unit {
        "days" => 86_400_000_000,
        "seconds" => 1_000_000,
        "milliseconds" => 1_000,
        _ => 1,
    };
    for (row, cell) in cells.iter_mut().enumerate() {
        // Downwards, also before 1970: else an instant could leave its microsecond.
        let micros =
            if unit == "nanoseconds" { Some(cell.div_euclid(1_000)) } else { cell.checked_mul(factor) };
        *cell = match micros {
            Some(micros) => micros,
            None if nulls.and_then(|nulls| nulls.get(row)) == Some(&true) => 0,
            None => return Cells::Unreadable("times outside the range of microseconds".to_owned()),
        };
    }
    if is_local { Cells::LocalTime(cells) } else { Cells::Instant(cells) }
}

/// Texts whose bytes somebody else may have written.
fn texts(bytes: Vec<u8>, ends: Vec<u32>, codes: Option<Vec<u32>>) -> Cells {
    let place = match String::from_utf8(bytes) {
        Ok(words) => match ends.iter().position(|&end| !words.is_char_boundary(end as usize)) {
            None => return Cells::Text { words, ends, codes },
            Some(place) => place,
        },
        Err(error) => ends.partition_point(|&end| end as usize <= error.utf8_error().valid_up_to()),
    };
    let row = |codes: Vec<u32>| codes.iter().position(|&code| code as usize == place + 1);
    Cells::NotUnicode(codes.map_or(Some(place), row).unwrap_or_default())
}

impl Held {
    /// Copies `[part, name, nulls, type, …]`.
    pub(crate) fn of(packed: &Array) -> Self {
        let at = |index| packed.get(index);
        let nulls = at(2);
        let nulls = (!nulls.is_undefined()).then(|| truths(&nulls));
        let cells = match text(&at(3)).as_str() {
            "float" => Cells::Float(at(4).unchecked_ref::<Float64Array>().to_vec()),
            "int" => Cells::Int(at(4).unchecked_ref::<BigInt64Array>().to_vec()),
            "bool" => Cells::Bool(truths(&at(4))),
            "instant" => {
                let millis = at(4).unchecked_ref::<Float64Array>().to_vec();
                Cells::Instant(millis.into_iter().map(|millis| (millis * 1000.0) as i64).collect())
            }
            "ticks" => times(
                at(4).unchecked_ref::<BigInt64Array>().to_vec(),
                &text(&at(5)),
                at(6).is_truthy(),
                nulls.as_deref(),
            ),
            "decimal" => {
                let bytes = at(4).unchecked_ref::<Uint8Array>().to_vec();
                let (units, _) = bytes.as_chunks::<16>();
                let scale = at(5).as_f64().unwrap_or_default() as u8;
                Cells::Decimal(units.iter().copied().map(i128::from_le_bytes).collect(), scale)
            }
            "text" => {
                let bytes = at(4).unchecked_ref::<Uint8Array>().to_vec();
                let ends = at(5).unchecked_ref::<Uint32Array>().to_vec();
                let codes = at(6);
                let codes = (!codes.is_undefined()).then(|| codes.unchecked_ref::<Uint32Array>().to_vec());
                texts(bytes, ends, codes)
            }
            "notUnicode" => Cells::NotUnicode(at(4).as_f64().unwrap_or_default() as usize),
            "absent" => {
                Cells::Absent(at(4).unchecked_ref::<Array>().iter().map(|name| text(&name)).collect())
            }
            _ => Cells::Unreadable(text(&at(4))),
        };
        Self { part: text(&at(0)), name: text(&at(1)), cells, nulls }
    }

    /// Copies the columns of a table.
    pub(crate) fn all(parts: &Array) -> Vec<Self> {
        parts.iter().map(|part| Self::of(part.unchecked_ref())).collect()
    }

    /// What it is called where it is given.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The cells, borrowed.
    pub(crate) fn column(
        &self,
        subject: &'static str,
        part: &str,
        expected: Expected,
    ) -> Result<Column<'_>, Error> {
        let column = match &self.cells {
            Cells::Float(cells) => Column::from(cells),
            Cells::Int(cells) => Column::from(cells),
            Cells::Bool(cells) => Column::from(cells),
            Cells::Instant(cells) => Column::instants(cells),
            Cells::LocalTime(cells) => Column::local_times(cells),
            Cells::Decimal(units, scale) => Column::decimals(units.as_slice(), *scale),
            Cells::Text { words, ends, codes } => {
                let end = |place: usize| ends.get(place).map_or(0, |&end| end as usize);
                let word = |place: usize| words.get(place.checked_sub(1).map_or(0, end)..end(place));
                let cells: Vec<_> = match (codes, &self.nulls) {
                    (Some(codes), _) => {
                        codes.iter().map(|&code| word((code as usize).checked_sub(1)?)).collect()
                    }
                    (None, None) => (0..ends.len()).map(word).collect(),
                    (None, Some(nulls)) => (0..ends.len())
                        .map(|row| if nulls.get(row) == Some(&true) { None } else { word(row) })
                        .collect(),
                };
                Column::from(cells)
            }
            Cells::NotUnicode(row) => return Err(Error::not_unicode(subject, part, *row)),
            Cells::Absent(columns) => return Err(Error::no_such_column(subject, part, &self.name, columns)),
            Cells::Unreadable(got) => {
                return Err(match expected {
                    Expected::Column(kind) => Error::unreadable_column(subject, part, kind.describe(), got),
                    Expected::Input(kind) => Error::unreadable_option(subject, part, &kind.describe(), got),
                });
            }
        };
        Ok(match &self.nulls {
            Some(nulls) => column.nulls(nulls.as_slice()),
            None => column,
        })
    }
}

/// The columns of the table behind a source or state of that name.
pub(crate) fn parts<'a>(name: &str, held: &'a [Held]) -> Result<Vec<Part<'a>>, Error> {
    let info = SOURCES.iter().find(|info| info.name == name || info.state == name);
    held.iter()
        .map(|held| {
            let part = info.and_then(|info| info.columns.iter().find(|column| column.name == held.part));
            let table = info.map_or("table", |info| info.table);
            let expected = Expected::Column(part.map_or(ColumnKind::Category, |part| part.kind));
            let column = held.column(table, &held.part, expected)?;
            Ok((held.part.clone(), held.name.clone(), column))
        })
        .collect()
}
