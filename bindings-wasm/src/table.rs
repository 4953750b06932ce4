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
    /// The different texts end to end, where each ends, and the place of each row's text among them; 0 is null.
    Text {
        words: String,
        ends: Vec<u32>,
        codes: Vec<u32>,
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

impl Held {
    /// Copies `[part, name, nulls, type, …]`.
    pub(crate) fn of(packed: &Array) -> Self {
        let at = |index| packed.get(index);
        let cells = match text(&at(3)).as_str() {
            "float" => Cells::Float(at(4).unchecked_ref::<Float64Array>().to_vec()),
            "int" => Cells::Int(at(4).unchecked_ref::<BigInt64Array>().to_vec()),
            "bool" => Cells::Bool(truths(&at(4))),
            "instant" => {
                let millis = at(4).unchecked_ref::<Float64Array>().to_vec();
                Cells::Instant(millis.into_iter().map(|millis| (millis * 1000.0) as i64).collect())
            }
            "text" => Cells::Text {
                // The encoder wrote it, so it is UTF-8; were it not, the core would refuse the replacement.
                words: String::from_utf8(at(4).unchecked_ref::<Uint8Array>().to_vec()).unwrap_or_default(),
                ends: at(5).unchecked_ref::<Uint32Array>().to_vec(),
                codes: at(6).unchecked_ref::<Uint32Array>().to_vec(),
            },
            "notUnicode" => Cells::NotUnicode(at(4).as_f64().unwrap_or_default() as usize),
            "absent" => {
                Cells::Absent(at(4).unchecked_ref::<Array>().iter().map(|name| text(&name)).collect())
            }
            _ => Cells::Unreadable(text(&at(4))),
        };
        let nulls = at(2);
        let nulls = (!nulls.is_undefined()).then(|| truths(&nulls));
        Self { part: text(&at(0)), name: text(&at(1)), cells, nulls }
    }

    /// Copies the columns of a table.
    pub(crate) fn all(parts: &Array) -> Vec<Self> {
        parts.iter().map(|part| Self::of(part.unchecked_ref())).collect()
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
            Cells::Text { words, ends, codes } => {
                let end = |code: usize| ends.get(code).map_or(0, |&end| end as usize);
                let word = |&code: &u32| {
                    let code = (code as usize).checked_sub(1)?;
                    words.get(code.checked_sub(1).map_or(0, end)..end(code))
                };
                Column::from(codes.iter().map(word).collect::<Vec<_>>())
            }
            Cells::NotUnicode(row) => return Err(Error::not_unicode(subject, part, *row)),
            Cells::Absent(columns) => return Err(Error::no_such_column(subject, part, &self.name, columns)),
            Cells::Unreadable(got) => {
                return Err(match expected {
                    Expected::Column(kind) => Error::unreadable_column(subject, part, kind.describe(), got),
                    Expected::Input(kind) => Error::unreadable_option(subject, part, kind.describe(), got),
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
